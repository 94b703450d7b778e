import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createRequire } from "node:module";
import { expect, it } from "vitest";
import type { Rule } from "@messaging-api/spectral-ruleset/rules";
import { rules } from "@messaging-api/spectral-ruleset/rules";
import { bundleStep } from "../../../scripts/steps/bundle.ts";
import { catalogueStep } from "../../../scripts/steps/catalogue.ts";
import { docsStep } from "../build.ts";
import { makeDocs } from "../src/site.ts";
import { highlight } from "../src/highlight.ts";
import { paragraphs, prose } from "../src/html.ts";
import { repository } from "../../../scripts/lib/paths.ts";
import { writeStep } from "../../../scripts/lib/step.ts";
import { copyContract } from "../../../scripts/testing/contract-copy.ts";
import { contract, pages, site, useServer } from "./site.ts";

const server = useServer();
const made = await makeDocs(repository);
// Standards that the lint rules cite: the only links that leave the site.
const cited = Object.values<Rule>(rules).flatMap(({ links = [] }) => links);

it("makes the same bytes every time, and they are what is served", async () => {
  for (const [path, content] of made)
    expect((await readFile(join(repository, path))).equals(Buffer.from(content)), path).toBe(true);
});

it("removes what an earlier build left: the page of a code that is gone", async () => {
  const copy = await copyContract();
  for (const step of [bundleStep, catalogueStep]) await writeStep(step, copy.root);
  const stale = join(copy.root, "packages/docs/dist/errors/gone/index.html");
  await mkdir(join(stale, ".."), { recursive: true });
  await writeFile(stale, "gone");
  await writeStep(docsStep, copy.root);
  expect(existsSync(stale)).toBe(false);
  expect(existsSync(join(copy.root, "packages/docs/dist/errors/404/index.html"))).toBe(true);
});

it("is tested in every page that it has", () => {
  const folders = [...made.keys()].filter((path) => path.endsWith("index.html"));
  const known = [...pages, "reference/"].map((path) => join("packages/docs/dist", path, "index.html"));
  expect(folders.sort()).toEqual(known.sort());
});

it.each([...pages, "reference/"])("every link and file of /%s resolves", async (path) => {
  const url = server().url + path;
  const text = await (await fetch(url)).text();
  const tags = text.replaceAll(/<link rel="canonical"[^>]*>/g, "");
  const targets = [...tags.matchAll(/(?:href|src|action)="([^"]+)"/g)].map(([, target = ""]) => target);
  expect(targets.length).toBeGreaterThan(0);
  for (const target of targets.filter((one) => !one.startsWith("data:") && !cited.includes(one))) {
    const { href, hash, origin, pathname } = new URL(target, url);
    expect(origin, target).toBe(new URL(server().url).origin);
    const response = await fetch(href);
    expect(response.status, target).toBe(200);
    // Redoc makes its places while it runs; they are tested in a browser.
    if (hash && !pathname.startsWith("/reference/"))
      expect(await response.text(), target).toContain(`id="${hash.slice(1)}"`);
  }
});

it("answers 404 with the site's own page, and nothing from outside the folder", async () => {
  for (const path of ["no/such/page/", "..%2f..%2f..%2fpackage.json", "%2e%2e/%2e%2e/package.json"]) {
    const response = await fetch(server().url + path);
    expect(response.status, path).toBe(404);
    expect(await response.text()).toContain("Page not found");
  }
});

it("links from the page of a missing address to the published site, and, while it is served here, to this server", async () => {
  const published = await readFile(join(site, "404.html"), "utf8");
  const served = await (await fetch(`${server().url}errors/no_such_code/`)).text();
  const linksOf = (text: string) =>
    [...text.matchAll(/(?:href|src|action)="([^"#]+)"/g)].map(([, link]) => link);
  expect(linksOf(published).filter((link) => !link?.startsWith(`${contract.siteUrl}/`))).toEqual([]);
  expect(linksOf(served).length).toBe(linksOf(published).length);
  for (const link of linksOf(served)) {
    expect(link).toMatch(/^\//);
    expect((await fetch(new URL(link!, server().url))).status, link).toBe(200);
  }
});

it("is valid HTML", async () => {
  const { HtmlValidate } = createRequire(import.meta.url)("html-validate") as typeof import("html-validate");
  const validator = new HtmlValidate({
    extends: ["html-validate:recommended"],
    rules: {
      "void-style": "off",
      "doctype-style": "off",
      "no-implicit-button-type": "off",
      // Names of landmarks and regions are axe's concern; the same header stands in every page.
      "prefer-native-element": "off",
      "no-inline-style": "error",
      "long-title": "off",
      "no-trailing-whitespace": "off",
      "attribute-boolean-style": "off",
    },
  });
  for (const path of [...[...pages, "reference/"].map((page) => `${page}index.html`), "404.html"]) {
    const { results } = await validator.validateString(await readFile(join(site, path), "utf8"));
    const messages = results.flatMap((one) =>
      one.messages.map(({ ruleId, message, line }) => `${line}: ${ruleId}: ${message}`),
    );
    expect(messages, path).toEqual([]);
  }
});

it("shows the contract's Markdown, in which a tag is text", () => {
  const text = "**Our choice**: see [the page](https://example.com/), `a_b` and <b>1 < 2</b>";
  expect(prose(text).text).toBe(
    '<strong>Our choice</strong>: see <a href="https://example.com/">the page</a>, <code>a_b</code> and &lt;b&gt;1 &lt; 2&lt;/b&gt;',
  );
  expect(paragraphs("One.\n\n- <i>Two.</i>").text.replaceAll("\n", "")).toBe(
    "<p>One.</p><ul><li>&lt;i&gt;Two.&lt;/i&gt;</li></ul>",
  );
});

it("colours code by classes, what stands in a string as the string", () => {
  expect(highlight('const a = `it is ${b}`; // "1"', "ts").text).toBe(
    '<i class="k">const</i> a = <i class="s">`it is ${b}`</i>; <i class="c">// &quot;1&quot;</i>',
  );
  expect(highlight('{ "a": [true, 1, "it\'s"] }', "json").text).toBe(
    '{ <i class="p">&quot;a&quot;</i>: [<i class="n">true</i>, <i class="n">1</i>, <i class="s">&quot;it\'s&quot;</i>] }',
  );
});
