import { both, follow, items, members, valuesOf, type Shape } from "@messaging-api/error-model";
import type { ErrorContract } from "../contract.ts";

/** A schema to create bodies for. */
interface Side {
  readonly schema: unknown;
  readonly shape: Shape;
  readonly examples: readonly { readonly value: unknown }[];
}

/** A body that is valid by both schemas, if their examples or bodies made from both include one. */
export function bodyOfBoth(contract: ErrorContract, one: Side, other: Side): unknown {
  const examples = [...one.examples, ...other.examples].map(({ value }) => value);
  const made = madeOf(contract.document, both(one.shape, other.shape));
  const merged = examples.map((example) => ({ ...made, ...members(example) }));
  return [...examples, made, ...merged].find(
    (body) => contract.accepts(one.schema, body) && contract.accepts(other.schema, body),
  );
}

/** The smallest body of a shape: its required members, with constants, examples, or values of their types. */
function madeOf(document: unknown, { required, properties }: Shape): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const name of required) {
    const schemas = (properties.get(name) ?? []).map(
      ({ schema, path }) => follow(document, schema, path)?.value,
    );
    const listed = schemas.flatMap((schema) => valuesOf(schema).only ?? []);
    const shown = schemas.flatMap((schema) => items(members(schema)["examples"]));
    const typed = schemas.flatMap((schema) => valuesOf(schema).types ?? []);
    body[name] = [...listed, ...shown][0] ?? sampleOf(typed[0]);
  }
  return body;
}

function sampleOf(type: string | undefined): unknown {
  if (type === "integer" || type === "number") return 400;
  if (type === "boolean") return true;
  if (type === "array") return [];
  if (type === "object") return {};
  return type === "null" ? null : "text";
}
