import { execFileSync } from "node:child_process";
import { dirname, join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { compilers, stageProject } from "./staged-package.ts";

/** A program with marks at the places that a person points at. */
const marked = `import { createClient } from "@messaging-api/client";
const client = createClient({ apiKey: "k" });
const call = client./*method*/POST("/chats/{chatId}/messages", { params: { path: { chatId: "grp_1" } }, body: { text: "Hello" } });
/*call*/call;
const { error } = await call;
if (error) switch (error.code) {
  case "outbound_limit_reached": error./*variants*/details; break;
  case "new_conversation_limit_reached": error./*details*/details./*member*/cap; break;
}
await client./*other*/GET("/chats/{chatId}", { params: { path: { chatId: "grp_1" } } })./*orThrow*/orThrow();
`;
const mark = /\/\*(\w+)\*\//g;
let hovers: Readonly<Record<string, string>> = {};

/** Asks the server that editors ask. It answers one JSON text per line. */
function quickInfo(file: string): Record<string, string> {
  const places = [...marked.matchAll(mark)].map(({ 0: text, 1: name = "", index }) => {
    const lines = marked.slice(0, index + text.length).split("\n");
    return { name, line: lines.length, offset: lines.at(-1)!.length + 1 };
  });
  const requests = [
    { command: "open", arguments: { file } },
    ...places.map(({ line, offset }) => ({ command: "quickinfo", arguments: { file, line, offset } })),
  ].map((request, seq) => JSON.stringify({ seq, type: "request", ...request }));
  const output = execFileSync(
    process.execPath,
    [join(dirname(compilers["5.0"]), "..", "lib", "tsserver.js"), "--disableAutomaticTypingAcquisition"],
    { input: `${requests.join("\n")}\n`, encoding: "utf8" },
  );
  const shown = output.split("\n").flatMap((line) => {
    const [, seq, text] =
      /^{.*"command":"quickinfo","request_seq":(\d+).*"displayString":("(?:[^"\\]|\\.)*")/.exec(line) ?? [];
    return text === undefined ? [] : [[places[Number(seq) - 1]!.name, String(JSON.parse(text))]];
  });
  return Object.fromEntries(shown) as Record<string, string>;
}

beforeAll(async () => {
  const project = await stageProject();
  const compilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    module: "nodenext",
    target: "es2022",
  };
  await project.write("tsconfig.json", JSON.stringify({ compilerOptions, files: ["hovers.ts"] }));
  await project.write("hovers.ts", marked);
  hovers = quickInfo(join(project.folder, "hovers.ts"));
  await project.remove();
});

it.each([
  ["method", "POST /chats/{chatId}/messages", "Send a message"],
  ["call", "POST /chats/{chatId}/messages", "Send a message"],
  ["other", "GET /chats/{chatId}", "Get a chat"],
  ["orThrow", "GET /chats/{chatId}", "Get a chat"],
])("the hover of %s shows the summary of %s", (place, operation, summary) => {
  expect(hovers[place]).toContain(`Call<"${operation}", "${summary}", `);
});

it("the hover of details shows the context members alone", () => {
  const members = (place: string) => hovers[place]?.replace(/^[^:]*details: /, "").replaceAll(/\s+/g, " ");
  expect(members("details")).toBe(
    "{ readonly plan_id: string; readonly cap: number; readonly current: number; }",
  );
  // An editor cuts what is longer than some 160 characters.
  expect(members("variants")).toMatch(
    /^{ readonly limit: number; readonly current: number; readonly mode: "total"; readonly allocation_id\?: /,
  );
  expect(hovers["member"]).toMatch(/cap: number$/);
});
