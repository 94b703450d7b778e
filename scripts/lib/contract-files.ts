import { join, relative } from "node:path";
import {
  bundle,
  getLineColLocation,
  loadConfig,
  ResolveError,
  YamlParseError,
  type BaseResolver,
} from "@redocly/openapi-core";
import type { Document } from "@messaging-api/error-model/bundled";
import { Failure, messageOf } from "./failure.ts";
import { RememberingResolver, type ParsedFiles } from "./parsed-files.ts";
import { repository } from "./paths.ts";
import { circleOf, lastReference, referencesToNoFile } from "./references.ts";

let settings: ReturnType<typeof loadConfig> | undefined;

/** The settings of the engine, which are the same for every contract. */
function configuration(): ReturnType<typeof loadConfig> {
  return (settings ??= loadConfig({ configPath: join(repository, "redocly.yaml") }));
}

type Problem = Awaited<ReturnType<typeof bundle>>["problems"][number];

/** One document, and the files that it was made from. */
export interface Bundled {
  readonly document: Document;
  readonly sources: readonly { readonly body: string }[];
}

/**
 * The contract's files as one document, made by the engine of the Redocly CLI.
 *
 * @param parsed The files that earlier calls parsed. This call adds its own.
 * @throws Failure with a line `file:line:column message` for each thing that is wrong.
 */
export async function bundleFiles(entry: string, parsed?: ParsedFiles): Promise<Bundled> {
  const config = await configuration();
  const files = new RememberingResolver(config.resolve, parsed);
  try {
    const { bundle: bundled, problems } = await bundle({ ref: entry, config, externalRefResolver: files });
    await refuse(entry, problems, files);
    const loaded = await Promise.all(files.cache.values());
    const sources = loaded.flatMap((one) => (one instanceof Error ? [] : one.source));
    return { document: bundled.parsed as Document, sources }; // The engine has checked that it is one.
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(await explain(error, entry, files));
  }
}

/** What the engine throws instead of reporting is about a whole file. */
async function explain(error: unknown, entry: string, files: BaseResolver): Promise<string> {
  const message = messageOf(error);
  if (error instanceof YamlParseError) {
    const [, line = "1", column = "1"] = /\((\d+):(\d+)\)/.exec(message) ?? [];
    return `${nameOf(error.source.absoluteRef)}:${line}:${column} ${inFewWords(message)}`;
  }
  if (error instanceof ResolveError) return `${nameOf(entry)} cannot be read: ${message}`;
  const circle = message.includes("circular") ? await circleOf(files) : undefined;
  if (circle === undefined) return `${nameOf(entry)}:1:1 is not an OpenAPI document: ${message}`;
  const [file = entry, pointer = ""] = (circle[0] ?? entry).split("#");
  const place = (await placeOf(files, file, `#${pointer}/$ref`)) ?? nameOf(file);
  const list = circle.map((one) => `  ${nameOf(one)}`).join("\n");
  return `${place} a $ref leads in a circle and never to a value:\n${list}`;
}

async function refuse(entry: string, problems: readonly Problem[], files: BaseResolver): Promise<void> {
  const found = problems.filter(({ ignored }) => !ignored);
  if (found.length === 0) return;
  const broken = await brokenReferences(files);
  // The engine reports a missing or broken file, and again every reference to it.
  const reasons = found.flatMap(({ message }) => /^Failed to parse: (.*)/s.exec(message)?.[1] ?? []);
  const others = found.filter(
    ({ message }) =>
      !message.startsWith("Can't resolve") ||
      !(message.includes("ENOENT") || reasons.some((reason) => message.includes(reason))),
  );
  const lines = [...new Set([...broken, ...(await Promise.all(others.map((one) => lineOf(one, files))))])];
  throw new Failure(
    `${nameOf(entry)} and its files: ${lines.length === 1 ? "a finding" : `${lines.length} findings`}\n${lines.join("\n")}`,
  );
}

async function brokenReferences(files: BaseResolver): Promise<string[]> {
  const found = (await referencesToNoFile(files)).map(async ({ file, pointer, ref }) => {
    const place = await placeOf(files, file, pointer);
    return `  ${place ?? nameOf(file)} $ref: ${ref} leads to a file that does not exist`;
  });
  return Promise.all(found);
}

async function lineOf({ location, message, ruleId, suggest }: Problem, files: BaseResolver): Promise<string> {
  const [at] = location;
  const hint = suggest.length > 0 ? ` Did you mean ${suggest.join(" or ")}?` : "";
  if (at === undefined) return `  ${message}${hint} (${ruleId})`;
  const { line, col } = getLineColLocation(at).start;
  const place = `  ${nameOf(at.source.absoluteRef)}:${line}:${col}`;
  if (message !== "Can't resolve $ref") return `${place} ${inFewWords(message)}${hint} (${ruleId})`;
  const last = await lastReference(files, at.source.absoluteRef, at.pointer ?? "#/");
  if (last?.emptyFile !== undefined)
    return `  ${nameOf(last.emptyFile)}:1:1 is empty, but something refers to it`;
  const broken = last && (await placeOf(files, last.file, last.pointer));
  if (broken === undefined) return `${place} $ref leads to nothing`;
  return `  ${broken} $ref: ${last?.ref} leads to a place that doesn't exist in the file`;
}

async function placeOf(files: BaseResolver, file: string, pointer: string): Promise<string | undefined> {
  const document = await files.cache.get(file);
  if (document === undefined || document instanceof Error) return undefined;
  const { line, col } = getLineColLocation({ source: document.source, pointer }).start;
  return `${nameOf(file)}:${line}:${col}`;
}

/** Removes the place from the message, since it is already in front of it. */
function inFewWords(message: string): string {
  return message.replace(/ in "[^"]*" \(\d+:\d+\)/, "").trim();
}

/** A path as you would type it in the working directory. */
function nameOf(path: string): string {
  const name = relative(process.cwd(), path);
  return name.startsWith("..") ? path : name;
}
