import { createRequire } from "node:module";
import { operationsOf, refName, type Document, type Schema } from "@messaging-api/error-model/bundled";
import { Failure } from "./failure.ts";
import { querySchemaOf, sandboxRoutesOf } from "./sandbox-routes.ts";

// ajv-formats is CommonJS, and adds its exports at run time.
const {
  fastFormats,
  fullFormats,
}: Record<"fastFormats" | "fullFormats", Record<string, RegExp | { validate: RegExp }>> = createRequire(
  import.meta.url,
)("ajv-formats/dist/formats");

/**
 * The pattern of each format. Email addresses follow strict validators: with a dot in the domain, and no dot at
 * either end of the name. The sandbox returns accepted addresses in its answers, and a client can check those against
 * `format: email`. Other formats are annotations.
 */
export const formats: Readonly<Record<string, RegExp>> = {
  "date-time": regexp(fastFormats["date-time"]),
  email: regexp(fullFormats["email"]),
  uri: regexp(fastFormats["uri"]),
};

/** Keywords that don't affect which values are valid. */
const annotations = new Set([
  ...["title", "description", "examples", "example", "default", "externalDocs", "x-error"],
  ...["discriminator", "deprecated", "readOnly", "writeOnly", "xml", "$comment"],
  ...["contentEncoding", "contentMediaType", "x-outside-envelope"],
]);

/** The keywords that the sandbox checks: those of packages/sandbox/src/schema/, which a test compares. */
export const keywords = [
  ...["type", "const", "enum", "format", "pattern", "maxLength", "minLength"],
  ...["maximum", "minimum", "exclusiveMaximum", "exclusiveMinimum"],
  ...["$ref", "not", "anyOf", "oneOf", "allOf", "items", "minItems", "maxItems", "required", "properties"],
];
const checked = new Set(keywords);

/**
 * The schemas of requests and responses, and those that they refer to, as JSON without annotations. The sandbox
 * creates the check of a schema on first use, without generating code, so it starts fast and runs where `eval` is
 * forbidden.
 *
 * @throws Failure for a keyword that the sandbox doesn't check.
 */
export function sandboxSchemasOf(document: Document): Record<string, string> {
  const { schemas = {} } = document.components ?? {};
  const queries = [...operationsOf(document)].flatMap(({ path, operation }) => {
    const schema = querySchemaOf(document, path, operation);
    return schema === undefined ? [] : [[`query_${operation.operationId}`, schema] as const];
  });
  const known = new Map<string, Schema>([...Object.entries(schemas), ...queries]);
  const found = new Map<string, string>();
  const left = [...namesOf(document), ...queries.map(([name]) => name)];
  for (let name = left.pop(); name !== undefined; name = left.pop()) {
    const schema = known.get(name);
    if (schema === undefined || found.has(name)) continue;
    found.set(name, JSON.stringify(prepared(schema, name, (other) => left.push(other))));
  }
  return Object.fromEntries([...found].sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** The schemas that are checked directly, not only as part of another one. */
function namesOf(document: Document): string[] {
  return sandboxRoutesOf(document).flatMap(({ body, responses }) =>
    [body ?? [], ...Object.values(responses)].flat(),
  );
}

/** A schema without its annotations. A reference becomes the name of a schema, which is passed to `refer`. */
function prepared(schema: Schema, place: string, refer: (name: string) => void): Schema {
  if (typeof schema === "boolean") return schema;
  const inner = (value: Schema, at: string) => prepared(value, `${place}/${at}`, refer);
  const kept = Object.entries(schema).flatMap(([keyword, value]): [string, unknown][] => {
    if (annotations.has(keyword)) return [];
    if (!checked.has(keyword))
      throw new Failure(
        `sandbox: the schema ${place} has the keyword \`${keyword}\`, which the sandbox doesn't check. ` +
          "Add it to packages/sandbox/src/schema/ and to scripts/lib/sandbox-schemas.ts.",
      );
    if (keyword === "$ref") {
      refer(refName(value));
      return [[keyword, refName(value)]];
    }
    if (keyword === "items" || keyword === "not") return [[keyword, inner(value, keyword)]];
    if (Array.isArray(value) && /^(any|one|all)Of$/.test(keyword))
      return [[keyword, value.map((one, index) => inner(one, `${keyword}/${index}`))]];
    if (keyword !== "properties") return [[keyword, value]];
    const members = Object.entries<Schema>(value).map(([name, one]) => [name, inner(one, name)] as const);
    return [[keyword, Object.fromEntries(members)]];
  });
  return Object.fromEntries(kept);
}

function regexp(format: RegExp | { validate: RegExp } | undefined): RegExp {
  if (format === undefined) throw new Failure("ajv-formats no longer has a format that the sandbox needs.");
  return format instanceof RegExp ? format : format.validate;
}
