/* tabular: made by gradcc from tabular.lua.
 * Learns to tell benign from malignant tumours by 30 measurements of cells (Wisconsin breast
 * cancer, 569 rows, of which 113 are for testing). Data: a table of scikit-learn's, in Debian's
 * package python3-sklearn; set=iris.csv, wine_data.csv or digits.csv.gz learns from another one.
 * Expect 97 % accuracy on the test rows after 40 epochs, in half a second.
 */
#include <math.h>

/* All that lives from step to step: parameters, the optimiser's moments, counters. */
struct state {
    float *p0_weight; /* 0.weight (32, 30) */
    float *p0_bias; /* 0.bias (32) */
    float *p3_weight; /* 3.weight (2, 32) */
    float *p3_bias; /* 3.bias (2) */
    int *seed; /* seed (2) */
    int *step; /* step () */
    float *exp_avg_0_weight; /* exp_avg/0.weight (32, 30) */
    float *exp_avg_sq_0_weight; /* exp_avg_sq/0.weight (32, 30) */
    float *exp_avg_0_bias; /* exp_avg/0.bias (32) */
    float *exp_avg_sq_0_bias; /* exp_avg_sq/0.bias (32) */
    float *exp_avg_3_weight; /* exp_avg/3.weight (2, 32) */
    float *exp_avg_sq_3_weight; /* exp_avg_sq/3.weight (2, 32) */
    float *exp_avg_3_bias; /* exp_avg/3.bias (2) */
    float *exp_avg_sq_3_bias; /* exp_avg_sq/3.bias (2) */
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

/* k00  tabular.lua:12
 *   p0_weight = uniform() * 0.365148 + -0.182574  (32, 30)
 */
static void k00_update_p0_weight(const int *restrict seed, float *restrict p0_weight)
{
    for (long j = 0; j < 960; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000001, j);
        const float mul4 = uniform2 * 0.365148365f;
        const float p0_weight_j = mul4 + (-0.182574183f);
        p0_weight[j] = p0_weight_j;
    }
}

/* k01  tabular.lua:12
 *   p0_bias = uniform() * 0.365148 + -0.182574  (32)
 */
static void k01_update_p0_bias(const int *restrict seed, float *restrict p0_bias)
{
    for (long j = 0; j < 32; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000002, j);
        const float mul4 = uniform2 * 0.365148365f;
        const float p0_bias_j = mul4 + (-0.182574183f);
        p0_bias[j] = p0_bias_j;
    }
}

/* k02  tabular.lua:13
 *   p3_weight = uniform() * 0.353553 + -0.176777  (2, 32)
 */
static void k02_update_p3_weight(const int *restrict seed, float *restrict p3_weight)
{
    for (long j = 0; j < 64; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000003, j);
        const float mul4 = uniform2 * 0.353553385f;
        const float p3_weight_j = mul4 + (-0.176776692f);
        p3_weight[j] = p3_weight_j;
    }
}

/* k03  tabular.lua:13
 *   p3_bias = uniform() * 0.353553 + -0.176777  (2)
 */
static void k03_update_p3_bias(const int *restrict seed, float *restrict p3_bias)
{
    for (long j = 0; j < 2; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000004, j);
        const float mul4 = uniform2 * 0.353553385f;
        const float p3_bias_j = mul4 + (-0.176776692f);
        p3_bias[j] = p3_bias_j;
    }
}

/* k04  tabular.lua:12
 *   step = 0  ()
 */
static void k04_update_step(int *restrict step)
{
    step[0] = 0;
}

/* k05  tabular.lua:23
 *   exp_avg_0_weight = 0  (32, 30)
 */
static void k05_update_exp_avg_0_weight(float *restrict exp_avg_0_weight)
{
    for (long j = 0; j < 960; j++) {
        exp_avg_0_weight[j] = 0.0f;
    }
}

/* k06  tabular.lua:23
 *   exp_avg_sq_0_weight = 0  (32, 30)
 */
static void k06_update_exp_avg_sq_0_weight(float *restrict exp_avg_sq_0_weight)
{
    for (long j = 0; j < 960; j++) {
        exp_avg_sq_0_weight[j] = 0.0f;
    }
}

/* k07  tabular.lua:23
 *   exp_avg_0_bias = 0  (32)
 */
static void k07_update_exp_avg_0_bias(float *restrict exp_avg_0_bias)
{
    for (long j = 0; j < 32; j++) {
        exp_avg_0_bias[j] = 0.0f;
    }
}

