import fc from "fast-check";
import { expect, it } from "vitest";
import { createSandbox, type Sandbox } from "../src/index.ts";
import { send } from "./play.ts";

const day = 24 * 3_600_000;
const key = "sandbox_dedicated";

type Action =
  | { readonly kind: "send"; readonly peer: number; readonly once: number | undefined }
  | { readonly kind: "attach"; readonly peer: number }
  | { readonly kind: "inbound"; readonly peer: number }
  | { readonly kind: "advance"; readonly ms: number }
  | { readonly kind: "limit"; readonly limit: number };

const peer = fc.nat({ max: 7 });
const action: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant("send" as const),
      peer,
      once: fc.option(fc.nat({ max: 3 }), { nil: undefined }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("attach" as const), peer }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("inbound" as const), peer }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("advance" as const),
      ms: fc.constantFrom(0, 1, day / 2, day - 1, day),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("limit" as const), limit: fc.nat({ max: 4 }) }) },
);

/** The rules in their simplest form: nothing is ever thrown away, everything is counted anew each time. */
class Model {
  now = 0;
  limit = 2;
  messages = 3;
  readonly known = new Set<number>();
  readonly contacts: number[] = [];
  readonly replays = new Map<number, number>();

  window(): number {
    return this.contacts.filter((at) => this.now - at < day).length;
  }

  /** The status that the API answers with. */
  send(to: number, once: number | undefined, hasText: boolean): number {
    const first = once === undefined ? undefined : this.replays.get(once);
    if (first !== undefined && this.now - first < day) return 200;
    if (!this.known.has(to)) {
      if (!hasText) return 400;
      if (this.window() >= this.limit) return 429;
      this.contacts.push(this.now);
      this.known.add(to);
    }
    if (once !== undefined) this.replays.set(once, this.now);
    this.messages += 1;
    return 202;
  }
}

async function act(sandbox: Sandbox, model: Model, step: Action): Promise<void> {
  const { control } = sandbox;
  if (step.kind === "advance") {
    control.advance(step.ms);
    model.now += step.ms;
  } else if (step.kind === "limit") {
    control.setPlan(key, { totalLimit: step.limit });
    model.limit = step.limit;
  } else if (step.kind === "inbound") {
    control.inbound({ to: "+15555550130", from: phone(step.peer), text: "Hello" });
    model.known.add(step.peer);
    model.messages += 1;
  } else {
    const isText = step.kind === "send";
    const once = isText ? step.once : undefined;
    const body = isText ? { text: "Hello" } : { attachments: ["https://example.com/menu.pdf"] };
    const path = `/chats/${phone(step.peer)}/messages`;
    const headers: Record<string, string> = once === undefined ? {} : { "idempotency-key": String(once) };
    const { status } = await send(sandbox, key, { method: "POST", path, body }, headers);
    expect(status).toBe(model.send(step.peer, once, isText));
  }
}

const phone = (index: number) => `+1555555017${index}`;

it("lets through and refuses exactly what the rules say, over any sequence of actions", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(action, { maxLength: 60 }), async (actions) => {
      // With validation on: whatever the contract does not allow throws.
      const sandbox = createSandbox({ clock: () => Date.UTC(2026, 0, 1) });
      const model = new Model();
      sandbox.control.setPlan(key, { totalLimit: model.limit });
      for (const step of actions) {
        await act(sandbox, model, step);
        const shown = sandbox.control.inspect().organizations.find((one) => one.key === key);
        // A refusal or a repetition that moved a counter would show here.
        expect(shown).toMatchObject({ newContacts: model.window(), messages: model.messages });
      }
    }),
    { numRuns: 200 },
  );
});
