import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { cases } from "../cases.ts";
import { ownDocument } from "../documents/own.ts";
import { patched } from "../patch.ts";
import { Bodies } from "./bodies.ts";
import { call, looksFor, overHttp, requests, type Send } from "./client.ts";

type Own = ReturnType<typeof ownDocument>;
type Json = Readonly<Record<string, unknown>>;

/** The operations of a version: what it takes, and every answer that it can give. */
class Version {
  readonly bodies: Bodies;
  readonly #document: Own;
  #answers: { readonly key: string; readonly body: unknown }[] | undefined;

  constructor(document: Own) {
    this.#document = document;
    this.bodies = new Bodies(document);
  }

  requestSchema(): unknown {
    const { requestBody } = this.#document.paths["/messages"]?.post ?? {};
    return (requestBody?.content as Json | undefined)?.["application/json"];
  }

  takes(body: unknown): boolean {
    const media = this.requestSchema() as { schema?: unknown } | undefined;
    return media !== undefined && this.bodies.isValid(media.schema ?? true, body);
  }

  /** Schemas of bodies, by method and status. */
  schemas(): Map<string, unknown> {
    const found = new Map<string, unknown>();
    const operations = {
      POST: this.#document.paths["/messages"]?.post,
      GET: this.#document.paths["/messages/{id}"]?.get,
    };
    for (const [method, operation] of Object.entries(operations))
      for (const [status, response] of Object.entries((operation?.responses ?? {}) as Json)) {
        const { content = {} } = this.bodies.resolve(response) as { content?: Json };
        const media = content["application/json"] as { schema?: unknown } | undefined;
        if (media?.schema !== undefined && /^\d+$/.test(status))
          found.set(`${method} ${status}`, media.schema);
      }
    return found;
  }

  answers(): { readonly key: string; readonly body: unknown }[] {
    this.#answers ??= [...this.schemas()].flatMap(([key, schema]) =>
      this.bodies.of(schema).map((body) => ({ key, body })),
    );
    return this.#answers;
  }
}

let answer: { readonly status: number; readonly body: unknown };
let today: Version;
/** Today's server. The runs call it as a function, and the first test also over HTTP. */
const respond: Send = (method, body = "{}") => {
  const refused = method === "POST" && !today.takes(JSON.parse(body));
  return {
    status: refused ? 400 : answer.status,
    text: JSON.stringify(refused ? {} : answer.body),
    refused,
  };
};
const server = createServer((request, response) => {
  let text = "";
  request.on("data", (chunk: Buffer) => (text += chunk.toString()));
  request.on("end", async () => {
    const answered = await respond(request.method as "GET" | "POST", text);
    response.writeHead(answered.status, {
      "content-type": "application/json",
      ...(answered.refused && { "x-refused": "1" }),
    });
    response.end(answered.text);
  });
});
let url: string;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());

/** Yesterday's client against today's server: why it breaks, if it does. */
async function clientBreaks(head: Version, send = respond): Promise<string | undefined> {
  today = head;
  answer = { status: 202, body: { message_id: "msg_1", status: "queued" } };
  for (const body of requests) {
    const why = await call(send, "POST", body);
    if (why?.startsWith("refused")) return why;
  }
  for (const { key, body } of head.answers()) {
    const [method, status] = key.split(" ");
    answer = { status: Number(status), body };
    // A request that today's server takes, so that it is the answer that counts.
    const why = await call(send, method as "GET" | "POST", method === "POST" ? { text: "Hi" } : undefined);
    if (why !== undefined) return why;
  }
  const has = new Set(
    head.answers().flatMap(({ key, body }) => pathsIn(body).map((path) => `${key} ${path}`)),
  );
  const gone = looksFor.find((path) => !has.has(path));
  return gone && `no answer has ${gone}`;
}

// As in `thread/name`, with `*` for the items of a list.
function pathsIn(body: unknown): string[] {
  if (typeof body !== "object" || body === null) return [];
  return Object.entries(body).flatMap(([name, value]: [string, unknown]) => {
    const own = Array.isArray(body) ? "*" : name;
    return [own, ...pathsIn(value).map((path) => `${own}/${path}`)];
  });
}

/** Yesterday's server against today's contract: what it refuses or sends wrongly, if it does. */
function serverBreaks(base: Version, head: Version): string | undefined {
  const asked = head.requestSchema() as { schema?: unknown } | undefined;
  const refused = head.bodies.of(asked?.schema ?? true).find((body) => !base.takes(body));
  if (refused !== undefined) return `it refuses ${JSON.stringify(refused)}`;
  const schemas = head.schemas();
  const wrong = base
    .answers()
    .find(({ key, body }) => schemas.has(key) && !head.bodies.isValid(schemas.get(key), body));
  return wrong && `it answers ${wrong.key} ${JSON.stringify(wrong.body)}`;
}

const base = new Version(ownDocument());
/**
 * What this client and server don't look at: headers, media types, addresses, and what a body doesn't show, such as a member
 * that a server ignores or a number with decimals.
 */
const unseen =
  /header|media-type|security|server|parameter|operation-|request-body|query|code-(reused|renamed|status)|-rule-changed|-closed|request-member-renamed|response-widened|response-(added|removed) /;
/** Duties of a server beyond bodies: to read a new member, or to stop sending one. */
const unseenOfServer = /-removed|-added-required|-renamed|envelope-changed|code-opened/;
const seen = cases.filter(
  ({ document, events }) => document === "own" && !events.some((event) => unseen.test(`${event} `)),
);

it("yesterday's client and server work with yesterday's contract", async () => {
  expect(base.answers().length).toBeGreaterThan(50);
  expect(await clientBreaks(base)).toBeUndefined();
  expect(await clientBreaks(base, overHttp(url))).toBeUndefined();
  expect(serverBreaks(base, base)).toBeUndefined();
});

it("runs enough changes, of every verdict", () => {
  expect(seen.length).toBeGreaterThanOrEqual(60);
  expect(new Set(seen.map(({ verdicts }) => verdicts[0]))).toEqual(new Set(["B", "n", "-"]));
});

it.each(seen)("$title: the run agrees with the verdicts", async ({ edits, verdicts, events }) => {
  const head = new Version(patched(ownDocument(), edits));
  const says = (letter: string | undefined) => (letter === "B" ? "breaks" : "works");
  const why = await clientBreaks(head);
  expect(why === undefined ? "works" : "breaks", why).toBe(says(verdicts[0]));
  if (events.some((event) => unseenOfServer.test(event))) return;
  const fault = serverBreaks(base, head);
  expect(fault === undefined ? "works" : "breaks", fault).toBe(says(verdicts[3]));
});
