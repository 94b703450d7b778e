import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { build, type Plugin } from "esbuild";
import { browser } from "../build.ts";

const folder = import.meta.dirname;

/** A program, bundled for browsers as its users would. */
export async function bundle(program: string, catalogue?: string): Promise<Uint8Array> {
  const { outputFiles } = await build({
    stdin: { contents: program, resolveDir: folder, loader: "ts" },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    write: false,
    logLevel: "error",
    plugins: [asBuilt, ...(catalogue !== undefined ? [withCatalogue(catalogue)] : [])],
  });
  return outputFiles[0]!.contents;
}

export const gzipped = (bytes: Uint8Array): number => gzipSync(bytes, { level: 9 }).length;

/** Replaces the modules that the `browser` field of the built package replaces. */
const asBuilt: Plugin = {
  name: "browser-field",
  setup: ({ onResolve }) => {
    const source = (path: string) => resolve(folder, "..", path.replace(/js$/, "ts"));
    const replaced = new Map(Object.entries(browser).map(([from, to]) => [source(from), source(to)]));
    onResolve({ filter: /^\.{1,2}\/.*\.ts$/ }, ({ path, resolveDir }) => {
      const replacement = replaced.get(join(resolveDir, path));
      return replacement === undefined ? undefined : { path: replacement };
    });
  },
};

/** Bundles with another catalogue in place of the generated one. */
function withCatalogue(contents: string): Plugin {
  return {
    name: "catalogue",
    setup: ({ onLoad }) =>
      onLoad({ filter: /generated[\\/]catalogue\.ts$/ }, () => ({ contents, loader: "ts" })),
  };
}

const call = `client.POST("/chats/{chatId}/messages", { params: { path: { chatId: "+15555550123" } }, body: { text: "Hello" } })`;
const choice = (members: string) => `if (error) switch (error.code) {
  case "outbound_limit_reached": console.log(error${members}.limit); break;
  case "new_conversation_limit_reached": console.log(error${members}.cap); break;
  default: console.log(error.message);
} else console.log(data);`;

/** Programs whose size is measured, by name. */
export const programs = {
  "openapi-fetch alone": `import createClient from "openapi-fetch";
const client = createClient({ baseUrl: "https://example.com" });
const { data, error } = await ${call};
${choice("")}`,
  "send a message and switch on the code": `import { createClient } from "../src/index.ts";
const client = createClient({ apiKey: "key" });
const { data, error } = await ${call};
${choice(".details")}`,
  "the same, with title and fix": `import { createClient, describe } from "../src/index.ts";
const client = createClient({ apiKey: "key" });
const { data, error } = await ${call};
${choice(".details")}
if (error) console.log(describe(error));`,
  "the same, with pages": `import { createClient, paginate } from "../src/index.ts";
const client = createClient({ apiKey: "key" });
const { data, error } = await ${call};
${choice(".details")}
for await (const chat of paginate(client, "/chats")) console.log(chat);`,
  "the guards alone": `import { isApiError, isErrorOf } from "../src/index.ts";
addEventListener("error", ({ error }) => {
  if (isErrorOf(error, "POST /chats/{chatId}/messages")) console.log(error.code);
  if (isApiError(error)) console.log(error.status);
});`,
  "parseError alone": `import { parseError } from "../src/index.ts";
console.log((await parseError("GET /me", await fetch("/me"))).code);`,
  "the client underneath": `import { createClient } from "../src/index.ts";
import { rawClient } from "../src/openapi-fetch.ts";
console.log((await rawClient(createClient({ apiKey: "key" })).GET("/me")).data);`,
} as const;
