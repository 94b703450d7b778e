import { describe, expect, it } from "vitest";
import { createClient, isErrorOf } from "../src/index.ts";
import { errorBody } from "../src/testing.ts";
import { json, serve } from "./http-server.ts";

const send = "POST /chats/{chatId}/messages";
const hello = { params: { path: { chatId: "+15555550123" } }, body: { text: "Hello" } };
const sent = { message_id: "msg_1", status: "queued" };

describe("orThrow", () => {
  it("gives the data", async () => {
    const { baseUrl } = await serve(json(202, sent));
    expect(
      await createClient({ apiKey: "k", baseUrl }).POST("/chats/{chatId}/messages", hello).orThrow(),
    ).toEqual(sent);
  });

  it("throws the error that the result has", async () => {
    const { baseUrl } = await serve(json(429, errorBody("outbound_limit_reached")));
    const call = createClient({ apiKey: "k", baseUrl }).POST("/chats/{chatId}/messages", hello);
    const thrown: unknown = await call.orThrow().catch((error: unknown) => error);
    expect(thrown).toBe((await call).error);
    expect(thrown).toBeInstanceOf(Error);
    expect(isErrorOf(thrown, send) && thrown.code === "outbound_limit_reached" && thrown.details.limit).toBe(
      35,
    );
    expect(isErrorOf(thrown, "GET /me")).toBe(false);
    expect((thrown as Error).stack).toMatch(
      /^MessagingApiError: Outbound contact limit reached[^]*\n +at .*orThrow/,
    );
  });
});
