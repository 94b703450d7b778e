import type { Answer } from "../answer.ts";
import type { Call } from "../call.ts";

/** Answers a request that has passed the entry rules. */
export type Operation = (call: Call) => Answer;
