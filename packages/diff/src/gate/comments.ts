import { items, members } from "../graph/node.ts";
import { Failure } from "../failure.ts";
import type { Api } from "./api.ts";

/** The one comment of a contract in a pull request. */
export interface Comment {
  /** Recognized by its first line, which names the contract. */
  readonly marker: string;
  /** Returns the text with at most this many characters, including the marker. */
  readonly text: (limit: number) => string;
  /** Whether there is something to report. If not, only an existing comment is updated. */
  readonly isNeeded: boolean;
}

export type Outcome = "created" | "updated" | "unchanged" | "not needed";

const limits = [65_536, 30_000, 8_000];

/** The line that identifies the comment of a contract. Each contract has its own. */
export function markerOf(contract: string): string {
  return `<!-- contract-diff: ${contract.replaceAll(/[^\w./@{}-]/g, "_").replaceAll("--", "_")} -->`;
}

/**
 * Adds the comment about a contract, or updates the earlier one. Comments are never deleted.
 *
 * @param issue `/repos/owner/name/issues/12`.
 * @throws Failure with what to do, if the platform rejects the comment.
 */
export async function keepComment(
  api: Api,
  repository: string,
  pullRequest: number,
  comment: Comment,
): Promise<Outcome> {
  const path = `/repos/${repository}/issues/${pullRequest}/comments`;
  const known = await findComment(api, path, comment.marker);
  if (known === undefined && !comment.isNeeded) return "not needed";
  for (const limit of limits) {
    const body = comment.text(limit);
    if (known?.body === body) return "unchanged";
    const { status, body: answer } =
      known === undefined
        ? await api.call("POST", path, { body })
        : await api.call("PATCH", `/repos/${repository}/issues/comments/${known.id}`, { body });
    if (status === 200 || status === 201) return known === undefined ? "created" : "updated";
    // Too long. The platform counts differently, so try a shorter text.
    if (status !== 422) throw refused(status, answer);
  }
  throw new Failure(
    "The platform refuses the comment even when it is short (422). See the job's summary for the report.",
  );
}

interface Found {
  readonly id: number;
  readonly body: string;
}

/**
 * Reads every page, since the comment can be the first of hundreds. A comment by a person who copied the marker
 * doesn't count.
 */
async function findComment(api: Api, path: string, marker: string): Promise<Found | undefined> {
  let next: string | undefined = `${path}?per_page=100`;
  while (next !== undefined) {
    const answer = await api.call("GET", next);
    if (answer.status !== 200 || !Array.isArray(answer.body)) throw refused(answer.status, answer.body);
    for (const one of items(answer.body)) {
      const { id, body, user } = members(one);
      const isOurs = typeof body === "string" && body.startsWith(marker) && members(user)["type"] === "Bot";
      if (isOurs && typeof id === "number") return { id, body };
    }
    next = answer.next;
  }
  return undefined;
}

function refused(status: number, body: unknown): Failure {
  const { message } = members(body);
  const said = typeof message === "string" ? `: ${message.slice(0, 200)}` : "";
  if (status === 403 || status === 404 || status === 401)
    return new Failure(
      `The token may not write comments (${status}${said}). Give the job \`pull-requests: write\`, and run it on workflow_run: a fork's own run has a read-only token. The report is in the job's summary.`,
    );
  return new Failure(
    `The platform answered ${status}${said}. Run the job again; the report is in its summary.`,
  );
}
