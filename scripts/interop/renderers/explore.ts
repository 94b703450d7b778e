/** What unfolds a renderer's page, as CSS selectors. They reach into shadow roots. */
export interface Handles {
  /** Wait for this: the page shows the operation. */
  readonly ready: string;
  /** Folded parts: clicked until none is left. */
  readonly folded: string;
  /** Tabs and buttons that show one of several things: the outer ones, and those that each of them has. */
  readonly choices?: readonly string[];
  /** Buttons that open a list of `[role=option]` or `[role=menuitem]`. */
  readonly menus?: string;
}

/**
 * Unfolds everything on the page, makes every choice, and returns each text that was visible at some time, without spaces. Runs in
 * the page, so it uses nothing from outside.
 */
export async function explore(handles: Handles): Promise<string[]> {
  const seen = new Set<string>();
  const all = (selector: string, root: ParentNode = document): HTMLElement[] => [
    ...root.querySelectorAll<HTMLElement>(selector),
    ...[...root.querySelectorAll("*")].flatMap(({ shadowRoot }) =>
      shadowRoot ? all(selector, shadowRoot) : [],
    ),
  ];
  const isLineNumber = ({ nodeValue, parentElement }: Node) =>
    /^\d+$/.test(nodeValue ?? "") && !!parentElement && getComputedStyle(parentElement).userSelect === "none";
  // An element with `display: contents` has no box of its own, and shows what is in it.
  const isShown = (one: Element) =>
    (one.checkVisibility() || getComputedStyle(one).display === "contents") &&
    !/^(style|script|select)$/i.test(one.tagName);
  const textOf = (node: Node): string => {
    if (node instanceof Element && !isShown(node)) return "";
    if (node instanceof HTMLTextAreaElement) return node.value;
    if (node.nodeType === Node.TEXT_NODE) return isLineNumber(node) ? "" : (node.nodeValue ?? "");
    const children = [...node.childNodes, ...((node as Element).shadowRoot?.childNodes ?? [])];
    return children.map(textOf).join("");
  };
  const settle = () => new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve, 20)));
  const press = async (element: HTMLElement | undefined) => {
    if (!element?.isConnected) return;
    for (const type of ["pointerdown", "mousedown", "pointerup", "mouseup"])
      element.dispatchEvent(new PointerEvent(type, { bubbles: true, composed: true, button: 0 }));
    element.click();
    await settle();
  };
  const ends = Date.now() + 45_000;
  const visible = (selector: string) => all(selector).filter((one) => one.checkVisibility());
  const unfolded = new WeakSet<HTMLElement>();
  const unfold = async () => {
    for (let round = 0; round < 8; round++) {
      // A slow page still says that it is folded after the click: a second one would fold it again.
      const folded = visible(handles.folded).filter((one) => !unfolded.has(one));
      for (const one of folded) unfolded.add(one);
      for (const one of folded) one.click();
      if (folded.length === 0 || Date.now() > ends) break;
      await settle();
    }
  };
  const read = async () => {
    await unfold();
    seen.add(textOf(document.body).replaceAll(/\s+/g, ""));
  };
  const known = new Set<string>();
  const isNew = (list: readonly HTMLElement[]) => {
    const signature = list.map(({ textContent }) => textContent).join("|");
    const fresh = list.length > 1 && !known.has(signature);
    known.add(signature);
    return fresh;
  };
  const choose = async (select: HTMLSelectElement) => {
    if (!isNew([...select.options])) return;
    for (const { value } of [...select.options]) {
      Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, "value")?.set?.call(select, value);
      for (const type of ["input", "change"])
        select.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
      await settle();
      await read();
    }
  };
  const items = () => visible("[role=option], [role=menuitem], [role=menuitemradio]");
  const browse = async (menu: HTMLElement) => {
    await press(menu);
    const fresh = isNew(items());
    for (let index = 0; fresh && index < items().length; index++) {
      await press(items()[index]);
      await read();
      await press(menu);
    }
    document.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
    document.body.click();
    await settle();
  };
  const lists = async () => {
    for (const select of visible("select") as HTMLSelectElement[])
      if (select.isConnected) await choose(select);
    if (handles.menus === undefined) return;
    for (let index = visible(handles.menus).length - 1; index >= 0; index--) {
      const menu = visible(handles.menus)[index];
      if (menu !== undefined && Date.now() < ends) await browse(menu);
    }
  };
  // The last first: an inner choice disappears when another outer one is made.
  const make = async (levels: readonly string[]) => {
    const [level, ...inner] = levels;
    for (let index = level ? visible(level).length - 1 : -1; index >= 0 && Date.now() < ends; index--) {
      await press(visible(level ?? "")[index]);
      await read();
      await lists();
      await make(inner);
    }
  };
  await read();
  await lists();
  for (let pass = 0, before = 0; pass < 3 && before < seen.size; pass++) {
    before = seen.size;
    await make(handles.choices ?? []);
  }
  return [...seen];
}
