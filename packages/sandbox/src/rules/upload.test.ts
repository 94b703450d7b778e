import { expect, it } from "vitest";
import { createSandbox } from "../index.ts";

const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x2d, 0x2d, 0x0d, 0x0a]);
const file = (bytes: BlobPart = png, type = "image/png") => new File([bytes], "cat.png", { type });

function form(...fields: readonly (readonly [string, Blob | string])[]): FormData {
  const made = new FormData();
  for (const [name, value] of fields) made.append(name, value);
  return made;
}

const sandbox = createSandbox();
async function call(method: string, path: string, body?: FormData | string, headers: HeadersInit = {}) {
  const url = `http://127.0.0.1:4020/v2/api${path}`;
  const all = { authorization: "Bearer sandbox_dedicated", ...headers };
  const response = await sandbox.fetch(url, { method, headers: all, ...(body && { body }) });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}
const icon = "/groups/grp_seedBookClub/icon";
const background = "/chats/+15555550101/background";

it("sets the icon of a group, shows it wherever the group is shown, and removes it", async () => {
  const set = await call("POST", icon, form(["icon", file()]));
  expect(set).toMatchObject({ status: 200, body: { success: true, group_id: "grp_seedBookClub" } });
  const { icon_url } = set.body;
  expect(icon_url).toMatch(/\.png$/);
  expect((await call("GET", "/groups/grp_seedBookClub")).body).toMatchObject({ icon_url });
  expect((await call("GET", "/groups/grp_seedBookClub/members")).body).toMatchObject({ icon_url });
  expect((await call("POST", icon, form(["icon", file()]))).body).toMatchObject({ icon_url });
  const removed = await call("DELETE", icon);
  expect(removed.body).not.toHaveProperty("icon_url");
  expect((await call("GET", "/groups/grp_seedBookClub")).body).toMatchObject({ icon_url: null });
});

it("sets the background of a chat, counts its versions, and removes it", async () => {
  expect((await call("GET", background)).body).toMatchObject({ has_background: false, background_id: null });
  const first = await call("PUT", background, form(["background", file()]));
  expect(first.body).toMatchObject({ changed: true, has_background: true, background_version: 1 });
  const same = await call("PUT", background, form(["background", file()]));
  expect(same.body).toEqual({ ...first.body, changed: false });
  const other = await call("PUT", background, form(["background", file("other")]));
  expect(other.body).toMatchObject({ changed: true, background_version: 2 });
  expect((await call("DELETE", background)).body).toMatchObject({
    has_background: false,
    background_url: null,
  });
  const again = await call("PUT", background, form(["background", file("other")]));
  expect(again.body).toMatchObject({ changed: true, background_version: 3 });
});

it("knows a file by its first bytes if it says nothing of its type", async () => {
  const { status, body } = await call("POST", icon, form(["icon", file(png, "")]));
  expect([status, body["icon_url"]]).toEqual([200, expect.stringMatching(/\.png$/)]);
});

const refused: [name: string, body: FormData | string | undefined, message: string, type?: string][] = [
  ["no body", undefined, "the body is missing"],
  ["JSON", '{"icon":"x"}', "the body must be a form", "application/json"],
  ["no field", form(["picture", file()]), "it has none"],
  ["two files", form(["icon", file()], ["icon", file()]), "it has 2"],
  ["a text", form(["icon", "https://example.com/cat.png"]), "must be a file"],
  ["an empty file", form(["icon", file("")]), "is an empty file"],
  ["a file of another type", form(["icon", file("%PDF", "application/pdf")]), "not application/pdf"],
  ["a file of no known type", form(["icon", file("hello", "")]), "must be one of image/jpeg"],
  ["a file that is too large", form(["icon", file(new Uint8Array(10_485_761))]), "is larger than 10 MB"],
  ["a form that is too large", form(["icon", file(new Uint8Array(16_777_217))]), "larger than 16 MiB"],
  ["half a form", "--x\r\n", "the form ends too early", "multipart/form-data; boundary=x"],
  ["no boundary", "--x\r\n", "the body must be a form", "multipart/form-data"],
];

it.each(refused)("refuses %s with 400, and says why", async (_, body, message, type) => {
  const answer = await call("POST", icon, body, type === undefined ? {} : { "content-type": type });
  expect(answer.status).toBe(400);
  expect(answer.body["message"]).toContain(message);
});

it("reads the name of a file that isn't ASCII", async () => {
  const part = `Content-Disposition: form-data; name="icon"; filename*=UTF-8''k%C3%A4tzchen.png`;
  const body = `--x\r\n${part}\r\nContent-Type: image/png\r\n\r\nbytes\r\n--x--\r\n`;
  const answer = await call("POST", icon, body, { "content-type": "multipart/form-data; boundary=x" });
  expect(answer.status).toBe(200);
});

it("takes a file of exactly 10 MB", async () => {
  expect((await call("POST", icon, form(["icon", file(new Uint8Array(10_485_760))]))).status).toBe(200);
});

it("refuses what isn't linked, isn't there, or has no device", async () => {
  const { body } = await call("POST", "/groups", JSON.stringify({ name: "Loose" }), {
    "content-type": "application/json",
  });
  const loose = await call("POST", `/groups/${String(body["group_id"])}/icon`, form(["icon", file()]));
  expect([loose.status, loose.body["message"]]).toEqual([400, expect.stringContaining("isn't linked")]);
  expect((await call("DELETE", "/groups/grp_nobody/icon")).status).toBe(404);
  expect((await call("GET", "/chats/grp_nobody/background")).status).toBe(400);
  const list = "/chats/+15555550101,+15555550107/background";
  expect((await call("PUT", list, form(["background", file()]))).status).toBe(400);
  expect((await call("GET", list)).body).toMatchObject({ has_background: false });
  const inactive = { authorization: "Bearer sandbox_inactive" };
  expect((await call("GET", background, undefined, inactive)).status).toBe(503);
  sandbox.control.setNumber("+15555550130", { inTrouble: true });
  expect((await call("DELETE", background)).status).toBe(502);
  expect((await call("DELETE", icon)).status).toBe(502);
  sandbox.control.setNumber("+15555550130", { inTrouble: false });
});

it("keeps no bytes of a file", async () => {
  await call("PUT", background, form(["background", file(new Uint8Array(10_000_000))]));
  expect(sandbox.snapshot().length).toBeLessThan(100_000);
});
