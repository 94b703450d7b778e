import { members, text } from "@messaging-api/error-model";
import { Failure } from "../failure.ts";
import type { ContractTexts } from "./contract-texts.ts";

/** An operation of the contract, in the file of its path. */
export interface OperationPlace {
  readonly operationId: string;
  readonly path: string;
  readonly method: string;
  /** The reference to the response of each status, as it is written. */
  readonly responses: Readonly<Record<string, string | undefined>>;
}

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** Every operation that has an id. */
export function operationsIn(texts: ContractTexts): OperationPlace[] {
  return texts.paths
    .filter((path) => path.startsWith("paths/"))
    .flatMap((path) => {
      const item = members(texts.yaml(path).data);
      return methods.flatMap((method) => {
        const { operationId, responses } = members(item[method]);
        if (typeof operationId !== "string") return [];
        const refs = Object.entries(members(responses)).map(
          ([status, response]) => [status, text(members(response)["$ref"])] as const,
        );
        return [{ operationId, path, method, responses: Object.fromEntries(refs) }];
      });
    });
}

/**
 * The operations of these ids.
 *
 * @throws Failure for an unknown id. It lists the known ids, the nearest first.
 */
export function chosen(operations: readonly OperationPlace[], ids: readonly string[]): OperationPlace[] {
  return ids.map((id) => {
    const found = operations.find(({ operationId }) => operationId === id);
    if (found !== undefined) return found;
    const near = operations
      .map(({ operationId }) => operationId)
      .sort((a, b) => distance(a, id) - distance(b, id));
    throw new Failure(
      `No operation is named ${id}. Did you mean ${near[0] ?? ""}? The operations are:\n  ${near.join("\n  ")}`,
    );
  });
}

/** How many letters must be changed, added, or removed to turn one word into the other. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...from.toLowerCase()].entries()) {
    const next = [index + 1];
    for (const [column, other] of [...to.toLowerCase()].entries())
      next.push(
        Math.min(
          (row[column + 1] ?? 0) + 1,
          (next[column] ?? 0) + 1,
          (row[column] ?? 0) + Number(letter !== other),
        ),
      );
    row = next;
  }
  return row.at(-1) ?? 0;
}
