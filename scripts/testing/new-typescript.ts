import { nativeCompiler } from "../lib/compile-package.ts";
import { repository } from "../lib/paths.ts";
import { run } from "../lib/run.ts";

/**
 * Runs the newest TypeScript. Its command would start it from Node.js; several threads and collecting garbage take as long
 * as the compile itself.
 *
 * @returns What the compiler prints; nothing if all is well.
 */
export async function compileWithNewTypeScript(
  args: readonly string[],
  folder: string = repository,
): Promise<string> {
  const own = { GOGC: "off", GOMEMLIMIT: "1GiB" };
  const { code, output } = await run(nativeCompiler, ["--singleThreaded", ...args], own, folder);
  return code === 0 || output !== "" ? output : `The compiler ended with ${code}.`;
}
