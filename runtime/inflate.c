/* inflate: see inflate.h. In: gzip, hostile until proved otherwise. Out: bytes, within their room.
 *
 * Of the bits at hand, the next TABLE_BITS lead to an entry of a table: a symbol, and how many of
 * the bits are its code. The few longer codes lead to a link: the bits after those find the entry in
 * a table of its own. The bytes already written are the window that matches copy from.
 */
#include "inflate.h"

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ---- bits ---- */

enum { BUFFER_BYTES = 64 * 1024, WORD_BYTES = 8 };

/* The next bits, the first of them lowest. Above `count` the word may have more of the same. */
typedef struct Bits {
    uint64_t word;
    unsigned count;
    const unsigned char *at, *end; /* bytes that follow in the buffer */
} Bits;

enum { LONGEST_CODE = 15, LITERALS = 286, DISTANCES = 30, ALL_LITERALS = 288, ALL_DISTANCES = 32 };
/* A code longer than the bits of a table shares them with another one: there are no more links than
 * half the symbols. */
enum {
    LITERAL_BITS = 11,
    LITERAL_ENTRIES = (1 << LITERAL_BITS) + (ALL_LITERALS / 2 << (LONGEST_CODE - LITERAL_BITS)),
    DISTANCE_BITS = 9,
    DISTANCE_ENTRIES = (1 << DISTANCE_BITS) + (ALL_DISTANCES / 2 << (LONGEST_CODE - DISTANCE_BITS)),
};

typedef struct Inflater {
    int fd;
    bool ended;     /* nothing more can be read */
    int failure;    /* errno of reading */
    size_t missing; /* zeros that were made up behind the end */
    Bits bits;
    unsigned char *start, *out, *end; /* of this gzip file's bytes, and of the room */
    uint32_t literals[LITERAL_ENTRIES], distances[DISTANCE_ENTRIES];
    uint32_t literal_links, distance_links; /* masks: the bits that a link's table takes */
    uint32_t crc[16][256];
    unsigned char buffer[BUFFER_BYTES];
} Inflater;

static void read_more(Inflater *z)
{
    const size_t rest = (size_t)(z->bits.end - z->bits.at);
    memmove(z->buffer, z->bits.at, rest);
    ssize_t got;
    do {
        got = read(z->fd, z->buffer + rest, sizeof z->buffer - rest);
    } while (got < 0 && errno == EINTR);
    z->failure = got < 0 ? errno : 0;
    z->ended = got <= 0;
    z->bits.at = z->buffer;
    z->bits.end = z->buffer + rest + (got > 0 ? got : 0);
}

/* Near the end of the buffer; behind that of the file, zeros follow. */
static __attribute__((noinline)) void fill_slowly(Inflater *z)
{
    while (!z->ended && z->bits.end - z->bits.at < WORD_BYTES) {
        read_more(z);
    }
    Bits *bits = &z->bits;
    for (; bits->count <= 56; bits->count += 8) {
        const bool there = bits->at < bits->end;
        bits->word |= there ? (uint64_t)*bits->at++ << bits->count : 0;
        z->missing += !there;
    }
}

/* At least 56 bits. */
static inline Bits fill(Inflater *z, Bits bits)
{
    if (bits.end - bits.at < WORD_BYTES) {
        z->bits = bits;
        fill_slowly(z);
        return z->bits;
    }
    uint64_t next;
    memcpy(&next, bits.at, sizeof next);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    next = __builtin_bswap64(next);
#endif
    bits.word |= next << bits.count;
    bits.at += (63 - bits.count) >> 3;
    bits.count |= 56;
    return bits;
}

static inline Bits drop(Bits bits, unsigned count)
{
    bits.word >>= count;
    bits.count -= count;
    return bits;
}

static inline uint32_t low(uint64_t word, unsigned count)
{
    return (uint32_t)(word & ((UINT64_C(1) << count) - 1));
}

static uint32_t take(Inflater *z, unsigned count)
{
    z->bits = fill(z, z->bits);
    const uint32_t value = low(z->bits.word, count);
    z->bits = drop(z->bits, count);
    return value;
}

