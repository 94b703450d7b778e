import type { components } from "@messaging-api/types";
import {
  createClient,
  describe,
  isApiError,
  isErrorOf,
  paginate,
  parseError,
  texts,
  matchError,
  unhandled,
  type CodedError,
  type DetailsOf,
  type ErrorCode,
  type ErrorOf,
  type UndocumentedError,
  type UnknownCode,
} from "@messaging-api/client";

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const same = <A, B>(..._: Equal<A, B> extends true ? [] : [never]) => undefined;

const send = "POST /chats/{chatId}/messages";
const client = createClient({
  apiKey: async () => "key",
  texts,
  maxRetries: 0,
  timeoutMs: 1000,
  onRetry: ({ delayMs }) => void delayMs,
});
const call = client.POST("/chats/{chatId}/messages", {
  params: { path: { chatId: "+15555550123" } },
  body: { text: "Hello" },
});
const { data, error } = await call;

// A result: data or error, never both.
if (error) {
  same<typeof data, undefined>();
} else {
  const id: string | undefined = "message_id" in data ? data.message_id : undefined;
  void id;
}

// Every documented code narrows to its context members.
if (error)
  switch (error.code) {
    case "outbound_limit_reached": {
      const { details } = error;
      same<typeof error.status, 429>();
      const numbers: number[] = [details.limit, details.current];
      if (details.mode === "total") {
        // @ts-expect-error the organization's limit has no sending number
        const number: string = details.sender_number;
        void number;
      } else if (details.sender_number !== undefined) {
        const strings: string[] = [details.sender_number, details.allocation_id, details.mode];
        void strings;
      } else {
        // A mode that is newer than this package.
        const mode: string = details.mode;
        same<typeof details.sender_number, undefined>();
        void mode;
      }
      // @ts-expect-error a member of another code
      void details.plan_id;
      void numbers;
      break;
    }
    case "new_conversation_limit_reached": {
      const { cap, plan_id, current }: { cap: number; plan_id: string; current: number } = error.details;
      void [cap, plan_id, current];
      break;
    }
    case "inbound_only_no_prior_inbound":
      same<typeof error.status, 403>();
      void error.details.external_id.length;
      break;
    case "attachment_first_message_not_allowed":
    case "reply_target_chat_mismatch":
    case "reply_target_device_mismatch":
    case "reply_target_expired":
    case "reply_target_invalid":
    case "reply_target_not_supported":
      same<typeof error.status, 400>();
      break;
    case "reply_target_not_found":
      break;
    case undefined:
      void error.details["anything"];
      break;
    case "client/network":
    case "client/timeout":
    case "client/aborted":
    case "client/invalid_request":
      same<typeof error.status, undefined>();
      break;
    case "client/malformed_response":
      void [error.body, error.serverCode, error.status?.toFixed()];
      break;
    default: {
      same<typeof error.code, UnknownCode>();
      const code: string = error.code;
      const extra: unknown = error.details["extra"];
      void [code, extra, unhandled(error)];
    }
  }

// A code that is left out is a compile error; a code of the client's own is not.
if (error)
  switch (error.code) {
    case "outbound_limit_reached":
    case "new_conversation_limit_reached":
    case "inbound_only_no_prior_inbound":
    case "attachment_first_message_not_allowed":
    case "reply_target_chat_mismatch":
    case "reply_target_device_mismatch":
    case "reply_target_expired":
    case "reply_target_invalid":
    case "reply_target_not_supported":
      break;
    default:
      // @ts-expect-error reply_target_not_found has no case
      unhandled(error);
  }
// @ts-expect-error no such code
if (error && error.code === "outbound_limit_reachd") void 0;

// Narrowing by status.
if (error?.status === 403 && error.code !== undefined) {
  const code: "inbound_only_no_prior_inbound" | UnknownCode | "client/malformed_response" = error.code;
  void code;
}
if (error?.status === undefined && error)
  same<
    typeof error.code,
    // In a browser, a redirect has no status.
    | "client/network"
    | "client/timeout"
    | "client/aborted"
    | "client/invalid_request"
    | "client/malformed_response"
  >();

// The same error, thrown.
try {
  const sent = await call.orThrow();
  same<typeof sent, NonNullable<typeof data>>();
} catch (thrown) {
  // @ts-expect-error unknown until a guard has looked
  void thrown.code;
  if (isErrorOf(thrown, send)) same<typeof thrown, ErrorOf<typeof send>>();
  if (isErrorOf(thrown, send) && thrown.code === "outbound_limit_reached") void thrown.details.limit;
  // @ts-expect-error no such operation
  isErrorOf(thrown, "POST /chats/{chatId}/message");
  if (isApiError(thrown)) {
    const words: { title: string; fix?: string } | undefined = describe(thrown);
    const [title, fix]: [string | undefined, string | undefined] = [thrown.title, thrown.fix];
    void [title, fix, words, thrown.docsUrl, thrown.retryable, thrown.operation, JSON.stringify(thrown)];
  }
}

// Other operations have their own unions: here, one without any code.
const me = await client.GET("/me");
if (me.error) {
  same<Exclude<typeof me.error, UndocumentedError>, never>();
  unhandled(me.error);
  // @ts-expect-error a code of another operation
  if (me.error.code === "outbound_limit_reached") void 0;
}

// What must be given must be given, and nothing else is taken.
// @ts-expect-error no such path
client.GET("/mee");
// @ts-expect-error the path has no GET of that name
client.POST("/me");
// @ts-expect-error params are missing
client.POST("/chats/{chatId}/messages", { body: { text: "Hello" } });
// @ts-expect-error chatId is missing
client.POST("/chats/{chatId}/messages", { params: { path: {} }, body: { text: "Hello" } });
// @ts-expect-error text isn't a number
client.POST("/chats/{chatId}/messages", { params: { path: { chatId: "+15555550123" } }, body: { text: 1 } });
// @ts-expect-error misspelled option
client.GET("/me", { timeout: 1 });
client.GET("/me", {
  signal: AbortSignal.timeout(1),
  timeoutMs: 1,
  deadlineMs: 2,
  maxRetries: 0,
  headers: { "x-a": "b" },
});
client.POST("/chats/{chatId}/messages", {
  params: { path: { chatId: "+15555550123" }, header: { "Idempotency-Key": "order-1" } },
  body: { text: "Hello" },
});

// Lists, and raw responses.
for await (const chat of paginate(client, "/chats", { params: { query: { limit: 10 } } })) void chat.id;
for await (const contact of paginate(client, "/contacts")) void contact.identifier;
for await (const message of paginate(client, "/chats/{chatId}/messages", {
  params: { path: { chatId: "grp_1" } },
}))
  void message.message_id;
// @ts-expect-error not a list
paginate(client, "/me");
same<ReturnType<typeof parseError<typeof send>>, Promise<ErrorOf<typeof send>>>();

// The generated table has what the bodies have.
type Details = { [C in ErrorCode]: CodedError<C>["details"] };
same<Details, { [C in ErrorCode]: DetailsOf<components["schemas"][C]> }>();

const names: ErrorCode[] = ["outbound_limit_reached", "reply_target_expired"];
const limit = (limited: CodedError<"outbound_limit_reached">): number => limited.details.limit;
void [names, limit];
