import { createFakeClient, errorBody, errorResponse } from "@messaging-api/client/testing";
import { buildError, buildErrorResponse } from "@messaging-api/client/server";
import { onErrorRetry, retry, retryDelay, retryMutation } from "@messaging-api/client/query";

// Bodies for tests: any documented error, with members of one's own.
const body = errorBody("outbound_limit_reached", { limit: 5, current: 5 });
const code: "outbound_limit_reached" = body.code;
const status: 429 = body.status;
const limit: number = body.limit;
const response: Response = errorResponse(404, { message: "Gone." }, { "x-request-id": "1" });
errorBody("outbound_limit_reached", { sender_number: "+15555550142" });
// @ts-expect-error no such code
errorBody("outbound_limit_reachd");
// @ts-expect-error the contract describes no error of this status
errorBody(418);
// @ts-expect-error a member of another code
errorBody("reply_target_expired", { limit: 5 });
// @ts-expect-error a number
errorBody("outbound_limit_reached", { limit: "5" });

// Bodies of a server: with every member that the code has.
const built = buildError("new_conversation_limit_reached", { plan_id: "shared_com", cap: 15, current: 15 });
const cap: number = built.cap;
buildErrorResponse(401);
buildErrorResponse("reply_target_expired", {}, "Too old.");
buildErrorResponse("outbound_limit_reached", { limit: 1, current: 1, mode: "total" });
buildErrorResponse("outbound_limit_reached", {
  limit: 1,
  current: 1,
  mode: "per_number",
  allocation_id: "alloc_1",
  sender_number: "+15555550142",
});
// @ts-expect-error members are missing
buildError("new_conversation_limit_reached", { plan_id: "shared_com" });
// @ts-expect-error no context at all
buildError("inbound_only_no_prior_inbound");

const again: boolean = retry(0, new Error("x")) || retryMutation(0, undefined);
const ms: number = retryDelay(0, undefined);
onErrorRetry(undefined, "/me", {}, async () => true, { retryCount: 1 });
void [code, status, limit, response, cap, again, ms];

// A fake client, without a cast.
const fake = createFakeClient({
  "GET /me/numbers": { data: { numbers: [] } },
  "POST /chats/{chatId}/messages": [
    { error: "outbound_limit_reached", members: { limit: 5 } },
    { error: 503 },
    (() => ({ data: { message_id: "msg_1", status: "queued" } }) as const)(),
  ],
  "GET /chats/{chatId}": ({ params }) => (params.path.chatId ? { error: 404 } : { error: 400 }),
});
void (await fake.client.GET("/me/numbers")).data?.numbers;
// @ts-expect-error a code of another operation
createFakeClient({ "GET /me": { error: "outbound_limit_reached" } });
// @ts-expect-error no such operation
createFakeClient({ "GET /mee": { error: 404 } });
// @ts-expect-error not what the operation answers
createFakeClient({ "GET /me/numbers": { data: { numbers: 1 } } });
