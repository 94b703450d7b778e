import { cp, glob, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeDocumentFromString } from "@redocly/openapi-core";
import { afterAll, expect, it } from "vitest";
import { parse } from "yaml";
import { rules } from "@messaging-api/spectral-ruleset/rules";
import { repository } from "../../../../scripts/lib/paths.ts";
import { placeOf } from "../../src/document/place.ts";
import type { Finding } from "../../src/index.ts";
import { lintContract } from "../lint-contract.ts";
import { errorKinds } from "./error-kinds.ts";
import { schemaMistakes } from "./error-mistakes.ts";
import { mutate, spread, type ContractFile, type Mutation } from "./mutation.ts";
import { operationKinds, pairKinds } from "./operation-kinds.ts";
import { responseKinds } from "./response-kinds.ts";
import { responseMistakes } from "./response-mistakes.ts";
import { textMistakes } from "./text-mistakes.ts";

const folder = await mkdtemp(join(tmpdir(), "mutations-"));
afterAll(() => rm(folder, { recursive: true }));
await cp(join(repository, "openapi"), folder, { recursive: true });
const entry = join(folder, "openapi.yaml");

const files: ContractFile[] = [];
for (const path of (await Array.fromAsync(glob("**/*.yaml", { cwd: folder }))).sort()) {
  const text = await readFile(join(folder, path), "utf8");
  files.push({ path, text, data: parse(text) as Record<string, unknown> });
}

// The same fault in another file takes the same way through a rule: a few files, far apart, for each kind, and others for
// the next kind, because faults in different files need one run.
const filesPerKind = Number(process.env["MUTATION_FILES"] ?? 3);
const kinds = [...errorKinds, ...responseKinds, ...operationKinds, ...pairKinds];
const mutations = kinds.flatMap((kind, index) =>
  spread(files.filter(kind.to), filesPerKind, index).map((file) => mutate(kind, file)),
);

let all: Promise<ReadonlyMap<Mutation, Outcome>> | undefined;

it("has no finding before", async () => expect((await lintContract(entry)).findings).toEqual([]));

it("breaks every rule, in at least 60 ways", () => {
  expect(mutations.length).toBeGreaterThanOrEqual(60);
  const others = [...schemaMistakes, ...textMistakes, ...responseMistakes].map(({ finds }) => finds?.rule);
  const met = new Set([...mutations.map(({ rule }) => rule), ...others]);
  // No edit of one file takes all codes away from a contract: the ruleset's own tests break this one.
  met.add("error-contract-found");
  expect(Object.keys(rules).filter((rule) => !met.has(rule))).toEqual([]);
  expect(kinds.filter((kind) => !files.some(kind.to)).map(({ name }) => name)).toEqual([]);
});

it.each(mutations)("$rule: $file $name", async (mutation) => {
  all ??= outcomes();
  const { expected, findings } = (await all).get(mutation) ?? { expected: "a place", findings: [] };
  // Once, even if many responses and operations use the file.
  expect(
    placesIn(findings, mutation, expected),
    findings.map(({ rule: id, file: name, line, message }) => `${id} ${name}:${line} ${message}`).join("\n"),
  ).toEqual([expected]);
});

/** Where the finding of a mutation must sit, and what the last run with the mutation found. */
interface Outcome {
  readonly expected: string;
  readonly findings: readonly Finding[];
}

/**
 * Many mutations in a run, because linting is what takes the time. One can hide another: those that aren't found go into
 * runs of fewer, and at last into one of their own.
 */
async function outcomes(): Promise<ReadonlyMap<Mutation, Outcome>> {
  const found = new Map<Mutation, Outcome>();
  let left: readonly Mutation[] = mutations;
  for (const size of [24, 8, 1]) {
    const hidden: Mutation[] = [];
    for (const batch of inBatches(left, size)) {
      const places = await Promise.all(batch.map(placeIn));
      const findings = await findingsOf(batch);
      for (const [index, mutation] of batch.entries()) {
        const expected = places[index] ?? "";
        found.set(mutation, { expected, findings });
        if (placesIn(findings, mutation, expected).length !== 1) hidden.push(mutation);
      }
    }
    left = hidden;
  }
  return found;
}

function placesIn(findings: readonly Finding[], { rule }: Mutation, expected: string): string[] {
  return findings
    .filter((finding) => finding.rule === rule)
    .map((finding) => `${finding.file}:${finding.line}`)
    .filter((place) => place === expected);
}

/** Mutations of different files, which one run can find together, and of the same rule if the places differ. */
function inBatches(mutated: readonly Mutation[], size: number): Mutation[][] {
  const found: Mutation[][] = [];
  const placeFile = ({ at, file }: Mutation) => at.file ?? file;
  const clash = (a: Mutation, b: Mutation) =>
    a.file === b.file || (a.rule === b.rule && placeFile(a) === placeFile(b));
  for (const one of mutated) {
    const room = found.find((batch) => batch.length < size && !batch.some((other) => clash(one, other)));
    if (room === undefined) found.push([one]);
    else room.push(one);
  }
  return found;
}

async function findingsOf(batch: readonly Mutation[]): Promise<readonly Finding[]> {
  for (const { file, text } of batch) await writeFile(join(folder, file), text);
  try {
    return (await lintContract(entry)).findings;
  } finally {
    for (const { file } of batch)
      await writeFile(join(folder, file), files.find(({ path }) => path === file)?.text ?? "");
  }
}

/** The file and line where the finding must sit, in the text as it was changed. */
async function placeIn({ file, text, at }: Pick<Mutation, "file" | "text" | "at">): Promise<string> {
  const path = join(folder, at.file ?? file);
  const body = at.file === undefined ? text : await readFile(path, "utf8");
  const { source } = makeDocumentFromString(body, path);
  return `${path}:${placeOf(source, at.pointer).line}`;
}
