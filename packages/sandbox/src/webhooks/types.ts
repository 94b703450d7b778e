import type { Fifo } from "../state/fifo.ts";

/** Which events a webhook gets. */
export type WebhookType = "message" | "status" | "all";

/** A subscription of a URL to events. */
export interface Webhook {
  readonly id: string;
  readonly organization: string;
  readonly url: string;
  type: WebhookType;
  readonly createdAt: number;
  /** Milliseconds since the Unix epoch, or -1 for no end. */
  validUntil: number;
  deprecated: boolean;
  /** How many attempts have failed since the last success. */
  failureCount: number;
  secret: string;
  rotations: number;
  readonly logs: Fifo<LogEntry>;
}

/** One attempt to deliver an event, as stored in the log. */
export interface LogEntry {
  readonly eventId: string;
  readonly url: string;
  readonly attemptedAt: number;
  readonly answeredAt: number | null;
  readonly body: string;
  /** The HTTP status of the answer, or null for no answer. */
  readonly status: number | null;
  /** The body of the answer, or why there is none. */
  readonly answer: string;
}

/** A delivery of an event to one webhook. It stays until it succeeds or is given up. */
export interface Delivery {
  readonly id: string;
  readonly webhook: string;
  readonly event: string;
  readonly messageId: string;
  readonly body: string;
  /** How many attempts there were. */
  attempts: number;
  /** When it is due. */
  nextAt: number;
  /** The event that it repeats, if it is a replay. */
  readonly replayOf: string | null;
}

/** The result of an attempt. It comes from outside, so the journal records it. */
export interface Outcome {
  readonly delivery: string;
  /** When the attempt began, by the sandbox's clock. */
  readonly attemptedAt: number;
  readonly status: number | null;
  readonly answer: string;
}

/** An event, independent of its webhooks. */
export interface EventRecord {
  readonly organization: string;
  readonly body: EventBody;
}

/** The body of an event: flat, as the API sends it. */
export type EventBody = Readonly<Record<string, unknown>> & {
  readonly event: string;
  readonly message_id: string;
  readonly timestamp: number;
};
