import { expect, it } from "vitest";
import { limits } from "../src/state/limits.ts";
import { createSandbox } from "../src/index.ts";

it("stores a limited amount, even after many requests", () => {
  const sandbox = createSandbox({ seed: [seed] });
  const statuses = new Set<number>();
  for (let index = 0; index < 50_000; index += 1) {
    const header = (name: string) =>
      ({
        authorization: "Bearer key",
        "content-type": "application/json",
        "idempotency-key": `key-${index}`,
      })[name];
    const target = `/v2/api/chats/+1555${String(index % 30_000).padStart(7, "0")}/messages`;
    statuses.add(sandbox.handle({ method: "POST", target, header, body: '{"text":"Hello"}' }).status);
  }
  expect([...statuses]).toEqual([202]);
  const [organization] = sandbox.control.inspect().organizations;
  expect(organization?.messages).toBe(limits.messages);
  for (const name of ["chats", "contacts"] as const) {
    expect(organization?.[name]).toBeLessThanOrEqual(limits[name]);
    expect(organization?.[name]).toBeGreaterThan(limits[name] * 0.9);
  }
  expect(organization?.newContacts).toBeLessThanOrEqual(limits.newContacts);
});

const seed = {
  key: "key",
  name: "No limits",
  numbers: [{ phoneNumber: "+15555550100", planKind: "dedicated" as const }],
};
