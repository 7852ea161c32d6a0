/* file: safe writing (temporary file, fsync, rename) and bounded reading.
 *
 * Why so careful: a checkpoint is hours of somebody's machine. A full disk is often noticed only by
 * fsync or close, so their results count, and the old file is replaced by the very last step. The
 * first error is kept: cleaning up after it must not change what is reported.
 */
#include "file.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool fail(const char *path, const char *what, int code, char *error, size_t error_size)
{
    snprintf(error, error_size, "%s: %s: %s", path, what, strerror(code));
    return false;
}

/* ---- writing ---- */

/* The temporary file of the writing that goes on, for file_abandon. */
static char *volatile unfinished;

void file_abandon(void)
{
    if (unfinished) {
        unlink(unfinished);
    }
}

static void forget(FileWriter *writer)
{
    if (unfinished == writer->temporary) {
        unfinished = NULL;
    }
    free(writer->temporary);
    free(writer->target);
}

/* Creates and opens writer->temporary in the folder of writer->target. Its name does not contain
 * the target's, which may already be as long as names can be. False with errno set. */
static bool open_temporary(FileWriter *writer)
{
    enum { NAME_BYTES = 64, ATTEMPTS = 100 };
    const char *slash = strrchr(writer->target, '/');
    int folder = slash ? (int)(slash - writer->target) + 1 : 0;
    size_t size = (size_t)folder + NAME_BYTES;
    writer->temporary = malloc(size);
    if (!writer->temporary) {
        return false;
    }
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        snprintf(writer->temporary, size, "%.*s.gradcc-%ld-%d.tmp", folder, writer->target,
                 (long)getpid(), attempt);
        writer->fd = open(writer->temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (writer->fd >= 0) {
            unfinished = writer->temporary;
            return true;
        }
        if (errno != EEXIST) {
            break;
        }
    }
    int reason = errno;
    free(writer->temporary); /* not ours: file_discard must not remove it */
    writer->temporary = NULL;
    errno = reason;
    return false;
}

/* What a symbolic link says, seen from the folder that the link is in. */
static char *linked_path(const char *link, const char *said)
{
    const char *slash = said[0] == '/' ? NULL : strrchr(link, '/');
    const size_t folder = slash ? (size_t)(slash - link) + 1 : 0, size = folder + strlen(said) + 1;
    char *path = malloc(size);
    if (path) {
        snprintf(path, size, "%.*s%s", (int)folder, link, said);
    }
    return path;
}

/* Where symbolic links lead to, whether or not there is a file already. NULL with errno set. */
static char *follow_links(const char *path)
{
    enum { MOST_LINKS = 40 }; /* as the kernel follows */
    char said[PATH_MAX], *target = strdup(path);
    ssize_t length;
    for (int links = 0; target && (length = readlink(target, said, sizeof said - 1)) >= 0;
         links++) {
        said[length] = '\0';
        char *next = linked_path(target, said);
        free(target);
        target = next;
        if (links == MOST_LINKS) {
            free(target);
            errno = ELOOP;
            return NULL;
        }
    }
    return target;
}

/* A file that has a name there. One that is open, but has none any more, is behind /dev/stdout, say,
 * whose link leads to "NAME (deleted)". */
static bool has_name(const char *target, const struct stat *info)
{
    struct stat found;
    return lstat(target, &found) == 0 && found.st_dev == info->st_dev &&
           found.st_ino == info->st_ino;
}

/* Opens what is to be written: the file itself if it is a device, a pipe or without a name, else a
 * temporary one that takes over the permissions of the file it will replace. */
static bool open_output(FileWriter *writer)
{
    struct stat info;
    const bool exists = stat(writer->path, &info) == 0;
    writer->target = !exists || S_ISREG(info.st_mode) ? follow_links(writer->path) : NULL;
    if (exists && !(writer->target && has_name(writer->target, &info))) {
        free(writer->target);
        writer->target = NULL;
        writer->fd = open(writer->path, O_WRONLY | O_TRUNC | O_CLOEXEC);
        return writer->fd >= 0;
    }
    return writer->target && open_temporary(writer) &&
           (!exists || fchmod(writer->fd, info.st_mode & 0777) == 0);
}

