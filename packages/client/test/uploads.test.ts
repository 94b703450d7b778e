import { createReadStream } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { expect, it, onTestFinished, vi, type Mock } from "vitest";
import { createClient } from "../src/index.ts";
import { rawClient } from "../src/openapi-fetch.ts";
import { errorBody } from "../src/testing.ts";
import { upload, type FileSource, type UploadProgress } from "../src/uploads.ts";
import { json, serve, type Answer, type Received } from "./http-server.ts";

const icon = "POST /groups/{groupId}/icon";
const params = { path: { groupId: "grp_1" } };
const content = "GIF89a, as text";
const bytes = new TextEncoder().encode(content);
const set: Answer = json(200, { success: true, group_id: "grp_1" });

/** The one file of a form, as a server reads it. */
async function fileOf({ headers, body }: Received): Promise<File> {
  const form = await new Response(body, { headers: { "content-type": headers["content-type"]! } }).formData();
  expect([...form.keys()]).toEqual(["icon"]);
  return form.get("icon") as File;
}

async function fileOnDisk(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "upload-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, "icon.gif"), content);
  return join(folder, "icon.gif");
}

const sources: Readonly<Record<string, () => FileSource | Promise<FileSource>>> = {
  "a Blob": () => new Blob([bytes], { type: "image/gif" }),
  "a File": () => new File([bytes], "icon.gif", { type: "image/gif" }),
  "a Uint8Array": () => bytes,
  "a Uint8Array with a name and a type": () => ({ data: bytes, name: "icon.gif", type: "image/gif" }),
  "a stream of Node": async () => createReadStream(await fileOnDisk()),
  "a stream of the web": () => new Blob([bytes]).stream(),
};

it.each(Object.entries(sources))("uploads %s", async (_, source) => {
  const { baseUrl, received } = await serve(set);
  const client = createClient({ apiKey: "key", baseUrl });
  const { data, error } = await upload(client, icon, { params, body: { icon: await source() } });
  expect([error, data?.group_id]).toEqual([undefined, "grp_1"]);
  expect(received).toHaveLength(1);
  const [{ method, url, headers } = {} as Received] = received;
  expect([method, url, headers.authorization]).toEqual(["POST", "/v2/api/groups/grp_1/icon", "Bearer key"]);
  expect(Number(headers["content-length"])).toBeGreaterThan(content.length);
  expect(await (await fileOf(received[0]!)).text()).toBe(content);
});

it("keeps the name and the type of a file, or takes those that it is given", async () => {
  const { baseUrl, received } = await serve(set);
  const client = createClient({ apiKey: "key", baseUrl });
  const file = new File([bytes], "icon.gif", { type: "image/gif" });
  for (const one of [file, bytes, { data: file, name: "other.png", type: "image/png" }])
    await upload(client, icon, { params, body: { icon: one } });
  const files = await Promise.all(received.map(fileOf));
  expect(files.map(({ name, type }) => [name, type])).toEqual([
    ["icon.gif", "image/gif"],
    ["icon", "application/octet-stream"],
    ["other.png", "image/png"],
  ]);
});

it("sends a stream again with the next attempt, and says how far each is", async () => {
  const { baseUrl, received } = await serve((response, request, count) =>
    (count === 1 ? json(429, errorBody(429), { "retry-after": "0" }) : set)(response, request, count),
  );
  const progress: UploadProgress[] = [];
  const large = new Blob([new Uint8Array(200_000)], { type: "image/gif" });
  const { error } = await upload(createClient({ apiKey: "key", baseUrl }), icon, {
    params,
    body: { icon: large.stream() },
    onProgress: (event) => progress.push(event),
  });
  expect([error, received.length]).toEqual([undefined, 2]);
  expect(received[0]?.body).toBe(received[1]?.body);
  const [{ total } = { total: 0 }] = progress;
  expect(total).toBeGreaterThan(200_000);
  const steps = [65_536, 131_072, 196_608, total];
  expect(progress.map(({ sent }) => sent)).toEqual([...steps, ...steps]);
});

it("goes through the middleware of the client underneath", async () => {
  const { baseUrl, received } = await serve(set);
  const client = createClient({ apiKey: "key", baseUrl });
  rawClient(client).use({ onRequest: ({ request }) => request.headers.set("x-a", "1") });
  const { data } = await upload(client, icon, { params, body: { icon: bytes } });
  expect([data?.group_id, received[0]?.headers["x-a"]]).toEqual(["grp_1", "1"]);
  expect(await (await fileOf(received[0]!)).text()).toBe(content);
});

