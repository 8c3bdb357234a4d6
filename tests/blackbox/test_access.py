"""Other people's doors: every route with an id, code or number in its address for the roles of another agency, another unit, another
citizen; what a Host, a Referer or a forged header can do; methods, doubled headers, paths that climb; cookies and what may be kept of a
private page; the same work for wrong and right log-ins; one-time passwords; the limit on filing; what never tells of a confidential
complaint."""
import datetime as dt
import glob
import re
import socket
import time

import pytest

from kit.database import changed
from kit.person import CODE, HEADERS, Person
from kit.routes import all_routes
from kit.site import PASSWORD, Site
from kit.world import NEW_PASSWORD
from test_bad_input import FIRST, LONG
from test_roles import LEAVES, LOGIN, address, token_of, who_may

SECRET = "peragaan-terang-2026"
EVIL = "jahat.example"
STAFF = {"KCS": ("admin", "koordinator", "petugas", "petugas-sipil", "pimpinan", "ppid", "asesor", "pegawai", "media", "inspektorat",
                 "ombudsman", "auditor"),
         "DPU": ("admin-dpu", "koordinator-dpu", "petugas-jalan", "pimpinan-dpu"),
         "KCT": ("admin-kct", "koordinator-kct", "petugas-puskesmas", "pimpinan-kct")}


class Away(Person):
    """Somebody who comes through the proxy, from an address of his own: on this machine, where cookies need no https."""
    count = 0

    def __init__(self, site, lang="", remote=False, secure=False):
        super().__init__(site, lang)
        Away.count += 1
        self.http.headers["x-forwarded-for"] = "%s.%d.%d" % ("198.51" if remote else "127.9", *divmod(Away.count, 250))
        if secure:
            self.http.headers["x-forwarded-proto"] = "https"


@pytest.fixture(scope="module")
def three(database, postgres):
    """Three agencies with their people and cases; limits on, behind a proxy."""
    one = Site(database, "pintu", clock=None, settings={"TERANG_RATE_LIMITS": "ya", "TERANG_TRUSTED_PROXIES": "127.0.0.1"})
    try:
        one.run("demo", "--data", str(one.data), "--cases", "40", *one.db_args)
        one.start()
        yield one
    finally:
        one.end()


@pytest.fixture(scope="module")
def staff(three):
    return {login: Away(three).sign_in(login, SECRET) for logins in STAFF.values() for login in logins}


LISTS = {"/kerja/layanan", "/kerja/layanan/baru", "/kerja/perkara", "/kerja/angka"}


def agency_of(login):
    return next(code for code, logins in STAFF.items() if login in logins)


def objects(site, code):
    """What of an agency can stand in an address: name in the route -> values; and words that only its own people may read."""
    def column(sql):
        return [r["x"] for r in site.db.rows(sql % code)]
    case = column("SELECT min(c.number) AS x FROM case_file c JOIN agency a ON a.id = c.agency_id WHERE a.code = '%s' GROUP BY c.mode, c.state")
    return {"nomor": case, "kategori": [str(x) for x in column("SELECT g.id AS x FROM category g JOIN agency a ON a.id = g.agency_id WHERE "
                                                             "a.code = '%s' ORDER BY g.id LIMIT 2")],
            "unit": column("SELECT u.slug AS x FROM unit u JOIN agency a ON a.id = u.agency_id WHERE a.code = '%s' ORDER BY u.id LIMIT 3"),
            "layanan": column("SELECT p.slug AS x FROM publication p JOIN agency a ON a.id = p.agency_id WHERE a.code = '%s' AND p.kind = 1 "
                              "ORDER BY p.id LIMIT 2")}


def addresses(route, own, other, things):
    """Paths of a route that name what belongs to agency `other`, asked by somebody of agency `own`."""
    path = route["route"]
    takes = {f["name"] for f in route["fields"]}
    if path.startswith("/kerja/perkara/{nomor}"):
        return [path.replace("{nomor}", x) for x in things["nomor"]]
    if path.startswith(("/kerja/layanan/{kode}", "/kerja/maklumat/{kode}")):
        path = path.replace("{kode}", other).replace("{sha256}", "0" * 64)
        return [path.replace("{slug}", x) for x in things["layanan"]] if "{slug}" in path else [path]
    if path.startswith("/kerja/kantor"):
        path = path.replace("{kunci}", "sp4n62.verifikasi")
        values = things["kategori"] if "kategori/" in path else things["unit"] if "/unit/" in path else ["admin-dpu" if other == "DPU" else "admin"]
        paths = [re.sub(r"\{(nomor|kode|masuk)\}", x, path) for x in values] if "{" in path else [path]
        out = [p + "?instansi=" + other for p in paths] if "instansi" in takes else []
        if "kategori/" in path:
            out += paths + [p + "?instansi=" + own for p in paths]
        return out
    if path in LISTS and "instansi" in takes:
        return [path + "?instansi=" + other]
    return []


