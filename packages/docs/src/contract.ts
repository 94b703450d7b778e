import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { STATUS_CODES } from "node:http";
import { join } from "node:path";
import { parse } from "yaml";
import type { Document } from "@messaging-api/error-model/bundled";
import { readGenerated } from "./model/document.ts";
import type { Actor, ErrorEntry, RetryClass, SideEffects, Source } from "@messaging-api/types/errors";
import { paths, type Outputs } from "./files.ts";
import { operationViews, type OperationView } from "./model/operations.ts";
import type { Schemas } from "./model/schema.ts";
import type { Sources } from "./model/sources.ts";
import { readSettings, type Settings } from "./settings.ts";

/** The meaning of the words in the contract's lists, from `openapi/x-error.schema.yaml`. */
export interface Glossary {
  readonly retry: Readonly<Record<RetryClass, string>>;
  readonly sideEffects: Readonly<Record<SideEffects, string>>;
  readonly actor: Readonly<Record<Actor, string>>;
  readonly source: Readonly<Record<Source, string>>;
}

/** The input of the pages. */
export interface Contract {
  readonly document: Document;
  readonly version: string;
  readonly errors: readonly ErrorEntry[];
  readonly glossary: Glossary;
  /** Operations and events, in the order of the document. */
  readonly operations: readonly OperationView[];
  readonly schemas: Schemas;
  /** The comparison with the sources, if the contract has one. */
  readonly sources?: Sources;
  readonly settings: Settings;
  /** Where the site is published, without a slash at the end. */
  readonly siteUrl: string;
  readonly apiUrl: string;
  /** The sandbox on the reader's own machine, without the API's base path. */
  readonly sandboxUrl: string;
}

/** The generated error catalogue. */
interface Catalogue {
  readonly contractVersion: string;
  readonly errors: readonly ErrorEntry[];
}

/** Reads the generated files below `root`. A text in `generated` takes precedence over the file of the same path. */
export async function readContract(root: string, generated: Outputs = new Map()): Promise<Contract> {
  const document = await readGenerated<Document>(root, paths.bundleJson, generated);
  const { contractVersion, errors } = await readGenerated<Catalogue>(root, paths.catalogueJson, generated);
  const { servers = [], externalDocs } = document;
  const isLocal = ({ url }: { url: string }) => new URL(url).hostname === "127.0.0.1";
  const local = servers.find(isLocal);
  const sources = existsSync(join(root, paths.sourcesJson))
    ? await readGenerated<Sources>(root, paths.sourcesJson)
    : undefined;
  const settings = readSettings(externalDocs?.url);
  return {
    document,
    version: contractVersion,
    errors,
    glossary: await readGlossary(root),
    operations: operationViews(document),
    schemas: document.components?.schemas ?? {},
    ...(sources && { sources }),
    settings,
    siteUrl: settings.siteUrl,
    apiUrl: (servers.find((server) => !isLocal(server)) ?? servers[0])?.url ?? "",
    sandboxUrl: new URL(local?.url ?? "http://127.0.0.1:4020").origin,
  };
}

interface Choices<T extends string> {
  readonly oneOf: readonly { readonly const: T; readonly description: string }[];
}

interface ExtensionSchema {
  readonly properties: {
    readonly retry: Choices<RetryClass>;
    readonly sideEffects: Choices<SideEffects>;
    readonly actor: Choices<Actor>;
  };
  readonly $defs: { readonly source: Choices<Source> };
}

/** The meaning of the lists of `x-error`, from its own schema. */
async function readGlossary(root: string): Promise<Glossary> {
  const schema: ExtensionSchema = parse(await readFile(join(root, paths.extensionSchema), "utf8"));
  const words = <T extends string>({ oneOf }: Choices<T>): Record<T, string> => {
    const entries = oneOf.map((one) => [one.const, one.description]);
    return Object.fromEntries(entries);
  };
  const { retry, sideEffects, actor } = schema.properties;
  return {
    retry: words(retry),
    sideEffects: words(sideEffects),
    actor: words(actor),
    source: words(schema.$defs.source),
  };
}

/** The name of an error in a list. */
export function nameOf({ code, status }: Pick<ErrorEntry, "code" | "status">): string {
  return code ?? `${status} without a code`;
}

/** A status as in a status line: the number and its HTTP phrase. */
export function statusLine(status: number): string {
  return `${status} ${STATUS_CODES[status] ?? ""}`.trim();
}
