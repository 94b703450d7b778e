import { existsSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createRequire } from "node:module";
import hljs from "highlight.js/lib/core";
import { expect, it } from "vitest";
import type { Rule } from "@messaging-api/spectral-ruleset/rules";
import { rules } from "@messaging-api/spectral-ruleset/rules";
import { bundleStep } from "../../../scripts/steps/bundle.ts";
import { catalogueStep } from "../../../scripts/steps/catalogue.ts";
import { pagesStep } from "../build-pages.ts";
import { referenceStep } from "../build-reference.ts";
import { docsStep } from "../build.ts";
import { basePathOf, placeholderUrl, readSettings } from "../src/settings.ts";
import { makeDocs } from "../src/site.ts";
import { highlight, highlighted, tagged, type Language } from "../src/highlight.ts";
import { paragraphs, prose } from "../src/html.ts";
import { repository } from "../../../scripts/lib/paths.ts";
import { writeStep, type Step } from "../../../scripts/lib/step.ts";
import { copyContract } from "../../../scripts/testing/contract-copy.ts";
import { contract, kinds, pages, publish, site, useServer } from "./site.ts";

const server = useServer();
const made = await makeDocs(repository);
// Standards that the lint rules cite, and pages that the errors come from: the only links that leave the site.
const cited = [
  ...Object.values<Rule>(rules).flatMap(({ links = [] }) => links),
  ...contract.errors.flatMap(({ sourceUrl = [] }) => sourceUrl),
];

it("makes the same bytes every time, and they are what is served", async () => {
  for (const [path, content] of made)
    expect((await readFile(join(repository, path))).equals(Buffer.from(content)), path).toBe(true);
});

it("lists the headings of a page that has at least three of them", async () => {
  const guide = await readFile(join(site, "guides/handling-errors/index.html"), "utf8");
  const headings = [...guide.matchAll(/<h2 id="([^"]+)"/g)].map(([, id]) => id);
  expect(headings.length).toBeGreaterThanOrEqual(3);
  const [, list = ""] = /<nav class="toc"[^>]*>([^]*?)<\/nav>/.exec(guide) ?? [];
  expect([...list.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id)).toEqual(headings);
});

/** The step with the files of its first run: to make them takes longer than to write them. */
function makingOnce(step: Step): Step {
  let outputs: ReturnType<Step["make"]> | undefined;
  return { ...step, make: (root) => (outputs ??= step.make(root)) };
}

it("removes what an earlier build left, in each part of the site and in no other", async () => {
  const copy = await copyContract();
  for (const step of [bundleStep, catalogueStep]) await writeStep(step, copy.root);
  const at = (path: string) => join(copy.root, "packages/docs/dist", path);
  const made = ["errors/404/index.html", "reference/index.html"];
  const stale = ["errors/gone/index.html", "reference/gone.js"];
  const [docs, reference, pages] = [makingOnce(docsStep), makingOnce(referenceStep), makingOnce(pagesStep)];
  for (const steps of [[docs], [reference, pages], [pages, reference]]) {
    for (const path of stale) {
      await mkdir(join(at(path), ".."), { recursive: true });
      await writeFile(at(path), "gone");
    }
    for (const step of steps) await writeStep(step, copy.root);
    expect(made.filter((path) => !existsSync(at(path)))).toEqual([]);
    expect(stale.filter((path) => existsSync(at(path)))).toEqual([]);
    await rm(at(""), { recursive: true });
  }
});

it("every link and file of every page resolves, its anchor too", () => {
  const texts = new Map(
    [...made].map(([path, content]) => [path.slice("packages/docs/dist".length), String(content)] as const),
  );
  const wrong: string[] = [];
  for (const page of [...pages, "reference/"]) {
    const text = texts.get(`/${page}index.html`) ?? "";
    const tags = text.replaceAll(/<link rel="canonical"[^>]*>/g, "");
    for (const [, target = ""] of tags.matchAll(/(?:href|src|action)="([^"]+)"/g)) {
      if (target.startsWith("data:") || cited.includes(target)) continue;
      const { hash, origin, pathname } = new URL(target, `http://site.test/${page}`);
      const file = texts.get(pathname.endsWith("/") ? `${pathname}index.html` : pathname);
      // Redoc makes its places while it runs; they are tested in a browser.
      const anchored =
        hash === "" ||
        pathname === "/reference/" ||
        file?.includes(`id="${decodeURIComponent(hash.slice(1))}"`);
      if (origin !== "http://site.test" || file === undefined || !anchored) wrong.push(`${page}: ${target}`);
    }
  }
  expect(wrong).toEqual([]);
});

it("says where every error is published, who can fix it, and whether the API acted", () => {
  for (const { schema, docsPath, sourceUrl, actor, sideEffects } of contract.errors) {
    const text = String(made.get(`packages/docs/dist${docsPath}index.html`));
    if (sourceUrl !== undefined) expect(text, schema).toContain(`href="${sourceUrl}"`);
    // Without its first letter, which a label before it makes small.
    expect(text, schema).toContain(prose(contract.glossary.actor[actor ?? "caller"].slice(1)).text);
    expect(text, schema).toContain(prose(contract.glossary.sideEffects[sideEffects ?? "none"]).text);
  }
});

it("answers 404 with the site's own page, and nothing from outside the folder", async () => {
  for (const path of ["no/such/page/", "..%2f..%2f..%2fpackage.json", "%2e%2e/%2e%2e/package.json"]) {
    const response = await fetch(server().url + path);
    expect(response.status, path).toBe(404);
    expect(await response.text()).toContain("Page not found");
  }
});

