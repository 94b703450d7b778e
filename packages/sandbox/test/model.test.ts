import fc from "fast-check";
import { expect, it } from "vitest";
import { createSandbox, type Sandbox } from "../src/index.ts";
import { day, Model, type ModelNumber } from "./model.ts";
import { send } from "./play.ts";

const keys = ["key_one", "key_two"] as const;
/** By organization: two that may begin conversations, and one that only answers, so that every pool can occur. */
const numbersOf = (index: number): ModelNumber[] => [
  { phone: `+1555555011${index}`, kind: "dedicated", active: true, limit: null },
  { phone: `+1555555012${index}`, kind: "dedicated", active: true, limit: null },
  { phone: `+1555555013${index}`, kind: "inbound", active: true, limit: null },
];

const [ada, charles, grace] = ["+15555550101", "+15555550102", "grace@example.com"] as const;
const group = "group";
/** A recipient as the path spells it, and its only name in the model. */
const recipients: readonly (readonly [path: string, peer: string])[] = [
  [ada, ada],
  ["%2B15555550101", ada],
  [charles, charles],
  [grace, grace],
  ["Grace%40example.com", grace],
  ["+15555550103", "+15555550103"],
  ["+15555550104", "+15555550104"],
  [group, group],
  [`${ada},${grace}`, "ada and grace"],
  [`grace@example.com%2C${ada}`, "ada and grace"],
  [`${ada},${charles},${ada}`, "ada and charles"],
  [`${charles},${ada}`, "ada and charles"],
  [`${ada},${ada}`, ada],
];

const url = "https://example.com/menu.pdf";
const bodies: readonly (readonly [body: object, hasText: boolean, messages: number])[] = [
  [{ text: "Hello" }, true, 1],
  [{ text: "Hello" }, true, 1],
  [{ text: ["One", "Two", "Three"] }, true, 3],
  [{ text: "", attachments: [url] }, false, 1],
  [{ text: " \n", attachments: [url] }, false, 1],
  [{ attachments: [{ url }] }, false, 1],
  [{ parts: [{ url }] }, false, 1],
  [{ parts: [{ url }, { text: "The menu" }] }, true, 1],
];

const owner = fc.nat({ max: 1 });
const slot = fc.nat({ max: 2 });
const limit = fc.option(fc.nat({ max: 4 }));
const step = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      kind: fc.constant("send" as const),
      owner,
      to: fc.constantFrom(...recipients),
      body: fc.constantFrom(...bodies),
      from: fc.option(fc.constantFrom(0, 1, 2, "+15555550199"), { freq: 3, nil: undefined }),
      once: fc.option(fc.constantFrom("a", "b", "c"), { freq: 2, nil: undefined }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("receive" as const),
      owner,
      slot,
      from: fc.constantFrom(ada, charles, grace),
      inGroup: fc.boolean(),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("wait" as const),
      ms: fc.constantFrom(1, day / 24, day / 2, day - 1, day),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant("plan" as const), owner, dailyCap: limit, totalLimit: limit }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("limit" as const), owner, slot, limit }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant("active" as const), owner, slot, active: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("restart" as const) }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** The sandbox and the model, side by side. */
