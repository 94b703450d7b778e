import { chatWith, contactOf, makeGroup } from "./state/peers.ts";
import { Fifo } from "./state/fifo.ts";
import { storeMessage } from "./state/messages.ts";
import { day } from "./state/limits.ts";
import type { ApiKey, Organization, Plan, PlanKind, Poll, SenderNumber, State } from "./state/types.ts";
import { bodyOf } from "./webhooks/publish.ts";
import type { Webhook } from "./webhooks/types.ts";
import type { World } from "./world.ts";

/** An organization in the seed data, with its API key. */
export interface Seed {
  readonly key: string;
  readonly name: string;
  readonly plan?: Partial<Plan>;
  readonly numbers: readonly SeedNumber[];
  readonly groups?: readonly SeedGroup[];
  readonly messages?: readonly SeedMessage[];
  /** The name and the tags of contacts, by identifier. */
  readonly contacts?: Readonly<Record<string, { readonly name: string; readonly tags?: readonly string[] }>>;
  /** Latitude and longitude of contacts that share their location, by identifier. */
  readonly locations?: Readonly<Record<string, readonly [latitude: number, longitude: number]>>;
  /** Polls that were sent before the sandbox started. Nobody has voted. */
  readonly polls?: readonly Omit<Poll, "votes">[];
  readonly webhooks?: readonly SeedWebhook[];
}

/** A group that was created before the sandbox started. */
export interface SeedGroup {
  readonly id: string;
  readonly name: string;
  readonly chatGuid: string;
  readonly members: readonly string[];
}

export interface SeedNumber {
  readonly phoneNumber: string;
  readonly planKind: PlanKind;
  readonly isActive?: boolean;
  readonly limit?: number;
}

/** A message that was exchanged before the sandbox started. */
export interface SeedMessage {
  readonly id: string;
  readonly direction: "inbound" | "outbound";
  readonly number: string;
  readonly peer: string;
  readonly text: string;
  readonly daysAgo: number;
}

/** A webhook that expired before the sandbox started, so it receives nothing. */
export interface SeedWebhook {
  readonly id: string;
  readonly url: string;
  /** The event in its log: the delivery of this outbound message. */
  readonly logged: { readonly id: string; readonly messageId: string };
}

export function emptyState(chance: number): State {
  return {
    ahead: 0,
    latest: 0,
    chance,
    sequence: 0,
    keys: new Map(),
    organizations: new Map(),
    forced: [],
    leaving: new Fifo(),
    arriving: new Fifo(),
    events: new Fifo(),
    deliveries: new Map(),
  };
}

/** Adds organizations to the world's state. */
export function sow(world: World, seeds: readonly Seed[]): void {
  for (const seed of seeds) {
    const organization = organizationOf(world, seed);
    world.state.organizations.set(organization.id, organization);
    world.state.keys.set(seed.key, keyOf(seed.key, organization.id));
    for (const message of seed.messages ?? []) sowMessage(world, organization, message);
    for (const group of seed.groups ?? []) makeGroup(world, organization, group);
    for (const [identifier, { name, tags = [] }] of Object.entries(seed.contacts ?? {})) {
      const contact = contactOf(world, organization, identifier);
      contact.name = name;
      for (const tag of tags) contact.tags.set(tag, world.now());
    }
    for (const poll of seed.polls ?? []) organization.polls.set(poll.id, { ...poll, votes: new Map() });
    for (const webhook of seed.webhooks ?? []) sowWebhook(organization, webhook);
  }
}

function organizationOf(world: World, seed: Seed): Organization {
  const createdAt = world.now();
  const locations = Object.entries(seed.locations ?? {});
  return {
    id: world.newId("org"),
    name: seed.name,
    createdAt,
    plan: { id: null, dailyCap: null, totalLimit: null, ...seed.plan },
    numbers: seed.numbers.map((number) => numberOf(world, number)),
    rotation: 0,
    contacts: new Map(),
    groups: new Map(),
    unnamedGroups: new Map(),
    chats: new Map(),
    messages: new Map(),
    messageOrder: new Fifo(),
    storedSize: 0,
    newContacts: new Fifo(),
    newConversations: { day: 0, count: 0 },
    webhooks: new Map(),
    polls: new Map(),
    locations: new Map(locations.map(([id, coordinates]) => [id, { coordinates, updatedAt: createdAt }])),
    refreshedAt: 0,
    cardsSent: 0,
    usage: { inbound: 0, outbound: 0, lastSentAt: null },
  };
}

function numberOf(world: World, seed: SeedNumber): SenderNumber {
  return {
    allocationId: world.newId("alloc"),
    phoneNumber: seed.phoneNumber,
    planKind: seed.planKind,
    isActive: seed.isActive ?? true,
    inTrouble: false,
    lastActiveAt: null,
    limit: seed.limit ?? null,
  };
}

function keyOf(key: string, organization: string): ApiKey {
  return {
    key,
    organization,
    replays: new Map(),
    replayOrder: new Fifo(),
    requestsPerSecond: null,
    rate: { since: 0, count: 0 },
  };
}

function sowMessage(world: World, organization: Organization, seed: SeedMessage): void {
  const { id, direction, number, peer, text, daysAgo } = seed;
  const sentAt = world.now() - daysAgo * day;
  const chat = chatWith(organization, peer);
  contactOf(world, organization, peer);
  chat.number ??= number;
  if (direction === "inbound") chat.inboundTo.add(number);
  storeMessage(organization, chat, {
    id,
    chat: peer,
    direction,
    number,
    sender: null,
    text,
    attachments: [],
    parts: 1,
    replyTo: null,
    sentAt,
    reactions: [],
    ...(direction === "outbound" && {
      progress: { status: "delivered" as const, at: sentAt + 3_000, failure: null },
    }),
  });
}

function sowWebhook(organization: Organization, { id, url, logged }: SeedWebhook): void {
  const message = organization.messages.get(logged.messageId);
  if (message === undefined) throw new Error(`The seed data has no message ${logged.messageId}`);
  const at = message.progress?.at ?? message.sentAt;
  const webhook: Webhook = {
    id,
    organization: organization.id,
    url,
    type: "all",
    createdAt: message.sentAt - day,
    validUntil: at + day,
    deprecated: false,
    failureCount: 0,
    secret: `whsec_sandbox_${id}`,
    rotations: 0,
    logs: new Fifo(),
  };
  const body = JSON.stringify(bodyOf(organization, "message.delivered", message, at));
  webhook.logs.push({
    eventId: logged.id,
    url,
    attemptedAt: at,
    answeredAt: at,
    body,
    status: 200,
    answer: "",
  });
  organization.webhooks.set(id, webhook);
}
