import type { Known, OperationId } from "./contract.ts";
import { ada, charles } from "./seed-data.ts";

/** A request of a scenario. A path below `/_sandbox/` belongs to the control surface, any other to the API. */
export interface Step {
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  /** Below the API's base path, with raw parameters, or below `/_sandbox/`. */
  readonly path: string;
  readonly body?: object;
}

/**
 * The steps that lead to an error by its real cause. The last step gets the error. You can run scenarios in any
 * order, as often as you like.
 */
export interface Scenario {
  readonly key: string;
  readonly operationId: OperationId;
  readonly steps: readonly Step[];
}

const stranger = "+15555550190";
const another = "+15555550191";
const untouched = "+15555550192";

/** One scenario for each documented error: by code, or by status for those without a code. */
export const scenarios = {
  400: sending("sandbox_dedicated", send("not-a-recipient", { text: "Hello" })),
  401: sending("a-key-that-nobody-has", send(ada, { text: "Hello" })),
  402: sending("sandbox_trial", send(ada, { text: "Hello" })),
  403: sending("sandbox_dedicated", send(ada, { text: "Hello", from_number: "+15555550199" })),
  404: sending("sandbox_dedicated", send("grp_nobody", { text: "Hello" })),
  409: {
    key: "sandbox_dedicated",
    operationId: "createContact",
    steps: [post("/contacts", { identifier: ada })],
  },
  429: sending(
    "sandbox_enterprise",
    post("/_sandbox/rate", { key: "sandbox_enterprise", requestsPerSecond: 1 }),
    send(ada, { text: "Hello" }),
    send(ada, { text: "Hello again" }),
  ),
  502: {
    key: "sandbox_per_number",
    operationId: "startTyping",
    steps: [
      post("/_sandbox/number", { number: "+15555550140", inTrouble: true }),
      { method: "POST", path: `/chats/${ada}/typing` },
    ],
  },
  503: sending("sandbox_inactive", send(ada, { text: "Hello" })),
  attachment_first_message_not_allowed: sending(
    "sandbox_dedicated",
    send(untouched, { attachments: ["https://example.com/menu.pdf"] }),
  ),
  inbound_only_no_prior_inbound: sending("sandbox_inbound", send(stranger, { text: "Hello" })),
  new_conversation_limit_reached: sending(
    "sandbox_commercial",
    post("/_sandbox/plan", { key: "sandbox_commercial", dailyCap: 1 }),
    send(stranger, { text: "Hello" }),
    send(another, { text: "Hello" }),
  ),
  outbound_limit_reached: sending(
    "sandbox_dedicated",
    post("/_sandbox/plan", { key: "sandbox_dedicated", totalLimit: 1 }),
    send(stranger, { text: "Hello" }),
    send(another, { text: "Hello" }),
  ),
  reply_target_invalid: sending("sandbox_dedicated", send(ada, { text: "Yes", reply_to: {} })),
  reply_target_chat_mismatch: sending(
    "sandbox_dedicated",
    send(ada, { text: "Yes", reply_to: { message_id: "msg_seedCharles" } }),
  ),
  reply_target_device_mismatch: sending(
    "sandbox_dedicated",
    send(ada, { text: "Yes", reply_to: { message_id: "msg_seedAda" }, from_number: "+15555550131" }),
  ),
  reply_target_expired: sending(
    "sandbox_dedicated",
    send(ada, { text: "Yes", reply_to: { message_id: "msg_seedExpired" } }),
  ),
  reply_target_not_supported: sending(
    "sandbox_dedicated",
    send(charles, { text: ["Yes", "It is"], reply_to: { message_id: "msg_seedCharles" } }),
  ),
  reply_target_not_found: sending(
    "sandbox_dedicated",
    send(ada, { text: "Yes", reply_to: { message_id: "msg_nobody" } }),
  ),
} satisfies Record<Known, Scenario>;

function sending(key: string, ...steps: readonly Step[]): Scenario {
  return { key, operationId: "sendMessage", steps };
}

function send(chatId: string, body: object): Step {
  return post(`/chats/${chatId}/messages`, body);
}

function post(path: string, body: object): Step {
  return { method: "POST", path, body };
}
