/** The elements that match, in shadow roots too. */
export function all(selector: string, root: ParentNode = document): HTMLElement[] {
  return [
    ...root.querySelectorAll<HTMLElement>(selector),
    ...[...root.querySelectorAll("*")].flatMap(({ shadowRoot }) =>
      shadowRoot ? all(selector, shadowRoot) : [],
    ),
  ];
}

export const visible = (selector: string): HTMLElement[] =>
  all(selector).filter((one) => one.checkVisibility());

/** The visible text of a node, without the entries of closed lists. */
export function textOf(node: Node): string {
  if (node instanceof Element && !isShown(node)) return "";
  if (node instanceof HTMLTextAreaElement) return node.value;
  if (node.nodeType === Node.TEXT_NODE) return isLineNumber(node) ? "" : (node.nodeValue ?? "");
  const shadow = node instanceof Element ? node.shadowRoot : null;
  const children = [...node.childNodes, ...(shadow?.childNodes ?? [])];
  return children.map(textOf).join("");
}

// An element with `display: contents` has no box, but its content is visible.
function isShown(one: Element): boolean {
  if (/^(style|script|select)$/i.test(one.tagName)) return false;
  return one.checkVisibility() || getComputedStyle(one).display === "contents";
}

function isLineNumber({ nodeValue, parentElement }: Node): boolean {
  return (
    /^\d+$/.test(nodeValue ?? "") &&
    parentElement !== null &&
    getComputedStyle(parentElement).userSelect === "none"
  );
}

const quiet = 30;
let changedAt = 0;
new MutationObserver(() => (changedAt = performance.now())).observe(document, {
  subtree: true,
  childList: true,
  attributes: true,
  characterData: true,
});

/**
 * Waits until the page hasn't changed for a moment. On a busy machine, a fixed wait ends before a renderer shows its
 * part.
 */
export async function settle(): Promise<void> {
  const started = performance.now();
  do {
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, quiet)));
  } while (performance.now() - changedAt < quiet && performance.now() - started < 2_000);
}

/** Clicks like a mouse, because some components listen only to pointer events. */
export async function press(element: HTMLElement | undefined): Promise<void> {
  if (!element?.isConnected) return;
  for (const type of ["pointerdown", "mousedown", "pointerup", "mouseup"])
    element.dispatchEvent(new PointerEvent(type, { bubbles: true, composed: true, button: 0 }));
  element.click();
  await settle();
}

/** Picks an option of a `<select>`, also where React has replaced its setter. */
export async function choose(select: HTMLSelectElement, value: string): Promise<void> {
  Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, "value")?.set?.call(select, value);
  for (const type of ["input", "change"])
    select.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
  await settle();
}
