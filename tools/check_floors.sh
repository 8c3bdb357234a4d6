#!/bin/sh
# check_floors.sh - refuses an #include that climbs a floor, walks round a door, or brings a driver into a room.
# usage: tools/check_floors.sh [ROOT]     one line per fault and a non-zero exit; ROOT has src/floors.txt
set -eu
cd "${1:-$(dirname "$0")/..}/src"
find . -name '*.[ch]' | sed 's|^\./||' | sort | xargs awk '
	function folder(path) { return path ~ /\// ? substr(path, 1, match(path, /\/[^\/]*$/) - 1) : "" }
	# rooms/NAME and below is one folder; below another floor the first part is.
	function unit(path, parts, n) {
		n = split(folder(path), parts, "/")
		return parts[1] == "rooms" ? parts[1] "/" parts[2] : parts[1]
	}
	function floor_of(u) { return u in level ? level[u] : u ~ /^rooms\// && "rooms/*" in level ? level["rooms/*"] : -1 }
	BEGIN {
		while ((getline line < "floors.txt") > 0) {
			n = split(line, w, " ")
			if (w[1] == "floor") level[w[3]] = w[2] + 0
			if (w[1] == "door") {
				if (n < 4) { print "floors.txt: the door " w[2] " " w[3] " has no reason"; bad = 1 }
				door[w[2], w[3]] = 1
			}
		}
		if (!("base" in level)) { print "floors.txt: cannot be read"; exit 1 }
		split("microhttpd.h sqlite3.h libpq-fe.h sys/socket.h netinet/in.h netdb.h arpa/inet.h sys/un.h curl/curl.h", hard, " ")
		for (i in hard) driver[hard[i]] = 1
	}
	FNR == 1 { from = unit(FILENAME); is_test = FILENAME ~ /_test\.[ch]$/; is_rules = FILENAME ~ /_rules\.[ch]$/ }
	/^#include </ {
		split($0, q, /[<>]/)
		if (floor_of(from) >= 2 && floor_of(from) <= 3 && q[2] in driver && !is_test) {
			print FILENAME ":" FNR ": " q[2] " belongs to the lower floors"; bad = 1
		}
	}
	/^#include "/ {
		split($0, q, "\"")
		own = FILENAME; sub(/\.c$/, ".h", own)
		if (q[2] ~ /^gen\//) {
			if (is_rules && q[2] != "gen/law.h") { print FILENAME ":" FNR ": rules are pure: no " q[2]; bad = 1 }
			next
		}
		to = unit(q[2]); fault = ""
		if (is_rules && q[2] !~ /^base\// && q[2] != own && q[2] !~ /_rules\.h$/) fault = "rules are pure: floor 0 and their own header only, not " q[2]
		else if (from == to) fault = ""
		else if (floor_of(from) < 0) fault = "the folder " from " has no floor"
		else if (floor_of(to) < 0) fault = "the folder " to " has no floor"
		else if (floor_of(to) > floor_of(from)) fault = from " (" floor_of(from) ") climbs to " to " (" floor_of(to) ")"
		else if (floor_of(to) == floor_of(from) && !((from, q[2]) in door)) fault = "no door from " from " to " q[2]
		if (fault) { print FILENAME ":" FNR ": " fault; bad = 1 }
	}
	END { exit bad }
'
