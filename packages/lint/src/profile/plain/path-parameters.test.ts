import { expect, it } from "vitest";
import { pathParameters } from "./path-parameters.ts";

const id = { name: "id", in: "path" };
const ref = { $ref: "#/components/parameters/Limit" };

it("moves the parameters of a path before those of each operation", () => {
  const item = { summary: "Things", parameters: [id], get: { parameters: [ref] }, delete: {} };
  expect(pathParameters.apply({ paths: { "/things/{id}": item } }).document).toEqual({
    paths: {
      "/things/{id}": { summary: "Things", get: { parameters: [id, ref] }, delete: { parameters: [id] } },
    },
  });
});

it("lets an operation's own parameter replace the path's", () => {
  const own = { name: "limit", in: "query", description: "Mine." };
  const document = {
    paths: { "/things": { parameters: [ref], get: { parameters: [own] } } },
    components: { parameters: { Limit: { name: "limit", in: "query" } } },
  };
  expect(pathParameters.apply(document).document["paths"]).toEqual({
    "/things": { get: { parameters: [own] } },
  });
});
