/* selftest.mjs - proves that the browser tests see faults: a gallery of all parts passes, the script
 * does what it says, and each planted fault is named.
 *
 * usage: node tests/browser/selftest.mjs BUILD OUTDIR     BUILD: folder of ninja; build/assets must be there
 * One line per check, "ok …" or "FAIL …"; the last line is "N passed, N failed". */
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { fileURLToPath } from "node:url";
import { createRequire } from "node:module";
import { serve } from "./serve.mjs";

const { chromium } = createRequire(new URL("../../web/package.json", import.meta.url))("playwright-core");

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const [build, out] = process.argv.slice(2);
if (!out) {
	console.error("usage: node tests/browser/selftest.mjs BUILD OUTDIR");
	process.exit(2);
}

let passed = 0, failed = 0;
function check(ok, what, detail) {
	if (ok) passed++;
	else failed++;
	console.log(ok ? `ok ${what}` : `FAIL ${what}: ${detail}`);
}

/* Runs a program to its end, whatever its exit code; gives its lines. */
function lines(program, args) {
	return new Promise((done) => {
		const child = spawn(program, args, { stdio: ["ignore", "pipe", "inherit"] });
		let text = "";
		child.stdout.on("data", (d) => { text += d; });
		child.on("close", (code) => done(text.trim().split("\n").concat(`exit ${code}`)));
	});
}

async function visit(site, routes, name) {
	const server = await serve(site, 0), folder = `${out}/${name}`;
	mkdirSync(folder, { recursive: true });
	writeFileSync(`${folder}/routes.json`, JSON.stringify(routes));
	const said = await lines(process.execPath, [here("pages.mjs"), `http://127.0.0.1:${server.address().port}`,
		`${folder}/routes.json`, folder]);
	server.close();
	return { said, nu: await lines(here("nu.sh"), [`${folder}/html`]) };
}

/* A healthy page, and what is done to it. */
const PAGE = (p) => `<!DOCTYPE html>
<html lang="${p.lang || "id"}"><head><meta charset="utf-8"><title>${p.title ?? "Uji"}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">${p.head || ""}
<link rel="icon" href="/aset/ikon.svg"><link rel="stylesheet" href="/uji.css"></head>
<body>${p.skip ?? '<a class="govuk-skip-link" href="#isi">Langsung ke isi</a>'}<main id="isi">${p.main || `${p.h1 ?? "<h1>Uji</h1>"}<p>Isi halaman.</p>${p.body || ""}`}</main></body></html>`;

const CSS = `body{font:16px/1.5 sans-serif;margin:8px;color:#111;background:#fff}.lebar{width:500px}.agak{width:330px}
.pucat{color:#bbb}.potong{width:100px;overflow:hidden;white-space:nowrap}.kecil{font-size:8px;padding:0;border:0;margin:0}`;

/* name: [what is done, the check that must name it (of pages.mjs, or of nu.sh when it begins with nu)] */
const PLANTED = {
	lompat: [{ skip: "" }, "skip link first"],
	gambar: [{ body: '<img src="/aset/ikon.svg" width="20" height="20">' }, "390 axe"],
	pucat: [{ body: '<p class="pucat">Tulisan pucat</p>' }, "1280 axe"],
	kecil: [{ body: '<p><button type="button" class="kecil">a</button><button type="button" class="kecil">b</button></p>' }, "390 axe"],
	lebar: [{ body: '<p class="lebar">Terlalu lebar</p>' }, "no script 390 sideways"],
	agak: [{ body: '<p class="agak">Agak lebar</p>' }, "script 320 sideways"],
	potong: [{ body: '<p class="potong">Tulisan ini terpotong oleh kotaknya sendiri</p>' }, "390 cut text"],
	gaya: [{ body: '<p style="color:#000">Gaya</p>' }, "no inline style"],
	kebijakan: [{ head: "<style>p{color:#000}</style>" }, "script console"],
	bicara: [{ head: '<script src="/bicara.js"></script>' }, "script console"],
	sebaris: [{ body: "<script>document.title='x'</script>" }, "script console"],
	asing: [{ body: '<img alt="" src="http://127.0.0.2:9/x.png">' }, "script own files only"],
	berat: [{ body: '<img alt="" width="1" height="1" src="/berat.png">' }, "bytes"],
	tanpajudul: [{ h1: "" }, "one h1"],
	tanpanama: [{ title: "" }, "title"],
	bahasa: [{ lang: "en" }, "lang"],
	kembar: [{ body: '<p id="a">a</p><p id="a">b</p>' }, "ids"],
	buntu: [{ body: '<p><a href="#tidak-ada">Ke mana</a></p>' }, "fragments"],
	jenis: [{ body: "<p><button>Tekan</button></p>" }, "types"],
	skrip: [{ main: '<div id="x"></div><script src="/isi.js"></script>' }, "no script content"],
	susun: [{ body: "<p><div>salah susun</div></p>" }, "nu"],
};

mkdirSync(out, { recursive: true });
rmSync(`${out}/site`, { recursive: true, force: true });
mkdirSync(`${out}/site/en`, { recursive: true });
execFileSync("ninja", ["-C", build, "gallery"], { stdio: ["ignore", "ignore", "inherit"] });
cpSync(here("../../build/assets"), `${out}/site/aset`, { recursive: true });
execFileSync(`${build}/gallery`, [`${out}/site`], { stdio: "inherit" });
const gallery = await visit(`${out}/site`, { follow: false,
	pages: ["/", "/panjang", "/salah", "/kosong"] }, "gallery");
for (const line of [...gallery.said, ...gallery.nu])
	if (/^(ok|FAIL) /.test(line)) check(line.startsWith("ok "), `gallery ${line.replace(/^(ok|FAIL) /, "")}`, "see above");
