/* lenet: made by gradcc from lenet.lua.
 * Learns to tell ten kinds of clothes apart (Fashion-MNIST, 60,000 pictures of 28 x 28) with a
 * convolutional network after LeCun et al. (1998): two convolutions with batch norm, each halved by
 * max pooling, and two linear layers. Data: Debian's package dataset-fashion-mnist.
 * Expect 91.5 to 92 % accuracy on the 10,000 test pictures after 5 epochs, in five minutes.
 */
#include <math.h>

/* All that lives from step to step: parameters, the optimiser's moments, counters. */
struct state {
    float *p0_weight; /* 0.weight (16, 1, 5, 5) */
    float *p1_weight; /* 1.weight (16) */
    float *p1_bias; /* 1.bias (16) */
    float *p4_weight; /* 4.weight (32, 16, 5, 5) */
    float *p5_weight; /* 5.weight (32) */
    float *p5_bias; /* 5.bias (32) */
    float *p9_weight; /* 9.weight (128, 800) */
    float *p9_bias; /* 9.bias (128) */
    float *p11_weight; /* 11.weight (10, 128) */
    float *p11_bias; /* 11.bias (10) */
    float *p1_running_var; /* 1.running_var (16) */
    float *p1_running_mean; /* 1.running_mean (16) */
    float *p1_num_batches_tracked; /* 1.num_batches_tracked () */
    float *p5_running_var; /* 5.running_var (32) */
    float *p5_running_mean; /* 5.running_mean (32) */
    float *p5_num_batches_tracked; /* 5.num_batches_tracked () */
    int *step; /* step () */
    int *seed; /* seed (2) */
    float *exp_avg_0_weight; /* exp_avg/0.weight (16, 1, 5, 5) */
    float *exp_avg_sq_0_weight; /* exp_avg_sq/0.weight (16, 1, 5, 5) */
    float *exp_avg_1_weight; /* exp_avg/1.weight (16) */
    float *exp_avg_sq_1_weight; /* exp_avg_sq/1.weight (16) */
    float *exp_avg_1_bias; /* exp_avg/1.bias (16) */
    float *exp_avg_sq_1_bias; /* exp_avg_sq/1.bias (16) */
    float *exp_avg_4_weight; /* exp_avg/4.weight (32, 16, 5, 5) */
    float *exp_avg_sq_4_weight; /* exp_avg_sq/4.weight (32, 16, 5, 5) */
    float *exp_avg_5_weight; /* exp_avg/5.weight (32) */
    float *exp_avg_sq_5_weight; /* exp_avg_sq/5.weight (32) */
    float *exp_avg_5_bias; /* exp_avg/5.bias (32) */
    float *exp_avg_sq_5_bias; /* exp_avg_sq/5.bias (32) */
    float *exp_avg_9_weight; /* exp_avg/9.weight (128, 800) */
    float *exp_avg_sq_9_weight; /* exp_avg_sq/9.weight (128, 800) */
    float *exp_avg_9_bias; /* exp_avg/9.bias (128) */
    float *exp_avg_sq_9_bias; /* exp_avg_sq/9.bias (128) */
    float *exp_avg_11_weight; /* exp_avg/11.weight (10, 128) */
    float *exp_avg_sq_11_weight; /* exp_avg_sq/11.weight (10, 128) */
    float *exp_avg_11_bias; /* exp_avg/11.bias (10) */
    float *exp_avg_sq_11_bias; /* exp_avg_sq/11.bias (10) */
};

/* Word `element % 4` of a Philox4x32-10 block: ten rounds of multiply and exchange. */
static unsigned philox(const int *seed, int step, int stream, long element)
{
    const unsigned long long block = (unsigned long long)element / 4;
    unsigned c0 = (unsigned)(block & 0xffffffffu), c1 = (unsigned)(block >> 32);
    unsigned c2 = (unsigned)step, c3 = (unsigned)stream;
    unsigned key0 = (unsigned)seed[0], key1 = (unsigned)seed[1];
    for (int round = 0; round < 10; round++) {
        const unsigned long long p0 = 0xd2511f53ull * c0;
        const unsigned long long p1 = 0xcd9e8d57ull * c2;
        c0 = (unsigned)(p1 >> 32) ^ c1 ^ key0;
        c2 = (unsigned)(p0 >> 32) ^ c3 ^ key1;
        c1 = (unsigned)(p1 & 0xffffffffu);
        c3 = (unsigned)(p0 & 0xffffffffu);
        key0 += 0x9e3779b9u;
        key1 += 0xbb67ae85u;
    }
    const unsigned words[4] = {c0, c1, c2, c3};
    return words[element % 4];
}

/* Uniform in [0, 1): the upper 24 bits of the word. */
static float uniform_f32(const int *seed, int step, int stream, long element)
{
    const int bits = (int)(philox(seed, step, stream, element) >> 8);
    return (float)bits * 0x1p-24f;
}

/* ---- init ---- */

/* What init reads and writes. */
struct init_io {
    const float *x; /* x not read */
    const int *y; /* y not read */
};

/* k00  lenet.lua:9
 *   p0_weight = uniform() * 0.4 + -0.2  (16, 1, 5, 5)
 */
static void k00_update_p0_weight(const int *restrict seed, float *restrict p0_weight)
{
    for (long j = 0; j < 400; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000001, j);
        const float mul4 = uniform2 * 0.4f;
        const float p0_weight_j = mul4 + (-0.2f);
        p0_weight[j] = p0_weight_j;
    }
}

/* k01  lenet.lua:10
 *   p1_weight = 1  (16)
 */
static void k01_update_p1_weight(float *restrict p1_weight)
{
    for (long j = 0; j < 16; j++) {
        p1_weight[j] = 1.0f;
    }
}

/* k02  lenet.lua:10
 *   p1_bias = 0  (16)
 */
static void k02_update_p1_bias(float *restrict p1_bias)
{
    for (long j = 0; j < 16; j++) {
        p1_bias[j] = 0.0f;
    }
}

/* k03  lenet.lua:10
 *   p1_running_var = 1  (16)
 */
static void k03_update_p1_running_var(float *restrict p1_running_var)
{
    for (long j = 0; j < 16; j++) {
        p1_running_var[j] = 1.0f;
    }
}

/* k04  lenet.lua:10
 *   p1_running_mean = 0  (16)
 */
static void k04_update_p1_running_mean(float *restrict p1_running_mean)
{
    for (long j = 0; j < 16; j++) {
        p1_running_mean[j] = 0.0f;
    }
}

/* k05  lenet.lua:10
 *   p1_num_batches_tracked = 0  ()
 */
static void k05_update_p1_num_batches_tracked(float *restrict p1_num_batches_tracked)
{
    p1_num_batches_tracked[0] = 0.0f;
}

/* k06  lenet.lua:11
 *   p4_weight = uniform() * 0.1 + -0.05  (32, 16, 5, 5)
 */
static void k06_update_p4_weight(const int *restrict seed, float *restrict p4_weight)
{
    for (long j = 0; j < 12800; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000002, j);
        const float mul4 = uniform2 * 0.1f;
        const float p4_weight_j = mul4 + (-0.05f);
        p4_weight[j] = p4_weight_j;
    }
}

/* k07  lenet.lua:12
 *   p5_weight = 1  (32)
 */
static void k07_update_p5_weight(float *restrict p5_weight)
{
    for (long j = 0; j < 32; j++) {
        p5_weight[j] = 1.0f;
    }
}

/* k08  lenet.lua:12
 *   p5_bias = 0  (32)
 */
static void k08_update_p5_bias(float *restrict p5_bias)
{
    for (long j = 0; j < 32; j++) {
        p5_bias[j] = 0.0f;
    }
}

/* k09  lenet.lua:12
 *   p5_running_var = 1  (32)
 */
static void k09_update_p5_running_var(float *restrict p5_running_var)
{
    for (long j = 0; j < 32; j++) {
        p5_running_var[j] = 1.0f;
    }
}

/* k10  lenet.lua:12
 *   p5_running_mean = 0  (32)
 */
static void k10_update_p5_running_mean(float *restrict p5_running_mean)
{
    for (long j = 0; j < 32; j++) {
        p5_running_mean[j] = 0.0f;
    }
}

/* k11  lenet.lua:12
 *   p5_num_batches_tracked = 0  ()
 */
static void k11_update_p5_num_batches_tracked(float *restrict p5_num_batches_tracked)
{
    p5_num_batches_tracked[0] = 0.0f;
}

/* k12  lenet.lua:14
 *   p9_weight = uniform() * 0.0707107 + -0.0353553  (128, 800)
 */
static void k12_update_p9_weight(const int *restrict seed, float *restrict p9_weight)
{
    for (long j = 0; j < 102400; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000003, j);
        const float mul4 = uniform2 * 0.0707106814f;
        const float p9_weight_j = mul4 + (-0.0353553407f);
        p9_weight[j] = p9_weight_j;
    }
}

/* k13  lenet.lua:14
 *   p9_bias = uniform() * 0.0707107 + -0.0353553  (128)
 */
static void k13_update_p9_bias(const int *restrict seed, float *restrict p9_bias)
{
    for (long j = 0; j < 128; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000004, j);
        const float mul4 = uniform2 * 0.0707106814f;
        const float p9_bias_j = mul4 + (-0.0353553407f);
        p9_bias[j] = p9_bias_j;
    }
}

/* k14  lenet.lua:15
 *   p11_weight = uniform() * 0.176777 + -0.0883883  (10, 128)
 */
static void k14_update_p11_weight(const int *restrict seed, float *restrict p11_weight)
{
    for (long j = 0; j < 1280; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000005, j);
        const float mul4 = uniform2 * 0.176776692f;
        const float p11_weight_j = mul4 + (-0.0883883461f);
        p11_weight[j] = p11_weight_j;
    }
}

/* k15  lenet.lua:15
 *   p11_bias = uniform() * 0.176777 + -0.0883883  (10)
 */
static void k15_update_p11_bias(const int *restrict seed, float *restrict p11_bias)
{
    for (long j = 0; j < 10; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000006, j);
        const float mul4 = uniform2 * 0.176776692f;
        const float p11_bias_j = mul4 + (-0.0883883461f);
        p11_bias[j] = p11_bias_j;
    }
}

/* k16  lenet.lua:25
 *   step = 0  ()
 */
static void k16_update_step(int *restrict step)
{
    step[0] = 0;
}

/* k17  lenet.lua:25
 *   exp_avg_0_weight = 0  (16, 1, 5, 5)
 */
static void k17_update_exp_avg_0_weight(float *restrict exp_avg_0_weight)
{
    for (long j = 0; j < 400; j++) {
        exp_avg_0_weight[j] = 0.0f;
    }
}

/* k18  lenet.lua:25
 *   exp_avg_sq_0_weight = 0  (16, 1, 5, 5)
 */
static void k18_update_exp_avg_sq_0_weight(float *restrict exp_avg_sq_0_weight)
{
    for (long j = 0; j < 400; j++) {
        exp_avg_sq_0_weight[j] = 0.0f;
    }
}

/* k19  lenet.lua:25
 *   exp_avg_1_weight = 0  (16)
 */
static void k19_update_exp_avg_1_weight(float *restrict exp_avg_1_weight)
{
    for (long j = 0; j < 16; j++) {
        exp_avg_1_weight[j] = 0.0f;
    }
}

/* k20  lenet.lua:25
 *   exp_avg_sq_1_weight = 0  (16)
 */
static void k20_update_exp_avg_sq_1_weight(float *restrict exp_avg_sq_1_weight)
{
    for (long j = 0; j < 16; j++) {
        exp_avg_sq_1_weight[j] = 0.0f;
    }
}

/* k21  lenet.lua:25
 *   exp_avg_1_bias = 0  (16)
 */
static void k21_update_exp_avg_1_bias(float *restrict exp_avg_1_bias)
{
    for (long j = 0; j < 16; j++) {
        exp_avg_1_bias[j] = 0.0f;
    }
}

/* k22  lenet.lua:25
 *   exp_avg_sq_1_bias = 0  (16)
 */
static void k22_update_exp_avg_sq_1_bias(float *restrict exp_avg_sq_1_bias)
{
    for (long j = 0; j < 16; j++) {
        exp_avg_sq_1_bias[j] = 0.0f;
    }
}

/* k23  lenet.lua:25
 *   exp_avg_4_weight = 0  (32, 16, 5, 5)
 */
static void k23_update_exp_avg_4_weight(float *restrict exp_avg_4_weight)
{
    for (long j = 0; j < 12800; j++) {
        exp_avg_4_weight[j] = 0.0f;
    }
}

/* k24  lenet.lua:25
 *   exp_avg_sq_4_weight = 0  (32, 16, 5, 5)
 */
static void k24_update_exp_avg_sq_4_weight(float *restrict exp_avg_sq_4_weight)
{
    for (long j = 0; j < 12800; j++) {
        exp_avg_sq_4_weight[j] = 0.0f;
    }
}

/* k25  lenet.lua:25
 *   exp_avg_5_weight = 0  (32)
 */
static void k25_update_exp_avg_5_weight(float *restrict exp_avg_5_weight)
{
    for (long j = 0; j < 32; j++) {
        exp_avg_5_weight[j] = 0.0f;
    }
}

/* k26  lenet.lua:25
 *   exp_avg_sq_5_weight = 0  (32)
 */
static void k26_update_exp_avg_sq_5_weight(float *restrict exp_avg_sq_5_weight)
{
    for (long j = 0; j < 32; j++) {
        exp_avg_sq_5_weight[j] = 0.0f;
    }
}

/* k27  lenet.lua:25
 *   exp_avg_5_bias = 0  (32)
 */
static void k27_update_exp_avg_5_bias(float *restrict exp_avg_5_bias)
{
    for (long j = 0; j < 32; j++) {
        exp_avg_5_bias[j] = 0.0f;
    }
}

/* k28  lenet.lua:25
 *   exp_avg_sq_5_bias = 0  (32)
 */
static void k28_update_exp_avg_sq_5_bias(float *restrict exp_avg_sq_5_bias)
{
    for (long j = 0; j < 32; j++) {
        exp_avg_sq_5_bias[j] = 0.0f;
    }
}

/* k29  lenet.lua:25
 *   exp_avg_9_weight = 0  (128, 800)
 */
