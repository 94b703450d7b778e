// Imported from the source, so that the site can be built without building the package first.
import { createSandbox } from "@messaging-api/sandbox";
import {
  basePath,
  controlPath,
  deliveryScenarios,
  scenarios,
  type Scenario,
  type Step,
} from "@messaging-api/sandbox/scenarios";

type Play = Pick<Scenario, "key" | "steps">;
const byError: Readonly<Record<string, Scenario>> = scenarios;
const origin = "http://sandbox.invalid";
const phrases: Readonly<Record<number, string>> = {
  200: "OK",
  201: "Created",
  202: "Accepted",
  204: "No Content",
  400: "Bad Request",
  401: "Unauthorized",
  402: "Payment Required",
  403: "Forbidden",
  404: "Not Found",
  409: "Conflict",
  429: "Too Many Requests",
  501: "Not Implemented",
  502: "Bad Gateway",
  503: "Service Unavailable",
};

/** What a page shows: an error, or the final state of a message that the reader chooses. */
function chosen({ dataset: { error = "", delivery } }: HTMLElement): { wanted: string; scenario?: Play } {
  if (delivery === undefined) {
    const scenario = byError[error];
    return { wanted: error, ...(scenario && { scenario }) };
  }
  const choices = [...document.querySelectorAll<HTMLInputElement>(`input[name=${delivery}]`)];
  const scenario = deliveryScenarios[choices.findIndex(({ checked }) => checked)];
  return { wanted: nameOfEnd(scenario?.event, scenario?.errorCode), ...(scenario && { scenario }) };
}

/**
 * Runs the scenario of the page in a new sandbox, and shows each request with its response. The result is above the
 * steps, next to the button that the reader pressed.
 *
 * @throws Error if the page names something without a scenario.
 */
export async function makeItHappen(place: HTMLElement): Promise<void> {
  const { wanted, scenario } = chosen(place);
  const list = place.querySelector("ol");
  const status = place.querySelector("[role=status]");
  if (!scenario || !list || !status) throw new Error(`No scenario for ${wanted}`);
  list.replaceChildren();
  const sandbox = createSandbox();
  let last = "";
  const count = scenario.steps.length;
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
    const line = `HTTP ${response.status} ${phrases[response.status] ?? ""}`.trim();
    const head = retryAfter === null ? line : `${line}\nRetry-After: ${retryAfter}`;
    list.append(entry(step, scenario.key, list.children.length + 1, `${head}\n\n${indented(text)}`));
  }
  list.lastElementChild?.classList.add("end");
  status.textContent =
    last === wanted
      ? `It happened: ${last}. ${count === 1 ? "Below is the request" : `Below are the ${count} requests`} that led to it.`
      : `It ended with ${last}, not with ${wanted}.`;
}

function entry(step: Step, key: string, number: number, answer: string): HTMLElement {
  const item = document.createElement("li");
  const title = document.createElement("b");
  const request = [`${step.method} ${pathOf(step)}`];
  if (!isControl(step)) request.push(`Authorization: Bearer ${key}`);
  if (step.body) request.push("Content-Type: application/json");
  if (step.body) request.push("", JSON.stringify(step.body, undefined, 2));
  title.textContent = `${number}. ${whatFor(step)}`;
  item.append(title, block(`Request ${number}`, request.join("\n")), block(`Response ${number}`, answer));
  return item;
}

function block(label: string, text: string): HTMLElement {
  const block = document.createElement("div");
  block.className = "code";
  const pre = document.createElement("pre");
  pre.className = "wrap";
  pre.tabIndex = 0;
  pre.setAttribute("role", "region");
  pre.setAttribute("aria-label", label);
  const code = document.createElement("code");
  code.append(...colored(text));
  pre.append(code);
  block.append(pre);
  return block;
}

/** JSON in the colors of the page's other examples. */
function colored(text: string): (Node | string)[] {
  return text
    .split(/("(?:[^"\\]|\\.)*"(?=:)|"(?:[^"\\]|\\.)*"|\b(?:true|false|null|-?\d[\d.]*)\b)/)
    .map((part, index) => {
      if (index % 2 === 0) return part;
      const piece = document.createElement("i");
      piece.textContent = part;
      piece.className = part.startsWith('"') ? "s" : "n";
      return piece;
    });
}

function pathOf(step: Step): string {
  return isControl(step) ? step.path : basePath + step.path;
}

function whatFor(step: Step): string {
  if (!isControl(step)) return "Call the API";
  return step.method === "GET" ? "See the event that followed" : "Set up the sandbox";
}

/** Such a step sets up the sandbox. It isn't a call of the API. */
function isControl({ path }: Step): boolean {
  return path.startsWith(controlPath);
}

/** A name for a response: the code or status of an error, or the name and the reason of the last event. */
function nameOf(status: number, text: string): string {
  const { code, events }: Answered = parsed(text);
  const last = events?.at(-1)?.body;
  return last ? nameOfEnd(last.event, last.error_code) : (code ?? String(status));
}

interface Answered {
  readonly code?: string;
  readonly events?: readonly { readonly body: Ended }[];
}

interface Ended {
  readonly event: string;
  readonly error_code?: string;
}

function nameOfEnd(event = "", reason?: string): string {
  return reason === undefined ? event : `${event} with ${reason}`;
}

function indented(text: string): string {
  return text === "" ? "" : JSON.stringify(parsed(text), undefined, 2);
}

function parsed(text: string): object {
  return text === "" ? {} : JSON.parse(text);
}
