import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";
import { bundle } from "./bundle.ts";

/**
 * The most that the heap may hold, in MB. A limit instead of a measurement: within it, V8 collects what it can, however
 * loaded the machine is. A call that gets the text below needs less than 16 MB.
 */
const heap = 64;

// A property for each of its characters takes more than 160 MB.
it.each([200, 500])("a text of 4 MB with status %i isn't copied character by character", async (status) => {
  const program = await bundle(`import { createClient } from "../src/index.ts";
const fetch = async () => new Response("<".repeat(4e6), { status: ${status} });
const { error } = await createClient({ apiKey: "key", fetch, maxRetries: 0, maxBodyBytes: 4e6 }).GET("/me");
console.log(error.code, error.body.length);`);
  const node = [`--max-old-space-size=${heap}`, "--input-type=module"];
  const { status: exit, stdout } = spawnSync(process.execPath, node, { input: program, encoding: "utf8" });
  expect([exit, stdout]).toEqual([0, "client/malformed_response 4000000\n"]);
});
