import { contractOf as readContract, type ErrorContract as ModelContract } from "@messaging-api/error-model";
import { Registry } from "./examples/registry.ts";
import type { Options } from "./options.ts";

/** The error contract of a document, and a way to validate bodies. */
export interface ErrorContract extends ModelContract<Options> {
  /** Whether a body is valid by a schema. A broken schema accepts everything. */
  readonly accepts: (schema: unknown, body: unknown) => boolean;
}

const known = new WeakMap<object, ErrorContract>();

/** The error contract of an assembled document. All rules share it. */
export function contractOf(document: object, options: Options): ErrorContract {
  const contract = readContract(document, options);
  const own = known.get(contract) ?? { ...contract, accepts: acceptsOf(contract) };
  known.set(contract, own);
  return own;
}

/** Most documents don't need it, and compiling schemas takes long. */
function acceptsOf({ document }: ModelContract): ErrorContract["accepts"] {
  let registry: Registry | undefined;
  return (schema, body) => {
    registry ??= new Registry(document);
    if (registry.surelyAccepts(schema, "response", body)) return true;
    const validate = registry.validatorOf(schema, "response");
    if (validate instanceof Error) return true;
    try {
      return validate(body) === true;
    } catch {
      return false;
    }
  };
}
