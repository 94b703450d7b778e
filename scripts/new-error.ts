import { join, relative } from "node:path";
import { parseArgs } from "node:util";
import { ContractTexts } from "@messaging-api/lint/fix/contract-texts";
import { addError } from "@messaging-api/lint/fix/new-error";
import { Failure, messageOf, reportFailure } from "./lib/failure.ts";
import { readYaml } from "./lib/yaml-file.ts";
import { paths, repository } from "./lib/paths.ts";

const usage = `Usage: npx pnpm new:error CODE --status STATUS --operations ID[,ID...] [options]

Adds an error to openapi/: its file, and its lines in the responses of the operations that answer it. The result passes
the lint. Replace the sentences in brackets, which only you can write.

  --title TEXT     what happened, in a few words. Default: the code in words
  --retry CLASS    whether sending the same request again can help. Default: by the status
  --source SOURCE  where the error is documented. Default: project`;

const options = {
  status: { type: "string" },
  operations: { type: "string" },
  title: { type: "string" },
  retry: { type: "string" },
  source: { type: "string", default: "project" },
  root: { type: "string", default: repository },
  help: { type: "boolean", default: false },
} as const;

/** `npx pnpm new:error`. It prints a failure, and sets the exit code. */
export const main = (args: readonly string[]): Promise<void> => addWith(args).catch(reportFailure);

async function addWith(args: readonly string[]): Promise<void> {
  const { values, positionals } = parsed(args);
  const [code, ...others] = positionals;
  if (values.help) return console.log(usage);
  const { status = "", operations = "" } = values;
  const ids = operations.split(",").flatMap((id) => id.trim() || []);
  if (code === undefined) throw new Failure(`Name the code, such as contact_blocked.\n\n${usage}`);
  if (status === "") throw new Failure(`Add the status, such as --status 403.\n\n${usage}`);
  if (ids.length === 0)
    throw new Failure(`Add the operations that answer it, such as --operations sendMessage.\n\n${usage}`);
  if (others.length > 0) throw new Failure(`Add one code at a time: remove ${others.join(" ")}.\n\n${usage}`);
  if (!/^\d+$/.test(status)) throw new Failure(`--status must be a number such as 429, not ${status}.`);
  const error = {
    code,
    status: Number(status),
    operations: [...new Set(ids)],
    title: values.title ?? titleOf(code),
    retry: await allowed(values.root, "retry", values.retry ?? retryOf(Number(status))),
    source: await allowed(values.root, "source", values.source),
  };
  const folder = join(values.root, "openapi");
  const texts = await ContractTexts.read(folder);
  const changes = addError(texts, error);
  await texts.write();
  for (const { path, line, what } of changes)
    console.log(`${relative(process.cwd(), join(folder, path))}:${line} ${what}`);
  console.log(
    "\nNext, run `npx pnpm generate` and `npx pnpm lint`. In packages/sandbox/src/scenarios.ts, say how the error " +
      "happens. Until you do, the type check fails.",
  );
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new Failure(`${messageOf(error)}\n\n${usage}`);
  }
}

function titleOf(code: string): string {
  const words = code.replaceAll("_", " ");
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

function retryOf(status: number): string {
  if (status === 429) return "quota";
  return status >= 500 ? "backoff" : "never";
}

interface ExtensionSchema {
  readonly properties: Readonly<Record<string, { oneOf?: { const: string }[] }>>;
  readonly $defs: Readonly<Record<string, { oneOf: { const: string }[] }>>;
}

/** Checks a value against the extension's own JSON Schema, so that the list of values exists only once. */
async function allowed(root: string, member: "retry" | "source", value: string): Promise<string> {
  const schema = await readYaml<ExtensionSchema>(root, paths.extensionSchema);
  const choices = (schema.properties[member]?.oneOf ?? schema.$defs[member]?.oneOf ?? []).map(
    (one) => one.const,
  );
  if (choices.includes(value)) return value;
  throw new Failure(`--${member} must be one of ${choices.join(", ")}, not ${value}.`);
}

if (import.meta.main) await main(process.argv.slice(2));
