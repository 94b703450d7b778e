import { refName, type Json, type Schema, type SchemaObject } from "@messaging-api/error-model/bundled";
import { resolved, typesOf, type Schemas } from "./schema.ts";

/** A member of a body, a parameter or a header, with everything that a page says about it. */
export interface MemberView {
  readonly name: string;
  /** Below the body: names joined by dots, `[]` after an array. */
  readonly path: string;
  readonly required: boolean;
  readonly deprecated: boolean;
  /** Such as `array of strings`, `string or null`. */
  readonly type: string;
  /** The component schema of the member, or of its entries. */
  readonly schema?: string;
  readonly description: string;
  /** The type of one entry of an array. */
  readonly entry: string;
  /** Limits in words: `at most 200 characters`. */
  readonly constraints: readonly string[];
  readonly values: readonly Json[];
  readonly fallback?: Json;
  readonly examples: readonly Json[];
  readonly shape: ShapeView;
}

/** The content of a schema: members, and choices between several shapes. */
export interface ShapeView {
  readonly members: readonly MemberView[];
  readonly choices: readonly ChoiceView[];
  /** True if an outer level has the same schema. Its page shows the rest. */
  readonly recursive: boolean;
}

/** One of several shapes. */
export interface ChoiceView {
  readonly title: string;
  readonly type: string;
  readonly description: string;
  readonly constraints: readonly string[];
  readonly values: readonly Json[];
  readonly examples: readonly Json[];
  readonly shape: ShapeView;
}

/** The members and choices of a schema, as deep as they go. */
export function shapeOf(
  schema: Schema,
  schemas: Schemas,
  path = "",
  above: readonly string[] = [],
): ShapeView {
  const name = nameOf(schema);
  if (name !== undefined && above.includes(name)) return { members: [], choices: [], recursive: true };
  const within = name === undefined ? above : [...above, name];
  const own = resolved(schema, schemas);
  const parts = (own.allOf ?? []).map((part) => shapeOf(part, schemas, path, within));
  const members = Object.entries(own.properties ?? {})
    .filter(([, property]) => property !== false)
    .map(([key, property]) =>
      memberOf(key, property, own.required?.includes(key) ?? false, schemas, path, within),
    );
  const inner = own.items === undefined ? undefined : shapeOf(own.items, schemas, `${path}[]`, within);
  const map = own.additionalProperties;
  const rest = typeof map === "object" ? [memberOf("*", map, false, schemas, path, within)] : [];
  return {
    members: [...parts.flatMap((part) => part.members), ...members, ...rest, ...(inner?.members ?? [])],
    choices: [
      ...parts.flatMap((part) => part.choices),
      ...choicesOf(own, schemas, path, within),
      ...(inner?.choices ?? []),
    ],
    recursive: inner?.recursive ?? false,
  };
}

/** A member by its schema. */
export function memberOf(
  name: string,
  schema: Schema,
  required: boolean,
  schemas: Schemas,
  path = "",
  above: readonly string[] = [],
): MemberView {
  const own = resolved(schema, schemas);
  const full = path === "" ? name : `${path}.${name}`;
  const component =
    nameOf(schema) ?? (own.items === undefined ? undefined : nameOf(own.items)) ?? nullable(own);
  return {
    name,
    path: full,
    required,
    deprecated: own.deprecated ?? false,
    type: typeWords(schema, schemas),
    ...(component !== undefined && { schema: component }),
    description: own.description ?? "",
    entry: entryOf(own, schemas).description ?? "",
    constraints: constraintsOf(own, schemas),
    values: valuesOf(own, schemas),
    ...(own.default !== undefined && { fallback: own.default }),
    examples: [...(own.examples ?? []), ...(entryOf(own, schemas).examples ?? [])],
    shape: shapeOf(schema, schemas, full, above),
  };
}

/** The schema of an array's entries. */
function entryOf({ items }: SchemaObject, schemas: Schemas): SchemaObject {
  return items === undefined ? {} : resolved(items, schemas);
}

/** The name of the component that a schema refers to, by itself. */
function nameOf(schema: Schema): string | undefined {
  return typeof schema === "object" && schema.$ref !== undefined ? refName(schema.$ref) : undefined;
}

