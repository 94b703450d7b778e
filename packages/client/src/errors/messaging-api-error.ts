import type { ErrorBase } from "../types/errors.ts";
import { brand } from "./brand.ts";
import { limitStacks } from "./limit-stacks.ts";

/** An extension of V8 and JavaScriptCore. */
interface Engine {
  captureStackTrace?(error: object): void;
}

/** What is known about a call when it fails. */
export interface Circumstances extends Pick<ErrorBase, "attempts"> {
  readonly operation: string;
  readonly idempotencyKey?: string | undefined;
}

/** The public members. `code`, `status`, and `details` have the types of the callers' error types. */
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

/** The parts that can contain secrets. */
interface Hidden {
  readonly body?: unknown;
  readonly reason?: unknown;
  readonly headers?: Headers;
}

/** The one class behind all error types. Callers distinguish errors by `code`, and recognize them with `isApiError`. */
export class MessagingApiError extends Error {
  // Private, so that `console.log`, `JSON.stringify`, and `structuredClone` don't show them.
  readonly #hidden: Hidden;

  constructor(message: string, at: Circumstances, hidden: Hidden) {
    // Without a stack, since most errors are returned, not thrown, and a stack costs a fifth of the call. A limit of 0 would
    // still cost an empty stack.
    const limit = limitStacks();
    super(message);
    limitStacks(limit);
    if (limit) this.stack = `${this.name}: ${message}`;
    // Assigned one by one, here and elsewhere: `Object.assign` to an error costs as much as creating it.
    this.operation = at.operation;
    this.attempts = at.attempts;
    this.idempotencyKey = at.idempotencyKey;
    this.#hidden = hidden;
  }

  /** Throws this error, with the stack of the caller. */
  throw(): never {
    (Error as Engine).captureStackTrace?.(this); // Not every engine has it.
    throw this;
  }

  // On the prototype, as in built-in errors, and as a string, which minifiers don't rename.
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
    // As an object, which has only what was assigned, and not what is inherited.
    return { name: this.name, message: this.message, ...(this as object) };
  }
}
