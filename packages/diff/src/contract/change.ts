import type { Node } from "../graph/node.ts";
import type { KindId } from "../kinds/index.ts";

/** What a change is about: an operation and its answer, an error, or the document. */
export interface Subject {
  /** `sendMessage`, else `POST /chats/{chatId}/messages`. */
  readonly operation?: string;
  /** Response key of the answer: `429`, `4XX`, `default`. */
  readonly status?: string;
  readonly code?: string;
  /** `request` or `response`, where both are possible. */
  readonly side?: string;
}

/** One change, found at one place in the author's files, with everything that leads there. */
export interface RawChange {
  readonly kind: KindId;
  readonly subject: Subject;
  /** The place inside the subject: `/limit` in a body, `query limit` for a parameter, or a header's name. */
  readonly member?: string;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
  readonly old: Node | undefined;
  readonly new: Node | undefined;
  readonly guess?: boolean;
}

/** A change with every subject that it concerns. */
export interface FoundChange extends Omit<RawChange, "subject"> {
  readonly subjects: Subject[];
}

/** Gathers changes. One cause is one change, even if it affects many operations and errors. */
export class Changes {
  readonly #found = new Map<string, FoundChange>();

  add({ subject, ...change }: RawChange): void {
    const key = this.#keyOf(change, subject);
    const known = this.#found.get(key);
    if (known === undefined) this.#found.set(key, { ...change, subjects: [subject] });
    else if (!known.subjects.some((one) => same(one, subject))) known.subjects.push(subject);
  }

  list(): FoundChange[] {
    return [...this.#found.values()];
  }

  /** Equal changes of one kind at one place are one change. */
  #keyOf(
    { kind, member, before, after, old, new: now }: Omit<RawChange, "subject">,
    { code }: Subject,
  ): string {
    const name = member?.slice(member.lastIndexOf("/") + 1) ?? "";
    const places = [this.#place(old), this.#place(now)];
    // Each code is a separate error, even if several codes share a schema.
    const own = kind.startsWith("code-") || kind.startsWith("retry-") ? (code ?? "") : "";
    return [kind, name, before ?? "", after ?? "", own, ...places].join("\n");
  }

  #place(node: Node | undefined): string {
    if (node === undefined) return "";
    const names: string[] = [];
    for (let at = node.path; at !== undefined; at = at.parent) names.push(at.name);
    return `${node.file}#${names.join("/")}`;
  }
}

function same(one: Subject, other: Subject): boolean {
  return (
    one.operation === other.operation &&
    one.status === other.status &&
    one.code === other.code &&
    one.side === other.side
  );
}
