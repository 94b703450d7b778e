import type { Bench } from "../../../scripts/bench/harness.ts";
import { callTimes } from "./call-times.ts";
import { memory } from "./memory.ts";
import { size } from "./size.ts";
import { typeCheck } from "./type-check.ts";

export const benches: readonly Bench[] = [size, ...callTimes, memory, ...typeCheck];
