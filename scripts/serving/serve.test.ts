import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { expect, it } from "vitest";
import { serve } from "./serve.ts";

it.each([
  ["/%ff/", 404],
  ["//", 200],
])("answers an address that cannot be read, %s, and goes on", async (target, status) => {
  const folder = await mkdtemp(join(tmpdir(), "site-"));
  await writeFile(join(folder, "index.html"), "<p>Here</p>");
  const server = await serve({ folder, port: 0, live: true });
  try {
    const { hostname, port } = new URL(server.url);
    // `fetch` would fix the address.
    const socket = connect(Number(port), hostname);
    socket.write(`GET ${target} HTTP/1.1\r\nhost: ${hostname}\r\nconnection: close\r\n\r\n`);
    expect(await text(socket)).toContain(`HTTP/1.1 ${status} `);
    expect(await (await fetch(server.url)).text()).toContain("Here");
  } finally {
    await server.close();
    await rm(folder, { recursive: true });
  }
});
