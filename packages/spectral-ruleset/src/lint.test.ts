import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const command = fileURLToPath(new URL("lint.ts", import.meta.url));

function lint(file: string): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [command, file], (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, output: stdout + stderr });
    });
  });
}

const unreadable = {
  "broken YAML": "openapi: [3.1.0",
  "an empty file": "",
  "an array": "[]",
  "a file that is not OpenAPI": "hello: world\n",
};

it.each(Object.entries(unreadable))("%s: a message that names the file, exit code 2", async (_, text) => {
  const folder = await mkdtemp(join(tmpdir(), "lint-"));
  try {
    const file = join(folder, "document.yaml");
    await writeFile(file, text);
    const { code, output } = await lint(file);
    expect(code, output).toBe(2);
    expect(output).toContain("document.yaml");
    expect(output).not.toMatch(/^\s+at /m);
  } finally {
    await rm(folder, { recursive: true });
  }
});

it("a file that is not there: a message that names it, exit code 2", async () => {
  const { code, output } = await lint("no-such-file.yaml");
  expect(code).toBe(2);
  expect(output).toMatch(/no-such-file\.yaml cannot be read/);
});
