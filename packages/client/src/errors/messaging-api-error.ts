import type { ErrorBase } from "../types/errors.ts";
import { brand } from "./brand.ts";

/** `Error`, with what V8 has beside the standard, and JavaScriptCore in part. */
const Engine = Error as typeof Error & {
  stackTraceLimit?: number | undefined;
  captureStackTrace?: (error: object) => void;
};

/** The parts that everyone may see. `code`, `status` and `details` are those of the type that callers are given. */
export interface Fields extends Pick<ErrorBase, "attempts" | "retryable" | "idempotencyKey"> {
  readonly operation: string;
  readonly code: string | undefined;
  readonly title?: string | undefined;
  readonly fix?: string | undefined;
  readonly status?: number | undefined;
  readonly details?: unknown;
  readonly serverCode?: string | undefined;
  readonly docsUrl?: string | undefined;
  readonly retryAfterMs?: number | undefined;
}

/** The parts that may hold secrets. */
interface Hidden {
  readonly body?: unknown;
  readonly reason?: unknown;
  readonly headers?: Headers;
}

export interface MessagingApiError extends Fields {}

/** The one class behind all error types. Callers tell errors apart by `code`, and know them by `isApiError`. */
export class MessagingApiError extends Error {
  // Private, so that `console.log`, `JSON.stringify` and `structuredClone` do not show them.
  readonly #hidden: Hidden;

  constructor(message: string, fields: Fields, hidden: Hidden) {
    // Most errors are returned and never thrown, and a stack costs a fifth of the call: `orThrow` captures one.
    const limit = Engine.stackTraceLimit;
    setStackTraceLimit(0);
    super(message);
    setStackTraceLimit(limit);
    Object.assign(this, fields);
    this.#hidden = hidden;
  }

  /** Throws this error, with the stack of whoever asked for it. */
  throw(): never {
    Engine.captureStackTrace?.(this);
    throw this;
  }

  get body(): unknown {
    return this.#hidden.body;
  }

  get reason(): unknown {
    return this.#hidden.reason;
  }

  get headers(): Headers | undefined {
    return this.#hidden.headers;
  }

  get requestId(): string | undefined {
    const { headers } = this;
    return headers?.get("x-request-id") ?? headers?.get("request-id") ?? undefined;
  }

  get [brand](): true {
    return true;
  }

  toJSON(): Record<string, unknown> {
    const fields: object = this;
    return { name: this.name, message: this.message, ...fields, requestId: this.requestId };
  }
}

/** `Error` may be frozen, by `node --frozen-intrinsics` for one; `Reflect.set` then does nothing. */
function setStackTraceLimit(limit: number | undefined): void {
  Reflect.set(Engine, "stackTraceLimit", limit);
}

// On the prototype, as of every built-in error, and as text, which minifiers leave alone. Not assigned: where `Error` is
// frozen, that would throw.
Object.defineProperty(MessagingApiError.prototype, "name", {
  value: "MessagingApiError",
  writable: true,
  configurable: true,
});
