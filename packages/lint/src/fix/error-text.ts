import { stringify } from "yaml";

/** The error to create. */
export interface NewError {
  readonly code: string;
  readonly status: number;
  /** Ids of the operations that return it. */
  readonly operations: readonly string[];
  readonly title: string;
  readonly retry: string;
  readonly source: string;
}

/** The placeholder for text that only a person can write. A test finds it. */
export const notWritten = "[Not described yet";

/** The statuses of responses that can come after the API has acted on the request. */
const mayHaveActed = new Set([500, 502, 504]);

/** The file of a new error: valid, with brackets where a person must fill in text. */
export function errorText({ code, status, title, retry, source }: NewError, since: string): string {
  const text = (value: string) => stringify(value, { lineWidth: 0 }).trimEnd();
  return `title: ${text(title)}
description: >-
  ${notWritten}: what happened, in a full sentence.]
type: object
required: [error, message, status, code]
properties:
  error: { const: ApiError }
  message: { type: string }
  status: { const: ${status} }
  code: { const: ${code} }
examples:
  - error: ApiError
    message: ${text(`${title}.`)}
    status: ${status}
    code: ${code}
x-error:
  cause: >-
    ${notWritten}: why the API returns this.]
  fix: >-
    ${notWritten}: what the caller does now.]
  retry: ${retry}
  sideEffects: ${mayHaveActed.has(status) ? "unknown" : "none"}
  actor: ${status >= 500 ? "operator" : "caller"}
  source: ${source}
  exampleSources: [project]
  since: ${since}
`;
}
