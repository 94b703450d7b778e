import { join, relative } from "node:path";
import {
  BaseResolver,
  bundle,
  getLineColLocation,
  lint,
  loadConfig,
  ResolveError,
  YamlParseError,
} from "@redocly/openapi-core";
import type { Document } from "./document.ts";
import { Failure } from "./failure.ts";
import { repository } from "./paths.ts";
import { circleOf, referencesToNoFile } from "./references.ts";

type Problem = Awaited<ReturnType<typeof lint>>[number];

/**
 * The contract's files as one document, made by the engine of the Redocly CLI.
 *
 * @throws Failure with a line `file:line:column message` for each thing that is wrong.
 */
export async function bundleFiles(entry: string): Promise<Document> {
  return withFiles(entry, async (files) => {
    const { bundle: bundled, problems } = await bundle({ ref: entry, ...files });
    await refuse(entry, problems, files.externalRefResolver);
    return bundled.parsed as Document;
  });
}

/**
 * Lints the contract's own files by redocly.yaml. A warning fails as an error does.
 *
 * @throws Failure with a line `file:line:column message` for each finding.
 */
export async function lintFiles(entry: string): Promise<void> {
  return withFiles(entry, async (files) => {
    await refuse(entry, await lint({ ref: entry, ...files }), files.externalRefResolver);
  });
}

interface Files {
  readonly config: Awaited<ReturnType<typeof loadConfig>>;
  readonly externalRefResolver: BaseResolver;
}

async function withFiles<Result>(entry: string, use: (files: Files) => Promise<Result>): Promise<Result> {
  const config = await loadConfig({ configPath: join(repository, "redocly.yaml") });
  const externalRefResolver = new BaseResolver(config.resolve);
  try {
    return await use({ config, externalRefResolver });
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(await explain(error, entry, externalRefResolver));
  }
}

/** What the engine throws, rather than reports, is about a whole file. */
async function explain(error: unknown, entry: string, files: BaseResolver): Promise<string> {
  const { message } = error as Error;
  if (error instanceof YamlParseError) return `${nameOf(error.source.absoluteRef)}: ${message}`;
  if (error instanceof ResolveError) return `${nameOf(entry)} cannot be read: ${message}`;
  const circle = message.includes("circular") ? await circleOf(files) : undefined;
  if (circle === undefined) return `${nameOf(entry)} is not an OpenAPI document that can be read: ${message}`;
  return `A $ref leads in a circle and never to a value:\n${circle.map((one) => `  ${nameOf(one)}`).join("\n")}`;
}

async function refuse(entry: string, problems: readonly Problem[], files: BaseResolver): Promise<void> {
  const found = problems.filter(({ ignored }) => !ignored);
  if (found.length === 0) return;
  const broken = await brokenReferences(files);
  // The engine says the same of every place that such a reference is met from.
  const others = found.filter(({ message }) => broken.length === 0 || !message.includes("ENOENT"));
  const lines = [...broken, ...new Set(others.map(lineOf))];
  throw new Failure(
    `${nameOf(entry)} and its files: ${lines.length === 1 ? "a finding" : `${lines.length} findings`}\n${lines.join("\n")}`,
  );
}

async function brokenReferences(files: BaseResolver): Promise<string[]> {
  const lines: string[] = [];
  for (const { file, pointer, ref } of await referencesToNoFile(files)) {
    const document = await files.cache.get(file);
    if (document === undefined || document instanceof Error) continue;
    const { line, col } = getLineColLocation({ source: document.source, pointer }).start;
    lines.push(`  ${nameOf(file)}:${line}:${col} $ref: ${ref} leads to a file that does not exist`);
  }
  return lines;
}

function lineOf({ location, message, ruleId, suggest }: Problem): string {
  const [at] = location;
  const hint = suggest.length > 0 ? ` Did you mean ${suggest.join(" or ")}?` : "";
  if (at === undefined) return `  ${message}${hint} (${ruleId})`;
  const { line, col } = getLineColLocation(at).start;
  return `  ${nameOf(at.source.absoluteRef)}:${line}:${col} ${message.trim()}${hint} (${ruleId})`;
}

/** A path as one would type it where the command runs. */
function nameOf(path: string): string {
  const name = relative(process.cwd(), path);
  return name.startsWith("..") ? path : name;
}
