import type { Answer } from "./answer.ts";
import type { Route } from "./contract.ts";
import type { Failure } from "./delivery/failures.ts";
import type { SummarizedForm } from "./multipart.ts";
import type { Recipient } from "./recipients.ts";
import type { ApiKey, Organization } from "./state/types.ts";
import type { World } from "./world.ts";

/** A request, as the server or `fetch` hands it over. */
export interface Incoming {
  readonly method: string;
  /** Path and query as they came, percent-encoded. */
  readonly target: string;
  readonly header: (name: string) => string | null | undefined;
  /** The body: its text, its bytes or parts if it isn't text, undefined for none, or why it can't be read. */
  readonly body: string | Uint8Array | SummarizedForm | undefined | { readonly unreadable: string };
}

/** A request on its way through the rules of entry, each of which adds what it finds. */
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
  /** How the message that this call sends fails later, if that was asked for. */
  readonly failure: Failure | undefined;
}

/**
 * The body of a call.
 *
 * @typeParam T What the contract says that the body of this operation is.
 */
export function bodyOf<T>({ body }: Pick<Call, "body">): T {
  return body as T; // The rule `body` has checked it against the operation's schema.
}

/** A check: an answer ends the call, undefined lets it go on. */
export type Rule<C = Call> = (call: C) => Answer | undefined;
