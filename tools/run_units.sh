#!/usr/bin/env bash
# run_units.sh - runs every group of unit tests as a process of its own, so that a crash costs one group, not all.
# usage: tools/run_units.sh BUILD [GROUP…]      ends with 'N passed, N failed'
set -uo pipefail
exe=$1/unit_tests
shift
[ -x "$exe" ] || { echo "$exe is not built"; echo "0 passed, 1 failed"; exit 1; }
groups=("$@")
[ ${#groups[@]} -gt 0 ] || mapfile -t groups < <("$exe" --list)
limit=300
[ -z "${TERANG_LONG:-}" ] || limit=7200
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

# one GROUP: its output into a file of its own, its exit status into another.
one() {
	local status=0
	timeout "$limit" "$exe" "$1" >"$out/$1.log" 2>&1 || status=$?
	echo "$status" >"$out/$1.status"
}
export -f one
export exe limit out
# As many side by side as there are processors: half of a group's time is waiting for a database.
printf '%s\n' "${groups[@]}" | xargs -P "${TERANG_JOBS:-$(nproc)}" -I '{}' bash -c 'one "$1"' _ '{}'

passed=0 failed=0
for group in "${groups[@]}"; do
	log=$out/$group.log
	status=$(cat "$out/$group.status" 2>/dev/null || echo missing)
	# cmocka: "[  PASSED  ] 3 test(s)." and "[  FAILED  ] 1 test(s), listed below:"
	p=$(sed -n 's/^\[  PASSED  \] \([0-9]*\) test(s)\.*$/\1/p' "$log" | awk '{ n += $1 } END { print n + 0 }')
	f=$(sed -n 's/^\[  FAILED  \] .*: \{0,1\}\([0-9]*\) test(s), listed below:$/\1/p; s/^\[  FAILED  \] \([0-9]*\) test(s), listed below:$/\1/p' "$log" |
		awk '{ n += $1 } END { print n + 0 }')
	if [ "$status" != 0 ] && [ "$f" = 0 ]; then f=1; fi
	if [ "$status" = 0 ] && [ "$p" = 0 ]; then echo "ERROR: $group ran no test"; f=1; fi
	if [ "$f" != 0 ]; then
		cat "$log"
		echo "FAILED: $group ($f), exit $status"
	fi
	printf '%-28s %4d passed %3d failed\n' "$group" "$p" "$f"
	passed=$((passed + p))
	failed=$((failed + f))
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
