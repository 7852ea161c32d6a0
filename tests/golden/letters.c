/* letters: made by gradcc from letters.lua.
 * A small causal transformer of one layer that learns to repeat a word, and generates it again: a
 * token costs one pass over the keys and values of the tokens before it.
 */
#include <math.h>

/* All that lives from step to step: parameters, the optimiser's moments, counters. */
struct state {
    float *key_weight; /* key.weight (16, 16) */
    float *key_bias; /* key.bias (16) */
    float *letters_weight; /* letters.weight (8, 16) */
    float *out_weight; /* out.weight (8, 16) */
    float *out_bias; /* out.bias (8) */
    float *places_weight; /* places.weight (8, 16) */
    float *query_weight; /* query.weight (16, 16) */
    float *query_bias; /* query.bias (16) */
    float *value_weight; /* value.weight (16, 16) */
    float *value_bias; /* value.bias (16) */
    int *step; /* step () */
    int *seed; /* seed (2) */
    float *exp_avg_key_weight; /* exp_avg/key.weight (16, 16) */
    float *exp_avg_sq_key_weight; /* exp_avg_sq/key.weight (16, 16) */
    float *exp_avg_key_bias; /* exp_avg/key.bias (16) */
    float *exp_avg_sq_key_bias; /* exp_avg_sq/key.bias (16) */
    float *exp_avg_letters_weight; /* exp_avg/letters.weight (8, 16) */
    float *exp_avg_sq_letters_weight; /* exp_avg_sq/letters.weight (8, 16) */
    float *exp_avg_out_weight; /* exp_avg/out.weight (8, 16) */
    float *exp_avg_sq_out_weight; /* exp_avg_sq/out.weight (8, 16) */
    float *exp_avg_out_bias; /* exp_avg/out.bias (8) */
    float *exp_avg_sq_out_bias; /* exp_avg_sq/out.bias (8) */
    float *exp_avg_places_weight; /* exp_avg/places.weight (8, 16) */
    float *exp_avg_sq_places_weight; /* exp_avg_sq/places.weight (8, 16) */
    float *exp_avg_query_weight; /* exp_avg/query.weight (16, 16) */
    float *exp_avg_sq_query_weight; /* exp_avg_sq/query.weight (16, 16) */
    float *exp_avg_query_bias; /* exp_avg/query.bias (16) */
    float *exp_avg_sq_query_bias; /* exp_avg_sq/query.bias (16) */
    float *exp_avg_value_weight; /* exp_avg/value.weight (16, 16) */
    float *exp_avg_sq_value_weight; /* exp_avg_sq/value.weight (16, 16) */
    float *exp_avg_value_bias; /* exp_avg/value.bias (16) */
    float *exp_avg_sq_value_bias; /* exp_avg_sq/value.bias (16) */
    float *generate_keys; /* generate/keys (8, 16) */
    float *generate_values; /* generate/values (8, 16) */
    int *generate_token; /* generate/token (1) */
    int *generate_position; /* generate/position () */
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

/* Standard normal, by Box and Muller: an even element takes the cosine, the odd one after
 * it the sine of the same pair of uniform numbers. */
static float normal_f32(const int *seed, int step, int stream, long element)
{
    const long even = element - element % 2;
    const float radius2 = -2 * logf(1 - uniform_f32(seed, step, stream, even));
    const float angle = 6.28318531f * uniform_f32(seed, step, stream, even + 1);
    const float wave = element == even ? cosf(angle) : sinf(angle);
    return sqrtf(radius2) * wave;
}

/* ---- init ---- */

/* What init reads and writes. */
struct init_io {
    const int *x; /* x not read */
    const int *y; /* y not read */
};

/* k00  letters.lua:45
 *   generate_keys = 0  (8, 16)
 */
static void k00_update_generate_keys(float *restrict generate_keys)
{
    for (long j = 0; j < 128; j++) {
        generate_keys[j] = 0.0f;
    }
}

/* k01  letters.lua:45
 *   generate_values = 0  (8, 16)
 */
static void k01_update_generate_values(float *restrict generate_values)
{
    for (long j = 0; j < 128; j++) {
        generate_values[j] = 0.0f;
    }
}

/* k02  letters.lua:45
 *   generate_token = 0  (1)
 */
static void k02_update_generate_token(int *restrict generate_token)
{
    generate_token[0] = 0;
}

/* k03  letters.lua:45
 *   generate_position = 0  ()
 */
static void k03_update_generate_position(int *restrict generate_position)
{
    generate_position[0] = 0;
}

/* k04  letters.lua:22
 *   key_weight = uniform() * 0.5 + -0.25  (16, 16)
 */
static void k04_update_key_weight(const int *restrict seed, float *restrict key_weight)
{
    for (long j = 0; j < 256; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000001, j);
        const float mul4 = uniform2 * 0.5f;
        const float key_weight_j = mul4 + (-0.25f);
        key_weight[j] = key_weight_j;
    }
}

/* k05  letters.lua:22
 *   key_bias = uniform() * 0.5 + -0.25  (16)
 */
static void k05_update_key_bias(const int *restrict seed, float *restrict key_bias)
{
    for (long j = 0; j < 16; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000002, j);
        const float mul4 = uniform2 * 0.5f;
        const float key_bias_j = mul4 + (-0.25f);
        key_bias[j] = key_bias_j;
    }
}

/* k06  letters.lua:21
 *   letters_weight = normal()  (8, 16)
 */
static void k06_update_letters_weight(const int *restrict seed, float *restrict letters_weight)
{
    for (long j = 0; j < 128; j++) {
        const float letters_weight_j = normal_f32(&seed[0], 0, 1000003, j);
        letters_weight[j] = letters_weight_j;
    }
}

/* k07  letters.lua:23
 *   out_weight = uniform() * 0.5 + -0.25  (8, 16)
 */
static void k07_update_out_weight(const int *restrict seed, float *restrict out_weight)
{
    for (long j = 0; j < 128; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000004, j);
        const float mul4 = uniform2 * 0.5f;
        const float out_weight_j = mul4 + (-0.25f);
        out_weight[j] = out_weight_j;
    }
}

/* k08  letters.lua:23
 *   out_bias = uniform() * 0.5 + -0.25  (8)
 */
static void k08_update_out_bias(const int *restrict seed, float *restrict out_bias)
{
    for (long j = 0; j < 8; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000005, j);
        const float mul4 = uniform2 * 0.5f;
        const float out_bias_j = mul4 + (-0.25f);
        out_bias[j] = out_bias_j;
    }
}

/* k09  letters.lua:21
 *   places_weight = normal()  (8, 16)
 */
static void k09_update_places_weight(const int *restrict seed, float *restrict places_weight)
{
    for (long j = 0; j < 128; j++) {
        const float places_weight_j = normal_f32(&seed[0], 0, 1000006, j);
        places_weight[j] = places_weight_j;
    }
}

/* k10  letters.lua:22
 *   query_weight = uniform() * 0.5 + -0.25  (16, 16)
 */
static void k10_update_query_weight(const int *restrict seed, float *restrict query_weight)
{
    for (long j = 0; j < 256; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000007, j);
        const float mul4 = uniform2 * 0.5f;
        const float query_weight_j = mul4 + (-0.25f);
        query_weight[j] = query_weight_j;
    }
}

/* k11  letters.lua:22
 *   query_bias = uniform() * 0.5 + -0.25  (16)
 */
static void k11_update_query_bias(const int *restrict seed, float *restrict query_bias)
{
    for (long j = 0; j < 16; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000008, j);
        const float mul4 = uniform2 * 0.5f;
        const float query_bias_j = mul4 + (-0.25f);
        query_bias[j] = query_bias_j;
    }
}

/* k12  letters.lua:23
 *   value_weight = uniform() * 0.5 + -0.25  (16, 16)
 */
static void k12_update_value_weight(const int *restrict seed, float *restrict value_weight)
{
    for (long j = 0; j < 256; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000009, j);
        const float mul4 = uniform2 * 0.5f;
        const float value_weight_j = mul4 + (-0.25f);
        value_weight[j] = value_weight_j;
    }
}

/* k13  letters.lua:23
 *   value_bias = uniform() * 0.5 + -0.25  (16)
 */
static void k13_update_value_bias(const int *restrict seed, float *restrict value_bias)
{
    for (long j = 0; j < 16; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000010, j);
        const float mul4 = uniform2 * 0.5f;
        const float value_bias_j = mul4 + (-0.25f);
        value_bias[j] = value_bias_j;
    }
}

/* k14  letters.lua:57
 *   step = 0  ()
 */
static void k14_update_step(int *restrict step)
{
    step[0] = 0;
}

/* k15  letters.lua:57
 *   exp_avg_key_weight = 0  (16, 16)
 */
static void k15_update_exp_avg_key_weight(float *restrict exp_avg_key_weight)
{
    for (long j = 0; j < 256; j++) {
        exp_avg_key_weight[j] = 0.0f;
    }
}

/* k16  letters.lua:57
 *   exp_avg_sq_key_weight = 0  (16, 16)
 */
static void k16_update_exp_avg_sq_key_weight(float *restrict exp_avg_sq_key_weight)
{
    for (long j = 0; j < 256; j++) {
        exp_avg_sq_key_weight[j] = 0.0f;
    }
}

/* k17  letters.lua:57
 *   exp_avg_key_bias = 0  (16)
 */
static void k17_update_exp_avg_key_bias(float *restrict exp_avg_key_bias)
{
    for (long j = 0; j < 16; j++) {
        exp_avg_key_bias[j] = 0.0f;
    }
}

/* k18  letters.lua:57
 *   exp_avg_sq_key_bias = 0  (16)
 */
static void k18_update_exp_avg_sq_key_bias(float *restrict exp_avg_sq_key_bias)
{
    for (long j = 0; j < 16; j++) {
        exp_avg_sq_key_bias[j] = 0.0f;
    }
}

/* k19  letters.lua:57
 *   exp_avg_letters_weight = 0  (8, 16)
 */
static void k19_update_exp_avg_letters_weight(float *restrict exp_avg_letters_weight)
{
    for (long j = 0; j < 128; j++) {
        exp_avg_letters_weight[j] = 0.0f;
    }
}

/* k20  letters.lua:57
 *   exp_avg_sq_letters_weight = 0  (8, 16)
 */
static void k20_update_exp_avg_sq_letters_weight(float *restrict exp_avg_sq_letters_weight)
{
    for (long j = 0; j < 128; j++) {
        exp_avg_sq_letters_weight[j] = 0.0f;
    }
}

/* k21  letters.lua:57
 *   exp_avg_out_weight = 0  (8, 16)
 */
static void k21_update_exp_avg_out_weight(float *restrict exp_avg_out_weight)
{
    for (long j = 0; j < 128; j++) {
        exp_avg_out_weight[j] = 0.0f;
    }
}

/* k22  letters.lua:57
 *   exp_avg_sq_out_weight = 0  (8, 16)
 */
static void k22_update_exp_avg_sq_out_weight(float *restrict exp_avg_sq_out_weight)
{
    for (long j = 0; j < 128; j++) {
        exp_avg_sq_out_weight[j] = 0.0f;
    }
}

/* k23  letters.lua:57
 *   exp_avg_out_bias = 0  (8)
 */
static void k23_update_exp_avg_out_bias(float *restrict exp_avg_out_bias)
{
    for (long j = 0; j < 8; j++) {
        exp_avg_out_bias[j] = 0.0f;
    }
}

/* k24  letters.lua:57
 *   exp_avg_sq_out_bias = 0  (8)
 */
static void k24_update_exp_avg_sq_out_bias(float *restrict exp_avg_sq_out_bias)
{
    for (long j = 0; j < 8; j++) {
        exp_avg_sq_out_bias[j] = 0.0f;
    }
}

/* k25  letters.lua:57
 *   exp_avg_places_weight = 0  (8, 16)
 */
static void k25_update_exp_avg_places_weight(float *restrict exp_avg_places_weight)
{
    for (long j = 0; j < 128; j++) {
        exp_avg_places_weight[j] = 0.0f;
    }
}

/* k26  letters.lua:57
 *   exp_avg_sq_places_weight = 0  (8, 16)
 */
static void k26_update_exp_avg_sq_places_weight(float *restrict exp_avg_sq_places_weight)
{
    for (long j = 0; j < 128; j++) {
        exp_avg_sq_places_weight[j] = 0.0f;
    }
}

/* k27  letters.lua:57
 *   exp_avg_query_weight = 0  (16, 16)
 */
static void k27_update_exp_avg_query_weight(float *restrict exp_avg_query_weight)
{
    for (long j = 0; j < 256; j++) {
        exp_avg_query_weight[j] = 0.0f;
    }
}

/* k28  letters.lua:57
 *   exp_avg_sq_query_weight = 0  (16, 16)
 */
static void k28_update_exp_avg_sq_query_weight(float *restrict exp_avg_sq_query_weight)
{
    for (long j = 0; j < 256; j++) {
        exp_avg_sq_query_weight[j] = 0.0f;
    }
}

/* k29  letters.lua:57
 *   exp_avg_query_bias = 0  (16)
 */
static void k29_update_exp_avg_query_bias(float *restrict exp_avg_query_bias)
{
    for (long j = 0; j < 16; j++) {
        exp_avg_query_bias[j] = 0.0f;
    }
}

/* k30  letters.lua:57
 *   exp_avg_sq_query_bias = 0  (16)
 */
