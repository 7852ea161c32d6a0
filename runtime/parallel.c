/* parallel: a pool of worker threads that claim chunks of work.
 *
 * The chunks of a call are numbered, and every thread has a share of consecutive ones: the same part
 * of the work in every call, so that much of what a thread reads it has written itself and finds in
 * its own cache. It takes chunks of its share from the front, then those of others from the back: a
 * single compare-and-swap of the share's ends, and whoever succeeds runs that chunk. The caller takes
 * chunks like everyone else, so it finishes the work alone when no worker is scheduled, and in the
 * end waits only for chunks that a worker did take (`unfinished`).
 *
 * A claim that succeeds proves that the call it belongs to is still open, because the caller cannot
 * return while a claimed chunk is unfinished; so a worker reads the description of the work after
 * claiming, and a late worker never sees a description half replaced.
 *
 * Idle workers spin for a short while, which makes the next call start within a microsecond, then
 * sleep. When other programs want the processors too, a worker can do harm: it runs in the caller's
 * place, or loses its processor in the middle of a chunk that the caller then waits for. A worker
 * that finds itself so steps aside for a while, and the others and the caller go on without it; with
 * nobody else at hand the caller does not even divide the work.
 *
 * A call from inside a body is run by whoever makes it, in the same chunks: the pool is busy.
 *
 * Chunk boundaries depend on the arguments alone; results never depend on who ran what.
 */
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "parallel.h"
#include "rt.h"

/* How long an idle worker spins before it sleeps: longer than the serial stretches between the
 * kernels of a training step, shorter than anything a person or a power meter would notice. */
enum { SPIN_NANOSECONDS = 50 * 1000, CACHE_LINE = 64 };

/* The ends of a share are halves of a word. With more chunks nothing is divided. */
#define MOST_CHUNKS INT32_MAX

/* Pauses of a waiting caller before it sleeps: some 20 microseconds. */
enum { WAITING_SPINS = 1000 };

/* A worker that has kept the caller waiting for longer than two of the caller's chunks and PATIENCE
 * stays away PENALTY times as long as that, so that waiting takes 1 / PENALTY of the time at most;
 * one that shares the caller's processor stays away for CROWDED. */
enum {
    PATIENCE_NANOSECONDS = 100 * 1000,
    PENALTY = 20,
    CROWDED_NANOSECONDS = 5 * 1000 * 1000,
    LONGEST_ASIDE_NANOSECONDS = 1000 * 1000 * 1000,
};

typedef struct Worker {
    _Alignas(CACHE_LINE) atomic_ulong share; /* [first, end) of the chunks not taken: see share() */
    pthread_t thread;
    void *scratch;
    long seen; /* the last call in which it found no more to take */
} Worker;

static struct {
    int threads;     /* the caller included; 0 before the first start */
    bool may_spin;   /* there is a processor for every thread */
    Worker *workers; /* workers[0] stands for the caller: it has no thread */
    unsigned char *memory;

    RtBody *body; /* the open call */
    void *context;
    long units, grain;

    _Alignas(CACHE_LINE) atomic_long calls;      /* the number of the open call, or the last one */
    _Alignas(CACHE_LINE) atomic_long unfinished; /* chunks that have not been run to the end */
    _Alignas(CACHE_LINE) atomic_int sleepers;
    atomic_int aside; /* workers that are */
    atomic_int caller_processor;
    atomic_bool caller_sleeps;
    atomic_long wait_start, wait_limit; /* since when it waits, and until when that is in order */
    atomic_bool stopping;
    pthread_mutex_t mutex; /* with the conditions: for sleeping only, not taken to claim work */
    pthread_cond_t wake;   /* there is work */
    pthread_cond_t finish; /* all of it is done */
    pthread_cond_t stop;   /* the pool stops */
} pool = {.mutex = PTHREAD_MUTEX_INITIALIZER,
          .wake = PTHREAD_COND_INITIALIZER,
          .finish = PTHREAD_COND_INITIALIZER,
          .stop = PTHREAD_COND_INITIALIZER};

