import { scenarios, type Scenario } from "@messaging-api/sandbox/scenarios";
import type { Checked } from "./mocks.ts";
import type { Running } from "./running.ts";

/**
 * Makes every error of the sandbox happen through a validating proxy, and counts what the proxy says against it. A call that
 * breaks the document on purpose is the proxy's to refuse: it answers with its own error, and that is right.
 */
export async function countViolations({ url, sandbox }: Running): Promise<Checked> {
  let [calls, violations] = [0, 0];
  let problem: string | undefined;
  for (const { key, steps } of Object.values<Scenario>(scenarios)) {
    sandbox?.control.reset();
    for (const { method, path, body } of steps) {
      const init = {
        method,
        headers: {
          authorization: `Bearer ${key}`,
          ...(body !== undefined && { "content-type": "application/json" }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      };
      if (path.startsWith("/_sandbox/")) {
        await sandbox?.fetch(new Request(`http://127.0.0.1${path}`, init));
        continue;
      }
      calls += 1;
      const text = await fetch(url + path, init).then((response) => response.text());
      if (!/violation|stoplight\.io/.test(text) || /"request|request\/|request\./.test(text)) continue;
      violations += 1;
      problem ??= `${method} ${path}: ${text.slice(0, 120)}`;
    }
  }
  return { calls, violations, ...(problem !== undefined && { problem }) };
}
