import { expect, it } from "vitest";
import { describe, parseError, texts } from "../src/index.ts";
import { errorResponse } from "../src/testing.ts";

const send = "POST /chats/{chatId}/messages";

it("gives the error that the client would have given", async () => {
  const error = await parseError(send, errorResponse("new_conversation_limit_reached", { cap: 20 }), {
    docsBaseUrl: "https://docs.test/",
  });
  expect(error).toMatchObject({
    code: "new_conversation_limit_reached",
    operation: send,
    details: { cap: 20 },
    docsUrl: "https://docs.test/errors/new_conversation_limit_reached/",
  });
});

it.each([
  ["HTML", () => new Response("<html>", { status: 502 })],
  ["a success", () => Response.json({ message_id: "msg_1" })],
  ["a body that has been read", usedResponse],
])("gives client/malformed_response for %s", async (_, response) => {
  expect(await parseError(send, await response())).toMatchObject({ code: "client/malformed_response" });
});

async function usedResponse(): Promise<Response> {
  const used = new Response("{}", { status: 500 });
  await used.text();
  return used;
}

it("checks an extra code as it is told to, and takes it as it comes otherwise", async () => {
  // The code is not declared in this program, so that the types take any.
  const extraErrors = {
    window_closed: ({ status, opens_at }: Readonly<Record<string, unknown>>) =>
      status === 429 && typeof opens_at === "number",
  };
  const parse = (status: number, opens_at: unknown, options: object) => {
    const body = { error: "ApiError", message: "m", status, code: "window_closed", opens_at };
    return parseError(send, Response.json(body, { status }), options);
  };
  expect(await parse(429, 5, { extraErrors })).toMatchObject({
    code: "window_closed",
    details: { opens_at: 5 },
  });
  for (const [status, opensAt] of [
    [429, "5"],
    [400, 5],
  ] as const)
    expect(await parse(status, opensAt, { extraErrors })).toMatchObject({
      code: "client/malformed_response",
      serverCode: "window_closed",
    });
  expect(await parse(400, "5", {})).toMatchObject({ code: "window_closed" });
});

it("knows the contract's title and fix where it is given the texts, with those of the caller's own", async () => {
  const own = { ...texts, brand_new: { title: undefined, fix: "Do it differently." } };
  const brandNew = { error: "ApiError", message: "m", status: 400, code: "brand_new" };
  const responses = {
    outbound_limit_reached: errorResponse("outbound_limit_reached"),
    404: errorResponse(404),
    brand_new: Response.json(brandNew, { status: 400 }),
  };
  for (const [known, response] of Object.entries(responses)) {
    const { title, fix } = await parseError(send, response, { texts: own });
    const told = own[known as keyof typeof own];
    expect([title, fix]).toEqual([told.title, told.fix]);
  }
  const without = await parseError(send, errorResponse(404));
  expect([without.title, without.fix]).toEqual([undefined, undefined]);
  expect(describe(without)).toMatchObject({ title: texts[404].title, fix: texts[404].fix });
});

it("knows the title of a documented body without a status, and nothing else about it", async () => {
  const body = { error: "Coming soon", message: "Not yet." };
  const error = await parseError("GET /me", Response.json(body, { status: 501 }), { texts });
  expect([error.code, error.title, error.fix]).toEqual([undefined, "Coming soon", undefined]);
  expect(describe(error)).toEqual({ title: "Coming soon" });
});
