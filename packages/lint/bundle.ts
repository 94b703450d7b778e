import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import type { Plugin, PluginBuild } from "esbuild";

/**
 * Bundles a module with everything that it needs as one ES module for Node 20 and later. The thousand modules of the linters
 * are small, and finding and reading them takes longer than linting.
 */
export async function bundle(entry: string): Promise<Uint8Array> {
  const { build } = await import("esbuild");
  const { outputFiles } = await build({
    // The bundle names its modules relative to this.
    absWorkingDir: join(import.meta.dirname, "../.."),
    entryPoints: [entry],
    bundle: true,
    write: false,
    platform: "node",
    format: "esm",
    target: "node20",
    // Some packages also have a UMD build, which a bundler can't follow.
    mainFields: ["module", "main"],
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: "eof",
    logLevel: "error",
    banner: {
      js: `import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);`,
    },
    plugins: [lean],
  });
  return outputFiles[0]?.contents ?? new Uint8Array();
}

/** Leaves out what costs time when it's loaded and isn't needed by every run. */
const lean: Plugin = {
  name: "lean",
  setup(build) {
    onlyOpenapi(build);
    onlyReading(build);
    withoutFetch(build);
    lazyChecks(build);
    withoutMetaSchemas(build);
  },
};

/** Of Spectral's own rulesets, only the one for OpenAPI is used. */
function onlyOpenapi({ onResolve, onLoad }: PluginBuild): void {
  onResolve({ filter: /^@stoplight\/spectral-rulesets$/ }, ({ importer }) => {
    const main = createRequire(importer).resolve("@stoplight/spectral-rulesets");
    return { path: join(dirname(main), "oas/index.js"), namespace: "only-openapi" };
  });
  onLoad({ filter: /./, namespace: "only-openapi" }, ({ path }) => ({
    contents: `import module from ${JSON.stringify(path)}; export const oas = module.default ?? module;`,
    resolveDir: dirname(path),
  }));
}

const reading = ["resolve", "ref-utils", "format/codeframes", "errors/yaml-parse-error"];

/** `redocly-core.ts` needs a few of Redocly's modules. The main module would load all of its rules. */
function onlyReading({ onResolve, onLoad }: PluginBuild): void {
  onResolve({ filter: /^@redocly\/openapi-core$/ }, ({ importer }) => {
    if (basename(importer) !== "redocly-core.ts") return undefined;
    const main = createRequire(importer).resolve("@redocly/openapi-core");
    return { path: dirname(main), namespace: "only-reading" };
  });
  onLoad({ filter: /./, namespace: "only-reading" }, ({ path }) => ({
    contents: reading.map((name) => `export * from "${join(path, name)}.js";`).join("\n"),
    resolveDir: path,
  }));
}

/** Spectral's `fetch` is never used, since our resolver reads no other host. It loads a deprecated module of Node's. */
function withoutFetch({ onResolve, onLoad }: PluginBuild): void {
  onResolve({ filter: /^node-fetch$/ }, () => ({ path: "fetch", namespace: "global-fetch" }));
  onLoad({ filter: /./, namespace: "global-fetch" }, () => ({
    // Node loads its HTTP client when a program first looks at `fetch` or `Headers`.
    contents:
      "const send = (...args) => fetch(...args); module.exports = Object.assign(send, { default: send });",
  }));
}

/**
 * Spectral compiles a schema for each function of a ruleset, and one for rulesets. Here, a function's schema is
 * compiled when the function is first called. The schema for rulesets is compiled only for other rulesets: tests
 * check ours.
 */
function lazyChecks({ onLoad }: PluginBuild): void {
  onLoad({ filter: /spectral-core[\\/]dist[\\/]ruleset[\\/]function\.js$/ }, async ({ path }) => ({
    contents: replaced(await readFile(path, "utf8"), [
      [
        /const ajv = (new .*?;)\n\(0, (\w+)\.default\)\(ajv\);\n\(0, (\w+)\.default\)\(ajv\);/,
        `let made;
        const compiled = (schema) => {
          if (made === undefined) { made = $1 (0, $2.default)(made); (0, $3.default)(made); }
          return made.compile(schema);
        };
        ${simpleChecks}`,
      ],
      [/ajv\.compile\(options\)/, "lazily(options, true)"],
      [/ajv\.compile\(input\)/, "lazily(input)"],
    ]),
  }));
  onLoad({ filter: /spectral-core[\\/]dist[\\/]ruleset[\\/]validation[\\/]ajv\.js$/ }, async ({ path }) => ({
    contents: replaced(await readFile(path, "utf8"), [
      [
        /exports\.createValidator = createValidator;/,
        `exports.createValidator = (format) =>
          globalThis[Symbol.for("messaging-api.trusted-ruleset")] ? () => true : createValidator(format);`,
      ],
    ]),
  }));
}

