/* pages.mjs - visits every page as a browser does and refuses what breaks the rules of docs/look.md.
 *
 * usage: node tests/browser/pages.mjs URL ROUTES.json OUTDIR
 *
 * ROUTES.json: {"sessions": {"petugas": {"terang": "cookie value"}},
 *               "pages": ["/", {"path": "/kerja", "as": "petugas"}, {"path": "/tidak-ada", "status": 404}]}
 * or only the list of pages. {"light": true} leaves out the visit without script; {"post": "a=b&c=d"} sends a form to the path;
 * {"pale": true} does not look at colours; {"name": "x"} says in the lines what the page is; "follow": false leaves the links alone.
 * Each page is opened with an empty cache, with the script and without it, at 390 and 1280 pixels (and 320 for sideways
 * scroll); what can be opened on it is open when it is looked at. Written to OUTDIR: html/NAME.html (for nu.sh), and with
 * SHOTS=1 shots/NAME-WIDTH.png, as a visitor without script sees it.
 * What is not HTML (CSV, feeds) must answer with its type. Every link inside the site that was seen is then asked for once:
 * none may lead nowhere.
 * One line per check, "ok …" or "FAIL …"; the last line is "N passed, N failed"; the exit code is 1 when one failed. */
import { createRequire } from "node:module";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";

const web = createRequire(new URL("../../web/package.json", import.meta.url));
const { chromium } = web("playwright-core");
const axe = readFileSync(web.resolve("axe-core/axe.min.js"), "utf8");

const MAX_BYTES = 60 * 1024;
const MAX_LINKS = 2000;
const AT_ONCE = 2;
const WIDTHS = [390, 1280];
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const BROWSER = process.env.CHROMIUM || "/usr/bin/chromium";
const BROWSER_ARGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
	"--disable-background-networking", "--disable-component-update", "--disable-sync"];

const [origin, routesFile, out] = process.argv.slice(2);
if (!out) {
	console.error("usage: node tests/browser/pages.mjs URL ROUTES.json OUTDIR");
	process.exit(2);
}
const read = JSON.parse(readFileSync(routesFile, "utf8"));
const sessions = read.sessions || {};
const pages = (Array.isArray(read) ? read : read.pages).map((p) => (typeof p === "string" ? { path: p } : p));
if (process.env.SHOTS === "1") mkdirSync(`${out}/shots`, { recursive: true });
mkdirSync(`${out}/html`, { recursive: true });

let passed = 0, failed = 0;
function check(ok, what, detail) {
	if (ok) passed++;
	else failed++;
	console.log(ok ? `ok ${what}` : `FAIL ${what}: ${String(detail).replace(/\s+/g, " ").slice(0, 600)}`);
}

const names = new Set();
function nameOf(p) {
	let name = (p.path.replace(/[^A-Za-z0-9]+/g, "-").replace(/^-|-$/g, "") || "beranda").slice(0, 80) + (p.as ? `.${p.as}` : "");
	while (names.has(name)) name += "_";
	names.add(name);
	return name;
}

/* Cookies of the page's role. */
function cookiesOf(p) {
	if (p.as && !sessions[p.as]) throw new Error(`no session for "${p.as}"`);
	return Object.entries((p.as && sessions[p.as]) || {});
}

/* Asks without a browser; redirects are not followed. */
function ask(p) {
	const cookie = cookiesOf(p).map(([k, v]) => `${k}=${v}`).join("; ");
	return fetch(origin + p.path, { redirect: "manual", headers: cookie ? { cookie } : {} });
}

/* A tab of a role, with or without script, that is used again for its next page. */
async function openTab(browser, p, script) {
	const context = await browser.newContext({ viewport: { width: WIDTHS[0], height: 844 }, javaScriptEnabled: script,
		reducedMotion: "reduce", locale: "id-ID", timezoneId: "Asia/Jakarta" });
	await context.addCookies(cookiesOf(p).map(([name, value]) => ({ name, value, url: origin })));
	const page = await context.newPage();
	return { as: p.as || "", context, page, heard: await listen(context, page) };
}

/* Everything a browser says or loads while a page is open. */
async function listen(context, page) {
	const heard = { said: [], foreign: [] };
	const cdp = await context.newCDPSession(page);
	await cdp.send("Network.enable");
	await cdp.send("Network.setCacheDisabled", { cacheDisabled: true });
	page.on("console", (m) => heard.said.push({ text: m.text(), url: m.location().url }));
	page.on("pageerror", (e) => heard.said.push({ text: e.message, url: "" }));
	page.on("request", (r) => { if (!r.url().startsWith(origin) && !r.url().startsWith("data:")) heard.foreign.push(r.url()); });
	return heard;
}

