import type { ErrorEntry, Member, OperationReference, RetryClass, Source } from "../lib/error-model.ts";
import { html, prose, type Html } from "./html.ts";

/** What the pages say about a word of the contract's lists, from `openapi/x-error.schema.yaml`. */
export interface Glossary {
  readonly retry: Readonly<Record<RetryClass, string>>;
  readonly source: Readonly<Record<Source, string>>;
}

/** The front page. */
export function landingPage(version: string, errors: readonly ErrorEntry[]): string {
  const coded = errors.filter(({ code }) => code !== null).length;
  return page(
    "./",
    "Messaging API error contract",
    html` <h1>Messaging API error contract</h1>
      <p>
        What a messaging API for iMessage, SMS and RCS answers when something fails: ${coded} error codes,
        when each happens, and what to do about it.
      </p>
      <p class="note">
        This is an independent, <strong>unofficial</strong> contract, written from public documentation.
        Version ${version}.
      </p>
      <ul class="cards">
        <li><a href="errors/">Errors</a> Every code, with its cause and its fix.</li>
        <li><a href="reference/">API reference</a> Every operation, its parameters, answers and errors.</li>
        <li>
          <a href="openapi.yaml">OpenAPI document</a> in YAML, or in <a href="openapi.json">JSON</a>; the
          <a href="errors.json">error catalogue</a> for programs.
        </li>
      </ul>`,
  );
}

/** The list of all errors, by status. */
export function cataloguePage(errors: readonly ErrorEntry[]): string {
  const statuses = [...new Set(errors.map(({ status }) => status))];
  return page(
    "../",
    "Errors",
    html` <h1>Errors</h1>
      <p>
        Switch on <code>code</code>, never on <code>message</code>. An error without a code is known by its
        status.
      </p>
      ${statuses.map(
        (status) =>
          html`<h2 id="s${status}">${status}</h2>
            <dl>
              ${errors
                .filter((entry) => entry.status === status)
                .map(
                  (entry) =>
                    html` <dt><a href="${entry.code ?? entry.status}/">${nameOf(entry)}</a></dt>
                      <dd>${entry.title}</dd>`,
                )}
            </dl>`,
      )}`,
  );
}

/** The page of one error. */
export function errorPage(entry: ErrorEntry, glossary: Glossary): string {
  const {
    status,
    title,
    meaning,
    cause,
    fix,
    retry,
    source,
    since,
    members,
    variants,
    examples,
    operations,
  } = entry;
  return page(
    "../../",
    `${nameOf(entry)}: ${title}`,
    html` <p><a href="../">Errors</a></p>
      <h1>${entry.code === null ? nameOf(entry) : html`<code>${entry.code}</code>`}</h1>
      <p class="lead">${title}. HTTP status ${status}.</p>
      <p>${prose(meaning)}</p>
      <h2>Why</h2>
      <p>${prose(cause)}</p>
      <h2>What to do</h2>
      <p>${prose(fix)}</p>
      <h2>Can a retry help?</h2>
      <p><strong>${retry}</strong>: ${prose(glossary.retry[retry])}</p>
      ${
        members.length > 0 &&
        html`<h2>Members beside the envelope</h2>
          ${membersTable(members, "In every case")}`
      }
      ${variants.map(
        (variant) =>
          html`<h3>${variant.title}</h3>
            ${membersTable(variant.members.filter(isTyped), variant.title)}`,
      )}
      <h2>Example</h2>
      ${examples.map(
        ({ body, variant, source }) =>
          html`${variant && html`<h3>Example: ${variant}</h3>`}
            <pre
              tabindex="0"
              aria-label="Example body${variant && `: ${variant}`}"
              role="region"
            ><code>${JSON.stringify(body, undefined, 2)}</code></pre>
            ${source === "project" && html`<p class="note">The wording of this example is ours; none is published.</p>`}`,
      )}
      <h2>Returned by</h2>
      <ul>
        ${operations.map(
          (operation) =>
            html` <li>
              <a href="../../reference/${referenceHash(operation)}"
                ><code>${operation.method} ${operation.path}</code></a
              >
            </li>`,
        )}
      </ul>
      <h2>Where it is documented</h2>
      <p>
        ${glossary.source[source]} In this contract since version ${since}.
        <a href="../../reference/#/error-schemas/${entry.schema.toLowerCase()}">Its schema in the reference</a
        >.
      </p>`,
  );
}

/** The page that a server shows for an address that does not exist. It may stand at any depth, so it links nowhere. */
export function notFoundPage(): string {
  return page(
    "",
    "Page not found",
    html`<h1>Page not found</h1>
      <p>
        There is nothing at this address. The errors are listed under <code>errors/</code> of this site.
      </p>`,
  );
}

/** Where Redoc shows an operation. */
function referenceHash({ tag, operationId }: OperationReference): string {
  return tag === "" ? "" : `#/${tag.toLowerCase()}/${operationId.toLowerCase()}`;
}

function membersTable(members: readonly Member[], caption: string): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Members: ${caption}">
    <table>
      <thead>
        <tr>
          <th scope="col">Member</th>
          <th scope="col">Type</th>
          <th scope="col">Meaning</th>
        </tr>
      </thead>
      <tbody>
        ${members.map(
          ({ name, types, description }) =>
            html` <tr>
              <th scope="row"><code>${name}</code></th>
              <td>${types.join(" or ")}</td>
              <td>${prose(description)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** A variant may narrow a member that the error describes already; the table of the variant leaves it out. */
function isTyped({ description }: Member): boolean {
  return description !== "";
}

function nameOf({ code, status }: ErrorEntry): string {
  return code ?? `${status} without a code`;
}

/** @param root The way back to the site's root: links are relative, so that the site works below any path. */
function page(root: string, title: string, body: Html): string {
  const head = root === "" ? "" : html`<link rel="stylesheet" href="${root}style.css" />`;
  const nav =
    root !== "" &&
    html`<nav aria-label="Site">
      <a href="${root}">Contract</a> <a href="${root}errors/">Errors</a>
      <a href="${root}reference/">Reference</a>
    </nav>`;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'self'; img-src data:" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        ${head}
      </head>
      <body>
        <a class="skip" href="#main">Skip to content</a>
        <header>${nav}</header>
        <main id="main" tabindex="-1">${body}</main>
        <footer><p>An independent, unofficial contract.</p></footer>
      </body>
    </html> `.text;
}
