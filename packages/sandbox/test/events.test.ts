import { createHmac } from "node:crypto";
import fc from "fast-check";
import { expect, it } from "vitest";
import { createSandbox, type Sandbox } from "../src/index.ts";
import { pointerTo, problemAt } from "./judge.ts";
import { send } from "./play.ts";

const key = "sandbox_dedicated";
const number = "+15555550130";
const people = [
  "+15555550101",
  "ada@example.com",
  "+15555550170",
  "+15555550171",
  "+15555550173",
  "+15555550185",
];
const url = (index: number) => `https://example.com/${index}`;

/** How a receiver answers its next calls: a status, a lost connection, or nothing to read. */
const answers = fc.array(fc.constantFrom(200, 204, 302, 400, 500, 503, -1), { maxLength: 12 });

const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant("send" as const),
      to: fc.constantFrom(...people),
      body: fc.constantFrom<object>(
        { text: "Hello" },
        { text: ["One", "Two"] },
        { text: "Hi", reply_to: { guid: "x" } },
      ),
      force: fc.option(fc.constant("message.failed"), { freq: 8, nil: undefined }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("receive" as const), from: fc.constantFrom(...people) }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant("wait" as const),
      ms: fc.constantFrom(0, 1, 999, 1_000, 2_000, 3_000, 10_000, 60_000, 900_000),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("trouble" as const), inTrouble: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("subscribe" as const), index: fc.nat({ max: 3 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("restart" as const) }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

interface Arrival {
  readonly url: string;
  readonly event: string;
  readonly message: string;
  readonly accepted: boolean;
}

/** A sandbox with receivers, and everything that they saw. */
class Run {
  now = Date.UTC(2026, 0, 1);
  readonly arrivals: Arrival[] = [];
  readonly secrets = new Map<string, string>();
  readonly messages = new Map<string, string>();
  /** What arrived without a genuine signature, or not as the contract describes it. */
  readonly problems: string[] = [];
  readonly answers: number[];
  #current = {};
  sandbox: Sandbox;

  constructor(answers: readonly number[]) {
    this.answers = [...answers];
    this.sandbox = this.#make({});
    this.subscribe(0);
  }

  #make(options: object): Sandbox {
    const current = {};
    this.#current = current;
    // A sandbox that was stopped delivers nothing more.
    const deliver = (request: Request) =>
      this.#current === current ? this.#receive(request) : new Promise<never>(() => undefined);
    return createSandbox({ clock: () => this.now, deliver, ...options });
  }

  async #receive(request: Request): Promise<Response> {
    const text = await request.text();
    const secret = this.secrets.get(request.url) ?? "";
    const [, seconds, digest] =
      /^t=(\d+),v1=([0-9a-f]{64})$/.exec(request.headers.get("x-blooio-signature") ?? "") ?? [];
    // Not an assertion, which the sandbox would take for a receiver that fails.
    if (digest !== createHmac("sha256", secret).update(`${seconds}.${text}`).digest("hex"))
      this.problems.push(`no genuine signature: ${text}`);
    const { event, message_id } = JSON.parse(text) as { event: string; message_id: string };
    const problem = problemAt(pointerTo("components", "schemas", "WebhookEvent"), JSON.parse(text));
    if (problem !== undefined) this.problems.push(`${problem}: ${text}`);
    const status = this.answers.shift() ?? 200;
    this.arrivals.push({
      url: request.url,
      event,
      message: message_id,
      accepted: status >= 200 && status < 300,
    });
    if (status < 0) throw new Error("reset");
    return new Response(null, { status });
  }

  subscribe(index: number): void {
    const { signing_secret } = this.sandbox.control.addWebhook({ key, url: url(index) });
    this.secrets.set(url(index), signing_secret);
  }

  async act(step: Step): Promise<void> {
    const { control } = this.sandbox;
    if (step.kind === "wait") this.now += step.ms;
    else if (step.kind === "trouble") control.setNumber(number, { inTrouble: step.inTrouble });
    else if (step.kind === "subscribe") this.subscribe(step.index);
    else if (step.kind === "receive") control.inbound({ to: number, from: step.from, text: "Hello" });
    else if (step.kind === "restart") this.sandbox = this.#make({ state: this.sandbox.snapshot() });
    else await this.send(step);
    await this.sandbox.settled();
  }

  async send({ to, body, force }: Extract<Step, { kind: "send" }>): Promise<void> {
    const headers = force === undefined ? {} : { "sandbox-force": force };
    const request = { method: "POST", path: `/chats/${to}/messages`, body } as const;
    const answer = (await (await send(this.sandbox, key, request, headers)).json()) as Record<
      string,
      unknown
    >;
    const ids = (answer["message_ids"] as string[] | undefined) ?? [answer["message_id"] as string];
    for (const id of ids) this.messages.set(id, to);
  }

  async status(id: string): Promise<string> {
    const path = `/chats/${this.messages.get(id)}/messages/${id}/status`;
    const response = await send(this.sandbox, key, { method: "GET", path });
    return ((await response.json()) as { status: string }).status;
  }
}

