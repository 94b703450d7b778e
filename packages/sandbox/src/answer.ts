import { errorSpecs, type Known } from "./contract.ts";

/** What goes back for a request, before it becomes a `Response`. */
export interface Answer {
  readonly status: number;
  readonly body: object;
  readonly headers?: Readonly<Record<string, string>>;
  /** The error that it is, by code or status. For the log, and to know which schema it has. */
  readonly known?: Known;
  /** Whether it is no answer of an operation, so that the contract has no schema for it but the envelope. */
  readonly outside?: boolean;
}

/** Members of an error's body beside the envelope. */
export type ErrorContext = Readonly<Record<string, unknown>>;

/**
 * The answer of a documented error, as the contract's example has it, with these members in place of its own.
 *
 * @param detail is added to the message, for an error that can have many reasons.
 */
export function refuse(known: Known, context: ErrorContext = {}, detail?: string): Answer {
  const { status, bodies } = errorSpecs[known] as { status: number; bodies: readonly ErrorContext[] };
  const names = Object.keys(context);
  const example = bodies.find((body) => names.every((name) => name in body)) ?? bodies[0] ?? {};
  const body = { ...example, ...context };
  const message = String(body["message"]).replaceAll(/\{(\w+)\}/g, (_, name: string) => String(body[name]));
  return {
    status,
    body: { ...body, message: detail === undefined ? message : `${message.replace(/\.$/, "")}: ${detail}.` },
    known,
  };
}

/** A success. */
export function answer(status: number, body: object): Answer {
  return { status, body };
}
