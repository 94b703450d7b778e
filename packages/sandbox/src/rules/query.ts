import { refuse } from "../answer.ts";
import type { Rule } from "../call.ts";
import { documents, problemOf } from "../contract.ts";

/** Reads the query. It ignores parameters that the contract doesn't have. */
export const query: Rule = (call) => {
  const { route, incoming } = call;
  const at = incoming.target.indexOf("?");
  const values: Record<string, string | number> = {};
  // URLSearchParams never throws, and reads `+` as a space, as in forms.
  for (const [name, value] of at < 0 ? [] : new URLSearchParams(incoming.target.slice(at + 1))) {
    if (!Object.hasOwn(route.query, name)) continue;
    values[name] = route.query[name] === "integer" && /^-?\d{1,15}$/.test(value) ? Number(value) : value;
  }
  const problem = problemOf(`query_${route.operationId}`, values, "the query");
  if (problem === undefined) {
    call.query = values;
    return undefined;
  }
  // If the contract has no 400, an invalid parameter is ignored.
  return documents(route, 400) ? refuse(400, {}, problem) : undefined;
};
