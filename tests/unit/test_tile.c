/* Tile kernels against plain loops: reductions, also their order, and movement between memory and a
 * tile, by every type and instruction set that this machine has. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../runtime/rt.h"
#include "../blocks.h"

static Operand x, y, d, e;

#define LARGER(p, q) ((p) > (q) ? (p) : isnan(p) ? (p) : (q))

static void *tile_symbol(const char *kernel, Type type)
{
    char name[64];
    snprintf(name, sizeof(name), "rt_%s_%s", kernel, type_name(type));
    return runtime_symbol(name);
}

typedef void Reduce(long rows, long cols, void *d, const void *a);
typedef void Argmax(long rows, long cols, long first, void *best, int *d, const void *a);

/* The sum of a row in the promised order: 16 lanes, then halves. */
static float sum_in_lanes(const float *a, long cols)
{
    float lane[16] = {0};
    for (long j = 0; j < cols; j++) {
        lane[j % 16] += a[j];
    }
    for (int half = 8; half > 0; half /= 2) {
        for (int l = 0; l < half; l++) {
            lane[l] += lane[l + half];
        }
    }
    return lane[0];
}

static void check_sum_order(void)
{
    for (long cols = 1; cols <= 100; cols++) {
        const long rows = ROOM / cols;
        for (long i = 0; i < ROOM; i++) {
            x.f32[i] = (float)random_value();
            d.f32[i] = 0.25f;
        }
        ((Reduce *)runtime_symbol("rt_rowsum_f32"))(rows, cols, &d, &x);
        for (long i = 0; i < rows; i++) {
            assert_true(d.f32[i] == 0.25f + sum_in_lanes(x.f32 + i * cols, cols));
        }
    }
}

/* Whole numbers, so that sums are exact in every type and order; now and then NaN for maxima. */
static void check_reductions(Type type, long rows, long cols)
{
    for (int with_nan = 0; with_nan < (type == I32 ? 1 : 2); with_nan++) {
        for (long i = 0; i < rows * cols; i++) {
            put(type, &x, i, rint(random_value() * 20));
            if (with_nan && i % 17 == 5) {
                put(type, &x, i, NAN);
            }
        }
        double sum[ROOM], most[ROOM], column_sum[ROOM], column_most[ROOM];
        long at[ROOM];
        for (long i = 0; i < ROOM; i++) {
            sum[i] = most[i] = column_sum[i] = column_most[i] = 3;
            at[i] = -1;
        }
        for (long i = 0; i < rows; i++) {
            for (long j = 0; j < cols; j++) {
                const double v = get(type, &x, i * cols + j);
                at[i] = isnan(most[i]) || v <= most[i] ? at[i] : j + 10;
                sum[i] += v;
                most[i] = LARGER(most[i], v);
                column_sum[j] += v;
                column_most[j] = LARGER(column_most[j], v);
            }
        }
        static const char *const kernels[] = {"rowsum", "rowmax", "colsum", "colmax", "rowargmax"};
        const double *const expected[] = {sum, most, column_sum, column_most, most};
        for (int k = 0; k < 5; k++) {
            const long results = k == 2 || k == 3 ? cols : rows;
            for (long i = 0; i < ROOM; i++) {
                put(type, &d, i, 3);
                e.i32[i] = -1;
            }
            if (k == 4) {
                ((Argmax *)tile_symbol(kernels[k], type))(rows, cols, 10, &d, e.i32, &x);
            } else {
                ((Reduce *)tile_symbol(kernels[k], type))(rows, cols, &d, &x);
            }
            for (long i = 0; i < results; i++) {
                const double result = get(type, &d, i);
                assert_true(result == expected[k][i] || (isnan(result) && isnan(expected[k][i])));
                assert_true(k != 4 || e.i32[i] == at[i]);
            }
            assert_true(get(type, &d, results) == 3);
        }
    }
}

/* One NaN, wherever it is among the elements and what came before, is the maximum of its row and of no
 * other. */
static void check_one_nan(Type type, long rows, long cols)
{
    for (long at = 0; at < rows * cols + rows; at++) {
        for (long i = 0; i < rows * cols; i++) {
            put(type, &x, i, i == at ? NAN : (double)(i % cols + i / cols));
        }
        for (long i = 0; i < rows; i++) {
            put(type, &d, i, rows * cols + i == at ? NAN : 0);
        }
        ((Reduce *)tile_symbol("rowmax", type))(rows, cols, &d, &x);
        const long row = at < rows * cols ? at / cols : at - rows * cols;
        for (long i = 0; i < rows; i++) {
            const double most = get(type, &d, i);
            assert_true(i == row ? isnan(most) : most == (double)(cols - 1 + i));
        }
    }
}

