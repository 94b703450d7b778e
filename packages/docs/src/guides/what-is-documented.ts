import type { Contract } from "../contract.ts";
import { assumptionBadge, html, Html, prose } from "../html.ts";
import { guide, type Guide } from "./guide.ts";
import { errorList } from "./links.ts";

/** What "our assumption" means, and where the contract's facts come from. */
export function whatIsDocumented(contract: Contract): Guide {
  const head = {
    slug: "what-is-documented",
    title: "What is documented",
    description: "Which facts come from the API's own documentation, and which are our assumptions.",
  };
  const { errors, glossary } = contract;
  const badge = new Html(assumptionBadge);
  return guide(
    head,
    () => html`<p class="lead">This contract is unofficial. Each fact is either published by the operator or marked as our assumption.</p>
<h2 id="assumptions">What “our assumption” means</h2>
<p>${badge} marks text that no published source states. The contract needs a definite answer there, so we chose one. The sandbox behaves that way. The API may behave differently, so test before you depend on it.</p>
<p>Text without the badge comes from the operator's public documentation. If its pages disagree, the errors page wins.</p>
<h2 id="always">Always our assumption</h2>
<ul>
<li>The cause, the fix, and the retry class of every error. The operator publishes the code, the status, the fields, and sometimes a suggestion. The explanation is in our words.</li>
<li>The list of required members in each successful response.</li>
<li>The examples of successful responses, and error examples whose page says so.</li>
<li>The behavior of the sandbox in every case that the documentation leaves open.</li>
</ul>
${contract.sources !== undefined && html`<p><a href="../../coverage/">What this contract covers</a> compares every operation with the operator's own document.</p>`}
<h2 id="sources">Sources of the errors</h2>
${Object.entries(glossary.source).map(([source, text]) => {
  const listed = errors.filter((entry) => entry.source === source);
  const [, name = "", rest = ""] = /^(.*?)\.\s*(.*)$/s.exec(text) ?? [];
  return (
    listed.length > 0 && html`<h3>${prose(name)}</h3>${rest && html`<p>${rest}</p>`}${errorList(listed)}`
  );
})}`,
  );
}
