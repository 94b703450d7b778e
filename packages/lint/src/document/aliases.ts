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

/** How many values the aliases of a file can expand to. People share a few values; a bomb shares millions. */
const maxAliased = 1_000_000;

// Where a value can be. Prose can match too, so matches are parsed.
const anchor = /(?:^|[\s[{,])&[^\s,[\]{}]+(?:\s|$)/m;
const alias = /(?:^|[\s[{,])\*[^\s,[\]{}]+\s*(?:$|[,\]}#:])/m;

/** An alias that no program should follow, and where it is. */
export interface BadAlias {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/**
 * Finds an alias inside its own value, or aliases of aliases that would fill the memory, before a parser follows
 * them.
 */
export function badAliasIn(text: string): BadAlias | undefined {
  if (!anchor.test(text) || !alias.test(text) || isJson(text)) return undefined;
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, logLevel: "silent", uniqueKeys: false });
  // The engine reports broken YAML.
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
          ? `\`*${alias.source}\` is inside its own value, so it never ends. Write a $ref instead.`
          : `aliases expand to ${size.toLocaleString("en")} values. Write a $ref instead.`,
      );
      return visit.BREAK;
    },
  });
  return bad;
}

/** How many values a node contains when its aliases are expanded. Infinite if it contains itself. */
function sizeOf(node: unknown, document: Document, sizes: Map<Node, number>): number {
  if (isPair(node)) return sizeOf(node.key, document, sizes) + sizeOf(node.value, document, sizes);
  if (isAlias(node)) return sizeOf(node.resolve(document), document, sizes);
  if (!isCollection(node)) return 1;
  const known = sizes.get(node);
  if (known !== undefined) return known;
  // If it is met again before it is done, it contains itself.
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
