import { expect, it } from "vitest";
import { basePath } from "../generated/routes.ts";
import { createSandbox } from "../src/index.ts";
import { pointerTo, problemAt } from "./judge.ts";
import { calls, requestOf, type Call } from "./valid-call.ts";
import { pick, randomOf } from "./valid-request.ts";

/** What is wrong with an answer, by the document alone. */
function problemOf({ path, method, operation }: Call, status: number, text: string): string | undefined {
  const response = operation.responses[status];
  if (response === undefined) return `${status} isn't documented`;
  const at =
    response.$ref === undefined
      ? ["paths", path, method, "responses", String(status)]
      : response.$ref.slice(2).split("/");
  return problemAt(pointerTo(...at, "content", "application/json", "schema"), JSON.parse(text));
}

it("answers valid calls with what the document allows", { timeout: 1_200_000 }, () => {
  const seed = Number(process.env["SEED"] ?? 1);
  const total = Number(process.env["CALLS"] ?? 6_000);
  const random = randomOf(seed);
  let now = Date.UTC(2026, 0, 1);
  let sandbox = createSandbox({ clock: () => now, random, validateResponses: false });
  const ids: string[] = [];
  const problems = new Map<string, string>();
  const statuses = new Map<string, number>();
  for (let index = 0; index < total; index += 1) {
    if (index % 20_000 === 19_999)
      sandbox = createSandbox({ clock: () => now, random, state: sandbox.snapshot() });
    now += Math.floor(random() * 5_000);
    const call = pick(random, calls);
    const { method, target, headers, body } = requestOf(call, random, ids);
    const { status, text } = sandbox.handle({
      method,
      target: `${basePath}${target}`,
      header: (name) => headers[name],
      body,
    });
    const name = `${call.operation.operationId} ${status}`;
    statuses.set(name, (statuses.get(name) ?? 0) + 1);
    const problem = problemOf(call, status, text);
    if (problem !== undefined) problems.set(`${name}: ${problem}`, `${String(body)} -> ${text}`);
    for (const [id] of text.matchAll(/(?:msg|grp|wh|evt|poll)_[a-z0-9]+/gi))
      if (ids.length < 400) ids.push(id);
      else ids[Math.floor(random() * 400)] = id;
  }
  expect(Object.fromEntries(problems), `seed ${seed}`).toEqual({});
  // Every operation succeeds at times. A replay waits for a receiver; the tests of webhooks have one. Members can't be
  // changed: the API has switched that off.
  const never = ["replayWebhookEvent", "addGroupMember", "removeGroupMember"];
  const good = calls.filter(
    ({ operation }) =>
      never.includes(operation.operationId) ||
      [...statuses.keys()].some((name) => name.startsWith(`${operation.operationId} 2`)),
  );
  expect(calls.filter((one) => !good.includes(one)).map(({ operation }) => operation.operationId)).toEqual(
    [],
  );
});