/* The scratch of a thread that runs chunks of the open call; NULL outside of one. */
static _Thread_local void *scratch_in_use;

static void pause_briefly(void)
{
#if defined(__x86_64__)
    __builtin_ia32_pause();
#elif defined(__aarch64__)
    __asm__ volatile("yield");
#endif
}

static long now_nanoseconds(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000000000L + time.tv_nsec;
}

static void run_chunk(long chunk, void *scratch)
{
    long begin = chunk * pool.grain;
    long end = begin + pool.grain < pool.units ? begin + pool.grain : pool.units;
    pool.body(pool.context, begin, end, scratch);
}

/* A share in one word. */
static unsigned long share(long first, long end)
{
    return (unsigned long)first << 32 | (unsigned long)end;
}

/* Takes a chunk out of the share of a worker, from its front or its back; -1 if it is empty. */
static long take_chunk(Worker *worker, bool front)
{
    unsigned long seen = atomic_load_explicit(&worker->share, memory_order_relaxed);
    for (;;) {
        const long first = (long)(seen >> 32), end = (long)(seen & UINT32_MAX);
        if (first >= end) {
            return -1;
        }
        if (atomic_compare_exchange_weak_explicit(
                &worker->share, &seen, front ? share(first + 1, end) : share(first, end - 1),
                memory_order_acquire, memory_order_relaxed)) {
            return front ? first : end - 1;
        }
    }
}

/* Takes and runs chunks until none is left to take; returns how many. */
static long take_chunks(long thread, void *scratch)
{
    long done = 0;
    for (long i = 0; i < pool.threads; i++) {
        Worker *worker = &pool.workers[(thread + i) % pool.threads];
        for (long chunk; (chunk = take_chunk(worker, i == 0)) >= 0; done++) {
            run_chunk(chunk, scratch);
        }
    }
    return done;
}

/* ---- workers ---- */

static bool work_or_stop(const Worker *worker)
{
    return atomic_load(&pool.calls) != worker->seen || atomic_load(&pool.stopping);
}

/* True once there is work or the pool stops, false when it is time to sleep. */
static bool spin(const Worker *worker)
{
    if (!pool.may_spin) {
        return work_or_stop(worker);
    }
    long deadline = now_nanoseconds() + SPIN_NANOSECONDS;
    do {
        for (int i = 0; i < 32; i++) {
            if (work_or_stop(worker)) {
                return true;
            }
            pause_briefly();
        }
    } while (now_nanoseconds() < deadline);
    return false;
}

/* A caller publishes work, then looks for sleepers; a worker counts itself as sleeper, then looks
 * for work: in whatever order these four happen, the caller sees the sleeper or the sleeper the
 * work. (All four are sequentially consistent.) */
static void sleep_until_woken(const Worker *worker)
{
    pthread_mutex_lock(&pool.mutex);
    atomic_fetch_add(&pool.sleepers, 1);
    if (!work_or_stop(worker)) {
        pthread_cond_wait(&pool.wake, &pool.mutex);
    }
    atomic_fetch_sub(&pool.sleepers, 1);
    pthread_mutex_unlock(&pool.mutex);
}

/* Stays away from work for a while. Not counted as sleeper, so no caller tries to wake it. */
static void step_aside(long nanoseconds)
{
    if (nanoseconds > LONGEST_ASIDE_NANOSECONDS) {
        nanoseconds = LONGEST_ASIDE_NANOSECONDS;
    }
    const long end = now_nanoseconds() + nanoseconds;
    const struct timespec end_time = {end / 1000000000, end % 1000000000};
    atomic_fetch_add(&pool.aside, 1);
    pthread_mutex_lock(&pool.mutex);
    while (!atomic_load(&pool.stopping) && now_nanoseconds() < end) {
        pthread_cond_clockwait(&pool.stop, &pool.mutex, CLOCK_MONOTONIC, &end_time);
    }
    pthread_mutex_unlock(&pool.mutex);
    atomic_fetch_sub(&pool.aside, 1);
}

