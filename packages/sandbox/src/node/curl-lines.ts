import { basePath } from "../../generated/routes.ts";
import { controlPath } from "../control/paths.ts";
import { deliveryScenarios } from "../delivery-scenarios.ts";
import { scenarios, type Scenario, type Step } from "../scenarios.ts";

/** The commands that lead to each documented error, and then to each final state of an accepted message. */
export function curlLines(url: string): string {
  return `${errorLines(url)}\n${deliveryLines(url)}`;
}

function deliveryLines(url: string): string {
  return deliveryScenarios
    .map((scenario) => `# ${scenario.event}: ${scenario.title}\n${scenarioLines(url, scenario)}`)
    .join("\n");
}

function errorLines(url: string): string {
  return Object.entries<Scenario>(scenarios)
    .map(([error, scenario]) => {
      const name = /^\d+$/.test(error) ? `${error} without a code` : error;
      return `# ${name}\n${scenarioLines(url, scenario)}`;
    })
    .join("\n");
}

/** The commands of one scenario. */
export function scenarioLines(url: string, { key, steps }: Pick<Scenario, "key" | "steps">): string {
  return steps.map((step) => curl(url, key, step)).join(" &&\n  ");
}

function curl(url: string, key: string, { method, path, body }: Step): string {
  const isControl = path.startsWith(controlPath);
  return [
    `curl -s ${method === "GET" ? "" : `-X ${method} `}${quoted(`${url}${isControl ? "" : basePath}${path}`)}`,
    ...(isControl ? [] : [`-H 'Authorization: Bearer ${key}'`]),
    ...(body === undefined ? [] : ["-H 'Content-Type: application/json'", `-d '${JSON.stringify(body)}'`]),
  ].join(" ");
}

/** In an unquoted word, a shell reads `?` as a glob. */
function quoted(url: string): string {
  return url.includes("?") ? `'${url}'` : url;
}
