import { controlPath } from "./control/paths.ts";
import { ada } from "./seed-data.ts";
import type { Step } from "./scenarios.ts";

/** The steps that show what happens to an accepted message. The last step shows the event that follows. */
export interface DeliveryScenario {
  /** What happens, in a few words. */
  readonly title: string;
  readonly key: string;
  readonly steps: readonly Step[];
  /** The event that follows. */
  readonly event: "message.delivered" | "message.failed";
  /** Its `error_code`, a value of the sandbox's own: the API doesn't publish any. */
  readonly errorCode?: string;
}

/** A number that no other scenario uses. */
const number = "+15555550141";

/** One scenario for each final state of an accepted message. All of them are our assumptions. */
export const deliveryScenarios: readonly DeliveryScenario[] = [
  {
    title: "Delivered",
    key: "sandbox_per_number",
    event: "message.delivered",
    steps: [send(ada), ...afterwards()],
  },
  failing("The recipient can't be reached", "sandbox_unreachable", send("+15555550170")),
  failing("The recipient blocked the number", "sandbox_blocked", send("+15555550171")),
  failing("The carrier rejects the message", "sandbox_rejected", send("+15555550172")),
  failing(
    "A reply to a contact that has only SMS",
    "sandbox_imessage_only",
    send("+15555550180", { reply_to: { guid: "6E1C2A54-9B0D-4F6E-8C55-0F6A2D9B7E31" } }),
  ),
  {
    title: "The device fails",
    key: "sandbox_per_number",
    event: "message.failed",
    errorCode: "sandbox_device_in_trouble",
    steps: [
      control("number", { number, inTrouble: true }),
      send(ada),
      control("advance", { ms: 3_000 }),
      control("number", { number, inTrouble: false }),
      lastEvent(),
    ],
  },
  failing("You ask for it", "sandbox_forced", control("force", { what: "message.failed" }), send(ada)),
];

function failing(title: string, errorCode: string, ...steps: readonly Step[]): DeliveryScenario {
  const all = [...steps, ...afterwards()];
  return { title, key: "sandbox_per_number", event: "message.failed", errorCode, steps: all };
}

function send(chatId: string, beside: object = {}): Step {
  const body = { text: "Hello", from_number: number, ...beside };
  return { method: "POST", path: `/chats/${chatId}/messages`, body };
}

/** Waits for the time that a message takes, and shows the result. */
function afterwards(): readonly Step[] {
  return [control("advance", { ms: 3_000 }), lastEvent()];
}

function lastEvent(): Step {
  return { method: "GET", path: `${controlPath}events?limit=1` };
}

function control(command: string, body: object): Step {
  return { method: "POST", path: controlPath + command, body };
}
