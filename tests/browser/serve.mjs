/* serve.mjs - serves a folder on loopback as the product serves its pages: compressed, with its content policy.
 * Only for trying the kit: node tests/browser/serve.mjs DIR PORT; prints "ready" when it listens. */
import { createServer } from "node:http";
import { readFileSync } from "node:fs";
import { extname, join, normalize } from "node:path";
import { brotliCompressSync } from "node:zlib";

const TYPES = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml",
	".woff2": "font/woff2", ".png": "image/png" };
const POLICY = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; " +
	"manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

export function serve(dir, port) {
	const server = createServer((q, r) => {
		const path = normalize(decodeURIComponent(new URL(q.url, "http://x").pathname));
		let body = null;
		for (const file of [path, join(path, "index.html")]) {
			try {
				body = body || readFileSync(join(dir, file));
			} catch {
				/* the next name */
			}
		}
		if (!body) {
			r.writeHead(404, { "content-type": "text/plain" });
			r.end("no such file");
			return;
		}
		const type = TYPES[extname(path) || ".html"] || "application/octet-stream";
		const head = { "content-type": type, "content-security-policy": POLICY };
		if (/text|svg/.test(type)) {
			body = brotliCompressSync(body);
			head["content-encoding"] = "br";
		}
		r.writeHead(200, head);
		r.end(body);
	});
	server.keepAliveTimeout = 60000;
	return new Promise((ready) => server.listen(port, "127.0.0.1", () => ready(server)));
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
	await serve(process.argv[2], Number(process.argv[3]));
	console.log("ready");
}