/** The component of `oneOf: [that, null]`. */
function nullable({ oneOf, anyOf }: SchemaObject): string | undefined {
  const names = (oneOf ?? anyOf ?? []).flatMap((one) => nameOf(one) ?? []);
  return names.length === 1 ? names[0] : undefined;
}

/** The choices that a reader must distinguish. `null` and plain types are already part of the type's text. */
function choicesOf(
  own: SchemaObject,
  schemas: Schemas,
  path: string,
  above: readonly string[],
): ChoiceView[] {
  const all = (own.oneOf ?? own.anyOf ?? []).filter((one) => typesOf(one, schemas).join() !== "null");
  return all
    .map((one) => choiceOf(one, schemas, path, above))
    .filter(
      ({ shape, description, constraints, values, examples, title }) =>
        [shape.members, shape.choices, constraints, values, examples].some((list) => list.length > 0) ||
        description !== "" ||
        title !== "",
    );
}

function choiceOf(schema: Schema, schemas: Schemas, path: string, above: readonly string[]): ChoiceView {
  const own = resolved(schema, schemas);
  return {
    title: own.title ?? nameOf(schema) ?? "",
    type: typeWords(schema, schemas),
    description: [own.description, entryOf(own, schemas).description].filter(Boolean).join("\n\n"),
    constraints: constraintsOf(own, schemas),
    values: valuesOf(own, schemas),
    examples: own.examples ?? [],
    shape: shapeOf(schema, schemas, path, above),
  };
}

/** A type in words: `array of strings or null`. */
export function typeWords(schema: Schema, schemas: Schemas): string {
  const types = typesOf(schema, schemas);
  if (types.length === 0) return "any type";
  const own = resolved(schema, schemas);
  const words = types.map((type) => {
    if (type !== "array") return type;
    const items = itemsOf(own, schemas);
    const inner = items === undefined ? [] : typesOf(items, schemas);
    return inner.length === 0 ? "array of any type" : `array of ${inner.map(plural).join(" or ")}`;
  });
  const format = own.format ?? own.contentMediaType;
  return `${words.join(" or ")}${format === undefined ? "" : ` (${format})`}`;
}

function itemsOf({ items, oneOf, anyOf }: SchemaObject, schemas: Schemas): Schema | undefined {
  if (items !== undefined) return items;
  return (oneOf ?? anyOf ?? []).map((one) => resolved(one, schemas).items).find((one) => one !== undefined);
}

function plural(type: string): string {
  return type === "null" ? "nulls" : `${type}s`;
}

/** The values that a schema lists, its own or those of its entries. */
function valuesOf(own: SchemaObject, schemas: Schemas): readonly Json[] {
  if (own.const !== undefined) return [own.const];
  if (own.enum !== undefined) return own.enum;
  return own.items === undefined ? [] : valuesOf(resolved(own.items, schemas), schemas);
}

/** The limits of a schema in words, and those of an array's entries. */
function constraintsOf(own: SchemaObject, schemas: Schemas): string[] {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = own;
  const entries = own.items === undefined ? [] : constraintsOf(resolved(own.items, schemas), schemas);
  return [
    ...range(minimum, maximum, ""),
    ...(exclusiveMinimum === undefined ? [] : [`more than ${exclusiveMinimum}`]),
    ...(exclusiveMaximum === undefined ? [] : [`less than ${exclusiveMaximum}`]),
    ...(multipleOf === undefined ? [] : [`a multiple of ${multipleOf}`]),
    ...range(own.minLength, own.maxLength, own.format === "binary" ? " byte" : " character"),
    ...range(own.minItems, own.maxItems, " entry"),
    ...(own.uniqueItems ? ["no entry twice"] : []),
    ...(own.contentEncoding === undefined ? [] : [`encoded as ${own.contentEncoding}`]),
    ...(own.pattern === undefined ? [] : [`matches ${own.pattern}`]),
    ...entries.map((one) => `each entry: ${one}`),
  ];
}

function range(low: number | undefined, high: number | undefined, unit: string): string[] {
  const units = (count: number) => (unit === "" || count === 1 ? unit : unit.replace(/y$/, "ie") + "s");
  if (low !== undefined && high !== undefined) return [`${low} to ${high}${units(high)}`];
  if (low !== undefined) return [`at least ${low}${units(low)}`];
  return high === undefined ? [] : [`at most ${high}${units(high)}`];
}
