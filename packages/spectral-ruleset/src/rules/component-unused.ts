import { contractRule, envelopeName } from "../model.ts";
import { problem } from "../problem.ts";

// Securities are used by name, not by reference.
const notReferenced = new Set(["securitySchemes"]);

/**
 * Every component is used. In place of Spectral's `oas3-unused-component`, which does not see that a discriminator's
 * mapping is a use. The envelope is exempt: it is for readers of codes that are newer than the document.
 */
export default {
  description: "Every component is used, by a reference or by the mapping of a discriminator.",
  message: "{{error}}",
  severity: "warn",
  given: "$",
  resolved: false,
  then: {
    function: contractRule(function* ({ components, references }) {
      for (const [section, name] of components) {
        if (notReferenced.has(section) || (section === "schemas" && name === envelopeName)) continue;
        if (references.has(`#/components/${section}/${name}`)) continue;
        yield problem(`nothing uses ${name}: refer to it, or remove it`, "components", section, name);
      }
    }),
  },
} as const;
