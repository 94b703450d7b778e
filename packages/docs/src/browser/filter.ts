/** Shows the filter of the catalogue, and hides entries that don't match. `root` is the path to the site's root. */
export function addFilter(filter: HTMLElement, root: string): void {
  const input = filter.querySelector("input");
  const status = filter.querySelector("[role=status]");
  if (!input || !status) return;
  filter.hidden = false;
  const apply = () => {
    const words = input.value
      .toLowerCase()
      .split(/[\s_]+/)
      .filter(Boolean);
    let count = 0;
    for (const section of document.querySelectorAll<HTMLElement>("main section")) {
      const heading = section.querySelector("h2")?.textContent ?? "";
      let shown = 0;
      for (const item of section.querySelectorAll<HTMLElement>("li")) {
        const text = `${heading} ${item.textContent}`.toLowerCase();
        item.hidden = !words.every((word) => text.includes(word));
        if (!item.hidden) shown++;
      }
      section.hidden = shown === 0;
      count += shown;
    }
    status.textContent = words.length === 0 ? "" : `${count} ${count === 1 ? "error" : "errors"}`;
    // The reader pasted a body, or wants something that isn't an error. The search can help.
    if (count === 0) {
      const link = document.createElement("a");
      link.href = `${root}search/#q=${encodeURIComponent(input.value)}`;
      link.textContent = "Search the whole site";
      status.append(". ", link);
    }
  };
  input.addEventListener("input", apply);
  apply();
}
