import type { Document } from "@messaging-api/error-model/bundled";
import { readBundle } from "../../../scripts/lib/document.ts";
import { repository } from "../../../scripts/lib/paths.ts";
import { pointer, validatorOf } from "../../../scripts/lib/validator.ts";
import { specs } from "../generated/catalogue.ts";
import type { ErrorCode } from "../src/index.ts";

/** What the client leaves open: it checks what TypeScript sees, and to TypeScript these are all numbers and strings. */
const unseen = new Set(["minimum", "maximum", "pattern", "format", "minLength", "maxLength"]);

const document = JSON.parse(
  JSON.stringify(await readBundle(repository), (key, value: unknown) =>
    unseen.has(key) ? undefined : value,
  ),
) as Document;
const compile = validatorOf(document);

/** Every code of the contract. */
export const codes: readonly string[] = Object.keys(specs).filter((key) => !/^\d/.test(key));

const validators = new Map(codes.map((code) => [code, compile(pointer("components", "schemas", code))]));

/** Whether Ajv takes a body for one of this code, by the contract's own schema: what the client decides must agree. */
export function isOfCode(code: unknown, body: unknown): code is ErrorCode {
  // The label decides nothing.
  return (
    typeof code === "string" && (validators.get(code)?.({ ...Object(body), error: "ApiError" }) ?? false)
  );
}

/** Whether it is of the one code whose variants a newer one may join: a `mode` that is new, and nothing of the others. */
export function isUnlistedVariant(body: Readonly<Record<string, unknown>>): boolean {
  const { mode, sender_number, allocation_id } = body;
  const total = { ...body, mode: "total" };
  return (
    typeof mode === "string" &&
    mode !== "total" &&
    sender_number === undefined &&
    allocation_id === undefined &&
    isOfCode("outbound_limit_reached", total)
  );
}
