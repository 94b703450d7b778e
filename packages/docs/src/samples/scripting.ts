import { shownNames, type Check } from "./check.ts";
import { filledPath, type ExampleRequest } from "./requests.ts";

const key = "MESSAGING_API_KEY";

/** Python, with its own HTTP client. */
export function pythonSample(request: ExampleRequest, apiUrl: string, check: Check): string {
  const { method, body } = request;
  const json = body === undefined ? [] : [`    data=json.dumps(${pythonLiteral(body)}).encode(),`];
  const type = body === undefined ? "" : `, "Content-Type": "application/json"`;
  return [
    `import json, os, urllib.error, urllib.request`,
    ``,
    `request = urllib.request.Request(`,
    `    "${apiUrl}${filledPath(request)}",`,
    `    method="${method}",`,
    `    headers={"Authorization": "Bearer " + os.environ["${key}"]${type}},`,
    ...json,
    `)`,
    `try:`,
    `    urllib.request.urlopen(request)`,
    `except urllib.error.HTTPError as error:`,
    `    problem = json.load(error)`,
    `    if error.code == ${check.status} and problem.get("code") == ${check.code === null ? "None" : `"${check.code}"`}:`,
    `        print(${shownNames(check)
      .map((name) => `problem["${name}"]`)
      .join(", ")})`,
    ...(check.retryAfter ? [`        print(error.headers["Retry-After"])`] : []),
  ].join("\n");
}

function pythonLiteral(value: unknown): string {
  return JSON.stringify(value).replaceAll(
    /("(?:[^"\\]|\\.)*")|\b(true|false|null)\b/g,
    (all, text: string | undefined, word: string) =>
      text ?? { true: "True", false: "False", null: "None" }[word] ?? all,
  );
}

/** Ruby, with its own HTTP client. */
export function rubySample(request: ExampleRequest, apiUrl: string, check: Check): string {
  const { method, body } = request;
  const kind = method[0] + method.slice(1).toLowerCase();
  return [
    `require "json"`,
    `require "net/http"`,
    ``,
    `uri = URI("${apiUrl}${filledPath(request)}")`,
    `request = Net::HTTP::${kind}.new(uri, "Authorization" => "Bearer #{ENV.fetch("${key}")}")`,
    ...(body === undefined
      ? []
      : [
          `request.content_type = "application/json"`,
          `request.body = ${JSON.stringify(JSON.stringify(body)).replaceAll("#", "\\#")}`,
        ]),
    `response = Net::HTTP.start(uri.host, uri.port, use_ssl: uri.scheme == "https") { |http| http.request(request) }`,
    ``,
    `if response.code == "${check.status}"`,
    `  problem = JSON.parse(response.body)`,
    `  if problem["code"] == ${check.code === null ? "nil" : `"${check.code}"`}`,
    `    puts problem.values_at(${shownNames(check)
      .map((name) => `"${name}"`)
      .join(", ")})`,
    ...(check.retryAfter ? [`    puts response["Retry-After"]`] : []),
    `  end`,
    `end`,
  ].join("\n");
}

/** PHP, with its stream wrapper. */
export function phpSample(request: ExampleRequest, apiUrl: string, check: Check): string {
  const { method, body } = request;
  return [
    `<?php`,
    `$headers = ["Authorization: Bearer " . getenv("${key}")${body === undefined ? "" : `, "Content-Type: application/json"`}];`,
    `$http = ["method" => "${method}", "header" => $headers, "ignore_errors" => true];`,
    ...(body === undefined
      ? []
      : [`$http["content"] = '${JSON.stringify(body).replaceAll(/['\\]/g, "\\$&")}';`]),
    `$url = "${apiUrl}${filledPath(request)}";`,
    `$answer = file_get_contents($url, false, stream_context_create(["http" => $http]));`,
    `$problem = json_decode($answer, true);`,
    ``,
    `if ($problem["status"] === ${check.status} && ($problem["code"] ?? null) === ${check.code === null ? "null" : `"${check.code}"`}) {`,
    `    echo ${shownNames(check)
      .map((name) => `$problem["${name}"]`)
      .join(', " ", ')};`,
    ...(check.retryAfter ? [`    print_r(preg_grep("/^Retry-After:/i", $http_response_header));`] : []),
    `}`,
  ].join("\n");
}
