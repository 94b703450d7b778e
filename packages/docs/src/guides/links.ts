import type { ErrorEntry } from "@messaging-api/types/errors";
import { nameOf, type Contract } from "../contract.ts";
import { html, type Html } from "../html.ts";
import { breakable } from "../layout.ts";
import { operationPath } from "../operation-links.ts";

/** A list of links to errors, each with its title. */
export function errorList(errors: readonly ErrorEntry[]): Html {
  return html`<ul>${errors.map((entry) => html`<li>${errorLink(entry)}: ${entry.title}</li>`)}</ul>`;
}

export function errorLink(entry: ErrorEntry): Html {
  return html`<a href="../..${entry.docsPath}">${breakable(nameOf(entry))}</a>`;
}

/** A link to the code-less error of a status, or only the status if the contract has none. */
export function statusLink({ errors }: Contract, status: number): Html {
  const entry = errors.find((one) => one.code === null && one.status === status);
  return entry ? html`<a href="../..${entry.docsPath}">${status}</a>` : html`${status}`;
}

/** A link to an operation's page, or only the text if the contract has no such operation. */
export function operationLink({ operations }: Contract, wanted: string, text: string): Html {
  const operation = operations.find(({ id }) => id === wanted);
  return operation ? html`<a href="../../${operationPath(operation)}">${text}</a>` : html`${text}`;
}

/** The code for examples: it has context members, so every guide can use it. */
export function exampleCode({ errors }: Contract): ErrorEntry & { code: string } {
  const sent = errors.filter(({ operations }) =>
    operations.some(({ operationId }) => operationId === "sendMessage"),
  );
  const entry = sent.find(({ code, members }) => code !== null && members.some(({ required }) => required));
  if (entry?.code == null) throw new Error("The contract has no code with fields for the guides to show");
  return { ...entry, code: entry.code };
}

/** The base URLs of requests: the API, or the sandbox on the reader's machine, with the same base path. */
export function apiUrlOf({ apiUrl, sandboxUrl }: Contract, server: "api" | "sandbox"): string {
  return server === "api" ? apiUrl : sandboxUrl + new URL(apiUrl).pathname;
}
