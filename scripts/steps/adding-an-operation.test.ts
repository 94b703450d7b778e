import { expect, it } from "vitest";
import { makeDocs } from "../../packages/docs/src/site.ts";
import { paths } from "../lib/paths.ts";
import { copyContract } from "../testing/contract-copy.ts";
import { makeBundle } from "./bundle.ts";
import { makeCatalogue } from "./catalogue.ts";
import { makeClientCatalogue } from "./client-catalogue.ts";
import { makePostman } from "./postman.ts";
import { makeSandbox } from "./sandbox.ts";
import { makeSources } from "./sources.ts";
import { makeTypes } from "./types.ts";

const brandNew = `post:
  tags: [Stickers]
  summary: Send a sticker
  operationId: sendSticker
  description: Sends a sticker to a chat.
  parameters:
    - $ref: ../parameters/ChatId.yaml
    - name: pack
      in: query
      required: true
      description: The pack of the sticker.
      schema: { type: string }
      example: otters
  requestBody:
    required: true
    content:
      application/json:
        schema: { $ref: ../schemas/Sticker.yaml }
        examples:
          otter:
            summary: An otter
            value: { sticker_name: otter }
  responses:
    '200':
      description: The API sent the sticker.
      content:
        application/json:
          schema: { $ref: ../schemas/Sticker.yaml }
          examples:
            otter:
              summary: An otter
              value: { sticker_name: otter }
    '401': { $ref: ../responses/Unauthorized.yaml }
`;
const schema = `title: Sticker
description: A sticker.
type: object
required: [sticker_name]
properties:
  sticker_name: { type: string, description: Its name., examples: [otter] }
`;

it("one new operation reaches types, client, sandbox, samples, pages and search without more by hand", async () => {
  const contract = await copyContract();
  await contract.write("openapi/paths/chats@{chatId}@stickers.yaml", brandNew);
  await contract.write("openapi/schemas/Sticker.yaml", schema);
  const line = "  /chats/{chatId}/stickers:\n    $ref: ./paths/chats@{chatId}@stickers.yaml\n";
  const document = await contract.read(paths.contract);
  await contract.write(
    paths.contract,
    document
      .replace("  /webhooks:\n", `${line}  /webhooks:\n`)
      .replace(
        "  - name: Webhooks\n",
        "  - name: Stickers\n    description: Stickers.\n  - name: Webhooks\n",
      ),
  );
  const steps = [makeBundle, makeCatalogue, makeTypes, makeClientCatalogue, makePostman, makeSandbox];
  for (const make of [...steps, makeSources, makeDocs]) await contract.build(make);

  expect(await contract.read(paths.types)).toMatch(
    /sendSticker: \{[^]*?"pack"|sendSticker: \{[^]*?pack: string/,
  );
  expect(await contract.read("packages/client/generated/operations.ts")).toContain("Send a sticker");
  expect(await contract.read("packages/sandbox/generated/routes.ts")).toContain('"sendSticker"');
  expect(await contract.read(paths.postman)).toContain("Send a sticker");
  const site = (name: string) => contract.read(`${paths.site}/${name}`);
  const page = await site("operations/sendSticker.md");
  expect(page).toContain("/stickers?pack=otters");
  expect(page).toContain('query: { pack: "otters" }');
  expect(page).toContain("sticker_name");
  expect(page).toContain("/errors/401/");
  expect(await site("errors/401.md")).toContain("sendSticker");
  expect(await site("operations.md")).toContain("Send a sticker");
  expect(await site("coverage.md")).toMatch(/## In no source\n.*Send a sticker/);
  expect(await site("llms.txt")).toContain("operations/sendSticker.md");
  expect(await site("sitemap.xml")).toContain("operations/sendSticker/");
  const entries = JSON.parse(await site("search.json")) as { url: string; fields?: string[] }[];
  expect(entries.find(({ url }) => url === "operations/sendSticker/")?.fields).toContain("query.pack");
  expect(entries.map(({ url }) => url)).toContain("schemas/Sticker/");
  expect(await site("reference/openapi.json")).toContain("sendSticker");
});
