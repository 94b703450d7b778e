import { identifierOf } from "../recipients.ts";
import type { Organization, Poll } from "../state/types.ts";
import type { World } from "../world.ts";
import { ControlError } from "./find.ts";

/** A contact's vote in a poll. */
export interface Vote {
  readonly pollId: string;
  /** Who votes: a phone number or an email address of the chat. */
  readonly from: string;
  /** The text of the option, or null to take the vote back. */
  readonly option: string | null;
}

/** Lets a contact vote. Everybody has one vote, and can change it. */
export function vote(world: World, { pollId, from, option }: Vote): void {
  const { organization, poll } = findPoll(world, pollId);
  const voter = typeof from === "string" ? identifierOf(from) : undefined;
  if (voter === undefined) throw new ControlError("`from` must be a phone number or an email address");
  if (!isInChat(organization, poll, voter))
    throw new ControlError("`from` must be the contact or a member of the group that got the poll");
  if (option === null) {
    poll.votes.delete(voter);
    return;
  }
  const index = poll.options.indexOf(option);
  if (index < 0) throw new ControlError(`\`option\` must be one of ${JSON.stringify(poll.options)}, or null`);
  poll.votes.set(voter, index);
}

function isInChat({ groups }: Organization, { chat }: Poll, voter: string): boolean {
  return chat === voter || (groups.get(chat)?.members.has(voter) ?? false);
}

function findPoll({ state }: World, id: string): { organization: Organization; poll: Poll } {
  for (const organization of state.organizations.values()) {
    const poll = organization.polls.get(id);
    if (poll !== undefined) return { organization, poll };
  }
  throw new ControlError(`no organization has the poll ${JSON.stringify(id)}`);
}
