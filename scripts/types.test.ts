import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readCatalogue } from "./lib/catalogue.ts";
import type { ErrorEntry } from "./lib/error-model.ts";
import { paths, repository } from "./lib/paths.ts";
import { run } from "./lib/run.ts";

const { errors } = await readCatalogue(repository);
const coded = errors.filter(({ code }) => code !== null);
const operationIds = [
  ...new Set(coded.flatMap(({ operations }) => operations.map(({ operationId }) => operationId))),
];
const require = createRequire(join(repository, "package.json"));
// Before TypeScript 5.5, `case undefined` does not narrow an optional `never` under exactOptionalPropertyTypes.
const compilers = {
  "the oldest supported TypeScript": { name: "typescript-5.0", exactOptionalPropertyTypes: false },
  "the newest TypeScript": { name: "typescript", exactOptionalPropertyTypes: true },
};

const typeOf: Record<string, string> = {
  integer: "number",
  number: "number",
  string: "string",
  boolean: "boolean",
};

/** A program that handles every error of the operation, or all but one, written from the catalogue. */
function handles(operationId: string, entries: readonly ErrorEntry[]): string {
  const cases = entries.map(({ code, members }) => {
    const reads = members.map(
      ({ name, types: [type = ""] }) => `const ${name}: ${typeOf[type]} = error.${name};`,
    );
    const uses = members.map(({ name }) => `void ${name};`);
    return `  case "${code}": { ${[...reads, ...uses].join(" ")} break; }`;
  });
  return [
    preamble(operationId),
    "switch (error.code) {",
    ...cases,
    "  case undefined: { const status: number = error.status; void status; break; }",
    "  default: { const unhandled: never = error; void unhandled; }",
    "}",
  ].join("\n");
}

function preamble(operationId: string): string {
  return [
    `import type { operations } from "./schema.d.ts";`,
    "type Body<R> = R extends { content: { 'application/json': infer B } } ? B : never;",
    "type Success = 200 | 201 | 202;",
    `type Responses = operations["${operationId}"]["responses"];`,
    "declare const error: { [S in keyof Responses]: S extends Success ? never : Body<Responses[S]> }[keyof Responses];",
  ].join("\n");
}

/** Programs by file name, each with what the compiler must say of it: a pattern, or nothing. */
function programsFor(operationId: string): Record<string, { source: string; says: RegExp | undefined }> {
  const listed = coded.filter(({ operations }) => operations.some((one) => one.operationId === operationId));
  const programs: Record<string, { source: string; says: RegExp | undefined }> = {
    complete: { source: handles(operationId, listed), says: undefined },
    foreign: {
      source: `${preamble(operationId)}\nif (error.code === "code_of_another_operation") throw error;`,
      says: /TS2367/,
    },
  };
  for (const { code } of listed) {
    programs[`without_${code}`] = {
      source: handles(
        operationId,
        listed.filter((entry) => entry.code !== code),
      ),
      says: /TS2322: Type .* is not assignable to type 'never'/,
    };
    const [other] = listed.flatMap((entry) => (entry.code === code ? [] : entry.members));
    const own = listed.find((entry) => entry.code === code);
    const names = [own, ...(own?.variants ?? [])].flatMap(
      (shape) => shape?.members.map(({ name }) => name) ?? [],
    );
    if (other === undefined || names.includes(other.name)) continue;
    programs[`member_of_another_than_${code}`] = {
      source: `${preamble(operationId)}\nif (error.code === "${code}") console.log(error.${other.name});`,
      says: /TS2339/,
    };
  }
  return programs;
}

it("there is an operation with coded errors", () => expect(operationIds).toContain("sendMessage"));

describe.each(operationIds)("the error bodies of %s", (operationId) => {
  const programs = programsFor(operationId);
  let folder = "";

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "types-"));
    await writeFile(join(folder, "schema.d.ts"), await readFile(join(repository, paths.types)));
    for (const [name, { source }] of Object.entries(programs))
      await writeFile(join(folder, `${name}.ts`), source);
    const compilerOptions = {
      strict: true,
      noUncheckedIndexedAccess: true,
      noEmit: true,
      target: "es2022",
      module: "esnext",
      moduleResolution: "bundler",
      allowImportingTsExtensions: true,
      types: [],
    };
    await writeFile(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["*.ts"] }));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each(Object.entries(compilers))(
    "narrow by code for %s",
    async (_, { name: compiler, exactOptionalPropertyTypes }) => {
      const tsc = require.resolve(`${compiler}/package.json`).replace("package.json", "bin/tsc");
      const { output } = await run(process.execPath, [
        tsc,
        "-p",
        folder,
        "--pretty",
        "false",
        "--exactOptionalPropertyTypes",
        String(exactOptionalPropertyTypes),
      ]);
      for (const [name, { says }] of Object.entries(programs)) {
        const lines = output.split("\n").filter((line) => line.includes(`${name}.ts(`));
        if (says === undefined) expect(lines).toEqual([]);
        else expect(lines, `${name}.ts must not compile`).toEqual([expect.stringMatching(says)]);
      }
    },
  );
});
