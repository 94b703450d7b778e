import { ContractTexts } from "./contract-texts.ts";
import { mendFileNames } from "./file-names.ts";
import { fixUnions, type Change } from "./unions.ts";

/** Makes the mechanical fixes in the files of a contract, in memory. */
export async function fix(
  folder: string,
): Promise<{ readonly texts: ContractTexts; readonly changes: readonly Change[] }> {
  const texts = await ContractTexts.read(folder);
  const names = mendFileNames(texts);
  const unions = texts.paths
    .filter((path) => path.startsWith("responses/"))
    .flatMap((path) => fixUnions(texts, path));
  return { texts, changes: [...names, ...unions] };
}
