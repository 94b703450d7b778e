import { codeOf, contractRule, refName } from "../model.ts";
import { problem } from "../problem.ts";

/** Coded errors stand under a discriminator on code, with a complete mapping of full references, and no error without a code among them. */
export default {
  description:
    "Coded errors stand under a discriminator on code, with a complete mapping of full references, and no error without a code among them.",
  message: "{{error}}",
  severity: "error",
  given: "$",
  resolved: false,
  then: {
    function: contractRule(function* (contract) {
      for (const { path, schema } of contract.responses) {
        const at = [...path, "content", "application/json", "schema"];
        for (const union of [schema, ...(schema?.oneOf ?? [])]) {
          const names = (union?.oneOf ?? []).flatMap(({ $ref }) =>
            $ref === undefined ? [] : [refName($ref)],
          );
          const codes = names.flatMap((name) => codeOf(contract.schemas[name]) ?? []);
          if (codes.length === 0) continue;
          if (union === undefined || union.discriminator?.propertyName !== "code") {
            yield problem(
              "a union of coded errors needs `discriminator: { propertyName: code, mapping: ... }`",
              ...at,
            );
            continue;
          }
          const mapping = union.discriminator.mapping ?? {};
          for (const code of codes) {
            const target = `#/components/schemas/${code}`;
            if (mapping[code] !== target) yield problem(`add \`${code}: "${target}"\` to the mapping`, ...at);
          }
          for (const key of Object.keys(mapping)) {
            if (!codes.includes(key))
              yield problem(`remove "${key}" from the mapping: no member has this code`, ...at);
          }
          for (const name of names.filter((one) => codeOf(contract.schemas[one]) === undefined)) {
            yield problem(`move ${name}, which has no code, out of the discriminated union`, ...at);
          }
        }
      }
    }),
  },
} as const;
