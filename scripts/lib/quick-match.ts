type Value = unknown;
type Members = Readonly<Record<string, unknown>>;

/** Keywords that say nothing about a value. */
const annotations = new Set(["title", "description", "examples", "deprecated"]);

/**
 * Whether a value matches a JSON Schema that has only the keywords which variants of an error usually have.
 * `undefined` means that this function can't tell: ask a full validator. Compiling a validator for each variant of
 * 5,000 errors takes 15 seconds and 500 MB.
 */
export function quickMatch(schema: unknown, value: Value): boolean | undefined {
  if (typeof schema === "boolean") return schema;
  if (!isObject(schema)) return undefined;
  let matches = true;
  for (const [keyword, wanted] of Object.entries(schema)) {
    if (annotations.has(keyword)) continue;
    const answer = keywords.get(keyword)?.(wanted, value);
    if (answer === undefined) return undefined;
    matches &&= answer;
  }
  return matches;
}

const keywords = tableOf<(wanted: unknown, value: Value) => boolean | undefined>({
  const: (wanted, value) => (isObject(wanted) || Array.isArray(wanted) ? undefined : wanted === value),
  type: (wanted, value) => {
    const answers = [wanted].flat().map((type) => types.get(String(type))?.(value));
    return answers.length === 0 || answers.includes(undefined) ? undefined : answers.includes(true);
  },
  minimum: (wanted, value) =>
    typeof wanted !== "number" ? undefined : typeof value !== "number" || value >= wanted,
  required: (wanted, value) =>
    !Array.isArray(wanted) || wanted.some(isInherited)
      ? undefined
      : !isObject(value) || wanted.every((name) => Object.hasOwn(value, name)),
  properties: (wanted, value) => {
    if (!isObject(wanted) || Object.keys(wanted).some(isInherited)) return undefined;
    if (!isObject(value)) return true;
    const present = Object.entries(wanted).filter(([name]) => Object.hasOwn(value, name));
    const answers = present.map(([name, schema]) => quickMatch(schema, value[name]));
    return answers.includes(undefined) ? undefined : !answers.includes(false);
  },
});

const types = tableOf<(value: Value) => boolean>({
  null: (value) => value === null,
  boolean: (value) => typeof value === "boolean",
  string: (value) => typeof value === "string",
  number: (value) => Number.isFinite(value),
  integer: (value) => Number.isInteger(value),
  array: Array.isArray,
  object: isObject,
});

/** Not an object, which also has names such as `constructor`. */
function tableOf<T>(entries: Readonly<Record<string, T>>): ReadonlyMap<string, T> {
  return new Map(Object.entries(entries));
}

/** Whether every object has such a member, such as `toString`. Ajv counts those as present. */
function isInherited(name: unknown): boolean {
  return String(name) in Object.prototype;
}

function isObject(value: unknown): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
