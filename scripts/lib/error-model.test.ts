import { expect, it } from "vitest";
import { readBundle } from "./document.ts";
import { readErrors } from "./error-model.ts";
import { repository } from "./paths.ts";

const document = await readBundle(repository);
const errors = await readErrors(repository, document);
const entry = (name: string) => errors.find(({ schema }) => schema === name);

it("lists every error by status, the one without a code first, then by code", () => {
  const order = errors.map(({ status, code }) => `${status} ${code ?? ""}`);
  expect(order).toEqual([...order].sort());
  expect(errors.length).toBeGreaterThan(17);
});

it("reads status, retry class, members and operations of a coded error", () => {
  expect(entry("new_conversation_limit_reached")).toMatchObject({
    code: "new_conversation_limit_reached",
    status: 429,
    retry: "quota",
    docsPath: "/errors/new_conversation_limit_reached/",
    members: [
      { name: "plan_id", types: ["string"], required: true },
      { name: "cap", types: ["integer"], required: true },
      { name: "current", types: ["integer"], required: true },
    ],
    operations: [{ operationId: "sendMessage", method: "POST", path: "/chats/{chatId}/messages" }],
  });
});

it("reads the variants of one code, and says which one each example shows", () => {
  const limit = entry("outbound_limit_reached");
  expect(limit?.variants).toMatchObject([
    { title: "The whole organization", absent: ["allocation_id", "sender_number"] },
    { title: "One sending number", absent: [] },
  ]);
  expect(limit?.variants[1]?.members.map(({ name }) => name)).toEqual([
    "mode",
    "allocation_id",
    "sender_number",
  ]);
  expect(limit?.examples.map(({ variant }) => variant)).toEqual([
    "The whole organization",
    "One sending number",
  ]);
});

it("gives an error without a code the page of its status, and every operation that answers it", () => {
  expect(entry("UnauthorizedError")).toMatchObject({ code: null, status: 401, docsPath: "/errors/401/" });
  const operations = Object.values(document.paths).flatMap((item) =>
    Object.keys(item).filter((key) => key !== "parameters"),
  );
  expect(entry("UnauthorizedError")?.operations).toHaveLength(operations.length);
});

it("never presents a choice of ours as published", () => {
  for (const { schema, source, examples } of errors) {
    if (source === "errors-page")
      expect(
        examples.map((one) => one.source),
        schema,
      ).toContain("errors-page");
    else
      expect(
        examples.map((one) => one.source),
        schema,
      ).not.toContain("errors-page");
  }
});