/* k08  tabular.lua:23
 *   exp_avg_sq_0_bias = 0  (32)
 */
static void k08_update_exp_avg_sq_0_bias(float *restrict exp_avg_sq_0_bias)
{
    for (long j = 0; j < 32; j++) {
        exp_avg_sq_0_bias[j] = 0.0f;
    }
}

/* k09  tabular.lua:23
 *   exp_avg_3_weight = 0  (2, 32)
 */
static void k09_update_exp_avg_3_weight(float *restrict exp_avg_3_weight)
{
    for (long j = 0; j < 64; j++) {
        exp_avg_3_weight[j] = 0.0f;
    }
}

/* k10  tabular.lua:23
 *   exp_avg_sq_3_weight = 0  (2, 32)
 */
static void k10_update_exp_avg_sq_3_weight(float *restrict exp_avg_sq_3_weight)
{
    for (long j = 0; j < 64; j++) {
        exp_avg_sq_3_weight[j] = 0.0f;
    }
}

/* k11  tabular.lua:23
 *   exp_avg_3_bias = 0  (2)
 */
static void k11_update_exp_avg_3_bias(float *restrict exp_avg_3_bias)
{
    for (long j = 0; j < 2; j++) {
        exp_avg_3_bias[j] = 0.0f;
    }
}

/* k12  tabular.lua:23
 *   exp_avg_sq_3_bias = 0  (2)
 */
static void k12_update_exp_avg_sq_3_bias(float *restrict exp_avg_sq_3_bias)
{
    for (long j = 0; j < 2; j++) {
        exp_avg_sq_3_bias[j] = 0.0f;
    }
}

/* One init: 13 kernels; `work` holds 0 bytes, aligned to 64. */
void init(const struct state *s, const struct init_io *io, void *work);
void init(const struct state *s, const struct init_io *io, void *work)
{
    (void)io;
    (void)work;

    k00_update_p0_weight(s->seed, s->p0_weight);
    k01_update_p0_bias(s->seed, s->p0_bias);
    k02_update_p3_weight(s->seed, s->p3_weight);
    k03_update_p3_bias(s->seed, s->p3_bias);
    k04_update_step(s->step);
    k05_update_exp_avg_0_weight(s->exp_avg_0_weight);
    k06_update_exp_avg_sq_0_weight(s->exp_avg_sq_0_weight);
    k07_update_exp_avg_0_bias(s->exp_avg_0_bias);
    k08_update_exp_avg_sq_0_bias(s->exp_avg_sq_0_bias);
    k09_update_exp_avg_3_weight(s->exp_avg_3_weight);
    k10_update_exp_avg_sq_3_weight(s->exp_avg_sq_3_weight);
    k11_update_exp_avg_3_bias(s->exp_avg_3_bias);
    k12_update_exp_avg_sq_3_bias(s->exp_avg_sq_3_bias);
}

/* ---- train_step ---- */

/* What train_step reads and writes: a batch, and its results. */
struct train_step_io {
    const float *x; /* x (32, 30) */
    const int *y; /* y (32) */
    float *loss; /* loss () */
};

/* k13  tabular.lua:12
 *   matmul = x @ p0_weight.T  (32, 32)
 */
static void k13_matmul(const float *restrict x, const float *restrict p0_weight,
                       float *restrict matmul)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 32; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 16; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += x[i * 30 + k + l] * p0_weight[j * 30 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            for (long k = 16; k < 30; k++) {
                sum += x[i * 30 + k] * p0_weight[j * 30 + k];
            }
            matmul[i * 32 + j] = sum;
        }
    }
}

/* k14  tabular.lua:12
 *   h1 (over matmul) = relu(matmul + p0_bias)  (32, 32)
 *   ge = uniform() >= 0.2  (32, 32)
 *   h2 = where(ge, h1 * 1.25, 0)  (32, 32)
 */
static void k14_add_relu_uniform(float *restrict h1, const float *restrict p0_bias,
                                 const int *restrict seed, const int *restrict step,
                                 unsigned char *restrict ge, float *restrict h2)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 32; j++) {
            const float matmul_ij = h1[i * 32 + j];
            const float add2 = matmul_ij + p0_bias[j];
            const float h1_ij = add2 < 0 ? 0 : add2;
            const float uniform6 = uniform_f32(&seed[0], step[0], 1, i * 32 + j);
            const int ge_ij = uniform6 >= 0.2f;
            const float mul10 = h1_ij * 1.25f;
            const float h2_ij = ge_ij ? mul10 : 0.0f;
            h1[i * 32 + j] = h1_ij;
            ge[i * 32 + j] = (unsigned char)ge_ij;
            h2[i * 32 + j] = h2_ij;
        }
    }
}

