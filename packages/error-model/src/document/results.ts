import { members, type Json, type Path } from "./json.ts";
import { operationsOf } from "./operation.ts";
import { follow } from "./reference.ts";

const known = new WeakMap<object, ReadonlySet<unknown>>();

/**
 * The schemas of results, which error responses have too: a health check's, or the one that a generator writes under every
 * status. An operation returns them on success and on failure, or more operations do on success. A schema whose name says
 * that it's an error's is one anyway.
 */
export function resultsOf(document: Json): ReadonlySet<unknown> {
  const results = known.get(document) ?? readResults(document);
  known.set(document, results);
  return results;
}

function readResults(document: Json): ReadonlySet<unknown> {
  const uses = new Map<unknown, { success: number; failure: number; both: number }>();
  for (const { responses, path } of operationsOf(document)) {
    const success = bodiesOf(document, responses, path, /^2/);
    const alone = Object.keys(responses).length === 1;
    const failure = bodiesOf(document, responses, path, alone ? /^[45]/ : /^[45]|^default$/);
    for (const schema of new Set([...success, ...failure])) {
      const known = uses.get(schema) ?? { success: 0, failure: 0, both: 0 };
      known.success += Number(success.has(schema));
      known.failure += Number(failure.has(schema));
      known.both += Number(success.has(schema) && failure.has(schema));
      uses.set(schema, known);
    }
  }
  return new Set(
    [...uses].flatMap(([schema, { success, failure, both }]) =>
      both > 0 || success > failure ? [schema] : [],
    ),
  );
}

// `ApiError`, `validation-error`, `errors`. A `UserResponse` only has the same letters.
const errorName = /(?:^|[^A-Za-z])(?:err|problem|fault|exception|fail)|Err|Problem|Fault|Exception|Fail/;

/** The schemas of the bodies under some statuses, behind their references. */
function bodiesOf(document: Json, responses: Json, path: Path, statuses: RegExp): ReadonlySet<unknown> {
  const found = new Set<unknown>();
  for (const [status, response] of Object.entries(responses)) {
    if (!statuses.test(status)) continue;
    const content = members(members(follow(document, response, path)?.value)["content"]);
    for (const media of Object.values(content)) {
      const target = follow(document, members(media)["schema"], path);
      const isNamedSo = target?.path[0] === "components" && errorName.test(String(target.path.at(-1)));
      if (target !== undefined && !isNamedSo) found.add(target.value);
    }
  }
  return found;
}
