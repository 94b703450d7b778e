// Runs before anything shows, in every page. Redoc keeps its choice under the same name, so that both halves agree.
try {
  const mode = localStorage.getItem("redoc.colorMode");
  if (mode === "light" || mode === "dark") document.documentElement.classList.add(mode);
} catch {
  // Storage is forbidden: the system's choice it is.
}
