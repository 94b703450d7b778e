import { answer, refuse } from "../answer.ts";
import type { Call, Rule } from "../call.ts";
import { documents } from "../contract.ts";
import { fingerprint } from "../fingerprint.ts";
import { day, limits } from "../state/limits.ts";
import type { ApiKey, Replay } from "../state/types.ts";

/**
 * The same request with the same `Idempotency-Key` within 24 hours gets the first answer, and sends nothing. Another
 * request with that key is a conflict, so that no message is lost silently.
 */
export const replay: Rule = (call) => {
  const first = firstOf(call);
  if (first === undefined) return undefined;
  if (first.request === requestOf(call)) return answer(200, first.body);
  return refuse(409, {}, "this `Idempotency-Key` came with another request in the last 24 hours");
};

/** The key of an accepted message can't be used for another operation, if that operation has a 409. */
export const keyConflict: Rule = (call) => {
  const first = documents(call.route, 409) ? firstOf(call) : undefined;
  return first === undefined || first.operationId === call.route.operationId ? undefined : replay(call);
};

/** Stores the answer to an accepted request for repetitions. Refusals aren't stored. */
export function remember(call: Call, body: object): void {
  const { key, incoming, route, world } = call;
  const name = incoming.header("idempotency-key");
  if (!name) return;
  forgetOld(key, world.now());
  // An accepted request isn't a repetition: its key is new, or was just forgotten.
  key.replayOrder.push(name);
  const { operationId } = route;
  key.replays.set(name, { at: world.now(), operationId, request: requestOf(call), body });
}

function firstOf({ incoming, key, world }: Call): Replay | undefined {
  const first = key.replays.get(incoming.header("idempotency-key") || "");
  return first === undefined || world.now() - first.at >= day ? undefined : first;
}

/** Identifies a request, independently of its encoding. */
function requestOf({ route, parameters, recipient, body }: Call): string {
  const to = recipient?.kind === "list" ? [...recipient.participants].sort() : (recipient?.id ?? parameters);
  return fingerprint([route.operationId, to, body]);
}

function forgetOld({ replays, replayOrder }: ApiKey, now: number): void {
  while (replayOrder.first !== undefined) {
    const { at } = replays.get(replayOrder.first) ?? { at: 0 };
    if (now - at < day && replays.size < limits.replays) return;
    replays.delete(replayOrder.shift() ?? "");
  }
}
