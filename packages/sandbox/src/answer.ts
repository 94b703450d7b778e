import { errorSpecs, type ErrorSpec, type MembersOf, type Known } from "./contract.ts";

/** What goes back for a request, before it becomes a `Response`. */
export interface Answer {
  readonly status: number;
  readonly body: object;
  readonly headers?: Readonly<Record<string, string>>;
  /** The error that it is, by code or status. For the log, and to know which schema it has. */
  readonly known?: Known;
  /** Whether it isn't an answer of an operation, so that the contract has no schema for it but the envelope. */
  readonly outside?: boolean;
  /** The answer itself, where it takes time. Whatever else is here goes to callers that don't wait. */
  readonly later?: Promise<Answer>;
}

/** Members of an error's body beside the envelope. */
export type ErrorContext = Readonly<Record<string, unknown>>;

/**
 * What `refuse` takes beside the error: its members, which a rule knows and no example does, and a detail. The detail is
 * added to the message, for an error that can have many reasons.
 */
type Reasons<K extends Known> =
  Record<never, never> extends MembersOf<K>
    ? [context?: MembersOf<K>, detail?: string]
    : [context: MembersOf<K>, detail?: string];

/** The answer of a documented error that has happened, with all of its members. */
export function refuse<K extends Known>(known: K, ...[context, detail]: Reasons<K>): Answer {
  return example(known, context, detail);
}

/** The answer of a documented error, as the contract's example has it, with these members in place of its own. */
export function example(known: Known, context: ErrorContext = {}, detail?: string): Answer {
  const { status = 500, bodies = [] }: Partial<ErrorSpec> = errorSpecs[known] ?? {};
  const names = Object.keys(context);
  const fitting = bodies.find((body) => names.every((name) => name in body)) ?? bodies[0] ?? {};
  const body = { ...fitting, ...context };
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
