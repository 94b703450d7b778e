import { texts } from "../../generated/texts.ts";
import type { AnyError } from "../types/errors.ts";

/** What the contract tells people about an error. */
export interface Description {
  /** A few words, such as "New-contact limit reached". */
  readonly title: string;
  /** What to do now, in full sentences. CommonMark. */
  readonly fix: string;
  /** Whether a retry can help: `never`, `quota` (later, nobody says when), `retry-after`, `backoff`. */
  readonly retry: "never" | "quota" | "retry-after" | "backoff";
}

const all: Readonly<Record<string, Description>> = texts;

/**
 * The contract's words about an error: title, fix and retry class. `undefined` for errors that it has none about.
 * In a function of its own, so that only programs that show them carry the texts.
 */
export function describe(error: AnyError): Description | undefined {
  const key = error.code ?? error.status;
  return Object.hasOwn(all, key) ? all[key] : undefined;
}
