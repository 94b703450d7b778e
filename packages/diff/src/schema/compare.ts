import { child, members } from "../graph/node.ts";
import { withTypesOfChoices, withValuesOfChoices } from "./choice-types.ts";
import { discriminatorsOf } from "./discriminators.ts";
import { facetsOf, typeText } from "./facets.ts";
import { unwrap } from "./flatten.ts";
import { matchOptions, type Matches } from "./options.ts";
import type { Difference, Pair, SchemaChange } from "./pair.ts";
import type { Choice, Conjunction } from "./conjunction.ts";
import type { Shape, Shapes } from "./shape.ts";
import { renamesOf } from "./renames.ts";
import { textsOf } from "./texts.ts";

/** Compares schemas of two contracts, each pair once. */
export class SchemaComparison {
  readonly #old: Shapes;
  readonly #new: Shapes;
  readonly #known = new Map<string, Pair>();

  constructor(old: Shapes, now: Shapes) {
    this.#old = old;
    this.#new = now;
  }

  /** The pair of two schemas. Schemas below them are compared too, including recursive ones. */
  compare(old: Conjunction, now: Conjunction): Pair {
    const key = `${this.#old.keyOf(old)}|${this.#new.keyOf(now)}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const [was, is] = [this.#old.of(old), this.#new.of(now)];
    const absentIn = { old: was.absentIn, new: is.absentIn };
    const pair: Pair = { old, new: now, absentIn, differences: [], below: [] };
    this.#known.set(key, pair);
    this.#fill(pair, was, is);
    return pair;
  }

  #fill(pair: Pair, old: Shape, now: Shape): void {
    const at = { old: old.nodes[0], new: now.nodes[0] };
    const say = (change: SchemaChange, more: Partial<Difference> = {}) =>
      void pair.differences.push({ change, ...at, ...more });
    if (old.never || now.never) {
      if (old.never !== now.never) say("retyped", { before: typeText(old), after: typeText(now) });
      return;
    }
    if (isUnion(old) !== isUnion(now)) {
      const [was, is] = [withValuesOfChoices(this.#old, old), withValuesOfChoices(this.#new, now)];
      if (was.values !== undefined && is.values !== undefined) [old, now] = [was, is];
      else if (this.#asUnion(pair, old, now, say)) return;
    }
    for (const { change, ...texts } of this.#facets(old, now)) say(change, texts);
    for (const one of textsOf(old, now)) say(one.change, one);
    for (const one of discriminatorsOf(this.#old, old, this.#new, now)) say(one.change, one);
    this.#members(pair, old, now, say);
    this.#additional(pair, old, now, say);
    if (old.items !== undefined || now.items !== undefined)
      pair.below.push({ name: "*", pair: this.compare(old.items ?? [], now.items ?? []) });
    this.#choices(pair, old, now, say);
  }

  #facets(old: Shape, now: Shape): ReturnType<typeof facetsOf> {
    if ((old.types === undefined) === (now.types === undefined)) return facetsOf(old, now);
    return facetsOf(withTypesOfChoices(this.#old, old), withTypesOfChoices(this.#new, now));
  }

  /** If one schema became one of several, or the reverse, it is paired with the most similar alternative. */
  #asUnion(pair: Pair, old: Shape, now: Shape, say: Say): boolean {
    const [was, is] = [old, now].map((shape) => shape.choices[0]);
    const left = { shapes: this.#old, options: was?.options ?? [pair.old] };
    const right = { shapes: this.#new, options: is?.options ?? [pair.new] };
    const matches = matchOptions(left, right);
    if (matches.pairs.length === 0) return false;
    this.#sayOptions(pair, matches, was, is, say);
    return true;
  }

  #members(pair: Pair, old: Shape, now: Shape, say: Say): void {
    const renames = renamesOf({ shapes: this.#old, shape: old }, { shapes: this.#new, shape: now });
    for (const [from, to] of renames)
      say("member-renamed", {
        member: to,
        before: from,
        after: to,
        old: old.properties.get(from)?.[0],
        new: now.properties.get(to)?.[0],
        guess: true,
      });
    const renamed = new Set(renames.values());
    for (const [name, schema] of old.properties) {
      const other = now.properties.get(name);
      if (other !== undefined) pair.below.push({ name, pair: this.compare(schema, other) });
      else if (!renames.has(name) && !this.#old.of(schema).never)
        say("member-removed", {
          member: name,
          absentIn: this.#old.of(schema).absentIn,
          old: schema[0],
          new: (now.nodes[0] && child(now.nodes[0], "properties")) ?? now.nodes[0],
          ...beforeType(this.#old, schema),
        });
    }
    for (const [name, schema] of now.properties)
      if (!old.properties.has(name) && !renamed.has(name) && !this.#new.of(schema).never)
        say(now.required.has(name) ? "member-added-required" : "member-added", {
          member: name,
          absentIn: this.#new.of(schema).absentIn,
          new: schema[0],
          after: typeText(this.#new.of(schema)),
        });
    for (const name of new Set([...old.required, ...now.required])) {
      if (old.required.has(name) === now.required.has(name)) continue;
      // Parts that were added or removed as a whole are already reported.
      if (old.properties.has(name) !== now.properties.has(name)) continue;
      say(now.required.has(name) ? "member-required" : "member-optional", {
        member: name,
        absentIn:
          this.#new.of(now.properties.get(name) ?? []).absentIn ??
          this.#old.of(old.properties.get(name) ?? []).absentIn,
        old: old.properties.get(name)?.[0] ?? pair.old[0],
        new: now.properties.get(name)?.[0] ?? pair.new[0],
      });
    }
  }

  #additional(pair: Pair, old: Shape, now: Shape, say: Say): void {
    if (old.additional === false || now.additional === false) {
      if (old.additional !== now.additional) say(now.additional === false ? "closed" : "opened");
      return;
    }
    if (old.additional === true && now.additional === true) return;
    const [was, is] = [old.additional, now.additional].map((one) => (one === true ? [] : one));
    pair.below.push({ name: "{name}", pair: this.compare(was ?? [], is ?? []) });
  }

  #choices(pair: Pair, old: Shape, now: Shape, say: Say): void {
    const count = Math.max(old.choices.length, now.choices.length);
    for (let index = 0; index < count; index += 1) {
      const [was, is] = [old.choices[index], now.choices[index]];
      if (was !== undefined && is !== undefined && was.mode !== is.mode)
        say("variants-mode-changed", { before: was.mode, after: is.mode, old: was.node, new: is.node });
      this.#options(pair, was, is, say);
    }
  }

  #options(pair: Pair, was: Choice | undefined, is: Choice | undefined, say: Say): void {
    const matches = matchOptions(
      { shapes: this.#old, options: was?.options ?? [] },
      { shapes: this.#new, options: is?.options ?? [] },
    );
    this.#sayOptions(pair, matches, was, is, say);
  }

  #sayOptions(pair: Pair, matches: Matches, was: Choice | undefined, is: Choice | undefined, say: Say): void {
    for (const [one, other] of matches.pairs) pair.below.push({ name: "", pair: this.compare(one, other) });
    for (const option of matches.removed)
      say("variant-removed", {
        old: option[0],
        before: labelOf(this.#old, option),
        ...(is && { new: is.node }),
      });
    for (const option of matches.added)
      say("variant-added", {
        new: option[0],
        after: labelOf(this.#new, option),
        ...(was && { old: was.node }),
      });
  }
}

type Say = (change: SchemaChange, more?: Partial<Difference>) => void;

/** A schema that only lists alternatives. */
function isUnion({ choices, properties, values, items, additional }: Shape): boolean {
  return (
    choices.length === 1 &&
    properties.size === 0 &&
    values === undefined &&
    items === undefined &&
    additional === true
  );
}

function beforeType(shapes: Shapes, schema: Conjunction): { before: string } {
  return { before: typeText(shapes.of(schema)) };
}

/** The name of an alternative: its title, its component, or its types. */
function labelOf(shapes: Shapes, option: Conjunction): string {
  const [node] = option;
  if (node === undefined) return "any value";
  const target = unwrap(shapes.graph, node);
  const title = members(target.value)["title"];
  if (typeof title === "string") return title;
  const component = target.path === undefined ? undefined : target.path.name;
  if (target !== node && component !== undefined) return component;
  return typeText(shapes.of(option));
}
