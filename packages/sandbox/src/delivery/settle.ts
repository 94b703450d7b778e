import { protocolOf } from "../operations/delivery.ts";
import { limits, second } from "../state/limits.ts";
import type { Message, Organization, Transit } from "../state/types.ts";
import { publish } from "../webhooks/publish.ts";
import type { World } from "../world.ts";
import { failures, fateOf, type Failure } from "./failures.ts";

const sentAfter = second;
const arrivesAfter = 2 * second;

/** Starts the delivery of an accepted message. */
export function setOut({ state }: World, organization: Organization, { id, sentAt }: Message): void {
  state.leaving.push({ organization: organization.id, message: id, at: sentAt + sentAfter });
  // A forgotten message isn't delivered. Without this, the queue would grow while the clock stands still.
  while (
    state.leaving.length > limits.messages &&
    found(state.leaving.first, state.organizations) === undefined
  )
    state.leaving.shift();
}

/** Brings every message up to date. Each step happens at its own time, in chronological order. */
export function settle(world: World): void {
  const { leaving, arriving } = world.state;
  const now = world.now();
  for (;;) {
    const queue = (arriving.first?.at ?? Infinity) <= (leaving.first?.at ?? Infinity) ? arriving : leaving;
    const { first } = queue;
    if (first === undefined || first.at > now) return;
    queue.shift();
    const there = found(first, world.state.organizations);
    if (there !== undefined) (queue === leaving ? leave : arrive)(world, there, first);
  }
}

/** When the next message changes its state. Undefined if none is on its way. */
export function nextStep({ state }: World): number | undefined {
  const next = Math.min(state.leaving.first?.at ?? Infinity, state.arriving.first?.at ?? Infinity);
  return next === Infinity ? undefined : next;
}

interface There {
  readonly organization: Organization;
  readonly message: Message;
}

function found(
  transit: Transit | undefined,
  organizations: ReadonlyMap<string, Organization>,
): There | undefined {
  const organization = organizations.get(transit?.organization ?? "");
  const message = organization?.messages.get(transit?.message ?? "");
  return organization && message && { organization, message };
}

function leave(world: World, { organization, message }: There, { at }: Transit): void {
  const failure = refusal(organization, message);
  if (failure !== undefined) return fail(world, organization, message, failure, at);
  message.progress = { status: "sent", at, failure: null };
  publish(world, organization, "message.sent", message, at);
  world.state.arriving.push({ organization: organization.id, message: message.id, at: at + arrivesAfter });
}

/** Why a message can't leave. */
function refusal({ numbers }: Organization, message: Message): Failure | undefined {
  if (numbers.find(({ phoneNumber }) => phoneNumber === message.number)?.inTrouble) return failures.device;
  const needsIMessage = message.needsIMessage ?? message.replyTo !== null;
  return needsIMessage && protocolOf(message.chat) === "sms" ? failures.imessageOnly : undefined;
}

function arrive(world: World, { organization, message }: There, { at }: Transit): void {
  const fate = message.forcedFailure ?? fateOf(message.chat);
  if (fate === "silent") return;
  if (fate !== undefined) return fail(world, organization, message, fate, at);
  message.progress = { status: "delivered", at, failure: null };
  publish(world, organization, "message.delivered", message, at);
}

function fail(
  world: World,
  organization: Organization,
  message: Message,
  failure: Failure,
  at: number,
): void {
  message.progress = { status: "failed", at, failure };
  publish(world, organization, "message.failed", message, at);
}
