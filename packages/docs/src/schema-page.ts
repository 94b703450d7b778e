import type { Contract } from "./contract.ts";
import { html, paragraphs, type Html } from "./html.ts";
import { breakable, codeBlock, type Page } from "./layout.ts";
import { MemberLists } from "./members-html.ts";
import { memberOf, shapeOf } from "./model/members.ts";
import { refName, type Json } from "@messaging-api/error-model/bundled";
import { resolved } from "./model/schema.ts";
import { methodAndPath, operationPath } from "./operation-links.ts";

/** The path of a schema's page. */
export function schemaPath(name: string): string {
  return `schemas/${name}/`;
}

const linked = new WeakMap<Contract["schemas"], ReadonlySet<string>>();

/** The schemas with their own page: all except errors, which have error pages. Kept, because every page asks. */
export function linkedSchemas({ schemas }: Contract): ReadonlySet<string> {
  const known = linked.get(schemas);
  if (known !== undefined) return known;
  const names = Object.entries(schemas).filter(
    ([, schema]) => typeof schema === "object" && schema["x-error"] === undefined,
  );
  const found = new Set(names.map(([name]) => name));
  linked.set(schemas, found);
  return found;
}

/** The page of one schema. */
export function schemaPage(name: string, contract: Contract): Page {
  const { schemas } = contract;
  const schema = schemas[name] ?? true;
  const own = resolved(schema, schemas);
  const lists = new MemberLists("../../", linkedSchemas(contract));
  const itself = memberOf(name, schema, false, schemas);
  const shape = shapeOf(schema, schemas);
  const isPlain = shape.members.length === 0 && shape.choices.length === 0;
  return {
    path: schemaPath(name),
    title: name,
    description:
      `The schema ${name}. ${(own.description ?? "").replaceAll(/[`*]/g, "").replaceAll(/\s+/g, " ")}`.trim(),
    sheets: ["operation"],
    source: `openapi/schemas/${name}.yaml`,
    body: html`<p class="crumb"><a href="../../operations/">Operations</a> / <a href="../../operations/#schemas">Schemas</a></p>
<h1><code>${breakable(name)}</code></h1>
${own.title !== undefined && own.title !== name && html`<p class="lead">${own.title}</p>`}
${isPlain ? lists.list([itself], "") : html`${paragraphs(own.description ?? "")}<p>${itself.type}</p><h2 id="members">Members</h2>${lists.shape(shape, "")}`}
${!isPlain && examplesOf(own.examples ?? [])}
${usedBy(name, contract)}`,
  };
}

function examplesOf(examples: readonly Json[]): Html | false {
  return (
    examples.length > 0 &&
    html`<h2 id="example">Example</h2>${examples.map((one, index) => codeBlock(`Example ${index + 1}`, "json", JSON.stringify(one, undefined, 2)))}`
  );
}

/** The operations and the schemas that mention a schema. */
function usedBy(name: string, contract: Contract): Html | false {
  const { operations, schemas } = contract;
  const users = operations.filter((operation) => mentioned(operation).has(name));
  const linked = linkedSchemas(contract);
  const holders = Object.entries(schemas).filter(
    ([other, schema]) =>
      other !== name && linked.has(other) && typeof schema === "object" && references(schema).has(name),
  );
  if (users.length === 0 && holders.length === 0) return false;
  return html`<h2 id="used">Used by</h2>
<ul class="many">${users.map(
    (
      one,
    ) => html`<li><a href="../../${operationPath(one)}">${one.summary}</a> ${methodAndPath(one, breakable)}</li>
`,
  )}${holders.map(
    ([other]) => html`<li><a href="../${other}/">${other}</a></li>
`,
  )}</ul>`;
}

/** Names of the component schemas that an operation uses. */
const mentioned = namesIn("schema", (value) => value);

const references = namesIn("$ref", refName);

/**
 * Collects a string member from everything inside an object. Results are cached, since every page needs the same
 * objects.
 */
function namesIn(wanted: string, nameOf: (value: string) => string): (root: object) => ReadonlySet<string> {
  const known = new WeakMap<object, ReadonlySet<string>>();
  return (root) => {
    const earlier = known.get(root);
    if (earlier !== undefined) return earlier;
    const names = new Set<string>();
    walk(root, (key, value) => {
      if (key === wanted && typeof value === "string") names.add(nameOf(value));
    });
    known.set(root, names);
    return names;
  };
}

function walk(value: unknown, visit: (key: string, value: unknown) => void): void {
  if (typeof value !== "object" || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    visit(key, inner);
    walk(inner, visit);
  }
}
