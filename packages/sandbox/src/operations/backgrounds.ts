import { answer, refuse, type Answer } from "../answer.ts";
import { bodyOf, type Call } from "../call.ts";
import type { UploadedFile } from "../rules/upload.ts";
import { chatWith } from "../state/peers.ts";
import type { Chat } from "../state/types.ts";
import { backgroundOf } from "./background-of.ts";
import { peerOf } from "./chats.ts";
import { deviceFault } from "./device.ts";
import { isSame, pictureOf } from "./pictures.ts";
import type { Operation } from "./types.ts";

export const getChatBackground: Operation = (call) => refusal(call) ?? shown(call, chatOf(call));

export const setChatBackground: Operation = (call) => {
  const refused = refusal(call);
  if (refused !== undefined) return refused;
  const peer = peerOf(call);
  if (peer === undefined) return refuse(400, {}, "these recipients have no group yet; send them a message");
  const { background: file } = bodyOf<{ background: UploadedFile }>(call);
  const chat = chatWith(call.organization, peer);
  const { background } = chat;
  const isNew = !isSame(background?.picture, file);
  if (isNew)
    chat.background = {
      picture: pictureOf(call.world, "bg", file),
      version: (background?.version ?? 0) + 1,
    };
  return shown(call, chat, { changed: isNew });
};

export const removeChatBackground: Operation = (call) => {
  const refused = refusal(call);
  if (refused !== undefined) return refused;
  const chat = chatOf(call);
  // The next background has the next version.
  if (chat?.background) chat.background = { ...chat.background, picture: null };
  return shown(call, chat);
};

/** The contract has no 404 here. */
function refusal(call: Call): Answer | undefined {
  const peer = peerOf(call);
  if (peer?.startsWith("grp_") && !call.organization.groups.has(peer))
    return refuse(400, {}, "no group has the id in `chatId`");
  return deviceFault(call, chatOf(call));
}

function chatOf(call: Call): Chat | undefined {
  return call.organization.chats.get(peerOf(call) ?? "");
}

function shown(call: Call, chat: Chat | undefined, beside: object = {}): Answer {
  const background = backgroundOf(chat);
  const chat_id = peerOf(call) ?? call.parameters["chatId"];
  return answer(200, {
    chat_id,
    has_background: background.background_id !== null,
    ...background,
    ...beside,
  });
}
