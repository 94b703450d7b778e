import type { ErrorEntry } from "@messaging-api/types/errors";
import { statusLine, type Contract } from "./contract.ts";
import { html, paragraphs, prose, type Html } from "./html.ts";
import { breakable, codeBlock, type Page } from "./layout.ts";
import { MemberLists } from "./members-html.ts";
import type { AnswerView, BodyView, NamedExample, OperationView } from "./model/operations.ts";
import { methodAndPath, operationPath, referenceHash } from "./operation-links.ts";
import { retryLabel } from "./retry.ts";
import { curlSample } from "./samples/curl.ts";
import { exampleRequest } from "./samples/requests.ts";
import { clientSample, fetchSample } from "./samples/typescript.ts";
import { linkedSchemas } from "./schema-page.ts";
import { tabs, type Tab } from "./tabs.ts";
import { firstSentence } from "./text.ts";

/** The page of one operation, or of one event. */
export function operationPage(operation: OperationView, contract: Contract): Page {
  const { summary, description, kind, tag } = operation;
  const lists = new MemberLists("../../", linkedSchemas(contract));
  const isEvent = kind === "event";
  return {
    path: operationPath(operation),
    title: isEvent ? `${operation.id}: ${summary}` : summary,
    description: `${plain(description) || summary} ${isEvent ? operation.id : `${operation.method} ${operation.path}`}`,
    sheets: ["operation"],
    source: isEvent ? `openapi/webhooks/${operation.id}.yaml` : pathFile(operation.path),
    data: {
      "@type": "TechArticle",
      headline: summary,
      about: isEvent ? operation.id : `${operation.method} ${operation.path}`,
    },
    body: html`<p class="crumb"><a href="../../operations/">Operations</a>${tag !== "" && html` / <a href="../../operations/#${tag.toLowerCase().replaceAll(" ", "-")}">${tag}</a>`}</p>
<h1>${summary}</h1>
<p class="verbs">${methodAndPath(operation, breakable)}</p>
${operation.deprecated && html`<p><strong>Deprecated.</strong></p>`}
${paragraphs(description)}
${parameters(operation, lists)}
${body(operation, lists)}
${!isEvent && requests(operation, contract)}
${answers(operation, lists)}
${errorRows(operation, contract)}
${answerExamples(operation, contract)}
${related(operation, contract)}`,
  };
}

/** The file of a path, whose name has an at sign for each slash inside. */
function pathFile(path: string): string {
  return `openapi/paths/${path.slice(1).replaceAll("/", "@")}.yaml`;
}

