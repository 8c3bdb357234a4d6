/* files.c - see files.h. */
#include "os/files.h"

#include "base/strs.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static bool
write_all(int fd, str bytes)
{
	for (size_t done = 0; done < bytes.n;) {
		ssize_t n = write(fd, bytes.p + done, bytes.n - done);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		done += (size_t)n;
	}
	return fsync(fd) == 0;
}

static const struct err *
failed(struct arena *a, const char *path)
{
	return err_new(a, ERR_OS, "file.write", NULL, "%s: %s", path, strerror(errno));
}

static str
folder_of(struct arena *a, const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? str_fmt(a, "%.*s", (int)(slash - path), path) : STR(".");
}

/* What was made or renamed in the folder is durable afterwards. */
static const struct err *
folder_sync(struct arena *a, const char *dir)
{
	int folder = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (folder < 0)
		return failed(a, dir);
	bool ok = fsync(folder) == 0;
	close(folder);
	return ok ? NULL : failed(a, dir);
}

const struct err *
file_write_new(struct arena *a, const char *path, str bytes, unsigned mode)
{
	str dir = folder_of(a, path);
	str temp = str_fmt(a, "%s.baru.%d", path, (int)getpid());
	int fd = open(temp.p, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode);

	if (fd < 0)
		return failed(a, path);
	bool ok = write_all(fd, bytes);
	ok = close(fd) == 0 && ok;
	if (!ok || rename(temp.p, path) != 0) {
		const struct err *e = failed(a, path);

		unlink(temp.p);
		return e;
	}
	return folder_sync(a, dir.p);
}

const struct err *
folder_make(struct arena *a, const char *path, unsigned mode)
{
	if (mkdir(path, mode) == 0)
		return folder_sync(a, folder_of(a, path).p);
	return errno == EEXIST ? NULL : failed(a, path);
}

const struct err *
file_read_all(struct arena *a, const char *path, size_t max, str *out)
{
	int         fd = open(path, O_RDONLY | O_CLOEXEC);
	struct stat st;

	if (fd < 0)
		return err_new(a, errno == ENOENT ? ERR_MISSING : ERR_OS, errno == ENOENT ? "file.missing" : "file.read", NULL,
		    "%.200s: %s", path, strerror(errno));
	if (fstat(fd, &st) != 0 || st.st_size < 0 || (size_t)st.st_size > max) {
		close(fd);
		return err_new(a, ERR_INPUT, "file.size", NULL, "%s: more than %zu bytes", path, max);
	}
	if (!S_ISREG(st.st_mode)) {
		close(fd);
		return err_new(a, ERR_INPUT, "file.kind", NULL, "%s: not a file", path);
	}
	char  *p = arena_alloc(a, (size_t)st.st_size + 1);
	size_t n = 0;
	while (n < (size_t)st.st_size) {
		ssize_t got = read(fd, p + n, (size_t)st.st_size - n);

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			break;
		n += (size_t)got;
	}
	close(fd);
	if (n != (size_t)st.st_size)
		return err_new(a, ERR_OS, "file.read", NULL, "%s: ended early", path);
	*out = (str){p, n};
	return NULL;
}
