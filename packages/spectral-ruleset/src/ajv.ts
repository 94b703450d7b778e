import * as module from "ajv/dist/2020.js";

// Ajv is CommonJS: its named export is a member of the module, or of the module's default.
const { Ajv2020: named, default: wrapped } = module as unknown as {
  readonly Ajv2020?: typeof module.Ajv2020;
  readonly default?: { readonly Ajv2020: typeof module.Ajv2020 };
};

/** Ajv for JSON Schema 2020-12, under every module system. */
export const Ajv2020 = (named ?? wrapped?.Ajv2020) as typeof module.Ajv2020;