/* A maximum of -0, also when it is what came before, keeps its sign. */
static void check_negative_zeros(Type type, long rows, long cols)
{
    static const char *const kernels[] = {"rowmax", "colmax"};
    for (int k = 0; k < 2; k++) {
        for (long i = 0; i < ROOM; i++) {
            put(type, &x, i, -0.0);
            put(type, &d, i, -0.0);
        }
        ((Reduce *)tile_symbol(kernels[k], type))(rows, cols, &d, &x);
        for (long i = 0; i < (k == 0 ? rows : cols); i++) {
            assert_true(get(type, &d, i) == 0 && signbit(get(type, &d, i)));
        }
    }
}

/* Sums of products: those of the products made before, bit by bit. */
static void check_dots(Type type, long rows, long cols)
{
    typedef void Dot(long rows, long cols, void *d, const void *x, const void *y);
    typedef void Product(long n, void *d, const void *x, const void *y);
    char name[32];
    snprintf(name, sizeof(name), "rt_mul_%s_vv", type == F32 ? "f32" : type == F64 ? "f64" : "i32");
    for (long i = 0; i < ROOM; i++) {
        put(type, &x, i, rint(random_value() * 1000) / 7);
        put(type, &y, i, rint(random_value() * 1000) / 9);
        put(type, &d, i, 0.25);
    }
    ((Product *)runtime_symbol(name))(rows * cols, &e, &x, &y);
    static Operand expected;
    memcpy(&expected, &d, sizeof(d));
    ((Reduce *)tile_symbol("rowsum", type))(rows, cols, &expected, &e);
    ((Dot *)tile_symbol("rowdot", type))(rows, cols, &d, &x, &y);
    assert_memory_equal(&d, &expected, sizeof(d));
}

/* Sums of short rows round as those of rows that go on with zeros. */
static void check_short_rows(Type type, long rows, long cols)
{
    enum { LANES = 16 };
    for (long i = 0; i < rows * LANES; i++) {
        const bool inside = i % LANES < cols;
        const double value = random_value() * 1000 / 7;
        put(type, &y, i, inside ? value : 0);
        put(type, &x, inside ? i / LANES * cols + i % LANES : ROOM - 1, value);
    }
    for (long i = 0; i < ROOM; i++) {
        put(type, &d, i, 0.1);
    }
    memcpy(&e, &d, sizeof(d));
    ((Reduce *)tile_symbol("rowsum", type))(rows, cols, &d, &x);
    ((Reduce *)tile_symbol("rowsum", type))(rows, LANES, &e, &y);
    assert_memory_equal(&d, &e, sizeof(d));
}

static void check_tiles(void)
{
    static const long shapes[][2] = {{1, 1},   {1, 16},  {100, 10}, {3, 17}, {5, 33},
                                     {64, 16}, {2, 500}, {70, 15},  {9, 7},  {33, 32}};
    for (Type type = F32; type <= I32; type++) {
        for (size_t s = 0; s < sizeof(shapes) / sizeof(shapes[0]); s++) {
            check_reductions(type, shapes[s][0], shapes[s][1]);
            check_dots(type, shapes[s][0], shapes[s][1]);
            if (type != I32) {
                check_negative_zeros(type, shapes[s][0], shapes[s][1]);
                check_one_nan(type, shapes[s][0], shapes[s][1]);
            }
        }
        for (long cols = 1; cols < 16; cols++) {
            check_short_rows(type, 61, cols);
            check_dots(type, 61, cols);
        }
    }
}

typedef void Move(long rows, long cols, void *d, const void *a, long rs, long cs);
typedef void Store(long rows, long cols, void *a, long rs, long cs, const void *d);
typedef void Spread(long rows, long cols, void *d, const void *a);

