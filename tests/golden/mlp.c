/* mlp: made by gradcc from mlp.lua.
 * Learns to tell ten kinds of clothes apart (Fashion-MNIST, 60,000 pictures of 28 x 28) with a
 * multi-layer perceptron 784-256-128-10. Data: Debian's package dataset-fashion-mnist.
 * Expect 88 to 89 % accuracy on the 10,000 test pictures after 5 epochs, in a few seconds.
 */
#include <math.h>

/* All that lives from step to step: parameters, the optimiser's moments, counters. */
struct state {
    float *p0_weight; /* 0.weight (256, 784) */
    float *p0_bias; /* 0.bias (256) */
    float *p2_weight; /* 2.weight (128, 256) */
    float *p2_bias; /* 2.bias (128) */
    float *p4_weight; /* 4.weight (10, 128) */
    float *p4_bias; /* 4.bias (10) */
    int *step; /* step () */
    int *seed; /* seed (2) */
    float *exp_avg_0_weight; /* exp_avg/0.weight (256, 784) */
    float *exp_avg_sq_0_weight; /* exp_avg_sq/0.weight (256, 784) */
    float *exp_avg_0_bias; /* exp_avg/0.bias (256) */
    float *exp_avg_sq_0_bias; /* exp_avg_sq/0.bias (256) */
    float *exp_avg_2_weight; /* exp_avg/2.weight (128, 256) */
    float *exp_avg_sq_2_weight; /* exp_avg_sq/2.weight (128, 256) */
    float *exp_avg_2_bias; /* exp_avg/2.bias (128) */
    float *exp_avg_sq_2_bias; /* exp_avg_sq/2.bias (128) */
    float *exp_avg_4_weight; /* exp_avg/4.weight (10, 128) */
    float *exp_avg_sq_4_weight; /* exp_avg_sq/4.weight (10, 128) */
    float *exp_avg_4_bias; /* exp_avg/4.bias (10) */
    float *exp_avg_sq_4_bias; /* exp_avg_sq/4.bias (10) */
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

/* k00  mlp.lua:8
 *   p0_weight = uniform() * 0.0714286 + -0.0357143  (256, 784)
 */
static void k00_update_p0_weight(const int *restrict seed, float *restrict p0_weight)
{
    for (long j = 0; j < 200704; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000001, j);
        const float mul4 = uniform2 * 0.0714285746f;
        const float p0_weight_j = mul4 + (-0.0357142873f);
        p0_weight[j] = p0_weight_j;
    }
}

/* k01  mlp.lua:8
 *   p0_bias = uniform() * 0.0714286 + -0.0357143  (256)
 */
static void k01_update_p0_bias(const int *restrict seed, float *restrict p0_bias)
{
    for (long j = 0; j < 256; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000002, j);
        const float mul4 = uniform2 * 0.0714285746f;
        const float p0_bias_j = mul4 + (-0.0357142873f);
        p0_bias[j] = p0_bias_j;
    }
}

/* k02  mlp.lua:9
 *   p2_weight = uniform() * 0.125 + -0.0625  (128, 256)
 */
static void k02_update_p2_weight(const int *restrict seed, float *restrict p2_weight)
{
    for (long j = 0; j < 32768; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000003, j);
        const float mul4 = uniform2 * 0.125f;
        const float p2_weight_j = mul4 + (-0.0625f);
        p2_weight[j] = p2_weight_j;
    }
}

/* k03  mlp.lua:9
 *   p2_bias = uniform() * 0.125 + -0.0625  (128)
 */
static void k03_update_p2_bias(const int *restrict seed, float *restrict p2_bias)
{
    for (long j = 0; j < 128; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000004, j);
        const float mul4 = uniform2 * 0.125f;
        const float p2_bias_j = mul4 + (-0.0625f);
        p2_bias[j] = p2_bias_j;
    }
}

/* k04  mlp.lua:10
 *   p4_weight = uniform() * 0.176777 + -0.0883883  (10, 128)
 */
static void k04_update_p4_weight(const int *restrict seed, float *restrict p4_weight)
{
    for (long j = 0; j < 1280; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000005, j);
        const float mul4 = uniform2 * 0.176776692f;
        const float p4_weight_j = mul4 + (-0.0883883461f);
        p4_weight[j] = p4_weight_j;
    }
}

/* k05  mlp.lua:10
 *   p4_bias = uniform() * 0.176777 + -0.0883883  (10)
 */
static void k05_update_p4_bias(const int *restrict seed, float *restrict p4_bias)
{
    for (long j = 0; j < 10; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000006, j);
        const float mul4 = uniform2 * 0.176776692f;
        const float p4_bias_j = mul4 + (-0.0883883461f);
        p4_bias[j] = p4_bias_j;
    }
}

/* k06  mlp.lua:22
 *   step = 0  ()
 */
static void k06_update_step(int *restrict step)
{
    step[0] = 0;
}

/* k07  mlp.lua:22
 *   exp_avg_0_weight = 0  (256, 784)
 */
static void k07_update_exp_avg_0_weight(float *restrict exp_avg_0_weight)
{
    for (long j = 0; j < 200704; j++) {
        exp_avg_0_weight[j] = 0.0f;
    }
}

/* k08  mlp.lua:22
 *   exp_avg_sq_0_weight = 0  (256, 784)
 */