static bool was_cut(const Inflater *z)
{
    return z->missing * 8 > z->bits.count;
}

/* ---- Huffman codes ---- */

/* An entry: a value from bit 16 on, what it is, the length of its code from bit 8 on, and the number
 * of bits that it takes in all: of extra bits, which are added to the value, and of the code. */
enum {
    ENTRY_LITERAL = 0x8000,
    ENTRY_LINK = 0x4000,
    ENTRY_STOP = 0x2000,
    ENTRY_BAD = 0x1000, /* no such code */
};

static inline unsigned entry_bits(uint32_t entry)
{
    return entry & 0x3f;
}

/* With the extra bits, which the word has behind the code. */
static inline uint32_t entry_value(uint32_t entry, uint64_t word)
{
    return (entry >> 16) + (low(word, entry_bits(entry)) >> (entry >> 8 & 0xf));
}

static uint32_t literal_entry(int symbol)
{
    if (symbol < 256) {
        return (uint32_t)symbol << 16 | ENTRY_LITERAL;
    }
    if (symbol == 256) {
        return ENTRY_STOP;
    }
    const unsigned n = (unsigned)symbol - 257; /* lengths 3 to 10, then four for each extra bit */
    if (n < 8) {
        return (n + 3) << 16;
    }
    const unsigned extra = n / 4 - 1;
    return n < 28 ? (((4 + n % 4) << extra) + 3) << 16 | extra : n == 28 ? 258u << 16 : ENTRY_BAD;
}

static uint32_t distance_entry(int symbol)
{
    const unsigned n = (unsigned)symbol; /* distances 1 to 4, then two for each extra bit */
    if (n < 4) {
        return (n + 1) << 16;
    }
    const unsigned extra = n / 2 - 1;
    return n < DISTANCES ? (((2 + n % 2) << extra) + 1) << 16 | extra : ENTRY_BAD;
}

static uint32_t plain_entry(int symbol)
{
    return (uint32_t)symbol << 16;
}

static unsigned reversed(unsigned code, unsigned length)
{
    unsigned result = 0;
    for (unsigned i = 0; i < length; i++) {
        result = result << 1 | (code >> i & 1);
    }
    return result;
}

/* The first code of each length; false if the lengths leave codes over, but for a single code of
 * one bit, or need more than there are. */
static bool first_codes(const unsigned char *lengths, int count, unsigned first[LONGEST_CODE + 1],
                        unsigned *longest)
{
    unsigned of_length[LONGEST_CODE + 1] = {0}, code = 0;
    *longest = 0;
    for (int i = 0; i < count; i++) {
        of_length[lengths[i]]++;
        *longest = lengths[i] > *longest ? lengths[i] : *longest;
    }
    of_length[0] = 0;
    for (unsigned length = 1; length <= LONGEST_CODE; length++) {
        code = (code + of_length[length - 1]) << 1;
        first[length] = code;
        if (code + of_length[length] > 1u << length) {
            return false;
        }
    }
    return *longest <= 1 || code + of_length[LONGEST_CODE] == 1u << LONGEST_CODE;
}

static void fill_bad(uint32_t *table, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        table[i] = ENTRY_BAD;
    }
}

/* Fills a table of 2^bits entries and those of its links behind it. */
static bool make_table(const unsigned char *lengths, int count, unsigned bits,
                       uint32_t entry_of(int symbol), uint32_t *table, uint32_t *links)
{
    unsigned next[LONGEST_CODE + 1], longest;
    if (!first_codes(lengths, count, next, &longest)) {
        return false;
    }
    const unsigned more = longest > bits ? longest - bits : 0;
    uint32_t used = 1u << bits;
    *links = (1u << more) - 1;
    fill_bad(table, used);
    for (int symbol = 0; symbol < count; symbol++) {
        const unsigned length = lengths[symbol];
        if (length == 0) {
            continue;
        }
        uint32_t code = reversed(next[length]++, length), *part = table;
        unsigned step = length, size = bits;
        if (length > bits) {
            uint32_t *link = &table[low(code, bits)];
            if (!(*link & ENTRY_LINK)) {
                fill_bad(table + used, 1u << more);
                *link = used << 16 | ENTRY_LINK;
                used += 1u << more;
            }
            part = table + (*link >> 16);
            code >>= bits;
            step -= bits;
            size = more;
        }
        for (; code < 1u << size; code += 1u << step) {
            part[code] = entry_of(symbol) + (length << 8) + length;
        }
    }
    return true;
}

