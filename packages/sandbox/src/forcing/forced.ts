import type { Known, OperationId } from "../contract.ts";
import type { FaultName } from "./faults.ts";

/** Which calls it applies to. A call must match every given member. */
export interface Matcher {
  readonly operationId?: OperationId;
  readonly method?: string;
  /** The path without the query, encoded or not, with or without the base path. */
  readonly path?: string;
}

/** What happens to later calls instead of their own answer, and to how many. */
export interface Forced {
  readonly what: Known | FaultName;
  readonly on: Matcher;
  /** Members of the error's body, in place of the example's. */
  readonly context: Readonly<Record<string, unknown>>;
  times: number;
}