static void k30_update_exp_avg_sq_query_bias(float *restrict exp_avg_sq_query_bias)
{
    for (long j = 0; j < 16; j++) {
        exp_avg_sq_query_bias[j] = 0.0f;
    }
}

/* k31  letters.lua:57
 *   exp_avg_value_weight = 0  (16, 16)
 */
static void k31_update_exp_avg_value_weight(float *restrict exp_avg_value_weight)
{
    for (long j = 0; j < 256; j++) {
        exp_avg_value_weight[j] = 0.0f;
    }
}

/* k32  letters.lua:57
 *   exp_avg_sq_value_weight = 0  (16, 16)
 */
static void k32_update_exp_avg_sq_value_weight(float *restrict exp_avg_sq_value_weight)
{
    for (long j = 0; j < 256; j++) {
        exp_avg_sq_value_weight[j] = 0.0f;
    }
}

/* k33  letters.lua:57
 *   exp_avg_value_bias = 0  (16)
 */
static void k33_update_exp_avg_value_bias(float *restrict exp_avg_value_bias)
{
    for (long j = 0; j < 16; j++) {
        exp_avg_value_bias[j] = 0.0f;
    }
}

/* k34  letters.lua:57
 *   exp_avg_sq_value_bias = 0  (16)
 */
static void k34_update_exp_avg_sq_value_bias(float *restrict exp_avg_sq_value_bias)
{
    for (long j = 0; j < 16; j++) {
        exp_avg_sq_value_bias[j] = 0.0f;
    }
}

/* One init: 35 kernels; `work` holds 0 bytes, aligned to 64. */
void init(const struct state *s, const struct init_io *io, void *work);
void init(const struct state *s, const struct init_io *io, void *work)
{
    (void)io;
    (void)work;

    k00_update_generate_keys(s->generate_keys);
    k01_update_generate_values(s->generate_values);
    k02_update_generate_token(s->generate_token);
    k03_update_generate_position(s->generate_position);
    k04_update_key_weight(s->seed, s->key_weight);
    k05_update_key_bias(s->seed, s->key_bias);
    k06_update_letters_weight(s->seed, s->letters_weight);
    k07_update_out_weight(s->seed, s->out_weight);
    k08_update_out_bias(s->seed, s->out_bias);
    k09_update_places_weight(s->seed, s->places_weight);
    k10_update_query_weight(s->seed, s->query_weight);
    k11_update_query_bias(s->seed, s->query_bias);
    k12_update_value_weight(s->seed, s->value_weight);
    k13_update_value_bias(s->seed, s->value_bias);
    k14_update_step(s->step);
    k15_update_exp_avg_key_weight(s->exp_avg_key_weight);
    k16_update_exp_avg_sq_key_weight(s->exp_avg_sq_key_weight);
    k17_update_exp_avg_key_bias(s->exp_avg_key_bias);
    k18_update_exp_avg_sq_key_bias(s->exp_avg_sq_key_bias);
    k19_update_exp_avg_letters_weight(s->exp_avg_letters_weight);
    k20_update_exp_avg_sq_letters_weight(s->exp_avg_sq_letters_weight);
    k21_update_exp_avg_out_weight(s->exp_avg_out_weight);
    k22_update_exp_avg_sq_out_weight(s->exp_avg_sq_out_weight);
    k23_update_exp_avg_out_bias(s->exp_avg_out_bias);
    k24_update_exp_avg_sq_out_bias(s->exp_avg_sq_out_bias);
    k25_update_exp_avg_places_weight(s->exp_avg_places_weight);
    k26_update_exp_avg_sq_places_weight(s->exp_avg_sq_places_weight);
    k27_update_exp_avg_query_weight(s->exp_avg_query_weight);
    k28_update_exp_avg_sq_query_weight(s->exp_avg_sq_query_weight);
    k29_update_exp_avg_query_bias(s->exp_avg_query_bias);
    k30_update_exp_avg_sq_query_bias(s->exp_avg_sq_query_bias);
    k31_update_exp_avg_value_weight(s->exp_avg_value_weight);
    k32_update_exp_avg_sq_value_weight(s->exp_avg_sq_value_weight);
    k33_update_exp_avg_value_bias(s->exp_avg_value_bias);
    k34_update_exp_avg_sq_value_bias(s->exp_avg_sq_value_bias);
}

/* ---- train_step ---- */

/* What train_step reads and writes: a batch, and its results. */
struct train_step_io {
    const int *x; /* x (12, 8) */
    const int *y; /* y (12, 8) */
    float *loss; /* loss () */
};

/* k35  letters.lua:28
 *   ge = index >= index  (8, 8)
 */
static void k35_ge(unsigned char *restrict ge)
{
    for (long i = 0; i < 8; i++) {
        for (long j = 0; j < 8; j++) {
            const int ge_ij = (int)i >= (int)j;
            ge[i * 8 + j] = (unsigned char)ge_ij;
        }
    }
}

/* k36  letters.lua:57
 *   step_size = 0.01 / (1 - pow(0.9, new_step))  ()
 *   root_correction = 1 / sqrt(1 - pow(0.999, new_step))  ()
 *   step = step + 1  ()
 */
