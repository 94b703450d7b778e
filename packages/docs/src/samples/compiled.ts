import { shownNames, type Check } from "./check.ts";
import { filledPath, type ExampleRequest } from "./requests.ts";

const key = "MESSAGING_API_KEY";

/** Go, with its own HTTP client. */
export function goSample(request: ExampleRequest, apiUrl: string, check: Check): string {
  const { method, body } = request;
  const code = check.code === null ? "nil" : `"${check.code}"`;
  return [
    `package main`,
    ``,
    `import (`,
    ...["encoding/json", "fmt", "net/http", "os", ...(body === undefined ? [] : ["strings"])].map(
      (name) => `\t"${name}"`,
    ),
    `)`,
    ``,
    `func main() {`,
    ...(body === undefined ? [] : [`\tbody := strings.NewReader(${goText(JSON.stringify(body))})`]),
    `\turl := "${apiUrl}${filledPath(request)}"`,
    `\trequest, _ := http.NewRequest("${method}", url, ${body === undefined ? "nil" : "body"})`,
    `\trequest.Header.Set("Authorization", "Bearer "+os.Getenv("${key}"))`,
    ...(body === undefined ? [] : [`\trequest.Header.Set("Content-Type", "application/json")`]),
    `\tresponse, err := http.DefaultClient.Do(request)`,
    `\tif err != nil {`,
    `\t\tpanic(err)`,
    `\t}`,
    `\tdefer response.Body.Close()`,
    `\tvar problem map[string]any`,
    `\tjson.NewDecoder(response.Body).Decode(&problem)`,
    `\tif response.StatusCode == ${check.status} && problem["code"] == ${code} {`,
    `\t\tfmt.Println(${shownNames(check)
      .map((name) => `problem["${name}"]`)
      .join(", ")})`,
    ...(check.retryAfter ? [`\t\tfmt.Println(response.Header.Get("Retry-After"))`] : []),
    `\t}`,
    `}`,
  ].join("\n");
}

function goText(text: string): string {
  return text.includes("`") ? JSON.stringify(text) : `\`${text}\``;
}

/** Java, with its own HTTP client. Its library doesn't parse JSON, so the sample searches the text for the code. */
export function javaSample(request: ExampleRequest, apiUrl: string, check: Check): string {
  const { method, body } = request;
  const publisher = body === undefined ? "noBody()" : `ofString(${JSON.stringify(JSON.stringify(body))})`;
  const test =
    check.code === null
      ? `!answer.body().contains("\\"code\\"")`
      : `answer.body().contains("\\"${check.code}\\"")`;
  return [
    `import java.net.URI;`,
    `import java.net.http.*;`,
    ``,
    `class Example {`,
    `    public static void main(String[] args) throws Exception {`,
    `        var request = HttpRequest.newBuilder(URI.create("${apiUrl}${filledPath(request)}"))`,
    `            .header("Authorization", "Bearer " + System.getenv("${key}"))`,
    ...(body === undefined ? [] : [`            .header("Content-Type", "application/json")`]),
    `            .method("${method}", HttpRequest.BodyPublishers.${publisher})`,
    `            .build();`,
    `        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());`,
    `        // Read the fields with your JSON library.`,
    `        if (answer.statusCode() == ${check.status} && ${test})`,
    `            System.out.println(answer.body()${check.retryAfter ? ` + answer.headers().firstValue("Retry-After").orElse("")` : ""});`,
    `    }`,
    `}`,
  ].join("\n");
}

/** C#, with its own HTTP client. */
export function csharpSample(request: ExampleRequest, apiUrl: string, check: Check): string {
  const { method, body } = request;
  const content =
    body === undefined
      ? []
      : [
          `        request.Content = new StringContent(${JSON.stringify(JSON.stringify(body))}, Encoding.UTF8, "application/json");`,
        ];
  const test = check.code === null ? `problem["code"] == null` : `(string)problem["code"] == "${check.code}"`;
  return [
    `using System;`,
    `using System.Net.Http;`,
    ...(body === undefined ? [] : [`using System.Text;`]),
    `using System.Text.Json.Nodes;`,
    `using System.Threading.Tasks;`,
    ``,
    `class Example`,
    `{`,
    `    static async Task Main()`,
    `    {`,
    `        var request = new HttpRequestMessage(new HttpMethod("${method}"), "${apiUrl}${filledPath(request)}");`,
    `        request.Headers.Add("Authorization", "Bearer " + Environment.GetEnvironmentVariable("${key}"));`,
    ...content,
    `        var response = await new HttpClient().SendAsync(request);`,
    `        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync());`,
    `        if ((int)response.StatusCode == ${check.status} && ${test})`,
    `            Console.WriteLine(${check.retryAfter ? "response.Headers.RetryAfter + " : ""}problem);`,
    `    }`,
    `}`,
  ].join("\n");
}
