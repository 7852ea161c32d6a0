/* cache: compiled objects by content. In: C text, compiler and arguments. Out: the path of an
 * object that was made of exactly these on this processor, if there is one.
 *
 * The folder is $XDG_CACHE_HOME/gradcc or ~/.cache/gradcc; it must be the user's own, and nobody
 * else may write there, because what is found in it is executed. A name is a hash of text,
 * arguments, the compiler's file (path, size, time) and the processor's description. The text is
 * kept beside the object, and with it a hash of the object's bytes: both are compared, so that
 * neither a collision nor a damaged disk can matter. Files appear whole, by rename, the object last,
 * after its bytes have reached the disk. Of more than MOST_OBJECTS those that were used last stay;
 * folders of compilations that were killed stay for a day.
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

static const Hash no_bytes = {UINT64_C(0xcbf29ce484222325), UINT64_C(0xcbf29ce484222325)};

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

/* Opens a file of the cache; -1 unless it is sound. */
static int open_sound(const char *path)
{
    const int file = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    if (file >= 0 && !is_sound(file)) {
        close(file);
        return -1;
    }
    return file;
}

/* ---- what is kept beside an object: its text, and in a last line the hash of its bytes ---- */

enum { SEAL_ROOM = 64 };

/* The last line, for the object that is open. */
static bool make_seal(int object, char seal[SEAL_ROOM])
{
    Hash hash = no_bytes;
    char piece[1 << 16];
    ssize_t length;
    while ((length = read(object, piece, sizeof piece)) > 0) {
        hash_bytes(&hash, piece, (size_t)length);
    }
    snprintf(seal, SEAL_ROOM, "/* object %016" PRIx64 "%016" PRIx64 " */\n", hash.a, hash.b);
    return length == 0;
}

/* Whether the file goes on with this text. */
static bool goes_on(FILE *file, const char *text)
{
    char piece[4096];
    for (size_t left = strlen(text); left > 0;) {
        const size_t wanted = left < sizeof piece ? left : sizeof piece;
        if (fread(piece, 1, wanted, file) != wanted || memcmp(piece, text, wanted) != 0) {
            return false;
        }
        text += wanted;
        left -= wanted;
    }
    return true;
}

static bool holds(const char *path, const char *text, const char *seal)
{
    const int descriptor = open_sound(path);
    FILE *file = descriptor >= 0 ? fdopen(descriptor, "r") : NULL;
    if (!file) {
        if (descriptor >= 0) {
            close(descriptor);
        }
        return false;
    }
    const bool equal = goes_on(file, text) && goes_on(file, seal) && getc(file) == EOF;
    fclose(file);
    return equal;
}

/* Adds the seal of the object to its text. */
static bool seal_text(const char *source, const char *object)
{
    char seal[SEAL_ROOM];
    const int made = open(object, O_RDONLY | O_CLOEXEC);
    FILE *file = made >= 0 && make_seal(made, seal) ? fopen(source, "a") : NULL;
    const bool written = file && fputs(seal, file) >= 0;
    if (made >= 0) {
        close(made);
    }
    return file && fclose(file) == 0 && written;
}

bool cache_find(const char *folder, const char *c_text, const char *const *arguments,
                char path[CACHE_PATH])
{
    Hash hash = no_bytes;
    hash_text(&hash, c_text);
    for (int i = 0; arguments[i]; i++) {
        hash_text(&hash, arguments[i]);
        if (arguments[i][0] != '-' && arguments[i][0] != '\0') {
            hash_program(&hash, arguments[i]);
        }
    }
    hash_processor(&hash);
    snprintf(path, CACHE_PATH, "%.400s/%016" PRIx64 "%016" PRIx64 ".so", folder, hash.a, hash.b);
    char source[CACHE_PATH], seal[SEAL_ROOM];
    source_of(path, source);
    const int object = open_sound(path);
    const bool found = object >= 0 && make_seal(object, seal) && holds(source, c_text, seal);
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
    if (chmod(object, 0600) != 0 || !seal_text(source, object) || !reaches_disk(object) ||
        !reaches_disk(source) || rename(source, source_path) != 0 || rename(object, path) != 0) {
        return false;
    }
    snprintf(folder, sizeof folder, "%.*s", (int)(strrchr(path, '/') - path), path);
    drop_oldest(folder);
    drop_abandoned(folder);
    return true;
}
