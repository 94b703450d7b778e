import { build } from "esbuild";
import type { Task } from "./suite.ts";

/** How a runtime starts the suite and returns its results. */
const endings = {
  /** A program that prints them. */
  script: `console.log("\\n" + JSON.stringify(await runTasks(tasks)));`,
  /** A page that posts them. */
  page: `await fetch("/report", { method: "POST", body: JSON.stringify(await runTasks(tasks)) });`,
  /** A worker that answers with them. */
  worker: `export default { fetch: async () => Response.json(await runTasks(tasks)) };`,
} as const;

/** The suite with its tasks, as one module. */
export async function programOf(kind: keyof typeof endings, tasks: readonly Task[]): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { runTasks } from "./suite.ts";\nconst tasks = ${JSON.stringify(tasks)};\n${endings[kind]}`,
      resolveDir: import.meta.dirname,
      loader: "ts",
    },
    bundle: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    write: false,
    logLevel: "error",
  });
  return outputFiles[0]!.text;
}
