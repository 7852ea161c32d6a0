/* cache: compiled objects that outlive the process, for jit.c alone. */
#ifndef GRADCC_CACHE_H
#define GRADCC_CACHE_H

#include <stdbool.h>

enum { CACHE_PATH = 512 };

/* How the folders of unfinished compilations begin; the cache drops those that were left behind. */
#define WORKSHOP_PREFIX "gradcc-"

/* The user's folder for them, made if need be; false, and "", when there is none to be trusted. */
bool cache_folder(char folder[CACHE_PATH]);
/* Whether there is an object of this text by this compiler with its arguments (NULL-terminated) for
 * this processor; `path` is where it is, or belongs. */
bool cache_find(const char *folder, const char *c_text, const char *const *arguments,
                char path[CACHE_PATH]);
/* Moves a finished pair of files to their place; false if that fails. */
bool cache_keep(const char *source, const char *object, const char *path);
/* Removes the object at that path and its text. */
void cache_drop(const char *path);

#endif
