import { html, type Html } from "./html.ts";

/** One of several tabs. */
export interface Tab {
  readonly name: string | Html;
  readonly content: Html;
}

/**
 * Tabs with radio buttons: they need no script, and arrow keys work. A browser without `:has()` shows all of them,
 * and so does print.
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
