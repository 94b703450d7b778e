import { alternativesOf, type Document, type Response } from "@messaging-api/error-model/bundled";
import type { ErrorEntry } from "@messaging-api/types/errors";
import type { Schema, SchemaObject as SchemaWithAll } from "@messaging-api/error-model/bundled";
import { mapSchema, typesOf, type Schemas } from "./model/schema.ts";
import { nameOf, type Contract, type Glossary } from "./contract.ts";

/**
 * The document for the reference. Every error schema is named by its code and has the texts of its page, errors come
 * first, and every response links to the pages of its errors.
 */
export function referenceDocument({ document, errors, glossary }: Contract): Document {
  const bySchema = new Map(errors.map((entry) => [entry.schema, entry]));
  const schemas = document.components?.schemas ?? {};
  const described = errors.map(
    (entry) => [entry.schema, describe(schemas[entry.schema], entry, glossary)] as const,
  );
  const responses = Object.entries(document.components?.responses ?? {}).map(
    ([name, response]) => [name, withLinks(document, response, bySchema)] as const,
  );
  return {
    ...document,
    components: {
      ...document.components,
      schemas: typed({ ...Object.fromEntries(described), ...unlisted(schemas, bySchema) }),
      responses: Object.fromEntries(responses),
    },
  };
}

/**
 * Keeps schemas that aren't errors out of Redoc's menu: Redoc lists a schema under its `x-tags`, and this tag doesn't
 * exist. The schemas stay in place, since Redoc shows `any` for a nested reference to another place.
 */
function unlisted(
  schemas: Readonly<Record<string, Schema>>,
  errors: ReadonlyMap<string, unknown>,
): Record<string, Schema> {
  const others = Object.entries(schemas).filter(([name]) => !errors.has(name));
  return Object.fromEntries(
    others.map(([name, schema]) => [
      name,
      typeof schema === "object" ? { ...schema, "x-tags": ["-"] } : schema,
    ]),
  );
}

function describe(schema: Schema | undefined, entry: ErrorEntry, glossary: Glossary): Schema {
  if (typeof schema !== "object") return schema ?? true;
  const description = [
    `**${entry.title}.** ${entry.meaning}`,
    `**Why.** ${entry.cause}`,
    `**What to do.** ${entry.fix}`,
    `**Can a retry help?** ${glossary.retry[entry.retry]}`,
    `[The page of this error](..${entry.docsPath})`,
  ].join("\n\n");
  const { oneOf } = schema;
  return {
    ...schema,
    title: nameOf(entry),
    description,
    ...(oneOf && { oneOf: oneOf.map(describedVariant) }),
  };
}

/** Without its own description, a variant would repeat that of the whole error. */
function describedVariant(variant: Schema): Schema {
  return typeof variant === "object"
    ? { description: `**${variant.title ?? "Variant"}.**`, ...variant }
    : variant;
}

/** The schemas with the types that follow from a `const`, an `enum` or a choice. Redoc shows `any` for what has no `type`. */
function typed(schemas: Readonly<Record<string, Schema>>): Record<string, Schema> {
  const all: Schemas = schemas;
  const withType = (schema: SchemaWithAll): SchemaWithAll => {
    const types = typesOf(schema, all);
    const [first] = types;
    if (schema.$ref !== undefined || schema.type !== undefined || types.length === 0) return schema;
    return { type: types.length === 1 && first !== undefined ? first : types, ...schema };
  };
  const entries = Object.entries(all).map(([name, schema]) => [name, mapSchema(schema, withType)] as const);
  return Object.fromEntries(entries);
}

function withLinks(
  document: Document,
  response: Response,
  bySchema: ReadonlyMap<string, ErrorEntry>,
): Response {
  const names = Object.values(response.content ?? {}).flatMap(({ schema }) =>
    alternativesOf(document, schema),
  );
  const entries = names.flatMap((name) => bySchema.get(name) ?? []);
  if (entries.length === 0) return response;
  const links = entries.map(
    (entry) => `- [${nameOf(entry)}](#/error-schemas/${entry.schema.toLowerCase()}): ${entry.title}`,
  );
  return { ...response, description: `${response.description ?? ""}\n\n${links.join("\n")}` };
}
