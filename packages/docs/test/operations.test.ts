import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { nameOf } from "../src/contract.ts";
import { operationPath } from "../src/operation-links.ts";
import { contract, site } from "./site.ts";

// What the pages are made of is read here once more, straight from the document, so that a fault of the one shows.
interface Raw {
  readonly [name: string]: unknown;
}

const document = contract.document as unknown as Raw;
const isObject = (value: unknown): value is Raw =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** A value with its references followed. Keywords next to a reference win. */
function follow(value: unknown): Raw {
  if (!isObject(value)) return {};
  const { $ref, ...beside } = value;
  if (typeof $ref !== "string") return value;
  const target = $ref
    .slice(2)
    .split("/")
    .reduce<unknown>((at, key) => (isObject(at) ? at[key] : undefined), document);
  return { ...follow(target), ...beside };
}

/** Everything that a schema tells: names of members, listed values, examples, descriptions, limits, types. */
function factsOf(schema: unknown, within: readonly unknown[] = []): string[] {
  if (isObject(schema) && typeof schema["$ref"] === "string") {
    if (within.includes(schema["$ref"])) return [];
    within = [...within, schema["$ref"]];
  }
  const own = follow(schema);
  const inner = (value: unknown) => factsOf(value, within);
  return [
    ...Object.entries(isObject(own["properties"]) ? own["properties"] : {}).flatMap(([name, member]) =>
      member === false ? [] : [name, ...typesOf(member), ...inner(member)],
    ),
    ...["oneOf", "anyOf"].flatMap((key) => listOf(own[key]).flatMap(inner)),
    // What a schema extends describes itself on its own page.
    ...listOf(own["allOf"]).flatMap((part) => inner({ ...follow(part), description: "" })),
    ...(own["items"] === undefined ? [] : inner(own["items"])),
    ...listOf(own["enum"]).map(shown),
    ...listOf(own["examples"]).map(shown),
    ...[
      "minimum",
      "maximum",
      "minLength",
      "maxLength",
      "minItems",
      "maxItems",
      "pattern",
      "default",
      "format",
    ].flatMap((key) => (own[key] === undefined ? [] : shown(own[key]))),
    ...(typeof own["description"] === "string" ? wordsOf(own["description"]) : []),
  ];
}

function typesOf(schema: unknown): string[] {
  const { type } = follow(schema);
  return [type].flat().filter((one): one is string => typeof one === "string");
}

function shown(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** A description as words, without its Markdown. */
function wordsOf(text: string): string[] {
  return text
    .split(/[`*\n[\]()]+|^- |\bOur (?:choice|assumption)\b:?/m)
    .map((part) => part.replaceAll(/\s+/g, " ").trim())
    .filter((part) => part.length > 3);
}

async function textOf(path: string): Promise<string> {
  const page = await readFile(join(site, path, "index.html"), "utf8");
  const main = /<main[^>]*>(.*)<\/main>/s.exec(page)?.[1] ?? "";
  return main
    .replaceAll("<wbr>", "")
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&")
    .replaceAll(/\s+/g, " ");
}

const items = [
  ...Object.entries(document["paths"] as Raw).map((item) => ["operation", ...item] as const),
  ...Object.entries(isObject(document["webhooks"]) ? document["webhooks"] : {}).map(
    (item) => ["event", ...item] as const,
  ),
];
const operations = items.flatMap(([kind, path, item]) =>
  Object.entries(item as Raw).flatMap(([method, operation]) =>
    isObject(operation) && method !== "parameters"
      ? [{ kind, path, method, operation, shared: listOf((item as Raw)["parameters"]) }]
      : [],
  ),
);

describe.each(operations)("the page of $method $path", ({ kind, path, method, operation, shared }) => {
  const id = String(operation["operationId"] ?? path);
  const page = textOf(operationPath({ kind, id }));
  const mediaOf = (body: unknown) => Object.values((follow(body)["content"] ?? {}) as Raw).map(follow);

  it("has every parameter, member, type, value, and example", async () => {
    const text = (await page).replaceAll(" ", "");
    const parameters = [...shared, ...listOf(operation["parameters"])].map(follow);
    const bodies = [operation["requestBody"], ...Object.values((operation["responses"] ?? {}) as Raw)];
    const facts = [
      ...(kind === "operation" ? [path, method.toUpperCase()] : []),
      ...wordsOf(String(operation["description"] ?? "")),
      ...parameters.flatMap((one) => [
        String(one["name"]),
        ...wordsOf(String(one["description"] ?? "")),
        ...factsOf({ ...follow(one["schema"]), description: "" }),
      ]),
      ...bodies.flatMap((body) =>
        mediaOf(body).flatMap(({ schema, examples, example }) => {
          const values = Object.values((examples ?? {}) as Raw).map((one) => follow(one)["value"]);
          const isError = contract.errors.some((entry) =>
            JSON.stringify(schema ?? {}).includes(`/schemas/${entry.schema}"`),
          );
          return isError
            ? []
            : [...factsOf(schema), ...[...values, ...(example === undefined ? [] : [example])].map(shown)];
        }),
      ),
    ];
    const missing = facts.filter((fact) => !text.includes(fact.replaceAll(" ", "")));
    expect(missing).toEqual([]);
    expect(facts.length).toBeGreaterThan(3);
  });

  it("has every error as a row and as an example answer", async () => {
    const text = await page;
    const listed = contract.errors.filter((entry) =>
      entry.operations.some(({ operationId }) => operationId === id),
    );
    if (kind === "operation") expect(listed.length).toBeGreaterThan(0);
    const compact = text.replaceAll(" ", "");
    for (const entry of listed) {
      expect(text, nameOf(entry)).toContain(`${entry.title}.`);
      if (entry.code !== null) expect(text).toContain(entry.code);
      for (const { body } of entry.examples)
        expect(compact).toContain(JSON.stringify(body).replaceAll(" ", ""));
    }
  });

  it("has an anchor on every member of its body", async () => {
    const html = await readFile(join(site, operationPath({ kind, id }), "index.html"), "utf8");
    for (const { schema } of mediaOf(operation["requestBody"]))
      for (const name of Object.keys((follow(schema)["properties"] ?? {}) as Raw))
        expect(html).toContain(`<dt id="body.${name}">`);
  });
});

const schemas = Object.entries(contract.schemas).filter(
  ([, schema]) => typeof schema === "object" && schema["x-error"] === undefined,
);

it.each(schemas)(
  "the page of the schema %s has every member, type, value, and example",
  async (name, schema) => {
    const text = (await textOf(`schemas/${name}/`)).replaceAll(" ", "");
    const missing = [...factsOf(schema), ...typesOf(schema)].filter(
      (fact) => !text.includes(fact.replaceAll(" ", "")),
    );
    expect(missing).toEqual([]);
  },
);
