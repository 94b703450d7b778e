import { format } from "node:util";
import { pathToFileURL } from "node:url";

/** A program, and what its environment has. */
interface Program {
  readonly file: string;
  readonly env: Readonly<Record<string, string>>;
}

// Runs each program that is sent, and answers with what it prints. To start Node.js and load the client takes longer than
// what a sample does.
process.on("message", ({ file, env }: Program) => {
  let output = "";
  const keep = (...values: readonly unknown[]) => void (output += `${format(...values)}\n`);
  for (const name of ["log", "error", "warn"] as const) console[name] = keep;
  Object.assign(process.env, env);
  import(pathToFileURL(file).href).catch(keep).finally(() => process.send?.(output));
});
