/* cache: compiled objects by content. In: C text, compiler and arguments. Out: the path of an
 * object that was made of exactly these on this processor, if there is one.
 *
 * The folder is $XDG_CACHE_HOME/gradcc or ~/.cache/gradcc; it must be the user's own, and nobody
 * else may write there, because what is found in it is executed. A name is a hash of text,
 * arguments, the compiler's file (path, size, time) and the processor's description; the text is
 * kept beside the object and compared, so that no collision can matter. Files appear whole, by
 * rename, the object last, after its bytes have reached the disk. Of more than MOST_OBJECTS those
 * that were used last stay; folders of compilations that were killed stay for a day.
 */
#include "cache.h"

#include <dirent.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum {
    NAME_ROOM = 48,     /* of a name in the folder */
    MOST_OBJECTS = 256, /* some 20 MB */
    DAY = 24 * 60 * 60, /* seconds: longer than any compilation */
};

static bool is_ours(const struct stat *info)
{
    return info->st_uid == geteuid() && (info->st_mode & (S_IWGRP | S_IWOTH)) == 0;
}

static bool make_folder(const char *path)
{
    struct stat info;
    mkdir(path, 0700); /* it may be there */
    return stat(path, &info) == 0 && S_ISDIR(info.st_mode) && is_ours(&info);
}

bool cache_folder(char folder[CACHE_PATH])
{
    const char *base = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");
    char parent[CACHE_PATH];
    int length;
    if (base && base[0] == '/') {
        length = snprintf(parent, sizeof parent, "%s", base);
    } else if (home && home[0] == '/') {
        length = snprintf(parent, sizeof parent, "%s/.cache", home);
    } else {
        length = CACHE_PATH;
    }
    folder[0] = '\0';
    if (length >= CACHE_PATH - NAME_ROOM || !make_folder(parent)) {
        return false;
    }
    snprintf(folder, CACHE_PATH, "%.*s/gradcc", length, parent);
    if (!make_folder(folder)) {
        folder[0] = '\0';
    }
    return folder[0] != '\0';
}

/* ---- names ---- */

/* FNV-1a, twice: once over the bytes, once over their complements. */
typedef struct Hash {
    uint64_t a, b;
} Hash;

static void hash_bytes(Hash *hash, const void *data, size_t length)
{
    const unsigned char *bytes = data;
    for (size_t i = 0; i < length; i++) {
        hash->a = (hash->a ^ bytes[i]) * UINT64_C(0x100000001b3);
        hash->b = (hash->b ^ (255U - bytes[i])) * UINT64_C(0x100000001b3);
    }
}

static void hash_text(Hash *hash, const char *text)
{
    hash_bytes(hash, text, strlen(text) + 1);
}

static bool hash_file(Hash *hash, const char *path)
{
    struct stat info;
    if (stat(path, &info) != 0 || !S_ISREG(info.st_mode)) {
        return false;
    }
    hash_text(hash, path);
    hash_bytes(hash, &info.st_size, sizeof info.st_size);
    hash_bytes(hash, &info.st_mtim, sizeof info.st_mtim);
    return true;
}

/* A program's file, looked for along PATH as the shell would: the compiler, or one that calls it. */
static void hash_program(Hash *hash, const char *name)
{
    const char *path = strchr(name, '/') ? NULL : getenv("PATH");
    bool found = !path && hash_file(hash, name);
    while (path && *path && !found) {
        char file[CACHE_PATH];
        const int length = (int)strcspn(path, ":");
        snprintf(file, sizeof file, "%.*s/%s", length, path, name);
        found = access(file, X_OK) == 0 && hash_file(hash, file);
        path += length + (path[length] == ':');
    }
}

/* The first processor's description, which -march=native goes by. */
static void hash_processor(Hash *hash)
{
    char text[2048];
    FILE *file = fopen("/proc/cpuinfo", "r");
    for (bool more = file != NULL; more && fgets(text, sizeof text, file);) {
        more = text[0] != '\n';
        if (strncmp(text, "model", 5) == 0 || strncmp(text, "flags", 5) == 0 ||
            strncmp(text, "Features", 8) == 0) {
            hash_text(hash, text);
        }
    }
    if (file) {
        fclose(file);
    }
}

static void source_of(const char *object, char source[CACHE_PATH])
{
    snprintf(source, CACHE_PATH, "%.*s.c", (int)strlen(object) - 3, object);
}

/* A regular file of ours, no link. */
static bool is_sound(int file)
{
    struct stat info;
    return fstat(file, &info) == 0 && S_ISREG(info.st_mode) && is_ours(&info);
}

static bool holds(const char *path, const char *text)
{
    const int descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    FILE *file = descriptor >= 0 && is_sound(descriptor) ? fdopen(descriptor, "r") : NULL;
    if (!file) {
        if (descriptor >= 0) {
            close(descriptor);
        }
        return false;
    }
    bool equal = true;
    char piece[4096];
    size_t length, left = strlen(text);
    while (equal && (length = fread(piece, 1, sizeof piece, file)) > 0) {
        equal = length <= left && memcmp(piece, text, length) == 0;
        text += equal ? length : 0;
        left -= equal ? length : 0;
    }
    fclose(file);
    return equal && left == 0;
}

