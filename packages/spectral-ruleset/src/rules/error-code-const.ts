import { placeOf } from "../model/error-schema.ts";
import type { ErrorContract } from "../model/error-contract.ts";
import { unionsOf, type Member } from "../model/error-response.ts";
import { fixedOf } from "../model/shape.ts";
import { problem, type Problem, type Rule } from "../rule.ts";

export default {
  description: "Every error fixes its code, or states that it has none.",
  severity: "error",
  why: "One open `code: { type: string }` in a union absorbs the constants beside it, so no client can switch on the code.",
  where: "components.schemas.NotFoundError.properties",
  good: `
code: false   # or a \`const\`, for an error with a code`,
  bad: `
code: { type: string }`,
  fix: "Write the code as a `const` (in OpenAPI 3.0, as an `enum` with one value) and add it to `required`. For an error without a code, write `code: false`.",
  *check(contract) {
    const { errors, options } = contract;
    const { code } = options;
    yield* bareEnvelopes(contract);
    for (const error of errors.values()) {
      const { name, path, codeMember: fixed, shape } = error;
      if (fixed.kind === "const") {
        if (typeof fixed.value !== "string")
          yield problem(`a code is a string, and ${String(fixed.value)} is none`, fixed.path);
        else if (!shape.required.has(code)) yield problem(`add ${code} to \`required\` of ${name}`, path);
      } else if (fixed.kind === "open" && (fixed.path !== undefined || shape.required.has(code))) {
        const example = `\`${code}: { const: ... }\`, or \`${code}: false\` without one`;
        yield problem(`${name} must fix its code: ${example}`, placeOf(error, fixed));
      }
    }
  },
} as const satisfies Rule;

/** The envelope in a union takes every code; alone, it is no better, but where anything may happen. */
function* bareEnvelopes({ document, responses, envelope, options }: ErrorContract): Generator<Problem> {
  if (envelope === undefined || fixedOf(document, envelope, options.code).kind !== "open") return;
  for (const { bodies, uses } of responses) {
    for (const { root } of bodies) {
      const alone = root?.union === undefined;
      const listed: Member[] = alone
        ? [root].flatMap((one) => one ?? [])
        : [...unionsOf(root)].flatMap((one) => one.members);
      if (alone && uses.every(({ status }) => !/^\d{3}$/.test(status))) continue;
      for (const { name, path } of listed)
        if (name === options.envelope)
          yield problem(
            `refer to an error that fixes its code, or says that it has none: ${name} takes every code`,
            path,
          );
    }
  }
}
