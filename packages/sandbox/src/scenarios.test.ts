import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { play } from "../test/play.ts";
import { createSandbox, scenarios, type Scenario } from "./index.ts";

const byError: Readonly<Record<string, Scenario>> = scenarios;
const { errors } = JSON.parse(
  await readFile(new URL("../../types/generated/errors.json", import.meta.url), "utf8"),
) as { errors: { code: string | null; status: number }[] };

it.each(errors)("has a scenario for $status $code", ({ code, status }) => {
  const name = String(code ?? status);
  expect(byError, `src/scenarios.ts has no scenario that leads to ${name}. Add one.`).toHaveProperty([name]);
});

it.each(Object.entries(byError))("causes %s the way the API does", async (name, scenario) => {
  const error = await play(createSandbox(), scenario);
  expect(error?.code ?? String(error?.status)).toBe(name);
});

it("leads to the limit of one number as well", async () => {
  const sandbox = createSandbox();
  sandbox.control.setLimit("+15555550140", 0);
  const error = await play(sandbox, {
    key: "sandbox_per_number",
    operationId: "sendMessage",
    steps: [{ method: "POST", path: "/chats/+15555550190/messages", body: { text: "Hello" } }],
  });
  expect(error).toMatchObject({
    code: "outbound_limit_reached",
    details: { mode: "per_number", sender_number: "+15555550140", limit: 0, current: 0 },
  });
});

it("lets every scenario be played after every other, twice", async () => {
  const sandbox = createSandbox();
  for (const [name, scenario] of [...Object.entries(byError), ...Object.entries(byError).reverse()]) {
    const error = await play(sandbox, scenario);
    expect(error?.code ?? String(error?.status)).toBe(name);
  }
});