static void k29_update_exp_avg_9_weight(float *restrict exp_avg_9_weight)
{
    for (long j = 0; j < 102400; j++) {
        exp_avg_9_weight[j] = 0.0f;
    }
}

/* k30  lenet.lua:25
 *   exp_avg_sq_9_weight = 0  (128, 800)
 */
static void k30_update_exp_avg_sq_9_weight(float *restrict exp_avg_sq_9_weight)
{
    for (long j = 0; j < 102400; j++) {
        exp_avg_sq_9_weight[j] = 0.0f;
    }
}

/* k31  lenet.lua:25
 *   exp_avg_9_bias = 0  (128)
 */
static void k31_update_exp_avg_9_bias(float *restrict exp_avg_9_bias)
{
    for (long j = 0; j < 128; j++) {
        exp_avg_9_bias[j] = 0.0f;
    }
}

/* k32  lenet.lua:25
 *   exp_avg_sq_9_bias = 0  (128)
 */
static void k32_update_exp_avg_sq_9_bias(float *restrict exp_avg_sq_9_bias)
{
    for (long j = 0; j < 128; j++) {
        exp_avg_sq_9_bias[j] = 0.0f;
    }
}

/* k33  lenet.lua:25
 *   exp_avg_11_weight = 0  (10, 128)
 */
static void k33_update_exp_avg_11_weight(float *restrict exp_avg_11_weight)
{
    for (long j = 0; j < 1280; j++) {
        exp_avg_11_weight[j] = 0.0f;
    }
}

/* k34  lenet.lua:25
 *   exp_avg_sq_11_weight = 0  (10, 128)
 */
static void k34_update_exp_avg_sq_11_weight(float *restrict exp_avg_sq_11_weight)
{
    for (long j = 0; j < 1280; j++) {
        exp_avg_sq_11_weight[j] = 0.0f;
    }
}

/* k35  lenet.lua:25
 *   exp_avg_11_bias = 0  (10)
 */
static void k35_update_exp_avg_11_bias(float *restrict exp_avg_11_bias)
{
    for (long j = 0; j < 10; j++) {
        exp_avg_11_bias[j] = 0.0f;
    }
}

/* k36  lenet.lua:25
 *   exp_avg_sq_11_bias = 0  (10)
 */
static void k36_update_exp_avg_sq_11_bias(float *restrict exp_avg_sq_11_bias)
{
    for (long j = 0; j < 10; j++) {
        exp_avg_sq_11_bias[j] = 0.0f;
    }
}

/* One init: 37 kernels; `work` holds 0 bytes, aligned to 64. */
void init(const struct state *s, const struct init_io *io, void *work);
void init(const struct state *s, const struct init_io *io, void *work)
{
    (void)io;
    (void)work;

    k00_update_p0_weight(s->seed, s->p0_weight);
    k01_update_p1_weight(s->p1_weight);
    k02_update_p1_bias(s->p1_bias);
    k03_update_p1_running_var(s->p1_running_var);
    k04_update_p1_running_mean(s->p1_running_mean);
    k05_update_p1_num_batches_tracked(s->p1_num_batches_tracked);
    k06_update_p4_weight(s->seed, s->p4_weight);
    k07_update_p5_weight(s->p5_weight);
    k08_update_p5_bias(s->p5_bias);
    k09_update_p5_running_var(s->p5_running_var);
    k10_update_p5_running_mean(s->p5_running_mean);
    k11_update_p5_num_batches_tracked(s->p5_num_batches_tracked);
    k12_update_p9_weight(s->seed, s->p9_weight);
    k13_update_p9_bias(s->seed, s->p9_bias);
    k14_update_p11_weight(s->seed, s->p11_weight);
    k15_update_p11_bias(s->seed, s->p11_bias);
    k16_update_step(s->step);
    k17_update_exp_avg_0_weight(s->exp_avg_0_weight);
    k18_update_exp_avg_sq_0_weight(s->exp_avg_sq_0_weight);
    k19_update_exp_avg_1_weight(s->exp_avg_1_weight);
    k20_update_exp_avg_sq_1_weight(s->exp_avg_sq_1_weight);
    k21_update_exp_avg_1_bias(s->exp_avg_1_bias);
    k22_update_exp_avg_sq_1_bias(s->exp_avg_sq_1_bias);
    k23_update_exp_avg_4_weight(s->exp_avg_4_weight);
    k24_update_exp_avg_sq_4_weight(s->exp_avg_sq_4_weight);
    k25_update_exp_avg_5_weight(s->exp_avg_5_weight);
    k26_update_exp_avg_sq_5_weight(s->exp_avg_sq_5_weight);
    k27_update_exp_avg_5_bias(s->exp_avg_5_bias);
    k28_update_exp_avg_sq_5_bias(s->exp_avg_sq_5_bias);
    k29_update_exp_avg_9_weight(s->exp_avg_9_weight);
    k30_update_exp_avg_sq_9_weight(s->exp_avg_sq_9_weight);
    k31_update_exp_avg_9_bias(s->exp_avg_9_bias);
    k32_update_exp_avg_sq_9_bias(s->exp_avg_sq_9_bias);
    k33_update_exp_avg_11_weight(s->exp_avg_11_weight);
    k34_update_exp_avg_sq_11_weight(s->exp_avg_sq_11_weight);
    k35_update_exp_avg_11_bias(s->exp_avg_11_bias);
    k36_update_exp_avg_sq_11_bias(s->exp_avg_sq_11_bias);
}

/* ---- train_step ---- */

/* What train_step reads and writes: a batch, and its results. */
struct train_step_io {
    const float *x; /* x (64, 1, 28, 28) */
    const int *y; /* y (64) */
    float *loss; /* loss () */
};

/* k37  lenet.lua:10
 *   p1_num_batches_tracked = p1_num_batches_tracked + 1  ()
 */
static void k37_update_p1_num_batches_tracked(float *restrict p1_num_batches_tracked)
{
    const float new_p1_num_batches_tracked_0 = p1_num_batches_tracked[0] + 1.0f;
    p1_num_batches_tracked[0] = new_p1_num_batches_tracked_0;
}

/* k38  lenet.lua:12
 *   p5_num_batches_tracked = p5_num_batches_tracked + 1  ()
 */
static void k38_update_p5_num_batches_tracked(float *restrict p5_num_batches_tracked)
{
    const float new_p5_num_batches_tracked_0 = p5_num_batches_tracked[0] + 1.0f;
    p5_num_batches_tracked[0] = new_p5_num_batches_tracked_0;
}

/* k39  lenet.lua:10
 *   mul = index * 2  (14)
 */
static void k39_mul(int *restrict mul)
{
    for (long j = 0; j < 14; j++) {
        const int mul_j = (int)j * 2;
        mul[j] = mul_j;
    }
}

/* k40  lenet.lua:10
 *   mul_2 = index * 28  (2)
 */
static void k40_mul(int *restrict mul_2)
{
    for (long j = 0; j < 2; j++) {
        const int mul_2_j = (int)j * 28;
        mul_2[j] = mul_2_j;
    }
}

/* k41  lenet.lua:12
 *   mul_3 = index * 2  (5)
 */
static void k41_mul(int *restrict mul_3)
{
    for (long j = 0; j < 5; j++) {
        const int mul_3_j = (int)j * 2;
        mul_3[j] = mul_3_j;
    }
}

/* k42  lenet.lua:12
 *   mul_4 = index * 10  (2)
 */
static void k42_mul(int *restrict mul_4)
{
    for (long j = 0; j < 2; j++) {
        const int mul_4_j = (int)j * 10;
        mul_4[j] = mul_4_j;
    }
}

/* k43  lenet.lua:12
 *   add_3 = mul_3 * 10 + mul_3  (1, 1, 5, 5)
 */
static void k43_mul_add(const int *restrict mul_3, int *restrict add_3)
{
    for (long i = 0; i < 5; i++) {
        const int mul2 = mul_3[i] * 10;
        for (long j = 0; j < 5; j++) {
            const int add_3_ij = mul2 + mul_3[j];
            add_3[i * 5 + j] = add_3_ij;
        }
    }
}

/* k44  lenet.lua:25
 *   step_size = (cos(min(step * 0.000669849, 3.14159)) + 1) * 0.001 / (1 - pow(0.9, new_step))  ()
 *   root_correction = 1 / sqrt(1 - pow(0.999, new_step))  ()
 *   step = step + 1  ()
 */
static void k44_update_step(int *restrict step, float *restrict step_size,
                            float *restrict root_correction)
{
    const int step_0 = step[0];
    const float cast1 = (float)step_0;
    const float mul3 = cast1 * 0.000669849163f;
    const float v4_5 = 3.14159274f;
    const float min5 = mul3 < v4_5 ? mul3 : (mul3 == mul3 ? v4_5 : mul3);
    const float cos6 = cosf(min5);
    const float add8 = cos6 + 1.0f;
    const float mul10 = add8 * 0.001f;
    const int new_step_0 = step_0 + 1;
    const double cast13 = (double)new_step_0;
    const double cast14 = (double)mul10;
    const double pow16 = pow(0.9, cast13);
    const double sub18 = 1.0 - pow16;
    const double div19 = cast14 / sub18;
    const float step_size_0 = (float)div19;
    const double pow22 = pow(0.999, cast13);
    const double sub23 = 1.0 - pow22;
    const double sqrt24 = sqrt(sub23);
    const double recip25 = 1 / sqrt24;
    const float root_correction_0 = (float)recip25;
    step_size[0] = step_size_0;
    root_correction[0] = root_correction_0;
    step[0] = new_step_0;
}

/* k45  lenet.lua:9
 *   x_2 = 0  (64, 1, 32, 32)
 */
static void k45_copy(float *restrict x_2)
{
    for (long j = 0; j < 65536; j++) {
        x_2[j] = 0.0f;
    }
}

/* k46  lenet.lua:9
 *   x_2[66 ...] = x  (64, 1, 32, 32)
 */
static void k46_copy(const float *restrict x, float *restrict x_2)
{
    for (long i0 = 0; i0 < 64; i0++) {
        for (long i1 = 0; i1 < 28; i1++) {
            for (long j = 0; j < 28; j++) {
                x_2[66 + i0 * 1024 + i1 * 32 + j] = x[i0 * 784 + i1 * 28 + j];
            }
        }
    }
}

/* k47  lenet.lua:9
 *   matmul = p0_weight @ view(x_2)  (16, 50176)
 */
static void k47_matmul(const float *restrict p0_weight, const float *restrict x_2,
                       float *restrict matmul)
{
    for (long j0 = 0; j0 < 64; j0++) {
        for (long i = 0; i < 16; i++) {
            for (long j1 = 0; j1 < 28; j1++) {
                for (long j2 = 0; j2 < 28; j2++) {
                    matmul[i * 50176 + j0 * 784 + j1 * 28 + j2] = 0.0f;
                }
            }
            for (long k0 = 0; k0 < 5; k0++) {
                for (long k1 = 0; k1 < 5; k1++) {
                    const float a_ik = p0_weight[i * 25 + k0 * 5 + k1];
                    for (long j1 = 0; j1 < 28; j1++) {
                        for (long j2 = 0; j2 < 28; j2++) {
                            matmul[i * 50176 + j0 * 784 + j1 * 28 + j2] +=
                                a_ik * x_2[j0 * 1024 + k0 * 32 + j1 * 32 + k1 + j2];
                        }
                    }
                }
            }
        }
    }
}

/* k48  lenet.lua:10
 *   sub = matmul - sum(matmul) / 50176  (64, 16, 28, 28)
 *   sqrt_ = sqrt(sum(sub * sub) / 50176 + 1e-05)  (1, 16, 1, 1)
 *   recip = 1 / sqrt_  (1, 16, 1, 1)
 *   h2 = relu(sub * recip * p1_weight + p1_bias)  (64, 16, 28, 28)
 *   p1_running_mean = p1_running_mean * 0.9 + sum(matmul) / 50176 * 0.1  (16)
 *   p1_running_var = p1_running_var * 0.9 + sum(sub * sub) / 50176 * 1.00002 * 0.1  (16)
 */
static void k48_update_p1_running_var(const float *restrict matmul, float *restrict p1_running_mean,
                                      float *restrict p1_running_var,
                                      const float *restrict p1_weight,
                                      const float *restrict p1_bias, float *restrict sub,
                                      float *restrict sqrt_, float *restrict recip,
                                      float *restrict h2)
{
    for (long i = 0; i < 16; i++) {
        const float mul15 = p1_running_mean[i] * 0.9f;
        const float mul22 = p1_running_var[i] * 0.9f;
        float sum1 = 0.0f;
        for (long j0 = 0; j0 < 64; j0++) {
            float part1 = 0.0f;
            for (long j1 = 0; j1 < 784; j1++) {
                part1 += matmul[i * 50176 + j0 * 784 + j1];
            }
            sum1 += part1;
        }
        const float div3 = sum1 / 50176.0f;
        const float mul17 = div3 * 0.1f;
        const float new_p1_running_mean_i = mul15 + mul17;
        float sum6 = 0.0f;
        for (long j0 = 0; j0 < 64; j0++) {
            float part6 = 0.0f;
            for (long j1 = 0; j1 < 784; j1++) {
                const float sub_ij = matmul[i * 50176 + j0 * 784 + j1] - div3;
                const float mul5 = sub_ij * sub_ij;
                part6 += mul5;
            }
            sum6 += part6;
        }
        const float div7 = sum6 / 50176.0f;
        const float add9 = div7 + 1e-05f;
        const float sqrt__i = sqrtf(add9);
        const float recip_i = 1 / sqrt__i;
        const float mul20 = div7 * 1.00001991f;
        const float mul23 = mul20 * 0.1f;
        const float new_p1_running_var_i = mul22 + mul23;
        for (long j0 = 0; j0 < 64; j0++) {
            for (long j1 = 0; j1 < 784; j1++) {
                const float sub_ij = matmul[i * 50176 + j0 * 784 + j1] - div3;
                const float mul12 = sub_ij * recip_i;
                const float mul26 = mul12 * p1_weight[i];
                const float add28 = mul26 + p1_bias[i];
                const float h2_ij = add28 < 0 ? 0 : add28;
                sub[j0 * 12544 + i * 784 + j1] = sub_ij;
                h2[j0 * 12544 + i * 784 + j1] = h2_ij;
            }
        }
        sqrt_[i] = sqrt__i;
        recip[i] = recip_i;
        p1_running_mean[i] = new_p1_running_mean_i;
        p1_running_var[i] = new_p1_running_var_i;
    }
}

