import { answer, refuse, type Answer } from "../answer.ts";
import type { Call } from "../call.ts";
import { findChat, peerOf } from "./chats.ts";
import { protocolOf } from "./delivery.ts";
import { deviceFault } from "./device.ts";
import type { Operation } from "./types.ts";

export const startTyping: Operation = (call) => type(call, { typing: true, started_at: call.world.now() });

export const stopTyping: Operation = (call) => type(call, { typing: false, stopped_at: call.world.now() });

function type(call: Call, state: object): Answer {
  const { organization, parameters } = call;
  const peer = peerOf(call);
  // The contract has no 404 here.
  if (peer?.startsWith("grp_") && !organization.groups.has(peer))
    return refuse(400, {}, "no group has the id in `chatId`");
  const fault = deviceFault(call, findChat(call));
  if (fault !== undefined) return fault;
  const protocol = protocolOf(peer ?? "");
  return answer(200, {
    chat_id: peer ?? parameters["chatId"],
    ...state,
    ...(protocol !== "imessage" && {
      warning: `Typing indicators are not shown in an ${protocol.toUpperCase()} chat.`,
    }),
  });
}
