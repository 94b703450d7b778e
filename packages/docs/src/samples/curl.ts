import type { Check } from "./check.ts";
import { filledPath, type ExampleRequest } from "./requests.ts";

/** Lines for a shell. */
export function curlSample(request: ExampleRequest, apiUrl: string, check?: Check): string {
  const { method, body, file } = request;
  const options = [
    `-H "Authorization: Bearer $MESSAGING_API_KEY"`,
    ...(file ? [`-F '${file.field}=@${file.name};type=${file.type}'`] : []),
    ...(body === undefined
      ? []
      : [`-H 'Content-Type: application/json'`, `-d '${JSON.stringify(body).replaceAll("'", "'\\''")}'`]),
  ].join(" \\\n  ");
  const address = `${apiUrl}${filledPath(request)}`;
  // In an unquoted word, a shell reads `?` as a glob.
  const url = `${address.includes("?") ? `'${address}'` : address} \\\n  ${options}`;
  if (check === undefined) return `curl -s -X ${method} ${url}`;
  const { status, code } = check;
  const test = code === null ? `[ "$status" = ${status} ]` : `[ "$(jq -r .code answer.json)" = ${code} ]`;
  return `status=$(curl -s -o answer.json -w '%{http_code}' -X ${method} \\\n  ${url})
if ${test}; then
  jq . answer.json
fi`;
}
