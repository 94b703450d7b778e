import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import openapiTypescript, { astToString, type OpenAPI3 } from "openapi-typescript";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeBundle } from "./bundle.ts";
import { readCatalogue } from "../lib/catalogue.ts";
import { readGenerated } from "../lib/document.ts";
import type { ErrorEntry } from "@messaging-api/types/errors";
import { paths, repository } from "../lib/paths.ts";
import { copyContract } from "../testing/contract-copy.ts";
import { compileWithNewTypeScript } from "../testing/new-typescript.ts";
import { compileWithOldTypeScript } from "../testing/old-typescript.ts";
import { astOf, makeTypes } from "./types.ts";

const { errors } = await readCatalogue(repository);
const coded = errors.filter(({ code }) => code !== null);
const operationIds = [
  ...new Set(coded.flatMap(({ operations }) => operations.map(({ operationId }) => operationId))),
];
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

/** The output of a compiler for every program in a folder. */
async function compile(
  folder: string,
  compiler: string,
  exactOptionalPropertyTypes: boolean,
): Promise<string> {
  const compilerOptions = {
    strict: true,
    exactOptionalPropertyTypes,
    noUncheckedIndexedAccess: true,
    noEmit: true,
    skipDefaultLibCheck: true,
    target: "es2022",
    module: "esnext",
    moduleResolution: "bundler",
    allowImportingTsExtensions: true,
    types: [],
  };
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["*.ts"] }));
  if (compiler === "typescript-5.0") return compileWithOldTypeScript(join(folder, "tsconfig.json"));
  return compileWithNewTypeScript(["-p", folder]);
}

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

/** Programs by file name, each with the expected compiler output: a pattern, or nothing. */
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
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each(Object.entries(compilers))(
    "narrow by code for %s",
    async (_, { name: compiler, exactOptionalPropertyTypes }) => {
      const output = await compile(folder, compiler, exactOptionalPropertyTypes);
      for (const [name, { says }] of Object.entries(programs)) {
        const lines = output.split("\n").filter((line) => line.includes(`${name}.ts(`));
        if (says === undefined) expect(lines).toEqual([]);
        else expect(lines, `${name}.ts must not compile`).toEqual([expect.stringMatching(says)]);
      }
    },
  );
});

it("make a file of a form a Blob", async () => {
  const text = String((await makeTypes(repository)).get(paths.types));
  expect(text).toMatch(/\bicon: Blob;/);
  expect(text).not.toMatch(/Format: binary\n(?:\s+\*.*\n)*\s+\w+\??: string;/);
});

it("are what openapi-typescript makes by itself, though only a part of it runs here", async () => {
  const document = await readGenerated<OpenAPI3>(repository, paths.bundleJson);
  const whole = astToString(await openapiTypescript(structuredClone(document)));
  expect(astToString(astOf(document))).toBe(whole);
});

// In the contract as it stands, one operation has all the codes. Here a second one gets a code of its own.
it("let an operation have its own codes only", async () => {
  const contract = await copyContract();
  const error = (await contract.read("openapi/errors/reply_target_expired.yaml"))
    .replaceAll("reply_target_expired", "contact_exists")
    .replaceAll("400", "409");
  await contract.write("openapi/errors/contact_exists.yaml", error);
  const response = (await contract.read("openapi/responses/SendMessageForbidden.yaml"))
    .replaceAll("inbound_only_no_prior_inbound", "contact_exists")
    .replace("ForbiddenError", "ConflictError");
  await contract.write("openapi/responses/CreateContactConflict.yaml", response);
  const operation = (await contract.read("openapi/paths/contacts.yaml")).replace(
    "responses/Conflict.yaml",
    "responses/CreateContactConflict.yaml",
  );
  await contract.write("openapi/paths/contacts.yaml", operation);
  for (const make of [makeBundle, makeTypes]) await contract.build(make);

  const folder = join(contract.root, "programs");
  await mkdir(folder);
  await writeFile(join(folder, "schema.d.ts"), await contract.read(paths.types));
  const asks = (operationId: string, code: string) =>
    `${preamble(operationId)}\nif (error.code === "${code}") throw error;`;
  await writeFile(join(folder, "own.ts"), asks("createContact", "contact_exists"));
  await writeFile(join(folder, "ofSend.ts"), asks("createContact", "outbound_limit_reached"));
  await writeFile(join(folder, "ofCreate.ts"), asks("sendMessage", "contact_exists"));
  for (const { name, exactOptionalPropertyTypes } of Object.values(compilers)) {
    const output = await compile(folder, name, exactOptionalPropertyTypes);
    expect(output.match(/\w+\.ts\(.*error TS\d+/g)?.map((line) => line.replace(/\(.*error/, ""))).toEqual([
      "ofCreate.ts TS2367",
      "ofSend.ts TS2367",
    ]);
  }
});
