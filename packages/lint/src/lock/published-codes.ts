import {
  detect,
  items,
  lockProblems,
  members,
  nearest,
  readErrors,
  type CodesNow,
  type ContractError,
  type ErrorModel,
  type Lock,
} from "@messaging-api/error-model";
import { nameOf, placeOf, start } from "../document/place.ts";
import type { Reading } from "../document/read-files.ts";
import { ownFinding } from "../document/unreadable.ts";
import type { Finding } from "../findings/finding.ts";
import type { Settings } from "../settings.ts";
import { publishedBy } from "./read-lock.ts";

/** The id of the rule that a published code stays, is renamed with `renamedFrom`, or is retired. */
export const publishedRule = "error-code-published";

/**
 * A finding for each published code that vanished without being renamed or retired, and for each retired code that is
 * in use again. The lock lists the published codes, so this works in a shallow clone.
 *
 * @throws Unreadable if the lock is broken.
 */
export async function publishedCodes(
  reading: Reading,
  { lock: setting, model: options }: Pick<Settings, "lock" | "model">,
): Promise<Finding[]> {
  const published = await publishedBy(reading, setting);
  if (published === undefined) return [];
  const model = modelOf(reading, options);
  const now = codesIn(model);
  const coded = model.errors.filter(({ kind }) => kind === "coded");
  return lockProblems(published.lock, now).flatMap(({ code, problem }) => {
    const finding = findingIn(reading);
    if (problem === "vanished") {
      const message = goneMessage(code, published, coded, model.contract.options.extension);
      return [{ ...finding(reading.entry, pointerOfRetired(model), message), subject: code }];
    }
    // `error-code-retired` reports what the document itself says is retired.
    if (now.renamed.has(code) || now.retired.has(code)) return [];
    const place = coded.find((one) => one.code === code)?.codePlace;
    const message = `choose another code than "${code}": ${published.name} says that it is retired`;
    return [finding(place?.file ?? reading.entry, place?.pointer ?? "#/info", message)];
  });
}

/** Reads the errors with the options of the config. If that finds no code, detects the options. */
function modelOf({ entry, parsed }: Reading, options: Settings["model"]): ErrorModel {
  const source = { root: entry, dataOf: (file: string) => parsed.get(file) };
  const model = readErrors(source, options);
  return model.contract.codes.size > 0 ? model : readErrors(source, detect(source).options);
}

function codesIn({ errors, contract: { codes, document } }: ErrorModel): CodesNow {
  const renamed = errors.flatMap(({ extension }) => items(members(extension)["renamedFrom"]));
  return {
    codes: new Map([...codes].map((code) => [code, []])),
    renamed: new Set(renamed.map(String)),
    retired: new Set(items(members(document["info"])["x-retired-codes"]).map(String)),
  };
}

function pointerOfRetired({ contract: { document } }: ErrorModel): string {
  if (!Object.hasOwn(document, "info")) return "#/";
  return Object.hasOwn(members(document["info"]), "x-retired-codes") ? "#/info/x-retired-codes" : "#/info";
}

function goneMessage(
  code: string,
  { lock, name }: { readonly lock: Lock; readonly name: string },
  coded: readonly ContractError[],
  extension: string,
): string {
  const said = `"${code}" was published in ${lock.codes[code]?.since ?? "an earlier version"} (${name}) and is gone.`;
  const retire = `list "${code}" under \`info.x-retired-codes\``;
  const heir = heirOf(code, lock, coded);
  if (heir === undefined)
    return `${said} Restore it, ${retire}, or add it to \`renamedFrom\` in the \`${extension}\` of the error that replaces it.`;
  const where = heir.place.file === "" ? "" : ` (${nameOf(heir.place.file)})`;
  return `${said} If it is renamed, add "${code}" to \`renamedFrom\` in the \`${extension}\` of "${heir.code}"${where}. Otherwise ${retire}.`;
}

/** The error that was probably renamed: of those that no release published, the one with the nearest code. */
function heirOf(code: string, lock: Lock, coded: readonly ContractError[]): ContractError | undefined {
  const fresh = coded.filter((one) => one.code !== undefined && !Object.hasOwn(lock.codes, one.code));
  const close = nearest(
    code,
    fresh.map((one) => one.code ?? ""),
  );
  return fresh.find((one) => one.code === close);
}

/** Creates findings at places in the author's files. */
function findingIn({ files, entry }: Reading) {
  return (file: string, pointer: string, message: string): Finding => {
    const known = files.get(file);
    const at = known === undefined ? entry : file;
    const source = (known ?? files.get(entry))?.source;
    const place = source === undefined ? start : placeOf(source, pointer);
    return ownFinding(publishedRule, "error", { file: nameOf(at), message, place, pointer });
  };
}
