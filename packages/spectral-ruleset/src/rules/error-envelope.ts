import { fixedOf } from "../model/shape.ts";
import { follow } from "../model/reference.ts";
import { members } from "../model/json.ts";
import type { ErrorContract } from "../model/error-contract.ts";
import type { ErrorSchema } from "../model/error-schema.ts";
import { problem, type Problem, type Rule } from "../rule.ts";

export default {
  description:
    "Every error has the whole envelope: its members required, its constants the same, its message free text.",
  severity: "error",
  why: "Clients read the envelope before they know which error it is. One error that leaves a member out breaks them all.",
  good: `
required: [error, message, status, code]
properties:
  error: { const: ApiError }
  message: { type: string }`,
  bad: `
required: [error, status, code]
properties:
  error: { const: ApiError }
  message: { const: Not found. }`,
  fix: "Require what the envelope requires, and give each member the type that the envelope gives it.",
  *check(contract) {
    for (const error of contract.errors.values())
      yield* [...missing(contract, error), ...constants(contract, error), ...message(contract, error)];
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

function* constants(
  { document, options }: ErrorContract,
  { name, path, shape }: ErrorSchema,
): Generator<Problem> {
  for (const [member, value] of Object.entries(options.constants)) {
    const fixed = fixedOf(document, shape, member);
    if (fixed.kind === "const" && fixed.value === value) continue;
    const place = fixed.kind === "absent" ? path : (fixed.path ?? path);
    yield problem(`${name} must say \`${member}: { const: ${String(value)} }\``, place);
  }
}

function* message(
  { document, options }: ErrorContract,
  { name, path, shape }: ErrorSchema,
): Generator<Problem> {
  const found = shape.properties.get(options.message) ?? [];
  if (found.length === 0) yield problem(`${name} must say \`${options.message}: { type: string }\``, path);
  for (const { schema, path: place } of found) {
    const own = members(follow(document, schema, place)?.value);
    if (own["type"] !== "string" || "const" in own || "enum" in own)
      yield problem(`\`${options.message}\` is text that may change: write \`{ type: string }\``, place);
  }
}
