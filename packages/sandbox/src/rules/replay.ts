import { answer } from "../answer.ts";
import type { Call, Rule } from "../call.ts";
import { day, limits } from "../state/limits.ts";
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
  const { replays, replayOrder } = key;
  // A key may come again after its day; the entry in the queue is then the older one's.
  if (!replays.has(name)) replayOrder.push(name);
  replays.set(name, { at: world.now(), body });
  while (
    replayOrder.first !== undefined &&
    isOver(replays.get(replayOrder.first)?.at, world.now(), replays.size)
  )
    replays.delete(replayOrder.shift() ?? "");
}

function isOver(at: number | undefined, now: number, size: number): boolean {
  return at === undefined || now - at >= day || size > limits.replays;
}
