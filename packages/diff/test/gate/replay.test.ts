import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it, onTestFinished } from "vitest";
import { run } from "../../src/run.ts";
import { argumentsOf } from "../../src/arguments.ts";
import { plain } from "../../src/formats/terminal.ts";
import { createApi } from "../../src/gate/api.ts";
import { collect } from "../../src/gate/collect.ts";
import { readGateData } from "../../src/gate/data.ts";
import { publish } from "../../src/gate/publish.ts";
import { contractRepository, removeOriginal, type Repository } from "./repository.ts";
import { startPlatform, type Platform } from "./platform.ts";

afterAll(removeOriginal);

interface Replay {
  readonly base: string;
  readonly number?: number;
  readonly event?: string;
  readonly from?: string;
}

/** What both workflows do for a pull request, from the repository's files to the comments on the platform. */
async function replay(
  repository: Repository,
  platform: Platform,
  { base, number = 7, event = "pull_request", from = "o/r" }: Replay,
) {
  const out = await mkdtemp(join(tmpdir(), "gate-out-"));
  onTestFinished(() => rm(out, { recursive: true, force: true }));
  const report = join(out, "diff.json");
  const args = argumentsOf(
    [`${base}...HEAD`, "--format", "github", "--report", `json=${report}`, "--check-changesets"],
    {},
  );
  const outcome = await run(args, repository.folder, plain, "2026-11-27");
  collect({
    reports: [report],
    checks: ["lint=success"],
    pullRequest: event === "pull_request" ? number : 0,
    out: join(out, "gate.json"),
  });
  const sha = repository.git("rev-parse", "HEAD");
  if (event === "pull_request") platform.pulls.set(number, { sha, repository: from });
  const { lines } = await publish(
    createApi({ url: platform.url, token: "secret-token" }),
    readGateData(await readFile(join(out, "gate.json"), "utf8")),
    {
      repository: "o/r",
      runUrl: "https://example.com/run",
      run: { event, head_sha: sha, head_repository: { full_name: from } },
    },
  );
  return {
    out,
    outcome,
    lines,
    comment: platform.comments.find(({ user }) => user.type === "Bot")?.body ?? "",
  };
}

const schema = (name: string) => `openapi/schemas/${name}.yaml`;
const send = "openapi/paths/messages.yaml";

