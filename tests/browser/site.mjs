/* site.mjs - looks at every page of the demonstration, for every role that may see it, in both languages.
 *
 * usage: node tests/browser/site.mjs BUILD OUTDIR      BUILD: folder of ninja
 * Makes the demonstration with `terang demo`, serves it on loopback, signs in as each role that stands in its LOGIN.txt
 * (lines "role login password", and "warga number code" for the holder of a case), and takes the routes from the program's
 * own tables. Every GET route is asked for by every role that may see it, in both languages, and must answer; the Nu checker
 * reads each answer. A browser (pages.mjs) opens each once in Indonesian and once in English, and again for a role that
 * is shown something else; TERANG_LONG=1: for every role, with and without script.
 * Every form is sent empty once, and the page that comes back is looked at as well.
 * A route whose example does not answer is found as a person finds it: by a link on a page that was seen. One that no link
 * leads to fails the run.
 * One line per check, "ok …" or "FAIL …"; the last line is "N passed, N failed". */
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { Person, formsOf } from "./person.mjs";
import { longest, prepare } from "./scenes.mjs";

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const LONG = Boolean(process.env.TERANG_LONG);
const START_MS = 30000;

const [build, out] = process.argv.slice(2).map((p) => resolve(p));
if (!out) {
	console.error("usage: node tests/browser/site.mjs BUILD OUTDIR");
	process.exit(2);
}

let passed = 0, failed = 0;
function check(ok, what, detail) {
	if (ok) passed++;
	else failed++;
	console.log(ok ? `ok ${what}` : `FAIL ${what}: ${detail}`);
	return ok;
}

