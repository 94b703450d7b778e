import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { parse } from "yaml";
import { Failure } from "../failure.ts";
import { profileCommand } from "./profile-command.ts";

let folder: string;
const said: string[] = [];
beforeEach(async () => {
  said.length = 0;
  vi.spyOn(console, "error").mockImplementation((line: string) => void said.push(line));
  folder = await mkdtemp(join(tmpdir(), "profile-"));
  await writeFile(
    join(folder, "thing.yaml"),
    "type: object\nproperties:\n  code: false\n  kind: { const: a }\n",
  );
  await writeFile(
    join(folder, "openapi.yaml"),
    "openapi: 3.1.0\ninfo: { title: Shop, version: 1.0.0 }\npaths: {}\ncomponents: { schemas: { Thing: { $ref: thing.yaml } } }\n",
  );
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true });
});

it("writes a document of several files as one, in the form that the file's name asks for", async () => {
  const out = join(folder, "openapi-3.0.yaml");
  expect(await profileCommand(["--as", "3.0", join(folder, "openapi.yaml"), "--out", out])).toBe(0);
  const made = parse(await readFile(out, "utf8")) as { openapi: string; components: { schemas: object } };
  expect(made.openapi).toBe("3.0.3");
  expect(Object.values(made.components.schemas)).toContainEqual(
    expect.objectContaining({ not: { required: ["code"] }, type: "object" }),
  );
  expect(said.join("\n")).toMatch(/forbidden-members \(1\): .*\n.*constants \(1\)/);
});

it.each([
  ["an unknown profile", ["--as", "2.0", "openapi.yaml"], "--as must be plain or 3.0, not 2.0."],
  ["no document", ["--as", "3.0"], "Name exactly one document."],
  [
    "a file that doesn't exist",
    ["--as", "3.0", "missing.yaml"],
    "Can't read missing.yaml: it doesn't exist.",
  ],
  ["an unknown option", ["--is", "3.0"], "Unknown option '--is'"],
])("refuses %s, and writes nothing", async (_, args, message) => {
  await expect(profileCommand(args)).rejects.toThrow(Failure);
  await expect(profileCommand(args)).rejects.toThrow(message);
});

it("refuses a document with a reference that leads to nothing, and one of another version", async () => {
  const file = join(folder, "openapi.yaml");
  const text = await readFile(file, "utf8");
  await writeFile(file, text.replace("thing.yaml", "missing.yaml"));
  await expect(profileCommand(["--as", "3.0", file])).rejects.toThrow(
    /at #\/components\/schemas\/Thing.*missing\.yaml/s,
  );
  await writeFile(file, text.replace("3.1.0", "3.0.3"));
  await expect(profileCommand(["--as", "3.0", file])).rejects.toThrow('says openapi: "3.0.3"');
});

it.each([
  ["an empty file", "", /openapi\.yaml:1:1 is not an OpenAPI document: it is empty\.$/],
  ["something else", "hello: world\n", /openapi\.yaml:1:1 is not an OpenAPI document: it has no member/],
  [
    "a version that doesn't exist",
    "openapi: 9.9.9\ninfo: { title: Shop, version: 1.0.0 }\npaths: {}\n",
    /openapi\.yaml:1:1 Unsupported OpenAPI version: 9\.9\.9\. Write the document in 3\.0, 3\.1, or 3\.2\.$/,
  ],
  [
    "Swagger 2",
    'swagger: "2.0"\ninfo: { title: Shop, version: 1.0.0 }\npaths: {}\n',
    /openapi\.yaml:1:1 This is Swagger 2\.0, not OpenAPI 3\. Convert it first, for example with `npx swagger2openapi`\.$/,
  ],
  ["broken YAML", "openapi: [3.1.0\ninfo:\n", /openapi\.yaml:\d+:\d+ /],
])("refuses %s in a sentence of its own, with the place", async (_, text, message) => {
  const file = join(folder, "openapi.yaml");
  await writeFile(file, text);
  const refused = expect(profileCommand(["--as", "3.0", file])).rejects;
  await refused.toThrow(Failure);
  await refused.toThrow(message);
});
