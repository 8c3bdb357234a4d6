#!/bin/bash
# A temporary PostgreSQL cluster for the tests: on loopback and a socket of its own, ended by pid. What the tests kill is never
# PostgreSQL itself, so fsync is off but where a test switches it on: making databases is then many times quicker.
#   tests/pg_cluster.sh start   prints its URL (value of TERANG_TEST_PG); the same one when it runs already
#   tests/pg_cluster.sh stop    ends it and removes its files; fine when there is none
# TERANG_PG_DIR names its folder; without it, one per checkout.
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
dir=${TERANG_PG_DIR:-${TMPDIR:-/tmp}/terang-pg-$(id -u)-$(printf %s "$here" | cksum | cut -d' ' -f1)}
bin=${TERANG_PG_BIN:-/usr/lib/postgresql/15/bin}

# PostgreSQL refuses to run as root.
as_owner() {
	if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

running() {
	[ -s "$dir/data/postmaster.pid" ] && [ "$(cat "/proc/$(head -n1 "$dir/data/postmaster.pid")/comm" 2>/dev/null)" = postgres ]
}

start() {
	if running; then cat "$dir/url"; return; fi
	[ -x "$bin/initdb" ] || { echo "pg_cluster: PostgreSQL 15 is not installed ($bin)" >&2; exit 1; }
	rm -rf "$dir"
	mkdir -m 700 "$dir"
	local password port try
	password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
	(umask 077; printf '%s\n' "$password" > "$dir/password")
	if [ "$(id -u)" = 0 ]; then chown -R postgres: "$dir"; fi
	as_owner "$bin/initdb" -D "$dir/data" -U terang --pwfile="$dir/password" -A scram-sha-256 -E UTF8 --locale=C.UTF-8 \
		> "$dir/initdb.log" 2>&1 || { cat "$dir/initdb.log" >&2; exit 1; }
	# In the file, not on the command line: the durability tests switch it on for themselves (ALTER SYSTEM).
	echo "fsync = off" >> "$dir/data/postgresql.conf"
	for try in 1 2 3 4 5 6 7 8; do
		port=$((20000 + ($(od -An -N2 -tu2 /dev/urandom)) % 30000))
		if as_owner "$bin/pg_ctl" -s -w -t 60 -D "$dir/data" -l "$dir/server.log" \
			-o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories='$dir' -c max_connections=200 \
			-c shared_buffers=64MB -c synchronous_commit=on -c timezone=UTC -c max_wal_size=256MB" start 9>&- >&2
		then
			echo "postgres://terang:$password@127.0.0.1:$port/postgres" > "$dir/url"
			cat "$dir/url"
			return
		fi
	done
	cat "$dir/server.log" >&2
	exit 1
}

stop() {
	if running; then
		local pid
		pid=$(head -n1 "$dir/data/postmaster.pid")
		kill -INT "$pid" # fast: ends sessions, then writes everything
		for _ in $(seq 300); do
			kill -0 "$pid" 2>/dev/null || break
			sleep 0.1
		done
		if kill -0 "$pid" 2>/dev/null; then echo "pg_cluster: $pid does not end" >&2; exit 1; fi
	fi
	rm -rf "$dir"
}

exec 9> "$dir.lock"
flock 9
case "${1:-}" in
start) start ;;
stop) stop; rm -f "$dir.lock" ;;
*) echo "usage: $0 start|stop" >&2; exit 2 ;;
esac
