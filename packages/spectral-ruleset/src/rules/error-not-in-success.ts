import { follow, items, members, refName, type Path, type Shape } from "@messaging-api/error-model";
import type { ErrorContract } from "../contract.ts";
import { problem, type Rule } from "../rule.ts";

export default {
  description: "No success response contains an error.",
  severity: "error",
  why: "Clients tell results from errors by the status. They read an error under 200 as a result.",
  where: "paths./contacts/{contactId}.get.responses",
  good: `
"200":
  description: The contact.
  content: { application/json: { schema: { $ref: "#/components/schemas/Contact" } } }`,
  bad: `
"200":
  description: The contact.
  content:
    application/json:
      schema:
        oneOf:
          - { $ref: "#/components/schemas/Contact" }
          - { $ref: "#/components/schemas/NotFoundError" }`,
  fix: "List the error under its own status.",
  *check(contract) {
    const { document, operations } = contract;
    for (const { path, responses } of operations) {
      for (const [status, response] of Object.entries(responses)) {
        if (!/^[12]/.test(status)) continue;
        const target = follow(document, response, [...path, "responses", status]);
        for (const [type, body] of Object.entries(members(members(target?.value)["content"]))) {
          const place: Path = [...(target?.path ?? []), "content", type, "schema"];
          const listed = namesIn(members(body)["schema"]).filter((name) => isError(contract, name));
          if (listed.length > 0)
            yield problem(`move ${listed.join(", ")} out of the response for ${status}`, place);
        }
      }
    }
  },
} as const satisfies Rule;

/** Whether a component is an error or a part of errors. */
function isError({ errors, options, codes }: ErrorContract, name: string): boolean {
  if (errors.has(name)) return true;
  if (codes.size === 0) return false;
  return (
    name === options.envelope ||
    [...errors.values()].some(({ base, shape }) => base.length === 0 && consistsOf(shape, name))
  );
}

function consistsOf({ parts }: Shape, name: string): boolean {
  return parts.some((part) => part.length === 3 && part[1] === "schemas" && part[2] === name);
}

function namesIn(schema: unknown): string[] {
  const { $ref, oneOf, anyOf, items: list } = members(schema);
  if (list !== undefined) return namesIn(list);
  if (typeof $ref === "string") return [refName($ref)];
  return [...items(oneOf), ...items(anyOf)].flatMap(namesIn);
}
