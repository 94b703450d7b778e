import { glob, readFile } from "node:fs/promises";
import { join } from "node:path";
import { isMap, isScalar, parse, parseDocument, stringify, type Document } from "yaml";
import { expect, it } from "vitest";
import { paths, repository } from "./paths.ts";
import { inResponseOrder, responseOrderIn, responseOrderOf } from "./response-order.ts";

const published = ["openapi.json", "openapi.plain.json", "openapi-3.0.json"].flatMap((file) => [
  file,
  file.replace("json", "yaml"),
]);
const textOf = (file: string) => readFile(join(repository, paths.profiles, file), "utf8");

const known = new Map<string, Promise<Document>>();
/** A published document. Once, because to parse a large one takes longer than all tests of it. */
function documentOf(file: string): Promise<Document> {
  const reading = known.get(file) ?? textOf(file).then((text) => parseDocument(text));
  known.set(file, reading);
  return reading;
}

/** The keys of the responses of an operation, as a reader finds them that keeps the order of the text. */
function statusesIn(document: Document, path: string, method: string): string[] {
  const responses = document.getIn(["paths", path, method, "responses"]);
  return isMap(responses)
    ? responses.items.map(({ key }) => (isScalar(key) && typeof key.value === "string" ? key.value : ""))
    : [];
}

// A mock or a generator that takes the first success takes the usual one, and not the replay.
it.each(published)(
  "%s lists the 202 of a send before the 200 of a repeated one, as the contract does",
  async (file) => {
    const source = await readFile(join(repository, "openapi/paths/chats@{chatId}@messages.yaml"), "utf8");
    const responses = parseDocument(source).getIn(["post", "responses"]);
    const written = isMap(responses) ? responses.items.map(({ key }) => String(key)) : [];
    expect(written.slice(0, 2)).toEqual(["202", "200"]);
    expect(statusesIn(await documentOf(file), "/chats/{chatId}/messages", "post")).toEqual(written);
  },
);

it.each(published.filter((file) => file.endsWith(".yaml")))("%s says the same as its JSON", async (file) => {
  const json = JSON.parse(await textOf(file.replace(".yaml", ".json"))) as Record<string, unknown>;
  const { "x-generated": _, ...document } = json;
  expect((await documentOf(file)).toJS()).toEqual(document);
});

it("changes nothing but the order, and knows only the operations that need it", async () => {
  const files = await Array.fromAsync(glob("openapi/**/*.yaml", { cwd: repository }));
  const order = responseOrderOf(
    await Promise.all(files.map(async (file) => ({ body: await readFile(join(repository, file), "utf8") }))),
  );
  expect([...order.keys()]).toContain("sendMessage");
  const bundle = await readFile(join(repository, paths.bundleJson), "utf8");
  expect(new Map([...responseOrderIn(bundle)].toSorted())).toEqual(new Map([...order].toSorted()));
  for (const statuses of order.values()) expect(statuses).not.toEqual(statuses.toSorted());
  const operation = { operationId: "send", responses: { "200": { description: "200:" }, "202": {} } };
  const document = { paths: { "/send": { summary: "Send", post: operation } } };
  const own = new Map([["send", ["202", "200"]]]);
  for (const write of [(value: object) => JSON.stringify(value), (value: object) => stringify(value)]) {
    const text = inResponseOrder(document, own, write);
    expect(statusesIn(parseDocument(text), "/send", "post")).toEqual(["202", "200"]);
    expect(parse(text)).toEqual(document);
    expect(inResponseOrder(document, new Map(), write)).toBe(write(document));
  }
});
