/* pinn: made by gradcc from pinn.lua.
 * Learns the solution of Poisson's equation u_xx + u_yy = f on the unit square, u = 0 on its bor...
 * from the equation alone: a physics-informed network (Raissi, Perdikaris and Karniadakis, 2019).
 * f = -2 pi^2 sin(pi x) sin(pi y); the solution u = sin(pi x) sin(pi y) serves only to measure.
 * Data: 25,600 points. Expect a relative L2 error below 0.01 after 40 epochs, in three seconds.
 */
#include <math.h>

/* All that lives from step to step: parameters, the optimiser's moments, counters. */
struct state {
    float *p0_weight; /* 0.weight (32, 2) */
    float *p0_bias; /* 0.bias (32) */
    float *p2_weight; /* 2.weight (32, 32) */
    float *p2_bias; /* 2.bias (32) */
    float *p4_weight; /* 4.weight (1, 32) */
    float *p4_bias; /* 4.bias (1) */
    int *step; /* step () */
    int *seed; /* seed (2) */
    float *exp_avg_0_weight; /* exp_avg/0.weight (32, 2) */
    float *exp_avg_sq_0_weight; /* exp_avg_sq/0.weight (32, 2) */
    float *exp_avg_0_bias; /* exp_avg/0.bias (32) */
    float *exp_avg_sq_0_bias; /* exp_avg_sq/0.bias (32) */
    float *exp_avg_2_weight; /* exp_avg/2.weight (32, 32) */
    float *exp_avg_sq_2_weight; /* exp_avg_sq/2.weight (32, 32) */
    float *exp_avg_2_bias; /* exp_avg/2.bias (32) */
    float *exp_avg_sq_2_bias; /* exp_avg_sq/2.bias (32) */
    float *exp_avg_4_weight; /* exp_avg/4.weight (1, 32) */
    float *exp_avg_sq_4_weight; /* exp_avg_sq/4.weight (1, 32) */
    float *exp_avg_4_bias; /* exp_avg/4.bias (1) */
    float *exp_avg_sq_4_bias; /* exp_avg_sq/4.bias (1) */
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
    const float *p; /* p not read */
};

/* k00  pinn.lua:17
 *   p0_weight = uniform() * 1.41421 + -0.707107  (32, 2)
 */
static void k00_update_p0_weight(const int *restrict seed, float *restrict p0_weight)
{
    for (long j = 0; j < 64; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000001, j);
        const float mul4 = uniform2 * 1.41421354f;
        const float p0_weight_j = mul4 + (-0.707106769f);
        p0_weight[j] = p0_weight_j;
    }
}

/* k01  pinn.lua:17
 *   p0_bias = uniform() * 1.41421 + -0.707107  (32)
 */
static void k01_update_p0_bias(const int *restrict seed, float *restrict p0_bias)
{
    for (long j = 0; j < 32; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000002, j);
        const float mul4 = uniform2 * 1.41421354f;
        const float p0_bias_j = mul4 + (-0.707106769f);
        p0_bias[j] = p0_bias_j;
    }
}

/* k02  pinn.lua:18
 *   p2_weight = uniform() * 0.353553 + -0.176777  (32, 32)
 */
static void k02_update_p2_weight(const int *restrict seed, float *restrict p2_weight)
{
    for (long j = 0; j < 1024; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000003, j);
        const float mul4 = uniform2 * 0.353553385f;
        const float p2_weight_j = mul4 + (-0.176776692f);
        p2_weight[j] = p2_weight_j;
    }
}

/* k03  pinn.lua:18
 *   p2_bias = uniform() * 0.353553 + -0.176777  (32)
 */
static void k03_update_p2_bias(const int *restrict seed, float *restrict p2_bias)
{
    for (long j = 0; j < 32; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000004, j);
        const float mul4 = uniform2 * 0.353553385f;
        const float p2_bias_j = mul4 + (-0.176776692f);
        p2_bias[j] = p2_bias_j;
    }
}

/* k04  pinn.lua:19
 *   p4_weight = uniform() * 0.353553 + -0.176777  (1, 32)
 */
static void k04_update_p4_weight(const int *restrict seed, float *restrict p4_weight)
{
    for (long j = 0; j < 32; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000005, j);
        const float mul4 = uniform2 * 0.353553385f;
        const float p4_weight_j = mul4 + (-0.176776692f);
        p4_weight[j] = p4_weight_j;
    }
}

/* k05  pinn.lua:19
 *   p4_bias = uniform() * 0.353553 + -0.176777  (1)
 */
static void k05_update_p4_bias(const int *restrict seed, float *restrict p4_bias)
{
    const float uniform2 = uniform_f32(&seed[0], 0, 1000006, 0);
    const float mul4 = uniform2 * 0.353553385f;
    const float p4_bias_0 = mul4 + (-0.176776692f);
    p4_bias[0] = p4_bias_0;
}

/* k06  pinn.lua:66
 *   step = 0  ()
 */
static void k06_update_step(int *restrict step)
{
    step[0] = 0;
}

/* k07  pinn.lua:66
 *   exp_avg_0_weight = 0  (32, 2)
 */
static void k07_update_exp_avg_0_weight(float *restrict exp_avg_0_weight)
{
    for (long j = 0; j < 64; j++) {
        exp_avg_0_weight[j] = 0.0f;
    }
}

/* k08  pinn.lua:66
 *   exp_avg_sq_0_weight = 0  (32, 2)
 */
static void k08_update_exp_avg_sq_0_weight(float *restrict exp_avg_sq_0_weight)
{
    for (long j = 0; j < 64; j++) {
        exp_avg_sq_0_weight[j] = 0.0f;
    }
}

/* k09  pinn.lua:66
 *   exp_avg_0_bias = 0  (32)
 */
static void k09_update_exp_avg_0_bias(float *restrict exp_avg_0_bias)
{
    for (long j = 0; j < 32; j++) {
        exp_avg_0_bias[j] = 0.0f;
    }
}

/* k10  pinn.lua:66
 *   exp_avg_sq_0_bias = 0  (32)
 */
static void k10_update_exp_avg_sq_0_bias(float *restrict exp_avg_sq_0_bias)
{
    for (long j = 0; j < 32; j++) {
        exp_avg_sq_0_bias[j] = 0.0f;
    }
}

/* k11  pinn.lua:66
 *   exp_avg_2_weight = 0  (32, 32)
 */
static void k11_update_exp_avg_2_weight(float *restrict exp_avg_2_weight)
{
    for (long j = 0; j < 1024; j++) {
        exp_avg_2_weight[j] = 0.0f;
    }
}

/* k12  pinn.lua:66
 *   exp_avg_sq_2_weight = 0  (32, 32)
 */
static void k12_update_exp_avg_sq_2_weight(float *restrict exp_avg_sq_2_weight)
{
    for (long j = 0; j < 1024; j++) {
        exp_avg_sq_2_weight[j] = 0.0f;
    }
}

/* k13  pinn.lua:66
 *   exp_avg_2_bias = 0  (32)
 */
static void k13_update_exp_avg_2_bias(float *restrict exp_avg_2_bias)
{
    for (long j = 0; j < 32; j++) {
        exp_avg_2_bias[j] = 0.0f;
    }
}

/* k14  pinn.lua:66
 *   exp_avg_sq_2_bias = 0  (32)
 */
static void k14_update_exp_avg_sq_2_bias(float *restrict exp_avg_sq_2_bias)
{
    for (long j = 0; j < 32; j++) {
        exp_avg_sq_2_bias[j] = 0.0f;
    }
}

/* k15  pinn.lua:66
 *   exp_avg_4_weight = 0  (1, 32)
 */
static void k15_update_exp_avg_4_weight(float *restrict exp_avg_4_weight)
{
    for (long j = 0; j < 32; j++) {
        exp_avg_4_weight[j] = 0.0f;
    }
}

/* k16  pinn.lua:66
 *   exp_avg_sq_4_weight = 0  (1, 32)
 */
static void k16_update_exp_avg_sq_4_weight(float *restrict exp_avg_sq_4_weight)
{
    for (long j = 0; j < 32; j++) {
        exp_avg_sq_4_weight[j] = 0.0f;
    }
}

/* k17  pinn.lua:66
 *   exp_avg_4_bias = 0  (1)
 */
static void k17_update_exp_avg_4_bias(float *restrict exp_avg_4_bias)
{
    exp_avg_4_bias[0] = 0.0f;
}

/* k18  pinn.lua:66
 *   exp_avg_sq_4_bias = 0  (1)
 */
static void k18_update_exp_avg_sq_4_bias(float *restrict exp_avg_sq_4_bias)
{
    exp_avg_sq_4_bias[0] = 0.0f;
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
    const float *p; /* p (256, 2) */
    float *loss; /* loss () */
};

/* k19  pinn.lua:17
 *   matmul = p @ p0_weight.T  (256, 32)
 */
static void k19_matmul(const float *restrict p, const float *restrict p0_weight,
                       float *restrict matmul)
{
    for (long i = 0; i < 256; i++) {
        for (long j = 0; j < 32; j++) {
            float sum = 0.0f;
            for (long k = 0; k < 2; k++) {
                sum += p[i * 2 + k] * p0_weight[j * 2 + k];
            }
            matmul[i * 32 + j] = sum;
        }
    }
}

/* k20  pinn.lua:30
 *   const_ = 0  (256, 2)
 */
static void k20_copy(float *restrict const_)
{
    for (long j = 0; j < 512; j++) {
        const_[j] = 0.0f;
    }
}

/* k21  pinn.lua:30
 *   const_[0 ...] = 1  (256, 2)
 */
static void k21_copy(float *restrict const_)
{
    for (long j = 0; j < 256; j++) {
        const_[j * 2] = 1.0f;
    }
}

/* k22  pinn.lua:17
 *   matmul_2 = const_ @ p0_weight.T  (256, 32)
 */
static void k22_matmul(const float *restrict const_, const float *restrict p0_weight,
                       float *restrict matmul_2)
{
    for (long i = 0; i < 256; i++) {
        for (long j = 0; j < 32; j++) {
            float sum = 0.0f;
            for (long k = 0; k < 2; k++) {
                sum += const_[i * 2 + k] * p0_weight[j * 2 + k];
            }
            matmul_2[i * 32 + j] = sum;
        }
    }
}

/* k23  pinn.lua:31
 *   const__2 = 0  (256, 2)
 */
static void k23_copy(float *restrict const__2)
{
    for (long j = 0; j < 512; j++) {
        const__2[j] = 0.0f;
    }
}

/* k24  pinn.lua:31
 *   const__2[1 ...] = 1  (256, 2)
 */
static void k24_copy(float *restrict const__2)
{
    for (long j = 0; j < 256; j++) {
        const__2[1 + j * 2] = 1.0f;
    }
}

/* k25  pinn.lua:17
 *   matmul_3 = const__2 @ p0_weight.T  (256, 32)
 */
static void k25_matmul(const float *restrict const__2, const float *restrict p0_weight,
                       float *restrict matmul_3)
{
    for (long i = 0; i < 256; i++) {
        for (long j = 0; j < 32; j++) {
            float sum = 0.0f;
            for (long k = 0; k < 2; k++) {
                sum += const__2[i * 2 + k] * p0_weight[j * 2 + k];
            }
            matmul_3[i * 32 + j] = sum;
        }
    }
}

/* k26  pinn.lua:17
 *   h1 (over matmul) = tanh(matmul + p0_bias)  (256, 32)
 *   d_h0 = 1 - h1 * h1  (256, 32)
 *   d_d_h1 = matmul_2 * d_h0  (256, 32)
 *   d_d_h1_2 = matmul_3 * d_h0  (256, 32)
 */
static void k26_add_tanh_mul(float *restrict h1, const float *restrict p0_bias,
                             const float *restrict matmul_2, const float *restrict matmul_3,
                             float *restrict d_h0, float *restrict d_d_h1,
                             float *restrict d_d_h1_2)
{
    for (long i = 0; i < 256; i++) {
        for (long j = 0; j < 32; j++) {
            const float matmul_ij = h1[i * 32 + j];
            const float add2 = matmul_ij + p0_bias[j];
            const float h1_ij = tanhf(add2);
            const float mul4 = h1_ij * h1_ij;
            const float d_h0_ij = 1.0f - mul4;
            const float d_d_h1_ij = matmul_2[i * 32 + j] * d_h0_ij;
            const float d_d_h1_2_ij = matmul_3[i * 32 + j] * d_h0_ij;
            h1[i * 32 + j] = h1_ij;
            d_h0[i * 32 + j] = d_h0_ij;
            d_d_h1[i * 32 + j] = d_d_h1_ij;
            d_d_h1_2[i * 32 + j] = d_d_h1_2_ij;
        }
    }
}

/* k27  pinn.lua:18
 *   matmul_4 = h1 @ p2_weight.T  (256, 32)
 */
