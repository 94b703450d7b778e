import type { Rule } from "@messaging-api/spectral-ruleset/rules";
import { rules } from "@messaging-api/spectral-ruleset/rules";
import { html, prose, type Html } from "./html.ts";
import { breakable, codeBlock, type Page } from "./layout.ts";

const entries = Object.entries<Rule>(rules);
const severities = { error: "error", warn: "warning", info: "information", hint: "hint" } as const;

/** The lint rules, each at the anchor of its id. Findings link here. */
export function rulesPage(): Page {
  return {
    path: "rules/",
    title: "Lint rules",
    description: `${entries.length} Spectral rules for error contracts: what each rule finds, why it matters, and how to fix it.`,
    body: html`<h1>Lint rules</h1>
<p class="lead">${entries.length} Spectral rules that keep an error contract consistent. They work for any API whose errors have codes.</p>
${codeBlock("A ruleset that extends these rules", "yaml", `# .spectral.yaml\nextends: ["@messaging-api/spectral-ruleset"]`)}
<p>Each example is an excerpt of a larger document. A test checks that the good example passes and that the bad one is reported.</p>
<ul class="many">${entries.map(
      ([id]) => html`<li><a href="#${id}">${id}</a></li>
`,
    )}</ul>
${entries.map(([id, rule]) => section(id, rule))}`,
  };
}

function section(id: string, rule: Rule): Html {
  const { description, severity, why, where, good, bad, fix, links = [], everywhere, fixed } = rule;
  return html`<section><h2 id="${id}">${id}</h2>
<p>${prose(description)}</p>
<p>Severity: ${severities[severity]}.${fixed && html` <code>pnpm lint:fix</code> fixes the mechanical part.`}${
    everywhere && " It also checks documents without an error contract."
  }</p>
<h3>Why</h3>
<p>${prose(why)}</p>
<h3>Bad</h3>
<p>At <code>${breakable(where)}</code>:</p>
${codeBlock(`${id}: a bad example`, "yaml", bad.trim())}
<h3>Good</h3>
${codeBlock(`${id}: a good example`, "yaml", good.trim())}
<h3>Fix</h3>
<p>${prose(fix)}</p>
${links.length > 0 && html`<p>See also ${links.map((link, index) => html`${index > 0 && ", "}<a href="${link}">${link.replace("https://", "")}</a>`)}.</p>`}</section>
`;
}
