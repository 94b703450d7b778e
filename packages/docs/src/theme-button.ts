// Redoc keeps its choice under this name, so that both halves of the site agree.
const key = "redoc.colorMode";

/** Adds the button that switches between light and dark; the choice holds in both halves of the site. */
export function addThemeButton(header: Element): void {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const { classList } = document.documentElement;
  const button = document.createElement("button");
  const isDark = () => classList.contains("dark") || (!classList.contains("light") && system.matches);
  const name = () => button.setAttribute("aria-label", isDark() ? "Light theme" : "Dark theme");
  button.type = "button";
  button.textContent = "\u25d0";
  button.addEventListener("click", () => {
    const mode = isDark() ? "light" : "dark";
    classList.remove("light", "dark");
    classList.add(mode);
    try {
      localStorage.setItem(key, mode);
    } catch {
      // Storage is forbidden: the choice holds for this page.
    }
    name();
  });
  system.addEventListener("change", name);
  name();
  header.append(button);
}
