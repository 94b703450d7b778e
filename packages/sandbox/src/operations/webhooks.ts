import { answer, refuse, type Answer } from "../answer.ts";
import { bodyOf, type Call } from "../call.ts";
import { isLoopback } from "../loopback.ts";
import { limits } from "../state/limits.ts";
import { succeeded } from "../webhooks/attempts.ts";
import { isActive, rotate, subscribe, unsubscribe } from "../webhooks/subscriptions.ts";
import type { Delivery, LogEntry, Outcome, Webhook, WebhookType } from "../webhooks/types.ts";
import { page } from "./paging.ts";
import type { Operation } from "./types.ts";

interface WebhookRequest {
  readonly webhook_url: string;
  readonly webhook_type?: WebhookType;
  readonly valid_until?: number | null;
}

/** The eight operations on webhooks. */
export const webhookOperations = {
  listWebhooks: ({ organization, world }) =>
    answer(200, { webhooks: [...organization.webhooks.values()].map((one) => shown(one, world.now())) }),

  createWebhook({ body, organization, world }) {
    const {
      webhook_url: url,
      webhook_type: type,
      valid_until: validUntil,
    } = bodyOf<WebhookRequest>({ body });
    if (!isUrl(url))
      return refuse(
        400,
        {},
        "`webhook_url` must be an https URL, or in the sandbox an http URL of this machine",
      );
    const added = subscribe(world, organization, { url, type, validUntil: validUntil ?? -1 });
    if (added === undefined)
      return refuse(409, {}, `the organization has ${limits.webhooks} webhooks, and can't have more`);
    const { webhook, isNew } = added;
    const members = { webhook_id: webhook.id, webhook_url: url, scope };
    if (!isNew) return answer(200, { ...members, message: "The URL is registered already." });
    const { createdAt: created_at, secret: signing_secret } = webhook;
    return answer(201, { ...members, webhook_type: webhook.type, created_at, signing_secret });
  },

  getWebhook: (call) => withWebhook(call, (webhook) => answer(200, shown(webhook, call.world.now()))),

  updateWebhook: (call) =>
    withWebhook(call, (webhook) => {
      const { webhook_type, valid_until, deprecate } = bodyOf<
        Partial<WebhookRequest> & { deprecate?: boolean }
      >(call);
      if (webhook_type !== undefined) webhook.type = webhook_type;
      if (valid_until !== undefined) webhook.validUntil = valid_until ?? -1;
      if (deprecate !== undefined) webhook.deprecated = deprecate;
      return answer(200, shown(webhook, call.world.now()));
    }),

  deleteWebhook: (call) =>
    withWebhook(call, (webhook) => {
      unsubscribe(call.world, call.organization, webhook);
      return answer(200, { success: true, message: "Webhook deleted" });
    }),

  rotateWebhookSecret: (call) =>
    withWebhook(call, (webhook) => {
      rotate(call.world, webhook);
      const { id: webhook_id, secret: signing_secret, rotations: rotation_count } = webhook;
      const [rotated_at, rotated_by] = [call.world.now(), call.organization.id];
      return answer(200, { webhook_id, signing_secret, rotated_at, rotated_by, rotation_count });
    }),

  listWebhookLogs: (call) =>
    withWebhook(call, ({ logs }) => {
      const { min_status: least = 0, max_status: most = Infinity, status, sort } = call.query;
      // An attempt without an answer has the status 0 here, which `min_status` leaves out.
      const found = logs
        .toArray()
        .filter((one) => (one.status ?? 0) >= Number(least) && (one.status ?? 0) <= Number(most))
        .filter((one) => status === undefined || one.status === Number(status));
      if (sort !== "asc") found.reverse();
      return loggedPage(page(call, "logs", found, shownLog));
    }),

  replayWebhookEvent: (call) =>
    withWebhook(call, (webhook) => {
      const original = call.parameters["eventId"] ?? "";
      const logged = webhook.logs.toArray().find(({ eventId }) => eventId === original);
      return logged === undefined ? refuse(404) : replayed(call, webhook, logged);
    }),
} satisfies Record<string, Operation>;

/** Only the log's pagination says how many entries the page has. */
function loggedPage({ status, body }: Answer): Answer {
  const { logs, pagination }: { logs: readonly object[]; pagination: Record<string, number> } = Object(body);
  const { offset = 0, total = 0 } = pagination;
  const has_more = offset + logs.length < total;
  return answer(status, { logs, pagination: { ...pagination, returned: logs.length, has_more } });
}

/** Our assumption: a webhook belongs to the API key that created it. */
const scope = "api_key";

function isUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { hostname, protocol } = new URL(text);
  return protocol === "https:" || (protocol === "http:" && isLoopback(hostname));
}

function withWebhook(call: Call, use: (webhook: Webhook) => Answer): Answer {
  const webhook = call.organization.webhooks.get(call.parameters["webhookId"] ?? "");
  return webhook === undefined ? refuse(404) : use(webhook);
}

function shown(webhook: Webhook, now: number): object {
  const { id, url, type, createdAt, validUntil, failureCount } = webhook;
  return {
    webhook_id: id,
    webhook_url: url,
    webhook_type: type,
    scope,
    valid_until: validUntil,
    failure_count: failureCount,
    is_active: isActive(webhook, now),
    created_at: createdAt,
  };
}

function shownLog({ eventId, url, attemptedAt, answeredAt, body, status, answer: text }: LogEntry): object {
  return {
    event_id: eventId,
    scope: "api",
    attempted_time: attemptedAt,
    response_received_at: answeredAt,
    webhook_url: url,
    event_body: jsonOf(body),
    response_status: status,
    response_json: jsonOf(text),
  };
}

/** Sends an event again, immediately and once, and answers when the receiver has answered. */
function replayed({ world }: Call, webhook: Webhook, { body, eventId }: LogEntry): Answer {
  const { event, message_id: messageId }: { event: string; message_id: string } = JSON.parse(body);
  const id = world.newId("evt");
  const nextAt = world.now();
  const delivery: Delivery = {
    id,
    webhook: webhook.id,
    event,
    messageId,
    body,
    attempts: 0,
    nextAt,
    replayOf: eventId,
  };
  world.state.deliveries.set(id, delivery);
  const began = performance.now();
  const show = ({ status, answer: text }: Outcome): Answer => {
    const duration_ms = Math.round(performance.now() - began);
    return answer(200, {
      success: succeeded(status),
      replay_event_id: id,
      original_event_id: eventId,
      webhook_id: webhook.id,
      webhook_url: webhook.url,
      response_status: status,
      duration_ms,
      response_data: { body: jsonOf(text), error: status === null ? text : null },
    });
  };
  const pending = show({
    delivery: id,
    attemptedAt: nextAt,
    status: null,
    answer: "the receiver hasn't answered yet",
  });
  return { ...pending, later: world.attempt(delivery).then(show) };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text === "" ? null : text;
  }
}
