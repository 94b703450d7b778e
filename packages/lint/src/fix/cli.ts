import { join, relative } from "node:path";
import { parseArgs } from "node:util";
import { fix } from "./fix.ts";
import { Failure, messageOf, reportFailure } from "../failure.ts";

const usage = `Usage: pnpm lint:fix [--dry-run]

Makes the mechanical fixes in openapi/: missing lines of mappings, missing entries of unions, files that are not named after
their code. It says what it changes, and leaves the rest to \`pnpm lint\`.`;

/** `pnpm lint:fix`. It prints a failure, and sets the exit code. */
export const main = (args: readonly string[]): Promise<void> => fixWith(args).catch(reportFailure);

async function fixWith(args: readonly string[]): Promise<void> {
  const values = optionsOf(args);
  if (values.help) return console.log(usage);
  const folder = join(values.root, "openapi");
  const { texts, changes } = await fix(folder);
  for (const { path, line, what } of changes)
    console.log(`${relative(process.cwd(), join(folder, path))}:${line} ${what}`);
  if (!values["dry-run"]) await texts.write();
  if (changes.length === 0) console.log("Nothing to fix.");
  else
    console.log(values["dry-run"] ? "Nothing is written: a dry run." : "See what is left with `pnpm lint`.");
}

function optionsOf(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        "dry-run": { type: "boolean", default: false },
        help: { type: "boolean", default: false },
        root: { type: "string", default: process.cwd() },
      },
    });
    return values;
  } catch (error) {
    const message = messageOf(error);
    const [, unknown] = /^Unknown option '(-[^']+)'/.exec(message) ?? [];
    const what = unknown === undefined ? message : `There is no option ${unknown}.`;
    throw new Failure(`${what}\n\n${usage}`);
  }
}

if (import.meta.main) await main(process.argv.slice(2));
