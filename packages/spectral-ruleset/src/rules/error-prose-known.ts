import { problem, type Rule } from "../rule.ts";
import { casingOf } from "../shared/casing.ts";
import { namesIn } from "../shared/names.ts";
import { looksLikeCode, nearestName, wordsOf } from "../shared/prose-words.ts";
import { textsIn } from "../shared/texts.ts";

export default {
  description: "Prose outside errors names only codes that the document defines.",
  severity: "warn",
  why: "Operations and introductions mention codes too. After a rename, readers copy the old one from there.",
  where: "paths./messages.post",
  good: `
description: A contact that has blocked the number is refused with \`contact_blocked\`.`,
  bad: `
description: A contact that has blocked the number is refused with \`contact_banned\`.`,
  fix: "Write the code as the document defines it. If the word is not a code, add it to the `words` option. A word looks like a code if it begins like a code of the document.",
  *check(contract) {
    const { document, codes, errors, options } = contract;
    const casing = casingOf(contract);
    if (casing === undefined) return;
    const known = new Set([...namesIn(contract, document), ...codes, ...options.words]);
    const inErrors = new Set([...errors.values()].map(({ path }) => path.join("\n")));
    for (const [prose, path] of textsIn(document, [])) {
      // The rule `error-code-known` reads the words in backticks inside errors.
      const isInError = inErrors.has(path.slice(0, 3).join("\n"));
      // Another schema has names of its own. This project's schemas name its codes.
      const isOfOther = path[0] === "components" && path[1] === "schemas" && !isInError;
      if (isOfOther && !options.house) continue;
      const words = wordsOf(isInError ? prose.replaceAll(/`[^`]*`/g, "``") : prose, casing);
      const found = words.filter((word) => !known.has(word) && looksLikeCode(word, codes));
      if (found.length === 0) continue;
      const list = [...new Set(found)]
        .map((word) => `\`${word}\`${nearestName(word, [...codes])}`)
        .join(", ");
      yield problem(
        `write a code that the document defines instead of ${list}, or add it to the option \`words\``,
        path,
      );
    }
  },
} as const satisfies Rule;
