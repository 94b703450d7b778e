import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeBundle } from "../../../../scripts/steps/bundle.ts";
import { makeCatalogue } from "../../../../scripts/steps/catalogue.ts";
import { repository } from "../../../../scripts/lib/paths.ts";
import { run } from "../../../../scripts/lib/run.ts";
import { main as newError } from "../../../../scripts/new-error.ts";
import { lintContract } from "../../test/lint-contract.ts";
import { copyContract, type ContractCopy } from "../../../../scripts/testing/contract-copy.ts";
import { runHere } from "../../../../scripts/testing/run-here.ts";
import { main } from "./cli.ts";
import { ContractTexts } from "./contract-texts.ts";
import { fix } from "./fix.ts";
import type { NewError } from "./error-text.ts";
import { addError } from "./new-error.ts";

const badRequest = "openapi/responses/SendMessageBadRequest.yaml";
const forbidden = "openapi/responses/SendMessageForbidden.yaml";
const inbound = "errors/inbound_only_no_prior_inbound.yaml";

/** Faults that are mechanical: a replacement in one file. */
const faults: readonly (readonly [name: string, file: string, from: RegExp, to: string])[] = [
  ["a line of the mapping is missing", badRequest, /\n +reply_target_not_supported: .*/, ""],
  ["the first line of the mapping is missing", badRequest, /(mapping:)\n +\w+: .*/, "$1"],
  [
    "a line of the mapping is a bare name",
    badRequest,
    /(reply_target_expired: ).*/,
    "$1reply_target_expired",
  ],
  [
    "a line of the mapping leads elsewhere",
    badRequest,
    /(reply_target_expired: ).*/,
    "$1../errors/UnauthorizedError.yaml",
  ],
  ["the mapping has a stranger", badRequest, /(mapping:\n)( +)/, "$1$2stranger: ../errors/nowhere.yaml\n$2"],
  ["an entry of the union is missing", badRequest, /\n +- \$ref: \S+reply_target_not_supported\.yaml/, ""],
  ["the discriminator goes by another member", badRequest, /propertyName: code/, "propertyName: error"],
  ["the mapping is missing", badRequest, /\n +mapping:(?:\n +\w+: \S+\.yaml)+/, ""],
  [
    "the discriminator is missing",
    forbidden,
    /\n +discriminator:[^]*?(?=\n +- \$ref: \S+ForbiddenError)/,
    "",
  ],
];

