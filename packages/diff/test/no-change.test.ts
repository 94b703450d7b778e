import { describe, expect, it } from "vitest";
import { ownDocument } from "./documents/own.ts";
import { problemDocument } from "./documents/others.ts";
import { documents } from "./cases.ts";
import { compare, loadedFiles, reportOf } from "./compare.ts";
import { patched, type Edit } from "./patch.ts";

const schemas = "/components/schemas";
const send = "/paths/~1messages/post";
const badRequest = `${send}/responses/400/content/application~1json/schema`;
const own = ownDocument();
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** Edits of the document of this project's style that change how it is written, but not its meaning. */
const rewritings: Readonly<Record<string, readonly Edit[]>> = {
  "the alternatives of an error union change places": [
    ["set", `${badRequest}/oneOf/0/oneOf`, ["ReplyInvalid", "TextMissing"].map(ref)],
  ],
  "a union is written without its inner union": [
    [
      "set",
      badRequest,
      {
        oneOf: ["TextMissing", "ReplyInvalid", "BadRequest"].map(ref),
        discriminator: {
          propertyName: "code",
          mapping: {
            text_missing: "#/components/schemas/TextMissing",
            reply_invalid: "#/components/schemas/ReplyInvalid",
          },
        },
      },
    ],
  ],
  "a reference is inlined": [["set", `${badRequest}/oneOf/1`, own.components.schemas.BadRequest]],
  "a reference is wrapped in allOf": [
    ["set", `${schemas}/Message/properties/thread`, { allOf: [ref("Thread")] }],
  ],
  "a reference is wrapped in oneOf": [
    ["set", `${schemas}/Message/properties/thread`, { oneOf: [ref("Thread")] }],
  ],
  "an error refers to its envelope by a member that it requires": [
    [
      "set",
      `${schemas}/BadRequest/dependentSchemas`,
      { status: { properties: { status: { type: "integer", minimum: 400, maximum: 599 } } } },
    ],
  ],
  "an object is split into two that hold together": [
    [
      "set",
      `${schemas}/Sent`,
      {
        allOf: [
          { type: "object", required: ["message_id"], properties: { message_id: { type: "string" } } },
          {
            required: ["status"],
            properties: {
              status: { type: "string", enum: ["queued", "failed"] },
              count: { type: "integer" },
            },
          },
        ],
      },
    ],
  ],
  "a component is renamed": [
    ["move", `${schemas}/Thread`, `${schemas}/Conversation`],
    ["set", `${schemas}/Conversation/properties/parent`, ref("Conversation")],
    ["set", `${schemas}/Message/properties/thread`, ref("Conversation")],
  ],
  "an error's component is renamed": [
    ["move", `${schemas}/TextMissing`, `${schemas}/NoText`],
    ["set", `${badRequest}/oneOf/0/oneOf/0`, ref("NoText")],
    ["set", `${badRequest}/oneOf/0/discriminator/mapping/text_missing`, "#/components/schemas/NoText"],
  ],
  "a response becomes a component": [
    ["set", "/components/responses/BadSend", own.paths["/messages"].post.responses[400]],
    ["set", `${send}/responses/400`, { $ref: "#/components/responses/BadSend" }],
  ],
  "a parameter becomes a component of its path": [
    ["set", "/components/parameters", { Key: own.paths["/messages"].post.parameters[0] }],
    ["remove", `${send}/parameters/0`],
    ["set", "/paths/~1messages/parameters", [{ $ref: "#/components/parameters/Key" }]],
  ],
  "a constant becomes a list of one value": [
    ["set", `${schemas}/TextMissing/properties/code`, { enum: ["text_missing"] }],
  ],
  "a constant loses the type that it shows": [
    ["set", `${schemas}/TextMissing/properties/status`, { const: 400 }],
  ],
  "null moves from the types to an alternative": [
    ["set", `${schemas}/Message/properties/sender`, { anyOf: [{ type: "string" }, { type: "null" }] }],
  ],
  "values of a list change places": [["set", `${schemas}/Send/properties/effect/enum`, ["loud", "slam"]]],
  "required names change places": [["set", `${schemas}/Sent/required`, ["status", "message_id"]]],
  "limits that say nothing are written down": [
    ["set", `${schemas}/Message/properties/id/minLength`, 0],
    ["set", `${schemas}/Sent/additionalProperties`, true],
    ["set", `${schemas}/Message/properties/score/nullable`, false],
  ],
  "defaults of a parameter are written down": [
    ["set", `${send}/parameters/1/style`, "form"],
    ["set", `${send}/parameters/1/explode`, true],
    ["set", `${send}/parameters/1/required`, false],
  ],
  "a list of values becomes a choice of constants": [
    ["set", `${schemas}/Sent/properties/status`, { oneOf: [{ const: "failed" }, { const: "queued" }] }],
    [
      "set",
      `${schemas}/Send/properties/effect`,
      { anyOf: [{ const: "slam" }, { const: "loud" }], default: "slam" },
    ],
  ],
  "an integer is bounded exclusively": [
    ["remove", `${schemas}/Message/properties/score/maximum`],
    ["set", `${schemas}/Message/properties/score/exclusiveMaximum`, 11],
    ["set", `${schemas}/Message/properties/score/multipleOf`, 1],
  ],
  "the servers of the document are repeated at a path": [["set", "/paths/~1messages/servers", own.servers]],
  "an HTTP scheme's name is in another case": [
    ["set", "/components/securitySchemes/bearer/scheme", "Bearer"],
  ],
  "a security scheme is renamed": [
    ["move", "/components/securitySchemes/bearer", "/components/securitySchemes/token"],
    ["set", "/security", [{ token: [] }]],
  ],
  "the security of the document is repeated at an operation": [["set", `${send}/security`, [{ bearer: [] }]]],
  "an unused component is added": [["set", `${schemas}/Unused`, { type: "object" }]],
  "a description is folded otherwise": [
    ["set", `${schemas}/Send/properties/text/description`, "What\n  to say.\n"],
  ],
  "a header's name is in another case": [
    ["move", `${send}/responses/429/headers/Retry-After`, `${send}/responses/429/headers/retry-after`],
  ],
  "a media type names its charset": [
    [
      "move",
      `${send}/responses/202/content/application~1json`,
      `${send}/responses/202/content/application~1json; charset=utf-8`,
    ],
  ],
};