static void check_movement(void)
{
    static const long strides[][2] = {{9, 1}, {1, 13}, {0, 1}, {1, 0}, {20, 2}, {-9, 1}};
    enum { ROWS = 13, COLS = 9, ORIGIN = 300 };
    for (Type type = F32; type <= I32; type++) {
        const size_t size = type == F64 ? 8 : 4;
        for (long i = 0; i < ROOM; i++) {
            put(type, &x, i, (double)i);
        }
        for (int s = 0; s < 6; s++) {
            const long rs = strides[s][0], cs = strides[s][1];
            ((Move *)tile_symbol("load", type))(ROWS, COLS, &d, (char *)&x + size * ORIGIN, rs, cs);
            for (long i = 0; i < ROWS * COLS; i++) {
                assert_true(get(type, &d, i) == (double)(ORIGIN + i / COLS * rs + i % COLS * cs));
            }
            if (rs != 0 && cs != 0) {
                memset(&e, 0, sizeof(e));
                ((Store *)tile_symbol("store", type))(ROWS, COLS, (char *)&e + size * ORIGIN, rs,
                                                      cs, &d);
                for (long i = 0; i < ROWS * COLS; i++) {
                    const long at = ORIGIN + i / COLS * rs + i % COLS * cs;
                    assert_true(get(type, &e, at) == get(type, &d, i));
                }
            }
        }
        ((Spread *)tile_symbol("spread_rows", type))(ROWS, COLS, &d, &x);
        ((Spread *)tile_symbol("spread_cols", type))(ROWS, COLS, &e, &x);
        for (long i = 0; i < ROWS * COLS; i++) {
            assert_true(get(type, &d, i) == (double)(i / COLS));
            assert_true(get(type, &e, i) == (double)(i % COLS));
        }
    }
    ((void (*)(long, float *, float))runtime_symbol("rt_fill_f32"))(11, d.f32, 2.5f);
    ((void (*)(long, const void *))runtime_symbol("rt_prefetch"))(65536, d.f32); /* and more */
    ((void (*)(long, int *, int, int))runtime_symbol("rt_iota_i32"))(11, e.i32, 5, -3);
    for (int i = 0; i < 11; i++) {
        assert_true(d.f32[i] == 2.5f);
        assert_int_equal(e.i32[i], 5 - 3 * i);
    }
}

/* Whole vectors are moved where that stays inside of what is read and of the tile, and squares
 * turned. */
static void check_ends(void)
{
    static const long shapes[][2] = {{1, 1},   {5, 5},  {14, 14}, {3, 16}, {2, 17},
                                     {1, 500}, {7, 31}, {33, 2},  {4, 64}, {1, 33}};
    for (Type type = F32; type <= I32; type++) {
        const size_t size = type == F64 ? 8 : 4;
        for (size_t s = 0; s < 5 * sizeof(shapes) / sizeof(shapes[0]); s++) {
            const long rows = shapes[s / 5][0], cols = shapes[s / 5][1];
            const long steps[][2] = {
                {cols + 3, 1}, {2 * cols + 3, 2}, {0, 1}, {1, 1}, {1, rows + (cols > 100 ? 0 : 3)}};
            const long rs = steps[s % 5][0], cs = steps[s % 5][1];
            const long all = (rows - 1) * rs + (cols - 1) * cs + 1;
            char *source = malloc(size * (size_t)all), *tile = malloc(size * (size_t)(rows * cols));
            for (long i = 0; i < all; i++) {
                put(type, &x, i, (double)i);
            }
            memcpy(source, &x, size * (size_t)all);
            ((Move *)tile_symbol("load", type))(rows, cols, tile, source, rs, cs);
            memcpy(&d, tile, size * (size_t)(rows * cols));
            for (long i = 0; i < rows * cols; i++) {
                assert_true(get(type, &d, i) == (double)(i / cols * rs + i % cols * cs));
            }
            free(source);
            free(tile);
        }
    }
}

static void check_truth_in_memory(void)
{
    uint8_t bytes[40], back[40] = {0};
    for (int i = 0; i < 40; i++) {
        bytes[i] = (uint8_t)(i % 3 == 0);
    }
    ((Move *)runtime_symbol("rt_load_u8"))(5, 8, d.i32, bytes, 8, 1);
    ((Store *)runtime_symbol("rt_store_u8"))(5, 8, back, 1, 5, d.i32);
    for (int i = 0; i < 40; i++) {
        assert_int_equal(d.i32[i], i % 3 == 0);
        assert_int_equal(back[i % 8 * 5 + i / 8], bytes[i]);
    }
}

TEST(check_sum_order)
TEST(check_tiles)
TEST(check_movement)
TEST(check_ends)
TEST(check_truth_in_memory)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_check_sum_order),       cmocka_unit_test(test_check_tiles),
        cmocka_unit_test(test_check_movement),        cmocka_unit_test(test_check_ends),
        cmocka_unit_test(test_check_truth_in_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
