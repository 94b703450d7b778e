import { createServer } from "node:http";
import { Readable } from "node:stream";
import { createClient } from "@messaging-api/client";
import { upload, type UploadProgress } from "@messaging-api/client/uploads";
import { expect, it, onTestFinished } from "vitest";
import type { AddressInfo } from "node:net";
import { findChromium, launchBrowser } from "../../../scripts/lib/browser.ts";
import { createSandbox } from "../src/index.ts";
import { serve } from "../src/node/index.ts";
import { bundleForBrowser } from "./bundle.ts";

const apiKey = "sandbox_dedicated";
const groupId = "grp_seedBookClub";
const gif = new TextEncoder().encode("GIF89a and more");

async function start(cors = false): Promise<string> {
  const { url, close } = await serve(createSandbox(), { cors });
  onTestFinished(close);
  return new URL("/v2/api", url).href;
}

it("takes the client's uploads over HTTP", async () => {
  const client = createClient({ apiKey, baseUrl: await start() });
  const icon = { params: { path: { groupId } } };
  const sources = [
    new Blob([gif], { type: "image/gif" }),
    gif,
    Readable.from([gif.slice(0, 6), gif.slice(6)]),
    { data: new Blob([gif]).stream(), name: "club.gif", type: "image/gif" },
  ];
  const urls = [];
  for (const source of sources)
    urls.push(
      (await upload(client, "POST /groups/{groupId}/icon", { ...icon, body: { icon: source } }).orThrow())
        .icon_url,
    );
  // The same bytes, each time.
  expect(new Set(urls).size).toBe(1);
  expect(urls[0]).toMatch(/\.gif$/);

  const progress: UploadProgress[] = [];
  const background = await upload(client, "PUT /chats/{chatId}/background", {
    params: { path: { chatId: "+15555550101" } },
    body: { background: gif },
    onProgress: (event) => progress.push(event),
  }).orThrow();
  expect(background.has_background).toBe(true);
  expect(progress.at(-1)?.sent).toBe(progress.at(-1)?.total);

  const { error } = await upload(client, "POST /groups/{groupId}/icon", {
    ...icon,
    body: { icon: { data: gif, type: "text/plain" } },
  });
  expect([error?.code, error?.status, error?.message]).toEqual([
    undefined,
    400,
    expect.stringContaining("must be one of image/jpeg"),
  ]);
});

// On CI the browser has to be there.
it.skipIf(findChromium() === undefined && !process.env["CI"])("takes them from a page", async () => {
  const script = await bundleForBrowser(`import { createClient } from "@messaging-api/client";
import { upload } from "@messaging-api/client/uploads";
const client = createClient({ apiKey: "${apiKey}", baseUrl: ${JSON.stringify(await start(true))} });
const progress = [];
const file = new File(["GIF89a and more"], "club.gif", { type: "image/gif" });
const init = { params: { path: { groupId: "${groupId}" } }, onProgress: (event) => progress.push(event) };
const results = [];
for (const icon of [file, file.stream()]) {
  const { data, error } = await upload(client, "POST /groups/{groupId}/icon", { ...init, body: { icon } });
  results.push(data?.icon_url ?? String(error));
}
document.title = JSON.stringify([results, progress]);`);
  const page = createServer((_, response) =>
    response.setHeader("content-type", "text/html").end(`<script type="module">${script}</script>`),
  );
  await new Promise<void>((resolve) => page.listen(0, "127.0.0.1", resolve));
  const browser = await launchBrowser();
  onTestFinished(async () => {
    await browser.close();
    page.close();
    page.closeAllConnections();
  });
  const tab = await browser.newPage();
  await tab.goto(`http://127.0.0.1:${(page.address() as AddressInfo).port}/`);
  await expect.poll(() => tab.title(), { timeout: 60_000 }).toMatch(/^\[/);
  const [results, progress] = JSON.parse(await tab.title()) as [string[], UploadProgress[]];
  expect(results).toEqual([expect.stringMatching(/\.gif$/), results[0]]);
  expect(progress).toHaveLength(2);
  expect(progress[0]?.sent).toBe(progress[0]?.total);
});
