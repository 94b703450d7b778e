import type { Path } from "@messaging-api/error-model";
import type { ErrorObject, ValidateFunction } from "ajv";
import { Ajv2020 } from "../ajv.ts";
import { problem, type Rule } from "../rule.ts";

export default {
  description: "An error's extension matches its JSON Schema: cause, fix, retry class, and source.",
  severity: "error",
  why: "Programs read the extension. A misspelled retry class makes a client resend a message that the API refused.",
  where: "components.schemas.contact_blocked",
  good: `
x-error: { retry: never }`,
  bad: `
x-error: { retry: nevr }`,
  fix: "Correct the value. The JSON Schema describes every member of the extension.",
  links: ["https://json-schema.org/draft/2020-12"],
  set: "house",
  appliesTo: ({ extensionSchema }) => extensionSchema !== false,
  *check({ errors, options: { extension: name, extensionSchema } }) {
    if (extensionSchema === false) return;
    const validate = compile(extensionSchema);
    for (const { path, extension } of errors.values()) {
      if (extension === undefined || validate(extension)) continue;
      const faults = new Map<string, ErrorObject[]>();
      for (const fault of validate.errors ?? [])
        faults.set(fault.instancePath, [...(faults.get(fault.instancePath) ?? []), fault]);
      for (const [pointer, found] of faults) {
        // For a choice, Ajv reports every branch. The list of allowed values is enough.
        const allowed = found.flatMap(({ keyword, params }) =>
          keyword === "const" ? [String(params["allowedValue"])] : [],
        );
        const others = found
          .filter(({ keyword }) => keyword !== "const" && keyword !== "oneOf")
          .map(describe);
        const said = allowed.length > 0 ? [`must be ${allowed.join(", ")}`] : others;
        const place: Path = [...path, name, ...pointer.split("/").slice(1)];
        yield problem(`\`${[name, ...pointer.split("/").slice(1)].join(".")}\` ${said.join(" and ")}`, place);
      }
    }
  },
} as const satisfies Rule;

const compiled = new WeakMap<object, ValidateFunction>();

function compile(schema: object): ValidateFunction {
  const known =
    compiled.get(schema) ??
    new Ajv2020({ allErrors: true, strict: false, validateSchema: false }).compile(schema);
  compiled.set(schema, known);
  return known;
}

function describe({
  message,
  params,
}: {
  readonly message?: string | undefined;
  readonly params: Record<string, unknown>;
}): string {
  const stranger = params["additionalProperty"];
  return stranger === undefined ? (message ?? "is not valid") : `has no member "${String(stranger)}"`;
}
