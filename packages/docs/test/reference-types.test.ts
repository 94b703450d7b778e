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

/** An operation as the reference shows it. */
interface Shown {
  readonly place: string;
  readonly heading: string | undefined;
  readonly rows: readonly Row[];
  /** How many members still hide others. */
  readonly hidden: number;
}

/**
 * Redoc shows what is far below the window when a reader gets near it, as fast as the machine is. With this, all is near.
 * Runs in the page, before its scripts.
 */
function showAll(): void {
  class Near {
    readonly #report: IntersectionObserverCallback;
    constructor(report: IntersectionObserverCallback) {
      this.#report = report;
    }
    observe(target: Element): void {
      const entry = { target, isIntersecting: true } as unknown as IntersectionObserverEntry;
      queueMicrotask(() => this.#report([entry], this as unknown as IntersectionObserver));
    }
    disconnect(): void {}
    unobserve(): void {}
  }
  Object.assign(window, { IntersectionObserver: Near });
}

/** In the place of members that it has yet to show, Redoc has an empty element. */
const unshown = "div[aria-hidden=true]:empty";

interface Wanted {
  readonly places: readonly string[];
  readonly unshown: string;
}

/** Whether the operations are shown with the members that aren't folded. Runs in the page. */
const areShown = ({ places, unshown }: Wanted): boolean =>
  places.every((place) => document.querySelector(`main [data-section-id="${place}"] h2`)) &&
  document.querySelector(`main ${unshown}`) === null;

/** Opens all that is folded in each operation, response by response, and reads each row. Runs in the page. */
async function readOperations({ places, unshown }: Wanted): Promise<Shown[]> {
  // React shows what a click changes before the next task.
  const nextTask = () =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = resolve;
      port2.postMessage(undefined);
    });
  const sectionOf = (place: string) => document.querySelector(`main [data-section-id="${place}"]`)!;
  async function readRows(place: string): Promise<Shown> {
    const section = sectionOf(place);
    const all = <E extends HTMLElement>(selector: string) => [...section.querySelectorAll<E>(selector)];
    const types = new Map<string, string>();
    let folded: HTMLElement[] = [];
    for (const tab of [undefined, ...all(`[id$="/responses"] [role=tab]`)]) {
      tab?.click();
      await nextTask();
      // A schema that holds itself could be opened without end.
      for (let depth = 0; depth < 12; depth++) {
        folded = all("button[aria-label=expand]");
        if (folded.length === 0) break;
        for (const button of folded) button.click();
        await nextTask();
      }
      for (const row of all(".schema-property-item"))
        types.set(row.id, row.querySelector("em")?.textContent ?? "");
    }
    const rows = [...types].map(([id, type]) => ({ id, type }));
    const hidden = [...folded, ...all(unshown)].length;
    return { place, heading: section.querySelector("h2")?.textContent, rows, hidden };
  }
  // What is opened is shown at once without this class.
  const near = IntersectionObserver;
  Object.assign(window, { IntersectionObserver: undefined });
  const shown: Shown[] = [];
  for (const place of places) shown.push(await readRows(place));
  Object.assign(window, { IntersectionObserver: near });
  return shown;
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

const places = operations.map(({ operation: { operationId = "", summary = "", tags = [] } }) => {
  const tag = `/${tags[0]?.toLowerCase().replaceAll(" ", "-")}`;
  return { tag, place: `${tag}/${operationId.toLowerCase()}`, summary };
});
const byTag = Map.groupBy(places, ({ tag }) => tag) as Map<string, [Place, ...Place[]]>;
type Place = (typeof places)[number];

describe.skipIf(skipBrowser)("the types in the reference", () => {
  const open = useBrowser(useServer());

  it("are those of the contract, for every member of every operation, at the operation's place", async () => {
    const { page } = await open("robots.txt", { isNew: true, viewport: { width: 1366, height: 900 } });
    await page.addInitScript(showAll);
    await page.goto(new URL("reference/", page.url()).href);
    // What is only read needs no layout: the menu and the examples neither.
    await page.addStyleTag({ content: "body { display: none }" });
    await page.waitForSelector(".menu-content", { state: "attached" });
    // Nobody has chosen a theme. What the reference looks like on a dark system has a test of its own.
    expect(await page.evaluate("document.documentElement.className")).toBe("light");
    const shown: Shown[] = [];
    // The place of an operation shows all operations with its tag.
    for (const inTag of byTag.values()) {
      const wanted = { places: inTag.map(({ place }) => place), unshown };
      const [{ place, summary }] = inTag;
      await page.evaluate((hash) => (location.hash = hash), `#${place}`);
      await page.waitForFunction(areShown, wanted);
      // The tab has the name of the operation, too.
      await page.waitForFunction((name) => document.title.startsWith(`${name} · `), summary);
      shown.push(...(await page.evaluate(readOperations, wanted)));
    }
    const wrong: string[] = [];
    for (const { place, heading, rows, hidden } of shown) {
      const index = places.findIndex((one) => one.place === place);
      if (heading !== places[index]?.summary) wrong.push(`${place}: ${heading}`);
      if (hidden > 0) wrong.push(`${place}: the members of ${hidden} members are hidden`);
      for (const { id, type } of rows) {
        const expected = schemasAt(index, id);
        if (!saysTypes(type, expected))
          wrong.push(
            `${id}: ${type}, not ${expected.map((one) => typesOf(one, schemas).join("|")).join(", ")}`,
          );
      }
    }
    const count = shown.flatMap(({ rows }) => rows).length;
    console.log(`The reference shows the types of ${count} members.`);
    expect(wrong).toEqual([]);
    // Every operation has a parameter or an answer, most have many.
    expect(count).toBeGreaterThan(operations.length * 5);
    await page.close();
  });
});
