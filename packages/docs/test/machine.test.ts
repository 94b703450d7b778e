import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { expect, it } from "vitest";
import { makeBundle } from "../../../scripts/steps/bundle.ts";
import { makeCatalogue } from "../../../scripts/steps/catalogue.ts";
import { withAddress } from "../src/machine.ts";
import { makeDocs } from "../src/site.ts";
import { contract, pages, site } from "./site.ts";
import { copyContract } from "../../../scripts/testing/contract-copy.ts";

const { Ajv2020 } = createRequire(import.meta.url)("ajv/dist/2020.js") as typeof import("ajv/dist/2020.js");
const read = (name: string) => readFile(join(site, name), "utf8");

it("errors.json follows its schema, which refuses a damaged one", async () => {
  const validate = new Ajv2020({ strict: false }).compile(
    JSON.parse(await read("errors.schema.json")) as object,
  );
  const catalogue = JSON.parse(await read("errors.json")) as { errors: object[] };
  expect(validate(catalogue), JSON.stringify(validate.errors)).toBe(true);
  expect(validate({ ...catalogue, errors: [{ ...catalogue.errors[0], retry: "sometimes" }] })).toBe(false);
});

it("has a JSON file for each error, which follows the same schema", async () => {
  const schema = JSON.parse(await read("errors.schema.json")) as { $id: string };
  const ajv = new Ajv2020({ strict: false }).addSchema(schema);
  const validate = ajv.compile({ $ref: `${schema.$id}#/$defs/error` });
  for (const entry of contract.errors) {
    const one = JSON.parse(await read(`errors/${entry.code ?? entry.status}.json`)) as object;
    expect(one).toEqual(withAddress(entry, contract.siteUrl));
    expect(validate(one), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ ...one, status: "429" })).toBe(false);
  }
});

it("lists every page in the site map, and every error in llms.txt", async () => {
  const [siteMap, text] = [await read("sitemap.xml"), await read("llms.txt")];
  for (const page of pages) expect(siteMap).toContain(`<loc>${contract.siteUrl}/${page}</loc>`);
  for (const { docsPath } of contract.errors) expect(text).toContain(`${docsPath.slice(0, -1)}.json`);
});

it("every page says what it is and where it belongs", async () => {
  for (const page of pages) {
    const text = await read(`${page}index.html`);
    expect(text).toContain(`<link rel="canonical" href="${contract.siteUrl}/${page}">`);
    expect(text).toContain(`<meta property="og:url" content="${contract.siteUrl}/${page}">`);
    expect(text).toMatch(/<meta property="og:title" content="[^"]+">/);
    expect(text).toMatch(/<meta name="description" content="[^"]{20,}">/);
  }
});

it("every page has a picture for shared links, and names its other forms", async () => {
  const image = await readFile(join(site, "share.png"));
  expect(image.readUInt32BE(16) / image.readUInt32BE(20)).toBeCloseTo(1200 / 630, 1);
  for (const page of [...pages, "reference/"]) {
    const text = await read(`${page}index.html`);
    expect(text, page).toContain(`<meta property="og:image" content="${contract.siteUrl}/share.png">`);
    const forms = [...text.matchAll(/<link rel="alternate" type="([^"]+)"[^>]* href="([^"]+)">/g)];
    const at = (href: string) => new URL(href, `http://site.test/${page}`).pathname.slice(1);
    for (const [, , href = ""] of forms) await read(at(href));
    const types = forms.map(([, type]) => type);
    if (page !== "reference/") expect(types, page).toContain("text/markdown");
    if (page === "changelog/") expect(types).toContain("application/atom+xml");
  }
  for (const { docsPath, title } of contract.errors) {
    const text = await read(`${docsPath.slice(1)}index.html`);
    expect(text).toContain('<link rel="alternate" type="application/json"');
    const [, data = ""] = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(text) ?? [];
    expect(JSON.parse(data)).toMatchObject({ "@type": "TechArticle", headline: title });
  }
});

it("redirects from the old name of a code to its page, and says that a retired one is retired", async () => {
  const copy = await copyContract();
  const entry = contract.errors.find(({ code }) => code !== null);
  const file = `openapi/errors/${entry?.schema}.yaml`;
  await copy.write(
    file,
    (await copy.read(file)).replace("x-error:\n", "x-error:\n  renamedFrom: [old_name]\n"),
  );
  const entries = "openapi/openapi.yaml";
  await copy.write(
    entries,
    (await copy.read(entries)).replace("info:\n", "info:\n  x-retired-codes: [gone_code]\n"),
  );
  for (const make of [makeBundle, makeCatalogue, makeDocs]) await copy.build(make);
  expect(await copy.read("packages/docs/dist/errors/gone_code/index.html")).toContain(
    "no longer returns this code",
  );
  const page = await copy.read("packages/docs/dist/errors/old_name/index.html");
  expect(page).toContain(`content="0; url=../../errors/${entry?.code}/"`);
  expect(page).toContain(`<link rel="canonical" href="${contract.siteUrl}/errors/${entry?.code}/">`);
  expect(await copy.read(`packages/docs/dist/errors/${entry?.code}/index.html`)).toContain(
    "It was called <code>old_name</code> before.",
  );
});
