import type { ErrorModel } from "../src/index.ts";

/** The errors of a model as `code status operations`, in an order of their own. */
export function errorsOf({ errors }: ErrorModel): string[] {
  return errors
    .map(({ code = "-", answers }) => {
      const ids = answers.operations.map(({ extensions }) => String(extensions["operationId"]));
      return `${code} ${[...answers.statuses].sort().join()} ${ids.sort().join()}`;
    })
    .sort();
}