/* What can be seen from inside the page; runs in the browser. */
function look() {
	const ids = new Map(), twice = [];
	for (const el of document.querySelectorAll("[id]")) {
		if (ids.has(el.id)) twice.push(el.id);
		ids.set(el.id, el);
	}
	const links = [...document.querySelectorAll("a[href]")];
	return {
		lang: document.documentElement.lang,
		title: document.title.trim(),
		h1: document.querySelectorAll("h1").length,
		styled: document.querySelectorAll("[style]").length,
		untyped: [...document.querySelectorAll("button:not([type]),input:not([type])")].map((e) => e.outerHTML.slice(0, 120)),
		twice,
		nowhere: links.map((a) => a.getAttribute("href"))
			.filter((h) => h === "" || (h.startsWith("#") && !ids.has(decodeURIComponent(h.slice(1))))),
		inside: links.filter((a) => a.origin === location.origin).map((a) => a.pathname + a.search),
		icon: document.querySelector("link[rel=icon]")?.href || "",
		bytes: ["navigation", "resource"].flatMap((t) => performance.getEntriesByType(t)).reduce((n, e) => n + e.transferSize, 0),
		words: document.querySelector("main")?.innerText.length || 0,
	};
}

function widest() {
	const root = document.scrollingElement, wide = root.scrollWidth - root.clientWidth;
	if (wide <= 0) return "";
	let worst = null;
	for (const el of document.body.querySelectorAll("*")) {
		const right = el.getBoundingClientRect().right;
		let box = el.parentElement;
		while (box && !/auto|scroll|hidden|clip/.test(getComputedStyle(box).overflowX)) box = box.parentElement;
		if (!box && right > root.clientWidth + 1 && (!worst || right > worst.right)) worst = { right, html: el.outerHTML.slice(0, 160) };
	}
	return `${wide} px too wide: ${worst ? worst.html : "?"}`;
}

/* Text that a box with hidden overflow cuts off; what is only for screen readers is one pixel wide and left out. */
function cut() {
	for (const box of document.body.querySelectorAll("*")) {
		if (box.clientWidth <= 1 || !/hidden|clip/.test(getComputedStyle(box).overflowX)) continue;
		const edge = box.getBoundingClientRect().right + 1;
		const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
		for (let node = walker.nextNode(); node; node = walker.nextNode()) {
			if (!node.data.trim()) continue;
			let inner = node.parentElement;
			while (inner !== box && !/auto|scroll|hidden|clip/.test(getComputedStyle(inner).overflowX)) inner = inner.parentElement;
			if (inner !== box) continue;
			const range = document.createRange();
			range.selectNodeContents(node);
			for (const r of range.getClientRects())
				if (r.width > 1 && r.right > edge) return `"${node.data.trim().slice(0, 40)}" in ${box.outerHTML.slice(0, 100)}`;
		}
	}
	return "";
}

/* Colours are the same in another language; looking at them is most of the work. */
async function audit(page, colours) {
	const found = await page.evaluate(([tags, enabled]) => window.axe.run(document, { runOnly: { type: "tag", values: tags },
		resultTypes: ["violations"], preload: false, rules: { "color-contrast": { enabled } } }), [TAGS, colours]);
	return found.violations.map((v) => `${v.id} (${v.nodes.length}): ${v.nodes.slice(0, 3)
		.map((n) => `${n.target.join(" ")} ${n.any[0]?.message || n.all[0]?.message || ""}`).join(" | ")}`);
}

function unexpected(heard, p) {
	const whole = new URL(p.path, origin).href;
	return heard.said.filter((m) => !(p.status && m.url === whole && m.text.includes(`status of ${p.status}`))).map((m) => m.text);
}

/* Data, feeds and files are no pages: they must answer, with the policy that keeps them from being shown as one. */
async function isPage(p, who, want) {
	if (p.post !== undefined) return true;
	const answer = await ask(p), type = answer.headers.get("content-type") || "", body = Buffer.from(await answer.arrayBuffer());
	if (type.startsWith("text/html") || want >= 400) return true;
	check(answer.status === want, `${who} status`, `${answer.status}, not ${want}`);
	check(type !== "" && body.length > 0, `${who} ${type}`, "no type or no content");
	check(answer.headers.get("x-content-type-options") === "nosniff", `${who} nosniff`, "x-content-type-options is missing");
	return false;
}