static void k08_update_exp_avg_sq_0_weight(float *restrict exp_avg_sq_0_weight)
{
    for (long j = 0; j < 200704; j++) {
        exp_avg_sq_0_weight[j] = 0.0f;
    }
}

/* k09  mlp.lua:22
 *   exp_avg_0_bias = 0  (256)
 */
static void k09_update_exp_avg_0_bias(float *restrict exp_avg_0_bias)
{
    for (long j = 0; j < 256; j++) {
        exp_avg_0_bias[j] = 0.0f;
    }
}

/* k10  mlp.lua:22
 *   exp_avg_sq_0_bias = 0  (256)
 */
static void k10_update_exp_avg_sq_0_bias(float *restrict exp_avg_sq_0_bias)
{
    for (long j = 0; j < 256; j++) {
        exp_avg_sq_0_bias[j] = 0.0f;
    }
}

/* k11  mlp.lua:22
 *   exp_avg_2_weight = 0  (128, 256)
 */
static void k11_update_exp_avg_2_weight(float *restrict exp_avg_2_weight)
{
    for (long j = 0; j < 32768; j++) {
        exp_avg_2_weight[j] = 0.0f;
    }
}

/* k12  mlp.lua:22
 *   exp_avg_sq_2_weight = 0  (128, 256)
 */
static void k12_update_exp_avg_sq_2_weight(float *restrict exp_avg_sq_2_weight)
{
    for (long j = 0; j < 32768; j++) {
        exp_avg_sq_2_weight[j] = 0.0f;
    }
}

/* k13  mlp.lua:22
 *   exp_avg_2_bias = 0  (128)
 */
static void k13_update_exp_avg_2_bias(float *restrict exp_avg_2_bias)
{
    for (long j = 0; j < 128; j++) {
        exp_avg_2_bias[j] = 0.0f;
    }
}

/* k14  mlp.lua:22
 *   exp_avg_sq_2_bias = 0  (128)
 */
static void k14_update_exp_avg_sq_2_bias(float *restrict exp_avg_sq_2_bias)
{
    for (long j = 0; j < 128; j++) {
        exp_avg_sq_2_bias[j] = 0.0f;
    }
}

/* k15  mlp.lua:22
 *   exp_avg_4_weight = 0  (10, 128)
 */
static void k15_update_exp_avg_4_weight(float *restrict exp_avg_4_weight)
{
    for (long j = 0; j < 1280; j++) {
        exp_avg_4_weight[j] = 0.0f;
    }
}

/* k16  mlp.lua:22
 *   exp_avg_sq_4_weight = 0  (10, 128)
 */
static void k16_update_exp_avg_sq_4_weight(float *restrict exp_avg_sq_4_weight)
{
    for (long j = 0; j < 1280; j++) {
        exp_avg_sq_4_weight[j] = 0.0f;
    }
}

/* k17  mlp.lua:22
 *   exp_avg_4_bias = 0  (10)
 */
static void k17_update_exp_avg_4_bias(float *restrict exp_avg_4_bias)
{
    for (long j = 0; j < 10; j++) {
        exp_avg_4_bias[j] = 0.0f;
    }
}

/* k18  mlp.lua:22
 *   exp_avg_sq_4_bias = 0  (10)
 */
static void k18_update_exp_avg_sq_4_bias(float *restrict exp_avg_sq_4_bias)
{
    for (long j = 0; j < 10; j++) {
        exp_avg_sq_4_bias[j] = 0.0f;
    }
}

/* One init: 19 kernels; `work` holds 0 bytes, aligned to 64. */
void init(const struct state *s, const struct init_io *io, void *work);
void init(const struct state *s, const struct init_io *io, void *work)
{
    (void)io;
    (void)work;

    k00_update_p0_weight(s->seed, s->p0_weight);
    k01_update_p0_bias(s->seed, s->p0_bias);
    k02_update_p2_weight(s->seed, s->p2_weight);
    k03_update_p2_bias(s->seed, s->p2_bias);
    k04_update_p4_weight(s->seed, s->p4_weight);
    k05_update_p4_bias(s->seed, s->p4_bias);
    k06_update_step(s->step);
    k07_update_exp_avg_0_weight(s->exp_avg_0_weight);
    k08_update_exp_avg_sq_0_weight(s->exp_avg_sq_0_weight);
    k09_update_exp_avg_0_bias(s->exp_avg_0_bias);
    k10_update_exp_avg_sq_0_bias(s->exp_avg_sq_0_bias);
    k11_update_exp_avg_2_weight(s->exp_avg_2_weight);
    k12_update_exp_avg_sq_2_weight(s->exp_avg_sq_2_weight);
    k13_update_exp_avg_2_bias(s->exp_avg_2_bias);
    k14_update_exp_avg_sq_2_bias(s->exp_avg_sq_2_bias);
    k15_update_exp_avg_4_weight(s->exp_avg_4_weight);
    k16_update_exp_avg_sq_4_weight(s->exp_avg_sq_4_weight);
    k17_update_exp_avg_4_bias(s->exp_avg_4_bias);
    k18_update_exp_avg_sq_4_bias(s->exp_avg_sq_4_bias);
}

/* ---- train_step ---- */

/* What train_step reads and writes: a batch, and its results. */
struct train_step_io {
    const float *x; /* x (64, 1, 28, 28) */
    const int *y; /* y (64) */
    float *loss; /* loss () */
};

