import { shownNames, type Check } from "./check.ts";
import { filledPath, type ExampleFile, type ExampleRequest } from "./requests.ts";

/** A program with the typed client. */
export function clientSample(request: ExampleRequest, check?: Check): string {
  const { method, path, parameters, query, body, file } = request;
  const params = { ...(Object.keys(parameters).length > 0 && { path: parameters }), ...(query && { query }) };
  const options = [
    ...(Object.keys(params).length > 0 ? [`  params: ${literal(params)},`] : []),
    ...(body === undefined ? [] : [`  body: ${literal(body)},`]),
    ...(file ? [`  body: { ${file.field}: ${openedFile(file)} },`] : []),
  ];
  const operation = file
    ? `upload(client, ${JSON.stringify(`${method} ${path}`)}`
    : `client.${method}(${JSON.stringify(path)}`;
  const call = `const { ${check ? "error" : "data, error"} } = await ${operation}`;
  return [
    ...importsOf(file),
    `import { createClient } from "@messaging-api/client";`,
    ...(file ? [`import { upload } from "@messaging-api/client/uploads";`] : []),
    ``,
    `const client = createClient({ apiKey: process.env.MESSAGING_API_KEY! });`,
    ...(options.length > 0 ? [`${call}, {`, ...options, `});`] : [`${call});`]),
    ...(check ? handled(check) : [`console.log(data ?? error?.message);`]),
  ].join("\n");
}

function importsOf(file: ExampleFile | undefined): string[] {
  return file ? [`import { openAsBlob } from "node:fs";`] : [];
}

function openedFile({ name, type }: ExampleFile): string {
  return `await openAsBlob("${name}", { type: "${type}" })`;
}

function handled(check: Check): string[] {
  const test =
    check.code === null
      ? `error?.code === undefined && error?.status === ${check.status}`
      : `error?.code === ${JSON.stringify(check.code)}`;
  return [
    ``,
    `if (${test}) {`,
    ...check.comment.map((line) => `  // ${line}`),
    ...shown(check, "error", "error.details"),
    ...(check.retryAfter ? [`  console.log(error.retryAfterMs);`] : []),
    `}`,
  ];
}

/** A program with `fetch` alone. */
export function fetchSample(request: ExampleRequest, apiUrl: string, check?: Check): string {
  const { method, body, file } = request;
  return [
    ...importsOf(file),
    ...(file ? [``] : []),
    `const url = ${JSON.stringify(apiUrl + filledPath(request))};`,
    ...(file
      ? [`const form = new FormData();`, `form.append("${file.field}", ${openedFile(file)}, "${file.name}");`]
      : []),
    `const response = await fetch(url, {`,
    ...(method === "GET" ? [] : [`  method: ${JSON.stringify(method)},`]),
    `  headers: {`,
    "    Authorization: `Bearer ${process.env.MESSAGING_API_KEY}`,",
    ...(body === undefined ? [] : [`    "Content-Type": "application/json",`]),
    `  },`,
    ...(body === undefined ? [] : [`  body: JSON.stringify(${literal(body)}),`]),
    ...(file ? [`  body: form,`] : []),
    `});`,
    ...(check ? fetchHandled(check) : [`console.log(response.status, await response.text());`]),
  ].join("\n");
}

function fetchHandled(check: Check): string[] {
  const type = [
    `code?: string`,
    `message: string`,
    ...check.members.map(({ name, types }) => `${name}: ${typeOf(types)}`),
  ];
  return [
    ``,
    `if (response.status === ${check.status}) {`,
    `  const problem = (await response.json()) as {`,
    ...type.map((member) => `    ${member};`),
    `  };`,
    `  if (problem.code === ${check.code === null ? "undefined" : JSON.stringify(check.code)}) {`,
    ...[
      ...check.comment.map((line) => `  // ${line}`),
      ...shown(check, "problem", "problem"),
      ...(check.retryAfter ? [`  console.log(response.headers.get("Retry-After"));`] : []),
    ].map((line) => `  ${line}`),
    `  }`,
    `}`,
  ];
}

/** Prints the message, and the members that are always present. */
function shown(check: Check, error: string, details: string): string[] {
  const [, ...names] = shownNames(check);
  if (names.length === 0) return [`  console.log(${error}.message);`];
  return [
    `  const { ${names.join(", ")} } = ${details};`,
    `  console.log(${[`${error}.message`, ...names].join(", ")});`,
  ];
}

function typeOf(types: readonly string[]): string {
  const known: Readonly<Record<string, string>> = { integer: "number", array: "unknown[]", object: "object" };
  return types.length === 0 ? "unknown" : types.map((type) => known[type] ?? type).join(" | ");
}

/** A value in the usual TypeScript style: without unnecessary quotes, and with short lines. */
function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(
    ([name, one]) => `${/^\w+$/.test(name) ? name : JSON.stringify(name)}: ${literal(one)}`,
  );
  if (members.length === 0) return "{}";
  const line = `{ ${members.join(", ")} }`;
  return line.length <= 56 ? line : `{\n${members.map((member) => `    ${member},\n`).join("")}  }`;
}