/* k49  lenet.lua:10
 *   where = where((h2[1 ...] > h2[0 ...]) | (h2[1 ...] != h2[1 ...]), h2[1 ...], h2[0 ...])
 *       (64, 16, 28, 14)
 *   where_2 = where((h2[1 ...] > h2[0 ...]) | (h2[1 ...] != h2[1 ...]), 1, 0)  (64, 16, 28, 14)
 */
static void k49_gt_ne_or(const float *restrict h2, float *restrict where, int *restrict where_2)
{
    for (long j = 0; j < 401408; j++) {
        const float h2_j = h2[1 + j * 2];
        const float v1 = h2[j * 2];
        const int gt2 = h2_j > v1;
        const int ne3 = h2_j != h2_j;
        const int or4 = gt2 | ne3;
        const float where_j = or4 ? h2_j : v1;
        const int where_2_j = or4 ? 1 : 0;
        where[j] = where_j;
        where_2[j] = where_2_j;
    }
}

/* k50  lenet.lua:10
 *   add = mul * 28 + mul  (1, 1, 14, 14)
 */
static void k50_mul_add(const int *restrict mul, int *restrict add)
{
    for (long i = 0; i < 14; i++) {
        const int mul2 = mul[i] * 28;
        for (long j = 0; j < 14; j++) {
            const int add_ij = mul2 + mul[j];
            add[i * 14 + j] = add_ij;
        }
    }
}

/* k51  lenet.lua:10
 *   or4 = (where[14 ...] > where[0 ...]) | (where[14 ...] != where[14 ...])
 *   h3 = where(or4, where[14 ...], where[0 ...])  (64, 16, 14, 14)
 *   add_2 = where(or4, where_2[14 ...], where_2[0 ...]) + where(or4, mul_2[1 ...], mul_2[0 ...]) +
 *       add  (64, 16, 14, 14)
 */
static void k51_gt_ne_or(const float *restrict where, const int *restrict mul_2,
                         const int *restrict where_2, const int *restrict add, float *restrict h3,
                         int *restrict add_2)
{
    for (long i0 = 0; i0 < 1024; i0++) {
        for (long i1 = 0; i1 < 14; i1++) {
            for (long j = 0; j < 14; j++) {
                const float where_ij = where[14 + i0 * 392 + i1 * 28 + j];
                const float v1 = where[i0 * 392 + i1 * 28 + j];
                const int gt2 = where_ij > v1;
                const int ne3 = where_ij != where_ij;
                const int or4 = gt2 | ne3;
                const float h3_ij = or4 ? where_ij : v1;
                const int mul_2_0 = mul_2[1];
                const int v7 = mul_2[0];
                const int where8 = or4 ? mul_2_0 : v7;
                const int where_2_ij = where_2[14 + i0 * 392 + i1 * 28 + j];
                const int v10 = where_2[i0 * 392 + i1 * 28 + j];
                const int where11 = or4 ? where_2_ij : v10;
                const int add12 = where11 + where8;
                const int add_2_ij = add12 + add[i1 * 14 + j];
                h3[i0 * 196 + i1 * 14 + j] = h3_ij;
                add_2[i0 * 196 + i1 * 14 + j] = add_2_ij;
            }
        }
    }
}

/* k52  lenet.lua:11
 *   matmul_2 = p4_weight @ view(h3)  (32, 6400)
 */
static void k52_matmul(const float *restrict p4_weight, const float *restrict h3,
                       float *restrict matmul_2)
{
    for (long j0 = 0; j0 < 64; j0++) {
        for (long i = 0; i < 32; i++) {
            for (long j1 = 0; j1 < 10; j1++) {
                for (long j2 = 0; j2 < 10; j2++) {
                    matmul_2[i * 6400 + j0 * 100 + j1 * 10 + j2] = 0.0f;
                }
            }
            for (long k0 = 0; k0 < 16; k0++) {
                for (long k1 = 0; k1 < 5; k1++) {
                    for (long k2 = 0; k2 < 5; k2++) {
                        const float a_ik = p4_weight[i * 400 + k0 * 25 + k1 * 5 + k2];
                        for (long j1 = 0; j1 < 10; j1++) {
                            for (long j2 = 0; j2 < 10; j2++) {
                                matmul_2[i * 6400 + j0 * 100 + j1 * 10 + j2] +=
                                    a_ik * h3[j0 * 3136 + k0 * 196 + k1 * 14 + j1 * 14 + k2 + j2];
                            }
                        }
                    }
                }
            }
        }
    }
}

/* k53  lenet.lua:12
 *   sub_2 = matmul_2 - sum(matmul_2) / 6400  (64, 32, 10, 10)
 *   sqrt__2 = sqrt(sum(sub_2 * sub_2) / 6400 + 1e-05)  (1, 32, 1, 1)
 *   recip_2 = 1 / sqrt__2  (1, 32, 1, 1)
 *   h6 = relu(sub_2 * recip_2 * p5_weight + p5_bias)  (64, 32, 10, 10)
 *   p5_running_mean = p5_running_mean * 0.9 + sum(matmul_2) / 6400 * 0.1  (32)
 *   p5_running_var = p5_running_var * 0.9 + sum(sub_2 * sub_2) / 6400 * 1.00016 * 0.1  (32)
 */
static void k53_update_p5_running_var(const float *restrict matmul_2,
                                      float *restrict p5_running_mean,
                                      float *restrict p5_running_var,
                                      const float *restrict p5_weight,
                                      const float *restrict p5_bias, float *restrict sub_2,
                                      float *restrict sqrt__2, float *restrict recip_2,
                                      float *restrict h6)
{
    for (long i = 0; i < 32; i++) {
        const float mul15 = p5_running_mean[i] * 0.9f;
        const float mul22 = p5_running_var[i] * 0.9f;
        float sum1 = 0.0f;
        for (long j0 = 0; j0 < 64; j0++) {
            float part1 = 0.0f;
            for (long j1 = 0; j1 < 100; j1++) {
                part1 += matmul_2[i * 6400 + j0 * 100 + j1];
            }
            sum1 += part1;
        }
        const float div3 = sum1 / 6400.0f;
        const float mul17 = div3 * 0.1f;
        const float new_p5_running_mean_i = mul15 + mul17;
        float sum6 = 0.0f;
        for (long j0 = 0; j0 < 64; j0++) {
            float part6 = 0.0f;
            for (long j1 = 0; j1 < 100; j1++) {
                const float sub_2_ij = matmul_2[i * 6400 + j0 * 100 + j1] - div3;
                const float mul5 = sub_2_ij * sub_2_ij;
                part6 += mul5;
            }
            sum6 += part6;
        }
        const float div7 = sum6 / 6400.0f;
        const float add9 = div7 + 1e-05f;
        const float sqrt__2_i = sqrtf(add9);
        const float recip_2_i = 1 / sqrt__2_i;
        const float mul20 = div7 * 1.00015628f;
        const float mul23 = mul20 * 0.1f;
        const float new_p5_running_var_i = mul22 + mul23;
        for (long j0 = 0; j0 < 64; j0++) {
            for (long j1 = 0; j1 < 100; j1++) {
                const float sub_2_ij = matmul_2[i * 6400 + j0 * 100 + j1] - div3;
                const float mul12 = sub_2_ij * recip_2_i;
                const float mul26 = mul12 * p5_weight[i];
                const float add28 = mul26 + p5_bias[i];
                const float h6_ij = add28 < 0 ? 0 : add28;
                sub_2[j0 * 3200 + i * 100 + j1] = sub_2_ij;
                h6[j0 * 3200 + i * 100 + j1] = h6_ij;
            }
        }
        sqrt__2[i] = sqrt__2_i;
        recip_2[i] = recip_2_i;
        p5_running_mean[i] = new_p5_running_mean_i;
        p5_running_var[i] = new_p5_running_var_i;
    }
}

/* k54  lenet.lua:12
 *   where_3 = where((h6[1 ...] > h6[0 ...]) | (h6[1 ...] != h6[1 ...]), h6[1 ...], h6[0 ...])
 *       (64, 32, 10, 5)
 *   where_4 = where((h6[1 ...] > h6[0 ...]) | (h6[1 ...] != h6[1 ...]), 1, 0)  (64, 32, 10, 5)
 */
static void k54_gt_ne_or(const float *restrict h6, float *restrict where_3,
                         int *restrict where_4)
{
    for (long j = 0; j < 102400; j++) {
        const float h6_j = h6[1 + j * 2];
        const float v1 = h6[j * 2];
        const int gt2 = h6_j > v1;
        const int ne3 = h6_j != h6_j;
        const int or4 = gt2 | ne3;
        const float where_3_j = or4 ? h6_j : v1;
        const int where_4_j = or4 ? 1 : 0;
        where_3[j] = where_3_j;
        where_4[j] = where_4_j;
    }
}

/* k55  lenet.lua:12
 *   or4 = (where_3[5 ...] > where_3[0 ...]) | (where_3[5 ...] != where_3[5 ...])
 *   h7 = where(or4, where_3[5 ...], where_3[0 ...])  (64, 32, 5, 5)
 *   add_4 = where(or4, where_4[5 ...], where_4[0 ...]) + where(or4, mul_4[1 ...], mul_4[0 ...]) +
 *       add_3  (64, 32, 5, 5)
 */
static void k55_gt_ne_or(const float *restrict where_3, const int *restrict mul_4,
                         const int *restrict where_4, const int *restrict add_3, float *restrict h7,
                         int *restrict add_4)
{
    for (long i0 = 0; i0 < 2048; i0++) {
        for (long i1 = 0; i1 < 5; i1++) {
            for (long j = 0; j < 5; j++) {
                const float where_3_ij = where_3[5 + i0 * 50 + i1 * 10 + j];
                const float v1 = where_3[i0 * 50 + i1 * 10 + j];
                const int gt2 = where_3_ij > v1;
                const int ne3 = where_3_ij != where_3_ij;
                const int or4 = gt2 | ne3;
                const float h7_ij = or4 ? where_3_ij : v1;
                const int mul_4_0 = mul_4[1];
                const int v7 = mul_4[0];
                const int where8 = or4 ? mul_4_0 : v7;
                const int where_4_ij = where_4[5 + i0 * 50 + i1 * 10 + j];
                const int v10 = where_4[i0 * 50 + i1 * 10 + j];
                const int where11 = or4 ? where_4_ij : v10;
                const int add12 = where11 + where8;
                const int add_4_ij = add12 + add_3[i1 * 5 + j];
                h7[i0 * 25 + i1 * 5 + j] = h7_ij;
                add_4[i0 * 25 + i1 * 5 + j] = add_4_ij;
            }
        }
    }
}

/* k56  lenet.lua:14
 *   matmul_3 = h7 @ p9_weight.T  (64, 128)
 */
static void k56_matmul(const float *restrict h7, const float *restrict p9_weight,
                       float *restrict matmul_3)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 128; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 800; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += h7[i * 800 + k + l] * p9_weight[j * 800 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_3[i * 128 + j] = sum;
        }
    }
}

/* k57  lenet.lua:14
 *   h10 (over matmul_3) = relu(matmul_3 + p9_bias)  (64, 128)
 */
static void k57_add_relu(float *restrict h10, const float *restrict p9_bias)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 128; j++) {
            const float matmul_3_ij = h10[i * 128 + j];
            const float add2 = matmul_3_ij + p9_bias[j];
            const float h10_ij = add2 < 0 ? 0 : add2;
            h10[i * 128 + j] = h10_ij;
        }
    }
}

/* k58  lenet.lua:15
 *   matmul_4 = h10 @ p11_weight.T  (64, 10)
 */
static void k58_matmul(const float *restrict h10, const float *restrict p11_weight,
                       float *restrict matmul_4)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 10; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 128; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += h10[i * 128 + k + l] * p11_weight[j * 128 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_4[i * 10 + j] = sum;
        }
    }
}

/* k59  lenet.lua:15
 *   add2 = matmul_4 + p11_bias
 *   amax3 = max(add2)
 *   sub4 = add2 - amax3
 *   exp5 = exp(sub4)
 *   sum6 = sum(exp5)
 *   and13 = (y >= 0) & (y < 10)
 *   eq15 = index == y
 *   sum20 = sum(where(eq15, sub4, where(and13, 0, nan)))
 *   sum_ = sum(sum20 - where(and13, log(sum6), 0))  (1)
 *   d_p11_bias = sum(d_h11)  (1, 10)
 *   d_h11 (over matmul_4) = where(eq15, -0.015625, 0) - where(and13, -0.015625, 0) / sum6 * exp5
 *       (64, 10)
 */
static void k59_add_amax_sub(float *restrict d_h11, const float *restrict p11_bias,
                             const int *restrict y, float *restrict sum_,
                             float *restrict d_p11_bias)
{
    sum_[0] = 0.0f;
    for (long j = 0; j < 10; j++) {
        d_p11_bias[j] = 0.0f;
    }
    for (long i = 0; i < 64; i++) {
        const int ge10 = y[i] >= 0;
        const int lt12 = y[i] < 10;
        const int and13 = ge10 & lt12;
        const float where18 = and13 ? 0.0f : NAN;
        const float where28 = and13 ? (-0.015625f) : 0.0f;
        float amax3 = (-INFINITY);
        for (long j = 0; j < 10; j++) {
            const float matmul_4_ij = d_h11[i * 10 + j];
            const float add2 = matmul_4_ij + p11_bias[j];
            amax3 = amax3 > add2 ? amax3 : (amax3 == amax3 ? add2 : amax3);
        }
        float exp5[10];
        float sum6 = 0.0f;
        float sum20 = 0.0f;
        for (long j = 0; j < 10; j++) {
            const float matmul_4_ij = d_h11[i * 10 + j];
            const float add2 = matmul_4_ij + p11_bias[j];
            const float sub4 = add2 - amax3;
            exp5[j] = expf(sub4);
            const int eq15 = (int)j == y[i];
            const float where19 = eq15 ? sub4 : where18;
            sum6 += exp5[j];
            sum20 += where19;
        }
        const float log7 = logf(sum6);
        const float where21 = and13 ? log7 : 0.0f;
        const float sub22 = sum20 - where21;
        const float div29 = where28 / sum6;
        for (long j = 0; j < 10; j++) {
            const int eq15 = (int)j == y[i];
            const float where26 = eq15 ? (-0.015625f) : 0.0f;
            const float mul30 = div29 * exp5[j];
            const float d_h11_ij = where26 - mul30;
            d_p11_bias[j] += d_h11_ij;
            d_h11[i * 10 + j] = d_h11_ij;
        }
        sum_[0] += sub22;
    }
}

