/* pages.mjs - visits every page as a browser does and refuses what breaks the rules of docs/look.md.
 *
 * usage: node tests/browser/pages.mjs URL ROUTES.json OUTDIR
 *
 * ROUTES.json: {"sessions": {"petugas": {"terang": "cookie value"}},
 *               "pages": ["/", {"path": "/kerja", "as": "petugas"}, {"path": "/tidak-ada", "status": 404}]}
 * or only the list of pages. {"light": true} leaves out the visit without script; "follow": false leaves the links alone.
 * Each page is opened in a fresh browser profile, with the script and without it, at 390 and 1280 pixels (and 320 for
 * sideways scroll). Written to OUTDIR: shots/NAME-WIDTH.png, html/NAME.html (for nu.sh).
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
mkdirSync(`${out}/shots`, { recursive: true });
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

async function profile(browser, p, script) {
	const context = await browser.newContext({ viewport: { width: WIDTHS[0], height: 844 }, javaScriptEnabled: script,
		reducedMotion: "reduce", locale: "id-ID", timezoneId: "Asia/Jakarta" });
	const cookies = p.as ? sessions[p.as] : null;
	if (p.as && !cookies) throw new Error(`no session for "${p.as}"`);
	if (cookies)
		await context.addCookies(Object.entries(cookies).map(([name, value]) => ({ name, value, url: origin })));
	return context;
}

/* Everything a browser says or loads while a page is open. */
async function listen(context, page) {
	const heard = { said: [], foreign: [], bytes: 0 };
	const cdp = await context.newCDPSession(page);
	await cdp.send("Network.enable");
	cdp.on("Network.loadingFinished", (e) => { heard.bytes += e.encodedDataLength; });
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
		words: document.querySelector("main")?.innerText.length || 0,
	};
}

