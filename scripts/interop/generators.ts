import type { Generator } from "./generator.ts";

/** Every generator of the suite. Add one here, and its package to package.json. */
export const generators: readonly Generator[] = [
  {
    package: "openapi-typescript",
    commands: ["npx openapi-typescript openapi.json -o schema.d.ts"],
    imports: 'import type { operations } from "./schema.d.ts";',
    error: (status) => `operations["sendMessage"]["responses"][${status}]["content"]["application/json"]`,
    text: 'operations["sendMessage"]["requestBody"]["content"]["application/json"]["text"]',
  },
  {
    package: "@hey-api/openapi-ts",
    commands: ["npx openapi-ts -i ./openapi.json -o hey-api -p @hey-api/typescript"],
    imports: 'import type { SendMessageData, SendMessageErrors } from "./hey-api/types.gen.ts";',
    error: (status) => `SendMessageErrors[${status}]`,
    text: 'SendMessageData["body"]["text"]',
  },
  {
    package: "@kubb/plugin-ts",
    commands: ["npx kubb generate --config kubb.config.mjs"],
    files: {
      "kubb.config.mjs": (document) => `import { defineConfig } from "@kubb/core";
import { pluginOas } from "@kubb/plugin-oas";
import { pluginTs } from "@kubb/plugin-ts";
export default defineConfig({
  input: { path: "./${document}" },
  output: { path: "./kubb", clean: true },
  plugins: [pluginOas({ generators: [] }), pluginTs({ output: { path: "types" } })],
});
`,
    },
    imports: 'import type * as kubb from "./kubb/types/SendMessage.ts";',
    error: (status) => `kubb.SendMessage${status}`,
    text: 'kubb.SendMessageMutationRequest["text"]',
  },
  {
    package: "typed-openapi",
    commands: ["npx typed-openapi openapi.json -o typed.ts --runtime none"],
    imports: 'import type { Endpoints } from "./typed.ts";',
    error: (status) => `Endpoints.post_SendMessage["responses"][${status}]`,
    text: 'Endpoints.post_SendMessage["parameters"]["body"]["text"]',
  },
  {
    package: "orval",
    commands: ["npx orval --input openapi.json --output orval.ts --client fetch"],
    imports: 'import type * as orval from "./orval.ts";',
    error: (status) => `orval.sendMessageResponse${status}["data"]`,
    text: 'orval.SendMessageRequest["text"]',
  },
  {
    package: "oazapfts",
    commands: ["npx oazapfts openapi.json oazapfts.ts"],
    imports: `import type * as oazapfts from "./oazapfts.ts";
type Answer = Awaited<ReturnType<typeof oazapfts.sendMessage>>;`,
    error: (status) => `Extract<Answer, { status: ${status} }>["data"]`,
    text: 'oazapfts.SendMessageRequest["text"]',
  },
  {
    package: "swagger-typescript-api",
    commands: ["npx swagger-typescript-api generate -p openapi.json -o . -n swagger.ts"],
    imports: `import type * as swagger from "./swagger.ts";
type Answer = Awaited<ReturnType<swagger.Api<unknown>["chats"]["sendMessage"]>>;`,
    error: () => 'Answer["error"]',
    allStatuses: true,
    text: 'swagger.SendMessageRequest["text"]',
  },
  {
    package: "fets",
    commands: ["echo 'write the document as `export default {...} as const`: there is nothing to generate'"],
    files: {
      "document.ts": (document) => document,
    },
    imports: `import { createClient, type NormalizeOAS } from "fets";
import document from "./document.ts";
const client = createClient<NormalizeOAS<typeof document>>({ endpoint: "http://127.0.0.1:4020/v2/api" });
// Calls, and not \`ReturnType\` of the methods: TypeScript finds those types "excessively deep".
const send = () => client["/chats/{chatId}/messages"].post(undefined as never);
const body = {
${[400, 403, 404, 429]
  .map(
    (status) => `  async ${status}() {
    const answer = await send();
    if (answer.status === ${status}) return answer.json();
    throw new Error();
  },`,
  )
  .join("\n")}
};
type Bodies = { [Status in keyof typeof body]: Awaited<ReturnType<(typeof body)[Status]>> };`,
    error: (status) => `Bodies[${status}]`,
    text: 'NonNullable<Parameters<(typeof client)["/chats/{chatId}/messages"]["post"]>[0]>["json"]["text"]',
  },
];
