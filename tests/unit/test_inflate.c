/* test_inflate: what zlib has deflated in every way it knows comes back, as far as there is room;
 * what was cut or changed afterwards is noticed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <zlib.h>

#include "inflate.h"

enum { BYTES = 300 * 1000, FILE_BYTES = 2 * BYTES };

static unsigned char plain[BYTES], packed[FILE_BYTES], out[FILE_BYTES];

/* ---- files ---- */

static InflateEnd inflate_bytes(const unsigned char *bytes, size_t count, size_t room, size_t *got)
{
    const int fd = memfd_create("test", 0);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, bytes, count), (ssize_t)count);
    assert_int_equal(lseek(fd, 0, SEEK_SET), 0);
    memset(out, 0xee, room + 1);
    const InflateEnd end = inflate_gzip(fd, out, room, got);
    assert_int_equal(out[room], 0xee);
    close(fd);
    return end;
}

/* The length of the gzip file in `to`. */
static size_t pack(const unsigned char *from, size_t count, int level, int strategy,
                   gz_header *header, unsigned char *to)
{
    enum { GZIP_WINDOW = 15 + 16, MEMORY = 8 };
    z_stream stream = {0};
    assert_int_equal(deflateInit2(&stream, level, Z_DEFLATED, GZIP_WINDOW, MEMORY, strategy), Z_OK);
    if (header) {
        assert_int_equal(deflateSetHeader(&stream, header), Z_OK);
    }
    stream.next_in = (unsigned char *)from;
    stream.avail_in = (unsigned)count;
    stream.next_out = to;
    stream.avail_out = BYTES + 1000;
    assert_int_equal(deflate(&stream, Z_FINISH), Z_STREAM_END);
    const size_t length = stream.total_out;
    deflateEnd(&stream);
    return length;
}

static unsigned random_bits(void)
{
    static unsigned state = 1;
    state = state * 1664525 + 1013904223;
    return state >> 8;
}

/* Text, noise, runs, few symbols, many symbols of very different frequency, and all of it. */
static size_t make_plain(int kind)
{
    size_t at = 0;
    while (at < BYTES) {
        const unsigned bits = random_bits(), now = kind == 5 ? at * 5 / BYTES : (unsigned)kind;
        size_t run = now == 2 ? bits % 600 : now == 0 && at > 999 ? bits % 20 : 1;
        const size_t back = now == 2 ? 1 : now == 0 && at > 999 ? 1 + bits % 999 : 0;
        for (; run > 0 && at < BYTES; run--, at++) {
            plain[at] = back && run > 1 ? plain[at - (back < at ? back : at)]
                        : now == 3      ? "ab"[bits % 2]
                        : now == 4      ? (unsigned char)__builtin_ctz(bits | 1 << 20)
                                        : (unsigned char)bits;
        }
    }
    return kind == 4 ? 70000 : BYTES;
}

/* ---- tests ---- */

static void returns_what_went_in(void **state)
{
    (void)state;
    static const int strategies[] = {Z_DEFAULT_STRATEGY, Z_HUFFMAN_ONLY, Z_RLE, Z_FIXED};
    static const size_t counts[] = {0, 1, 2, 100, 65535, 65536, 0};
    for (int kind = 0; kind < 6; kind++) {
        const size_t most = make_plain(kind);
        for (int level = 0; level < 10; level += 3) {
            for (int s = 0; s < 4; s++) {
                for (int c = 0; c < 7; c++) {
                    const size_t count = c == 6 ? most : counts[c];
                    const size_t length = pack(plain, count, level, strategies[s], NULL, packed);
                    size_t got;
                    assert_int_equal(inflate_bytes(packed, length, count, &got), INFLATE_DONE);
                    assert_int_equal(got, count);
                    assert_memory_equal(out, plain, count);
                }
            }
        }
    }
}

