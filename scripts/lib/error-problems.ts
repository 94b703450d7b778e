import type { ErrorObject, ValidateFunction } from "ajv";
import type { Json, Schema, SchemaObject } from "@messaging-api/error-model/bundled";
import type { Actor, RetryClass, SideEffects, Source } from "@messaging-api/types/errors";
import { paths } from "./paths.ts";
import { placeIn } from "./yaml-file.ts";

/** The `x-error` extension of an error's schema. */
export interface Extension {
  readonly cause: string;
  readonly fix: string;
  readonly retry: RetryClass;
  readonly sideEffects?: SideEffects;
  readonly actor?: Actor;
  readonly source: Source;
  readonly words?: readonly string[];
  readonly exampleSources: readonly Source[];
  readonly since: string;
  readonly successor?: string;
  readonly renamedFrom?: readonly string[];
}

/** A problem of an error's schema, and its place in the file. */
interface Problem {
  readonly path: readonly string[];
  readonly message: string;
}

/** Why the schema of an error can't be read as one. `validate` checks its `x-error`. */
export function problemsOf(
  name: string,
  schema: SchemaObject,
  validate: ValidateFunction<Extension>,
): Problem[] {
  const problems: Problem[] = [];
  const { status, code } = schema.properties ?? {};
  if (!Number.isInteger(constOf(status))) {
    const message = "`properties.status` must be `{ const: <HTTP status code> }`";
    problems.push({ path: ["properties", "status"], message });
  }
  if (constOf(code) !== name && code !== false) {
    const message = `\`properties.code\` must be \`{ const: ${name} }\` (the file's name), or \`false\` for an error without a code`;
    problems.push({ path: ["properties", "code"], message });
  }
  for (const keyword of ["title", "description"] as const) {
    if (!schema[keyword]) problems.push({ path: [keyword], message: `\`${keyword}\` is missing` });
  }
  return [...problems, ...extensionProblemsOf(schema, validate)];
}

function extensionProblemsOf(schema: SchemaObject, validate: ValidateFunction<Extension>): Problem[] {
  const extension = schema["x-error"];
  const path = ["x-error"];
  if (extension === undefined)
    return [{ path, message: `\`x-error\` is missing (see ${paths.extensionSchema})` }];
  if (!validate(extension)) {
    // For a list of values, Ajv reports each value, and then the list.
    return (validate.errors ?? []).filter(({ keyword }) => keyword !== "const").map(extensionProblem);
  }
  const [sources, examples] = [extension.exampleSources.length, schema.examples?.length ?? 0];
  if (sources === examples) return [];
  const message = `\`x-error.exampleSources\` has ${sources} entries for ${examples} \`examples\``;
  return [{ path: [...path, "exampleSources"], message }];
}

function extensionProblem({ instancePath, message, params, keyword, parentSchema }: ErrorObject): Problem {
  const path = ["x-error", ...instancePath.split("/").slice(1)];
  const where = `\`${path.join(".")}\``;
  // One of several values is written as a list of constants, each with its meaning.
  if (keyword === "oneOf") return { path, message: `${where} must be ${listOf(parentSchema)}` };
  const detail = keyword === "additionalProperties" ? `: ${String(params["additionalProperty"])}` : "";
  return { path, message: `${where} ${message}${detail} (see ${paths.extensionSchema})` };
}

function listOf(schema: ErrorObject["parentSchema"]): string {
  const { oneOf = [] }: { oneOf?: readonly SchemaObject[] } = Object(schema);
  return `one of ${oneOf.map((one) => JSON.stringify(one.const)).join(", ")} (see ${paths.extensionSchema})`;
}

/** The problems as lines with their places in the error's file. */
export async function placed(root: string, name: string, problems: readonly Problem[]): Promise<string[]> {
  const file = `${paths.errors}/${name}.yaml`;
  return Promise.all(
    problems.map(async ({ path, message }) => `${await placeIn(root, file, path)} ${message}`),
  );
}

/** The one value that a schema allows, if it is written as `const`. */
function constOf(schema: Schema | undefined): Json | undefined {
  return typeof schema === "object" ? schema.const : undefined;
}