/* k19  mlp.lua:22
 *   step_size = 0.003 / (1 + step / 500) / (1 - pow(0.9, new_step))  ()
 *   root_correction = 1 / sqrt(1 - pow(0.999, new_step))  ()
 *   step = step + 1  ()
 */
static void k19_update_step(int *restrict step, float *restrict step_size,
                            float *restrict root_correction)
{
    const int step_0 = step[0];
    const float cast1 = (float)step_0;
    const float div3 = cast1 / 500.0f;
    const float add5 = 1.0f + div3;
    const float div7 = 0.003f / add5;
    const int new_step_0 = step_0 + 1;
    const double cast10 = (double)new_step_0;
    const double cast11 = (double)div7;
    const double pow13 = pow(0.9, cast10);
    const double sub15 = 1.0 - pow13;
    const double div16 = cast11 / sub15;
    const float step_size_0 = (float)div16;
    const double pow19 = pow(0.999, cast10);
    const double sub20 = 1.0 - pow19;
    const double sqrt21 = sqrt(sub20);
    const double recip22 = 1 / sqrt21;
    const float root_correction_0 = (float)recip22;
    step_size[0] = step_size_0;
    root_correction[0] = root_correction_0;
    step[0] = new_step_0;
}

/* k20  mlp.lua:8
 *   matmul = x @ p0_weight.T  (64, 256)
 */
static void k20_matmul(const float *restrict x, const float *restrict p0_weight,
                       float *restrict matmul)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 256; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 784; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += x[i * 784 + k + l] * p0_weight[j * 784 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul[i * 256 + j] = sum;
        }
    }
}

/* k21  mlp.lua:8
 *   h1 (over matmul) = relu(matmul + p0_bias)  (64, 256)
 */
static void k21_add_relu(float *restrict h1, const float *restrict p0_bias)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 256; j++) {
            const float matmul_ij = h1[i * 256 + j];
            const float add2 = matmul_ij + p0_bias[j];
            const float h1_ij = add2 < 0 ? 0 : add2;
            h1[i * 256 + j] = h1_ij;
        }
    }
}

/* k22  mlp.lua:9
 *   matmul_2 = h1 @ p2_weight.T  (64, 128)
 */
static void k22_matmul(const float *restrict h1, const float *restrict p2_weight,
                       float *restrict matmul_2)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 128; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 256; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += h1[i * 256 + k + l] * p2_weight[j * 256 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_2[i * 128 + j] = sum;
        }
    }
}

/* k23  mlp.lua:9
 *   h3 (over matmul_2) = relu(matmul_2 + p2_bias)  (64, 128)
 */
static void k23_add_relu(float *restrict h3, const float *restrict p2_bias)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 128; j++) {
            const float matmul_2_ij = h3[i * 128 + j];
            const float add2 = matmul_2_ij + p2_bias[j];
            const float h3_ij = add2 < 0 ? 0 : add2;
            h3[i * 128 + j] = h3_ij;
        }
    }
}

/* k24  mlp.lua:10
 *   matmul_3 = h3 @ p4_weight.T  (64, 10)
 */
static void k24_matmul(const float *restrict h3, const float *restrict p4_weight,
                       float *restrict matmul_3)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 10; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 128; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += h3[i * 128 + k + l] * p4_weight[j * 128 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_3[i * 10 + j] = sum;
        }
    }
}

/* k25  mlp.lua:10
 *   add2 = matmul_3 + p4_bias
 *   amax3 = max(add2)
 *   sub4 = add2 - amax3
 *   exp5 = exp(sub4)
 *   sum6 = sum(exp5)
 *   and13 = (y >= 0) & (y < 10)
 *   eq15 = index == y
 *   sum20 = sum(where(eq15, sub4, where(and13, 0, nan)))
 *   sum_ = sum(sum20 - where(and13, log(sum6), 0))  (1)
 *   d_p4_bias = sum(d_h4)  (1, 10)
 *   d_h4 (over matmul_3) = where(eq15, -0.015625, 0) - where(and13, -0.015625, 0) / sum6 * exp5
 *       (64, 10)
 */
static void k25_add_amax_sub(float *restrict d_h4, const float *restrict p4_bias,
                             const int *restrict y, float *restrict sum_,
                             float *restrict d_p4_bias)
{
    sum_[0] = 0.0f;
    for (long j = 0; j < 10; j++) {
        d_p4_bias[j] = 0.0f;
    }
    for (long i = 0; i < 64; i++) {
        const int ge10 = y[i] >= 0;
        const int lt12 = y[i] < 10;
        const int and13 = ge10 & lt12;
        const float where18 = and13 ? 0.0f : NAN;
        const float where28 = and13 ? (-0.015625f) : 0.0f;
        float amax3 = (-INFINITY);
        for (long j = 0; j < 10; j++) {
            const float matmul_3_ij = d_h4[i * 10 + j];
            const float add2 = matmul_3_ij + p4_bias[j];
            amax3 = amax3 > add2 ? amax3 : (amax3 == amax3 ? add2 : amax3);
        }
        float exp5[10];
        float sum6 = 0.0f;
        float sum20 = 0.0f;
        for (long j = 0; j < 10; j++) {
            const float matmul_3_ij = d_h4[i * 10 + j];
            const float add2 = matmul_3_ij + p4_bias[j];
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
            const float d_h4_ij = where26 - mul30;
            d_p4_bias[j] += d_h4_ij;
            d_h4[i * 10 + j] = d_h4_ij;
        }
        sum_[0] += sub22;
    }
}

