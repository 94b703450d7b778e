#!/usr/bin/env bash
# A union of errors that differ only in their code, and a function that makes one of them from any of the codes:
# `(code: ApiError["code"], message: string): ApiError => ({ code, message })`.
# Expected: it compiles, since each code belongs to an error of the union, and the number of codes makes no difference.
# Seen (TypeScript 5.9.3 and 7.0.2): with 25 codes it compiles. With the 26th, the compiler says that the code isn't assignable to
# one of them. It tries no more than 25 combinations, and the message doesn't say so.
# For you: a new code breaks a build in a place that doesn't name it. Give errors that differ in nothing but their code one type,
# whose code is the union of theirs.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{"private":true,"type":"module"}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts typescript-5@npm:typescript@5.9.3 typescript-7@npm:typescript@7.0.2
npm install --silent --no-audit --no-fund node@24.21.0
export PATH="$folder/node_modules/.bin:$PATH"
program() { # how many codes
  echo "export type ApiError ="
  for number in $(seq "$1"); do echo "  | { code: 'code_$number'; message: string }"; done
  echo ";"
  echo "export const failure = (code: ApiError['code'], message: string): ApiError => ({ code, message });"
}
for codes in 25 26; do program "$codes" > "codes-$codes.ts"; done
same=0
compile() { # package, file, what to expect
  local result=compiles
  node "node_modules/$1/bin/tsc" --noEmit --strict --target es2022 "$2" > log 2>&1 || result=$(grep -o "error TS[0-9]*" log)
  echo "$(node "node_modules/$1/bin/tsc" --version), $2: $result"
  [ "$result" = "$3" ] || same=1
}
for package in typescript-5 typescript-7; do
  compile "$package" codes-25.ts compiles
  compile "$package" codes-26.ts "error TS2322"
done
exit "$same"
