#!/usr/bin/env bash
# run.sh - every figure of docs/benchmarks.md, measured anew. Called by ./dev bench, which has built the program.
# usage: bench/run.sh [--cases FILE.csv] [--only PART[,PART…]] [--pairs N] [--seconds N] [--no-pg] [--keep]
#   --cases   24,271 requests of Boston's 311 (2015) for data/peta/boston311.map; or in TERANG_BENCH_CSV. Without it the
#             figures of a large installation are left out, and said to be.
#   --only    cached, pages, filing, start, large, pg. docs/benchmarks.md is written only by a run of all parts.
set -euo pipefail
cd "$(dirname "$0")/.."
for tool in nginx wrk strace sqlite3; do
	PATH=$PATH:/usr/sbin command -v $tool >/dev/null || { echo "bench: $tool is missing (./dev bench installs it)" >&2; exit 1; }
done
exec env PATH="$PATH:/usr/sbin" /usr/bin/python3 bench/run.py "$@"
