import type { Fifo } from "../state/fifo.ts";

/** Which events a webhook gets. */
export type WebhookType = "message" | "status" | "all";

/** A URL that gets events. */
export interface Webhook {
  readonly id: string;
  readonly organization: string;
  readonly url: string;
  type: WebhookType;
  readonly createdAt: number;
  /** Milliseconds since the Unix epoch, or -1 for no end. */
  validUntil: number;
  deprecated: boolean;
  /** How many attempts have failed since the last that succeeded. */
  failureCount: number;
  secret: string;
  rotations: number;
  readonly logs: Fifo<LogEntry>;
}

/** One attempt to deliver an event, as the log keeps it. */
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

/** An event on its way to one webhook. It stays until it arrives or is given up. */
export interface Delivery {
  readonly id: string;
  readonly webhook: string;
  readonly event: string;
  readonly messageId: string;
  readonly body: string;
  /** How often it was tried. */
  attempts: number;
  /** When it is due. */
  nextAt: number;
  /** The event that it repeats, if somebody asked for a replay. */
  readonly replayOf: string | null;
}

/** How an attempt ended. It comes from outside, so a journal notes it. */
export interface Outcome {
  readonly delivery: string;
  /** What the sandbox's clock said when the attempt began. */
  readonly attemptedAt: number;
  readonly status: number | null;
  readonly answer: string;
}

/** An event, once, whoever gets it. */
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