/* k15  tabular.lua:13
 *   matmul_2 = h2 @ p3_weight.T  (32, 2)
 */
static void k15_matmul(const float *restrict h2, const float *restrict p3_weight,
                       float *restrict matmul_2)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 2; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 32; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += h2[i * 32 + k + l] * p3_weight[j * 32 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_2[i * 2 + j] = sum;
        }
    }
}

/* k16  tabular.lua:13
 *   add2 = matmul_2 + p3_bias
 *   amax3 = max(add2)
 *   sub4 = add2 - amax3
 *   exp5 = exp(sub4)
 *   sum6 = sum(exp5)
 *   and13 = (y >= 0) & (y < 2)
 *   eq15 = index == y
 *   sum20 = sum(where(eq15, sub4, where(and13, 0, nan)))
 *   sum_ = sum(sum20 - where(and13, log(sum6), 0))  (1)
 *   d_p3_bias = sum(d_h3)  (1, 2)
 *   d_h3 (over matmul_2) = where(eq15, -0.03125, 0) - where(and13, -0.03125, 0) / sum6 * exp5
 *       (32, 2)
 */
static void k16_add_amax_sub(float *restrict d_h3, const float *restrict p3_bias,
                             const int *restrict y, float *restrict sum_,
                             float *restrict d_p3_bias)
{
    sum_[0] = 0.0f;
    for (long j = 0; j < 2; j++) {
        d_p3_bias[j] = 0.0f;
    }
    for (long i = 0; i < 32; i++) {
        const int ge10 = y[i] >= 0;
        const int lt12 = y[i] < 2;
        const int and13 = ge10 & lt12;
        const float where18 = and13 ? 0.0f : NAN;
        const float where28 = and13 ? (-0.03125f) : 0.0f;
        float amax3 = (-INFINITY);
        for (long j = 0; j < 2; j++) {
            const float matmul_2_ij = d_h3[i * 2 + j];
            const float add2 = matmul_2_ij + p3_bias[j];
            amax3 = amax3 > add2 ? amax3 : (amax3 == amax3 ? add2 : amax3);
        }
        float exp5[2];
        float sum6 = 0.0f;
        float sum20 = 0.0f;
        for (long j = 0; j < 2; j++) {
            const float matmul_2_ij = d_h3[i * 2 + j];
            const float add2 = matmul_2_ij + p3_bias[j];
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
        for (long j = 0; j < 2; j++) {
            const int eq15 = (int)j == y[i];
            const float where26 = eq15 ? (-0.03125f) : 0.0f;
            const float mul30 = div29 * exp5[j];
            const float d_h3_ij = where26 - mul30;
            d_p3_bias[j] += d_h3_ij;
            d_h3[i * 2 + j] = d_h3_ij;
        }
        sum_[0] += sub22;
    }
}

/* k17  tabular.lua:20
 *   loss = sum_ * -0.03125  ()
 */
static void k17_mul(const float *restrict sum_, float *restrict loss)
{
    const float loss_0 = sum_[0] * (-0.03125f);
    loss[0] = loss_0;
}

/* k18  tabular.lua:13
 *   d_p3_weight = d_h3.T @ h2  (2, 32)
 */
static void k18_matmul(const float *restrict d_h3, const float *restrict h2,
                       float *restrict d_p3_weight)
{
    for (long i = 0; i < 2; i++) {
        for (long j = 0; j < 32; j++) {
            d_p3_weight[i * 32 + j] = 0.0f;
        }
        for (long k = 0; k < 32; k++) {
            const float a_ik = d_h3[k * 2 + i];
            for (long j = 0; j < 32; j++) {
                d_p3_weight[i * 32 + j] += a_ik * h2[k * 32 + j];
            }
        }
    }
}

/* k19  tabular.lua:23
 *   step_size = 0.003 / (1 - pow(0.9, new_step))  ()
 *   root_correction = 1 / sqrt(1 - pow(0.999, new_step))  ()
 *   step = step + 1  ()
 */
static void k19_update_step(int *restrict step, float *restrict step_size,
                            float *restrict root_correction)
{
    const int new_step_0 = step[0] + 1;
    const double cast3 = (double)new_step_0;
    const double pow5 = pow(0.9, cast3);
    const double sub7 = 1.0 - pow5;
    const double div9 = 0.003 / sub7;
    const float step_size_0 = (float)div9;
    const double pow12 = pow(0.999, cast3);
    const double sub13 = 1.0 - pow12;
    const double sqrt14 = sqrt(sub13);
    const double recip15 = 1 / sqrt14;
    const float root_correction_0 = (float)recip15;
    step_size[0] = step_size_0;
    root_correction[0] = root_correction_0;
    step[0] = new_step_0;
}

/* k20  tabular.lua:23
 *   exp_avg_3_bias = 0.9 * exp_avg_3_bias + 0.1 * d_p3_bias  (2)
 *   exp_avg_sq_3_bias = 0.999 * exp_avg_sq_3_bias + 0.001 * d_p3_bias * d_p3_bias  (2)
 *   p3_bias = p3_bias - 0.00015 * p3_bias - step_size * (new_exp_avg_3_bias /
 *       (sqrt(new_exp_avg_sq_3_bias) * root_correction + 1e-08))  (2)
 */
static void k20_update_p3_bias(float *restrict p3_bias, float *restrict exp_avg_3_bias,
                               const float *restrict d_p3_bias, float *restrict exp_avg_sq_3_bias,
                               const float *restrict root_correction,
                               const float *restrict step_size)
{
    for (long j = 0; j < 2; j++) {
        const float p3_bias_j = p3_bias[j];
        const float mul2 = 0.00015f * p3_bias_j;
        const float sub3 = p3_bias_j - mul2;
        const float mul6 = 0.9f * exp_avg_3_bias[j];
        const float d_p3_bias_j = d_p3_bias[j];
        const float mul9 = 0.1f * d_p3_bias_j;
        const float new_exp_avg_3_bias_j = mul6 + mul9;
        const float mul13 = 0.999f * exp_avg_sq_3_bias[j];
        const float mul15 = 0.001f * d_p3_bias_j;
        const float mul16 = mul15 * d_p3_bias_j;
        const float new_exp_avg_sq_3_bias_j = mul13 + mul16;
        const float sqrt18 = sqrtf(new_exp_avg_sq_3_bias_j);
        const float mul20 = sqrt18 * root_correction[0];
        const float add22 = mul20 + 1e-08f;
        const float div23 = new_exp_avg_3_bias_j / add22;
        const float mul25 = step_size[0] * div23;
        const float new_p3_bias_j = sub3 - mul25;
        exp_avg_3_bias[j] = new_exp_avg_3_bias_j;
        exp_avg_sq_3_bias[j] = new_exp_avg_sq_3_bias_j;
        p3_bias[j] = new_p3_bias_j;
    }
}

/* k21  tabular.lua:13
 *   d_h2 = d_h3 @ p3_weight  (32, 32)
 */
static void k21_matmul(const float *restrict d_h3, const float *restrict p3_weight,
                       float *restrict d_h2)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 32; j++) {
            d_h2[i * 32 + j] = 0.0f;
        }
        for (long k = 0; k < 2; k++) {
            const float a_ik = d_h3[i * 2 + k];
            for (long j = 0; j < 32; j++) {
                d_h2[i * 32 + j] += a_ik * p3_weight[k * 32 + j];
            }
        }
    }
}

