#!/usr/bin/env node
import { appendFileSync, lstatSync, readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { Failure } from "../failure.ts";
import { markdown } from "../formats/markdown.ts";
import { sarif } from "../formats/sarif.ts";
import { createApi } from "./api.ts";
import { collect } from "./collect.ts";
import { readGateData, type GateData } from "./data.ts";
import { publish } from "./publish.ts";
import type { WorkflowRun } from "./pull-request.ts";

const usage = `contract-diff-gate collect --report FILE... --check NAME=OUTCOME... --out FILE
contract-diff-gate publish --data FILE [--sarif FILE]`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    report: { type: "string", multiple: true },
    check: { type: "string", multiple: true },
    out: { type: "string" },
    data: { type: "string" },
    sarif: { type: "string" },
  },
});

/** The trusted part: checks the data, keeps the comments, and writes the summary. */
async function publishData(): Promise<void> {
  const file = values.data ?? "gate.json";
  // A link could lead out of the artifact.
  if (!lstatSync(file).isFile()) throw new Failure(`${file} is not a file.`);
  const data = readGateData(readFileSync(file, "utf8"));
  summarize(data);
  if (values.sarif !== undefined)
    writeFileSync(
      values.sarif,
      sarif({ ...emptyReport, changes: data.reports.flatMap(({ changes }) => changes) }),
    );
  const event: { workflow_run: WorkflowRun & { html_url: string } } = JSON.parse(
    readFileSync(variable("GITHUB_EVENT_PATH"), "utf8"),
  );
  const api = createApi({ url: variable("GITHUB_API_URL"), token: variable("GITHUB_TOKEN") });
  const place = {
    repository: variable("GITHUB_REPOSITORY"),
    run: event.workflow_run,
    runUrl: event.workflow_run.html_url,
  };
  const { lines, pullRequest } = await publish(api, data, place);
  console.log(lines.join("\n"));
  output("pull-request", String(pullRequest ?? ""));
}

const emptyReport = {
  contract: "",
  base: { title: "", version: "" },
  head: { title: "", version: "" },
  step: "none",
  nextVersion: "",
  packages: [],
  notes: [],
} as const;

// A summary of more than 1,024 KiB ends the step.
const summaryLimit = 900_000;

function summarize({ reports }: GateData): void {
  const file = process.env["GITHUB_STEP_SUMMARY"];
  if (file === undefined) return;
  for (const report of reports)
    appendFileSync(file, `${markdown(report, { limit: Math.floor(summaryLimit / reports.length) })}\n\n`);
}

function output(name: string, value: string): void {
  const file = process.env["GITHUB_OUTPUT"];
  if (file !== undefined) appendFileSync(file, `${name}=${value}\n`);
}

function variable(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === "")
    throw new Failure(`${name} is not set: this command runs in a workflow on workflow_run.`);
  return value;
}

try {
  if (positionals[0] === "collect")
    collect({
      reports: values.report ?? [],
      checks: values.check ?? [],
      pullRequest: Number(process.env["PULL_REQUEST"] ?? 0) || 0,
      out: values.out ?? "gate.json",
    });
  else if (positionals[0] === "publish") await publishData();
  else throw new Failure(usage);
} catch (error) {
  console.error(error instanceof Error && error.name === "Failure" ? error.message : error);
  process.exitCode = 1;
}
