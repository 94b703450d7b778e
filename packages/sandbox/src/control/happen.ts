import { identifierOf } from "../recipients.ts";
import { limits } from "../state/limits.ts";
import type { Message, Organization } from "../state/types.ts";
import { publish } from "../webhooks/publish.ts";
import { subscribe } from "../webhooks/subscriptions.ts";
import type { EventBody, WebhookType } from "../webhooks/types.ts";
import type { World } from "../world.ts";
import { ControlError, findOrganization } from "./find.ts";

/** A webhook to add without the API's own rules for its URL. */
export interface NewWebhook {
  /** The API key whose organization gets the webhook. */
  readonly key: string;
  /** Where events go: `https`, or `http` on this machine. */
  readonly url: string;
  /** `message` for what contacts do, `status` for what happens to your messages, or `all` (the default). */
  readonly type?: WebhookType;
}

/** What a receiver needs to know. */
export interface AddedWebhook {
  readonly webhook_id: string;
  readonly signing_secret: string;
}

export function addWebhook(world: World, { key, url, type = "all" }: NewWebhook): AddedWebhook {
  const organization = findOrganization(world, key);
  if (typeof url !== "string" || !/^https?:\/\/[^/]/.test(url) || !URL.canParse(url))
    throw new ControlError("`url` must be an http or https URL");
  if (!["message", "status", "all"].includes(type))
    throw new ControlError("`type` must be message, status or all");
  const added = subscribe(world, organization, { url, type });
  if (added === undefined) throw new ControlError(`an organization can have ${limits.webhooks} webhooks`);
  const { id, secret } = added.webhook;
  return { webhook_id: id, signing_secret: secret };
}

/** An event, and the API key of the organization that it belongs to. */
export interface SeenEvent {
  readonly key: string;
  readonly body: EventBody;
}

/** The latest events, oldest first, whether or not a webhook gets them. */
export function eventsOf(
  { state }: World,
  limit: number = limits.events,
): { readonly events: readonly SeenEvent[] } {
  if (!Number.isSafeInteger(limit) || limit < 1)
    throw new ControlError("`limit` must be a whole number, 1 or more");
  const keys = new Map([...state.keys.values()].map(({ key, organization }) => [organization, key]));
  const latest = state.events.toArray().slice(-limit);
  const events = latest.map(({ organization, body }) => {
    return { key: keys.get(organization) ?? "", body: structuredClone(body) };
  });
  return { events };
}

/** An attempt to deliver an event. */
export interface SeenDelivery {
  readonly webhook_id: string;
  readonly url: string;
  readonly event_id: string;
  readonly event: string;
  readonly message_id: string;
  readonly attempted_at: number;
  /** The HTTP status of the receiver's answer, or null for no answer. */
  readonly status: number | null;
  /** The body of the answer, or why there is none. */
  readonly answer: string;
}

/** The latest attempts to deliver events since the sandbox started, oldest first. */
export function deliveriesOf({ state }: World): { readonly deliveries: readonly SeenDelivery[] } {
  const webhooks = [...state.organizations.values()].flatMap(({ createdAt, webhooks: all }) =>
    [...all.values()].map(({ id, logs }) => ({
      id,
      logs: logs.toArray().filter(({ attemptedAt }) => attemptedAt >= createdAt),
    })),
  );
  const deliveries = webhooks.flatMap(({ id, logs }) =>
    logs.map(({ eventId, url, attemptedAt, body, status, answer }) => {
      const { event, message_id }: EventBody = JSON.parse(body);
      const attempted_at = attemptedAt;
      return { webhook_id: id, url, event_id: eventId, event, message_id, attempted_at, status, answer };
    }),
  );
  return { deliveries: deliveries.sort((one, other) => one.attempted_at - other.attempted_at) };
}

/** Marks a delivered message as read by its recipient. */
export function readMessage(world: World, id: string): void {
  const { organization, message } = findMessage(world, id);
  if (message.progress?.status !== "delivered")
    throw new ControlError("only an outbound message that arrived can be read");
  publish(world, organization, "message.read", message, world.now());
}

/** A contact's reaction to a message. */
export interface ContactReaction {
  readonly messageId: string;
  /** Who reacts: a phone number or an email address. */
  readonly from: string;
  /** `+` or `-` and the name of a reaction, as in the API. */
  readonly reaction: string;
}

export function react(world: World, { messageId, from, reaction }: ContactReaction): void {
  const { organization, message } = findMessage(world, messageId);
  const sender = typeof from === "string" ? identifierOf(from) : undefined;
  if (sender === undefined) throw new ControlError("`from` must be a phone number or an email address");
  if (typeof reaction !== "string" || !/^[+-]\S{1,40}$/.test(reaction))
    throw new ControlError("`reaction` must be + or - and a reaction, for example +love");
  const [name, is_added] = [reaction.slice(1), reaction.startsWith("+")];
  message.reactions.push({ reaction: name, is_added, sender, time_sent: world.now() });
  if (message.reactions.length > limits.reactions) message.reactions.shift();
  const beside = { sender, reaction: name, action: is_added ? "add" : "remove" };
  publish(world, organization, "message.reaction", message, world.now(), beside);
}

function findMessage({ state }: World, id: string): { organization: Organization; message: Message } {
  for (const organization of state.organizations.values()) {
    const message = organization.messages.get(id);
    if (message !== undefined) return { organization, message };
  }
  throw new ControlError(`no organization has the message ${JSON.stringify(id)}`);
}
