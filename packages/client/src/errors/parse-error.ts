import type { ErrorOptions } from "../types/client.ts";
import type { ErrorOf } from "../types/errors.ts";
import type { OperationName } from "../types/operations.ts";
import { errorOfResponse } from "./parse.ts";
import { parseJson } from "../json.ts";

/**
 * Turns the response of another HTTP client into the error that this client would have returned. It reads the body. A
 * successful response, or one whose body can't be read, becomes `client/malformed_response`.
 */
export async function parseError<N extends OperationName>(
  operation: N,
  response: Response,
  options: ErrorOptions = {},
): Promise<ErrorOf<N>> {
  const body = await response.text().then(parseJson, () => undefined);
  const at = { operation, attempts: 1 };
  // `ErrorOf` is the same class, with the codes of the operation in its type.
  return errorOfResponse(at, response, body, options) as unknown as ErrorOf<N>;
}