/* Runs a program and counts its lines as ours. */
function count(program, args) {
	const run = spawnSync(program, args, { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"], maxBuffer: 1 << 28 });
	const lines = run.stdout.split("\n");
	for (const line of lines) if (/^(ok|FAIL) /.test(line)) console.log(line);
	passed += lines.filter((l) => l.startsWith("ok ")).length;
	const bad = lines.filter((l) => l.startsWith("FAIL ")).length;
	failed += bad;
	if (run.status !== 0 && bad === 0) check(false, program, `ended with ${run.status}: ${lines.slice(-3).join(" ")}`);
}

const freePort = () => new Promise((done) => {
	const s = createServer().listen(0, "127.0.0.1", () => {
		const { port } = s.address();
		s.close(() => done(port));
	});
});

async function answers(url) {
	for (const end = Date.now() + START_MS; Date.now() < end;) {
		try {
			await fetch(url, { redirect: "manual" });
			return true;
		} catch {
			await new Promise((r) => setTimeout(r, 100));
		}
	}
	return false;
}

/* Everybody of LOGIN.txt, signed in; "" is a visitor. */
async function people(url, rows, roles) {
	const who = { "": new Person(url) };
	await who[""].get("/masuk"); // for the cookie that the token of a form goes with
	for (const role of roles) {
		const row = rows.find((r) => r[0] === role);
		if (!check(row, `LOGIN.txt has ${role}`, "no line for this role, its pages cannot be looked at")) continue;
		const p = new Person(url);
		const answer = role === "warga" ? await p.send("/aduan/lacak", "/lacak", { nomor: row[1], kode: row[2] })
			: await p.send("/masuk", "/masuk", { masuk: row[1], sandi: row[2] });
		if (check(answer.status === 303 && (p.cookies.terang || p.cookies["terang-perkara"]), `${role} comes in`, `${answer.status}, no session`))
			who[role] = p;
	}
	return who;
}

const english = (path) => (path === "/" ? "/en" : `/en${path}`);
const isHtml = (a) => a.type.startsWith("text/html");
const linksOf = (html) => [...html.matchAll(/<a\b[^>]*\shref="([^"#]+)/g)].map((m) => m[1].replaceAll("&amp;", "&"));

/* What a role is shown, without what differs each time: tokens, the name in the menu. */
const shown = (html) => html.slice(html.indexOf("<main"), html.indexOf("</main>")).replace(/name="csrf" value="[^"]*"/g, "");

/* A redirect is an answer when it leads to another page. */
async function answersWell(person, answer) {
	if (answer.status !== 303 && answer.status !== 302) return answer.status === 200;
	return (await person.get(answer.head.location)).status < 400;
}

/* Every form, sent with nothing filled in: what comes back is a page too. Gives those for the browser. */
async function refusals(who, forms) {
	const pages = [];
	for (const [role, form] of forms.values()) {
		const kept = form.values.filter(([k]) => !form.open.has(k)), body = new URLSearchParams([...kept, ...[...form.open].map((k) => [k, ""])]);
		const answer = await who[role].ask("POST", form.action, body.toString(), "application/x-www-form-urlencoded");
		check(answer.status < 500, `${form.action} sent empty`, `answers ${answer.status}`);
		if (answer.status < 400 || !isHtml(answer)) continue;
		writeFileSync(join(out, "html", `kosong-${pages.length}.html`), answer.body);
		pages.push({ path: form.action, post: body.toString(), as: role, status: answer.status, light: !LONG, name: "sent empty" });
	}
	return pages;
}

/* Opens every route for every role. Gives the pages for the browser, and writes what was answered for the Nu checker. */
async function walk(routes, who, held, forms) {
	const links = new Set(), pages = [], read = new Set(), missed = [];
	const example = (route, role) => (role === "warga" ? route.path.replace(/[A-Z]+-[A-Z0-9]+-\d{4}-\d{6,}/, held) : route.path);
	const write = (name, answer) => {
		const body = shown(answer.body.toString());
		if (read.has(body)) return;
		read.add(body);
		writeFileSync(join(out, "html", `${name.replace(/[^A-Za-z0-9]+/g, "-").slice(0, 90)}.${read.size}.html`), answer.body);
	};
	const open = async (route, role, path, seen) => {
		const person = who[role], answer = await person.get(path);
		if (!(await answersWell(person, answer))) return false;
		if (!isHtml(answer) || answer.status !== 200) {
			if (seen.size === 0 && answer.status === 200) pages.push({ path, as: role, light: true });
			seen.add(path);
			return true;
		}
		const html = answer.body.toString(), body = shown(html), again = seen.has(body), first = seen.size === 0;
		for (const link of linksOf(html)) links.add(`${role} ${link}`);
		for (const form of first ? formsOf(html) : []) {
			const shape = `${route.route} ${form.action.replace(/\d+/g, "0")} ${[...form.open]}`;
			if (form.method === "post" && form.open.size > 0 && !forms.has(shape)) forms.set(shape, [role === "" ? "tamu" : role, form]);
		}
		seen.add(body);
		write(`${path}.${role}`, answer);
		if (!again || LONG) pages.push({ path, as: role, light: !first && !LONG });
		const other = await person.get(english(path));
		check(other.status === 200, `${english(path)} (${role})`, `answers ${other.status}`);
		write(`${english(path)}.${role}`, other);
		if (first || LONG) pages.push({ path: english(path), as: role, light: !LONG, pale: !LONG });
		return true;
	};
	const what = (route, role) => `${route.route} is visited${role ? ` as ${role}` : ""}`;
	for (const route of routes)
		for (const role of route.roles) {
			route.seen ||= new Set();
			if (!who[role]) check(false, what(route, role), "nobody is signed in");
			else if (route.path && (await open(route, role, example(route, role), route.seen))) check(true, what(route, role));
			else missed.push([route, role]);
		}
	for (const [route, role] of missed) {
		const shape = new RegExp(`^${route.route.replace(/\{[^}]+\}/g, "[^/?]+")}(\\?.*)?$`);
		const mine = [...links].map((l) => l.split(" ")).filter(([r, path]) => (r === role || r === "") && shape.test(path)).slice(0, 20);
		let found = false;
		for (const [, path] of mine) {
			found = await open(route, role, path, route.seen);
			if (found) break;
		}
		// Who is held to his unit may have nothing there: then no link leads him to it, and it is refused with a page.
		const lost = !found && route.in_unit.includes(role) && !mine.some(([r]) => r === role) && route.path
			? await who[role].get(route.path) : null;
		if (lost && isHtml(lost) && (lost.status === 403 || lost.status === 404)) {
			check(true, `${route.route} is refused to ${role}, whose unit has none`);
			continue;
		}
		check(found, what(route, role), `its example ${route.path || "(none)"} does not answer, and no page links to one that does`);
	}
	for (const route of routes) check(route.seen.size > 0, `${route.route} is seen`, "by no role");
	return pages;
}

mkdirSync(join(out, "html"), { recursive: true });
const data = join(mkdtempSync(join(tmpdir(), "terang-pages-")), "data");
let server = null;
try {
	execFileSync("ninja", ["-C", build, "routes"], { stdio: ["ignore", "ignore", "inherit"] });
	const routes = JSON.parse(execFileSync(join(build, "routes"), { encoding: "utf8" }));

	const port = await freePort(), url = `http://127.0.0.1:${port}`;
	const log = openSync(join(out, "server.log"), "w");
	execFileSync(join(build, "terang"), ["demo", "--data", data], { stdio: ["ignore", log, log] });
	server = spawn(join(build, "terang"), ["serve", "--data", data, "--listen", `127.0.0.1:${port}`], { stdio: ["ignore", log, log] });
	check(await answers(url), "terang serve answers", `see ${out}/server.log`);

	const rows = readFileSync(join(data, "LOGIN.txt"), "utf8").split("\n").map((l) => l.trim().split(/\s+/));
	const roles = [...new Set(routes.flatMap((r) => r.roles))].filter((r) => r !== "");
	const who = await people(url, rows, roles);
	await prepare(who);
	const forms = new Map(), pages = await walk(routes, who, (rows.find((r) => r[0] === "warga") || [])[1], forms);
	who.tamu = who[""];
	pages.push(...(await refusals(who, forms)), ...(await longest(who)));
	pages.push({ path: "/tidak-ada", status: 404 }, { path: "/en/tidak-ada", status: 404, light: true, pale: true });
	const sessions = Object.fromEntries(Object.entries(who).filter(([role]) => role !== "").map(([role, p]) => [role, p.cookies]));
	writeFileSync(join(out, "routes.json"), JSON.stringify({ sessions, pages }, null, 1));
	for (const p of Object.values(who)) p.close();
	count(process.execPath, [here("pages.mjs"), url, join(out, "routes.json"), join(out, "browser")]);
	count(here("nu.sh"), [join(out, "html")]);
} catch (e) {
	check(false, "the pages", e.stack);
} finally {
	if (server && server.exitCode === null) {
		const ended = new Promise((r) => server.on("exit", r));
		server.kill("SIGTERM");
		await ended;
	}
	rmSync(data, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
