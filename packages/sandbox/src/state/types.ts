import type { Forced } from "../forcing/forced.ts";
import type { Failure } from "../delivery/failures.ts";
import type { Delivery, EventRecord, Webhook } from "../webhooks/types.ts";
import type { Fifo } from "./fifo.ts";

/** The state of the sandbox. It is a plain tree of data, maps, and queues, so it can be written to a file. */
export interface State {
  /** How far the sandbox's time is ahead of the clock, in milliseconds. */
  ahead: number;
  /** The time of the latest change. */
  latest: number;
  /** The position in the sequence of random numbers. */
  chance: number;
  /** A counter that makes each id unique. */
  sequence: number;
  readonly keys: Map<string, ApiKey>;
  readonly organizations: Map<string, Organization>;
  /** What is forced on later calls. */
  forced: Forced[];
  /** Accepted messages that haven't been sent, in the order of sending. */
  readonly leaving: Fifo<Transit>;
  /** Sent messages that haven't arrived, in the order of arrival. */
  readonly arriving: Fifo<Transit>;
  /** The latest events. */
  readonly events: Fifo<EventRecord>;
  /** Events on their way to webhooks, oldest first. */
  readonly deliveries: Map<string, Delivery>;
}

/** A message on its way, and the time of its next step. */
export interface Transit {
  readonly organization: string;
  readonly message: string;
  readonly at: number;
}

/** An API key: it belongs to an organization and remembers the idempotency keys that came with it. */
export interface ApiKey {
  readonly key: string;
  readonly organization: string;
  readonly replays: Map<string, Replay>;
  readonly replayOrder: Fifo<string>;
  /** The maximum number of requests per second, or null for no limit. */
  requestsPerSecond: number | null;
  readonly rate: { since: number; count: number };
}

/** The answer to an accepted request with an `Idempotency-Key`, stored for repetitions. */
export interface Replay {
  readonly at: number;
  readonly operationId: string;
  /** The fingerprint of the request. */
  readonly request: string;
  readonly body: object;
}

export interface Organization {
  readonly id: string;
  readonly name: string;
  readonly createdAt: number;
  readonly plan: Plan;
  readonly numbers: SenderNumber[];
  /** The place in `numbers` from which the next new conversation takes its number. */
  rotation: number;
  readonly contacts: Map<string, Contact>;
  readonly groups: Map<string, Group>;
  /** Unnamed groups, by their participants in order. */
  readonly unnamedGroups: Map<string, string>;
  readonly chats: Map<string, Chat>;
  readonly messages: Map<string, Message>;
  readonly messageOrder: Fifo<string>;
  /** How much text the stored messages hold, in characters. */
  storedSize: number;
  /** The new contacts of the last 24 hours, oldest first. */
  readonly newContacts: Fifo<NewContact>;
  /** The new conversations of one UTC day. */
  readonly newConversations: { day: number; count: number };
  readonly webhooks: Map<string, Webhook>;
  readonly polls: Map<string, Poll>;
  /** By contact. */
  readonly locations: Map<string, ContactLocation>;
  /** When the last refresh of the locations began, or 0. */
  refreshedAt: number;
  /** How many messages carried a contact card. */
  cardsSent: number;
  readonly usage: { inbound: number; outbound: number; lastSentAt: number | null };
}

/** A poll, and the option that each voter chose, by its index. */
export interface Poll {
  readonly id: string;
  readonly chat: string;
  readonly title?: string;
  readonly options: readonly string[];
  readonly votes: Map<string, number>;
}

export interface ContactLocation {
  readonly coordinates: readonly [latitude: number, longitude: number];
  updatedAt: number;
}

/** The name and photo that contacts see. */
export interface ContactCard {
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly avatar: string | null;
  readonly sharing: { readonly enabled: boolean; readonly audience: number; readonly name_format: number };
}

/** The plan of an organization. Null means no limit. */
export interface Plan {
  id: string | null;
  /** New conversations in a UTC day. */
  dailyCap: number | null;
  /** New contacts of the whole organization in 24 hours. */
  totalLimit: number | null;
}

export type PlanKind = "shared" | "dedicated" | "inbound" | "trial" | "2fa" | null;

export interface SenderNumber {
  readonly allocationId: string;
  readonly phoneNumber: string;
  planKind: PlanKind;
  isActive: boolean;
  /** Whether the device of the number fails at requests. */
  inTrouble: boolean;
  lastActiveAt: number | null;
  /** New contacts of this number in 24 hours, or null for no limit. */
  limit: number | null;
  card?: ContactCard;
}

export interface NewContact {
  readonly at: number;
  readonly number: string;
}

export interface Contact {
  readonly id: string;
  readonly identifier: string;
  name: string | null;
  readonly createdAt: number;
  readonly tags: Map<string, number>;
}

/** What the sandbox stores about an uploaded picture. It doesn't store the bytes. */
export interface Picture {
  readonly id: string;
  readonly url: string;
  readonly size: number;
  readonly sum: number;
}

export interface Group {
  readonly id: string;
  name: string | null;
  readonly chatGuid: string | null;
  readonly createdAt: number;
  icon?: Picture | null;
  /** By identifier. */
  readonly members: Map<string, Member>;
}

export interface Member {
  readonly addedAt: number;
  readonly contactId: string;
}

export interface Chat {
  /** The peer: a phone number, an email address or the id of a group. */
  readonly id: string;
  /** Our number in the conversation. */
  number: string | null;
  /** Our numbers that the peer has written to. */
  readonly inboundTo: Set<string>;
  inbound: number;
  outbound: number;
  firstAt: number;
  lastAt: number;
  lastInboundAt: number | null;
  lastOutboundAt: number | null;
  /** Whether the next message carries the contact card. */
  cardStaged?: boolean;
  /** The latest version, even if there is no background now. */
  background?: { readonly picture: Picture | null; readonly version: number };
  /** Ids of the stored messages, oldest first. */
  readonly messages: string[];
}

export interface Message {
  readonly id: string;
  readonly chat: string;
  readonly direction: "inbound" | "outbound";
  /** Our number that it was sent from or to. */
  readonly number: string;
  /** Who wrote an inbound message to a group. */
  readonly sender: string | null;
  readonly text: string | null;
  readonly attachments: readonly string[];
  readonly parts: number;
  readonly replyTo: ParentMessage | null;
  readonly sentAt: number;
  readonly reactions: Reaction[];
  /** The state of an outbound message. Undefined while it waits to be sent. */
  progress?: Progress;
  /** Whether it needs iMessage. By default, replies do. */
  readonly needsIMessage?: boolean;
  /** How it fails, if a caller asked for that. */
  readonly forcedFailure?: Failure | undefined;
}

/** The result of an outbound message, with time and reason. */
export interface Progress {
  readonly status: "sent" | "delivered" | "failed";
  readonly at: number;
  readonly failure: Failure | null;
}

export interface ParentMessage {
  readonly message_id: string | null;
  readonly guid: string | null;
  readonly part_index: number;
}

export interface Reaction {
  readonly reaction: string;
  readonly is_added: boolean;
  readonly sender: string | null;
  readonly time_sent: number;
}