/* Goes to the page, or sends its form there. */
async function go(tab, p) {
	tab.heard.said.length = tab.heard.foreign.length = 0;
	const url = origin + p.path, send = (route) => route.continue({ method: "POST", postData: p.post,
		headers: { ...route.request().headers(), "content-type": "application/x-www-form-urlencoded" } });
	if (p.post !== undefined) await tab.page.route(url, send, { times: 1 });
	return tab.page.goto(url, { waitUntil: "load", timeout: 30000 });
}

/* The icon, which a browser's list of what was loaded leaves out. */
const icons = new Map();
async function iconBytes(url) {
	if (!url.startsWith(origin)) return 0;
	if (!icons.has(url)) icons.set(url, (await (await fetch(url)).arrayBuffer()).byteLength);
	return icons.get(url);
}

/* Everything that can be opened, also what closes when another opens. */
function openAll() {
	for (const el of document.querySelectorAll("details")) {
		el.removeAttribute("name");
		el.open = true;
	}
}

async function atWidth(page, width) {
	await page.setViewportSize({ width, height: width < 700 ? 844 : 900 });
	return page.evaluate(widest);
}

/* Is it plain to see where the keyboard is: by the element itself, its label or its card? "" or what is not. */
function unseen() {
	const el = document.activeElement;
	if (!el || el === document.body) return "";
	const drawn = (x, part) => {
		const s = x && getComputedStyle(x, part);
		return !!s && ((s.outlineStyle !== "none" && parseFloat(s.outlineWidth) > 0 && s.outlineColor !== "rgba(0, 0, 0, 0)") || s.boxShadow !== "none");
	};
	const box = el.getBoundingClientRect(), label = el.id && document.querySelector(`label[for="${CSS.escape(el.id)}"]`);
	const told = drawn(el) || drawn(label) || drawn(label, "::before") || drawn(el.parentElement);
	const where = `${el.tagName.toLowerCase()}${el.id ? "#" + el.id : ""} "${(el.textContent || el.name || "").trim().slice(0, 40)}"`;
	if (box.width < 1 && !label) return `${where} has no size`;
	return told ? "" : `${where} shows no focus`;
}

