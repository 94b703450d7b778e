import type { ErrorEntry, Member } from "../../../scripts/lib/error-model.ts";
import type { Contract } from "./contract.ts";
import { scenarioOf } from "./make-it-happen.ts";
import { exampleRequest, filledPath, scenarioRequest, type ExampleRequest } from "./requests.ts";

/** How one error is handled, as programs that compile and run. */
export interface Samples {
  readonly client: string;
  readonly fetch: string;
  readonly curl: string;
}

/** The samples of an error: they send what its scenario ends with, or an example of its first operation. */
export function samplesOf(entry: ErrorEntry, contract: Contract): Samples | undefined {
  const request = requestOf(entry, contract);
  if (request === undefined) return undefined;
  return {
    client: clientSample(entry, request),
    fetch: fetchSample(entry, request, contract.apiUrl),
    curl: curlSample(entry, request, contract.apiUrl),
  };
}

function requestOf(entry: ErrorEntry, { document }: Contract): ExampleRequest | undefined {
  const scenario = scenarioOf(entry);
  const last = scenario?.steps.at(-1);
  const wanted = scenario && exampleRequest(document, scenario.operationId);
  if (wanted && last) return scenarioRequest(wanted, last);
  const [operation] = entry.operations;
  return operation && exampleRequest(document, operation.operationId);
}

function clientSample(entry: ErrorEntry, request: ExampleRequest): string {
  const { method, path, parameters, body } = request;
  const options = [
    ...(Object.keys(parameters).length > 0 ? [`  params: { path: ${literal(parameters)} },`] : []),
    ...(body === undefined ? [] : [`  body: ${literal(body)},`]),
  ];
  const call = `const { error } = await client.${method}(${JSON.stringify(path)}`;
  const test =
    entry.code === null
      ? `error?.code === undefined && error?.status === ${entry.status}`
      : `error?.code === ${JSON.stringify(entry.code)}`;
  return [
    `import { createClient } from "@messaging-api/client";`,
    ``,
    `const client = createClient({ apiKey: process.env.MESSAGING_API_KEY! });`,
    ...(options.length > 0 ? [`${call}, {`, ...options, `});`] : [`${call});`]),
    ``,
    `if (${test}) {`,
    ...comment(entry),
    ...shown(entry, "error", "error.details"),
    ...(entry.retry === "retry-after" ? [`  console.log(error.retryAfterMs);`] : []),
    `}`,
  ].join("\n");
}

function fetchSample(entry: ErrorEntry, request: ExampleRequest, apiUrl: string): string {
  const { method, body } = request;
  const members = entry.members.filter(({ required }) => required);
  const type = [`code?: string`, `message: string`, ...members.map((one) => `${one.name}: ${typeOf(one)}`)];
  const code = entry.code === null ? "undefined" : JSON.stringify(entry.code);
  return [
    `const url = ${JSON.stringify(apiUrl + filledPath(request))};`,
    `const response = await fetch(url, {`,
    ...(method === "GET" ? [] : [`  method: ${JSON.stringify(method)},`]),
    `  headers: {`,
    "    Authorization: `Bearer ${process.env.MESSAGING_API_KEY}`,",
    ...(body === undefined ? [] : [`    "Content-Type": "application/json",`]),
    `  },`,
    ...(body === undefined ? [] : [`  body: JSON.stringify(${literal(body)}),`]),
    `});`,
    ``,
    `if (response.status === ${entry.status}) {`,
    `  const problem = (await response.json()) as {`,
    ...type.map((member) => `    ${member};`),
    `  };`,
    `  if (problem.code === ${code}) {`,
    ...[
      ...comment(entry),
      ...shown(entry, "problem", "problem"),
      ...(entry.retry === "retry-after" ? [`  console.log(response.headers.get("Retry-After"));`] : []),
    ].map((line) => `  ${line}`),
    `  }`,
    `}`,
  ].join("\n");
}

/** Shows the message, and the members that are always there. */
function shown({ members }: ErrorEntry, error: string, details: string): string[] {
  const names = members.filter(({ required }) => required).map(({ name }) => name);
  if (names.length === 0) return [`  console.log(${error}.message);`];
  return [
    `  const { ${names.join(", ")} } = ${details};`,
    `  console.log(${[`${error}.message`, ...names].join(", ")});`,
  ];
}

function curlSample(entry: ErrorEntry, request: ExampleRequest, apiUrl: string): string {
  const { method, body } = request;
  const test =
    entry.code === null
      ? `[ "$status" = ${entry.status} ]`
      : `[ "$(jq -r .code answer.json)" = ${entry.code} ]`;
  return [
    `status=$(curl -s -o answer.json -w '%{http_code}' -X ${method} \\`,
    `  ${apiUrl}${filledPath(request)} \\`,
    `  -H "Authorization: Bearer $MESSAGING_API_KEY"${body === undefined ? ")" : " \\"}`,
    ...(body === undefined
      ? []
      : [
          `  -H 'Content-Type: application/json' \\`,
          `  -d '${JSON.stringify(body).replaceAll("'", "'\\''")}')`,
        ]),
    `if ${test}; then`,
    `  jq . answer.json`,
    `fi`,
  ].join("\n");
}

function typeOf({ types }: Member): string {
  const known: Readonly<Record<string, string>> = { integer: "number", array: "unknown[]", object: "object" };
  return types.length === 0 ? "unknown" : types.map((type) => known[type] ?? type).join(" | ");
}

/** The fix, as a comment of lines that fit a narrow page. */
function comment({ fix }: ErrorEntry): string[] {
  const lines: string[] = [];
  for (const word of fix.replaceAll("`", "").split(/\s+/)) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length > 62) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines.map((line) => `  // ${line}`);
}

/** A value as people write it in TypeScript: no quotes around names that need none, and short lines. */
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
