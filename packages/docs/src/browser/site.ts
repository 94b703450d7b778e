import { addThemeButton } from "./theme-button.ts";

/** What scripts add to pages that are complete without them. Large parts are loaded on demand. */
const find = <T extends HTMLElement>(selector: string) => document.querySelector<T>(selector);
const theme = find(".theme");
if (theme) addThemeButton(theme);

// Most visits copy nothing, so the buttons come with the first sign of a reader.
const addCopyButtons = () =>
  // Without the buttons, a reader can still select the text.
  import("./copy-buttons.ts").catch(() => {});
for (const sign of ["pointerover", "keydown", "scroll"])
  addEventListener(sign, addCopyButtons, { once: true });

// A page that was opened before a deploy asks for files that the deploy removed.
const stale = "This part can't be loaded. Reload the page, or check your connection.";

const happen = find("#happen");
if (happen) {
  happen.hidden = false;
  const button = happen.querySelector("button")!; // It has both.
  const status = happen.querySelector("[role=status]")!; // Beside the button.
  button.onclick = async () => {
    button.disabled = true;
    status.textContent = "Running …";
    try {
      await (await import("./happen.ts")).makeItHappen(happen);
    } catch {
      status.textContent = stale;
    }
    button.disabled = false;
    button.focus({ preventScroll: true });
  };
}

const place = find("#filter, #results, #paste");
if (place || location.hash === "#recognised")
  import("./extras.ts")
    .then(({ addExtras }) => addExtras(stale))
    .catch(() => (find("#found") ?? place)?.append(stale));

const input = find<HTMLInputElement>("header [name=q]")!; // Every page has the header.
const form = input.form!; // It is in the form of the search.
form.onsubmit = (event) => {
  event.preventDefault();
  // Behind the hash, what was typed or pasted stays in the browser.
  location.href = `${form.action}#q=${encodeURIComponent(input.value)}`;
};
addEventListener("keydown", (event) => {
  const { key, ctrlKey, metaKey, altKey } = event;
  if (key !== "/" || ctrlKey || metaKey || altKey || document.activeElement?.matches("input, textarea"))
    return;
  // Otherwise, the key would be typed into the field.
  event.preventDefault();
  input.focus();
});
