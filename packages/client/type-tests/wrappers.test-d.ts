import {
  createClient,
  matchError,
  type ArgumentsOf,
  type Call,
  type DataOf,
  type OperationName,
  type PathOf,
} from "@messaging-api/client";

const client = createClient({ apiKey: "key" });

/** The wrapper that everybody writes. */
export async function unwrap<N extends OperationName>(call: Call<N>): Promise<DataOf<N>> {
  const { data, error } = await call;
  if (error) throw error;
  return data;
}

export async function post<P extends PathOf<"POST">>(
  path: P,
  ...init: ArgumentsOf<`POST ${P}`>
): Promise<DataOf<`POST ${P}`>> {
  const { data, error } = await client.POST(path, ...init);
  if (error) throw error;
  return data;
}

export async function result<P extends PathOf<"GET">>(path: P, ...init: ArgumentsOf<`GET ${P}`>) {
  const result = await client.GET(path, ...init);
  if (result.error) throw result.error;
  return result.data;
}

export const contact: Promise<string> = post("/contacts", { body: { identifier: "a@example.com" } }).then(
  ({ identifier }) => identifier,
);
export const me: Promise<boolean> = unwrap(client.GET("/me")).then(({ valid }) => valid ?? false);
// @ts-expect-error the body is missing
void post("/contacts");

// What a wrapper returns can be declared.
export async function code() {
  const { error } = await client.GET("/me");
  return error?.code;
}
export async function details(to: string) {
  const { error } = await client.POST("/chats/{chatId}/messages", {
    params: { path: { chatId: to } },
    body: { text: "Hello" },
  });
  return error?.code === "outbound_limit_reached" ? error.details : undefined;
}
export async function mode(to: string) {
  return (await details(to))?.mode;
}
export async function whole(to: string) {
  return client.POST("/chats/{chatId}/messages", {
    params: { path: { chatId: to } },
    body: { text: "Hello" },
  });
}
export async function explain(to: string) {
  const { error } = await whole(to);
  if (!error) return undefined;
  return matchError(error, {
    outbound_limit_reached: ({ details }) => details.limit,
    new_conversation_limit_reached: ({ details }) => details.cap,
    inbound_only_no_prior_inbound: ({ details }) => details.external_id,
    attachment_first_message_not_allowed: () => true,
    reply_target_chat_mismatch: () => true,
    reply_target_device_mismatch: () => true,
    reply_target_expired: () => true,
    reply_target_invalid: () => true,
    reply_target_not_supported: () => true,
    reply_target_not_found: () => true,
    "client/timeout": ({ attempts }) => attempts,
    default: ({ message, code }) => ({ message, code }),
  });
}
