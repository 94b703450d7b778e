import type { CodesNow } from "@messaging-api/error-model";
import { readContract } from "../contract/contract.ts";
import { extractErrors, type ErrorFacts } from "../errors/extract.ts";
import { unique } from "../report/describe.ts";
import type { Source } from "../graph/graph.ts";

/** What a contract's files say about its codes. */
export function codesOf(source: Source): CodesNow {
  const contract = readContract(source);
  return codesIn(extractErrors(contract));
}

export function codesIn({ errors, retired }: ErrorFacts): CodesNow {
  return {
    codes: new Map(
      [...errors].map(([code, { answers }]) => [code, unique(answers.map(({ status }) => status)).sort()]),
    ),
    renamed: new Set([...errors.values()].flatMap(({ renamedFrom }) => renamedFrom)),
    retired,
  };
}
