import type { Message } from "../state/types.ts";

/** The delivery of a message: its status, its protocol, and its error. */
export function deliveryOf({ chat, direction, progress, sentAt }: Message) {
  const protocol = protocolOf(chat);
  if (direction === "inbound") return { status: "delivered", protocol, time_delivered: sentAt, error: null };
  if (progress === undefined)
    return { status: "queued", protocol: "pending", time_delivered: null, error: null };
  const { status, at, failure } = progress;
  const time_delivered = status === "delivered" ? at : null;
  return { status, protocol, time_delivered, error: failure?.error_message ?? null };
}

/** The protocol of a peer: SMS for numbers that end in 80 to 89, RCS for 90 to 98, and iMessage for all others. */
export function protocolOf(peer: string): "imessage" | "sms" | "rcs" {
  if (/^\+.*8\d$/.test(peer)) return "sms";
  return /^\+.*9[0-8]$/.test(peer) ? "rcs" : "imessage";
}
