import type { ErrorEntry } from "@messaging-api/types/errors";
import { nameOf, type Contract } from "../contract.ts";
import { html, type Html } from "../html.ts";
import { breakable } from "../layout.ts";
import { operationPath } from "../operation-links.ts";

/** Errors as a list of links from a guide, each with its title. */
export function errorList(errors: readonly ErrorEntry[]): Html {
  return html`<ul>${errors.map((entry) => html`<li>${errorLink(entry)}: ${entry.title}</li>`)}</ul>`;
}

export function errorLink(entry: ErrorEntry): Html {
  return html`<a href="../..${entry.docsPath}">${breakable(nameOf(entry))}</a>`;
}

/** The error without a code of one status, as a link, or the bare status where the contract has none. */
export function statusLink({ errors }: Contract, status: number): Html {
  const entry = errors.find((one) => one.code === null && one.status === status);
  return entry ? html`<a href="../..${entry.docsPath}">${status}</a>` : html`${status}`;
}

/** An operation's page as a link, or the bare text where the contract has no such operation. */
export function operationLink({ operations }: Contract, wanted: string, text: string): Html {
  const operation = operations.find(({ id }) => id === wanted);
  return operation ? html`<a href="../../${operationPath(operation)}">${text}</a>` : html`${text}`;
}

/** A code to show things with: one that every guide can rely on to have fields. */
export function exampleCode({ errors }: Contract): ErrorEntry & { code: string } {
  const sent = errors.filter(({ operations }) =>
    operations.some(({ operationId }) => operationId === "sendMessage"),
  );
  const entry = sent.find(({ code, members }) => code !== null && members.some(({ required }) => required));
  if (entry?.code == null) throw new Error("The contract has no code with fields for the guides to show");
  return { ...entry, code: entry.code };
}

/** Where requests go: the API itself, or the sandbox on the reader's machine, with the same base path. */
export function apiUrlOf({ apiUrl, sandboxUrl }: Contract, server: "api" | "sandbox"): string {
  return server === "api" ? apiUrl : sandboxUrl + new URL(apiUrl).pathname;
}