def private_words(site, code):
    """Of the sealed words of an agency's cases nothing can be read in the database; what the desk of it sees can."""
    words = set()
    person = Away(site).sign_in("koordinator" + {"KCS": "", "DPU": "-dpu", "KCT": "-kct"}[code], SECRET)
    for number in objects(site, code)["nomor"]:
        page = person.get("/kerja/perkara/" + number).is_(200)
        words |= {x.get_text(" ", strip=True) for x in page.soup.select("main p")}
    anybody = " ".join(Away(site).get("/aduan/" + n).html for n in objects(site, code)["nomor"])
    return {w for w in words if len(w) > 40 and w not in anybody and not w.startswith(("Anda", "Kami"))}


def test_86_nobody_of_another_agency_gets_in(three, staff, database):
    routes, wrong, count = all_routes(), [], 0
    tokens = {login: token_of(person) for login, person in staff.items()}
    words = {code: private_words(three, code) for code in ("KCS", "DPU")}
    things = {code: objects(three, code) for code in ("KCS", "DPU")}
    assert all(things[c][k] for c in things for k in things[c]), things
    assert all(len(words[code]) > 5 for code in words), words
    before, reached = three.db.snapshot(), set()
    for no, route in enumerate(routes):
        # The short run asks a third of the people of each route, others on each database.
        for login, person in list(staff.items())[(no + FIRST[database]) % 3 if not LONG else 0::1 if LONG else 3]:
            own = agency_of(login)
            other = "DPU" if own != "DPU" else "KCS"
            for path in addresses(route, own, other, things[other]):
                body = [("csrf", tokens[login])] if route["method"] == "post" else None
                if body and "?instansi=" in path:
                    body.append(("instansi", path.split("=")[1]))
                answer = person.http.request(route["method"], three.url + path.split("?")[0] if body else three.url + path, data=body,
                                             allow_redirects=False, timeout=30)
                count += 1
                reached.add(route["route"])
                text = answer.text
                # A list of one's own, filtered by what is none of its choices, says so beside the filter.
                own_list = route["route"] in LISTS and answer.status_code == 422
                if answer.status_code not in (403, 404) and not own_list:
                    wrong.append("%s %s as %s: %d" % (route["method"], path, login, answer.status_code))
                leaks = [w for w in words[other] if w in text]
                if leaks:
                    wrong.append("%s as %s: %s" % (path, login, leaks[0][:60]))
    named = {r["route"] for r in routes if r["route"].startswith("/kerja") and "{" in r["route"] and "contoh" not in r["route"]}
    # An account may get roles of several agencies: its page is no agency's own; what can be done on it is looked at below.
    assert named - reached <= set(), named - reached
    moved = changed(before, three.db.snapshot())
    assert not wrong and not moved, "%d of %d, %s: " % (len(wrong), count, moved) + " | ".join(wrong[:50])
    assert count > (2500 if LONG else 800)


def test_86_ids_in_fields_of_forms_do_not_reach_over(three, staff):
    """Ids that stand in a field: officers, units, roles of another agency; each in a form that is the sender's own."""
    db = three.db
    admin, desk, head = staff["admin"], staff["koordinator-dpu"], staff["admin-dpu"]
    case = db.rows("SELECT c.number, c.act_count AS n FROM case_file c JOIN agency a ON a.id = c.agency_id WHERE a.code = 'DPU' "
                   "AND c.state NOT IN (6, 7) ORDER BY c.id LIMIT 1") or db.rows(
        "SELECT c.number, c.act_count AS n FROM case_file c JOIN agency a ON a.id = c.agency_id WHERE a.code = 'DPU' ORDER BY c.id LIMIT 1")
    number, n = case[0]["number"], str(case[0]["n"])
    officer = str(db.rows("SELECT id FROM account WHERE login = 'petugas'")[0]["id"])
    unit = str(db.rows("SELECT u.id FROM unit u JOIN agency a ON a.id = u.agency_id WHERE a.code = 'KCS' ORDER BY u.id DESC LIMIT 1")[0]["id"])
    grant = str(db.rows("SELECT g.id FROM role_grant g JOIN account p ON p.id = g.account_id WHERE p.login = 'koordinator'")[0]["id"])
    own_grant = str(db.rows("SELECT g.id FROM role_grant g JOIN account p ON p.id = g.account_id WHERE p.login = 'koordinator-dpu'")[0]["id"])
    before = db.snapshot()
    for person, path, values in (
            (desk, "/kerja/perkara/%s/ditugaskan" % number, {"n": n, "petugas-ditugaskan": officer}),
            (desk, "/kerja/perkara/%s/diteruskan" % number, {"n": n, "unit-diteruskan": unit, "isi-diteruskan": "Silakan."}),
            (desk, "/kerja/perkara/%s/diverifikasi" % number, {"n": n, "unit-diverifikasi": unit, "kelas-diverifikasi": "pengaduan_tbp",
                                                               "judul-diverifikasi": "Judul", "naskah-diverifikasi": "Isi."}),
            (head, "/kerja/kantor/orang/koordinator", {"instansi": "DPU", "aksi": "cabut", "hibah": grant}),
            (head, "/kerja/kantor/orang/koordinator-dpu", {"instansi": "DPU", "aksi": "cabut", "hibah": grant}),
            (head, "/kerja/kantor/orang/koordinator", {"instansi": "DPU", "aksi": "cabut", "hibah": own_grant}),
            (head, "/kerja/kantor/orang/koordinator", {"instansi": "DPU", "aksi": "sandi"}),
            (head, "/kerja/kantor/orang/koordinator", {"instansi": "DPU", "aksi": "tutup"}),
            (head, "/kerja/kantor/orang/admin", {"instansi": "DPU", "aksi": "sandi"}),
            (head, "/kerja/kantor/orang-baru", {"instansi": "DPU", "masuk": "barusekali", "nama": "Baru", "peran": "petugas",
                                                "unit": "catatan-sipil", "mulai": "2199-01-01"}),
            (head, "/kerja/kantor/kategori-baru", {"instansi": "DPU", "kode": "baru-sekali", "nama": "Baru", "nama_en": "New",
                                                   "kelas": "aspirasi", "unit": "catatan-sipil", "urutan": "1", "aktif": "ya"}),
            (head, "/kerja/kantor/unit/jalan/gabung", {"instansi": "DPU", "penerus": "catatan-sipil"}),
            (head, "/kerja/kantor/unit/jalan/pindah", {"instansi": "DPU", "induk": "catatan-sipil"}),
            (admin, "/kerja/kantor/orang/inspektorat", {"instansi": "KCS", "aksi": "sandi"}),
            (admin, "/kerja/kantor/orang/auditor", {"instansi": "KCS", "aksi": "tutup"})):
        page = person.send("post", path, [("csrf", token_of(person)), *values.items()], follow=False)
        assert page.status in (400, 403, 404, 409, 422), (path, values, page.status, page.text[:300])
    assert not changed(before, db.snapshot()), changed(before, db.snapshot())


