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
import { Failure } from "../lib/failure.ts";
import { repository } from "../lib/paths.ts";
import { circleOf, referencesIn } from "../lib/references.ts";
import { GuardedFiles, type Limits } from "./guarded-files.ts";
import { nameOf, placeOf } from "./place.ts";
import { sourcesOf } from "./source-map.ts";

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
 * @throws Failure with a line `file:line:column message` for each thing that keeps it from being read.
 */
export async function readDocument(entry: string, limits: Limits): Promise<Reading> {
  const config = await loadConfig({ configPath: join(repository, "redocly.yaml") });
  const files = new GuardedFiles(limits);
  const given = { ref: entry, config, externalRefResolver: files };
  try {
    const problems = (await lint(given)).filter(({ ignored }) => !ignored);
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
  if (broken.length > 0) throw new Failure(broken.join("\n"));
  const unresolved = problems.filter(({ ruleId }) => ruleId === "no-unresolved-refs" || ruleId === "bundler");
  if (unresolved.length > 0) throw new Failure([...new Set(unresolved.map(lineOf))].join("\n"));
  const root = sources.get(entry);
  if (root !== undefined && !isDocument(root))
    throw new Failure(
      `${nameOf(entry)}:1:1 is not an OpenAPI document: it has no member \`openapi\` or \`swagger\`.`,
    );
}

function isDocument({ body, absoluteRef }: Source): boolean {
  const parsed = parseYaml(body, { filename: absoluteRef }) as object | null;
  return typeof parsed === "object" && parsed !== null && ("openapi" in parsed || "swagger" in parsed);
}

function brokenReferences(sources: ReadonlyMap<string, Source>, { allowsRemote }: GuardedFiles): string[] {
  const lines: string[] = [];
  for (const [file, source] of sources) {
    // A file that refers to nothing is not parsed again.
    if (!source.body.includes("$ref")) continue;
    for (const { ref, pointer } of referencesIn(parseYaml(source.body, { filename: file }))) {
      const why = brokenBy(file, ref, allowsRemote);
      if (why === undefined) continue;
      const { line, column } = placeOf(source, pointer);
      lines.push(`${nameOf(file)}:${line}:${column} $ref: ${ref} ${why}`);
    }
  }
  return lines;
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
    const { line, col } = error as YamlParseError & { readonly line?: number; readonly col?: number };
    return new Failure(`${nameOf(error.source.absoluteRef)}:${line ?? 1}:${col ?? 1} ${message}`);
  }
  if (error instanceof ResolveError) return new Failure(`${nameOf(entry)} cannot be read: ${message}`);
  const circle = await circleOf(files).catch(() => undefined);
  if (circle === undefined)
    return new Failure(`${nameOf(entry)}:1:1 is not an OpenAPI document that can be read: ${message}`);
  const [file = entry] = (circle[0] ?? entry).split("#");
  const source = (await sourcesOf(files)).get(file);
  const { line, column } = source === undefined ? { line: 1, column: 1 } : placeOf(source, "#/$ref");
  const list = circle.map((one) => `  ${nameOf(one)}`).join("\n");
  return new Failure(
    `${nameOf(file)}:${line}:${column} a $ref leads in a circle and never to a value:\n${list}`,
  );
}

function lineOf({ location, message }: Problem): string {
  const [at] = location;
  if (at === undefined) return message;
  const { line, column } = placeOf(at.source, at.pointer ?? "#/");
  return `${nameOf(at.source.absoluteRef)}:${line}:${column} ${message.trim()}`;
}
