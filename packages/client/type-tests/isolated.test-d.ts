import {
  createClient,
  type ArgumentsOf,
  type Call,
  type CodedError,
  type DataOf,
  type ErrorOf,
  type PathOf,
  type Result,
} from "@messaging-api/client";

// Compiled with `isolatedDeclarations`: each export says its type, and each of these types has a name.

export const client: ReturnType<typeof createClient> = createClient({ apiKey: "key" });

type Send = "POST /chats/{chatId}/messages";

export function send(chatId: string, text: string): Call<Send> {
  return client.POST("/chats/{chatId}/messages", { params: { path: { chatId } }, body: { text } });
}
export async function whole(chatId: string): Promise<Result<Send>> {
  return send(chatId, "Hello");
}
export async function failure(chatId: string): Promise<ErrorOf<Send> | undefined> {
  return (
    await client.POST("/chats/{chatId}/messages", { params: { path: { chatId } }, body: { text: "Hello" } })
  ).error;
}
export async function code(chatId: string): Promise<ErrorOf<Send>["code"]> {
  return (await failure(chatId))?.code;
}
export async function details(
  chatId: string,
): Promise<CodedError<"outbound_limit_reached">["details"] | undefined> {
  const error = await failure(chatId);
  return error?.code === "outbound_limit_reached" ? error.details : undefined;
}
export function get<P extends PathOf<"GET">>(path: P, ...init: ArgumentsOf<`GET ${P}`>): Call<`GET ${P}`> {
  return client.GET(path, ...init);
}
export async function data<P extends PathOf<"GET">>(
  path: P,
  ...init: ArgumentsOf<`GET ${P}`>
): Promise<DataOf<`GET ${P}`>> {
  const { data, error } = await get(path, ...init);
  if (error) throw error;
  return data;
}