function plain(text: string): string {
  return (text.split("\n\n")[0] ?? "").replaceAll(/[`*]/g, "").replaceAll(/\s+/g, " ");
}

const places: Readonly<Record<string, string>> = {
  path: "In the path",
  query: "In the query",
  header: "Headers",
  cookie: "Cookies",
};

function parameters({ parameters: all }: OperationView, lists: MemberLists): Html | false {
  const groups = Object.entries(places)
    .map(([place, title]) => [title, all.filter((one) => one.in === place), place] as const)
    .filter(([, members]) => members.length > 0);
  if (groups.length === 0) return false;
  return html`<h2 id="parameters">Parameters</h2>${groups.map(([title, members, place]) => {
    const shown = members.map(({ named, ...one }) => ({
      ...one,
      examples: named.length > 0 ? named.map(({ value }) => value) : one.examples,
    }));
    return html`<h3>${title}</h3>${lists.list(shown, `${place}.`)}`;
  })}`;
}

function body({ body: view, kind }: OperationView, lists: MemberLists): Html | false {
  if (view === undefined) return false;
  return html`<h2 id="body">${kind === "event" ? "What arrives" : "Body"}</h2>
${paragraphs(view.description)}
<p>${bodyKind(view)}${view.required && kind !== "event" && ", required"}</p>
${view.about !== view.description && paragraphs(view.about)}
${lists.shape(view.shape, "body.")}
${examples("request", "Example bodies", view.examples)}`;
}

function bodyKind({ mediaType, type, schema }: BodyView): Html {
  const named = schema !== undefined && html`, <a href="../../schemas/${schema}/">${schema}</a>`;
  return html`<code>${mediaType}</code>: ${type}${named}`;
}

function examples(id: string, legend: string, all: readonly NamedExample[]): Html {
  return tabs(
    id,
    legend,
    all.map(({ summary, description, value }) => ({
      name: summary,
      content: html`${paragraphs(description)}${codeBlock(`${legend}: ${summary}`, "json", JSON.stringify(value, undefined, 2))}`,
    })),
  );
}

function requests({ id }: OperationView, { document, apiUrl }: Contract): Html | false {
  const request = exampleRequest(document, id);
  if (request === undefined) return false;
  const code = (name: string, language: "ts" | "bash", text: string): Tab => ({
    name,
    content: codeBlock(`Request with ${name}`, language, text),
  });
  return html`<h2 id="request">Request</h2>
${tabs("client", "Send it with", [
  code("curl", "bash", curlSample(request, apiUrl)),
  code("fetch", "ts", fetchSample(request, apiUrl)),
  code("Typed client", "ts", clientSample(request)),
])}`;
}

function answers({ answers: all, kind }: OperationView, lists: MemberLists): Html | false {
  const good = all.filter(({ errors }) => errors.length === 0);
  const shown = new Map<string, string>();
  return (
    good.length > 0 &&
    html`<h2 id="responses">${kind === "event" ? "Your response" : "Responses"}</h2>${good.map((answer) => {
      const { status, description, headers, body: view } = answer;
      const twin = view?.schema === undefined ? undefined : shown.get(view.schema);
      if (view?.schema !== undefined) shown.set(view.schema, status);
      return html`<h3 id="${status}">${line(status)}</h3>${paragraphs(description)}${lists.list(headers, `${status}.`)}${
        view &&
        html`<p>${bodyKind(view)}</p>${twin === undefined ? html`${paragraphs(view.about)}${lists.shape(view.shape, `${status}.`)}` : html`<p>The same members as in <a href="#${twin}">${twin}</a>.</p>`}`
      }`;
    })}`
  );
}

/** A status with its phrase; `default` and ranges have none. */
function line(status: string): string {
  return /^\d+$/.test(status) ? statusLine(Number(status)) : status;
}

function errorRows(operation: OperationView, { errors }: Contract): Html | false {
  const all = operation.answers.filter((answer) => answer.errors.length > 0);
  if (all.length === 0) return false;
  const bySchema = new Map(errors.map((entry) => [entry.schema, entry]));
  return html`<h2 id="errors">Errors</h2>
${all.map(
  (answer) => html`<h3 id="${answer.status}">${line(answer.status)}</h3>${paragraphs(answer.description)}
<ul class="errors">${answer.errors.map((name) => {
    const entry = bySchema.get(name);
    return entry && errorRow(entry);
  })}</ul>`,
)}`;
}

function errorRow({ code, title, meaning, retry, docsPath }: ErrorEntry): Html {
  return html`<li><a href="../..${docsPath}">${code === null ? "no code" : html`<code>${breakable(code)}</code>`}</a> <b>${title}.</b> ${prose(firstSentence(meaning))} ${retryLabel(retry)}</li>
`;
}

/** One response of each kind. The reader chooses by status and code. */
function answerExamples(operation: OperationView, { errors }: Contract): Html | false {
  const good = operation.answers.filter((answer) => answer.errors.length === 0).flatMap(goodTabs);
  const bad = operation.answers.flatMap((answer) =>
    answer.errors.flatMap((name) => {
      const entry = errors.find(({ schema }) => schema === name);
      return entry === undefined ? [] : badTabs(entry);
    }),
  );
  const all = [...good, ...bad];
  return all.length > 0 && html`<h2 id="examples">Example responses</h2>${tabs("response", "Response", all)}`;
}

function goodTabs({ status, body: view }: AnswerView): Tab[] {
  return (view?.examples ?? []).map(({ summary, description, value }) => ({
    name: html`${status} <small>${summary}</small>`,
    content: html`${paragraphs(description)}${codeBlock(`Response ${status}: ${summary}`, "json", JSON.stringify(value, undefined, 2))}`,
  }));
}

function badTabs({ code, status, examples: all }: ErrorEntry): Tab[] {
  return all.map(({ body: value, variant }) => {
    const name = [code ?? "no code", ...(variant === undefined ? [] : [variant])].join(", ");
    return {
      name: html`${status} <small>${breakable(name)}</small>`,
      content: codeBlock(`Response ${status}: ${name}`, "json", JSON.stringify(value, undefined, 2)),
    };
  });
}

/** Operations with the same tag, and other places that show this one. */
function related(operation: OperationView, { operations }: Contract): Html {
  const others = operations.filter(
    ({ tag, id }) => tag === operation.tag && tag !== "" && id !== operation.id,
  );
  return html`<h2 id="related">Related</h2>
<ul class="many">${others.map(
    (
      other,
    ) => html`<li><a href="../../${operationPath(other)}">${other.summary}</a> ${methodAndPath(other, breakable)}</li>
`,
  )}</ul>
${operation.kind === "operation" && html`<p><a href="../../reference/${referenceHash(operation)}">This operation in the interactive reference</a></p>`}`;
}