/* k60  lenet.lua:25
 *   exp_avg_11_bias = 0.9 * exp_avg_11_bias + 0.1 * d_p11_bias  (10)
 *   exp_avg_sq_11_bias = 0.999 * exp_avg_sq_11_bias + 0.001 * d_p11_bias * d_p11_bias  (10)
 *   p11_bias = p11_bias - step_size * (new_exp_avg_11_bias / (sqrt(new_exp_avg_sq_11_bias) *
 *       root_correction + 1e-08))  (10)
 */
static void k60_update_p11_bias(float *restrict exp_avg_11_bias, const float *restrict d_p11_bias,
                                float *restrict exp_avg_sq_11_bias,
                                const float *restrict root_correction,
                                const float *restrict step_size, float *restrict p11_bias)
{
    for (long j = 0; j < 10; j++) {
        const float mul2 = 0.9f * exp_avg_11_bias[j];
        const float d_p11_bias_j = d_p11_bias[j];
        const float mul5 = 0.1f * d_p11_bias_j;
        const float new_exp_avg_11_bias_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_11_bias[j];
        const float mul11 = 0.001f * d_p11_bias_j;
        const float mul12 = mul11 * d_p11_bias_j;
        const float new_exp_avg_sq_11_bias_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_11_bias_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_11_bias_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_p11_bias_j = p11_bias[j] - mul21;
        exp_avg_11_bias[j] = new_exp_avg_11_bias_j;
        exp_avg_sq_11_bias[j] = new_exp_avg_sq_11_bias_j;
        p11_bias[j] = new_p11_bias_j;
    }
}

/* k61  lenet.lua:22
 *   loss = sum_ * -0.015625  ()
 */
static void k61_mul(const float *restrict sum_, float *restrict loss)
{
    const float loss_0 = sum_[0] * (-0.015625f);
    loss[0] = loss_0;
}

/* k62  lenet.lua:15
 *   d_h10 = d_h11 @ p11_weight  (64, 128)
 */
static void k62_matmul(const float *restrict d_h11, const float *restrict p11_weight,
                       float *restrict d_h10)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 128; j++) {
            d_h10[i * 128 + j] = 0.0f;
        }
        for (long k = 0; k < 10; k++) {
            const float a_ik = d_h11[i * 10 + k];
            for (long j = 0; j < 128; j++) {
                d_h10[i * 128 + j] += a_ik * p11_weight[k * 128 + j];
            }
        }
    }
}

/* k63  lenet.lua:15
 *   d_p11_weight = d_h11.T @ h10  (10, 128)
 */
static void k63_matmul(const float *restrict d_h11, const float *restrict h10,
                       float *restrict d_p11_weight)
{
    for (long i = 0; i < 10; i++) {
        for (long j = 0; j < 128; j++) {
            d_p11_weight[i * 128 + j] = 0.0f;
        }
        for (long k = 0; k < 64; k++) {
            const float a_ik = d_h11[k * 10 + i];
            for (long j = 0; j < 128; j++) {
                d_p11_weight[i * 128 + j] += a_ik * h10[k * 128 + j];
            }
        }
    }
}

/* k64  lenet.lua:25
 *   exp_avg_11_weight = 0.9 * exp_avg_11_weight + 0.1 * d_p11_weight  (10, 128)
 *   exp_avg_sq_11_weight = 0.999 * exp_avg_sq_11_weight + 0.001 * d_p11_weight * d_p11_weight
 *       (10, 128)
 *   p11_weight = p11_weight - step_size * (new_exp_avg_11_weight /
 *       (sqrt(new_exp_avg_sq_11_weight) * root_correction + 1e-08))  (10, 128)
 */
static void k64_update_p11_weight(float *restrict exp_avg_11_weight,
                                  const float *restrict d_p11_weight,
                                  float *restrict exp_avg_sq_11_weight,
                                  const float *restrict root_correction,
                                  const float *restrict step_size, float *restrict p11_weight)
{
    for (long j = 0; j < 1280; j++) {
        const float mul2 = 0.9f * exp_avg_11_weight[j];
        const float d_p11_weight_j = d_p11_weight[j];
        const float mul5 = 0.1f * d_p11_weight_j;
        const float new_exp_avg_11_weight_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_11_weight[j];
        const float mul11 = 0.001f * d_p11_weight_j;
        const float mul12 = mul11 * d_p11_weight_j;
        const float new_exp_avg_sq_11_weight_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_11_weight_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_11_weight_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_p11_weight_j = p11_weight[j] - mul21;
        exp_avg_11_weight[j] = new_exp_avg_11_weight_j;
        exp_avg_sq_11_weight[j] = new_exp_avg_sq_11_weight_j;
        p11_weight[j] = new_p11_weight_j;
    }
}

/* k65  lenet.lua:14
 *   d_p9_bias = sum(d_h9)  (1, 128)
 *   d_h9 (over h10) = where(h10 > 0, d_h10, 0)  (64, 128)
 */
static void k65_gt_where_sum(float *restrict d_h9, const float *restrict d_h10,
                             float *restrict d_p9_bias)
{
    for (long j = 0; j < 128; j++) {
        d_p9_bias[j] = 0.0f;
    }
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 128; j++) {
            const float h10_ij = d_h9[i * 128 + j];
            const int gt2 = h10_ij > 0.0f;
            const float d_h10_ij = d_h10[i * 128 + j];
            const float d_h9_ij = gt2 ? d_h10_ij : 0.0f;
            d_p9_bias[j] += d_h9_ij;
            d_h9[i * 128 + j] = d_h9_ij;
        }
    }
}

/* k66  lenet.lua:25
 *   exp_avg_9_bias = 0.9 * exp_avg_9_bias + 0.1 * d_p9_bias  (128)
 *   exp_avg_sq_9_bias = 0.999 * exp_avg_sq_9_bias + 0.001 * d_p9_bias * d_p9_bias  (128)
 *   p9_bias = p9_bias - step_size * (new_exp_avg_9_bias / (sqrt(new_exp_avg_sq_9_bias) *
 *       root_correction + 1e-08))  (128)
 */
static void k66_update_p9_bias(float *restrict exp_avg_9_bias, const float *restrict d_p9_bias,
                               float *restrict exp_avg_sq_9_bias,
                               const float *restrict root_correction,
                               const float *restrict step_size, float *restrict p9_bias)
{
    for (long j = 0; j < 128; j++) {
        const float mul2 = 0.9f * exp_avg_9_bias[j];
        const float d_p9_bias_j = d_p9_bias[j];
        const float mul5 = 0.1f * d_p9_bias_j;
        const float new_exp_avg_9_bias_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_9_bias[j];
        const float mul11 = 0.001f * d_p9_bias_j;
        const float mul12 = mul11 * d_p9_bias_j;
        const float new_exp_avg_sq_9_bias_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_9_bias_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_9_bias_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_p9_bias_j = p9_bias[j] - mul21;
        exp_avg_9_bias[j] = new_exp_avg_9_bias_j;
        exp_avg_sq_9_bias[j] = new_exp_avg_sq_9_bias_j;
        p9_bias[j] = new_p9_bias_j;
    }
}

/* k67  lenet.lua:14
 *   d_h8 = d_h9 @ p9_weight  (64, 800)
 */
static void k67_matmul(const float *restrict d_h9, const float *restrict p9_weight,
                       float *restrict d_h8)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 800; j++) {
            d_h8[i * 800 + j] = 0.0f;
        }
        for (long k = 0; k < 128; k++) {
            const float a_ik = d_h9[i * 128 + k];
            for (long j = 0; j < 800; j++) {
                d_h8[i * 800 + j] += a_ik * p9_weight[k * 800 + j];
            }
        }
    }
}

/* k68  lenet.lua:14
 *   d_p9_weight = d_h9.T @ h7  (128, 800)
 */
static void k68_matmul(const float *restrict d_h9, const float *restrict h7,
                       float *restrict d_p9_weight)
{
    for (long i = 0; i < 128; i++) {
        for (long j = 0; j < 800; j++) {
            d_p9_weight[i * 800 + j] = 0.0f;
        }
        for (long k = 0; k < 64; k++) {
            const float a_ik = d_h9[k * 128 + i];
            for (long j = 0; j < 800; j++) {
                d_p9_weight[i * 800 + j] += a_ik * h7[k * 800 + j];
            }
        }
    }
}

/* k69  lenet.lua:25
 *   exp_avg_9_weight = 0.9 * exp_avg_9_weight + 0.1 * d_p9_weight  (128, 800)
 *   exp_avg_sq_9_weight = 0.999 * exp_avg_sq_9_weight + 0.001 * d_p9_weight * d_p9_weight
 *       (128, 800)
 *   p9_weight = p9_weight - step_size * (new_exp_avg_9_weight / (sqrt(new_exp_avg_sq_9_weight) *
 *       root_correction + 1e-08))  (128, 800)
 */
static void k69_update_p9_weight(float *restrict exp_avg_9_weight,
                                 const float *restrict d_p9_weight,
                                 float *restrict exp_avg_sq_9_weight,
                                 const float *restrict root_correction,
                                 const float *restrict step_size, float *restrict p9_weight)
{
    for (long j = 0; j < 102400; j++) {
        const float mul2 = 0.9f * exp_avg_9_weight[j];
        const float d_p9_weight_j = d_p9_weight[j];
        const float mul5 = 0.1f * d_p9_weight_j;
        const float new_exp_avg_9_weight_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_9_weight[j];
        const float mul11 = 0.001f * d_p9_weight_j;
        const float mul12 = mul11 * d_p9_weight_j;
        const float new_exp_avg_sq_9_weight_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_9_weight_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_9_weight_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_p9_weight_j = p9_weight[j] - mul21;
        exp_avg_9_weight[j] = new_exp_avg_9_weight_j;
        exp_avg_sq_9_weight[j] = new_exp_avg_sq_9_weight_j;
        p9_weight[j] = new_p9_weight_j;
    }
}

/* k70  lenet.lua:12
 *   d_h6 = scatter_add(d_h8, add_4)  (64, 32, 100)
 */
static void k70_scatter_add(const float *restrict d_h8, const int *restrict add_4,
                            float *restrict d_h6)
{
    for (long n = 0; n < 204800; n++) {
        d_h6[n] = 0.0f;
    }
    for (long i = 0; i < 2048; i++) {
        for (long j = 0; j < 25; j++) {
            const long at = add_4[i * 25 + j];
            if ((at >= 0) & (at < 100)) {
                d_h6[i * 100 + at] += d_h8[i * 25 + j];
            }
        }
    }
}

/* k71  lenet.lua:25
 *   where4 = where(h6 > 0, d_h6, 0)
 *   sum5 = sum(where4)
 *   sum__2 (over sqrt__2) = sum(sub_2 * where4)  (1, 32, 1, 1)
 *   d_h4 (over h6) = where4 * p5_weight * recip_2 + sum__2 * p5_weight * (recip_2 * recip_2) / (2 *
 *       sqrt__2) / 6400 * -2 * sub_2 - sum5 * p5_weight * recip_2 / 6400  (64, 32, 10, 10)
 *   exp_avg_5_bias = 0.9 * exp_avg_5_bias + 0.1 * sum5  (32)
 *   exp_avg_sq_5_bias = 0.999 * exp_avg_sq_5_bias + 0.001 * sum5 * sum5  (32)
 *   p5_bias = p5_bias - step_size * (new_exp_avg_5_bias / (sqrt(new_exp_avg_sq_5_bias) *
 *       root_correction + 1e-08))  (32)
 */
static void k71_update_p5_bias(float *restrict d_h4, const float *restrict d_h6,
                               const float *restrict p5_weight, const float *restrict sub_2,
                               const float *restrict recip_2, float *restrict sum__2,
                               float *restrict exp_avg_5_bias, float *restrict exp_avg_sq_5_bias,
                               const float *restrict root_correction,
                               const float *restrict step_size, float *restrict p5_bias)
{
    for (long i = 0; i < 32; i++) {
        const float mul14 = recip_2[i] * recip_2[i];
        const float sqrt__2_i = sum__2[i];
        const float mul18 = 2.0f * sqrt__2_i;
        const float mul32 = 0.9f * exp_avg_5_bias[i];
        const float mul38 = 0.999f * exp_avg_sq_5_bias[i];
        float sum5 = 0.0f;
        float sum__2_i = 0.0f;
        for (long j0 = 0; j0 < 64; j0++) {
            float part5 = 0.0f;
            float part10 = 0.0f;
            for (long j1 = 0; j1 < 100; j1++) {
                const float h6_ij = d_h4[j0 * 3200 + i * 100 + j1];
                const int gt2 = h6_ij > 0.0f;
                const float d_h6_ij = d_h6[j0 * 3200 + i * 100 + j1];
                const float where4 = gt2 ? d_h6_ij : 0.0f;
                const float mul9 = sub_2[j0 * 3200 + i * 100 + j1] * where4;
                part5 += where4;
                part10 += mul9;
            }
            sum5 += part5;
            sum__2_i += part10;
        }
        const float mul13 = sum__2_i * p5_weight[i];
        const float mul15 = mul13 * mul14;
        const float div19 = mul15 / mul18;
        const float div21 = div19 / 6400.0f;
        const float mul23 = div21 * (-2.0f);
        const float mul26 = sum5 * p5_weight[i];
        const float mul27 = mul26 * recip_2[i];
        const float div28 = mul27 / 6400.0f;
        const float mul34 = 0.1f * sum5;
        const float new_exp_avg_5_bias_i = mul32 + mul34;
        const float mul40 = 0.001f * sum5;
        const float mul41 = mul40 * sum5;
        const float new_exp_avg_sq_5_bias_i = mul38 + mul41;
        const float sqrt43 = sqrtf(new_exp_avg_sq_5_bias_i);
        const float mul45 = sqrt43 * root_correction[0];
        const float add47 = mul45 + 1e-08f;
        const float div48 = new_exp_avg_5_bias_i / add47;
        const float mul50 = step_size[0] * div48;
        const float new_p5_bias_i = p5_bias[i] - mul50;
        for (long j0 = 0; j0 < 64; j0++) {
            for (long j1 = 0; j1 < 100; j1++) {
                const float h6_ij = d_h4[j0 * 3200 + i * 100 + j1];
                const int gt2 = h6_ij > 0.0f;
                const float d_h6_ij = d_h6[j0 * 3200 + i * 100 + j1];
                const float where4 = gt2 ? d_h6_ij : 0.0f;
                const float mul7 = where4 * p5_weight[i];
                const float mul12 = mul7 * recip_2[i];
                const float mul24 = mul23 * sub_2[j0 * 3200 + i * 100 + j1];
                const float add25 = mul12 + mul24;
                const float d_h4_ij = add25 - div28;
                d_h4[j0 * 3200 + i * 100 + j1] = d_h4_ij;
            }
        }
        sum__2[i] = sum__2_i;
        exp_avg_5_bias[i] = new_exp_avg_5_bias_i;
        exp_avg_sq_5_bias[i] = new_exp_avg_sq_5_bias_i;
        p5_bias[i] = new_p5_bias_i;
    }
}

