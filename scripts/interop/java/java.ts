import { cp, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { run } from "../../lib/run.ts";
import { codesOfSend, type Code } from "../facts.ts";
import type { Result } from "../report.ts";

/** The commands of the Java row, for the documentation. */
export const javaCommands = ["node generate.mjs openapi.json api", "javac api/*.java"];

/**
 * Java models by Modelina. A class stands for one code: its `getCode()` is an enum of exactly that value, and its getters have
 * the types of the context members.
 */
export async function java(folder: string): Promise<Pick<Result, "passed" | "all" | "problem">> {
  await cp(join(import.meta.dirname, "generate.mjs"), join(folder, "generate.mjs"));
  await mkdir(join(folder, "api"));
  const made = await run(process.execPath, ["generate.mjs", "openapi.json", "api"], {}, folder);
  if (made.code !== 0) return { passed: [], all: 0, problem: made.output.slice(0, 160) };
  const codes = codesOfSend();
  for (const code of codes)
    await writeFile(join(folder, `${probeOf(code.code)}.java`), await program(folder, code));
  const passed: string[] = [];
  let problem: string | undefined;
  for (const { code } of codes) {
    const { code: exit, output } = await compiled(folder, `${probeOf(code)}.java`);
    if (exit === 0) passed.push(code);
    else problem ??= /error: .*/.exec(output)?.[0] ?? output.slice(0, 160);
  }
  const whole = await compiled(
    folder,
    ...(await readdir(join(folder, "api"))).map((file) => join("api", file)),
  );
  if (whole.code !== 0) problem ??= /error: .*/.exec(whole.output)?.[0];
  return { passed, all: codes.length, ...(problem !== undefined && { problem }) };
}

const compiled = (folder: string, ...files: readonly string[]) =>
  run("javac", ["-d", "out", ...files], {}, folder);
const classOf = (code: string) =>
  code.replaceAll(/(?:^|_)([a-z0-9])/g, (_, first: string) => first.toUpperCase());
const probeOf = (code: string) => `Probe${classOf(code)}`;
const types: Readonly<Record<string, string>> = { number: "int", string: "String", boolean: "boolean" };

async function program(folder: string, { code, members }: Code): Promise<string> {
  const name = classOf(code);
  const source = await readFile(join(folder, "api", `${name}.java`), "utf8").catch(() => "");
  const codeType = /private (\w+) code;/.exec(source)?.[1] ?? "CodeOfNoType";
  const lines = Object.entries(members).map(
    ([member, type], index) => `    ${types[type]} m${index} = error.get${classOf(member)}();`,
  );
  return `import api.*;
public class ${probeOf(code)} {
  static boolean check(${name} error) {
    ${codeType} code = error.getCode();
${lines.join("\n")}
    // An enum of one value: a second one would be another code.
    return ${codeType}.values().length == 1 && code.getValue().equals("${code}");
  }
}
`;
}
