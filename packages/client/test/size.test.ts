import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { specs } from "../generated/catalogue.ts";
import { bundle, gzipped, programs } from "./bundle.ts";

const send = "send a message and switch on the code";
// Bytes after minification and gzip. The first must stay at 4,200 or less. What to know before you change it:
// Titles would take 220 B, so they are in `texts`. A browser's bundle leaves out the list of causes that no browser gives,
// for 209 B. Without the code that avoids stacks, it would be 43 B smaller, but a failing call would take 0.94 instead of 0.83
// of openapi-fetch's time in Chromium. A path's parameters without `flat` take 11 B, and save a failing call a tenth of its
// time. An asynchronous `send` would save 13 B, and cost each call three turns of the microtask queue.
const budgets: Readonly<Partial<Record<keyof typeof programs, number>>> = {
  [send]: 4200,
  "the guards alone": 220,
  "parseError alone": 1580,
};
const budgetPerCode = 25;

it("programs stay within their budgets", async () => {
  const lines = [];
  const over = [];
  for (const [name, program] of Object.entries(programs)) {
    const bytes = await bundle(program);
    const size = gzipped(bytes);
    const budget = budgets[name as keyof typeof programs];
    lines.push(
      `${String(size).padStart(6)} B of ${String(budget ?? "-").padStart(5)}  (${bytes.length} B before gzip)  ${name}`,
    );
    if (size > (budget ?? Infinity)) over.push(name);
  }
  console.log(`Sizes after gzip:\n${lines.join("\n")}`);
  expect(over).toEqual([]);
});

it("one more code costs little", async () => {
  const catalogue = await readFile(join(import.meta.dirname, "..", "generated", "catalogue.ts"), "utf8");
  const [start, table] = /export const specs = ({[^]*?\n}) as const/.exec(catalogue)!;
  const sizeWith = async (entries: object) =>
    gzipped(
      await bundle(programs[send], catalogue.replace(start, start.replace(table!, JSON.stringify(entries)))),
    );
  const all = await sizeWith(specs);
  const synthetic = ((await sizeWith({ ...specs, ...newCodes(100) })) - all) / 100;
  // What each of the real ones adds to the others.
  const each: number[] = [];
  const codes = Object.keys(specs).filter((key) => !/^\d/.test(key));
  for (const code of codes) each.push(all - (await sizeWith({ ...specs, [code]: undefined })));
  const real = each.reduce((sum, size) => sum + size) / each.length;
  console.log(
    `One more code: ${synthetic.toFixed(1)} B after gzip, of ${budgetPerCode}; a real one: ${real.toFixed(1)} B`,
  );
  expect(real).toBeLessThanOrEqual(budgetPerCode);
  expect(synthetic).toBeGreaterThan(5);
  expect(synthetic).toBeLessThanOrEqual(budgetPerCode);
});

/** Codes as they come: of three or four words, and every other one with two or three members. */
function newCode(index: number): readonly [code: string, spec: readonly unknown[]] {
  const words =
    "account,address,attachment,billing,capability,carrier,contact,country,device,effect,group,handle,keyword,line,media,number,opt_out,profile,region,sender,session,tag,template,webhook,window".split(
      ",",
    );
  const ends =
    "limit_reached,not_supported,not_found,expired,invalid,mismatch,suspended,unavailable,blocked,too_large".split(
      ",",
    );
  const word = (step: number) => words[(index * step + step) % words.length]!;
  const code = `${word(7)}_${word(11)}_${ends[index % ends.length]}`;
  const members = [
    ...(index % 4 === 0 ? ["si[su]"] : ["si"]),
    `${word(3)}_id`,
    "limit",
    ...(index % 4 === 0 ? [`${word(13)}_name`] : []),
  ];
  const status = [400, 403, 404, 429][index % 4];
  return [`${code}_${index}`, index % 2 ? [status] : [status, ...members]];
}

const newCodes = (count: number): object =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => newCode(index)));
