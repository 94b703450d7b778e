import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSandbox } from "@messaging-api/sandbox";
import { serve } from "@messaging-api/sandbox/node";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readCatalogue } from "../lib/catalogue.ts";
import { paths, repository } from "../lib/paths.ts";
import { startRedocly } from "../testing/redocly.ts";

const folder = await mkdtemp(join(tmpdir(), "arazzo-"));
const redocly = startRedocly({}, folder);
let server: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  for (const file of [paths.arazzo, paths.sandboxDocument, "packages/sandbox/control.openapi.yaml"])
    await cp(join(repository, file), join(folder, file.split("/").at(-1) ?? ""));
  server = await serve(createSandbox(), { port: 0 });
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

function respect(file: string, ...flags: readonly string[]) {
  const { origin } = new URL(server.url);
  const servers = ["--server", `api=${origin}/v2/api`, "--server", `control=${origin}/_sandbox`];
  return redocly("respect", file, ...servers, ...flags);
}

it("has a workflow for every error, and each of them makes its error happen", async () => {
  const { errors } = await readCatalogue(repository);
  const { code, output } = await respect("errors.arazzo.yaml");
  expect(code, output).toBe(0);
  expect(output).toContain(`Workflows: ${errors.length} passed, ${errors.length} total`);
});

it("fails where the sandbox answers with another code of the same status", async () => {
  const text = await readFile(join(folder, "errors.arazzo.yaml"), "utf8");
  await writeFile(
    join(folder, "wrong.arazzo.yaml"),
    text.replace("code == 'reply_target_invalid'", "code == 'reply_target_expired'"),
  );
  const { code, output } = await respect("wrong.arazzo.yaml", "-w", "reply_target_invalid");
  expect(code).toBe(1);
  expect(output).toContain("code == 'reply_target_expired'");
});

it("has no server but the sandbox", async () => {
  for (const file of ["sandbox.openapi.json", "control.openapi.yaml"]) {
    const text = await readFile(join(folder, file), "utf8");
    expect(text.match(/https?:\/\/(?!127\.0\.0\.1)[^"\s]+/g)).toBeNull();
  }
});
