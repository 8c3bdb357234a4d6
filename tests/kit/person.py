"""People who use the site: pages, forms and cookies as a browser without script has them.

Every page a person opens is looked at: exact safety headers, size, whole HTML, no word key left over. A form takes only
fields it shows, so that a test cannot do what a person could not; bad input goes around the form through `send`."""
import gzip
import re
import urllib.parse

import requests
from bs4 import BeautifulSoup

from .routes import undeclared

CSP = ("default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; "
       "manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
HEADERS = {"content-security-policy": CSP, "x-content-type-options": "nosniff", "referrer-policy": "same-origin",
           "cross-origin-opener-policy": "same-origin"}
PAGE_BYTES = 60 * 1024
# A key of a word file where a sentence should be ("complaint.form.title"), or a template's mark. Addresses are no keys.
WORD_KEY = re.compile(r"(?<![\w./@-])(?:[a-z][a-z0-9_]+\.){2,}[a-z0-9_]+(?![\w./@-])|\{[=%{]|[=%}]\}")
CODE = re.compile(r"\b(?:[0-9A-Z]{4}[ -]){3}[0-9A-Z]{4}\b")


class Form:
    def __init__(self, page, tag):
        self.page, self.tag = page, tag
        self.method = tag.get("method", "get").lower()
        self.action = tag.get("action") or page.path
        self.values, self.kinds, self.choices = [], {}, {}
        for x in tag.select("input[name], textarea[name], select[name]"):
            name, kind = x["name"], x.get("type", x.name)
            self.kinds[name] = kind
            if kind in ("radio", "checkbox"):
                self.choices.setdefault(name, []).append(x.get("value", "on"))
                if x.has_attr("checked"):
                    self.values.append((name, x.get("value", "on")))
            elif x.name == "select":
                options = x.find_all("option")
                self.choices[name] = [o.get("value", o.text) for o in options]
                chosen = [o for o in options if o.has_attr("selected")] or options[:1]
                self.values += [(name, o.get("value", o.text)) for o in chosen]
            elif x.name == "textarea":
                text = x.text
                self.values.append((name, text[1:] if text.startswith("\n") else text))
            elif kind == "file":
                pass
            elif kind not in ("submit", "button", "image", "reset"):
                self.values.append((name, x.get("value", "")))
        self.buttons = [(b.get("name"), b.get("value", ""), b.get_text(" ", strip=True), b.get("formaction"))
                        for b in tag.select("button, input[type=submit]") if b.get("type", "submit") == "submit"]

    def names(self):
        """Fields a person fills in."""
        return [n for n in self.kinds if self.kinds[n] != "hidden"]

    def fill(self, **given):
        for name, value in given.items():
            assert name in self.kinds, "no field %s on %s: %s" % (name, self.page.path, sorted(self.kinds))
            self.values = [v for v in self.values if v[0] != name]
            for one in value if isinstance(value, (list, tuple)) else [value]:
                if name in self.choices:
                    assert str(one) in self.choices[name], "%s has no choice %s: %s" % (name, one, self.choices[name])
                self.values.append((name, str(one)))
        return self

    def press(self, button=None, files=None, **given):
        """Fills in and sends; button: part of its words, or its value."""
        self.fill(**given)
        values, action = list(self.values), self.action
        if button is not None:
            fits = [b for b in self.buttons if b[1] == button or button in b[2]]
            assert fits, "no button %s on %s: %s" % (button, self.page.path, self.buttons)
            chosen = fits[0]
        else:
            chosen = self.buttons[-1] if len(self.buttons) == 1 else self.buttons[0]
        if chosen[0]:
            values.append((chosen[0], chosen[1]))
        action = (chosen[3] or action).split("#")[0]
        multipart = self.tag.get("enctype") == "multipart/form-data"
        return self.page.person.send(self.method, action, values, files=(files or {}) if multipart else None)


class Page:
    def __init__(self, person, path, answer):
        self.person, self.path, self.status = person, path, answer.status_code
        self.headers, self.bytes = answer.headers, answer.content
        self.type = answer.headers.get("content-type", "").split(";")[0]
        self.html = answer.content.decode("utf-8") if self.type.startswith(("text/", "application/json", "application/xml")) else ""
        self.soup = BeautifulSoup(self.html, "lxml") if self.type == "text/html" else None

    @property
    def text(self):
        """What a person reads in the page's own part."""
        if self.soup is None:
            return self.html
        main = self.soup.find("main") or self.soup
        return re.sub(r"\s+", " ", main.get_text(" ", strip=True))

    @property
    def all_text(self):
        return re.sub(r"\s+", " ", self.soup.get_text(" ", strip=True))

    @property
    def title(self):
        h1 = self.soup.find("h1")
        return h1.get_text(" ", strip=True) if h1 else ""

    def sees(self, *words):
        for w in words:
            assert w in self.text, "%s (%d) does not say %r: %s" % (self.path, self.status, w, self.text[:1500])
        return self

    def sees_not(self, *words):
        for w in words:
            assert w not in self.html, "%s says %r" % (self.path, w)
        return self

    def is_(self, status):
        assert self.status == status, "%s: %d instead of %d: %s" % (self.path, self.status, status, self.text[:1500])
        return self

    def forms(self):
        main = self.soup.find("main") or self.soup
        return [Form(self, t) for t in main.find_all("form")]

    def form(self, having=None, action=None):
        """The form with a field of this name, or with this action; else the only one."""
        fits = [f for f in self.forms() if (having is None or having in f.kinds or any(b[0] == having or b[1] == having for b in f.buttons))
                and (action is None or f.action.endswith(action))]
        assert fits, "no form with %s %s on %s: %s" % (having, action, self.path,
                                                       [(f.action, sorted(f.kinds), f.buttons) for f in self.forms()] or self.text[:800])
        return fits[0]

    def links(self):
        return [a["href"] for a in self.soup.find_all("a", href=True)]

    def link(self, words):
        """Follows the link whose words hold these."""
        for a in (self.soup.find("main") or self.soup).find_all("a", href=True):
            if words in a.get_text(" ", strip=True):
                return self.person.get(a["href"])
        raise AssertionError("no link %r on %s: %s" % (words, self.path, self.links()))

    def errors(self):
        """The sentences about fields: name -> sentence."""
        out = {}
        for x in self.soup.select(".govuk-error-message"):
            holder = x.find_parent(class_="govuk-form-group") or x.parent
            field = holder.select_one("input[name], textarea[name], select[name]")
            said = x.get_text(" ", strip=True)
            if field is not None:
                out.setdefault(field["name"], said)
            else:
                out.setdefault(x.get("id", "?"), said)
        return out

    def summary(self):
        """The sentences of the error summary, each a link to its field."""
        return [a.get_text(" ", strip=True) for a in self.soup.select(".govuk-error-summary a")]


class Person:
    """lang: '' or '/en'."""

    def __init__(self, site, lang=""):
        self.site, self.lang = site, lang
        self.http = requests.Session()
        self.http.headers["accept-encoding"] = "gzip"
        self.page = None

    def get(self, path):
        return self.send("get", path)

    def send(self, method, path, values=None, files=None, follow=True, headers=None, body=None):
        """values: list of pairs, texts or raw bytes; files: {name: (file name, bytes, type)} sends multipart."""
        url = path if path.startswith("http") else self.site.url + path
        assert url.startswith(self.site.url), "a link leads away: " + url
        kwargs = {"headers": headers or {}, "allow_redirects": False, "timeout": 30}
        if method == "get":
            kwargs["params"] = values or None
        elif body is not None:
            kwargs["data"] = body
        elif files is not None:
            kwargs["files"] = [(n, (None, v)) for n, v in values or []] + list(files.items())
        else:
            kwargs["data"] = [(n, v) for n, v in values or []]
        answer = self.http.request(method.upper(), url, **kwargs)
        page = Page(self, path, answer)
        look_at(page)
        if follow and answer.status_code == 303:
            return self.get(answer.headers["location"])
        self.page = page
        return page

    def status(self, method, path, values=()):
        """Only whether it answers, and how; pages themselves are looked at by the other ways."""
        answer = self.http.request(method.upper(), self.site.url + path, data=list(values) or None, allow_redirects=False, timeout=30)
        for name, value in HEADERS.items():
            assert answer.headers.get(name) == value, (path, name, answer.headers.get(name))
        return answer.status_code

    def sign_in(self, login, password):
        page = self.get(self.lang + "/masuk").form("masuk").press(masuk=login, sandi=password)
        assert "/kerja" in page.path and page.status == 200, "%s: %s" % (page.path, page.text[:500])
        return self

    def sign_out(self):
        tag = [f for f in self.page.soup.find_all("form") if f.get("action", "").endswith("/keluar")]
        assert tag, "no button to sign out on " + self.page.path
        return Form(self.page, tag[0]).press()


def look_at(page):
    """What must hold of every answer."""
    # What is refused before a page is looked for is plain text of its own.
    early = page.type == "text/plain" and page.status in (400, 408, 413, 414, 431, 503)
    want = {"x-content-type-options": "nosniff", "content-security-policy": "default-src 'none'; frame-ancestors 'none'"}
    for name, value in (want if early else HEADERS).items():
        assert page.headers.get(name) == value, (page.path, name, page.headers.get(name))
    assert "server" not in page.headers or page.headers["server"] == "terang", page.headers
    if page.soup is None:
        return
    assert page.html.startswith("<!DOCTYPE html>") and page.html.rstrip().endswith("</html>"), page.path
    small = len(gzip.compress(page.bytes, 6))
    assert small <= PAGE_BYTES, "%s: %d bytes compressed" % (page.path, small)
    lang = "en" if page.path.startswith("/en") else "id"
    assert page.soup.html["lang"] == lang, (page.path, page.soup.html["lang"])
    assert page.soup.title.get_text(strip=True) and len(page.soup.find_all("h1")) == 1, page.path
    for x in page.soup.find_all(string=True):
        if x.parent.name not in ("script", "style", "textarea", "code", "pre", "ins", "del") and "tr-k" not in x.parent.get("class", []):  # tr-k: codes
            assert not WORD_KEY.search(x), "%s: a word is missing: %r" % (page.path, str(x)[:200])
    for tag in page.soup.find_all(True):
        assert not any(a.startswith("on") or a == "style" for a in tag.attrs), (page.path, tag.name, tag.attrs)
        for name in ("href", "src", "action", "formaction"):
            to = tag.get(name, "/").strip().lower()
            assert to.startswith(("/", "#", "https://", "http://", "mailto:", "tel:")), (page.path, tag.name, to)
    for tag in page.soup.find_all("script"):
        assert tag.get("src", "").startswith("/aset/") and not tag.get_text(strip=True), page.path
    for tag in page.soup.find_all("a", href=True):
        if tag["href"].startswith("/") and "?" in tag["href"] and page.status < 400:
            extra = undeclared("get", tag["href"], urllib.parse.parse_qs(urllib.parse.urlsplit(tag["href"]).query, True))
            assert not extra, "%s: %s holds %s, which that page refuses" % (page.path, tag["href"], extra)
    for form in page.soup.find_all("form"):
        names = [x["name"] for x in form.select("input[name], textarea[name], select[name], button[name]")]
        method, own = form.get("method", "get").lower(), form.get("action") or page.path
        for action in [own, *(b["formaction"] for b in form.select("[formaction]"))]:
            extra = undeclared(method, action.split("#")[0], names)
            assert not extra, "%s: the form sends %s, which %s refuses" % (page.path, extra, action)
        assert form.get("method", "get").lower() == "get" or form.find("input", {"name": "csrf"}), (page.path, "a form without token")
