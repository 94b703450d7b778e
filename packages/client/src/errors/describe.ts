import { own } from "../own.ts";
import { texts as generated } from "../../generated/texts.ts";
import type { CodelessStatus } from "../../generated/operations.ts";
import type { AnyError, ErrorCode } from "../types/errors.ts";
import { textKey } from "./parse.ts";

/** The contract's texts about an error. */
export interface Description {
  /** A few words, such as "New contact limit reached". */
  readonly title: string;
  /** What to do now, in full sentences. CommonMark. Absent where the contract doesn't say it. */
  readonly fix?: string;
  /**
   * Whether a retry can help: `never`, `quota` (later, at an unknown time), `retry-after`, `backoff`. Absent where the
   * contract doesn't say it.
   */
  readonly retry?: "never" | "quota" | "retry-after" | "backoff";
  /** Whether the API may have acted on the request anyway. Absent where the contract doesn't say it. */
  readonly sideEffects?: "none" | "partial" | "unknown";
  /** Who can remove the cause: you, the contact, or the API's operator. Absent where the contract doesn't say it. */
  readonly actor?: "caller" | "end-user" | "operator";
}

type FullDescription = Description & Required<Pick<Description, "fix" | "retry">>;

/**
 * The contract's texts, by code, or by HTTP status for an error without one. With `createClient({ apiKey, texts })`,
 * every error has its `title` and its `fix`. They are separate from the client, so that only programs that use them
 * include them.
 */
export const texts: Readonly<Record<ErrorCode | CodelessStatus, FullDescription>> = generated;

/** The contract's texts about one error, no matter what created it. `undefined` if there are none. */
export function describe(error: AnyError): Description | undefined {
  const key = textKey(error.code, error.status);
  return own<Description>(texts, key);
}
