/* xor: made by gradcc from xor.lua.
 * Learns exclusive or, the smallest problem that a single layer cannot learn: two inputs, a hidden
 * layer of tanh, one output. Data: the four lines below. Expect a loss below 0.01 and all four
 * right after 100 epochs, in a fraction of a second.
 */
#include <math.h>

/* All that lives from step to step: parameters, the optimiser's moments, counters. */
struct state {
    float *p0_weight; /* 0.weight (8, 2) */
    float *p0_bias; /* 0.bias (8) */
    float *p2_weight; /* 2.weight (1, 8) */
    float *p2_bias; /* 2.bias (1) */
    int *step; /* step () */
    int *seed; /* seed (2) */
    float *exp_avg_0_weight; /* exp_avg/0.weight (8, 2) */
    float *exp_avg_sq_0_weight; /* exp_avg_sq/0.weight (8, 2) */
    float *exp_avg_0_bias; /* exp_avg/0.bias (8) */
    float *exp_avg_sq_0_bias; /* exp_avg_sq/0.bias (8) */
    float *exp_avg_2_weight; /* exp_avg/2.weight (1, 8) */
    float *exp_avg_sq_2_weight; /* exp_avg_sq/2.weight (1, 8) */
    float *exp_avg_2_bias; /* exp_avg/2.bias (1) */
    float *exp_avg_sq_2_bias; /* exp_avg_sq/2.bias (1) */
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
    const float *y; /* y not read */
};

/* k00  xor.lua:7
 *   p0_weight = uniform() * 1.41421 + -0.707107  (8, 2)
 */
static void k00_update_p0_weight(const int *restrict seed, float *restrict p0_weight)
{
    for (long j = 0; j < 16; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000001, j);
        const float mul4 = uniform2 * 1.41421354f;
        const float p0_weight_j = mul4 + (-0.707106769f);
        p0_weight[j] = p0_weight_j;
    }
}

/* k01  xor.lua:7
 *   p0_bias = uniform() * 1.41421 + -0.707107  (8)
 */
static void k01_update_p0_bias(const int *restrict seed, float *restrict p0_bias)
{
    for (long j = 0; j < 8; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000002, j);
        const float mul4 = uniform2 * 1.41421354f;
        const float p0_bias_j = mul4 + (-0.707106769f);
        p0_bias[j] = p0_bias_j;
    }
}

/* k02  xor.lua:7
 *   p2_weight = uniform() * 0.707107 + -0.353553  (1, 8)
 */
static void k02_update_p2_weight(const int *restrict seed, float *restrict p2_weight)
{
    for (long j = 0; j < 8; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000003, j);
        const float mul4 = uniform2 * 0.707106769f;
        const float p2_weight_j = mul4 + (-0.353553385f);
        p2_weight[j] = p2_weight_j;
    }
}

/* k03  xor.lua:7
 *   p2_bias = uniform() * 0.707107 + -0.353553  (1)
 */
static void k03_update_p2_bias(const int *restrict seed, float *restrict p2_bias)
{
    const float uniform2 = uniform_f32(&seed[0], 0, 1000004, 0);
    const float mul4 = uniform2 * 0.707106769f;
    const float p2_bias_0 = mul4 + (-0.353553385f);
    p2_bias[0] = p2_bias_0;
}

/* k04  xor.lua:21
 *   step = 0  ()
 */
static void k04_update_step(int *restrict step)
{
    step[0] = 0;
}

/* k05  xor.lua:21
 *   exp_avg_0_weight = 0  (8, 2)
 */
static void k05_update_exp_avg_0_weight(float *restrict exp_avg_0_weight)
{
    for (long j = 0; j < 16; j++) {
        exp_avg_0_weight[j] = 0.0f;
    }
}

/* k06  xor.lua:21
 *   exp_avg_sq_0_weight = 0  (8, 2)
 */
static void k06_update_exp_avg_sq_0_weight(float *restrict exp_avg_sq_0_weight)
{
    for (long j = 0; j < 16; j++) {
        exp_avg_sq_0_weight[j] = 0.0f;
    }
}