/* k22  tabular.lua:23
 *   exp_avg_3_weight = 0.9 * exp_avg_3_weight + 0.1 * d_p3_weight  (2, 32)
 *   exp_avg_sq_3_weight = 0.999 * exp_avg_sq_3_weight + 0.001 * d_p3_weight * d_p3_weight  (2, 32)
 *   p3_weight = p3_weight - 0.00015 * p3_weight - step_size * (new_exp_avg_3_weight /
 *       (sqrt(new_exp_avg_sq_3_weight) * root_correction + 1e-08))  (2, 32)
 */
static void k22_update_p3_weight(float *restrict p3_weight, float *restrict exp_avg_3_weight,
                                 const float *restrict d_p3_weight,
                                 float *restrict exp_avg_sq_3_weight,
                                 const float *restrict root_correction,
                                 const float *restrict step_size)
{
    for (long j = 0; j < 64; j++) {
        const float p3_weight_j = p3_weight[j];
        const float mul2 = 0.00015f * p3_weight_j;
        const float sub3 = p3_weight_j - mul2;
        const float mul6 = 0.9f * exp_avg_3_weight[j];
        const float d_p3_weight_j = d_p3_weight[j];
        const float mul9 = 0.1f * d_p3_weight_j;
        const float new_exp_avg_3_weight_j = mul6 + mul9;
        const float mul13 = 0.999f * exp_avg_sq_3_weight[j];
        const float mul15 = 0.001f * d_p3_weight_j;
        const float mul16 = mul15 * d_p3_weight_j;
        const float new_exp_avg_sq_3_weight_j = mul13 + mul16;
        const float sqrt18 = sqrtf(new_exp_avg_sq_3_weight_j);
        const float mul20 = sqrt18 * root_correction[0];
        const float add22 = mul20 + 1e-08f;
        const float div23 = new_exp_avg_3_weight_j / add22;
        const float mul25 = step_size[0] * div23;
        const float new_p3_weight_j = sub3 - mul25;
        exp_avg_3_weight[j] = new_exp_avg_3_weight_j;
        exp_avg_sq_3_weight[j] = new_exp_avg_sq_3_weight_j;
        p3_weight[j] = new_p3_weight_j;
    }
}

