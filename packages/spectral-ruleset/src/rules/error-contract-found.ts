import {
  count,
  detect,
  fixedAt,
  has,
  notOpenapi,
  pointerOf,
  pointerText,
  refOf,
  unreadIn,
  withoutOperations,
} from "@messaging-api/error-model";
import type { ErrorContract } from "../contract.ts";
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
  anyVersion: true,
  *check(contract) {
    const { codes, document, operations, responses, options } = contract;
    const other = notOpenapi(document);
    if (other !== undefined) return yield problem(other.message, other.path);
    const place = has(document, "paths") ? ["paths"] : ["openapi"];
    const none = withoutOperations(document);
    if (none !== undefined) return yield problem(none, place);
    for (const { message, path } of unreadIn(document)) yield problem(message, path);
    if (codes.size > 0) return;
    if (responses.length === 0) {
      const where = count(operations.length, "operation");
      yield problem(`found no error response in ${where}: list the errors that each one can return`, place);
      return;
    }
    const looked = `looked for codes at ${pointerText(pointerOf(options.code))} in ${count(responses.length, "error response")}`;
    const better = betterOptions(contract);
    // `error-code-const` reports open codes, where it can tell an error from another body.
    if (better === undefined && contract.present && isOpen(contract)) return;
    yield problem(`found no error code: ${adviceOf(contract, better)} (${looked})`, place);
  },
} as const satisfies Rule;

function adviceOf(contract: ErrorContract, better: string | undefined): string {
  if (better !== undefined) return `set ${better}`;
  const { document, errors, options } = contract;
  const pointer = pointerOf(options.code);
  const envelope = refOf(["components", "schemas", options.envelope]);
  const places = [
    ...[...errors.values()].map(({ codeMember }) => codeMember),
    fixedAt(document, [{ schema: { $ref: envelope }, path: [] }], pointer),
  ];
  if (places.some((fixed) => fixed.kind === "open" && fixed.path !== undefined))
    return `${pointerText(pointer)} takes any value. List its values in an \`enum\`, or set the option \`codes\``;
  return "set the option `code` to where a body holds its code, or turn this rule off";
}

function isOpen({ errors, responses, options }: ErrorContract): boolean {
  // `default` and ranges are for any error, so an open code there isn't a fault.
  const exact = responses.filter(({ uses }) => uses.some(({ status }) => /^\d{3}$/.test(status)));
  const listed = exact.flatMap(({ bodies }) => bodies.flatMap(({ alternatives }) => alternatives));
  return (
    [...errors.values()].some(
      ({ codeMember }) => codeMember.kind === "open" && codeMember.path !== undefined,
    ) || listed.includes(options.envelope)
  );
}

/** The options with which codes are found, as you type them, and what they find. */
function betterOptions({ document }: ErrorContract): string | undefined {
  const { found, options, summary } = detect(document);
  if (!found) return undefined;
  const { preset, ...others } = options;
  const settings = Object.entries({ preset, ...others }).map(
    ([name, value]) => `\`${name}\` to ${JSON.stringify(value)}`,
  );
  const list = settings.length === 1 ? `the option ${settings[0]}` : `the options ${settings.join(", ")}`;
  return `${list}, which finds ${summary.replace(/\.$/, "")}`;
}
