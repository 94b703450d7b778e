import type { CodelessStatus } from "./bodies.ts";
import { settingsOf } from "./call.ts";
import { createClient } from "./create-client.ts";
import { errorResponse, type Changes } from "./error-body.ts";
import type { Client, ClientOptions } from "./types/client.ts";
import type { ErrorCode, ErrorCodeOf } from "./types/errors.ts";
import type { DataOf, OperationName, RequestOf } from "./types/operations.ts";
import { must } from "./unsendable-error.ts";

/** An answer of a fake client: a success, a documented error, or a connection that fails with `reason`. */
export type FakeAnswer<N extends OperationName> =
  | { readonly data: DataOf<N>; readonly headers?: Readonly<Record<string, string>> }
  | FakeError<ErrorCodeOf<N> | CodelessStatus>
  | { readonly networkError: unknown };

type FakeError<K> = K extends ErrorCode | CodelessStatus
  ? {
      readonly error: K;
      readonly members?: Changes<K>;
      readonly headers?: Readonly<Record<string, string>>;
    }
  : never;

/** A request to a fake client. */
export interface FakeCall<N extends OperationName = OperationName> {
  readonly operation: N;
  readonly params: RequestOf<N> extends { readonly params?: infer P } ? P : undefined;
  /** The body, as a server would receive it. */
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

/** One answer for every call of an operation, a list whose last answer repeats, or a function of the call. */
export type FakeAnswers = {
  readonly [N in OperationName]?:
    | FakeAnswer<N>
    | readonly FakeAnswer<N>[]
    | ((call: FakeCall<N>) => FakeAnswer<N>);
};

export interface FakeClient {
  readonly client: Client;
  /** Every attempt so far, in order. */
  readonly calls: readonly FakeCall[];
}

/**
 * A client for tests that sends nothing. In all else it is a real client: errors come from the contract's examples,
 * and are checked and typed as usual. It doesn't retry, unless `options` say so.
 *
 * ```ts
 * const { client, calls } = createFakeClient({
 *   "GET /me/numbers": { data: { numbers: [] } },
 *   "POST /chats/{chatId}/messages": { error: "outbound_limit_reached", members: { limit: 5, current: 5 } },
 * });
 * ```
 *
 * A call of another operation ends as `client/invalid_request`.
 */
export function createFakeClient(answers: FakeAnswers, options: Partial<ClientOptions> = {}): FakeClient {
  const client = createClient({ apiKey: "fake", baseUrl: "http://fake.invalid", maxRetries: 0, ...options });
  const calls: FakeCall[] = [];
  const settings = settingsOf.get(client)!; // `createClient` has just made it.
  settings.send = async ({ method, headers, body }, onStage, path, params) => {
    const operation = `${method} ${path}` as OperationName; // Only the types know which operations there are,
    const given = answers[operation] as Answers | undefined; // and what each answers.
    must(given, `the fake client has no answer for ${operation}`);
    const text = typeof body === "string" ? JSON.parse(body) : undefined;
    const call = { operation, params, body: text, headers } as FakeCall; // Or takes.
    const earlier = calls.filter((one) => one.operation === operation).length;
    calls.push(call);
    onStage("client/network");
    const answer = Array.isArray(given) ? given[Math.min(earlier, given.length - 1)] : given;
    return respond(typeof answer === "function" ? answer(call) : answer);
  };
  return { client, calls };
}

/** An answer of any operation. Only callers know its types. */
interface Answer {
  readonly data?: unknown;
  readonly error?: ErrorCode | CodelessStatus;
  readonly members?: object;
  readonly headers?: Readonly<Record<string, string>>;
  readonly networkError?: unknown;
}
type Answers = Answer | readonly Answer[] | ((call: FakeCall) => Answer);

function respond(answer: Answer): Response {
  if ("networkError" in answer) throw answer.networkError;
  const { error, members, headers, data } = answer;
  // Only the types of the answers know which members an error has.
  if (error !== undefined) return errorResponse(error as ErrorCode, members as Changes<ErrorCode>, headers);
  return Response.json(data, headers && { headers });
}
