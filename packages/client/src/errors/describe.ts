import { own } from "../own.ts";
import { texts as generated } from "../../generated/texts.ts";
import type { CodelessStatus } from "../bodies.ts";
import type { AnyError, ErrorCode } from "../types/errors.ts";
import { textKey } from "./parse.ts";

/** What the contract tells people about an error. */
export interface Description {
  /** A few words, such as "New-contact limit reached". */
  readonly title: string;
  /** What to do now, in full sentences. CommonMark. */
  readonly fix: string;
  /** Whether a retry can help: `never`, `quota` (later, at an unknown time), `retry-after`, `backoff`. */
  readonly retry: "never" | "quota" | "retry-after" | "backoff";
  /** Whether the API may have acted on the request anyway. Absent where the contract doesn't say it. */
  readonly sideEffects?: "none" | "partial" | "unknown";
  /** Who can remove the cause: you, the contact, or the API's operator. Absent where the contract doesn't say it. */
  readonly actor?: "caller" | "end-user" | "operator";
}

/**
 * The contract's words, by code, or by HTTP status for an error without one. `createClient({ apiKey, texts })` makes
 * every error know its `fix`. Apart from the client, so that only programs that show them carry them.
 */
export const texts: Readonly<Record<ErrorCode | CodelessStatus, Description>> = generated;

/** The contract's words about one error, whoever made it. `undefined` for errors that it has none about. */
export function describe(error: AnyError): Description | undefined {
  const key = textKey(error.code, error.status);
  return own<Description>(texts, key);
}
