import type { ErrorBase } from "../types/errors.ts";
import { brand } from "./brand.ts";

/** What V8 has beside the standard, and JavaScriptCore in part. */
interface Engine {
  readonly stackTraceLimit?: number | undefined;
  captureStackTrace?(error: object): void;
}

/** What is known about a call when it fails. */
export interface Circumstances extends Pick<ErrorBase, "attempts" | "idempotencyKey"> {
  readonly operation: string;
}

/** The parts that everyone may see. `code`, `status` and `details` are those of the type that callers are given. */
export interface MessagingApiError {
  operation: string;
  attempts: number;
  idempotencyKey: string | undefined;
  code: string | undefined;
  retryable: boolean;
  title?: string | undefined;
  fix?: string | undefined;
  status?: number | undefined;
  details?: unknown;
  serverCode?: string | undefined;
  docsUrl?: string | undefined;
  retryAfterMs?: number | undefined;
  requestId?: string | undefined;
}

/** The parts that may hold secrets. */
interface Hidden {
  readonly body?: unknown;
  readonly reason?: unknown;
  readonly headers?: Headers;
}

/** The one class behind all error types. Callers tell errors apart by `code`, and know them by `isApiError`. */
export class MessagingApiError extends Error {
  // Private, so that `console.log`, `JSON.stringify` and `structuredClone` do not show them.
  readonly #hidden: Hidden;

  constructor(message: string, { operation, attempts, idempotencyKey }: Circumstances, hidden: Hidden) {
    // Most errors are returned and never thrown, and a stack costs a fifth of the call: `orThrow` captures one. A limit
    // of 0 still costs an empty one. Not every engine has the limit.
    const limit = (Error as Engine).stackTraceLimit;
    // `Error` may be frozen, by `node --frozen-intrinsics` for one; `Reflect.set` then does nothing.
    Reflect.set(Error, "stackTraceLimit", undefined);
    super(message);
    Reflect.set(Error, "stackTraceLimit", limit);
    if (limit) this.stack = `${this.name}: ${message}`;
    // One by one, here and by whoever makes an error: `Object.assign` to an error costs as much as the error.
    this.operation = operation;
    this.attempts = attempts;
    this.idempotencyKey = idempotencyKey;
    this.#hidden = hidden;
  }

  /** Throws this error, with the stack of whoever asked for it. */
  throw(): never {
    (Error as Engine).captureStackTrace?.(this); // Not every engine has it.
    throw this;
  }

  // On the prototype, as of every built-in error, and as text, which minifiers leave alone.
  override get name(): "MessagingApiError" {
    return "MessagingApiError";
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

  get [brand](): true {
    return true;
  }

  toJSON(): Record<string, unknown> {
    const fields: object = this;
    return { name: this.name, message: this.message, ...fields };
  }
}
