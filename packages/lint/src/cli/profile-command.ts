import { members } from "@messaging-api/error-model";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { bundle, createConfig, stringifyYaml } from "@redocly/openapi-core";
import { defaultLimits } from "../document/guarded-files.ts";
import { readFiles } from "../document/read-files.ts";
import { Failure, messageOf } from "../failure.ts";
import { profiles, toProfile, type JsonObject, type ProfileName } from "../profile/index.ts";
import { writeWhole } from "../write-file.ts";

const usage = `Usage: npx @messaging-api/lint profile --as plain|3.0 DOCUMENT [--out FILE]

Writes an OpenAPI 3.1 document, and the files that it refers to, as one document for tools that read less of OpenAPI:
  plain   OpenAPI 3.1 that code generators read right: no boolean schemas, no variants beside properties, no bare constants
  3.0     OpenAPI 3.0.3

The document says under x-profile what was changed, why, and what it accepts that the original refuses. The same is printed.
It goes to standard output, or to --out: as YAML if the file's name says so, otherwise as JSON.

Exit codes: 0 written, 2 the document or an option is wrong.`;

/** `npx @messaging-api/lint profile`. */
export async function profileCommand(args: readonly string[]): Promise<number> {
  const given = optionsOf(args);
  if (given === undefined) {
    console.log(usage);
    return 0;
  }
  const { document, report } = toProfile(await bundled(given.path), given.profile);
  const isYaml = /\.ya?ml$/.test(given.out ?? "");
  const text = isYaml
    ? stringifyYaml(document, { lineWidth: 110, noRefs: true })
    : `${JSON.stringify(document, undefined, 2)}\n`;
  if (given.out === undefined) process.stdout.write(text);
  else await writeWhole(given.out, text);
  for (const { name, count, what } of report.changes) console.error(`${name} (${count}): ${what}`);
  for (const { at, what } of report.acceptsMore) console.error(`Accepts more at ${at}: ${what}`);
  return 0;
}

interface Given {
  readonly path: string;
  readonly profile: ProfileName;
  readonly out: string | undefined;
}

function optionsOf(args: readonly string[]): Given | undefined {
  const { values, positionals } = parsed(args);
  if (values.help) return undefined;
  const [path, ...others] = positionals;
  if (path === undefined || others.length > 0) throw new Failure(`Name exactly one document.\n\n${usage}`);
  if (!isProfile(values.as)) {
    const names = Object.keys(profiles).join(" or ");
    throw new Failure(`--as must be ${names}${values.as === undefined ? "" : `, not ${values.as}`}.`);
  }
  return { path, profile: values.as, out: values.out };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { as: { type: "string" }, out: { type: "string" }, help: { type: "boolean", default: false } },
    });
  } catch (error) {
    throw new Failure(`${messageOf(error)}\n\n${usage}`);
  }
}

function isProfile(name: string | undefined): name is ProfileName {
  return name !== undefined && Object.hasOwn(profiles, name);
}

/** The document and everything that it refers to, as one document. */
async function bundled(path: string): Promise<JsonObject> {
  // First, because its messages say where and why. The bundler's messages are for developers of the bundler.
  const { parsed } = await readFiles({ path: resolve(path) }, defaultLimits);
  requireVersion(path, members(parsed.get(resolve(path))));
  const config = await createConfig({});
  const made = await bundle({ ref: resolve(path), config }).catch((error: unknown) => {
    throw new Failure(`${path} can't be read as an OpenAPI document: ${messageOf(error)}`);
  });
  const [problem] = made.problems.filter(({ severity }) => severity === "error");
  if (problem !== undefined) {
    const pointer = problem.location[0]?.pointer ?? "#/";
    throw new Failure(
      `${path} at ${pointer}: ${problem.message} Fix the document first. Run the linter to see every fault.`,
    );
  }
  return made.bundle.parsed as JsonObject; // Redocly reads YAML and JSON into nothing else.
}

function requireVersion(path: string, document: Readonly<Record<string, unknown>>): void {
  const version = document["openapi"];
  if (typeof version !== "string" || !version.startsWith("3.1"))
    throw new Failure(
      `${path} says openapi: ${JSON.stringify(version)}. A profile needs an OpenAPI 3.1 document.`,
    );
}
