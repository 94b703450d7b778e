import { recogniseHere } from "./paste.ts";
import { rank, type Entry } from "./rank.ts";
import { panelOf } from "./recognised-panel.ts";
import { snippet } from "./snippet.ts";

const root = "../";
const shownAtMost = 20;

/** Shows the results of the query in the address, and then the results while the reader types. */
export async function addSearch(results: HTMLElement): Promise<void> {
  const input = document.querySelector<HTMLInputElement>("header [name=q]");
  const found = document.querySelector("#found");
  const panel = document.querySelector("#recognised");
  if (!found || !input) return;
  const asked = queryIn(location.hash) ?? queryIn(location.search) ?? "";
  // The reader may have begun to type before this script was loaded.
  input.value ||= asked;
  const title = document.title;
  const entries = await loadIndex();
  const show = () => {
    const query = input.value.trim();
    const best = rank(entries, query).slice(0, shownAtMost);
    results.replaceChildren(...best.map((entry) => itemOf(entry, query)));
    document.title = query === "" ? title : `${shortened(query)} · ${title}`;
    found.textContent = summary(query, best.length);
    panel?.replaceChildren();
    if (/[{<\n]|\b[45]\d\d\b|\/\w+_/.test(query))
      void recogniseHere(query, root).then(
        (recognition) => recognition && panel?.replaceChildren(panelOf(recognition, root)),
        () => undefined,
      );
  };
  const follow = () => {
    show();
    // Updates the address, so that it can be bookmarked or shared. No server sees what is behind the hash.
    history.replaceState(null, "", `${location.pathname}#q=${encodeURIComponent(input.value)}`);
  };
  input.addEventListener("input", follow);
  // The reader edited the address, or followed a bookmark of another search. A hash without a query is a place in the page.
  addEventListener("hashchange", () => {
    const next = queryIn(location.hash);
    if (next === null) return;
    input.value = next;
    show();
  });
  addArrowKeys(input, results);
  if (input.value === asked) show();
  else follow();
}

function queryIn(part: string): string | null {
  return new URLSearchParams(part.slice(1)).get("q");
}

async function loadIndex(): Promise<readonly Entry[]> {
  const response = await fetch(`${root}search.json`);
  if (!response.ok) throw new Error(`search.json: ${response.status}`);
  return response.json();
}

function summary(query: string, count: number): string {
  if (query === "")
    return "Type a code, a status, or words of a message above. You can also paste a whole response.";
  const quoted = `“${shortened(query)}”`;
  if (count === 0) return `Nothing found for ${quoted}. Try fewer words, or only the code.`;
  if (count === shownAtMost) return `The best ${count} results for ${quoted}:`;
  return `${count} ${count === 1 ? "result" : "results"} for ${quoted}:`;
}

/** Shortens a pasted log. */
function shortened(query: string): string {
  return query.length > 60 ? `${query.slice(0, 59)}…` : query;
}

/** Arrow keys move from the field through the results and back. */
function addArrowKeys(input: HTMLInputElement, results: HTMLElement): void {
  document.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    const links = [...results.querySelectorAll<HTMLElement>("a")];
    const stops: HTMLElement[] = [input, ...links];
    const now = stops.findIndex((one) => one === document.activeElement);
    const next = stops[now + step];
    if (now < 0 || next === undefined) return;
    event.preventDefault();
    next.focus();
  });
}

function itemOf(entry: Entry, query: string): HTMLElement {
  const { url, title, name, kind, about } = entry;
  const item = document.createElement("li");
  const link = document.createElement("a");
  const note = document.createElement("small");
  const isCode = kind === "error" && name !== "";
  const [, field] = url.split("#");
  link.href = root + url;
  link.textContent = isCode ? name : title;
  if (field !== undefined && (kind === "operation" || kind === "schema" || kind === "event"))
    link.append(`: ${field}`);
  note.textContent = `${labels[kind]} · ${about}`;
  item.append(link, ...(isCode ? [`${title}. `] : []), ...snippet(entry, query), " ", note);
  return item;
}

const labels: Readonly<Record<Entry["kind"], string>> = {
  error: "Error",
  guide: "Guide",
  operation: "Operation",
  event: "Event",
  schema: "Schema",
  rule: "Lint rule",
  change: "Change",
  page: "Page",
};
