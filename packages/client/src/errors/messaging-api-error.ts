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
  readonly status?: number;
  readonly details?: unknown;
  readonly serverCode?: string | undefined;
  readonly docsUrl?: string | undefined;
  readonly retryAfterMs?: number | undefined;
}

export interface MessagingApiError extends Fields {}

/** The one class behind all error types. Callers tell errors apart by `code`, and know them by `isApiError`. */
export class MessagingApiError extends Error {
  // Private, so that `console.log`, `JSON.stringify` and `structuredClone` do not show them.
  readonly #body: unknown;
  readonly #reason: unknown;

  constructor(message: string, fields: Fields, body: unknown, reason?: unknown) {
    // Most errors are returned and never thrown, and a stack costs a fifth of the call: `orThrow` captures one.
    const limit = Engine.stackTraceLimit;
    Engine.stackTraceLimit = 0;
    super(message);
    Engine.stackTraceLimit = limit;
    Object.assign(this, fields);
    this.#body = body;
    this.#reason = reason;
  }

  /** Throws this error, with the stack of whoever asked for it. */
  throw(): never {
    Engine.captureStackTrace?.(this);
    throw this;
  }

  get body(): unknown {
    return this.#body;
  }

  get reason(): unknown {
    return this.#reason;
  }

  get [brand](): true {
    return true;
  }

  toJSON(): Record<string, unknown> {
    const fields: object = this;
    return { name: this.name, message: this.message, ...fields };
  }
}
// On the prototype, as of every built-in error, and as text, which minifiers leave alone.
MessagingApiError.prototype.name = "MessagingApiError";
