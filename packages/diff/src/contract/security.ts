import { child, members } from "../graph/node.ts";
import { canonical } from "../schema/canonical.ts";
import { securityOf, type Contract } from "./contract.ts";
import type { OperationPair } from "./operation-pairs.ts";
import type { Sides } from "./sides.ts";

/** A way to authenticate: schemes with their scopes. Schemes are compared by their definition, not by their name. */
interface Way {
  readonly title: string;
  readonly parts: ReadonlySet<string>;
}

export function compareSecurity(sides: Sides, pair: OperationPair): void {
  const [before, after] = [waysOf(sides.old, pair.old), waysOf(sides.new, pair.new)];
  const gone = [...before].filter(([key]) => !after.has(key)).map(([, way]) => way);
  const fresh = [...after].filter(([key]) => !before.has(key)).map(([, way]) => way);
  if (gone.length === 0 && fresh.length === 0) return;
  const at = {
    subject: { operation: pair.new.name },
    old: child(pair.old.node, "security") ?? child(sides.old.root, "security") ?? pair.old.node,
    new: child(pair.new.node, "security") ?? child(sides.new.root, "security") ?? pair.new.node,
  };
  const rest = [...fresh];
  for (const way of gone) {
    const index = rest.findIndex((one) => contains(one, way) || contains(way, one));
    const [other] = index < 0 ? [] : rest.splice(index, 1);
    const texts = { before: way.title, after: other?.title };
    if (other === undefined) sides.changes.add({ kind: "security-removed", ...at, before: way.title });
    else
      sides.changes.add({
        kind: contains(other, way) ? "security-tightened" : "security-loosened",
        ...at,
        ...texts,
      });
  }
  for (const way of rest) sides.changes.add({ kind: "security-added", ...at, after: way.title });
}

function waysOf(contract: Contract, operation: OperationPair["old"]): Map<string, Way> {
  const given = securityOf(contract, operation) ?? [];
  const ways = (given.length === 0 ? [{}] : given).map((requirement) => {
    const schemes = Object.entries(members(requirement));
    const parts = schemes.flatMap(([name, scopes]) => {
      const scheme = schemeOf(contract, name);
      return [scheme, ...(Array.isArray(scopes) ? scopes : []).map((scope) => `${scheme} ${String(scope)}`)];
    });
    return {
      title: schemes.length === 0 ? "nothing" : schemes.map(titleOf).join(" and "),
      parts: new Set(parts),
    };
  });
  return new Map(ways.map((way) => [[...way.parts].sort().join("\n"), way]));
}

function titleOf([name, scopes]: [string, unknown]): string {
  const list = Array.isArray(scopes) ? scopes.map(String) : [];
  return list.length === 0 ? name : `${name} (${list.sort().join(", ")})`;
}

function schemeOf({ graph, root }: Contract, name: string): string {
  const found = ["components", "securitySchemes", name].reduce<typeof root | undefined>(
    (node, step) => node && child(node, step),
    root,
  );
  if (found === undefined) return name;
  const { value, ...place } = graph.follow(found);
  const { scheme } = members(value);
  // HTTP compares the names of its schemes without regard to case.
  if (typeof scheme !== "string" || scheme === scheme.toLowerCase()) return canonical(graph, found);
  return canonical(graph, { ...place, value: { ...members(value), scheme: scheme.toLowerCase() } });
}

/** Whether one way requires everything that another one requires. */
function contains(one: Way, other: Way): boolean {
  return [...other.parts].every((part) => one.parts.has(part));
}
