import { readFileSync } from "node:fs";
import { join } from "node:path";
import { repository } from "../lib/paths.ts";

/** What the contract says about one code of `sendMessage`, which every generator should reproduce. */
export interface Code {
  readonly code: string;
  readonly status: number;
  /** The exact TypeScript type of each context member. */
  readonly members: Readonly<Record<string, string>>;
}

interface Entry {
  readonly code: string | null;
  readonly status: number;
  readonly members: readonly {
    readonly name: string;
    readonly types: readonly string[];
    readonly required: boolean;
  }[];
  readonly operations: readonly { readonly operationId: string }[];
}

const types: Readonly<Record<string, string>> = {
  integer: "number",
  number: "number",
  string: "string",
  boolean: "boolean",
};

/** The coded errors that a send can answer, from the catalogue. */
export function codesOfSend(): Code[] {
  const file = join(repository, "packages/types/generated/errors.json");
  const { errors }: { errors: readonly Entry[] } = JSON.parse(readFileSync(file, "utf8"));
  return errors
    .filter(({ operations }) => operations.some(({ operationId }) => operationId === "sendMessage"))
    .flatMap(({ code, status, members }) => {
      if (code === null) return [];
      const exact = members
        .filter(({ required, types: names }) => required && names.length === 1)
        .map(({ name, types: [only = ""] }) => [name, types[only] ?? "unknown"] as const);
      return [{ code, status, members: Object.fromEntries(exact) }];
    });
}
