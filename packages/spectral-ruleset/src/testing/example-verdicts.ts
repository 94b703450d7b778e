import { follow, type Path } from "@messaging-api/error-model";
import core from "@stoplight/spectral-core";
import { oas } from "@stoplight/spectral-rulesets";
import { exampleSites, type ExampleSite } from "../examples/sites.ts";
import exampleValid from "../rules/example-valid.ts";
import { runRuleset } from "../run.ts";

/** An example on which Spectral's two rules and ours disagree, with the message of each, if any. */
export interface Difference {
  readonly path: string;
  readonly stock: string | undefined;
  readonly ours: string | undefined;
  /** Why they disagree. Undefined if the reason isn't known, which means that one of them is wrong. */
  readonly because: string | undefined;
}

/** What both say, by example. */
export interface Comparison {
  /** How many examples there are. */
  readonly examples: number;
  /** How many of them both find invalid. */
  readonly same: number;
  /** How many of those Spectral reports at a reference to the example's place. */
  readonly elsewhere: number;
  readonly differences: readonly Difference[];
}

type Sites = ReadonlyMap<string, ExampleSite>;

// Spectral's rule for schemas takes those with one of these, which its selector lists.
const selected = ["enum", "type", "format", "$ref", "properties", "items"];

/** Why Spectral skips an example, if it does. */
function passedOver(site: ExampleSite | undefined): string | undefined {
  const keyword = String(site?.path.at(-1));
  if (site === undefined || !["example", "default"].includes(keyword)) {
    const list = site?.path.at(-2) === "examples" && typeof site.path.at(-1) === "number";
    return list ? "the `examples` of a schema, which Spectral does not look at" : undefined;
  }
  const schema = site.schema as Record<string, unknown>;
  const own = schema[keyword] === site.value;
  return own && !selected.some((name) => Boolean(schema[name]))
    ? "a schema without a type, which Spectral does not look at"
    : undefined;
}

/** Why Spectral calls an example invalid that it has not compared with its schema, if so. */
function notJudged(message: string | undefined): string | undefined {
  return message === '"nullable" cannot be used without "type"'
    ? "a schema with `nullable` and no `type` in or below it, which OpenAPI 3.0 ignores and Spectral's Ajv does not compile"
    : undefined;
}

// Made once: to check all rules of OpenAPI takes Spectral longer than to run two of them.
const stockRules = new core.Ruleset({
  extends: [[oas, "off"]],
  rules: { "oas3-valid-media-example": "error", "oas3-valid-schema-example": "error" },
});

/**
 * Compares the verdicts of Spectral's two example rules with those of `example-valid` on one document.
 *
 * Spectral reports a shared example under each use, by a path that leads through references; ours, where it stands.
 * A finding inside an example counts for the example.
 */
export async function compareVerdicts(document: object): Promise<Comparison> {
  // A shared example is one site for each schema that it is an example of.
  const uses = [...exampleSites(document as never)];
  const sites = new Map(uses.map((site) => [keyOf(site.path), site]));
  const stock = new Map<string, string>();
  const moved = new Set<string>();
  for (const { path, message } of await runRuleset(document, stockRules)) {
    const own = throughReferences(document, path);
    const key = siteOf(own, sites);
    if (!sites.has(keyOf(path.slice(0, own.length))) && keyOf(own) !== keyOf(path)) moved.add(key);
    stock.set(key, message);
  }
  const ours = new Map<string, string>();
  for (const { path, message } of exampleValid.check({ document } as never))
    for (const key of sitesOf(document, path, uses, sites)) ours.set(key, message);
  const keys = [...new Set([...stock.keys(), ...ours.keys()])];
  const differences = keys
    .filter((key) => !stock.has(key) || !ours.has(key))
    .map((path) => ({
      path,
      stock: stock.get(path),
      ours: ours.get(path),
      because: stock.has(path) ? notJudged(stock.get(path)) : passedOver(sites.get(path)),
    }));
  return { examples: sites.size, same: keys.length - differences.length, elsewhere: moved.size, differences };
}

/** The example that a path leads to, or all examples of a schema that cannot be used, which is reported once. */
function sitesOf(
  document: object,
  path: Path,
  uses: readonly ExampleSite[],
  sites: Sites,
): readonly string[] {
  const key = keyOf(path);
  const users = uses.filter(
    ({ schema, schemaPath }) => keyOf(follow(document, schema, schemaPath)?.path ?? schemaPath) === key,
  );
  return users.length > 0 ? users.map((site) => keyOf(site.path)) : [siteOf(path, sites)];
}

/** The example that a path leads to, or into; the path itself, if it leads to none. */
function siteOf(path: Path, sites: Sites): string {
  for (let length = path.length; length > 0; length -= 1) {
    const key = keyOf(path.slice(0, length));
    if (sites.has(key)) return key;
  }
  // An example without a value is reported at the example by Spectral, and at the value by us.
  const value = keyOf([...path, "value"]);
  return sites.has(value) ? value : keyOf(path);
}

/** The path of the same place that leads through no reference. */
function throughReferences(document: object, path: Path): Path {
  let at: { value: unknown; path: Path } = { value: document, path: [] };
  for (const name of path) {
    const holder = follow(document, at.value, at.path) ?? at;
    const value = (holder.value as Record<string, unknown> | null | undefined)?.[name];
    at = { value, path: [...holder.path, name] };
  }
  return at.path;
}

function keyOf(path: Path): string {
  return path.map(String).join(" / ");
}