/* Wakes the caller if it is asleep; returns for how long too long it had waited. */
static long wake_caller(void)
{
    if (!atomic_load(&pool.caller_sleeps)) {
        return 0;
    }
    const long now = now_nanoseconds();
    const long excess =
        now > atomic_load(&pool.wait_limit) ? now - atomic_load(&pool.wait_start) : 0;
    pthread_mutex_lock(&pool.mutex);
    pthread_cond_signal(&pool.finish);
    pthread_mutex_unlock(&pool.mutex);
    return excess;
}

static void work(Worker *worker)
{
    worker->seen = atomic_load(&pool.calls); /* first, so that it comes back for a later call */
    if (sched_getcpu() == atomic_load_explicit(&pool.caller_processor, memory_order_relaxed)) {
        step_aside(CROWDED_NANOSECONDS);
        return;
    }
    const long done = take_chunks(worker - pool.workers, worker->scratch);
    if (done > 0 && atomic_fetch_sub(&pool.unfinished, done) == done) {
        const long excess = wake_caller();
        if (excess > 0) {
            step_aside(PENALTY * excess);
        }
    }
}

static void *worker_main(void *argument)
{
    Worker *worker = argument;
    scratch_in_use = worker->scratch;
    while (!atomic_load(&pool.stopping)) {
        if (spin(worker)) {
            work(worker);
        } else {
            sleep_until_woken(worker);
        }
    }
    return NULL;
}

/* ---- the caller ---- */

static void wake_sleepers(long wanted)
{
    if (atomic_load(&pool.sleepers) == 0) {
        return;
    }
    pthread_mutex_lock(&pool.mutex);
    for (long i = atomic_load(&pool.sleepers); i > 0 && wanted > 0; i--, wanted--) {
        pthread_cond_signal(&pool.wake);
    }
    pthread_mutex_unlock(&pool.mutex);
}

/* Waits for the chunks that workers took: spinning at first, then asleep, because a worker that
 * takes so long may need this very processor. Since `start`, the caller has run `done` chunks. */
static void wait_for_workers(long start, long done)
{
    for (int i = 0; pool.may_spin && i < WAITING_SPINS; i++) {
        if (atomic_load_explicit(&pool.unfinished, memory_order_acquire) == 0) {
            return;
        }
        pause_briefly();
    }
    const long now = now_nanoseconds(), chunk = (now - start) / (done > 0 ? done : 1);
    atomic_store(&pool.wait_start, now);
    atomic_store(&pool.wait_limit, now + PATIENCE_NANOSECONDS + 2 * chunk);
    pthread_mutex_lock(&pool.mutex);
    atomic_store(&pool.caller_sleeps, true);
    while (atomic_load(&pool.unfinished) > 0) {
        pthread_cond_wait(&pool.finish, &pool.mutex);
    }
    atomic_store(&pool.caller_sleeps, false);
    pthread_mutex_unlock(&pool.mutex);
}

void rt_parallel(long units, long grain, RtBody *body, void *context)
{
    void *scratch = scratch_in_use != NULL ? scratch_in_use : pool.workers[0].scratch;
    const long chunks = units / grain + (units % grain > 0);
    if (parallel_width() == 1 || chunks <= 1 || chunks > MOST_CHUNKS) {
        for (long begin = 0; begin < units; begin += grain) {
            body(context, begin, begin + grain < units ? begin + grain : units, scratch);
        }
        return;
    }
    const long start = now_nanoseconds();
    pool.body = body;
    pool.context = context;
    pool.units = units;
    pool.grain = grain;
    atomic_store_explicit(&pool.caller_processor, sched_getcpu(), memory_order_relaxed);
    atomic_store_explicit(&pool.unfinished, chunks, memory_order_relaxed);
    for (long i = 0, first = 0, end; i < pool.threads; i++, first = end) {
        end = ((i + 1) * chunks + pool.threads - 1) / pool.threads; /* the caller has some always */
        atomic_store_explicit(&pool.workers[i].share, share(first, end), memory_order_release);
    }
    atomic_fetch_add(&pool.calls, 1);
    wake_sleepers(chunks - 1);
    scratch_in_use = scratch;
    const long done = take_chunks(0, scratch);
    scratch_in_use = NULL;
    if (atomic_fetch_sub(&pool.unfinished, done) != done) {
        wait_for_workers(start, done);
    }
}

