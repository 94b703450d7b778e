import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Bench } from "../../../scripts/bench/harness.ts";
import { bundle } from "../test/bundle.ts";

const run = promisify(execFile);
const size = 600e6;
const chunk = Buffer.alloc(1e6, " ");

/** The peak memory of a process, in MB, for a call with a response of this size. */
async function peak(status: number, bytes: number, program: string): Promise<number> {
  const server = createServer(async (_, response) => {
    response.writeHead(status, { "content-type": "application/json" });
    const closed = once(response, "close");
    for (let left = bytes; left > 0 && !response.destroyed; left -= chunk.length)
      if (!response.write(chunk)) await Promise.race([once(response, "drain"), closed]);
    response.end("{}");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const folder = await mkdtemp(join(tmpdir(), "client-memory-"));
  try {
    const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const file = join(folder, "program.mjs");
    await writeFile(file, await bundle(`const baseUrl = "${baseUrl}";\n${program}`));
    const { stdout } = await run(process.execPath, [file]);
    return Number(stdout) / 1000;
  } finally {
    await rm(folder, { recursive: true });
    server.closeAllConnections();
    server.close();
  }
}

const ours = `import { createClient } from "../src/index.ts";
await createClient({ apiKey: "key", baseUrl }).GET("/me");
console.log(process.resourceUsage().maxRSS);`;
const raw = `await (await fetch(baseUrl)).text().catch(() => {});
console.log(process.resourceUsage().maxRSS);`;

export const memory: Bench = {
  title: "Peak memory of a process for an answer of 600 MB",
  unit: "MB",
  rounds: 3,
  contenders: {
    "this client, an answer of 2 bytes": () => peak(200, 0, ours),
    "this client, a success": () => peak(200, size, ours),
    "this client, an error": () => peak(500, size, ours),
    "raw fetch + text": () => peak(200, size, raw),
  },
  note: "Bar: 100 MB.",
};
