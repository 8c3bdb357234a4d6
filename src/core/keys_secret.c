/* keys_secret.c - makes and reads the installation's key file: 64 hex digits and a line end, for its owner only. */
#include "core/keys_secret.h"

#include "base/strs.h"
#include "core/keys.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FILE_BYTES = 2 * KEY_BYTES + 1 };

static const struct err *
file_err(struct arena *a, const char *path, const char *what)
{
	return err_new(a, ERR_OS, "keys.file", NULL, "%s: %s: %s", path, what, strerror(errno));
}

static const char *
path_of(struct arena *a, const char *data_dir)
{
	return str_fmt(a, "%s/%s", data_dir, KEYS_SECRET_FILE).p;
}

/* Makes the name durable too. */
static bool
sync_dir(const char *dir)
{
	int  fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool ok = fd >= 0 && fsync(fd) == 0;

	if (fd >= 0)
		close(fd);
	return ok;
}

const struct err *
keys_create(struct arena *a, const char *data_dir, const struct random_source *random)
{
	const char *path = path_of(a, data_dir);
	key32       secret;
	int         fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0400);

	if (fd < 0 && errno == EEXIST)
		return err_new(a, ERR_STATE, "keys.exists", NULL, "%s", path);
	if (fd < 0)
		return file_err(a, path, "cannot be made");
	random_fill(random, secret.b, sizeof(secret.b));
	str  text = str_fmt(a, "%s\n", str_hex(a, secret.b, sizeof(secret.b)).p);
	bool written = write(fd, text.p, text.n) == (ssize_t)text.n && fsync(fd) == 0;
	bytes_wipe(&secret, sizeof(secret));
	bytes_wipe((char *)text.p, text.n);
	if (close(fd) != 0 || !written || !sync_dir(data_dir)) {
		const struct err *e = file_err(a, path, "cannot be written");

		unlink(path);
		return e;
	}
	return NULL;
}

const struct err *
keys_secret_read(struct arena *a, const char *data_dir, key32 *out)
{
	const char *path = path_of(a, data_dir);
	char        text[FILE_BYTES + 1];
	struct stat st;
	key32       secret;
	int         fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);

	if (fd < 0)
		return file_err(a, path, "cannot be opened");
	ssize_t n = fstat(fd, &st) == 0 && S_ISREG(st.st_mode) ? read(fd, text, sizeof(text)) : -1;
	close(fd);
	if (n < 0)
		return file_err(a, path, "cannot be read");
	if (st.st_mode & 077)
		return err_new(a, ERR_OS, "keys.mode", NULL, "%s: mode %03o lets others in; it must be 0400", path,
		    (unsigned)st.st_mode & 0777);
	bool ok = n == FILE_BYTES && text[n - 1] == '\n' && str_unhex((str){text, 2 * KEY_BYTES}, secret.b, sizeof(secret.b));
	bytes_wipe(text, sizeof(text));
	if (!ok)
		return err_new(a, ERR_OS, "keys.file", NULL, "%s: not 64 hex digits and a line end", path);
	*out = secret;
	bytes_wipe(&secret, sizeof(secret));
	return NULL;
}