function widest() {
	const root = document.scrollingElement, wide = root.scrollWidth - root.clientWidth;
	if (wide <= 0) return "";
	let worst = null;
	for (const el of document.body.querySelectorAll("*")) {
		const right = el.getBoundingClientRect().right;
		if (right > root.clientWidth + 1 && (!worst || right > worst.right)) worst = { right, html: el.outerHTML.slice(0, 160) };
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

async function audit(page) {
	await page.evaluate(axe);
	const found = await page.evaluate((tags) => window.axe.run(document, { runOnly: { type: "tag", values: tags },
		resultTypes: ["violations"] }), TAGS);
	return found.violations.map((v) => `${v.id} (${v.nodes.length}): ${v.nodes.slice(0, 3)
		.map((n) => `${n.target.join(" ")} ${n.any[0]?.message || n.all[0]?.message || ""}`).join(" | ")}`);
}

function unexpected(heard, p) {
	const whole = new URL(p.path, origin).href;
	return heard.said.filter((m) => !(p.status && m.url === whole && m.text.includes(`status of ${p.status}`))).map((m) => m.text);
}

/* Data, feeds and files are no pages: they must answer, with the policy that keeps them from being shown as one. */
async function isPage(browser, p, who, want) {
	const context = await profile(browser, p, false);
	try {
		const answer = await context.request.get(origin + p.path, { maxRetries: 2 }), type = answer.headers()["content-type"] || "";
		if (type.startsWith("text/html")) return true;
		if (want >= 400) return true;
		check(answer.status() === want, `${who} status`, `${answer.status()}, not ${want}`);
		check(type !== "" && (await answer.body()).length > 0, `${who} ${type}`, "no type or no content");
		check(answer.headers()["x-content-type-options"] === "nosniff", `${who} nosniff`, "x-content-type-options is missing");
		return false;
	} finally {
		await context.close();
	}
}

async function visit(browser, p, seen) {
	const who = `${p.path}${p.as ? ` (${p.as})` : ""}`, want = p.status || 200;
	try {
		if (!(await isPage(browser, p, who, want))) return;
	} catch (e) {
		check(false, who, e.message);
		return;
	}
	const name = nameOf(p);
	for (const script of p.light ? [true] : [true, false]) {
		const how = script ? "script" : "no script";
		const context = await profile(browser, p, script);
		try {
			const page = await context.newPage();
			const heard = await listen(context, page);
			const answer = await page.goto(origin + p.path, { waitUntil: "load", timeout: 30000 });
			check(answer.status() === want, `${who} ${how} status`, `${answer.status()}, not ${want}`);
			await page.evaluate(() => document.fonts.ready.then(() => 0));
			await page.waitForTimeout(script ? 150 : 50);
			const bytes = heard.bytes, inside = await page.evaluate(look);
			if (script) {
				writeFileSync(`${out}/html/${name}.html`, await answer.body());
				const icon = inside.icon.startsWith(origin) ? (await (await context.request.get(inside.icon, { maxRetries: 2 })).body()).length : 0;
				check(bytes + icon <= MAX_BYTES, `${who} bytes ${bytes + icon}`, `${bytes + icon} of ${MAX_BYTES}`);
				check(inside.h1 === 1, `${who} one h1`, `${inside.h1} h1`);
				check(inside.title !== "", `${who} title`, "no title");
				const lang = p.path === "/en" || p.path.startsWith("/en/") ? "en" : "id";
				check(inside.lang === lang, `${who} lang`, `lang="${inside.lang}"`);
				check(inside.styled === 0, `${who} no inline style`, `${inside.styled} elements`);
				check(inside.untyped.length === 0, `${who} types`, inside.untyped.join(" "));
				check(inside.twice.length === 0, `${who} ids`, `twice: ${inside.twice.join(" ")}`);
				check(inside.nowhere.length === 0, `${who} fragments`, inside.nowhere.join(" "));
				for (const path of inside.inside) seen.add(`${p.as || ""} ${path}`);
			}
			check(inside.words > 0, `${who} ${how} content`, "nothing in <main>");
			for (const width of WIDTHS) {
				await page.setViewportSize({ width, height: width < 700 ? 844 : 900 });
				const wide = await page.evaluate(widest);
				check(wide === "", `${who} ${how} ${width} sideways`, wide);
				if (!script) continue;
				const lost = await page.evaluate(cut);
				check(lost === "", `${who} ${width} cut text`, lost);
				const faults = await audit(page);
				check(faults.length === 0, `${who} ${width} axe`, faults.join(" || "));
				if (process.env.SHOTS !== "0")
					await page.screenshot({ path: `${out}/shots/${name}-${width}.png`, fullPage: true });
			}
			await page.setViewportSize({ width: 320, height: 700 });
			const wide = await page.evaluate(widest);
			check(wide === "", `${who} ${how} 320 sideways`, wide);
			const said = unexpected(heard, p);
			check(said.length === 0, `${who} ${how} console`, said.join(" | "));
			check(heard.foreign.length === 0, `${who} ${how} own files only`, heard.foreign.join(" "));
		} catch (e) {
			check(false, `${who} ${how}`, e.message);
		} finally {
			await context.close();
		}
	}
}

async function follow(browser, seen) {
	const known = new Set(pages.map((p) => `${p.as || ""} ${p.path}`));
	const list = [...seen].filter((s) => !known.has(s)).sort();
	check(list.length <= MAX_LINKS, `links to follow: ${list.length}`, `more than ${MAX_LINKS}`);
	for (const line of list.slice(0, MAX_LINKS)) {
		const [as, path] = line.split(" ");
		const context = await profile(browser, { as }, false);
		try {
			const answer = await context.request.get(origin + path, { maxRedirects: 0, maxRetries: 2 });
			check(answer.status() < 400, `link ${path}${as ? ` (${as})` : ""}`, `leads nowhere: ${answer.status()}`);
		} catch (e) {
			check(false, `link ${path}`, e.message);
		} finally {
			await context.close();
		}
	}
}

const browser = await chromium.launch({ executablePath: BROWSER, args: BROWSER_ARGS });
try {
	const seen = new Set();
	const waiting = [...pages];
	await Promise.all(Array.from({ length: AT_ONCE }, async () => {
		while (waiting.length > 0) await visit(browser, waiting.shift(), seen);
	}));
	if (read.follow !== false) await follow(browser, seen);
} finally {
	await browser.close();
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || pages.length === 0 ? 1 : 0);
