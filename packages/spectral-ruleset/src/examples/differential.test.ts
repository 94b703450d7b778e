import fc from "fast-check";
import { expect, it } from "vitest";
import { compareVerdicts } from "../testing/example-verdicts.ts";
import { documentsOf } from "../testing/random-documents.ts";

it.each(["3.0.3", "3.1.0"] as const)(
  "finds in OpenAPI %s what Spectral's own two rules find",
  async (version) => {
    let invalid = 0;
    await fc.assert(
      fc.asyncProperty(documentsOf(version), async (document) => {
        const { same, differences } = await compareVerdicts(JSON.parse(JSON.stringify(document)) as object);
        invalid += same;
        expect(differences.filter(({ because }) => because === undefined)).toEqual([]);
      }),
      { numRuns: 60 },
    );
    // There was something to find.
    expect(invalid).toBeGreaterThan(60);
  },
);

it("takes what must not be there as it is written, also where a reference stands for it", async () => {
  const owned = { type: "object", properties: { id: { readOnly: true } }, required: ["id"] };
  const media = (schema: object) => ({ content: { "application/json": { schema, example: {} } } });
  const referred = media({ not: { $ref: "#/components/schemas/Owned" } });
  const document = {
    openapi: "3.0.3",
    info: { title: "T", version: "1.0.0" },
    paths: { "/a": { post: { requestBody: referred }, put: { requestBody: media({ not: owned }) } } },
    components: { schemas: { Owned: owned } },
  };
  // A request need not have `id`. If the schema that is forbidden lost it, it would forbid every object.
  expect(await compareVerdicts(document)).toMatchObject({ examples: 2, same: 0, differences: [] });
});

it("judges an example beside `nullable` without a type, which Spectral does not compile", async () => {
  const schema = { nullable: true, anyOf: [{ type: "string" }, { type: "integer" }] };
  const answer = (example: unknown) => ({
    description: "Done.",
    content: { "application/json": { schema: { type: "object", properties: { a: schema } }, example } },
  });
  const compared = (bodies: readonly unknown[], version = "3.0.3") =>
    compareVerdicts({
      openapi: version,
      info: { title: "T", version: "1.0.0" },
      paths: Object.fromEntries(
        bodies.map((body, index) => [`/${index}`, { get: { responses: { "200": answer(body) } } }]),
      ) as object,
    });
  const { same, differences } = await compared([{ a: "text" }, { a: [] }]);
  expect(same).toBe(1);
  expect(differences).toMatchObject([
    { ours: undefined, because: expect.stringMatching(/^a schema with `nullable` and no `type`/) as unknown },
  ]);
});
