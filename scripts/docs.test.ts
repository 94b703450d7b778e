import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createRequire } from "node:module";
import { expect, it } from "vitest";
import type { Rule } from "../packages/spectral-ruleset/src/rule.ts";
import { rules } from "../packages/spectral-ruleset/src/rules.ts";
import { makeDocs } from "./docs.ts";
import { repository } from "./lib/paths.ts";
import { pages, site, useServer } from "./testing/site.ts";

const server = useServer();
const made = await makeDocs(repository);
// Standards that the lint rules cite: the only links that leave the site.
const cited = Object.values<Rule>(rules).flatMap(({ links = [] }) => links);

it("makes the same bytes every time, and they are what is served", async () => {
  for (const [path, content] of made)
    expect((await readFile(join(repository, path))).equals(Buffer.from(content)), path).toBe(true);
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
  for (const path of [...pages.map((page) => `${page}index.html`), "404.html"]) {
    const { results } = await validator.validateString(await readFile(join(site, path), "utf8"));
    const messages = results.flatMap((one) =>
      one.messages.map(({ ruleId, message, line }) => `${line}: ${ruleId}: ${message}`),
    );
    expect(messages, path).toEqual([]);
  }
});
