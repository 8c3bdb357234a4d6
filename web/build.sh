#!/bin/sh
# build.sh OUTDIR - makes what a browser loads, from the packages pinned in package-lock.json: terang.css, terang.js,
# terang.woff2 (the letters in use of Plus Jakarta Sans, weights 400 to 800) and ikon.svg.
# Beside OUTDIR it makes areas/wilayah.csv.gz, the administrative areas of package idn-area-data.
# Does nothing when no input has changed since the last time. The font's address in the stylesheet carries the first
# eight hex digits of its SHA-256, as the addresses under /aset/ do, so that page and stylesheet ask for it once.
# Needs: nodejs npm python3-fonttools python3-brotli
set -eu
out=${1:?usage: web/build.sh OUTDIR}
mkdir -p "$out"
out=$(cd "$out" && pwd)
cd "$(dirname "$0")"

stamp=$out.stamp
areas=$(dirname "$out")/areas
inputs=$(cat build.sh package.json package-lock.json areas.py font.py site.scss terang.css terang.js ikon.svg | sha256sum)
if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$inputs" ] && [ -f "$out/terang.css" ] && [ -f "$areas/wilayah.csv.gz" ]; then
	exit 0
fi
if [ ! -f node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
	npm ci --no-audit --no-fund --loglevel=error >&2
fi

new=$(mktemp -d "$out.XXXXXX")
trap 'rm -rf "$new"' EXIT
/usr/bin/python3 font.py node_modules/@fontsource-variable/plus-jakarta-sans/files/plus-jakarta-sans-latin-wght-normal.woff2 \
	"$new/terang.woff2"
font=$(sha256sum "$new/terang.woff2" | cut -c1-8)
node_modules/.bin/sass --load-path=node_modules --style=compressed --no-source-map --no-charset site.scss |
	sed "s/terang\.woff2/terang.woff2?v=$font/" >"$new/terang.css"
grep -q "terang.woff2?v=$font" "$new/terang.css" # the stylesheet must name the font
cp ikon.svg terang.js "$new/"
[ "$(wc -c <terang.js)" -le 4096 ] || { echo "web/terang.js has more than 4096 bytes" >&2; exit 1; }

mkdir -p "$areas"
/usr/bin/python3 areas.py "$areas/wilayah.csv.gz" # beside what browsers load: in the program, not served

rm -rf "$out"
mv "$new" "$out"
chmod 755 "$out"
trap - EXIT
echo "$inputs" >"$stamp"