def test_22_86_another_citizens_pass_opens_no_move(world, site, told_by_two):
    mine, theirs = told_by_two
    before, token = site.db.snapshot(), token_of(mine.person)
    for verb in ("keterangan", "dicabut", "selesai", "dinilai", "dibuka-lagi", "dijawab", "balasan", "tidak-ada", "tenggat/../keterangan"):
        for method in ("get", "post"):
            page = mine.person.http.request(method, site.url + theirs.path + "/" + verb, data=[("csrf", token), ("versi", "1"), ("isi", "Sela."),
                                            ("nilai", "1")] if method == "post" else None, allow_redirects=False)
            assert page.status_code in (400, 401, 403, 404), (method, verb, page.status_code)
            assert "Rahasia nomor 8842" not in page.text
    assert not changed(before, site.db.snapshot())


@pytest.fixture(scope="module")
def told_by_two(world, site):
    out = []
    for text in ("Milik saya sendiri, tidak ada yang lain.", "Rahasia nomor 8842 hanya milik pelapornya sendiri."):
        one = world.file("rahasia", isi=text)
        world.open(one, one.person)
        out.append(one)
    return out


# -- forged forms, methods, headers, paths

def test_53_every_form_wants_its_token(world, site, standard, told_by_two):
    """Every POST route, sent by somebody who may: without the token, with a stranger's, from another site."""
    stranger, wrong, count = Person(site), [], 0
    theirs = token_of(stranger)
    people = {role: world.as_(login) for role, login in LOGIN.items()}
    before = site.db.snapshot()
    for route in all_routes():
        if route["method"] != "post":
            continue
        may = who_may(route)
        person = Person(site) if may is None else told_by_two[0].person if may == {"warga"} else people[sorted(may)[0]]
        path = address(route, world, told_by_two[0])
        token = token_of(person)
        for what, body, headers in (("no token", {}, {}), ("empty token", {"csrf": ""}, {}), ("a stranger's", {"csrf": theirs}, {}),
                                    ("another origin", {"csrf": token}, {"origin": "https://" + EVIL}), ("no origin", {"csrf": token}, {"origin": "null"}),
                                    ("another site", {"csrf": token}, {"sec-fetch-site": "cross-site"}),
                                    ("a sister", {"csrf": token}, {"sec-fetch-site": "same-site"}),
                                    ("in the address", None, {})):
            url = site.url + path + ("?csrf=" + token if body is None else "")
            answer = person.http.post(url, data=body or "", headers={"content-type": "application/x-www-form-urlencoded", **headers}, allow_redirects=False)
            count += 1
            if answer.status_code != 403 and not (body is None and answer.status_code == 400):
                wrong.append("%s, %s: %d" % (path, what, answer.status_code))
    assert not wrong and count > 300, "%d of %d: " % (len(wrong), count) + " | ".join(wrong[:30])
    assert not changed(before, site.db.snapshot()), changed(before, site.db.snapshot())


