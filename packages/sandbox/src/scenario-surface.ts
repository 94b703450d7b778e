/** What a page needs to run the scenarios, or to show them as commands. It runs in Node and in a browser. */
export { basePath } from "../generated/routes.ts";
export { controlPath } from "./control/paths.ts";
export { deliveryScenarios, type DeliveryScenario } from "./delivery-scenarios.ts";
export { scenarioLines } from "./node/curl-lines.ts";
export { scenarios, type Scenario, type Step } from "./scenarios.ts";
