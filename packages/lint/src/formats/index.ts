export { github, type GithubOptions } from "./github.ts";
export { json } from "./json.ts";
export { markdown } from "./markdown.ts";
export { cellText, inlineCode, limitedLines } from "./markdown-text.ts";
export { pathFrom, repositoryRoot } from "./repository-root.ts";
export { sarif, sarifLog, type SarifFinding, type SarifOptions } from "./sarif.ts";
export { inColor, stylish, type Paint } from "./stylish.ts";
export {
  countsOf,
  exitCode,
  severities,
  sorted,
  worstFirst,
  type Annotation,
  type Place,
  type RuleText,
  type Severity,
} from "../findings/finding.ts";