/* k07  xor.lua:21
 *   exp_avg_0_bias = 0  (8)
 */
static void k07_update_exp_avg_0_bias(float *restrict exp_avg_0_bias)
{
    for (long j = 0; j < 8; j++) {
        exp_avg_0_bias[j] = 0.0f;
    }
}

/* k08  xor.lua:21
 *   exp_avg_sq_0_bias = 0  (8)
 */
static void k08_update_exp_avg_sq_0_bias(float *restrict exp_avg_sq_0_bias)
{
    for (long j = 0; j < 8; j++) {
        exp_avg_sq_0_bias[j] = 0.0f;
    }
}

/* k09  xor.lua:21
 *   exp_avg_2_weight = 0  (1, 8)
 */
static void k09_update_exp_avg_2_weight(float *restrict exp_avg_2_weight)
{
    for (long j = 0; j < 8; j++) {
        exp_avg_2_weight[j] = 0.0f;
    }
}

/* k10  xor.lua:21
 *   exp_avg_sq_2_weight = 0  (1, 8)
 */
static void k10_update_exp_avg_sq_2_weight(float *restrict exp_avg_sq_2_weight)
{
    for (long j = 0; j < 8; j++) {
        exp_avg_sq_2_weight[j] = 0.0f;
    }
}

/* k11  xor.lua:21
 *   exp_avg_2_bias = 0  (1)
 */
static void k11_update_exp_avg_2_bias(float *restrict exp_avg_2_bias)
{
    exp_avg_2_bias[0] = 0.0f;
}

/* k12  xor.lua:21
 *   exp_avg_sq_2_bias = 0  (1)
 */
static void k12_update_exp_avg_sq_2_bias(float *restrict exp_avg_sq_2_bias)
{
    exp_avg_sq_2_bias[0] = 0.0f;
}

/* One init: 13 kernels; `work` holds 0 bytes, aligned to 64. */
void init(const struct state *s, const struct init_io *io, void *work);
void init(const struct state *s, const struct init_io *io, void *work)
{
    (void)io;
    (void)work;

    k00_update_p0_weight(s->seed, s->p0_weight);
    k01_update_p0_bias(s->seed, s->p0_bias);
    k02_update_p2_weight(s->seed, s->p2_weight);
    k03_update_p2_bias(s->seed, s->p2_bias);
    k04_update_step(s->step);
    k05_update_exp_avg_0_weight(s->exp_avg_0_weight);
    k06_update_exp_avg_sq_0_weight(s->exp_avg_sq_0_weight);
    k07_update_exp_avg_0_bias(s->exp_avg_0_bias);
    k08_update_exp_avg_sq_0_bias(s->exp_avg_sq_0_bias);
    k09_update_exp_avg_2_weight(s->exp_avg_2_weight);
    k10_update_exp_avg_sq_2_weight(s->exp_avg_sq_2_weight);
    k11_update_exp_avg_2_bias(s->exp_avg_2_bias);
    k12_update_exp_avg_sq_2_bias(s->exp_avg_sq_2_bias);
}

/* ---- train_step ---- */

/* What train_step reads and writes: a batch, and its results. */
struct train_step_io {
    const float *x; /* x (4, 2) */
    const float *y; /* y (4, 1) */
    float *loss; /* loss () */
};

/* k13  xor.lua:7
 *   matmul = x @ p0_weight.T  (4, 8)
 */
static void k13_matmul(const float *restrict x, const float *restrict p0_weight,
                       float *restrict matmul)
{
    for (long i = 0; i < 4; i++) {
        for (long j = 0; j < 8; j++) {
            float sum = 0.0f;
            for (long k = 0; k < 2; k++) {
                sum += x[i * 2 + k] * p0_weight[j * 2 + k];
            }
            matmul[i * 8 + j] = sum;
        }
    }
}

/* k14  xor.lua:7
 *   h1 (over matmul) = tanh(matmul + p0_bias)  (4, 8)
 */
