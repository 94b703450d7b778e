import { join } from "node:path";
import { members, type Json, type JsonObject } from "@messaging-api/lint/profile";
import { readAs31, judgeOf } from "../../contract/profiles/verdicts.ts";
import { readJson } from "../../lib/json-file.ts";
import { paths, repository } from "../../lib/paths.ts";
import { documents, type DocumentName } from "../generator.ts";
import { answersOfSend } from "./answers.ts";
import { countViolations } from "./calls.ts";
import type { Checked } from "./checked.ts";
import { startTool, type Running } from "./running.ts";

export interface CheckedTool {
  readonly package: string;
  readonly version: string;
  readonly lines: readonly string[];
  readonly limit?: string;
  readonly note?: string;
  readonly documents: Readonly<Record<string, Checked>>;
}

interface Tool {
  readonly package: string;
  readonly name: string;
  readonly kind: "mock" | "random" | "mock and random" | "validator";
  readonly lines: readonly string[];
  /** What it can't do with any document, for the documentation. */
  readonly limit?: string;
  /** Why it is right with some documents alone, for the documentation. */
  readonly note?: string;
}

const tools: readonly Tool[] = [
  {
    package: "@stoplight/prism-cli",
    name: "Prism, mock",
    kind: "mock and random",
    lines: [
      "npx @stoplight/prism-cli mock openapi.json",
      "curl -X POST http://127.0.0.1:4010/chats/%2B15555550101/messages \\",
      "  -H 'Authorization: Bearer x' -H 'Content-Type: application/json' -d '{\"text\":\"Hello\"}' \\",
      "  -H 'Prefer: code=429, example=outbound_limit_reached_2'",
    ],
  },
  {
    package: "openapi-backend",
    name: "openapi-backend",
    kind: "mock",
    lines: [
      'const api = new OpenAPIBackend({ definition: "openapi.json", quick: true });',
      "await api.init();",
      'api.mockResponseForOperation("sendMessage", { code: 429, example: "outbound_limit_reached_2" });',
    ],
  },
  {
    package: "@mswjs/source",
    name: "@mswjs/source, with MSW 2",
    kind: "mock",
    lines: [
      "const server = setupServer(...(await fromOpenApi(document)));",
      'await fetch(url + "?response=429", { method: "POST" });',
    ],
    limit: "Gives the first example of a status. If you name another one, the body is [object Object].",
  },
  {
    package: "json-schema-faker",
    name: "json-schema-faker",
    kind: "random",
    lines: [
      'const { schema } = document.components.responses.SendMessageTooManyRequests.content["application/json"];',
      "await generate({ ...schema, components: document.components });",
    ],
    note: "With plain 3.1 and 3.0.3, adds a code of null to errors without a code, because it ignores the keyword not.",
  },
  {
    package: "@stoplight/prism-cli",
    name: "Prism, proxy",
    kind: "validator",
    lines: ["npx @stoplight/prism-cli proxy openapi.json http://127.0.0.1:4020/v2/api --errors"],
  },
  {
    package: "express-openapi-validator",
    name: "express-openapi-validator",
    kind: "validator",
    lines: [
      "app.use(express.json());",
      'app.use(OpenApiValidator.middleware({ apiSpec: "openapi.json", validateResponses: true }));',
    ],
  },
];

/** Requests each error from mocks, and runs validators in front of the sandbox, with each document. */
export async function checkMocks(tell: (line: string) => void): Promise<CheckedTool[]> {
  const found: CheckedTool[] = [];
  for (const tool of tools) {
    const seen: Record<string, Checked> = {};
    for (const document of documents) {
      const one = await check(tool, document).catch((error: Error) => ({
        problem: error.message.slice(0, 200),
      }));
      seen[document] = one;
      tell(`${tool.name} ${document}: ${JSON.stringify(one)}`);
    }
    const manifest = join(import.meta.dirname, "../node_modules", tool.package, "package.json");
    const { version } = await readJson<{ version: string }>(manifest);
    const { name, lines, limit, note } = tool;
    const said = { ...(limit !== undefined && { limit }), ...(note !== undefined && { note }) };
    found.push({ package: name, version, lines, ...said, documents: seen });
  }
  return found;
}

/** Mocks that can't return an error, and validators that complain wrongly, with every document. */
export function wrongMocks(found: readonly CheckedTool[]): string[] {
  const right = ({ problem, ...one }: Checked) =>
    problem === undefined &&
    one.examples === one.allExamples &&
    one.bodies === one.valid &&
    (one.violations ?? 0) === 0;
  return found
    .filter((one) => one.limit === undefined && !Object.values(one.documents).some(right))
    .map((one) => `${one.package} ${one.version} is right with no document`);
}

async function check({ kind, name, package: pkg }: Tool, document: DocumentName): Promise<Checked> {
  const file = join(repository, paths.profiles, document);
  const running = await startTool(pkg, file, name.includes("proxy") || kind === "validator");
  try {
    if (kind === "validator") return await countViolations(running);
    const made = await readJson<JsonObject>(file);
    return {
      ...(kind !== "random" && (await reached(running, made))),
      ...(kind !== "mock" && (await random(running, made, document))),
    };
  } finally {
    await running.stop();
  }
}

const send = "/chats/%2B15555550101/messages";

function ask({ url }: Running, prefer: string): Promise<Response> {
  return fetch(url + send, {
    method: "POST",
    headers: { authorization: "Bearer x", "content-type": "application/json", prefer },
    body: JSON.stringify({ text: "Hello" }),
  });
}

/** Requests each example of each error of a send by name. */
async function reached(running: Running, document: JsonObject): Promise<Checked> {
  let [examples, allExamples] = [0, 0];
  for (const { status, examples: named } of answersOfSend(document)) {
    for (const [name, body] of Object.entries(named)) {
      allExamples += 1;
      const response = await ask(running, `code=${status}, example=${name}`);
      const text = JSON.stringify(await response.json());
      if (response.status === status && text === JSON.stringify(body)) examples += 1;
    }
  }
  return { examples, allExamples, success: (await ask(running, "")).status };
}

/** Requests random bodies for each error status, and validates them with the document. */
async function random(running: Running, document: JsonObject, name: DocumentName): Promise<Checked> {
  const asJsonSchema = name === "openapi-3.0.json" ? members(readAs31(document)) : document;
  const judge = judgeOf(asJsonSchema);
  let [bodies, valid] = [0, 0];
  for (const { status, schema } of answersOfSend(asJsonSchema)) {
    for (let count = 0; count < 20; count++) {
      const response = await ask(running, `code=${status}, dynamic=true`);
      bodies += 1;
      const body: Json = await response.json();
      if (response.status === status && judge(schema, body)) valid += 1;
    }
  }
  return { bodies, valid };
}