static bool make_tables(Inflater *z, const unsigned char *lengths, int literals, int distances)
{
    return make_table(lengths, literals, LITERAL_BITS, literal_entry, z->literals,
                      &z->literal_links) &&
           make_table(lengths + literals, distances, DISTANCE_BITS, distance_entry, z->distances,
                      &z->distance_links);
}

static bool fixed_tables(Inflater *z)
{
    unsigned char lengths[ALL_LITERALS + ALL_DISTANCES];
    memset(lengths, 8, 144);
    memset(lengths + 144, 9, 112);
    memset(lengths + 256, 7, 24);
    memset(lengths + 280, 8, 8);
    memset(lengths + ALL_LITERALS, 5, ALL_DISTANCES);
    return make_tables(z, lengths, ALL_LITERALS, ALL_DISTANCES);
}

/* The lengths of both codes follow, in a code of their own: 16 repeats the last length 3 to 6 times,
 * 17 and 18 stand for 3 to 10 and 11 to 138 zeros. */
static bool read_lengths(Inflater *z, unsigned char *lengths, int count)
{
    enum { BITS = 7 };
    for (int i = 0; i < count;) {
        z->bits = fill(z, z->bits);
        const uint32_t entry = z->literals[low(z->bits.word, BITS)], symbol = entry >> 16;
        z->bits = drop(z->bits, entry_bits(entry));
        if (entry & ENTRY_BAD || (symbol == 16 && i == 0)) {
            return false;
        }
        if (symbol < 16) {
            lengths[i++] = (unsigned char)symbol;
            continue;
        }
        int times = symbol == 16   ? 3 + (int)take(z, 2)
                    : symbol == 17 ? 3 + (int)take(z, 3)
                                   : 11 + (int)take(z, 7);
        const unsigned char repeated = symbol == 16 ? lengths[i - 1] : 0;
        if (times > count - i) {
            return false;
        }
        for (; times > 0; times--) {
            lengths[i++] = repeated;
        }
    }
    return true;
}

static bool read_tables(Inflater *z)
{
    static const unsigned char order[] = {16, 17, 18, 0, 8,  7, 9,  6, 10, 5,
                                          11, 4,  12, 3, 13, 2, 14, 1, 15};
    enum { BITS = 7, CODES = sizeof order, END = 256 };
    const int literals = 257 + (int)take(z, 5), distances = 1 + (int)take(z, 5);
    const int codes = 4 + (int)take(z, 4);
    unsigned char lengths[LITERALS + DISTANCES] = {0}, code_lengths[CODES] = {0};
    if (literals > LITERALS || distances > DISTANCES) {
        return false;
    }
    for (int i = 0; i < codes; i++) {
        code_lengths[order[i]] = (unsigned char)take(z, 3);
    }
    uint32_t none;
    return make_table(code_lengths, CODES, BITS, plain_entry, z->literals, &none) &&
           read_lengths(z, lengths, literals + distances) && lengths[END] > 0 &&
           make_tables(z, lengths, literals, distances);
}

/* ---- blocks ---- */

/* Copies what was written `distance` bytes ago, which may reach into the copy itself. Most copies are
 * short: with room behind them, two words are written at once. */
static inline void copy_match(unsigned char *out, size_t distance, size_t length, size_t room)
{
    const unsigned char *from = out - distance, *const end = out + length;
    if (distance >= WORD_BYTES && room >= length + 2 * WORD_BYTES) {
        memcpy(out, from, WORD_BYTES);
        memcpy(out + WORD_BYTES, from + WORD_BYTES, WORD_BYTES);
        for (out += 2 * WORD_BYTES; out < end; out += WORD_BYTES) {
            memcpy(out, out - distance, WORD_BYTES);
        }
    } else if (distance == 1) {
        memset(out, *from, length);
    } else {
        while (out < end) {
            *out++ = *from++;
        }
    }
}

