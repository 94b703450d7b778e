import { schemas } from "../../generated/schemas.ts";
import { isObject } from "../is-object.ts";
import type { Violation } from "../problem.ts";
import { below, every, fail, memberOf, type Check } from "./check.ts";
import { counted, valueKeywords, type Keyword } from "./values.ts";

/** A JSON Schema in the form of `generated/schemas.ts`, where a reference is the name of another schema. */
type Schema = boolean | Readonly<Record<string, unknown>>;

const texts: Readonly<Record<string, string>> = schemas;
const made = new Map<string, Check>();

/** The check of a schema of the contract, created on first use: most runs of a sandbox use only a few schemas. */
export function checkOf(name: string): Check | undefined {
  const text = Object.hasOwn(texts, name) ? texts[name] : undefined;
  if (text === undefined) return undefined;
  const known = made.get(name) ?? compile(JSON.parse(text));
  made.set(name, known);
  return known;
}

/** The keywords that contain schemas, in the order in which they are checked, after the other keywords. */
const schemaKeywords: Readonly<Record<string, Keyword>> = {
  $ref: (name: string) => (value, found) => checkOf(name)?.(value, found) ?? true,
  not: notAll,
  anyOf: (schemas: readonly Schema[]) => choice("anyOf", schemas, (fitting) => fitting > 0),
  oneOf: (schemas: readonly Schema[]) => choice("oneOf", schemas, (fitting) => fitting === 1),
  allOf: (schemas: readonly Schema[]) => every(schemas.map(compile)),
  minItems: (limit: number) => (value, found) =>
    !Array.isArray(value) ||
    value.length >= limit ||
    fail(found, "minItems", `must have at least ${counted(limit, "item")}`),
  maxItems: (limit: number) => (value, found) =>
    !Array.isArray(value) ||
    value.length <= limit ||
    fail(found, "maxItems", `must have at most ${counted(limit, "item")}`),
  items: (schema: Schema) => {
    const check = compile(schema);
    return (value, found) =>
      !Array.isArray(value) || value.every((item, index) => below(index, check, item, found));
  },
  required,
  properties,
};

const all = Object.entries({ ...valueKeywords, ...schemaKeywords });

/** Every keyword that the sandbox checks. The build rejects a contract with another one. */
export const keywords: readonly string[] = all.map(([name]) => name);

/** Creates the check of a schema. */
export function compile(schema: Schema): Check {
  if (schema === true) return () => true;
  if (schema === false) return (_, found) => fail(found, "false schema", "boolean schema is false");
  const checks = all.flatMap(([name, make]) =>
    // The build has checked that each keyword has a value of its type.
    schema[name] === undefined ? [] : make(schema[name] as never),
  );
  return every(checks);
}

function required(names: readonly string[]): Check {
  return (value, found) => {
    if (!isObject(value)) return true;
    const missingProperty = names.find((name) => memberOf(value, name) === undefined);
    if (missingProperty === undefined) return true;
    const message = `must have \`${missingProperty}\``;
    return fail(found, "required", message, { params: { missingProperty } });
  };
}

function properties(members: Readonly<Record<string, Schema>>): Check {
  const checks = Object.entries(members).map(([name, schema]) => [name, compile(schema)] as const);
  return (value, found) => {
    if (!isObject(value)) return true;
    for (const [name, check] of checks) {
      const member = memberOf(value, name);
      if (member !== undefined && !below(name, check, member, found)) return false;
    }
    return true;
  };
}

function choice(keyword: string, schemas: readonly Schema[], isRight: (fitting: number) => boolean): Check {
  const checks = schemas.map(compile);
  return (value, found) => {
    const reasons: Violation[] | undefined = found && [];
    let fitting = 0;
    for (const check of checks) if (check(value, reasons)) fitting++;
    if (isRight(fitting)) return true;
    found?.push(...(reasons ?? []));
    return fail(found, keyword, "must match one of the schemas");
  };
}

/** "Not both members" can name the members in its message, unlike a plain "not". */
function notAll(schema: Schema): Check {
  const pair = pairOf(schema);
  if (pair === undefined) {
    const check = compile(schema);
    return (value, found) => !check(value) || fail(found, "not", "isn't allowed");
  }
  const [beside, name] = pair;
  const isExcluded = compile({ properties: (isObject(schema) && schema["properties"]) || {} });
  return (value, found) =>
    !isObject(value) ||
    memberOf(value, beside) === undefined ||
    memberOf(value, name) === undefined ||
    !isExcluded(value) ||
    fail(found, "false schema", "boolean schema is false", { instancePath: `/${name}`, beside });
}

function pairOf(schema: Schema): readonly [string, string] | undefined {
  if (typeof schema === "boolean") return undefined;
  const { required: names, properties: _, ...others } = schema;
  if (!Array.isArray(names) || names.length !== 2 || Object.keys(others).length > 0) return undefined;
  const [beside, name]: string[] = names;
  return beside === undefined || name === undefined ? undefined : [beside, name];
}
