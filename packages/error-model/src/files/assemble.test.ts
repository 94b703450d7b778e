import { expect, it } from "vitest";
import { parse as parseYaml } from "yaml";
import { assemble } from "./assemble.ts";

const texts: Readonly<Record<string, string>> = {
  "/api/openapi.yaml": `
paths:
  /a: { $ref: "paths/a@{id}.yaml" }
  /b: { $ref: "paths/nowhere.yaml" }
components:
  schemas:
    Shared: { type: string, example: { $ref: ./not/a/reference.yaml } }
    gone: { type: integer }`,
  "/api/paths/a@{id}.yaml": `
get:
  parameters: [{ $ref: ../parameters.yaml#/Limit }]
  responses:
    "404": { $ref: ../responses/NotFound.yaml }
    default: { $ref: ../responses/NotFound.yaml }
    "410": { $ref: "../responses/Gone.yaml" }`,
  "/api/parameters.yaml": `
Limit: { name: limit, in: query, schema: { $ref: "./openapi.yaml#/components/schemas/Shared" } }`,
  "/api/responses/NotFound.yaml": `
content:
  application/json:
    schema:
      oneOf: [{ $ref: ../errors/gone.yaml }, { $ref: "../errors/gone.yaml#/$defs/part" }]
      discriminator: { propertyName: code, mapping: { gone: ../errors/gone.yaml } }`,
  "/api/responses/Gone.yaml": `{ $ref: ./NotFound.yaml }`,
  "/api/errors/gone.yaml": `
properties: { again: { $ref: ./gone.yaml }, value: { $ref: ./gone.yaml } }
$defs: { part: { properties: { whole: { $ref: "#" } } } }`,
};
const files = { root: "/api/openapi.yaml", dataOf: (file: string) => texts[file] && parseYaml(texts[file]) };
const { document, originOf, written } = assemble(files);

it("makes components of files, named after them, and keeps apart what has one name", () =>
  expect(document).toMatchObject({
    paths: {
      "/a": {
        get: {
          parameters: [{ $ref: "#/components/parameters/Limit" }],
          responses: {
            404: { $ref: "#/components/responses/NotFound" },
            default: { $ref: "#/components/responses/NotFound" },
            410: { $ref: "#/components/responses/Gone" },
          },
        },
      },
      // What leads nowhere stays, for another rule to report.
      "/b": { $ref: "paths/nowhere.yaml" },
    },
    components: {
      parameters: { Limit: { schema: { $ref: "#/components/schemas/Shared" } } },
      responses: {
        NotFound: {
          content: {
            "application/json": {
              schema: {
                oneOf: [{ $ref: "#/components/schemas/gone-2" }, { $ref: "#/components/schemas/part" }],
                discriminator: { mapping: { gone: "#/components/schemas/gone-2" } },
              },
            },
          },
        },
        Gone: { $ref: "#/components/responses/NotFound" },
      },
      schemas: {
        Shared: { example: { $ref: "./not/a/reference.yaml" } },
        gone: { type: "integer" },
        "gone-2": {
          properties: {
            again: { $ref: "#/components/schemas/gone-2" },
            value: { $ref: "#/components/schemas/gone-2" },
          },
        },
        part: { properties: { whole: { $ref: "#/components/schemas/gone-2" } } },
      },
    },
  }));

it.each([
  [["paths", "/a", "get", "responses"], "/api/paths/a@{id}.yaml", ["get", "responses"]],
  [["components", "responses", "NotFound", "content"], "/api/responses/NotFound.yaml", ["content"]],
  [["components", "parameters", "Limit", "in"], "/api/parameters.yaml", ["Limit", "in"]],
  [["components", "schemas", "part", "properties"], "/api/errors/gone.yaml", ["$defs", "part", "properties"]],
  [["components", "schemas", "gone", "type"], "/api/openapi.yaml", ["components", "schemas", "gone", "type"]],
])("knows where %j was written", (path, file, place) =>
  expect(originOf(path)).toEqual({ file, path: place }),
);

it("knows how a component is referred to", () =>
  expect(written.get("#/components/schemas/part")).toEqual({
    file: "/api/errors/gone.yaml",
    pointer: "#/$defs/part",
  }));
