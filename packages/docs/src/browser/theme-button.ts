// Redoc stores its choice under this name, so that both parts of the site agree.
const key = "redoc.colorMode";

/** Activates the button that switches between light and dark. The choice applies to both parts of the site. */
export function addThemeButton(button: HTMLElement): void {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const { classList } = document.documentElement;
  const isDark = () => classList.contains("dark") || (!classList.contains("light") && system.matches);
  const name = () => (button.ariaLabel = isDark() ? "Light theme" : "Dark theme");
  button.addEventListener("click", () => {
    const mode = isDark() ? "light" : "dark";
    classList.remove("light", "dark");
    classList.add(mode);
    name();
    try {
      localStorage.setItem(key, mode);
    } catch {
      // Storage is forbidden, so the choice applies only to this page.
    }
  });
  system.addEventListener("change", name);
  name();
  button.hidden = false;
}