/* k23  tabular.lua:12
 *   d_p0_bias = sum(d_h0)  (1, 32)
 *   d_h0 (over d_h2) = where(h1 > 0, where(ge, d_h2, 0) * 1.25, 0)  (32, 32)
 */
static void k23_where_mul_gt(const unsigned char *restrict ge, float *restrict d_h0,
                             const float *restrict h1, float *restrict d_p0_bias)
{
    for (long j = 0; j < 32; j++) {
        d_p0_bias[j] = 0.0f;
    }
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 32; j++) {
            const int ge_ij = ge[i * 32 + j];
            const float d_h2_ij = d_h0[i * 32 + j];
            const float where3 = ge_ij ? d_h2_ij : 0.0f;
            const float mul5 = where3 * 1.25f;
            const int gt7 = h1[i * 32 + j] > 0.0f;
            const float d_h0_ij = gt7 ? mul5 : 0.0f;
            d_p0_bias[j] += d_h0_ij;
            d_h0[i * 32 + j] = d_h0_ij;
        }
    }
}

/* k24  tabular.lua:23
 *   exp_avg_0_bias = 0.9 * exp_avg_0_bias + 0.1 * d_p0_bias  (32)
 *   exp_avg_sq_0_bias = 0.999 * exp_avg_sq_0_bias + 0.001 * d_p0_bias * d_p0_bias  (32)
 *   p0_bias = p0_bias - 0.00015 * p0_bias - step_size * (new_exp_avg_0_bias /
 *       (sqrt(new_exp_avg_sq_0_bias) * root_correction + 1e-08))  (32)
 */
static void k24_update_p0_bias(float *restrict p0_bias, float *restrict exp_avg_0_bias,
                               const float *restrict d_p0_bias, float *restrict exp_avg_sq_0_bias,
                               const float *restrict root_correction,
                               const float *restrict step_size)
{
    for (long j = 0; j < 32; j++) {
        const float p0_bias_j = p0_bias[j];
        const float mul2 = 0.00015f * p0_bias_j;
        const float sub3 = p0_bias_j - mul2;
        const float mul6 = 0.9f * exp_avg_0_bias[j];
        const float d_p0_bias_j = d_p0_bias[j];
        const float mul9 = 0.1f * d_p0_bias_j;
        const float new_exp_avg_0_bias_j = mul6 + mul9;
        const float mul13 = 0.999f * exp_avg_sq_0_bias[j];
        const float mul15 = 0.001f * d_p0_bias_j;
        const float mul16 = mul15 * d_p0_bias_j;
        const float new_exp_avg_sq_0_bias_j = mul13 + mul16;
        const float sqrt18 = sqrtf(new_exp_avg_sq_0_bias_j);
        const float mul20 = sqrt18 * root_correction[0];
        const float add22 = mul20 + 1e-08f;
        const float div23 = new_exp_avg_0_bias_j / add22;
        const float mul25 = step_size[0] * div23;
        const float new_p0_bias_j = sub3 - mul25;
        exp_avg_0_bias[j] = new_exp_avg_0_bias_j;
        exp_avg_sq_0_bias[j] = new_exp_avg_sq_0_bias_j;
        p0_bias[j] = new_p0_bias_j;
    }
}

/* k25  tabular.lua:12
 *   d_p0_weight = d_h0.T @ x  (32, 30)
 */
static void k25_matmul(const float *restrict d_h0, const float *restrict x,
                       float *restrict d_p0_weight)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 30; j++) {
            d_p0_weight[i * 30 + j] = 0.0f;
        }
        for (long k = 0; k < 32; k++) {
            const float a_ik = d_h0[k * 32 + i];
            for (long j = 0; j < 30; j++) {
                d_p0_weight[i * 30 + j] += a_ik * x[k * 30 + j];
            }
        }
    }
}

