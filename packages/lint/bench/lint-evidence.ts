import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { errorContract } from "@messaging-api/spectral-ruleset/error-contract";
import { runRuleset } from "@messaging-api/spectral-ruleset/run";
import { compareVerdicts } from "../../spectral-ruleset/src/testing/example-verdicts.ts";
import { writeAtomically } from "../../../scripts/lib/atomic-write.ts";
import { Failure, reportFailure } from "../../../scripts/lib/failure.ts";
import { repository } from "../../../scripts/lib/paths.ts";
import { fetched, publicDocuments, type PublicDocument } from "./lint-public-documents.ts";

const page = join(repository, "packages/spectral-ruleset/docs/evidence.md");
const [start, end] = ["<!-- evidence: node packages/lint/bench/lint-evidence.ts -->", "<!-- /evidence -->"];

/** Writes into the ruleset's page of evidence what its rules find in public documents, and how their verdicts compare with Spectral's. */
async function writeEvidence(): Promise<void> {
  const text = await readFile(page, "utf8");
  const [before = "", rest] = text.split(start);
  const after = rest?.split(end)[1];
  if (after === undefined) throw new Failure(`${page} has no place between ${start} and ${end}.`);
  const documents = [];
  // All documents, or those whose titles are given. The largest one takes minutes.
  const titles = process.argv.slice(2);
  const chosen = publicDocuments.filter(({ title }) => titles.length === 0 || titles.includes(title));
  for (const one of chosen) documents.push({ ...one, ...(await evidenceOf(one)) });
  const tables = [documentsTable(documents), rulesTable(documents)].join("\n\n");
  await writeAtomically(page, `${before}${start}\n\n${tables}\n\n${end}${after}`);
}

interface Evidence {
  readonly version: string;
  readonly megabytes: number;
  readonly operations: number;
  readonly findings: ReadonlyMap<string, number>;
  readonly examples: Awaited<ReturnType<typeof compareVerdicts>>;
}

async function evidenceOf(one: PublicDocument): Promise<Evidence> {
  console.error(`${one.title} ...`);
  const text = await readFile(await fetched(one), "utf8");
  const plain = text.replace(/^\uFEFF/, "");
  const document = (one.path.endsWith(".json") ? JSON.parse(plain) : parse(plain)) as {
    openapi: string;
    paths: Record<string, object>;
  };
  const findings = new Map<string, number>();
  for (const { code } of await runRuleset(document, errorContract(one.options)))
    findings.set(String(code), (findings.get(String(code)) ?? 0) + 1);
  const methods = /^(get|put|post|delete|options|head|patch|trace)$/;
  return {
    version: document.openapi,
    megabytes: Buffer.byteLength(text) / 1_000_000,
    operations: Object.values(document.paths)
      .flatMap((item) => Object.keys(item))
      .filter((key) => methods.test(key)).length,
    findings,
    examples: await compareVerdicts(document),
  };
}

type Documents = readonly (PublicDocument & Evidence)[];

function documentsTable(documents: Documents): string {
  return table(
    [
      "Document",
      "Package",
      "OpenAPI",
      "MB",
      "Operations",
      "Examples",
      "Invalid to both",
      "To ours alone",
      "To Spectral alone",
      "Not explained",
    ],
    documents.map(({ title, package: name, version, megabytes, operations, examples }) => [
      title,
      `\`${name}\``,
      version,
      megabytes.toFixed(1),
      operations,
      examples.examples,
      examples.same,
      examples.differences.filter(({ because, ours }) => because !== undefined && ours !== undefined).length,
      examples.differences.filter(({ because, stock }) => because !== undefined && stock !== undefined)
        .length,
      examples.differences.filter(({ because }) => because === undefined).length,
    ]),
  );
}

function rulesTable(documents: Documents): string {
  const rules = [...new Set(documents.flatMap(({ findings }) => [...findings.keys()]))].sort();
  return table(
    ["Rule", ...documents.map(({ title }) => title)],
    rules.map((rule) => [`\`${rule}\``, ...documents.map(({ findings }) => findings.get(rule) ?? "")]),
  );
}

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const lineOf = (cells: readonly (string | number)[]) => `| ${cells.join(" | ")} |`;
  return [lineOf(head), lineOf(head.map(() => "---")), ...rows.map(lineOf)].join("\n");
}

await writeEvidence().catch(reportFailure);
