import { glob, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { notWritten } from "@messaging-api/lint/fix/error-text";
import { alternativesOf, operationsOf, resolveResponse, type Json } from "@messaging-api/error-model/bundled";
import { readBundle } from "../lib/document.ts";
import { repository } from "../lib/paths.ts";
import { pointer, validatorOf } from "../lib/validator.ts";

type Body = Record<string, Json> & { status: number; code?: string };

const document = await readBundle(repository);
const published = JSON.parse(
  await readFile(join(repository, "scripts/contract/error-examples.json"), "utf8"),
) as { name: string; body: Body }[];
const compile = validatorOf(document);

/** Every response of an operation that can carry the body: of its status, and listing its code (or the lack of one). */
function responsesFor(body: Body) {
  const found = [];
  for (const { path, method, operation } of operationsOf(document)) {
    const response = operation.responses?.[body.status];
    if (response === undefined) continue;
    const { content } = resolveResponse(document, response);
    const names = alternativesOf(document, content?.["application/json"]?.schema);
    if (!names.some((name) => (body.code === undefined ? /^[A-Z]/.test(name) : name === body.code))) continue;
    const base = response.$ref?.slice(1) ?? pointer("paths", path, method, "responses", `${body.status}`);
    found.push({
      operation: operation.operationId ?? "",
      union: compile(`${base}${pointer("content", "application/json", "schema")}`),
      branches: names.map((name) => ({ name, accepts: compile(pointer("components", "schemas", name)) })),
    });
  }
  return found;
}

describe.each(published)("published body: $name", ({ body }) => {
  const responses = responsesFor(body);

  it("is listed by an operation", () => expect(responses).not.toEqual([]));

  it.each(responses)("validates in exactly one branch of $operation", ({ union, branches }) => {
    expect(union(body)).toBe(true);
    expect(branches.filter(({ accepts }) => accepts(body))).toHaveLength(1);
  });

  it.each(responses)("with members of its own that are new, still validates in $operation", ({ union }) => {
    expect(union({ ...body, brand_new: { anything: [1] } })).toBe(true);
  });

  it.each(responses)("with a member removed, is refused by $operation", ({ union, branches }) => {
    for (const removed of Object.keys(body)) {
      const { [removed]: _, ...rest } = body;
      // Without its code, it reads as an error without a code, since responses tolerate members they do not know.
      if (removed === "code")
        expect(namesAccepting(branches, rest)).toEqual([expect.stringMatching(/^[A-Z]/)]);
      else expect(union(rest), removed).toBe(false);
    }
  });

  it.each(responses)("with a member of another type, is refused by $operation", ({ union }) => {
    for (const [name, value] of Object.entries(body)) {
      for (const other of [null, true, [], {}, typeof value === "string" ? 1 : "1", 1.5]) {
        expect(union({ ...body, [name]: other }), `${name}: ${JSON.stringify(other)}`).toBe(false);
      }
    }
  });

  it.each(responses)("with two members swapped, is refused by $operation", ({ union }) => {
    const fixed = ["error", "status", "code", "mode"];
    for (const one of Object.keys(body)) {
      for (const other of Object.keys(body)) {
        const sameKind =
          typeof body[one] === typeof body[other] && !fixed.includes(one) && !fixed.includes(other);
        if (one === other || sameKind) continue;
        const swapped = { ...body, [one]: body[other], [other]: body[one] };
        expect(union(swapped), `${one} <-> ${other}`).toBe(false);
      }
    }
  });

  it.each(responses)("with a status or a code of another error, is refused by $operation", ({ union }) => {
    expect(union({ ...body, status: 418 })).toBe(false);
    expect(union({ ...body, code: "no_such_code" })).toBe(false);
  });

  it("stands verbatim among the examples of the contract", () => {
    const schemas = Object.values(document.components?.schemas ?? {});
    const examples = schemas.flatMap((schema) => (typeof schema === "object" ? (schema.examples ?? []) : []));
    expect(examples).toContainEqual(body);
  });
});

it("has nothing left to be filled in, as `pnpm new:error` leaves it", async () => {
  const left: string[] = [];
  for await (const file of glob("openapi/**/*.yaml", { cwd: repository })) {
    const lines = (await readFile(join(repository, file), "utf8")).split("\n");
    for (const [index, line] of lines.entries())
      if (line.includes(notWritten)) left.push(`${file}:${index + 1}${line}`);
  }
  expect(left).toEqual([]);
});

function namesAccepting(
  branches: readonly { name: string; accepts: (body: unknown) => boolean }[],
  body: unknown,
) {
  return branches.filter(({ accepts }) => accepts(body)).map(({ name }) => name);
}

const codeless = Object.entries(document.components?.schemas ?? {}).flatMap(([name, schema]) =>
  typeof schema === "object" && schema["x-error"] !== undefined && /^[A-Z]/.test(name)
    ? [{ name, dependentSchemas: schema.dependentSchemas }]
    : [],
);

it.each(codeless)("$name refers to the envelope", ({ name, dependentSchemas }) => {
  const how = `openapi/errors/${name}.yaml: add \`dependentSchemas: { error: { $ref: ../schemas/ApiError.yaml } }\``;
  expect(dependentSchemas, how).toEqual({ error: { $ref: "#/components/schemas/ApiError" } });
});
