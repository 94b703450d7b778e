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
