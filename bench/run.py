"""Measures what docs/benchmarks.md tells: ours beside a yardstick, in alternating pairs, each command printed. See run.sh."""
import argparse
import datetime as dt
import http.client
import os
import pathlib
import re
import shutil
import signal
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
BUILD = ROOT / "build" / "release"
MAP = ROOT / "data" / "peta" / "boston311.map"
CASES, CONNECTIONS, VISITORS, EACH = 3000, (64, 128, 256, 512), 64, 50
MANY = {"threads": 64, "db_connections": 64}
CALM = {"date", "content-length", "connection", "server", "keep-alive"}  # headers that every server makes for itself


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def processes(pid):
    """A process and all below it."""
    found = [pid]
    for one in found:
        try:
            found += [int(c) for c in pathlib.Path("/proc/%d/task/%d/children" % (one, one)).read_text().split()]
        except OSError:
            pass
    return found


def cpu_seconds(pids):
    return sum(time.clock_gettime((~pid << 3) | 2) for pid in pids)  # the clock of all threads of a process


def anon_kib(pids):
    total = 0
    for pid in pids:
        try:
            total += int(re.search(r"RssAnon:\s+(\d+)", pathlib.Path("/proc/%d/status" % pid).read_text()).group(1))
        except (OSError, AttributeError):
            pass
    return total


def median(values):
    return statistics.median(values)