/* k26  tabular.lua:23
 *   exp_avg_0_weight = 0.9 * exp_avg_0_weight + 0.1 * d_p0_weight  (32, 30)
 *   exp_avg_sq_0_weight = 0.999 * exp_avg_sq_0_weight + 0.001 * d_p0_weight * d_p0_weight  (32, 30)
 *   p0_weight = p0_weight - 0.00015 * p0_weight - step_size * (new_exp_avg_0_weight /
 *       (sqrt(new_exp_avg_sq_0_weight) * root_correction + 1e-08))  (32, 30)
 */
static void k26_update_p0_weight(float *restrict p0_weight, float *restrict exp_avg_0_weight,
                                 const float *restrict d_p0_weight,
                                 float *restrict exp_avg_sq_0_weight,
                                 const float *restrict root_correction,
                                 const float *restrict step_size)
{
    for (long j = 0; j < 960; j++) {
        const float p0_weight_j = p0_weight[j];
        const float mul2 = 0.00015f * p0_weight_j;
        const float sub3 = p0_weight_j - mul2;
        const float mul6 = 0.9f * exp_avg_0_weight[j];
        const float d_p0_weight_j = d_p0_weight[j];
        const float mul9 = 0.1f * d_p0_weight_j;
        const float new_exp_avg_0_weight_j = mul6 + mul9;
        const float mul13 = 0.999f * exp_avg_sq_0_weight[j];
        const float mul15 = 0.001f * d_p0_weight_j;
        const float mul16 = mul15 * d_p0_weight_j;
        const float new_exp_avg_sq_0_weight_j = mul13 + mul16;
        const float sqrt18 = sqrtf(new_exp_avg_sq_0_weight_j);
        const float mul20 = sqrt18 * root_correction[0];
        const float add22 = mul20 + 1e-08f;
        const float div23 = new_exp_avg_0_weight_j / add22;
        const float mul25 = step_size[0] * div23;
        const float new_p0_weight_j = sub3 - mul25;
        exp_avg_0_weight[j] = new_exp_avg_0_weight_j;
        exp_avg_sq_0_weight[j] = new_exp_avg_sq_0_weight_j;
        p0_weight[j] = new_p0_weight_j;
    }
}

/* One train_step: 14 kernels; `work` holds 9920 bytes, aligned to 64. */
void train_step(const struct state *s, const struct train_step_io *io, void *work);
void train_step(const struct state *s, const struct train_step_io *io, void *work)
{
    char *const at = work;
    float *const matmul = (float *)(void *)(at + 0); /* (32, 32) */
    float *const h1 = (float *)(void *)(at + 0); /* (32, 32) */
    unsigned char *const ge = (unsigned char *)(void *)(at + 8192); /* (32, 32) */
    float *const h2 = (float *)(void *)(at + 4096); /* (32, 32) */
    float *const matmul_2 = (float *)(void *)(at + 9216); /* (32, 2) */
    float *const sum_ = (float *)(void *)(at + 9472); /* (1) */
    float *const d_p3_bias = (float *)(void *)(at + 9728); /* (1, 2) */
    float *const d_h3 = (float *)(void *)(at + 9216); /* (32, 2) */
    float *const d_h2 = (float *)(void *)(at + 4096); /* (32, 32) */
    float *const d_p3_weight = (float *)(void *)(at + 9472); /* (2, 32) */
    float *const d_p0_bias = (float *)(void *)(at + 9216); /* (1, 32) */
    float *const d_h0 = (float *)(void *)(at + 4096); /* (32, 32) */
    float *const d_p0_weight = (float *)(void *)(at + 0); /* (32, 30) */
    float *const step_size = (float *)(void *)(at + 9792); /* () */
    float *const root_correction = (float *)(void *)(at + 9856); /* () */

    k13_matmul(io->x, s->p0_weight, matmul);
    k14_add_relu_uniform(h1, s->p0_bias, s->seed, s->step, ge, h2);
    k15_matmul(h2, s->p3_weight, matmul_2);
    k16_add_amax_sub(d_h3, s->p3_bias, io->y, sum_, d_p3_bias);
    k17_mul(sum_, io->loss);
    k18_matmul(d_h3, h2, d_p3_weight);
    k19_update_step(s->step, step_size, root_correction);
    k20_update_p3_bias(s->p3_bias, s->exp_avg_3_bias, d_p3_bias, s->exp_avg_sq_3_bias,
                       root_correction, step_size);
    k21_matmul(d_h3, s->p3_weight, d_h2);
    k22_update_p3_weight(s->p3_weight, s->exp_avg_3_weight, d_p3_weight, s->exp_avg_sq_3_weight,
                         root_correction, step_size);
    k23_where_mul_gt(ge, d_h0, h1, d_p0_bias);
    k24_update_p0_bias(s->p0_bias, s->exp_avg_0_bias, d_p0_bias, s->exp_avg_sq_0_bias,
                       root_correction, step_size);
    k25_matmul(d_h0, io->x, d_p0_weight);
    k26_update_p0_weight(s->p0_weight, s->exp_avg_0_weight, d_p0_weight, s->exp_avg_sq_0_weight,
                         root_correction, step_size);
}

