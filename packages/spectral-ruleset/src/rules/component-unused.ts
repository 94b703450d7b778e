import { items, members, type Json } from "@messaging-api/error-model";
import { problem, type Rule } from "../rule.ts";

// Securities are used by name, not by reference.
const notReferenced = new Set(["securitySchemes"]);

export default {
  description: "Every component is used by a reference or by a discriminator's mapping.",
  severity: "warn",
  why: "An unused component misleads readers, and no test covers it. Unlike Spectral's own rule, this one knows that a mapping counts as a use.",
  where: "components.schemas",
  good: `
Contact: { type: object }   # and somewhere { $ref: "#/components/schemas/Contact" }`,
  bad: `
Contact: { type: object }
Company: { type: object }   # and no reference to it`,
  fix: "Reference the component, or delete it. The envelope schema is exempt: clients use it for codes that are newer than the document.",
  everywhere: true,
  *check({ document, options }) {
    // A reference can lead to a part of a component.
    const used = new Set([...referencesIn(document)].map((ref) => ref.split("/").slice(0, 4).join("/")));
    for (const [section, components] of Object.entries(members(document["components"]))) {
      if (notReferenced.has(section) || section.startsWith("x-")) continue;
      for (const name of Object.keys(members(components))) {
        if (section === "schemas" && name === options.envelope) continue;
        const ref = `#/components/${section}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
        if (!used.has(ref))
          yield problem(`nothing uses ${name}: reference it, or delete it`, ["components", section, name]);
      }
    }
  },
} as const satisfies Rule;

// Their members are names that an author chose, not keywords.
const maps = new Set(
  "properties patternProperties $defs definitions dependentSchemas schemas responses parameters headers requestBodies links callbacks pathItems paths webhooks content".split(
    " ",
  ),
);
const data = new Set(["example", "default", "enum", "const", "value", "dataValue", "x-error"]);

/** The targets of references and mappings. In data, a member named `$ref` isn't a reference. */
function* referencesIn(node: unknown, holder = ""): Generator<string> {
  for (const item of items(node)) yield* referencesIn(item);
  const own = members(node);
  for (const [name, value] of Object.entries(own)) {
    if (maps.has(holder)) yield* referencesIn(value);
    else if (name === "$ref" && typeof value === "string") yield decoded(value);
    else if (name === "examples") yield* Object.values(members(value)).flatMap(referenceOf);
    else if (name === "discriminator") yield* targetsOf(members(value));
    else if (!data.has(name)) yield* referencesIn(value, name);
  }
}

function referenceOf(example: unknown): string[] {
  const ref = members(example)["$ref"];
  return typeof ref === "string" ? [decoded(ref)] : [];
}

function targetsOf({ mapping, defaultMapping }: Json): string[] {
  return [...Object.values(members(mapping)), defaultMapping]
    .filter((one) => typeof one === "string")
    .flatMap((one) => [one, `#/components/schemas/${one}`]);
}

function decoded(ref: string): string {
  try {
    return decodeURIComponent(ref);
  } catch {
    return ref;
  }
}