class Bench:
    def __init__(self, options):
        self.options = options
        self.work = pathlib.Path(tempfile.mkdtemp(prefix="terang-bench-"))
        self.lines, self.started, self.missing = [], [], []

    # -- telling

    def say(self, line=""):
        print(line, flush=True)

    def write(self, *lines):
        self.lines += lines
        for line in lines:
            self.say(line)

    def shown(self, words):
        text = " ".join("'%s'" % w if re.search(r"[\s;&?]", w) else w for w in map(str, words))
        text = text.replace(str(self.work), "$W").replace(str(ROOT) + "/", "")
        return text.replace(str(self.options.cases), "$CASES") if self.options.cases else text

    def run(self, *words, env=None, limit=300, check=True, quiet=False, lines=14):
        if not quiet:
            self.say("$ " + self.shown(words))
        done = subprocess.run([str(w) for w in words], capture_output=True, text=True, env={**os.environ, **(env or {})}, timeout=limit)
        if check and done.returncode != 0:
            raise RuntimeError("%s: %s" % (self.shown(words), (done.stderr or done.stdout)[-600:]))
        if not quiet:
            for line in done.stdout.strip().splitlines()[-lines:]:
                self.say("    " + line.split("\r")[-1])
        return done.stdout

    def spawn(self, *words, env=None, log="server.log"):
        self.say("$ %s &" % self.shown(words))
        with open(self.work / log, "ab") as out:
            p = subprocess.Popen([str(w) for w in words], stdout=out, stderr=out, env={**os.environ, **(env or {})})
        self.started.append(p)
        return p

    def end(self, p):
        if p.poll() is None:
            p.terminate()
            try:
                p.wait(20)
            except subprocess.TimeoutExpired:
                for pid in processes(p.pid):
                    os.kill(pid, signal.SIGKILL)
                p.wait()
        if p in self.started:
            self.started.remove(p)

    def close(self):
        for p in list(self.started):
            self.end(p)
        if self.options.keep:
            self.say("kept: %s" % self.work)
        else:
            shutil.rmtree(self.work, ignore_errors=True)

    # -- our server

    def wait_for(self, port, p, path="/"):
        """Seconds until the first whole answer."""
        begin = time.monotonic()
        while time.monotonic() - begin < 30:
            if p.poll() is not None:
                break
            try:
                c = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
                c.request("GET", path)
                if c.getresponse().read():
                    return time.monotonic() - begin
            except OSError:
                time.sleep(0.001)
        raise RuntimeError("no answer: " + (self.work / "server.log").read_text(errors="replace")[-600:])

    def serve(self, data, cache=True, log="server.log", **settings):
        """The settings of `terang config`: no limits per address, for all load comes from one; page cache off where pages are measured."""
        port = free_port()
        env = {"TERANG_RATE_LIMITS": "tidak", "TERANG_CONNECTIONS_PER_ADDRESS": "0"}
        if not cache:
            env["TERANG_PAGE_CACHE"] = "0"
        env.update({"TERANG_" + k.upper(): str(v) for k, v in settings.items()})
        self.say("  settings: " + ", ".join("%s = %s" % (k[7:].lower(), v) for k, v in env.items()))
        p = self.spawn(BUILD / "terang", "serve", "--data", data, "--listen", "127.0.0.1:%d" % port, env=env, log=log)
        self.wait_for(port, p)
        return p, port

    def demo(self):
        data = self.work / "demo"
        if not data.exists():
            self.run(BUILD / "terang", "demo", "--data", data, "--cases", CASES, limit=600, lines=1)
        return data

    def copy(self, data, name):
        to = self.work / name
        shutil.rmtree(to, ignore_errors=True)
        shutil.copytree(data, to)
        return to

    def number(self, data):
        """A published complaint."""
        with sqlite3.connect("file:%s/terang.db?mode=ro" % data, uri=True) as db:
            return db.execute("SELECT number FROM case_file WHERE kind = 1 AND title IS NOT NULL ORDER BY id DESC LIMIT 1").fetchone()[0]

    # -- load

    def wrk(self, url, connections, pids, seconds, headers=("Accept-Encoding: gzip",), quiet=False):
        words = ["wrk", "-t2", "-c%d" % connections, "-d%ds" % seconds, "--latency"]
        for h in headers:
            words += ["-H", h]
        cpu = cpu_seconds(pids)
        out = self.run(*words, url, limit=seconds + 60, quiet=True)
        cpu = cpu_seconds(pids) - cpu
        requests = int(re.search(r"(\d+) requests in", out).group(1))
        rate = float(re.search(r"Requests/sec:\s+([\d.]+)", out).group(1))
        bad = re.search(r"Socket errors: (.*)|Non-2xx or 3xx responses: (\d+)", out)
        times = {k: v for k, v in re.findall(r"^\s+(50|99)%\s+([\d.]+\w+)", out, re.M)}
        slowest = re.search(r"Latency\s+\S+\s+\S+\s+(\S+)", out).group(1)
        if not quiet:
            self.say("$ %s\n    %.0f requests/s, %.1f us of processor time each, 50%% %s, 99%% %s, slowest %s%s" % (
                self.shown(words + [url]), rate, cpu * 1e6 / max(requests, 1), times.get("50"), times.get("99"), slowest,
                ", " + bad.group(0) if bad else ""))
        return {"rate": rate, "cpu": cpu * 1e6 / max(requests, 1), "p99": times.get("99"), "slowest": slowest, "bad": bad.group(0) if bad else ""}

    def file(self, port, agency, pids, each=EACH, visitors=VISITORS, check=True):
        out = self.run(BUILD / "file_load", "127.0.0.1:%d" % port, agency, visitors, each, *pids, check=check)
        return {k: float(v) for k, v in re.findall(r"(\w+)=([\d.]+)", out)}

    def pairs(self, seconds):
        """As many rounds as were asked for; from three on fewer, where they take longer than this."""
        begin = time.monotonic()
        for i in range(self.options.pairs):
            if i >= 3 and time.monotonic() - begin > seconds:
                self.say("  %d pairs of %d: the machine is slow" % (i, self.options.pairs))
                return
            yield i

    # -- parts

    def cached(self):
        """A page from the cache against nginx with the same bytes and headers."""
        data = self.demo()
        p, port = self.serve(data)
        c = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        c.request("GET", "/aduan", headers={"Accept-Encoding": "gzip"})
        r = c.getresponse()
        body, headers = r.read(), [(k, v) for k, v in r.getheaders() if k.lower() not in CALM]
        nginx, their = self.nginx(body, headers)
        c = http.client.HTTPConnection("127.0.0.1", their, timeout=20)
        c.request("GET", "/aduan", headers={"Accept-Encoding": "gzip"})
        r = c.getresponse()
        same = r.read() == body and sorted((k.lower(), v) for k, v in r.getheaders() if k.lower() not in CALM) == sorted(
            (k.lower(), v) for k, v in headers)
        ours_pids, their_pids = processes(p.pid), processes(nginx.pid)
        self.write("## Cached page against nginx", "",
                   "`/aduan`, %d bytes of gzip, keep-alive, %d headers; bytes and headers of both %s. nginx: 2 workers, no access log; ours writes "
                   "a log line per request." % (len(body), len(headers), "are the same" if same else "DIFFER"), "")
        rows = []
        for n in CONNECTIONS:
            pairs = []
            for _ in self.pairs(30):
                ours = self.wrk("http://127.0.0.1:%d/aduan" % port, n, ours_pids, self.options.seconds)
                pairs.append((ours, self.wrk("http://127.0.0.1:%d/aduan" % their, n, their_pids, self.options.seconds)))
            rows.append("| %d | %.0f | %.0f | %.2f | %.1f | %.1f | %.2f | %s | %s |" % (
                n, median([o["rate"] for o, _ in pairs]), median([t["rate"] for _, t in pairs]), median([o["rate"] / t["rate"] for o, t in pairs]),
                median([o["cpu"] for o, _ in pairs]), median([t["cpu"] for _, t in pairs]), median([t["cpu"] / o["cpu"] for o, t in pairs]),
                " ".join(o["slowest"] for o, _ in pairs), "; ".join(sorted({o["bad"] for o, _ in pairs} - {""})) or "none"))
        self.write("| connections | requests/s | nginx | ratio | processor time, us | nginx | nginx ÷ ours | slowest answer of each run | errors |",
                   "|---|---|---|---|---|---|---|---|---|", *rows, "",
                   "`wrk -t2 -cN -d%ds --latency -H 'Accept-Encoding: gzip' URL`; medians of alternating pairs, at most %d." % (self.options.seconds, self.options.pairs), "")
        self.end(p)
        self.end(nginx)

    def nginx(self, body, headers):
        place, port = self.work / "nginx", free_port()
        (place / "www").mkdir(parents=True, exist_ok=True)
        (place / "www" / "aduan").write_bytes(body)
        quoted = "".join("add_header %s '%s';\n" % (k, v.replace("'", "\\'")) for k, v in headers if k.lower() != "content-type")
        kind = dict((k.lower(), v) for k, v in headers)["content-type"]
        (place / "nginx.conf").write_text("""%s
daemon off; worker_processes 2; pid %s/pid; error_log stderr warn;
events { worker_connections 2048; }
http {
access_log off; server_tokens off; sendfile on; tcp_nopush on; keepalive_requests 100000000; open_file_cache max=10; etag off; max_ranges 0;
client_body_temp_path %s/t1; proxy_temp_path %s/t2; fastcgi_temp_path %s/t3; uwsgi_temp_path %s/t4; scgi_temp_path %s/t5;
types { } default_type '%s';
server { listen 127.0.0.1:%d backlog=1024; root %s/www; add_header Last-Modified '';
%s} }
""" % ("user root;" if os.getuid() == 0 else "", place, place, place, place, place, place, kind, port, place, quoted))
        p = self.spawn("nginx", "-p", place, "-c", place / "nginx.conf", log="nginx.log")
        self.wait_for(port, p, "/aduan")
        return p, port

    def pages(self):
        """Pages made anew for every request."""
        data = self.demo()
        p, port = self.serve(data, cache=False)
        pids = processes(p.pid)
        self.write("## Pages that are made for every request", "",
                   "%d invented cases, page cache off, 16 connections, answer compressed." % CASES, "",
                   "| page | requests/s | processor time, us | 99 % |", "|---|---|---|---|")
        for name, path in (("list of complaints", "/aduan"), ("case", "/aduan/" + self.number(data)), ("home", "/"), ("performance", "/kinerja"),
                           ("statistics of the year", "/statistik"), ("services", "/layanan"), ("form of a complaint", "/lapor?instansi=KCS")):
            got = [self.wrk("http://127.0.0.1:%d%s" % (port, path), 16, pids, self.options.seconds) for _ in range(2)]
            plain = self.wrk("http://127.0.0.1:%d%s" % (port, path), 16, pids, self.options.seconds, headers=())
            self.write("| %s `%s` | %.0f | %.0f, without compression %.0f | %s%s |" % (
                name, path, median([g["rate"] for g in got]), median([g["cpu"] for g in got]), plain["cpu"], got[1]["p99"],
                " " + got[1]["bad"] if got[1]["bad"] else ""))
        self.write("", "`wrk -t2 -c16 -d%ds -H 'Accept-Encoding: gzip' URL`, mean of two; the second time without that header." % self.options.seconds, "")
        self.end(p)

    def filing(self):
        """Complaints filed through HTTP against the bare loop."""
        data = self.demo()
        pairs, usual, total = [], [], VISITORS * EACH
        for _ in self.pairs(100):
            one = self.copy(data, "filing")
            p, port = self.serve(one)
            usual.append(self.file(port, "KCS", processes(p.pid)))
            self.end(p)
            one = self.copy(data, "filing")
            p, port = self.serve(one, **MANY)
            ours = self.file(port, "KCS", processes(p.pid))
            self.end(p)
            one = self.copy(data, "filing")
            out = self.run(BUILD / "filing_yardstick", one / "terang.db", total)
            pairs.append((ours, {k: float(v) for k, v in re.findall(r"(\w+)=([\d.]+)", out)}))
        syncs, filed = self.count_syncs(data)
        keys = ("per_second", "cpu_us", "p50_ms", "p99_ms")
        self.write("## Filing a complaint durably", "",
                   "64 visitors with connections of their own; each has opened the form (cookie, token, one-time number) before the clock starts. "
                   "A filing counts when the receipt with its number has come. The yardstick writes the same rows, commitments, leaf and tree in "
                   "transactions of 64 (WAL, synchronous FULL), without HTTP, form, seals, keys and checks. As many writes are committed together as "
                   "threads wait for them, so ours runs with `threads = 64` and `db_connections = 64` beside the usual settings.", "",
                   "| | filings/s | processor time of one, us | 50 % | 99 % |", "|---|---|---|---|---|",
                   "| ours, over HTTP | %.0f | %.0f | %.1f ms | %.1f ms |" % tuple(median([o[k] for o, _ in pairs]) for k in keys),
                   "| ours, usual settings | %.0f | %.0f | %.1f ms | %.1f ms |" % tuple(median([o[k] for o in usual]) for k in keys),
                   "| bare loop | %.0f | %.0f | | |" % tuple(median([y[k] for _, y in pairs]) for k in ("per_second", "cpu_us")),
                   "| ours ÷ loop, median of %d pairs | %.2f | %.2f | | |" % (len(pairs), median([o["per_second"] / y["per_second"] for o, y in pairs]),
                                                                       median([o["cpu_us"] / y["cpu_us"] for o, y in pairs])),
                   "", "Durability: %d filings made the program call fdatasync or fsync %d times (%.1f filings a call)." % (filed, syncs, filed / max(syncs, 1)), "",
                   "`file_load HOST:PORT KCS %d %d PIDS` · `filing_yardstick FILE.db %d` · `strace -f -c -e trace=fdatasync,fsync -p PID`" % (VISITORS, EACH, total), "")

    def count_syncs(self, data):
        one = self.copy(data, "filing")
        p, port = self.serve(one, **MANY)
        web = processes(p.pid)[-1]
        out = self.work / "strace.txt"
        s = self.spawn("strace", "-f", "-c", "-e", "trace=fdatasync,fsync", "-o", out, "-p", web, log="strace.log")
        time.sleep(1)
        got = self.file(port, "KCS", [], each=20, check=False)
        s.send_signal(signal.SIGINT)
        s.wait(20)
        self.started.remove(s)
        self.end(p)
        text = out.read_text()
        self.say(text)
        return sum(int(m) for m in re.findall(r"^\s*[\d.]+\s+[\d.]+\s+\d+\s+(\d+)\s+(?:\d+\s+)?f(?:data)?sync", text, re.M)), int(got["filed"])

    def start(self):
        """From the command to the first whole page."""
        self.write("## Start", "", "| installation | first answer after, ms (five starts) | median |", "|---|---|---|")
        for name, data in (("%d invented cases" % CASES, self.demo()), ("24,271 imported cases", self.work / "large")):
            if not data.exists():
                continue
            took = []
            for _ in range(5):
                port, begin = free_port(), time.monotonic()
                p = self.spawn(BUILD / "terang", "serve", "--data", data, "--listen", "127.0.0.1:%d" % port)
                self.wait_for(port, p)
                took.append((time.monotonic() - begin) * 1000)
                self.end(p)
            self.write("| %s | %s | %.0f |" % (name, " ".join("%.0f" % t for t in took), median(took)))
        self.write("", "`terang serve --data FOLDER --listen ADDRESS`, then GET / every millisecond until it answers.", "")

    def large(self):
        """24,271 imported cases: memory under load, pages of figures."""
        if not self.options.cases:
            self.missing.append("The figures of a large installation: no file of cases was given (`--cases`, TERANG_BENCH_CSV).")
            return
        data = self.work / "large"
        self.run(BUILD / "terang", "init", "--data", data, "--url", "https://terang.contoh.go.id", "--name", "Dinas Contoh", "--parent",
                 "Pemerintah Kota Contoh", "--code", "KCS", "--zone", "WIB", "--admin", "admin", "--admin-name", "Admin", "--password",
                 "sandi-bangku-ukur-2026")
        told = self.run(BUILD / "terang", "import", "cases", self.options.cases, "--data", data, "--map", MAP, check=False)
        self.write("## 24,271 imported cases", "", "Import: %s." % "; ".join(line for line in told.strip().splitlines() if "baris" in line), "")
        p, port = self.serve(data, cache=False)
        pids = processes(p.pid)
        year = "/statistik?dari=2015-01-01&sampai=2015-12-31"
        self.write("| page, cache off, 4 connections | requests/s | processor time, ms |", "|---|---|---|")
        for path in ("/", "/aduan", "/aduan/" + self.number(data), year, year + "&instansi=BOS", "/kinerja"):
            got = self.wrk("http://127.0.0.1:%d%s" % (port, path), 4, pids, self.options.seconds)
            self.write("| `%s` | %.0f | %.2f%s |" % (path, got["rate"], got["cpu"] / 1000, " " + got["bad"] if got["bad"] else ""))
        self.end(p)
        self.memory(data, year)

    def memory(self, data, year):
        one = self.copy(data, "memory")
        with sqlite3.connect("file:%s/terang.db?mode=ro" % one, uri=True) as db:
            numbers = [r[0] for r in db.execute("SELECT number FROM case_file WHERE title IS NOT NULL ORDER BY id DESC LIMIT 40")]
        paths = ["/", "/aduan", "/kinerja", "/layanan", "/instansi", "/cari?q=street", "/aduan?q=sign", "/aduan?instansi=BOS", year] + [
            "/aduan/" + n for n in numbers]
        script = self.work / "mix.lua"
        script.write_text("local paths = {%s}\nlocal i = 0\nrequest = function()\n  i = i %% #paths + 1\n  return wrk.format('GET', paths[i])\nend\n"
                          % ", ".join("'%s'" % x for x in paths))
        p, port = self.serve(one)
        pids, most = processes(p.pid), 0
        self.say("$ wrk -t2 -c64 -d8s -s mix.lua URL & file_load HOST:PORT KCS 32 40; RssAnon of %d processes every 100 ms" % len(pids))
        load = [subprocess.Popen(["wrk", "-t2", "-c64", "-d8s", "-H", "Accept-Encoding: gzip", "-s", str(script), "http://127.0.0.1:%d/" % port],
                                 stdout=subprocess.PIPE, text=True),
                subprocess.Popen([str(BUILD / "file_load"), "127.0.0.1:%d" % port, "KCS", "32", "40"], stdout=subprocess.PIPE, text=True)]
        while any(one.poll() is None for one in load):
            most = max(most, anon_kib(pids))
            time.sleep(0.1)
        told = [one.communicate()[0] for one in load]
        requests = re.search(r"(\d+) requests in", told[0])
        self.say("    " + told[1].strip())
        after = anon_kib(pids)
        self.write("", "Memory: RssAnon of all processes together (%d of them) at most **%.1f MB** under a mix of %d pages read by 64 connections (%s requests) while "
                   "32 visitors file complaints; %.1f MB after it." % (len(pids), most / 1024, len(paths), requests.group(1) if requests else "?", after / 1024), "",
                   "`wrk -t2 -c64 -d8s -s mix.lua URL` beside `file_load HOST:PORT KCS 32 40`, RssAnon of /proc/PID/status every 100 ms.", "")
        self.end(p)

    def pg(self):
        """PostgreSQL 15 with fsync on, its own processes not counted."""
        env = {"TERANG_PG_DIR": str(self.work / "pg")}
        os.chmod(self.work, 0o711)  # PostgreSQL runs as another user
        url = self.run(ROOT / "tests" / "pg_cluster.sh", "start", env=env, quiet=True).strip()
        try:
            for statement in ("ALTER SYSTEM SET fsync = on", "SELECT pg_reload_conf()", "CREATE DATABASE bench", "CREATE DATABASE bench_keys"):
                self.run("psql", "-Xq", "-c", statement, url, quiet=True)
            base = url.rsplit("/", 1)[0]
            db = ["--db", base + "/bench", "--keys", base + "/bench_keys"]
            data = self.work / "pgdata"
            self.run(BUILD / "terang", "demo", "--data", data, "--cases", 300, *db, quiet=True)
            p, port = self.serve(data, cache=False)
            pids = processes(p.pid)
            runs = [self.file(port, "KCS", pids, each=20) for _ in range(3)]
            self.write("## PostgreSQL 15 beside it", "", "300 invented cases, fsync on, same machine; processor time is that of our processes alone.", "",
                       "| | a second | our processor time, us |", "|---|---|---|",
                       "| filings, 64 visitors | %.0f | %.0f |" % (median([r["per_second"] for r in runs]), median([r["cpu_us"] for r in runs])))
            for path in ("/aduan", "/", "/statistik"):
                got = self.wrk("http://127.0.0.1:%d%s" % (port, path), 16, pids, self.options.seconds)
                self.write("| `%s`, cache off | %.0f | %.0f |" % (path, got["rate"], got["cpu"]))
            self.write("", "The same commands as above, after `terang demo --cases 300 --db URL --keys URL`.", "")
            self.end(p)
        finally:
            self.run(ROOT / "tests" / "pg_cluster.sh", "stop", env=env, quiet=True, check=False)


