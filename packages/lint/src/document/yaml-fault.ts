import type { YamlParseError } from "./redocly-core.ts";
import { isCollection, isPair, LineCounter, parseAllDocuments, visit } from "yaml";
import type { Place } from "../findings/finding.ts";
import { placeAt } from "./place.ts";

/**
 * The parser's message about a file, and its place. The parser repeats the place in its text, and gives none for some
 * faults.
 */
export function yamlFault(error: YamlParseError, text: string): [message: string, place: Place] {
  const { line, col }: { line?: number; col?: number } = error;
  const message = withoutPlace(error.message);
  if (/complex keys/.test(message))
    return ["a key is a list or an object. Write a string.", complexKey(text) ?? placeAt(1, 1)];
  if (/single document/.test(message))
    return ["a second document begins here. Put it into a file of its own.", secondDocument(text)];
  return [
    `this isn't valid YAML or JSON: ${message}.`,
    Number.isInteger(line) && Number.isInteger(col) ? placeAt(line ?? 1, col ?? 1) : placeAt(1, 1),
  ];
}

/** Without ` in "/path/of/file.yaml" (1:2)`. */
export function withoutPlace(message: string): string {
  return message.replaceAll(/ in "[^"]*" \(\d+:\d+\)/g, "");
}

function complexKey(text: string): Place | undefined {
  const lines = new LineCounter();
  let place: Place | undefined;
  for (const document of parseAllDocuments(text, { lineCounter: lines, logLevel: "silent" }))
    visit(document, (_, node) => {
      if (!isPair(node) || !isCollection(node.key)) return undefined;
      place ??= placeOfOffset(lines, node.key.range?.[0]);
      return visit.BREAK;
    });
  return place;
}

function secondDocument(text: string): Place {
  const lines = new LineCounter();
  const [, second] = [...parseAllDocuments(text, { lineCounter: lines, logLevel: "silent" })];
  return placeOfOffset(lines, second?.range?.[0]);
}

function placeOfOffset(lines: LineCounter, offset = 0): Place {
  const { line, col } = lines.linePos(offset);
  return placeAt(Math.max(line, 1), Math.max(col, 1));
}
