/* base: arena, growable array and text.
 *
 * An arena is a chain of blocks that double in size; an allocation moves a mark forward in the
 * newest block. Zeroed is what is handed out, so that what is left of a block is never touched.
 * Under AddressSanitizer every allocation gets a block of its own, with a gap before it that nobody
 * may touch, so that it can see overruns at both ends.
 */
#include "base.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

/* ---- memory ---- */

enum { ARENA_ALIGN = 16, FIRST_BLOCK = 64 * 1024, LARGEST_BLOCK = 16 * 1024 * 1024 };

typedef struct Block {
    struct Block *older;
    size_t size, used;
    _Alignas(ARENA_ALIGN) unsigned char bytes[];
} Block;

struct Arena {
    Block *newest;
    size_t next_size; /* of the next block */
};

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ONE_BLOCK_EACH 1
#endif
#elif defined(__SANITIZE_ADDRESS__)
#define ONE_BLOCK_EACH 1
#endif
#ifdef ONE_BLOCK_EACH
#include <sanitizer/asan_interface.h>
enum { GAP = 64 };
#else
#define ONE_BLOCK_EACH                         0
#define ASAN_POISON_MEMORY_REGION(start, size) ((void)(start))
enum { GAP = 0 };
#endif

static _Noreturn void out_of_memory(void)
{
    fputs("gradcc: error: out of memory\n", stderr); /* error_plain would allocate */
    exit(EXIT_RUNTIME);
}

void *xmalloc(size_t bytes)
{
    return xrealloc(NULL, bytes);
}

void *xrealloc(void *old, size_t bytes)
{
    void *memory = realloc(old, bytes ? bytes : 1);
    if (!memory) {
        out_of_memory();
    }
    return memory;
}

Arena *arena_new(void)
{
    Arena *arena = xmalloc(sizeof *arena);
    *arena = (Arena){.newest = NULL, .next_size = FIRST_BLOCK};
    return arena;
}

void arena_free(Arena *arena)
{
    if (!arena) {
        return;
    }
    for (Block *block = arena->newest; block;) {
        Block *older = block->older;
        free(block);
        block = older;
    }
    free(arena);
}

static Block *arena_add_block(Arena *arena, size_t bytes)
{
    size_t size = bytes;
    if (!ONE_BLOCK_EACH && size < arena->next_size) {
        size = arena->next_size;
        arena->next_size = size < LARGEST_BLOCK ? 2 * size : LARGEST_BLOCK;
    }
    Block *block = xmalloc(sizeof *block + GAP + size);
    *block = (Block){.older = arena->newest, .size = GAP + size, .used = GAP};
    ASAN_POISON_MEMORY_REGION(block->bytes, GAP);
    arena->newest = block;
    return block;
}

static void *arena_take(Arena *arena, size_t bytes)
{
    if (bytes > SIZE_MAX / 2) {
        out_of_memory();
    }
    size_t needed = ONE_BLOCK_EACH ? bytes : (bytes + ARENA_ALIGN - 1) & ~(size_t)(ARENA_ALIGN - 1);
    Block *block = arena->newest;
    if (!block || ONE_BLOCK_EACH || block->size - block->used < needed) {
        block = arena_add_block(arena, needed);
    }
    void *memory = block->bytes + block->used;
    block->used += needed;
    return memory;
}

void *arena_alloc(Arena *arena, size_t bytes)
{
    return memset(arena_take(arena, bytes), 0, bytes);
}

static size_t array_bytes(int64_t count, size_t bytes_each)
{
    if (count < 0 || (bytes_each && (uint64_t)count > SIZE_MAX / 2 / bytes_each)) {
        out_of_memory();
    }
    return (size_t)count * bytes_each;
}

void *arena_alloc_array(Arena *arena, int64_t count, size_t bytes_each)
{
    return arena_alloc(arena, array_bytes(count, bytes_each));
}

