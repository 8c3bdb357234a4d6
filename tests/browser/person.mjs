/* person.mjs - a visitor without a browser: keeps cookies, sends the forms of a page as they stand in it.
 * Each person has an address of its own on loopback, so that the limits per address count each of them alone. */
import { Agent, request } from "node:http";

const WAIT_MS = 30000;
let last = 1;

const text = (s) => s.replace(/&(lt|gt|quot|#39|amp);/g, (_, n) => ({ lt: "<", gt: ">", quot: '"', "#39": "'", amp: "&" })[n]);
const attribute = (tag, name) => {
	const m = new RegExp(`\\s${name}="([^"]*)"`).exec(tag);
	return m ? text(m[1]) : null;
};

/* Forms of a page: action, method, the values that each would send as it stands, and the names of what can be filled in. */
export function formsOf(html) {
	return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].map(([, head, body]) => {
		const values = [], open = new Set();
		for (const [tag] of body.matchAll(/<input\b[^>]*>/g)) {
			const type = attribute(tag, "type"), key = attribute(tag, "name");
			if (key && !/^(hidden|submit|file)$/.test(type)) open.add(key);
			if (!key || type === "file" || type === "submit" || (/^(radio|checkbox)$/.test(type) && !/\schecked\b/.test(tag))) continue;
			values.push([key, attribute(tag, "value") ?? ""]);
		}
		for (const [, tag, value] of body.matchAll(/<textarea\b([^>]*)>([\s\S]*?)<\/textarea>/g))
			values.push([attribute(tag, "name"), text(value).replace(/^\n/, "")]);
		for (const [, tag] of body.matchAll(/<(?:textarea|select)\b([^>]*)>/g)) open.add(attribute(tag, "name"));
		for (const [, tag, options] of body.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)) {
			const all = [...options.matchAll(/<option\b([^>]*)>/g)].map((o) => o[1]);
			const chosen = all.find((o) => /\sselected\b/.test(o)) || all[0];
			if (chosen) values.push([attribute(tag, "name"), attribute(chosen, "value") ?? ""]);
		}
		return { action: attribute(head, "action"), method: attribute(head, "method"), values, open };
	});
}

export class Person {
	constructor(origin) {
		this.origin = origin;
		this.cookies = {};
		this.address = `127.0.0.${++last}`;
		this.agent = new Agent({ keepAlive: true, maxSockets: 2 });
	}

	/* {status, type, head, body}; body is a buffer. Redirects are not followed. */
	ask(method, path, body, type) {
		const cookie = Object.entries(this.cookies).map(([k, v]) => `${k}=${v}`).join("; ");
		const headers = { ...(cookie && { cookie }), ...(body && { "content-type": type, "content-length": Buffer.byteLength(body) }) };
		return new Promise((done, fail) => {
			const q = request(new URL(path, this.origin), { method, headers, localAddress: this.address, agent: this.agent, timeout: WAIT_MS });
			q.on("error", fail);
			q.on("timeout", () => q.destroy(new Error(`no answer to ${path} within ${WAIT_MS} ms`)));
			q.on("response", (r) => {
				const parts = [];
				for (const line of r.headers["set-cookie"] || []) {
					const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
					this.cookies[name] = value;
				}
				r.on("data", (d) => parts.push(d));
				r.on("error", fail);
				r.on("end", () => done({ status: r.statusCode, type: r.headers["content-type"] || "", head: r.headers, body: Buffer.concat(parts) }));
			});
			q.end(body);
		});
	}

	get(path) {
		return this.ask("GET", path);
	}

	/* Opens path and fills in its form whose action ends with `action`. */
	async fill(path, action, fields, button = {}) {
		const page = await this.get(path);
		if (page.status !== 200) throw new Error(`${path} answers ${page.status}`);
		const form = formsOf(page.body.toString()).find((f) => f.action?.endsWith(action));
		if (!form) throw new Error(`${path} has no form for ${action}`);
		const values = form.values.filter(([k]) => !(k in fields))
			.concat(Object.entries(fields).flatMap(([k, v]) => (Array.isArray(v) ? v.map((x) => [k, x]) : [[k, v]])), Object.entries(button));
		return { action: form.action, values };
	}

	/* The same, and sends it. A value that is {name, type, bytes} is a file. */
	async send(path, action, fields, button) {
		const form = await this.fill(path, action, fields, button), { values } = form;
		if (!values.some(([, v]) => typeof v === "object"))
			return this.ask("POST", form.action, new URLSearchParams(values).toString(), "application/x-www-form-urlencoded");
		const mark = "batas-uji-halaman", parts = values.map(([k, v]) => (typeof v === "object"
			? Buffer.concat([Buffer.from(`--${mark}\r\nContent-Disposition: form-data; name="${k}"; filename="${v.name}"\r\nContent-Type: ${v.type}\r\n\r\n`),
				v.bytes, Buffer.from("\r\n")])
			: Buffer.from(`--${mark}\r\nContent-Disposition: form-data; name="${k}"\r\n\r\n${v}\r\n`)));
		return this.ask("POST", form.action, Buffer.concat([...parts, Buffer.from(`--${mark}--\r\n`)]), `multipart/form-data; boundary=${mark}`);
	}

	close() {
		this.agent.destroy();
	}
}
