import type { Answer } from "./answer.ts";
import { errorSpecs, problemOf, type Route } from "./contract.ts";

/**
 * Thrown if the sandbox was about to send an answer that the contract doesn't allow. This is a defect of the sandbox.
 */
export class ContractViolation extends Error {
  override readonly name = "ContractViolation";
}

/**
 * Checks an answer against the contract: the operation has this status, and one of its schemas fits the body.
 *
 * @throws ContractViolation if not.
 */
export function checkAnswer(
  { operationId, responses }: Route,
  { status, body, known, outside }: Answer,
): void {
  if (outside) return;
  const schemas = responses[status] ?? [];
  const spec = known === undefined ? undefined : errorSpecs[known];
  // The schema of an error is known, so only that one reports what is wrong.
  const candidates = spec === undefined ? schemas : schemas.filter((name) => name === spec.schema);
  let problem = "the contract has no such response";
  for (const schema of candidates) {
    const found = problemOf(schema, body, "the body");
    if (found === undefined) return;
    problem = found;
  }
  throw new ContractViolation(
    `${operationId} would answer ${status}${known ? ` (${known})` : ""}: ${problem}`,
  );
}