/* ---- eval_step ---- */

/* What eval_step reads and writes: a batch, and its results. */
struct eval_step_io {
    const float *x; /* x (32, 30) */
    const int *y; /* y (32) */
    float *loss; /* loss () */
    float *accuracy; /* accuracy () */
};

/* k27  tabular.lua:12
 *   matmul = x @ p0_weight.T  (32, 32)
 */
static void k27_matmul(const float *restrict x, const float *restrict p0_weight,
                       float *restrict matmul)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 32; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 16; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += x[i * 30 + k + l] * p0_weight[j * 30 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            for (long k = 16; k < 30; k++) {
                sum += x[i * 30 + k] * p0_weight[j * 30 + k];
            }
            matmul[i * 32 + j] = sum;
        }
    }
}

/* k28  tabular.lua:12
 *   h1 (over matmul) = relu(matmul + p0_bias)  (32, 32)
 */
static void k28_add_relu(float *restrict h1, const float *restrict p0_bias)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 32; j++) {
            const float matmul_ij = h1[i * 32 + j];
            const float add2 = matmul_ij + p0_bias[j];
            const float h1_ij = add2 < 0 ? 0 : add2;
            h1[i * 32 + j] = h1_ij;
        }
    }
}

/* k29  tabular.lua:13
 *   matmul_2 = h1 @ p3_weight.T  (32, 2)
 */
static void k29_matmul(const float *restrict h1, const float *restrict p3_weight,
                       float *restrict matmul_2)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 2; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 32; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += h1[i * 32 + k + l] * p3_weight[j * 32 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_2[i * 2 + j] = sum;
        }
    }
}

/* k30  tabular.lua:21
 *   add2 = matmul_2 + p3_bias
 *   amax3 = max(add2)
 *   sub4 = add2 - amax3
 *   sum6 = sum(exp(sub4))
 *   and13 = (y >= 0) & (y < 2)
 *   sum20 = sum(where(index == y, sub4, where(and13, 0, nan)))
 *   sum_ = sum(sum20 - where(and13, log(sum6), 0))  (1)
 *   argmax24 = argmax(add2)
 *   sum__2 = sum(argmax24 == y)  (1)
 */
