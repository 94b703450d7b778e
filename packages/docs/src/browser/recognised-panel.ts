import type { Recognition } from "./recognise.ts";

/** The storage key with which a page passes a recognition to the next page. It stays in this tab. */
const key = "recognised";

/** Stores a recognition for its page. */
export function leave(recognition: Recognition): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(recognition));
  } catch {
    // Storage is forbidden, so the page doesn't show the recognition.
  }
}

/** Shows the recognition that was stored for this page, once, above the text of its first heading. */
export function showLeft(): void {
  try {
    const text = sessionStorage.getItem(key);
    sessionStorage.removeItem(key);
    const main = document.querySelector("main");
    if (text === null || main === null) return;
    const box = panelOf(JSON.parse(text), undefined);
    box.setAttribute("role", "status");
    const place = main.querySelector(".verdict") ?? main.querySelector("h1");
    place?.after(box);
  } catch {
    // The stored text isn't ours, so there is nothing to show.
  }
}

/** A recognition as part of a page. `root` is the path to the site's root. Without it, there is no link. */
export function panelOf({ says, url, fields }: Recognition, root: string | undefined): HTMLElement {
  const box = document.createElement("div");
  box.className = "fix";
  const text = document.createElement("p");
  text.textContent = `Recognized: ${says}`;
  box.append(text);
  if (fields.length > 0) {
    const list = document.createElement("dl");
    for (const { name, value, meaning } of fields) {
      const term = document.createElement("dt");
      const code = document.createElement("code");
      code.textContent = `${name}: ${value}`;
      term.append(code);
      const description = document.createElement("dd");
      description.textContent = meaning.replaceAll("`", "");
      list.append(term, description);
    }
    box.append(list);
  }
  if (url !== undefined && root !== undefined) {
    const link = document.createElement("a");
    link.href = root + url;
    link.textContent = "Go to its page";
    box.append(link);
  }
  return box;
}
