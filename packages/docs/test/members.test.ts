import { expect, it } from "vitest";
import { operationPage } from "../src/operation-page.ts";
import { schemaPage } from "../src/schema-page.ts";
import { contract } from "./site.ts";

it("tells the values of a member once: with their meaning, or as a list", () => {
  const bodies = [
    ...Object.keys(contract.schemas).map((name) => schemaPage(name, contract).body.text),
    ...contract.operations.map((one) => operationPage(one, contract).body.text),
  ];
  // A value with its meaning is an entry of a list, such as `failed`: the message couldn't be delivered.
  const meanings = /<ul>\n<li><code>(\w+)<\/code>: [^]*?<\/ul>\s*(<p>One of .*?<\/p>)?/g;
  const told = bodies.flatMap((body) => [...body.matchAll(meanings)]);
  expect(told.length).toBeGreaterThan(20);
  const twice = told.filter(([, value = "", list = ""]) => list.includes(`<code>${value}</code>`));
  expect(twice.map(([, , list]) => list)).toEqual([]);
});
