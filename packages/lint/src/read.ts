import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import {
  bundle,
  isAbsoluteUrl,
  lint,
  loadConfig,
  parseYaml,
  ResolveError,
  YamlParseError,
  type Source,
} from "@redocly/openapi-core";
import { Failure } from "../../../scripts/lib/failure.ts";
import { repository } from "../../../scripts/lib/paths.ts";
import { circleOf, referencesIn } from "../../../scripts/lib/references.ts";
import type { Finding } from "./finding.ts";
import { GuardedFiles, type Limits } from "./guarded-files.ts";
import { nameOf, placeOf } from "./place.ts";
import { sourcesOf } from "./source-map.ts";
import { Unreadable, unreadable } from "./unreadable.ts";
import { withoutPlace, yamlFault } from "./yaml-fault.ts";

export type Problem = Awaited<ReturnType<typeof lint>>[number];

/** A document with all that it refers to, read once for both linters. */
export interface Reading {
  /** What Redocly's linter says of the author's files. */
  readonly problems: readonly Problem[];
  /** One document made of them, in which every reference leads into itself. */
  readonly document: object;
  readonly sources: ReadonlyMap<string, Source>;
}

/**
 * Reads a document, lints its files by redocly.yaml, and makes one document of them.
 *
 * @throws Unreadable with each thing that keeps it from being read.
 */
export async function readDocument(entry: string, limits: Limits): Promise<Reading> {
  const config = await loadConfig({ configPath: join(repository, "redocly.yaml") });
  const files = new GuardedFiles(limits);
  const given = { ref: entry, config, externalRefResolver: files };
  try {
    const problems = (await lint(given)).filter(({ ignored }) => !ignored);
    const faults = await faultsOf(files);
    if (faults.length > 0) throw files.refusal ?? new Unreadable(faults);
    refuse(entry, await sourcesOf(files), files, problems);
    const { bundle: bundled } = await bundle(given);
    return { problems, document: bundled.parsed as object, sources: await sourcesOf(files) };
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw files.refusal ?? (await explain(error, entry, files));
  }
}

/** Some things are reported as findings that leave nothing to lint. */
function refuse(
  entry: string,
  sources: ReadonlyMap<string, Source>,
  files: GuardedFiles,
  problems: readonly Problem[],
): void {
  if (files.refusal !== undefined) throw files.refusal;
  const broken = brokenReferences(sources, files);
  if (broken.length > 0) throw new Unreadable(broken);
  const unresolved = problems.filter(({ ruleId }) => ruleId === "no-unresolved-refs" || ruleId === "bundler");
  if (unresolved.length > 0) throw new Unreadable(withoutRepeats(unresolved.map(findingOf)));
  const root = sources.get(entry);
  const parsed: unknown = root && parseYaml(root.body, { filename: entry });
  if (root !== undefined && !isDocument(parsed))
    throw new Unreadable([unreadable(nameOf(entry), `is not an OpenAPI document: ${whyNot(parsed)}.`)]);
}

function isDocument(parsed: unknown): boolean {
  return typeof parsed === "object" && parsed !== null && ("openapi" in parsed || "swagger" in parsed);
}

function whyNot(parsed: unknown): string {
  if (parsed === null || parsed === undefined) return "it is empty";
  if (Array.isArray(parsed)) return "it is a list, not an object";
  if (typeof parsed !== "object") return `it is a ${typeof parsed}, not an object`;
  return "it has no member `openapi` or `swagger`";
}

function brokenReferences(sources: ReadonlyMap<string, Source>, { allowsRemote }: GuardedFiles): Finding[] {
  const found: Finding[] = [];
  for (const [file, source] of sources) {
    // A file that refers to nothing is not parsed again.
    if (!source.body.includes("$ref")) continue;
    for (const { ref, pointer } of referencesIn(parseYaml(source.body, { filename: file }))) {
      const why = brokenBy(file, ref, allowsRemote);
      if (why === undefined) continue;
      found.push(unreadable(nameOf(file), `$ref: ${ref} ${why}`, placeOf(source, pointer), pointer));
    }
  }
  return found;
}

function brokenBy(file: string, ref: string, allowsRemote: boolean): string | undefined {
  if (isAbsoluteUrl(ref))
    return allowsRemote ? undefined : "is on another host. Copy it here, or allow it with --allow-remote.";
  const [path = ""] = ref.split("#");
  if (path === "" || isAbsoluteUrl(file) || existsSync(resolve(dirname(file), path))) return undefined;
  return "leads to a file that does not exist. Create it, or correct the path.";
}

/** What the engine throws, rather than reports, is about a whole file. */
async function explain(error: unknown, entry: string, files: GuardedFiles): Promise<Failure> {
  const { message } = error as Error;
  if (error instanceof YamlParseError) {
    const { absoluteRef, body } = error.source;
    return new Unreadable([unreadable(nameOf(absoluteRef), ...yamlFault(error, body))]);
  }
  if (error instanceof ResolveError) return new Failure(`${nameOf(entry)} cannot be read: ${message}`);
  const faults = await faultsOf(files);
  if (faults.length > 0) return new Unreadable(faults);
  const circle = await circleOf(files).catch(() => undefined);
  if (circle !== undefined) return circular(circle, await sourcesOf(files));
  const source = (await sourcesOf(files)).get(entry);
  const parsed: unknown = source && parseYaml(source.body, { filename: entry });
  const why = isDocument(parsed) ? message : whyNot(parsed);
  return new Unreadable([unreadable(nameOf(entry), `is not an OpenAPI document that can be read: ${why}.`)]);
}

/** The files that are no YAML, each at its fault: an entry that refers to one is broken by it, and has no fault itself. */
async function faultsOf(files: GuardedFiles): Promise<Finding[]> {
  const read = await Promise.all(
    [...files.cache.values()].map((file) => file.catch((error: unknown) => error)),
  );
  return read.flatMap((fault) =>
    fault instanceof YamlParseError
      ? [unreadable(nameOf(fault.source.absoluteRef), ...yamlFault(fault, fault.source.body))]
      : [],
  );
}

function circular(circle: readonly string[], sources: ReadonlyMap<string, Source>): Unreadable {
  const [file = "", pointer = ""] = (circle[0] ?? "").split("#");
  const source = sources.get(file);
  const place = source && placeOf(source, `#${pointer}/$ref`);
  const list = circle.map((one) => `  ${nameOf(one)}`).join("\n");
  const message = `a $ref leads in a circle and never to a value:\n${list}`;
  return new Unreadable([unreadable(nameOf(file), message, place, `#${pointer}/$ref`)]);
}

function findingOf({ location, message }: Problem): Finding {
  const [at] = location;
  if (at === undefined) throw new TypeError(`A finding has no place: ${message}`);
  const { source, pointer = "#/" } = at;
  const text = withoutPlace(message).trim();
  // The engine gives the place of what holds the reference, and at times not the reference.
  const held = [...referencesIn(parseYaml(source.body, { filename: source.absoluteRef }))];
  const reference = held.find((one) => one.pointer === `${pointer}/$ref`);
  const said = reference === undefined || text !== "Can't resolve $ref" ? text : `${text}: ${reference.ref}`;
  const place = reference?.pointer ?? pointer;
  return unreadable(nameOf(source.absoluteRef), said, placeOf(source, place), place);
}

function withoutRepeats(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()];
}
