/* kernels: how fast the runtime is. Prints one table: products and convolutions against the FMA
 * peak measured in the same run, products beside OpenBLAS where it is installed, then block kernels
 * in nanoseconds an element.
 *
 *     kernels [THREADS [MILLISECONDS_A_LINE]]        GRADCC_ISA=... chooses the instruction set
 *
 * Processors change their clock within milliseconds, so the share of the peak is measured between
 * two bursts of multiply-add, and is the median of many such samples: what disturbs or slows one
 * sample does so to its peak, too. Times are the best of the samples. With one thread its own
 * processor time is read, which other programs do not lengthen.
 */
#include <dlfcn.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>

#include "../../runtime/rt.h"
#include "../symbols.h"

static double line_seconds = 0.1;
static clockid_t clock_id = CLOCK_MONOTONIC;

static double now(void)
{
    struct timespec time;
    clock_gettime(clock_id, &time);
    return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

static int by_size(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

typedef struct Timing {
    double seconds, share; /* of one call; of the peak of f32 */
} Timing;

/* `call` does so many operations. */
static Timing time_calls(void (*call)(const void *what), const void *what, double flops)
{
    enum { LEAST_SAMPLES = 15, MOST_SAMPLES = 1000 };
    double share[MOST_SAMPLES];
    Timing timing = {.seconds = 1e30};
    const int repeat = (int)(2e7 / flops) + 1;
    int samples = 0;
    clock_id = rt_threads() == 1 ? CLOCK_THREAD_CPUTIME_ID : CLOCK_MONOTONIC;
    call(what);
    double before = rt_peak_burst();
    const double start = now();
    while (samples < MOST_SAMPLES && (samples < LEAST_SAMPLES || now() - start < line_seconds)) {
        const double begin = now();
        for (int i = 0; i < repeat; i++) {
            call(what);
        }
        const double seconds = (now() - begin) / repeat, after = rt_peak_burst();
        timing.seconds = seconds < timing.seconds ? seconds : timing.seconds;
        share[samples++] = flops / seconds / ((before + after) / 2);
        before = after;
    }
    clock_id = CLOCK_MONOTONIC;
    qsort(share, (size_t)samples, sizeof(share[0]), by_size);
    timing.share = share[samples / 2];
    return timing;
}

/* ---- products ---- */

typedef struct Shape {
    int m, n, k;
    const char *layout; /* N: row-major, T: transposed */
    bool counts;        /* in the geometric mean */
    int batch;          /* so many at once; 0: one product */
} Shape;

static const Shape shapes[] = {
    {64, 256, 784, "NT", true, 0},     {64, 784, 256, "NN", true, 0},
    {256, 784, 64, "TN", true, 0},     {768, 512, 128, "NT", true, 0},
    {512, 128, 768, "TN", true, 0},    {32, 1024, 256, "NT", true, 0},
    {64, 64, 32, "NN", true, 48},      {4096, 16, 25, "NN", true, 0},
    {1024, 1024, 1024, "NN", true, 0}, {2048, 2048, 2048, "NN", true, 0},
    {64, 64, 32, "NN", false, 0},      {1024, 1024, 1024, "NT", false, 0},
    {64, 10, 128, "NT", false, 0},     {64, 128, 256, "NT", false, 0},
    {64, 1024, 1024, "NT", false, 0},  {64, 1024, 1024, "NN", false, 0},
    {128, 256, 64, "TN", false, 0},    {64, 256, 128, "NN", false, 0},
    {10, 128, 64, "TN", false, 0},     {64, 128, 10, "NN", false, 0},
    {1, 256, 784, "NT", false, 0},     {64, 4, 128, "NT", false, 0},
    {2048, 146, 128, "NT", false, 0},  {8, 32, 16, "NN", false, 0},
    {4, 16, 2, "NT", false, 0},
};
enum { SHAPES = sizeof(shapes) / sizeof(shapes[0]), LARGEST = 2048 * 2048 };

static double *a64, *b64, *c64; /* as floats too */
static RtGemmF32 *gemm_f32;
static RtGemmF64 *gemm_f64;
static RtProductF32 *product_f32;
static RtFoldProductF32 *fold_product_f32;

static void find_products(void)
{
    gemm_f32 = (RtGemmF32 *)runtime_symbol("rt_gemm_f32");
    gemm_f64 = (RtGemmF64 *)runtime_symbol("rt_gemm_f64");
    product_f32 = (RtProductF32 *)runtime_symbol("rt_product_f32");
    fold_product_f32 = (RtFoldProductF32 *)runtime_symbol("rt_fold_product_f32");
}

typedef struct Strides {
    long ars, acs, brs, bcs;
} Strides;

static Strides strides(const Shape *s)
{
    const bool ta = s->layout[0] == 'T', tb = s->layout[1] == 'T';
    return (Strides){ta ? 1 : s->k, ta ? s->m : 1, tb ? 1 : s->n, tb ? s->k : 1};
}

static void multiply_f32(const void *shape)
{
    const Shape *s = shape;
    const Strides by = strides(s);
    const float *a = (float *)a64, *b = (float *)b64;
    float *c = (float *)c64;
    if (s->batch == 0) {
        gemm_f32(s->m, s->n, s->k, a, by.ars, by.acs, b, by.brs, by.bcs, c, s->n);
        return;
    }
    const long axes[] = {1, 1, 1, 1}, extent[] = {s->batch, s->m, s->k, s->n};
    const long of_a[] = {s->m * s->k, by.ars, by.acs, 0}, of_b[] = {s->k * s->n, 0, by.brs, by.bcs};
    product_f32(axes, extent, of_a, of_b, a, b, c);
}

static void multiply_f64(const void *shape)
{
    const Shape *s = shape;
    const Strides by = strides(s);
    gemm_f64(s->m, s->n, s->k, a64, by.ars, by.acs, b64, by.brs, by.bcs, c64, s->n);
}

/* Of OpenBLAS, or NULL. */
typedef void BlasGemm(int order, int trans_a, int trans_b, int m, int n, int k, float alpha,
                      const float *a, int lda, const float *b, int ldb, float beta, float *c,
                      int ldc);
static BlasGemm *blas;

static void find_blas(void)
{
    void *library = dlopen("libopenblas.so.0", RTLD_NOW);
    if (library != NULL) {
        *(void **)&blas = dlsym(library, "cblas_sgemm");
        void (*set_threads)(int) = NULL;
        *(void **)&set_threads = dlsym(library, "openblas_set_num_threads");
        if (set_threads != NULL) {
            set_threads(rt_threads());
        }
    }
}

static void multiply_blas(const void *shape)
{
    enum { ROW_MAJOR = 101, AS_IS = 111, TRANSPOSED = 112 };
    const Shape *s = shape;
    const bool ta = s->layout[0] == 'T', tb = s->layout[1] == 'T';
    for (long p = 0; p < (s->batch == 0 ? 1 : s->batch); p++) {
        blas(ROW_MAJOR, ta ? TRANSPOSED : AS_IS, tb ? TRANSPOSED : AS_IS, s->m, s->n, s->k, 1,
             (float *)a64 + p * s->m * s->k, ta ? s->m : s->k, (float *)b64 + p * s->k * s->n,
             tb ? s->k : s->n, 0, (float *)c64 + p * s->m * s->n, s->n);
    }
}

static void products(void)
{
    double log_sum = 0, least = 1;
    int counted = 0;
    find_blas();
    printf("%-22s %10s %9s %8s %10s %8s %9s\n", "product", "us f32", "GFLOP/s", "of peak", "us f64",
           "of peak", "OpenBLAS");
    for (int i = 0; i < SHAPES; i++) {
        const Shape *s = &shapes[i];
        char name[64], times[16] = "";
        if (s->batch > 0) {
            snprintf(times, sizeof(times), "%d of ", s->batch);
        }
        snprintf(name, sizeof(name), "%s%d x %d x %d %s", times, s->m, s->n, s->k, s->layout);
        const double once = 2.0 * s->m * s->n * s->k, flops = once * (s->batch ? s->batch : 1);
        const Timing f32 = time_calls(multiply_f32, s, flops);
        const Timing f64 = time_calls(multiply_f64, s, once);
        printf("%-22s %10.2f %9.1f %7.1f%% %10.2f %7.1f%%", name, f32.seconds * 1e6,
               flops / f32.seconds / 1e9, 100 * f32.share, f64.seconds * 1e6, 200 * f64.share);
        if (blas != NULL) {
            printf(" %8.1f%%", 100 * time_calls(multiply_blas, s, flops).share);
        }
        printf("\n");
        if (s->counts) {
            log_sum += log(f32.share);
            least = f32.share < least ? f32.share : least;
            counted++;
        }
    }
    printf("geometric mean of the first %d, f32: %.1f%%, the least %.1f%%\n\n", counted,
           100 * exp(log_sum / counted), 100 * least);
}

/* ---- convolutions, in their three directions ---- */

typedef struct Conv {
    int batch, in, out, side, size, step; /* side: of the padded image */
    int pad;                              /* of it, and of no use to the gradient */
} Conv;

static const Conv convs[] = {
    {64, 16, 32, 14, 5, 1, 0}, /* the second of LeNet */
    {32, 64, 64, 34, 3, 1, 0},
    {64, 1, 16, 32, 5, 1, 0},
    {32, 16, 16, 34, 3, 1, 0},
    {32, 16, 16, 34, 3, 1, 1},
    {32, 16, 16, 30, 3, 1, 1}, /* the first block of models/resnet.lua */
    {32, 32, 64, 34, 3, 2, 0},
    /* a group of a convolution, and of a depthwise one */
    {32, 8, 8, 30, 3, 1, 0},
    {32, 1, 1, 30, 3, 1, 0},
};
enum { CONVS = sizeof(convs) / sizeof(convs[0]), DIRECTIONS = 3 };

typedef struct Direction {
    const Conv *conv;
    int direction; /* 0: forward, 1: input's gradient, 2: weight's gradient */
} Direction;

static void convolve(const void *what)
{
    const Conv *v = ((const Direction *)what)->conv;
    const int direction = ((const Direction *)what)->direction;
    const long side = v->side, area = side * side, window = v->size * v->size;
    const long p = (side - v->size) / v->step + 1, places = p * p, s = v->step;
    const float *x = (float *)a64, *w = (float *)b64;
    float *y = (float *)c64;
    if (direction == 0) { /* y (out, batch, p, p) = w (out, in, ..) x (batch, in, ..) */
        const long axes[] = {0, 1, 3, 3},
                   extent[] = {v->out, v->in, v->size, v->size, v->batch, p, p};
        const long of_w[] = {v->in * window, window, v->size, 1, 0, 0, 0};
        const long of_x[] = {0, area, side, 1, v->in * area, s * side, s};
        product_f32(axes, extent, of_w, of_x, w, x, y);
    } else if (direction == 1) { /* dx (batch, in, ..) of dy (batch, out, p, p), w (.., out, in) */
        const long kept = side - 2 * v->pad;
        const long axes[] = {1, 2, 1, 2, 1, 2}, image[] = {side, v->pad, kept, side, v->pad, kept},
                   extent[] = {v->batch, p, p, v->out, v->size, v->size, v->in};
        const long of_dy[] = {v->out * places, p, 1, places, 0, 0, 0};
        const long of_w[] = {0, 0, 0, v->in, v->size * v->out * v->in, v->out * v->in, 1};
        const long of_dx[] = {v->in * kept * kept, s * side, s, 0, side, 1, kept * kept};
        fold_product_f32(axes, extent, of_dy, of_w, of_dx, image, x, w, y);
    } else { /* dw (out, in, ..) */
        const long axes[] = {0, 1, 3, 3},
                   extent[] = {v->out, v->batch, p, p, v->in, v->size, v->size};
        const long of_dy[] = {places, v->out * places, p, 1, 0, 0, 0};
        const long of_x[] = {0, v->in * area, s * side, s, area, side, 1};
        product_f32(axes, extent, of_dy, of_x, x, w, y);
    }
}

static void convolutions(void)
{
    printf("%-46s %8s %8s %8s   of peak\n", "convolution", "forward", "input", "weight");
    for (int i = 0; i < CONVS; i++) {
        const Conv *v = &convs[i];
        char name[80];
        snprintf(name, sizeof(name), "%d x (%d, %d, %d), %dx%d to %d, stride %d%s", v->batch, v->in,
                 v->side, v->side, v->size, v->size, v->out, v->step, v->pad > 0 ? ", padded" : "");
        printf("%-46s", name);
        const double p = (v->side - v->size) / v->step + 1;
        const double flops = 2 * p * p * v->batch * v->out * v->in * v->size * v->size;
        for (int direction = 0; direction < DIRECTIONS; direction++) {
            const Direction what = {v, direction};
            printf(" %7.1f%%", 100 * time_calls(convolve, &what, flops).share);
        }
        printf("\n");
    }
    printf("\n");
}

/* ---- block kernels ---- */

typedef enum Signature { UNARY, BINARY, SCALAR, REDUCTION, RANDOM } Signature;

typedef struct Block {
    const char *name;
    Signature signature;
} Block;

static const Block blocks[] = {
    {"rt_add_f32_vv", BINARY},    {"rt_mul_f32_vs", SCALAR},    {"rt_div_f32_vv", BINARY},
    {"rt_max_f32_vs", SCALAR},    {"rt_relu_f32_v", UNARY},     {"rt_sqrt_f32_v", UNARY},
    {"rt_exp_f32_v", UNARY},      {"rt_log_f32_v", UNARY},      {"rt_tanh_f32_v", UNARY},
    {"rt_erf_f32_v", UNARY},      {"rt_sigmoid_f32_v", UNARY},  {"rt_pow_f32_vv", BINARY},
    {"rt_lt_f32_vv", BINARY},     {"rt_exp_f64_v", UNARY},      {"rt_rowsum_f32", REDUCTION},
    {"rt_rowmax_f32", REDUCTION}, {"rt_colsum_f32", REDUCTION}, {"rt_uniform_f32", RANDOM},
    {"rt_normal_f32", RANDOM},
};
enum { BLOCKS = sizeof(blocks) / sizeof(blocks[0]), BLOCK = 1024 };

typedef void Unary(long n, void *d, const void *a);
typedef void Binary(long n, void *d, const void *a, const void *b);
typedef void WithScalar(long n, float *d, const float *a, float b);
typedef void Reduction(long rows, long cols, float *d, const float *a);
typedef void Random(long n, float *d, const int *seed, int step, int stream, long first);

/* One call on n elements; reductions see BLOCK elements as rows of n. */
static void call_block(const Block *block, void *f, long n)
{
    static const int key[2] = {1, 2};
    switch (block->signature) {
    case UNARY:
        ((Unary *)f)(n, c64, a64);
        break;
    case BINARY:
        ((Binary *)f)(n, c64, a64, b64);
        break;
    case SCALAR:
        ((WithScalar *)f)(n, (float *)c64, (const float *)a64, 0.5f);
        break;
    case REDUCTION:
        ((Reduction *)f)(BLOCK / n, n, (float *)c64, (const float *)a64);
        break;
    case RANDOM:
        ((Random *)f)(n, (float *)c64, key, 0, 0, 0);
    }
}

static double nanoseconds_per_element(const Block *block, long n)
{
    void *f = runtime_symbol(block->name);
    const long elements = block->signature == REDUCTION ? BLOCK / n * n : n;
    const int repeat = (int)(200000 / elements) + 1;
    double best = 1e30;
    for (double start = now(); now() - start < line_seconds / 4;) {
        double begin = now();
        for (int i = 0; i < repeat; i++) {
            call_block(block, f, n);
        }
        double seconds = (now() - begin) / repeat;
        best = seconds < best ? seconds : best;
    }
    return best * 1e9 / (double)elements;
}

static void block_kernels(void)
{
    static const long sizes[] = {10, 64, 256, 1024};
    printf("%-22s %8s %8s %8s %8s   ns an element, by block (reductions: row) length\n", "block",
           "10", "64", "256", "1024");
    for (int i = 0; i < BLOCKS; i++) {
        printf("%-22s", blocks[i].name);
        for (int s = 0; s < 4; s++) {
            printf(" %8.3f", nanoseconds_per_element(&blocks[i], sizes[s]));
        }
        printf("\n");
    }
}

/* ---- threads ---- */

static void nothing(void *context, long begin, long end, void *scratch)
{
    (void)context;
    (void)begin;
    (void)end;
    (void)scratch;
}

static void dispatch_time(void)
{
    enum { CALLS = 20000 };
    double start = now();
    for (int i = 0; i < CALLS; i++) {
        rt_parallel(rt_threads(), 1, nothing, NULL);
    }
    printf("\nrt_parallel, %d empty chunks: %.0f ns\n", rt_threads(),
           (now() - start) / CALLS * 1e9);
}

/* In large pages, as a session's memory is. */
static double *make_operand(void)
{
    enum { HUGE_BYTES = 2 << 20, BYTES = LARGEST * sizeof(double) };
    double *operand = aligned_alloc(HUGE_BYTES, BYTES);
    if (operand == NULL) {
        fprintf(stderr, "kernels: no memory\n");
        exit(1);
    }
#ifdef MADV_HUGEPAGE
    madvise(operand, BYTES, MADV_HUGEPAGE);
#endif
    return operand;
}

int main(int argc, char **argv)
{
    const int threads = argc > 1 ? atoi(argv[1]) : 1;
    line_seconds = argc > 2 ? atof(argv[2]) / 1000 : 0.1;
    if (!rt_start(threads)) {
        fprintf(stderr, "kernels: cannot start %d threads\n", threads);
        return 1;
    }
    a64 = make_operand();
    b64 = make_operand();
    c64 = make_operand();
    for (long i = 0; i < LARGEST; i++) {
        a64[i] = b64[i] = 0;
    }
    for (long i = 0; i < LARGEST; i++) {
        ((float *)a64)[i] = (float)(i % 97) / 97 + 0.25f;
        ((float *)b64)[i] = (float)(i % 89) / 89 + 0.25f;
    }
    find_products();
    printf("%s, %d threads, FMA peak %.1f GFLOP/s f32\n\n", rt_isa(), threads,
           rt_peak_flops() / 1e9);
    products();
    convolutions();
    block_kernels();
    dispatch_time();
    rt_stop();
    return 0;
}