bool file_begin(FileWriter *writer, const char *path, char *error, size_t error_size)
{
    *writer = (FileWriter){.fd = -1, .path = path, .error = error, .error_size = error_size};
    if (!open_output(writer)) {
        fail(path, "cannot write", errno, error, error_size);
        file_discard(writer);
        return false;
    }
    return true;
}

void file_add(FileWriter *writer, const void *bytes, size_t count)
{
    const char *from = bytes;
    while (count > 0 && !writer->failure) {
        ssize_t done = write(writer->fd, from, count);
        if (done > 0) {
            from += done;
            count -= (size_t)done;
        } else if (done == 0 || errno != EINTR) {
            writer->failure = done == 0 ? EIO : errno;
        }
    }
}

/* A renamed file is sure to survive a power cut only when its folder is synced too. Not every file
 * system can do that, and the data is safe already, so failure is no error. */
static void sync_folder(char *target)
{
    int fd = open(dirname(target), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd >= 0) {
        (void)fsync(fd);
        close(fd);
    }
}

/* The last chance to hear of a failed write: some file systems report it on close. */
static void close_output(FileWriter *writer)
{
    if (writer->fd >= 0 && close(writer->fd) != 0 && !writer->failure) {
        writer->failure = errno;
    }
    writer->fd = -1;
}

bool file_commit(FileWriter *writer)
{
    /* EINVAL, EROFS: pipes and some devices cannot be synced. */
    if (!writer->failure && fsync(writer->fd) != 0 && errno != EINVAL && errno != EROFS) {
        writer->failure = errno;
    }
    close_output(writer);
    if (!writer->failure && writer->temporary && rename(writer->temporary, writer->target) != 0) {
        writer->failure = errno;
    }
    if (writer->failure) {
        fail(writer->path, "cannot write", writer->failure, writer->error, writer->error_size);
        file_discard(writer);
        return false;
    }
    if (writer->temporary) {
        sync_folder(writer->target);
    }
    forget(writer);
    return true;
}

void file_discard(FileWriter *writer)
{
    close_output(writer);
    if (writer->temporary) {
        unlink(writer->temporary);
    }
    forget(writer);
}

bool file_write(const char *path, const void *bytes, size_t count, char *error, size_t error_size)
{
    FileWriter writer;
    if (!file_begin(&writer, path, error, error_size)) {
        return false;
    }
    file_add(&writer, bytes, count);
    return file_commit(&writer);
}

/* ---- reading ---- */

/* Reads to the end of the file, growing as needed, so that pipes work too. */
static char *read_all(int fd, size_t limit, size_t *count, int *failure)
{
    size_t capacity = 1 << 16, length = 0;
    char *bytes = NULL;
    for (;;) {
        if (!bytes || length + 1 >= capacity) {
            capacity *= 2;
            char *larger = realloc(bytes, capacity);
            if (!larger) {
                *failure = ENOMEM;
                break;
            }
            bytes = larger;
        }
        ssize_t got = read(fd, bytes + length, capacity - length - 1);
        if (got == 0) {
            bytes[length] = '\0';
            *count = length;
            return bytes;
        }
        if (got < 0 && errno != EINTR) {
            *failure = errno;
            break;
        }
        length += got > 0 ? (size_t)got : 0;
        if (length > limit) {
            *failure = EFBIG;
            break;
        }
    }
    free(bytes);
    return NULL;
}

char *file_read(const char *path, size_t limit, size_t *count, char *error, size_t error_size)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        fail(path, "cannot open", errno, error, error_size);
        return NULL;
    }
    int failure = 0;
    char *bytes = read_all(fd, limit, count, &failure);
    close(fd);
    if (!bytes && failure == EFBIG) {
        snprintf(error, error_size, "%s: larger than %zu bytes", path, limit);
    } else if (!bytes) {
        fail(path, "cannot read", failure, error, error_size);
    }
    return bytes;
}
