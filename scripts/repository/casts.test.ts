import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { repository } from "../lib/paths.ts";

const patterns = ["scripts/**/*.{ts,mjs}", "packages/*/src/**/*.ts", "packages/*/*.ts"];
const isTest = (file: string) =>
  /\.(test|test-d|bench)\.ts$|\/(test|testing|type-tests|mutations)\//.test(file);
const files = patterns
  .flatMap((pattern) => globSync(pattern, { cwd: repository, exclude: ["**/node_modules/**", "**/dist/**"] }))
  .filter((file) => !isTest(file))
  .sort();

/** What the compiler is told rather than shown, each with the line that it is on. */
function castsIn(text: string): { readonly line: number; readonly what: string; readonly reason: boolean }[] {
  const source = ts.createSourceFile("file.ts", text, ts.ScriptTarget.Latest, true);
  const lines = text.split("\n");
  const lineOf = (offset: number) => source.getLineAndCharacterOfPosition(offset).line;
  const found: ReturnType<typeof castsIn> = [];
  const visit = (node: ts.Node): void => {
    const what = kindOf(node);
    if (what !== undefined) {
      const line = lineOf(node.end);
      found.push({ line: line + 1, what, reason: hasReason(node, lines, lineOf) });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  for (const [index, line] of lines.entries()) {
    const [, directive, why = ""] = /\/\/\s*@ts-(expect-error|ignore|nocheck)(.*)/.exec(line) ?? [];
    if (directive !== undefined)
      found.push({ line: index + 1, what: `@ts-${directive}`, reason: /\w/.test(why) });
  }
  return found;
}

function kindOf(node: ts.Node): string | undefined {
  if (node.kind === ts.SyntaxKind.AnyKeyword) return "any";
  if (ts.isNonNullExpression(node)) return "!";
  if (ts.isTypeAssertionExpression(node)) return "<T>";
  if (!ts.isAsExpression(node) || node.type.getText() === "const") return undefined;
  // In `as unknown as T`, the second one needs the reason.
  return ts.isAsExpression(node.parent) ? undefined : `as ${node.type.getText().split("\n")[0]}`;
}

/** Whether a comment is at the end of the cast's line, or above the statement, member, or argument that it is in. */
function hasReason(cast: ts.Node, lines: readonly string[], lineOf: (offset: number) => number): boolean {
  if (/\/\/ \S.*$/.test(lines[lineOf(cast.end)]?.slice(-120) ?? "")) return true;
  for (let node = cast; !ts.isSourceFile(node); node = node.parent) {
    if (ts.isBlock(node)) return false;
    const above = lines[lineOf(node.getStart()) - 1]?.trim() ?? "";
    if (above.startsWith("// ")) return true;
  }
  return false;
}

it("has no cast without a reason, and no `any`", () => {
  const found = files.flatMap((file) =>
    castsIn(readFileSync(join(repository, file), "utf8"))
      .filter(({ what, reason }) => !reason || what === "any")
      .map(
        ({ line, what }) =>
          `${file}:${line} \`${what}\`: use a type guard, a checked read, or a better type. If none can replace it, say why in a \`//\` comment at the end of the line or above the statement.`,
      ),
  );
  expect(found).toEqual([]);
});

describe("a cast", () => {
  const reasons = (text: string) => castsIn(text).map(({ reason }) => reason);

  it.each([
    "const a = b as C;",
    "const a = b!;",
    "const a = <C>b;",
    "// @ts-expect-error",
    "f(\n  b as C,\n);",
  ])("needs a reason: %s", (text) => expect(reasons(text)).toEqual([false]));

  it.each([
    "const a = b as C; // Just checked.",
    "// Just checked.\nconst a = b as unknown as C;",
    "f(\n  // Just checked.\n  b as C,\n);",
    "// @ts-expect-error The type of an old version.",
  ])("has one: %s", (text) => expect(reasons(text)).toEqual([true]));

  it("takes no reason from outside its function", () => {
    expect(reasons("// Why this function exists.\nfunction f() {\n  return b as C;\n}")).toEqual([false]);
  });

  it("is not `as const`, nor a name of an import", () => {
    expect(reasons('import { a as b } from "c";\nconst d = [1] as const;')).toEqual([]);
  });
});
