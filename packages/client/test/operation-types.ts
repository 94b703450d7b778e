import {
  alternativesOf,
  operationsOf,
  refName,
  resolveResponse,
  type Document,
  type Operation,
  type Schema,
  type SchemaObject,
} from "@messaging-api/error-model/bundled";
import { readBundle } from "../../../scripts/lib/document.ts";
import { repository } from "../../../scripts/lib/paths.ts";

/**
 * Returns a program that checks the client's types of every operation against the contract: its data, and each of its
 * codes with status and members. Leaving a code out doesn't compile, nor does a code of another operation.
 */
export async function operationTypeTests(): Promise<string> {
  const document = await readBundle(repository);
  const all = codesOf(document);
  const tests = [...operationsOf(document)].map(({ path, method, operation }) =>
    testOf(document, `${method.toUpperCase()} ${path}`, operation, all),
  );
  return `${head}\n${tests.join("\n")}\n`;
}

const head = `import { unhandled, type Client, type RequestOf } from "@messaging-api/client";
import type { components } from "@messaging-api/types";

type Schemas = components["schemas"];
type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const same = <A, B>(..._: Equal<A, B> extends true ? [] : [never]) => undefined;
declare const client: Client;
`;

function testOf(document: Document, name: string, operation: Operation, all: readonly string[]): string {
  const [method = "", path = ""] = name.split(" ");
  const responses = Object.entries(operation.responses ?? {}).map(([status, response]) => ({
    success: status.startsWith("2"),
    names: alternativesOf(
      document,
      resolveResponse(document, response).content?.["application/json"]?.schema,
    ),
  }));
  const names = (success: boolean) => [
    ...new Set(responses.filter((one) => one.success === success).flatMap((one) => one.names)),
  ];
  const codes = names(false).filter((one) => all.includes(one));
  const data = names(true).map((one) => `Schemas[${JSON.stringify(one)}]`);
  if (data.length === 0) throw new Error(`${name} has no success`);
  const foreign = all.filter((code) => !codes.includes(code));
  return `{
  const { data, error } = await client.${method}(${JSON.stringify(path)}, {} as RequestOf<${JSON.stringify(name)}>);
  if (error === undefined) same<typeof data, ${data.join(" | ")}>();
  else {
    same<typeof data, undefined>();
    switch (error.code) {
${codes.map((code) => handled(document, code)).join("\n")}
      default:
        unhandled(error);
    }
${codes.map((code) => forgotten(codes, code)).join("\n")}
${foreign.map((code) => `    // @ts-expect-error a code of another operation\n    if (error.code === ${JSON.stringify(code)}) void 0;`).join("\n")}
  }
}`;
}

/** A case in which status and members have the types of the code's schema. */
function handled(document: Document, code: string): string {
  const { properties = {} } = document.components?.schemas?.[code] as SchemaObject;
  const { status, error: _e, message: _m, code: _c, ...members } = properties;
  const lines = Object.entries(members).map(
    ([name, member]) =>
      `        { const member: ${typeOf(document, member)} = error.details.${name}; void member; }`,
  );
  return `      case ${JSON.stringify(code)}:
        same<typeof error.status, ${String((status as { const?: unknown }).const)}>();
${lines.join("\n")}
        break;`;
}

function typeOf(document: Document, member: Schema): string {
  const { type, $ref } = member as SchemaObject;
  if ($ref !== undefined) return typeOf(document, document.components?.schemas?.[refName($ref)] ?? true);
  return type === "integer" ? "number" : String(type);
}

/** All cases but one. */
function forgotten(codes: readonly string[], code: string): string {
  const others = codes.filter((one) => one !== code).map((one) => `case ${JSON.stringify(one)}:`);
  return `    switch (error.code) {
      ${[...others, ...(others.length > 0 ? ["break;"] : [])].join(" ")}
      default:
        // @ts-expect-error ${code} has no case
        unhandled(error);
    }`;
}

/** Codes are the schemas that are named after their own `code`. */
function codesOf(document: Document): string[] {
  return Object.entries(document.components?.schemas ?? {})
    .filter(([name, schema]) => {
      const code = typeof schema === "object" ? schema.properties?.["code"] : undefined;
      return typeof code === "object" && code.const === name;
    })
    .map(([name]) => name);
}
