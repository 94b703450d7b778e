import {
  alternativesOf,
  refName,
  type Document,
  type Response,
  type Schema,
  type SchemaObject,
} from "../../../scripts/lib/document.ts";
import type { ErrorEntry } from "../../../scripts/lib/error-model.ts";
import { nameOf, type Contract, type Glossary } from "./contract.ts";

/**
 * The document as the reference shows it: every error schema is named by its code and tells what its page tells, the
 * errors come first, and every response links to the pages of the errors that it lists.
 */
export function referenceDocument({ document, errors, glossary }: Contract): Document {
  const bySchema = new Map(errors.map((entry) => [entry.schema, entry]));
  const schemas = document.components?.schemas ?? {};
  const described = errors.map(
    (entry) => [entry.schema, describe(schemas[entry.schema], entry, glossary)] as const,
  );
  const responses = Object.entries(document.components?.responses ?? {}).map(
    ([name, response]) => [name, withLinks(response, bySchema)] as const,
  );
  const shown = {
    ...document,
    components: {
      ...document.components,
      schemas: Object.fromEntries(described),
      responses: Object.fromEntries(responses),
    },
    [others]: withoutKeys(schemas, bySchema),
  };
  return pointElsewhere(shown, bySchema) as Document;
}

// Redoc gives every component schema a place in its menu. Only errors need one: the rest stands elsewhere.
const others = "x-schemas";

/** The document with every reference to a schema that is no error's leading to where that one stands. */
function pointElsewhere(value: unknown, errors: ReadonlyMap<string, unknown>): unknown {
  if (Array.isArray(value)) return value.map((item) => pointElsewhere(item, errors));
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).map(([key, member]) => {
    const isReference = key === "$ref" && typeof member === "string" && !errors.has(refName(member));
    return [
      key,
      isReference ? member.replace("#/components/schemas/", `#/${others}/`) : pointElsewhere(member, errors),
    ] as const;
  });
  return Object.fromEntries(members);
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
  const properties = typedMembers(schema);
  const { oneOf } = schema;
  return {
    ...schema,
    title: nameOf(entry),
    description,
    properties,
    ...(oneOf && { oneOf: oneOf.map(describedVariant) }),
  };
}

/** A variant without a description of its own would show that of the whole error again. */
function describedVariant(variant: Schema): Schema {
  return typeof variant === "object"
    ? { description: `**${variant.title ?? "Variant"}.**`, ...variant }
    : variant;
}

/** A `const` has a type by itself, which Redoc does not see. */
function typedMembers(schema: SchemaObject): Readonly<Record<string, Schema>> {
  const members = Object.entries(schema.properties ?? {}).map(([name, member]) => {
    if (typeof member !== "object") return [name, member] as const;
    const type = { string: "string", number: "integer" }[typeof member.const as string];
    return [name, { ...(type && { type }), ...member }] as const;
  });
  return Object.fromEntries(members);
}

function withLinks(response: Response, bySchema: ReadonlyMap<string, ErrorEntry>): Response {
  const names = Object.values(response.content ?? {}).flatMap(({ schema }) => alternativesOf(schema));
  const entries = names.flatMap((name) => bySchema.get(name) ?? []);
  if (entries.length === 0) return response;
  const links = entries.map(
    (entry) => `- [${nameOf(entry)}](#/error-schemas/${entry.schema.toLowerCase()}): ${entry.title}`,
  );
  return { ...response, description: `${response.description ?? ""}\n\n${links.join("\n")}` };
}

function withoutKeys<T>(
  record: Readonly<Record<string, T>>,
  keys: ReadonlyMap<string, unknown>,
): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !keys.has(key)));
}