/* k72  lenet.lua:25
 *   exp_avg_5_weight = 0.9 * exp_avg_5_weight + 0.1 * (sum__2 * recip_2)  (32)
 *   exp_avg_sq_5_weight = 0.999 * exp_avg_sq_5_weight + 0.001 * (sum__2 * recip_2) * (sum__2 *
 *       recip_2)  (32)
 *   p5_weight = p5_weight - step_size * (new_exp_avg_5_weight / (sqrt(new_exp_avg_sq_5_weight) *
 *       root_correction + 1e-08))  (32)
 */
static void k72_update_p5_weight(const float *restrict sum__2, const float *restrict recip_2,
                                 float *restrict exp_avg_5_weight,
                                 float *restrict exp_avg_sq_5_weight,
                                 const float *restrict root_correction,
                                 const float *restrict step_size, float *restrict p5_weight)
{
    for (long j = 0; j < 32; j++) {
        const float mul2 = sum__2[j] * recip_2[j];
        const float mul5 = 0.9f * exp_avg_5_weight[j];
        const float mul7 = 0.1f * mul2;
        const float new_exp_avg_5_weight_j = mul5 + mul7;
        const float mul11 = 0.999f * exp_avg_sq_5_weight[j];
        const float mul13 = 0.001f * mul2;
        const float mul14 = mul13 * mul2;
        const float new_exp_avg_sq_5_weight_j = mul11 + mul14;
        const float sqrt16 = sqrtf(new_exp_avg_sq_5_weight_j);
        const float mul18 = sqrt16 * root_correction[0];
        const float add20 = mul18 + 1e-08f;
        const float div21 = new_exp_avg_5_weight_j / add20;
        const float mul23 = step_size[0] * div21;
        const float new_p5_weight_j = p5_weight[j] - mul23;
        exp_avg_5_weight[j] = new_exp_avg_5_weight_j;
        exp_avg_sq_5_weight[j] = new_exp_avg_sq_5_weight_j;
        p5_weight[j] = new_p5_weight_j;
    }
}

/* k73  lenet.lua:11
 *   d_p4_weight = view(d_h4) @ view(h3)  (32, 400)
 */
static void k73_matmul(const float *restrict d_h4, const float *restrict h3,
                       float *restrict d_p4_weight)
{
    for (long j0 = 0; j0 < 16; j0++) {
        for (long i = 0; i < 32; i++) {
            for (long j1 = 0; j1 < 5; j1++) {
                for (long j2 = 0; j2 < 5; j2++) {
                    d_p4_weight[i * 400 + j0 * 25 + j1 * 5 + j2] = 0.0f;
                }
            }
            for (long k0 = 0; k0 < 64; k0++) {
                for (long k1 = 0; k1 < 10; k1++) {
                    for (long k2 = 0; k2 < 10; k2++) {
                        const float a_ik = d_h4[k0 * 3200 + i * 100 + k1 * 10 + k2];
                        for (long j1 = 0; j1 < 5; j1++) {
                            for (long j2 = 0; j2 < 5; j2++) {
                                d_p4_weight[i * 400 + j0 * 25 + j1 * 5 + j2] +=
                                    a_ik * h3[k0 * 3136 + j0 * 196 + k1 * 14 + j1 * 14 + k2 + j2];
                            }
                        }
                    }
                }
            }
        }
    }
}

/* k74  lenet.lua:11
 *   d_h3 = p4_weight  (400, 32)
 */
static void k74_copy(const float *restrict p4_weight, float *restrict d_h3)
{
    for (long i = 0; i < 25; i++) {
        for (long j = 0; j < 512; j++) {
            d_h3[i * 512 + j] = p4_weight[j * 25 + i];
        }
    }
}

/* k75  lenet.lua:25
 *   exp_avg_4_weight = 0.9 * exp_avg_4_weight + 0.1 * d_p4_weight  (32, 16, 5, 5)
 *   exp_avg_sq_4_weight = 0.999 * exp_avg_sq_4_weight + 0.001 * d_p4_weight * d_p4_weight
 *       (32, 16, 5, 5)
 *   p4_weight = p4_weight - step_size * (new_exp_avg_4_weight / (sqrt(new_exp_avg_sq_4_weight) *
 *       root_correction + 1e-08))  (32, 16, 5, 5)
 */
static void k75_update_p4_weight(float *restrict exp_avg_4_weight,
                                 const float *restrict d_p4_weight,
                                 float *restrict exp_avg_sq_4_weight,
                                 const float *restrict root_correction,
                                 const float *restrict step_size, float *restrict p4_weight)
{
    for (long j = 0; j < 12800; j++) {
        const float mul2 = 0.9f * exp_avg_4_weight[j];
        const float d_p4_weight_j = d_p4_weight[j];
        const float mul5 = 0.1f * d_p4_weight_j;
        const float new_exp_avg_4_weight_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_4_weight[j];
        const float mul11 = 0.001f * d_p4_weight_j;
        const float mul12 = mul11 * d_p4_weight_j;
        const float new_exp_avg_sq_4_weight_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_4_weight_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_4_weight_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_p4_weight_j = p4_weight[j] - mul21;
        exp_avg_4_weight[j] = new_exp_avg_4_weight_j;
        exp_avg_sq_4_weight[j] = new_exp_avg_sq_4_weight_j;
        p4_weight[j] = new_p4_weight_j;
    }
}

/* k76  lenet.lua:11
 *   d_h3_2 = fold(d_h4.T @ d_h3)  (16, 64, 14, 14)
 */
static void k76_fold(const float *restrict d_h4, const float *restrict d_h3,
                     float *restrict d_h3_2)
{
    for (long n = 0; n < 200704; n++) {
        d_h3_2[n] = 0.0f;
    }
    for (long b = 0; b < 64; b++) {
        for (long j = 0; j < 16; j++) {
            for (long t0 = 0; t0 < 5; t0++) {
                for (long t1 = 0; t1 < 5; t1++) {
                    for (long k = 0; k < 32; k++) {
                        const float b_kj = d_h3[t0 * 2560 + t1 * 512 + k * 16 + j];
                        for (long i0 = 0; i0 < 10; i0++) {
                            for (long i1 = 0; i1 < 10; i1++) {
                                d_h3_2[j * 12544 + b * 196 + i0 * 14 + t0 * 14 + i1 + t1] +=
                                    d_h4[b * 3200 + k * 100 + i0 * 10 + i1] * b_kj;
                            }
                        }
                    }
                }
            }
        }
    }
}

/* k77  lenet.lua:10
 *   d_h3_3 = d_h3_2  (64, 16, 196)
 */
static void k77_copy(const float *restrict d_h3_2, float *restrict d_h3_3)
{
    for (long i0 = 0; i0 < 64; i0++) {
        for (long i1 = 0; i1 < 16; i1++) {
            for (long j = 0; j < 196; j++) {
                d_h3_3[i0 * 3136 + i1 * 196 + j] = d_h3_2[i1 * 12544 + i0 * 196 + j];
            }
        }
    }
}

/* k78  lenet.lua:10
 *   d_h2 = scatter_add(d_h3_3, add_2)  (64, 16, 784)
 */
static void k78_scatter_add(const float *restrict d_h3_3, const int *restrict add_2,
                            float *restrict d_h2)
{
    for (long n = 0; n < 802816; n++) {
        d_h2[n] = 0.0f;
    }
    for (long i = 0; i < 1024; i++) {
        for (long j = 0; j < 196; j++) {
            const long at = add_2[i * 196 + j];
            if ((at >= 0) & (at < 784)) {
                d_h2[i * 784 + at] += d_h3_3[i * 196 + j];
            }
        }
    }
}

/* k79  lenet.lua:25
 *   where4 = where(h2 > 0, d_h2, 0)
 *   sum5 = sum(where4)
 *   sum__3 (over sqrt_) = sum(sub * where4)  (1, 16, 1, 1)
 *   d_h0 (over h2) = where4 * p1_weight * recip + sum__3 * p1_weight * (recip * recip) / (2 *
 *       sqrt_) / 50176 * -2 * sub - sum5 * p1_weight * recip / 50176  (64, 16, 28, 28)
 *   exp_avg_1_bias = 0.9 * exp_avg_1_bias + 0.1 * sum5  (16)
 *   exp_avg_sq_1_bias = 0.999 * exp_avg_sq_1_bias + 0.001 * sum5 * sum5  (16)
 *   p1_bias = p1_bias - step_size * (new_exp_avg_1_bias / (sqrt(new_exp_avg_sq_1_bias) *
 *       root_correction + 1e-08))  (16)
 */
static void k79_update_p1_bias(float *restrict d_h0, const float *restrict d_h2,
                               const float *restrict p1_weight, const float *restrict sub,
                               const float *restrict recip, float *restrict sum__3,
                               float *restrict exp_avg_1_bias, float *restrict exp_avg_sq_1_bias,
                               const float *restrict root_correction,
                               const float *restrict step_size, float *restrict p1_bias)
{
    for (long i = 0; i < 16; i++) {
        const float mul14 = recip[i] * recip[i];
        const float sqrt__i = sum__3[i];
        const float mul18 = 2.0f * sqrt__i;
        const float mul32 = 0.9f * exp_avg_1_bias[i];
        const float mul38 = 0.999f * exp_avg_sq_1_bias[i];
        float sum5 = 0.0f;
        float sum__3_i = 0.0f;
        for (long j0 = 0; j0 < 64; j0++) {
            float part5 = 0.0f;
            float part10 = 0.0f;
            for (long j1 = 0; j1 < 784; j1++) {
                const float h2_ij = d_h0[j0 * 12544 + i * 784 + j1];
                const int gt2 = h2_ij > 0.0f;
                const float d_h2_ij = d_h2[j0 * 12544 + i * 784 + j1];
                const float where4 = gt2 ? d_h2_ij : 0.0f;
                const float mul9 = sub[j0 * 12544 + i * 784 + j1] * where4;
                part5 += where4;
                part10 += mul9;
            }
            sum5 += part5;
            sum__3_i += part10;
        }
        const float mul13 = sum__3_i * p1_weight[i];
        const float mul15 = mul13 * mul14;
        const float div19 = mul15 / mul18;
        const float div21 = div19 / 50176.0f;
        const float mul23 = div21 * (-2.0f);
        const float mul26 = sum5 * p1_weight[i];
        const float mul27 = mul26 * recip[i];
        const float div28 = mul27 / 50176.0f;
        const float mul34 = 0.1f * sum5;
        const float new_exp_avg_1_bias_i = mul32 + mul34;
        const float mul40 = 0.001f * sum5;
        const float mul41 = mul40 * sum5;
        const float new_exp_avg_sq_1_bias_i = mul38 + mul41;
        const float sqrt43 = sqrtf(new_exp_avg_sq_1_bias_i);
        const float mul45 = sqrt43 * root_correction[0];
        const float add47 = mul45 + 1e-08f;
        const float div48 = new_exp_avg_1_bias_i / add47;
        const float mul50 = step_size[0] * div48;
        const float new_p1_bias_i = p1_bias[i] - mul50;
        for (long j0 = 0; j0 < 64; j0++) {
            for (long j1 = 0; j1 < 784; j1++) {
                const float h2_ij = d_h0[j0 * 12544 + i * 784 + j1];
                const int gt2 = h2_ij > 0.0f;
                const float d_h2_ij = d_h2[j0 * 12544 + i * 784 + j1];
                const float where4 = gt2 ? d_h2_ij : 0.0f;
                const float mul7 = where4 * p1_weight[i];
                const float mul12 = mul7 * recip[i];
                const float mul24 = mul23 * sub[j0 * 12544 + i * 784 + j1];
                const float add25 = mul12 + mul24;
                const float d_h0_ij = add25 - div28;
                d_h0[j0 * 12544 + i * 784 + j1] = d_h0_ij;
            }
        }
        sum__3[i] = sum__3_i;
        exp_avg_1_bias[i] = new_exp_avg_1_bias_i;
        exp_avg_sq_1_bias[i] = new_exp_avg_sq_1_bias_i;
        p1_bias[i] = new_p1_bias_i;
    }
}

/* k80  lenet.lua:25
 *   exp_avg_1_weight = 0.9 * exp_avg_1_weight + 0.1 * (sum__3 * recip)  (16)
 *   exp_avg_sq_1_weight = 0.999 * exp_avg_sq_1_weight + 0.001 * (sum__3 * recip) * (sum__3 * recip)
 *       (16)
 *   p1_weight = p1_weight - step_size * (new_exp_avg_1_weight / (sqrt(new_exp_avg_sq_1_weight) *
 *       root_correction + 1e-08))  (16)
 */