/** An edit of a file, and what the comment must say about it. */
const kinds: readonly (readonly [title: string, file: string, (text: string) => string, said: RegExp])[] = [
  [
    "a retry class",
    schema("LimitReached"),
    (text) => text.replace("retry: quota", "retry: backoff"),
    /`limit_reached`: the retry class changed from `quota` to `backoff` \| major/,
  ],
  [
    "a cause",
    schema("CapReached"),
    (text) => text.replace(/cause: .*/, "cause: Something else led to it this time."),
    /`cap_reached`: its cause was rewritten \| patch/,
  ],
  [
    "a meaning",
    schema("CapReached"),
    (text) => text.replace(/^description: .*$/m, "description: Other words for the same thing."),
    /`cap_reached`: its title or meaning was rewritten \| patch/,
  ],
  [
    "a rename with its former name",
    schema("TextMissing"),
    (text) =>
      text
        .replace("const: text_missing", "const: no_text")
        .replace("x-error:", "x-error:\n  renamedFrom: [text_missing]"),
    /`text_missing` was renamed to `no_text` \| major/,
  ],
  [
    "a rename without `renamedFrom`",
    schema("TextMissing"),
    (text) => text.replace("const: text_missing", "const: text_is_missing"),
    /`text_missing` was renamed to `text_is_missing` \(a guess by similarity/,
  ],
  [
    "a code removed",
    send,
    (text) =>
      text.replace(/ +- \$ref: \.\.\/schemas\/CapReached\.yaml\n/, "").replace(/ +cap_reached: .*\n/, ""),
    /`cap_reached` was removed \| major \| notice \| \*\*breaks\*\*/,
  ],
  [
    "a member removed",
    schema("CapReached"),
    (text) => text.replace(/ {2}plan:\n {4}type: string\n {4}pattern: .*\n/, "").replace(/ {2}- plan\n/, ""),
    /`cap_reached`: `plan` was removed \| major/,
  ],
  [
    "a member retyped",
    schema("ReplyInvalid"),
    (text) => text.replace(/part:\n {4}type: integer/, "part:\n    type: boolean"),
    /`reply_invalid`: `part` changed from integer to boolean|`reply_invalid`: `part` changed from `integer` to `boolean`/,
  ],
  [
    "a status in a body",
    schema("TextMissing"),
    (text) => text.replace("const: 400", "const: 422"),
    /`text_missing` moved from status `400` to `422` \| major/,
  ],
  [
    "a header removed",
    send,
    (text) => text.replace(/ +Retry-After:\n +description: Seconds\.\n +schema:\n +type: integer\n/, ""),
    /sendMessage 429: header `Retry-After` was removed \| major/,
  ],
  [
    "a status without a code",
    send,
    (text) =>
      text.replace(
        / {4}"?401"?:\n/,
        (line) => `    "402":\n      $ref: ../responses/Unauthorized.yaml\n${line}`,
      ),
    /an error without a code is now returned by sendMessage, status 402 \| minor, new case/,
  ],
  [
    "a value of a list",
    schema("LimitReached"),
    (text) => text.replace("- total\n", "- total\n      - plan\n"),
    /`mode` may now be `"plan"` \| minor, new case/,
  ],
  [
    "a required member of a request",
    schema("Send"),
    (text) => text.replace("required:\n", "required:\n  - effect\n"),
    /sendMessage request: `effect` is now required \| major/,
  ],
  [
    "a member of an answer",
    schema("Message"),
    (text) => text.replace(/ {2}score:\n {4}type: integer\n {4}maximum: 10\n/, ""),
    /getMessage 200: `score` was removed \| major/,
  ],
  [
    "a parameter removed",
    send,
    (text) => text.replace(/ +- name: trace\n(?: {6,}.*\n)+/, ""),
    /sendMessage: `query trace` is no longer a parameter \| major/,
  ],
  [
    "a summary",
    send,
    (text) => text.replace("summary: Send a message", "summary: Send one message"),
    /sendMessage: `summary` was rewritten \| patch/,
  ],
  [
    "a server removed",
    "openapi/openapi.yaml",
    (text) => text.replace("  - url: https://sandbox.example.com\n", ""),
    /server .* was removed \| major/,
  ],
];

describe("a pull request", () => {
  it.each(kinds)("with %s", async (_, file, change, said) => {
    const [repository, platform] = await Promise.all([contractRepository(), startPlatform()]);
    repository.git("checkout", "--quiet", "-b", "change");
    await repository.edit(file, change);
    repository.commit("Change it");
    const { comment, outcome } = await replay(repository, platform, { base: "main" });
    expect(comment).toMatch(said);
    expect(comment).toContain(`${file}:`);
    expect(comment.startsWith("<!-- contract-diff: openapi/openapi.yaml -->")).toBe(true);
    expect(outcome.exitCode).toBe(1);
  });

  it("from a fork is commented on, for the fork's commit", async () => {
    const [repository, platform] = await Promise.all([contractRepository(), startPlatform()]);
    repository.git("checkout", "--quiet", "-b", "change");
    await repository.edit(schema("LimitReached"), (text) => text.replace("retry: quota", "retry: never"));
    repository.commit("Change it");
    const { out, comment, lines } = await replay(repository, platform, { base: "main", from: "fork/r" });
    expect(lines).toEqual(["openapi/openapi.yaml: comment created"]);
    expect(comment).toContain("the retry class changed from `quota` to `never`");
    // The command, which the workflow runs, collects the same.
    const gate = join(import.meta.dirname, "../../src/gate/cli.ts");
    const files = ["--report", join(out, "diff.json"), "--out", join(out, "by-command.json")];
    execFileSync(process.execPath, [gate, "collect", "--check", "lint=success", ...files], {
      env: { ...process.env, PULL_REQUEST: "7" },
      stdio: "pipe",
    });
    expect(await readFile(join(out, "by-command.json"), "utf8")).toBe(
      await readFile(join(out, "gate.json"), "utf8"),
    );
  });

  it("in a merge queue is judged against the queue's base, and has no comment", async () => {
    const [repository, platform] = await Promise.all([contractRepository(), startPlatform()]);
    const base = repository.git("rev-parse", "HEAD");
    repository.git("checkout", "--quiet", "-b", "gh-readonly-queue/main/pr-7");
    await repository.edit(schema("Message"), (text) => text.replace("  - direction\n", ""));
    repository.commit("Merge pull request 7");
    const { lines, outcome } = await replay(repository, platform, { base, event: "merge_group" });
    expect(lines).toEqual(["A run for merge_group has no pull request to comment on."]);
    expect(outcome.exitCode).toBe(1);
    expect(outcome.output).toContain("::error file=openapi/schemas/Message.yaml");
    expect(platform.comments).toEqual([]);
  });

  it("after a rebase is compared with the new base, and its comment is rewritten", async () => {
    const [repository, platform] = await Promise.all([contractRepository(), startPlatform()]);
    repository.git("checkout", "--quiet", "-b", "change");
    await repository.edit(schema("Sent"), (text) => text.replace("- queued\n", "- queued\n      - held\n"));
    repository.commit("Change it");
    repository.git("checkout", "--quiet", "main");
    await repository.edit(schema("Message"), (text) => text.replace("  - sender\n", ""));
    repository.commit("Something else happens on main");
    repository.git("checkout", "--quiet", "change");
    const first = await replay(repository, platform, { base: "main" });
    // What main did since is not this change's.
    expect(first.comment).toContain("1 change: 1 minor");
    const fingerprint = /fingerprint `(\w+)`/.exec(first.comment)?.[1] ?? "none";
    await repository.edit(schema("Sent"), (text) => `# A comment that moves the lines.\n${text}`);
    repository.commit("Move the lines");
    repository.git("rebase", "--quiet", "main");
    const second = await replay(repository, platform, { base: "main" });
    expect(second.lines).toEqual(["openapi/openapi.yaml: comment updated"]);
    expect(second.comment).toContain(fingerprint);
    await repository.edit(schema("Sent"), (text) => text.replace("      - held\n", ""));
    repository.commit("Take it back");
    const third = await replay(repository, platform, { base: "main" });
    expect(third.comment).toContain("No contract changes.");
    expect(platform.comments).toHaveLength(1);
  });

  it("that only moves and reorders files has nothing to say", async () => {
    const [repository, platform] = await Promise.all([contractRepository(), startPlatform()]);
    repository.git("checkout", "--quiet", "-b", "change");
    repository.git("mv", schema("Thread"), "openapi/schemas/Conversation.yaml");
    for (const file of [schema("Message"), schema("Conversation")])
      await repository.edit(file, (text) => text.replaceAll("Thread.yaml", "Conversation.yaml"));
    repository.git("mv", "openapi/paths/messages.yaml", "openapi/paths/send.yaml");
    await repository.edit("openapi/openapi.yaml", (text) =>
      text.replace("paths/messages.yaml", "paths/send.yaml"),
    );
    repository.commit("Move files");
    const { comment, outcome } = await replay(repository, platform, { base: "main" });
    expect(outcome).toMatchObject({ exitCode: 0, problems: [] });
    expect(comment).toBe("");
  });
});

describe("changesets", () => {
  const policy = `packages:\n  - { name: client, role: client }\n  - { name: docs, role: docs }\n`;
  async function changed() {
    const repository = await contractRepository();
    await writeFile(join(repository.folder, "openapi/contract-diff.policy.yaml"), policy);
    repository.commit("List the packages");
    repository.git("checkout", "--quiet", "-b", "change");
    await repository.edit(schema("Message"), (text) => text.replace("  - sender\n", ""));
    repository.commit("Make the sender optional");
    return repository;
  }
  const check = (repository: Repository, ...more: string[]) =>
    run(
      argumentsOf(
        ["main...", "--check-changesets", "--fail-on", "none", "--format", "terminal", ...more],
        {},
      ),
      repository.folder,
      plain,
      "2026-11-27",
    );

  it("that claim too little are refused, and the proposal claims enough", async () => {
    const repository = await changed();
    expect((await check(repository)).problems).toEqual([
      "No changeset names client, which needs major. Add --write-changeset to the command to write one that is right.",
      "No changeset names docs, which needs minor. Add --write-changeset to the command to write one that is right.",
    ]);
    await repository.write(".changeset/one.md", '---\n"client": minor\n"docs": minor\n---\n\nChanged it.\n');
    expect((await check(repository)).problems).toEqual([
      expect.stringContaining("The changesets claim minor for client, which needs major"),
    ]);
    const { output } = await check(repository, "--write-changeset");
    const [, name = ""] = /Wrote (\S+)\. /.exec(output) ?? [];
    expect(await readFile(join(repository.folder, name), "utf8")).toBe(
      '---\n"client": major\n"docs": minor\n---\n\n**Breaking:** GetMessage 200: `sender` became optional.\n',
    );
    expect((await check(repository)).problems).toEqual([]);
  });
});