static void k27_matmul(const float *restrict h1, const float *restrict p2_weight,
                       float *restrict matmul_4)
{
    for (long i = 0; i < 256; i++) {
        for (long j = 0; j < 32; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 32; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += h1[i * 32 + k + l] * p2_weight[j * 32 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_4[i * 32 + j] = sum;
        }
    }
}

/* k28  pinn.lua:18
 *   d_d_h2 = d_d_h1 @ p2_weight.T  (256, 32)
 */
static void k28_matmul(const float *restrict d_d_h1, const float *restrict p2_weight,
                       float *restrict d_d_h2)
{
    for (long i = 0; i < 256; i++) {
        for (long j = 0; j < 32; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 32; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += d_d_h1[i * 32 + k + l] * p2_weight[j * 32 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            d_d_h2[i * 32 + j] = sum;
        }
    }
}

/* k29  pinn.lua:18
 *   d_d_h2_2 = d_d_h1_2 @ p2_weight.T  (256, 32)
 */
static void k29_matmul(const float *restrict d_d_h1_2, const float *restrict p2_weight,
                       float *restrict d_d_h2_2)
{
    for (long i = 0; i < 256; i++) {
        for (long j = 0; j < 32; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 32; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += d_d_h1_2[i * 32 + k + l] * p2_weight[j * 32 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            d_d_h2_2[i * 32 + j] = sum;
        }
    }
}

/* k30  pinn.lua:18
 *   h3 (over matmul_4) = tanh(matmul_4 + p2_bias)  (256, 32)
 *   d_h2 = 1 - h3 * h3  (256, 32)
 *   d_h2_2 = p4_weight * d_h2  (256, 32)
 *   d_h3 = d_d_h2 * p4_weight * -2  (256, 32)
 *   d_h2_3 = d_h3 * h3 * d_h2  (256, 32)
 *   d_h3_2 = d_d_h2_2 * p4_weight * -2  (256, 32)
 *   d_h2_4 = d_h3_2 * h3 * d_h2  (256, 32)
 */
static void k30_add_tanh_mul(float *restrict h3, const float *restrict p2_bias,
                             const float *restrict p4_weight, const float *restrict d_d_h2,
                             const float *restrict d_d_h2_2, float *restrict d_h2,
                             float *restrict d_h2_2, float *restrict d_h3, float *restrict d_h2_3,
                             float *restrict d_h3_2, float *restrict d_h2_4)
{
    for (long i = 0; i < 256; i++) {
        for (long j = 0; j < 32; j++) {
            const float matmul_4_ij = h3[i * 32 + j];
            const float add2 = matmul_4_ij + p2_bias[j];
            const float h3_ij = tanhf(add2);
            const float mul4 = h3_ij * h3_ij;
            const float d_h2_ij = 1.0f - mul4;
            const float p4_weight_j = p4_weight[j];
            const float d_h2_2_ij = p4_weight_j * d_h2_ij;
            const float mul10 = d_d_h2[i * 32 + j] * p4_weight_j;
            const float d_h3_ij = mul10 * (-2.0f);
            const float mul13 = d_h3_ij * h3_ij;
            const float d_h2_3_ij = mul13 * d_h2_ij;
            const float mul16 = d_d_h2_2[i * 32 + j] * p4_weight_j;
            const float d_h3_2_ij = mul16 * (-2.0f);
            const float mul18 = d_h3_2_ij * h3_ij;
            const float d_h2_4_ij = mul18 * d_h2_ij;
            h3[i * 32 + j] = h3_ij;
            d_h2[i * 32 + j] = d_h2_ij;
            d_h2_2[i * 32 + j] = d_h2_2_ij;
            d_h3[i * 32 + j] = d_h3_ij;
            d_h2_3[i * 32 + j] = d_h2_3_ij;
            d_h3_2[i * 32 + j] = d_h3_2_ij;
            d_h2_4[i * 32 + j] = d_h2_4_ij;
        }
    }
}

/* k31  pinn.lua:18
 *   d_h1 = d_h2_2 @ p2_weight  (256, 32)
 */
static void k31_matmul(const float *restrict d_h2_2, const float *restrict p2_weight,
                       float *restrict d_h1)
{
    for (long i = 0; i < 256; i++) {
        for (long j = 0; j < 32; j++) {
            d_h1[i * 32 + j] = 0.0f;
        }
        for (long k = 0; k < 32; k++) {
            const float a_ik = d_h2_2[i * 32 + k];
            for (long j = 0; j < 32; j++) {
                d_h1[i * 32 + j] += a_ik * p2_weight[k * 32 + j];
            }
        }
    }
}

/* k32  pinn.lua:18
 *   d_h1_2 = d_h2_3 @ p2_weight  (256, 32)
 */
static void k32_matmul(const float *restrict d_h2_3, const float *restrict p2_weight,
                       float *restrict d_h1_2)
{
    for (long i = 0; i < 256; i++) {
        for (long j = 0; j < 32; j++) {
            d_h1_2[i * 32 + j] = 0.0f;
        }
        for (long k = 0; k < 32; k++) {
            const float a_ik = d_h2_3[i * 32 + k];
            for (long j = 0; j < 32; j++) {
                d_h1_2[i * 32 + j] += a_ik * p2_weight[k * 32 + j];
            }
        }
    }
}

/* k33  pinn.lua:18
 *   d_h1_3 = d_h2_4 @ p2_weight  (256, 32)
 */
static void k33_matmul(const float *restrict d_h2_4, const float *restrict p2_weight,
                       float *restrict d_h1_3)
{
    for (long i = 0; i < 256; i++) {
        for (long j = 0; j < 32; j++) {
            d_h1_3[i * 32 + j] = 0.0f;
        }
        for (long k = 0; k < 32; k++) {
            const float a_ik = d_h2_4[i * 32 + k];
            for (long j = 0; j < 32; j++) {
                d_h1_3[i * 32 + j] += a_ik * p2_weight[k * 32 + j];
            }
        }
    }
}

/* k34  pinn.lua:17
 *   d_h1_4 (over d_h1_2) = matmul_2 * d_h1 * -2  (256, 32)
 *   d_h1_5 (over d_h1_3) = d_h1_4 * h1 + d_h1_2  (256, 32)
 *   d_h0_2 = d_h1_5 * d_h0  (256, 32)
 *   d_h1_6 = matmul_3 * d_h1 * -2  (256, 32)
 *   d_h1_7 = d_h1_6 * h1 + d_h1_3  (256, 32)
 *   d_h0_3 = d_h1_7 * d_h0  (256, 32)
 */
static void k34_mul_add(const float *restrict matmul_2, const float *restrict d_h1,
                        const float *restrict h1, float *restrict d_h1_4,
                        const float *restrict d_h0, const float *restrict matmul_3,
                        float *restrict d_h1_5, float *restrict d_h0_2, float *restrict d_h1_6,
                        float *restrict d_h1_7, float *restrict d_h0_3)
{
    for (long j = 0; j < 8192; j++) {
        const float d_h1_j = d_h1[j];
        const float mul2 = matmul_2[j] * d_h1_j;
        const float d_h1_4_j = mul2 * (-2.0f);
        const float h1_j = h1[j];
        const float mul6 = d_h1_4_j * h1_j;
        const float d_h1_2_j = d_h1_4[j];
        const float d_h1_5_j = mul6 + d_h1_2_j;
        const float d_h0_j = d_h0[j];
        const float d_h0_2_j = d_h1_5_j * d_h0_j;
        const float mul12 = matmul_3[j] * d_h1_j;
        const float d_h1_6_j = mul12 * (-2.0f);
        const float mul14 = d_h1_6_j * h1_j;
        const float d_h1_3_j = d_h1_5[j];
        const float d_h1_7_j = mul14 + d_h1_3_j;
        const float d_h0_3_j = d_h1_7_j * d_h0_j;
        d_h1_4[j] = d_h1_4_j;
        d_h1_5[j] = d_h1_5_j;
        d_h0_2[j] = d_h0_2_j;
        d_h1_6[j] = d_h1_6_j;
        d_h1_7[j] = d_h1_7_j;
        d_h0_3[j] = d_h0_3_j;
    }
}

/* k35  pinn.lua:17
 *   d_p = d_h0_2 @ p0_weight  (256, 2)
 */
static void k35_matmul(const float *restrict d_h0_2, const float *restrict p0_weight,
                       float *restrict d_p)
{
    for (long i = 0; i < 256; i++) {
        for (long j = 0; j < 2; j++) {
            d_p[i * 2 + j] = 0.0f;
        }
        for (long k = 0; k < 32; k++) {
            const float a_ik = d_h0_2[i * 32 + k];
            for (long j = 0; j < 2; j++) {
                d_p[i * 2 + j] += a_ik * p0_weight[k * 2 + j];
            }
        }
    }
}

/* k36  pinn.lua:17
 *   d_p_2 = d_h0_3 @ p0_weight  (256, 2)
 */
static void k36_matmul(const float *restrict d_h0_3, const float *restrict p0_weight,
                       float *restrict d_p_2)
{
    for (long i = 0; i < 256; i++) {
        for (long j = 0; j < 2; j++) {
            d_p_2[i * 2 + j] = 0.0f;
        }
        for (long k = 0; k < 32; k++) {
            const float a_ik = d_h0_3[i * 32 + k];
            for (long j = 0; j < 2; j++) {
                d_p_2[i * 2 + j] += a_ik * p0_weight[k * 2 + j];
            }
        }
    }
}

/* k37  pinn.lua:58
 *   add13 = d_p[0 ...] + d_p_2[1 ...] + 19.7392 * (sin(p[0 ...] * 3.14159) * sin(p[1 ...] *
 *       3.14159))
 *   sum__3 = sum(add13 * add13)  (1, 1)
 *   d_add = 0.0078125 * add13  (256, 1)
 */
static void k37_add_mul_sin(const float *restrict d_p, const float *restrict d_p_2,
                            const float *restrict p, float *restrict sum__3,
                            float *restrict d_add)
{
    sum__3[0] = 0.0f;
    for (long j = 0; j < 256; j++) {
        const float add2 = d_p[j * 2] + d_p_2[1 + j * 2];
        const float mul5 = p[j * 2] * 3.14159274f;
        const float sin6 = sinf(mul5);
        const float mul8 = p[1 + j * 2] * 3.14159274f;
        const float sin9 = sinf(mul8);
        const float mul10 = sin6 * sin9;
        const float mul12 = 19.7392082f * mul10;
        const float add13 = add2 + mul12;
        const float mul14 = add13 * add13;
        const float d_add_j = 0.0078125f * add13;
        sum__3[0] += mul14;
        d_add[j] = d_add_j;
    }
}

/* k38  pinn.lua:42
 *   concat[1 ...] = p[1 ...]  (1024, 2)
 */
static void k38_copy(const float *restrict p, float *restrict concat)
{
    for (long j = 0; j < 256; j++) {
        concat[1 + j * 2] = p[1 + j * 2];
    }
}

/* k39  pinn.lua:42
 *   concat[0 ...] = p[0 ...] * 0  (1024, 2)
 *   concat[512 ...] = concat[0 ...] + 1  (1024, 2)
 */
static void k39_mul_add(const float *restrict p, float *restrict concat)
{
    for (long j = 0; j < 256; j++) {
        const float concat_j = p[j * 2] * 0.0f;
        const float new_concat_j = concat_j + 1.0f;
        concat[j * 2] = concat_j;
        concat[512 + j * 2] = new_concat_j;
    }
}

/* k40  pinn.lua:42
 *   concat[513 ...] = p[1 ...]  (1024, 2)
 */
static void k40_copy(const float *restrict p, float *restrict concat)
{
    for (long j = 0; j < 256; j++) {
        concat[513 + j * 2] = p[1 + j * 2];
    }
}

/* k41  pinn.lua:42
 *   concat[1024 ...] = p[0 ...]  (1024, 2)
 */
static void k41_copy(const float *restrict p, float *restrict concat)
{
    for (long j = 0; j < 256; j++) {
        concat[1024 + j * 2] = p[j * 2];
    }
}

/* k42  pinn.lua:42
 *   concat[1536 ...] = p[0 ...]  (1024, 2)
 */
static void k42_copy(const float *restrict p, float *restrict concat)
{
    for (long j = 0; j < 256; j++) {
        concat[1536 + j * 2] = p[j * 2];
    }
}

/* k43  pinn.lua:42
 *   concat[1025 ...] = p[1 ...] * 0  (1024, 2)
 *   concat[1537 ...] = concat[1025 ...] + 1  (1024, 2)
 */
static void k43_mul_add(const float *restrict p, float *restrict concat)
{
    for (long j = 0; j < 256; j++) {
        const float concat_j = p[1 + j * 2] * 0.0f;
        const float new_concat_j = concat_j + 1.0f;
        concat[1025 + j * 2] = concat_j;
        concat[1537 + j * 2] = new_concat_j;
    }
}

/* k44  pinn.lua:17
 *   matmul_5 = concat @ p0_weight.T  (1024, 32)
 */
static void k44_matmul(const float *restrict concat, const float *restrict p0_weight,
                       float *restrict matmul_5)
{
    for (long i = 0; i < 1024; i++) {
        for (long j = 0; j < 32; j++) {
            float sum = 0.0f;
            for (long k = 0; k < 2; k++) {
                sum += concat[i * 2 + k] * p0_weight[j * 2 + k];
            }
            matmul_5[i * 32 + j] = sum;
        }
    }
}

/* k45  pinn.lua:17
 *   h1_2 (over matmul_5) = tanh(matmul_5 + p0_bias)  (1024, 32)
 */
static void k45_add_tanh(float *restrict h1_2, const float *restrict p0_bias)
{
    for (long i = 0; i < 1024; i++) {
        for (long j = 0; j < 32; j++) {
            const float matmul_5_ij = h1_2[i * 32 + j];
            const float add2 = matmul_5_ij + p0_bias[j];
            const float h1_2_ij = tanhf(add2);
            h1_2[i * 32 + j] = h1_2_ij;
        }
    }
}

/* k46  pinn.lua:18
 *   matmul_6 = h1_2 @ p2_weight.T  (1024, 32)
 */
static void k46_matmul(const float *restrict h1_2, const float *restrict p2_weight,
                       float *restrict matmul_6)
{
    for (long i = 0; i < 1024; i++) {
        for (long j = 0; j < 32; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 32; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += h1_2[i * 32 + k + l] * p2_weight[j * 32 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_6[i * 32 + j] = sum;
        }
    }
}

/* k47  pinn.lua:18
 *   h3_2 (over matmul_6) = tanh(matmul_6 + p2_bias)  (1024, 32)
 */
static void k47_add_tanh(float *restrict h3_2, const float *restrict p2_bias)
{
    for (long i = 0; i < 1024; i++) {
        for (long j = 0; j < 32; j++) {
            const float matmul_6_ij = h3_2[i * 32 + j];
            const float add2 = matmul_6_ij + p2_bias[j];
            const float h3_2_ij = tanhf(add2);
            h3_2[i * 32 + j] = h3_2_ij;
        }
    }
}

/* k48  pinn.lua:19
 *   matmul_7 = h3_2 @ p4_weight.T  (1024, 1)
 */
static void k48_matmul(const float *restrict h3_2, const float *restrict p4_weight,
                       float *restrict matmul_7)
{
    for (long i = 0; i < 1024; i++) {
        float sum = 0.0f;
        float lane[16] = {0};
        for (long k = 0; k < 32; k += 16) {
            for (long l = 0; l < 16; l++) {
                lane[l] += h3_2[i * 32 + k + l] * p4_weight[k + l];
            }
        }
        for (long l = 0; l < 16; l++) {
            sum += lane[l];
        }
        matmul_7[i] = sum;
    }
}

/* k49  pinn.lua:18
 *   sum_ = sum((matmul_7 + p4_bias) * (matmul_7 + p4_bias))  (1, 1)
 *   d_p4_bias = sum(d_h4)  (1, 1)
 *   d_p2_bias = sum(d_h2_5)  (1, 32)
 *   d_h4 (over matmul_7) = 0.195312 * (matmul_7 + p4_bias)  (1024, 1)
 *   d_h2_5 = d_h4 * p4_weight * (1 - h3_2 * h3_2)  (1024, 32)
 */
static void k49_add_mul_sum(float *restrict d_h4, const float *restrict p4_bias,
                            float *restrict sum_, float *restrict d_p4_bias,
                            const float *restrict p4_weight, const float *restrict h3_2,
                            float *restrict d_p2_bias, float *restrict d_h2_5)
{
    sum_[0] = 0.0f;
    d_p4_bias[0] = 0.0f;
    for (long j = 0; j < 32; j++) {
        d_p2_bias[j] = 0.0f;
    }
    for (long i = 0; i < 1024; i++) {
        const float matmul_7_i = d_h4[i];
        const float add2 = matmul_7_i + p4_bias[0];
        const float mul3 = add2 * add2;
        const float d_h4_i = 0.1953125f * add2;
        for (long j = 0; j < 32; j++) {
            const float mul9 = d_h4_i * p4_weight[j];
            const float h3_2_ij = h3_2[i * 32 + j];
            const float mul11 = h3_2_ij * h3_2_ij;
            const float sub13 = 1.0f - mul11;
            const float d_h2_5_ij = mul9 * sub13;
            d_p2_bias[j] += d_h2_5_ij;
            d_h2_5[i * 32 + j] = d_h2_5_ij;
        }
        sum_[0] += mul3;
        d_p4_bias[0] += d_h4_i;
        d_h4[i] = d_h4_i;
    }
}

/* k50  pinn.lua:19
 *   d_p4_weight = d_h4.T @ h3_2  (1, 32)
 */
static void k50_matmul(const float *restrict d_h4, const float *restrict h3_2,
                       float *restrict d_p4_weight)
{
    for (long j = 0; j < 32; j++) {
        d_p4_weight[j] = 0.0f;
    }
    for (long k = 0; k < 1024; k++) {
        const float a_ik = d_h4[k];
        for (long j = 0; j < 32; j++) {
            d_p4_weight[j] += a_ik * h3_2[k * 32 + j];
        }
    }
}

/* k51  pinn.lua:58
 *   loss = sum__3 * 0.00390625 + sum_ * 0.0976562  ()
 */
static void k51_mul_add(const float *restrict sum__3, const float *restrict sum_,
                        float *restrict loss)
{
    const float mul2 = sum__3[0] * 0.00390625f;
    const float mul5 = sum_[0] * 0.09765625f;
    const float loss_0 = mul2 + mul5;
    loss[0] = loss_0;
}

/* k52  pinn.lua:66
 *   step_size (over d_p4_bias) = (cos(min(step * 0.000785398, 3.14159)) + 1) * 0.005 / (1 -
 *       pow(0.9, new_step))  ()
 *   root_correction = 1 / sqrt(1 - pow(0.999, new_step))  ()
 *   exp_avg_4_bias = 0.9 * exp_avg_4_bias + 0.1 * d_p4_bias  (1)
 *   exp_avg_sq_4_bias = 0.999 * exp_avg_sq_4_bias + 0.001 * d_p4_bias * d_p4_bias  (1)
 *   p4_bias = p4_bias - step_size * (new_exp_avg_4_bias / (sqrt(new_exp_avg_sq_4_bias) *
 *       root_correction + 1e-08))  (1)
 *   step = step + 1  ()
 */
static void k52_update_step(int *restrict step, float *restrict exp_avg_4_bias,
                            float *restrict step_size, float *restrict exp_avg_sq_4_bias,
                            float *restrict p4_bias, float *restrict root_correction)
{
    const int step_0 = step[0];
    const float cast1 = (float)step_0;
    const float mul3 = cast1 * 0.000785398181f;
    const float v4_5 = 3.14159274f;
    const float min5 = mul3 < v4_5 ? mul3 : (mul3 == mul3 ? v4_5 : mul3);
    const float cos6 = cosf(min5);
    const float add8 = cos6 + 1.0f;
    const float mul10 = add8 * 0.005f;
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
    const float mul29 = 0.9f * exp_avg_4_bias[0];
    const float d_p4_bias_0 = step_size[0];
    const float mul32 = 0.1f * d_p4_bias_0;
    const float new_exp_avg_4_bias_0 = mul29 + mul32;
    const float mul36 = 0.999f * exp_avg_sq_4_bias[0];
    const float mul38 = 0.001f * d_p4_bias_0;
    const float mul39 = mul38 * d_p4_bias_0;
    const float new_exp_avg_sq_4_bias_0 = mul36 + mul39;
    const float sqrt41 = sqrtf(new_exp_avg_sq_4_bias_0);
    const float mul42 = sqrt41 * root_correction_0;
    const float add44 = mul42 + 1e-08f;
    const float div45 = new_exp_avg_4_bias_0 / add44;
    const float mul46 = step_size_0 * div45;
    const float new_p4_bias_0 = p4_bias[0] - mul46;
    step_size[0] = step_size_0;
    root_correction[0] = root_correction_0;
    exp_avg_4_bias[0] = new_exp_avg_4_bias_0;
    exp_avg_sq_4_bias[0] = new_exp_avg_sq_4_bias_0;
    p4_bias[0] = new_p4_bias_0;
    step[0] = new_step_0;
}

/* k53  pinn.lua:18
 *   d_h1_8 = d_h2_5 @ p2_weight  (1024, 32)
 */
static void k53_matmul(const float *restrict d_h2_5, const float *restrict p2_weight,
                       float *restrict d_h1_8)
{
    for (long i = 0; i < 1024; i++) {
        for (long j = 0; j < 32; j++) {
            d_h1_8[i * 32 + j] = 0.0f;
        }
        for (long k = 0; k < 32; k++) {
            const float a_ik = d_h2_5[i * 32 + k];
            for (long j = 0; j < 32; j++) {
                d_h1_8[i * 32 + j] += a_ik * p2_weight[k * 32 + j];
            }
        }
    }
}

/* k54  pinn.lua:18
 *   d_p2_weight = d_h2_5.T @ h1_2  (32, 32)
 */
static void k54_matmul(const float *restrict d_h2_5, const float *restrict h1_2,
                       float *restrict d_p2_weight)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 32; j++) {
            d_p2_weight[i * 32 + j] = 0.0f;
        }
        for (long k = 0; k < 1024; k++) {
            const float a_ik = d_h2_5[k * 32 + i];
            for (long j = 0; j < 32; j++) {
                d_p2_weight[i * 32 + j] += a_ik * h1_2[k * 32 + j];
            }
        }
    }
}

/* k55  pinn.lua:17
 *   d_p0_bias = sum(d_h0_4)  (1, 32)
 *   d_h0_4 (over h1_2) = d_h1_8 * (1 - h1_2 * h1_2)  (1024, 32)
 */
static void k55_mul_sub_sum(float *restrict d_h0_4, const float *restrict d_h1_8,
                            float *restrict d_p0_bias)
{
    for (long j = 0; j < 32; j++) {
        d_p0_bias[j] = 0.0f;
    }
    for (long i = 0; i < 1024; i++) {
        for (long j = 0; j < 32; j++) {
            const float h1_2_ij = d_h0_4[i * 32 + j];
            const float mul1 = h1_2_ij * h1_2_ij;
            const float sub3 = 1.0f - mul1;
            const float d_h0_4_ij = d_h1_8[i * 32 + j] * sub3;
            d_p0_bias[j] += d_h0_4_ij;
            d_h0_4[i * 32 + j] = d_h0_4_ij;
        }
    }
}

/* k56  pinn.lua:17
 *   d_p0_weight = d_h0_4.T @ concat  (32, 2)
 */
static void k56_matmul(const float *restrict d_h0_4, const float *restrict concat,
                       float *restrict d_p0_weight)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 2; j++) {
            d_p0_weight[i * 2 + j] = 0.0f;
        }
        for (long k = 0; k < 1024; k++) {
            const float a_ik = d_h0_4[k * 32 + i];
            for (long j = 0; j < 2; j++) {
                d_p0_weight[i * 2 + j] += a_ik * concat[k * 2 + j];
            }
        }
    }
}

