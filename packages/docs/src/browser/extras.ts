/**
 * The features that only some pages have: the filter of the catalogue, the search, and the box to paste into. Reports
 * failures on the page.
 */
export async function addExtras(stale: string): Promise<void> {
  const root = new URL(".", import.meta.url).href;
  const load = async (
    selector: string,
    message: string,
    act: (place: HTMLElement) => Promise<void> | void,
  ) => {
    const place = document.querySelector<HTMLElement>(selector);
    if (place === null) return;
    try {
      await act(place);
    } catch {
      const said = document.querySelector<HTMLElement>(message);
      if (said) said.textContent = stale;
    }
  };
  await Promise.all([
    load("#filter", "#filter [role=status]", async (place) =>
      (await import("./filter.ts")).addFilter(place, root),
    ),
    load("#results", "#found", async (place) => (await import("./search.ts")).addSearch(place)),
    load("#paste", "#recognised", async (place) => {
      try {
        (await import("./paste.ts")).addPaste(place as HTMLFormElement, root); // The page has a form with this id.
      } finally {
        // A box that is shown before it works reloads the page, and the text is lost. One that can't be loaded says so.
        place.hidden = false;
      }
    }),
  ]);
  if (location.hash === "#recognised") (await import("./recognised-panel.ts")).showLeft();
}
