import { globSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import ts from "typescript";
import { expect, it } from "vitest";
import { repository } from "../lib/paths.ts";

const patterns = ["scripts/**/*.ts", "packages/*/{src,test,bench,type-tests}/**/*.ts", "packages/*/*.ts"];
const files = patterns
  .flatMap((pattern) => globSync(pattern, { cwd: repository, exclude: ["**/node_modules/**", "**/dist/**"] }))
  .sort();
const texts = new Map(files.map((file) => [file, readFileSync(join(repository, file), "utf8")]));
const isTest = (file: string) =>
  /\.(test|test-d|bench)\.ts$|\/(test|testing|type-tests|bench|mutations)\//.test(file);

it("keeps files small: 95 of 100 have at most 200 lines", () => {
  const lengths = [...texts].map(([file, text]) => ({ file, lines: text.split("\n").length - 1 }));
  const long = lengths.filter(({ lines }) => lines > 200).map(({ file, lines }) => `${file}: ${lines}`);
  expect(long.length <= files.length / 20 ? [] : long).toEqual([]);
});

it("keeps functions small: none but a test's has more than 50 lines", () => {
  const long: string[] = [];
  for (const [file, text] of texts) {
    // A shorter file has no such function, and needn't be parsed.
    if (isTest(file) || text.split("\n").length <= 50) continue;
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
    const visit = (node: ts.Node): void => {
      if (ts.isFunctionLike(node) && "body" in node && node.body !== undefined) {
        const [start, end] = [node.getStart(source), node.end].map(
          (at) => source.getLineAndCharacterOfPosition(at).line,
        );
        // A template of a page is one expression, and no longer for its text.
        const isTemplate = ts.isArrowFunction(node) && !ts.isBlock(node.body);
        const lines = (end ?? 0) - (start ?? 0) + 1;
        if (lines > 50 && !isTemplate && !isTextAlone(node))
          long.push(`${file}:${(start ?? 0) + 1} has ${lines} lines`);
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  expect(long).toEqual([]);
});

/** Whether a function is little more than one template: a guide, a page. */
function isTextAlone(node: ts.Node): boolean {
  let template = 0;
  const visit = (child: ts.Node): void => {
    if (ts.isTemplateExpression(child) || ts.isNoSubstitutionTemplateLiteral(child)) {
      template = Math.max(template, child.getText().split("\n").length);
    } else ts.forEachChild(child, visit);
  };
  visit(node);
  return template > 25;
}

it("has no import cycle, of types either", () => {
  const imports = new Map(
    [...texts].map(([file, text]) => [
      file,
      [...text.matchAll(/(?:from|import)\s*\(?\s*"(\.[^"]+)"/g)]
        .map(([, target = ""]) => relative(repository, join(repository, dirname(file), target)))
        .filter((target) => texts.has(target)),
    ]),
  );
  const cycles: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): void => {
    const start = path.indexOf(file);
    if (start >= 0) cycles.push([...path.slice(start), file].join(" -> "));
    if (start >= 0 || done.has(file)) return;
    for (const target of imports.get(file) ?? []) visit(target, [...path, file]);
    done.add(file);
  };
  for (const file of imports.keys()) visit(file, []);
  expect(cycles).toEqual([]);
});

it("keeps to ten scripts at the root, beside npm's own start and test", () => {
  const manifest = JSON.parse(readFileSync(join(repository, "package.json"), "utf8")) as {
    scripts: Record<string, string>;
  };
  const { start: _start, test: _test, ...own } = manifest.scripts;
  expect(Object.keys(own).sort()).toEqual([
    "bench",
    "check",
    "contract:check",
    "dev",
    "generate",
    "lint",
    "lint:fix",
    "new:error",
    "test:interop",
    "test:runtimes",
  ]);
});
