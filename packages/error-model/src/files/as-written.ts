import type { Assembled } from "./assemble.ts";
import { relativeTo } from "./files.ts";

/**
 * A message whose references are written as an author writes them in the file `from`, instead of as references into
 * the assembled document.
 */
export function asWritten(message: string, { written }: Pick<Assembled, "written">, from: string): string {
  return message.replaceAll(/#\/components\/\w+\/[\w.-]+/g, (ref) => {
    const place = written.get(ref);
    if (place === undefined) return ref;
    const file = place.file === from ? "" : relativeTo(from, place.file);
    return place.pointer === "#" ? file : `${file}${place.pointer}`;
  });
}
