import { second } from "../state/limits.ts";
import type { Message } from "../state/types.ts";

const sentAfter = second;
const deliveredAfter = 3 * second;

/** How far a message has come by now. It moves on with the clock: queued, sent after a second, delivered after three. */
export function deliveryOf({ chat, direction, sentAt }: Message, now: number) {
  const protocol = protocolOf(chat);
  if (direction === "inbound") return { status: "delivered", protocol, time_delivered: sentAt };
  if (now < sentAt + sentAfter) return { status: "queued", protocol: "pending", time_delivered: null };
  if (now < sentAt + deliveredAfter) return { status: "sent", protocol, time_delivered: null };
  return { status: "delivered", protocol, time_delivered: sentAt + deliveredAfter };
}

/** What reaches a peer: SMS for numbers that end in 80 to 89, RCS for 90 to 98, and iMessage for everybody else. */
export function protocolOf(peer: string): "imessage" | "sms" | "rcs" {
  if (/^\+.*8\d$/.test(peer)) return "sms";
  return /^\+.*9[0-8]$/.test(peer) ? "rcs" : "imessage";
}