/* The entry that the next bits lead to. */
static inline uint32_t look_up(const uint32_t *table, unsigned bits, uint32_t links, uint64_t word)
{
    const uint32_t entry = table[low(word, bits)];
    return entry & ENTRY_LINK ? table[(entry >> 16) + (word >> bits & links)] : entry;
}

/* Three literals take 45 of 56 bits at most; a length 20 and a distance 28. */
static InflateEnd read_codes(Inflater *z)
{
    unsigned char *const start = z->start, *const limit = z->end, *out = z->out;
    const uint32_t literal_links = z->literal_links, distance_links = z->distance_links;
    Bits bits = z->bits;
    InflateEnd end = INFLATE_DONE;
    while (z->missing <= WORD_BYTES) {
        bits = fill(z, bits);
        uint32_t entry = look_up(z->literals, LITERAL_BITS, literal_links, bits.word);
        for (int i = 0; i < 2 && entry & ENTRY_LITERAL && out < limit; i++) {
            *out++ = (unsigned char)(entry >> 16);
            bits = drop(bits, entry_bits(entry));
            entry = look_up(z->literals, LITERAL_BITS, literal_links, bits.word);
        }
        if (entry & ENTRY_LITERAL) {
            bits = drop(bits, entry_bits(entry));
            if (out == limit) {
                end = INFLATE_FULL;
                break;
            }
            *out++ = (unsigned char)(entry >> 16);
            continue;
        }
        size_t length = entry_value(entry, bits.word);
        bits = fill(z, drop(bits, entry_bits(entry)));
        if (entry & (ENTRY_STOP | ENTRY_BAD)) {
            end = entry & ENTRY_BAD ? INFLATE_DAMAGED : INFLATE_DONE;
            break;
        }
        entry = look_up(z->distances, DISTANCE_BITS, distance_links, bits.word);
        const size_t distance = entry_value(entry, bits.word), room = (size_t)(limit - out);
        bits = drop(bits, entry_bits(entry));
        if (entry & ENTRY_BAD || distance > (size_t)(out - start)) {
            end = INFLATE_DAMAGED;
            break;
        }
        if (length > room) {
            copy_match(out, distance, room, room);
            out += room;
            end = INFLATE_FULL;
            break;
        }
        copy_match(out, distance, length, room);
        out += length;
    }
    z->bits = bits;
    z->out = out;
    return end;
}

static InflateEnd read_stored(Inflater *z)
{
    z->bits = drop(z->bits, z->bits.count % 8);
    const uint32_t count = take(z, 16), inverse = take(z, 16);
    if ((count ^ inverse) != 0xffff) {
        return INFLATE_DAMAGED;
    }
    for (uint32_t i = 0; i < count && !was_cut(z); i++) {
        if (z->out == z->end) {
            return INFLATE_FULL;
        }
        *z->out++ = (unsigned char)take(z, 8);
    }
    return INFLATE_DONE;
}

static InflateEnd read_blocks(Inflater *z)
{
    enum { STORED, FIXED, DYNAMIC };
    InflateEnd end = INFLATE_DONE;
    for (bool last = false; !last && !end;) {
        last = take(z, 1);
        const uint32_t kind = take(z, 2);
        if (kind == STORED) {
            end = read_stored(z);
        } else if (kind == FIXED ? fixed_tables(z) : kind == DYNAMIC && read_tables(z)) {
            end = read_codes(z);
        } else {
            end = INFLATE_DAMAGED;
        }
        end = was_cut(z) ? INFLATE_CUT : end;
    }
    return end;
}

/* ---- checksum ---- */

/* crc[k][b] is the checksum of byte b with k zeros behind it. The polynomial of Ethernet, lowest bit
 * first. */
static void make_crc(Inflater *z)
{
    for (uint32_t byte = 0; byte < 256; byte++) {
        uint32_t crc = byte;
        for (int bit = 0; bit < 8; bit++) {
            crc = crc >> 1 ^ (crc & 1 ? 0xedb88320 : 0);
        }
        z->crc[0][byte] = crc;
    }
    for (int k = 1; k < 16; k++) {
        for (uint32_t byte = 0; byte < 256; byte++) {
            const uint32_t crc = z->crc[k - 1][byte];
            z->crc[k][byte] = crc >> 8 ^ z->crc[0][crc & 0xff];
        }
    }
}

