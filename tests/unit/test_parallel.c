/* The thread pool: every unit is done exactly once, chunks do not depend on the number of threads,
 * scratch is a thread's own, and starting, sleeping and stopping lose nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "../../runtime/parallel.h"
#include "../../runtime/rt.h"
#include "../symbols.h"

static const int thread_counts[] = {1, 2, 3, 8};

typedef struct Count {
    long units, grain;
    int *times; /* how often a unit was done */
    atomic_int wrong;
} Count;

static void count_units(void *context, long begin, long end, void *scratch)
{
    Count *count = context;
    const bool aligned = (uintptr_t)scratch % RT_ALIGN == 0;
    const long full = begin + count->grain;
    if (begin % count->grain != 0 || end != (full < count->units ? full : count->units) ||
        !aligned) {
        atomic_fetch_add(&count->wrong, 1);
    }
    for (long i = begin; i < end; i++) {
        count->times[i]++;
    }
}

static void every_unit_once(void **unused)
{
    (void)unused;
    static const long shapes[][2] = {{0, 1},   {1, 1},    {2, 1},     {7, 3},      {100, 1},
                                     {100, 7}, {100, 99}, {100, 100}, {100, 1000}, {5000, 1}};
    for (int t = 0; t < 4; t++) {
        assert_true(rt_start(thread_counts[t]));
        assert_int_equal(rt_threads(), thread_counts[t]);
        for (int repeat = 0; repeat < 20; repeat++) {
            for (int s = 0; s < 10; s++) {
                static int times[5000];
                memset(times, 0, sizeof(times));
                Count count = {shapes[s][0], shapes[s][1], times, 0};
                rt_parallel(count.units, count.grain, count_units, &count);
                assert_int_equal(atomic_load(&count.wrong), 0);
                for (long i = 0; i < 5000; i++) {
                    assert_int_equal(times[i], i < count.units);
                }
            }
        }
        rt_stop();
    }
}

/* Fills all of its scratch, lets others run, and looks whether it is still its own. */
static void use_scratch(void *context, long begin, long end, void *scratch)
{
    atomic_int *wrong = context;
    unsigned char *bytes = scratch;
    (void)end;
    memset(bytes, (int)(begin & 0xff), RT_SCRATCH_BYTES);
    for (int i = 0; i < RT_SCRATCH_BYTES; i += 64) {
        if (bytes[i] != (begin & 0xff)) {
            atomic_fetch_add(wrong, 1);
        }
    }
}

static void scratch_is_private(void **unused)
{
    (void)unused;
    atomic_int wrong = 0;
    assert_true(rt_start(3));
    rt_parallel(500, 1, use_scratch, &wrong);
    assert_int_equal(atomic_load(&wrong), 0);
    rt_stop();
}

/* Calls from inside bodies, and products, whose result tells whether they ran whole. */
typedef struct Nest {
    int *times; /* OUTER * INNER */
    RtGemmF32 *gemm;
    atomic_int wrong;
} Nest;
enum { OUTER = 40, INNER = 13, SIDE = 24 };

static void check_product(Nest *nest)
{
    float a[SIDE * SIDE], b[SIDE * SIDE], c[SIDE * SIDE];
    for (int i = 0; i < SIDE * SIDE; i++) {
        a[i] = 1, b[i] = 2;
    }
    nest->gemm(SIDE, SIDE, SIDE, a, SIDE, 1, b, 1, SIDE, c, SIDE);
    for (int i = 0; i < SIDE * SIDE; i++) {
        if ((int)c[i] != 2 * SIDE) {
            atomic_fetch_add(&nest->wrong, 1);
        }
    }
}

static void nested_calls(void *context, long begin, long end, void *scratch)
{
    Nest *nest = context;
    for (long unit = begin; unit < end; unit++) {
        Count count = {INNER, 4, nest->times + unit * INNER, 0};
        rt_parallel(INNER, 4, count_units, &count);
        memset(scratch, (int)unit, RT_SCRATCH_BYTES);
        check_product(nest);
        const unsigned char *bytes = scratch;
        if (atomic_load(&count.wrong) > 0 || bytes[0] != unit ||
            bytes[RT_SCRATCH_BYTES - 1] != unit) {
            atomic_fetch_add(&nest->wrong, 1);
        }
    }
}

static void bodies_may_call(void **unused)
{
    (void)unused;
    for (int t = 0; t < 4; t++) {
        static int times[OUTER * INNER];
        memset(times, 0, sizeof(times));
        assert_true(rt_start(thread_counts[t]));
        Nest nest = {times, (RtGemmF32 *)runtime_symbol("rt_gemm_f32"), 0};
        rt_parallel(OUTER, 3, nested_calls, &nest);
        assert_int_equal(atomic_load(&nest.wrong), 0);
        for (int i = 0; i < OUTER * INNER; i++) {
            assert_int_equal(times[i], 1);
        }
        rt_stop();
    }
}