it.each([
  ["text", "icon.gif", "icon must be a Blob, a File, a Uint8Array or a stream of bytes"],
  ["nothing", undefined, "icon must be a Blob, a File, a Uint8Array or a stream of bytes"],
  ["a stream of text", words(), "icon must be a stream of bytes, without an encoding"],
  ["a broken stream", broken(), "an argument threw, see reason"],
])("refuses %s, and sends nothing", async (_, source, message) => {
  const { baseUrl, received } = await serve(set);
  const body = { icon: source as never };
  const { error } = await upload(createClient({ apiKey: "key", baseUrl }), icon, { params, body });
  expect([error?.code, error?.message, received.length]).toEqual([
    "client/invalid_request",
    `client/invalid_request (${message})`,
    0,
  ]);
  await expect(
    upload(createClient({ apiKey: "key", baseUrl }), icon, undefined as never),
  ).resolves.toHaveProperty("error.code", "client/invalid_request");
});

const asForm = new FormData();
asForm.append("icon", new Blob([bytes]));
it.each([
  ["a form", asForm],
  ["a file", new Blob([bytes])],
  ["no field", {}],
  ["null", null],
])("refuses %s as the body, and sends no empty form", async (_, body) => {
  const { baseUrl, received } = await serve(set);
  const client = createClient({ apiKey: "key", baseUrl });
  const { error } = await upload(client, icon, { params, body: body as never });
  expect([error?.message, received.length]).toEqual([
    "client/invalid_request (body must be an object with a file for each field)",
    0,
  ]);
});

it.each([
  ["throws", () => thrower(), "client/aborted"],
  ["rejects", async () => thrower(), "client/aborted"],
  ["is no function", 5, "client/invalid_request"],
])("ends the call when `onProgress` %s", async (_, onProgress, code) => {
  const { baseUrl } = await serve(set);
  const client = createClient({ apiKey: "key", baseUrl });
  const init = { params, body: { icon: bytes }, onProgress: onProgress as never };
  const { error } = await upload(client, icon, init);
  expect([error?.code, error?.attempts]).toEqual([code, 1]);
});

/** Streams that give one chunk and then nothing, and the spy that is called when one of them is closed. */
const endless: Readonly<Record<string, () => { icon: FileSource; closed: Mock }>> = {
  "a stream of the web": () => {
    const closed = vi.fn();
    const start = (controller: ReadableStreamDefaultController<Uint8Array>) => controller.enqueue(bytes);
    return { icon: new ReadableStream<Uint8Array>({ start, cancel: closed }), closed };
  },
  "a stream of Node": () => {
    const closed = vi.fn();
    const icon = new Readable({ read: () => undefined });
    icon.push(bytes);
    return { icon: icon.once("close", closed), closed };
  },
};

/** How long a stream may take to close. One that stays open fails the test instead of holding it up. */
const soon = { timeout: 20_000 };

it.each(Object.entries(endless))("closes %s when the call ends before it", async (_, source) => {
  const { baseUrl, received } = await serve(set);
  const client = createClient({ apiKey: "key", baseUrl });
  const { icon: slow, closed } = source();
  const late = await upload(client, icon, { params, body: { icon: slow }, timeoutMs: 50, maxRetries: 0 });
  expect([late.error?.code, received.length]).toEqual(["client/timeout", 0]);
  await expect.poll(() => closed, soon).toHaveBeenCalled();

  const { icon: other, closed: alsoClosed } = source();
  const stop = new AbortController();
  const call = upload(client, icon, { params, body: { icon: other }, signal: stop.signal });
  stop.abort();
  expect((await call).error?.code).toBe("client/aborted");
  await expect.poll(() => alsoClosed, soon).toHaveBeenCalled();
});

function thrower(): never {
  throw new Error("the progress bar is gone");
}

async function* words(): AsyncGenerator<string> {
  yield "GIF";
}

async function* broken(): AsyncGenerator<Uint8Array> {
  yield bytes;
  throw new Error("the disk is gone");
}

it("takes clients of this package only", () => {
  expect(() => upload({} as never, icon, { params, body: { icon: bytes } })).toThrow(
    "upload() needs a client",
  );
});