static void k14_add_tanh(float *restrict h1, const float *restrict p0_bias)
{
    for (long i = 0; i < 4; i++) {
        for (long j = 0; j < 8; j++) {
            const float matmul_ij = h1[i * 8 + j];
            const float add2 = matmul_ij + p0_bias[j];
            const float h1_ij = tanhf(add2);
            h1[i * 8 + j] = h1_ij;
        }
    }
}

/* k15  xor.lua:7
 *   matmul_2 = h1 @ p2_weight.T  (4, 1)
 */
static void k15_matmul(const float *restrict h1, const float *restrict p2_weight,
                       float *restrict matmul_2)
{
    for (long i = 0; i < 4; i++) {
        float sum = 0.0f;
        for (long k = 0; k < 8; k++) {
            sum += h1[i * 8 + k] * p2_weight[k];
        }
        matmul_2[i] = sum;
    }
}

/* k16  xor.lua:7
 *   sum_ = sum(softplus(matmul_2 + p2_bias) - (matmul_2 + p2_bias) * y)  (1, 1)
 *   d_p2_bias = sum(d_h2)  (1, 1)
 *   d_p0_bias = sum(d_h0)  (1, 8)
 *   d_h2 (over matmul_2) = -0.25 * y + 0.25 * sigmoid(matmul_2 + p2_bias)  (4, 1)
 *   d_h0 = d_h2 * p2_weight * (1 - h1 * h1)  (4, 8)
 */
static void k16_add_softplus_mul(float *restrict d_h2, const float *restrict p2_bias,
                                 const float *restrict y, float *restrict sum_,
                                 float *restrict d_p2_bias, const float *restrict p2_weight,
                                 const float *restrict h1, float *restrict d_p0_bias,
                                 float *restrict d_h0)
{
    sum_[0] = 0.0f;
    d_p2_bias[0] = 0.0f;
    for (long j = 0; j < 8; j++) {
        d_p0_bias[j] = 0.0f;
    }
    for (long i = 0; i < 4; i++) {
        const float matmul_2_i = d_h2[i];
        const float add2 = matmul_2_i + p2_bias[0];
        const float softplus3 = (add2 > 0 ? add2 : 0) + log1pf(expf(add2 > 0 ? -add2 : add2));
        const float mul5 = add2 * y[i];
        const float sub6 = softplus3 - mul5;
        const float mul9 = (-0.25f) * y[i];
        const float sigmoid10 = 1 / (1 + expf(-add2));
        const float mul12 = 0.25f * sigmoid10;
        const float d_h2_i = mul9 + mul12;
        for (long j = 0; j < 8; j++) {
            const float mul16 = d_h2_i * p2_weight[j];
            const float h1_ij = h1[i * 8 + j];
            const float mul18 = h1_ij * h1_ij;
            const float sub20 = 1.0f - mul18;
            const float d_h0_ij = mul16 * sub20;
            d_p0_bias[j] += d_h0_ij;
            d_h0[i * 8 + j] = d_h0_ij;
        }
        sum_[0] += sub6;
        d_p2_bias[0] += d_h2_i;
        d_h2[i] = d_h2_i;
    }
}

/* k17  xor.lua:16
 *   loss = sum_ * 0.25  ()
 */
static void k17_mul(const float *restrict sum_, float *restrict loss)
{
    const float loss_0 = sum_[0] * 0.25f;
    loss[0] = loss_0;
}

/* k18  xor.lua:7
 *   d_p2_weight = d_h2.T @ h1  (1, 8)
 */
static void k18_matmul(const float *restrict d_h2, const float *restrict h1,
                       float *restrict d_p2_weight)
{
    for (long j = 0; j < 8; j++) {
        d_p2_weight[j] = 0.0f;
    }
    for (long k = 0; k < 4; k++) {
        const float a_ik = d_h2[k];
        for (long j = 0; j < 8; j++) {
            d_p2_weight[j] += a_ik * h1[k * 8 + j];
        }
    }
}

/* k19  xor.lua:7
 *   d_p0_weight = d_h0.T @ x  (8, 2)
 */
