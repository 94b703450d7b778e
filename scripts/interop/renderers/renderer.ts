import type { Handles } from "./handles.ts";

/** A program that shows an OpenAPI document in a browser. */
export interface Renderer {
  /** The name in the documentation, such as `Redoc 2`. */
  readonly name: string;
  /** The folder that the package is installed in. Its manifest says the version. */
  readonly folder: string;
  /** The files that the page loads, each by its path in the folder. */
  readonly files: Readonly<Record<string, string>>;
  /** The HTML to write, with `openapi.json` for the document. The documentation shows it. */
  readonly html: string;
  /** What follows the address of the page, to come to the operation `sendMessage`. */
  readonly hash?: string;
  readonly handles: Handles;
}