void *arena_room(Arena *arena, int64_t count, size_t bytes_each)
{
    return arena_take(arena, array_bytes(count, bytes_each));
}

void *arena_grow(Arena *arena, const void *items, int count, int *capacity, size_t bytes_each)
{
    if (*capacity > INT32_MAX / 2) {
        out_of_memory();
    }
    *capacity = *capacity ? 2 * *capacity : 16;
    void *grown = arena_room(arena, *capacity, bytes_each);
    if (count > 0) {
        memcpy(grown, items, (size_t)count * bytes_each);
    }
    return grown;
}

char *arena_strndup(Arena *arena, const char *text, size_t length)
{
    char *copy = arena_take(arena, length + 1);
    memcpy(copy, text, length);
    copy[length] = '\0';
    return copy;
}

char *arena_strdup(Arena *arena, const char *text)
{
    return arena_strndup(arena, text, strlen(text));
}

/* ---- text ---- */

static void text_grow(Text *text, size_t more)
{
    if (more >= SIZE_MAX / 4 || text->length >= SIZE_MAX / 4) {
        out_of_memory();
    }
    size_t needed = text->length + more + 1;
    text->capacity = needed < 64 ? 64 : needed + needed / 2;
    text->data = xrealloc(text->data, text->capacity);
}

/* Makes room for `more` bytes and a NUL behind the text. */
static inline void text_reserve(Text *text, size_t more)
{
    if (more >= text->capacity - text->length) {
        text_grow(text, more);
    }
}

void text_addn(Text *text, const char *bytes, size_t count)
{
    text_reserve(text, count);
    memcpy(text->data + text->length, bytes, count);
    text->length += count;
    text->data[text->length] = '\0';
}

void text_add(Text *text, const char *string)
{
    text_addn(text, string, strlen(string));
}

static void add_blanks(Text *text, int count)
{
    if (count > 0) {
        text_reserve(text, (size_t)count);
        memset(text->data + text->length, ' ', (size_t)count);
        text->length += (size_t)count;
    }
}

static void add_decimal(Text *text, long long value)
{
    char digits[24], *const end = digits + sizeof digits, *at = end;
    unsigned long long rest = value < 0 ? 0 - (unsigned long long)value : (unsigned long long)value;
    do {
        *--at = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest > 0);
    if (value < 0) {
        *--at = '-';
    }
    text_addn(text, at, (size_t)(end - at));
}

/* Prints what nearly all formats are made of, without the cost of a FILE that vsnprintf has. At a
 * conversion of another kind false, and the text as it was. */
static bool print_simply(Text *text, const char *format, va_list args)
{
    const size_t before = text->length;
    for (const char *percent; (percent = strchr(format, '%')) != NULL;) {
        text_addn(text, format, (size_t)(percent - format));
        format = percent + 2;
        if (percent[1] == 's') {
            text_add(text, va_arg(args, const char *));
        } else if (percent[1] == 'd') {
            add_decimal(text, va_arg(args, int));
        } else if (strncmp(percent, "%ld", 3) == 0) {
            add_decimal(text, va_arg(args, long));
            format = percent + 3;
        } else if (strncmp(percent, "%lld", 4) == 0) {
            add_decimal(text, va_arg(args, long long));
            format = percent + 4;
        } else if (strncmp(percent, "%.*s", 4) == 0) {
            const int most = va_arg(args, int);
            const char *string = va_arg(args, const char *);
            text_addn(text, string, strnlen(string, (size_t)most));
            format = percent + 4;
        } else if (strncmp(percent, "%*s", 3) == 0) {
            const int width = va_arg(args, int);
            const char *string = va_arg(args, const char *);
            const int length = (int)strlen(string);
            add_blanks(text, width - length);
            text_addn(text, string, (size_t)length);
            add_blanks(text, -width - length); /* a negative width: to the left */
            format = percent + 3;
        } else {
            text->length = before;
            return false;
        }
    }
    text_add(text, format);
    return true;
}

