import { members } from "@messaging-api/error-model";
import { asWritten, assemble, isInFiles, type Json, type Path } from "@messaging-api/error-model";
import { pointerOf } from "../document/place.ts";
import type { Source, Sources } from "./sources.ts";
import { YamlText } from "./yaml-text.ts";

interface Location {
  readonly source: Source;
  readonly pointer: string;
  readonly reportOnKey?: boolean;
}

/** What Redocly passes to a visitor. */
export interface Context {
  readonly location: Location;
  readonly report: (problem: {
    readonly message: string;
    readonly location: Location;
    readonly reference: string;
  }) => void;
}

/** A document in one piece, and a way back to the author's files. */
interface OneDocument {
  readonly document: Json;
  readonly locationOf: (path: Path) => Location;
  readonly textFor: (message: string, path: Path) => string;
}

const known = new WeakMap<object, OneDocument>();

/** Assembles the files that Redocly has read. All rules share the result. */
export function documentOf(root: object, { location }: Context, sources: Sources): OneDocument {
  const made = known.get(root) ?? make(members(root), location.source, sources);
  known.set(root, made);
  return made;
}

function make(root: Json, source: Source, sources: Sources): OneDocument {
  const locate = (file: string, path: Path): Location => ({
    source: sources.get(file) ?? source,
    pointer: pointerOf(path),
    // Readers expect the line with the key.
    ...(path.length > 0 && { reportOnKey: true }),
  });
  const entry = source.absoluteRef;
  if (!isInFiles(root))
    return { document: root, locationOf: (path) => locate(entry, path), textFor: (message) => message };
  const parsed = new YamlText(sources);
  const assembled = assemble({ root: entry, dataOf: (file) => (file === entry ? root : parsed.of(file)) });
  return {
    document: assembled.document,
    locationOf: (path) => {
      const origin = assembled.originOf(path);
      return locate(origin.file, origin.path);
    },
    textFor: (message, path) => asWritten(message, assembled, assembled.originOf(path).file),
  };
}