describe("lint:fix", () => {
  it.each([
    ["--foo", "There is no option --foo.\n\nUsage: pnpm lint:fix"],
    ["openapi", "Usage: pnpm lint:fix"],
  ])("refuses %s, and shows the usage", async (arg, says) => {
    const { code, output } = await runHere(() => main([arg]));
    expect(output).toContain(says);
    expect(output).not.toMatch(/^\s+at /m);
    expect(code).toBe(1);
  });

  const spoiled = async (file: string, from: RegExp, to: string): Promise<ContractCopy> => {
    const contract = await copyContract();
    const before = await contract.read(file);
    const after = before.replace(from, to);
    expect(after).not.toBe(before);
    await contract.write(file, after);
    return contract;
  };

  it("changes nothing where nothing is wrong", async () => {
    const { changes } = await fix(join(repository, "openapi"));
    expect(changes).toEqual([]);
  });

  it.each(faults)("fixes it when %s, and nothing more the second time", async (_, file, from, to) => {
    const contract = await spoiled(file, from, to);
    const { texts, changes } = await fix(join(contract.root, "openapi"));
    await texts.write();
    expect(changes.length).toBeGreaterThan(0);
    for (const { path, line } of changes) expect(`openapi/${path}:${line}`).toMatch(/\.yaml:[1-9]/);
    const sorted = (text: string) => text.split("\n").sort();
    const original = await readFile(join(repository, file), "utf8");
    const fixed = await contract.read(file);
    expect(sorted(fixed)).toEqual(sorted(original));
    expect((await fix(join(contract.root, "openapi"))).changes).toEqual([]);
    // The file as it was has no finding, which another test sees.
    if (fixed !== original)
      expect((await lintContract(join(contract.root, "openapi/openapi.yaml"))).findings).toEqual([]);
  });

  it("names a file after its code, with all that refers to it, and loses nothing of it", async () => {
    const contract = await spoiled(
      `openapi/${inbound}`,
      /(code: )\{ const: \w+ \}/,
      "$1{ const: inbound_only }",
    );
    const text = await contract.read(`openapi/${inbound}`);
    const { texts } = await fix(join(contract.root, "openapi"));
    await texts.write();
    expect(await contract.read("openapi/errors/inbound_only.yaml")).toBe(text);
    await expect(contract.read(`openapi/${inbound}`)).rejects.toThrow("ENOENT");
    const { findings } = await lintContract(join(contract.root, "openapi/openapi.yaml"));
    // What is left is prose and an example, which people fix.
    expect(new Set(findings.map(({ rule }) => rule))).toEqual(
      new Set(["example-valid", "error-code-known", "error-example-listed"]),
    );
  });

  it("keeps comments, and writes nothing at all where a file cannot be fixed", async () => {
    const contract = await spoiled(
      badRequest,
      /\n +reply_target_expired: .*/,
      "\n              # The oldest come last.",
    );
    const broken = await contract.read(forbidden);
    await contract.write(forbidden, broken.replace("oneOf:", "oneOf: [\n"));
    const before = await contract.read(badRequest);
    const refused = await runHere(() => main(["--root", contract.root]));
    expect(refused.output).toMatch(/SendMessageForbidden\.yaml: /);
    expect(refused.code).toBe(1);
    expect(await contract.read(badRequest)).toBe(before);
    await contract.write(forbidden, broken);
    // In a process of its own.
    const cli = join(repository, "packages/lint/src/fix/cli.ts");
    expect((await run(process.execPath, [cli, "--root", contract.root])).code).toBe(0);
    const after = await contract.read(badRequest);
    expect(after).toContain("# The oldest come last.");
    expect(after).toContain("reply_target_expired: ../errors/reply_target_expired.yaml");
  });

  it("writes nothing when asked to, and says what it would", async () => {
    const contract = await spoiled(badRequest, /\n +reply_target_expired: .*/, "");
    const before = await contract.read(badRequest);
    const { code, output } = await runHere(() => main(["--dry-run", "--root", contract.root]));
    expect(output).toMatch(/SendMessageBadRequest\.yaml:\d+ added reply_target_expired to the mapping/);
    expect(await contract.read(badRequest)).toBe(before);
    expect(code).toBe(0);
  });
});

