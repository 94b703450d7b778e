// Redoc renders its page by itself; this gives it the landmark, the heading order and the names that a screen reader
// needs. It runs after every change, since Redoc drops attributes that it did not set.
const fix = () => {
  const menu = document.querySelector(".menu-content");
  if (menu && menu.getAttribute("role") !== "navigation") {
    menu.setAttribute("role", "navigation");
    menu.setAttribute("aria-label", "API reference");
  }
  const main = document.querySelector("main");
  if (main && main.id !== "main") {
    main.id = "main";
    main.tabIndex = -1;
  }
  let previous = 0;
  for (const heading of document.querySelectorAll("main :is(h1, h2, h3, h4, h5, h6)")) {
    const level = Number(heading.tagName[1]);
    const wanted = previous === 0 ? 1 : Math.max(2, Math.min(level, previous + 1));
    if (wanted === level) heading.removeAttribute("aria-level");
    else heading.setAttribute("aria-level", String(wanted));
    previous = wanted;
  }
  // Menus such as "Example" and "Variant" show their choice; the name must hold what is shown.
  for (const button of document.querySelectorAll("button[aria-haspopup=menu][aria-label]")) {
    const [label] = button.getAttribute("aria-label").split(": ");
    const name = `${label}: ${button.textContent.trim()}`;
    if (button.getAttribute("aria-label") !== name) button.setAttribute("aria-label", name);
  }
  nameTab();
  breakCodes();
};

// The tab is named after the place that the address leads to, as every other page is.
const base = document.title;
const nameTab = () => {
  const place = decodeURIComponent(location.hash.slice(1)).split("#")[0];
  const heading = place && document.querySelector(`[data-section-id=${JSON.stringify(place)}] :is(h1, h2)`);
  const wanted = heading ? `${heading.textContent} · ${base}` : base;
  if (document.title !== wanted) document.title = wanted;
};
addEventListener("hashchange", () => requestAnimationFrame(nameTab));

// A code in the menu breaks after its underscores, and nowhere else.
const breakCodes = () => {
  const walker = document.createTreeWalker(document.querySelector(".menu-content") ?? document.createElement("i"), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (/_(?!\u200b)\w/.test(node.data)) node.data = node.data.replaceAll(/_(?=\w)/g, "_\u200b");
};

// The site has one search box, in its header. Redoc's own is hidden, and its shortcut leads there, too.
addEventListener(
  "keydown",
  (event) => {
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    document.querySelector("header.site input[type=search]")?.focus();
  },
  true,
);

let due = false;
new MutationObserver(() => {
  if (due) return;
  due = true;
  requestAnimationFrame(() => {
    due = false;
    fix();
  });
}).observe(document.body, { childList: true, subtree: true });
fix();
