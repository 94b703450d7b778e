import { answer, refuse, type Answer } from "../answer.ts";
import type { Incoming } from "../call.ts";
import { otherType } from "../content-type.ts";
import type { Known } from "../contract.ts";
import { isObject } from "../is-object.ts";
import type { Control } from "./control.ts";
import { ControlError } from "./find.ts";
import type { ContactReaction, NewWebhook } from "./happen.ts";
import type { Inbound } from "./inbound.ts";
import { controlPath } from "./paths.ts";
import { only } from "./values.ts";
import type { Vote } from "./vote.ts";

type Body = Readonly<Record<string, unknown>>;

/** A command: the members that its body may have, and what it does. */
interface Command {
  readonly takes: readonly string[];
  readonly run: (control: Control, body: Body) => unknown;
}

/** The control surface over HTTP. Each command takes the members that the method of the same name takes. */
export const commands: Readonly<Record<string, Command>> = {
  "GET state": { takes: [], run: (control) => control.inspect() },
  "POST reset": { takes: [], run: (control) => control.reset() },
  "POST inbound": {
    takes: ["to", "from", "group", "text", "attachments"],
    run: (control, body) => control.inbound(unchecked<Inbound>(body)),
  },
  "POST read": {
    takes: ["messageId"],
    run: (control, body) => control.read(String(body["messageId"])),
  },
  "POST reaction": {
    takes: ["messageId", "from", "reaction"],
    run: (control, body) => control.react(unchecked<ContactReaction>(body)),
  },
  "POST vote": {
    takes: ["pollId", "from", "option"],
    run: (control, body) => control.vote(unchecked<Vote>(body)),
  },
  "POST webhook": {
    takes: ["key", "url", "type"],
    run: (control, body) => control.addWebhook(unchecked<NewWebhook>(body)),
  },
  "GET events": {
    takes: ["limit"],
    run: (control, { limit }) => control.events(limit === undefined ? undefined : Number(limit)),
  },
  "GET deliveries": { takes: [], run: (control) => control.deliveries() },
  "POST plan": {
    takes: ["key", "id", "dailyCap", "totalLimit"],
    run: (control, { key, ...plan }) => control.setPlan(String(key), plan),
  },
  "POST limit": {
    takes: ["number", "limit"],
    run: (control, body) => control.setLimit(String(body["number"]), given(body, "limit")),
  },
  "POST number": {
    takes: ["number", "isActive", "inTrouble", "planKind"],
    run: (control, { number, ...changes }) => control.setNumber(String(number), changes),
  },
  "POST rate": {
    takes: ["key", "requestsPerSecond"],
    run: (control, body) => control.setRate(String(body["key"]), given(body, "requestsPerSecond")),
  },
  "POST advance": { takes: ["ms"], run: (control, body) => control.advance(given(body, "ms")) },
  "POST force": {
    takes: ["what", "on", "times", "context"],
    run: (control, { what, ...options }) => control.force(unchecked<Known>(what), options),
  },
};

/** A required member. */
function given<T>(body: Body, name: string): T {
  if (body[name] === undefined) throw new ControlError(`\`${name}\` is missing`);
  return unchecked<T>(body[name]);
}

/** What a method of the control surface takes, which checks it itself: plain JavaScript calls it as well. */
function unchecked<T>(value: unknown): T {
  return value as T; // The method that gets it reports a wrong value.
}

/** Carries out a command, and answers with what it gave or with `{"success": true}`. */
export function controlOverHttp(control: Control, incoming: Incoming, path: string): Answer {
  const name = `${incoming.method} ${path.slice(controlPath.length)}`;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) return refuse(404, {}, `the commands are ${Object.keys(commands).join(", ")}`);
  // A page from elsewhere can post to this machine, but must not set its scene.
  if (incoming.header("sec-fetch-site") === "cross-site") return refuse(403);
  try {
    const body = incoming.method === "GET" ? queryOf(incoming) : bodyOf(incoming);
    only(name, body, command.takes);
    const result = command.run(control, body);
    return answer(200, typeof result === "object" && result !== null ? result : { success: true });
  } catch (error) {
    if (error instanceof ControlError) return refuse(400, {}, error.message);
    throw error;
  }
}

/** A command that only reads takes its members from the query. */
function queryOf({ target }: Incoming): Body {
  return Object.fromEntries(new URLSearchParams(target.split("?", 2)[1] ?? ""));
}

function bodyOf(incoming: Incoming): Body {
  const { body } = incoming;
  if (body === undefined || body === "") return {};
  if (typeof body === "object" && "unreadable" in body) throw new ControlError(body.unreadable);
  const other = otherType(incoming);
  if (other !== undefined || typeof body === "object") throw new ControlError(other ?? "the body isn't text");
  try {
    const value: unknown = JSON.parse(body);
    if (isObject(value)) return value;
  } catch {
    // The message below is the same as for any other body that isn't an object.
  }
  throw new ControlError("the body isn't a JSON object");
}
