import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { operationsOf } from "@messaging-api/error-model/bundled";
import { refName, type Schema } from "@messaging-api/error-model/bundled";
import { resolved, typesOf, type Schemas } from "../src/model/schema.ts";
import { contract, skipBrowser, useBrowser, useServer } from "./site.ts";

const schemas = (contract.document.components?.schemas ?? {}) as Schemas;
const components = contract.document.components as unknown as Record<string, Record<string, object>>;
const operations = [...operationsOf(contract.document)];

/** A row of the reference as it is shown: the place in its `id`, and the words for its type. */
interface Row {
  readonly id: string;
  readonly type: string;
}

/** Opens all that is folded in an operation, answer by answer, and reads each row. Runs in the page. */
async function readRows(page: Page, operationId: string): Promise<Row[]> {
  return page.evaluate(async (wanted: string) => {
    // React shows what a click changes before the next task. A frame would draw every operation again.
    const settled = () => new Promise<void>((resolve) => setTimeout(resolve));
    const section = document.querySelector(`main [data-section-id$="/${wanted}"]`);
    const rows = new Map<string, string>();
    const read = () => {
      for (const row of section?.querySelectorAll(".schema-property-item") ?? [])
        rows.set(row.id, row.querySelector("em")?.textContent ?? "");
    };
    const responses = section?.querySelectorAll<HTMLElement>(`[id$="/responses"] [role=tab]`) ?? [];
    for (const tab of [undefined, ...responses]) {
      tab?.click();
      await settled();
      for (let round = 0; round < 6; round++) {
        const folded = [...(section?.querySelectorAll<HTMLElement>("button[aria-label=expand]") ?? [])];
        for (const button of folded) button.click();
        await settled();
        if (folded.length === 0) break;
      }
      read();
    }
    return [...rows].map(([id, type]) => ({ id, type }));
  }, operationId.toLowerCase());
}

/** Whatever the contract has at the place that a row names, or undefined. */
function schemasAt(index: number, id: string): readonly Schema[] {
  const { path, operation } = operations[index]!;
  const query = new URLSearchParams(id.slice(id.indexOf("t=")));
  // A place inside a choice also says which one is shown: `path=&oneof=0&d=0/error`.
  const place = (id.split("path=")[1] ?? "").replaceAll(/&\w+=\d+/g, "");
  const own = operation as unknown as {
    parameters?: Parameter[];
    requestBody?: Content & { $ref?: string };
    responses: Record<string, Content & { $ref?: string }>;
  };
  const shared = (contract.document.paths[path] as { parameters?: Parameter[] }).parameters ?? [];
  if (query.has("in")) {
    const all = [...shared, ...(own.parameters ?? [])].map((one) => component<Parameter>("parameters", one));
    return all.filter(({ name }) => name.toLowerCase() === place.toLowerCase()).map(({ schema }) => schema);
  }
  const content = query.get("t") === "request" ? own.requestBody : own.responses[query.get("c") ?? ""];
  const bodies = Object.values(
    component<Content>(query.get("t") === "request" ? "requestBodies" : "responses", content ?? {}).content ??
      {},
  );
  let found: Schema[] = bodies.flatMap(({ schema }) => schema ?? []);
  const { headers = {} } = component<Content>("responses", content ?? {});
  const header = Object.entries(headers).find(([name]) => name.toLowerCase() === place);
  if (header) return [component<{ readonly schema: Schema }>("headers", header[1]).schema];
  for (const segment of place.split("/").filter(Boolean)) {
    const [, name = "", arrays = ""] = /^(.*?)((?:\[i?\])*)$/.exec(segment) ?? [];
    found = found
      .flatMap(withChoices)
      .flatMap((one) => (name === "" ? one : (resolved(one, schemas).properties?.[name] ?? [])));
    for (const _ of arrays.matchAll(/\[/g))
      found = found.flatMap(withChoices).flatMap((one) => resolved(one, schemas).items ?? []);
  }
  return found;
}

interface Parameter {
  readonly $ref?: string;
  readonly name: string;
  readonly schema: Schema;
}
interface Content {
  readonly headers?: Readonly<Record<string, { readonly schema: Schema }>>;
  readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>;
}

function component<T>(kind: string, value: T & { $ref?: string }): T {
  return value.$ref === undefined ? value : (components[kind]?.[refName(value.$ref)] as T);
}

function withChoices(schema: Schema): Schema[] {
  const { oneOf = [], anyOf = [], allOf = [] } = resolved(schema, schemas);
  return [schema, ...[...oneOf, ...anyOf, ...allOf].flatMap(withChoices)];
}

/** Whether the words name one of the schemas: each of its types, and `any` for none. */
function saysTypes(words: string, candidates: readonly Schema[]): boolean {
  return candidates.some((schema) => {
    const types = typesOf(schema, schemas);
    if (types.length === 0) return words === "any";
    const items = types.includes("array") ? resolved(schema, schemas).items : undefined;
    const ofAny = items !== undefined && typesOf(items, schemas).length === 0;
    return types.every((type) => words.toLowerCase().includes(type)) && (ofAny || !/\bany\b/.test(words));
  });
}

describe.skipIf(skipBrowser)("the types in the reference", () => {
  const open = useBrowser(useServer());

  it("are those of the contract, for every member of every operation", async () => {
    const { page } = await open("reference/", { viewport: { width: 1366, height: 900 } });
    await page.waitForSelector(".menu-content");
    const wrong: string[] = [];
    let count = 0;
    for (const [index, { operation }] of operations.entries()) {
      const { operationId = "", summary = "", tags = [] } = operation;
      await page.evaluate(
        (hash) => (location.hash = hash),
        `#/${tags[0]?.toLowerCase().replaceAll(" ", "-")}/${operationId.toLowerCase()}`,
      );
      await page.waitForSelector(`main [data-section-id$="/${operationId.toLowerCase()}"] h2`);
      // The tab has the name of the operation, too.
      await page.waitForFunction((name) => document.title.startsWith(`${name} · `), summary);
      const rows = await readRows(page, operationId);
      count += rows.length;
      for (const { id, type } of rows) {
        const expected = schemasAt(index, id);
        if (!saysTypes(type, expected))
          wrong.push(
            `${id}: ${type}, not ${expected.map((one) => typesOf(one, schemas).join("|")).join(", ")}`,
          );
      }
    }
    console.log(`The reference shows the types of ${count} members.`);
    expect(wrong).toEqual([]);
    // Every operation has a parameter or an answer, most have many.
    expect(count).toBeGreaterThan(operations.length * 5);
    await page.close();
  });
});
