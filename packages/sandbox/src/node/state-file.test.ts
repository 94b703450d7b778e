import {
  appendFile,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rm,
  symlink,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { useCommand } from "../../test/command.ts";
import { createSandbox } from "../index.ts";
import { encodeEntry } from "../journal.ts";
import { makeMachine } from "../machine.ts";
import { StateFile } from "./state-file.ts";

const startCommand = await useCommand();
let folder = "";
let file = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "state-"));
  file = join(folder, "state");
});
afterEach(() => rm(folder, { recursive: true }));

const headers = { authorization: "Bearer sandbox_dedicated", "content-type": "application/json" };
const send = async (url: string, text: string) => {
  const init = { method: "POST", headers, body: JSON.stringify({ text }) };
  const response = await fetch(`${url}/v2/api/chats/+15555550101/messages`, init);
  return ((await response.json()) as { message_id: string }).message_id;
};
const knows = async (url: string, id: string) =>
  (await fetch(`${url}/v2/api/chats/+15555550101/messages/${id}`, { headers })).status === 200;

it("keeps what it answered to an upload when it is killed, and none of the file's bytes", async () => {
  const { stop, url } = await startCommand("--state", file, "--quiet");
  const body = new FormData();
  body.append("background", new File([new Uint8Array(2_000_000)], "cat.png", { type: "image/png" }));
  const { authorization } = headers;
  const path = "/v2/api/chats/+15555550101/background";
  const set = await fetch(url + path, { method: "PUT", headers: { authorization }, body });
  const { background_url } = (await set.json()) as { background_url: string };
  await stop("SIGKILL");
  expect((await readFile(file)).length).toBeLessThan(100_000);
  const again = await startCommand("--state", file, "--quiet");
  expect(await (await fetch(again.url + path, { headers })).json()).toMatchObject({ background_url });
  await again.stop("SIGTERM");
});

it("loses no acknowledged message when it is killed while it sends", async () => {
  const kills = Number(process.env["KILLS"] ?? 4);
  const acknowledged = new Set<string>();
  for (let round = 0; round < kills; round += 1) {
    const { output, stop, url } = await startCommand("--state", file, "--quiet");
    expect(output()).toContain("Sandbox: ");
    // The messages of one chat are limited to the last thousand, so each round looks at those of the round before.
    for (const id of acknowledged) expect(await knows(url, id), `round ${round}: ${id}`).toBe(true);
    acknowledged.clear();
    const senders = Array.from({ length: 8 }, async () => {
      try {
        for (;;) acknowledged.add(await send(url, "Hello"));
      } catch {
        // It was killed.
      }
    });
    while (acknowledged.size < 40 + ((round * 37) % 80))
      await new Promise((resolve) => setImmediate(resolve));
    await stop("SIGKILL");
    await Promise.all(senders);
  }
  const last = await startCommand("--state", file, "--quiet");
  for (const id of acknowledged) expect(await knows(last.url, id)).toBe(true);
  expect(await last.stop()).toBe(0);
});

it("does the journal again to the same state", async () => {
  let now = Date.UTC(2026, 0, 1);
  const lines: string[] = [];
  const first = makeMachine({ clock: () => now, journal: (entry) => void lines.push(encodeEntry(entry)) });
  const begin = first.snapshot();
  const call = (method: string, target: string, body?: string) =>
    first.handle({
      method,
      target,
      body,
      header: (name) => ({ ...headers, "idempotency-key": target })[name],
    });
  for (let index = 0; index < 30; index += 1) {
    now += 40_000;
    call("POST", `/v2/api/chats/person${index % 7}@example.com/messages`, `{"text":"Hello ${index}"}`);
    call("POST", "/v2/api/groups", `{"name":"Group ${index}"}`);
    if (index === 9) call("POST", "/_sandbox/force", '{"what":401}');
    call("GET", "/v2/api/me");
    if (index === 20) call("POST", "/_sandbox/advance", '{"ms":86400000}');
  }
  const second = makeMachine({ clock: () => now, state: begin });
  const { decodeEntries } = await import("../journal.ts");
  for (const entry of decodeEntries(lines.join(""))) second.redo(entry);
  first.control.inspect();
  second.control.inspect();
  expect(second.snapshot()).toBe(first.snapshot());
});

it("drops a line that was cut, and refuses one that was changed", async () => {
  const first = await startCommand("--state", file, "--quiet");
  const id = await send(first.url, "Hello");
  await send(first.url, "Hello again");
  await first.stop("SIGKILL");
  const text = await readFile(file, "utf8");
  await writeFile(file, text.slice(0, -10));
  const second = await startCommand("--state", file, "--quiet");
  expect(await knows(second.url, id)).toBe(true);
  await second.stop("SIGKILL");
  const changed = text.replace("Hello again", "Hello AGAIN");
  await writeFile(file, changed);
  const third = await startCommand("--state", file, "--quiet");
  expect(await third.stop()).toBe(2);
  expect(third.output()).toContain("entry 2 of its journal has been changed");
  expect(await readFile(file, "utf8")).toBe(changed);
});

it("folds a long journal into the state", async () => {
  const sandbox = createSandbox();
  const state = new StateFile(file, sandbox.snapshot, (error) => expect.unreachable(String(error)));
  state.save();
  const whole = (await readFile(file)).length;
  const line = `${"x".repeat(99_999)}\n`;
  for (let index = 0; index < 100; index += 1) state.append(line);
  // 8 MB at the most, and what came after.
  expect((await readFile(file)).length).toBeLessThan(whole + 2_000_000 + line.length);
  expect(state.close()).toBe(true);
  expect((await readFile(file, "utf8")).split("\n")).toHaveLength(3);
});

it.each(["relative", "absolute", "chained", "dangling"])("keeps a %s symbolic link a link", async (kind) => {
  await mkdir(join(folder, "real"));
  const target = join(folder, "real", "state");
  if (kind !== "dangling") await writeFile(target, createSandbox().snapshot());
  if (kind === "chained") await symlink(target, join(folder, "middle"));
  const to =
    { relative: "real/state", absolute: target, chained: "middle", dangling: "real/state" }[kind] ?? "";
  await symlink(to, file);
  const first = await startCommand("--state", file, "--quiet");
  const id = await send(first.url, "Hello");
  expect(await first.stop()).toBe(0);
  expect(await readlink(file)).toBe(to);
  expect(await readdir(join(folder, "real"))).toEqual(["state"]);
  const second = await startCommand("--state", file, "--quiet");
  expect(await knows(second.url, id)).toBe(true);
  await second.stop();
});

it("refuses what isn't a file", async () => {
  for (const path of ["/dev/null", folder]) {
    const { output, stop } = await startCommand("--state", path, "--quiet");
    expect(await stop()).toBe(2);
    expect(output()).toContain(`${path} cannot be read: it isn't a regular file`);
  }
  await symlink(file, join(folder, "other"));
  await symlink(join(folder, "other"), file);
  const { output, stop } = await startCommand("--state", file, "--quiet");
  expect(await stop()).toBe(2);
  expect(output()).toContain("form a circle");
});

it("leaves a file alone that something else adds to", async () => {
  const { output, stop, url } = await startCommand("--state", file, "--quiet");
  await appendFile(file, "mine\n");
  const before = await readFile(file, "utf8");
  await send(url, "Hello");
  await send(url, "Hello");
  await expect.poll(output).toContain("something else changed it");
  expect(output().match(/something else/g)).toHaveLength(1);
  expect(await stop()).toBe(2);
  expect(await readFile(file, "utf8")).toBe(before);
});
