/** Shows the filter of the catalogue, and hides what does not match it. */
export function addFilter(filter: HTMLElement): void {
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
  };
  input.addEventListener("input", apply);
  apply();
}