/* k26  mlp.lua:22
 *   exp_avg_4_bias = 0.9 * exp_avg_4_bias + 0.1 * d_p4_bias  (10)
 *   exp_avg_sq_4_bias = 0.999 * exp_avg_sq_4_bias + 0.001 * d_p4_bias * d_p4_bias  (10)
 *   p4_bias = p4_bias - step_size * (new_exp_avg_4_bias / (sqrt(new_exp_avg_sq_4_bias) *
 *       root_correction + 1e-08))  (10)
 */
static void k26_update_p4_bias(float *restrict exp_avg_4_bias, const float *restrict d_p4_bias,
                               float *restrict exp_avg_sq_4_bias,
                               const float *restrict root_correction,
                               const float *restrict step_size, float *restrict p4_bias)
{
    for (long j = 0; j < 10; j++) {
        const float mul2 = 0.9f * exp_avg_4_bias[j];
        const float d_p4_bias_j = d_p4_bias[j];
        const float mul5 = 0.1f * d_p4_bias_j;
        const float new_exp_avg_4_bias_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_4_bias[j];
        const float mul11 = 0.001f * d_p4_bias_j;
        const float mul12 = mul11 * d_p4_bias_j;
        const float new_exp_avg_sq_4_bias_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_4_bias_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_4_bias_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_p4_bias_j = p4_bias[j] - mul21;
        exp_avg_4_bias[j] = new_exp_avg_4_bias_j;
        exp_avg_sq_4_bias[j] = new_exp_avg_sq_4_bias_j;
        p4_bias[j] = new_p4_bias_j;
    }
}

/* k27  mlp.lua:17
 *   loss = sum_ * -0.015625  ()
 */
static void k27_mul(const float *restrict sum_, float *restrict loss)
{
    const float loss_0 = sum_[0] * (-0.015625f);
    loss[0] = loss_0;
}

/* k28  mlp.lua:10
 *   d_h3 = d_h4 @ p4_weight  (64, 128)
 */
static void k28_matmul(const float *restrict d_h4, const float *restrict p4_weight,
                       float *restrict d_h3)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 128; j++) {
            d_h3[i * 128 + j] = 0.0f;
        }
        for (long k = 0; k < 10; k++) {
            const float a_ik = d_h4[i * 10 + k];
            for (long j = 0; j < 128; j++) {
                d_h3[i * 128 + j] += a_ik * p4_weight[k * 128 + j];
            }
        }
    }
}

/* k29  mlp.lua:10
 *   d_p4_weight = d_h4.T @ h3  (10, 128)
 */
static void k29_matmul(const float *restrict d_h4, const float *restrict h3,
                       float *restrict d_p4_weight)
{
    for (long i = 0; i < 10; i++) {
        for (long j = 0; j < 128; j++) {
            d_p4_weight[i * 128 + j] = 0.0f;
        }
        for (long k = 0; k < 64; k++) {
            const float a_ik = d_h4[k * 10 + i];
            for (long j = 0; j < 128; j++) {
                d_p4_weight[i * 128 + j] += a_ik * h3[k * 128 + j];
            }
        }
    }
}

/* k30  mlp.lua:22
 *   exp_avg_4_weight = 0.9 * exp_avg_4_weight + 0.1 * d_p4_weight  (10, 128)
 *   exp_avg_sq_4_weight = 0.999 * exp_avg_sq_4_weight + 0.001 * d_p4_weight * d_p4_weight
 *       (10, 128)
 *   p4_weight = p4_weight - step_size * (new_exp_avg_4_weight / (sqrt(new_exp_avg_sq_4_weight) *
 *       root_correction + 1e-08))  (10, 128)
 */
static void k30_update_p4_weight(float *restrict exp_avg_4_weight,
                                 const float *restrict d_p4_weight,
                                 float *restrict exp_avg_sq_4_weight,
                                 const float *restrict root_correction,
                                 const float *restrict step_size, float *restrict p4_weight)
{
    for (long j = 0; j < 1280; j++) {
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

/* k31  mlp.lua:9
 *   d_p2_bias = sum(d_h2)  (1, 128)
 *   d_h2 (over h3) = where(h3 > 0, d_h3, 0)  (64, 128)
 */
static void k31_gt_where_sum(float *restrict d_h2, const float *restrict d_h3,
                             float *restrict d_p2_bias)
{
    for (long j = 0; j < 128; j++) {
        d_p2_bias[j] = 0.0f;
    }
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 128; j++) {
            const float h3_ij = d_h2[i * 128 + j];
            const int gt2 = h3_ij > 0.0f;
            const float d_h3_ij = d_h3[i * 128 + j];
            const float d_h2_ij = gt2 ? d_h3_ij : 0.0f;
            d_p2_bias[j] += d_h2_ij;
            d_h2[i * 128 + j] = d_h2_ij;
        }
    }
}

