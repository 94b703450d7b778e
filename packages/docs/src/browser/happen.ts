// From the source, so that the site can be built without building the package first.
import { createSandbox, scenarios, type Scenario, type Step } from "@messaging-api/sandbox";
import { controlPath } from "@messaging-api/sandbox/scenarios";
import { basePath } from "@messaging-api/sandbox/scenarios";

const byError: Readonly<Record<string, Scenario>> = scenarios;
const origin = "http://sandbox.invalid";

/**
 * Plays the scenario of the page's error in a new sandbox, and shows each request with its answer.
 *
 * @throws Error if the page names an error that has no scenario.
 */
export async function makeItHappen(place: HTMLElement): Promise<void> {
  const wanted = place.dataset["error"] ?? "";
  const scenario = byError[wanted];
  const list = place.querySelector("ol");
  const status = place.querySelector("[role=status]");
  if (!scenario || !list || !status) throw new Error(`No scenario for ${wanted}`);
  list.replaceChildren();
  const sandbox = createSandbox();
  let last = "";
  for (const step of scenario.steps) {
    const response = await sandbox.fetch(origin + pathOf(step), {
      method: step.method,
      headers: {
        authorization: `Bearer ${scenario.key}`,
        ...(step.body && { "content-type": "application/json" }),
      },
      ...(step.body && { body: JSON.stringify(step.body) }),
    });
    const text = await response.text();
    last = nameOf(response.status, text);
    const retryAfter = response.headers.get("retry-after");
    const head =
      retryAfter === null ? String(response.status) : `${response.status}\nRetry-After: ${retryAfter}`;
    list.append(entry(step, scenario.key, list.children.length + 1, `${head}\n\n${indented(text)}`));
  }
  list.lastElementChild?.classList.add("end");
  status.textContent =
    last === wanted ? `It happened: ${last}.` : `It ended with ${last}, not with ${wanted}.`;
}

function entry(step: Step, key: string, number: number, answer: string): HTMLElement {
  const item = document.createElement("li");
  const title = document.createElement("b");
  const request = [`${step.method} ${pathOf(step)}`];
  if (!isControl(step)) request.push(`Authorization: Bearer ${key}`);
  if (step.body) request.push("Content-Type: application/json", "", JSON.stringify(step.body, undefined, 2));
  title.textContent = `${number}. ${isControl(step) ? "Set the scene in the sandbox" : "Call the API"}`;
  item.append(title, block(`Request ${number}`, request.join("\n")), block(`Answer ${number}`, answer));
  return item;
}

function block(label: string, text: string): HTMLElement {
  const block = document.createElement("pre");
  block.tabIndex = 0;
  block.setAttribute("role", "region");
  block.setAttribute("aria-label", label);
  block.textContent = text;
  return block;
}

function pathOf(step: Step): string {
  return isControl(step) ? step.path : basePath + step.path;
}

/** Such a step sets the scene; it is the sandbox's, not the API's. */
function isControl({ path }: Step): boolean {
  return path.startsWith(controlPath);
}

function nameOf(status: number, text: string): string {
  const { code } = parsed(text) as { code?: string };
  return code ?? String(status);
}

function indented(text: string): string {
  return text === "" ? "" : JSON.stringify(parsed(text), undefined, 2);
}

function parsed(text: string): object {
  return text === "" ? {} : (JSON.parse(text) as object);
}
