import { testRule } from "../testing/rule-tests.ts";

testRule("component-unused", {
  finds: {
    "a schema that nothing refers to": {
      set: { "components.schemas.Forgotten": { type: "string" } },
      at: "components.schemas.Forgotten",
    },
    "a response that nothing refers to": {
      set: { "components.responses.Forgotten": { description: "No." } },
      at: "components.responses.Forgotten",
    },
  },
  takes: {
    "a component of which a part is referred to": {
      set: {
        "components.schemas.Part": { properties: { a: { type: "string" } } },
        "components.schemas.Contact.properties.a": { $ref: "#/components/schemas/Part/properties/a" },
      },
    },
    "a schema that only a mapping names": {
      set: {
        "components.schemas.Part": { type: "object" },
        "components.schemas.Contact.discriminator": { propertyName: "name", mapping: { part: "Part" } },
      },
    },
    "a way of security, which is used by its name": {
      set: { "components.securitySchemes.other": { type: "http", scheme: "basic" } },
    },
  },
});
