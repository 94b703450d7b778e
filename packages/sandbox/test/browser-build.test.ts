import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { findChromium, launchBrowser } from "../../../scripts/lib/browser.ts";
import { bundleForBrowser } from "./bundle.ts";

const page = `import { createSandbox, scenarios } from "../src/index.ts";
const met = [];
for (const [name, { key, steps }] of Object.entries(scenarios)) {
  const sandbox = createSandbox();
  let response;
  for (const { method, path, body } of steps) {
    const url = location.origin + (path.startsWith("/_sandbox/") ? path : "/v2/api" + path);
    const headers = { authorization: "Bearer " + key, "content-type": "application/json" };
    response = await sandbox.fetch(url, { method, headers, body: JSON.stringify(body) });
  }
  const { code, status } = await response.json();
  met.push((code ?? String(status)) === name);
}
let evaluates = true;
try { new Function("return 1")(); } catch { evaluates = false; }
document.title = JSON.stringify({ met: met.length > 0 && met.every(Boolean), evaluates });`;

it("is small enough for a page, and needs neither Node nor eval", async () => {
  const text = await bundleForBrowser('export * from "../src/index.ts";');
  expect(gzipSync(text, { level: 9 }).length).toBeLessThanOrEqual(60_000);
  // Not `toMatch`, which would print the whole bundle.
  expect(/\beval\(|new Function|\bprocess\.|["'`]node:/.exec(text)?.[0]).toBeUndefined();
});

// On CI the browser has to be there.
it.skipIf(findChromium() === undefined && !process.env["CI"])(
  "meets every error in a browser that forbids eval",
  async () => {
    const script = await bundleForBrowser(page);
    const server = createServer((request, response) => {
      response.setHeader("content-security-policy", "default-src 'none'; script-src 'self'");
      if (request.url === "/page.js") response.setHeader("content-type", "text/javascript").end(script);
      else
        response.setHeader("content-type", "text/html").end('<script type="module" src="/page.js"></script>');
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const browser = await launchBrowser();
    try {
      const tab = await browser.newPage();
      await tab.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
      // Not `waitForFunction`, which evaluates text in the page.
      await expect.poll(() => tab.title(), { timeout: 120_000 }).toMatch(/^\{/);
      expect(JSON.parse(await tab.title())).toEqual({ met: true, evaluates: false });
    } finally {
      await browser.close();
      server.close();
      server.closeAllConnections();
    }
  },
);