describe("no change", () => {
  it.each(Object.entries(rewritings))("%s", (_, edits) => {
    const head = patched(own, edits);
    expect(compare(own, head).changes).toEqual([]);
    expect(compare(head, own).changes).toEqual([]);
  });

  it.each(Object.entries(documents))("a document is itself: %s", (_, make) => {
    expect(compare(make(), make()).changes).toEqual([]);
  });

  it("a read-only member is added to the responses alone, whatever is required", () => {
    const head = patched(own, [
      ["set", `${schemas}/Send/properties/created_at`, { type: "integer", readOnly: true }],
      ["set", `${schemas}/Send/required`, ["text", "created_at"]],
      ["set", `${schemas}/Sent/properties/secret`, { type: "string", writeOnly: true }],
    ]);
    expect(compare(own, head).changes).toEqual([]);
    expect(compare(head, own).changes).toEqual([]);
  });

  it("3.0 says null and exclusive bounds in another way than 3.1", () => {
    const parts = (version: string, value: object) => ({
      ...patched(own, [["set", `${schemas}/Message/properties/score`, value]]),
      openapi: version,
    });
    const old = parts("3.0.3", { type: "integer", nullable: true, minimum: 0, exclusiveMinimum: true });
    const now = parts("3.1.0", { type: ["integer", "null"], exclusiveMinimum: 0 });
    expect(compare(old, now).changes).toEqual([]);
  });

  it("a document in several files is the same as in one", () => {
    const { components, ...rest } = problemDocument();
    const files = {
      "/api/openapi.yaml": { ...rest, paths: { "/orders": { $ref: "paths/orders.yaml" } } },
      "/api/paths/orders.yaml": JSON.parse(
        JSON.stringify(rest.paths["/orders"]).replaceAll(
          /#\/components\/schemas\/(\w+)/g,
          "../errors/all.yaml#/$1",
        ),
      ) as object,
      "/api/errors/all.yaml": JSON.parse(
        JSON.stringify(components.schemas).replaceAll("#/components/schemas/", "#/"),
      ) as object,
    };
    expect(
      reportOf(
        loadedFiles("/api/openapi.yaml", files),
        loadedFiles("/openapi.json", { "/openapi.json": problemDocument() }),
      ).changes,
    ).toEqual([]);
  });
});
