/** A body, as a program without types reads it. */
type Body = Readonly<Record<string, unknown>>;

class Broken extends Error {}

const text = (value: unknown): void => {
  if (typeof value !== "string") throw new Broken(`no text: ${JSON.stringify(value)}`);
};
const count = (value: unknown): void => {
  if (typeof value !== "number") throw new Broken(`no number: ${JSON.stringify(value)}`);
};
const maybe = (value: unknown, read: (value: unknown) => void): void => {
  if (value !== undefined) read(value);
};
const list = (value: unknown): readonly Body[] => {
  if (!Array.isArray(value)) throw new Broken(`no list: ${JSON.stringify(value)}`);
  return value as readonly Body[];
};

/**
 * Yesterday's client as it is deployed: it reads every member that yesterday's contract promises, and takes a code, a value,
 * or a form that it doesn't know for "something else".
 */
const readers: Readonly<Record<string, (body: Body) => void>> = {
  "POST 202": (sent) => {
    text(sent["message_id"]);
    text(sent["status"]);
    maybe(sent["count"], count);
  },
  "POST 400": (bad) => {
    text(bad["message"]);
    count(bad["status"]);
    if (bad["code"] === "reply_invalid") count(bad["part"]);
  },
  "POST 429": (many) => {
    text(many["message"]);
    if (many["code"] === "limit_reached") {
      count(many["limit"]);
      text(many["mode"]);
      if (many["reset"] !== null) text(many["reset"]);
      if (many["scope"] === "number") text(many["number"]);
    }
    if (many["code"] === "cap_reached") {
      count(many["limit"]);
      text(many["plan"]);
    }
  },
  "GET 200": (message) => {
    text(message["id"]);
    text(message["direction"]);
    if (message["sender"] !== null) text(message["sender"]);
    maybe(message["score"], count);
    for (const one of list(message["attachments"] ?? [])) {
      text(one["url"]);
      maybe(one["name"], text);
    }
    maybe((message["part"] as Body | undefined)?.["kind"], text);
    maybe((message["thread"] as Body | undefined)?.["name"], text);
  },
  "GET 404": (none) => {
    text(none["message"]);
    if (none["code"] === "message_unknown") maybe((none["hint"] as Body)["near"], text);
  },
};

/** Optional members that the client shows where they are: if no answer has one anymore, it finds nothing. */
export const looksFor: readonly string[] = [
  "POST 202 count",
  "GET 200 score",
  "GET 200 attachments/*/name",
  "GET 200 thread/name",
  "GET 404 hint/near",
];

/** What yesterday's client sends. */
export const requests: readonly Body[] = [
  { text: "Hi" },
  {
    text: "Hi",
    effect: "loud",
    attachments: ["https://example.com/a.png", { url: "https://example.com/b.png", name: "b" }],
    reply_to: { message_id: "msg_1", part: 1 },
  },
  { text: "Hi", reply_to: null, attachments: [] },
  { text: "x".repeat(1000), effect: "slam", attachments: ["a", "b", "c", "d", "e"] },
];

/** What a server answers. `refused` says that it doesn't take the request. */
export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly refused: boolean;
}

/** Takes a request to its server, and brings the answer. */
export type Send = (method: "GET" | "POST", body: string | undefined) => Answer | Promise<Answer>;

/** Sends a request over HTTP. */
export const overHttp =
  (url: string): Send =>
  async (method, body) => {
    const path = method === "POST" ? "/messages?trace=a" : "/messages/msg_1?fields=all";
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { authorization: "Bearer key", "content-type": "application/json" },
      ...(body !== undefined && { body }),
    });
    return {
      status: response.status,
      text: await response.text(),
      refused: response.headers.has("x-refused"),
    };
  };

/** Sends a request and reads the answer. Returns why it breaks; undefined if it works. */
export async function call(send: Send, method: "GET" | "POST", body?: Body): Promise<string | undefined> {
  const { status, text: answer, refused } = await send(method, body && JSON.stringify(body));
  if (refused) return `refused: ${JSON.stringify(body)}`;
  try {
    readers[`${method} ${status}`]?.(JSON.parse(answer) as Body);
    return undefined;
  } catch (error) {
    return `${method} ${status}: ${(error as Error).message}`;
  }
}
