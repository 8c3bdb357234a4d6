"""Every page in both languages: whole, light, safe headers (looked at on every page that any test opens), nothing untranslated."""
import re

import pytest

from kit.person import Person, HEADERS
from kit.routes import all_routes, sentences
from test_roles import ANYBODY, LOGIN, address, who_may

PLACE = re.compile(r"\{[^}]*\}")


@pytest.fixture(scope="module")
def told(world):
    one = world.file()
    world.verify(one)
    world.step("budi", one, "tanggapan", isi="Sudah selesai dikerjakan oleh petugas loket.")
    world.open(one, one.person)
    return one


@pytest.fixture(scope="module")
def only_here():
    """Sentences of each language that the other one has not, long enough to be sure."""
    words = {lang: sentences(lang) for lang in ("id", "en")}
    assert set(words["id"]) == set(words["en"])
    out = {}
    for lang, other in (("id", "en"), ("en", "id")):
        theirs = set(words[other].values())
        out[lang] = [s for s in words[lang].values() if len(s) > 14 and " " in s and s not in theirs and not PLACE.search(s)]
    return out


def visible(page):
    for tag in page.soup.find_all(["textarea", "option", "nav", "script"]):
        tag.extract()
    return re.sub(r"\s+", " ", page.soup.get_text(" "))


def test_197_every_page_in_both_languages(world, site, standard, told, only_here):
    people = {None: Person(site), "warga": told.person, **{role: world.as_(login) for role, login in LOGIN.items()}}
    visited, wrong = 0, []
    for route in all_routes():
        if route["method"] != "get":
            continue
        may = who_may(route)
        person = people[None] if may is ANYBODY else people[sorted(may)[0]]
        path = address(route, world, told)
        if path.endswith("/keterangan"):
            path = told.path + "/balasan"
        if "/ubah" in path and "maklumat" not in path:
            person = people["petugas"]
        if path == "/kinerja/baris":
            path += "?ukuran=masuk"
        for lang, prefix, foreign in (("id", "", "en"), ("en", "/en", "id")):
            page = person.send("get", prefix + (path if path != "/" or not prefix else ""))
            if page.soup is None:
                continue
            visited += 1
            assert page.status in (200, 404) or "berkas" in path, (page.path, page.status)
            text = visible(page)
            left = [s for s in only_here[foreign] if s in text]
            if left:
                wrong.append("%s%s: %s" % (prefix, path, left[:3]))
    assert not wrong, " | ".join(wrong)
    assert visited > 80


def test_197_faults_are_said_in_both_languages(site):
    for prefix, words in (("", "tidak"), ("/en", "not")):
        page = Person(site).get(prefix + "/tidak-ada-halaman-ini").is_(404)
        assert words in page.text
        assert 'href="%s/cari"' % prefix in page.html, "it says where to search"
        assert Person(site).send("post", prefix + "/aduan", [("a", "b")]).status == 405


def test_195_no_page_needs_a_script(site):
    page = Person(site).get("/lapor")
    assert page.form("judul").buttons
    assert "onclick" not in page.html and "javascript:" not in page.html
    shown = re.sub(r"<[^>]*>", " ", page.html)
    assert "Sisa 10.000 huruf" not in shown and "Hapus draf" not in shown, "what only a script can say stands in no text"


def test_200_assets_are_embedded_and_safe(site):
    page = Person(site).get("/")
    for tag in page.soup.find_all(["link", "script"]):
        address_ = tag.get("href") or tag.get("src")
        if address_ and address_.startswith("/aset/"):
            asset = Person(site).get(address_)
            assert asset.status == 200 and int(asset.headers["content-length"]) > 0
            for name, value in HEADERS.items():
                assert asset.headers[name] == value
    for bad in ("/aset/../terang.db", "/aset/%2e%2e/terang.conf", "/aset/", "/aset/x.css"):
        assert Person(site).get(bad).status in (400, 404)


def test_195_pages_are_light_on_a_first_visit(site):
    """The page with everything it loads, compressed as it travels."""
    person = Person(site)
    answer = person.http.get(site.url + "/", stream=True)
    total = len(answer.raw.read())
    page = person.get("/")
    seen = {t.get("href") or t.get("src") for t in page.soup.find_all(["link", "script", "img"])
            if (t.get("rel") or ["stylesheet"])[0] in ("stylesheet", "preload", "icon")}
    for address_ in seen:
        if address_ and address_.startswith("/aset/"):
            total += len(person.http.get(site.url + address_, stream=True).raw.read())
    assert total <= 60 * 1024, total
