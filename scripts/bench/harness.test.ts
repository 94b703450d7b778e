import { expect, it } from "vitest";
import { measure, toMarkdown, type Bench } from "./harness.ts";

const bench = (contenders: Bench["contenders"]): Bench => ({
  title: "Two things",
  unit: "kB",
  rounds: 5,
  contenders,
});

it("interleaves the contenders and takes medians and per-round ratios", async () => {
  const order: string[] = [];
  const figures = (name: string, values: number[]) => () => {
    order.push(name);
    return values.shift() ?? Number.NaN;
  };
  // The first value of each is the warm-up, which does not count.
  const rows = await measure(
    bench({ a: figures("a", [99, 1, 2, 3, 4, 100]), b: figures("b", [99, 2, 4, 6, 8, 50]) }),
  );
  expect(rows).toMatchObject([
    { name: "a", median: 3, quartiles: [2, 4], ratio: 1 },
    { name: "b", median: 6, quartiles: [4, 8], ratio: 2 },
  ]);
  expect(order.join("")).toBe("abab" + "baab" + "baab");
});

it("prints a Markdown table", async () => {
  const one = bench({ a: () => 10, b: () => 25 });
  expect(toMarkdown(one, await measure(one))).toContain("| b | 25.0 | 25.0 - 25.0 | 2.50 |");
});
