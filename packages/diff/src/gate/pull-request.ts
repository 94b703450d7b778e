import { members } from "../graph/node.ts";
import { Failure } from "../failure.ts";
import type { Api } from "./api.ts";

/** The run that the trusted part was started by, as the platform tells it. */
export interface WorkflowRun {
  readonly head_sha: string;
  readonly event: string;
  readonly head_repository: { readonly full_name: string } | null;
}

/**
 * Checks the number that the untrusted run claims against the platform: its commit must be the pull request's head.
 *
 * @returns Undefined if the pull request has newer commits, which have their own run.
 * @throws Failure if the claim is wrong.
 */
export async function confirmedPullRequest(
  api: Api,
  repository: string,
  claimed: number,
  run: WorkflowRun,
): Promise<number | undefined> {
  const { status, body } = await api.call("GET", `/repos/${repository}/pulls/${claimed}`);
  if (status !== 200)
    throw new Failure(`Pull request ${claimed} cannot be read (${status}). Nothing was written.`);
  const { sha, repo } = members(members(body)["head"]);
  if (members(repo)["full_name"] !== run.head_repository?.full_name)
    throw new Failure(
      `The run belongs to another repository than pull request ${claimed}. Nothing was written.`,
    );
  return sha === run.head_sha ? claimed : undefined;
}
