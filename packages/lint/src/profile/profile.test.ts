import { expect, it } from "vitest";
import { documentWith } from "../../test/profile/testing.ts";
import { profiles, toProfile, type ProfileName } from "./profile.ts";

const schema = {
  title: "A refusal",
  type: "object",
  properties: { code: false, mode: { type: "string" } },
  oneOf: [
    { properties: { mode: { const: "a" } } },
    { properties: { mode: { const: "b" }, n: { type: ["string", "null"] } } },
  ],
};

it.each(Object.keys(profiles) as ProfileName[])(
  "makes %s the same every time, and leaves the source alone",
  (name) => {
    const document = documentWith(schema);
    const before = JSON.stringify(document);
    const first = JSON.stringify(toProfile(document, name).document);
    expect(JSON.stringify(toProfile(document, name).document)).toBe(first);
    expect(JSON.stringify(document)).toBe(before);
  },
);

it("says in the document what was changed, why, and what it accepts more", () => {
  const { document, report } = toProfile(documentWith(schema), "3.0");
  expect(document["x-profile"]).toEqual(report);
  expect(report.changes.map(({ name, count }) => `${name} ${count}`)).toEqual([
    "variants 1",
    "forbidden-members 1",
    "titles 1",
    "nullable 2",
    "metadata 1",
  ]);
  expect(report.acceptsMore).toHaveLength(1);
});

it("changes nothing of a profile that is made once more", () => {
  const once = toProfile(documentWith(schema), "plain").document;
  const { document, report } = toProfile(once, "plain");
  expect(report.changes).toEqual([]);
  expect({ ...document, "x-profile": undefined }).toEqual({ ...once, "x-profile": undefined });
});
