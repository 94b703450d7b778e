import type { Sandbox } from "../src/index.ts";

/** What a call of the API was answered. */
export interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

/** Calls operations of a sandbox as `GET /me`, with an organization's key and a JSON body. `sandbox` gives the one of the test. */
export function callerOf(sandbox: () => Sandbox) {
  return async (request: string, content?: object, key = "sandbox_dedicated"): Promise<Answer> => {
    const [method = "", path = ""] = request.split(" ");
    const headers = {
      authorization: `Bearer ${key}`,
      ...(content && { "content-type": "application/json" }),
    };
    const init = { method, headers, ...(content && { body: JSON.stringify(content) }) };
    const response = await sandbox().fetch(`http://127.0.0.1:4020/v2/api${path}`, init);
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
}