/* k57  pinn.lua:31
 *   d_d_p = 0  (256, 2)
 */
static void k57_copy(float *restrict d_d_p)
{
    for (long j = 0; j < 512; j++) {
        d_d_p[j] = 0.0f;
    }
}

/* k58  pinn.lua:31
 *   d_d_p[1 ...] = d_add  (256, 2)
 */
static void k58_copy(const float *restrict d_add, float *restrict d_d_p)
{
    for (long j = 0; j < 256; j++) {
        d_d_p[1 + j * 2] = d_add[j];
    }
}

/* k59  pinn.lua:17
 *   d_p0_weight_2 = d_d_p.T @ d_h0_3  (2, 32)
 */
static void k59_matmul(const float *restrict d_d_p, const float *restrict d_h0_3,
                       float *restrict d_p0_weight_2)
{
    for (long i = 0; i < 2; i++) {
        for (long j = 0; j < 32; j++) {
            d_p0_weight_2[i * 32 + j] = 0.0f;
        }
        for (long k = 0; k < 256; k++) {
            const float a_ik = d_d_p[k * 2 + i];
            for (long j = 0; j < 32; j++) {
                d_p0_weight_2[i * 32 + j] += a_ik * d_h0_3[k * 32 + j];
            }
        }
    }
}

/* k60  pinn.lua:17
 *   d_d_h0 = d_d_p @ p0_weight.T  (256, 32)
 */
static void k60_matmul(const float *restrict d_d_p, const float *restrict p0_weight,
                       float *restrict d_d_h0)
{
    for (long i = 0; i < 256; i++) {
        for (long j = 0; j < 32; j++) {
            float sum = 0.0f;
            for (long k = 0; k < 2; k++) {
                sum += d_d_p[i * 2 + k] * p0_weight[j * 2 + k];
            }
            d_d_h0[i * 32 + j] = sum;
        }
    }
}

/* k61  pinn.lua:17
 *   d_d_h1_3 = d_d_h0 * d_h0  (256, 32)
 */
static void k61_mul(const float *restrict d_d_h0, const float *restrict d_h0,
                    float *restrict d_d_h1_3)
{
    for (long j = 0; j < 8192; j++) {
        const float d_d_h1_3_j = d_d_h0[j] * d_h0[j];
        d_d_h1_3[j] = d_d_h1_3_j;
    }
}

/* k62  pinn.lua:18
 *   d_p2_weight_2 = d_d_h1_3.T @ d_h2_4  (32, 32)
 */
static void k62_matmul(const float *restrict d_d_h1_3, const float *restrict d_h2_4,
                       float *restrict d_p2_weight_2)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 32; j++) {
            d_p2_weight_2[i * 32 + j] = 0.0f;
        }
        for (long k = 0; k < 256; k++) {
            const float a_ik = d_d_h1_3[k * 32 + i];
            for (long j = 0; j < 32; j++) {
                d_p2_weight_2[i * 32 + j] += a_ik * d_h2_4[k * 32 + j];
            }
        }
    }
}

/* k63  pinn.lua:18
 *   d_d_h2_3 = d_d_h1_3 @ p2_weight.T  (256, 32)
 */
static void k63_matmul(const float *restrict d_d_h1_3, const float *restrict p2_weight,
                       float *restrict d_d_h2_3)
{
    for (long i = 0; i < 256; i++) {
        for (long j = 0; j < 32; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 32; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += d_d_h1_3[i * 32 + k + l] * p2_weight[j * 32 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            d_d_h2_3[i * 32 + j] = sum;
        }
    }
}

/* k64  pinn.lua:30
 *   d_d_p_2 = 0  (256, 2)
 */
static void k64_copy(float *restrict d_d_p_2)
{
    for (long j = 0; j < 512; j++) {
        d_d_p_2[j] = 0.0f;
    }
}

/* k65  pinn.lua:30
 *   d_d_p_2[0 ...] = d_add  (256, 2)
 */
static void k65_copy(const float *restrict d_add, float *restrict d_d_p_2)
{
    for (long j = 0; j < 256; j++) {
        d_d_p_2[j * 2] = d_add[j];
    }
}

/* k66  pinn.lua:17
 *   d_p0_weight_3 = d_d_p_2.T @ d_h0_2  (2, 32)
 */
static void k66_matmul(const float *restrict d_d_p_2, const float *restrict d_h0_2,
                       float *restrict d_p0_weight_3)
{
    for (long i = 0; i < 2; i++) {
        for (long j = 0; j < 32; j++) {
            d_p0_weight_3[i * 32 + j] = 0.0f;
        }
        for (long k = 0; k < 256; k++) {
            const float a_ik = d_d_p_2[k * 2 + i];
            for (long j = 0; j < 32; j++) {
                d_p0_weight_3[i * 32 + j] += a_ik * d_h0_2[k * 32 + j];
            }
        }
    }
}

/* k67  pinn.lua:17
 *   d_d_h0_2 = d_d_p_2 @ p0_weight.T  (256, 32)
 */
static void k67_matmul(const float *restrict d_d_p_2, const float *restrict p0_weight,
                       float *restrict d_d_h0_2)
{
    for (long i = 0; i < 256; i++) {
        for (long j = 0; j < 32; j++) {
            float sum = 0.0f;
            for (long k = 0; k < 2; k++) {
                sum += d_d_p_2[i * 2 + k] * p0_weight[j * 2 + k];
            }
            d_d_h0_2[i * 32 + j] = sum;
        }
    }
}

/* k68  pinn.lua:17
 *   d_d_h1_4 = d_d_h0_2 * d_h0  (256, 32)
 */
static void k68_mul(const float *restrict d_d_h0_2, const float *restrict d_h0,
                    float *restrict d_d_h1_4)
{
    for (long j = 0; j < 8192; j++) {
        const float d_d_h1_4_j = d_d_h0_2[j] * d_h0[j];
        d_d_h1_4[j] = d_d_h1_4_j;
    }
}

/* k69  pinn.lua:18
 *   d_p2_weight_3 = d_d_h1_4.T @ d_h2_3  (32, 32)
 */
static void k69_matmul(const float *restrict d_d_h1_4, const float *restrict d_h2_3,
                       float *restrict d_p2_weight_3)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 32; j++) {
            d_p2_weight_3[i * 32 + j] = 0.0f;
        }
        for (long k = 0; k < 256; k++) {
            const float a_ik = d_d_h1_4[k * 32 + i];
            for (long j = 0; j < 32; j++) {
                d_p2_weight_3[i * 32 + j] += a_ik * d_h2_3[k * 32 + j];
            }
        }
    }
}

/* k70  pinn.lua:18
 *   d_d_h2_4 = d_d_h1_4 @ p2_weight.T  (256, 32)
 */
static void k70_matmul(const float *restrict d_d_h1_4, const float *restrict p2_weight,
                       float *restrict d_d_h2_4)
{
    for (long i = 0; i < 256; i++) {
        for (long j = 0; j < 32; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 32; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += d_d_h1_4[i * 32 + k + l] * p2_weight[j * 32 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            d_d_h2_4[i * 32 + j] = sum;
        }
    }
}

/* k71  pinn.lua:18
 *   d_d_d_h2 = d_d_h2_3 * d_h2 * h3 * -2  (256, 32)
 *   d_d_d_h2_2 = d_d_d_h2 * p4_weight  (256, 32)
 *   d_d_d_h2_3 = d_d_h2_4 * d_h2 * h3 * -2  (256, 32)
 *   d_d_d_h2_4 = d_d_d_h2_3 * p4_weight  (256, 32)
 */
static void k71_mul(const float *restrict d_d_h2_3, const float *restrict d_h2,
                    const float *restrict h3, const float *restrict p4_weight,
                    const float *restrict d_d_h2_4, float *restrict d_d_d_h2,
                    float *restrict d_d_d_h2_2, float *restrict d_d_d_h2_3,
                    float *restrict d_d_d_h2_4)
{
    for (long i = 0; i < 256; i++) {
        for (long j = 0; j < 32; j++) {
            const float d_h2_ij = d_h2[i * 32 + j];
            const float mul2 = d_d_h2_3[i * 32 + j] * d_h2_ij;
            const float h3_ij = h3[i * 32 + j];
            const float mul4 = mul2 * h3_ij;
            const float d_d_d_h2_ij = mul4 * (-2.0f);
            const float p4_weight_j = p4_weight[j];
            const float d_d_d_h2_2_ij = d_d_d_h2_ij * p4_weight_j;
            const float mul10 = d_d_h2_4[i * 32 + j] * d_h2_ij;
            const float mul11 = mul10 * h3_ij;
            const float d_d_d_h2_3_ij = mul11 * (-2.0f);
            const float d_d_d_h2_4_ij = d_d_d_h2_3_ij * p4_weight_j;
            d_d_d_h2[i * 32 + j] = d_d_d_h2_ij;
            d_d_d_h2_2[i * 32 + j] = d_d_d_h2_2_ij;
            d_d_d_h2_3[i * 32 + j] = d_d_d_h2_3_ij;
            d_d_d_h2_4[i * 32 + j] = d_d_d_h2_4_ij;
        }
    }
}

/* k72  pinn.lua:18
 *   d_p2_weight_4 = d_d_d_h2_2.T @ d_d_h1_2  (32, 32)
 */
static void k72_matmul(const float *restrict d_d_d_h2_2, const float *restrict d_d_h1_2,
                       float *restrict d_p2_weight_4)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 32; j++) {
            d_p2_weight_4[i * 32 + j] = 0.0f;
        }
        for (long k = 0; k < 256; k++) {
            const float a_ik = d_d_d_h2_2[k * 32 + i];
            for (long j = 0; j < 32; j++) {
                d_p2_weight_4[i * 32 + j] += a_ik * d_d_h1_2[k * 32 + j];
            }
        }
    }
}

/* k73  pinn.lua:18
 *   d_d_d_h1 = d_d_d_h2_2 @ p2_weight  (256, 32)
 */
static void k73_matmul(const float *restrict d_d_d_h2_2, const float *restrict p2_weight,
                       float *restrict d_d_d_h1)
{
    for (long i = 0; i < 256; i++) {
        for (long j = 0; j < 32; j++) {
            d_d_d_h1[i * 32 + j] = 0.0f;
        }
        for (long k = 0; k < 32; k++) {
            const float a_ik = d_d_d_h2_2[i * 32 + k];
            for (long j = 0; j < 32; j++) {
                d_d_d_h1[i * 32 + j] += a_ik * p2_weight[k * 32 + j];
            }
        }
    }
}

/* k74  pinn.lua:18
 *   d_p2_weight_5 = d_d_d_h2_4.T @ d_d_h1  (32, 32)
 */
static void k74_matmul(const float *restrict d_d_d_h2_4, const float *restrict d_d_h1,
                       float *restrict d_p2_weight_5)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 32; j++) {
            d_p2_weight_5[i * 32 + j] = 0.0f;
        }
        for (long k = 0; k < 256; k++) {
            const float a_ik = d_d_d_h2_4[k * 32 + i];
            for (long j = 0; j < 32; j++) {
                d_p2_weight_5[i * 32 + j] += a_ik * d_d_h1[k * 32 + j];
            }
        }
    }
}

/* k75  pinn.lua:18
 *   d_d_d_h1_2 = d_d_d_h2_4 @ p2_weight  (256, 32)
 */
