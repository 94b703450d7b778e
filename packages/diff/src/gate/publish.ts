import { Failure } from "../failure.ts";
import { markdown } from "../formats/markdown.ts";
import { codeSpan } from "../formats/markdown-text.ts";
import type { Report } from "../report/report.ts";
import type { Api } from "./api.ts";
import { keepComment, markerOf, type Comment } from "./comments.ts";
import type { GateData } from "./data.ts";
import { confirmedPullRequest, type WorkflowRun } from "./pull-request.ts";

export interface Place {
  /** `owner/name`. */
  readonly repository: string;
  readonly run: WorkflowRun;
  /** Address of the run, for what a comment has no room for. */
  readonly runUrl: string;
}

/** What the trusted part did, a line each, for its summary. */
export interface Published {
  readonly lines: readonly string[];
  readonly pullRequest: number | undefined;
}

/**
 * Keeps one comment per contract in the pull request that the data is about.
 *
 * @throws Failure if the data claims a pull request that is not its own, or the platform refuses.
 */
export async function publish(
  api: Api,
  data: GateData,
  { repository, run, runUrl }: Place,
): Promise<Published> {
  if (run.event !== "pull_request" || data.pullRequest === 0)
    return { lines: [`A run for ${run.event} has no pull request to comment on.`], pullRequest: undefined };
  const pullRequest = await confirmedPullRequest(api, repository, data.pullRequest, run);
  if (pullRequest === undefined)
    return {
      lines: [`Pull request ${data.pullRequest} has newer commits, whose own run comments.`],
      pullRequest: undefined,
    };
  const lines: string[] = [];
  const failures: string[] = [];
  for (const report of data.reports) {
    const outcome = await keepComment(
      api,
      repository,
      pullRequest,
      commentOf(report, data.checks, runUrl),
    ).catch((error: unknown) => {
      if (!(error instanceof Failure)) throw error;
      failures.push(`${report.contract}: ${error.message}`);
      return "refused" as const;
    });
    lines.push(`${report.contract}: comment ${outcome}`);
  }
  // One contract's refusal must not keep the others from their comments, and must not pass in silence.
  if (failures.length > 0) throw new Failure(failures.join("\n"));
  return { lines, pullRequest };
}

/** The comment of one contract. */
export function commentOf(report: Report, checks: GateData["checks"], runUrl: string): Comment {
  const marker = markerOf(report.contract);
  const whole = `The [run](${runUrl}) has the whole report in its summary and as an artifact.`;
  const failed = checks.filter(({ outcome }) => outcome !== "success" && outcome !== "skipped");
  const tail =
    failed.length === 0
      ? ""
      : `\n\nDid not pass: ${failed.map(({ name }) => codeSpan(name)).join(", ")}. See the [run](${runUrl}).`;
  return {
    marker,
    text: (limit) => `${markdown(report, { marker, limit: limit - tail.length, whole })}${tail}`,
    isNeeded: report.changes.length > 0 || failed.length > 0,
  };
}
