import { execFile } from "node:child_process";
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, inject, it, onTestFinished } from "vitest";
import { parse } from "yaml";
import { contractRepository, removeOriginal, type Repository } from "./repository.ts";

afterAll(removeOriginal);

const packed = (name: string) => join(inject("packedPackages"), name);
const folder = await mkdtemp(join(tmpdir(), "diff-action-"));
const installed = join(folder, "node_modules/@messaging-api/diff");
const bin = join(folder, "bin");
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Step {
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** An `npx` that runs the packed diff and linter instead of asking the registry. */
beforeAll(async () => {
  await cp(packed("diff"), installed, { recursive: true });
  await mkdir(bin);
  const npx = `#!/bin/sh
[ "$1" = --yes ] && shift
name=$1; shift
echo "$name" >> "${folder}/asked"
case $name in
  @messaging-api/diff@*) exec "${process.execPath}" "${installed}/dist/cli.js" "$@" ;;
  @messaging-api/lint@*) exec "${process.execPath}" "${packed("lint")}/dist/cli.js" "$@" ;;
esac
exit 9
`;
  await writeFile(join(bin, "npx"), npx);
  await chmod(join(bin, "npx"), 0o755);
});

async function stepsOfAction(): Promise<readonly Step[]> {
  const action = parse(await readFile(join(installed, "action.yml"), "utf8")) as {
    runs: { steps: readonly Step[] };
  };
  return action.runs.steps;
}

/** What `actions/checkout` leaves of a branch without history. */
async function checkout({ folder: origin }: Repository): Promise<string> {
  const work = await mkdtemp(join(tmpdir(), "diff-checkout-"));
  onTestFinished(() => rm(work, { recursive: true, force: true }));
  await promisify(execFile)("git", [
    "clone",
    "--quiet",
    "--depth=1",
    "--branch=topic",
    `file://${origin}`,
    work,
  ]);
  return work;
}

/** Runs the steps in a checkout as a runner does for a pull request, with no token in reach. */
async function runSteps(work: string, inputs: Readonly<Record<string, string>>) {
  const temporary = await mkdtemp(join(folder, "runner-"));
  const [summary, output] = [join(temporary, "summary"), join(temporary, "output")];
  await Promise.all([writeFile(summary, ""), writeFile(output, "")]);
  const { GITHUB_TOKEN: _, ACTIONS_RUNTIME_TOKEN: __, ...own } = process.env;
  const env = {
    ...own,
    ...{ GITHUB_ACTIONS: "true", GITHUB_WORKSPACE: work, GITHUB_STEP_SUMMARY: summary },
    ...{ GITHUB_OUTPUT: output, RUNNER_TEMP: temporary, ACTION_PATH: installed },
    ...{ BASE: "", DOCUMENT: "", FAIL_ON: "major", VERSION: "", ...inputs },
    PATH: `${bin}${delimiter}${process.env["PATH"]}`,
  };
  const ended = [];
  for (const { run = "" } of await stepsOfAction())
    ended.push(
      await promisify(execFile)("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", run], {
        cwd: work,
        env,
      })
        .then(({ stdout, stderr }) => ({ code: 0, stdout, stderr }))
        .catch((error: { code: number; stdout: string; stderr: string }) => error),
    );
  const [diff, lint] = ended;
  if (diff === undefined || lint === undefined) throw new Error("The action has two steps.");
  return { diff, lint, summary: await readFile(summary, "utf8"), output: await readFile(output, "utf8") };
}

async function pullRequest(change: (repository: Repository) => Promise<void>) {
  const repository = await contractRepository();
  const base = repository.git("rev-parse", "HEAD");
  repository.git("checkout", "--quiet", "-b", "topic");
  await change(repository);
  repository.commit("Change the contract");
  // Main goes on, so that the base isn't what the branch left.
  repository.git("checkout", "--quiet", "main");
  await repository.write("README.md", "Later.\n");
  repository.commit("Go on");
  return { repository, base, tip: repository.git("rev-parse", "HEAD") };
}

const breaking = (repository: Repository) =>
  repository.edit("openapi/schemas/CapReached.yaml", (text) => text.replace(/^ {2}plan:\n( {4}.*\n)+/m, ""));
const harmless = (repository: Repository) =>
  repository.edit("openapi/openapi.yaml", (text) => text.replace("Sends messages.", "It sends messages."));

it("annotates a break, writes the summary and the step, fails, and leaves the work tree alone", async () => {
  const { repository, tip } = await pullRequest(breaking);
  const work = await checkout(repository);
  const { diff, summary, output, lint } = await runSteps(work, { BASE: tip });
  expect(diff.code, diff.stderr).toBe(1);
  expect(diff.stdout).toMatch(/^::(error|warning) file=openapi\/[^,]+,line=\d+,/m);
  expect(summary).toContain("cap_reached");
  expect(output).toBe("step=major\n");
  // The linter says where the file is, too.
  expect(lint.stdout).toMatch(/^::\w+ file=openapi\/openapi\.yaml,line=\d+,/m);
  expect((await readdir(work)).filter((name) => name.startsWith("contract-diff"))).toEqual([]);
  const asked = await readFile(join(folder, "asked"), "utf8");
  const { version } = JSON.parse(await readFile(join(installed, "package.json"), "utf8")) as {
    version: string;
  };
  expect(asked).toBe(`@messaging-api/diff@${version}\n@messaging-api/lint@${version}\n`);
});

it("passes a change that breaks nobody", async () => {
  const { repository, tip } = await pullRequest(harmless);
  const { diff, output } = await runSteps(await checkout(repository), { BASE: tip });
  expect([diff.code, output], diff.stderr).toEqual([0, "step=patch\n"]);
});

it("never passes where it can't compare: no base, no history to fetch, no document", async () => {
  const { repository, tip } = await pullRequest(breaking);
  const work = await checkout(repository);
  const without = await runSteps(work, {});
  expect([without.diff.code, without.output]).toEqual([2, ""]);
  expect(without.diff.stdout).toMatch(/^::error title=Contract diff::.* Set the input base\.$/m);
  // As in a fork whose token may not read the repository.
  await promisify(execFile)("git", ["remote", "set-url", "origin", "file:///nowhere"], { cwd: work });
  const cut = await runSteps(work, { BASE: tip });
  expect([cut.diff.code, cut.output]).toEqual([2, ""]);
  expect(cut.diff.stdout).toMatch(
    /^::error title=Contract diff::Can't fetch the base \w+\. Check out with fetch-depth: 0\.$/m,
  );
  await rm(join(work, "openapi"), { recursive: true });
  const gone = await runSteps(work, { BASE: tip });
  expect(gone.lint.code).toBe(2);
  expect(gone.lint.stdout).toContain("Set the input document.");
});

it("takes no input into a program's text, and asks for no token", async () => {
  for (const { run = "", env = {} } of await stepsOfAction()) {
    expect(run).not.toContain("${{");
    expect(JSON.stringify(env)).not.toMatch(/token|secrets/i);
  }
});
