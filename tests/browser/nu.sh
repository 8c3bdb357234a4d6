#!/bin/sh
# nu.sh DIR - checks every .html under DIR with the Nu checker (npm vnu-jar, needs default-jre-headless).
# One line per file, "ok …" or "FAIL … first errors"; the last line is "N passed, N failed".
set -eu
dir=${1:?usage: tests/browser/nu.sh DIR}
jar=$(dirname "$0")/../../web/node_modules/vnu-jar/build/dist/vnu.jar
found=$(mktemp)
trap 'rm -f "$found"' EXIT
ls "$dir"/*.html >/dev/null # no pages is a failure
java -Xss4m -jar "$jar" --errors-only --format gnu "$dir"/*.html >"$found" 2>&1 || [ -s "$found" ]

passed=0
failed=0
for file in "$dir"/*.html; do
	name=$(basename "$file")
	if grep -F "/$name\":" "$found" >/dev/null; then
		failed=$((failed + 1))
		grep -F "/$name\":" "$found" | head -3 | sed "s#^.*/$name\":#FAIL nu $name #"
	else
		passed=$((passed + 1))
		echo "ok nu $name"
	fi
done
# What is not about a file (no Java, a broken jar) must not pass for zero errors.
if grep -v '^"file:' "$found"; then
	failed=$((failed + 1))
fi
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
