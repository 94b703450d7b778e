import { has, members, type Json } from "../document/json.ts";
import type { Operation } from "../document/operation.ts";
import { follow } from "../document/reference.ts";
import { resultsOf } from "../document/results.ts";
import { leavesOf } from "../document/union.ts";
import type { ErrorReader } from "./error-reader.ts";
import {
  errorResponsesOf,
  readResponse,
  repeatedIn,
  type ErrorResponse,
  type ResponseDraft,
  type Use,
} from "./error-response.ts";

/** The extension of a schema for a body that isn't an error of the contract. Its value says why. */
const outsideEnvelope = "x-outside-envelope";

/** The error responses of all operations: each shared response once, with all its uses, and then the inline ones. */
export function readResponses(
  document: Json,
  operations: readonly Operation[],
  reader: ErrorReader,
): ErrorResponse[] {
  const results = resultsOf(document);
  return draftsOf(document, operations).map((draft) => ({
    ...draft,
    bodies: draft.bodies.map((body) => {
      const keys = leavesOf(body.root)
        .filter(
          ({ dangling, schema, path }) => !dangling && !results.has(follow(document, schema, path)?.value),
        )
        .flatMap((leaf) => reader.keysOf(leaf));
      return { ...body, alternatives: [...new Set(keys)], repeated: repeatedIn(keys) };
    }),
  }));
}

function draftsOf(document: Json, operations: readonly Operation[]): ResponseDraft[] {
  const shared = new Map<string, Use[]>();
  const inline: ResponseDraft[] = [];
  for (const operation of operations) {
    for (const [status, response] of errorResponsesOf(operation.responses)) {
      const use: Use = { status, path: [...operation.path, "responses", status], operation };
      const ref = members(response)["$ref"];
      if (typeof ref !== "string") {
        inline.push(readResponse(document, response, use.path, { shared: false, uses: [use] }));
        continue;
      }
      const uses = shared.get(ref) ?? [];
      if (uses.length === 0) shared.set(ref, uses);
      uses.push(use);
    }
  }
  const referenced = [...shared].flatMap(([$ref, uses]) => {
    const response = follow(document, { $ref }, []);
    return response ? [readResponse(document, response.value, response.path, { shared: true, uses })] : [];
  });
  return [...referenced, ...inline].filter((draft) => !isOutside(document, draft));
}

/** Whether the response says that it isn't an error of the contract: the schema of each of its bodies has this mark. */
function isOutside(document: Json, { bodies }: ResponseDraft): boolean {
  const marked = bodies.filter(({ root }) => {
    const target = root && follow(document, root.schema, root.path);
    return has(target?.value, outsideEnvelope);
  });
  return marked.length > 0 && marked.length === bodies.length;
}
