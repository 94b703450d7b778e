import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Document } from "@messaging-api/error-model/bundled";
import { createSandbox } from "@messaging-api/sandbox";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { readBundle } from "../lib/document.ts";
import { paths, repository } from "../lib/paths.ts";
import { exampleRequests } from "./example-requests.ts";

const names = ["openapi.json", "openapi.plain.json", "openapi-3.0.json"];
const documents = names.flatMap((name) =>
  [name, name.replace("json", "yaml")].map((one) => join(paths.profiles, one)),
);

const known = new Map<string, Promise<Document>>();
/** A published document. Once, because to parse the YAML of a large one takes longer than all tests of it. */
function read(file: string): Promise<Document> {
  const reading = known.get(file) ?? readAnew(file);
  known.set(file, reading);
  return reading;
}

async function readAnew(file: string): Promise<Document> {
  const text = await readFile(join(repository, file), "utf8");
  return (file.endsWith(".json") ? JSON.parse(text) : parse(text)) as Document;
}

it.each([...documents, paths.sandboxDocument, paths.controlDocument])(
  "%s names the sandbox first, so that a tool without a configured server reaches nobody",
  async (file) => {
    const { servers } = (await read(file)) as { servers?: readonly { readonly url: string }[] };
    expect(new URL(servers?.[0]?.url ?? "").hostname).toBe("127.0.0.1");
  },
);

it("the Arazzo document calls described servers alone, and the Postman collection the sandbox", async () => {
  const { sourceDescriptions } = (await read(paths.arazzo)) as unknown as {
    sourceDescriptions: readonly { url: string }[];
  };
  for (const { url } of sourceDescriptions) expect(url).toMatch(/^\.\//);
  const collection = await readFile(join(repository, paths.postman), "utf8");
  const { variable } = JSON.parse(collection) as { variable: readonly { key: string; value: string }[] };
  expect(variable.find(({ key }) => key === "baseUrl")?.value).toMatch(/^http:\/\/127\.0\.0\.1:/);
});

// A mock answers a request that breaks the schema with the first example.
it.each(documents)("%s gives the error without a code first, wherever a status has one", async (file) => {
  const { components } = await read(file);
  const responses = Object.values(components?.responses ?? {}).filter(({ content }) => content);
  expect(responses.length).toBeGreaterThan(5);
  for (const { content } of responses)
    for (const { examples = {} } of Object.values(content ?? {})) {
      const bodies = Object.values(examples).map((one) => (one as { value: { code?: string } }).value);
      if (bodies.some(({ code }) => code === undefined)) expect(bodies[0]).not.toHaveProperty("code");
    }
});

it("makes requests of its examples that the sandbox accepts as it starts", async () => {
  const requests = exampleRequests(await readBundle(repository));
  const refused: string[] = [];
  for (const { name, path, ...init } of requests) {
    // The sandbox starts without a webhook: a seeded one would get events that nobody asked for.
    if (path.startsWith("/webhooks/")) continue;
    const headers = { ...init.headers, authorization: "Bearer sandbox_dedicated" };
    const response = await createSandbox().fetch(
      new Request(`http://127.0.0.1:4020/v2/api${path}`, { ...init, headers }),
    );
    // 501 is all that the API answers on an operation that is to come.
    if (response.status >= 400 && response.status !== 501)
      refused.push(`${name}: ${init.method} ${path} ${response.status} ${await response.text()}`);
  }
  expect(requests.length).toBeGreaterThan(30);
  expect(refused).toEqual([]);
});
