import { html, paragraphs, prose, type Html } from "./html.ts";
import { breakable } from "./layout.ts";
import type { ChoiceView, MemberView, ShapeView } from "./model/members.ts";
import type { Json } from "@messaging-api/error-model/bundled";

/** Shows the members of one page: gives each an anchor, and links to the pages of schemas. */
export class MemberLists {
  readonly #root: string;
  readonly #linked: ReadonlySet<string>;
  readonly #taken = new Set<string>();

  /** `root` leads to the site's root; `linked` are the schemas that have a page. */
  constructor(root: string, linked: ReadonlySet<string>) {
    this.#root = root;
    this.#linked = linked;
  }

  /** The members of a body, including nested ones, and then the shapes that it can have. */
  shape({ members, choices, recursive }: ShapeView, prefix: string): Html {
    return html`${this.list(members, prefix)}${choices.map((choice, index) => this.#choice(choice, `${prefix}${index + 1}.`, choices.length))}${recursive && html`<p>Its members are the same as those above.</p>`}`;
  }

  list(members: readonly MemberView[], prefix: string): Html | false {
    return (
      members.length > 0 && html`<dl class="m">${members.map((member) => this.#member(member, prefix))}</dl>`
    );
  }

  #member(member: MemberView, prefix: string): Html {
    const id = this.#anchor(`${prefix}${member.path}`);
    return html`<dt id="${id}"><a href="#${id}"><code>${breakable(member.name === "*" ? "any other name" : member.name)}</code></a> ${member.required && html`<b>required</b> `}${member.deprecated && html`<b>deprecated</b> `}<span>${this.#type(member)}</span></dt>
<dd>${paragraphs(member.description)}${member.entry !== "" && member.entry !== member.description && html`<p>Each entry: ${prose(member.entry)}</p>`}${facts(member)}${this.shape(member.shape, prefix)}</dd>
`;
  }

  #choice(
    { title, type, description, constraints, shape, ...rest }: ChoiceView,
    prefix: string,
    count: number,
  ): Html {
    const name = title === "" ? type : `${title} (${type})`;
    return html`<section class="choice"><p><b>${count > 1 ? `Choice: ${name}` : name}</b>${constraints.map((one) => html`, ${constraint(one)}`)}</p>${paragraphs(description)}${facts({ ...rest, description })}${this.shape(shape, prefix)}</section>`;
  }

  #type({ type, schema, constraints }: MemberView): Html {
    const name =
      schema !== undefined &&
      this.#linked.has(schema) &&
      html`, <a href="${this.#root}schemas/${schema}/">${schema}</a>`;
    return html`${type}${constraints.map((one) => html`, ${constraint(one)}`)}${name}`;
  }

  #anchor(wanted: string): string {
    const plain = wanted.replaceAll("[]", "");
    let id = plain;
    for (let count = 2; this.#taken.has(id); count++) id = `${plain}-${count}`;
    this.#taken.add(id);
    return id;
  }
}

function constraint(text: string): Html {
  const [, words = "", pattern = ""] = /^(.*matches )(.*)$/s.exec(text) ?? [];
  return pattern === "" ? html`${text}` : html`${words}<code>${pattern}</code>`;
}

type Facts = Pick<MemberView, "values" | "examples"> & Partial<Pick<MemberView, "fallback" | "description">>;

/** The values, the default, and the examples of a member, unless its description already has them. */
function facts({ values, examples, fallback, description = "" }: Facts): Html {
  const untold = values.filter((value) => !description.includes(`\`${String(value)}\`:`));
  return html`${untold.length > 0 && html`<p>${values.length === 1 ? "Always" : "One of"} ${listOf(untold)}</p>`}${
    fallback !== undefined && html`<p>Default: ${value(fallback)}</p>`
  }${examples.length > 0 && html`<p class="x">${examples.length === 1 ? "Example" : "Examples"}: ${listOf(examples)}</p>`}`;
}

function listOf(values: readonly Json[]): Html {
  return html`${values.map((one, index) => html`${index > 0 && ", "}${value(one)}`)}`;
}

function value(one: Json): Html {
  return html`<code>${typeof one === "string" ? one : JSON.stringify(one)}</code>`;
}
