/* terang.js - what a page does a little better with a script; nothing needs it. At most 4096 bytes.
 *    The words wait in data-kata and data-hapus, since a browser that knows no "hidden" would show them.
 * 1. data-sisa="ID" on a hidden line: how many characters may still be typed into ID.
 * 2. data-draf="KEY" on a hidden line in a form: what was typed is kept in this tab (sessionStorage, so that nothing stays
 *    on a shared computer), put back once, and forgotten after the form has led to another page.
 * 3. data-segar="/path.json" on an element: every minute the texts of its data-angka="KEY" children are fetched again. */
(function () {
	"use strict";
	var doc = document, each = function (list, fn) { Array.prototype.forEach.call(list, fn); };

	each(doc.querySelectorAll("[data-sisa]"), function (line) {
		var area = doc.getElementById(line.getAttribute("data-sisa"));
		var parts = line.getAttribute("data-kata").split(/[\d.,]+/), timer;
		if (!area || parts.length !== 2) return;
		function count() {
			var left = Math.max(0, area.maxLength - area.value.length);
			line.textContent = parts[0] + left.toLocaleString(doc.documentElement.lang) + parts[1];
		}
		area.addEventListener("input", function () { clearTimeout(timer); timer = setTimeout(count, 400); });
		count();
		line.hidden = false;
	});

	var store;
	try { store = window.sessionStorage; } catch (e) { store = null; }
	var sent = store && store.getItem("draf-dikirim");
	if (sent) {
		store.removeItem("draf-dikirim");
		sent = sent.split(" ");
		if (sent[1] !== location.pathname && !doc.querySelector(".govuk-error-summary")) store.removeItem(sent[0]);
	}
	each(store ? doc.querySelectorAll("form [data-draf]") : [], function (line) {
		var form = line.closest("form"), key = "draf:" + line.getAttribute("data-draf"), back = false, old, timer;
		var drop = doc.createElement("button");
		drop.type = "button";
		drop.className = "tr-plain";
		drop.textContent = line.getAttribute("data-hapus");
		line.append(line.getAttribute("data-kata") + " ", drop);
		function fields(fn) {
			each(form.elements, function (f) {
				if (f.name && (f.tagName === "TEXTAREA" || (f.tagName === "INPUT" && /^(text|date|search)$/.test(f.type)))) fn(f);
			});
		}
		try { old = JSON.parse(store.getItem(key)) || {}; } catch (e) { old = {}; }
		fields(function (f) {
			if (!f.value && old[f.name]) {
				f.value = old[f.name];
				f.dispatchEvent(new Event("input"));
				back = true;
			}
		});
		line.hidden = !back;
		function keep() {
			var now = {};
			fields(function (f) { if (f.value) now[f.name] = f.value; });
			try { store.setItem(key, JSON.stringify(now)); } catch (e) { /* full: the form itself still works */ }
		}
		form.addEventListener("input", function () { clearTimeout(timer); timer = setTimeout(keep, 500); });
		form.addEventListener("submit", function () { keep(); store.setItem("draf-dikirim", key + " " + location.pathname); });
		drop.addEventListener("click", function () {
			store.removeItem(key);
			form.reset();
			fields(function (f) { if (old[f.name] === f.value) f.value = ""; });
			line.hidden = true;
		});
	});

	each(doc.querySelectorAll("[data-segar]"), function (box) {
		setInterval(function () {
			if (doc.hidden) return;
			fetch(box.getAttribute("data-segar")).then(function (r) { return r.ok ? r.json() : {}; }).then(function (now) {
				each(box.querySelectorAll("[data-angka]"), function (el) {
					var text = now[el.getAttribute("data-angka")];
					if (typeof text === "string" && text !== el.textContent) el.textContent = text;
				});
			}).catch(function () { /* the next minute will do */ });
		}, 60000);
	});
})();
