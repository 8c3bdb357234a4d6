#!/bin/sh
# list.sh - the files of one kind, one a line, sorted; what meson.build builds.
# usage: tools/list.sh c|test|sql|html|text|schema|fuzz|bench|rooms|all
set -eu
cd "$(dirname "$0")/.."
export LC_ALL=C
find_in() { [ -d "$1" ] && find "$@" -type f | sort || true; }
case "$1" in
c) find_in src -name '*.c' ! -name '*_test.c' ! -path 'src/app/main.c' ;;
test) find_in src -name '*_test.c' ;;
sql) find_in src -name '*_queries.sql' ;;
html) find_in src -name '*.html' ;;
text) find_in src -path '*/text/*.txt' ;;
schema) find_in src -path '*/schema/*.sql' ;;
fuzz) find_in fuzz -name '*_fuzz.c' ;;
bench) find_in bench -name '*.c' ;;
rooms) [ ! -f src/rooms.list ] || sed 's/#.*//; s/[[:space:]]//g; /^$/d' src/rooms.list ;;
# Everything whose coming or going changes how the program is built.
all) for kind in c test sql html text schema fuzz bench rooms; do "$0" "$kind"; done; ls src/app/main.c docs/leaf-acts.tsv 2>/dev/null || true ;;
*) echo "list.sh: unknown kind '$1'" >&2; exit 2 ;;
esac