def test_methods_do_what_they_say_and_no_more(world, site, standard, told_by_two):
    told, wrong = told_by_two[0], []
    by_path = {}
    for route in all_routes():
        by_path.setdefault(address(route, world, told), set()).add(route["method"])
    admin, anybody = world.as_("admin"), Person(site)
    before = site.db.snapshot()
    for path, methods in by_path.items():
        if path in LEAVES:
            continue
        allow = {"get": {"GET", "HEAD"}, "post": {"POST"}}
        want = set().union(*(allow[m] for m in methods))
        for method in ("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "get"):
            answer = admin.http.request(method, site.url + path, data="csrf=" + "x" if method == "PUT" else None, allow_redirects=False,
                                        headers={"x-http-method-override": "POST", "x-method-override": "POST"}) if method != "get" else \
                raw(site, "get %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n" % path)
            status = answer.status_code if method != "get" else int(answer.split(b" ")[1])
            if status != 405 and not (method in ("get", "TRACE") and status in (400, 405, 501)):
                wrong.append("%s %s: %d" % (method, path, status))
            if method not in ("get",) and status == 405 and not want <= set(answer.headers.get("allow", "").split(", ")) <= {"GET", "HEAD", "POST"}:
                wrong.append("%s %s: allow %s" % (method, path, answer.headers.get("allow")))
        if "get" in methods:
            got, head = (anybody.http.request(m, site.url + path, allow_redirects=False) for m in ("GET", "HEAD"))
            if head.status_code != got.status_code or head.content or head.headers.get("content-type") != got.headers.get("content-type"):
                wrong.append("HEAD %s: %d, GET %d, %d bytes" % (path, head.status_code, got.status_code, len(head.content)))
            for name in HEADERS:
                if head.headers.get(name) != got.headers.get(name):
                    wrong.append("HEAD %s: %s" % (path, name))
    assert not wrong, "%d: " % len(wrong) + " | ".join(wrong[:30])
    assert not changed(before, site.db.snapshot())


def raw(site, text):
    """What comes back for these very bytes; empty: the line was closed without a word."""
    with socket.create_connection(("127.0.0.1", site.port), 10) as s:
        s.sendall(text.encode("latin-1") if isinstance(text, str) else text)
        s.settimeout(10)
        out = b""
        try:
            while chunk := s.recv(65536):
                out += chunk
        except (TimeoutError, ConnectionResetError):
            pass
        return out


POSTED = "POST /masuk HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\n"
GET = "GET /masuk HTTP/1.1\r\n"
ODD = {  # what -> (bytes, statuses that are right; 0: closed)
    "two hosts": (GET + "Host: x\r\nHost: y\r\nConnection: close\r\n\r\n", {400}),
    "the same host twice": (GET + "Host: x\r\nHost: x\r\nConnection: close\r\n\r\n", {400}),
    "a host that is none": (GET + "Host: x/../y\r\nConnection: close\r\n\r\n", {400}),
    "a host with markup": (GET + "Host: <b>\r\nConnection: close\r\n\r\n", {400}),
    "no host": (GET + "Connection: close\r\n\r\n", {400}),
    "two lengths": (POSTED + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nab", {400}),
    "the same length twice": (POSTED + "Content-Length: 1\r\nContent-Length: 1\r\n\r\na", {400}),
    "two lengths in one": (POSTED + "Content-Length: 1, 1\r\n\r\na", {400, 413}),
    "a length with a sign": (POSTED + "Content-Length: +1\r\n\r\na", {400, 413}),
    "a negative length": (POSTED + "Content-Length: -1\r\n\r\n", {400, 413}),
    "a huge length": (POSTED + "Content-Length: 99999999999999999999\r\n\r\n", {400, 413}),
    "a length in hex": (POSTED + "Content-Length: 0x1\r\n\r\na", {400, 413}),
    "length and chunks": (POSTED + "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", {400}),
    "chunks": (POSTED + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n", {400, 411}),
    "chunks in disguise": (POSTED + "Transfer-Encoding: xchunked\r\nContent-Length: 1\r\n\r\na", {400}),
    "chunks, folded": (POSTED + "Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n", {400, 411}),
    "a folded line": (GET + "Host: x\r\nX-A: 1\r\n 2\r\nConnection: close\r\n\r\n", {400}),
    "a blank before the colon": (GET + "Host : x\r\nConnection: close\r\n\r\n", {400}),
    "a line without a colon": (GET + "Host: x\r\nfoo\r\nConnection: close\r\n\r\n", {400}),
    "NUL in a header": (GET + "Host: x\r\nX-A: a\0b\r\nConnection: close\r\n\r\n", {400}),
    "bare line feeds": ("GET /masuk HTTP/1.1\nHost: x\nConnection: close\n\n", {0, 400}),
    "HTTP/0.9": ("GET /masuk\r\n\r\n", {0, 400, 505}),
    "HTTP/9.9": ("GET /masuk HTTP/9.9\r\nHost: x\r\n\r\n", {0, 400, 505}),
    "another site's address": ("GET http://%s/masuk HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n" % EVIL, {200, 400}),
    "a tunnel": ("CONNECT %s:443 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n" % EVIL, {0, 400, 405}),
    "many headers": (GET + "Host: x\r\n" + "".join("X-%d: 1\r\n" % i for i in range(400)) + "Connection: close\r\n\r\n", {400, 431}),
    "two types": (POSTED + "Content-Type: text/plain\r\nContent-Length: 1\r\n\r\na", {400, 403, 415}),
    "two origins": (POSTED + "Origin: http://x\r\nOrigin: https://%s\r\nContent-Length: 1\r\n\r\na" % EVIL, {400, 403}),
}


def test_doubled_and_contradicting_headers(site):
    wrong = []
    for what, (text, right) in ODD.items():
        said = raw(site, text)
        status = int(said.split(b" ")[1]) if said.startswith(b"HTTP/1.") else 0 if not said else -1
        if status not in right:
            wrong.append("%s: %d %r" % (what, status, said[:60]))
        # libmicrohttpd 0.9.75 writes the head of a refusal of its own twice; the line is closed after it, so nobody reads on.
        heads = re.findall(rb"HTTP/1\.[01] [1-5][^\0]*?\r\n\r\n", said)
        if EVIL.encode() in said or len(heads) > 1 and (len(set(heads)) > 1 or status not in (400, 413) or b"Connection: close" not in heads[0]):
            wrong.append("%s: answers twice, or names the other site" % what)
    assert not wrong, " | ".join(wrong)
    assert Person(site).get("/masuk").status == 200


PATHS = ["/../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/aset/../../terang.conf", "/aset/..%2f..%2fterang.conf", "/aset/%2e%2e%2fterang.conf",
         "/aset/%252e%252e%252fterang.conf", "/aset//etc/passwd", "/aset/..\\..\\terang.conf", "/aset/%5c..%5cterang.conf", "/aset/terang.css%00.txt",
         "/aset/", "/aset", "/aset/terang.css/", "/kerja%2fkantor", "/kerja/%2e/kantor", "/./kerja", "/kerja/./kantor", "/kerja//kantor", "//kerja/kantor",
         "/aduan/..%2f..%2fkerja", "/aduan/../kerja/kantor", "/en/../kerja", "/en/en/kerja", "/kerja;x=1", "/kerja/kantor;.css", "/KERJA/KANTOR",
         "/kerja/kantor.css", "/kerja/kantor/.css", "/kerja/kantor%20", "/kerja/kantor%0d%0aX-A:%20b", "/%0d%0aLocation:%20https://" + EVIL,
         "/\\" + EVIL, "//" + EVIL, "//" + EVIL + "/kerja", "/%2f" + EVIL, "/layanan/KCS/%2e%2e", "/layanan/../../x", "/v/../../terang.conf",
         "/v/" + "../" * 20 + "etc/passwd", "/terang.conf", "/data/terang.db", "/.git/config", "/.env", "/rahasia.key", "/%c0%ae%c0%ae/etc/passwd",
         "/%ff", "/%", "/%zz", "/a%00b", "/" + "a/" * 60, "/" + "a" * 9000, "/layanan/KCS/akta-kelahiran/berkas/1/..%2f..%2f..%2frahasia.key",
         "/layanan/KCS/akta-kelahiran/berkas/1/" + "0" * 64]


def test_paths_that_climb_lead_nowhere(site, standard):
    for path in PATHS:
        said = raw(site, "GET %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n" % path)
        status = int(said.split(b" ")[1])
        head = said.split(b"\r\n\r\n")[0]
        assert status in (400, 401, 404, 414, 431), (path, status)
        for inside in (b"root:", b"keys_url", b"SQLite format", b"Bidang Pencatatan Sipil</td>"):
            assert inside not in said, (path, inside)
        assert b"\r\nX-A:" not in head and b"\r\nLocation:" not in head and b"\r\nlocation:" not in head, (path, head)


FORGED = {"host": EVIL, "referer": "https://%s/x" % EVIL, "x-forwarded-host": EVIL, "x-host": EVIL, "x-original-url": "/kerja/kantor",
          "x-rewrite-url": "/kerja/kantor", "forwarded": "host=%s" % EVIL, "x-forwarded-prefix": "/" + EVIL, "x-forwarded-server": EVIL,
          "x-forwarded-proto": "https", "x-forwarded-for": "10.9.8.7", "client-ip": "10.9.8.7", "x-real-ip": "10.9.8.7"}


def test_host_and_referer_change_nothing(world, site, standard, told_by_two):
    """No page names them, none is kept with them, nobody is sent to where they point."""
    told, wrong = told_by_two[0], []
    anybody, admin = Person(site), world.as_("admin")
    plain = {}
    for when in ("forged", "plain after it"):
        for route in all_routes():
            if route["method"] != "get":
                continue
            path = address(route, world, told)
            for person in (anybody, admin):
                # requests would keep cookies from a name that is not the site's.
                jar = {"cookie": "; ".join("%s=%s" % (c.name, c.value) for c in person.http.cookies)}
                answer = person.http.get(site.url + path, headers={**FORGED, **jar} if when == "forged" else {}, allow_redirects=False)
                if EVIL in answer.text or EVIL in str(answer.headers):
                    wrong.append("%s %s names the other site" % (when, path))
                if answer.headers.get("location", "/").startswith(("//", "http")) or "\\" in answer.headers.get("location", ""):
                    wrong.append("%s leads to %s" % (path, answer.headers["location"]))
                if when == "forged":
                    plain[path, person is admin] = answer.status_code
                elif plain[path, person is admin] != answer.status_code:
                    wrong.append("%s: %d, with forged headers %d" % (path, answer.status_code, plain[path, person is admin]))
    for path, values in (("/masuk", {"masuk": "budi", "sandi": NEW_PASSWORD}), ("/aduan/lacak", {"nomor": told.number, "kode": told.code}),
                         ("/aduan/lacak", {"nomor": told.number})):
        person = Person(site)
        token = token_of(person)
        # A browser's Origin goes with its Host; a proxy that passes on any name must not make us send people there.
        answer = person.http.post(site.url + path, data={"csrf": token, **values}, headers={**FORGED, "origin": "https://" + EVIL}, allow_redirects=False)
        where = answer.headers.get("location", "/")
        if EVIL in answer.text or EVIL in str(answer.headers) or not re.match(r"/[^/\\]|/$", where):
            wrong.append("POST %s leads to %s" % (path, where))
    for tail in ("?next=https://%s", "?kembali=//%s", "?url=https://%s", "?masuk=https://%s"):
        answer = Person(site).http.get(site.url + "/masuk" + tail % EVIL, allow_redirects=False)
        if answer.status_code != 400:
            wrong.append("/masuk%s: %d" % (tail, answer.status_code))
    assert not wrong, " | ".join(wrong[:20])


# -- cookies, and what is kept of a page

def cookies_of(answer):
    return [dict([("name", c.split("=")[0])] + [tuple((p.strip().split("=") + [""])[:2]) for p in c.split(";")[1:]])
            for c in answer.raw.headers.getlist("set-cookie")]


def test_cookies_are_only_ours_and_nobody_reads_them(three):
    seen = set()
    for secure in (True, False):
        person = Away(three, remote=True, secure=secure)
        person.http.cookies.clear()

        def go(method, path, values=None, person=person):
            jar = "; ".join("%s=%s" % x for x in held.items())
            answer = person.http.request(method, three.url + path, data=values, headers={"cookie": jar} if jar else {}, allow_redirects=False)
            for c in cookies_of(answer):
                assert c.get("HttpOnly") == "" and c.get("SameSite") == "Lax" and c.get("Path") == "/" and "Domain" not in c, c
                assert c["name"].startswith("__Host-terang") and "Secure" in c, c  # the address is a citizen's, so https it must be
                assert 0 <= int(c["Max-Age"]) <= 12 * 3600, c
                seen.add(c["name"])
            for c in answer.raw.headers.getlist("set-cookie"):
                name, value = c.split(";")[0].split("=", 1)
                held[name] = value
            assert answer.headers.get("strict-transport-security", "").startswith("max-age=31536000") == secure
            return answer
        held = {}
        token = re.search(r'name="csrf" value="([^"]+)"', go("get", "/masuk").text).group(1)
        answer = go("post", "/masuk", {"csrf": token, "masuk": "koordinator", "sandi": SECRET})
        assert answer.status_code == 303
        old = held["__Host-terang"]
        assert len(old) >= 32 and not three.db.rows("SELECT 1 AS x FROM session WHERE token_hash = '%s'" % old), "only its hash is kept"
        page = go("get", "/kerja/akun")
        token = re.search(r'name="csrf" value="([^"]+)"', page.text).group(1)
        go("post", "/keluar", {"csrf": token})
        held["__Host-terang"] = old
        assert go("get", "/kerja/akun").status_code == 401, "what was signed out stays out"
    assert seen >= {"__Host-terang", "__Host-terang-kunjungan"}, seen


def test_private_pages_are_kept_by_nobody(world, site, standard, told_by_two):
    told, wrong = told_by_two[0], []
    people = {"admin": world.as_("admin"), "koordinator": world.as_("rina"), "warga": told.person}
    for route in all_routes():
        if route["method"] != "get":
            continue
        path = address(route, world, told)
        for who, person in people.items():
            answer = person.http.get(site.url + path, allow_redirects=False)
            said = answer.headers.get("cache-control", "")
            # Bytes that are the same for everybody for ever are nobody's own.
            if "no-store" not in said and not (answer.headers["content-type"] == "application/json" and said.startswith("public")):
                wrong.append("%s as %s: %r" % (path, who, said))
        answer = Person(site).http.get(site.url + path, allow_redirects=False)
        said = answer.headers.get("cache-control", "")
        if 'name="csrf"' in answer.text and "private" not in said and "no-store" not in said:
            wrong.append("%s holds a visitor's token: %r" % (path, said))
    receipt = world.file().page
    assert "no-store" in receipt.headers["cache-control"]
    assert not wrong, " | ".join(wrong[:20])


# -- the same work for right and wrong

def work_of(site, fn):
    """Nanoseconds of processor time that the site spent on it: counted by the kernel, however busy the machine is."""
    def spent():
        pids = [site.process.pid]
        for pid in pids:
            with open("/proc/%d/task/%d/children" % (pid, pid)) as f:
                pids += [int(x) for x in f.read().split()]
        total = 0
        for pid in pids:
            for path in glob.glob("/proc/%d/task/*/schedstat" % pid):
                with open(path) as f:
                    total += int(f.read().split()[0])
        return total
    before = spent()
    fn()
    return spent() - before


def button(page, words):
    """Presses the form whose only button says this."""
    return next(f for f in page.forms() if any(b[2].startswith(words) for b in f.buttons)).press().is_(200)


def stripped(html, *names):
    """A page without what is each visitor's own."""
    html = re.sub(r'name="csrf" value="[^"]*"', "", html)
    for name in names:
        html = html.replace(name, "NAME")
    return html


def test_log_in_does_the_same_work_for_every_name(three):
    """argon2id once for each attempt, whoever is named; and the very same page."""
    db = three.db
    admin = Away(three).sign_in("admin", SECRET)
    button(admin.get("/kerja/kantor/orang/pegawai?instansi=KCS"), "Nonaktifkan")
    assert db.rows("SELECT active FROM account WHERE login = 'pegawai'")[0]["active"] in (0, False)
    people = {"known": ("petugas-lampu", "petugas-mekar"), "unknown": ("tidak-ada-satu", "tidak-ada-dua"), "closed": ("pegawai",)}
    work, pages = {}, {}
    for kind, logins in people.items():
        for login in logins:
            person = Away(three)
            token = token_of(person)

            def attempt(person=person, login=login, token=token, kind=kind):
                answer = person.http.post(three.url + "/masuk", data={"csrf": token, "masuk": login, "sandi": "bukan sandinya 77"}, allow_redirects=False)
                assert answer.status_code == 422, (login, answer.status_code)
                pages.setdefault(kind, stripped(answer.text, 'value="%s"' % login))
            work.setdefault(kind, []).extend(work_of(three, attempt) for _ in range(3))
    least = {kind: sorted(x)[len(x) // 2] for kind, x in work.items()}
    assert pages["known"] == pages["unknown"] == pages["closed"]
    hashing = min(least.values())
    assert hashing > 5_000_000, "no hashing at all: %s" % least  # a page alone costs a tenth of that
    assert max(least.values()) < 2 * hashing, least
    button(admin.get("/kerja/kantor/orang/pegawai?instansi=KCS"), "Aktifkan")


def test_22_a_wrong_code_and_an_unknown_number_are_one_answer(three):
    numbers = [r["number"] for r in three.db.rows("SELECT number FROM case_file ORDER BY mode DESC, id LIMIT 2")]
    pages = set()
    for number in (*numbers, "ADU-KCS-2026-999999", "RHS-" + "0" * 26):
        person = Away(three)
        answer = person.http.post(three.url + "/aduan/lacak", data={"csrf": token_of(person), "nomor": number, "kode": "0000 0000 0000 0000"},
                                  allow_redirects=False)
        pages.add((answer.status_code, stripped(answer.text, number)))
    assert len(pages) == 1 and next(iter(pages))[0] == 403


def test_one_time_passwords_end(three):
    """Unchanged after 72 hours it opens nothing, and says so only to whoever knows it; one changed in time is a password like any other."""
    admin = Away(three).sign_in("admin", SECRET)
    page = admin.get("/kerja/kantor/orang-baru?instansi=KCS").form("masuk").press(nama="Baru Sekali", masuk="barusekali", peran="pegawai", unit="kcs")
    given = CODE.search(page.is_(200).sees("72 jam").text).group(0)
    said = three.run("user", "add", "lainlagi", "--data", str(three.data), "--name", "Lain Lagi", "--one-time").stdout
    assert "Berlaku 72 jam" in said
    other = CODE.search(said).group(0)
    first = Away(three).sign_in("barusekali", given)
    for path in ("/kerja", "/kerja/kantor", "/kerja/kantor/hukum"):
        answer = first.http.get(three.url + path, allow_redirects=False)
        assert answer.status_code == 303 and answer.headers["location"] == "/kerja/akun", path
    Away(three).sign_in("barusekali", given)  # still usable: it was not changed
    first.get("/kerja/akun").form("sandi_lama").press(sandi_lama=given, sandi=NEW_PASSWORD, sandi_ulang=NEW_PASSWORD).is_(200)
    assert Away(three).get("/masuk").form("masuk").press(masuk="barusekali", sandi=given).status == 422, "used up"
    three.stop()
    three.clock, three.since = dt.datetime.now(dt.timezone.utc) + dt.timedelta(hours=73), time.monotonic()
    try:
        three.start()
        page = Away(three).get("/masuk").form("masuk").press(masuk="lainlagi", sandi=other)
        assert page.status == 422 and "sudah tidak berlaku" in page.text, page.text[:400]
        page = Away(three).get("/masuk").form("masuk").press(masuk="lainlagi", sandi="0000-0000-0000-0000")
        assert page.status == 422 and "sudah tidak berlaku" not in page.text and "tidak cocok" in page.text
        Away(three).sign_in("barusekali", NEW_PASSWORD)
        Away(three, "/en").get("/en/masuk").is_(200)
        again = CODE.search(three.run("user", "passwd", "lainlagi", "--data", str(three.data), "--one-time").stdout).group(0)
        Away(three).sign_in("lainlagi", again)
    finally:
        three.stop()
        three.clock = None
        three.start()


def test_53_filing_is_limited_by_address_with_a_page_that_says_so(three):
    person, kept = Away(three), "Kalimat yang saya ketik dan tidak boleh hilang."
    for i in range(12):
        page = person.get("/lapor?instansi=KCT").form("judul").fill(judul="Laporan ke-%d" % i, isi=kept, kategori="tanya", cara="anonim", benar="ya",
                                                                    harapan="Dijawab.")
        answer = person.send("post", "/lapor", page.values + [("aksi", "kirim")], follow=False)
        if answer.status == 429:
            break
        assert answer.status == 200 and answer.title, (i, answer.status, answer.text[:300])
    assert answer.status == 429 and i == 10, "ten at once, then it waits: %d" % i
    assert 1 <= int(answer.headers["retry-after"]) <= 60 and kept in answer.html and answer.title, answer.text
    answer.sees("tunggu") if "tunggu" in answer.text else answer.sees("Tunggu")
    count = len(three.db.rows("SELECT id FROM case_file"))
    page = Away(three).get("/lapor?instansi=KCT").form("judul").press("kirim", judul="Dari alamat lain", isi=kept, kategori="tanya", cara="anonim",
                                                                      benar="ya", harapan="Dijawab.")
    assert page.status == 200 and len(three.db.rows("SELECT id FROM case_file")) == count + 1, "another address is not limited by it"
    forged = Person(three)  # from the proxy itself, with a list that ends in a lie
    forged.http.headers["x-forwarded-for"] = "203.0.113.9, " + person.http.headers["x-forwarded-for"]
    answer = forged.send("post", "/lapor", [("csrf", "x")], follow=False)
    assert answer.status == 429, "what a person writes into the header does not count"


# -- confidential

MARK = "kangkung ungu 5519"


def test_55_nothing_tells_of_a_confidential_complaint(world, site, standard):
    """Filed with a mark in every field, verified, forwarded, answered: read by those who may, and nowhere else at all."""
    told = world.file("rahasia", "lama", judul="Judul " + MARK, isi="Isi pengaduan ini menyebut %s, loket empat, dan jamnya." % MARK,
                      harapan="Harapan " + MARK, tempat="Tempat " + MARK)
    world.verify(told).is_(200)
    world.step("budi", told, "tindak-lanjut", isi="Catatan tindak lanjut " + MARK).is_(200)
    world.step("budi", told, "catatan-internal", isi="Catatan dalam " + MARK).is_(200)
    world.desk("budi", told).sees(MARK)
    strangers = {"publik": Person(site), "english": Person(site, "/en"), "warga lain": world.file().person}
    strangers.update({role: world.as_(login) for role, login in LOGIN.items() if login in ("admin", "joko", "mira", "putri", "asih")})
    strangers["unit lain"] = world.as_("sinta")
    number = world.site.db.rows("SELECT id FROM case_file WHERE number = '%s'" % told.number)[0]["id"]
    leaves = [r["leaf_hash"] for r in site.db.rows("SELECT leaf_hash FROM act WHERE subject = 1 AND subject_id = %d" % number)]
    today = site.now().date().isoformat()
    paths = [address(r, world, told) for r in all_routes() if r["method"] == "get" and "{nomor}" not in r["route"]]
    paths += ["/aduan?q=kangkung", "/cari?q=kangkung", "/cari?q=ungu+5519", "/aduan?q=" + told.number, "/kerja/perkara?q=kangkung", "/kerja/perkara?q=" + told.number,
              "/kerja/perkara?lihat=semua", "/aduan?unit=capil&instansi=KCS", "/aduan?kategori=lama", "/statistik?instansi=KCS&unit=capil",
              "/statistik.csv?instansi=KCS", "/kinerja/" + today, *("/kinerja/baris?ukuran=%s&dari=%s&sampai=%s" % (m, today, today)
                                                                    for m in ("masuk", "selesai", "terlambat", "terbuka")),
              told.path, told.path + "/tenggat", "/aduan/lacak?untuk=" + told.number, *("/v/" + x for x in leaves)]
    # A leaf names its record: for this mode a number that tells nothing, not even when.
    wrong, asked = [], ("/aduan/lacak?untuk=", "?q=", "/v/")
    for who, person in strangers.items():
        for path in paths:
            answer = person.http.get(site.url + (person.lang + path if person.lang else path), allow_redirects=False)
            text = answer.text
            for mark in (MARK, "kangkung"):
                if mark in text and "?q=" not in path:
                    wrong.append("%s reads %r on %s" % (who, mark, path))
            if "?q=" in path and MARK in text:
                wrong.append("%s finds it on %s" % (who, path))
            if told.number in text and not path.startswith(told.path) and not any(x in path for x in asked):
                wrong.append("%s sees its number on %s" % (who, path))
            if told.number in path and "?q=" in path and text.count(told.number) > text.count("q=" + told.number) + text.count('value="' + told.number) \
                    + text.count("“" + told.number) and answer.status_code == 200 and "/aduan/" + told.number in text:
                wrong.append("%s is led to it by %s" % (who, path))
    log = site.server_log()
    for inside in (MARK, "kangkung", told.number, told.code, told.code.replace(" ", ""), "Sari Wulandari", PASSWORD, NEW_PASSWORD):
        if inside in log:
            wrong.append("the log of the server holds %r" % inside)
    for row in site.db.rows("SELECT data FROM leaf"):
        if MARK.encode().hex() in row["data"]:
            wrong.append("a leaf holds it")
    for name, rows in site.db.snapshot().items():
        if site.kind == "sqlite" and (MARK in rows or MARK.encode().hex() in rows):
            wrong.append("table %s holds it in the clear" % name)
    assert not wrong, "%d: " % len(wrong) + " | ".join(sorted(set(wrong))[:25])
