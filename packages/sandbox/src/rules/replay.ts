import { answer } from "../answer.ts";
import type { Call, Rule } from "../call.ts";
import { day, limits } from "../state/limits.ts";
import type { ApiKey } from "../state/types.ts";
import type { Send } from "./send.ts";

/** A repetition under the same `Idempotency-Key` within 24 hours gets the first answer, and sends nothing. */
export const replay: Rule<Send> = ({ call }) => {
  const name = call.incoming.header("idempotency-key");
  if (!name) return undefined;
  const first = call.key.replays.get(name);
  if (first === undefined || call.world.now() - first.at >= day) return undefined;
  return answer(200, first.body);
};

/** Keeps the answer of an accepted message for repetitions. Refusals are not kept. */
export function remember({ key, incoming, world }: Call, body: object): void {
  const name = incoming.header("idempotency-key");
  if (!name) return;
  forgetOld(key, world.now());
  // An accepted message is no repetition, so that its name was never there or has just been forgotten.
  key.replayOrder.push(name);
  key.replays.set(name, { at: world.now(), body });
}

function forgetOld({ replays, replayOrder }: ApiKey, now: number): void {
  while (replayOrder.first !== undefined) {
    const { at } = replays.get(replayOrder.first) ?? { at: 0 };
    if (now - at < day && replays.size < limits.replays) return;
    replays.delete(replayOrder.shift() ?? "");
  }
}
