export type { SchemaChange } from "./schema/pair.ts";
export { Failure } from "./failure.ts";
export { github } from "./formats/github.ts";
export { json } from "./formats/json.ts";
export { markdown, commentLimit, type MarkdownOptions } from "./formats/markdown.ts";
export { sarif } from "./formats/sarif.ts";
export { terminal } from "./formats/terminal.ts";
export { kinds, type KindId } from "./kinds/index.ts";
export {
  consumers,
  consumerTitles,
  steps,
  type Consumer,
  type Kind,
  type Step,
  type Verdict,
} from "./kinds/kind.ts";
export { codesOf } from "./lock/codes-now.ts";
export { readPolicy, type Policy, type Rule } from "./policy/policy.ts";
export { load, type Loaded } from "./read/load.ts";
export { disk, nameIn, slashed, type Storage } from "./read/places.ts";
export { makeReport, type Input, type ReportOptions } from "./report/make-report.ts";
export type { Change, PackageStep, Place, Report, Role, Version } from "./report/report.ts";
