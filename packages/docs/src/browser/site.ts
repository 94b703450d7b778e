import { addCopyButtons } from "./copy-buttons.ts";
import { addThemeButton } from "./theme-button.ts";

/** What scripts add to pages that are complete without them. Whatever is large is loaded when it is asked for. */
const theme = document.querySelector<HTMLElement>(".theme");
if (theme) addThemeButton(theme);
if (isSecureContext) addCopyButtons();

const happen = document.querySelector<HTMLElement>("#happen");
if (happen) {
  happen.hidden = false;
  const button = happen.querySelector("button");
  const status = happen.querySelector("[role=status]");
  button?.addEventListener("click", async () => {
    button.disabled = true;
    if (status) status.textContent = "Running …";
    try {
      const { makeItHappen } = await import("./happen.ts");
      await makeItHappen(happen);
    } catch (error) {
      if (status) status.textContent = `It could not run: ${String(error)}`;
    }
    button.disabled = false;
    button.focus();
  });
}

const filter = document.querySelector<HTMLElement>("#filter");
if (filter) void import("./filter.ts").then(({ addFilter }) => addFilter(filter));

const results = document.querySelector("#results");
if (results) void import("./search.ts").then(({ addSearch }) => addSearch(results));
