import type { ContractTexts } from "./contract-texts.ts";
import { codeIn, type Change } from "./unions.ts";

/** Names the files of errors after their codes, and changes every reference to them. */
export function mendFileNames(texts: ContractTexts): Change[] {
  return texts.paths
    .filter((path) => path.startsWith("errors/"))
    .flatMap((path) => mendFileName(texts, path));
}

function mendFileName(texts: ContractTexts, path: string): Change[] {
  const code = codeIn(texts, path);
  const name = `errors/${code ?? ""}.yaml`;
  // A taken name means that two errors have one code, which a person must sort out.
  if (code === undefined || name === path || texts.has(name) || !/^\w+$/.test(code)) return [];
  const old = path.slice("errors/".length, -".yaml".length);
  const changes: Change[] = [{ path, line: 1, what: `renamed to ${name}` }];
  texts.rename(path, name);
  for (const other of texts.paths) {
    const before = texts.text(other);
    const after = before
      .split("\n")
      .map((line) =>
        line.includes(`/${old}.yaml`)
          ? line
              .replaceAll(`/${old}.yaml`, `/${code}.yaml`)
              .replace(new RegExp(`^(\\s*)${old}:`), `$1${code}:`)
          : line,
      )
      .join("\n");
    if (after === before) continue;
    texts.set(other, after);
    changes.push({
      path: other,
      line: before.split("\n").findIndex((line) => line.includes(`/${old}.yaml`)) + 1,
      what: `refers to ${name}`,
    });
  }
  return changes;
}
