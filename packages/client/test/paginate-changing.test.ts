import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createClient, paginate } from "../src/index.ts";

/** A list of chats that changes after each item that has been given out. */
async function walk(
  ids: string[],
  limit: number | undefined,
  change: (ids: string[], id: string, count: number) => void,
): Promise<string[]> {
  const fetch = async (url: unknown) => {
    const { searchParams } = new URL(String(url));
    const [offset, size] = [Number(searchParams.get("offset")), Number(searchParams.get("limit") ?? 50)];
    const chats = ids.slice(offset, offset + size).map((id) => ({ id }));
    return Response.json({ chats, pagination: { limit: size, offset, total: ids.length } });
  };
  const seen: string[] = [];
  const query = { ...(limit !== undefined && { limit }) };
  for await (const { id } of paginate(createClient({ apiKey: "k", fetch }), "/chats", {
    params: { query },
  })) {
    seen.push(id);
    change(ids, id, seen.length);
    if (seen.length > 500) throw new Error("no end");
  }
  return seen;
}

const remove = (ids: string[], id: string) => void ids.splice(ids.indexOf(id), ids.includes(id) ? 1 : 0);
const names = (count: number) => Array.from({ length: count }, (_, index) => `grp_${index}`);

describe("a walk over a list that changes", () => {
  it.each([1, 2, 5, 50, 200, undefined])(
    "gives each item once when each is deleted, by %s",
    async (limit) => {
      expect(await walk(names(22), limit, remove)).toEqual(names(22));
    },
  );

  it.each([1, 2, 5, undefined])(
    "gives each item once when another moves to the front, by %s",
    async (limit) => {
      const seen = await walk(names(22), limit, (ids, _, count) => {
        if (count !== 3) return;
        remove(ids, "grp_15");
        ids.unshift("grp_15");
      });
      expect([...seen].sort()).toEqual(names(22).sort());
    },
  );

  it("gives each item that stays exactly once, whatever is deleted, added in front or at the end", async () => {
    const changes = fc.array(
      fc.record({ after: fc.nat({ max: 30 }), kind: fc.nat({ max: 3 }), at: fc.nat({ max: 30 }) }),
      { maxLength: 12 },
    );
    const sizes = fc.constantFrom(undefined, 1, 2, 3, 7);
    const property = fc.asyncProperty(fc.nat({ max: 30 }), sizes, changes, async (count, limit, all) => {
      const gone = new Set<string>();
      const seen = await walk(names(count), limit, (ids, id, at) => {
        for (const [index, one] of all.entries()) {
          if (one.after !== at) continue;
          const target = [id, ids[one.at % (ids.length || 1)] ?? id][one.kind] ?? "";
          if (one.kind < 2) (gone.add(target), remove(ids, target));
          if (one.kind === 2) ids.unshift(`new_${index}`);
          if (one.kind === 3) ids.push(`new_${index}`);
        }
      });
      expect(new Set(seen).size).toBe(seen.length);
      for (const name of names(count)) if (!gone.has(name)) expect(seen).toContain(name);
    });
    await fc.assert(property, { numRuns: 100 });
  });
});
