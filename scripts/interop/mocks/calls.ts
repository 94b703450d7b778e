import { scenarios, type Scenario } from "@messaging-api/sandbox/scenarios";
import { exampleRequests } from "../../contract/example-requests.ts";
import { readBundle } from "../../lib/document.ts";
import { repository } from "../../lib/paths.ts";
import type { Checked } from "./checked.ts";
import type { Running } from "./running.ts";

interface Call {
  readonly key: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/**
 * Triggers every error of the sandbox through a validating proxy, sends every example request of the document, and
 * counts the proxy's complaints about answers. The proxy may refuse a request that breaks the document on purpose.
 */
export async function countViolations({ url, sandbox }: Running): Promise<Checked> {
  let [calls, violations] = [0, 0];
  let problem: string | undefined;
  for (const chain of [...scenarioCalls(), ...(await exampleCalls())]) {
    sandbox?.control.reset();
    for (const { key, path, ...init } of chain) {
      const headers = { ...init.headers, authorization: `Bearer ${key}` };
      if (path.startsWith("/_sandbox/")) {
        await sandbox?.fetch(new Request(`http://127.0.0.1${path}`, { ...init, headers }));
        continue;
      }
      calls += 1;
      const text = await fetch(url + path, { ...init, headers }).then((response) => response.text());
      if (!/violation|stoplight\.io/.test(text) || /"request|request\/|request\./.test(text)) continue;
      violations += 1;
      problem ??= `${init.method} ${path}: ${text.slice(0, 120)}`;
    }
  }
  return { calls, violations, ...(problem !== undefined && { problem }) };
}

function scenarioCalls(): Call[][] {
  return Object.values<Scenario>(scenarios).map(({ key, steps }) =>
    steps.map(({ method, path, body }) => ({
      key,
      method,
      path,
      headers: body === undefined ? {} : { "content-type": "application/json" },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })),
  );
}

async function exampleCalls(): Promise<Call[][]> {
  const requests = exampleRequests(await readBundle(repository));
  return requests.flatMap(({ method, path, headers, body }) => {
    if (body !== undefined && typeof body !== "string") return [];
    const call = { key: "sandbox_dedicated", method, path, headers, ...(body !== undefined && { body }) };
    return [[call]];
  });
}
