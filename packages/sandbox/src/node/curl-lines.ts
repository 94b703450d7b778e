import { basePath } from "../../generated/routes.ts";
import { controlPath } from "../control/paths.ts";
import { scenarios, type Scenario, type Step } from "../scenarios.ts";

/** For each documented error, the commands that lead to its real cause. */
export function curlLines(url: string): string {
  return Object.entries(scenarios as Readonly<Record<string, Scenario>>)
    .map(([error, scenario]) => {
      const name = /^\d+$/.test(error) ? `${error} without a code` : error;
      return `# ${name}\n${scenarioLines(url, scenario)}`;
    })
    .join("\n");
}

/** The commands of one scenario. */
export function scenarioLines(url: string, { key, steps }: Scenario): string {
  return steps.map((step) => curl(url, key, step)).join(" &&\n  ");
}

function curl(url: string, key: string, { method, path, body }: Step): string {
  const isControl = path.startsWith(controlPath);
  return [
    `curl -s -X ${method} ${url}${isControl ? "" : basePath}${path}`,
    ...(isControl ? [] : [`-H 'Authorization: Bearer ${key}'`]),
    ...(body === undefined ? [] : ["-H 'Content-Type: application/json'", `-d '${JSON.stringify(body)}'`]),
  ].join(" ");
}