static void stops_where_there_is_no_room(void **state)
{
    (void)state;
    size_t got;
    const size_t length = pack(plain, make_plain(0), 6, Z_DEFAULT_STRATEGY, NULL, packed);
    for (size_t room = 0; room < BYTES; room += 1 + random_bits() % 5000) {
        assert_int_equal(inflate_bytes(packed, length, room, &got), INFLATE_FULL);
        assert_int_equal(got, room);
        assert_memory_equal(out, plain, room);
    }
}

static void reads_every_header(void **state)
{
    (void)state;
    unsigned char extra[] = {1, 2, 3, 4, 5};
    gz_header header = {.extra = extra,
                        .extra_len = sizeof extra,
                        .name = (unsigned char *)"name",
                        .comment = (unsigned char *)"comment",
                        .hcrc = 1};
    size_t got;
    make_plain(0);
    const size_t length = pack(plain, 1000, 6, Z_DEFAULT_STRATEGY, &header, packed);
    assert_int_equal(inflate_bytes(packed, length, 1000, &got), INFLATE_DONE);
    assert_memory_equal(out, plain, 1000);
    packed[3] |= 0x20; /* a flag that there is not */
    assert_int_equal(inflate_bytes(packed, length, 1000, &got), INFLATE_DAMAGED);
    assert_int_equal(inflate_bytes(plain, 1000, 1000, &got), INFLATE_DAMAGED);
}

static void joins_files_in_a_row(void **state)
{
    (void)state;
    make_plain(0);
    size_t length = pack(plain, 1000, 6, Z_DEFAULT_STRATEGY, NULL, packed), got;
    length += pack(plain + 1000, 500, 6, Z_DEFAULT_STRATEGY, NULL, packed + length);
    memset(packed + length, 0, 100); /* tar fills up its last block */
    for (size_t more = 0; more <= 100; more++) {
        assert_int_equal(inflate_bytes(packed, length + more, 1500, &got), INFLATE_DONE);
        assert_int_equal(got, 1500);
        assert_memory_equal(out, plain, 1500);
    }
}

/* Cut anywhere, or with a bit changed behind the header, whose time and system are free; a few bits
 * fill up bytes and mean nothing. */
static void notices_damage(void **state)
{
    (void)state;
    static const int strategies[] = {Z_DEFAULT_STRATEGY, Z_HUFFMAN_ONLY, Z_FIXED};
    for (int s = 0; s < 6; s++) {
        size_t got;
        make_plain(s);
        const size_t length = pack(plain, 600, s == 1 ? 0 : 6, strategies[s % 3], NULL, packed);
        for (size_t cut = 0; cut < length; cut++) {
            assert_int_equal(inflate_bytes(packed, cut, 600, &got), INFLATE_CUT);
        }
        for (size_t bit = 8 * 10; bit < 8 * length; bit++) {
            packed[bit / 8] ^= (unsigned char)(1 << bit % 8);
            if (inflate_bytes(packed, length, 600, &got) == INFLATE_DONE) {
                assert_int_equal(got, 600);
                assert_memory_equal(out, plain, 600);
            }
            packed[bit / 8] ^= (unsigned char)(1 << bit % 8);
        }
    }
}

/* Where random bits lead, nothing is written outside of the room (and the sanitizers look on). */
static void survives_noise(void **state)
{
    (void)state;
    for (int round = 0; round < 20000; round++) {
        unsigned char noise[200] = {0x1f, 0x8b, 8};
        for (int i = 10; i < 200; i++) {
            noise[i] = (unsigned char)random_bits();
        }
        noise[10] = (unsigned char)((noise[10] & ~6) | (round % 2 ? 4 : 2)); /* the kind of block */
        size_t got;
        inflate_bytes(noise, sizeof noise, 500, &got);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(returns_what_went_in), cmocka_unit_test(stops_where_there_is_no_room),
        cmocka_unit_test(reads_every_header),   cmocka_unit_test(joins_files_in_a_row),
        cmocka_unit_test(notices_damage),       cmocka_unit_test(survives_noise),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