/* Results written by workers are there when the call returns, call after call. */
static void add_one(void *context, long begin, long end, void *scratch)
{
    long *values = context;
    (void)scratch;
    for (long i = begin; i < end; i++) {
        values[i] += i;
    }
}

static void many_calls_in_a_row(void **unused)
{
    (void)unused;
    enum { UNITS = 64, CALLS = 20000 };
    for (int t = 0; t < 4; t++) {
        long values[UNITS] = {0};
        assert_true(rt_start(thread_counts[t]));
        for (long call = 1; call <= CALLS; call++) {
            rt_parallel(UNITS, 16, add_one, values);
            assert_int_equal(values[UNITS - 1], call * (UNITS - 1));
        }
        rt_stop();
    }
}

/* Pauses long enough for the workers to go to sleep, and short ones around that point. */
static void sleepers_wake(void **unused)
{
    (void)unused;
    enum { UNITS = 8 };
    static const long pauses[] = {2000000, 60000, 50000, 40000, 1000};
    long values[UNITS] = {0};
    assert_true(rt_start(2));
    for (int call = 1; call <= 200; call++) {
        const struct timespec pause = {0, pauses[call % 5]};
        nanosleep(&pause, NULL);
        rt_parallel(UNITS, 1, add_one, values);
        assert_int_equal(values[UNITS - 1], call * (UNITS - 1));
    }
    rt_stop();
}

static void pause_us(long microseconds)
{
    const struct timespec pause = {0, 1000 * microseconds};
    nanosleep(&pause, NULL);
}

typedef struct Slow {
    pthread_t caller;
    atomic_bool begun; /* by a worker */
} Slow;

/* As if the worker had lost its processor in the middle of a chunk. */
static void slow_worker(void *context, long begin, long end, void *scratch)
{
    Slow *slow = context;
    (void)begin, (void)end, (void)scratch;
    if (!pthread_equal(pthread_self(), slow->caller)) {
        atomic_store(&slow->begun, true);
        pause_us(10000);
    }
    for (int i = 0; i < 10 && !atomic_load(&slow->begun); i++) {
        pause_us(100);
    }
}

static bool comes_to(int width)
{
    for (int i = 0; i < 20 && parallel_width() != width; i++) {
        pause_us(100);
    }
    return parallel_width() == width;
}

/* A worker that keeps the caller waiting is not counted on for a while, and then again. */
static void slow_workers_step_aside(void **unused)
{
    (void)unused;
    assert_true(rt_start(2));
    bool aside = false, back = false;
    for (int i = 0; i < 50 && !aside; i++) {
        Slow slow = {.caller = pthread_self()};
        rt_parallel(2, 1, slow_worker, &slow);
        aside = comes_to(1);
    }
    assert_true(aside);
    long values[64] = {0};
    rt_parallel(64, 16, add_one, values);
    assert_int_equal(values[63], 63);
    for (int i = 0; i < 1000 && !back; i++) {
        back = comes_to(2);
    }
    assert_true(back);
    rt_stop();
}

static bool flushes(void)
{
    volatile float small = 1e-20f;
    return small * small == 0;
}

/* Waits until another thread has begun too. */
static void count_flushing(void *context, long begin, long end, void *scratch)
{
    atomic_int *counts = context; /* of chunks begun, of those that flush */
    (void)begin, (void)end, (void)scratch;
    atomic_fetch_add(&counts[0], 1);
    atomic_fetch_add(&counts[1], flushes());
    for (int i = 0; i < 1000 && atomic_load(&counts[0]) < 2; i++) {
        pause_us(100);
    }
}

/* Results below the normal floats are zero where that is asked for, in all threads, and only there. */
static void small_results_are_zero(void **unused)
{
    (void)unused;
    assert_true(rt_start(2));
    for (int i = 0; i < 3; i++) {
        atomic_int counts[2] = {0, 0}, kept[2] = {0, 0};
        rt_parallel_flushing(2, 1, count_flushing, counts);
        assert_int_equal(atomic_load(&counts[1]), 2);
        rt_parallel(2, 1, count_flushing, kept);
        assert_int_equal(atomic_load(&kept[1]), 0);
        assert_false(flushes());
    }
    rt_stop();
}

static void starting_and_stopping(void **unused)
{
    (void)unused;
    assert_false(rt_start(0));
    assert_false(rt_start(RT_MAX_THREADS + 1));
    for (int i = 0; i < 50; i++) {
        long values[4] = {0};
        assert_true(rt_start(1 + i % 4)); /* also without rt_stop in between */
        if (i % 3 == 0) {
            rt_parallel(4, 1, add_one, values);
            assert_int_equal(values[3], 3);
        }
        if (i % 2 == 0) {
            rt_stop();
        }
    }
    rt_stop();
    rt_stop();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_unit_once),        cmocka_unit_test(scratch_is_private),
        cmocka_unit_test(bodies_may_call),        cmocka_unit_test(many_calls_in_a_row),
        cmocka_unit_test(sleepers_wake),          cmocka_unit_test(slow_workers_step_aside),
        cmocka_unit_test(small_results_are_zero), cmocka_unit_test(starting_and_stopping),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