/* k32  mlp.lua:22
 *   exp_avg_2_bias = 0.9 * exp_avg_2_bias + 0.1 * d_p2_bias  (128)
 *   exp_avg_sq_2_bias = 0.999 * exp_avg_sq_2_bias + 0.001 * d_p2_bias * d_p2_bias  (128)
 *   p2_bias = p2_bias - step_size * (new_exp_avg_2_bias / (sqrt(new_exp_avg_sq_2_bias) *
 *       root_correction + 1e-08))  (128)
 */
static void k32_update_p2_bias(float *restrict exp_avg_2_bias, const float *restrict d_p2_bias,
                               float *restrict exp_avg_sq_2_bias,
                               const float *restrict root_correction,
                               const float *restrict step_size, float *restrict p2_bias)
{
    for (long j = 0; j < 128; j++) {
        const float mul2 = 0.9f * exp_avg_2_bias[j];
        const float d_p2_bias_j = d_p2_bias[j];
        const float mul5 = 0.1f * d_p2_bias_j;
        const float new_exp_avg_2_bias_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_2_bias[j];
        const float mul11 = 0.001f * d_p2_bias_j;
        const float mul12 = mul11 * d_p2_bias_j;
        const float new_exp_avg_sq_2_bias_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_2_bias_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_2_bias_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_p2_bias_j = p2_bias[j] - mul21;
        exp_avg_2_bias[j] = new_exp_avg_2_bias_j;
        exp_avg_sq_2_bias[j] = new_exp_avg_sq_2_bias_j;
        p2_bias[j] = new_p2_bias_j;
    }
}

/* k33  mlp.lua:9
 *   d_h1 = d_h2 @ p2_weight  (64, 256)
 */
static void k33_matmul(const float *restrict d_h2, const float *restrict p2_weight,
                       float *restrict d_h1)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 256; j++) {
            d_h1[i * 256 + j] = 0.0f;
        }
        for (long k = 0; k < 128; k++) {
            const float a_ik = d_h2[i * 128 + k];
            for (long j = 0; j < 256; j++) {
                d_h1[i * 256 + j] += a_ik * p2_weight[k * 256 + j];
            }
        }
    }
}

/* k34  mlp.lua:9
 *   d_p2_weight = d_h2.T @ h1  (128, 256)
 */
static void k34_matmul(const float *restrict d_h2, const float *restrict h1,
                       float *restrict d_p2_weight)
{
    for (long i = 0; i < 128; i++) {
        for (long j = 0; j < 256; j++) {
            d_p2_weight[i * 256 + j] = 0.0f;
        }
        for (long k = 0; k < 64; k++) {
            const float a_ik = d_h2[k * 128 + i];
            for (long j = 0; j < 256; j++) {
                d_p2_weight[i * 256 + j] += a_ik * h1[k * 256 + j];
            }
        }
    }
}

/* k35  mlp.lua:22
 *   exp_avg_2_weight = 0.9 * exp_avg_2_weight + 0.1 * d_p2_weight  (128, 256)
 *   exp_avg_sq_2_weight = 0.999 * exp_avg_sq_2_weight + 0.001 * d_p2_weight * d_p2_weight
 *       (128, 256)
 *   p2_weight = p2_weight - step_size * (new_exp_avg_2_weight / (sqrt(new_exp_avg_sq_2_weight) *
 *       root_correction + 1e-08))  (128, 256)
 */
static void k35_update_p2_weight(float *restrict exp_avg_2_weight,
                                 const float *restrict d_p2_weight,
                                 float *restrict exp_avg_sq_2_weight,
                                 const float *restrict root_correction,
                                 const float *restrict step_size, float *restrict p2_weight)
{
    for (long j = 0; j < 32768; j++) {
        const float mul2 = 0.9f * exp_avg_2_weight[j];
        const float d_p2_weight_j = d_p2_weight[j];
        const float mul5 = 0.1f * d_p2_weight_j;
        const float new_exp_avg_2_weight_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_2_weight[j];
        const float mul11 = 0.001f * d_p2_weight_j;
        const float mul12 = mul11 * d_p2_weight_j;
        const float new_exp_avg_sq_2_weight_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_2_weight_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_2_weight_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_p2_weight_j = p2_weight[j] - mul21;
        exp_avg_2_weight[j] = new_exp_avg_2_weight_j;
        exp_avg_sq_2_weight[j] = new_exp_avg_sq_2_weight_j;
        p2_weight[j] = new_p2_weight_j;
    }
}

/* k36  mlp.lua:8
 *   d_p0_bias = sum(d_h0)  (1, 256)
 *   d_h0 (over h1) = where(h1 > 0, d_h1, 0)  (64, 256)
 */
static void k36_gt_where_sum(float *restrict d_h0, const float *restrict d_h1,
                             float *restrict d_p0_bias)
{
    for (long j = 0; j < 256; j++) {
        d_p0_bias[j] = 0.0f;
    }
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 256; j++) {
            const float h1_ij = d_h0[i * 256 + j];
            const int gt2 = h1_ij > 0.0f;
            const float d_h1_ij = d_h1[i * 256 + j];
            const float d_h0_ij = gt2 ? d_h1_ij : 0.0f;
            d_p0_bias[j] += d_h0_ij;
            d_h0[i * 256 + j] = d_h0_ij;
        }
    }
}

