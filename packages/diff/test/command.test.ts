import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { argumentsOf } from "../src/arguments.ts";
import { Failure } from "../src/failure.ts";
import { plain } from "../src/formats/terminal.ts";
import { run } from "../src/run.ts";
import { ownDocument } from "./documents/own.ts";
import { patched, type Edit } from "./patch.ts";

const own = ownDocument();
const noVersion: readonly Edit[] = [["set", "/info/version", "b"]];
const retitled: readonly Edit[] = [["set", "/info/title", "Another"]];
const added: readonly Edit[] = [
  ["set", "/components/schemas/Extra", patched(own, []).components.schemas.TextMissing],
  ["set", "/components/schemas/Extra/properties/code/const", "extra"],
  [
    "add",
    "/paths/~1messages/post/responses/400/content/application~1json/schema/oneOf/0/oneOf",
    { $ref: "#/components/schemas/Extra" },
  ],
];
const files: Readonly<Record<string, unknown>> = {
  "old.json": own,
  "new.json": patched(own, retitled),
  "added.json": patched(own, added),
  "future.json": { ...own, openapi: "9.9.9" },
  "b.json": patched(own, noVersion),
  "new-b.json": patched(own, [...noVersion, ...retitled]),
  "one/api.json": own,
  "one/openapi.json": own,
  "two/api.json": patched(own, retitled),
  "two/openapi.json": own,
};
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "diff-"));
  for (const [path, document] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), JSON.stringify(document, undefined, 2));
  }
});
afterAll(() => rm(folder, { recursive: true }));

const diff = (...args: string[]) => run(argumentsOf(args, {}), folder, plain, "2026-11-27");

it.each([
  ["a third version", ["old.json", "new.json", "third"], "Give two versions, not three. Remove third."],
  [
    "a version beside a range",
    ["main...HEAD", "new.json"],
    "main...HEAD already names two versions. Remove new.json.",
  ],
  [
    "a range beside a version",
    ["old.json", "main...HEAD"],
    "main...HEAD already names two versions. Remove old.json.",
  ],
  ["one path above", ["../old.json"], "Give two versions to compare"],
  [
    "--document with a file",
    ["one", "new.json", "--document", "api.json"],
    "--document is for folders and ranges, and new.json is a file.",
  ],
  [
    "--document that is missing",
    ["one", "two", "--document", "nope.json"],
    /one\/nope\.json does not exist\./,
  ],
  [
    "an OpenAPI version that does not exist",
    ["future.json", "new.json"],
    "future.json:2:3 Unsupported OpenAPI version: 9.9.9. Write the document in 3.0, 3.1, or 3.2.",
  ],
  [
    "--next-version without a semantic version",
    ["b.json", "new-b.json", "--next-version"],
    `--next-version: info.version of the base is "b", which isn't a version such as 1.2.3.`,
  ],
  ["a range outside a repository", ["main...HEAD"], /^.+ is not in a git repository\. Go to one, or compare/],
  [
    "a report in a folder that is a file",
    ["old.json", "new.json", "--report", "json=old.json/report.json"],
    /^old\.json\/report\.json cannot be written \(\w+\)\. Give a file/,
  ],
  [
    "a place where no error has a code",
    ["old.json", "new.json", "--code", "/nope"],
    "No error has a code at /nope; found it at /code.",
  ],
  [
    "a style that the errors do not have",
    ["old.json", "new.json", "--preset", "google"],
    /^No error has a code at \/.+; found it at \/code\.$/,
  ],
])("refuses %s", async (_, args, message) => {
  const refused = expect(diff(...args)).rejects;
  await refused.toThrow(Failure);
  await refused.toThrow(message);
});

it("refuses a path that a version does not have", async () => {
  const repository = join(folder, "repository");
  await mkdir(repository);
  const git = (...args: string[]) => execFileSync("git", args, { cwd: repository });
  git("init", "--quiet", "--initial-branch=main");
  git(
    "-c",
    "user.name=a",
    "-c",
    "user.email=a@example.com",
    "commit",
    "--quiet",
    "--allow-empty",
    "-m",
    "First",
  );
  const args = argumentsOf(["main:nope.yaml", "main:nope.yaml"], {});
  await expect(run(args, repository, plain, "2026-11-27")).rejects.toThrow(
    "main has no nope.yaml. Give a path from the root of the repository.",
  );
});

it("makes the folder of a report", async () => {
  await diff("old.json", "new.json", "--report", "json=reports/diff/report.json");
  const report: unknown = JSON.parse(await readFile(join(folder, "reports/diff/report.json"), "utf8"));
  expect(report).toHaveProperty("step", "patch");
});

it("reads the document that is named in both folders", async () => {
  expect((await diff("one", "two")).output).toContain("No contract changes.");
  expect((await diff("one", "two", "--document", "api.json")).output).toContain("title");
});

it("compares where a named place has codes, and paths above the folder", async () => {
  expect((await diff("old.json", "new.json", "--code", "/code")).exitCode).toBe(0);
  const path = (name: string) => `../${folder.split(/[\\/]/).at(-1) ?? ""}/${name}`;
  expect((await diff(path("old.json"), path("new.json"))).exitCode).toBe(0);
});

it("says in the report that the version isn't semantic, and names no next one", async () => {
  const { output } = await diff("b.json", "new-b.json");
  expect(output).toContain('info.version is "b", which isn\'t a semantic version such as 1.2.3.');
  expect(output).not.toContain("Next version");
});

it("says in which operation an error is new", async () => {
  const { output } = await diff("old.json", "added.json");
  expect(output).toMatch(/extra is new in sendMessage/);
});
