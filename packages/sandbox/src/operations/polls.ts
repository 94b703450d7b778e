import { answer, refuse } from "../answer.ts";
import { bodyOf } from "../call.ts";
import { contactOf, makeUnnamedGroup } from "../state/peers.ts";
import { limits, makeRoom } from "../state/limits.ts";
import type { Poll } from "../state/types.ts";
import { peerOf } from "./chats.ts";
import { deviceFault } from "./device.ts";
import type { Operation } from "./types.ts";

interface PollRequest {
  readonly title?: string;
  readonly options: readonly string[];
}

export const sendPoll: Operation = (call) => {
  const { organization, recipient, world } = call;
  const { title, options } = bodyOf<PollRequest>(call);
  const size = [title ?? "", ...options].join("").length;
  if (size > limits.pollText)
    return refuse(400, {}, `a poll must have at most ${limits.pollText} characters`);
  const known = peerOf(call);
  // The contract has no 404 here.
  if (known?.startsWith("grp_") && !organization.groups.has(known))
    return refuse(400, {}, "no group has the id in `chatId`");
  const fault = deviceFault(call, organization.chats.get(known ?? ""));
  if (fault !== undefined) return fault;
  if (recipient?.kind === "contact") contactOf(world, organization, recipient.id);
  const participants = recipient?.kind === "list" ? recipient.participants : [];
  const chat = known ?? makeUnnamedGroup(world, organization, participants).id;
  makeRoom(organization.polls, limits.polls);
  const id = world.newId("poll");
  const poll: Poll = { id, chat, ...(title !== undefined && { title }), options, votes: new Map() };
  organization.polls.set(id, poll);
  const sent = { ...(title !== undefined && { title }), options };
  return answer(200, { poll_id: id, chat_id: chat, poll: sent, sent_at: world.now() });
};

export const getPollResults: Operation = (call) => {
  const poll = call.organization.polls.get(call.parameters["pollId"] ?? "");
  if (poll === undefined || poll.chat !== peerOf(call)) return refuse(404);
  const { id, chat, title, options, votes } = poll;
  const chosen = [...votes.values()];
  return answer(200, {
    poll_id: id,
    chat_id: chat,
    ...(title !== undefined && { title }),
    options: options.map((text, index) => ({
      text,
      votes: chosen.filter((one) => one === index).length,
    })),
    total_votes: votes.size,
  });
};
