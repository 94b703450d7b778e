import { expect, it } from "vitest";
import { html, prose } from "../src/html.ts";
import { markdownOf } from "../src/markdown.ts";
import { tabs } from "../src/tabs.ts";

const url = "https://docs.example/errors/x/";

it("names each tab on a line of its own, and leaves out the title of the group", () => {
  const all = tabs("language", "Language", [
    { name: "Typed client", content: html`<pre><code>await send()</code></pre>` },
    { name: html`200 <small>One message</small>`, content: html`<p>Text</p>` },
  ]);
  expect(markdownOf(all.text, url)).toBe(
    "**Typed client**\n\n```\nawait send()\n```\n\n**200 One message**\n\nText\n",
  );
});

it("leaves out what works only in a browser, and bold that holds nothing", () => {
  const page = `<div id="happen" data-error="404" hidden><p>It runs in this page.</p></div><search hidden><label for="q">Filter</label></search><p>One <b></b>and <b>two</b>.</p>`;
  expect(markdownOf(page, url)).toBe("One and **two**.\n");
});

it("begins a sentence with a capital where the badge does", () => {
  expect(markdownOf(prose("It waits. Our assumption: a day.").text, url)).toMatch(
    /^It waits\. \[Our assumption\]\(.*\): a day\.\n$/,
  );
});

it("writes a table as one", () => {
  const page = `<p>Before.</p><div class="table"><table><thead><tr><th>Tool</th><th>3.0</th></tr></thead>
<tbody><tr><th>a</th><td>1 of 2</td></tr><tr><th>b</th><td></td></tr></tbody></table></div><p>After.</p>`;
  expect(markdownOf(page, url)).toBe(
    "Before.\n\n| Tool | 3.0 |\n| --- | --- |\n| a | 1 of 2 |\n| b |  |\n\nAfter.\n",
  );
});
