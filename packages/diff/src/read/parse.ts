import { CORE_SCHEMA, load, mergeTag, YAMLException } from "js-yaml";
import { Failure } from "../failure.ts";

// Dates stay strings, as in JSON.
const schema = CORE_SCHEMA.withTags(mergeTag);

/**
 * Parses JSON or YAML.
 *
 * @throws Failure with file, line and column.
 */
export function parse(text: string, name: string): unknown {
  if (/^\s*[{[]/.test(text)) {
    try {
      return JSON.parse(text);
    } catch {
      // YAML's flow style begins with the same characters.
    }
  }
  try {
    return text.trim() === "" ? undefined : load(text, { schema, filename: name });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const { line = 0, column = 0 }: { line?: number; column?: number } = error.mark ?? {};
    throw new Failure(`${name}:${line + 1}:${column + 1} is not valid YAML or JSON: ${error.reason}.`);
  }
}
