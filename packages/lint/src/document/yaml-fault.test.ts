import { expect, it } from "vitest";
import type { YamlParseError } from "./redocly-core.ts";
import { yamlFault } from "./yaml-fault.ts";

it("says that a file isn't YAML before it repeats the parser's words, and where", () => {
  const fault = Object.assign(new Error('deficient indentation in "/a/b.yaml" (3:1)'), { line: 3, col: 1 });
  const [message, place] = yamlFault(fault as unknown as YamlParseError, "info: [a\npaths: {}\n");
  expect(message).toBe("this isn't valid YAML or JSON: deficient indentation.");
  expect(place).toMatchObject({ line: 3, column: 1 });
});
