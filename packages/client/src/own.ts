/** `table[key]`, without inherited members. */
export function own<T>(
  table: Readonly<Record<string, T>> | undefined,
  key: string | number | undefined,
): T | undefined {
  // No table has the key "undefined".
  return table && Object.hasOwn(table, key!) ? table[key!] : undefined;
}