/* The first stop is the way past the menu, which leads to the content; then every stop on the way shows itself. */
async function byKeyboard(page, who) {
	const STOPS = 30;
	if (await page.evaluate(() => document.querySelector("[autofocus]") !== null)) return;
	await page.keyboard.press("Tab");
	const skip = await page.evaluate(() => {
		const el = document.activeElement, box = el.getBoundingClientRect();
		return el.matches(".govuk-skip-link") && box.height > 10 && box.top >= 0 && box.left >= 0 && box.right <= innerWidth;
	});
	check(skip, `${who} skip link first`, await page.evaluate(() => document.activeElement.outerHTML.slice(0, 200)));
	const lost = [];
	for (let i = 0; i < STOPS && lost.length < 3; i++) {
		const told = await page.evaluate(unseen);
		if (told) lost.push(told);
		await page.keyboard.press("Tab");
		if (await page.evaluate(() => document.activeElement === document.body)) break;
	}
	check(lost.length === 0, `${who} focus is seen`, lost.join(" | "));
	if (!skip) return;
	await page.evaluate(() => document.querySelector(".govuk-skip-link").focus());
	await page.keyboard.press("Enter");
	await page.keyboard.press("Tab");
	const past = await page.evaluate(() => {
		const main = document.getElementById("isi"), el = document.activeElement;
		return el === document.body || main.contains(el) || (main.compareDocumentPosition(el) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
	});
	check(past, `${who} skip link leads to the content`, await page.evaluate(() => document.activeElement.outerHTML.slice(0, 200)));
}

async function withScript(tab, p, who, name, seen) {
	const { page } = tab, want = p.status || 200;
	await page.setViewportSize({ width: WIDTHS[0], height: 844 });
	const answer = await go(tab, p);
	check(answer.status() === want, `${who} script status`, `${answer.status()}, not ${want}`);
	await page.evaluate(() => document.fonts.ready.then(() => 0));
	await page.waitForTimeout(30);
	const inside = await page.evaluate(look), bytes = inside.bytes + (await iconBytes(inside.icon));
	writeFileSync(`${out}/html/${name}.html`, await answer.body());
	check(bytes <= MAX_BYTES, `${who} bytes ${bytes}`, `${bytes} of ${MAX_BYTES}`);
	check(inside.h1 === 1, `${who} one h1`, `${inside.h1} h1`);
	check(inside.title !== "", `${who} title`, "no title");
	const lang = p.path === "/en" || p.path.startsWith("/en/") ? "en" : "id";
	check(inside.lang === lang, `${who} lang`, `lang="${inside.lang}"`);
	check(inside.styled === 0, `${who} no inline style`, `${inside.styled} elements`);
	check(inside.untyped.length === 0, `${who} types`, inside.untyped.join(" "));
	check(inside.twice.length === 0, `${who} ids`, `twice: ${inside.twice.join(" ")}`);
	check(inside.nowhere.length === 0, `${who} fragments`, inside.nowhere.join(" "));
	check(inside.words > 0, `${who} script content`, "nothing in <main>");
	for (const path of inside.inside) seen.add(`${p.as || ""} ${path}`);
	const closed = await page.evaluate(widest);
	check(closed === "", `${who} script ${WIDTHS[0]} sideways`, closed);
	if (!p.light) await byKeyboard(page, who);
	await page.evaluate(axe);
	await page.evaluate(openAll);
	for (const width of [...WIDTHS, 320]) {
		const wide = await atWidth(page, width);
		check(wide === "", `${who} script ${width} sideways, all open`, wide);
		const lost = await page.evaluate(cut);
		check(lost === "", `${who} ${width} cut text`, lost);
		if (width === 320) continue;
		const faults = await audit(page, !p.pale);
		check(faults.length === 0, `${who} ${width} axe`, faults.join(" || "));
	}
}

async function withoutScript(tab, p, who, name) {
	const { page } = tab, want = p.status || 200;
	await page.setViewportSize({ width: WIDTHS[0], height: 844 });
	const answer = await go(tab, p);
	check(answer.status() === want, `${who} no script status`, `${answer.status()}, not ${want}`);
	check((await page.evaluate(look)).words > 0, `${who} no script content`, "nothing in <main>");
	for (const width of [...WIDTHS, 320]) {
		const wide = await atWidth(page, width);
		check(wide === "", `${who} no script ${width} sideways`, wide);
		if (process.env.SHOTS === "1" && width !== 320) {
			await page.evaluate(() => document.fonts.ready.then(() => 0));
			await page.screenshot({ path: `${out}/shots/${name}-${width}.png`, fullPage: true });
		}
	}
}

async function visit(browser, tabs, p, seen) {
	const who = `${p.path}${p.name ? ` ${p.name}` : ""}${p.as ? ` (${p.as})` : ""}`;
	try {
		if (!(await isPage(p, who, p.status || 200))) return;
	} catch (e) {
		check(false, who, e.message);
		return;
	}
	const name = nameOf(p);
	for (const script of p.light ? [true] : [true, false]) {
		const how = script ? "script" : "no script";
		try {
			if (tabs[how] && tabs[how].as !== (p.as || "")) {
				await tabs[how].context.close();
				tabs[how] = null;
			}
			const tab = tabs[how] ||= await openTab(browser, p, script);
			if (script) await withScript(tab, p, who, name, seen);
			else await withoutScript(tab, p, who, name);
			const said = unexpected(tab.heard, p);
			check(said.length === 0, `${who} ${how} console`, said.join(" | "));
			check(tab.heard.foreign.length === 0, `${who} ${how} own files only`, tab.heard.foreign.join(" "));
		} catch (e) {
			check(false, `${who} ${how}`, e.message);
			await tabs[how]?.context.close();
			tabs[how] = null;
		}
	}
}

async function follow(seen) {
	const known = new Set(pages.map((p) => `${p.as || ""} ${p.path}`));
	const list = [...seen].filter((s) => !known.has(s)).sort();
	check(list.length <= MAX_LINKS, `links to follow: ${list.length}`, `more than ${MAX_LINKS}`);
	for (const line of list.slice(0, MAX_LINKS)) {
		const [as, path] = line.split(" ");
		try {
			const answer = await ask({ as, path });
			await answer.arrayBuffer();
			check(answer.status < 400, `link ${path}${as ? ` (${as})` : ""}`, `leads nowhere: ${answer.status}`);
		} catch (e) {
			check(false, `link ${path}`, e.message);
		}
	}
}

const browser = await chromium.launch({ executablePath: BROWSER, args: BROWSER_ARGS });
try {
	const seen = new Set();
	/* Roles one after another, so that a tab serves many pages before it is closed. */
	const waiting = pages.map((p, i) => ({ p, i })).sort((a, b) => (a.p.as || "").localeCompare(b.p.as || "") || a.i - b.i).map((x) => x.p);
	await Promise.all(Array.from({ length: AT_ONCE }, async () => {
		const tabs = {};
		while (waiting.length > 0) await visit(browser, tabs, waiting.shift(), seen);
	}));
	if (read.follow !== false) await follow(seen);
} finally {
	await browser.close();
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || pages.length === 0 ? 1 : 0);
