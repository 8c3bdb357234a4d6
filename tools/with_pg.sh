#!/usr/bin/env bash
# with_pg.sh - runs a command with a PostgreSQL of its own, which is gone afterwards.
# usage: tools/with_pg.sh COMMAND [ARG…]     TERANG_TEST_PG holds the address of an empty database; an address that is
# set already is used as it is. Root may not run PostgreSQL: then the cluster belongs to the user postgres.
set -euo pipefail
[ $# -gt 0 ] || { echo "usage: tools/with_pg.sh COMMAND [ARG…]" >&2; exit 2; }
if [ -n "${TERANG_TEST_PG:-}" ]; then exec "$@"; fi
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
[ -x "$bin/initdb" ] || { echo "with_pg.sh: no PostgreSQL on this machine (apt-get install postgresql-15)" >&2; exit 1; }
dir=$(mktemp -d /tmp/terang-pg.XXXXXX)
as=()
if [ "$(id -u)" = 0 ]; then
	chown postgres "$dir"
	as=(setpriv --reuid=postgres --regid=postgres --init-groups env HOME="$dir")
fi
stop() {
	"${as[@]}" "$bin/pg_ctl" -D "$dir/data" -m immediate -w stop >/dev/null 2>&1 || true
	rm -rf "$dir"
}
trap stop EXIT
trap 'exit 130' INT TERM
cd "$dir"
"${as[@]}" "$bin/initdb" -D "$dir/data" -U terang -A trust --no-sync -E UTF8 --locale=C >"$dir/init.log" 2>&1 ||
	{ cat "$dir/init.log" >&2; exit 1; }
# A free port: asked from the system, tried again when somebody was faster.
for try in 1 2 3 4 5; do
	port=$((20000 + (RANDOM + $$) % 20000))
	if "${as[@]}" "$bin/pg_ctl" -D "$dir/data" -w -t 30 -l "$dir/server.log" \
		-o "-c listen_addresses=127.0.0.1 -p $port -k $dir -c fsync=off -c max_connections=200" start >/dev/null 2>&1; then
		break
	fi
	[ "$try" != 5 ] || { cat "$dir/server.log" >&2; exit 1; }
done
"${as[@]}" "$bin/createdb" -h 127.0.0.1 -p "$port" -U terang terang
cd - >/dev/null
export TERANG_TEST_PG="postgres://terang@127.0.0.1:$port/terang"
status=0
"$@" || status=$?
exit $status
