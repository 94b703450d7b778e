import { describe, expect, it } from "vitest";
import { specs } from "../generated/catalogue.ts";
import { parseError } from "./errors/parse-error.ts";
import { buildError, buildErrorResponse } from "./server.ts";
import { errorBody, errorResponse } from "./testing.ts";

describe("errorBody", () => {
  it("gives the contract's example, with your members", () => {
    expect(errorBody("outbound_limit_reached", { limit: 5, current: 5 })).toMatchObject({
      code: "outbound_limit_reached",
      status: 429,
      limit: 5,
      mode: "total",
    });
    expect(errorBody(404)).toEqual({ error: "ApiError", message: "Resource not found.", status: 404 });
  });

  it("tells your numbers in the message", () => {
    const { message } = errorBody("outbound_limit_reached", { limit: 5, current: 7 });
    expect(message).toContain("7 new contacts");
    expect(message).toContain("limit of 5");
    expect(message).not.toMatch(/35|[{}]/);
    expect(errorBody("outbound_limit_reached", { message: "Mine: {limit}?", limit: 5 }).message).toBe(
      "Mine: {limit}?",
    );
  });

  it("picks the variant that your members fit", () => {
    expect(errorBody("outbound_limit_reached", { sender_number: "+15555550142" })).toMatchObject({
      mode: "per_number",
      sender_number: "+15555550142",
    });
    expect(errorBody("outbound_limit_reached", { mode: "per_number" })).toMatchObject({
      sender_number: expect.any(String),
    });
  });

  it("refuses members that the contract does not allow", () => {
    expect(() => errorBody("outbound_limit_reached", { limit: "5" as never })).toThrow(
      /^outbound_limit_reached takes mode, limit, current, .*; but got limit$/,
    );
    expect(() => errorBody("nope" as never)).toThrow("nope is neither a code of the contract nor the status");
  });

  it.each(Object.keys(specs).map((known) => (/^\d/.test(known) ? Number(known) : known)))(
    "as a response, %s is what the client reads",
    async (known) => {
      const error = await parseError("POST /chats/{chatId}/messages", errorResponse(known as never));
      expect(error.code ?? error.status).toBe(known);
    },
  );

  it("takes headers", () => {
    expect(errorResponse(429, {}, { "retry-after": "7" }).headers.get("retry-after")).toBe("7");
  });
});

describe("buildError", () => {
  it("makes a valid body of code and context, with the title as message", () => {
    expect(
      buildError("new_conversation_limit_reached", { plan_id: "shared_com", cap: 15, current: 15 }),
    ).toEqual({
      error: "ApiError",
      message: "Daily cap for new conversations reached",
      status: 429,
      code: "new_conversation_limit_reached",
      plan_id: "shared_com",
      cap: 15,
      current: 15,
    });
    expect(buildError(401, {}, "No key.")).toEqual({ error: "ApiError", message: "No key.", status: 401 });
    expect(buildError("reply_target_expired").status).toBe(400);
  });

  it("asks for the members that the code has", () => {
    // @ts-expect-error cap and current are missing
    expect(() => buildError("new_conversation_limit_reached", { plan_id: "shared_com" })).toThrow(
      "takes plan_id, cap, current, as the contract has them; but got plan_id",
    );
    // @ts-expect-error no context at all
    expect(() => buildError("inbound_only_no_prior_inbound")).toThrow("but got no members");
    const total = { limit: 1, current: 1, mode: "total" } as const;
    expect(buildError("outbound_limit_reached", total).mode).toBe("total");
    expect(() =>
      buildError("outbound_limit_reached", { ...total, sender_number: "+15555550100" } as never),
    ).toThrow(/^(?!.*\+1555)/);
  });

  it("as a response, is what the client reads", async () => {
    const response = buildErrorResponse("inbound_only_no_prior_inbound", {
      allocation_id: "alloc_1",
      external_id: "grp_1",
    });
    expect(await parseError("POST /chats/{chatId}/messages", response)).toMatchObject({
      code: "inbound_only_no_prior_inbound",
      details: { external_id: "grp_1" },
    });
  });
});