/* ---- results too small for a normal float ---- */

/* Makes them zero in this thread; returns how it was. Other machines than these keep them. */
static uint64_t flush_subnormals(void)
{
    uint64_t mode = 0;
#if defined __x86_64__
    mode = __builtin_ia32_stmxcsr();
    __builtin_ia32_ldmxcsr((unsigned)mode | 1u << 15);
#elif defined __aarch64__
    __asm__ volatile("mrs %0, fpcr" : "=r"(mode));
    __asm__ volatile("msr fpcr, %0" : : "r"(mode | (uint64_t)1 << 24));
#endif
    return mode;
}

static void restore_subnormals(uint64_t mode)
{
#if defined __x86_64__
    __builtin_ia32_ldmxcsr((unsigned)mode);
#elif defined __aarch64__
    __asm__ volatile("msr fpcr, %0" : : "r"(mode));
#else
    (void)mode;
#endif
}

typedef struct Flushing {
    RtBody *body;
    void *context;
} Flushing;

static void run_flushing(void *context, long begin, long end, void *scratch)
{
    const Flushing *job = context;
    const uint64_t mode = flush_subnormals();
    job->body(job->context, begin, end, scratch);
    restore_subnormals(mode);
}

void rt_parallel_flushing(long units, long grain, RtBody *body, void *context)
{
    Flushing job = {body, context};
    rt_parallel(units, grain, run_flushing, &job);
}

/* ---- starting and stopping ---- */

static int processors(void)
{
    cpu_set_t set;
    return sched_getaffinity(0, sizeof(set), &set) == 0 ? CPU_COUNT(&set) : 1;
}

/* Signals are for the caller's thread: workers are made with all of them blocked. */
static int start_worker(Worker *worker)
{
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    int error = pthread_create(&worker->thread, NULL, worker_main, worker);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return error;
}

bool parallel_start(int threads, size_t scratch_bytes)
{
    parallel_stop();
    pool.workers = aligned_alloc(CACHE_LINE, (size_t)threads * sizeof(Worker));
    enum { PAGE = 4096 };
    const size_t pages = (scratch_bytes + PAGE - 1) / PAGE * PAGE; /* as aligned_alloc demands */
    pool.memory = aligned_alloc(PAGE, (size_t)threads * pages);
    if (pool.workers == NULL || pool.memory == NULL) {
        parallel_stop();
        return false;
    }
    pool.may_spin = threads <= processors();
    for (pool.threads = 0; pool.threads < threads; pool.threads++) {
        Worker *worker = &pool.workers[pool.threads];
        unsigned char *scratch = pool.memory + (size_t)pool.threads * pages;
        memset(scratch + scratch_bytes - PARALLEL_ZEROS, 0, PARALLEL_ZEROS);
        *worker = (Worker){.scratch = scratch, .seen = atomic_load(&pool.calls)};
        if (pool.threads > 0 && start_worker(worker) != 0) {
            parallel_stop();
            return false;
        }
    }
    return true;
}

void parallel_stop(void)
{
    pthread_mutex_lock(&pool.mutex);
    atomic_store(&pool.stopping, true);
    pthread_cond_broadcast(&pool.wake);
    pthread_cond_broadcast(&pool.stop);
    pthread_mutex_unlock(&pool.mutex);
    for (int i = 1; i < pool.threads; i++) {
        pthread_join(pool.workers[i].thread, NULL);
    }
    atomic_store(&pool.stopping, false);
    free(pool.workers);
    free(pool.memory);
    pool.workers = NULL;
    pool.memory = NULL;
    pool.threads = 0;
}

int rt_threads(void)
{
    return pool.threads;
}

int parallel_width(void)
{
    return scratch_in_use != NULL ? 1 : pool.threads - atomic_load(&pool.aside);
}