class Pair {
  // Two hours before midnight by UTC, so that a day and 24 hours part ways.
  now = Date.UTC(2026, 0, 1, 22);
  models = keys.map((_, index) => new Model(numbersOf(index)));
  sandbox: Sandbox = this.#make({
    seed: keys.map((key, index) => ({
      key,
      name: key,
      plan: { id: "shared_com" },
      numbers: numbersOf(index).map(({ phone, kind }) => ({ phoneNumber: phone, planKind: kind })),
    })),
  });
  /** What the sandbox calls the groups, by what the model does. */
  readonly groups: Map<string, string>[] = [new Map(), new Map()];
  readonly ids = new Set<string>();
  readonly answers = new Map<string, string>();

  #make(options: object): Sandbox {
    // With validation on: whatever the contract does not allow throws.
    return createSandbox({ clock: () => this.now, ...options });
  }

  async begin(): Promise<void> {
    for (const [index, key] of keys.entries()) {
      const made = await send(this.sandbox, key, {
        method: "POST",
        path: "/groups",
        body: { name: "Book club" },
      });
      this.groups[index]?.set(group, ((await made.json()) as { group_id: string }).group_id);
    }
  }

  async act(step: Step): Promise<void> {
    if (step.kind === "wait") this.now += step.ms;
    else if (step.kind === "restart") this.sandbox = this.#make({ state: this.sandbox.snapshot() });
    else await this.actFor(step, this.models[step.owner] as Model, keys[step.owner] as string);
  }

  async actFor(step: Exclude<Step, { kind: "wait" | "restart" }>, model: Model, key: string): Promise<void> {
    const { control } = this.sandbox;
    const numberAt = (index: number) => model.numbers[index] as ModelNumber;
    if (step.kind === "send") return this.send(step, model, key);
    if (step.kind === "receive") {
      const { phone } = numberAt(step.slot);
      const id = this.groups[step.owner]?.get(group) ?? "";
      control.inbound({ to: phone, from: step.from, text: "Hello", ...(step.inGroup && { group: id }) });
      model.receive(this.now, step.inGroup ? group : step.from, phone);
    } else if (step.kind === "plan") {
      const { dailyCap, totalLimit } = step;
      control.setPlan(key, { dailyCap, totalLimit });
      Object.assign(model, { dailyCap, totalLimit });
    } else if (step.kind === "limit") {
      const number = numberAt(step.slot);
      control.setLimit(number.phone, step.limit);
      number.limit = step.limit;
    } else {
      const number = numberAt(step.slot);
      control.setNumber(number.phone, { isActive: step.active });
      number.active = step.active;
    }
  }

  async send(step: Extract<Step, { kind: "send" }>, model: Model, key: string): Promise<void> {
    const [path, peer] = step.to;
    const [body, hasText, texts] = step.body;
    const groups = this.groups[step.owner] as Map<string, string>;
    const from = typeof step.from === "number" ? model.numbers[step.from]?.phone : step.from;
    const request = {
      method: "POST" as const,
      path: `/chats/${groups.get(path) ?? path}/messages`,
      body: { ...body, ...(from !== undefined && { from_number: from }) },
    };
    const headers = step.once === undefined ? {} : { "idempotency-key": step.once };
    const response = await send(this.sandbox, key, request, headers as Record<string, string>);
    const text = await response.text();
    const answer = JSON.parse(text) as Record<string, unknown>;
    const { number, first, ...verdict } = model.send(this.now, {
      peer,
      hasText,
      from,
      once: step.once,
      request: JSON.stringify([peer, body, from]),
      texts,
    });
    const told = Object.fromEntries(Object.keys(verdict).map((name) => [name, answer[name]]));
    expect({ ...told, http: response.status }).toEqual(verdict);
    if (response.status === 200) expect(text).toBe(this.answers.get(`${key} ${step.once}`));
    if (response.status === 403 && answer["code"]) this.checkRecipient(answer, groups.get(peer), peer);
    if (response.status !== 202) return;
    this.answers.set(`${key} ${step.once}`, text);
    const ids = (answer["message_ids"] as string[] | undefined) ?? [answer["message_id"] as string];
    expect(ids).toHaveLength(texts);
    for (const id of ids) expect(this.ids.has(id)).toBe(false);
    for (const id of ids) this.ids.add(id);
    if (answer["group_id"] !== undefined) {
      expect(answer["group_created"]).toBe(first);
      if (first) groups.set(peer, answer["group_id"] as string);
      expect(answer["group_id"]).toBe(groups.get(peer));
    }
    await this.checkNumber(request.path, key, number);
  }

  /** The subject of a refusal: the group, or the recipient in the path. A list that is not a group yet names its members. */
  checkRecipient(answer: Record<string, unknown>, id: string | undefined, peer: string): void {
    if (!peer.includes(" and ")) expect(answer["external_id"]).toBe(id ?? peer);
    else if (id !== undefined) expect(answer["external_id"]).toBe(id);
  }

  async checkNumber(path: string, key: string, number: unknown): Promise<void> {
    const response = await send(this.sandbox, key, { method: "GET", path: `${path}?limit=1` });
    const { messages } = (await response.json()) as { messages: { internal_id: string }[] };
    expect(messages[0]?.internal_id).toBe(number);
  }

  /** A refusal or a repetition that moved a counter shows here. */
  checkCounters(): void {
    const { organizations } = this.sandbox.control.inspect();
    for (const [index, model] of this.models.entries()) {
      expect(organizations[index]).toMatchObject({
        newContacts: model.newContacts(this.now),
        newConversationsToday: model.newConversations(this.now),
        messages: model.messages,
        numbers: model.numbers.map(({ phone }) => ({ newContacts: model.newContacts(this.now, phone) })),
      });
    }
  }
}

it("lets through and refuses exactly what the rules say, over any sequence of actions", async () => {
  await fc.assert(
    // Without `size`, fast-check stops at ten actions, whatever the longest may be.
    fc.asyncProperty(fc.array(step, { maxLength: 60, size: "max" }), async (steps) => {
      const pair = new Pair();
      await pair.begin();
      for (const one of steps) {
        await pair.act(one);
        pair.checkCounters();
      }
    }),
    { numRuns: 200 },
  );
});
