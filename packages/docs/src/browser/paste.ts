import { recognise, type Known, type Recognition } from "./recognise.ts";
import { leave, panelOf } from "./recognised-panel.ts";

let catalogue: Promise<readonly Known[]> | undefined;

/** Recognizes a text with the site's own catalogue. Nothing leaves the browser. */
export async function recogniseHere(text: string, root: string): Promise<Recognition | undefined> {
  catalogue ??= fetch(`${root}errors.json`).then(async (response) => {
    if (!response.ok) throw new Error(`errors.json: ${response.status}`);
    const { errors }: { errors: readonly Known[] } = await response.json();
    return errors;
  });
  try {
    return recognise(text, await catalogue);
  } catch (error) {
    catalogue = undefined;
    throw error;
  }
}

/** Activates the box into which a reader pastes the response that a program got. */
export function addPaste(box: HTMLFormElement, root: string): void {
  const area = box.querySelector("textarea");
  const result = box.querySelector<HTMLElement>("#recognised");
  if (!area || !result) return;
  const go = async () => {
    const text = area.value.trim();
    if (text === "") return result.replaceChildren("Paste something first.");
    try {
      const recognition = await recogniseHere(text, root);
      if (recognition === undefined) return result.replaceChildren(...unrecognised(text, root));
      const known =
        recognition.url?.startsWith("errors/") && !recognition.says.includes("not in this contract");
      if (!known) return result.replaceChildren(panelOf(recognition, root));
      leave(recognition);
      location.assign(`${root}${recognition.url}#recognised`);
    } catch {
      result.replaceChildren(
        "The error catalogue can't be loaded. Reload the page, or check your connection.",
      );
    }
  };
  box.addEventListener("submit", (event) => {
    event.preventDefault();
    void go();
  });
  area.addEventListener("paste", () => setTimeout(() => void go()));
}

function unrecognised(text: string, root: string): (Node | string)[] {
  const link = document.createElement("a");
  link.href = `${root}search/#q=${encodeURIComponent(text.slice(0, 100))}`;
  link.textContent = "search for its words";
  return ["There is no code, status, or known message in this text. You can ", link, "."];
}
