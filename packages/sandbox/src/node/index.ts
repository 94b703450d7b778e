export { serve, type RunningServer, type ServeOptions } from "./serve.ts";
export { curlLines } from "./curl-lines.ts";