static void k80_update_p1_weight(const float *restrict sum__3, const float *restrict recip,
                                 float *restrict exp_avg_1_weight,
                                 float *restrict exp_avg_sq_1_weight,
                                 const float *restrict root_correction,
                                 const float *restrict step_size, float *restrict p1_weight)
{
    for (long j = 0; j < 16; j++) {
        const float mul2 = sum__3[j] * recip[j];
        const float mul5 = 0.9f * exp_avg_1_weight[j];
        const float mul7 = 0.1f * mul2;
        const float new_exp_avg_1_weight_j = mul5 + mul7;
        const float mul11 = 0.999f * exp_avg_sq_1_weight[j];
        const float mul13 = 0.001f * mul2;
        const float mul14 = mul13 * mul2;
        const float new_exp_avg_sq_1_weight_j = mul11 + mul14;
        const float sqrt16 = sqrtf(new_exp_avg_sq_1_weight_j);
        const float mul18 = sqrt16 * root_correction[0];
        const float add20 = mul18 + 1e-08f;
        const float div21 = new_exp_avg_1_weight_j / add20;
        const float mul23 = step_size[0] * div21;
        const float new_p1_weight_j = p1_weight[j] - mul23;
        exp_avg_1_weight[j] = new_exp_avg_1_weight_j;
        exp_avg_sq_1_weight[j] = new_exp_avg_sq_1_weight_j;
        p1_weight[j] = new_p1_weight_j;
    }
}

/* k81  lenet.lua:9
 *   d_p0_weight = view(d_h0) @ view(x_2)  (16, 25)
 */
static void k81_matmul(const float *restrict d_h0, const float *restrict x_2,
                       float *restrict d_p0_weight)
{
    for (long i = 0; i < 16; i++) {
        for (long j0 = 0; j0 < 5; j0++) {
            for (long j1 = 0; j1 < 5; j1++) {
                d_p0_weight[i * 25 + j0 * 5 + j1] = 0.0f;
            }
        }
        for (long k0 = 0; k0 < 64; k0++) {
            for (long k1 = 0; k1 < 28; k1++) {
                for (long k2 = 0; k2 < 28; k2++) {
                    const float a_ik = d_h0[k0 * 12544 + i * 784 + k1 * 28 + k2];
                    for (long j0 = 0; j0 < 5; j0++) {
                        for (long j1 = 0; j1 < 5; j1++) {
                            d_p0_weight[i * 25 + j0 * 5 + j1] +=
                                a_ik * x_2[k0 * 1024 + k1 * 32 + j0 * 32 + k2 + j1];
                        }
                    }
                }
            }
        }
    }
}

/* k82  lenet.lua:25
 *   exp_avg_0_weight = 0.9 * exp_avg_0_weight + 0.1 * d_p0_weight  (16, 1, 5, 5)
 *   exp_avg_sq_0_weight = 0.999 * exp_avg_sq_0_weight + 0.001 * d_p0_weight * d_p0_weight
 *       (16, 1, 5, 5)
 *   p0_weight = p0_weight - step_size * (new_exp_avg_0_weight / (sqrt(new_exp_avg_sq_0_weight) *
 *       root_correction + 1e-08))  (16, 1, 5, 5)
 */
static void k82_update_p0_weight(float *restrict exp_avg_0_weight,
                                 const float *restrict d_p0_weight,
                                 float *restrict exp_avg_sq_0_weight,
                                 const float *restrict root_correction,
                                 const float *restrict step_size, float *restrict p0_weight)
{
    for (long j = 0; j < 400; j++) {
        const float mul2 = 0.9f * exp_avg_0_weight[j];
        const float d_p0_weight_j = d_p0_weight[j];
        const float mul5 = 0.1f * d_p0_weight_j;
        const float new_exp_avg_0_weight_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_0_weight[j];
        const float mul11 = 0.001f * d_p0_weight_j;
        const float mul12 = mul11 * d_p0_weight_j;
        const float new_exp_avg_sq_0_weight_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_0_weight_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_0_weight_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_p0_weight_j = p0_weight[j] - mul21;
        exp_avg_0_weight[j] = new_exp_avg_0_weight_j;
        exp_avg_sq_0_weight[j] = new_exp_avg_sq_0_weight_j;
        p0_weight[j] = new_p0_weight_j;
    }
}

/* One train_step: 46 kernels; `work` holds 11502912 bytes, aligned to 64. */
void train_step(const struct state *s, const struct train_step_io *io, void *work);
void train_step(const struct state *s, const struct train_step_io *io, void *work)
{
    char *const at = work;
    float *const x_2 = (float *)(void *)(at + 11239424); /* (64, 1, 32, 32) */
    float *const matmul = (float *)(void *)(at + 0); /* (16, 50176) */
    float *const sub = (float *)(void *)(at + 3211264); /* (64, 16, 28, 28) */
    float *const sqrt_ = (float *)(void *)(at + 11502528); /* (1, 16, 1, 1) */
    float *const recip = (float *)(void *)(at + 11502592); /* (1, 16, 1, 1) */
    float *const h2 = (float *)(void *)(at + 6422528); /* (64, 16, 28, 28) */
    float *const where = (float *)(void *)(at + 0); /* (64, 16, 28, 14) */
    int *const where_2 = (int *)(void *)(at + 1605632); /* (64, 16, 28, 14) */
    int *const mul = (int *)(void *)(at + 9633792); /* (14) */
    int *const mul_2 = (int *)(void *)(at + 11502656); /* (2) */
    int *const add = (int *)(void *)(at + 11501568); /* (1, 1, 14, 14) */
    float *const h3 = (float *)(void *)(at + 9633792); /* (64, 16, 14, 14) */
    int *const add_2 = (int *)(void *)(at + 10436608); /* (64, 16, 14, 14) */
    float *const matmul_2 = (float *)(void *)(at + 0); /* (32, 6400) */
    float *const sub_2 = (float *)(void *)(at + 819200); /* (64, 32, 10, 10) */
    float *const sqrt__2 = (float *)(void *)(at + 3072000); /* (1, 32, 1, 1) */
    float *const recip_2 = (float *)(void *)(at + 3072128); /* (1, 32, 1, 1) */
    float *const h6 = (float *)(void *)(at + 1638400); /* (64, 32, 10, 10) */
    float *const where_3 = (float *)(void *)(at + 0); /* (64, 32, 10, 5) */
    int *const where_4 = (int *)(void *)(at + 409600); /* (64, 32, 10, 5) */
    int *const mul_3 = (int *)(void *)(at + 0); /* (5) */
    int *const mul_4 = (int *)(void *)(at + 11502720); /* (2) */
    int *const add_3 = (int *)(void *)(at + 11502400); /* (1, 1, 5, 5) */
    float *const h7 = (float *)(void *)(at + 2457600); /* (64, 32, 5, 5) */
    int *const add_4 = (int *)(void *)(at + 2662400); /* (64, 32, 5, 5) */
    float *const matmul_3 = (float *)(void *)(at + 409600); /* (64, 128) */
    float *const h10 = (float *)(void *)(at + 409600); /* (64, 128) */
    float *const matmul_4 = (float *)(void *)(at + 37888); /* (64, 10) */
    float *const sum_ = (float *)(void *)(at + 64); /* (1) */
    float *const d_p11_bias = (float *)(void *)(at + 0); /* (1, 10) */
    float *const d_h11 = (float *)(void *)(at + 37888); /* (64, 10) */
    float *const d_h10 = (float *)(void *)(at + 0); /* (64, 128) */
    float *const d_p11_weight = (float *)(void *)(at + 32768); /* (10, 128) */
    float *const d_p9_bias = (float *)(void *)(at + 32768); /* (1, 128) */
    float *const d_h9 = (float *)(void *)(at + 409600); /* (64, 128) */
    float *const d_h8 = (float *)(void *)(at + 2867200); /* (64, 800) */
    float *const d_p9_weight = (float *)(void *)(at + 0); /* (128, 800) */
    float *const d_h6 = (float *)(void *)(at + 0); /* (64, 32, 100) */
    float *const d_h3 = (float *)(void *)(at + 802816); /* (400, 32) */
    float *const step_size = (float *)(void *)(at + 11502784); /* () */
    float *const root_correction = (float *)(void *)(at + 11502848); /* () */
    float *const sum__2 = (float *)(void *)(at + 3072000); /* (1, 32, 1, 1) */
    float *const d_h4 = (float *)(void *)(at + 1638400); /* (64, 32, 10, 10) */
    float *const d_p4_weight = (float *)(void *)(at + 0); /* (32, 400) */
    float *const d_h3_2 = (float *)(void *)(at + 0); /* (16, 64, 14, 14) */
    float *const d_h3_3 = (float *)(void *)(at + 9633792); /* (64, 16, 196) */
    float *const d_h2 = (float *)(void *)(at + 0); /* (64, 16, 784) */
    float *const sum__3 = (float *)(void *)(at + 11502528); /* (1, 16, 1, 1) */
    float *const d_h0 = (float *)(void *)(at + 6422528); /* (64, 16, 28, 28) */
    float *const d_p0_weight = (float *)(void *)(at + 0); /* (16, 25) */

    k37_update_p1_num_batches_tracked(s->p1_num_batches_tracked);
    k38_update_p5_num_batches_tracked(s->p5_num_batches_tracked);
    k39_mul(mul);
    k40_mul(mul_2);
    k41_mul(mul_3);
    k42_mul(mul_4);
    k43_mul_add(mul_3, add_3);
    k44_update_step(s->step, step_size, root_correction);
    k45_copy(x_2);
    k46_copy(io->x, x_2);
    k47_matmul(s->p0_weight, x_2, matmul);
    k48_update_p1_running_var(matmul, s->p1_running_mean, s->p1_running_var, s->p1_weight,
                              s->p1_bias, sub, sqrt_, recip, h2);
    k49_gt_ne_or(h2, where, where_2);
    k50_mul_add(mul, add);
    k51_gt_ne_or(where, mul_2, where_2, add, h3, add_2);
    k52_matmul(s->p4_weight, h3, matmul_2);
    k53_update_p5_running_var(matmul_2, s->p5_running_mean, s->p5_running_var, s->p5_weight,
                              s->p5_bias, sub_2, sqrt__2, recip_2, h6);
    k54_gt_ne_or(h6, where_3, where_4);
    k55_gt_ne_or(where_3, mul_4, where_4, add_3, h7, add_4);
    k56_matmul(h7, s->p9_weight, matmul_3);
    k57_add_relu(h10, s->p9_bias);
    k58_matmul(h10, s->p11_weight, matmul_4);
    k59_add_amax_sub(d_h11, s->p11_bias, io->y, sum_, d_p11_bias);
    k60_update_p11_bias(s->exp_avg_11_bias, d_p11_bias, s->exp_avg_sq_11_bias, root_correction,
                        step_size, s->p11_bias);
    k61_mul(sum_, io->loss);
    k62_matmul(d_h11, s->p11_weight, d_h10);
    k63_matmul(d_h11, h10, d_p11_weight);
    k64_update_p11_weight(s->exp_avg_11_weight, d_p11_weight, s->exp_avg_sq_11_weight,
                          root_correction, step_size, s->p11_weight);
    k65_gt_where_sum(d_h9, d_h10, d_p9_bias);
    k66_update_p9_bias(s->exp_avg_9_bias, d_p9_bias, s->exp_avg_sq_9_bias, root_correction,
                       step_size, s->p9_bias);
    k67_matmul(d_h9, s->p9_weight, d_h8);
    k68_matmul(d_h9, h7, d_p9_weight);
    k69_update_p9_weight(s->exp_avg_9_weight, d_p9_weight, s->exp_avg_sq_9_weight, root_correction,
                         step_size, s->p9_weight);
    k70_scatter_add(d_h8, add_4, d_h6);
    k71_update_p5_bias(d_h4, d_h6, s->p5_weight, sub_2, recip_2, sum__2, s->exp_avg_5_bias,
                       s->exp_avg_sq_5_bias, root_correction, step_size, s->p5_bias);
    k72_update_p5_weight(sum__2, recip_2, s->exp_avg_5_weight, s->exp_avg_sq_5_weight,
                         root_correction, step_size, s->p5_weight);
    k73_matmul(d_h4, h3, d_p4_weight);
    k74_copy(s->p4_weight, d_h3);
    k75_update_p4_weight(s->exp_avg_4_weight, d_p4_weight, s->exp_avg_sq_4_weight, root_correction,
                         step_size, s->p4_weight);
    k76_fold(d_h4, d_h3, d_h3_2);
    k77_copy(d_h3_2, d_h3_3);
    k78_scatter_add(d_h3_3, add_2, d_h2);
    k79_update_p1_bias(d_h0, d_h2, s->p1_weight, sub, recip, sum__3, s->exp_avg_1_bias,
                       s->exp_avg_sq_1_bias, root_correction, step_size, s->p1_bias);
    k80_update_p1_weight(sum__3, recip, s->exp_avg_1_weight, s->exp_avg_sq_1_weight,
                         root_correction, step_size, s->p1_weight);
    k81_matmul(d_h0, x_2, d_p0_weight);
    k82_update_p0_weight(s->exp_avg_0_weight, d_p0_weight, s->exp_avg_sq_0_weight, root_correction,
                         step_size, s->p0_weight);
}

/* ---- eval_step ---- */

/* What eval_step reads and writes: a batch, and its results. */
struct eval_step_io {
    const float *x; /* x (64, 1, 28, 28) */
    const int *y; /* y (64) */
    float *loss; /* loss () */
    float *accuracy; /* accuracy () */
};

/* k83  lenet.lua:10
 *   recip = 1 / sqrt(p1_running_var + 1e-05)  (16)
 */
static void k83_add_sqrt_recip(const float *restrict p1_running_var, float *restrict recip)
{
    for (long j = 0; j < 16; j++) {
        const float add2 = p1_running_var[j] + 1e-05f;
        const float sqrt3 = sqrtf(add2);
        const float recip_j = 1 / sqrt3;
        recip[j] = recip_j;
    }
}

/* k84  lenet.lua:12
 *   recip_2 = 1 / sqrt(p5_running_var + 1e-05)  (32)
 */
static void k84_add_sqrt_recip(const float *restrict p5_running_var, float *restrict recip_2)
{
    for (long j = 0; j < 32; j++) {
        const float add2 = p5_running_var[j] + 1e-05f;
        const float sqrt3 = sqrtf(add2);
        const float recip_2_j = 1 / sqrt3;
        recip_2[j] = recip_2_j;
    }
}

/* k85  lenet.lua:9
 *   x_2 = 0  (64, 1, 32, 32)
 */
static void k85_copy(float *restrict x_2)
{
    for (long j = 0; j < 65536; j++) {
        x_2[j] = 0.0f;
    }
}

/* k86  lenet.lua:9
 *   x_2[66 ...] = x  (64, 1, 32, 32)
 */
