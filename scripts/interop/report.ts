import type { DocumentName } from "./generator.ts";
import type { Kept } from "./importers.ts";
import type { CheckedTool } from "./mocks/mocks.ts";
import type { Rendered } from "./renderers/look.ts";
import type { Ran } from "./runners.ts";

/** The result of one generator with one document. */
export interface Result {
  readonly package: string;
  readonly version: string;
  readonly document: DocumentName;
  /** The probes that compile: each code, what is left without one, and the request's text. */
  readonly passed: readonly string[];
  /** The number of probes. 0 if the generator fails. */
  readonly all: number;
  /** The first failure. */
  readonly problem?: string;
}

/** What the suite found, as the documentation reads it. */
export interface Report {
  readonly $comment: string;
  /** The day of the run, such as `2026-11-27`. */
  readonly day: string;
  /** What importers keep of the Postman collection. */
  readonly importers: readonly Kept[];
  /** What renderers show in a browser. */
  readonly renderers: readonly Rendered[];
  /** What runners do with the document on their own. */
  readonly runners: readonly Ran[];
  /** What mocks answer, and what validators say about the sandbox. */
  readonly mocks: readonly CheckedTool[];
  readonly generators: readonly {
    readonly package: string;
    readonly version: string;
    readonly commands: readonly string[];
    readonly documents: Readonly<
      Record<string, { readonly passed: number; readonly all: number; readonly problem?: string }>
    >;
  }[];
}

/** The generators of a report, each with its result for each document. */
export function generatorsOf(
  results: readonly Result[],
  commands: Readonly<Record<string, readonly string[]>>,
): Report["generators"] {
  return packagesOf(results).map((name) => {
    const own = results.filter((one) => one.package === name);
    const documents = own.map(({ document, passed, all, problem }) => {
      // Removes paths of this run.
      const why = problem?.replaceAll(/"?\/tmp\/interop-\w+\//g, '"');
      return [document, { passed: passed.length, all, ...(why !== undefined && { problem: why }) }] as const;
    });
    return {
      package: name,
      version: own[0]?.version ?? "",
      commands: commands[name] ?? commands["java"] ?? [],
      documents: Object.fromEntries(documents),
    };
  });
}

/** A Markdown table: a row per generator, a column per document. */
export function toTable(results: readonly Result[]): string {
  const documents = [...new Set(results.map((one) => one.document))];
  const rows = packagesOf(results).map((name) => {
    const own = results.filter((one) => one.package === name);
    const cells = documents.map((document) => cell(own.find((one) => one.document === document)));
    return `| ${name} ${own[0]?.version ?? ""} | ${cells.join(" | ")} |`;
  });
  return [
    `| Generator | ${documents.join(" | ")} |`,
    `|---|${documents.map(() => "---").join("|")}|`,
    ...rows,
  ].join("\n");
}

function packagesOf(results: readonly Result[]): string[] {
  return [...new Set(results.map((one) => one.package))];
}

function cell(result: Result | undefined): string {
  if (result === undefined) return "";
  return result.all === 0 ? "stops" : `${result.passed.length} of ${result.all}`;
}

/** Profiles that a generator should read completely, but doesn't. */
export function shortfalls(results: readonly Result[]): string[] {
  return results
    .filter(({ document }) => document !== "openapi.json")
    .filter(({ passed, all }) => all === 0 || passed.length < all)
    .map((one) => `${one.package} ${one.document}: ${one.passed.length} of ${one.all}. ${one.problem ?? ""}`);
}