static void k75_matmul(const float *restrict d_d_d_h2_4, const float *restrict p2_weight,
                       float *restrict d_d_d_h1_2)
{
    for (long i = 0; i < 256; i++) {
        for (long j = 0; j < 32; j++) {
            d_d_d_h1_2[i * 32 + j] = 0.0f;
        }
        for (long k = 0; k < 32; k++) {
            const float a_ik = d_d_d_h2_4[i * 32 + k];
            for (long j = 0; j < 32; j++) {
                d_d_d_h1_2[i * 32 + j] += a_ik * p2_weight[k * 32 + j];
            }
        }
    }
}

/* k76  pinn.lua:17
 *   d_matmul (over d_h1) = d_d_h1_3 * h1 * -2 * d_h1 + d_d_d_h1 * d_h0  (256, 32)
 *   d_d_h1_5 = d_d_h1_3 * h1 * -2 * matmul_3 + d_d_h1_4 * h1 * -2 * matmul_2  (256, 32)
 *   d_matmul_2 = d_d_h1_4 * h1 * -2 * d_h1 + d_d_d_h1_2 * d_h0  (256, 32)
 */
static void k76_mul_add(const float *restrict d_d_h1_3, const float *restrict h1,
                        float *restrict d_matmul, const float *restrict matmul_3,
                        const float *restrict d_d_d_h1, const float *restrict d_h0,
                        const float *restrict d_d_h1_4, const float *restrict matmul_2,
                        const float *restrict d_d_d_h1_2, float *restrict d_d_h1_5,
                        float *restrict d_matmul_2)
{
    for (long j = 0; j < 8192; j++) {
        const float h1_j = h1[j];
        const float mul2 = d_d_h1_3[j] * h1_j;
        const float mul4 = mul2 * (-2.0f);
        const float d_h1_j = d_matmul[j];
        const float mul6 = mul4 * d_h1_j;
        const float mul8 = mul4 * matmul_3[j];
        const float d_h0_j = d_h0[j];
        const float mul11 = d_d_d_h1[j] * d_h0_j;
        const float d_matmul_j = mul6 + mul11;
        const float mul14 = d_d_h1_4[j] * h1_j;
        const float mul15 = mul14 * (-2.0f);
        const float mul16 = mul15 * d_h1_j;
        const float mul18 = mul15 * matmul_2[j];
        const float d_d_h1_5_j = mul8 + mul18;
        const float mul21 = d_d_d_h1_2[j] * d_h0_j;
        const float d_matmul_2_j = mul16 + mul21;
        d_matmul[j] = d_matmul_j;
        d_d_h1_5[j] = d_d_h1_5_j;
        d_matmul_2[j] = d_matmul_2_j;
    }
}

/* k77  pinn.lua:17
 *   d_p0_weight_4 = d_matmul.T @ const__2  (32, 2)
 */
static void k77_matmul(const float *restrict d_matmul, const float *restrict const__2,
                       float *restrict d_p0_weight_4)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 2; j++) {
            d_p0_weight_4[i * 2 + j] = 0.0f;
        }
        for (long k = 0; k < 256; k++) {
            const float a_ik = d_matmul[k * 32 + i];
            for (long j = 0; j < 2; j++) {
                d_p0_weight_4[i * 2 + j] += a_ik * const__2[k * 2 + j];
            }
        }
    }
}

/* k78  pinn.lua:17
 *   d_p0_weight_5 = d_matmul_2.T @ const_  (32, 2)
 */
static void k78_matmul(const float *restrict d_matmul_2, const float *restrict const_,
                       float *restrict d_p0_weight_5)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 2; j++) {
            d_p0_weight_5[i * 2 + j] = 0.0f;
        }
        for (long k = 0; k < 256; k++) {
            const float a_ik = d_matmul_2[k * 32 + i];
            for (long j = 0; j < 2; j++) {
                d_p0_weight_5[i * 2 + j] += a_ik * const_[k * 2 + j];
            }
        }
    }
}

/* k79  pinn.lua:17
 *   d_p0_weight_6 (over d_p0_weight_4) = d_p0_weight_4 + d_p0_weight_5  (32, 2)
 */
static void k79_add(float *restrict d_p0_weight_6, const float *restrict d_p0_weight_5)
{
    for (long j = 0; j < 64; j++) {
        const float d_p0_weight_4_j = d_p0_weight_6[j];
        const float d_p0_weight_6_j = d_p0_weight_4_j + d_p0_weight_5[j];
        d_p0_weight_6[j] = d_p0_weight_6_j;
    }
}

/* k80  pinn.lua:18
 *   d_p2_weight_6 = d_h2_2.T @ d_d_h1_5  (32, 32)
 */
static void k80_matmul(const float *restrict d_h2_2, const float *restrict d_d_h1_5,
                       float *restrict d_p2_weight_6)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 32; j++) {
            d_p2_weight_6[i * 32 + j] = 0.0f;
        }
        for (long k = 0; k < 256; k++) {
            const float a_ik = d_h2_2[k * 32 + i];
            for (long j = 0; j < 32; j++) {
                d_p2_weight_6[i * 32 + j] += a_ik * d_d_h1_5[k * 32 + j];
            }
        }
    }
}

/* k81  pinn.lua:18
 *   d_d_h2_5 = d_d_h1_5 @ p2_weight.T  (256, 32)
 */
static void k81_matmul(const float *restrict d_d_h1_5, const float *restrict p2_weight,
                       float *restrict d_d_h2_5)
{
    for (long i = 0; i < 256; i++) {
        for (long j = 0; j < 32; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 32; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += d_d_h1_5[i * 32 + k + l] * p2_weight[j * 32 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            d_d_h2_5[i * 32 + j] = sum;
        }
    }
}

/* k82  pinn.lua:18
 *   d_p2_weight_7 (over d_p2_weight_4) = d_p2_weight_4 + d_p2_weight_5 + d_p2_weight_6  (32, 32)
 */
static void k82_add(float *restrict d_p2_weight_7, const float *restrict d_p2_weight_5,
                    const float *restrict d_p2_weight_6)
{
    for (long j = 0; j < 1024; j++) {
        const float d_p2_weight_4_j = d_p2_weight_7[j];
        const float add2 = d_p2_weight_4_j + d_p2_weight_5[j];
        const float d_p2_weight_7_j = add2 + d_p2_weight_6[j];
        d_p2_weight_7[j] = d_p2_weight_7_j;
    }
}

/* k83  pinn.lua:18
 *   d_p2_bias_3 = sum(d_h2_6)  (1, 32)
 *   d_d_h3 (over d_d_h2_3) = d_d_d_h2 * d_d_h2_2 + d_d_d_h2_3 * d_d_h2 + d_d_h2_5 * d_h2  (256, 32)
 *   d_h2_6 (over h3) = (d_d_h2_3 * ... * -2 * h3 + d_d_h2_3 * d_h2 * d_h3_2 + d_d_h2_4 * (d_h3 *
 *       h3) * -2 * h3 + d_d_h2_4 * d_h2 * d_h3 + d_d_h2_5 * p4_weight * -2 * h3) * d_h2  (256, 32)
 */
static void k83_mul_add_sum(float *restrict d_d_h3, float *restrict d_h2_6,
                            const float *restrict d_h3_2, const float *restrict d_d_d_h2,
                            const float *restrict d_d_h2_2, const float *restrict d_d_h2_4,
                            const float *restrict d_h3, const float *restrict d_d_d_h2_3,
                            const float *restrict d_d_h2, const float *restrict d_d_h2_5,
                            const float *restrict d_h2, const float *restrict p4_weight,
                            float *restrict d_p2_bias_3)
{
    for (long j = 0; j < 32; j++) {
        d_p2_bias_3[j] = 0.0f;
    }
    for (long i = 0; i < 256; i++) {
        for (long j = 0; j < 32; j++) {
            const float d_d_h2_3_ij = d_d_h3[i * 32 + j];
            const float h3_ij = d_h2_6[i * 32 + j];
            const float d_h3_2_ij = d_h3_2[i * 32 + j];
            const float d_d_h2_4_ij = d_d_h2_4[i * 32 + j];
            const float d_h3_ij = d_h3[i * 32 + j];
            const float d_d_h2_5_ij = d_d_h2_5[i * 32 + j];
            const float d_h2_ij = d_h2[i * 32 + j];
            const float mul13 = d_d_h2_4_ij * d_h2_ij;
            const float mul14 = d_d_h2_3_ij * d_h2_ij;
            const float mul15 = d_h3_2_ij * h3_ij;
            const float mul16 = d_d_h2_3_ij * mul15;
            const float mul17 = mul16 * (-2.0f);
            const float mul18 = mul17 * h3_ij;
            const float mul19 = mul14 * d_h3_2_ij;
            const float add20 = mul18 + mul19;
            const float mul21 = d_d_d_h2[i * 32 + j] * d_d_h2_2[i * 32 + j];
            const float mul22 = d_h3_ij * h3_ij;
            const float mul23 = d_d_h2_4_ij * mul22;
            const float mul24 = mul23 * (-2.0f);
            const float mul25 = mul24 * h3_ij;
            const float add26 = add20 + mul25;
            const float mul27 = mul13 * d_h3_ij;
            const float add28 = add26 + mul27;
            const float mul29 = d_d_d_h2_3[i * 32 + j] * d_d_h2[i * 32 + j];
            const float add30 = mul21 + mul29;
            const float mul31 = d_d_h2_5_ij * d_h2_ij;
            const float d_d_h3_ij = add30 + mul31;
            const float mul33 = d_d_h2_5_ij * p4_weight[j];
            const float mul34 = mul33 * (-2.0f);
            const float mul35 = mul34 * h3_ij;
            const float add36 = add28 + mul35;
            const float d_h2_6_ij = add36 * d_h2_ij;
            d_p2_bias_3[j] += d_h2_6_ij;
            d_d_h3[i * 32 + j] = d_d_h3_ij;
            d_h2_6[i * 32 + j] = d_h2_6_ij;
        }
    }
}

/* k84  pinn.lua:66
 *   exp_avg_2_bias = 0.9 * exp_avg_2_bias + 0.1 * (d_p2_bias + d_p2_bias_3)  (32)
 *   exp_avg_sq_2_bias = 0.999 * exp_avg_sq_2_bias + 0.001 * (d_p2_bias + d_p2_bias_3) *
 *       (d_p2_bias + d_p2_bias_3)  (32)
 *   p2_bias = p2_bias - step_size * (new_exp_avg_2_bias / (sqrt(new_exp_avg_sq_2_bias) *
 *       root_correction + 1e-08))  (32)
 */
static void k84_update_p2_bias(const float *restrict d_p2_bias, const float *restrict d_p2_bias_3,
                               float *restrict exp_avg_2_bias, float *restrict exp_avg_sq_2_bias,
                               const float *restrict root_correction,
                               const float *restrict step_size, float *restrict p2_bias)
{
    for (long j = 0; j < 32; j++) {
        const float add2 = d_p2_bias[j] + d_p2_bias_3[j];
        const float mul5 = 0.9f * exp_avg_2_bias[j];
        const float mul7 = 0.1f * add2;
        const float new_exp_avg_2_bias_j = mul5 + mul7;
        const float mul11 = 0.999f * exp_avg_sq_2_bias[j];
        const float mul13 = 0.001f * add2;
        const float mul14 = mul13 * add2;
        const float new_exp_avg_sq_2_bias_j = mul11 + mul14;
        const float sqrt16 = sqrtf(new_exp_avg_sq_2_bias_j);
        const float mul18 = sqrt16 * root_correction[0];
        const float add20 = mul18 + 1e-08f;
        const float div21 = new_exp_avg_2_bias_j / add20;
        const float mul23 = step_size[0] * div21;
        const float new_p2_bias_j = p2_bias[j] - mul23;
        exp_avg_2_bias[j] = new_exp_avg_2_bias_j;
        exp_avg_sq_2_bias[j] = new_exp_avg_sq_2_bias_j;
        p2_bias[j] = new_p2_bias_j;
    }
}

/* k85  pinn.lua:19
 *   d_p4_weight_2 = 1  (1, 256)
 */
static void k85_copy(float *restrict d_p4_weight_2)
{
    for (long j = 0; j < 256; j++) {
        d_p4_weight_2[j] = 1.0f;
    }
}

/* k86  pinn.lua:19
 *   d_p4_weight_3 = d_p4_weight_2 @ d_d_h3  (1, 32)
 */
static void k86_matmul(const float *restrict d_p4_weight_2, const float *restrict d_d_h3,
                       float *restrict d_p4_weight_3)
{
    for (long j = 0; j < 32; j++) {
        d_p4_weight_3[j] = 0.0f;
    }
    for (long k = 0; k < 256; k++) {
        const float a_ik = d_p4_weight_2[k];
        for (long j = 0; j < 32; j++) {
            d_p4_weight_3[j] += a_ik * d_d_h3[k * 32 + j];
        }
    }
}

/* k87  pinn.lua:66
 *   exp_avg_4_weight = 0.9 * exp_avg_4_weight + 0.1 * (d_p4_weight + d_p4_weight_3)  (1, 32)
 *   exp_avg_sq_4_weight = 0.999 * exp_avg_sq_4_weight + 0.001 * (d_p4_weight + d_p4_weight_3) *
 *       (d_p4_weight + d_p4_weight_3)  (1, 32)
 *   p4_weight = p4_weight - step_size * (new_exp_avg_4_weight / (sqrt(new_exp_avg_sq_4_weight) *
 *       root_correction + 1e-08))  (1, 32)
 */
static void k87_update_p4_weight(const float *restrict d_p4_weight,
                                 const float *restrict d_p4_weight_3,
                                 float *restrict exp_avg_4_weight,
                                 float *restrict exp_avg_sq_4_weight,
                                 const float *restrict root_correction,
                                 const float *restrict step_size, float *restrict p4_weight)
{
    for (long j = 0; j < 32; j++) {
        const float add2 = d_p4_weight[j] + d_p4_weight_3[j];
        const float mul5 = 0.9f * exp_avg_4_weight[j];
        const float mul7 = 0.1f * add2;
        const float new_exp_avg_4_weight_j = mul5 + mul7;
        const float mul11 = 0.999f * exp_avg_sq_4_weight[j];
        const float mul13 = 0.001f * add2;
        const float mul14 = mul13 * add2;
        const float new_exp_avg_sq_4_weight_j = mul11 + mul14;
        const float sqrt16 = sqrtf(new_exp_avg_sq_4_weight_j);
        const float mul18 = sqrt16 * root_correction[0];
        const float add20 = mul18 + 1e-08f;
        const float div21 = new_exp_avg_4_weight_j / add20;
        const float mul23 = step_size[0] * div21;
        const float new_p4_weight_j = p4_weight[j] - mul23;
        exp_avg_4_weight[j] = new_exp_avg_4_weight_j;
        exp_avg_sq_4_weight[j] = new_exp_avg_sq_4_weight_j;
        p4_weight[j] = new_p4_weight_j;
    }
}

/* k88  pinn.lua:18
 *   d_h1_9 = d_h2_6 @ p2_weight  (256, 32)
 */
static void k88_matmul(const float *restrict d_h2_6, const float *restrict p2_weight,
                       float *restrict d_h1_9)
{
    for (long i = 0; i < 256; i++) {
        for (long j = 0; j < 32; j++) {
            d_h1_9[i * 32 + j] = 0.0f;
        }
        for (long k = 0; k < 32; k++) {
            const float a_ik = d_h2_6[i * 32 + k];
            for (long j = 0; j < 32; j++) {
                d_h1_9[i * 32 + j] += a_ik * p2_weight[k * 32 + j];
            }
        }
    }
}

/* k89  pinn.lua:18
 *   d_p2_weight_8 = h1.T @ d_h2_6  (32, 32)
 */
static void k89_matmul(const float *restrict h1, const float *restrict d_h2_6,
                       float *restrict d_p2_weight_8)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 32; j++) {
            d_p2_weight_8[i * 32 + j] = 0.0f;
        }
        for (long k = 0; k < 256; k++) {
            const float a_ik = h1[k * 32 + i];
            for (long j = 0; j < 32; j++) {
                d_p2_weight_8[i * 32 + j] += a_ik * d_h2_6[k * 32 + j];
            }
        }
    }
}

