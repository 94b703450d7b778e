import type { ErrorEntry, Example, Member } from "@messaging-api/types/errors";
import { nameOf, type Contract } from "./contract.ts";
import { html, prose, type Html } from "./html.ts";
import { breakable, codeBlock, type Page } from "./layout.ts";
import { branchOf } from "./samples/branch.ts";
import { sampleNames, samplesOf, type Samples } from "./samples/index.ts";
import { tabs } from "./tabs.ts";

/** The example bodies of an error, one for each of its variants. */
export function exampleTabs({ examples }: ErrorEntry): Html {
  return tabs(
    "example",
    "Variant",
    examples.map((one) => ({ name: one.variant ?? "", content: example(one) })),
  );
}

function example({ body, variant, source }: Example): Html {
  return html`${codeBlock(`Example body${variant ? `: ${variant}` : ""}`, "json", JSON.stringify(body, undefined, 2))}
${source === "project" && html`<p class="note">We wrote this example: none is published.</p>`}`;
}

/** The context members, and how the variants differ. */
export function fields({ members, variants }: ErrorEntry): Html | false {
  if (members.length === 0 && variants.length === 0) return false;
  return html`<h2 id="fields">Fields beside the envelope</h2>
${membersList(members)}
${variants.map(
  // A variant can narrow a member that is already described above. Its list leaves that out.
  ({ title, members: own, absent }) => html`<h3>Variant: ${title}</h3>
${absent.length > 0 && html`<p>Without ${listOf(absent.map((name) => html`<code>${name}</code>`))}.</p>`}
${membersList(own.filter(({ description }) => description !== ""))}`,
)}`;
}

function membersList(members: readonly Member[]): Html | false {
  if (members.length === 0) return false;
  return html`<dl>${members.map(
    ({ name, types, format, required, description }) => html`
<dt id="${name}"><code>${name}</code> <span>${types.join(" or ")}${format && html` (${format})`}${!required && ", optional"}</span></dt><dd>${prose(description)}</dd>`,
  )}
</dl>`;
}

export function listOf(items: readonly Html[]): Html {
  return html`${items.map((item, index) => html`${index > 0 && ", "}${item}`)}`;
}

/**
 * How to handle an error: a whole program with the client, and in each other language the part that recognizes the error.
 * Their whole programs are on a separate page, which keeps this one small.
 */
export function handling(entry: ErrorEntry, contract: Contract): Html | false {
  const samples = samplesOf(entry, contract);
  if (samples === undefined) return false;
  return html`<h2 id="handle">Handle it</h2>
${tabs("language", "Language", [
  { name: sampleNames.client[0], content: sample("client", samples.client) },
  ...otherLanguages.slice(1).map((key) => ({
    name: sampleNames[key][0],
    content: sample(key, branchOf(samples[key], entry)),
  })),
])}
<p><a href="languages/">Whole programs in all languages</a></p>`;
}

const otherLanguages = ["fetch", "curl", "python", "go", "php", "ruby", "java", "csharp"] as const;

/** The path of an error's samples in other languages. */
export function languagesPath({ docsPath }: Pick<ErrorEntry, "docsPath">): string {
  return `${docsPath.slice(1)}languages/`;
}

/** The page of an error's samples in other languages. */
export function languagesPage(entry: ErrorEntry, contract: Contract): Page | undefined {
  const samples = samplesOf(entry, contract);
  if (samples === undefined) return undefined;
  const name = nameOf(entry);
  return {
    path: languagesPath(entry),
    title: `${name} in other languages`,
    description: `How to handle ${name} with fetch, or in Python, Go, PHP, Ruby, Java, or C#.`,
    body: html`<p class="crumb"><a href="../../">Errors</a> / <a href="../">${breakable(name)}</a></p>
<h1>Handle it in other languages</h1>
<p class="lead">${entry.title}</p>
<p>Each program uses only the HTTP client that comes with its language. <a href="../">Back to the error</a></p>
${otherLanguages.map((key) => html`<h2 id="${key}">${sampleNames[key][0]}</h2>${sample(key, samples[key])}`)}`,
  };
}

function sample(key: keyof Samples, text: string): Html {
  const [name, language] = sampleNames[key];
  return codeBlock(name, language, text);
}
