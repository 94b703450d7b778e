import { addThemeButton } from "./theme-button.ts";

/** What scripts add to pages that are complete without them. Whatever is large is loaded when it is asked for. */
const header = document.querySelector("header.site");
if (header) addThemeButton(header);

const happen = document.querySelector<HTMLElement>("#happen");
if (happen) {
  happen.hidden = false;
  happen.querySelector("button")?.addEventListener("click", async () => {
    const { makeItHappen } = await import("./happen.ts");
    await makeItHappen(happen);
  });
}

const filter = document.querySelector<HTMLElement>("#filter");
if (filter) void import("./filter.ts").then(({ addFilter }) => addFilter(filter));

const results = document.querySelector("#results");
if (results) void import("./search.ts").then(({ showResults }) => showResults(results));
