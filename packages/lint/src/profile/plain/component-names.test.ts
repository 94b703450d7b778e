import { expect, it } from "vitest";
import { componentNames } from "./component-names.ts";

const ref = (name: string, section = "schemas") => ({ $ref: `#/components/${section}/${name}` });

const document = {
  openapi: "3.1.0",
  paths: { "/things": { get: { parameters: [ref("GroupId", "parameters")] } } },
  components: {
    schemas: {
      out_of_credit: { examples: [{ $ref: "#/components/schemas/out_of_credit" }] },
      Number: {},
      GroupId: {},
      Union: {
        oneOf: [ref("out_of_credit")],
        discriminator: {
          propertyName: "code",
          mapping: { out_of_credit: "#/components/schemas/out_of_credit" },
        },
      },
    },
    parameters: { GroupId: { schema: ref("GroupId") } },
  },
};

it("writes names in PascalCase, and follows references and mappings", () => {
  const { components } = componentNames.apply(document).document as typeof document;
  expect(Object.keys(components.schemas)).toEqual(["OutOfCredit", "NumberSchema", "GroupId", "Union"]);
  expect(components.schemas.Union).toEqual({
    oneOf: [ref("OutOfCredit")],
    discriminator: { propertyName: "code", mapping: { out_of_credit: "#/components/schemas/OutOfCredit" } },
  });
});

it("gives a name to one section alone: the schema keeps it", () => {
  const { paths, components } = componentNames.apply(document).document as typeof document;
  expect(components.parameters).toEqual({ GroupIdParameter: { schema: ref("GroupId") } });
  expect(paths["/things"].get.parameters).toEqual([ref("GroupIdParameter", "parameters")]);
});

it("leaves data alone that looks like a reference", () => {
  const { components } = componentNames.apply(document).document;
  expect(components).toMatchObject({
    schemas: { OutOfCredit: { examples: [{ $ref: "#/components/schemas/out_of_credit" }] } },
  });
});

it("counts what it renamed", () => {
  expect(componentNames.apply(document).count).toBe(3);
});
