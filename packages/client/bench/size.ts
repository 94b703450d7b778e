import type { Bench } from "../../../scripts/bench/harness.ts";
import { bundle, gzipped, programs } from "../test/bundle.ts";

export const size: Bench = {
  title: "Size of programs, minified by esbuild and gzipped",
  unit: "B",
  rounds: 1,
  contenders: Object.fromEntries(
    Object.entries(programs).map(([name, program]) => [name, async () => gzipped(await bundle(program))]),
  ),
  note: "Aims: 4,200 B to send a message and switch on the code, 1,500 B for the guards alone.",
};