/* k37  mlp.lua:22
 *   exp_avg_0_bias = 0.9 * exp_avg_0_bias + 0.1 * d_p0_bias  (256)
 *   exp_avg_sq_0_bias = 0.999 * exp_avg_sq_0_bias + 0.001 * d_p0_bias * d_p0_bias  (256)
 *   p0_bias = p0_bias - step_size * (new_exp_avg_0_bias / (sqrt(new_exp_avg_sq_0_bias) *
 *       root_correction + 1e-08))  (256)
 */
static void k37_update_p0_bias(float *restrict exp_avg_0_bias, const float *restrict d_p0_bias,
                               float *restrict exp_avg_sq_0_bias,
                               const float *restrict root_correction,
                               const float *restrict step_size, float *restrict p0_bias)
{
    for (long j = 0; j < 256; j++) {
        const float mul2 = 0.9f * exp_avg_0_bias[j];
        const float d_p0_bias_j = d_p0_bias[j];
        const float mul5 = 0.1f * d_p0_bias_j;
        const float new_exp_avg_0_bias_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_0_bias[j];
        const float mul11 = 0.001f * d_p0_bias_j;
        const float mul12 = mul11 * d_p0_bias_j;
        const float new_exp_avg_sq_0_bias_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_0_bias_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_0_bias_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_p0_bias_j = p0_bias[j] - mul21;
        exp_avg_0_bias[j] = new_exp_avg_0_bias_j;
        exp_avg_sq_0_bias[j] = new_exp_avg_sq_0_bias_j;
        p0_bias[j] = new_p0_bias_j;
    }
}

/* k38  mlp.lua:8
 *   d_p0_weight = d_h0.T @ x  (256, 784)
 */
static void k38_matmul(const float *restrict d_h0, const float *restrict x,
                       float *restrict d_p0_weight)
{
    for (long i = 0; i < 256; i++) {
        for (long j = 0; j < 784; j++) {
            d_p0_weight[i * 784 + j] = 0.0f;
        }
        for (long k = 0; k < 64; k++) {
            const float a_ik = d_h0[k * 256 + i];
            for (long j = 0; j < 784; j++) {
                d_p0_weight[i * 784 + j] += a_ik * x[k * 784 + j];
            }
        }
    }
}

/* k39  mlp.lua:22
 *   exp_avg_0_weight = 0.9 * exp_avg_0_weight + 0.1 * d_p0_weight  (256, 784)
 *   exp_avg_sq_0_weight = 0.999 * exp_avg_sq_0_weight + 0.001 * d_p0_weight * d_p0_weight
 *       (256, 784)
 *   p0_weight = p0_weight - step_size * (new_exp_avg_0_weight / (sqrt(new_exp_avg_sq_0_weight) *
 *       root_correction + 1e-08))  (256, 784)
 */
static void k39_update_p0_weight(float *restrict exp_avg_0_weight,
                                 const float *restrict d_p0_weight,
                                 float *restrict exp_avg_sq_0_weight,
                                 const float *restrict root_correction,
                                 const float *restrict step_size, float *restrict p0_weight)
{
    for (long j = 0; j < 200704; j++) {
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

/* One train_step: 21 kernels; `work` holds 868480 bytes, aligned to 64. */
void train_step(const struct state *s, const struct train_step_io *io, void *work);
void train_step(const struct state *s, const struct train_step_io *io, void *work)
{
    char *const at = work;
    float *const matmul = (float *)(void *)(at + 802816); /* (64, 256) */
    float *const h1 = (float *)(void *)(at + 802816); /* (64, 256) */
    float *const matmul_2 = (float *)(void *)(at + 196608); /* (64, 128) */
    float *const h3 = (float *)(void *)(at + 196608); /* (64, 128) */
    float *const matmul_3 = (float *)(void *)(at + 37888); /* (64, 10) */
    float *const sum_ = (float *)(void *)(at + 64); /* (1) */
    float *const d_p4_bias = (float *)(void *)(at + 0); /* (1, 10) */
    float *const d_h4 = (float *)(void *)(at + 37888); /* (64, 10) */
    float *const d_h3 = (float *)(void *)(at + 0); /* (64, 128) */
    float *const d_p4_weight = (float *)(void *)(at + 32768); /* (10, 128) */
    float *const d_p2_bias = (float *)(void *)(at + 32768); /* (1, 128) */
    float *const d_h2 = (float *)(void *)(at + 196608); /* (64, 128) */
    float *const d_h1 = (float *)(void *)(at + 131072); /* (64, 256) */
    float *const d_p2_weight = (float *)(void *)(at + 0); /* (128, 256) */
    float *const d_p0_bias = (float *)(void *)(at + 0); /* (1, 256) */
    float *const d_h0 = (float *)(void *)(at + 802816); /* (64, 256) */
    float *const d_p0_weight = (float *)(void *)(at + 0); /* (256, 784) */
    float *const step_size = (float *)(void *)(at + 868352); /* () */
    float *const root_correction = (float *)(void *)(at + 868416); /* () */

    k19_update_step(s->step, step_size, root_correction);
    k20_matmul(io->x, s->p0_weight, matmul);
    k21_add_relu(h1, s->p0_bias);
    k22_matmul(h1, s->p2_weight, matmul_2);
    k23_add_relu(h3, s->p2_bias);
    k24_matmul(h3, s->p4_weight, matmul_3);
    k25_add_amax_sub(d_h4, s->p4_bias, io->y, sum_, d_p4_bias);
    k26_update_p4_bias(s->exp_avg_4_bias, d_p4_bias, s->exp_avg_sq_4_bias, root_correction,
                       step_size, s->p4_bias);
    k27_mul(sum_, io->loss);
    k28_matmul(d_h4, s->p4_weight, d_h3);
    k29_matmul(d_h4, h3, d_p4_weight);
    k30_update_p4_weight(s->exp_avg_4_weight, d_p4_weight, s->exp_avg_sq_4_weight, root_correction,
                         step_size, s->p4_weight);
    k31_gt_where_sum(d_h2, d_h3, d_p2_bias);
    k32_update_p2_bias(s->exp_avg_2_bias, d_p2_bias, s->exp_avg_sq_2_bias, root_correction,
                       step_size, s->p2_bias);
    k33_matmul(d_h2, s->p2_weight, d_h1);
    k34_matmul(d_h2, h1, d_p2_weight);
    k35_update_p2_weight(s->exp_avg_2_weight, d_p2_weight, s->exp_avg_sq_2_weight, root_correction,
                         step_size, s->p2_weight);
    k36_gt_where_sum(d_h0, d_h1, d_p0_bias);
    k37_update_p0_bias(s->exp_avg_0_bias, d_p0_bias, s->exp_avg_sq_0_bias, root_correction,
                       step_size, s->p0_bias);
    k38_matmul(d_h0, io->x, d_p0_weight);
    k39_update_p0_weight(s->exp_avg_0_weight, d_p0_weight, s->exp_avg_sq_0_weight, root_correction,
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

/* k40  mlp.lua:8
 *   matmul = x @ p0_weight.T  (64, 256)
 */
static void k40_matmul(const float *restrict x, const float *restrict p0_weight,
                       float *restrict matmul)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 256; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 784; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += x[i * 784 + k + l] * p0_weight[j * 784 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul[i * 256 + j] = sum;
        }
    }
}

/* k41  mlp.lua:8
 *   h1 (over matmul) = relu(matmul + p0_bias)  (64, 256)
 */
static void k41_add_relu(float *restrict h1, const float *restrict p0_bias)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 256; j++) {
            const float matmul_ij = h1[i * 256 + j];
            const float add2 = matmul_ij + p0_bias[j];
            const float h1_ij = add2 < 0 ? 0 : add2;
            h1[i * 256 + j] = h1_ij;
        }
    }
}