PARTS = ("cached", "pages", "filing", "large", "start", "pg")
INTRO = """# Figures

Measured by `./dev bench` on %s, a virtual machine with %d cores that also made the load; %s. Processor time is what all threads of our processes used,
divided by the requests; it says more than wall time on a machine that is shared. SQLite unless another database is named.
A ratio is the median of the ratios of alternating pairs (ours, yardstick, ours, yardstick, …).
`$W` below is a temporary folder. Every figure can be had again by the command beneath its table.
"""


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--cases", default=os.environ.get("TERANG_BENCH_CSV"))
    p.add_argument("--only", default=",".join(PARTS))
    p.add_argument("--pairs", type=int, default=5)
    p.add_argument("--seconds", type=int, default=2)
    p.add_argument("--no-pg", action="store_true")
    p.add_argument("--keep", action="store_true")
    options = p.parse_args()
    wanted = [x for x in PARTS if x in options.only.split(",") and not (x == "pg" and options.no_pg)]
    if options.cases:
        options.cases = str(pathlib.Path(options.cases).resolve())
    b, failed, begin = Bench(options), [], time.monotonic()
    load = os.getloadavg()[0]
    busy = "load average %.1f at the start%s (`--pairs %d --seconds %d`)" % (
        load, ": others were using it, wall times are worth little" if load > 1 else "", options.pairs, options.seconds)
    try:
        for part in wanted:
            try:
                getattr(b, part)()
            except (RuntimeError, OSError, subprocess.SubprocessError, KeyError, AttributeError, TypeError, IndexError, sqlite3.Error) as e:
                failed.append(part)
                b.write("", "%s: not measured (%s)" % (part, str(e).replace("\n", " ")[:300]), "")
                for one in list(b.started):
                    b.end(one)
    finally:
        b.close()
    if b.missing:
        b.write("## Not measured here", "", *b.missing, "")
    b.say("%.0f s in all" % (time.monotonic() - begin))
    if tuple(wanted) == PARTS and not failed:
        text = INTRO % (dt.date.today().isoformat(), os.cpu_count(), busy) + "\n" + "\n".join(b.lines).rstrip() + "\n"
        (ROOT / "docs" / "benchmarks.md").write_text(text, encoding="utf-8")
        b.say("written: docs/benchmarks.md")
    else:
        b.say("docs/benchmarks.md stays as it is: %s" % (", ".join(failed) + " failed" if failed else "not all parts were measured"))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