/* Sixteen bytes at a time, whose tables do not wait for one another. */
static uint32_t checksum(const Inflater *z, const unsigned char *bytes, size_t count)
{
    uint32_t crc = 0xffffffff;
    for (; count >= 16; bytes += 16, count -= 16) {
        uint32_t next = 0;
        for (int k = 0; k < 4; k++) {
            next ^= z->crc[15 - k][bytes[k] ^ (crc >> (8 * k) & 0xff)];
        }
        for (int k = 4; k < 16; k++) {
            next ^= z->crc[15 - k][bytes[k]];
        }
        crc = next;
    }
    for (; count > 0; bytes++, count--) {
        crc = crc >> 8 ^ z->crc[0][(crc & 0xff) ^ *bytes];
    }
    return ~crc;
}

/* ---- gzip ---- */

enum { MAGIC_0 = 0x1f, MAGIC_1 = 0x8b, DEFLATE = 8 };

bool inflate_is_gzip(const unsigned char magic[2])
{
    return magic[0] == MAGIC_0 && magic[1] == MAGIC_1;
}

static void skip_text(Inflater *z)
{
    while (take(z, 8) != 0 && !was_cut(z)) {
    }
}

/* What follows the magic. */
static bool read_header(Inflater *z)
{
    enum { HEADER_CHECK = 2, EXTRA = 4, NAME = 8, COMMENT = 16, UNKNOWN = 0xe0 };
    const uint32_t method = take(z, 8), flags = take(z, 8);
    take(z, 32); /* time */
    take(z, 16); /* compression, system */
    if (method != DEFLATE || flags & UNKNOWN) {
        return false;
    }
    for (uint32_t left = flags & EXTRA ? take(z, 16) : 0; left > 0; left--) {
        take(z, 8);
    }
    if (flags & NAME) {
        skip_text(z);
    }
    if (flags & COMMENT) {
        skip_text(z);
    }
    if (flags & HEADER_CHECK) {
        take(z, 16);
    }
    return true;
}

/* Checksum and length follow. */
static bool is_whole(Inflater *z)
{
    z->bits = drop(z->bits, z->bits.count % 8);
    const uint32_t crc = take(z, 32), length = take(z, 32);
    const size_t count = (size_t)(z->out - z->start);
    return length == (uint32_t)count && crc == checksum(z, z->start, count);
}

static InflateEnd read_one(Inflater *z)
{
    z->start = z->out;
    InflateEnd end = read_header(z) ? read_blocks(z) : INFLATE_DAMAGED;
    if (end == INFLATE_DONE && !is_whole(z)) {
        end = INFLATE_DAMAGED;
    }
    return end != INFLATE_FULL && was_cut(z) ? INFLATE_CUT : end;
}

static bool read_magic(Inflater *z)
{
    return take(z, 16) == (MAGIC_1 << 8 | MAGIC_0) && !was_cut(z);
}

InflateEnd inflate_gzip(int fd, unsigned char *out, size_t room, size_t *count)
{
    Inflater *z = malloc(sizeof *z);
    *count = 0;
    if (!z) {
        errno = ENOMEM;
        return INFLATE_UNREAD;
    }
    z->fd = fd;
    z->ended = false;
    z->failure = 0;
    z->missing = 0;
    z->bits = (Bits){.at = z->buffer, .end = z->buffer};
    z->out = out;
    z->end = out + room;
    make_crc(z);
    InflateEnd end = read_magic(z) ? INFLATE_DONE : was_cut(z) ? INFLATE_CUT : INFLATE_DAMAGED;
    while (end == INFLATE_DONE) {
        end = read_one(z);
        if (end == INFLATE_DONE && !read_magic(z)) {
            break;
        }
    }
    *count = (size_t)(z->out - out);
    errno = z->failure;
    end = z->failure ? INFLATE_UNREAD : end;
    free(z);
    return end;
}