const before: Readonly<Record<string, readonly string[]>> = {
  "message.sent": [],
  "message.delivered": ["message.sent"],
  "message.failed": [],
};

/** What has to hold for the events of one message, and for its status. */
async function check(run: Run, id: string, events: readonly string[]): Promise<void> {
  expect(new Set(events).size, "once for each step").toBe(events.length);
  const ends = events.filter((event) => event === "message.delivered" || event === "message.failed");
  expect(ends.length, "at most one end").toBeLessThanOrEqual(1);
  for (const [index, event] of events.entries())
    expect(events.slice(0, index)).toEqual(expect.arrayContaining([...(before[event] ?? [])]));
  if (ends.length === 1) expect(events.at(-1)).toBe(ends[0]);
  const last = events.at(-1)?.replace("message.", "") ?? "queued";
  expect(await run.status(id), "status and event agree").toBe(last);
}

it("ends each message once, tells each step once, in order, and brings every event under failing receivers", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40, size: "max" }), answers, async (steps, answers) => {
      const run = new Run(answers);
      run.sandbox.control.setPlan(key, { totalLimit: null });
      for (const one of steps) await run.act(one);
      for (let round = 0; round < 8; round += 1) await run.act({ kind: "wait", ms: 900_000 });
      expect(run.problems).toEqual([]);
      const seen = run.sandbox.control.events().events.map(({ body }) => body);
      for (const id of run.messages.keys()) {
        const events = seen.filter((one) => one.message_id === id).map(({ event }) => event);
        await check(run, id, events);
        const silent = run.messages.get(id)?.endsWith("73") === true;
        if (!silent) expect(["message.delivered", "message.failed"]).toContain(events.at(-1));
      }
      checkArrivals(run, seen);
    }),
    { numRuns: Number(process.env["RUNS"] ?? 60) },
  );
});

/** The first webhook was there from the beginning, so it gets everything; what a receiver took never comes again. */
function checkArrivals(run: Run, seen: readonly { event: string; message_id: string }[]): void {
  const mine = run.arrivals.filter((one) => one.url === url(0));
  for (const { event, message_id } of seen) {
    const tries = mine.filter((one) => one.event === event && one.message === message_id);
    expect(tries.length, `${event} arrives`).toBeGreaterThanOrEqual(1);
    const taken = tries.findIndex(({ accepted }) => accepted);
    if (taken >= 0) expect(tries.length).toBe(taken + 1);
    else expect(tries.length, "six attempts, then it is given up").toBe(6);
  }
  for (const id of new Set(mine.map(({ message }) => message))) {
    const order = [...new Set(mine.filter(({ message }) => message === id).map(({ event }) => event))];
    expect(order).toEqual(seen.filter(({ message_id }) => message_id === id).map(({ event }) => event));
  }
}
