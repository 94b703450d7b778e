// Runs on every page before the first paint. Redoc stores its choice under the same name, so that both parts of the
// site agree.
try {
  const mode = localStorage.getItem("redoc.colorMode");
  if (mode === "light" || mode === "dark") document.documentElement.classList.add(mode);
} catch {
  // Storage is forbidden, so the system's choice applies.
}
