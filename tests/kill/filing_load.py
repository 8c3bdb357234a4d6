"""Many clients that file complaints at once through POST /lapor, each on one connection, and what they were told.

A receipt counts as told when the whole answer has arrived: status, every byte, number, code and leaf."""
import asyncio
import html
import re
import secrets
import time
import urllib.parse

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CSRF = re.compile(rb'name="csrf" value="([^"]+)"')
NUMBER = re.compile(rb"\b((?:ADU-[A-Z0-9]{2,8}-[0-9]{4}-[0-9]{6,})|RHS-[0-9A-Z]{26})\b")
CODE = re.compile(rb"<span>([0-9A-Z]{4})</span> <span>([0-9A-Z]{4})</span> <span>([0-9A-Z]{4})</span> <span>([0-9A-Z]{4})</span>")
LEAF = re.compile(rb"\b([0-9a-f]{64})\b")
START_S = 10  # the longest wait for the first receipts
TITLES = ("Lampu jalan padam", "Antrean loket lama", "Pungutan tanpa kuitansi", "Blangko habis", "Jalan berlubang")


class Told:
    """A receipt as its reader has it."""

    def __init__(self, number, code, leaf):
        self.number, self.code, self.leaf = number, code, leaf


class Broken(Exception):
    """The connection ended before the answer was whole."""


class Load:
    def __init__(self, port, clients=32):
        self.port, self.clients = port, clients
        self.told, self.odd, self.sent = [], [], 0

    async def exchange(self, reader, writer, data):
        writer.write(data)
        head = await reader.readuntil(b"\r\n\r\n")
        length = re.search(rb"(?i)\r\ncontent-length: *([0-9]+)", head)
        if not length:
            raise Broken("an answer without length")
        body = await reader.readexactly(int(length.group(1)))
        return int(head.split(b" ", 2)[1]), head, body

    def request(self, method, path, cookies, body=b""):
        lines = ["%s %s HTTP/1.1" % (method, path), "Host: 127.0.0.1:%d" % self.port]
        if cookies:
            lines.append("Cookie: " + "; ".join("%s=%s" % c for c in cookies.items()))
        if body:
            lines += ["Content-Type: application/x-www-form-urlencoded", "Content-Length: %d" % len(body)]
        return "\r\n".join(lines).encode() + b"\r\n\r\n" + body

    def form(self, csrf, who, n):
        mode = ("terbuka", "terbuka", "anonim", "rahasia")[n % 4]
        values = {"csrf": csrf, "kiriman": "".join(secrets.choice(ALPHABET) for _ in range(26)), "instansi": "KCS",
                  "judul": "%s di RW %d" % (TITLES[n % len(TITLES)], who),
                  "isi": "Kejadian ke-%d yang dilihat oleh pelapor %d, ditulis dengan jelas dan cukup panjang." % (n, who),
                  "harapan": "Diperbaiki minggu ini.", "kategori": "pengaduan_tbp", "cara": mode, "benar": "ya", "aksi": "kirim"}
        if mode == "terbuka":
            values.update(nama="Pelapor %d" % who, kontak="08123456%04d" % (n % 10000))
        return urllib.parse.urlencode(values).encode()

    async def client(self, who, stop, most):
        n = 0
        while not stop.is_set() and n < most:
            writer = None
            try:
                reader, writer = await asyncio.open_connection("127.0.0.1", self.port, limit=1 << 20)
                status, head, page = await self.exchange(reader, writer, self.request("GET", "/lapor", {}))
                cookies = dict(re.findall(r"(?i)\r\nset-cookie: ([^=]+)=([^;]*)", head.decode("latin-1")))
                csrf = html.unescape(CSRF.search(page).group(1).decode())
                while not stop.is_set() and n < most:
                    self.sent += 1
                    n += 1
                    status, head, page = await self.exchange(reader, writer,
                                                             self.request("POST", "/lapor", cookies, self.form(csrf, who, n)))
                    number, code, leaf = NUMBER.search(page), CODE.search(page), LEAF.search(page)
                    if status == 200 and number and code and leaf:
                        self.told.append(Told(number.group(1).decode(), b"".join(code.groups()).decode(), leaf.group(1).decode()))
                    elif status not in (429, 503):
                        self.odd.append((status, page[:300]))
            except (OSError, asyncio.IncompleteReadError, Broken, asyncio.LimitOverrunError):
                await asyncio.sleep(0.005)
            finally:
                if writer is not None:
                    writer.close()

    async def run(self, seconds, kill, after, most=1 << 30):
        """Files until every client has a receipt, and for some seconds more; then calls kill and goes on trying for `after`
        seconds. Without kill: files for some seconds."""
        stop = asyncio.Event()
        tasks = [asyncio.create_task(self.client(i, stop, most)) for i in range(self.clients)]
        if kill is None:
            await asyncio.wait(tasks, timeout=seconds)
        else:
            begin = time.monotonic()
            while len(self.told) < self.clients and time.monotonic() - begin < START_S:
                await asyncio.sleep(0.002)
            await asyncio.sleep(seconds)
            kill()
            await asyncio.sleep(after)
        stop.set()
        for t in tasks:
            t.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def go(self, seconds, kill=None, after=0.0, most=1 << 30):
        begin = time.monotonic()
        asyncio.run(self.run(seconds, kill, after, most))
        return time.monotonic() - begin
