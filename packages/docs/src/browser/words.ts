/** Keeps numbers, because a status is one. Splits names into words, `reply_to` as well as `sendMessage`. */
export function wordsOf(text: string): string[] {
  return text
    .replaceAll(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .replaceAll(/(?<=\w)['’](?=[a-z]\b)/g, "")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "" && !common.has(word));
}

const common = new Set(
  (
    "a am an and are as at be by can cant do does doesnt dont for from get getting gets got has have how i im in into is isnt it its me must my " +
    "of off on or our out over please so t that the their them there this to too us using via was we what when where who why will " +
    "with without work works working would you your error errors code api message messages"
  ).split(" "),
);

/** Whether one letter is missing, added, wrong, or swapped with its neighbor. */
export function isSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  return (
    restA.slice(1) === restB.slice(1) ||
    restA.slice(1) === restB ||
    restA === restB.slice(1) ||
    (restA.length > 1 && `${restA[1]}${restA[0]}${restA.slice(2)}` === restB)
  );
}

/** 1 for the word itself, less for its beginning ("limit", "limits") and for its stem ("authenticate", "authentication"). */
export function likeness(word: string, other: string): number {
  if (word === other) return 1;
  if (word.length < 3 || other.length < 3) return 0;
  const [short, long] = word.length < other.length ? [word, other] : [other, word];
  if (long === `${short}s` || long === `${short}es` || long === `${short}ed` || long === `${short}ing`)
    return 0.9;
  if (other.startsWith(word)) return 0.6;
  if (word.startsWith(other) && other.length > Math.max(3, word.length - 4)) return 0.6;
  return haveOneStem(word, other) ? 0.5 : 0;
}

function haveOneStem(a: string, b: string): boolean {
  let shared = 0;
  while (shared < a.length && a[shared] === b[shared]) shared++;
  return shared >= 5 && shared >= Math.max(a.length, b.length) - 4;
}
