import type { Answer } from "./answer.ts";
import type { Route } from "./contract.ts";
import type { Failure } from "./delivery/failures.ts";
import type { SummarizedForm } from "./multipart.ts";
import type { Recipient } from "./recipients.ts";
import type { ApiKey, Organization } from "./state/types.ts";
import type { World } from "./world.ts";

/** A request from the server or from `fetch`. */
export interface Incoming {
  readonly method: string;
  /** Path and query as received, percent-encoded. */
  readonly target: string;
  readonly header: (name: string) => string | null | undefined;
  /** The body: its text, its bytes or parts if it isn't text, undefined for none, or why it can't be read. */
  readonly body: string | Uint8Array | SummarizedForm | undefined | { readonly unreadable: string };
}

/** A request on its way through the entry rules. Each rule adds what it finds. */
export interface Call {
  readonly world: World;
  readonly route: Route;
  readonly incoming: Incoming;
  readonly key: ApiKey;
  readonly organization: Organization;
  /** The parameters in the path, percent-encoded. */
  readonly rawParameters: readonly (readonly [name: string, raw: string])[];
  parameters: Readonly<Record<string, string>>;
  /** The recipient that the `chatId` in the path names. */
  recipient: Recipient | undefined;
  query: Readonly<Record<string, string | number>>;
  body: unknown;
  /** How the message that this call sends fails later, if a caller asked for that. */
  readonly failure: Failure | undefined;
}

/**
 * The body of a call.
 *
 * @typeParam T The type of the operation's body in the contract.
 */
export function bodyOf<T>({ body }: Pick<Call, "body">): T {
  return body as T; // The rule `body` has checked it against the operation's schema.
}

/** A check. An answer ends the call, and undefined continues it. */
export type Rule<C = Call> = (call: C) => Answer | undefined;
