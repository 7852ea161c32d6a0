/* parallel: a pool of worker threads that claim chunks of work.
 *
 * The chunks of a call are numbered and `unclaimed` counts those that nobody has taken; taking one
 * is a single compare-and-swap from c to c - 1, and whoever succeeds runs that chunk. The caller
 * takes chunks like everyone else, so it finishes the work alone when no worker is scheduled, and
 * in the end waits only for chunks that a worker did take (`unfinished`).
 *
 * A claim that succeeds proves that the call it belongs to is still open, because the caller cannot
 * return while a claimed chunk is unfinished; so a worker reads the description of the work after
 * claiming, and a late worker never sees a description half replaced.
 *
 * Idle workers spin for a short while, which makes the next call start within a microsecond, then
 * sleep. Chunk boundaries depend on the arguments alone; results never depend on who ran what.
 */
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>

#include "parallel.h"
#include "rt.h"

/* How long an idle worker spins before it sleeps: longer than the serial stretches between the
 * kernels of a training step, shorter than anything a person or a power meter would notice. */
enum { SPIN_NANOSECONDS = 50 * 1000, CACHE_LINE = 64 };

typedef struct Worker {
    pthread_t thread;
    void *scratch;
} Worker;

static struct {
    int threads;     /* the caller included; 0 before the first start */
    bool may_spin;   /* there is a processor for every thread */
    Worker *workers; /* workers[0] stands for the caller: it has scratch but no thread */
    unsigned char *memory;

    RtBody *body; /* the open call */
    void *context;
    long units, grain, chunks;

    _Alignas(CACHE_LINE) atomic_long unclaimed;  /* chunks nobody has taken yet */
    _Alignas(CACHE_LINE) atomic_long unfinished; /* chunks that have not been run to the end */
    _Alignas(CACHE_LINE) atomic_int sleepers;
    atomic_bool stopping;
    pthread_mutex_t mutex; /* with `wake`: for sleeping only, never taken while there is work */
    pthread_cond_t wake;
} pool = {.mutex = PTHREAD_MUTEX_INITIALIZER, .wake = PTHREAD_COND_INITIALIZER};

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

/* Takes and runs chunks until none is left to take. */
static void work(void *scratch)
{
    long done = 0;
    long left = atomic_load_explicit(&pool.unclaimed, memory_order_relaxed);
    while (left > 0) {
        if (atomic_compare_exchange_weak_explicit(&pool.unclaimed, &left, left - 1,
                                                  memory_order_acquire, memory_order_relaxed)) {
            run_chunk(pool.chunks - left, scratch);
            done++;
            left = atomic_load_explicit(&pool.unclaimed, memory_order_relaxed);
        }
    }
    if (done > 0) {
        atomic_fetch_sub_explicit(&pool.unfinished, done, memory_order_release);
    }
}

static bool work_or_stop(void)
{
    return atomic_load(&pool.unclaimed) > 0 || atomic_load(&pool.stopping);
}

/* True once there is work or the pool stops, false when it is time to sleep. */
static bool spin(void)
{
    if (!pool.may_spin) {
        return work_or_stop();
    }
    long deadline = now_nanoseconds() + SPIN_NANOSECONDS;
    do {
        for (int i = 0; i < 32; i++) {
            if (work_or_stop()) {
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
static void sleep_until_woken(void)
{
    pthread_mutex_lock(&pool.mutex);
    atomic_fetch_add(&pool.sleepers, 1);
    if (!work_or_stop()) {
        pthread_cond_wait(&pool.wake, &pool.mutex);
    }
    atomic_fetch_sub(&pool.sleepers, 1);
    pthread_mutex_unlock(&pool.mutex);
}

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

static void *worker_main(void *argument)
{
    Worker *worker = argument;
    while (!atomic_load(&pool.stopping)) {
        if (spin()) {
            work(worker->scratch);
        } else {
            sleep_until_woken();
        }
    }
    return NULL;
}

/* The chunks still running belong to workers; should one share our processor, let it run. */
static void wait_for_workers(void)
{
    for (int i = 0; atomic_load_explicit(&pool.unfinished, memory_order_acquire) > 0; i++) {
        if (pool.may_spin && i < 1000) {
            pause_briefly();
        } else {
            sched_yield();
        }
    }
}

void rt_parallel(long units, long grain, RtBody *body, void *context)
{
    if (pool.threads == 1 || units <= grain) {
        for (long begin = 0; begin < units; begin += grain) {
            body(context, begin, begin + grain < units ? begin + grain : units,
                 pool.workers[0].scratch);
        }
        return;
    }
    pool.body = body;
    pool.context = context;
    pool.units = units;
    pool.grain = grain;
    pool.chunks = (units + grain - 1) / grain;
    atomic_store_explicit(&pool.unfinished, pool.chunks, memory_order_relaxed);
    atomic_store(&pool.unclaimed, pool.chunks);
    wake_sleepers(pool.chunks - 1);
    work(pool.workers[0].scratch);
    wait_for_workers();
}

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
    pool.workers = calloc((size_t)threads, sizeof(Worker));
    enum { PAGE = 4096 };
    scratch_bytes = (scratch_bytes + PAGE - 1) / PAGE * PAGE; /* as aligned_alloc demands */
    pool.memory = aligned_alloc(PAGE, (size_t)threads * scratch_bytes);
    if (pool.workers == NULL || pool.memory == NULL) {
        parallel_stop();
        return false;
    }
    pool.may_spin = threads <= processors();
    for (pool.threads = 0; pool.threads < threads; pool.threads++) {
        Worker *worker = &pool.workers[pool.threads];
        worker->scratch = pool.memory + (size_t)pool.threads * scratch_bytes;
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