/* k42  mlp.lua:9
 *   matmul_2 = h1 @ p2_weight.T  (64, 128)
 */
static void k42_matmul(const float *restrict h1, const float *restrict p2_weight,
                       float *restrict matmul_2)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 128; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 256; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += h1[i * 256 + k + l] * p2_weight[j * 256 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_2[i * 128 + j] = sum;
        }
    }
}

/* k43  mlp.lua:9
 *   h3 (over matmul_2) = relu(matmul_2 + p2_bias)  (64, 128)
 */
static void k43_add_relu(float *restrict h3, const float *restrict p2_bias)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 128; j++) {
            const float matmul_2_ij = h3[i * 128 + j];
            const float add2 = matmul_2_ij + p2_bias[j];
            const float h3_ij = add2 < 0 ? 0 : add2;
            h3[i * 128 + j] = h3_ij;
        }
    }
}

/* k44  mlp.lua:10
 *   matmul_3 = h3 @ p4_weight.T  (64, 10)
 */
static void k44_matmul(const float *restrict h3, const float *restrict p4_weight,
                       float *restrict matmul_3)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 10; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 128; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += h3[i * 128 + k + l] * p4_weight[j * 128 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_3[i * 10 + j] = sum;
        }
    }
}

/* k45  mlp.lua:19
 *   add2 = matmul_3 + p4_bias
 *   amax3 = max(add2)
 *   sub4 = add2 - amax3
 *   sum6 = sum(exp(sub4))
 *   and13 = (y >= 0) & (y < 10)
 *   sum20 = sum(where(index == y, sub4, where(and13, 0, nan)))
 *   sum_ = sum(sum20 - where(and13, log(sum6), 0))  (1)
 *   argmax24 = argmax(add2)
 *   sum__2 = sum(argmax24 == y)  (1)
 */