static void k30_add_amax_sub(const float *restrict matmul_2, const float *restrict p3_bias,
                             const int *restrict y, float *restrict sum_, float *restrict sum__2)
{
    sum_[0] = 0.0f;
    sum__2[0] = 0.0f;
    for (long i = 0; i < 32; i++) {
        const int ge10 = y[i] >= 0;
        const int lt12 = y[i] < 2;
        const int and13 = ge10 & lt12;
        const float where18 = and13 ? 0.0f : NAN;
        float amax3 = (-INFINITY);
        float best24 = (-INFINITY);
        int argmax24 = 0;
        for (long j = 0; j < 2; j++) {
            const float add2 = matmul_2[i * 2 + j] + p3_bias[j];
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
        for (long j = 0; j < 2; j++) {
            const float add2 = matmul_2[i * 2 + j] + p3_bias[j];
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

/* k31  tabular.lua:20
 *   loss = sum_ * -0.03125  ()
 */
static void k31_mul(const float *restrict sum_, float *restrict loss)
{
    const float loss_0 = sum_[0] * (-0.03125f);
    loss[0] = loss_0;
}

/* k32  tabular.lua:21
 *   accuracy = sum__2 * 0.03125  ()
 */
static void k32_mul(const float *restrict sum__2, float *restrict accuracy)
{
    const float accuracy_0 = sum__2[0] * 0.03125f;
    accuracy[0] = accuracy_0;
}

/* One eval_step: 6 kernels; `work` holds 4352 bytes, aligned to 64. */
void eval_step(const struct state *s, const struct eval_step_io *io, void *work);
void eval_step(const struct state *s, const struct eval_step_io *io, void *work)
{
    char *const at = work;
    float *const matmul = (float *)(void *)(at + 0); /* (32, 32) */
    float *const h1 = (float *)(void *)(at + 0); /* (32, 32) */
    float *const matmul_2 = (float *)(void *)(at + 4096); /* (32, 2) */
    float *const sum_ = (float *)(void *)(at + 0); /* (1) */
    float *const sum__2 = (float *)(void *)(at + 64); /* (1) */

    k27_matmul(io->x, s->p0_weight, matmul);
    k28_add_relu(h1, s->p0_bias);
    k29_matmul(h1, s->p3_weight, matmul_2);
    k30_add_amax_sub(matmul_2, s->p3_bias, io->y, sum_, sum__2);
    k31_mul(sum_, io->loss);
    k32_mul(sum__2, io->accuracy);
}

/* ---- predict ---- */

/* What predict reads and writes: a batch, and its results. */
struct predict_io {
    const float *x; /* x (32, 30) */
    const int *y; /* y not read */
    float *prediction; /* prediction (32, 2) */
};

/* k33  tabular.lua:12
 *   matmul = x @ p0_weight.T  (32, 32)
 */
static void k33_matmul(const float *restrict x, const float *restrict p0_weight,
                       float *restrict matmul)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 32; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 16; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += x[i * 30 + k + l] * p0_weight[j * 30 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            for (long k = 16; k < 30; k++) {
                sum += x[i * 30 + k] * p0_weight[j * 30 + k];
            }
            matmul[i * 32 + j] = sum;
        }
    }
}

/* k34  tabular.lua:12
 *   h1 (over matmul) = relu(matmul + p0_bias)  (32, 32)
 */
static void k34_add_relu(float *restrict h1, const float *restrict p0_bias)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 32; j++) {
            const float matmul_ij = h1[i * 32 + j];
            const float add2 = matmul_ij + p0_bias[j];
            const float h1_ij = add2 < 0 ? 0 : add2;
            h1[i * 32 + j] = h1_ij;
        }
    }
}

/* k35  tabular.lua:13
 *   matmul_2 = h1 @ p3_weight.T  (32, 2)
 */
static void k35_matmul(const float *restrict h1, const float *restrict p3_weight,
                       float *restrict matmul_2)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 2; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 32; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += h1[i * 32 + k + l] * p3_weight[j * 32 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_2[i * 2 + j] = sum;
        }
    }
}

/* k36  tabular.lua:22
 *   prediction = exp(matmul_2 + p3_bias - max(matmul_2 + p3_bias)) * (1 / sum(exp(matmul_2 +
 *       p3_bias - max(matmul_2 + p3_bias))))  (32, 2)
 */
static void k36_add_amax_sub(const float *restrict matmul_2, const float *restrict p3_bias,
                             float *restrict prediction)
{
    for (long i = 0; i < 32; i++) {
        float amax3 = (-INFINITY);
        for (long j = 0; j < 2; j++) {
            const float add2 = matmul_2[i * 2 + j] + p3_bias[j];
            amax3 = amax3 > add2 ? amax3 : (amax3 == amax3 ? add2 : amax3);
        }
        float exp5[2];
        float sum6 = 0.0f;
        for (long j = 0; j < 2; j++) {
            const float add2 = matmul_2[i * 2 + j] + p3_bias[j];
            const float sub4 = add2 - amax3;
            exp5[j] = expf(sub4);
            sum6 += exp5[j];
        }
        const float recip7 = 1 / sum6;
        for (long j = 0; j < 2; j++) {
            const float prediction_ij = exp5[j] * recip7;
            prediction[i * 2 + j] = prediction_ij;
        }
    }
}

/* One predict: 4 kernels; `work` holds 4352 bytes, aligned to 64. */
void predict(const struct state *s, const struct predict_io *io, void *work);
void predict(const struct state *s, const struct predict_io *io, void *work)
{
    char *const at = work;
    float *const matmul = (float *)(void *)(at + 0); /* (32, 32) */
    float *const h1 = (float *)(void *)(at + 0); /* (32, 32) */
    float *const matmul_2 = (float *)(void *)(at + 4096); /* (32, 2) */

    k33_matmul(io->x, s->p0_weight, matmul);
    k34_add_relu(h1, s->p0_bias);
    k35_matmul(h1, s->p3_weight, matmul_2);
    k36_add_amax_sub(matmul_2, s->p3_bias, io->prediction);
}

