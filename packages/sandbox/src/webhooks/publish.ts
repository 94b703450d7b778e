import { protocolOf } from "../operations/delivery.ts";
import { limits } from "../state/limits.ts";
import type { Message, Organization } from "../state/types.ts";
import type { World } from "../world.ts";
import { isActive } from "./subscriptions.ts";
import type { EventBody, Webhook, WebhookType } from "./types.ts";

/** What happens to a message. */
export type EventName =
  | "message.received"
  | "message.sent"
  | "message.delivered"
  | "message.failed"
  | "message.read"
  | "message.reaction";

/** Our assumption: `message` is what contacts do, and `status` is what happens to your own messages. */
const types: Readonly<Record<EventName, WebhookType>> = {
  "message.received": "message",
  "message.reaction": "message",
  "message.sent": "status",
  "message.delivered": "status",
  "message.failed": "status",
  "message.read": "status",
};

/** Records an event, and queues it for each webhook that gets such events. */
export function publish(
  world: World,
  organization: Organization,
  event: EventName,
  message: Message,
  at: number,
  beside: object = {},
): void {
  const body: EventBody = { ...bodyOf(organization, event, message, at), ...beside };
  const { events } = world.state;
  events.push({ organization: organization.id, body });
  if (events.length > limits.events) events.shift();
  // Most organizations have no webhook, and need no text.
  let text: string | undefined;
  for (const webhook of organization.webhooks.values()) {
    if (!gets(webhook, types[event], world.now())) continue;
    text ??= JSON.stringify(body);
    enqueue(world, webhook, event, message.id, text, at);
  }
}

function gets(webhook: Webhook, type: WebhookType, now: number): boolean {
  return isActive(webhook, now) && (webhook.type === "all" || webhook.type === type);
}

function enqueue(
  { newId, state }: World,
  { id: webhook }: Webhook,
  event: string,
  messageId: string,
  body: string,
  nextAt: number,
): void {
  const id = newId("evt");
  state.deliveries.set(id, { id, webhook, event, messageId, body, attempts: 0, nextAt, replayOf: null });
  const [oldest] = state.deliveries.keys();
  if (state.deliveries.size > limits.deliveries && oldest !== undefined) state.deliveries.delete(oldest);
}

/** The body of an event about a message. */
export function bodyOf(
  organization: Organization,
  event: EventName,
  message: Message,
  timestamp: number,
): EventBody {
  const { id, chat, direction, number, progress, sentAt, text, attachments, sender } = message;
  const group = organization.groups.get(chat);
  const failure = progress?.failure;
  return {
    event,
    message_id: id,
    external_id: chat,
    internal_id: number,
    status: direction === "inbound" ? "received" : (progress?.status ?? "queued"),
    protocol: protocolOf(chat),
    timestamp,
    text,
    attachments: attachments.map((url) => ({ url, name: null })),
    is_group: chat.startsWith("grp_"),
    group_id: chat.startsWith("grp_") ? chat : null,
    group_name: group?.name ?? null,
    ...(group && { participants: participantsOf(organization, [...group.members.keys()]) }),
    ...(direction === "inbound" && { sender: sender ?? chat }),
    sent_at: sentAt,
    ...(event === "message.delivered" && { delivered_at: timestamp }),
    ...(event === "message.read" && { delivered_at: progress?.at ?? null, read_at: timestamp }),
    ...failure,
  };
}

function participantsOf({ contacts, groups }: Organization, members: readonly string[]): object[] {
  return members.map((identifier) => {
    const contact = contacts.get(identifier);
    const known = [...groups.values()]
      .find((group) => group.members.has(identifier))
      ?.members.get(identifier);
    return { contact_id: contact?.id ?? known?.contactId ?? null, identifier, name: contact?.name ?? null };
  });
}
