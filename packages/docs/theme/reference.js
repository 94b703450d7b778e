// Redoc makes an index for its own search when the page is idle. The site has one search box, in its header.
window.requestIdleCallback = undefined;

// Everything that Redoc shows is on static pages too: readers who can't load it get a link to them.
try {
  const [{ init }, response] = await Promise.all([import("./redoc.js"), fetch("openapi.json")]);
  init(
    await response.json(),
    { schemaDefinitionsTagName: "Error schemas", scrollYOffset: "header.site", disableTelemetry: true },
    document.getElementById("redoc"),
  );
  document.querySelector(".fallback")?.remove();
} catch {
  document.querySelector(".fallback p").textContent = "The interactive reference can't be loaded.";
}