check(gallery.said.at(-1) === "exit 0" && gallery.nu.at(-1) === "exit 0", "gallery ends well", "exit code");

rmSync(`${out}/planted-site`, { recursive: true, force: true });
mkdirSync(`${out}/planted-site/aset`, { recursive: true });
cpSync(here("../../web/ikon.svg"), `${out}/planted-site/aset/ikon.svg`);
const put = (name, body) => writeFileSync(`${out}/planted-site/${name}`, body);
put("uji.css", CSS);
put("bicara.js", "console.log('halo');");
put("isi.js", "document.getElementById('x').innerHTML='<h1>Uji</h1>';");
put("berat.png", randomBytes(70 * 1024));
put("sehat", PAGE({ body: '<p><a href="/tidak-ada">Tautan mati</a></p>' }));
for (const [name, [change]] of Object.entries(PLANTED)) put(name, PAGE(change));
const planted = await visit(`${out}/planted-site`, { pages: ["/sehat", "/hilang",
	...Object.entries(PLANTED).map(([n, [, want]]) => ({ path: `/${n}`, light: !/^(no script|skip link)/.test(want) }))] },
	"planted");

/* What terang.js does, tried as a person would. */
async function script() {
	const server = await serve(`${out}/site`, 0), url = `http://127.0.0.1:${server.address().port}`;
	const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
		args: ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"] });
	try {
		const context = await browser.newContext({ locale: "id-ID" });
		const page = await context.newPage();
		await page.clock.install();
		await page.goto(`${url}/kosong`);
		const left = () => page.textContent("[data-sisa=f-isi]");
		const before = await left();
		check(/^Sisa 9\.9\d\d huruf$/.test(before), "counter says how much is left", before);
		await page.fill("#f-isi", "Sepuluh hu");
		await page.clock.runFor(1000);
		check(await left() === "Sisa 9.990 huruf", "counter follows typing", await left());

		await page.goto(`${url}/draf`);
		check(await page.isHidden("[data-draf]"), "no draft, no message", "it shows");
		await page.fill("#f-isi", "Belum terkirim");
		await page.clock.runFor(1000);
		await page.reload();
		check(await page.inputValue("#f-isi") === "Belum terkirim", "draft comes back", await page.inputValue("#f-isi"));
		check(await page.isVisible("[data-draf]"), "and says so", "hidden");
		const other = await (await browser.newContext()).newPage();
		await other.goto(`${url}/draf`);
		check(await other.inputValue("#f-isi") === "", "another browser knows nothing of it", await other.inputValue("#f-isi"));
		await page.click("[data-draf] button");
		check(await page.inputValue("#f-isi") === "" && await page.isHidden("[data-draf]"), "draft is dropped", "still there");
		await page.reload();
		check(await page.inputValue("#f-isi") === "", "for good", await page.inputValue("#f-isi"));

		await page.fill("#f-isi", "Terkirim");
		await page.click("button[type=submit]");
		await page.waitForURL(`${url}/selesai*`);
		await page.goto(`${url}/draf`);
		check(await page.inputValue("#f-isi") === "", "what was sent is forgotten", await page.inputValue("#f-isi"));
		await page.fill("#f-isi", "Ditolak");
		await page.evaluate(() => { document.querySelector("form").action = "/draf"; });
		await page.click("button[type=submit]");
		await page.waitForURL(`${url}/draf?*`);
		check(await page.inputValue("#f-isi") === "Ditolak", "what led back here is kept", await page.inputValue("#f-isi"));

		await page.goto(`${url}/segar`);
		check(await page.textContent("[data-angka=terbuka]") === "37", "figure as served", "other");
		await page.clock.runFor(61000);
		await page.waitForFunction(() => document.querySelector("[data-angka=terbuka]").textContent === "38", null, { timeout: 5000 })
			.then(() => check(true, "figure follows"), (e) => check(false, "figure follows", e.message));
	} catch (e) {
		check(false, "terang.js", e.message);
	} finally {
		await browser.close();
		server.close();
	}
}
const FORM = `<form action="/selesai" method="get"><p data-draf="uji" data-kata="Kembali." data-hapus="Hapus" hidden></p>
<label for="f-isi">Isi</label><textarea id="f-isi" name="isi"></textarea><button type="submit">Kirim</button></form>`;
const SCRIPT = '<script src="/aset/terang.js" defer></script>';
writeFileSync(`${out}/site/draf`, PAGE({ head: SCRIPT, body: FORM }));
writeFileSync(`${out}/site/selesai`, PAGE({ head: SCRIPT }));
writeFileSync(`${out}/site/segar`, PAGE({ head: SCRIPT, body: '<p data-segar="/angka.json"><b data-angka="terbuka">37</b></p>' }));
writeFileSync(`${out}/site/angka.json`, '{"terbuka": "38"}');
await script();

const bad = (pattern) => planted.said.concat(planted.nu).some((l) => l.startsWith("FAIL ") && l.includes(pattern));
check(!bad("/sehat "), "a healthy page passes", planted.said.filter((l) => l.includes("FAIL /sehat")).join(" "));
check(bad("link /tidak-ada"), "sees a link that leads nowhere", "not seen");
check(bad("/hilang status"), "sees a page that is not there", "not seen");
for (const [name, [, want]] of Object.entries(PLANTED))
	check(bad(want === "nu" ? `nu ${name}.html` : `/${name} ${want}`), `sees ${name} (${want})`,
		`not seen; said: ${planted.said.filter((l) => l.includes(`/${name} `) && l.startsWith("FAIL")).join(" ") || "nothing"}`);
check(planted.said.at(-1) === "exit 1" && planted.nu.at(-1) === "exit 1", "faults end with exit code 1", "exit code");

console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
