const key = "redoc.colorMode";

/** Adds the button that switches between light and dark; the choice holds in both halves of the site. */
export function addThemeButton(header: Element): void {
  const root = document.documentElement;
  const button = document.createElement("button");
  button.type = "button";
  const isDark = () =>
    root.classList.contains("dark") ||
    (!root.classList.contains("light") && matchMedia("(prefers-color-scheme: dark)").matches);
  const name = () => (button.textContent = isDark() ? "Light" : "Dark");
  button.setAttribute("class", "theme");
  button.addEventListener("click", () => {
    const mode = isDark() ? "light" : "dark";
    root.classList.remove("light", "dark");
    root.classList.add(mode);
    try {
      localStorage.setItem(key, mode);
    } catch {
      // Storage is forbidden: the choice holds for this page.
    }
    name();
    button.setAttribute("aria-label", `${button.textContent} theme`);
  });
  name();
  button.setAttribute("aria-label", `${button.textContent} theme`);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", name);
  header.append(button);
}
