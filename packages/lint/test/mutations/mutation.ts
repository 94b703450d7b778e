import { parseDocument, type Document } from "yaml";

/** One fault in one file of the contract. */
export interface Mutation {
  /** What is done to the file, as a phrase. */
  readonly name: string;
  /** The rule that must find it. */
  readonly rule: string;
  /** The file that is changed, below `openapi/`. */
  readonly file: string;
  readonly text: string;
  /** Where the finding must sit: in that file, unless another is named. */
  readonly at: { readonly file?: string; readonly pointer: string };
}

/** A file of the contract, as text and parsed. */
export interface ContractFile {
  readonly path: string;
  readonly text: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A kind of fault, and the files that it can be done to. */
export interface Kind {
  readonly name: string;
  readonly rule: string;
  readonly to: (file: ContractFile) => boolean;
  readonly change: (document: Document, file: ContractFile) => void;
  readonly at: string | ((file: ContractFile) => Mutation["at"]);
}

/** The fault in a file. */
export function mutate({ name, rule, change, at }: Kind, file: ContractFile): Mutation {
  const document = parseDocument(file.text);
  change(document, file);
  const place = typeof at === "string" ? { pointer: at } : at(file);
  return { name, rule, file: file.path, text: document.toString({ lineWidth: 0 }), at: place };
}

/** Some of a list, far from each other: one in every `list.length / count`, from `start` on. */
export function spread<T>(list: readonly T[], count: number, start: number): T[] {
  if (list.length <= count) return [...list];
  return Array.from(
    { length: count },
    (_, index) => list[(start + Math.round((index * list.length) / count)) % list.length] as T,
  );
}

/** The name of an error's file: its code, or the name of its schema. */
export function nameOfFile({ path }: ContractFile): string {
  return path.slice(path.lastIndexOf("/") + 1).replace(/\.yaml$/, "");
}
