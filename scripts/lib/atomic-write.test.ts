import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { writeAtomically } from "./atomic-write.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "atomic-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it("makes the folders on the way and leaves no temporary file", async () => {
  const path = join(folder, "a/b/file.txt");
  expect(await writeAtomically(path, "text")).toBe(true);
  expect(await readFile(path, "utf8")).toBe("text");
  expect(await readdir(join(folder, "a/b"))).toEqual(["file.txt"]);
});

it("does not touch a file that holds the bytes already", async () => {
  const path = join(folder, "file.txt");
  await writeFile(path, "same");
  const { ino, mtimeMs } = await stat(path);
  expect(await writeAtomically(path, "same")).toBe(false);
  expect(await stat(path)).toMatchObject({ ino, mtimeMs });
});

it.each([0, 2_000_000, 2_999_999])("replaces a large file that differs in byte %i only", async (at) => {
  const path = join(folder, "file.bin");
  const content = Buffer.alloc(3_000_000, "a");
  await writeFile(path, content);
  expect(await writeAtomically(path, content)).toBe(false);
  content[at] = 0;
  expect(await writeAtomically(path, content)).toBe(true);
  expect(content.equals(await readFile(path))).toBe(true);
});

it("never shows a reader half a file", async () => {
  const path = join(folder, "file.txt");
  const contents = ["a", "b"].map((letter) => letter.repeat(5_000_000));
  await writeFile(path, contents[0] ?? "");
  const writing = Promise.all(
    [0, 1, 0, 1, 0, 1].map((index) => writeAtomically(path, contents[index] ?? "")),
  );
  let done = false;
  void writing.finally(() => {
    done = true;
  });
  while (!done) expect(contents.includes(await readFile(path, "utf8"))).toBe(true);
  await writing;
});

it("removes the temporary file when the target cannot be replaced", async () => {
  const path = join(folder, "taken");
  await mkdir(join(path, "by-a-folder"), { recursive: true });
  await expect(writeAtomically(path, "text")).rejects.toThrow();
  expect(await readdir(folder)).toEqual(["taken"]);
});