/* k90  pinn.lua:18
 *   d_p2_weight_9 (over d_p2_weight_2) = d_p2_weight_2 + d_p2_weight_3 + d_p2_weight_7 +
 *       d_p2_weight_8  (32, 32)
 */
static void k90_add(float *restrict d_p2_weight_9, const float *restrict d_p2_weight_3,
                    const float *restrict d_p2_weight_7, const float *restrict d_p2_weight_8)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 32; j++) {
            const float d_p2_weight_2_ij = d_p2_weight_9[i * 32 + j];
            const float add2 = d_p2_weight_2_ij + d_p2_weight_3[i * 32 + j];
            const float add4 = add2 + d_p2_weight_7[j * 32 + i];
            const float d_p2_weight_9_ij = add4 + d_p2_weight_8[i * 32 + j];
            d_p2_weight_9[i * 32 + j] = d_p2_weight_9_ij;
        }
    }
}

/* k91  pinn.lua:66
 *   exp_avg_2_weight = 0.9 * exp_avg_2_weight + 0.1 * (d_p2_weight + d_p2_weight_9)  (32, 32)
 *   exp_avg_sq_2_weight = 0.999 * exp_avg_sq_2_weight + 0.001 * (d_p2_weight + d_p2_weight_9) *
 *       (d_p2_weight + d_p2_weight_9)  (32, 32)
 *   p2_weight = p2_weight - step_size * (new_exp_avg_2_weight / (sqrt(new_exp_avg_sq_2_weight) *
 *       root_correction + 1e-08))  (32, 32)
 */
static void k91_update_p2_weight(const float *restrict d_p2_weight,
                                 const float *restrict d_p2_weight_9,
                                 float *restrict exp_avg_2_weight,
                                 float *restrict exp_avg_sq_2_weight,
                                 const float *restrict root_correction,
                                 const float *restrict step_size, float *restrict p2_weight)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 32; j++) {
            const float add2 = d_p2_weight[i * 32 + j] + d_p2_weight_9[j * 32 + i];
            const float mul5 = 0.9f * exp_avg_2_weight[i * 32 + j];
            const float mul7 = 0.1f * add2;
            const float new_exp_avg_2_weight_ij = mul5 + mul7;
            const float mul11 = 0.999f * exp_avg_sq_2_weight[i * 32 + j];
            const float mul13 = 0.001f * add2;
            const float mul14 = mul13 * add2;
            const float new_exp_avg_sq_2_weight_ij = mul11 + mul14;
            const float sqrt16 = sqrtf(new_exp_avg_sq_2_weight_ij);
            const float mul18 = sqrt16 * root_correction[0];
            const float add20 = mul18 + 1e-08f;
            const float div21 = new_exp_avg_2_weight_ij / add20;
            const float mul23 = step_size[0] * div21;
            const float new_p2_weight_ij = p2_weight[i * 32 + j] - mul23;
            exp_avg_2_weight[i * 32 + j] = new_exp_avg_2_weight_ij;
            exp_avg_sq_2_weight[i * 32 + j] = new_exp_avg_sq_2_weight_ij;
            p2_weight[i * 32 + j] = new_p2_weight_ij;
        }
    }
}

/* k92  pinn.lua:17
 *   d_p0_bias_3 = sum(d_h0_5)  (1, 32)
 *   d_h0_5 (over d_d_h0) = (... * -2 * h1 + d_d_h1_3 * d_h1_6 + d_d_h0_2 * d_h1_5 * -2 * h1 +
 *       d_d_h1_4 * d_h1_4 + (d_d_d_h1 * matmul_3 + d_d_d_h1_2 * matmul_2) * -2 * h1 + d_h1_9) *
 *       d_h0  (256, 32)
 */
static void k92_mul_add_sum(float *restrict d_h0_5, const float *restrict d_h1_7,
                            const float *restrict h1, const float *restrict d_d_h1_3,
                            const float *restrict d_h1_6, const float *restrict d_d_d_h1,
                            const float *restrict matmul_3, const float *restrict d_d_h0_2,
                            const float *restrict d_h1_5, const float *restrict d_d_h1_4,
                            const float *restrict d_h1_4, const float *restrict d_d_d_h1_2,
                            const float *restrict matmul_2, const float *restrict d_h1_9,
                            const float *restrict d_h0, float *restrict d_p0_bias_3)
{
    for (long j = 0; j < 32; j++) {
        d_p0_bias_3[j] = 0.0f;
    }
    for (long i = 0; i < 256; i++) {
        for (long j = 0; j < 32; j++) {
            const float d_d_h0_ij = d_h0_5[i * 32 + j];
            const float mul2 = d_d_h0_ij * d_h1_7[i * 32 + j];
            const float mul4 = mul2 * (-2.0f);
            const float h1_ij = h1[i * 32 + j];
            const float mul6 = mul4 * h1_ij;
            const float mul9 = d_d_h1_3[i * 32 + j] * d_h1_6[i * 32 + j];
            const float add10 = mul6 + mul9;
            const float mul13 = d_d_d_h1[i * 32 + j] * matmul_3[i * 32 + j];
            const float mul16 = d_d_h0_2[i * 32 + j] * d_h1_5[i * 32 + j];
            const float mul17 = mul16 * (-2.0f);
            const float mul18 = mul17 * h1_ij;
            const float add19 = add10 + mul18;
            const float mul22 = d_d_h1_4[i * 32 + j] * d_h1_4[i * 32 + j];
            const float add23 = add19 + mul22;
            const float mul26 = d_d_d_h1_2[i * 32 + j] * matmul_2[i * 32 + j];
            const float add27 = mul13 + mul26;
            const float mul28 = add27 * (-2.0f);
            const float mul29 = mul28 * h1_ij;
            const float add30 = add23 + mul29;
            const float add32 = add30 + d_h1_9[i * 32 + j];
            const float d_h0_5_ij = add32 * d_h0[i * 32 + j];
            d_p0_bias_3[j] += d_h0_5_ij;
            d_h0_5[i * 32 + j] = d_h0_5_ij;
        }
    }
}

/* k93  pinn.lua:66
 *   exp_avg_0_bias = 0.9 * exp_avg_0_bias + 0.1 * (d_p0_bias + d_p0_bias_3)  (32)
 *   exp_avg_sq_0_bias = 0.999 * exp_avg_sq_0_bias + 0.001 * (d_p0_bias + d_p0_bias_3) *
 *       (d_p0_bias + d_p0_bias_3)  (32)
 *   p0_bias = p0_bias - step_size * (new_exp_avg_0_bias / (sqrt(new_exp_avg_sq_0_bias) *
 *       root_correction + 1e-08))  (32)
 */
static void k93_update_p0_bias(const float *restrict d_p0_bias, const float *restrict d_p0_bias_3,
                               float *restrict exp_avg_0_bias, float *restrict exp_avg_sq_0_bias,
                               const float *restrict root_correction,
                               const float *restrict step_size, float *restrict p0_bias)
{
    for (long j = 0; j < 32; j++) {
        const float add2 = d_p0_bias[j] + d_p0_bias_3[j];
        const float mul5 = 0.9f * exp_avg_0_bias[j];
        const float mul7 = 0.1f * add2;
        const float new_exp_avg_0_bias_j = mul5 + mul7;
        const float mul11 = 0.999f * exp_avg_sq_0_bias[j];
        const float mul13 = 0.001f * add2;
        const float mul14 = mul13 * add2;
        const float new_exp_avg_sq_0_bias_j = mul11 + mul14;
        const float sqrt16 = sqrtf(new_exp_avg_sq_0_bias_j);
        const float mul18 = sqrt16 * root_correction[0];
        const float add20 = mul18 + 1e-08f;
        const float div21 = new_exp_avg_0_bias_j / add20;
        const float mul23 = step_size[0] * div21;
        const float new_p0_bias_j = p0_bias[j] - mul23;
        exp_avg_0_bias[j] = new_exp_avg_0_bias_j;
        exp_avg_sq_0_bias[j] = new_exp_avg_sq_0_bias_j;
        p0_bias[j] = new_p0_bias_j;
    }
}

/* k94  pinn.lua:17
 *   d_p0_weight_7 = p.T @ d_h0_5  (2, 32)
 */
static void k94_matmul(const float *restrict p, const float *restrict d_h0_5,
                       float *restrict d_p0_weight_7)
{
    for (long i = 0; i < 2; i++) {
        for (long j = 0; j < 32; j++) {
            d_p0_weight_7[i * 32 + j] = 0.0f;
        }
        for (long k = 0; k < 256; k++) {
            const float a_ik = p[k * 2 + i];
            for (long j = 0; j < 32; j++) {
                d_p0_weight_7[i * 32 + j] += a_ik * d_h0_5[k * 32 + j];
            }
        }
    }
}

/* k95  pinn.lua:17
 *   d_p0_weight_8 (over d_p0_weight_2) = d_p0_weight_2 + d_p0_weight_3 + d_p0_weight_6 +
 *       d_p0_weight_7  (2, 32)
 */
static void k95_add(float *restrict d_p0_weight_8, const float *restrict d_p0_weight_3,
                    const float *restrict d_p0_weight_6, const float *restrict d_p0_weight_7)
{
    for (long i = 0; i < 2; i++) {
        for (long j = 0; j < 32; j++) {
            const float d_p0_weight_2_ij = d_p0_weight_8[i * 32 + j];
            const float add2 = d_p0_weight_2_ij + d_p0_weight_3[i * 32 + j];
            const float add4 = add2 + d_p0_weight_6[j * 2 + i];
            const float d_p0_weight_8_ij = add4 + d_p0_weight_7[i * 32 + j];
            d_p0_weight_8[i * 32 + j] = d_p0_weight_8_ij;
        }
    }
}

/* k96  pinn.lua:66
 *   exp_avg_0_weight = 0.9 * exp_avg_0_weight + 0.1 * (d_p0_weight + d_p0_weight_8)  (32, 2)
 *   exp_avg_sq_0_weight = 0.999 * exp_avg_sq_0_weight + 0.001 * (d_p0_weight + d_p0_weight_8) *
 *       (d_p0_weight + d_p0_weight_8)  (32, 2)
 *   p0_weight = p0_weight - step_size * (new_exp_avg_0_weight / (sqrt(new_exp_avg_sq_0_weight) *
 *       root_correction + 1e-08))  (32, 2)
 */
static void k96_update_p0_weight(const float *restrict d_p0_weight,
                                 const float *restrict d_p0_weight_8,
                                 float *restrict exp_avg_0_weight,
                                 float *restrict exp_avg_sq_0_weight,
                                 const float *restrict root_correction,
                                 const float *restrict step_size, float *restrict p0_weight)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 2; j++) {
            const float add2 = d_p0_weight[i * 2 + j] + d_p0_weight_8[j * 32 + i];
            const float mul5 = 0.9f * exp_avg_0_weight[i * 2 + j];
            const float mul7 = 0.1f * add2;
            const float new_exp_avg_0_weight_ij = mul5 + mul7;
            const float mul11 = 0.999f * exp_avg_sq_0_weight[i * 2 + j];
            const float mul13 = 0.001f * add2;
            const float mul14 = mul13 * add2;
            const float new_exp_avg_sq_0_weight_ij = mul11 + mul14;
            const float sqrt16 = sqrtf(new_exp_avg_sq_0_weight_ij);
            const float mul18 = sqrt16 * root_correction[0];
            const float add20 = mul18 + 1e-08f;
            const float div21 = new_exp_avg_0_weight_ij / add20;
            const float mul23 = step_size[0] * div21;
            const float new_p0_weight_ij = p0_weight[i * 2 + j] - mul23;
            exp_avg_0_weight[i * 2 + j] = new_exp_avg_0_weight_ij;
            exp_avg_sq_0_weight[i * 2 + j] = new_exp_avg_sq_0_weight_ij;
            p0_weight[i * 2 + j] = new_p0_weight_ij;
        }
    }
}

