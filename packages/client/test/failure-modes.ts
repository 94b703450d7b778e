import { documented } from "./failure-modes/documented.ts";
import { malformed } from "./failure-modes/malformed.ts";
import { noError } from "./failure-modes/no-error.ts";
import { noResponse } from "./failure-modes/no-response.ts";

/** The rows of the table in docs/behavior.md, in its order. */
export const failureModes = [...documented, ...malformed, ...noError, ...noResponse];
export type { FailureMode } from "./failure-modes/failure-mode.ts";
