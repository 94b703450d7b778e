import { members } from "@messaging-api/error-model";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { lockFault, lockName, readLock, type Lock } from "@messaging-api/error-model";
import { nameOf } from "../document/place.ts";
import type { Reading } from "../document/read-files.ts";
import { YamlParseError } from "../document/redocly-core.ts";
import { Unreadable, unreadable } from "../document/unreadable.ts";
import { yamlFault } from "../document/yaml-fault.ts";
import type { Settings } from "../settings.ts";

/** The codes that a document published, and the file that says so. */
export interface Published {
  readonly lock: Lock;
  /** The file as you would type it. */
  readonly name: string;
}

/**
 * Reads the lock of a document's published codes.
 *
 * @returns Undefined if there is none.
 * @throws Unreadable if the file isn't JSON, or isn't a lock.
 */
export async function publishedBy(
  { entry, resolver }: Pick<Reading, "entry" | "resolver">,
  setting: Settings["lock"],
): Promise<Published | undefined> {
  if (setting === false) return undefined;
  const file = setting ?? join(dirname(entry), lockName);
  if (setting === undefined && !existsSync(file)) return undefined;
  const name = nameOf(file);
  const data = await parsed(resolver, file);
  const fault = lockFault(data);
  if (fault !== undefined) throw new Unreadable([unreadable(name, fault)]);
  return { lock: readLock(data, name), name };
}

const advice = "Restore the lock of codes from the last release.";

async function parsed(resolver: Reading["resolver"], file: string): Promise<unknown> {
  const read = await resolver.resolveDocument(null, file, true).catch((error: unknown) => error);
  if (resolver.refusal !== undefined) throw resolver.refusal;
  if (read instanceof YamlParseError) {
    const [message, place] = yamlFault(read, read.source.body);
    throw new Unreadable([unreadable(nameOf(file), `${message.replace(/\.?$/, ".")} ${advice}`, place)]);
  }
  if (read instanceof Error) throw new Unreadable([unreadable(nameOf(file), `${read.message}. ${advice}`)]);
  return members(read)["parsed"];
}
