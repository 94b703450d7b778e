import type { ErrorContract } from "../contract/error-contract.ts";
import type { Json } from "../document/json.ts";
import { pointerOf, pointerText } from "../document/pointer.ts";
import { notOpenapi, withoutOperations } from "../document/version.ts";

/** One sentence about a document: what was found or, if nothing was, where `detect` looked and which option to set. */
export function summaryOf(contract: ErrorContract): string {
  const { codes, responses, options, errors } = contract;
  const pointer = pointerText(pointerOf(options.code));
  if (codes.size > 0)
    return `${foundIn(codes.size, responses.length)}; code at ${pointer}; ${statusText(contract)}.`;
  if (responses.length === 0) return withoutResponses(contract.document);
  const looked = `Looked at ${pointer} in ${count(errors.size, "schema")} of ${count(responses.length, "error response")}`;
  return (
    `No error codes found. ${looked} for a member with a "const" or an "enum". ` +
    `Set "code" to the place of the code in a body, such as "/error/code", or "codes" to where the document lists all codes.`
  );
}

/** Why a document has no error response. */
export function withoutResponses(document: Json): string {
  const other = notOpenapi(document)?.message ?? withoutOperations(document);
  if (other !== undefined) return `${other[0]?.toUpperCase()}${other.slice(1).replace(/\.$/, "")}.`;
  return "No error responses found: no operation has a 4XX, a 5XX or a default response. Add them to the operations.";
}

export function foundIn(codes: number, responses: number): string {
  return `${count(codes, "code")} in ${count(responses, "error response")}`;
}

export function statusText({ options, errors }: Pick<ErrorContract, "options" | "errors">): string {
  const fixed = [...errors.values()].some(
    ({ statusMember: { kind } }) => kind === "const" || kind === "enum",
  );
  return options.status === false || !fixed
    ? "status by response key"
    : `status at ${pointerText(pointerOf(options.status))}`;
}

/** A number with its noun, such as `1 code` or `2 codes`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