/**
 * Checks the input of Spectral's functions without a compiler, since their schemas use few keywords. Ajv only
 * explains invalid input, where Spectral uses the explanation. Options of a valid ruleset aren't checked again.
 */
const simpleChecks = `
  const simple = ["type", "properties", "required", "items", "additionalProperties", "patternProperties", "oneOf", "errorMessage"];
  const partsOf = ({ properties = {}, patternProperties = {}, items = true, additionalProperties = true, oneOf = [] }) =>
    [...Object.values(properties), ...Object.values(patternProperties), items, additionalProperties, ...oneOf];
  const isSimple = (schema) => typeof schema === "boolean" ||
    (Object.keys(schema).every((name) => simple.includes(name)) && partsOf(schema).every(isSimple));
  const isType = (value, type) => {
    if (type === "array") return Array.isArray(value);
    if (type === "object") return typeof value === "object" && value !== null && !Array.isArray(value);
    if (type === "integer") return Number.isInteger(value);
    return type === "null" ? value === null : typeof value === type;
  };
  const fits = (value, schema) => {
    if (typeof schema === "boolean") return schema;
    const { type, required = [], items = true, oneOf } = schema;
    if (type !== undefined && ![type].flat().some((one) => isType(value, one))) return false;
    if (oneOf !== undefined && oneOf.filter((part) => fits(value, part)).length !== 1) return false;
    if (Array.isArray(value)) return items === true || value.every((item) => fits(item, items));
    if (!isType(value, "object")) return true;
    return required.every((name) => name in value) && Object.keys(value).every((name) => memberFits(value, name, schema));
  };
  const memberFits = (value, name, { properties = {}, patternProperties = {}, additionalProperties = true }) => {
    const parts = Object.keys(patternProperties)
      .filter((pattern) => new RegExp(pattern, "u").test(name))
      .map((pattern) => patternProperties[pattern]);
    if (Object.hasOwn(properties, name)) parts.push(properties[name]);
    return (parts.length > 0 ? parts : [additionalProperties]).every((part) => fits(value[name], part));
  };
  const lazily = (schema, forOptions) => {
    let check;
    const quick = !forOptions && isSimple(schema);
    const validate = (value) => {
      if (forOptions && globalThis[Symbol.for("messaging-api.trusted-ruleset")]) return true;
      const fitting = quick && fits(value, schema);
      if (fitting || (quick && !("errorMessage" in schema))) return fitting;
      check ??= compiled(schema);
      const valid = check(value);
      validate.errors = check.errors ?? null;
      return valid;
    };
    validate.errors = null;
    return validate;
  };`;

/**
 * Spectral has Ajv compile the meta-schemas of all drafts to check schemas of rules. The drafts' own meta-schemas and
 * the schemas of a valid ruleset don't need that check.
 */
function withoutMetaSchemas({ onLoad }: PluginBuild): void {
  onLoad({ filter: /spectral-functions[\\/]dist[\\/]schema[\\/]ajv\.js$/ }, async ({ path }) => ({
    contents: replaced(await readFile(path, "utf8"), [
      [/addSchema\(draft4MetaSchema\)/, "addSchema(draft4MetaSchema, undefined, undefined, false)"],
      [/addSchema\(draft6MetaSchema\)/, "addSchema(draft6MetaSchema, undefined, undefined, false)"],
      [
        /const ajv = instances\[.*?\];/,
        `$&
        ajv.opts.validateSchema = !globalThis[Symbol.for("messaging-api.trusted-ruleset")];`,
      ],
    ]),
  }));
}

/** Fails where a newer version of a dependency has other text. */
function replaced(text: string, changes: readonly (readonly [RegExp, string])[]): string {
  return changes.reduce((changed, [pattern, replacement]) => {
    if (!pattern.test(changed)) throw new Error(`The bundle expects ${pattern} in a module of Spectral.`);
    return changed.replace(pattern, replacement);
  }, text);
}