static void k36_update_step(int *restrict step, float *restrict step_size,
                            float *restrict root_correction)
{
    const int new_step_0 = step[0] + 1;
    const double cast3 = (double)new_step_0;
    const double pow5 = pow(0.9, cast3);
    const double sub7 = 1.0 - pow5;
    const double div9 = 0.01 / sub7;
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

/* k37  letters.lua:21
 *   gather = gather(letters_weight, x)  (96, 16)
 */
static void k37_gather(const float *restrict letters_weight, const int *restrict x,
                       float *restrict gather)
{
    for (long j = 0; j < 96; j++) {
        const long at = x[j];
        for (long k = 0; k < 16; k++) {
            gather[j * 16 + k] = ((at >= 0) & (at < 8)) ? letters_weight[at * 16 + k] : NAN;
        }
    }
}

/* k38  letters.lua:21
 *   iota = index  (8, 16)
 */
static void k38_copy(int *restrict iota)
{
    for (long i = 0; i < 8; i++) {
        for (long j = 0; j < 16; j++) {
            iota[i * 16 + j] = (int)i;
        }
    }
}

/* k39  letters.lua:21
 *   places = gather(places_weight, iota)  (8, 16)
 */
static void k39_gather(const float *restrict places_weight, const int *restrict iota,
                       float *restrict places)
{
    for (long j = 0; j < 8; j++) {
        for (long k = 0; k < 16; k++) {
            const long at = iota[j * 16 + k];
            places[j * 16 + k] = ((at >= 0) & (at < 8)) ? places_weight[at * 16 + k] : NAN;
        }
    }
}

/* k40  letters.lua:27
 *   add (over gather) = gather + places  (12, 8, 16)
 */
static void k40_add(float *restrict add, const float *restrict places)
{
    for (long i = 0; i < 12; i++) {
        for (long j = 0; j < 128; j++) {
            const float gather_ij = add[i * 128 + j];
            const float add_ij = gather_ij + places[j];
            add[i * 128 + j] = add_ij;
        }
    }
}

/* k41  letters.lua:22
 *   matmul = add @ query_weight.T  (96, 16)
 */
static void k41_matmul(const float *restrict add, const float *restrict query_weight,
                       float *restrict matmul)
{
    for (long i = 0; i < 96; i++) {
        for (long j = 0; j < 16; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 16; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += add[i * 16 + k + l] * query_weight[j * 16 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul[i * 16 + j] = sum;
        }
    }
}

/* k42  letters.lua:22
 *   query (over matmul) = matmul + query_bias  (12, 8, 16)
 */
static void k42_add(float *restrict query, const float *restrict query_bias)
{
    for (long i = 0; i < 96; i++) {
        for (long j = 0; j < 16; j++) {
            const float matmul_ij = query[i * 16 + j];
            const float query_ij = matmul_ij + query_bias[j];
            query[i * 16 + j] = query_ij;
        }
    }
}

/* k43  letters.lua:22
 *   matmul_2 = add @ key_weight.T  (96, 16)
 */
static void k43_matmul(const float *restrict add, const float *restrict key_weight,
                       float *restrict matmul_2)
{
    for (long i = 0; i < 96; i++) {
        for (long j = 0; j < 16; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 16; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += add[i * 16 + k + l] * key_weight[j * 16 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_2[i * 16 + j] = sum;
        }
    }
}

/* k44  letters.lua:22
 *   key (over matmul_2) = matmul_2 + key_bias  (12, 8, 16)
 */
static void k44_add(float *restrict key, const float *restrict key_bias)
{
    for (long i = 0; i < 96; i++) {
        for (long j = 0; j < 16; j++) {
            const float matmul_2_ij = key[i * 16 + j];
            const float key_ij = matmul_2_ij + key_bias[j];
            key[i * 16 + j] = key_ij;
        }
    }
}

/* k45  letters.lua:23
 *   matmul_3 = add @ value_weight.T  (96, 16)
 */
static void k45_matmul(const float *restrict add, const float *restrict value_weight,
                       float *restrict matmul_3)
{
    for (long i = 0; i < 96; i++) {
        for (long j = 0; j < 16; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 16; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += add[i * 16 + k + l] * value_weight[j * 16 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_3[i * 16 + j] = sum;
        }
    }
}

/* k46  letters.lua:23
 *   value (over matmul_3) = matmul_3 + value_bias  (12, 8, 16)
 */
static void k46_add(float *restrict value, const float *restrict value_bias)
{
    for (long i = 0; i < 96; i++) {
        for (long j = 0; j < 16; j++) {
            const float matmul_3_ij = value[i * 16 + j];
            const float value_ij = matmul_3_ij + value_bias[j];
            value[i * 16 + j] = value_ij;
        }
    }
}

/* k77  letters.lua:28
 *   matmul = query @ key.T  a slice of (12, 8, 8)
 */
static void k77_matmul(const float *restrict query, const float *restrict key,
                       float *restrict matmul)
{
    for (long i = 0; i < 8; i++) {
        for (long j = 0; j < 8; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 16; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += query[i * 16 + k + l] * key[j * 16 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul[i * 8 + j] = sum;
        }
    }
}

/* k78  letters.lua:28
 *   exp_ = exp(where(ge, matmul * 0.25, -inf) - max(where(ge, matmul * 0.25, -inf)))
 *       a slice of (12, 8, 8)
 *   recip = 1 / sum(exp_)  a slice of (12, 8, 1)
 *   mul = exp_ * recip  a slice of (12, 8, 8)
 */
static void k78_mul_where_amax(const float *restrict matmul, const unsigned char *restrict ge,
                               float *restrict exp_, float *restrict recip, float *restrict mul)
{
    for (long i = 0; i < 8; i++) {
        float amax6 = (-INFINITY);
        for (long j = 0; j < 8; j++) {
            const float mul2 = matmul[i * 8 + j] * 0.25f;
            const int ge_ij = ge[i * 8 + j];
            const float where5 = ge_ij ? mul2 : (-INFINITY);
            amax6 = amax6 > where5 ? amax6 : (amax6 == amax6 ? where5 : amax6);
        }
        float exp8[8];
        float sum9 = 0.0f;
        for (long j = 0; j < 8; j++) {
            const float mul2 = matmul[i * 8 + j] * 0.25f;
            const int ge_ij = ge[i * 8 + j];
            const float where5 = ge_ij ? mul2 : (-INFINITY);
            const float sub7 = where5 - amax6;
            exp8[j] = expf(sub7);
            sum9 += exp8[j];
        }
        const float recip_i = 1 / sum9;
        for (long j = 0; j < 8; j++) {
            const float mul_ij = exp8[j] * recip_i;
            exp_[i * 8 + j] = exp8[j];
            mul[i * 8 + j] = mul_ij;
        }
        recip[i] = recip_i;
    }
}

/* k79  letters.lua:28
 *   matmul_2 = mul @ value  a slice of (12, 8, 16)
 */
static void k79_matmul(const float *restrict mul, const float *restrict value,
                       float *restrict matmul_2)
{
    for (long i = 0; i < 8; i++) {
        for (long j = 0; j < 16; j++) {
            matmul_2[i * 16 + j] = 0.0f;
        }
        for (long k = 0; k < 8; k++) {
            const float a_ik = mul[i * 8 + k];
            for (long j = 0; j < 16; j++) {
                matmul_2[i * 16 + j] += a_ik * value[k * 16 + j];
            }
        }
    }
}

/* k80  letters.lua:30
 *   add_2 = add + matmul_2  a slice of (12, 8, 16)
 */
static void k80_add(const float *restrict add, const float *restrict matmul_2,
                    float *restrict add_2)
{
    for (long j = 0; j < 128; j++) {
        const float add_2_j = add[j] + matmul_2[j];
        add_2[j] = add_2_j;
    }
}

#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */
__attribute__((noinline))
#endif
static void k47_slice(const float *query, const float *key, const unsigned char *ge, float *exp_,
                      float *recip, float *mul, const float *value, const float *add, float *add_2,
                      void *work)
{
    char *const at = work;
    float *const matmul = (float *)(void *)(at + 0); /* (64) */
    float *const matmul_2 = (float *)(void *)(at + 0); /* (128) */

    k77_matmul(query, key, matmul);
    k78_mul_where_amax(matmul, ge, exp_, recip, mul);
    k79_matmul(mul, value, matmul_2);
    k80_add(add, matmul_2, add_2);
}

/* k47  letters.lua:30
 *   exp_ = 12 slices  (12, 8, 8)
 *   recip = 12 slices  (12, 8, 1)
 *   mul = 12 slices  (12, 8, 8)
 *   add_2 = 12 slices  (12, 8, 16)
 */
static void k47_slices(const float *query, const float *key, const unsigned char *ge, float *exp_,
                       float *recip, float *mul, const float *value, const float *add, float *add_2,
                       unsigned char *slice_work)
{
    for (long s0 = 0; s0 < 12; s0++) {
        k47_slice(query + s0 * 128, key + s0 * 128, ge, exp_ + s0 * 64, recip + s0 * 8,
                  mul + s0 * 64, value + s0 * 128, add + s0 * 128, add_2 + s0 * 128, slice_work);
    }
}

/* k48  letters.lua:23
 *   matmul_4 = add_2 @ out_weight.T  (96, 8)
 */
static void k48_matmul(const float *restrict add_2, const float *restrict out_weight,
                       float *restrict matmul_4)
{
    for (long i = 0; i < 96; i++) {
        for (long j = 0; j < 8; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 16; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += add_2[i * 16 + k + l] * out_weight[j * 16 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_4[i * 8 + j] = sum;
        }
    }
}

/* k49  letters.lua:23
 *   add2 = matmul_4 + out_bias
 *   amax3 = max(add2)
 *   sub4 = add2 - amax3
 *   exp5 = exp(sub4)
 *   sum6 = sum(exp5)
 *   and13 = (y >= 0) & (y < 8)
 *   eq15 = index == y
 *   sum20 = sum(where(eq15, sub4, where(and13, 0, nan)))
 *   sum_ = sum(sum20 - where(and13, log(sum6), 0))  (1)
 *   d_out_bias = sum(d_sub)  (1, 1, 8)
 *   d_sub (over matmul_4) = where(eq15, -0.0104167, 0) - where(and13, -0.0104167, 0) / sum6 * exp5
 *       (96, 8)
 */
static void k49_add_amax_sub(float *restrict d_sub, const float *restrict out_bias,
                             const int *restrict y, float *restrict sum_,
                             float *restrict d_out_bias)
{
    sum_[0] = 0.0f;
    for (long j = 0; j < 8; j++) {
        d_out_bias[j] = 0.0f;
    }
    for (long i = 0; i < 96; i++) {
        const int ge10 = y[i] >= 0;
        const int lt12 = y[i] < 8;
        const int and13 = ge10 & lt12;
        const float where18 = and13 ? 0.0f : NAN;
        const float where28 = and13 ? (-0.010416667f) : 0.0f;
        float amax3 = (-INFINITY);
        for (long j = 0; j < 8; j++) {
            const float matmul_4_ij = d_sub[i * 8 + j];
            const float add2 = matmul_4_ij + out_bias[j];
            amax3 = amax3 > add2 ? amax3 : (amax3 == amax3 ? add2 : amax3);
        }
        float exp5[8];
        float sum6 = 0.0f;
        float sum20 = 0.0f;
        for (long j = 0; j < 8; j++) {
            const float matmul_4_ij = d_sub[i * 8 + j];
            const float add2 = matmul_4_ij + out_bias[j];
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
        for (long j = 0; j < 8; j++) {
            const int eq15 = (int)j == y[i];
            const float where26 = eq15 ? (-0.010416667f) : 0.0f;
            const float mul30 = div29 * exp5[j];
            const float d_sub_ij = where26 - mul30;
            d_out_bias[j] += d_sub_ij;
            d_sub[i * 8 + j] = d_sub_ij;
        }
        sum_[0] += sub22;
    }
}

/* k50  letters.lua:57
 *   exp_avg_out_bias = 0.9 * exp_avg_out_bias + 0.1 * d_out_bias  (8)
 *   exp_avg_sq_out_bias = 0.999 * exp_avg_sq_out_bias + 0.001 * d_out_bias * d_out_bias  (8)
 *   out_bias = out_bias - step_size * (new_exp_avg_out_bias / (sqrt(new_exp_avg_sq_out_bias) *
 *       root_correction + 1e-08))  (8)
 */
static void k50_update_out_bias(float *restrict exp_avg_out_bias, const float *restrict d_out_bias,
                                float *restrict exp_avg_sq_out_bias,
                                const float *restrict root_correction,
                                const float *restrict step_size, float *restrict out_bias)
{
    for (long j = 0; j < 8; j++) {
        const float mul2 = 0.9f * exp_avg_out_bias[j];
        const float d_out_bias_j = d_out_bias[j];
        const float mul5 = 0.1f * d_out_bias_j;
        const float new_exp_avg_out_bias_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_out_bias[j];
        const float mul11 = 0.001f * d_out_bias_j;
        const float mul12 = mul11 * d_out_bias_j;
        const float new_exp_avg_sq_out_bias_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_out_bias_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_out_bias_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_out_bias_j = out_bias[j] - mul21;
        exp_avg_out_bias[j] = new_exp_avg_out_bias_j;
        exp_avg_sq_out_bias[j] = new_exp_avg_sq_out_bias_j;
        out_bias[j] = new_out_bias_j;
    }
}

/* k51  letters.lua:50
 *   loss = -(sum_ / 96)  ()
 */
static void k51_div_neg(const float *restrict sum_, float *restrict loss)
{
    const float div2 = sum_[0] / 96.0f;
    const float loss_0 = -div2;
    loss[0] = loss_0;
}

/* k52  letters.lua:23
 *   d_out_weight = d_sub.T @ add_2  (8, 16)
 */
static void k52_matmul(const float *restrict d_sub, const float *restrict add_2,
                       float *restrict d_out_weight)
{
    for (long i = 0; i < 8; i++) {
        for (long j = 0; j < 16; j++) {
            d_out_weight[i * 16 + j] = 0.0f;
        }
        for (long k = 0; k < 96; k++) {
            const float a_ik = d_sub[k * 8 + i];
            for (long j = 0; j < 16; j++) {
                d_out_weight[i * 16 + j] += a_ik * add_2[k * 16 + j];
            }
        }
    }
}

/* k53  letters.lua:23
 *   d_add = d_sub @ out_weight  (96, 16)
 */
static void k53_matmul(const float *restrict d_sub, const float *restrict out_weight,
                       float *restrict d_add)
{
    for (long i = 0; i < 96; i++) {
        for (long j = 0; j < 16; j++) {
            d_add[i * 16 + j] = 0.0f;
        }
        for (long k = 0; k < 8; k++) {
            const float a_ik = d_sub[i * 8 + k];
            for (long j = 0; j < 16; j++) {
                d_add[i * 16 + j] += a_ik * out_weight[k * 16 + j];
            }
        }
    }
}

/* k54  letters.lua:57
 *   exp_avg_out_weight = 0.9 * exp_avg_out_weight + 0.1 * d_out_weight  (8, 16)
 *   exp_avg_sq_out_weight = 0.999 * exp_avg_sq_out_weight + 0.001 * d_out_weight * d_out_weight
 *       (8, 16)
 *   out_weight = out_weight - step_size * (new_exp_avg_out_weight /
 *       (sqrt(new_exp_avg_sq_out_weight) * root_correction + 1e-08))  (8, 16)
 */
static void k54_update_out_weight(float *restrict exp_avg_out_weight,
                                  const float *restrict d_out_weight,
                                  float *restrict exp_avg_sq_out_weight,
                                  const float *restrict root_correction,
                                  const float *restrict step_size, float *restrict out_weight)
{
    for (long j = 0; j < 128; j++) {
        const float mul2 = 0.9f * exp_avg_out_weight[j];
        const float d_out_weight_j = d_out_weight[j];
        const float mul5 = 0.1f * d_out_weight_j;
        const float new_exp_avg_out_weight_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_out_weight[j];
        const float mul11 = 0.001f * d_out_weight_j;
        const float mul12 = mul11 * d_out_weight_j;
        const float new_exp_avg_sq_out_weight_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_out_weight_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_out_weight_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_out_weight_j = out_weight[j] - mul21;
        exp_avg_out_weight[j] = new_exp_avg_out_weight_j;
        exp_avg_sq_out_weight[j] = new_exp_avg_sq_out_weight_j;
        out_weight[j] = new_out_weight_j;
    }
}

/* k81  letters.lua:28
 *   d_mul = d_add @ value.T  a slice of (12, 8, 8)
 */
static void k81_matmul(const float *restrict d_add, const float *restrict value,
                       float *restrict d_mul)
{
    for (long i = 0; i < 8; i++) {
        for (long j = 0; j < 8; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 16; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += d_add[i * 16 + k + l] * value[j * 16 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            d_mul[i * 8 + j] = sum;
        }
    }
}

/* k82  letters.lua:28
 *   d_value = mul.T @ d_add  a slice of (12, 8, 16)
 */
static void k82_matmul(const float *restrict mul, const float *restrict d_add,
                       float *restrict d_value)
{
    for (long i = 0; i < 8; i++) {
        for (long j = 0; j < 16; j++) {
            d_value[i * 16 + j] = 0.0f;
        }
        for (long k = 0; k < 8; k++) {
            const float a_ik = mul[k * 8 + i];
            for (long j = 0; j < 16; j++) {
                d_value[i * 16 + j] += a_ik * d_add[k * 16 + j];
            }
        }
    }
}

/* k83  letters.lua:28
 *   d_matmul (over d_mul) = where(ge, (d_mul * recip - sum(d_mul * exp_) * (recip * recip)) * exp_,
 *       0) * 0.25  a slice of (12, 8, 8)
 */
static void k83_mul_sum_sub(float *restrict d_matmul, const float *restrict recip,
                            const float *restrict exp_, const unsigned char *restrict ge)
{
    for (long i = 0; i < 8; i++) {
        const float mul6 = recip[i] * recip[i];
        float sum5 = 0.0f;
        for (long j = 0; j < 8; j++) {
            const float d_mul_ij = d_matmul[i * 8 + j];
            const float mul4 = d_mul_ij * exp_[i * 8 + j];
            sum5 += mul4;
        }
        const float mul7 = sum5 * mul6;
        for (long j = 0; j < 8; j++) {
            const float d_mul_ij = d_matmul[i * 8 + j];
            const float mul2 = d_mul_ij * recip[i];
            const float sub8 = mul2 - mul7;
            const float mul9 = sub8 * exp_[i * 8 + j];
            const int ge_ij = ge[i * 8 + j];
            const float where12 = ge_ij ? mul9 : 0.0f;
            const float d_matmul_ij = where12 * 0.25f;
            d_matmul[i * 8 + j] = d_matmul_ij;
        }
    }
}

/* k84  letters.lua:28
 *   d_query = d_matmul @ key  a slice of (12, 8, 16)
 */
static void k84_matmul(const float *restrict d_matmul, const float *restrict key,
                       float *restrict d_query)
{
    for (long i = 0; i < 8; i++) {
        for (long j = 0; j < 16; j++) {
            d_query[i * 16 + j] = 0.0f;
        }
        for (long k = 0; k < 8; k++) {
            const float a_ik = d_matmul[i * 8 + k];
            for (long j = 0; j < 16; j++) {
                d_query[i * 16 + j] += a_ik * key[k * 16 + j];
            }
        }
    }
}

/* k85  letters.lua:28
 *   d_key = d_matmul.T @ query  a slice of (12, 8, 16)
 */
static void k85_matmul(const float *restrict d_matmul, const float *restrict query,
                       float *restrict d_key)
{
    for (long i = 0; i < 8; i++) {
        for (long j = 0; j < 16; j++) {
            d_key[i * 16 + j] = 0.0f;
        }
        for (long k = 0; k < 8; k++) {
            const float a_ik = d_matmul[k * 8 + i];
            for (long j = 0; j < 16; j++) {
                d_key[i * 16 + j] += a_ik * query[k * 16 + j];
            }
        }
    }
}

#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */
__attribute__((noinline))
#endif
static void k55_slice(const float *d_add, const float *value, const float *mul, float *d_value,
                      const float *recip, const float *exp_, const unsigned char *ge,
                      const float *key, float *d_query, const float *query, float *d_key,
                      void *work)
{
    char *const at = work;
    float *const d_mul = (float *)(void *)(at + 0); /* (64) */
    float *const d_matmul = (float *)(void *)(at + 0); /* (64) */

    k81_matmul(d_add, value, d_mul);
    k82_matmul(mul, d_add, d_value);
    k83_mul_sum_sub(d_matmul, recip, exp_, ge);
    k84_matmul(d_matmul, key, d_query);
    k85_matmul(d_matmul, query, d_key);
}

/* k55  letters.lua:28
 *   d_value = 12 slices  (12, 8, 16)
 *   d_query = 12 slices  (12, 8, 16)
 *   d_key = 12 slices  (12, 8, 16)
 */
static void k55_slices(const float *d_add, const float *value, const float *mul, float *d_value,
                       const float *recip, const float *exp_, const unsigned char *ge,
                       const float *key, float *d_query, const float *query, float *d_key,
                       unsigned char *slice_work_2)
{
    for (long s0 = 0; s0 < 12; s0++) {
        k55_slice(d_add + s0 * 128, value + s0 * 128, mul + s0 * 64, d_value + s0 * 128,
                  recip + s0 * 8, exp_ + s0 * 64, ge, key + s0 * 128, d_query + s0 * 128,
                  query + s0 * 128, d_key + s0 * 128, slice_work_2);
    }
}

/* k56  letters.lua:23
 *   d_value_bias = sum(d_value)  (1, 1, 16)
 */
static void k56_sum(const float *restrict d_value, float *restrict d_value_bias)
{
    for (long j = 0; j < 16; j++) {
        d_value_bias[j] = 0.0f;
    }
    for (long i = 0; i < 96; i++) {
        for (long j = 0; j < 16; j++) {
            d_value_bias[j] += d_value[i * 16 + j];
        }
    }
}

/* k57  letters.lua:57
 *   exp_avg_value_bias = 0.9 * exp_avg_value_bias + 0.1 * d_value_bias  (16)
 *   exp_avg_sq_value_bias = 0.999 * exp_avg_sq_value_bias + 0.001 * d_value_bias * d_value_bias
 *       (16)
 *   value_bias = value_bias - step_size * (new_exp_avg_value_bias /
 *       (sqrt(new_exp_avg_sq_value_bias) * root_correction + 1e-08))  (16)
 */
static void k57_update_value_bias(float *restrict exp_avg_value_bias,
                                  const float *restrict d_value_bias,
                                  float *restrict exp_avg_sq_value_bias,
                                  const float *restrict root_correction,
                                  const float *restrict step_size, float *restrict value_bias)
{
    for (long j = 0; j < 16; j++) {
        const float mul2 = 0.9f * exp_avg_value_bias[j];
        const float d_value_bias_j = d_value_bias[j];
        const float mul5 = 0.1f * d_value_bias_j;
        const float new_exp_avg_value_bias_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_value_bias[j];
        const float mul11 = 0.001f * d_value_bias_j;
        const float mul12 = mul11 * d_value_bias_j;
        const float new_exp_avg_sq_value_bias_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_value_bias_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_value_bias_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_value_bias_j = value_bias[j] - mul21;
        exp_avg_value_bias[j] = new_exp_avg_value_bias_j;
        exp_avg_sq_value_bias[j] = new_exp_avg_sq_value_bias_j;
        value_bias[j] = new_value_bias_j;
    }
}

/* k58  letters.lua:22
 *   d_key_bias = sum(d_key)  (1, 1, 16)
 */
static void k58_sum(const float *restrict d_key, float *restrict d_key_bias)
{
    for (long j = 0; j < 16; j++) {
        d_key_bias[j] = 0.0f;
    }
    for (long i = 0; i < 96; i++) {
        for (long j = 0; j < 16; j++) {
            d_key_bias[j] += d_key[i * 16 + j];
        }
    }
}

/* k59  letters.lua:57
 *   exp_avg_key_bias = 0.9 * exp_avg_key_bias + 0.1 * d_key_bias  (16)
 *   exp_avg_sq_key_bias = 0.999 * exp_avg_sq_key_bias + 0.001 * d_key_bias * d_key_bias  (16)
 *   key_bias = key_bias - step_size * (new_exp_avg_key_bias / (sqrt(new_exp_avg_sq_key_bias) *
 *       root_correction + 1e-08))  (16)
 */
static void k59_update_key_bias(float *restrict exp_avg_key_bias, const float *restrict d_key_bias,
                                float *restrict exp_avg_sq_key_bias,
                                const float *restrict root_correction,
                                const float *restrict step_size, float *restrict key_bias)
{
    for (long j = 0; j < 16; j++) {
        const float mul2 = 0.9f * exp_avg_key_bias[j];
        const float d_key_bias_j = d_key_bias[j];
        const float mul5 = 0.1f * d_key_bias_j;
        const float new_exp_avg_key_bias_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_key_bias[j];
        const float mul11 = 0.001f * d_key_bias_j;
        const float mul12 = mul11 * d_key_bias_j;
        const float new_exp_avg_sq_key_bias_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_key_bias_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_key_bias_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_key_bias_j = key_bias[j] - mul21;
        exp_avg_key_bias[j] = new_exp_avg_key_bias_j;
        exp_avg_sq_key_bias[j] = new_exp_avg_sq_key_bias_j;
        key_bias[j] = new_key_bias_j;
    }
}

/* k60  letters.lua:22
 *   d_query_bias = sum(d_query)  (1, 1, 16)
 */
static void k60_sum(const float *restrict d_query, float *restrict d_query_bias)
{
    for (long j = 0; j < 16; j++) {
        d_query_bias[j] = 0.0f;
    }
    for (long i = 0; i < 96; i++) {
        for (long j = 0; j < 16; j++) {
            d_query_bias[j] += d_query[i * 16 + j];
        }
    }
}

/* k61  letters.lua:57
 *   exp_avg_query_bias = 0.9 * exp_avg_query_bias + 0.1 * d_query_bias  (16)
 *   exp_avg_sq_query_bias = 0.999 * exp_avg_sq_query_bias + 0.001 * d_query_bias * d_query_bias
 *       (16)
 *   query_bias = query_bias - step_size * (new_exp_avg_query_bias /
 *       (sqrt(new_exp_avg_sq_query_bias) * root_correction + 1e-08))  (16)
 */
static void k61_update_query_bias(float *restrict exp_avg_query_bias,
                                  const float *restrict d_query_bias,
                                  float *restrict exp_avg_sq_query_bias,
                                  const float *restrict root_correction,
                                  const float *restrict step_size, float *restrict query_bias)
{
    for (long j = 0; j < 16; j++) {
        const float mul2 = 0.9f * exp_avg_query_bias[j];
        const float d_query_bias_j = d_query_bias[j];
        const float mul5 = 0.1f * d_query_bias_j;
        const float new_exp_avg_query_bias_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_query_bias[j];
        const float mul11 = 0.001f * d_query_bias_j;
        const float mul12 = mul11 * d_query_bias_j;
        const float new_exp_avg_sq_query_bias_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_query_bias_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_query_bias_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_query_bias_j = query_bias[j] - mul21;
        exp_avg_query_bias[j] = new_exp_avg_query_bias_j;
        exp_avg_sq_query_bias[j] = new_exp_avg_sq_query_bias_j;
        query_bias[j] = new_query_bias_j;
    }
}

/* k62  letters.lua:23
 *   d_add_2 = d_value @ value_weight  (96, 16)
 */
static void k62_matmul(const float *restrict d_value, const float *restrict value_weight,
                       float *restrict d_add_2)
{
    for (long i = 0; i < 96; i++) {
        for (long j = 0; j < 16; j++) {
            d_add_2[i * 16 + j] = 0.0f;
        }
        for (long k = 0; k < 16; k++) {
            const float a_ik = d_value[i * 16 + k];
            for (long j = 0; j < 16; j++) {
                d_add_2[i * 16 + j] += a_ik * value_weight[k * 16 + j];
            }
        }
    }
}

/* k63  letters.lua:23
 *   d_value_weight = d_value.T @ add  (16, 16)
 */
static void k63_matmul(const float *restrict d_value, const float *restrict add,
                       float *restrict d_value_weight)
{
    for (long i = 0; i < 16; i++) {
        for (long j = 0; j < 16; j++) {
            d_value_weight[i * 16 + j] = 0.0f;
        }
        for (long k = 0; k < 96; k++) {
            const float a_ik = d_value[k * 16 + i];
            for (long j = 0; j < 16; j++) {
                d_value_weight[i * 16 + j] += a_ik * add[k * 16 + j];
            }
        }
    }
}

/* k64  letters.lua:57
 *   exp_avg_value_weight = 0.9 * exp_avg_value_weight + 0.1 * d_value_weight  (16, 16)
 *   exp_avg_sq_value_weight = 0.999 * exp_avg_sq_value_weight + 0.001 * d_value_weight *
 *       d_value_weight  (16, 16)
 *   value_weight = value_weight - step_size * (new_exp_avg_value_weight /
 *       (sqrt(new_exp_avg_sq_value_weight) * root_correction + 1e-08))  (16, 16)
 */
static void k64_update_value_weight(float *restrict exp_avg_value_weight,
                                    const float *restrict d_value_weight,
                                    float *restrict exp_avg_sq_value_weight,
                                    const float *restrict root_correction,
                                    const float *restrict step_size,
                                    float *restrict value_weight)
{
    for (long j = 0; j < 256; j++) {
        const float mul2 = 0.9f * exp_avg_value_weight[j];
        const float d_value_weight_j = d_value_weight[j];
        const float mul5 = 0.1f * d_value_weight_j;
        const float new_exp_avg_value_weight_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_value_weight[j];
        const float mul11 = 0.001f * d_value_weight_j;
        const float mul12 = mul11 * d_value_weight_j;
        const float new_exp_avg_sq_value_weight_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_value_weight_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_value_weight_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_value_weight_j = value_weight[j] - mul21;
        exp_avg_value_weight[j] = new_exp_avg_value_weight_j;
        exp_avg_sq_value_weight[j] = new_exp_avg_sq_value_weight_j;
        value_weight[j] = new_value_weight_j;
    }
}

/* k65  letters.lua:22
 *   d_add_3 = d_key @ key_weight  (96, 16)
 */
static void k65_matmul(const float *restrict d_key, const float *restrict key_weight,
                       float *restrict d_add_3)
{
    for (long i = 0; i < 96; i++) {
        for (long j = 0; j < 16; j++) {
            d_add_3[i * 16 + j] = 0.0f;
        }
        for (long k = 0; k < 16; k++) {
            const float a_ik = d_key[i * 16 + k];
            for (long j = 0; j < 16; j++) {
                d_add_3[i * 16 + j] += a_ik * key_weight[k * 16 + j];
            }
        }
    }
}

/* k66  letters.lua:22
 *   d_key_weight = d_key.T @ add  (16, 16)
 */
static void k66_matmul(const float *restrict d_key, const float *restrict add,
                       float *restrict d_key_weight)
{
    for (long i = 0; i < 16; i++) {
        for (long j = 0; j < 16; j++) {
            d_key_weight[i * 16 + j] = 0.0f;
        }
        for (long k = 0; k < 96; k++) {
            const float a_ik = d_key[k * 16 + i];
            for (long j = 0; j < 16; j++) {
                d_key_weight[i * 16 + j] += a_ik * add[k * 16 + j];
            }
        }
    }
}

/* k67  letters.lua:57
 *   exp_avg_key_weight = 0.9 * exp_avg_key_weight + 0.1 * d_key_weight  (16, 16)
 *   exp_avg_sq_key_weight = 0.999 * exp_avg_sq_key_weight + 0.001 * d_key_weight * d_key_weight
 *       (16, 16)
 *   key_weight = key_weight - step_size * (new_exp_avg_key_weight /
 *       (sqrt(new_exp_avg_sq_key_weight) * root_correction + 1e-08))  (16, 16)
 */
static void k67_update_key_weight(float *restrict exp_avg_key_weight,
                                  const float *restrict d_key_weight,
                                  float *restrict exp_avg_sq_key_weight,
                                  const float *restrict root_correction,
                                  const float *restrict step_size, float *restrict key_weight)
{
    for (long j = 0; j < 256; j++) {
        const float mul2 = 0.9f * exp_avg_key_weight[j];
        const float d_key_weight_j = d_key_weight[j];
        const float mul5 = 0.1f * d_key_weight_j;
        const float new_exp_avg_key_weight_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_key_weight[j];
        const float mul11 = 0.001f * d_key_weight_j;
        const float mul12 = mul11 * d_key_weight_j;
        const float new_exp_avg_sq_key_weight_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_key_weight_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_key_weight_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_key_weight_j = key_weight[j] - mul21;
        exp_avg_key_weight[j] = new_exp_avg_key_weight_j;
        exp_avg_sq_key_weight[j] = new_exp_avg_sq_key_weight_j;
        key_weight[j] = new_key_weight_j;
    }
}

/* k68  letters.lua:22
 *   d_query_weight = d_query.T @ add  (16, 16)
 */
static void k68_matmul(const float *restrict d_query, const float *restrict add,
                       float *restrict d_query_weight)
{
    for (long i = 0; i < 16; i++) {
        for (long j = 0; j < 16; j++) {
            d_query_weight[i * 16 + j] = 0.0f;
        }
        for (long k = 0; k < 96; k++) {
            const float a_ik = d_query[k * 16 + i];
            for (long j = 0; j < 16; j++) {
                d_query_weight[i * 16 + j] += a_ik * add[k * 16 + j];
            }
        }
    }
}

/* k69  letters.lua:22
 *   d_add_4 = d_query @ query_weight  (96, 16)
 */
static void k69_matmul(const float *restrict d_query, const float *restrict query_weight,
                       float *restrict d_add_4)
{
    for (long i = 0; i < 96; i++) {
        for (long j = 0; j < 16; j++) {
            d_add_4[i * 16 + j] = 0.0f;
        }
        for (long k = 0; k < 16; k++) {
            const float a_ik = d_query[i * 16 + k];
            for (long j = 0; j < 16; j++) {
                d_add_4[i * 16 + j] += a_ik * query_weight[k * 16 + j];
            }
        }
    }
}

/* k70  letters.lua:57
 *   exp_avg_query_weight = 0.9 * exp_avg_query_weight + 0.1 * d_query_weight  (16, 16)
 *   exp_avg_sq_query_weight = 0.999 * exp_avg_sq_query_weight + 0.001 * d_query_weight *
 *       d_query_weight  (16, 16)
 *   query_weight = query_weight - step_size * (new_exp_avg_query_weight /
 *       (sqrt(new_exp_avg_sq_query_weight) * root_correction + 1e-08))  (16, 16)
 */
static void k70_update_query_weight(float *restrict exp_avg_query_weight,
                                    const float *restrict d_query_weight,
                                    float *restrict exp_avg_sq_query_weight,
                                    const float *restrict root_correction,
                                    const float *restrict step_size,
                                    float *restrict query_weight)
{
    for (long j = 0; j < 256; j++) {
        const float mul2 = 0.9f * exp_avg_query_weight[j];
        const float d_query_weight_j = d_query_weight[j];
        const float mul5 = 0.1f * d_query_weight_j;
        const float new_exp_avg_query_weight_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_query_weight[j];
        const float mul11 = 0.001f * d_query_weight_j;
        const float mul12 = mul11 * d_query_weight_j;
        const float new_exp_avg_sq_query_weight_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_query_weight_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_query_weight_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_query_weight_j = query_weight[j] - mul21;
        exp_avg_query_weight[j] = new_exp_avg_query_weight_j;
        exp_avg_sq_query_weight[j] = new_exp_avg_sq_query_weight_j;
        query_weight[j] = new_query_weight_j;
    }
}

/* k71  letters.lua:27
 *   d_places = sum(d_letters)  (1, 8, 16)
 *   d_letters (over d_add) = d_add + d_add_2 + d_add_3 + d_add_4  (12, 8, 16)
 */
static void k71_add_sum(float *restrict d_letters, const float *restrict d_add_2,
                        const float *restrict d_add_3, const float *restrict d_add_4,
                        float *restrict d_places)
{
    for (long j = 0; j < 128; j++) {
        d_places[j] = 0.0f;
    }
    for (long i = 0; i < 12; i++) {
        for (long j = 0; j < 128; j++) {
            const float d_add_ij = d_letters[i * 128 + j];
            const float add2 = d_add_ij + d_add_2[i * 128 + j];
            const float add4 = add2 + d_add_3[i * 128 + j];
            const float d_letters_ij = add4 + d_add_4[i * 128 + j];
            d_places[j] += d_letters_ij;
            d_letters[i * 128 + j] = d_letters_ij;
        }
    }
}

/* k72  letters.lua:21
 *   d_letters_weight = scatter_add(d_letters, x)  (8, 16)
 */
static void k72_scatter_add(const float *restrict d_letters, const int *restrict x,
                            float *restrict d_letters_weight)
{
    for (long n = 0; n < 128; n++) {
        d_letters_weight[n] = 0.0f;
    }
    for (long j = 0; j < 96; j++) {
        const long at = x[j];
        for (long k = 0; k < 16; k++) {
            if ((at >= 0) & (at < 8)) {
                d_letters_weight[at * 16 + k] += d_letters[j * 16 + k];
            }
        }
    }
}

/* k73  letters.lua:57
 *   exp_avg_letters_weight = 0.9 * exp_avg_letters_weight + 0.1 * d_letters_weight  (8, 16)
 *   exp_avg_sq_letters_weight = 0.999 * exp_avg_sq_letters_weight + 0.001 * d_letters_weight *
 *       d_letters_weight  (8, 16)
 *   letters_weight = letters_weight - step_size * (new_exp_avg_letters_weight /
 *       (sqrt(new_exp_avg_sq_letters_weight) * root_correction + 1e-08))  (8, 16)
 */
static void k73_update_letters_weight(float *restrict exp_avg_letters_weight,
                                      const float *restrict d_letters_weight,
                                      float *restrict exp_avg_sq_letters_weight,
                                      const float *restrict root_correction,
                                      const float *restrict step_size,
                                      float *restrict letters_weight)
{
    for (long j = 0; j < 128; j++) {
        const float mul2 = 0.9f * exp_avg_letters_weight[j];
        const float d_letters_weight_j = d_letters_weight[j];
        const float mul5 = 0.1f * d_letters_weight_j;
        const float new_exp_avg_letters_weight_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_letters_weight[j];
        const float mul11 = 0.001f * d_letters_weight_j;
        const float mul12 = mul11 * d_letters_weight_j;
        const float new_exp_avg_sq_letters_weight_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_letters_weight_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_letters_weight_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_letters_weight_j = letters_weight[j] - mul21;
        exp_avg_letters_weight[j] = new_exp_avg_letters_weight_j;
        exp_avg_sq_letters_weight[j] = new_exp_avg_sq_letters_weight_j;
        letters_weight[j] = new_letters_weight_j;
    }
}

/* k74  letters.lua:21
 *   iota_2 = index  (8, 16)
 */
static void k74_copy(int *restrict iota_2)
{
    for (long i = 0; i < 8; i++) {
        for (long j = 0; j < 16; j++) {
            iota_2[i * 16 + j] = (int)i;
        }
    }
}

/* k75  letters.lua:21
 *   d_places_weight = scatter_add(d_places, iota_2)  (8, 16)
 */
static void k75_scatter_add(const float *restrict d_places, const int *restrict iota_2,
                            float *restrict d_places_weight)
{
    for (long n = 0; n < 128; n++) {
        d_places_weight[n] = 0.0f;
    }
    for (long j = 0; j < 8; j++) {
        for (long k = 0; k < 16; k++) {
            const long at = iota_2[j * 16 + k];
            if ((at >= 0) & (at < 8)) {
                d_places_weight[at * 16 + k] += d_places[j * 16 + k];
            }
        }
    }
}

/* k76  letters.lua:57
 *   exp_avg_places_weight = 0.9 * exp_avg_places_weight + 0.1 * d_places_weight  (8, 16)
 *   exp_avg_sq_places_weight = 0.999 * exp_avg_sq_places_weight + 0.001 * d_places_weight *
 *       d_places_weight  (8, 16)
 *   places_weight = places_weight - step_size * (new_exp_avg_places_weight /
 *       (sqrt(new_exp_avg_sq_places_weight) * root_correction + 1e-08))  (8, 16)
 */
static void k76_update_places_weight(float *restrict exp_avg_places_weight,
                                     const float *restrict d_places_weight,
                                     float *restrict exp_avg_sq_places_weight,
                                     const float *restrict root_correction,
                                     const float *restrict step_size,
                                     float *restrict places_weight)
{
    for (long j = 0; j < 128; j++) {
        const float mul2 = 0.9f * exp_avg_places_weight[j];
        const float d_places_weight_j = d_places_weight[j];
        const float mul5 = 0.1f * d_places_weight_j;
        const float new_exp_avg_places_weight_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_places_weight[j];
        const float mul11 = 0.001f * d_places_weight_j;
        const float mul12 = mul11 * d_places_weight_j;
        const float new_exp_avg_sq_places_weight_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_places_weight_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_places_weight_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_places_weight_j = places_weight[j] - mul21;
        exp_avg_places_weight[j] = new_exp_avg_places_weight_j;
        exp_avg_sq_places_weight[j] = new_exp_avg_sq_places_weight_j;
        places_weight[j] = new_places_weight_j;
    }
}

/* One train_step: 42 kernels; `work` holds 56128 bytes, aligned to 64. */
void train_step(const struct state *s, const struct train_step_io *io, void *work);
void train_step(const struct state *s, const struct train_step_io *io, void *work)
{
    char *const at = work;
    float *const gather = (float *)(void *)(at + 0); /* (96, 16) */
    int *const iota = (int *)(void *)(at + 6144); /* (8, 16) */
    float *const places = (float *)(void *)(at + 6656); /* (8, 16) */
    float *const add = (float *)(void *)(at + 0); /* (12, 8, 16) */
    float *const matmul = (float *)(void *)(at + 6144); /* (96, 16) */
    float *const query = (float *)(void *)(at + 6144); /* (12, 8, 16) */
    float *const matmul_2 = (float *)(void *)(at + 12288); /* (96, 16) */
    float *const key = (float *)(void *)(at + 12288); /* (12, 8, 16) */
    float *const matmul_3 = (float *)(void *)(at + 18432); /* (96, 16) */
    float *const value = (float *)(void *)(at + 18432); /* (12, 8, 16) */
    unsigned char *const ge = (unsigned char *)(void *)(at + 55936); /* (8, 8) */
    float *const exp_ = (float *)(void *)(at + 49152); /* (12, 8, 8) */
    float *const recip = (float *)(void *)(at + 55296); /* (12, 8, 1) */
    float *const mul = (float *)(void *)(at + 52224); /* (12, 8, 8) */
    float *const add_2 = (float *)(void *)(at + 24576); /* (12, 8, 16) */
    float *const matmul_4 = (float *)(void *)(at + 30720); /* (96, 8) */
    float *const sum_ = (float *)(void *)(at + 33856); /* (1) */
    float *const d_out_bias = (float *)(void *)(at + 33792); /* (1, 1, 8) */
    float *const d_sub = (float *)(void *)(at + 30720); /* (96, 8) */
    float *const d_add = (float *)(void *)(at + 24576); /* (96, 16) */
    float *const d_out_weight = (float *)(void *)(at + 33792); /* (8, 16) */
    float *const d_value = (float *)(void *)(at + 30720); /* (12, 8, 16) */
    float *const d_query = (float *)(void *)(at + 36864); /* (12, 8, 16) */
    float *const d_key = (float *)(void *)(at + 43008); /* (12, 8, 16) */
    float *const d_value_bias = (float *)(void *)(at + 6144); /* (1, 1, 16) */
    float *const d_add_2 = (float *)(void *)(at + 6144); /* (96, 16) */
    float *const d_value_weight = (float *)(void *)(at + 12288); /* (16, 16) */
    float *const d_key_bias = (float *)(void *)(at + 6144); /* (1, 1, 16) */
    float *const d_add_3 = (float *)(void *)(at + 12288); /* (96, 16) */
    float *const d_key_weight = (float *)(void *)(at + 18432); /* (16, 16) */
    float *const d_query_bias = (float *)(void *)(at + 6144); /* (1, 1, 16) */
    float *const d_add_4 = (float *)(void *)(at + 0); /* (96, 16) */
    float *const d_query_weight = (float *)(void *)(at + 18432); /* (16, 16) */
    float *const d_places = (float *)(void *)(at + 18432); /* (1, 8, 16) */
    float *const d_letters = (float *)(void *)(at + 24576); /* (12, 8, 16) */
    int *const iota_2 = (int *)(void *)(at + 0); /* (8, 16) */
    float *const d_places_weight = (float *)(void *)(at + 512); /* (8, 16) */
    float *const d_letters_weight = (float *)(void *)(at + 0); /* (8, 16) */
    float *const step_size = (float *)(void *)(at + 56000); /* () */
    float *const root_correction = (float *)(void *)(at + 56064); /* () */
    unsigned char *const slice_work = (unsigned char *)(void *)(at + 30720); /* (512) */
    unsigned char *const slice_work_2 = (unsigned char *)(void *)(at + 55680); /* (256) */

    k35_ge(ge);
    k36_update_step(s->step, step_size, root_correction);
    k37_gather(s->letters_weight, io->x, gather);
    k38_copy(iota);
    k39_gather(s->places_weight, iota, places);
    k40_add(add, places);
    k41_matmul(add, s->query_weight, matmul);
    k42_add(query, s->query_bias);
    k43_matmul(add, s->key_weight, matmul_2);
    k44_add(key, s->key_bias);
    k45_matmul(add, s->value_weight, matmul_3);
    k46_add(value, s->value_bias);
    k47_slices(query, key, ge, exp_, recip, mul, value, add, add_2, slice_work);
    k48_matmul(add_2, s->out_weight, matmul_4);
    k49_add_amax_sub(d_sub, s->out_bias, io->y, sum_, d_out_bias);
    k50_update_out_bias(s->exp_avg_out_bias, d_out_bias, s->exp_avg_sq_out_bias, root_correction,
                        step_size, s->out_bias);
    k51_div_neg(sum_, io->loss);
    k52_matmul(d_sub, add_2, d_out_weight);
    k53_matmul(d_sub, s->out_weight, d_add);
    k54_update_out_weight(s->exp_avg_out_weight, d_out_weight, s->exp_avg_sq_out_weight,
                          root_correction, step_size, s->out_weight);
    k55_slices(d_add, value, mul, d_value, recip, exp_, ge, key, d_query, query, d_key,
               slice_work_2);
    k56_sum(d_value, d_value_bias);
    k57_update_value_bias(s->exp_avg_value_bias, d_value_bias, s->exp_avg_sq_value_bias,
                          root_correction, step_size, s->value_bias);
    k58_sum(d_key, d_key_bias);
    k59_update_key_bias(s->exp_avg_key_bias, d_key_bias, s->exp_avg_sq_key_bias, root_correction,
                        step_size, s->key_bias);
    k60_sum(d_query, d_query_bias);
    k61_update_query_bias(s->exp_avg_query_bias, d_query_bias, s->exp_avg_sq_query_bias,
                          root_correction, step_size, s->query_bias);
    k62_matmul(d_value, s->value_weight, d_add_2);
    k63_matmul(d_value, add, d_value_weight);
    k64_update_value_weight(s->exp_avg_value_weight, d_value_weight, s->exp_avg_sq_value_weight,
                            root_correction, step_size, s->value_weight);
    k65_matmul(d_key, s->key_weight, d_add_3);
    k66_matmul(d_key, add, d_key_weight);
    k67_update_key_weight(s->exp_avg_key_weight, d_key_weight, s->exp_avg_sq_key_weight,
                          root_correction, step_size, s->key_weight);
    k68_matmul(d_query, add, d_query_weight);
    k69_matmul(d_query, s->query_weight, d_add_4);
    k70_update_query_weight(s->exp_avg_query_weight, d_query_weight, s->exp_avg_sq_query_weight,
                            root_correction, step_size, s->query_weight);
    k71_add_sum(d_letters, d_add_2, d_add_3, d_add_4, d_places);
    k72_scatter_add(d_letters, io->x, d_letters_weight);
    k73_update_letters_weight(s->exp_avg_letters_weight, d_letters_weight,
                              s->exp_avg_sq_letters_weight, root_correction, step_size,
                              s->letters_weight);
    k74_copy(iota_2);
    k75_scatter_add(d_places, iota_2, d_places_weight);
    k76_update_places_weight(s->exp_avg_places_weight, d_places_weight, s->exp_avg_sq_places_weight,
                             root_correction, step_size, s->places_weight);
}

/* ---- eval_step ---- */

/* What eval_step reads and writes: a batch, and its results. */
struct eval_step_io {
    const int *x; /* x (12, 8) */
    const int *y; /* y (12, 8) */
    float *loss; /* loss () */
};

/* k86  letters.lua:28
 *   ge = index >= index  (8, 8)
 */
static void k86_ge(unsigned char *restrict ge)
{
    for (long i = 0; i < 8; i++) {
        for (long j = 0; j < 8; j++) {
            const int ge_ij = (int)i >= (int)j;
            ge[i * 8 + j] = (unsigned char)ge_ij;
        }
    }
}

/* k87  letters.lua:21
 *   gather = gather(letters_weight, x)  (96, 16)
 */
static void k87_gather(const float *restrict letters_weight, const int *restrict x,
                       float *restrict gather)
{
    for (long j = 0; j < 96; j++) {
        const long at = x[j];
        for (long k = 0; k < 16; k++) {
            gather[j * 16 + k] = ((at >= 0) & (at < 8)) ? letters_weight[at * 16 + k] : NAN;
        }
    }
}

/* k88  letters.lua:21
 *   iota = index  (8, 16)
 */
static void k88_copy(int *restrict iota)
{
    for (long i = 0; i < 8; i++) {
        for (long j = 0; j < 16; j++) {
            iota[i * 16 + j] = (int)i;
        }
    }
}

/* k89  letters.lua:21
 *   places = gather(places_weight, iota)  (8, 16)
 */
static void k89_gather(const float *restrict places_weight, const int *restrict iota,
                       float *restrict places)
{
    for (long j = 0; j < 8; j++) {
        for (long k = 0; k < 16; k++) {
            const long at = iota[j * 16 + k];
            places[j * 16 + k] = ((at >= 0) & (at < 8)) ? places_weight[at * 16 + k] : NAN;
        }
    }
}

/* k90  letters.lua:27
 *   add (over gather) = gather + places  (12, 8, 16)
 */
static void k90_add(float *restrict add, const float *restrict places)
{
    for (long i = 0; i < 12; i++) {
        for (long j = 0; j < 128; j++) {
            const float gather_ij = add[i * 128 + j];
            const float add_ij = gather_ij + places[j];
            add[i * 128 + j] = add_ij;
        }
    }
}

/* k91  letters.lua:22
 *   matmul = add @ query_weight.T  (96, 16)
 */
static void k91_matmul(const float *restrict add, const float *restrict query_weight,
                       float *restrict matmul)
{
    for (long i = 0; i < 96; i++) {
        for (long j = 0; j < 16; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 16; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += add[i * 16 + k + l] * query_weight[j * 16 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul[i * 16 + j] = sum;
        }
    }
}

/* k92  letters.lua:22
 *   query (over matmul) = matmul + query_bias  (12, 8, 16)
 */
static void k92_add(float *restrict query, const float *restrict query_bias)
{
    for (long i = 0; i < 96; i++) {
        for (long j = 0; j < 16; j++) {
            const float matmul_ij = query[i * 16 + j];
            const float query_ij = matmul_ij + query_bias[j];
            query[i * 16 + j] = query_ij;
        }
    }
}

/* k93  letters.lua:22
 *   matmul_2 = add @ key_weight.T  (96, 16)
 */
static void k93_matmul(const float *restrict add, const float *restrict key_weight,
                       float *restrict matmul_2)
{
    for (long i = 0; i < 96; i++) {
        for (long j = 0; j < 16; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 16; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += add[i * 16 + k + l] * key_weight[j * 16 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_2[i * 16 + j] = sum;
        }
    }
}

/* k94  letters.lua:22
 *   key (over matmul_2) = matmul_2 + key_bias  (12, 8, 16)
 */
static void k94_add(float *restrict key, const float *restrict key_bias)
{
    for (long i = 0; i < 96; i++) {
        for (long j = 0; j < 16; j++) {
            const float matmul_2_ij = key[i * 16 + j];
            const float key_ij = matmul_2_ij + key_bias[j];
            key[i * 16 + j] = key_ij;
        }
    }
}

/* k95  letters.lua:23
 *   matmul_3 = add @ value_weight.T  (96, 16)
 */
static void k95_matmul(const float *restrict add, const float *restrict value_weight,
                       float *restrict matmul_3)
{
    for (long i = 0; i < 96; i++) {
        for (long j = 0; j < 16; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 16; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += add[i * 16 + k + l] * value_weight[j * 16 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_3[i * 16 + j] = sum;
        }
    }
}

/* k96  letters.lua:23
 *   value (over matmul_3) = matmul_3 + value_bias  (12, 8, 16)
 */
static void k96_add(float *restrict value, const float *restrict value_bias)
{
    for (long i = 0; i < 96; i++) {
        for (long j = 0; j < 16; j++) {
            const float matmul_3_ij = value[i * 16 + j];
            const float value_ij = matmul_3_ij + value_bias[j];
            value[i * 16 + j] = value_ij;
        }
    }
}

/* k101  letters.lua:28
 *   matmul = query @ key.T  a slice of (12, 8, 8)
 */
static void k101_matmul(const float *restrict query, const float *restrict key,
                        float *restrict matmul)
{
    for (long i = 0; i < 8; i++) {
        for (long j = 0; j < 8; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 16; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += query[i * 16 + k + l] * key[j * 16 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul[i * 8 + j] = sum;
        }
    }
}

/* k102  letters.lua:28
 *   mul (over matmul) = exp(where(ge, matmul * 0.25, -inf) - max(where(ge, matmul * 0.25, -inf))) *
 *       (1 / sum(exp(where(ge, matmul * 0.25, -inf) - max(where(ge, matmul * 0.25, -inf)))))
 *       a slice of (12, 8, 8)
 */
static void k102_mul_where_amax(float *restrict mul, const unsigned char *restrict ge)
{
    for (long i = 0; i < 8; i++) {
        float amax6 = (-INFINITY);
        for (long j = 0; j < 8; j++) {
            const float matmul_ij = mul[i * 8 + j];
            const float mul2 = matmul_ij * 0.25f;
            const int ge_ij = ge[i * 8 + j];
            const float where5 = ge_ij ? mul2 : (-INFINITY);
            amax6 = amax6 > where5 ? amax6 : (amax6 == amax6 ? where5 : amax6);
        }
        float exp8[8];
        float sum9 = 0.0f;
        for (long j = 0; j < 8; j++) {
            const float matmul_ij = mul[i * 8 + j];
            const float mul2 = matmul_ij * 0.25f;
            const int ge_ij = ge[i * 8 + j];
            const float where5 = ge_ij ? mul2 : (-INFINITY);
            const float sub7 = where5 - amax6;
            exp8[j] = expf(sub7);
            sum9 += exp8[j];
        }
        const float recip10 = 1 / sum9;
        for (long j = 0; j < 8; j++) {
            const float mul_ij = exp8[j] * recip10;
            mul[i * 8 + j] = mul_ij;
        }
    }
}

/* k103  letters.lua:28
 *   matmul_2 = mul @ value  a slice of (12, 8, 16)
 */
static void k103_matmul(const float *restrict mul, const float *restrict value,
                        float *restrict matmul_2)
{
    for (long i = 0; i < 8; i++) {
        for (long j = 0; j < 16; j++) {
            matmul_2[i * 16 + j] = 0.0f;
        }
        for (long k = 0; k < 8; k++) {
            const float a_ik = mul[i * 8 + k];
            for (long j = 0; j < 16; j++) {
                matmul_2[i * 16 + j] += a_ik * value[k * 16 + j];
            }
        }
    }
}

/* k104  letters.lua:30
 *   add_2 = add + matmul_2  a slice of (12, 8, 16)
 */
static void k104_add(const float *restrict add, const float *restrict matmul_2,
                     float *restrict add_2)
{
    for (long j = 0; j < 128; j++) {
        const float add_2_j = add[j] + matmul_2[j];
        add_2[j] = add_2_j;
    }
}

#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */
__attribute__((noinline))
#endif
static void k97_slice(const float *query, const float *key, const unsigned char *ge,
                      const float *value, const float *add, float *add_2, void *work)
{
    char *const at = work;
    float *const matmul = (float *)(void *)(at + 512); /* (64) */
    float *const mul = (float *)(void *)(at + 512); /* (64) */
    float *const matmul_2 = (float *)(void *)(at + 0); /* (128) */

    k101_matmul(query, key, matmul);
    k102_mul_where_amax(mul, ge);
    k103_matmul(mul, value, matmul_2);
    k104_add(add, matmul_2, add_2);
}

/* k97  letters.lua:30
 *   add_2 = 12 slices  (12, 8, 16)
 */
static void k97_slices(const float *query, const float *key, const unsigned char *ge,
                       const float *value, const float *add, float *add_2,
                       unsigned char *slice_work)
{
    for (long s0 = 0; s0 < 12; s0++) {
        k97_slice(query + s0 * 128, key + s0 * 128, ge, value + s0 * 128, add + s0 * 128,
                  add_2 + s0 * 128, slice_work);
    }
}

/* k98  letters.lua:23
 *   matmul_4 = add_2 @ out_weight.T  (96, 8)
 */
static void k98_matmul(const float *restrict add_2, const float *restrict out_weight,
                       float *restrict matmul_4)
{
    for (long i = 0; i < 96; i++) {
        for (long j = 0; j < 8; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 16; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += add_2[i * 16 + k + l] * out_weight[j * 16 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_4[i * 8 + j] = sum;
        }
    }
}

/* k99  letters.lua:50
 *   add2 = matmul_4 + out_bias
 *   amax3 = max(add2)
 *   sub4 = add2 - amax3
 *   sum6 = sum(exp(sub4))
 *   and13 = (y >= 0) & (y < 8)
 *   sum20 = sum(where(index == y, sub4, where(and13, 0, nan)))
 *   sum_ = sum(sum20 - where(and13, log(sum6), 0))  (1)
 */
static void k99_add_amax_sub(const float *restrict matmul_4, const float *restrict out_bias,
                             const int *restrict y, float *restrict sum_)
{
    sum_[0] = 0.0f;
    for (long i = 0; i < 96; i++) {
        const int ge10 = y[i] >= 0;
        const int lt12 = y[i] < 8;
        const int and13 = ge10 & lt12;
        const float where18 = and13 ? 0.0f : NAN;
        float amax3 = (-INFINITY);
        for (long j = 0; j < 8; j++) {
            const float add2 = matmul_4[i * 8 + j] + out_bias[j];
            amax3 = amax3 > add2 ? amax3 : (amax3 == amax3 ? add2 : amax3);
        }
        float sum6 = 0.0f;
        float sum20 = 0.0f;
        for (long j = 0; j < 8; j++) {
            const float add2 = matmul_4[i * 8 + j] + out_bias[j];
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
    }
}

/* k100  letters.lua:50
 *   loss = -(sum_ / 96)  ()
 */
static void k100_div_neg(const float *restrict sum_, float *restrict loss)
{
    const float div2 = sum_[0] / 96.0f;
    const float loss_0 = -div2;
    loss[0] = loss_0;
}

/* One eval_step: 15 kernels; `work` holds 31552 bytes, aligned to 64. */
void eval_step(const struct state *s, const struct eval_step_io *io, void *work);
void eval_step(const struct state *s, const struct eval_step_io *io, void *work)
{
    char *const at = work;
    float *const gather = (float *)(void *)(at + 0); /* (96, 16) */
    int *const iota = (int *)(void *)(at + 6144); /* (8, 16) */
    float *const places = (float *)(void *)(at + 6656); /* (8, 16) */
    float *const add = (float *)(void *)(at + 0); /* (12, 8, 16) */
    float *const matmul = (float *)(void *)(at + 6144); /* (96, 16) */
    float *const query = (float *)(void *)(at + 6144); /* (12, 8, 16) */
    float *const matmul_2 = (float *)(void *)(at + 12288); /* (96, 16) */
    float *const key = (float *)(void *)(at + 12288); /* (12, 8, 16) */
    float *const matmul_3 = (float *)(void *)(at + 18432); /* (96, 16) */
    float *const value = (float *)(void *)(at + 18432); /* (12, 8, 16) */
    unsigned char *const ge = (unsigned char *)(void *)(at + 31488); /* (8, 8) */
    float *const add_2 = (float *)(void *)(at + 24576); /* (12, 8, 16) */
    float *const matmul_4 = (float *)(void *)(at + 0); /* (96, 8) */
    float *const sum_ = (float *)(void *)(at + 3072); /* (1) */
    unsigned char *const slice_work = (unsigned char *)(void *)(at + 30720); /* (768) */

    k86_ge(ge);
    k87_gather(s->letters_weight, io->x, gather);
    k88_copy(iota);
    k89_gather(s->places_weight, iota, places);
    k90_add(add, places);
    k91_matmul(add, s->query_weight, matmul);
    k92_add(query, s->query_bias);
    k93_matmul(add, s->key_weight, matmul_2);
    k94_add(key, s->key_bias);
    k95_matmul(add, s->value_weight, matmul_3);
    k96_add(value, s->value_bias);
    k97_slices(query, key, ge, value, add, add_2, slice_work);
    k98_matmul(add_2, s->out_weight, matmul_4);
    k99_add_amax_sub(matmul_4, s->out_bias, io->y, sum_);
    k100_div_neg(sum_, io->loss);
}

/* ---- predict ---- */

/* What predict reads and writes: a batch, and its results. */
struct predict_io {
    const int *x; /* x (12, 8) */
    const int *y; /* y not read */
    float *prediction; /* prediction (12, 8, 8) */
};

/* k105  letters.lua:28
 *   ge = index >= index  (8, 8)
 */
static void k105_ge(unsigned char *restrict ge)
{
    for (long i = 0; i < 8; i++) {
        for (long j = 0; j < 8; j++) {
            const int ge_ij = (int)i >= (int)j;
            ge[i * 8 + j] = (unsigned char)ge_ij;
        }
    }
}

/* k106  letters.lua:21
 *   gather = gather(letters_weight, x)  (96, 16)
 */
static void k106_gather(const float *restrict letters_weight, const int *restrict x,
                        float *restrict gather)
{
    for (long j = 0; j < 96; j++) {
        const long at = x[j];
        for (long k = 0; k < 16; k++) {
            gather[j * 16 + k] = ((at >= 0) & (at < 8)) ? letters_weight[at * 16 + k] : NAN;
        }
    }
}

/* k107  letters.lua:21
 *   iota = index  (8, 16)
 */
static void k107_copy(int *restrict iota)
{
    for (long i = 0; i < 8; i++) {
        for (long j = 0; j < 16; j++) {
            iota[i * 16 + j] = (int)i;
        }
    }
}

/* k108  letters.lua:21
 *   places = gather(places_weight, iota)  (8, 16)
 */
static void k108_gather(const float *restrict places_weight, const int *restrict iota,
                        float *restrict places)
{
    for (long j = 0; j < 8; j++) {
        for (long k = 0; k < 16; k++) {
            const long at = iota[j * 16 + k];
            places[j * 16 + k] = ((at >= 0) & (at < 8)) ? places_weight[at * 16 + k] : NAN;
        }
    }
}

/* k109  letters.lua:27
 *   add (over gather) = gather + places  (12, 8, 16)
 */
static void k109_add(float *restrict add, const float *restrict places)
{
    for (long i = 0; i < 12; i++) {
        for (long j = 0; j < 128; j++) {
            const float gather_ij = add[i * 128 + j];
            const float add_ij = gather_ij + places[j];
            add[i * 128 + j] = add_ij;
        }
    }
}

/* k110  letters.lua:22
 *   matmul = add @ query_weight.T  (96, 16)
 */
static void k110_matmul(const float *restrict add, const float *restrict query_weight,
                        float *restrict matmul)
{
    for (long i = 0; i < 96; i++) {
        for (long j = 0; j < 16; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 16; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += add[i * 16 + k + l] * query_weight[j * 16 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul[i * 16 + j] = sum;
        }
    }
}

/* k111  letters.lua:22
 *   query (over matmul) = matmul + query_bias  (12, 8, 16)
 */
static void k111_add(float *restrict query, const float *restrict query_bias)
{
    for (long i = 0; i < 96; i++) {
        for (long j = 0; j < 16; j++) {
            const float matmul_ij = query[i * 16 + j];
            const float query_ij = matmul_ij + query_bias[j];
            query[i * 16 + j] = query_ij;
        }
    }
}

/* k112  letters.lua:22
 *   matmul_2 = add @ key_weight.T  (96, 16)
 */
static void k112_matmul(const float *restrict add, const float *restrict key_weight,
                        float *restrict matmul_2)
{
    for (long i = 0; i < 96; i++) {
        for (long j = 0; j < 16; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 16; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += add[i * 16 + k + l] * key_weight[j * 16 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_2[i * 16 + j] = sum;
        }
    }
}

/* k113  letters.lua:22
 *   key (over matmul_2) = matmul_2 + key_bias  (12, 8, 16)
 */
static void k113_add(float *restrict key, const float *restrict key_bias)
{
    for (long i = 0; i < 96; i++) {
        for (long j = 0; j < 16; j++) {
            const float matmul_2_ij = key[i * 16 + j];
            const float key_ij = matmul_2_ij + key_bias[j];
            key[i * 16 + j] = key_ij;
        }
    }
}

/* k114  letters.lua:23
 *   matmul_3 = add @ value_weight.T  (96, 16)
 */
static void k114_matmul(const float *restrict add, const float *restrict value_weight,
                        float *restrict matmul_3)
{
    for (long i = 0; i < 96; i++) {
        for (long j = 0; j < 16; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 16; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += add[i * 16 + k + l] * value_weight[j * 16 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_3[i * 16 + j] = sum;
        }
    }
}

/* k115  letters.lua:23
 *   value (over matmul_3) = matmul_3 + value_bias  (12, 8, 16)
 */
static void k115_add(float *restrict value, const float *restrict value_bias)
{
    for (long i = 0; i < 96; i++) {
        for (long j = 0; j < 16; j++) {
            const float matmul_3_ij = value[i * 16 + j];
            const float value_ij = matmul_3_ij + value_bias[j];
            value[i * 16 + j] = value_ij;
        }
    }
}

/* k119  letters.lua:28
 *   matmul = query @ key.T  a slice of (12, 8, 8)
 */
static void k119_matmul(const float *restrict query, const float *restrict key,
                        float *restrict matmul)
{
    for (long i = 0; i < 8; i++) {
        for (long j = 0; j < 8; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 16; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += query[i * 16 + k + l] * key[j * 16 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul[i * 8 + j] = sum;
        }
    }
}

/* k120  letters.lua:28
 *   mul (over matmul) = exp(where(ge, matmul * 0.25, -inf) - max(where(ge, matmul * 0.25, -inf))) *
 *       (1 / sum(exp(where(ge, matmul * 0.25, -inf) - max(where(ge, matmul * 0.25, -inf)))))
 *       a slice of (12, 8, 8)
 */
static void k120_mul_where_amax(float *restrict mul, const unsigned char *restrict ge)
{
    for (long i = 0; i < 8; i++) {
        float amax6 = (-INFINITY);
        for (long j = 0; j < 8; j++) {
            const float matmul_ij = mul[i * 8 + j];
            const float mul2 = matmul_ij * 0.25f;
            const int ge_ij = ge[i * 8 + j];
            const float where5 = ge_ij ? mul2 : (-INFINITY);
            amax6 = amax6 > where5 ? amax6 : (amax6 == amax6 ? where5 : amax6);
        }
        float exp8[8];
        float sum9 = 0.0f;
        for (long j = 0; j < 8; j++) {
            const float matmul_ij = mul[i * 8 + j];
            const float mul2 = matmul_ij * 0.25f;
            const int ge_ij = ge[i * 8 + j];
            const float where5 = ge_ij ? mul2 : (-INFINITY);
            const float sub7 = where5 - amax6;
            exp8[j] = expf(sub7);
            sum9 += exp8[j];
        }
        const float recip10 = 1 / sum9;
        for (long j = 0; j < 8; j++) {
            const float mul_ij = exp8[j] * recip10;
            mul[i * 8 + j] = mul_ij;
        }
    }
}

/* k121  letters.lua:28
 *   matmul_2 = mul @ value  a slice of (12, 8, 16)
 */
static void k121_matmul(const float *restrict mul, const float *restrict value,
                        float *restrict matmul_2)
{
    for (long i = 0; i < 8; i++) {
        for (long j = 0; j < 16; j++) {
            matmul_2[i * 16 + j] = 0.0f;
        }
        for (long k = 0; k < 8; k++) {
            const float a_ik = mul[i * 8 + k];
            for (long j = 0; j < 16; j++) {
                matmul_2[i * 16 + j] += a_ik * value[k * 16 + j];
            }
        }
    }
}

/* k122  letters.lua:30
 *   add_2 = add + matmul_2  a slice of (12, 8, 16)
 */
static void k122_add(const float *restrict add, const float *restrict matmul_2,
                     float *restrict add_2)
{
    for (long j = 0; j < 128; j++) {
        const float add_2_j = add[j] + matmul_2[j];
        add_2[j] = add_2_j;
    }
}

#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */
__attribute__((noinline))
#endif
static void k116_slice(const float *query, const float *key, const unsigned char *ge,
                       const float *value, const float *add, float *add_2, void *work)
{
    char *const at = work;
    float *const matmul = (float *)(void *)(at + 512); /* (64) */
    float *const mul = (float *)(void *)(at + 512); /* (64) */
    float *const matmul_2 = (float *)(void *)(at + 0); /* (128) */

    k119_matmul(query, key, matmul);
    k120_mul_where_amax(mul, ge);
    k121_matmul(mul, value, matmul_2);
    k122_add(add, matmul_2, add_2);
}

/* k116  letters.lua:30
 *   add_2 = 12 slices  (12, 8, 16)
 */
static void k116_slices(const float *query, const float *key, const unsigned char *ge,
                        const float *value, const float *add, float *add_2,
                        unsigned char *slice_work)
{
    for (long s0 = 0; s0 < 12; s0++) {
        k116_slice(query + s0 * 128, key + s0 * 128, ge, value + s0 * 128, add + s0 * 128,
                   add_2 + s0 * 128, slice_work);
    }
}

/* k117  letters.lua:23
 *   matmul_4 = add_2 @ out_weight.T  (96, 8)
 */
static void k117_matmul(const float *restrict add_2, const float *restrict out_weight,
                        float *restrict matmul_4)
{
    for (long i = 0; i < 96; i++) {
        for (long j = 0; j < 8; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 16; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += add_2[i * 16 + k + l] * out_weight[j * 16 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_4[i * 8 + j] = sum;
        }
    }
}

/* k118  letters.lua:23
 *   prediction = matmul_4 + out_bias  (12, 8, 8)
 */
static void k118_add(const float *restrict matmul_4, const float *restrict out_bias,
                     float *restrict prediction)
{
    for (long i = 0; i < 96; i++) {
        for (long j = 0; j < 8; j++) {
            const float prediction_ij = matmul_4[i * 8 + j] + out_bias[j];
            prediction[i * 8 + j] = prediction_ij;
        }
    }
}

/* One predict: 14 kernels; `work` holds 31552 bytes, aligned to 64. */
void predict(const struct state *s, const struct predict_io *io, void *work);
void predict(const struct state *s, const struct predict_io *io, void *work)
{
    char *const at = work;
    float *const gather = (float *)(void *)(at + 0); /* (96, 16) */
    int *const iota = (int *)(void *)(at + 6144); /* (8, 16) */
    float *const places = (float *)(void *)(at + 6656); /* (8, 16) */
    float *const add = (float *)(void *)(at + 0); /* (12, 8, 16) */
    float *const matmul = (float *)(void *)(at + 6144); /* (96, 16) */
    float *const query = (float *)(void *)(at + 6144); /* (12, 8, 16) */
    float *const matmul_2 = (float *)(void *)(at + 12288); /* (96, 16) */
    float *const key = (float *)(void *)(at + 12288); /* (12, 8, 16) */
    float *const matmul_3 = (float *)(void *)(at + 18432); /* (96, 16) */
    float *const value = (float *)(void *)(at + 18432); /* (12, 8, 16) */
    unsigned char *const ge = (unsigned char *)(void *)(at + 31488); /* (8, 8) */
    float *const add_2 = (float *)(void *)(at + 24576); /* (12, 8, 16) */
    float *const matmul_4 = (float *)(void *)(at + 0); /* (96, 8) */
    unsigned char *const slice_work = (unsigned char *)(void *)(at + 30720); /* (768) */

    k105_ge(ge);
    k106_gather(s->letters_weight, io->x, gather);
    k107_copy(iota);
    k108_gather(s->places_weight, iota, places);
    k109_add(add, places);
    k110_matmul(add, s->query_weight, matmul);
    k111_add(query, s->query_bias);
    k112_matmul(add, s->key_weight, matmul_2);
    k113_add(key, s->key_bias);
    k114_matmul(add, s->value_weight, matmul_3);
    k115_add(value, s->value_bias);
    k116_slices(query, key, ge, value, add, add_2, slice_work);
    k117_matmul(add_2, s->out_weight, matmul_4);
    k118_add(matmul_4, s->out_bias, io->prediction);
}

/* ---- generate ---- */

/* What generate reads and writes. */
struct generate_io {
    const int *x; /* x not read */
    const int *y; /* y not read */
    float *logits; /* logits (1, 8) */
};

/* k123  letters.lua:21
 *   letters = gather(letters_weight, generate_token)  (1, 16)
 */
static void k123_gather(const float *restrict letters_weight, const int *restrict generate_token,
                        float *restrict letters)
{
    const long at = generate_token[0];
    for (long k = 0; k < 16; k++) {
        letters[k] = ((at >= 0) & (at < 8)) ? letters_weight[at * 16 + k] : NAN;
    }
}

/* k124  letters.lua:21
 *   places = gather(places_weight, generate_position)  (1, 16)
 */
static void k124_gather(const float *restrict places_weight, const int *restrict generate_position,
                        float *restrict places)
{
    const long at = generate_position[0];
    for (long k = 0; k < 16; k++) {
        places[k] = ((at >= 0) & (at < 8)) ? places_weight[at * 16 + k] : NAN;
    }
}

/* k125  letters.lua:35
 *   add (over letters) = letters + places  (1, 16)
 */
static void k125_add(float *restrict add, const float *restrict places)
{
    for (long j = 0; j < 16; j++) {
        const float letters_j = add[j];
        const float add_j = letters_j + places[j];
        add[j] = add_j;
    }
}

/* k126  letters.lua:22
 *   matmul = add @ key_weight.T  (1, 16)
 */
static void k126_matmul(const float *restrict add, const float *restrict key_weight,
                        float *restrict matmul)
{
    for (long j = 0; j < 16; j++) {
        float sum = 0.0f;
        float lane[16] = {0};
        for (long k = 0; k < 16; k += 16) {
            for (long l = 0; l < 16; l++) {
                lane[l] += add[k + l] * key_weight[j * 16 + k + l];
            }
        }
        for (long l = 0; l < 16; l++) {
            sum += lane[l];
        }
        matmul[j] = sum;
    }
}

/* k127  letters.lua:22
 *   key (over matmul) = matmul + key_bias  (1, 16)
 */
static void k127_add(float *restrict key, const float *restrict key_bias)
{
    for (long j = 0; j < 16; j++) {
        const float matmul_j = key[j];
        const float key_j = matmul_j + key_bias[j];
        key[j] = key_j;
    }
}

/* k128  letters.lua:23
 *   matmul_2 = add @ value_weight.T  (1, 16)
 */
static void k128_matmul(const float *restrict add, const float *restrict value_weight,
                        float *restrict matmul_2)
{
    for (long j = 0; j < 16; j++) {
        float sum = 0.0f;
        float lane[16] = {0};
        for (long k = 0; k < 16; k += 16) {
            for (long l = 0; l < 16; l++) {
                lane[l] += add[k + l] * value_weight[j * 16 + k + l];
            }
        }
        for (long l = 0; l < 16; l++) {
            sum += lane[l];
        }
        matmul_2[j] = sum;
    }
}

/* k129  letters.lua:23
 *   value (over matmul_2) = matmul_2 + value_bias  (1, 16)
 */
static void k129_add(float *restrict value, const float *restrict value_bias)
{
    for (long j = 0; j < 16; j++) {
        const float matmul_2_j = value[j];
        const float value_j = matmul_2_j + value_bias[j];
        value[j] = value_j;
    }
}

/* k130  letters.lua:22
 *   matmul_3 = add @ query_weight.T  (1, 16)
 */
static void k130_matmul(const float *restrict add, const float *restrict query_weight,
                        float *restrict matmul_3)
{
    for (long j = 0; j < 16; j++) {
        float sum = 0.0f;
        float lane[16] = {0};
        for (long k = 0; k < 16; k += 16) {
            for (long l = 0; l < 16; l++) {
                lane[l] += add[k + l] * query_weight[j * 16 + k + l];
            }
        }
        for (long l = 0; l < 16; l++) {
            sum += lane[l];
        }
        matmul_3[j] = sum;
    }
}

/* k131  letters.lua:22
 *   query (over matmul_3) = matmul_3 + query_bias  (1, 16)
 */
static void k131_add(float *restrict query, const float *restrict query_bias)
{
    for (long j = 0; j < 16; j++) {
        const float matmul_3_j = query[j];
        const float query_j = matmul_3_j + query_bias[j];
        query[j] = query_j;
    }
}

/* k132  letters.lua:23
 *   where = where(index == generate_position, key, generate_keys)  (8, 16)
 *   where_2 = where(index == generate_position, value, generate_values)  (8, 16)
 *   generate_keys = where(index == generate_position, key, generate_keys)  (8, 16)
 *   generate_values = where(index == generate_position, value, generate_values)  (8, 16)
 */
static void k132_update_generate_values(const int *restrict generate_position,
                                        const float *restrict key, float *restrict generate_keys,
                                        const float *restrict value,
                                        float *restrict generate_values, float *restrict where,
                                        float *restrict where_2)
{
    for (long i = 0; i < 8; i++) {
        const int eq2 = (int)i == generate_position[0];
        for (long j = 0; j < 16; j++) {
            const float key_j = key[j];
            const float generate_keys_ij = generate_keys[i * 16 + j];
            const float where_ij = eq2 ? key_j : generate_keys_ij;
            const float value_j = value[j];
            const float generate_values_ij = generate_values[i * 16 + j];
            const float where_2_ij = eq2 ? value_j : generate_values_ij;
            where[i * 16 + j] = where_ij;
            where_2[i * 16 + j] = where_2_ij;
            generate_keys[i * 16 + j] = where_ij;
            generate_values[i * 16 + j] = where_2_ij;
        }
    }
}

/* k133  letters.lua:40
 *   matmul_4 = query @ where.T  (1, 8)
 */
static void k133_matmul(const float *restrict query, const float *restrict where,
                        float *restrict matmul_4)
{
    for (long j = 0; j < 8; j++) {
        float sum = 0.0f;
        float lane[16] = {0};
        for (long k = 0; k < 16; k += 16) {
            for (long l = 0; l < 16; l++) {
                lane[l] += query[k + l] * where[j * 16 + k + l];
            }
        }
        for (long l = 0; l < 16; l++) {
            sum += lane[l];
        }
        matmul_4[j] = sum;
    }
}

/* k134  letters.lua:40
 *   amax = max(where_3)  (1, 1)
 *   where_3 (over matmul_4) = where(index <= generate_position, matmul_4 * 0.25, -inf)  (1, 8)
 */
static void k134_le_mul_where(const int *restrict generate_position, float *restrict where_3,
                              float *restrict amax)
{
    amax[0] = (-INFINITY);
    for (long j = 0; j < 8; j++) {
        const int le2 = (int)j <= generate_position[0];
        const float matmul_4_j = where_3[j];
        const float mul5 = matmul_4_j * 0.25f;
        const float where_3_j = le2 ? mul5 : (-INFINITY);
        amax[0] = amax[0] > where_3_j ? amax[0] : (amax[0] == amax[0] ? where_3_j : amax[0]);
        where_3[j] = where_3_j;
    }
}

/* k135  letters.lua:23
 *   generate_position = generate_position + 1  ()
 */
static void k135_update_generate_position(int *restrict generate_position)
{
    const int new_generate_position_0 = generate_position[0] + 1;
    generate_position[0] = new_generate_position_0;
}

/* k136  letters.lua:40
 *   where_4 (over amax) = where(amax == -inf, 0, amax)  (1, 1)
 */
static void k136_eq_where(float *restrict where_4)
{
    const float amax_0 = where_4[0];
    const int eq2 = amax_0 == (-INFINITY);
    const float where_4_0 = eq2 ? 0.0f : amax_0;
    where_4[0] = where_4_0;
}

/* k137  letters.lua:40
 *   sum_ = sum(exp_)  (1, 1)
 *   exp_ (over where_3) = exp(where_3 - where_4)  (1, 8)
 */
static void k137_sub_exp_sum(float *restrict exp_, const float *restrict where_4,
                             float *restrict sum_)
{
    sum_[0] = 0.0f;
    for (long j = 0; j < 8; j++) {
        const float where_3_j = exp_[j];
        const float sub2 = where_3_j - where_4[0];
        const float exp__j = expf(sub2);
        sum_[0] += exp__j;
        exp_[j] = exp__j;
    }
}

/* k138  letters.lua:40
 *   recip (over sum_) = 1 / where(sum_ == 0, 1, sum_)  (1, 1)
 */
static void k138_eq_where_recip(float *restrict recip)
{
    const float sum__0 = recip[0];
    const int eq2 = sum__0 == 0.0f;
    const float where4 = eq2 ? 1.0f : sum__0;
    const float recip_0 = 1 / where4;
    recip[0] = recip_0;
}

/* k139  letters.lua:40
 *   mul (over exp_) = exp_ * recip  (1, 8)
 */
static void k139_mul(float *restrict mul, const float *restrict recip)
{
    for (long j = 0; j < 8; j++) {
        const float exp__j = mul[j];
        const float mul_j = exp__j * recip[0];
        mul[j] = mul_j;
    }
}

/* k140  letters.lua:40
 *   matmul_5 = mul @ where_2  (1, 16)
 */
static void k140_matmul(const float *restrict mul, const float *restrict where_2,
                        float *restrict matmul_5)
{
    for (long j = 0; j < 16; j++) {
        matmul_5[j] = 0.0f;
    }
    for (long k = 0; k < 8; k++) {
        const float a_ik = mul[k];
        for (long j = 0; j < 16; j++) {
            matmul_5[j] += a_ik * where_2[k * 16 + j];
        }
    }
}

/* k141  letters.lua:42
 *   add_2 (over add) = add + matmul_5  (1, 16)
 */
static void k141_add(float *restrict add_2, const float *restrict matmul_5)
{
    for (long j = 0; j < 16; j++) {
        const float add_j = add_2[j];
        const float add_2_j = add_j + matmul_5[j];
        add_2[j] = add_2_j;
    }
}

/* k142  letters.lua:23
 *   matmul_6 = add_2 @ out_weight.T  (1, 8)
 */
static void k142_matmul(const float *restrict add_2, const float *restrict out_weight,
                        float *restrict matmul_6)
{
    for (long j = 0; j < 8; j++) {
        float sum = 0.0f;
        float lane[16] = {0};
        for (long k = 0; k < 16; k += 16) {
            for (long l = 0; l < 16; l++) {
                lane[l] += add_2[k + l] * out_weight[j * 16 + k + l];
            }
        }
        for (long l = 0; l < 16; l++) {
            sum += lane[l];
        }
        matmul_6[j] = sum;
    }
}

/* k143  letters.lua:23
 *   logits = matmul_6 + out_bias  (1, 8)
 */
static void k143_add(const float *restrict matmul_6, const float *restrict out_bias,
                     float *restrict logits)
{
    for (long j = 0; j < 8; j++) {
        const float logits_j = matmul_6[j] + out_bias[j];
        logits[j] = logits_j;
    }
}

/* One generate: 21 kernels; `work` holds 1280 bytes, aligned to 64. */
void generate(const struct state *s, const struct generate_io *io, void *work);
void generate(const struct state *s, const struct generate_io *io, void *work)
{
    char *const at = work;
    float *const letters = (float *)(void *)(at + 1024); /* (1, 16) */
    float *const places = (float *)(void *)(at + 0); /* (1, 16) */
    float *const add = (float *)(void *)(at + 1024); /* (1, 16) */
    float *const matmul = (float *)(void *)(at + 1088); /* (1, 16) */
    float *const key = (float *)(void *)(at + 1088); /* (1, 16) */
    float *const matmul_2 = (float *)(void *)(at + 1152); /* (1, 16) */
    float *const value = (float *)(void *)(at + 1152); /* (1, 16) */
    float *const where = (float *)(void *)(at + 0); /* (8, 16) */
    float *const where_2 = (float *)(void *)(at + 512); /* (8, 16) */
    float *const matmul_3 = (float *)(void *)(at + 1216); /* (1, 16) */
    float *const query = (float *)(void *)(at + 1216); /* (1, 16) */
    float *const matmul_4 = (float *)(void *)(at + 1088); /* (1, 8) */
    float *const amax = (float *)(void *)(at + 0); /* (1, 1) */
    float *const where_3 = (float *)(void *)(at + 1088); /* (1, 8) */
    float *const where_4 = (float *)(void *)(at + 0); /* (1, 1) */
    float *const sum_ = (float *)(void *)(at + 64); /* (1, 1) */
    float *const exp_ = (float *)(void *)(at + 1088); /* (1, 8) */
    float *const recip = (float *)(void *)(at + 64); /* (1, 1) */
    float *const mul = (float *)(void *)(at + 1088); /* (1, 8) */
    float *const matmul_5 = (float *)(void *)(at + 0); /* (1, 16) */
    float *const add_2 = (float *)(void *)(at + 1024); /* (1, 16) */
    float *const matmul_6 = (float *)(void *)(at + 0); /* (1, 8) */

    k123_gather(s->letters_weight, s->generate_token, letters);
    k124_gather(s->places_weight, s->generate_position, places);
    k125_add(add, places);
    k126_matmul(add, s->key_weight, matmul);
    k127_add(key, s->key_bias);
    k128_matmul(add, s->value_weight, matmul_2);
    k129_add(value, s->value_bias);
    k130_matmul(add, s->query_weight, matmul_3);
    k131_add(query, s->query_bias);
    k132_update_generate_values(s->generate_position, key, s->generate_keys, value,
                                s->generate_values, where, where_2);
    k133_matmul(query, where, matmul_4);
    k134_le_mul_where(s->generate_position, where_3, amax);
    k135_update_generate_position(s->generate_position);
    k136_eq_where(where_4);
    k137_sub_exp_sum(exp_, where_4, sum_);
    k138_eq_where_recip(recip);
    k139_mul(mul, recip);
    k140_matmul(mul, where_2, matmul_5);
    k141_add(add_2, matmul_5);
    k142_matmul(add_2, s->out_weight, matmul_6);
    k143_add(matmul_6, s->out_bias, io->logits);
}

