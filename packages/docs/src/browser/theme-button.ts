// Redoc keeps its choice under this name, so that both halves of the site agree.
const key = "redoc.colorMode";

/** Brings the button to life that switches between light and dark; the choice holds in both halves of the site. */
export function addThemeButton(button: HTMLElement): void {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const { classList } = document.documentElement;
  const isDark = () => classList.contains("dark") || (!classList.contains("light") && system.matches);
  const name = () => button.setAttribute("aria-label", isDark() ? "Light theme" : "Dark theme");
  button.addEventListener("click", () => {
    const mode = isDark() ? "light" : "dark";
    classList.remove("light", "dark");
    classList.add(mode);
    try {
      localStorage.setItem(key, mode);
    } catch {
      // Storage is forbidden: the choice holds for this page.
    }
  });
  // Redoc has a button of its own for the same choice.
  new MutationObserver(name).observe(document.documentElement, { attributeFilter: ["class"] });
  system.addEventListener("change", name);
  name();
  button.hidden = false;
}