static void print_slowly(Text *text, const char *format, va_list args)
{
    text_reserve(text, 80); /* enough for most; a longer text is printed again */
    va_list again;
    va_copy(again, args);
    size_t room = text->capacity - text->length;
    int length = vsnprintf(text->data + text->length, room, format, args);
    if (length < 0) {
        bug_in("text", (Loc){0}, "bad format \"%s\"", format);
    }
    if ((size_t)length >= room) {
        text_reserve(text, (size_t)length);
        vsnprintf(text->data + text->length, (size_t)length + 1, format, again);
    }
    text->length += (size_t)length;
    va_end(again);
}

void text_vprintf(Text *text, const char *format, va_list args)
{
    va_list again;
    va_copy(again, args);
    if (!print_simply(text, format, args)) {
        print_slowly(text, format, again);
    }
    va_end(again);
}

void text_printf(Text *text, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    text_vprintf(text, format, args);
    va_end(args);
}

void text_free(Text *text)
{
    free(text->data);
    *text = (Text){0};
}

char *arena_printf(Arena *arena, const char *format, ...)
{
    enum { MOST = 200 }; /* bytes */
    Text text = {0};
    text_reserve(&text, MOST);
    va_list args;
    va_start(args, format);
    text_vprintf(&text, format, args);
    va_end(args);
    char *copy = arena_strndup(arena, text.data, text.length);
    text_free(&text);
    return copy;
}

/* The bytes of the UTF-8 character at `s`, with its code point; 0 if there is no valid one. */
static int utf8_decode(const unsigned char *s, uint32_t *code)
{
    static const uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000}; /* by length */
    int length = s[0] < 0x80 ? 1 : s[0] < 0xC0 ? 0 : s[0] < 0xE0 ? 2 : s[0] < 0xF0 ? 3 : 4;
    if (length <= 1) {
        *code = s[0];
        return length;
    }
    uint32_t value = s[0] & (0xFFu >> (length + 1));
    for (int i = 1; i < length; i++) {
        if ((s[i] & 0xC0) != 0x80) {
            return 0;
        }
        value = value << 6 | (s[i] & 0x3F);
    }
    bool surrogate = value >= 0xD800 && value <= 0xDFFF;
    *code = value;
    return s[0] > 0xF7 || value < smallest[length] || value > 0x10FFFF || surrogate ? 0 : length;
}

