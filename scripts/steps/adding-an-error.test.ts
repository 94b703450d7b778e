import { expect, it } from "vitest";
import { makeBundle } from "./bundle.ts";
import { makeCatalogue } from "./catalogue.ts";
import { makeClientCatalogue } from "./client-catalogue.ts";
import { makeDocs } from "../../packages/docs/src/site.ts";
import { paths } from "../lib/paths.ts";
import { copyContract } from "../testing/contract-copy.ts";
import { makeTypes } from "./types.ts";

const brandNew = `title: Message window closed
description: The plan sends only in the hours that its message window names.
type: object
required: [error, message, status, code, opens_at]
properties:
  error: { const: ApiError }
  message: { type: string }
  status: { const: 429 }
  code: { const: message_window_closed }
  opens_at:
    type: integer
    description: When the window opens again, in milliseconds since the epoch.
examples:
  - error: ApiError
    message: The message window of your plan is closed.
    status: 429
    code: message_window_closed
    opens_at: 1795435200000
x-error:
  cause: The request came outside the hours of the plan.
  fix: Send again once the window is open.
  retry: quota
  source: project
  exampleSources: [project]
  since: 0.2.0
`;

it("one new file and its two lines under a status reach types, catalogue, client and docs", async () => {
  const contract = await copyContract();
  await contract.write("openapi/errors/message_window_closed.yaml", brandNew);
  const response = "openapi/responses/SendMessageTooManyRequests.yaml";
  const listed = (await contract.read(response))
    .replace(
      "          oneOf:\n",
      "          oneOf:\n            - $ref: ../errors/message_window_closed.yaml\n",
    )
    .replace(
      "mapping:\n",
      "mapping:\n              message_window_closed: ../errors/message_window_closed.yaml\n",
    );
  await contract.write(response, listed);

  for (const make of [makeBundle, makeCatalogue, makeTypes, makeClientCatalogue, makeDocs])
    await contract.build(make);

  const types = await contract.read(paths.types);
  expect(types).toMatch(/message_window_closed: \{[^}]*code: "message_window_closed"[^}]*opens_at: number;/);
  expect(types).toContain(`components["schemas"]["message_window_closed"]`);
  const { errors } = JSON.parse(await contract.read(paths.catalogueJson)) as { errors: { code: string }[] };
  expect(errors.find(({ code }) => code === "message_window_closed")).toMatchObject({
    status: 429,
    retry: "quota",
    members: [{ name: "opens_at", types: ["integer"], required: true }],
    operations: [{ operationId: "sendMessage" }],
  });
  expect(await contract.read(paths.clientCatalogue)).toContain("message_window_closed");
  expect(await contract.read(`${paths.site}/errors/message_window_closed/index.html`)).toContain("opens_at");
  expect(await contract.read(`${paths.site}/reference/openapi.json`)).toContain("message_window_closed");
});