/* One train_step: 78 kernels; `work` holds 1132480 bytes, aligned to 64. */
void train_step(const struct state *s, const struct train_step_io *io, void *work);
void train_step(const struct state *s, const struct train_step_io *io, void *work)
{
    char *const at = work;
    float *const matmul = (float *)(void *)(at + 393216); /* (256, 32) */
    float *const const_ = (float *)(void *)(at + 1126400); /* (256, 2) */
    float *const matmul_2 = (float *)(void *)(at + 425984); /* (256, 32) */
    float *const const__2 = (float *)(void *)(at + 1128448); /* (256, 2) */
    float *const matmul_3 = (float *)(void *)(at + 458752); /* (256, 32) */
    float *const h1 = (float *)(void *)(at + 393216); /* (256, 32) */
    float *const d_h0 = (float *)(void *)(at + 491520); /* (256, 32) */
    float *const d_d_h1 = (float *)(void *)(at + 524288); /* (256, 32) */
    float *const d_d_h1_2 = (float *)(void *)(at + 557056); /* (256, 32) */
    float *const matmul_4 = (float *)(void *)(at + 589824); /* (256, 32) */
    float *const d_d_h2 = (float *)(void *)(at + 622592); /* (256, 32) */
    float *const d_d_h2_2 = (float *)(void *)(at + 655360); /* (256, 32) */
    float *const h3 = (float *)(void *)(at + 589824); /* (256, 32) */
    float *const d_h2 = (float *)(void *)(at + 688128); /* (256, 32) */
    float *const d_h2_2 = (float *)(void *)(at + 720896); /* (256, 32) */
    float *const d_h3 = (float *)(void *)(at + 753664); /* (256, 32) */
    float *const d_h2_3 = (float *)(void *)(at + 786432); /* (256, 32) */
    float *const d_h3_2 = (float *)(void *)(at + 819200); /* (256, 32) */
    float *const d_h2_4 = (float *)(void *)(at + 851968); /* (256, 32) */
    float *const d_h1 = (float *)(void *)(at + 884736); /* (256, 32) */
    float *const d_h1_2 = (float *)(void *)(at + 917504); /* (256, 32) */
    float *const d_h1_3 = (float *)(void *)(at + 950272); /* (256, 32) */
    float *const d_h1_4 = (float *)(void *)(at + 917504); /* (256, 32) */
    float *const d_h1_5 = (float *)(void *)(at + 950272); /* (256, 32) */
    float *const d_h0_2 = (float *)(void *)(at + 983040); /* (256, 32) */
    float *const d_h1_6 = (float *)(void *)(at + 1015808); /* (256, 32) */
    float *const d_h1_7 = (float *)(void *)(at + 1048576); /* (256, 32) */
    float *const d_h0_3 = (float *)(void *)(at + 1081344); /* (256, 32) */
    float *const d_p = (float *)(void *)(at + 0); /* (256, 2) */
    float *const d_p_2 = (float *)(void *)(at + 2048); /* (256, 2) */
    float *const concat = (float *)(void *)(at + 1114112); /* (1024, 2) */
    float *const matmul_5 = (float *)(void *)(at + 0); /* (1024, 32) */
    float *const h1_2 = (float *)(void *)(at + 0); /* (1024, 32) */
    float *const matmul_6 = (float *)(void *)(at + 131072); /* (1024, 32) */
    float *const h3_2 = (float *)(void *)(at + 131072); /* (1024, 32) */
    float *const matmul_7 = (float *)(void *)(at + 1122304); /* (1024, 1) */
    float *const sum_ = (float *)(void *)(at + 1132288); /* (1, 1) */
    float *const d_p4_bias = (float *)(void *)(at + 1132352); /* (1, 1) */
    float *const d_p2_bias = (float *)(void *)(at + 1132032); /* (1, 32) */
    float *const d_h4 = (float *)(void *)(at + 1122304); /* (1024, 1) */
    float *const d_h2_5 = (float *)(void *)(at + 262144); /* (1024, 32) */
    float *const d_p4_weight = (float *)(void *)(at + 1131776); /* (1, 32) */
    float *const d_h1_8 = (float *)(void *)(at + 131072); /* (1024, 32) */
    float *const d_p2_weight = (float *)(void *)(at + 1122304); /* (32, 32) */
    float *const d_p0_bias = (float *)(void *)(at + 1131904); /* (1, 32) */
    float *const d_h0_4 = (float *)(void *)(at + 0); /* (1024, 32) */
    float *const d_p0_weight = (float *)(void *)(at + 1131520); /* (32, 2) */
    float *const sum__3 = (float *)(void *)(at + 1132416); /* (1, 1) */
    float *const d_add = (float *)(void *)(at + 1130496); /* (256, 1) */
    float *const d_d_p = (float *)(void *)(at + 32768); /* (256, 2) */
    float *const d_d_h0 = (float *)(void *)(at + 0); /* (256, 32) */
    float *const d_p0_weight_2 = (float *)(void *)(at + 1114112); /* (2, 32) */
    float *const d_d_h1_3 = (float *)(void *)(at + 32768); /* (256, 32) */
    float *const d_d_h2_3 = (float *)(void *)(at + 65536); /* (256, 32) */
    float *const d_p2_weight_2 = (float *)(void *)(at + 1081344); /* (32, 32) */
    float *const d_d_p_2 = (float *)(void *)(at + 131072); /* (256, 2) */
    float *const d_d_h0_2 = (float *)(void *)(at + 98304); /* (256, 32) */
    float *const d_p0_weight_3 = (float *)(void *)(at + 856064); /* (2, 32) */
    float *const d_d_h1_4 = (float *)(void *)(at + 131072); /* (256, 32) */
    float *const d_d_h2_4 = (float *)(void *)(at + 163840); /* (256, 32) */
    float *const d_p2_weight_3 = (float *)(void *)(at + 851968); /* (32, 32) */
    float *const d_d_d_h2 = (float *)(void *)(at + 196608); /* (256, 32) */
    float *const d_d_d_h2_2 = (float *)(void *)(at + 229376); /* (256, 32) */
    float *const d_d_d_h2_3 = (float *)(void *)(at + 262144); /* (256, 32) */
    float *const d_d_d_h2_4 = (float *)(void *)(at + 294912); /* (256, 32) */
    float *const d_d_d_h1 = (float *)(void *)(at + 327680); /* (256, 32) */
    float *const d_p2_weight_4 = (float *)(void *)(at + 786432); /* (32, 32) */
    float *const d_d_d_h1_2 = (float *)(void *)(at + 229376); /* (256, 32) */
    float *const d_p2_weight_5 = (float *)(void *)(at + 557056); /* (32, 32) */
    float *const d_matmul = (float *)(void *)(at + 884736); /* (256, 32) */
    float *const d_d_h1_5 = (float *)(void *)(at + 294912); /* (256, 32) */
    float *const d_matmul_2 = (float *)(void *)(at + 360448); /* (256, 32) */
    float *const d_p0_weight_4 = (float *)(void *)(at + 528384); /* (32, 2) */
    float *const d_p0_weight_5 = (float *)(void *)(at + 524288); /* (32, 2) */
    float *const d_p0_weight_6 = (float *)(void *)(at + 528384); /* (32, 2) */
    float *const d_d_h2_5 = (float *)(void *)(at + 360448); /* (256, 32) */
    float *const d_p2_weight_6 = (float *)(void *)(at + 524288); /* (32, 32) */
    float *const d_p2_weight_7 = (float *)(void *)(at + 786432); /* (32, 32) */
    float *const d_p4_weight_2 = (float *)(void *)(at + 163840); /* (1, 256) */
    float *const d_p2_bias_3 = (float *)(void *)(at + 295296); /* (1, 32) */
    float *const d_d_h3 = (float *)(void *)(at + 65536); /* (256, 32) */
    float *const d_h2_6 = (float *)(void *)(at + 589824); /* (256, 32) */
    float *const d_p4_weight_3 = (float *)(void *)(at + 164864); /* (1, 32) */
    float *const d_h1_9 = (float *)(void *)(at + 65536); /* (256, 32) */
    float *const d_p2_weight_8 = (float *)(void *)(at + 163840); /* (32, 32) */
    float *const d_p2_weight_9 = (float *)(void *)(at + 1081344); /* (32, 32) */
    float *const d_p0_bias_3 = (float *)(void *)(at + 164224); /* (1, 32) */
    float *const d_h0_5 = (float *)(void *)(at + 0); /* (256, 32) */
    float *const d_p0_weight_7 = (float *)(void *)(at + 32768); /* (2, 32) */
    float *const d_p0_weight_8 = (float *)(void *)(at + 1114112); /* (2, 32) */
    float *const step_size = (float *)(void *)(at + 1132352); /* () */
    float *const root_correction = (float *)(void *)(at + 1132160); /* () */

    k19_matmul(io->p, s->p0_weight, matmul);
    k20_copy(const_);
    k21_copy(const_);
    k22_matmul(const_, s->p0_weight, matmul_2);
    k23_copy(const__2);
    k24_copy(const__2);
    k25_matmul(const__2, s->p0_weight, matmul_3);
    k26_add_tanh_mul(h1, s->p0_bias, matmul_2, matmul_3, d_h0, d_d_h1, d_d_h1_2);
    k27_matmul(h1, s->p2_weight, matmul_4);
    k28_matmul(d_d_h1, s->p2_weight, d_d_h2);
    k29_matmul(d_d_h1_2, s->p2_weight, d_d_h2_2);
    k30_add_tanh_mul(h3, s->p2_bias, s->p4_weight, d_d_h2, d_d_h2_2, d_h2, d_h2_2, d_h3, d_h2_3,
                     d_h3_2, d_h2_4);
    k31_matmul(d_h2_2, s->p2_weight, d_h1);
    k32_matmul(d_h2_3, s->p2_weight, d_h1_2);
    k33_matmul(d_h2_4, s->p2_weight, d_h1_3);
    k34_mul_add(matmul_2, d_h1, h1, d_h1_4, d_h0, matmul_3, d_h1_5, d_h0_2, d_h1_6, d_h1_7,
                d_h0_3);
    k35_matmul(d_h0_2, s->p0_weight, d_p);
    k36_matmul(d_h0_3, s->p0_weight, d_p_2);
    k37_add_mul_sin(d_p, d_p_2, io->p, sum__3, d_add);
    k38_copy(io->p, concat);
    k39_mul_add(io->p, concat);
    k40_copy(io->p, concat);
    k41_copy(io->p, concat);
    k42_copy(io->p, concat);
    k43_mul_add(io->p, concat);
    k44_matmul(concat, s->p0_weight, matmul_5);
    k45_add_tanh(h1_2, s->p0_bias);
    k46_matmul(h1_2, s->p2_weight, matmul_6);
    k47_add_tanh(h3_2, s->p2_bias);
    k48_matmul(h3_2, s->p4_weight, matmul_7);
    k49_add_mul_sum(d_h4, s->p4_bias, sum_, d_p4_bias, s->p4_weight, h3_2, d_p2_bias, d_h2_5);
    k50_matmul(d_h4, h3_2, d_p4_weight);
    k51_mul_add(sum__3, sum_, io->loss);
    k52_update_step(s->step, s->exp_avg_4_bias, step_size, s->exp_avg_sq_4_bias, s->p4_bias,
                    root_correction);
    k53_matmul(d_h2_5, s->p2_weight, d_h1_8);
    k54_matmul(d_h2_5, h1_2, d_p2_weight);
    k55_mul_sub_sum(d_h0_4, d_h1_8, d_p0_bias);
    k56_matmul(d_h0_4, concat, d_p0_weight);
    k57_copy(d_d_p);
    k58_copy(d_add, d_d_p);
    k59_matmul(d_d_p, d_h0_3, d_p0_weight_2);
    k60_matmul(d_d_p, s->p0_weight, d_d_h0);
    k61_mul(d_d_h0, d_h0, d_d_h1_3);
    k62_matmul(d_d_h1_3, d_h2_4, d_p2_weight_2);
    k63_matmul(d_d_h1_3, s->p2_weight, d_d_h2_3);
    k64_copy(d_d_p_2);
    k65_copy(d_add, d_d_p_2);
    k66_matmul(d_d_p_2, d_h0_2, d_p0_weight_3);
    k67_matmul(d_d_p_2, s->p0_weight, d_d_h0_2);
    k68_mul(d_d_h0_2, d_h0, d_d_h1_4);
    k69_matmul(d_d_h1_4, d_h2_3, d_p2_weight_3);
    k70_matmul(d_d_h1_4, s->p2_weight, d_d_h2_4);
    k71_mul(d_d_h2_3, d_h2, h3, s->p4_weight, d_d_h2_4, d_d_d_h2, d_d_d_h2_2, d_d_d_h2_3,
            d_d_d_h2_4);
    k72_matmul(d_d_d_h2_2, d_d_h1_2, d_p2_weight_4);
    k73_matmul(d_d_d_h2_2, s->p2_weight, d_d_d_h1);
    k74_matmul(d_d_d_h2_4, d_d_h1, d_p2_weight_5);
    k75_matmul(d_d_d_h2_4, s->p2_weight, d_d_d_h1_2);
    k76_mul_add(d_d_h1_3, h1, d_matmul, matmul_3, d_d_d_h1, d_h0, d_d_h1_4, matmul_2, d_d_d_h1_2,
                d_d_h1_5, d_matmul_2);
    k77_matmul(d_matmul, const__2, d_p0_weight_4);
    k78_matmul(d_matmul_2, const_, d_p0_weight_5);
    k79_add(d_p0_weight_6, d_p0_weight_5);
    k80_matmul(d_h2_2, d_d_h1_5, d_p2_weight_6);
    k81_matmul(d_d_h1_5, s->p2_weight, d_d_h2_5);
    k82_add(d_p2_weight_7, d_p2_weight_5, d_p2_weight_6);
    k83_mul_add_sum(d_d_h3, d_h2_6, d_h3_2, d_d_d_h2, d_d_h2_2, d_d_h2_4, d_h3, d_d_d_h2_3, d_d_h2,
                    d_d_h2_5, d_h2, s->p4_weight, d_p2_bias_3);
    k84_update_p2_bias(d_p2_bias, d_p2_bias_3, s->exp_avg_2_bias, s->exp_avg_sq_2_bias,
                       root_correction, step_size, s->p2_bias);
    k85_copy(d_p4_weight_2);
    k86_matmul(d_p4_weight_2, d_d_h3, d_p4_weight_3);
    k87_update_p4_weight(d_p4_weight, d_p4_weight_3, s->exp_avg_4_weight, s->exp_avg_sq_4_weight,
                         root_correction, step_size, s->p4_weight);
    k88_matmul(d_h2_6, s->p2_weight, d_h1_9);
    k89_matmul(h1, d_h2_6, d_p2_weight_8);
    k90_add(d_p2_weight_9, d_p2_weight_3, d_p2_weight_7, d_p2_weight_8);
    k91_update_p2_weight(d_p2_weight, d_p2_weight_9, s->exp_avg_2_weight, s->exp_avg_sq_2_weight,
                         root_correction, step_size, s->p2_weight);
    k92_mul_add_sum(d_h0_5, d_h1_7, h1, d_d_h1_3, d_h1_6, d_d_d_h1, matmul_3, d_d_h0_2, d_h1_5,
                    d_d_h1_4, d_h1_4, d_d_d_h1_2, matmul_2, d_h1_9, d_h0, d_p0_bias_3);
    k93_update_p0_bias(d_p0_bias, d_p0_bias_3, s->exp_avg_0_bias, s->exp_avg_sq_0_bias,
                       root_correction, step_size, s->p0_bias);
    k94_matmul(io->p, d_h0_5, d_p0_weight_7);
    k95_add(d_p0_weight_8, d_p0_weight_3, d_p0_weight_6, d_p0_weight_7);
    k96_update_p0_weight(d_p0_weight, d_p0_weight_8, s->exp_avg_0_weight, s->exp_avg_sq_0_weight,
                         root_correction, step_size, s->p0_weight);
}

/* ---- eval_step ---- */

/* What eval_step reads and writes: a batch, and its results. */
struct eval_step_io {
    const float *p; /* p (256, 2) */
    float *loss; /* loss () */
    float *relative_l2; /* relative_l2 () */
};

/* k97  pinn.lua:17
 *   matmul = p @ p0_weight.T  (256, 32)
 */
static void k97_matmul(const float *restrict p, const float *restrict p0_weight,
                       float *restrict matmul)
{
    for (long i = 0; i < 256; i++) {
        for (long j = 0; j < 32; j++) {
            float sum = 0.0f;
            for (long k = 0; k < 2; k++) {
                sum += p[i * 2 + k] * p0_weight[j * 2 + k];
            }
            matmul[i * 32 + j] = sum;
        }
    }
}

/* k98  pinn.lua:30
 *   const_ = 0  (256, 2)
 */
static void k98_copy(float *restrict const_)
{
    for (long j = 0; j < 512; j++) {
        const_[j] = 0.0f;
    }
}

/* k99  pinn.lua:30
 *   const_[0 ...] = 1  (256, 2)
 */
static void k99_copy(float *restrict const_)
{
    for (long j = 0; j < 256; j++) {
        const_[j * 2] = 1.0f;
    }
}

/* k100  pinn.lua:17
 *   matmul_2 = const_ @ p0_weight.T  (256, 32)
 */
static void k100_matmul(const float *restrict const_, const float *restrict p0_weight,
                        float *restrict matmul_2)
{
    for (long i = 0; i < 256; i++) {
        for (long j = 0; j < 32; j++) {
            float sum = 0.0f;
            for (long k = 0; k < 2; k++) {
                sum += const_[i * 2 + k] * p0_weight[j * 2 + k];
            }
            matmul_2[i * 32 + j] = sum;
        }
    }
}

/* k101  pinn.lua:31
 *   const__2 = 0  (256, 2)
 */
static void k101_copy(float *restrict const__2)
{
    for (long j = 0; j < 512; j++) {
        const__2[j] = 0.0f;
    }
}

/* k102  pinn.lua:31
 *   const__2[1 ...] = 1  (256, 2)
 */
static void k102_copy(float *restrict const__2)
{
    for (long j = 0; j < 256; j++) {
        const__2[1 + j * 2] = 1.0f;
    }
}

/* k103  pinn.lua:17
 *   matmul_3 = const__2 @ p0_weight.T  (256, 32)
 */
static void k103_matmul(const float *restrict const__2, const float *restrict p0_weight,
                        float *restrict matmul_3)
{
    for (long i = 0; i < 256; i++) {
        for (long j = 0; j < 32; j++) {
            float sum = 0.0f;
            for (long k = 0; k < 2; k++) {
                sum += const__2[i * 2 + k] * p0_weight[j * 2 + k];
            }
            matmul_3[i * 32 + j] = sum;
        }
    }
}

/* k104  pinn.lua:17
 *   h1 (over matmul) = tanh(matmul + p0_bias)  (256, 32)
 *   d_h0 = 1 - h1 * h1  (256, 32)
 *   d_d_h1 = matmul_2 * d_h0  (256, 32)
 *   d_d_h1_2 = matmul_3 * d_h0  (256, 32)
 */
static void k104_add_tanh_mul(float *restrict h1, const float *restrict p0_bias,
                              const float *restrict matmul_2, const float *restrict matmul_3,
                              float *restrict d_h0, float *restrict d_d_h1,
                              float *restrict d_d_h1_2)
{
    for (long i = 0; i < 256; i++) {
        for (long j = 0; j < 32; j++) {
            const float matmul_ij = h1[i * 32 + j];
            const float add2 = matmul_ij + p0_bias[j];
            const float h1_ij = tanhf(add2);
            const float mul4 = h1_ij * h1_ij;
            const float d_h0_ij = 1.0f - mul4;
            const float d_d_h1_ij = matmul_2[i * 32 + j] * d_h0_ij;
            const float d_d_h1_2_ij = matmul_3[i * 32 + j] * d_h0_ij;
            h1[i * 32 + j] = h1_ij;
            d_h0[i * 32 + j] = d_h0_ij;
            d_d_h1[i * 32 + j] = d_d_h1_ij;
            d_d_h1_2[i * 32 + j] = d_d_h1_2_ij;
        }
    }
}