bool cache_find(const char *folder, const char *c_text, const char *const *arguments,
                char path[CACHE_PATH])
{
    Hash hash = {UINT64_C(0xcbf29ce484222325), UINT64_C(0xcbf29ce484222325)};
    hash_text(&hash, c_text);
    for (int i = 0; arguments[i]; i++) {
        hash_text(&hash, arguments[i]);
        if (arguments[i][0] != '-' && arguments[i][0] != '\0') {
            hash_program(&hash, arguments[i]);
        }
    }
    hash_processor(&hash);
    snprintf(path, CACHE_PATH, "%.400s/%016" PRIx64 "%016" PRIx64 ".so", folder, hash.a, hash.b);
    char source[CACHE_PATH];
    source_of(path, source);
    const int object = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    const bool found = object >= 0 && is_sound(object) && holds(source, c_text);
    if (found) {
        futimens(object, NULL); /* used now; if that fails, it is dropped sooner */
    }
    if (object >= 0) {
        close(object);
    }
    return found;
}

/* ---- keeping ---- */

void cache_drop(const char *path)
{
    char source[CACHE_PATH];
    source_of(path, source);
    unlink(path);
    unlink(source);
}

static bool reaches_disk(const char *path)
{
    const int file = open(path, O_RDONLY | O_CLOEXEC);
    const bool reached = file >= 0 && fsync(file) == 0;
    if (file >= 0) {
        close(file);
    }
    return reached;
}

typedef struct Kept {
    char path[CACHE_PATH];
    struct timespec used;
} Kept;

static int compare_uses(const void *a, const void *b)
{
    const struct timespec x = ((const Kept *)a)->used, y = ((const Kept *)b)->used;
    return x.tv_sec != y.tv_sec ? (x.tv_sec > y.tv_sec) - (x.tv_sec < y.tv_sec)
                                : (x.tv_nsec > y.tv_nsec) - (x.tv_nsec < y.tv_nsec);
}

/* The objects of the folder; returns how many. */
static int list_objects(const char *folder, DIR *open_folder, Kept *kept, int most)
{
    int count = 0;
    for (struct dirent *entry; count < most && (entry = readdir(open_folder));) {
        const size_t length = strlen(entry->d_name);
        struct stat info;
        if (length > 3 && strcmp(entry->d_name + length - 3, ".so") == 0 &&
            fstatat(dirfd(open_folder), entry->d_name, &info, AT_SYMLINK_NOFOLLOW) == 0) {
            snprintf(kept[count].path, CACHE_PATH, "%.400s/%.100s", folder, entry->d_name);
            kept[count++].used = info.st_mtim;
        }
    }
    return count;
}

/* Removes a folder of files. */
static void remove_folder(const char *path)
{
    DIR *folder = opendir(path);
    for (struct dirent *entry; folder && (entry = readdir(folder));) {
        unlinkat(dirfd(folder), entry->d_name, 0);
    }
    if (folder) {
        closedir(folder);
    }
    rmdir(path);
}

/* Who was killed while it compiled has left its folder behind. */
static void drop_abandoned(const char *folder)
{
    DIR *open_folder = opendir(folder);
    for (struct dirent *entry; open_folder && (entry = readdir(open_folder));) {
        struct stat info;
        if (strncmp(entry->d_name, WORKSHOP_PREFIX, strlen(WORKSHOP_PREFIX)) == 0 &&
            fstatat(dirfd(open_folder), entry->d_name, &info, AT_SYMLINK_NOFOLLOW) == 0 &&
            S_ISDIR(info.st_mode) && is_ours(&info) && info.st_mtime < time(NULL) - DAY) {
            char path[CACHE_PATH];
            snprintf(path, sizeof path, "%.400s/%.100s", folder, entry->d_name);
            remove_folder(path);
        }
    }
    if (open_folder) {
        closedir(open_folder);
    }
}

static void drop_oldest(const char *folder)
{
    enum { MOST_LISTED = 4 * MOST_OBJECTS };
    DIR *open_folder = opendir(folder);
    Kept *kept = malloc(MOST_LISTED * sizeof *kept);
    const int count =
        open_folder && kept ? list_objects(folder, open_folder, kept, MOST_LISTED) : 0;
    if (count > MOST_OBJECTS) {
        qsort(kept, (size_t)count, sizeof *kept, compare_uses);
    }
    for (int i = 0; i < count - MOST_OBJECTS; i++) {
        cache_drop(kept[i].path);
    }
    free(kept);
    if (open_folder) {
        closedir(open_folder);
    }
}

bool cache_keep(const char *source, const char *object, const char *path)
{
    char source_path[CACHE_PATH], folder[CACHE_PATH];
    source_of(path, source_path);
    if (chmod(object, 0600) != 0 || !reaches_disk(object) || !reaches_disk(source) ||
        rename(source, source_path) != 0 || rename(object, path) != 0) {
        return false;
    }
    snprintf(folder, sizeof folder, "%.*s", (int)(strrchr(path, '/') - path), path);
    drop_oldest(folder);
    drop_abandoned(folder);
    return true;
}
