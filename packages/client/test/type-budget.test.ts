import { expect, it } from "vitest";
import { compile, programs } from "../bench/type-check.ts";

// What the compiler has to work out for a program that handles 30 codes in each of 20 operations, on a contract of 1,000
// codes and 300 operations. It's the same on every machine. It was 67,973 when the compiler looked at the arguments of all
// operations for the first call, 49,391 when it looked for the codes in all schemas and for the context members in each
// body, 19,475 when it looked for the codes in the bodies of each operation, and 10,968 since all of them are generated.
const budget = 11_000;

it("a program that handles every error stays within its type instantiations", async () => {
  const count = await compile(programs["20 calls, 30 cases each"], "Instantiations");
  expect(count).toBeGreaterThan(5_000);
  expect(count).toBeLessThanOrEqual(budget);
});
