import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { documentation } from "@messaging-api/spectral-ruleset/error-contract";
import type { Rule } from "@messaging-api/spectral-ruleset/rules";
import { rules } from "@messaging-api/spectral-ruleset/rules";
import { html, prose } from "../src/html.ts";
import { makeRulesetDocs } from "../../../scripts/steps/ruleset-docs.ts";
import { repository } from "../../../scripts/lib/paths.ts";
import { contract, site } from "./site.ts";

const page = await readFile(join(site, "rules/index.html"), "utf8");

it("stands where the findings of the ruleset lead", () =>
  expect(documentation).toBe(`${contract.siteUrl}/rules/`));

it.each(Object.entries<Rule>(rules))("tells of %s what it finds, why, and how to fix it", (id, rule) => {
  const [, section = ""] = page.split(`<section><h2 id="${id}">`);
  const own = section.slice(0, section.indexOf("</section>"));
  for (const text of [rule.description, rule.why, rule.fix]) expect(own).toContain(prose(text).text);
  for (const link of rule.links ?? []) expect(own).toContain(`href="${link}"`);
  const words = own.replaceAll(/<[^>]+>/g, "");
  for (const example of [rule.good, rule.bad])
    expect(words).toContain(html`${example.trim()}`.text.replaceAll("&quot;", '"'));
});

it("the pages of the ruleset have every rule and option, as they are now", async () => {
  const pages = await makeRulesetDocs(repository);
  for (const [path, text] of pages) expect(await readFile(join(repository, path), "utf8")).toBe(text);
  const all = [...pages.values()].join("\n");
  for (const id of Object.keys(rules)) expect(all).toContain(`${documentation}#${id}`);
});