static void k86_copy(const float *restrict x, float *restrict x_2)
{
    for (long i0 = 0; i0 < 64; i0++) {
        for (long i1 = 0; i1 < 28; i1++) {
            for (long j = 0; j < 28; j++) {
                x_2[66 + i0 * 1024 + i1 * 32 + j] = x[i0 * 784 + i1 * 28 + j];
            }
        }
    }
}

/* k87  lenet.lua:9
 *   matmul = p0_weight @ view(x_2)  (16, 50176)
 */
static void k87_matmul(const float *restrict p0_weight, const float *restrict x_2,
                       float *restrict matmul)
{
    for (long j0 = 0; j0 < 64; j0++) {
        for (long i = 0; i < 16; i++) {
            for (long j1 = 0; j1 < 28; j1++) {
                for (long j2 = 0; j2 < 28; j2++) {
                    matmul[i * 50176 + j0 * 784 + j1 * 28 + j2] = 0.0f;
                }
            }
            for (long k0 = 0; k0 < 5; k0++) {
                for (long k1 = 0; k1 < 5; k1++) {
                    const float a_ik = p0_weight[i * 25 + k0 * 5 + k1];
                    for (long j1 = 0; j1 < 28; j1++) {
                        for (long j2 = 0; j2 < 28; j2++) {
                            matmul[i * 50176 + j0 * 784 + j1 * 28 + j2] +=
                                a_ik * x_2[j0 * 1024 + k0 * 32 + j1 * 32 + k1 + j2];
                        }
                    }
                }
            }
        }
    }
}

/* k88  lenet.lua:10
 *   h2 = relu((matmul - p1_running_mean) * recip * p1_weight + p1_bias)  (64, 16, 28, 28)
 */
static void k88_sub_mul_add(const float *restrict matmul, const float *restrict p1_running_mean,
                            const float *restrict recip, const float *restrict p1_weight,
                            const float *restrict p1_bias, float *restrict h2)
{
    for (long i0 = 0; i0 < 64; i0++) {
        for (long i1 = 0; i1 < 16; i1++) {
            for (long j = 0; j < 784; j++) {
                const float sub2 = matmul[i1 * 50176 + i0 * 784 + j] - p1_running_mean[i1];
                const float mul4 = sub2 * recip[i1];
                const float mul6 = mul4 * p1_weight[i1];
                const float add8 = mul6 + p1_bias[i1];
                const float h2_ij = add8 < 0 ? 0 : add8;
                h2[i0 * 12544 + i1 * 784 + j] = h2_ij;
            }
        }
    }
}

/* k89  lenet.lua:10
 *   where = where((h2[1 ...] > h2[0 ...]) | (h2[1 ...] != h2[1 ...]), h2[1 ...], h2[0 ...])
 *       (64, 16, 28, 14)
 */
static void k89_gt_ne_or(const float *restrict h2, float *restrict where)
{
    for (long j = 0; j < 401408; j++) {
        const float h2_j = h2[1 + j * 2];
        const float v1 = h2[j * 2];
        const int gt2 = h2_j > v1;
        const int ne3 = h2_j != h2_j;
        const int or4 = gt2 | ne3;
        const float where_j = or4 ? h2_j : v1;
        where[j] = where_j;
    }
}

/* k90  lenet.lua:10
 *   h3 = where((where[14 ...] > where[0 ...]) | (where[14 ...] != where[14 ...]), where[14 ...],
 *       where[0 ...])  (64, 16, 14, 14)
 */
static void k90_gt_ne_or(const float *restrict where, float *restrict h3)
{
    for (long i = 0; i < 14336; i++) {
        for (long j = 0; j < 14; j++) {
            const float where_ij = where[14 + i * 28 + j];
            const float v1 = where[i * 28 + j];
            const int gt2 = where_ij > v1;
            const int ne3 = where_ij != where_ij;
            const int or4 = gt2 | ne3;
            const float h3_ij = or4 ? where_ij : v1;
            h3[i * 14 + j] = h3_ij;
        }
    }
}

/* k91  lenet.lua:11
 *   matmul_2 = p4_weight @ view(h3)  (32, 6400)
 */
static void k91_matmul(const float *restrict p4_weight, const float *restrict h3,
                       float *restrict matmul_2)
{
    for (long j0 = 0; j0 < 64; j0++) {
        for (long i = 0; i < 32; i++) {
            for (long j1 = 0; j1 < 10; j1++) {
                for (long j2 = 0; j2 < 10; j2++) {
                    matmul_2[i * 6400 + j0 * 100 + j1 * 10 + j2] = 0.0f;
                }
            }
            for (long k0 = 0; k0 < 16; k0++) {
                for (long k1 = 0; k1 < 5; k1++) {
                    for (long k2 = 0; k2 < 5; k2++) {
                        const float a_ik = p4_weight[i * 400 + k0 * 25 + k1 * 5 + k2];
                        for (long j1 = 0; j1 < 10; j1++) {
                            for (long j2 = 0; j2 < 10; j2++) {
                                matmul_2[i * 6400 + j0 * 100 + j1 * 10 + j2] +=
                                    a_ik * h3[j0 * 3136 + k0 * 196 + k1 * 14 + j1 * 14 + k2 + j2];
                            }
                        }
                    }
                }
            }
        }
    }
}

/* k92  lenet.lua:12
 *   h6 = relu((matmul_2 - p5_running_mean) * recip_2 * p5_weight + p5_bias)  (64, 32, 10, 10)
 */
static void k92_sub_mul_add(const float *restrict matmul_2, const float *restrict p5_running_mean,
                            const float *restrict recip_2, const float *restrict p5_weight,
                            const float *restrict p5_bias, float *restrict h6)
{
    for (long i0 = 0; i0 < 64; i0++) {
        for (long i1 = 0; i1 < 32; i1++) {
            for (long j = 0; j < 100; j++) {
                const float sub2 = matmul_2[i1 * 6400 + i0 * 100 + j] - p5_running_mean[i1];
                const float mul4 = sub2 * recip_2[i1];
                const float mul6 = mul4 * p5_weight[i1];
                const float add8 = mul6 + p5_bias[i1];
                const float h6_ij = add8 < 0 ? 0 : add8;
                h6[i0 * 3200 + i1 * 100 + j] = h6_ij;
            }
        }
    }
}

/* k93  lenet.lua:12
 *   where_2 = where((h6[1 ...] > h6[0 ...]) | (h6[1 ...] != h6[1 ...]), h6[1 ...], h6[0 ...])
 *       (64, 32, 10, 5)
 */
static void k93_gt_ne_or(const float *restrict h6, float *restrict where_2)
{
    for (long j = 0; j < 102400; j++) {
        const float h6_j = h6[1 + j * 2];
        const float v1 = h6[j * 2];
        const int gt2 = h6_j > v1;
        const int ne3 = h6_j != h6_j;
        const int or4 = gt2 | ne3;
        const float where_2_j = or4 ? h6_j : v1;
        where_2[j] = where_2_j;
    }
}

/* k94  lenet.lua:12
 *   h7 = where((where_2[5 ...] > where_2[0 ...]) | (where_2[5 ...] != where_2[5 ...]),
 *       where_2[5 ...], where_2[0 ...])  (64, 32, 5, 5)
 */
static void k94_gt_ne_or(const float *restrict where_2, float *restrict h7)
{
    for (long i = 0; i < 10240; i++) {
        for (long j = 0; j < 5; j++) {
            const float where_2_ij = where_2[5 + i * 10 + j];
            const float v1 = where_2[i * 10 + j];
            const int gt2 = where_2_ij > v1;
            const int ne3 = where_2_ij != where_2_ij;
            const int or4 = gt2 | ne3;
            const float h7_ij = or4 ? where_2_ij : v1;
            h7[i * 5 + j] = h7_ij;
        }
    }
}

/* k95  lenet.lua:14
 *   matmul_3 = h7 @ p9_weight.T  (64, 128)
 */
static void k95_matmul(const float *restrict h7, const float *restrict p9_weight,
                       float *restrict matmul_3)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 128; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 800; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += h7[i * 800 + k + l] * p9_weight[j * 800 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_3[i * 128 + j] = sum;
        }
    }
}

/* k96  lenet.lua:14
 *   h10 (over matmul_3) = relu(matmul_3 + p9_bias)  (64, 128)
 */
static void k96_add_relu(float *restrict h10, const float *restrict p9_bias)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 128; j++) {
            const float matmul_3_ij = h10[i * 128 + j];
            const float add2 = matmul_3_ij + p9_bias[j];
            const float h10_ij = add2 < 0 ? 0 : add2;
            h10[i * 128 + j] = h10_ij;
        }
    }
}

/* k97  lenet.lua:15
 *   matmul_4 = h10 @ p11_weight.T  (64, 10)
 */
static void k97_matmul(const float *restrict h10, const float *restrict p11_weight,
                       float *restrict matmul_4)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 10; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 128; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += h10[i * 128 + k + l] * p11_weight[j * 128 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_4[i * 10 + j] = sum;
        }
    }
}

/* k98  lenet.lua:23
 *   add2 = matmul_4 + p11_bias
 *   amax3 = max(add2)
 *   sub4 = add2 - amax3
 *   sum6 = sum(exp(sub4))
 *   and13 = (y >= 0) & (y < 10)
 *   sum20 = sum(where(index == y, sub4, where(and13, 0, nan)))
 *   sum_ = sum(sum20 - where(and13, log(sum6), 0))  (1)
 *   argmax24 = argmax(add2)
 *   sum__2 = sum(argmax24 == y)  (1)
 */
static void k98_add_amax_sub(const float *restrict matmul_4, const float *restrict p11_bias,
                             const int *restrict y, float *restrict sum_, float *restrict sum__2)
{
    sum_[0] = 0.0f;
    sum__2[0] = 0.0f;
    for (long i = 0; i < 64; i++) {
        const int ge10 = y[i] >= 0;
        const int lt12 = y[i] < 10;
        const int and13 = ge10 & lt12;
        const float where18 = and13 ? 0.0f : NAN;
        float amax3 = (-INFINITY);
        float best24 = (-INFINITY);
        int argmax24 = 0;
        for (long j = 0; j < 10; j++) {
            const float add2 = matmul_4[i * 10 + j] + p11_bias[j];
            amax3 = amax3 > add2 ? amax3 : (amax3 == amax3 ? add2 : amax3);
            if ((add2 > best24) | ((add2 != add2) & (best24 == best24))) {
                best24 = add2;
                argmax24 = (int)(j);
            }
        }
        const int eq25 = argmax24 == y[i];
        const float cast26 = (float)eq25;
        float sum6 = 0.0f;
        float sum20 = 0.0f;
        for (long j = 0; j < 10; j++) {
            const float add2 = matmul_4[i * 10 + j] + p11_bias[j];
            const float sub4 = add2 - amax3;
            const float exp5 = expf(sub4);
            const int eq15 = (int)j == y[i];
            const float where19 = eq15 ? sub4 : where18;
            sum6 += exp5;
            sum20 += where19;
        }
        const float log7 = logf(sum6);
        const float where21 = and13 ? log7 : 0.0f;
        const float sub22 = sum20 - where21;
        sum_[0] += sub22;
        sum__2[0] += cast26;
    }
}

/* k99  lenet.lua:22
 *   loss = sum_ * -0.015625  ()
 */
static void k99_mul(const float *restrict sum_, float *restrict loss)
{
    const float loss_0 = sum_[0] * (-0.015625f);
    loss[0] = loss_0;
}

/* k100  lenet.lua:23
 *   accuracy = sum__2 * 0.015625  ()
 */
static void k100_mul(const float *restrict sum__2, float *restrict accuracy)
{
    const float accuracy_0 = sum__2[0] * 0.015625f;
    accuracy[0] = accuracy_0;
}

/* One eval_step: 18 kernels; `work` holds 6422720 bytes, aligned to 64. */
void eval_step(const struct state *s, const struct eval_step_io *io, void *work);
void eval_step(const struct state *s, const struct eval_step_io *io, void *work)
{
    char *const at = work;
    float *const x_2 = (float *)(void *)(at + 3211264); /* (64, 1, 32, 32) */
    float *const matmul = (float *)(void *)(at + 0); /* (16, 50176) */
    float *const recip = (float *)(void *)(at + 6422656); /* (16) */
    float *const h2 = (float *)(void *)(at + 3211264); /* (64, 16, 28, 28) */
    float *const where = (float *)(void *)(at + 0); /* (64, 16, 28, 14) */
    float *const h3 = (float *)(void *)(at + 1605632); /* (64, 16, 14, 14) */
    float *const matmul_2 = (float *)(void *)(at + 0); /* (32, 6400) */
    float *const recip_2 = (float *)(void *)(at + 6422528); /* (32) */
    float *const h6 = (float *)(void *)(at + 819200); /* (64, 32, 10, 10) */
    float *const where_2 = (float *)(void *)(at + 0); /* (64, 32, 10, 5) */
    float *const h7 = (float *)(void *)(at + 409600); /* (64, 32, 5, 5) */
    float *const matmul_3 = (float *)(void *)(at + 0); /* (64, 128) */
    float *const h10 = (float *)(void *)(at + 0); /* (64, 128) */
    float *const matmul_4 = (float *)(void *)(at + 32768); /* (64, 10) */
    float *const sum_ = (float *)(void *)(at + 0); /* (1) */
    float *const sum__2 = (float *)(void *)(at + 64); /* (1) */

    k83_add_sqrt_recip(s->p1_running_var, recip);
    k84_add_sqrt_recip(s->p5_running_var, recip_2);
    k85_copy(x_2);
    k86_copy(io->x, x_2);
    k87_matmul(s->p0_weight, x_2, matmul);
    k88_sub_mul_add(matmul, s->p1_running_mean, recip, s->p1_weight, s->p1_bias, h2);
    k89_gt_ne_or(h2, where);
    k90_gt_ne_or(where, h3);
    k91_matmul(s->p4_weight, h3, matmul_2);
    k92_sub_mul_add(matmul_2, s->p5_running_mean, recip_2, s->p5_weight, s->p5_bias, h6);
    k93_gt_ne_or(h6, where_2);
    k94_gt_ne_or(where_2, h7);
    k95_matmul(h7, s->p9_weight, matmul_3);
    k96_add_relu(h10, s->p9_bias);
    k97_matmul(h10, s->p11_weight, matmul_4);
    k98_add_amax_sub(matmul_4, s->p11_bias, io->y, sum_, sum__2);
    k99_mul(sum_, io->loss);
    k100_mul(sum__2, io->accuracy);
}

