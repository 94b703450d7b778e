import { expect, it } from "vitest";
import { readCatalogue } from "../lib/catalogue.ts";
import { paths, repository } from "../lib/paths.ts";
import { makePostman } from "./postman.ts";

interface Saved {
  readonly name: string;
  readonly code: number;
  readonly body: string;
}
interface Item {
  readonly name: string;
  readonly request: { readonly method: string; readonly url: { readonly raw: string } };
  readonly response: readonly Saved[];
}

const text = (await makePostman(repository)).get(paths.postman);
const collection = JSON.parse(Buffer.from(text ?? "").toString()) as {
  readonly variable: readonly { readonly key: string; readonly value: string }[];
  readonly item: readonly { readonly item: readonly Item[] }[];
};
const items = collection.item.flatMap(({ item }) => item);
const { errors } = await readCatalogue(repository);

it("saves a response for every example of every error, on each operation that answers it", () => {
  const saved = items.flatMap(({ request, response }) =>
    response.map(({ code, body }) => `${request.method} ${code} ${JSON.stringify(JSON.parse(body))}`),
  );
  for (const { operations, examples, status } of errors)
    for (const { method } of operations)
      for (const { body } of examples) expect(saved).toContain(`${method} ${status} ${JSON.stringify(body)}`);
  const expected = errors.reduce((sum, one) => sum + one.operations.length * one.examples.length, 0);
  expect(saved).toHaveLength(expected);
});

it("calls the sandbox, with a key of the sandbox", () => {
  const values = Object.fromEntries(collection.variable.map(({ key, value }) => [key, value]));
  expect(new URL(values["baseUrl"] ?? "").hostname).toBe("127.0.0.1");
  expect(values["apiKey"]).toMatch(/^sandbox_/);
});

it("names path parameters as Postman does", () => {
  expect(items.map(({ request }) => request.url.raw)).toContain("{{baseUrl}}/chats/:chatId/messages");
  expect(JSON.stringify(items.map(({ request }) => request))).not.toMatch(/\/\{\w+\}/);
});
