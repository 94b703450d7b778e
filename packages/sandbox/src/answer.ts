import { errorSpecs, type ErrorSpec, type MembersOf, type Known } from "./contract.ts";

/** The answer to a request, before it becomes a `Response`. */
export interface Answer {
  readonly status: number;
  readonly body: object;
  readonly headers?: Readonly<Record<string, string>>;
  /** The error's code or status, if it is an error. For the log, and to find its schema. */
  readonly known?: Known;
  /** Whether it isn't the answer of an operation. Then the contract has only the envelope's schema for it. */
  readonly outside?: boolean;
  /** The real answer, if it takes time. Callers that don't wait get the other members. */
  readonly later?: Promise<Answer>;
}

/** Members of an error's body beside the envelope. */
export type ErrorContext = Readonly<Record<string, unknown>>;

/**
 * The arguments of `refuse` after the error: its members and a detail. The detail is appended to the message of an
 * error that can have many reasons.
 */
type Reasons<K extends Known> =
  Record<never, never> extends MembersOf<K>
    ? [context?: MembersOf<K>, detail?: string]
    : [context: MembersOf<K>, detail?: string];

/** The answer of a documented error that has happened, with all of its members. */
export function refuse<K extends Known>(known: K, ...[context, detail]: Reasons<K>): Answer {
  return example(known, context, detail);
}

/** The answer of a documented error: the contract's example with these members. */
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
