import { createSandbox } from "@messaging-api/sandbox";
import { basePath, controlPath, type Scenario, type Step } from "@messaging-api/sandbox/scenarios";
import type { ErrorEntry } from "@messaging-api/types/errors";
import { html, type Html } from "./html.ts";
import { scenarioOf } from "./make-it-happen.ts";

const hour = 3_600_000;
// In the afternoon, so that the end of the UTC day and the end of 24 hours are far apart.
const start = Date.UTC(2026, 0, 5, 15);
const hours = 30;

/** When a quota has room again, according to the sandbox: tried every hour, on a simulated clock. */
export async function hoursUntilRoom(scenario: Scenario): Promise<number | undefined> {
  let now = start;
  const sandbox = createSandbox({ clock: () => now });
  // Without `Request` and `Response`: Node.js takes longer to load them than the sandbox takes for all of this.
  const send = async ({ method, path, body }: Step) => {
    const headers: Readonly<Record<string, string>> = {
      authorization: `Bearer ${scenario.key}`,
      ...(body && { "content-type": "application/json" }),
    };
    const reply = sandbox.handle({
      method,
      target: `${path.startsWith(controlPath) ? "" : basePath}${path}`,
      header: (name) => headers[name] ?? null,
      body: body && JSON.stringify(body),
    });
    return (await reply.later) ?? reply;
  };
  for (const step of scenario.steps) await send(step);
  const last = scenario.steps.at(-1);
  for (let waited = 1; last !== undefined && waited <= hours; waited++) {
    now = start + waited * hour;
    const { status } = await send(last);
    if (status >= 200 && status < 300) return waited;
  }
  return undefined;
}

/** The picture of a quota: how long sends are refused, and when they're accepted again. */
export async function quotaPicture(entry: ErrorEntry): Promise<Html | false> {
  const scenario = scenarioOf(entry);
  if (entry.retry !== "quota" || entry.code === null || scenario === undefined) return false;
  const wait = await hoursUntilRoom(scenario);
  if (wait === undefined) return false;
  const at = (count: number) => 10 + (count * 300) / hours;
  const clock = (count: number) => `${String((15 + count) % 24).padStart(2, "0")}:00`;
  const text = `The limit is reached at ${clock(0)} UTC. The sandbox accepts the next send ${wait} hours later, at ${clock(wait)}.`;
  const ticks = [0, 9, 24].filter((count) => count === 0 || Math.abs(count - wait) > 2 || count === wait);
  return html`<figure><svg viewBox="0 0 320 62" aria-hidden="true"><rect class="no" x="${at(0)}" y="8" width="${at(wait) - at(0)}" height="22"/><rect class="ok" x="${at(wait)}" y="8" width="${at(hours) - at(wait)}" height="22"/><text x="${(at(0) + at(wait)) / 2}" y="23">refused</text><text x="${(at(wait) + at(hours)) / 2}" y="23">accepted</text>${ticks.map(
    (count) =>
      html`<path d="M${at(count)} 32v6"/><text x="${at(count) + (count === 0 ? 14 : 0)}" y="52">${clock(count)}${count === 9 && " (midnight)"}${count === 24 && " (+24 h)"}</text>`,
  )}</svg><figcaption>${text} <a class="ours" href="@assumptions">our assumption</a></figcaption></figure>`;
}
