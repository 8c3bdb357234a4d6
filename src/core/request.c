/* request.c - see request.h: values of declared fields, faults, access, cookies and simple replies. */
#include "core/request.h"

#include "base/strs.h"

str
q_param(const struct request *q, const char *name)
{
	return form_get(&q->params, name);
}

str
q_text(const struct request *q, const char *name)
{
	str s = form_get(&q->form, name);

	return s.p ? s : STR("");
}

int64_t
q_int(const struct request *q, const char *name)
{
	int64_t v;

	return str_int(q_text(q, name), &v) ? v : NO_INT;
}

day
q_day(const struct request *q, const char *name)
{
	day d;

	return date_parse(q_text(q, name), &d) ? d : NO_DAY;
}

bool
q_has(const struct request *q, const char *name, str value)
{
	for (size_t i = 0; i < q->form.n; i++) {
		if (str_eq(q->form.at[i].name, str_z(name)) && str_eq(q->form.at[i].value, value))
			return true;
	}
	return false;
}

const struct form_pair *
q_file(const struct request *q, const char *name)
{
	for (size_t i = 0; i < q->form.n; i++) {
		const struct form_pair *p = &q->form.at[i];

		if (str_eq(p->name, str_z(name)) && p->file_name.n > 0)
			return p;
	}
	return NULL;
}

static void
fault_add(struct request *q, const char *field, str sentence)
{
	struct field_fault *more = arena_array(q->a, q->fault_count + 1, sizeof(*more));

	if (q->fault_count > 0)
		memcpy(more, q->faults, q->fault_count * sizeof(*more));
	more[q->fault_count] = (struct field_fault){field, sentence};
	q->faults = more;
	q->fault_count++;
}

void
q_fault(struct request *q, const char *field, enum word sentence, const struct word_arg *args, size_t count)
{
	fault_add(q, field, word_fill(q->a, q->lang, sentence, args, count));
}

bool
q_faulty(const struct request *q, const char *field)
{
	for (size_t i = 0; i < q->fault_count; i++) {
		if (strcmp(q->faults[i].field, field) == 0)
			return true;
	}
	return false;
}

void
q_known(struct request *q, const char *field, bool found)
{
	if (found || q_text(q, field).n == 0 || q_faulty(q, field))
		return;
	for (size_t i = 0; i < q->route->field_count; i++) {
		const struct field *f = &q->route->fields[i];

		if (strcmp(f->name, field) == 0)
			q_fault(q, field, W_field_choice, &(struct word_arg){"label", word(q->lang, f->label)}, 1);
	}
}

bool
q_fault_err(struct request *q, const struct err *e)
{
	if (e->kind != ERR_INPUT && e->kind != ERR_STATE && e->kind != ERR_LIMIT)
		return false;
	enum word w = word_find("err.", e->code);

	fault_add(q, e->field ? e->field : "", word(q->lang, w ? w : W_err_kind_input));
	return true;
}

const struct part_errors_view *
q_errors(const struct request *q)
{
	struct part_errors_view *v = arena_alloc(q->a, sizeof(*v));
	struct part_error_view  *rows = arena_array(q->a, q->fault_count + 1, sizeof(*rows));

	for (size_t i = 0; i < q->fault_count; i++)
		rows[i] = (struct part_error_view){str_z(q->faults[i].field), q->faults[i].sentence};
	v->rows.at = rows;
	v->rows.n = q->fault_count;
	return v;
}

bool
q_may(const struct request *q, enum permission p, const struct access_object *object, enum role *as)
{
	if (p == PERM_HOLDER && q->pass_case.v != 0) {
		if (as)
			*as = ROLE_CITIZEN;
		return true;
	}
	return access_may(&q->person, p, object, as);
}

static const struct err login_first = {.kind = ERR_LOGIN, .code = "access.login"};
static const struct err denied = {.kind = ERR_DENIED, .code = "access.denied"};
static const struct err no_pass = {.kind = ERR_DENIED, .code = "case.pass"};

const struct err *
q_must(const struct request *q, enum permission p, const struct access_object *object, enum role *as)
{
	if (q_may(q, p, object, as))
		return NULL;
	if (p == PERM_HOLDER)
		return &no_pass;
	return q->person.account.v == 0 ? &login_first : &denied;
}

const struct err *
q_fresh(struct request *q)
{
	return store_read_again(q->store, q->db);
}

struct actor
q_actor(const struct request *q, enum role as)
{
	struct actor actor = {.role = as};

	if (q->person.account.v == 0)
		return actor;
	actor.account = q->person.account;
	actor.account_ref = q->person.ref;
	actor.name = q->person.name;
	for (size_t i = 0; i < q->person.grant_count && actor.unit.v == 0; i++) {
		if (q->person.grants[i].role == as)
			actor.unit = q->person.grants[i].unit;
	}
	return actor;
}

str
q_here(const struct request *q, str path)
{
	return q->lang == LANG_EN ? str_fmt(q->a, "/en%.*s", STRF(path.n == 1 ? STR("") : path)) : path;
}

/* A plain-named cookie is allowed on loopback without TLS only; text browsers refuse the prefix there. */
static bool
on_loopback(str address)
{
	return str_starts(address, STR("127.")) || str_eq(address, STR("::1"));
}

static str
cookie_name(const struct request *q, const char *name)
{
	if (!q->http->secure && on_loopback(q->http->address))
		return str_z(name);
	return str_fmt(q->a, "__Host-%s", name);
}

str
q_cookie(const struct request *q, const char *name)
{
	return http_cookie(q->http, cookie_name(q, name));
}

void
reply_cookie(struct request *q, struct http_reply *r, const char *name, str value, int64_t max_age_s)
{
	str full = cookie_name(q, name);

	http_reply_header(r, "set-cookie",
	    str_fmt(q->a, "%.*s=%.*s; Path=/; HttpOnly; SameSite=Lax; Max-Age=%lld%s", STRF(full), STRF(value),
	        (long long)(value.p ? max_age_s : 0), full.n > 0 && full.p[0] == '_' ? "; Secure" : ""));
}

void
reply_see_other(struct request *q, struct http_reply *r, str path, enum word said)
{
	if (said != WORD_NONE)
		reply_cookie(q, r, COOKIE_FLASH, str_z(word_key(said)), 60);
	http_reply_see_other(r, q_here(q, path));
}

void
reply_bytes(struct request *q, struct http_reply *r, const char *type, const char *file_name, str bytes)
{
	http_reply_header(r, "content-type", str_z(type));
	if (file_name)
		http_reply_header(r, "content-disposition", str_fmt(q->a, "attachment; filename=\"%s\"", file_name));
	r->body = bytes;
}
