import { cpSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { writeAtomically } from "../lib/atomic-write.ts";
import { repository } from "../lib/paths.ts";
import type { Step } from "../lib/step.ts";

/** A copy of `openapi/` in a temporary folder, which is removed after the test. */
export interface ContractCopy {
  /** The root for the steps. */
  readonly root: string;
  readonly read: (path: string) => Promise<string>;
  readonly write: (path: string, content: string) => Promise<void>;
  /** Runs a step and writes its output. */
  readonly build: (make: Step["make"]) => Promise<void>;
}

export async function copyContract(): Promise<ContractCopy> {
  const root = await mkdtemp(join(tmpdir(), "contract-"));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  // Two hundred promises take as long again as the copy.
  cpSync(join(repository, "openapi"), join(root, "openapi"), { recursive: true });
  return {
    root,
    read: (path) => readFile(join(root, path), "utf8"),
    write: (path, content) => writeFile(join(root, path), content),
    build: async (make) => {
      for (const [path, content] of await make(root)) await writeAtomically(join(root, path), content);
    },
  };
}