it("links from the page of a missing address below the site's own path, and, while it is served here, to this server", async () => {
  const published = await readFile(join(site, "404.html"), "utf8");
  const served = await (await fetch(`${server().url}errors/no_such_code/`)).text();
  const linksOf = (text: string) =>
    [...text.matchAll(/(?:href|src|action)="([^"#]+)"/g)].map(([, link = ""]) => link);
  expect(linksOf(published).filter((link) => !link.startsWith(basePathOf(contract.siteUrl)))).toEqual([]);
  expect(linksOf(served).length).toBe(linksOf(published).length);
  for (const link of linksOf(served))
    expect((await fetch(new URL(link, server().url))).status, link).toBe(200);
});

it("is published under any address: no page names another one", async () => {
  const settings = readSettings(undefined, { DOCS_URL: "https://docs.example.com/messaging/" });
  expect(settings.siteUrl).toBe("https://docs.example.com/messaging");
  const elsewhere = await publish(
    "https://docs.example.com/messaging/",
    "https://git.example.com/us/contract",
  );
  const own = new Set(["openapi.json", "openapi.plain.json", "openapi-3.0.json"]);
  for (const [path, text] of elsewhere)
    if (/\.(html|xml|txt|json|atom|md)$/.test(path) && !own.has(path.split("/").at(-1) ?? ""))
      expect(String(text).includes(placeholderUrl), path).toBe(false);
  expect(elsewhere.get("404.html")).toContain('href="/messaging/errors/"');
  expect(elsewhere.get("errors/404/index.html")).toContain(
    'href="https://git.example.com/us/contract/edit/main/openapi/errors/NotFoundError.yaml"',
  );
  const edited = [...elsewhere.values()].flatMap((text) =>
    [...String(text).matchAll(/href="[^"]*\/edit\/main\/([^"]+)"/g)].map(([, file = ""]) => decodeURI(file)),
  );
  expect(edited.length).toBeGreaterThan(contract.errors.length + contract.operations.length);
  expect(edited.filter((file) => !existsSync(join(repository, file)))).toEqual([]);
});

it.each([
  [{ DOCS_PUBLISH: "1" }, "placeholder"],
  [{ DOCS_PUBLISH: "1", DOCS_URL: placeholderUrl }, "placeholder"],
  [{ DOCS_URL: "docs.example.com" }, "not the address of a site"],
  [{ DOCS_URL: "https://example.com/?a=b" }, "not the address of a site"],
])("refuses to be published at %j", (env, message) => {
  expect(() => readSettings(undefined, env)).toThrow(message);
});

it("is valid HTML", async () => {
  const { HtmlValidate } = createRequire(import.meta.url)("html-validate") as typeof import("html-validate");
  const validator = new HtmlValidate({
    extends: ["html-validate:recommended"],
    rules: {
      "void-style": "off",
      // Names of members have dots and begin with a status; HTML allows it.
      "valid-id": ["error", { relaxed: true }],
      "doctype-style": "off",
      "no-implicit-button-type": "off",
      // Names of landmarks and regions are axe's concern; every page has the same header.
      "prefer-native-element": "off",
      "no-inline-style": "error",
      "long-title": "off",
      "no-trailing-whitespace": "off",
      "attribute-boolean-style": "off",
    },
  });
  for (const path of [
    ...[...kinds.map((kind) => kind.split("#")[0]), "reference/"].map((page) => `${page}index.html`),
    "404.html",
  ]) {
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
    '<a class="ours" href="@assumptions">Our assumption</a>: see <a href="https://example.com/">the page</a>, <code>a_b</code> and &lt;b&gt;1 &lt; 2&lt;/b&gt;',
  );
  expect(paragraphs("One.\n\n- <i>Two.</i>").text.replaceAll("\n", "")).toBe(
    "<p>One.</p><ul><li>&lt;i&gt;Two.&lt;/i&gt;</li></ul>",
  );
});

it("tags code line by line as the library tags the whole text", () => {
  const inParts: [string, Language][] = [
    ["/* A comment\n\nof const */\nconst a = `a\n${b\n + 1}\n`;\n", "ts"],
    ['curl -d \'{\n  "a": "for"\n}\'\nif true; then\n  echo "a\nb"\nfi', "bash"],
    ['"""\nText of def\n"""\ndef f(\n    a=1,\n):\n    return f"{\n a}"\n', "python"],
    ["a: |\n  true\n  - 1\nb: >-\n\n  null\nc: [true,\n  1]\n", "yaml"],
    ['<p\n title="a\n b">\n<script>\nconst a = 1;\n</script>\n', "html"],
    ["class A {\n  /** @param a */\n  void b(\n    String c) {}\n}\n", "java"],
    ["", "json"],
  ];
  const onPages = [...highlighted()].map(({ code, language }): [string, Language] => [code, language]);
  expect(onPages.length).toBeGreaterThan(500);
  const wrong = [...onPages, ...inParts].filter(
    ([text, language]) => tagged(text, language) !== hljs.highlight(text, { language }).value,
  );
  expect(wrong).toEqual([]);
});

it("colors code by class, and everything inside a string as the string", () => {
  expect(highlight('const a = `it is ${b}`; // "1"', "ts").text).toBe(
    '<i class="k">const</i> a = <i class="s">`it is ${b}`</i>; <i class="c">// "1"</i>',
  );
  expect(highlight('{ "a": [true, 1, "it\'s"] }', "json").text).toBe(
    '{ <i class="p">"a"</i>: [<i class="n">true</i>, <i class="n">1</i>, <i class="s">"it\'s"</i>] }',
  );
});
