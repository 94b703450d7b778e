type Components = Record<string, Record<string, unknown>>;

interface Document {
  readonly paths: Record<string, Record<string, unknown>>;
  readonly components: Components;
}

/** The first paths of a document with all that they refer to, up to a size in characters. */
export function cutTo(document: Document, size: number): Document {
  const used = new Set<string>();
  let total = 0;
  const take = (value: unknown): void => {
    const text = JSON.stringify(value) ?? "";
    total += text.length;
    for (const [, section = "", name = ""] of text.matchAll(/"#\/components\/([^/"]+)\/([^"]+)"/g)) {
      if (used.has(`${section}/${name}`)) continue;
      used.add(`${section}/${name}`);
      take(document.components[section]?.[name]);
    }
  };
  const paths: Document["paths"] = {};
  for (const [path, item] of Object.entries(document.paths)) {
    if (total > size) break;
    paths[path] = item;
    take(item);
  }
  const components: Components = {};
  for (const key of used) {
    const [section = "", name = ""] = key.split("/");
    (components[section] ??= {})[name] = document.components[section]?.[name];
  }
  return { ...document, paths, components };
}

/**
 * The document as it might be a year later: every tenth path gone, texts rewritten, members added and removed. A
 * script makes this version, so that the bench needs only one download and the changes are known.
 */
export function nextVersionOf(document: Document): Document {
  const next = structuredClone(document);
  for (const [index, [path, item]] of Object.entries(next.paths).entries()) {
    if (index % 10 === 0) delete next.paths[path];
    else if (index % 7 === 0)
      for (const operation of Object.values(item) as { summary?: string }[])
        operation.summary = `Now: ${operation.summary ?? ""}`;
  }
  const schemas = Object.values(next.components["schemas"] ?? {}) as {
    properties?: Record<string, unknown>;
    required?: string[];
  }[];
  for (const [index, schema] of schemas.entries()) {
    const [first] = Object.keys(schema.properties ?? {});
    if (schema.properties === undefined || first === undefined) continue;
    if (index % 5 === 0) {
      delete schema.properties[first];
      if (schema.required !== undefined) schema.required = schema.required.filter((name) => name !== first);
    }
    if (index % 7 === 0) schema.properties["added_since"] = { type: "string" };
  }
  return next;
}
