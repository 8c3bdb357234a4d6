#!/usr/bin/env bash
# new_room.sh - makes src/rooms/NAME from tools/skeleton and registers it in src/rooms.list.
# usage: tools/new_room.sh NAME      NAME: small letters, digits and '_', 2 to 24
set -euo pipefail
cd "$(dirname "$0")/.."
name=${1:-}
fail() { echo "new-room: $*" >&2; exit 1; }
[[ $name =~ ^[a-z][a-z0-9_]{1,23}$ ]] || fail "a room's name has 2 to 24 small letters, digits and '_' (./dev new-room hearings)"
[ ! -e "src/rooms/$name" ] || fail "src/rooms/$name is there already"
! grep -rqsE "^CREATE TABLE $name\b" src/core/schema src/rooms || fail "a table is called $name already"
! tools/list.sh all | grep -qE "/${name}(_queries\.sql|_rules\.c|_list\.html|_rules_test\.c)$" || fail "files are called $name already"
while read -r from; do
	to=src/rooms/$name/${from//skeleton/$name}
	mkdir -p "$(dirname "$to")"
	sed "s/SKELETON/${name^^}/g; s/skeleton/$name/g" "tools/skeleton/$from" >"$to"
done < <(cd tools/skeleton && find . -type f -printf '%P\n' | sort)
echo "$name" >>src/rooms.list
echo "src/rooms/$name is there and registered. Read src/rooms/$name/$name.c first; then ./dev test."
