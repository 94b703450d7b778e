import { createRequire } from "node:module";
import { join } from "node:path";
import type * as TypeScript from "typescript-5.0";
import { repository } from "../lib/paths.ts";

type SourceFile = TypeScript.SourceFile | undefined;

/** The oldest TypeScript that is supported. The newest has no JavaScript API: it is a program of its own. */
const ts = createRequire(join(repository, "package.json"))("typescript-5.0") as typeof TypeScript;

/** Libraries and declarations of packages, by path and by what decides how they are read. Programs share them. */
const read = new Map<string, SourceFile>();

/**
 * Compiles what a `tsconfig.json` names, as `tsc -p` of TypeScript 5.0 does, in this process. Most of a compile is
 * reading the types of the libraries, which one test file reads once.
 *
 * @returns What the compiler prints; nothing if all is well.
 */
export function compileWithOldTypeScript(configuration: string): string {
  const folder = join(configuration, "..");
  const { config, error } = ts.readConfigFile(configuration, ts.sys.readFile);
  const { fileNames, options, errors } = ts.parseJsonConfigFileContent(config, ts.sys, folder);
  const host = sharing(ts.createCompilerHost(options), new Set(fileNames), options);
  const program = ts.createProgram({ rootNames: fileNames, options, host });
  const found = [
    ...(error ? [error] : []),
    ...errors,
    ...ts.getPreEmitDiagnostics(program),
    ...(options.noEmit ? [] : program.emit().diagnostics),
  ];
  return ts.formatDiagnostics(ts.sortAndDeduplicateDiagnostics(found), {
    getCanonicalFileName: (path) => path,
    getCurrentDirectory: () => folder,
    getNewLine: () => "\n",
  });
}

/** Every file but those that a test has written is read once for all programs. */
function sharing(
  host: TypeScript.CompilerHost,
  own: ReadonlySet<string>,
  options: TypeScript.CompilerOptions,
): TypeScript.CompilerHost {
  const { getSourceFile } = host;
  // What decides how a file is read and how its names are bound.
  const { strict, target, module } = options;
  host.getSourceFile = (path, version, ...more) => {
    if (own.has(path)) return getSourceFile.call(host, path, version, ...more);
    const format = typeof version === "object" ? version.impliedNodeFormat : undefined;
    const key = JSON.stringify([path, strict, target, module, format]);
    if (!read.has(key)) read.set(key, getSourceFile.call(host, path, version, ...more));
    return read.get(key);
  };
  return host;
}
