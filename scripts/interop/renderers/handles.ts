/** What unfolds a renderer's page, as CSS selectors. They reach into shadow roots. */
export interface Handles {
  /** Wait for this: the page shows the operation. */
  readonly ready: string;
  /** Folded parts. Each is clicked until it is no longer folded, three times at most. */
  readonly folded: string;
  /** Tabs and buttons that show one of several things: the outer ones, and those that each of them has. */
  readonly choices?: readonly string[];
  /** Buttons that open a list of `[role=option]` or `[role=menuitem]`. */
  readonly menus?: string;
}
