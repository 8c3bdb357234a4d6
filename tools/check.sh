#!/usr/bin/env bash
# check.sh - the rules of the house that a compiler does not see. Each is one line of the result.
# usage: tools/check.sh BUILD      ends with 'N passed, N failed'
set -uo pipefail
cd "$(dirname "$0")/.."
build=$1
passed=0 failed=0

check() {
	local name=$1 out
	shift
	if out=$("$@" 2>&1) && [ -z "$out" ]; then
		passed=$((passed + 1))
		echo "ok      $name"
	else
		failed=$((failed + 1))
		echo "FAILED  $name"
		printf '%s\n' "${out:-no answer}" | head -n 200 | sed 's/^/    /'
	fi
}

# Files people write, as git knows them or will.
sources() { git ls-files --cached --others --exclude-standard -- "$@" | while read -r f; do [ ! -f "$f" ] || echo "$f"; done; }

floors() { tools/check_floors.sh; }

# 900 lines are too many for one file.
sizes() {
	sources '*.c' '*.h' '*.sql' '*.html' '*.py' '*.js' '*.sh' dev |
		xargs wc -l | awk '$2 != "total" && $1 > 900 { print $2 ": " $1 " lines; more than 900" }'
}

# The first line of a file says in one sentence what it is.
heads() {
	sources src tools tests fuzz bench packaging dev .ci | while read -r f; do
		case $f in
		*.c | *.h) want='^/\* .{12,}' line=1 ;;
		*.sql) want='^-- .{12,}' line=1 ;;
		*.html) want='^\{# .{12,}' line=1 ;;
		*/text/*.txt | *.list | src/*.txt | *meson.build) want='^# .{12,}' line=1 ;;
		*.py) want='^("""|#!|# )' line=1 ;;
		*.sh | dev | .ci/run) want='^# .{12,}' line=2 ;;
		*) continue ;;
		esac
		sed -n "${line}p" "$f" | grep -Eq "$want" || echo "$f:$line: say in one sentence what this file is"
	done
}

# No state at file scope that can change: it would be shared between threads and tests. tools/state.txt holds the exceptions.
state() {
	local objects=$build/libterang_all.a.p
	[ -d "$objects" ] || { echo "$objects is not built"; return 1; }
	# sysv format: Name|Value|Class|Type|Size|Line|Section; constants with addresses lie in .data.rel.ro.
	nm --format=sysv "$objects"/*.o 2>/dev/null | awk -F'|' '
		BEGIN {
			while ((getline line < "tools/state.txt") > 0) {
				n = split(line, w, " ")
				if (w[1] ~ /^#/ || n == 0) continue
				if (n < 3) { print "tools/state.txt: " line ": give a reason"; continue }
				allowed[w[1], w[2]] = 1
			}
		}
		/^Symbols from / { file = $0; sub(/:$/, "", file); sub(/^.*\//, "", file); sub(/^src_/, "", file); sub(/\.c\.o$/, ".c", file); next }
		{
			gsub(/ /, "", $1); gsub(/[ \t]/, "", $7)
			name = $1; sub(/\.[0-9]+$/, "", name)
			if (($7 ~ /^\.(data|bss|tdata|tbss)/ && $7 !~ /^\.data\.rel\.ro/ || $7 == "*COM*") &&
			    !((file, name) in allowed) && file !~ /^app_/ && name !~ /^\.L/ && name != "")
				print file ": " name " can change; pass it as a parameter"
		}'
}

# A number of days that comes from a law has a key in docs/law.tsv; code names the key. What is no law's number says so
# behind it: /* number: what it is */ or /* not a law: what it is */
law_numbers() {
	local days='(?<!week_)(?:days|hari)' number='(?!0\b|1\b)\d+\b'
	sources 'src/core/*.[ch]' 'src/rooms/*.[ch]' | grep -Ev '_test\.[ch]$|_vectors\.h$|/(law|calendar|deadline)\.[ch]$' |
		xargs grep -nPi "\b\w*${days}\w*\s*(?:[=!<>]=|[<>]|[-+*]?=|[-+*])\s*${number}(?!\s*\*)|\.d\s*[-+]\s*${number}|add_${days}\([^;]*,\s*-?${number}\s*\)|${number}\s*\*\s*MS_PER_DAY" /dev/null |
		grep -Ev '/\* (number|not a law): ' || true
}

# Every word is used, and a template fills every {name} of its sentence.
words() {
	local texts
	texts=$(sources 'src/*/text/*.txt' 'src/rooms/*/text/*.txt')
	[ -n "$texts" ] || return 0
	# shellcheck disable=SC2046,SC2086
	"$build/wordgen" --check $texts -- $(sources 'src/*.c' 'src/*.h' 'src/*.html')
}

# Rooms of src/rooms and lines of src/rooms.list are the same.
rooms() {
	diff <(sed 's/#.*//; s/[[:space:]]//g; /^$/d' src/rooms.list | sort) <(find src/rooms -mindepth 1 -maxdepth 1 -type d -printf '%f\n' | sort) |
		sed -n 's/^< /src\/rooms.list names a room without folder: /p; s/^> /not in src\/rooms.list: /p'
}

# What the compiler and the linker were told to build in is in the program (docs: the flags stand in meson.build).
hardening() {
	local exe=$build/terang head names code
	[ -x "$exe" ] || { echo "$exe is not built"; return 1; }
	head=$(readelf -hdlW "$exe") names=$(nm -D "$exe") code=$(objdump -d --no-show-raw-insn --disassemble=main "$exe")
	grep -q 'Type: *DYN (Position-Independent' <<<"$head" || echo "not position independent"
	grep -q 'Flags:.* NOW' <<<"$head" || echo "symbols are bound late"
	grep -q GNU_RELRO <<<"$head" || echo "relocations stay writable"
	! grep -q 'GNU_STACK.*RWE' <<<"$head" || echo "the stack is executable"
	grep -q __stack_chk_fail <<<"$names" || echo "no stack protector"
	grep -q '_chk@' <<<"$names" || echo "no fortified functions"
	grep -q endbr64 <<<"$code" || [ "$(uname -m)" != x86_64 ] || echo "no control-flow protection"
}

# Nothing that says "to be done" is left in what people run.
unfinished() { sources src tools tests web | grep -v '^tools/check.sh$' | xargs grep -nIE '\b(TODO|FIXME|XXX|HACK)\b' /dev/null || true; }

check floors floors
check sizes sizes
check 'head comments' heads
check 'no state at file scope' state
check 'numbers of the law' law_numbers
check words words
check rooms rooms
check hardening hardening
check unfinished unfinished
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
