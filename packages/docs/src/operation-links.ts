import { html, type Html } from "./html.ts";
import type { OperationView } from "./model/operations.ts";

/** The path of an operation's page, below the site's root. An event's path has its name, such as `message.failed`. */
export function operationPath({ kind, id }: Pick<OperationView, "kind" | "id">): string {
  return `${kind === "event" ? "events" : "operations"}/${id}/`;
}

/** The method as a colored label, and then the path. */
export function methodAndPath(
  { method, path, kind, id }: OperationView,
  breakable: (text: string) => Html,
): Html {
  return kind === "event"
    ? html`<b class="verb post">EVENT</b> <code>${breakable(id)}</code>`
    : html`<b class="verb ${method.toLowerCase()}">${method}</b> <code>${breakable(path)}</code>`;
}

/** The anchor of an operation in Redoc. */
export function referenceHash({ tag, id }: Pick<OperationView, "tag" | "id">): string {
  return tag === "" ? "" : `#/${tag.toLowerCase().replaceAll(" ", "-")}/${id.toLowerCase()}`;
}
