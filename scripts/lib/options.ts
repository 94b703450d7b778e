import { parseArgs, type ParseArgsConfig } from "node:util";
import { Failure, messageOf } from "./failure.ts";

type Options = NonNullable<ParseArgsConfig["options"]>;

/**
 * Reads the options of a script that has no other arguments.
 *
 * @throws Failure that names what is wrong, and shows the usage.
 */
export function optionsOf<const T extends Options>(args: readonly string[], options: T, usage: string) {
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    const message = messageOf(error);
    const [, unknown] = /^Unknown option '(-[^']+)'/.exec(message) ?? [];
    throw new Failure(`${unknown === undefined ? message : `There is no option ${unknown}.`}\n\n${usage}`);
  }
}