/* k105  pinn.lua:18
 *   d_d_h2 = d_d_h1 @ p2_weight.T  (256, 32)
 */
static void k105_matmul(const float *restrict d_d_h1, const float *restrict p2_weight,
                        float *restrict d_d_h2)
{
    for (long i = 0; i < 256; i++) {
        for (long j = 0; j < 32; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 32; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += d_d_h1[i * 32 + k + l] * p2_weight[j * 32 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            d_d_h2[i * 32 + j] = sum;
        }
    }
}

/* k106  pinn.lua:18
 *   d_d_h2_2 = d_d_h1_2 @ p2_weight.T  (256, 32)
 */
static void k106_matmul(const float *restrict d_d_h1_2, const float *restrict p2_weight,
                        float *restrict d_d_h2_2)
{
    for (long i = 0; i < 256; i++) {
        for (long j = 0; j < 32; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 32; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += d_d_h1_2[i * 32 + k + l] * p2_weight[j * 32 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            d_d_h2_2[i * 32 + j] = sum;
        }
    }
}

/* k107  pinn.lua:18
 *   matmul_4 = h1 @ p2_weight.T  (256, 32)
 */
static void k107_matmul(const float *restrict h1, const float *restrict p2_weight,
                        float *restrict matmul_4)
{
    for (long i = 0; i < 256; i++) {
        for (long j = 0; j < 32; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 32; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += h1[i * 32 + k + l] * p2_weight[j * 32 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_4[i * 32 + j] = sum;
        }
    }
}

/* k108  pinn.lua:18
 *   d_h2 (over matmul_4) = p4_weight * (1 - tanh(matmul_4 + p2_bias) * tanh(matmul_4 + p2_bias))
 *       (256, 32)
 *   d_h2_2 (over d_d_h2) = d_d_h2 * p4_weight * -2 * tanh(matmul_4 + p2_bias) * (1 -
 *       tanh(matmul_4 + p2_bias) * tanh(matmul_4 + p2_bias))  (256, 32)
 *   d_h2_3 (over d_d_h2_2) = d_d_h2_2 * p4_weight * -2 * tanh(matmul_4 + p2_bias) * (1 -
 *       tanh(matmul_4 + p2_bias) * tanh(matmul_4 + p2_bias))  (256, 32)
 */
static void k108_add_tanh_mul(float *restrict d_h2, const float *restrict p2_bias,
                              const float *restrict p4_weight, float *restrict d_h2_2,
                              float *restrict d_h2_3)
{
    for (long i = 0; i < 256; i++) {
        for (long j = 0; j < 32; j++) {
            const float matmul_4_ij = d_h2[i * 32 + j];
            const float add2 = matmul_4_ij + p2_bias[j];
            const float tanh3 = tanhf(add2);
            const float mul4 = tanh3 * tanh3;
            const float sub6 = 1.0f - mul4;
            const float p4_weight_j = p4_weight[j];
            const float d_h2_ij = p4_weight_j * sub6;
            const float d_d_h2_ij = d_h2_2[i * 32 + j];
            const float mul10 = d_d_h2_ij * p4_weight_j;
            const float mul12 = mul10 * (-2.0f);
            const float mul13 = mul12 * tanh3;
            const float d_h2_2_ij = mul13 * sub6;
            const float d_d_h2_2_ij = d_h2_3[i * 32 + j];
            const float mul16 = d_d_h2_2_ij * p4_weight_j;
            const float mul17 = mul16 * (-2.0f);
            const float mul18 = mul17 * tanh3;
            const float d_h2_3_ij = mul18 * sub6;
            d_h2[i * 32 + j] = d_h2_ij;
            d_h2_2[i * 32 + j] = d_h2_2_ij;
            d_h2_3[i * 32 + j] = d_h2_3_ij;
        }
    }
}

/* k109  pinn.lua:18
 *   d_h1 = d_h2 @ p2_weight  (256, 32)
 */
static void k109_matmul(const float *restrict d_h2, const float *restrict p2_weight,
                        float *restrict d_h1)
{
    for (long i = 0; i < 256; i++) {
        for (long j = 0; j < 32; j++) {
            d_h1[i * 32 + j] = 0.0f;
        }
        for (long k = 0; k < 32; k++) {
            const float a_ik = d_h2[i * 32 + k];
            for (long j = 0; j < 32; j++) {
                d_h1[i * 32 + j] += a_ik * p2_weight[k * 32 + j];
            }
        }
    }
}

/* k110  pinn.lua:18
 *   d_h1_2 = d_h2_2 @ p2_weight  (256, 32)
 */
static void k110_matmul(const float *restrict d_h2_2, const float *restrict p2_weight,
                        float *restrict d_h1_2)
{
    for (long i = 0; i < 256; i++) {
        for (long j = 0; j < 32; j++) {
            d_h1_2[i * 32 + j] = 0.0f;
        }
        for (long k = 0; k < 32; k++) {
            const float a_ik = d_h2_2[i * 32 + k];
            for (long j = 0; j < 32; j++) {
                d_h1_2[i * 32 + j] += a_ik * p2_weight[k * 32 + j];
            }
        }
    }
}

/* k111  pinn.lua:18
 *   d_h1_3 = d_h2_3 @ p2_weight  (256, 32)
 */
static void k111_matmul(const float *restrict d_h2_3, const float *restrict p2_weight,
                        float *restrict d_h1_3)
{
    for (long i = 0; i < 256; i++) {
        for (long j = 0; j < 32; j++) {
            d_h1_3[i * 32 + j] = 0.0f;
        }
        for (long k = 0; k < 32; k++) {
            const float a_ik = d_h2_3[i * 32 + k];
            for (long j = 0; j < 32; j++) {
                d_h1_3[i * 32 + j] += a_ik * p2_weight[k * 32 + j];
            }
        }
    }
}

/* k112  pinn.lua:17
 *   d_h0_2 (over matmul_2) = (matmul_2 * d_h1 * -2 * h1 + d_h1_2) * d_h0  (256, 32)
 *   d_h0_3 (over d_h1) = (matmul_3 * d_h1 * -2 * h1 + d_h1_3) * d_h0  (256, 32)
 */
static void k112_mul_add(float *restrict d_h0_2, float *restrict d_h0_3, const float *restrict h1,
                         const float *restrict d_h1_2, const float *restrict d_h0,
                         const float *restrict matmul_3, const float *restrict d_h1_3)
{
    for (long j = 0; j < 8192; j++) {
        const float matmul_2_j = d_h0_2[j];
        const float d_h1_j = d_h0_3[j];
        const float mul2 = matmul_2_j * d_h1_j;
        const float mul4 = mul2 * (-2.0f);
        const float h1_j = h1[j];
        const float mul6 = mul4 * h1_j;
        const float add8 = mul6 + d_h1_2[j];
        const float d_h0_j = d_h0[j];
        const float d_h0_2_j = add8 * d_h0_j;
        const float mul12 = matmul_3[j] * d_h1_j;
        const float mul13 = mul12 * (-2.0f);
        const float mul14 = mul13 * h1_j;
        const float add16 = mul14 + d_h1_3[j];
        const float d_h0_3_j = add16 * d_h0_j;
        d_h0_2[j] = d_h0_2_j;
        d_h0_3[j] = d_h0_3_j;
    }
}

/* k113  pinn.lua:17
 *   d_p = d_h0_2 @ p0_weight  (256, 2)
 */
static void k113_matmul(const float *restrict d_h0_2, const float *restrict p0_weight,
                        float *restrict d_p)
{
    for (long i = 0; i < 256; i++) {
        for (long j = 0; j < 2; j++) {
            d_p[i * 2 + j] = 0.0f;
        }
        for (long k = 0; k < 32; k++) {
            const float a_ik = d_h0_2[i * 32 + k];
            for (long j = 0; j < 2; j++) {
                d_p[i * 2 + j] += a_ik * p0_weight[k * 2 + j];
            }
        }
    }
}

/* k114  pinn.lua:17
 *   d_p_2 = d_h0_3 @ p0_weight  (256, 2)
 */
static void k114_matmul(const float *restrict d_h0_3, const float *restrict p0_weight,
                        float *restrict d_p_2)
{
    for (long i = 0; i < 256; i++) {
        for (long j = 0; j < 2; j++) {
            d_p_2[i * 2 + j] = 0.0f;
        }
        for (long k = 0; k < 32; k++) {
            const float a_ik = d_h0_3[i * 32 + k];
            for (long j = 0; j < 2; j++) {
                d_p_2[i * 2 + j] += a_ik * p0_weight[k * 2 + j];
            }
        }
    }
}

/* k115  pinn.lua:58
 *   add13 = d_p[0 ...] + d_p_2[1 ...] + 19.7392 * (sin(p[0 ...] * 3.14159) * sin(p[1 ...] *
 *       3.14159))
 *   sum_ = sum(add13 * add13)  (1, 1)
 */
static void k115_add_mul_sin(const float *restrict d_p, const float *restrict d_p_2,
                             const float *restrict p, float *restrict sum_)
{
    sum_[0] = 0.0f;
    for (long j = 0; j < 256; j++) {
        const float add2 = d_p[j * 2] + d_p_2[1 + j * 2];
        const float mul5 = p[j * 2] * 3.14159274f;
        const float sin6 = sinf(mul5);
        const float mul8 = p[1 + j * 2] * 3.14159274f;
        const float sin9 = sinf(mul8);
        const float mul10 = sin6 * sin9;
        const float mul12 = 19.7392082f * mul10;
        const float add13 = add2 + mul12;
        const float mul14 = add13 * add13;
        sum_[0] += mul14;
    }
}

/* k116  pinn.lua:42
 *   concat[1 ...] = p[1 ...]  (1024, 2)
 */
static void k116_copy(const float *restrict p, float *restrict concat)
{
    for (long j = 0; j < 256; j++) {
        concat[1 + j * 2] = p[1 + j * 2];
    }
}

/* k117  pinn.lua:42
 *   concat[0 ...] = p[0 ...] * 0  (1024, 2)
 *   concat[512 ...] = concat[0 ...] + 1  (1024, 2)
 */
static void k117_mul_add(const float *restrict p, float *restrict concat)
{
    for (long j = 0; j < 256; j++) {
        const float concat_j = p[j * 2] * 0.0f;
        const float new_concat_j = concat_j + 1.0f;
        concat[j * 2] = concat_j;
        concat[512 + j * 2] = new_concat_j;
    }
}

/* k118  pinn.lua:42
 *   concat[513 ...] = p[1 ...]  (1024, 2)
 */
static void k118_copy(const float *restrict p, float *restrict concat)
{
    for (long j = 0; j < 256; j++) {
        concat[513 + j * 2] = p[1 + j * 2];
    }
}

/* k119  pinn.lua:42
 *   concat[1024 ...] = p[0 ...]  (1024, 2)
 */
static void k119_copy(const float *restrict p, float *restrict concat)
{
    for (long j = 0; j < 256; j++) {
        concat[1024 + j * 2] = p[j * 2];
    }
}

/* k120  pinn.lua:42
 *   concat[1536 ...] = p[0 ...]  (1024, 2)
 */
static void k120_copy(const float *restrict p, float *restrict concat)
{
    for (long j = 0; j < 256; j++) {
        concat[1536 + j * 2] = p[j * 2];
    }
}

/* k121  pinn.lua:42
 *   concat[1025 ...] = p[1 ...] * 0  (1024, 2)
 *   concat[1537 ...] = concat[1025 ...] + 1  (1024, 2)
 */
static void k121_mul_add(const float *restrict p, float *restrict concat)
{
    for (long j = 0; j < 256; j++) {
        const float concat_j = p[1 + j * 2] * 0.0f;
        const float new_concat_j = concat_j + 1.0f;
        concat[1025 + j * 2] = concat_j;
        concat[1537 + j * 2] = new_concat_j;
    }
}

/* k122  pinn.lua:17
 *   matmul_5 = concat @ p0_weight.T  (1024, 32)
 */
static void k122_matmul(const float *restrict concat, const float *restrict p0_weight,
                        float *restrict matmul_5)
{
    for (long i = 0; i < 1024; i++) {
        for (long j = 0; j < 32; j++) {
            float sum = 0.0f;
            for (long k = 0; k < 2; k++) {
                sum += concat[i * 2 + k] * p0_weight[j * 2 + k];
            }
            matmul_5[i * 32 + j] = sum;
        }
    }
}

/* k123  pinn.lua:17
 *   h1_2 (over matmul_5) = tanh(matmul_5 + p0_bias)  (1024, 32)
 */
static void k123_add_tanh(float *restrict h1_2, const float *restrict p0_bias)
{
    for (long i = 0; i < 1024; i++) {
        for (long j = 0; j < 32; j++) {
            const float matmul_5_ij = h1_2[i * 32 + j];
            const float add2 = matmul_5_ij + p0_bias[j];
            const float h1_2_ij = tanhf(add2);
            h1_2[i * 32 + j] = h1_2_ij;
        }
    }
}

/* k124  pinn.lua:18
 *   matmul_6 = h1_2 @ p2_weight.T  (1024, 32)
 */
static void k124_matmul(const float *restrict h1_2, const float *restrict p2_weight,
                        float *restrict matmul_6)
{
    for (long i = 0; i < 1024; i++) {
        for (long j = 0; j < 32; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 32; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += h1_2[i * 32 + k + l] * p2_weight[j * 32 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_6[i * 32 + j] = sum;
        }
    }
}

/* k125  pinn.lua:18
 *   h3 (over matmul_6) = tanh(matmul_6 + p2_bias)  (1024, 32)
 */
static void k125_add_tanh(float *restrict h3, const float *restrict p2_bias)
{
    for (long i = 0; i < 1024; i++) {
        for (long j = 0; j < 32; j++) {
            const float matmul_6_ij = h3[i * 32 + j];
            const float add2 = matmul_6_ij + p2_bias[j];
            const float h3_ij = tanhf(add2);
            h3[i * 32 + j] = h3_ij;
        }
    }
}

/* k126  pinn.lua:19
 *   matmul_7 = h3 @ p4_weight.T  (1024, 1)
 */
static void k126_matmul(const float *restrict h3, const float *restrict p4_weight,
                        float *restrict matmul_7)
{
    for (long i = 0; i < 1024; i++) {
        float sum = 0.0f;
        float lane[16] = {0};
        for (long k = 0; k < 32; k += 16) {
            for (long l = 0; l < 16; l++) {
                lane[l] += h3[i * 32 + k + l] * p4_weight[k + l];
            }
        }
        for (long l = 0; l < 16; l++) {
            sum += lane[l];
        }
        matmul_7[i] = sum;
    }
}

/* k127  pinn.lua:58
 *   sum__2 = sum((matmul_7 + p4_bias) * (matmul_7 + p4_bias))  (1, 1)
 */
static void k127_add_mul_sum(const float *restrict matmul_7, const float *restrict p4_bias,
                             float *restrict sum__2)
{
    sum__2[0] = 0.0f;
    for (long j = 0; j < 1024; j++) {
        const float add2 = matmul_7[j] + p4_bias[0];
        const float mul3 = add2 * add2;
        sum__2[0] += mul3;
    }
}

/* k128  pinn.lua:58
 *   loss = sum_ * 0.00390625 + sum__2 * 0.0976562  ()
 */
static void k128_mul_add(const float *restrict sum_, const float *restrict sum__2,
                         float *restrict loss)
{
    const float mul2 = sum_[0] * 0.00390625f;
    const float mul5 = sum__2[0] * 0.09765625f;
    const float loss_0 = mul2 + mul5;
    loss[0] = loss_0;
}

/* k129  pinn.lua:49
 *   mul = index * 0.03125  (33)
 *   concat_2[0 ...] = index * 0.03125  (1089, 2)
 */
static void k129_mul(float *restrict mul, float *restrict concat_2)
{
    for (long i = 0; i < 33; i++) {
        const float cast1 = (float)(int)i;
        const float mul_i = cast1 * 0.03125f;
        for (long j = 0; j < 33; j++) {
            concat_2[i * 66 + j * 2] = mul_i;
        }
        mul[i] = mul_i;
    }
}

/* k130  pinn.lua:49
 *   concat_2[1 ...] = mul  (1089, 2)
 */
static void k130_copy(const float *restrict mul, float *restrict concat_2)
{
    for (long i = 0; i < 33; i++) {
        for (long j = 0; j < 33; j++) {
            concat_2[1 + i * 66 + j * 2] = mul[j];
        }
    }
}

/* k131  pinn.lua:23
 *   sin_ = sin(concat_2 * 3.14159)  (1089, 2)
 */
static void k131_mul_sin(const float *restrict concat_2, float *restrict sin_)
{
    for (long j = 0; j < 2178; j++) {
        const float mul2 = concat_2[j] * 3.14159274f;
        const float sin__j = sinf(mul2);
        sin_[j] = sin__j;
    }
}

/* k132  pinn.lua:17
 *   matmul_8 = concat_2 @ p0_weight.T  (1089, 32)
 */
static void k132_matmul(const float *restrict concat_2, const float *restrict p0_weight,
                        float *restrict matmul_8)
{
    for (long i = 0; i < 1089; i++) {
        for (long j = 0; j < 32; j++) {
            float sum = 0.0f;
            for (long k = 0; k < 2; k++) {
                sum += concat_2[i * 2 + k] * p0_weight[j * 2 + k];
            }
            matmul_8[i * 32 + j] = sum;
        }
    }
}

/* k133  pinn.lua:17
 *   h1_3 (over matmul_8) = tanh(matmul_8 + p0_bias)  (1089, 32)
 */
static void k133_add_tanh(float *restrict h1_3, const float *restrict p0_bias)
{
    for (long i = 0; i < 1089; i++) {
        for (long j = 0; j < 32; j++) {
            const float matmul_8_ij = h1_3[i * 32 + j];
            const float add2 = matmul_8_ij + p0_bias[j];
            const float h1_3_ij = tanhf(add2);
            h1_3[i * 32 + j] = h1_3_ij;
        }
    }
}

/* k134  pinn.lua:18
 *   matmul_9 = h1_3 @ p2_weight.T  (1089, 32)
 */
static void k134_matmul(const float *restrict h1_3, const float *restrict p2_weight,
                        float *restrict matmul_9)
{
    for (long i = 0; i < 1089; i++) {
        for (long j = 0; j < 32; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 32; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += h1_3[i * 32 + k + l] * p2_weight[j * 32 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_9[i * 32 + j] = sum;
        }
    }
}

/* k135  pinn.lua:18
 *   h3_2 (over matmul_9) = tanh(matmul_9 + p2_bias)  (1089, 32)
 */
static void k135_add_tanh(float *restrict h3_2, const float *restrict p2_bias)
{
    for (long i = 0; i < 1089; i++) {
        for (long j = 0; j < 32; j++) {
            const float matmul_9_ij = h3_2[i * 32 + j];
            const float add2 = matmul_9_ij + p2_bias[j];
            const float h3_2_ij = tanhf(add2);
            h3_2[i * 32 + j] = h3_2_ij;
        }
    }
}

/* k136  pinn.lua:19
 *   matmul_10 = h3_2 @ p4_weight.T  (1089, 1)
 */
static void k136_matmul(const float *restrict h3_2, const float *restrict p4_weight,
                        float *restrict matmul_10)
{
    for (long i = 0; i < 1089; i++) {
        float sum = 0.0f;
        float lane[16] = {0};
        for (long k = 0; k < 32; k += 16) {
            for (long l = 0; l < 16; l++) {
                lane[l] += h3_2[i * 32 + k + l] * p4_weight[k + l];
            }
        }
        for (long l = 0; l < 16; l++) {
            sum += lane[l];
        }
        matmul_10[i] = sum;
    }
}

/* k137  pinn.lua:63
 *   sum__3 = sum((matmul_10 + p4_bias - sin_[0 ...] * sin_[1 ...]) * (matmul_10 + p4_bias -
 *       sin_[0 ...] * sin_[1 ...]))  (1, 1)
 *   sum__4 = sum(sin_[0 ...] * sin_[1 ...] * (sin_[0 ...] * sin_[1 ...]))  (1, 1)
 */
static void k137_mul_add_sub(const float *restrict sin_, const float *restrict matmul_10,
                             const float *restrict p4_bias, float *restrict sum__3,
                             float *restrict sum__4)
{
    sum__3[0] = 0.0f;
    sum__4[0] = 0.0f;
    for (long j = 0; j < 1089; j++) {
        const float mul2 = sin_[j * 2] * sin_[1 + j * 2];
        const float add5 = matmul_10[j] + p4_bias[0];
        const float sub6 = add5 - mul2;
        const float mul7 = sub6 * sub6;
        const float mul9 = mul2 * mul2;
        sum__3[0] += mul7;
        sum__4[0] += mul9;
    }
}

/* k138  pinn.lua:63
 *   relative_l2 = sqrt(sum__3 / sum__4)  ()
 */
static void k138_div_sqrt(const float *restrict sum__3, const float *restrict sum__4,
                          float *restrict relative_l2)
{
    const float div2 = sum__3[0] / sum__4[0];
    const float relative_l2_0 = sqrtf(div2);
    relative_l2[0] = relative_l2_0;
}

/* One eval_step: 42 kernels; `work` holds 287552 bytes, aligned to 64. */
void eval_step(const struct state *s, const struct eval_step_io *io, void *work);
void eval_step(const struct state *s, const struct eval_step_io *io, void *work)
{
    char *const at = work;
    float *const matmul = (float *)(void *)(at + 0); /* (256, 32) */
    float *const const_ = (float *)(void *)(at + 65536); /* (256, 2) */
    float *const matmul_2 = (float *)(void *)(at + 32768); /* (256, 32) */
    float *const const__2 = (float *)(void *)(at + 98304); /* (256, 2) */
    float *const matmul_3 = (float *)(void *)(at + 65536); /* (256, 32) */
    float *const h1 = (float *)(void *)(at + 0); /* (256, 32) */
    float *const d_h0 = (float *)(void *)(at + 98304); /* (256, 32) */
    float *const d_d_h1 = (float *)(void *)(at + 131072); /* (256, 32) */
    float *const d_d_h1_2 = (float *)(void *)(at + 163840); /* (256, 32) */
    float *const matmul_4 = (float *)(void *)(at + 131072); /* (256, 32) */
    float *const d_d_h2 = (float *)(void *)(at + 196608); /* (256, 32) */
    float *const d_d_h2_2 = (float *)(void *)(at + 229376); /* (256, 32) */
    float *const d_h2 = (float *)(void *)(at + 131072); /* (256, 32) */
    float *const d_h2_2 = (float *)(void *)(at + 196608); /* (256, 32) */
    float *const d_h2_3 = (float *)(void *)(at + 229376); /* (256, 32) */
    float *const d_h1 = (float *)(void *)(at + 163840); /* (256, 32) */
    float *const d_h1_2 = (float *)(void *)(at + 131072); /* (256, 32) */
    float *const d_h1_3 = (float *)(void *)(at + 196608); /* (256, 32) */
    float *const d_h0_2 = (float *)(void *)(at + 32768); /* (256, 32) */
    float *const d_h0_3 = (float *)(void *)(at + 163840); /* (256, 32) */
    float *const d_p = (float *)(void *)(at + 0); /* (256, 2) */
    float *const d_p_2 = (float *)(void *)(at + 2048); /* (256, 2) */
    float *const sum_ = (float *)(void *)(at + 262144); /* (1, 1) */
    float *const concat = (float *)(void *)(at + 131072); /* (1024, 2) */
    float *const matmul_5 = (float *)(void *)(at + 0); /* (1024, 32) */
    float *const h1_2 = (float *)(void *)(at + 0); /* (1024, 32) */
    float *const matmul_6 = (float *)(void *)(at + 131072); /* (1024, 32) */
    float *const h3 = (float *)(void *)(at + 131072); /* (1024, 32) */
    float *const matmul_7 = (float *)(void *)(at + 0); /* (1024, 1) */
    float *const sum__2 = (float *)(void *)(at + 4096); /* (1, 1) */
    float *const mul = (float *)(void *)(at + 0); /* (33) */
    float *const concat_2 = (float *)(void *)(at + 139392); /* (1089, 2) */
    float *const sin_ = (float *)(void *)(at + 278784); /* (1089, 2) */
    float *const matmul_8 = (float *)(void *)(at + 0); /* (1089, 32) */
    float *const h1_3 = (float *)(void *)(at + 0); /* (1089, 32) */
    float *const matmul_9 = (float *)(void *)(at + 139392); /* (1089, 32) */
    float *const h3_2 = (float *)(void *)(at + 139392); /* (1089, 32) */
    float *const matmul_10 = (float *)(void *)(at + 0); /* (1089, 1) */
    float *const sum__3 = (float *)(void *)(at + 4416); /* (1, 1) */
    float *const sum__4 = (float *)(void *)(at + 4480); /* (1, 1) */

    k97_matmul(io->p, s->p0_weight, matmul);
    k98_copy(const_);
    k99_copy(const_);
    k100_matmul(const_, s->p0_weight, matmul_2);
    k101_copy(const__2);
    k102_copy(const__2);
    k103_matmul(const__2, s->p0_weight, matmul_3);
    k104_add_tanh_mul(h1, s->p0_bias, matmul_2, matmul_3, d_h0, d_d_h1, d_d_h1_2);
    k105_matmul(d_d_h1, s->p2_weight, d_d_h2);
    k106_matmul(d_d_h1_2, s->p2_weight, d_d_h2_2);
    k107_matmul(h1, s->p2_weight, matmul_4);
    k108_add_tanh_mul(d_h2, s->p2_bias, s->p4_weight, d_h2_2, d_h2_3);
    k109_matmul(d_h2, s->p2_weight, d_h1);
    k110_matmul(d_h2_2, s->p2_weight, d_h1_2);
    k111_matmul(d_h2_3, s->p2_weight, d_h1_3);
    k112_mul_add(d_h0_2, d_h0_3, h1, d_h1_2, d_h0, matmul_3, d_h1_3);
    k113_matmul(d_h0_2, s->p0_weight, d_p);
    k114_matmul(d_h0_3, s->p0_weight, d_p_2);
    k115_add_mul_sin(d_p, d_p_2, io->p, sum_);
    k116_copy(io->p, concat);
    k117_mul_add(io->p, concat);
    k118_copy(io->p, concat);
    k119_copy(io->p, concat);
    k120_copy(io->p, concat);
    k121_mul_add(io->p, concat);
    k122_matmul(concat, s->p0_weight, matmul_5);
    k123_add_tanh(h1_2, s->p0_bias);
    k124_matmul(h1_2, s->p2_weight, matmul_6);
    k125_add_tanh(h3, s->p2_bias);
    k126_matmul(h3, s->p4_weight, matmul_7);
    k127_add_mul_sum(matmul_7, s->p4_bias, sum__2);
    k128_mul_add(sum_, sum__2, io->loss);
    k129_mul(mul, concat_2);
    k130_copy(mul, concat_2);
    k131_mul_sin(concat_2, sin_);
    k132_matmul(concat_2, s->p0_weight, matmul_8);
    k133_add_tanh(h1_3, s->p0_bias);
    k134_matmul(h1_3, s->p2_weight, matmul_9);
    k135_add_tanh(h3_2, s->p2_bias);
    k136_matmul(h3_2, s->p4_weight, matmul_10);
    k137_mul_add_sub(sin_, matmul_10, s->p4_bias, sum__3, sum__4);
    k138_div_sqrt(sum__3, sum__4, io->relative_l2);
}

/* ---- predict ---- */

/* What predict reads and writes: a batch, and its results. */
struct predict_io {
    const float *p; /* p (256, 2) */
    float *prediction; /* prediction (256, 1) */
};

/* k139  pinn.lua:17
 *   matmul = p @ p0_weight.T  (256, 32)
 */
static void k139_matmul(const float *restrict p, const float *restrict p0_weight,
                        float *restrict matmul)
{
    for (long i = 0; i < 256; i++) {
        for (long j = 0; j < 32; j++) {
            float sum = 0.0f;
            for (long k = 0; k < 2; k++) {
                sum += p[i * 2 + k] * p0_weight[j * 2 + k];
            }
            matmul[i * 32 + j] = sum;
        }
    }
}

/* k140  pinn.lua:17
 *   h1 (over matmul) = tanh(matmul + p0_bias)  (256, 32)
 */
static void k140_add_tanh(float *restrict h1, const float *restrict p0_bias)
{
    for (long i = 0; i < 256; i++) {
        for (long j = 0; j < 32; j++) {
            const float matmul_ij = h1[i * 32 + j];
            const float add2 = matmul_ij + p0_bias[j];
            const float h1_ij = tanhf(add2);
            h1[i * 32 + j] = h1_ij;
        }
    }
}

/* k141  pinn.lua:18
 *   matmul_2 = h1 @ p2_weight.T  (256, 32)
 */
static void k141_matmul(const float *restrict h1, const float *restrict p2_weight,
                        float *restrict matmul_2)
{
    for (long i = 0; i < 256; i++) {
        for (long j = 0; j < 32; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 32; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += h1[i * 32 + k + l] * p2_weight[j * 32 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_2[i * 32 + j] = sum;
        }
    }
}

/* k142  pinn.lua:18
 *   h3 (over matmul_2) = tanh(matmul_2 + p2_bias)  (256, 32)
 */
static void k142_add_tanh(float *restrict h3, const float *restrict p2_bias)
{
    for (long i = 0; i < 256; i++) {
        for (long j = 0; j < 32; j++) {
            const float matmul_2_ij = h3[i * 32 + j];
            const float add2 = matmul_2_ij + p2_bias[j];
            const float h3_ij = tanhf(add2);
            h3[i * 32 + j] = h3_ij;
        }
    }
}

/* k143  pinn.lua:19
 *   matmul_3 = h3 @ p4_weight.T  (256, 1)
 */
static void k143_matmul(const float *restrict h3, const float *restrict p4_weight,
                        float *restrict matmul_3)
{
    for (long i = 0; i < 256; i++) {
        float sum = 0.0f;
        float lane[16] = {0};
        for (long k = 0; k < 32; k += 16) {
            for (long l = 0; l < 16; l++) {
                lane[l] += h3[i * 32 + k + l] * p4_weight[k + l];
            }
        }
        for (long l = 0; l < 16; l++) {
            sum += lane[l];
        }
        matmul_3[i] = sum;
    }
}

/* k144  pinn.lua:19
 *   prediction = matmul_3 + p4_bias  (256, 1)
 */
static void k144_add(const float *restrict matmul_3, const float *restrict p4_bias,
                     float *restrict prediction)
{
    for (long j = 0; j < 256; j++) {
        const float prediction_j = matmul_3[j] + p4_bias[0];
        prediction[j] = prediction_j;
    }
}

/* One predict: 6 kernels; `work` holds 65536 bytes, aligned to 64. */
void predict(const struct state *s, const struct predict_io *io, void *work);
void predict(const struct state *s, const struct predict_io *io, void *work)
{
    char *const at = work;
    float *const matmul = (float *)(void *)(at + 0); /* (256, 32) */
    float *const h1 = (float *)(void *)(at + 0); /* (256, 32) */
    float *const matmul_2 = (float *)(void *)(at + 32768); /* (256, 32) */
    float *const h3 = (float *)(void *)(at + 32768); /* (256, 32) */
    float *const matmul_3 = (float *)(void *)(at + 0); /* (256, 1) */

    k139_matmul(io->p, s->p0_weight, matmul);
    k140_add_tanh(h1, s->p0_bias);
    k141_matmul(h1, s->p2_weight, matmul_2);
    k142_add_tanh(h3, s->p2_bias);
    k143_matmul(h3, s->p4_weight, matmul_3);
    k144_add(matmul_3, s->p4_bias, io->prediction);
}

