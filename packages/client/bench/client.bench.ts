import type { Bench } from "../../../scripts/bench/harness.ts";
import { failingCall } from "./failing-call.ts";
import { size } from "./size.ts";
import { typeCheck } from "./type-check.ts";

export const benches: readonly Bench[] = [size, failingCall, ...typeCheck];
