import { members, pointerOf, pointerText } from "@messaging-api/error-model";
import { contractOf, type ErrorContract } from "../contract.ts";
import type { PresetName } from "../options.ts";
import { presets } from "../presets.ts";
import { problem, type Rule } from "../rule.ts";

export default {
  description: "The options describe how the document writes its errors, so the rules find error codes.",
  severity: "info",
  why: "Rules that look for codes in the wrong place find nothing, and their silence looks like approval.",
  where: "components",
  good: `
schemas:
  contact_blocked: { title: The contact has blocked this number }   # fixes its code
  contact_expired: { title: The contact has expired }
  limit_reached: { title: Contact limit reached }`,
  bad: `
schemas: {}   # no schema fixes a code`,
  fix: "Set the option `preset` or `code`. If your API has no error codes, turn this rule off.",
  everywhere: true,
  *check(contract) {
    const { codes, document, operations, responses, options } = contract;
    if (codes.size > 0 || operations.length === 0) return;
    const place = "paths" in document ? ["paths"] : ["openapi"];
    if (responses.length === 0) {
      const where = operations.length === 1 ? "1 operation" : `${operations.length} operations`;
      yield problem(`found no error response in ${where}: list the errors that each one can return`, place);
      return;
    }
    const looked = `looked for codes at ${pointerText(pointerOf(options.code))} in ${responses.length} error responses`;
    const better = bestPreset(contract);
    // Codes that are open are reported by `error-code-const`.
    if (better === undefined && isOpen(contract)) return;
    const advice =
      better === undefined
        ? "set the option `code` to where a body holds its code, or turn this rule off"
        : `set the option \`preset\` to "${better.preset}", which finds ${better.codes}`;
    yield problem(`found no error code: ${advice} (${looked})`, place);
  },
} as const satisfies Rule;

function isOpen({ errors, responses, options }: ErrorContract): boolean {
  // Under `default` or a range, anything may happen, and an open code is no finding.
  const exact = responses.filter(({ uses }) => uses.some(({ status }) => /^\d{3}$/.test(status)));
  const listed = exact.flatMap(({ bodies }) => bodies.flatMap(({ alternatives }) => alternatives));
  return (
    [...errors.values()].some(
      ({ codeMember }) => codeMember.kind === "open" && codeMember.path !== undefined,
    ) || listed.includes(options.envelope)
  );
}

/** The style in which the document has the most codes. */
function bestPreset({
  document,
  options,
}: ErrorContract): { readonly preset: PresetName; readonly codes: number } | undefined {
  const found = Object.values(presets)
    .filter(({ preset }) => preset !== options.preset)
    .map((preset) => ({ preset: preset.preset, codes: contractOf(members(document), preset).codes.size }))
    .filter(({ codes }) => codes > 0)
    .sort((one, other) => other.codes - one.codes);
  return found[0];
}
