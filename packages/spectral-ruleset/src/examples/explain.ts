import { items, type Path } from "@messaging-api/error-model";
import type { ErrorObject } from "ajv";

/** What is wrong with an example, in words, and the place inside it. */
export interface Fault {
  readonly path: Path;
  readonly message: string;
}

/**
 * The most helpful of Ajv's errors. For a choice, Ajv reports every branch. The author meant the branch whose
 * constants fit, so errors about anything but a constant come first, and of those the deepest.
 */
export function explain(errors: readonly ErrorObject[]): Fault {
  const telling = errors.filter(({ keyword }) => !["oneOf", "anyOf", "if", "not"].includes(keyword));
  const others = telling.filter(({ keyword }) => keyword !== "const" && keyword !== "false schema");
  const [first, ...rest] = others.length > 0 ? others : telling.length > 0 ? rarest(telling) : errors;
  if (first === undefined) return { path: [], message: "does not match the schema" };
  const deepest = rest.reduce((best, one) => (depth(one) > depth(best) ? one : best), first);
  return { path: pathOf(deepest), message: messageOf(deepest, errors) };
}

/** The errors at the place that the fewest branches report: the intended branch reports no other. */
function rarest(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const byPlace = new Map<string, ErrorObject[]>();
  for (const error of errors)
    byPlace.set(error.instancePath, [...(byPlace.get(error.instancePath) ?? []), error]);
  return [...byPlace.values()].reduce((best, one) => (one.length < best.length ? one : best));
}

function depth({ instancePath }: ErrorObject): number {
  return instancePath.split("/").length;
}

function pathOf({ instancePath }: ErrorObject): string[] {
  return instancePath
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
}

function messageOf(
  { keyword, instancePath, message, params }: ErrorObject,
  errors: readonly ErrorObject[],
): string {
  const what = instancePath === "" ? "the example" : `\`${instancePath.slice(1).replaceAll("/", ".")}\``;
  if (keyword === "const") {
    const same = errors.filter((one) => one.keyword === "const" && one.instancePath === instancePath);
    return `${what} must be ${listOf([...new Set(same.map((one): unknown => one.params["allowedValue"]))])}`;
  }
  if (keyword === "enum") return `${what} must be one of ${listOf(items(params["allowedValues"]))}`;
  if (keyword === "required") return `${what} lacks \`${String(params["missingProperty"])}\`: add it`;
  if (keyword === "false schema") return `${what} must not be present: remove it`;
  if (keyword === "additionalProperties")
    return `${what} must not have the member \`${String(params["additionalProperty"])}\`: remove it`;
  if (keyword === "oneOf" && Array.isArray(params["passingSchemas"]))
    return `${what} matches more than one schema of a \`oneOf\``;
  return `${what} ${message ?? "does not match the schema"}`;
}

/** The first values of an enumeration, since nobody reads a thousand. */
function listOf(values: readonly unknown[]): string {
  const shown = values.slice(0, 20).map((value) => JSON.stringify(value));
  const more = values.length > 20 ? [`or one of ${values.length - 20} others`] : [];
  return [...shown, ...more].join(", ");
}
