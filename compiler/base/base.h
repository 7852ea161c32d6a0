/* base: memory, text and diagnostics, the floor that everything stands on.
 *
 * An Arena hands out zeroed memory that dies all at once: a graph lives in one arena, a pass
 * builds its result in a new one, and nothing is freed piecemeal. Out of memory ends the process
 * with a message and exit code 1, so no caller checks for NULL.
 */
#ifndef GRADCC_BASE_H
#define GRADCC_BASE_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#define COUNT_OF(array)      ((int)(sizeof(array) / sizeof((array)[0])))
#define PRINTF_LIKE(fmt, va) __attribute__((format(printf, fmt, va)))

/* ---- memory ---- */

typedef struct Arena Arena;

Arena *arena_new(void);
void arena_free(Arena *arena);                 /* NULL is allowed */
void *arena_alloc(Arena *arena, size_t bytes); /* zeroed, aligned to 16 */
char *arena_strdup(Arena *arena, const char *text);
char *arena_strndup(Arena *arena, const char *text, size_t length);
char *arena_printf(Arena *arena, const char *format, ...) PRINTF_LIKE(2, 3);

/* Typed allocation: ARENA_NEW(a, Node) is one zeroed Node, ARENA_ARRAY(a, int, n) is n zeroed ints,
 * and ARENA_ROOM(a, int, n) room for n ints that are written before they are read. */
#define ARENA_NEW(arena, Type)          ((Type *)arena_alloc((arena), sizeof(Type)))
#define ARENA_ARRAY(arena, Type, count) ((Type *)arena_alloc_array((arena), (count), sizeof(Type)))
#define ARENA_ROOM(arena, Type, count)  ((Type *)arena_room((arena), (count), sizeof(Type)))
void *arena_alloc_array(Arena *arena, int64_t count, size_t bytes_each); /* checks the product */
void *arena_room(Arena *arena, int64_t count, size_t bytes_each);

/* Growable arrays: a pointer, a count and a capacity that live side by side in a struct.
 * ARENA_PUSH(a, p, n, cap, value) appends; the old storage stays behind in the arena. */
#define ARENA_PUSH(arena, items, count, capacity, value)                                           \
    do {                                                                                           \
        if ((count) == (capacity)) {                                                               \
            const size_t item_bytes = sizeof(*(items)); /* NOLINT: of pointers as well */          \
            (items) = arena_grow((arena), (items), (count), &(capacity), item_bytes);              \
        }                                                                                          \
        (items)[(count)++] = (value);                                                              \
    } while (0)
void *arena_grow(Arena *arena, const void *items, int count, int *capacity, size_t bytes_each);

/* malloc family that cannot fail, for what outlives or outgrows an arena */
void *xmalloc(size_t bytes);
void *xrealloc(void *old, size_t bytes);

/* ---- text ---- */

/* A growing string; always NUL-terminated once something was added. {0} is the empty text. */
typedef struct Text {
    char *data;
    size_t length, capacity;
} Text;

void text_add(Text *text, const char *string);
void text_addn(Text *text, const char *bytes, size_t count);
void text_printf(Text *text, const char *format, ...) PRINTF_LIKE(2, 3);
void text_vprintf(Text *text, const char *format, va_list args);
void text_free(Text *text);
/* Text for a terminal: control characters, direction marks and broken UTF-8 appear as \xNN. */
void text_add_escaped(Text *text, const char *string);

/* Numbers as text, the same in every locale. Printing takes the fewest digits (from 9 on) that read
 * back to the same bits: 0.1, 1e-08, -0, inf, nan. Parsing sets *end behind the number, or to
 * `text` when there is none. */
void text_add_number(Text *text, double value);
double number_parse(const char *text, const char **end);

/* A number for every string; 0 for those not met before. Keys are copied into the arena, entries
 * are never removed. {.arena = a} is the empty map. */
typedef struct StringMap {
    Arena *arena;
    const char **keys; /* open addressing; capacity is a power of two, at most half full */
    int *values;
    int count, capacity;
} StringMap;

int *string_map_at(StringMap *map, const char *key);
StringMap string_map_copy(const StringMap *map);

/* The candidate nearest to `word` in edits, or NULL when none is near: for "did you mean". */
const char *nearest_word(const char *word, const char *const *candidates, int count);

/* ---- diagnostics ---- */

/* A place in a script. `file` is the path as the user gave it; NULL means unknown. */
typedef struct Loc {
    const char *file;
    int line;
} Loc;

/* The file name without its folders: what printed graphs and emitted C show, so that output does
 * not depend on the directory gradcc was started from. "?" when unknown. */
const char *loc_base(Loc loc);

/* Exit codes of the command line; part of the contract with scripts that call gradcc. */
typedef enum ExitCode {
    EXIT_OK = 0,
    EXIT_RUNTIME = 1,
    EXIT_USAGE = 2,
    EXIT_MODEL = 3,
    EXIT_DATA = 4,
    EXIT_NONFINITE = 5,
    EXIT_INTERRUPTED = 130,
} ExitCode;

/* "file:line: error: message", then the line of the script with a mark under it when the file can
 * be read; to stderr. Control characters in the text are shown escaped. Returns, never exits. */
void error_at(Loc loc, const char *format, ...) PRINTF_LIKE(2, 3);
void error_plain(const char *format, ...) PRINTF_LIKE(1, 2); /* "gradcc: error: message" */
void warn_at(Loc loc, const char *format, ...) PRINTF_LIKE(2, 3);
void say(const char *format, ...) PRINTF_LIKE(1, 2); /* a line without anything in front */

/* A broken invariant of the compiler itself: says where and aborts. */
_Noreturn void bug_in(const char *pass, Loc loc, const char *format, ...) PRINTF_LIKE(3, 4);

#endif
