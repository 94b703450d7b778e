// Runs on every page before the first paint. Redoc stores its choice under the same name, so that both parts of the
// site agree.
try {
  document.documentElement.className = localStorage.getItem("redoc.colorMode") ?? "";
} catch {
  // Storage is forbidden, so the system's choice applies.
}
