import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { parse } from "yaml";

interface Step {
  readonly if?: string;
  readonly uses?: string;
  readonly "continue-on-error"?: boolean;
}

const action = parse(readFileSync(new URL("../action.yml", import.meta.url), "utf8")) as {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
};
const uploads = action.runs.steps.filter(({ uses }) =>
  uses?.startsWith("github/codeql-action/upload-sarif@"),
);

interface Run {
  readonly event: string;
  /** The repository that the branch of a pull request is in; null if somebody deleted it since. */
  readonly head?: string | null;
  readonly sarif?: string;
  readonly codeScanning?: string;
}

/** Evaluates a step's condition as the runner does: the operators that it uses mean the same in JavaScript. */
function runs(condition: string, { event, head, sarif = "lint.sarif", codeScanning }: Run): unknown {
  const contexts = {
    inputs: { "code-scanning": codeScanning ?? action.inputs["code-scanning"]?.default },
    steps: { lint: { outputs: { sarif } } },
    github: {
      event_name: event,
      repository: "owner/api",
      event: {
        ...(head !== undefined && {
          pull_request: { head: { repo: head === null ? null : { full_name: head } } },
        }),
      },
    },
  };
  const path = /\b(?:inputs|steps|github)(?:\.[\w-]+)+/g;
  const rest = condition.replaceAll(path, "").replaceAll(/'[^']*'|[!=]=|&&|\|\||[()\s]/g, "");
  expect(rest, "The condition uses more of the language than this test reads.").toBe("");
  // As in the runner, a member of null is null.
  const program = condition.replaceAll(path, (names) => {
    const value = names
      .split(".")
      .reduce<unknown>((at, name) => (at as Record<string, unknown> | null | undefined)?.[name], contexts);
    return JSON.stringify(value ?? null);
  });
  // The text is this repository's own.
  return new Function(`return ${program};`)() as unknown;
}

const takes: readonly Run[] = [
  { event: "pull_request", head: "owner/api" },
  { event: "push" },
  { event: "merge_group" },
  { event: "schedule" },
];
const skips: readonly Run[] = [
  { event: "pull_request", head: "stranger/api" },
  { event: "pull_request", head: null },
  { event: "push", sarif: "" },
  { event: "push", codeScanning: "false" },
  { event: "pull_request", head: "owner/api", codeScanning: "false" },
];

it("uploads in one step, whose failure fails nothing", () => {
  expect(uploads.length).toBe(1);
  expect(uploads[0]?.["continue-on-error"]).toBe(true);
  // Every other step runs for a fork too.
  expect(action.runs.steps.filter((step) => step.if !== undefined)).toEqual(uploads);
});

it.each(takes)("uploads for %o", (run) => expect(runs(uploads[0]?.if ?? "", run)).toBe(true));
it.each(skips)("doesn't upload for %o", (run) => expect(runs(uploads[0]?.if ?? "", run)).toBe(false));
