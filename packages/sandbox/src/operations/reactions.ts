import { answer, refuse } from "../answer.ts";
import { bodyOf, type Call } from "../call.ts";
import { limits } from "../state/limits.ts";
import type { Message } from "../state/types.ts";
import { findChat } from "./chats.ts";
import { deviceFault } from "./device.ts";
import { withMessage } from "./messages.ts";
import type { Operation } from "./types.ts";

const named = new Set(["love", "like", "dislike", "laugh", "emphasize", "question"]);

/** An emoji has no letters, and is a few code points long at most. */
const emoji = /^(?=.*[\p{Extended_Pictographic}\p{Regional_Indicator}\u20e3])[^\p{L}\s]{1,32}$/u;

export const addReaction: Operation = (call) => {
  const { reaction: given } = bodyOf<{ reaction: string }>(call);
  const reaction = given.slice(1);
  if (!named.has(reaction) && !emoji.test(reaction))
    return refuse(
      400,
      {},
      "`reaction` must be + or -, and then love, like, dislike, laugh, emphasize, question or an emoji",
    );
  return reactTo(call, given.startsWith("+"), reaction);
};

function reactTo(call: Call, isAdded: boolean, reaction: string) {
  const react = (message: Message) => {
    const fault = deviceFault(call, findChat(call));
    if (fault !== undefined) return fault;
    const time_sent = call.world.now();
    message.reactions.push({ reaction, is_added: isAdded, sender: null, time_sent });
    if (message.reactions.length > limits.reactions) message.reactions.shift();
    const action = isAdded ? "add" : "remove";
    return answer(200, { success: true, message_id: message.id, reaction, action });
  };
  const { messageId = "" } = call.parameters;
  if (!/^-\d+$/.test(messageId)) return withMessage(call, react);
  const { direction } = bodyOf<{ direction?: Message["direction"] }>(call);
  const all = (findChat(call)?.messages ?? []).flatMap((id) => call.organization.messages.get(id) ?? []);
  const counted = all.filter((one) => direction === undefined || one.direction === direction);
  const message = Number(messageId) < 0 ? counted.at(Number(messageId)) : undefined;
  return message === undefined ? refuse(404) : react(message);
}
