import { html, type Html } from "./html.ts";

/** One of several things of which a page shows one at a time. */
export interface Tab {
  readonly name: string | Html;
  readonly content: Html;
}

/**
 * Things of which one is shown, chosen by radio buttons: no script is needed, and arrow keys work. A browser that does
 * not know `:has()` shows them all, and so does paper.
 */
export function tabs(id: string, legend: string, all: readonly Tab[]): Html {
  const [first] = all;
  if (first === undefined) return html``;
  if (all.length === 1) return html`${first.name !== "" && html`<h3>${first.name}</h3>`}${first.content}`;
  return html`<fieldset class="tabs"><legend>${legend}</legend>
${all.map(
  (
    { name, content },
    index,
  ) => html`<label><input type="radio" name="${id}"${index === 0 && html` checked`}>${name}</label><div>${content}</div>
`,
)}</fieldset>`;
}