static void k45_add_amax_sub(const float *restrict matmul_3, const float *restrict p4_bias,
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
            const float add2 = matmul_3[i * 10 + j] + p4_bias[j];
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
            const float add2 = matmul_3[i * 10 + j] + p4_bias[j];
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

/* k46  mlp.lua:17
 *   loss = sum_ * -0.015625  ()
 */
static void k46_mul(const float *restrict sum_, float *restrict loss)
{
    const float loss_0 = sum_[0] * (-0.015625f);
    loss[0] = loss_0;
}

/* k47  mlp.lua:19
 *   accuracy = sum__2 * 0.015625  ()
 */
static void k47_mul(const float *restrict sum__2, float *restrict accuracy)
{
    const float accuracy_0 = sum__2[0] * 0.015625f;
    accuracy[0] = accuracy_0;
}

/* One eval_step: 8 kernels; `work` holds 98304 bytes, aligned to 64. */
void eval_step(const struct state *s, const struct eval_step_io *io, void *work);
void eval_step(const struct state *s, const struct eval_step_io *io, void *work)
{
    char *const at = work;
    float *const matmul = (float *)(void *)(at + 0); /* (64, 256) */
    float *const h1 = (float *)(void *)(at + 0); /* (64, 256) */
    float *const matmul_2 = (float *)(void *)(at + 65536); /* (64, 128) */
    float *const h3 = (float *)(void *)(at + 65536); /* (64, 128) */
    float *const matmul_3 = (float *)(void *)(at + 0); /* (64, 10) */
    float *const sum_ = (float *)(void *)(at + 2560); /* (1) */
    float *const sum__2 = (float *)(void *)(at + 2624); /* (1) */

    k40_matmul(io->x, s->p0_weight, matmul);
    k41_add_relu(h1, s->p0_bias);
    k42_matmul(h1, s->p2_weight, matmul_2);
    k43_add_relu(h3, s->p2_bias);
    k44_matmul(h3, s->p4_weight, matmul_3);
    k45_add_amax_sub(matmul_3, s->p4_bias, io->y, sum_, sum__2);
    k46_mul(sum_, io->loss);
    k47_mul(sum__2, io->accuracy);
}

/* ---- predict ---- */

/* What predict reads and writes: a batch, and its results. */
struct predict_io {
    const float *x; /* x (64, 1, 28, 28) */
    const int *y; /* y not read */
    float *prediction; /* prediction (64, 10) */
};

/* k48  mlp.lua:8
 *   matmul = x @ p0_weight.T  (64, 256)
 */
static void k48_matmul(const float *restrict x, const float *restrict p0_weight,
                       float *restrict matmul)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 256; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 784; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += x[i * 784 + k + l] * p0_weight[j * 784 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul[i * 256 + j] = sum;
        }
    }
}

/* k49  mlp.lua:8
 *   h1 (over matmul) = relu(matmul + p0_bias)  (64, 256)
 */
static void k49_add_relu(float *restrict h1, const float *restrict p0_bias)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 256; j++) {
            const float matmul_ij = h1[i * 256 + j];
            const float add2 = matmul_ij + p0_bias[j];
            const float h1_ij = add2 < 0 ? 0 : add2;
            h1[i * 256 + j] = h1_ij;
        }
    }
}

/* k50  mlp.lua:9
 *   matmul_2 = h1 @ p2_weight.T  (64, 128)
 */
static void k50_matmul(const float *restrict h1, const float *restrict p2_weight,
                       float *restrict matmul_2)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 128; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 256; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += h1[i * 256 + k + l] * p2_weight[j * 256 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_2[i * 128 + j] = sum;
        }
    }
}

/* k51  mlp.lua:9
 *   h3 (over matmul_2) = relu(matmul_2 + p2_bias)  (64, 128)
 */
static void k51_add_relu(float *restrict h3, const float *restrict p2_bias)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 128; j++) {
            const float matmul_2_ij = h3[i * 128 + j];
            const float add2 = matmul_2_ij + p2_bias[j];
            const float h3_ij = add2 < 0 ? 0 : add2;
            h3[i * 128 + j] = h3_ij;
        }
    }
}

/* k52  mlp.lua:10
 *   matmul_3 = h3 @ p4_weight.T  (64, 10)
 */
static void k52_matmul(const float *restrict h3, const float *restrict p4_weight,
                       float *restrict matmul_3)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 10; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 128; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += h3[i * 128 + k + l] * p4_weight[j * 128 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_3[i * 10 + j] = sum;
        }
    }
}

/* k53  mlp.lua:21
 *   prediction = exp(matmul_3 + p4_bias - max(matmul_3 + p4_bias)) * (1 / sum(exp(matmul_3 +
 *       p4_bias - max(matmul_3 + p4_bias))))  (64, 10)
 */
static void k53_add_amax_sub(const float *restrict matmul_3, const float *restrict p4_bias,
                             float *restrict prediction)
{
    for (long i = 0; i < 64; i++) {
        float amax3 = (-INFINITY);
        for (long j = 0; j < 10; j++) {
            const float add2 = matmul_3[i * 10 + j] + p4_bias[j];
            amax3 = amax3 > add2 ? amax3 : (amax3 == amax3 ? add2 : amax3);
        }
        float exp5[10];
        float sum6 = 0.0f;
        for (long j = 0; j < 10; j++) {
            const float add2 = matmul_3[i * 10 + j] + p4_bias[j];
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

/* One predict: 6 kernels; `work` holds 98304 bytes, aligned to 64. */
void predict(const struct state *s, const struct predict_io *io, void *work);
void predict(const struct state *s, const struct predict_io *io, void *work)
{
    char *const at = work;
    float *const matmul = (float *)(void *)(at + 0); /* (64, 256) */
    float *const h1 = (float *)(void *)(at + 0); /* (64, 256) */
    float *const matmul_2 = (float *)(void *)(at + 65536); /* (64, 128) */
    float *const h3 = (float *)(void *)(at + 65536); /* (64, 128) */
    float *const matmul_3 = (float *)(void *)(at + 0); /* (64, 10) */

    k48_matmul(io->x, s->p0_weight, matmul);
    k49_add_relu(h1, s->p0_bias);
    k50_matmul(h1, s->p2_weight, matmul_2);
    k51_add_relu(h3, s->p2_bias);
    k52_matmul(h3, s->p4_weight, matmul_3);
    k53_add_amax_sub(matmul_3, s->p4_bias, io->prediction);
}

