import { rank, type Entry } from "./rank.ts";

/** Shows what the query in the address finds. */
export async function showResults(results: Element): Promise<void> {
  const query = new URLSearchParams(location.search).get("q") ?? "";
  const input = document.querySelector<HTMLInputElement>("header [name=q]");
  const found = document.querySelector("#found");
  if (!found || !input) return;
  input.value = query;
  if (query.trim() === "") {
    found.textContent = "Type a code, a status, or words of a message above.";
    return;
  }
  const response = await fetch("../search.json");
  const entries = rank((await response.json()) as Entry[], query).slice(0, 20);
  found.textContent = entries.length === 0 ? `Nothing found for “${query}”.` : `For “${query}”:`;
  results.replaceChildren(...entries.map(itemOf));
}

function itemOf({ url, title, name, kind }: Entry): HTMLElement {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = `../${url}`;
  link.textContent = kind === "error" && name !== "" ? name : title;
  item.append(link, ` ${kind === "error" && name !== "" ? title : kind}`);
  return item;
}
