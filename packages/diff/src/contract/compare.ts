import { compareErrors } from "../errors/compare-errors.ts";
import { withEnvelope, withOperations } from "../errors/envelope.ts";
import type { FoundChange } from "./change.ts";
import type { Contract } from "./contract.ts";
import { compareDocument } from "./document.ts";
import { compareOperations } from "./operations.ts";
import { sidesOf } from "./sides.ts";

/** Every change of meaning between two versions of a contract. */
export function compareContracts(old: Contract, now: Contract): FoundChange[] {
  const sides = sidesOf(old, now);
  compareOperations(sides);
  const errors = compareErrors(sides);
  compareDocument(sides);
  return withOperations(withEnvelope(sides.changes.list(), errors), errors);
}