static void k19_matmul(const float *restrict d_h0, const float *restrict x,
                       float *restrict d_p0_weight)
{
    for (long i = 0; i < 8; i++) {
        for (long j = 0; j < 2; j++) {
            d_p0_weight[i * 2 + j] = 0.0f;
        }
        for (long k = 0; k < 4; k++) {
            const float a_ik = d_h0[k * 8 + i];
            for (long j = 0; j < 2; j++) {
                d_p0_weight[i * 2 + j] += a_ik * x[k * 2 + j];
            }
        }
    }
}

/* k20  xor.lua:21
 *   step_size (over d_p2_bias) = 0.05 / (1 - pow(0.9, new_step))  ()
 *   root_correction = 1 / sqrt(1 - pow(0.999, new_step))  ()
 *   exp_avg_2_bias = 0.9 * exp_avg_2_bias + 0.1 * d_p2_bias  (1)
 *   exp_avg_sq_2_bias = 0.999 * exp_avg_sq_2_bias + 0.001 * d_p2_bias * d_p2_bias  (1)
 *   p2_bias = p2_bias - step_size * (new_exp_avg_2_bias / (sqrt(new_exp_avg_sq_2_bias) *
 *       root_correction + 1e-08))  (1)
 *   step = step + 1  ()
 */
static void k20_update_step(int *restrict step, float *restrict exp_avg_2_bias,
                            float *restrict step_size, float *restrict exp_avg_sq_2_bias,
                            float *restrict p2_bias, float *restrict root_correction)
{
    const int new_step_0 = step[0] + 1;
    const double cast3 = (double)new_step_0;
    const double pow5 = pow(0.9, cast3);
    const double sub7 = 1.0 - pow5;
    const double div9 = 0.05 / sub7;
    const float step_size_0 = (float)div9;
    const double pow12 = pow(0.999, cast3);
    const double sub13 = 1.0 - pow12;
    const double sqrt14 = sqrt(sub13);
    const double recip15 = 1 / sqrt14;
    const float root_correction_0 = (float)recip15;
    const float mul19 = 0.9f * exp_avg_2_bias[0];
    const float d_p2_bias_0 = step_size[0];
    const float mul22 = 0.1f * d_p2_bias_0;
    const float new_exp_avg_2_bias_0 = mul19 + mul22;
    const float mul26 = 0.999f * exp_avg_sq_2_bias[0];
    const float mul28 = 0.001f * d_p2_bias_0;
    const float mul29 = mul28 * d_p2_bias_0;
    const float new_exp_avg_sq_2_bias_0 = mul26 + mul29;
    const float sqrt31 = sqrtf(new_exp_avg_sq_2_bias_0);
    const float mul32 = sqrt31 * root_correction_0;
    const float add34 = mul32 + 1e-08f;
    const float div35 = new_exp_avg_2_bias_0 / add34;
    const float mul36 = step_size_0 * div35;
    const float new_p2_bias_0 = p2_bias[0] - mul36;
    step_size[0] = step_size_0;
    root_correction[0] = root_correction_0;
    exp_avg_2_bias[0] = new_exp_avg_2_bias_0;
    exp_avg_sq_2_bias[0] = new_exp_avg_sq_2_bias_0;
    p2_bias[0] = new_p2_bias_0;
    step[0] = new_step_0;
}

/* k21  xor.lua:21
 *   exp_avg_0_weight = 0.9 * exp_avg_0_weight + 0.1 * d_p0_weight  (8, 2)
 *   exp_avg_sq_0_weight = 0.999 * exp_avg_sq_0_weight + 0.001 * d_p0_weight * d_p0_weight  (8, 2)
 *   p0_weight = p0_weight - step_size * (new_exp_avg_0_weight / (sqrt(new_exp_avg_sq_0_weight) *
 *       root_correction + 1e-08))  (8, 2)
 */
