export { serve, type RunningServer, type ServeOptions } from "./serve.ts";
export { curlLines, scenarioLines } from "./curl-lines.ts";
export { deliverByHttp } from "./deliver.ts";
export { onStop } from "./on-stop.ts";
