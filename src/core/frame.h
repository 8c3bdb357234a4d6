/* frame.h - the page frame: everything round the content of a page, from <!DOCTYPE html> to </html>.
 *
 * A handler fills a frame_view, then writes   frame_open(h, &f);  room_page_html(h, &view);  frame_close(h, &f);
 * h->lang is the page's language. All texts live as long as the request. An absent text or an empty list leaves its
 * piece of the page away: the menu and the footer show only what exists. */
#ifndef CORE_FRAME_H
#define CORE_FRAME_H

#include "base/base.h"
#include "core/parts.h"
#include "out/html.h"

struct frame_link {
	str  path;    /* of this site without /en, or https:// … ; written with | path */
	str  label;   /* in the page's language */
	bool current; /* this page, or the room this page belongs to */
};

struct frame_links {
	const struct frame_link *at;
	size_t                   n;
};

/* The person who is signed in; shown with a button that ends the session (POST /keluar). */
struct frame_person {
	str name; /* as the public may see it */
	str role; /* "Petugas unit" */
	str unit; /* absent for the agency's own people */
};

/* The service pledge (maklumat pelayanan) in force, for the footer of every public page. */
struct frame_oath {
	str     text;
	day     decided;
	str     by;      /* office that decided it: "Kepala Dinas" */
	int64_t version;
	str     path;    /* page with all versions */
};

/* Addresses of the embedded files, with their version: "/aset/terang.css?v=1a2b3c4d". */
struct frame_assets {
	str css, font, icon;
	str script; /* absent: the page goes without it */
};

struct frame_view {
	const struct frame_assets *assets;

	str title;       /* of this page, without the agency's name; "Perlu diperbaiki: " is put before it when errors.n */
	str description; /* one sentence for search engines; absent: none */
	str path;        /* of this page without /en; also names the other language's page */
	str query;       /* what its route saw of the query, coded, without '?'; goes along to the other language; absent: nothing */
	str origin;      /* "https://terang.example.go.id" for canonical addresses; absent: none are written */
	str feed;        /* Atom feed of this page; absent: none */

	str  agency; /* "Dinas Kependudukan dan Pencatatan Sipil" */
	str  parent; /* "Pemerintah Kota Contoh"; may be absent */
	str  home;   /* where the agency's name leads: "/" or "/instansi/KCS" */
	bool several;   /* the page speaks for several agencies: each has its own pledge */
	bool demo;      /* the sentence that everything here is invented stands under the menu */
	bool hidden;    /* kept out of search engines: pages of one person, of a session, of the staff */
	bool workspace; /* staff: small footer, no language links in the head when someone is signed in */
	bool wide;      /* the content brings its own width (home page with its dark band) */
	bool one_sheet; /* prints on one A4 page (receipts, letters) */

	struct frame_links menu;   /* rooms that exist and this person may open */
	struct frame_links crumbs; /* the way here, without this page */

	const struct frame_person *person; /* NULL: nobody is signed in */
	str                        csrf;   /* token of the session for the sign-out form */

	const struct part_flash_view *flash;  /* said once after an act; NULL: nothing */
	struct part_errors_view       errors; /* of the form on this page; summary on top of the content */

	const struct frame_oath *oath; /* NULL: the footer says that none is published yet */
	struct frame_links       unhappy, data, about; /* columns of the footer; SP4N-LAPOR! and Ombudsman always stand there */
	instant                  made; /* when what is shown was read; NO_INSTANT: not said */
};

void frame_open(struct html *h, const struct frame_view *f);
void frame_close(struct html *h, const struct frame_view *f);

/* For the templates frame_top.html and frame_bottom.html. */
struct frame_top_view {
	const struct frame_view *f;
};
struct frame_bottom_view {
	const struct frame_view *f;
};

/* The content of a page that says why something cannot be shown or done (frame_fault.html). */
struct frame_fault_view {
	str                title;     /* "Halaman tidak ditemukan" */
	str                sentence;  /* what happened and what to do */
	str                reference; /* what the log knows this failure by; absent: not shown */
	struct frame_links next;      /* where to go from here */
	str                kept;      /* what was typed and not sent; absent: nothing */
};

/* The page's path in a language: "/aduan" or "/en/aduan"; and its whole address under f->origin. */
str frame_path(struct arena *a, str path, enum lang lang);
str frame_address(struct arena *a, const struct frame_view *f, enum lang lang);

/* The same page in another language, with what was asked of it. */
str frame_other(struct arena *a, const struct frame_view *f, enum lang lang);

/* One or two capitals for the round badge: first letters of the first and second word of a name. */
str frame_initials(struct arena *a, str name);

#endif