static void k21_update_p0_weight(float *restrict exp_avg_0_weight,
                                 const float *restrict d_p0_weight,
                                 float *restrict exp_avg_sq_0_weight,
                                 const float *restrict root_correction,
                                 const float *restrict step_size, float *restrict p0_weight)
{
    for (long j = 0; j < 16; j++) {
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

/* k22  xor.lua:21
 *   exp_avg_0_bias = 0.9 * exp_avg_0_bias + 0.1 * d_p0_bias  (8)
 *   exp_avg_sq_0_bias = 0.999 * exp_avg_sq_0_bias + 0.001 * d_p0_bias * d_p0_bias  (8)
 *   p0_bias = p0_bias - step_size * (new_exp_avg_0_bias / (sqrt(new_exp_avg_sq_0_bias) *
 *       root_correction + 1e-08))  (8)
 */
static void k22_update_p0_bias(float *restrict exp_avg_0_bias, const float *restrict d_p0_bias,
                               float *restrict exp_avg_sq_0_bias,
                               const float *restrict root_correction,
                               const float *restrict step_size, float *restrict p0_bias)
{
    for (long j = 0; j < 8; j++) {
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

/* k23  xor.lua:21
 *   exp_avg_2_weight = 0.9 * exp_avg_2_weight + 0.1 * d_p2_weight  (1, 8)
 *   exp_avg_sq_2_weight = 0.999 * exp_avg_sq_2_weight + 0.001 * d_p2_weight * d_p2_weight  (1, 8)
 *   p2_weight = p2_weight - step_size * (new_exp_avg_2_weight / (sqrt(new_exp_avg_sq_2_weight) *
 *       root_correction + 1e-08))  (1, 8)
 */
static void k23_update_p2_weight(float *restrict exp_avg_2_weight,
                                 const float *restrict d_p2_weight,
                                 float *restrict exp_avg_sq_2_weight,
                                 const float *restrict root_correction,
                                 const float *restrict step_size, float *restrict p2_weight)
{
    for (long j = 0; j < 8; j++) {
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

/* One train_step: 11 kernels; `work` holds 512 bytes, aligned to 64. */
void train_step(const struct state *s, const struct train_step_io *io, void *work);
void train_step(const struct state *s, const struct train_step_io *io, void *work)
{
    char *const at = work;
    float *const matmul = (float *)(void *)(at + 0); /* (4, 8) */
    float *const h1 = (float *)(void *)(at + 0); /* (4, 8) */
    float *const matmul_2 = (float *)(void *)(at + 384); /* (4, 1) */
    float *const sum_ = (float *)(void *)(at + 320); /* (1, 1) */
    float *const d_p2_bias = (float *)(void *)(at + 448); /* (1, 1) */
    float *const d_p0_bias = (float *)(void *)(at + 256); /* (1, 8) */
    float *const d_h2 = (float *)(void *)(at + 384); /* (4, 1) */
    float *const d_h0 = (float *)(void *)(at + 128); /* (4, 8) */
    float *const d_p2_weight = (float *)(void *)(at + 320); /* (1, 8) */
    float *const d_p0_weight = (float *)(void *)(at + 0); /* (8, 2) */
    float *const step_size = (float *)(void *)(at + 448); /* () */
    float *const root_correction = (float *)(void *)(at + 64); /* () */

    k13_matmul(io->x, s->p0_weight, matmul);
    k14_add_tanh(h1, s->p0_bias);
    k15_matmul(h1, s->p2_weight, matmul_2);
    k16_add_softplus_mul(d_h2, s->p2_bias, io->y, sum_, d_p2_bias, s->p2_weight, h1, d_p0_bias,
                         d_h0);
    k17_mul(sum_, io->loss);
    k18_matmul(d_h2, h1, d_p2_weight);
    k19_matmul(d_h0, io->x, d_p0_weight);
    k20_update_step(s->step, s->exp_avg_2_bias, step_size, s->exp_avg_sq_2_bias, s->p2_bias,
                    root_correction);
    k21_update_p0_weight(s->exp_avg_0_weight, d_p0_weight, s->exp_avg_sq_0_weight, root_correction,
                         step_size, s->p0_weight);
    k22_update_p0_bias(s->exp_avg_0_bias, d_p0_bias, s->exp_avg_sq_0_bias, root_correction,
                       step_size, s->p0_bias);
    k23_update_p2_weight(s->exp_avg_2_weight, d_p2_weight, s->exp_avg_sq_2_weight, root_correction,
                         step_size, s->p2_weight);
}

/* ---- eval_step ---- */

/* What eval_step reads and writes: a batch, and its results. */
struct eval_step_io {
    const float *x; /* x (4, 2) */
    const float *y; /* y (4, 1) */
    float *loss; /* loss () */
    float *accuracy; /* accuracy () */
};

/* k24  xor.lua:7
 *   matmul = x @ p0_weight.T  (4, 8)
 */
static void k24_matmul(const float *restrict x, const float *restrict p0_weight,
                       float *restrict matmul)
{
    for (long i = 0; i < 4; i++) {
        for (long j = 0; j < 8; j++) {
            float sum = 0.0f;
            for (long k = 0; k < 2; k++) {
                sum += x[i * 2 + k] * p0_weight[j * 2 + k];
            }
            matmul[i * 8 + j] = sum;
        }
    }
}

/* k25  xor.lua:7
 *   h1 (over matmul) = tanh(matmul + p0_bias)  (4, 8)
 */
static void k25_add_tanh(float *restrict h1, const float *restrict p0_bias)
{
    for (long i = 0; i < 4; i++) {
        for (long j = 0; j < 8; j++) {
            const float matmul_ij = h1[i * 8 + j];
            const float add2 = matmul_ij + p0_bias[j];
            const float h1_ij = tanhf(add2);
            h1[i * 8 + j] = h1_ij;
        }
    }
}

/* k26  xor.lua:7
 *   matmul_2 = h1 @ p2_weight.T  (4, 1)
 */
static void k26_matmul(const float *restrict h1, const float *restrict p2_weight,
                       float *restrict matmul_2)
{
    for (long i = 0; i < 4; i++) {
        float sum = 0.0f;
        for (long k = 0; k < 8; k++) {
            sum += h1[i * 8 + k] * p2_weight[k];
        }
        matmul_2[i] = sum;
    }
}

/* k27  xor.lua:18
 *   sum_ = sum(softplus(matmul_2 + p2_bias) - (matmul_2 + p2_bias) * y)  (1, 1)
 *   sum__2 = sum(((matmul_2 + p2_bias) > 0) == y)  (1, 1)
 */
static void k27_add_softplus_mul(const float *restrict matmul_2, const float *restrict p2_bias,
                                 const float *restrict y, float *restrict sum_,
                                 float *restrict sum__2)
{
    sum_[0] = 0.0f;
    sum__2[0] = 0.0f;
    for (long j = 0; j < 4; j++) {
        const float add2 = matmul_2[j] + p2_bias[0];
        const float softplus3 = (add2 > 0 ? add2 : 0) + log1pf(expf(add2 > 0 ? -add2 : add2));
        const float y_j = y[j];
        const float mul5 = add2 * y_j;
        const float sub6 = softplus3 - mul5;
        const int gt9 = add2 > 0.0f;
        const float cast10 = (float)gt9;
        const int eq11 = cast10 == y_j;
        const float cast12 = (float)eq11;
        sum_[0] += sub6;
        sum__2[0] += cast12;
    }
}

/* k28  xor.lua:16
 *   loss = sum_ * 0.25  ()
 */
static void k28_mul(const float *restrict sum_, float *restrict loss)
{
    const float loss_0 = sum_[0] * 0.25f;
    loss[0] = loss_0;
}

/* k29  xor.lua:18
 *   accuracy = sum__2 * 0.25  ()
 */
static void k29_mul(const float *restrict sum__2, float *restrict accuracy)
{
    const float accuracy_0 = sum__2[0] * 0.25f;
    accuracy[0] = accuracy_0;
}

/* One eval_step: 6 kernels; `work` holds 192 bytes, aligned to 64. */
void eval_step(const struct state *s, const struct eval_step_io *io, void *work);
void eval_step(const struct state *s, const struct eval_step_io *io, void *work)
{
    char *const at = work;
    float *const matmul = (float *)(void *)(at + 0); /* (4, 8) */
    float *const h1 = (float *)(void *)(at + 0); /* (4, 8) */
    float *const matmul_2 = (float *)(void *)(at + 128); /* (4, 1) */
    float *const sum_ = (float *)(void *)(at + 0); /* (1, 1) */
    float *const sum__2 = (float *)(void *)(at + 64); /* (1, 1) */

    k24_matmul(io->x, s->p0_weight, matmul);
    k25_add_tanh(h1, s->p0_bias);
    k26_matmul(h1, s->p2_weight, matmul_2);
    k27_add_softplus_mul(matmul_2, s->p2_bias, io->y, sum_, sum__2);
    k28_mul(sum_, io->loss);
    k29_mul(sum__2, io->accuracy);
}

/* ---- predict ---- */

/* What predict reads and writes: a batch, and its results. */
struct predict_io {
    const float *x; /* x (4, 2) */
    const float *y; /* y not read */
    float *prediction; /* prediction (4, 1) */
};

/* k30  xor.lua:7
 *   matmul = x @ p0_weight.T  (4, 8)
 */
static void k30_matmul(const float *restrict x, const float *restrict p0_weight,
                       float *restrict matmul)
{
    for (long i = 0; i < 4; i++) {
        for (long j = 0; j < 8; j++) {
            float sum = 0.0f;
            for (long k = 0; k < 2; k++) {
                sum += x[i * 2 + k] * p0_weight[j * 2 + k];
            }
            matmul[i * 8 + j] = sum;
        }
    }
}

/* k31  xor.lua:7
 *   h1 (over matmul) = tanh(matmul + p0_bias)  (4, 8)
 */
static void k31_add_tanh(float *restrict h1, const float *restrict p0_bias)
{
    for (long i = 0; i < 4; i++) {
        for (long j = 0; j < 8; j++) {
            const float matmul_ij = h1[i * 8 + j];
            const float add2 = matmul_ij + p0_bias[j];
            const float h1_ij = tanhf(add2);
            h1[i * 8 + j] = h1_ij;
        }
    }
}

/* k32  xor.lua:7
 *   matmul_2 = h1 @ p2_weight.T  (4, 1)
 */
static void k32_matmul(const float *restrict h1, const float *restrict p2_weight,
                       float *restrict matmul_2)
{
    for (long i = 0; i < 4; i++) {
        float sum = 0.0f;
        for (long k = 0; k < 8; k++) {
            sum += h1[i * 8 + k] * p2_weight[k];
        }
        matmul_2[i] = sum;
    }
}

/* k33  xor.lua:20
 *   prediction = sigmoid(matmul_2 + p2_bias)  (4, 1)
 */
static void k33_add_sigmoid(const float *restrict matmul_2, const float *restrict p2_bias,
                            float *restrict prediction)
{
    for (long j = 0; j < 4; j++) {
        const float add2 = matmul_2[j] + p2_bias[0];
        const float prediction_j = 1 / (1 + expf(-add2));
        prediction[j] = prediction_j;
    }
}

/* One predict: 4 kernels; `work` holds 192 bytes, aligned to 64. */
void predict(const struct state *s, const struct predict_io *io, void *work);
void predict(const struct state *s, const struct predict_io *io, void *work)
{
    char *const at = work;
    float *const matmul = (float *)(void *)(at + 0); /* (4, 8) */
    float *const h1 = (float *)(void *)(at + 0); /* (4, 8) */
    float *const matmul_2 = (float *)(void *)(at + 128); /* (4, 1) */

    k30_matmul(io->x, s->p0_weight, matmul);
    k31_add_tanh(h1, s->p0_bias);
    k32_matmul(h1, s->p2_weight, matmul_2);
    k33_add_sigmoid(matmul_2, s->p2_bias, io->prediction);
}

