import { expect, it } from "vitest";
import { nameOf } from "../src/contract.ts";
import { handling, languagesPage } from "../src/error-parts.ts";
import { branchOf } from "../src/samples/branch.ts";
import { sampleNames, samplesOf } from "../src/samples/index.ts";
import { contract } from "./site.ts";

const languages = ["curl", "python", "go", "php", "ruby", "java", "csharp"] as const;
const entries = contract.errors.map((entry) => [nameOf(entry), entry] as const);

it.each(entries)("the page of %s has a tab per language, and a link to their whole programs", (_, entry) => {
  const { text } = handling(entry, contract) || { text: "" };
  const whole = languagesPage(entry, contract)?.body.text;
  expect(text).toContain('<a href="languages/">');
  for (const key of languages) {
    expect(text).toContain(`name="language">${sampleNames[key][0]}</label>`);
    expect(whole).toContain(`<h2 id="${key}">`);
  }
});

it.each(entries)("each tab of %s holds lines of its program that recognize and show it", (_, entry) => {
  const samples = samplesOf(entry, contract)!;
  for (const key of languages) {
    const branch = branchOf(samples[key], entry);
    expect(branch, key).toContain(entry.code ?? String(entry.status));
    // The block is whole: what it opens, it closes, and what it shows is in it.
    for (const [open, close] of ["{}", "()", "[]"])
      expect(branch.split(open!).length, branch).toBe(branch.split(close!).length);
    expect(branch, key).toMatch(/print|echo|puts|write|jq \. /i);
    const lines = samples[key].split("\n").map((line) => line.trim());
    for (const line of branch.split("\n")) expect(lines).toContain(line.trim());
  }
});

it("shows a program without a condition on the error whole", () => {
  const program = "send();\nshow();";
  expect(branchOf(program, { code: "quota", status: 429 })).toBe(program);
});
