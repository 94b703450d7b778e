/** The text whose contrast is measured, after {@link markMeasured}. */
export const measured = "[data-measured]";

/**
 * Marks the text whose contrast is to be measured, which is half of axe's time: most texts of a page look like others. Texts
 * look alike if they and all that they are in have the same tags, colors, backgrounds and letters. Of those, the first, the
 * last and the longest are measured, and all texts that can lie on top of something. Runs in the page.
 *
 * @param within Where to mark, as a selector. What is not shown is not marked.
 */
export function markMeasured(within: string): void {
  const decisive = [
    ...["color", "backgroundColor", "backgroundImage", "opacity", "filter", "mixBlendMode", "textShadow"],
    ...["fontSize", "fontWeight", "webkitTextFillColor", "webkitTextStroke", "transform", "clipPath"],
  ] as unknown as readonly (keyof CSSStyleDeclaration)[];
  const looks = new Map<string, number>();
  const known = new Map<Element | null, number>([[null, -1]]);
  const lookOf = (element: Element): number => {
    const done = known.get(element);
    if (done !== undefined) return done;
    const style = getComputedStyle(element);
    const isOnTop = ["absolute", "fixed", "sticky"].includes(style.position) || style.float !== "none";
    const key = [
      element.parentElement ? lookOf(element.parentElement) : "",
      element.localName,
      element.matches(":disabled, [aria-disabled], [inert]"),
      isOnTop && known.size,
      ...decisive.map((name) => style[name]),
    ].join("|");
    const look = looks.get(key) ?? looks.size;
    looks.set(key, look);
    known.set(element, look);
    return look;
  };
  const alike = new Map<number, [Element, ...Element[]]>();
  const hasText = ({ nodeType, nodeValue }: Node) => nodeType === Node.TEXT_NODE && nodeValue?.trim();
  for (const old of document.querySelectorAll("[data-measured]")) old.removeAttribute("data-measured");
  for (const top of document.querySelectorAll(within))
    for (const element of [top, ...top.querySelectorAll("*")]) {
      if (!element.matches("input, select, textarea") && ![...element.childNodes].some(hasText)) continue;
      if (!element.checkVisibility()) continue;
      const look = lookOf(element);
      const others = alike.get(look);
      if (others) others.push(element);
      else alike.set(look, [element]);
    }
  const length = (element: Element) => element.textContent?.length ?? 0;
  for (const texts of alike.values())
    for (const text of [texts[0], texts.at(-1)!, texts.reduce((a, b) => (length(b) > length(a) ? b : a))])
      text.setAttribute("data-measured", "");
}
