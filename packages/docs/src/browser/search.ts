import { rank, type Entry } from "./rank.ts";

/** Shows what the query in the address finds, and then what is found while one types. */
export async function addSearch(results: Element): Promise<void> {
  const input = document.querySelector<HTMLInputElement>("header [name=q]");
  const found = document.querySelector("#found");
  if (!found || !input) return;
  input.value = new URLSearchParams(location.search).get("q") ?? "";
  const response = await fetch("../search.json");
  const entries = (await response.json()) as Entry[];
  const show = () => {
    const query = input.value.trim();
    const best = rank(entries, query).slice(0, 20);
    results.replaceChildren(...best.map(itemOf));
    if (query === "") found.textContent = "Type a code, a status, or words of a message above.";
    else if (best.length === 0)
      found.textContent = `Nothing found for “${query}”. Try fewer words, or the code alone.`;
    else found.textContent = `${best.length} ${best.length === 1 ? "page" : "pages"} for “${query}”:`;
  };
  input.addEventListener("input", () => {
    show();
    // The address follows, so that it can be kept or shared.
    history.replaceState(null, "", `?q=${encodeURIComponent(input.value)}`);
  });
  show();
}

function itemOf({ url, title, name, kind, about }: Entry): HTMLElement {
  const item = document.createElement("li");
  const link = document.createElement("a");
  const note = document.createElement("small");
  const isCode = kind === "error" && name !== "";
  link.href = `../${url}`;
  link.textContent = isCode ? name : title;
  note.textContent = `${labels[kind]} · ${about}`;
  item.append(link, ...(isCode ? [`${title}. `] : []), note);
  return item;
}

const labels: Readonly<Record<Entry["kind"], string>> = {
  error: "Error",
  guide: "Guide",
  operation: "Operation",
};
