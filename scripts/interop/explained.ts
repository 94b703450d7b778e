/** A step of a workflow, as `redocly respect --json-output` reports it. */
export interface Executed {
  /** Made from the method and the path, such as `get-groups-{groupId}-members-step`. */
  readonly stepId: string;
  readonly request?: { readonly headers?: Readonly<Record<string, string>> };
  readonly response?: { readonly statusCode: number };
  readonly checks: readonly { readonly passed: boolean }[];
}

/** An operation of the document, with the statuses that it describes. */
export interface Described {
  /** Such as `GET /groups/{groupId}/members`. */
  readonly name: string;
  readonly statuses: readonly number[];
}

/** Failed steps that have one reason. */
export interface Failed {
  readonly operations: readonly string[];
  readonly why: string;
}

const reasons: readonly {
  readonly why: string;
  readonly applies: (status: number, described: readonly number[], request: Executed["request"]) => boolean;
}[] = [
  {
    why: "The API has switched the operation off and answers 501.",
    applies: (status, described) => status === 501 && described.includes(501),
  },
  {
    why: "The runner sends no file: it writes the example of a form as JSON.",
    applies: (status, _, request) =>
      status === 400 && (request?.headers?.["content-type"] ?? "").startsWith("multipart/"),
  },
  {
    why: "The workflow expects the lowest success status, which the API returns only for a repeated request.",
    applies: (status, described) =>
      status < 300 && described.includes(status) && described.some((lower) => lower < status),
  },
];

/** Groups the failed steps by their reason. */
export function failuresOf(
  steps: readonly Executed[],
  operations: readonly Described[],
): { readonly explained: readonly Failed[]; readonly unexplained: readonly string[] } {
  const explained = new Map<string, string[]>();
  const unexplained: string[] = [];
  for (const { stepId, request, response, checks } of steps) {
    if (checks.length > 0 && checks.every(({ passed }) => passed)) continue;
    const operation = operations.find(({ name }) => stepOf(name) === stepId);
    const status = response?.statusCode ?? 0;
    const reason = reasons.find(({ applies }) => applies(status, operation?.statuses ?? [], request));
    const name = operation?.name ?? stepId;
    if (reason === undefined) unexplained.push(`${name} (answer ${status})`);
    else explained.set(reason.why, [...(explained.get(reason.why) ?? []), name]);
  }
  return { explained: [...explained].map(([why, names]) => ({ why, operations: names })), unexplained };
}

/** The name that Redocly gives the step of an operation. */
function stepOf(name: string): string {
  const [method = "", path = ""] = name.split(" ");
  return `${method.toLowerCase()}${path.replaceAll("/", "-")}-step`;
}
