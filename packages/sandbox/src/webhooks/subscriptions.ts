import { Fifo } from "../state/fifo.ts";
import { limits } from "../state/limits.ts";
import type { Organization } from "../state/types.ts";
import type { World } from "../world.ts";
import type { Webhook, WebhookType } from "./types.ts";

/** The initial data of a webhook. */
export interface Subscription {
  readonly url: string;
  readonly type?: WebhookType | undefined;
  readonly validUntil?: number | undefined;
}

/** The webhook of a URL, and whether it is new. Undefined if the organization has reached its limit. */
export function subscribe(
  world: World,
  organization: Organization,
  { url, type = "message", validUntil = -1 }: Subscription,
): { readonly webhook: Webhook; readonly isNew: boolean } | undefined {
  for (const webhook of organization.webhooks.values())
    if (webhook.url === url) return { webhook, isNew: false };
  if (organization.webhooks.size >= limits.webhooks) return undefined;
  const webhook: Webhook = {
    id: world.newId("wh"),
    organization: organization.id,
    url,
    type,
    createdAt: world.now(),
    validUntil,
    deprecated: false,
    failureCount: 0,
    secret: newSecret(world),
    rotations: 0,
    logs: new Fifo(),
  };
  organization.webhooks.set(webhook.id, webhook);
  return { webhook, isNew: true };
}

/** Gives a webhook another secret. The old one is no longer used. */
export function rotate(world: World, webhook: Webhook): void {
  webhook.secret = newSecret(world);
  webhook.rotations += 1;
}

/** Removes a webhook and its pending deliveries. */
export function unsubscribe({ state }: World, organization: Organization, { id }: Webhook): void {
  organization.webhooks.delete(id);
  for (const delivery of state.deliveries.values())
    if (delivery.webhook === id) state.deliveries.delete(delivery.id);
}

/** Whether a webhook is active. */
export function isActive({ deprecated, validUntil }: Webhook, now: number): boolean {
  return !deprecated && (validUntil === -1 || now < validUntil);
}

/** Finds a webhook of any organization. */
export function webhookOf({ state }: World, id: string): Webhook | undefined {
  for (const { webhooks } of state.organizations.values()) {
    const webhook = webhooks.get(id);
    if (webhook !== undefined) return webhook;
  }
  return undefined;
}

/** Long enough to look like a real one. It is derived from the state, so it protects nothing. */
function newSecret({ chance }: World): string {
  const words = Array.from({ length: 8 }, () => chance().toString(16).padStart(8, "0"));
  return `whsec_sandbox_${words.join("")}`;
}