/* ---- predict ---- */

/* What predict reads and writes: a batch, and its results. */
struct predict_io {
    const float *x; /* x (64, 1, 28, 28) */
    const int *y; /* y not read */
    float *prediction; /* prediction (64, 10) */
};

/* k101  lenet.lua:10
 *   recip = 1 / sqrt(p1_running_var + 1e-05)  (16)
 */
static void k101_add_sqrt_recip(const float *restrict p1_running_var, float *restrict recip)
{
    for (long j = 0; j < 16; j++) {
        const float add2 = p1_running_var[j] + 1e-05f;
        const float sqrt3 = sqrtf(add2);
        const float recip_j = 1 / sqrt3;
        recip[j] = recip_j;
    }
}

/* k102  lenet.lua:12
 *   recip_2 = 1 / sqrt(p5_running_var + 1e-05)  (32)
 */
static void k102_add_sqrt_recip(const float *restrict p5_running_var, float *restrict recip_2)
{
    for (long j = 0; j < 32; j++) {
        const float add2 = p5_running_var[j] + 1e-05f;
        const float sqrt3 = sqrtf(add2);
        const float recip_2_j = 1 / sqrt3;
        recip_2[j] = recip_2_j;
    }
}

/* k103  lenet.lua:9
 *   x_2 = 0  (64, 1, 32, 32)
 */
static void k103_copy(float *restrict x_2)
{
    for (long j = 0; j < 65536; j++) {
        x_2[j] = 0.0f;
    }
}

/* k104  lenet.lua:9
 *   x_2[66 ...] = x  (64, 1, 32, 32)
 */
static void k104_copy(const float *restrict x, float *restrict x_2)
{
    for (long i0 = 0; i0 < 64; i0++) {
        for (long i1 = 0; i1 < 28; i1++) {
            for (long j = 0; j < 28; j++) {
                x_2[66 + i0 * 1024 + i1 * 32 + j] = x[i0 * 784 + i1 * 28 + j];
            }
        }
    }
}

/* k105  lenet.lua:9
 *   matmul = p0_weight @ view(x_2)  (16, 50176)
 */
static void k105_matmul(const float *restrict p0_weight, const float *restrict x_2,
                        float *restrict matmul)
{
    for (long j0 = 0; j0 < 64; j0++) {
        for (long i = 0; i < 16; i++) {
            for (long j1 = 0; j1 < 28; j1++) {
                for (long j2 = 0; j2 < 28; j2++) {
                    matmul[i * 50176 + j0 * 784 + j1 * 28 + j2] = 0.0f;
                }
            }
            for (long k0 = 0; k0 < 5; k0++) {
                for (long k1 = 0; k1 < 5; k1++) {
                    const float a_ik = p0_weight[i * 25 + k0 * 5 + k1];
                    for (long j1 = 0; j1 < 28; j1++) {
                        for (long j2 = 0; j2 < 28; j2++) {
                            matmul[i * 50176 + j0 * 784 + j1 * 28 + j2] +=
                                a_ik * x_2[j0 * 1024 + k0 * 32 + j1 * 32 + k1 + j2];
                        }
                    }
                }
            }
        }
    }
}

/* k106  lenet.lua:10
 *   h2 = relu((matmul - p1_running_mean) * recip * p1_weight + p1_bias)  (64, 16, 28, 28)
 */
static void k106_sub_mul_add(const float *restrict matmul, const float *restrict p1_running_mean,
                             const float *restrict recip, const float *restrict p1_weight,
                             const float *restrict p1_bias, float *restrict h2)
{
    for (long i0 = 0; i0 < 64; i0++) {
        for (long i1 = 0; i1 < 16; i1++) {
            for (long j = 0; j < 784; j++) {
                const float sub2 = matmul[i1 * 50176 + i0 * 784 + j] - p1_running_mean[i1];
                const float mul4 = sub2 * recip[i1];
                const float mul6 = mul4 * p1_weight[i1];
                const float add8 = mul6 + p1_bias[i1];
                const float h2_ij = add8 < 0 ? 0 : add8;
                h2[i0 * 12544 + i1 * 784 + j] = h2_ij;
            }
        }
    }
}

/* k107  lenet.lua:10
 *   where = where((h2[1 ...] > h2[0 ...]) | (h2[1 ...] != h2[1 ...]), h2[1 ...], h2[0 ...])
 *       (64, 16, 28, 14)
 */
static void k107_gt_ne_or(const float *restrict h2, float *restrict where)
{
    for (long j = 0; j < 401408; j++) {
        const float h2_j = h2[1 + j * 2];
        const float v1 = h2[j * 2];
        const int gt2 = h2_j > v1;
        const int ne3 = h2_j != h2_j;
        const int or4 = gt2 | ne3;
        const float where_j = or4 ? h2_j : v1;
        where[j] = where_j;
    }
}

/* k108  lenet.lua:10
 *   h3 = where((where[14 ...] > where[0 ...]) | (where[14 ...] != where[14 ...]), where[14 ...],
 *       where[0 ...])  (64, 16, 14, 14)
 */
static void k108_gt_ne_or(const float *restrict where, float *restrict h3)
{
    for (long i = 0; i < 14336; i++) {
        for (long j = 0; j < 14; j++) {
            const float where_ij = where[14 + i * 28 + j];
            const float v1 = where[i * 28 + j];
            const int gt2 = where_ij > v1;
            const int ne3 = where_ij != where_ij;
            const int or4 = gt2 | ne3;
            const float h3_ij = or4 ? where_ij : v1;
            h3[i * 14 + j] = h3_ij;
        }
    }
}

/* k109  lenet.lua:11
 *   matmul_2 = p4_weight @ view(h3)  (32, 6400)
 */
static void k109_matmul(const float *restrict p4_weight, const float *restrict h3,
                        float *restrict matmul_2)
{
    for (long j0 = 0; j0 < 64; j0++) {
        for (long i = 0; i < 32; i++) {
            for (long j1 = 0; j1 < 10; j1++) {
                for (long j2 = 0; j2 < 10; j2++) {
                    matmul_2[i * 6400 + j0 * 100 + j1 * 10 + j2] = 0.0f;
                }
            }
            for (long k0 = 0; k0 < 16; k0++) {
                for (long k1 = 0; k1 < 5; k1++) {
                    for (long k2 = 0; k2 < 5; k2++) {
                        const float a_ik = p4_weight[i * 400 + k0 * 25 + k1 * 5 + k2];
                        for (long j1 = 0; j1 < 10; j1++) {
                            for (long j2 = 0; j2 < 10; j2++) {
                                matmul_2[i * 6400 + j0 * 100 + j1 * 10 + j2] +=
                                    a_ik * h3[j0 * 3136 + k0 * 196 + k1 * 14 + j1 * 14 + k2 + j2];
                            }
                        }
                    }
                }
            }
        }
    }
}

/* k110  lenet.lua:12
 *   h6 = relu((matmul_2 - p5_running_mean) * recip_2 * p5_weight + p5_bias)  (64, 32, 10, 10)
 */
static void k110_sub_mul_add(const float *restrict matmul_2, const float *restrict p5_running_mean,
                             const float *restrict recip_2, const float *restrict p5_weight,
                             const float *restrict p5_bias, float *restrict h6)
{
    for (long i0 = 0; i0 < 64; i0++) {
        for (long i1 = 0; i1 < 32; i1++) {
            for (long j = 0; j < 100; j++) {
                const float sub2 = matmul_2[i1 * 6400 + i0 * 100 + j] - p5_running_mean[i1];
                const float mul4 = sub2 * recip_2[i1];
                const float mul6 = mul4 * p5_weight[i1];
                const float add8 = mul6 + p5_bias[i1];
                const float h6_ij = add8 < 0 ? 0 : add8;
                h6[i0 * 3200 + i1 * 100 + j] = h6_ij;
            }
        }
    }
}

/* k111  lenet.lua:12
 *   where_2 = where((h6[1 ...] > h6[0 ...]) | (h6[1 ...] != h6[1 ...]), h6[1 ...], h6[0 ...])
 *       (64, 32, 10, 5)
 */
static void k111_gt_ne_or(const float *restrict h6, float *restrict where_2)
{
    for (long j = 0; j < 102400; j++) {
        const float h6_j = h6[1 + j * 2];
        const float v1 = h6[j * 2];
        const int gt2 = h6_j > v1;
        const int ne3 = h6_j != h6_j;
        const int or4 = gt2 | ne3;
        const float where_2_j = or4 ? h6_j : v1;
        where_2[j] = where_2_j;
    }
}

/* k112  lenet.lua:12
 *   h7 = where((where_2[5 ...] > where_2[0 ...]) | (where_2[5 ...] != where_2[5 ...]),
 *       where_2[5 ...], where_2[0 ...])  (64, 32, 5, 5)
 */
static void k112_gt_ne_or(const float *restrict where_2, float *restrict h7)
{
    for (long i = 0; i < 10240; i++) {
        for (long j = 0; j < 5; j++) {
            const float where_2_ij = where_2[5 + i * 10 + j];
            const float v1 = where_2[i * 10 + j];
            const int gt2 = where_2_ij > v1;
            const int ne3 = where_2_ij != where_2_ij;
            const int or4 = gt2 | ne3;
            const float h7_ij = or4 ? where_2_ij : v1;
            h7[i * 5 + j] = h7_ij;
        }
    }
}

/* k113  lenet.lua:14
 *   matmul_3 = h7 @ p9_weight.T  (64, 128)
 */
static void k113_matmul(const float *restrict h7, const float *restrict p9_weight,
                        float *restrict matmul_3)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 128; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 800; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += h7[i * 800 + k + l] * p9_weight[j * 800 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_3[i * 128 + j] = sum;
        }
    }
}

/* k114  lenet.lua:14
 *   h10 (over matmul_3) = relu(matmul_3 + p9_bias)  (64, 128)
 */
static void k114_add_relu(float *restrict h10, const float *restrict p9_bias)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 128; j++) {
            const float matmul_3_ij = h10[i * 128 + j];
            const float add2 = matmul_3_ij + p9_bias[j];
            const float h10_ij = add2 < 0 ? 0 : add2;
            h10[i * 128 + j] = h10_ij;
        }
    }
}

/* k115  lenet.lua:15
 *   matmul_4 = h10 @ p11_weight.T  (64, 10)
 */
static void k115_matmul(const float *restrict h10, const float *restrict p11_weight,
                        float *restrict matmul_4)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 10; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 128; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += h10[i * 128 + k + l] * p11_weight[j * 128 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_4[i * 10 + j] = sum;
        }
    }
}

/* k116  lenet.lua:24
 *   prediction = exp(matmul_4 + p11_bias - max(matmul_4 + p11_bias)) * (1 / sum(exp(matmul_4 +
 *       p11_bias - max(matmul_4 + p11_bias))))  (64, 10)
 */
static void k116_add_amax_sub(const float *restrict matmul_4, const float *restrict p11_bias,
                              float *restrict prediction)
{
    for (long i = 0; i < 64; i++) {
        float amax3 = (-INFINITY);
        for (long j = 0; j < 10; j++) {
            const float add2 = matmul_4[i * 10 + j] + p11_bias[j];
            amax3 = amax3 > add2 ? amax3 : (amax3 == amax3 ? add2 : amax3);
        }
        float exp5[10];
        float sum6 = 0.0f;
        for (long j = 0; j < 10; j++) {
            const float add2 = matmul_4[i * 10 + j] + p11_bias[j];
            const float sub4 = add2 - amax3;
            exp5[j] = expf(sub4);
            sum6 += exp5[j];
        }
        const float recip7 = 1 / sum6;
        for (long j = 0; j < 10; j++) {
            const float prediction_ij = exp5[j] * recip7;
            prediction[i * 10 + j] = prediction_ij;
        }
    }
}

/* One predict: 16 kernels; `work` holds 6422720 bytes, aligned to 64. */
void predict(const struct state *s, const struct predict_io *io, void *work);
void predict(const struct state *s, const struct predict_io *io, void *work)
{
    char *const at = work;
    float *const x_2 = (float *)(void *)(at + 3211264); /* (64, 1, 32, 32) */
    float *const matmul = (float *)(void *)(at + 0); /* (16, 50176) */
    float *const recip = (float *)(void *)(at + 6422656); /* (16) */
    float *const h2 = (float *)(void *)(at + 3211264); /* (64, 16, 28, 28) */
    float *const where = (float *)(void *)(at + 0); /* (64, 16, 28, 14) */
    float *const h3 = (float *)(void *)(at + 1605632); /* (64, 16, 14, 14) */
    float *const matmul_2 = (float *)(void *)(at + 0); /* (32, 6400) */
    float *const recip_2 = (float *)(void *)(at + 6422528); /* (32) */
    float *const h6 = (float *)(void *)(at + 819200); /* (64, 32, 10, 10) */
    float *const where_2 = (float *)(void *)(at + 0); /* (64, 32, 10, 5) */
    float *const h7 = (float *)(void *)(at + 409600); /* (64, 32, 5, 5) */
    float *const matmul_3 = (float *)(void *)(at + 0); /* (64, 128) */
    float *const h10 = (float *)(void *)(at + 0); /* (64, 128) */
    float *const matmul_4 = (float *)(void *)(at + 32768); /* (64, 10) */

    k101_add_sqrt_recip(s->p1_running_var, recip);
    k102_add_sqrt_recip(s->p5_running_var, recip_2);
    k103_copy(x_2);
    k104_copy(io->x, x_2);
    k105_matmul(s->p0_weight, x_2, matmul);
    k106_sub_mul_add(matmul, s->p1_running_mean, recip, s->p1_weight, s->p1_bias, h2);
    k107_gt_ne_or(h2, where);
    k108_gt_ne_or(where, h3);
    k109_matmul(s->p4_weight, h3, matmul_2);
    k110_sub_mul_add(matmul_2, s->p5_running_mean, recip_2, s->p5_weight, s->p5_bias, h6);
    k111_gt_ne_or(h6, where_2);
    k112_gt_ne_or(where_2, h7);
    k113_matmul(h7, s->p9_weight, matmul_3);
    k114_add_relu(h10, s->p9_bias);
    k115_matmul(h10, s->p11_weight, matmul_4);
    k116_add_amax_sub(matmul_4, s->p11_bias, io->prediction);
}