describe("new:error", () => {
  const error: NewError = {
    code: "contact_blocked",
    status: 403,
    operations: ["sendMessage"],
    title: "Contact blocked",
    retry: "never",
    source: "project",
  };
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "new-error-"));
    await cp(join(repository, "openapi"), join(folder, "openapi"), { recursive: true });
  });
  afterAll(() => rm(folder, { recursive: true }));

  const added: readonly (readonly [string, Partial<NewError>, string[]])[] = [
    ["in a response of its own", {}, ["errors/contact_blocked.yaml", "responses/SendMessageForbidden.yaml"]],
    [
      "where a response is shared",
      { code: "contact_merged", status: 409, operations: ["createContact"] },
      ["errors/contact_merged.yaml", "paths/contacts.yaml", "responses/CreateContactConflict.yaml"],
    ],
    [
      "under a status that the operation did not list",
      { code: "name_reserved", status: 422, operations: ["createContact", "createGroup"] },
      [
        "errors/name_reserved.yaml",
        "paths/contacts.yaml",
        "paths/groups.yaml",
        "responses/CreateContactUnprocessableEntity.yaml",
      ],
    ],
    [
      "that is retried by a header",
      { code: "carrier_paused", status: 503, operations: ["sendMessage"], retry: "retry-after" },
      [
        "errors/carrier_paused.yaml",
        "paths/chats@{chatId}@messages.yaml",
        "responses/SendMessageServiceUnavailable.yaml",
      ],
    ],
  ];
  const titled = (more: Partial<NewError>): NewError => {
    const { code, ...rest } = { ...error, ...more };
    return { ...rest, code, title: `${code.charAt(0).toUpperCase()}${code.slice(1).replaceAll("_", " ")}` };
  };

  it.each(added)("%s: it touches nothing else", async (_, more, touched) => {
    const before = await ContractTexts.read(join(repository, "openapi"));
    const after = await ContractTexts.read(join(repository, "openapi"));
    addError(after, titled(more));
    expect(after.paths.filter((path) => before.text(path) !== after.text(path))).toEqual(touched);
    for (const path of touched.filter((one) => before.has(one))) {
      const lines = before.text(path).split("\n");
      // Lines come; at most the one that refers to the response changes.
      const lost = lines.filter((line) => !after.text(path).split("\n").includes(line));
      expect(lost.length).toBeLessThanOrEqual(1);
    }
  });

  // In one contract: to lint and build it takes longer than all else.
  it("lints clean and builds, in whichever way it was added, and says who acts on each status", async () => {
    const contract = await copyContract();
    const root = join(contract.root, "openapi");
    const texts = await ContractTexts.read(root);
    for (const [, more] of added) addError(texts, titled(more));
    const statuses = {
      500: "ledger_lost",
      502: "carrier_down",
      503: "queue_full",
      504: "carrier_slow",
      429: "burst_spent",
    };
    for (const [status, code] of Object.entries(statuses))
      addError(
        texts,
        titled({ code, status: Number(status), retry: status === "429" ? "quota" : "backoff" }),
      );
    await texts.write();
    expect((await lintContract(join(root, "openapi.yaml"))).findings).toEqual([]);
    await contract.build(makeBundle);
    await contract.build(makeCatalogue);
  });

  it.each<[string, Partial<NewError>, RegExp]>([
    [
      "a code that there is",
      { code: "reply_target_expired" },
      /errors\/reply_target_expired\.yaml already has the code/,
    ],
    ["a code in another case", { code: "contactBlocked" }, /snake_case/],
    ["a status of success", { status: 200 }, /isn't the HTTP status of an error/],
    ["an unknown status", { status: 499 }, /isn't the HTTP status of an error/],
    [
      "an operation that is misspelled",
      { operations: ["sendMesage"] },
      /No operation is named sendMesage\. Did you mean sendMessage\?/,
    ],
  ])("refuses %s, and writes nothing", async (_, more, says) => {
    const texts = await ContractTexts.read(join(folder, "openapi"));
    expect(() => addError(texts, { ...error, ...more })).toThrow(says);
  });

  it("refuses a code that is retired", async () => {
    const texts = await ContractTexts.read(join(folder, "openapi"));
    texts.set(
      "openapi.yaml",
      texts.text("openapi.yaml").replace("info:\n", "info:\n  x-retired-codes: [contact_blocked]\n"),
    );
    expect(() => addError(texts, error)).toThrow(/lists contact_blocked as retired/);
  });

  it("refuses a code that another error had before", async () => {
    const texts = await ContractTexts.read(join(folder, "openapi"));
    const path = "errors/reply_target_expired.yaml";
    texts.set(path, `${texts.text(path)}  renamedFrom: [contact_blocked]\n`);
    expect(() => addError(texts, error)).toThrow(/had the code contact_blocked before/);
  });

  it.each([
    [[], "Name the code"],
    [["contact_blocked", "--operations", "sendMessage"], "Add the status"],
    [["contact_blocked", "--status", "403"], "Add the operations"],
    [["contact_blocked", "--status", "403", "--operations", ","], "Add the operations"],
    [["contact_blocked", "muted", "--status", "403", "--operations", "sendMessage"], "remove muted"],
    [["contact_blocked", "--status", "many", "--operations", "sendMessage"], "--status must be a number"],
    [
      ["contact_blocked", "--status", "403", "--operations", "getMe", "--retry", "soon"],
      "--retry must be one",
    ],
  ])("says what is wrong with the command line %j", async (args, says) => {
    const { code, output } = await runHere(() => newError(["--root", folder, ...args]));
    expect(code).toBe(1);
    expect(output).toContain(says);
    expect(output).not.toMatch(/^\s+at /m);
  });
});
