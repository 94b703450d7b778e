import {
  isAlias,
  isCollection,
  isPair,
  LineCounter,
  parseDocument,
  visit,
  type Document,
  type Node,
} from "yaml";

/** Values that the aliases of a file may stand for. People share a few things; a bomb shares millions. */
const maxAliased = 1_000_000;

// Where a value can stand. Prose has such signs too, which is why what they find is parsed.
const anchor = /(?:^|[\s[{,])&[^\s,[\]{}]+(?:\s|$)/m;
const alias = /(?:^|[\s[{,])\*[^\s,[\]{}]+\s*(?:$|[,\]}#:])/m;

/** An alias that no program should follow, and where it is. */
export interface BadAlias {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** Finds an alias inside what it stands for, or aliases of aliases that would fill the memory, before a parser follows them. */
export function badAliasIn(text: string): BadAlias | undefined {
  if (!anchor.test(text) || !alias.test(text) || isJson(text)) return undefined;
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, logLevel: "silent", uniqueKeys: false });
  // What is broken is reported by the engine.
  if (document.errors.length > 0) return undefined;
  const at = (node: Node, message: string): BadAlias => {
    const { line, col } = lines.linePos(node.range?.[0] ?? 0);
    return { line, column: col, message };
  };
  const sizes = new Map<Node, number>();
  let bad: BadAlias | undefined;
  visit(document, {
    Alias(_, alias) {
      const size = sizeOf(alias, document, sizes);
      if (size <= maxAliased) return undefined;
      bad = at(
        alias,
        size === Infinity
          ? `\`*${alias.source}\` stands inside what it stands for, without end. Write a $ref instead.`
          : `aliases stand for ${size.toLocaleString("en")} values. Write a $ref instead.`,
      );
      return visit.BREAK;
    },
  });
  return bad;
}

/** How many values a node holds with its aliases written out; no end where it holds itself. */
function sizeOf(node: unknown, document: Document, sizes: Map<Node, number>): number {
  if (isPair(node)) return sizeOf(node.key, document, sizes) + sizeOf(node.value, document, sizes);
  if (isAlias(node)) return sizeOf(node.resolve(document), document, sizes);
  if (!isCollection(node)) return 1;
  const known = sizes.get(node);
  if (known !== undefined) return known;
  // Whoever meets it before it is done is inside it.
  sizes.set(node, Infinity);
  const size = node.items.reduce<number>((sum, item) => sum + sizeOf(item, document, sizes), 1);
  sizes.set(node, size);
  return size;
}

/** JSON has no aliases, and is parsed much faster. */
function isJson(text: string): boolean {
  if (!/^\s*[[{]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
