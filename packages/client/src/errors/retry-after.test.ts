import { expect, it } from "vitest";
import { parseRetryAfter } from "./retry-after.ts";

const now = Date.parse("2026-01-01T00:00:00Z");

it.each([
  ["120", 120_000],
  ["0", 0],
  ["Thu, 01 Jan 2026 00:00:30 GMT", 30_000],
  ["Wed, 31 Dec 2025 00:00:00 GMT", 0],
  // The obsolete forms, which a recipient has to know.
  ["Thursday, 01-Jan-26 00:00:30 GMT", 30_000],
  ["Sunday, 06-Nov-94 08:49:37 GMT", 0],
  ["Thu Jan  1 00:00:30 2026", 30_000],
  ["Sat Jan 10 00:00:00 2026", 777_600_000],
  ["31536000000", 31_536_000_000_000],
  ["1.5", undefined],
  ["5 GMT", undefined],
  ["2027 GMT", undefined],
  ["Thu, 1 Jan 2026 00:00:30 GMT", undefined],
  ["Thu, 01 Jan 2026 00:00:30 UTC", undefined],
  ["Thu, 01 Jan 2026 00:00:30 +0000", undefined],
  ["Thu Jan 01 00:00:30 2026 GMT", undefined],
  ["soon", undefined],
  // None of these may read as "at once": engines take some of them for dates of long ago.
  ["-1", undefined],
  ["-0", undefined],
  ["5 minutes", undefined],
  ["30s", undefined],
  ["1, 2", undefined],
  ["1e9", undefined],
  ["0x10", undefined],
  ["1.2.3", undefined],
  [".", undefined],
  ["2026-01-01T00:00:30Z", undefined],
  ["GMT", undefined],
  ["tomorrow GMT", undefined],
  ["", undefined],
  [null, undefined],
  ["9".repeat(400), undefined],
])("reads %j as %s ms", (header, expected) => expect(parseRetryAfter(header, now)).toBe(expected));
