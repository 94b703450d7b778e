import type { Handles } from "./handles.ts";
import { choose, press, settle, textOf, visible } from "./in-page.ts";

// Bundled and run in the page of a renderer, once in each page.

const clicks = new WeakMap<HTMLElement, number>();
const seen = new Set<string>();
const known = new Set<string>();
const ends = Date.now() + 100_000;
const isLate = () => Date.now() > ends;

/**
 * Unfolds everything on the page, selects every choice, and returns each text that was visible at some time, without
 * spaces.
 */
export async function explore(handles: Handles): Promise<string[]> {
  await read(handles);
  await lists(handles);
  for (let pass = 0, before = 0; pass < 3 && before < seen.size; pass++) {
    before = seen.size;
    await make(handles, handles.choices ?? []);
  }
  if (isLate()) throw new Error("The page has more to unfold than 100 seconds were enough for.");
  return [...seen];
}

async function read(handles: Handles): Promise<void> {
  for (let round = 0; round < 12; round++) {
    // A renderer can lose a click on what it has just shown. An odd number of clicks also unfolds what does not say that it is open.
    const folded = visible(handles.folded).filter((one) => (clicks.get(one) ?? 0) < 3);
    for (const one of folded) {
      clicks.set(one, (clicks.get(one) ?? 0) + 1);
      one.click();
    }
    if (folded.length === 0 || isLate()) break;
    await settle();
  }
  seen.add(textOf(document.body).replaceAll(/\s+/g, ""));
}

/** Selects each choice, the last first, because an inner choice disappears with another outer one. */
async function make(handles: Handles, levels: readonly string[]): Promise<void> {
  const [level, ...inner] = levels;
  if (level === undefined) return;
  for (let index = visible(level).length - 1; index >= 0 && !isLate(); index--) {
    await press(visible(level)[index]);
    await read(handles);
    await lists(handles);
    await make(handles, inner);
  }
}

/** Selects each entry of each list that wasn't seen before. */
async function lists(handles: Handles): Promise<void> {
  for (const select of visible("select").filter((one) => one instanceof HTMLSelectElement)) {
    if (!select.isConnected || !isNew([...select.options])) continue;
    for (const { value } of [...select.options]) {
      await choose(select, value);
      await read(handles);
    }
  }
  if (handles.menus === undefined) return;
  for (let index = visible(handles.menus).length - 1; index >= 0 && !isLate(); index--)
    await browse(handles, visible(handles.menus)[index]);
}

async function browse(handles: Handles, menu: HTMLElement | undefined): Promise<void> {
  const items = () => visible("[role=option], [role=menuitem], [role=menuitemradio]");
  await press(menu);
  const isFresh = isNew(items());
  for (let index = 0; isFresh && index < items().length; index++) {
    await press(items()[index]);
    await read(handles);
    await press(menu);
  }
  await close(menu, () => items().length > 0);
}

/** Closes an open menu. Left open, it would take the next click for itself. */
async function close(menu: HTMLElement | undefined, isOpen: () => boolean): Promise<void> {
  const focused = document.activeElement ?? document.body;
  focused.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
  document.body.click();
  await settle();
  if (isOpen()) await press(menu);
}

function isNew(list: readonly HTMLElement[]): boolean {
  const signature = list.map(({ textContent }) => textContent).join("|");
  const isFresh = list.length > 1 && !known.has(signature);
  known.add(signature);
  return isFresh;
}
