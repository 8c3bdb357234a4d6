/* site.mjs - looks at every page of the demonstration, for every role that may see it, in both languages.
 *
 * usage: node tests/browser/site.mjs BUILD OUTDIR      BUILD: folder of ninja
 * Makes the demonstration with `terang demo`, serves it on loopback, signs in as each role that stands in its LOGIN.txt
 * (lines "role login password", and "warga number code" for the holder of a case), takes the routes from the program's
 * own tables, and hands them to pages.mjs and nu.sh. TERANG_LONG=1: without script for every role, not only the first.
 * One line per check, "ok …" or "FAIL …"; the last line is "N passed, N failed". */
import { createRequire } from "node:module";
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const { chromium } = createRequire(new URL("../../web/package.json", import.meta.url))("playwright-core");
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

/* Shows a program's lines and counts them as ours. */
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

/* Fills the form at path as a person would; gives the cookies that the site has set. */
async function enter(browser, url, path, fields) {
	const context = await browser.newContext({ javaScriptEnabled: false });
	try {
		const page = await context.newPage();
		await page.goto(url + path);
		for (const [name, value] of Object.entries(fields)) await page.fill(`main [name="${name}"]`, value);
		await Promise.all([page.waitForNavigation(), page.click(`main form:has([name="${Object.keys(fields)[0]}"]) button[type=submit]`)]);
		return Object.fromEntries((await context.cookies()).map((c) => [c.name, c.value]));
	} finally {
		await context.close();
	}
}

async function signInAll(url, rows, roles) {
	const sessions = {};
	const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
		args: ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"] });
	try {
		for (const role of roles) {
			const row = rows.find((r) => r[0] === role);
			if (!check(row, `LOGIN.txt has ${role}`, "no line for this role, its pages cannot be looked at")) continue;
			try {
				sessions[role] = role === "warga" ? await enter(browser, url, "/aduan/lacak", { nomor: row[1], kode: row[2] })
					: await enter(browser, url, "/masuk", { masuk: row[1], sandi: row[2] });
				const name = role === "warga" ? "terang-perkara" : "terang";
				check(Object.keys(sessions[role]).some((k) => k.endsWith(name)), `${role} comes in`, "no session after the form");
			} catch (e) {
				check(false, `${role} comes in`, e.message.split("\n")[0]);
			}
		}
	} finally {
		await browser.close();
	}
	return sessions;
}

/* held: number of the case whose code stands in LOGIN.txt; pages of a case's holder are opened for that one. */
function pagesOf(routes, sessions, held) {
	const pages = [];
	for (const route of routes)
		route.roles.forEach((role, i) => {
			if (role !== "" && !sessions[role]) return;
			const as = role === "" ? {} : { as: role };
			const path = role === "warga" ? route.path.replace(/[A-Z]+-[A-Z0-9]+-\d{4}-\d{6,}/, held) : route.path;
			pages.push({ path, ...as, light: i > 0 && !process.env.TERANG_LONG });
			if (i === 0) pages.push({ path: path === "/" ? "/en" : `/en${path}`, ...as, light: true });
		});
	pages.push({ path: "/tidak-ada", status: 404 }, { path: "/en/tidak-ada", status: 404, light: true });
	return pages;
}

mkdirSync(out, { recursive: true });
const data = join(mkdtempSync(join(tmpdir(), "terang-pages-")), "data");
let server = null;
try {
	execFileSync("ninja", ["-C", build, "routes"], { stdio: ["ignore", "ignore", "inherit"] });
	const listed = spawnSync(join(build, "routes"), { encoding: "utf8" });
	check(listed.status === 0, "every page has an example", listed.stderr);
	const routes = JSON.parse(listed.stdout);

	const port = await freePort(), url = `http://127.0.0.1:${port}`;
	const log = openSync(join(out, "server.log"), "w");
	execFileSync(join(build, "terang"), ["demo", "--data", data], { stdio: ["ignore", log, log] });
	server = spawn(join(build, "terang"), ["serve", "--data", data, "--listen", `127.0.0.1:${port}`], { stdio: ["ignore", log, log] });
	check(await answers(url), "terang serve answers", `see ${out}/server.log`);

	const login = join(data, "LOGIN.txt");
	const rows = existsSync(login) ? readFileSync(login, "utf8").split("\n").map((l) => l.trim().split(/\s+/)) : [];
	const roles = [...new Set(routes.flatMap((r) => r.roles))].filter((r) => r !== "");
	const sessions = await signInAll(url, rows, roles);
	writeFileSync(join(out, "routes.json"), JSON.stringify({ sessions, pages: pagesOf(routes, sessions, (rows.find((r) => r[0] === "warga") || [])[1]) }, null, 1));
	count(process.execPath, [here("pages.mjs"), url, join(out, "routes.json"), out]);
	count(here("nu.sh"), [join(out, "html")]);
} catch (e) {
	check(false, "the pages", e.message);
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
