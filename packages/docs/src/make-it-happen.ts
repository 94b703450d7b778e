import { deliveryScenarios, scenarioLines, scenarios, type Scenario } from "@messaging-api/sandbox/scenarios";
import type { ErrorEntry } from "@messaging-api/types/errors";
import type { Contract } from "./contract.ts";
import { html, type Html } from "./html.ts";
import { codeBlock } from "./layout.ts";
import { tabs } from "./tabs.ts";

const byError: Readonly<Record<string, Scenario>> = scenarios;

/** The scenario of an error in the sandbox. A new code doesn't have one yet. */
export function scenarioOf({ code, status }: ErrorEntry): Scenario | undefined {
  return byError[code ?? status];
}

/** The part of an error's page that triggers it: by a button, and as lines for a shell. */
export function makeItHappen(entry: ErrorEntry, { sandboxUrl }: Contract): Html | false {
  const scenario = scenarioOf(entry);
  if (scenario === undefined) return false;
  const { length } = scenario.steps;
  const steps = length === 1 ? "one request triggers" : `${length} requests trigger`;
  return html`<h2 id="make-it-happen">Make it happen</h2>
<p>In the <a href="../../guides/testing-with-the-sandbox/">sandbox</a>, ${steps} this error.</p>
<div id="happen" data-error="${entry.code ?? entry.status}" hidden><p>The sandbox runs in this page. Nothing leaves your browser.</p><p><button type="button" class="go">Make it happen</button></p><b role="status"></b><ol class="list"></ol></div>
<p>Or start <code>npx @messaging-api/sandbox</code>, then run the <a href="../../errors.arazzo.yaml">workflow</a> or:</p>
${codeBlock("Commands that trigger the error", "bash", folded(scenarioLines(sandboxUrl, scenario)))}`;
}

/**
 * The same for the final states of an accepted message. The last step of each scenario shows the event that follows.
 */
export function makeDeliveryHappen({ sandboxUrl }: Contract): Html {
  return html`<p>Choose a reason, and run its commands in a shell after <code>npx @messaging-api/sandbox</code>. The last command prints the event that follows.</p>
${tabs(
  "delivery",
  "Reason",
  deliveryScenarios.map((scenario) => {
    const { title, event, errorCode } = scenario;
    return {
      name: title,
      content: html`${codeBlock(title, "bash", folded(scenarioLines(sandboxUrl, scenario)))}
<p>The event is <code>${event}</code>${errorCode !== undefined && html` with the <code>error_code</code> <code>${errorCode}</code>`}.</p>`,
    };
  }),
)}
<div id="happen" data-delivery="delivery" hidden><p>Or run the sandbox in this page. Nothing leaves your browser.</p><p><button type="button" class="go">Make it happen</button></p><b role="status"></b><ol class="list"></ol></div>`;
}

/** One option per line, so that the lines fit the page. */
function folded(lines: string): string {
  return lines.replaceAll(/ (?=-[Hd] ')/g, " \\\n    ");
}
