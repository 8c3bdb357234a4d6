/* file_load.c - files complaints as people do, many at once: each visitor opens the form, then sends what it gave him.
 *
 * usage: file_load HOST:PORT AGENCY CONNECTIONS EACH [PID…]     PID…: processes whose processor time is counted
 * Every connection is one visitor with a cookie of his own. First all of them open EACH forms (each form carries a one-time
 * number), then, timed, all send them. A filing counts when the receipt with its number came back.
 * Prints one line: filings, seconds, filings a second, median and 99 % of the time to the receipt in ms, processor time of a
 * filing in microseconds (all threads of the PIDs), refusals. */
#include "base/base.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <arpa/inet.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { VISITORS_MAX = 512, ANSWER_BYTES = 256 << 10, FORM_BYTES = 16 << 10, TOKEN_BYTES = 160, TEXT_USUAL = 400 };

struct answer {
	int    status;
	char  *head, *body; /* both end with a zero byte */
	size_t body_n;
};

struct visitor {
	pthread_t thread;
	int       socket;
	char      cookie[TOKEN_BYTES], csrf[TOKEN_BYTES];
	char    (*numbers)[TOKEN_BYTES];
	uint32_t *took_us;
	int       filed, refused;
	char      buffer[ANSWER_BYTES];
};

/* What all visitors share; read only once they have begun. */
struct load {
	struct sockaddr_in to;
	const char        *host, *agency;
	char               category[TOKEN_BYTES];
	char              *text;
	int                each;
	pthread_barrier_t  opened, sent;
};

struct start {
	const struct load *load;
	struct load       *barriers;
	struct visitor    *visitor;
};

static int64_t
now_us(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

static void
die(const char *why)
{
	fprintf(stderr, "file_load: %s\n", why);
	exit(1);
}

static int
dial(const struct load *l)
{
	int s = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), one = 1;

	if (s < 0 || connect(s, (const struct sockaddr *)&l->to, sizeof(l->to)) != 0)
		die("no connection");
	setsockopt(s, IPPROTO_TCP, TCP_NODELAY, &one, sizeof(one));
	return s;
}

static void
send_all(int s, const char *p, size_t n)
{
	while (n > 0) {
		ssize_t sent = send(s, p, n, MSG_NOSIGNAL);

		if (sent <= 0)
			die("the connection broke while sending");
		p += sent;
		n -= (size_t)sent;
	}
}

/* Reads one answer with a length; the connection stays open. */
static struct answer
receive(struct visitor *v)
{
	size_t n = 0, whole = 0;
	char  *end = NULL;

	while (!end || n < whole) {
		ssize_t got = n + 1 < ANSWER_BYTES ? recv(v->socket, v->buffer + n, ANSWER_BYTES - 1 - n, 0) : 0;

		if (got <= 0)
			die("the connection broke while reading");
		n += (size_t)got;
		v->buffer[n] = '\0';
		if (!end && (end = strstr(v->buffer, "\r\n\r\n"))) {
			const char *length = strcasestr(v->buffer, "\r\ncontent-length:");

			if (!length || length > end)
				die("an answer without a length");
			whole = (size_t)(end + 4 - v->buffer) + (size_t)strtoul(length + 17, NULL, 10);
		}
	}
	*end = '\0';
	return (struct answer){atoi(v->buffer + 9), v->buffer, end + 4, n - (size_t)(end + 4 - v->buffer)};
}

/* The text between two marks, copied; false when there is none. */
static bool
between(const char *in, const char *before, char stop, char out[TOKEN_BYTES])
{
	const char *at = strstr(in, before);
	size_t      n = 0;

	if (!at)
		return false;
	at += strlen(before);
	while (at[n] && at[n] != stop && n + 1 < TOKEN_BYTES)
		n++;
	memcpy(out, at, n);
	out[n] = '\0';
	return n > 0;
}

/* Opens the form once more; its one-time number is put where number points. */
static void
open_form(const struct load *l, struct visitor *v, char number[TOKEN_BYTES])
{
	char ask[1024];
	int  n = snprintf(ask, sizeof(ask), "GET /lapor?instansi=%s HTTP/1.1\r\nHost: %s\r\nAccept-Encoding: identity\r\n%s%s%s\r\n",
	    l->agency, l->host, v->cookie[0] ? "Cookie: terang-kunjungan=" : "", v->cookie, v->cookie[0] ? "\r\n" : "");

	send_all(v->socket, ask, (size_t)n);
	struct answer a = receive(v);

	if (a.status != 200)
		die("the form did not open");
	if (!v->cookie[0] && (!between(a.head, "terang-kunjungan=", ';', v->cookie)))
		die("the form gave no cookie");
	if (!between(a.body, "name=\"csrf\" value=\"", '"', v->csrf) || !between(a.body, "name=\"kiriman\" value=\"", '"', number))
		die("the form has no token");
}

/* The first category that the form offers. */
static void
find_category(struct load *l, struct visitor *v)
{
	char number[TOKEN_BYTES];

	v->socket = dial(l);
	open_form(l, v, number);
	const char *at = strstr(v->buffer + strlen(v->buffer) + 4, "name=\"kategori\"");

	if (!at || !between(at, "value=\"", '"', l->category))
		die("the form offers no category");
	close(v->socket);
}

