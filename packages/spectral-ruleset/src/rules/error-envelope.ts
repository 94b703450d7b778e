import { fixedOf } from "../model/shape.ts";
import { follow } from "../model/reference.ts";
import { members } from "../model/json.ts";
import type { ErrorContract } from "../model/error-contract.ts";
import { placeOf, type ErrorSchema } from "../model/error-schema.ts";
import { typesOf } from "../model/values.ts";
import { problem, type Problem, type Rule } from "../rule.ts";

export default {
  description:
    "Every error has the whole envelope: the required members, the fixed values, and a message in free text.",
  severity: "error",
  why: "Clients read the envelope before they know which error it is. One error without a member breaks all of them.",
  where: "components.schemas.contact_blocked",
  good: `
required: [error, message, status, code]
properties:
  error: { const: ApiError }
  message: { type: string }`,
  bad: `
required: [error, status, code]
properties:
  error: { const: ApiError }
  message: { type: string }`,
  fix: "Require what the envelope requires, and give each member the type that it has in the envelope.",
  *check(contract) {
    for (const error of contract.errors.values())
      yield* [
        ...missing(contract, error),
        ...constants(contract, error),
        ...message(contract, error),
        ...types(contract, error),
      ];
  },
} as const satisfies Rule;

function* missing(
  { options, envelope }: ErrorContract,
  { name, path, shape, schema }: ErrorSchema,
): Generator<Problem> {
  const wanted = new Set([...options.required, ...(envelope?.required ?? [])]);
  const absent = [...wanted].filter((member) => !shape.required.has(member));
  const place = "required" in schema ? [...path, "required"] : path;
  if (absent.length > 0) yield problem(`add ${absent.join(", ")} to \`required\` of ${name}`, place);
}

function* constants({ document, options }: ErrorContract, error: ErrorSchema): Generator<Problem> {
  for (const [member, value] of Object.entries(options.constants)) {
    const fixed = fixedOf(document, error.shape, member);
    if (fixed.kind === "const" && fixed.value === value) continue;
    yield problem(`${error.name} must say \`${member}: { const: ${String(value)} }\``, placeOf(error, fixed));
  }
}

/** Members of the envelope have its types in every error, and all that it requires are described. */
function* types(
  { document, options, envelope }: ErrorContract,
  { name, path, shape }: ErrorSchema,
): Generator<Problem> {
  const spoken = new Set([options.message, options.code, options.status, ...Object.keys(options.constants)]);
  for (const member of envelope?.required ?? [])
    if (!shape.properties.has(member) && !spoken.has(member))
      yield problem(`${name} must describe \`${member}\`, as ${options.envelope} does`, path);
  for (const [member, known] of envelope?.properties ?? []) {
    const wanted = known.flatMap(({ schema }) => typesOf(follow(document, schema, [])?.value) ?? []);
    if (wanted.length === 0 || member === options.message) continue;
    for (const { schema, path: place } of shape.properties.get(member) ?? []) {
      const found = typesOf(follow(document, schema, place)?.value);
      if (found !== undefined && !found.every((type) => fits(type, wanted)))
        yield problem(`\`${member}\` is ${wanted.join(" or ")} in ${options.envelope}: write that`, place);
    }
  }
}

function fits(type: string, wanted: readonly string[]): boolean {
  return wanted.includes(type) || (type === "integer" && wanted.includes("number"));
}

function* message(
  { document, options }: ErrorContract,
  { name, path, shape }: ErrorSchema,
): Generator<Problem> {
  if (options.message === false) return;
  const found = shape.properties.get(options.message) ?? [];
  if (found.length === 0) yield problem(`${name} must say \`${options.message}: { type: string }\``, path);
  for (const { schema, path: place } of found) {
    const own = members(follow(document, schema, place)?.value);
    if (own["type"] !== "string" || "const" in own || "enum" in own)
      yield problem(`\`${options.message}\` is text that may change: write \`{ type: string }\``, place);
  }
}