/* Characters that steer a terminal or change the direction of the text around them. */
static bool steers_terminal(uint32_t code)
{
    return code < 0x20 || (code >= 0x7F && code <= 0x9F) || code == 0x200E || code == 0x200F ||
           (code >= 0x2028 && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

void text_add_escaped(Text *text, const char *string)
{
    const unsigned char *s = (const unsigned char *)string;
    while (*s) {
        uint32_t code = 0;
        int length = utf8_decode(s, &code);
        if (length > 0 && !steers_terminal(code)) {
            text_addn(text, (const char *)s, (size_t)length);
        } else {
            length = length > 0 ? length : 1;
            for (int i = 0; i < length; i++) {
                text_printf(text, "\\x%02x", s[i]);
            }
        }
        s += length;
    }
}

/* ---- numbers ---- */

void text_add_number(Text *text, double value)
{
    if (value != value) {
        text_add(text, "nan");
        return;
    }
    locale_t c_locale = newlocale(LC_ALL_MASK, "C", (locale_t)0); /* glibc: no copy, no cost */
    locale_t previous = uselocale(c_locale);
    char digits[40];
    for (int precision = 9; precision <= 17; precision++) {
        snprintf(digits, sizeof digits, "%.*g", precision, value);
        if (strtod(digits, NULL) == value) {
            break;
        }
    }
    uselocale(previous);
    freelocale(c_locale);
    text_add(text, digits);
}

double number_parse(const char *text, const char **end)
{
    locale_t c_locale = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    char *stop;
    double value = strtod_l(text, &stop, c_locale);
    freelocale(c_locale);
    *end = stop;
    return value;
}

/* ---- did you mean ---- */

enum { LONGEST_WORD = 64 };

static int smaller(int a, int b)
{
    return a < b ? a : b;
}

/* Edits from a to b: insert, delete, replace, swap of neighbours (optimal string alignment).
 * cost[i][j] is the distance between the first i bytes of a and the first j of b. */
static int edit_distance(const char *a, const char *b)
{
    int cost[LONGEST_WORD + 1][LONGEST_WORD + 1];
    int rows = (int)strlen(a), cols = (int)strlen(b);
    for (int i = 0; i <= rows; i++) {
        for (int j = 0; j <= cols; j++) {
            if (i == 0 || j == 0) {
                cost[i][j] = i + j;
                continue;
            }
            int replaced = cost[i - 1][j - 1] + (a[i - 1] != b[j - 1]);
            cost[i][j] = smaller(replaced, 1 + smaller(cost[i - 1][j], cost[i][j - 1]));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                cost[i][j] = smaller(cost[i][j], cost[i - 2][j - 2] + 1);
            }
        }
    }
    return cost[rows][cols];
}

const char *nearest_word(const char *word, const char *const *candidates, int count)
{
    size_t length = strlen(word);
    if (length < 2 || length > LONGEST_WORD) {
        return NULL;
    }
    const char *nearest = NULL;
    int allowed = length < 6 ? 1 : (int)length / 3; /* edits: one, or a third of the letters */
    int best = allowed + 1;
    for (int i = 0; i < count; i++) {
        if (strlen(candidates[i]) > LONGEST_WORD) {
            continue;
        }
        int distance = edit_distance(word, candidates[i]);
        if (distance < best) {
            best = distance;
            nearest = candidates[i];
        }
    }
    return nearest;
}

/* ---- string map ---- */

/* FNV-1a, 64 bits. */
static uint64_t hash_string(const char *text)
{
    uint64_t hash = UINT64_C(0xcbf29ce484222325);
    for (; *text != '\0'; text++) {
        hash = (hash ^ (unsigned char)*text) * UINT64_C(0x100000001b3);
    }
    return hash;
}

/* The place of the key, or the empty one where it belongs. */
static int find_place(const StringMap *map, const char *key)
{
    const uint64_t mask = (uint64_t)map->capacity - 1;
    uint64_t place = hash_string(key) & mask;
    while (map->keys[place] != NULL && strcmp(map->keys[place], key) != 0) {
        place = (place + 1) & mask;
    }
    return (int)place;
}

static void grow_map(StringMap *map)
{
    const StringMap old = *map;
    map->capacity = old.capacity > 0 ? 2 * old.capacity : 64;
    map->keys = ARENA_ARRAY(map->arena, const char *, map->capacity);
    map->values = ARENA_ARRAY(map->arena, int, map->capacity);
    for (int i = 0; i < old.capacity; i++) {
        if (old.keys[i] != NULL) {
            const int place = find_place(map, old.keys[i]);
            map->keys[place] = old.keys[i];
            map->values[place] = old.values[i];
        }
    }
}

int *string_map_at(StringMap *map, const char *key)
{
    if (2 * (map->count + 1) > map->capacity) {
        grow_map(map);
    }
    const int place = find_place(map, key);
    if (map->keys[place] == NULL) {
        map->keys[place] = arena_strdup(map->arena, key);
        map->count++;
    }
    return &map->values[place];
}

StringMap string_map_copy(const StringMap *map)
{
    StringMap copy = *map;
    copy.keys = ARENA_ARRAY(map->arena, const char *, map->capacity);
    copy.values = ARENA_ARRAY(map->arena, int, map->capacity);
    for (int i = 0; i < map->capacity; i++) {
        copy.keys[i] = map->keys[i];
        copy.values[i] = map->values[i];
    }
    return copy;
}