static void
file_one(const struct load *l, struct visitor *v, int i)
{
	char body[FORM_BYTES], ask[FORM_BYTES + 1024];
	int  n = snprintf(body, sizeof(body),
	    "csrf=%s&kiriman=%s&instansi=%s&judul=Akta+kelahiran+anak+saya+belum+selesai+%d&isi=%s&kategori=%s&cara=terbuka&nama=Sari+"
	    "Wulandari&kontak=081234567890&harapan=Akta+selesai+minggu+ini.&benar=ya&aksi=kirim",
	    v->csrf, v->numbers[i], l->agency, i, l->text, l->category);
	int  m = snprintf(ask, sizeof(ask), "POST /lapor HTTP/1.1\r\nHost: %s\r\nOrigin: http://%s\r\nCookie: terang-kunjungan=%s\r\n"
	    "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: %d\r\n\r\n%s", l->host, l->host, v->cookie, n, body);
	int64_t start = now_us();

	if (n >= (int)sizeof(body))
		die("the text is too long");
	send_all(v->socket, ask, (size_t)m);
	struct answer a = receive(v);

	v->took_us[i] = (uint32_t)(now_us() - start);
	if (a.status == 200 && strstr(a.body, "ADU-"))
		v->filed++;
	else
		v->refused++;
}

static void *
visit(void *p)
{
	struct start   *s = p;
	struct visitor *v = s->visitor;

	v->socket = dial(s->load);
	v->cookie[0] = '\0';
	for (int i = 0; i < s->load->each; i++)
		open_form(s->load, v, v->numbers[i]);
	pthread_barrier_wait(&s->barriers->opened);
	pthread_barrier_wait(&s->barriers->sent); /* main has taken the time */
	for (int i = 0; i < s->load->each; i++)
		file_one(s->load, v, i);
	close(v->socket);
	return NULL;
}

static int
by_size(const void *a, const void *b)
{
	const uint32_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* Sentences of plain words, coded for a form. */
static char *
text_of(int chars)
{
	static const char words[] = "Saya+sudah+menunggu+tiga+minggu+di+loket+empat.+Petugas+meminta+saya+kembali+lagi+besok.+";
	char             *text = malloc((size_t)chars + 1);

	if (!text)
		die("no memory");
	for (int i = 0; i < chars; i++)
		text[i] = words[(size_t)i % (sizeof(words) - 1)];
	text[chars] = '\0';
	return text;
}

/* Processor time that a process has used so far, all its threads, in microseconds. */
static double
cpu_us(const char *pid)
{
	clockid_t       clock;
	struct timespec t;

	if (clock_getcpuclockid((pid_t)atoi(pid), &clock) != 0 || clock_gettime(clock, &t) != 0)
		die("no such process");
	return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

static double
cpu_of_all(char **pids, int count)
{
	double sum = 0;

	for (int i = 0; i < count; i++)
		sum += cpu_us(pids[i]);
	return sum;
}

int
main(int argc, char **argv)
{
	struct load l = {.host = argc > 1 ? argv[1] : "", .agency = argc > 2 ? argv[2] : ""};
	char        address[64] = "";
	int         visitors = argc > 3 ? atoi(argv[3]) : 0, pids = argc > 5 ? argc - 5 : 0;
	const char *colon = strrchr(l.host, ':');

	l.each = argc > 4 ? atoi(argv[4]) : 0;
	if (!colon || (size_t)(colon - l.host) >= sizeof(address) || visitors < 1 || visitors > VISITORS_MAX || l.each < 1) {
		fputs("usage: file_load HOST:PORT AGENCY CONNECTIONS EACH [PID...]\n", stderr);
		return 2;
	}
	memcpy(address, l.host, (size_t)(colon - l.host));
	l.to = (struct sockaddr_in){.sin_family = AF_INET, .sin_port = htons((uint16_t)atoi(colon + 1))};
	if (inet_pton(AF_INET, address, &l.to.sin_addr) != 1)
		die("the host must be an IPv4 address");
	l.text = text_of(TEXT_USUAL);
	pthread_barrier_init(&l.opened, NULL, (unsigned)visitors + 1);
	pthread_barrier_init(&l.sent, NULL, (unsigned)visitors + 1);
	struct visitor *all = calloc((size_t)visitors, sizeof(*all));
	struct start   *starts = calloc((size_t)visitors, sizeof(*starts));
	uint32_t       *took = calloc((size_t)visitors * (size_t)l.each, sizeof(*took));

	if (!all || !starts || !took)
		die("no memory");
	find_category(&l, &all[0]);
	for (int i = 0; i < visitors; i++) {
		all[i].numbers = calloc((size_t)l.each, sizeof(*all[i].numbers));
		all[i].took_us = took + (size_t)i * (size_t)l.each;
		starts[i] = (struct start){&l, &l, &all[i]};
		if (!all[i].numbers || pthread_create(&all[i].thread, NULL, visit, &starts[i]) != 0)
			die("no memory");
	}
	pthread_barrier_wait(&l.opened);
	double  cpu = cpu_of_all(argv + 5, pids);
	int64_t start = now_us();
	int     filed = 0, refused = 0;

	pthread_barrier_wait(&l.sent);
	for (int i = 0; i < visitors; i++) {
		pthread_join(all[i].thread, NULL);
		filed += all[i].filed;
		refused += all[i].refused;
	}
	double seconds = (double)(now_us() - start) / 1e6;
	size_t n = (size_t)visitors * (size_t)l.each;

	cpu = cpu_of_all(argv + 5, pids) - cpu;
	qsort(took, n, sizeof(*took), by_size);
	printf("filed=%d seconds=%.3f per_second=%.0f p50_ms=%.2f p99_ms=%.2f cpu_us=%.0f refused=%d\n", filed, seconds, (double)filed / seconds,
	    took[n / 2] / 1000.0, took[n * 99 / 100] / 1000.0, cpu / (double)n, refused);
	return refused == 0 ? 0 : 1;
}
