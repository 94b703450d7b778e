import { members, text } from "@messaging-api/error-model";
import { isMap, isScalar, isSeq, type YAMLMap, type YAMLSeq } from "yaml";
import type { ContractTexts } from "./contract-texts.ts";
import { pairOf, type YamlText } from "./text-edits.ts";

/** A change, described for people. */
export interface Change {
  readonly path: string;
  readonly line: number;
  readonly what: string;
}

/** A `oneOf` of references in a file, and the schema that holds it. */
interface Union {
  readonly holder: YAMLMap;
  readonly list: YAMLSeq;
}

/** The code in an error's file. */
export function codeIn(texts: ContractTexts, path: string): string | undefined {
  const { properties } = members(texts.has(path) ? texts.yaml(path).data : {});
  return text(members(members(properties)["code"])["const"]);
}

/** Fixes the unions of a file: every member with a code is in the mapping, and everything in the mapping is a member. */
export function fixUnions(texts: ContractTexts, path: string): Change[] {
  const yaml = texts.yaml(path);
  const changes = unionsIn(yaml).flatMap((union) => fixUnion(texts, yaml, path, union));
  if (yaml.changed) texts.set(path, yaml.toString());
  return changes;
}

function fixUnion(texts: ContractTexts, yaml: YamlText, path: string, { holder, list }: Union): Change[] {
  const refs = refsOf(list);
  const coded = new Map<string, string>();
  for (const ref of refs) {
    const code = codeIn(texts, texts.target(path, ref));
    if (code !== undefined) coded.set(code, ref);
  }
  const discriminator = holder.get("discriminator", true);
  const change = (what: string, offset = list.range?.[0] ?? 0): Change => ({
    path,
    line: yaml.lineOf(offset),
    what,
  });
  if (!isMap(discriminator)) {
    if (coded.size === 0 || coded.size < refs.length) return [];
    const mapping = [...coded].map(([code, ref]) => `    ${code}: ${ref}`);
    const oneOf = pairOf(holder, "oneOf");
    if (oneOf === undefined) return [];
    yaml.insertAfter(oneOf, holder, "discriminator:", "  propertyName: code", "  mapping:", ...mapping);
    return [change("added the discriminator")];
  }
  const changes: Change[] = [];
  const name = pairOf(discriminator, "propertyName");
  if (name !== undefined && isScalar(name.value) && name.value.value !== "code") {
    yaml.setValue(name, discriminator, "code");
    changes.push(change("wrote `propertyName: code`"));
  }
  const mapping = discriminator.get("mapping", true);
  if (isMap(mapping)) return [...changes, ...fixMapping(texts, yaml, { path, list, mapping, coded, change })];
  if (name === undefined || coded.size === 0 || pairOf(discriminator, "mapping") !== undefined)
    return changes;
  const lines = [...coded].map(([code, ref]) => `  ${code}: ${ref}`);
  yaml.insertAfter(name, discriminator, "mapping:", ...lines);
  return [...changes, change("added the mapping", discriminator.range?.[0])];
}

/** Fixes a mapping by the codes of the members beside it, each with its reference. */
interface Mapped {
  readonly path: string;
  readonly list: YAMLSeq;
  readonly mapping: YAMLMap;
  readonly coded: ReadonlyMap<string, string>;
  readonly change: (what: string, offset?: number) => Change;
}

function fixMapping(
  texts: ContractTexts,
  yaml: YamlText,
  { path, list, mapping, coded, change }: Mapped,
): Change[] {
  const changes: Change[] = [];
  for (const pair of [...mapping.items]) {
    const key = isScalar(pair.key) ? String(pair.key.value) : "";
    const value = isScalar(pair.value) ? String(pair.value.value) : "";
    const wanted = coded.get(key);
    if (wanted === value) continue;
    const offset = isScalar(pair.key) ? (pair.key.range?.[0] ?? 0) : 0;
    const target = texts.target(path, value);
    if (wanted !== undefined) {
      yaml.setValue(pair, mapping, wanted);
      changes.push(change(`${key}: ${wanted}`, offset));
    } else if (codeIn(texts, target) === key) {
      yaml.append(list, `- $ref: ${value}`);
      changes.push(change(`listed ${value} under oneOf`));
    } else {
      yaml.remove(pair, mapping);
      changes.push(change(`removed ${key} from the mapping`, offset));
    }
  }
  const missing = [...coded].filter(([code]) => pairOf(mapping, code) === undefined);
  if (missing.length > 0) {
    yaml.append(mapping, ...missing.map(([code, ref]) => `${code}: ${ref}`));
    changes.push(...missing.map(([code]) => change(`added ${code} to the mapping`, mapping.range?.[0])));
  }
  return changes;
}

function refsOf(list: YAMLSeq): string[] {
  return list.items.flatMap((item) => {
    const ref = isMap(item) ? item.get("$ref") : undefined;
    return typeof ref === "string" ? [ref] : [];
  });
}

/** Unions of errors with a code, wherever they are in the body of a response. */
function unionsIn(yaml: YamlText): Union[] {
  const found: Union[] = [];
  const content = yaml.map(["content"]);
  for (const { key } of content?.items ?? []) {
    const schema = yaml.map(["content", String(isScalar(key) ? key.value : ""), "schema"]);
    if (schema !== undefined) collect(schema, found);
  }
  return found;
}

function collect(schema: YAMLMap, found: Union[]): void {
  const list: unknown = schema.get("oneOf", true);
  if (!isSeq(list)) return;
  found.push({ holder: schema, list });
  for (const item of list.items) if (isMap(item)) collect(item, found);
}
