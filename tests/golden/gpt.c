/* gpt: made by gradcc from gpt.lua.
 * Learns to write English, character by character: a small GPT (Radford et al., 2018), a stack of
 * causal transformer blocks, reads windows of 64 characters of the Jargon File and guesses the one
 * that follows each. Data: Debian's package jargon-text, 1.7 million characters; the last tenth is
 * for testing. Expect 2.3 bits per character there after 3 epochs, in some minutes.
 */
#include <math.h>

/* All that lives from step to step: parameters, the optimiser's moments, counters. */
struct state {
    float *blocks_0_norm1_weight; /* blocks.0.norm1.weight (128) */
    float *blocks_0_norm1_bias; /* blocks.0.norm1.bias (128) */
    float *blocks_0_qkv_weight; /* blocks.0.qkv.weight (384, 128) */
    float *blocks_0_out_weight; /* blocks.0.out.weight (128, 128) */
    float *blocks_0_out_bias; /* blocks.0.out.bias (128) */
    float *blocks_0_norm2_weight; /* blocks.0.norm2.weight (128) */
    float *blocks_0_norm2_bias; /* blocks.0.norm2.bias (128) */
    float *blocks_0_mlp_0_weight; /* blocks.0.mlp.0.weight (512, 128) */
    float *blocks_0_mlp_0_bias; /* blocks.0.mlp.0.bias (512) */
    float *blocks_0_mlp_2_weight; /* blocks.0.mlp.2.weight (128, 512) */
    float *blocks_0_mlp_2_bias; /* blocks.0.mlp.2.bias (128) */
    float *blocks_1_norm1_weight; /* blocks.1.norm1.weight (128) */
    float *blocks_1_norm1_bias; /* blocks.1.norm1.bias (128) */
    float *blocks_1_qkv_weight; /* blocks.1.qkv.weight (384, 128) */
    float *blocks_1_out_weight; /* blocks.1.out.weight (128, 128) */
    float *blocks_1_out_bias; /* blocks.1.out.bias (128) */
    float *blocks_1_norm2_weight; /* blocks.1.norm2.weight (128) */
    float *blocks_1_norm2_bias; /* blocks.1.norm2.bias (128) */
    float *blocks_1_mlp_0_weight; /* blocks.1.mlp.0.weight (512, 128) */
    float *blocks_1_mlp_0_bias; /* blocks.1.mlp.0.bias (512) */
    float *blocks_1_mlp_2_weight; /* blocks.1.mlp.2.weight (128, 512) */
    float *blocks_1_mlp_2_bias; /* blocks.1.mlp.2.bias (128) */
    float *blocks_2_norm1_weight; /* blocks.2.norm1.weight (128) */
    float *blocks_2_norm1_bias; /* blocks.2.norm1.bias (128) */
    float *blocks_2_qkv_weight; /* blocks.2.qkv.weight (384, 128) */
    float *blocks_2_out_weight; /* blocks.2.out.weight (128, 128) */
    float *blocks_2_out_bias; /* blocks.2.out.bias (128) */
    float *blocks_2_norm2_weight; /* blocks.2.norm2.weight (128) */
    float *blocks_2_norm2_bias; /* blocks.2.norm2.bias (128) */
    float *blocks_2_mlp_0_weight; /* blocks.2.mlp.0.weight (512, 128) */
    float *blocks_2_mlp_0_bias; /* blocks.2.mlp.0.bias (512) */
    float *blocks_2_mlp_2_weight; /* blocks.2.mlp.2.weight (128, 512) */
    float *blocks_2_mlp_2_bias; /* blocks.2.mlp.2.bias (128) */
    float *blocks_3_norm1_weight; /* blocks.3.norm1.weight (128) */
    float *blocks_3_norm1_bias; /* blocks.3.norm1.bias (128) */
    float *blocks_3_qkv_weight; /* blocks.3.qkv.weight (384, 128) */
    float *blocks_3_out_weight; /* blocks.3.out.weight (128, 128) */
    float *blocks_3_out_bias; /* blocks.3.out.bias (128) */
    float *blocks_3_norm2_weight; /* blocks.3.norm2.weight (128) */
    float *blocks_3_norm2_bias; /* blocks.3.norm2.bias (128) */
    float *blocks_3_mlp_0_weight; /* blocks.3.mlp.0.weight (512, 128) */
    float *blocks_3_mlp_0_bias; /* blocks.3.mlp.0.bias (512) */
    float *blocks_3_mlp_2_weight; /* blocks.3.mlp.2.weight (128, 512) */
    float *blocks_3_mlp_2_bias; /* blocks.3.mlp.2.bias (128) */
    float *characters_weight; /* characters.weight (146, 128) */
    float *head_weight; /* head.weight (146, 128) */
    float *head_bias; /* head.bias (146) */
    float *norm_weight; /* norm.weight (128) */
    float *norm_bias; /* norm.bias (128) */
    float *places_weight; /* places.weight (64, 128) */
    int *step; /* step () */
    int *seed; /* seed (2) */
    float *exp_avg_blocks_0_norm1_weight; /* exp_avg/blocks.0.norm1.weight (128) */
    float *exp_avg_sq_blocks_0_norm1_weight; /* exp_avg_sq/blocks.0.norm1.weight (128) */
    float *exp_avg_blocks_0_norm1_bias; /* exp_avg/blocks.0.norm1.bias (128) */
    float *exp_avg_sq_blocks_0_norm1_bias; /* exp_avg_sq/blocks.0.norm1.bias (128) */
    float *exp_avg_blocks_0_qkv_weight; /* exp_avg/blocks.0.qkv.weight (384, 128) */
    float *exp_avg_sq_blocks_0_qkv_weight; /* exp_avg_sq/blocks.0.qkv.weight (384, 128) */
    float *exp_avg_blocks_0_out_weight; /* exp_avg/blocks.0.out.weight (128, 128) */
    float *exp_avg_sq_blocks_0_out_weight; /* exp_avg_sq/blocks.0.out.weight (128, 128) */
    float *exp_avg_blocks_0_out_bias; /* exp_avg/blocks.0.out.bias (128) */
    float *exp_avg_sq_blocks_0_out_bias; /* exp_avg_sq/blocks.0.out.bias (128) */
    float *exp_avg_blocks_0_norm2_weight; /* exp_avg/blocks.0.norm2.weight (128) */
    float *exp_avg_sq_blocks_0_norm2_weight; /* exp_avg_sq/blocks.0.norm2.weight (128) */
    float *exp_avg_blocks_0_norm2_bias; /* exp_avg/blocks.0.norm2.bias (128) */
    float *exp_avg_sq_blocks_0_norm2_bias; /* exp_avg_sq/blocks.0.norm2.bias (128) */
    float *exp_avg_blocks_0_mlp_0_weight; /* exp_avg/blocks.0.mlp.0.weight (512, 128) */
    float *exp_avg_sq_blocks_0_mlp_0_weight; /* exp_avg_sq/blocks.0.mlp.0.weight (512, 128) */
    float *exp_avg_blocks_0_mlp_0_bias; /* exp_avg/blocks.0.mlp.0.bias (512) */
    float *exp_avg_sq_blocks_0_mlp_0_bias; /* exp_avg_sq/blocks.0.mlp.0.bias (512) */
    float *exp_avg_blocks_0_mlp_2_weight; /* exp_avg/blocks.0.mlp.2.weight (128, 512) */
    float *exp_avg_sq_blocks_0_mlp_2_weight; /* exp_avg_sq/blocks.0.mlp.2.weight (128, 512) */
    float *exp_avg_blocks_0_mlp_2_bias; /* exp_avg/blocks.0.mlp.2.bias (128) */
    float *exp_avg_sq_blocks_0_mlp_2_bias; /* exp_avg_sq/blocks.0.mlp.2.bias (128) */
    float *exp_avg_blocks_1_norm1_weight; /* exp_avg/blocks.1.norm1.weight (128) */
    float *exp_avg_sq_blocks_1_norm1_weight; /* exp_avg_sq/blocks.1.norm1.weight (128) */
    float *exp_avg_blocks_1_norm1_bias; /* exp_avg/blocks.1.norm1.bias (128) */
    float *exp_avg_sq_blocks_1_norm1_bias; /* exp_avg_sq/blocks.1.norm1.bias (128) */
    float *exp_avg_blocks_1_qkv_weight; /* exp_avg/blocks.1.qkv.weight (384, 128) */
    float *exp_avg_sq_blocks_1_qkv_weight; /* exp_avg_sq/blocks.1.qkv.weight (384, 128) */
    float *exp_avg_blocks_1_out_weight; /* exp_avg/blocks.1.out.weight (128, 128) */
    float *exp_avg_sq_blocks_1_out_weight; /* exp_avg_sq/blocks.1.out.weight (128, 128) */
    float *exp_avg_blocks_1_out_bias; /* exp_avg/blocks.1.out.bias (128) */
    float *exp_avg_sq_blocks_1_out_bias; /* exp_avg_sq/blocks.1.out.bias (128) */
    float *exp_avg_blocks_1_norm2_weight; /* exp_avg/blocks.1.norm2.weight (128) */
    float *exp_avg_sq_blocks_1_norm2_weight; /* exp_avg_sq/blocks.1.norm2.weight (128) */
    float *exp_avg_blocks_1_norm2_bias; /* exp_avg/blocks.1.norm2.bias (128) */
    float *exp_avg_sq_blocks_1_norm2_bias; /* exp_avg_sq/blocks.1.norm2.bias (128) */
    float *exp_avg_blocks_1_mlp_0_weight; /* exp_avg/blocks.1.mlp.0.weight (512, 128) */
    float *exp_avg_sq_blocks_1_mlp_0_weight; /* exp_avg_sq/blocks.1.mlp.0.weight (512, 128) */
    float *exp_avg_blocks_1_mlp_0_bias; /* exp_avg/blocks.1.mlp.0.bias (512) */
    float *exp_avg_sq_blocks_1_mlp_0_bias; /* exp_avg_sq/blocks.1.mlp.0.bias (512) */
    float *exp_avg_blocks_1_mlp_2_weight; /* exp_avg/blocks.1.mlp.2.weight (128, 512) */
    float *exp_avg_sq_blocks_1_mlp_2_weight; /* exp_avg_sq/blocks.1.mlp.2.weight (128, 512) */
    float *exp_avg_blocks_1_mlp_2_bias; /* exp_avg/blocks.1.mlp.2.bias (128) */
    float *exp_avg_sq_blocks_1_mlp_2_bias; /* exp_avg_sq/blocks.1.mlp.2.bias (128) */
    float *exp_avg_blocks_2_norm1_weight; /* exp_avg/blocks.2.norm1.weight (128) */
    float *exp_avg_sq_blocks_2_norm1_weight; /* exp_avg_sq/blocks.2.norm1.weight (128) */
    float *exp_avg_blocks_2_norm1_bias; /* exp_avg/blocks.2.norm1.bias (128) */
    float *exp_avg_sq_blocks_2_norm1_bias; /* exp_avg_sq/blocks.2.norm1.bias (128) */
    float *exp_avg_blocks_2_qkv_weight; /* exp_avg/blocks.2.qkv.weight (384, 128) */
    float *exp_avg_sq_blocks_2_qkv_weight; /* exp_avg_sq/blocks.2.qkv.weight (384, 128) */
    float *exp_avg_blocks_2_out_weight; /* exp_avg/blocks.2.out.weight (128, 128) */
    float *exp_avg_sq_blocks_2_out_weight; /* exp_avg_sq/blocks.2.out.weight (128, 128) */
    float *exp_avg_blocks_2_out_bias; /* exp_avg/blocks.2.out.bias (128) */
    float *exp_avg_sq_blocks_2_out_bias; /* exp_avg_sq/blocks.2.out.bias (128) */
    float *exp_avg_blocks_2_norm2_weight; /* exp_avg/blocks.2.norm2.weight (128) */
    float *exp_avg_sq_blocks_2_norm2_weight; /* exp_avg_sq/blocks.2.norm2.weight (128) */
    float *exp_avg_blocks_2_norm2_bias; /* exp_avg/blocks.2.norm2.bias (128) */
    float *exp_avg_sq_blocks_2_norm2_bias; /* exp_avg_sq/blocks.2.norm2.bias (128) */
    float *exp_avg_blocks_2_mlp_0_weight; /* exp_avg/blocks.2.mlp.0.weight (512, 128) */
    float *exp_avg_sq_blocks_2_mlp_0_weight; /* exp_avg_sq/blocks.2.mlp.0.weight (512, 128) */
    float *exp_avg_blocks_2_mlp_0_bias; /* exp_avg/blocks.2.mlp.0.bias (512) */
    float *exp_avg_sq_blocks_2_mlp_0_bias; /* exp_avg_sq/blocks.2.mlp.0.bias (512) */
    float *exp_avg_blocks_2_mlp_2_weight; /* exp_avg/blocks.2.mlp.2.weight (128, 512) */
    float *exp_avg_sq_blocks_2_mlp_2_weight; /* exp_avg_sq/blocks.2.mlp.2.weight (128, 512) */
    float *exp_avg_blocks_2_mlp_2_bias; /* exp_avg/blocks.2.mlp.2.bias (128) */
    float *exp_avg_sq_blocks_2_mlp_2_bias; /* exp_avg_sq/blocks.2.mlp.2.bias (128) */
    float *exp_avg_blocks_3_norm1_weight; /* exp_avg/blocks.3.norm1.weight (128) */
    float *exp_avg_sq_blocks_3_norm1_weight; /* exp_avg_sq/blocks.3.norm1.weight (128) */
    float *exp_avg_blocks_3_norm1_bias; /* exp_avg/blocks.3.norm1.bias (128) */
    float *exp_avg_sq_blocks_3_norm1_bias; /* exp_avg_sq/blocks.3.norm1.bias (128) */
    float *exp_avg_blocks_3_qkv_weight; /* exp_avg/blocks.3.qkv.weight (384, 128) */
    float *exp_avg_sq_blocks_3_qkv_weight; /* exp_avg_sq/blocks.3.qkv.weight (384, 128) */
    float *exp_avg_blocks_3_out_weight; /* exp_avg/blocks.3.out.weight (128, 128) */
    float *exp_avg_sq_blocks_3_out_weight; /* exp_avg_sq/blocks.3.out.weight (128, 128) */
    float *exp_avg_blocks_3_out_bias; /* exp_avg/blocks.3.out.bias (128) */
    float *exp_avg_sq_blocks_3_out_bias; /* exp_avg_sq/blocks.3.out.bias (128) */
    float *exp_avg_blocks_3_norm2_weight; /* exp_avg/blocks.3.norm2.weight (128) */
    float *exp_avg_sq_blocks_3_norm2_weight; /* exp_avg_sq/blocks.3.norm2.weight (128) */
    float *exp_avg_blocks_3_norm2_bias; /* exp_avg/blocks.3.norm2.bias (128) */
    float *exp_avg_sq_blocks_3_norm2_bias; /* exp_avg_sq/blocks.3.norm2.bias (128) */
    float *exp_avg_blocks_3_mlp_0_weight; /* exp_avg/blocks.3.mlp.0.weight (512, 128) */
    float *exp_avg_sq_blocks_3_mlp_0_weight; /* exp_avg_sq/blocks.3.mlp.0.weight (512, 128) */
    float *exp_avg_blocks_3_mlp_0_bias; /* exp_avg/blocks.3.mlp.0.bias (512) */
    float *exp_avg_sq_blocks_3_mlp_0_bias; /* exp_avg_sq/blocks.3.mlp.0.bias (512) */
    float *exp_avg_blocks_3_mlp_2_weight; /* exp_avg/blocks.3.mlp.2.weight (128, 512) */
    float *exp_avg_sq_blocks_3_mlp_2_weight; /* exp_avg_sq/blocks.3.mlp.2.weight (128, 512) */
    float *exp_avg_blocks_3_mlp_2_bias; /* exp_avg/blocks.3.mlp.2.bias (128) */
    float *exp_avg_sq_blocks_3_mlp_2_bias; /* exp_avg_sq/blocks.3.mlp.2.bias (128) */
    float *exp_avg_characters_weight; /* exp_avg/characters.weight (146, 128) */
    float *exp_avg_sq_characters_weight; /* exp_avg_sq/characters.weight (146, 128) */
    float *exp_avg_head_weight; /* exp_avg/head.weight (146, 128) */
    float *exp_avg_sq_head_weight; /* exp_avg_sq/head.weight (146, 128) */
    float *exp_avg_head_bias; /* exp_avg/head.bias (146) */
    float *exp_avg_sq_head_bias; /* exp_avg_sq/head.bias (146) */
    float *exp_avg_norm_weight; /* exp_avg/norm.weight (128) */
    float *exp_avg_sq_norm_weight; /* exp_avg_sq/norm.weight (128) */
    float *exp_avg_norm_bias; /* exp_avg/norm.bias (128) */
    float *exp_avg_sq_norm_bias; /* exp_avg_sq/norm.bias (128) */
    float *exp_avg_places_weight; /* exp_avg/places.weight (64, 128) */
    float *exp_avg_sq_places_weight; /* exp_avg_sq/places.weight (64, 128) */
    float *generate_keys1; /* generate/keys1 (1, 4, 64, 32) */
    float *generate_keys2; /* generate/keys2 (1, 4, 64, 32) */
    float *generate_keys3; /* generate/keys3 (1, 4, 64, 32) */
    float *generate_keys4; /* generate/keys4 (1, 4, 64, 32) */
    float *generate_values1; /* generate/values1 (1, 4, 64, 32) */
    float *generate_values2; /* generate/values2 (1, 4, 64, 32) */
    float *generate_values3; /* generate/values3 (1, 4, 64, 32) */
    float *generate_values4; /* generate/values4 (1, 4, 64, 32) */
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

/* k00  gpt.lua:73
 *   generate_keys1 = 0  (1, 4, 64, 32)
 */
static void k00_update_generate_keys1(float *restrict generate_keys1)
{
    for (long j = 0; j < 8192; j++) {
        generate_keys1[j] = 0.0f;
    }
}

/* k01  gpt.lua:73
 *   generate_keys2 = 0  (1, 4, 64, 32)
 */
static void k01_update_generate_keys2(float *restrict generate_keys2)
{
    for (long j = 0; j < 8192; j++) {
        generate_keys2[j] = 0.0f;
    }
}

/* k02  gpt.lua:73
 *   generate_keys3 = 0  (1, 4, 64, 32)
 */
static void k02_update_generate_keys3(float *restrict generate_keys3)
{
    for (long j = 0; j < 8192; j++) {
        generate_keys3[j] = 0.0f;
    }
}

/* k03  gpt.lua:73
 *   generate_keys4 = 0  (1, 4, 64, 32)
 */
static void k03_update_generate_keys4(float *restrict generate_keys4)
{
    for (long j = 0; j < 8192; j++) {
        generate_keys4[j] = 0.0f;
    }
}

/* k04  gpt.lua:73
 *   generate_values1 = 0  (1, 4, 64, 32)
 */
static void k04_update_generate_values1(float *restrict generate_values1)
{
    for (long j = 0; j < 8192; j++) {
        generate_values1[j] = 0.0f;
    }
}

/* k05  gpt.lua:73
 *   generate_values2 = 0  (1, 4, 64, 32)
 */
static void k05_update_generate_values2(float *restrict generate_values2)
{
    for (long j = 0; j < 8192; j++) {
        generate_values2[j] = 0.0f;
    }
}

/* k06  gpt.lua:73
 *   generate_values3 = 0  (1, 4, 64, 32)
 */
static void k06_update_generate_values3(float *restrict generate_values3)
{
    for (long j = 0; j < 8192; j++) {
        generate_values3[j] = 0.0f;
    }
}

/* k07  gpt.lua:73
 *   generate_values4 = 0  (1, 4, 64, 32)
 */
static void k07_update_generate_values4(float *restrict generate_values4)
{
    for (long j = 0; j < 8192; j++) {
        generate_values4[j] = 0.0f;
    }
}

/* k08  gpt.lua:73
 *   generate_token = 0  (1)
 */
static void k08_update_generate_token(int *restrict generate_token)
{
    generate_token[0] = 0;
}

/* k09  gpt.lua:73
 *   generate_position = 0  ()
 */
static void k09_update_generate_position(int *restrict generate_position)
{
    generate_position[0] = 0;
}

/* k10  gpt.lua:18
 *   blocks_0_norm1_weight = 1  (128)
 */
static void k10_update_blocks_0_norm1_weight(float *restrict blocks_0_norm1_weight)
{
    for (long j = 0; j < 128; j++) {
        blocks_0_norm1_weight[j] = 1.0f;
    }
}

/* k11  gpt.lua:18
 *   blocks_0_norm1_bias = 0  (128)
 */
static void k11_update_blocks_0_norm1_bias(float *restrict blocks_0_norm1_bias)
{
    for (long j = 0; j < 128; j++) {
        blocks_0_norm1_bias[j] = 0.0f;
    }
}

/* k12  gpt.lua:19
 *   blocks_0_qkv_weight = uniform() * 0.176777 + -0.0883883  (384, 128)
 */
static void k12_update_blocks_0_qkv_weight(const int *restrict seed,
                                           float *restrict blocks_0_qkv_weight)
{
    for (long j = 0; j < 49152; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000001, j);
        const float mul4 = uniform2 * 0.176776692f;
        const float blocks_0_qkv_weight_j = mul4 + (-0.0883883461f);
        blocks_0_qkv_weight[j] = blocks_0_qkv_weight_j;
    }
}

/* k13  gpt.lua:20
 *   blocks_0_out_weight = uniform() * 0.176777 + -0.0883883  (128, 128)
 */
static void k13_update_blocks_0_out_weight(const int *restrict seed,
                                           float *restrict blocks_0_out_weight)
{
    for (long j = 0; j < 16384; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000002, j);
        const float mul4 = uniform2 * 0.176776692f;
        const float blocks_0_out_weight_j = mul4 + (-0.0883883461f);
        blocks_0_out_weight[j] = blocks_0_out_weight_j;
    }
}

/* k14  gpt.lua:20
 *   blocks_0_out_bias = uniform() * 0.176777 + -0.0883883  (128)
 */
static void k14_update_blocks_0_out_bias(const int *restrict seed,
                                         float *restrict blocks_0_out_bias)
{
    for (long j = 0; j < 128; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000003, j);
        const float mul4 = uniform2 * 0.176776692f;
        const float blocks_0_out_bias_j = mul4 + (-0.0883883461f);
        blocks_0_out_bias[j] = blocks_0_out_bias_j;
    }
}

/* k15  gpt.lua:21
 *   blocks_0_norm2_weight = 1  (128)
 */
static void k15_update_blocks_0_norm2_weight(float *restrict blocks_0_norm2_weight)
{
    for (long j = 0; j < 128; j++) {
        blocks_0_norm2_weight[j] = 1.0f;
    }
}

/* k16  gpt.lua:21
 *   blocks_0_norm2_bias = 0  (128)
 */
static void k16_update_blocks_0_norm2_bias(float *restrict blocks_0_norm2_bias)
{
    for (long j = 0; j < 128; j++) {
        blocks_0_norm2_bias[j] = 0.0f;
    }
}

/* k17  gpt.lua:22
 *   blocks_0_mlp_0_weight = uniform() * 0.176777 + -0.0883883  (512, 128)
 */
static void k17_update_blocks_0_mlp_0_weight(const int *restrict seed,
                                             float *restrict blocks_0_mlp_0_weight)
{
    for (long j = 0; j < 65536; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000004, j);
        const float mul4 = uniform2 * 0.176776692f;
        const float blocks_0_mlp_0_weight_j = mul4 + (-0.0883883461f);
        blocks_0_mlp_0_weight[j] = blocks_0_mlp_0_weight_j;
    }
}

/* k18  gpt.lua:22
 *   blocks_0_mlp_0_bias = uniform() * 0.176777 + -0.0883883  (512)
 */
static void k18_update_blocks_0_mlp_0_bias(const int *restrict seed,
                                           float *restrict blocks_0_mlp_0_bias)
{
    for (long j = 0; j < 512; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000005, j);
        const float mul4 = uniform2 * 0.176776692f;
        const float blocks_0_mlp_0_bias_j = mul4 + (-0.0883883461f);
        blocks_0_mlp_0_bias[j] = blocks_0_mlp_0_bias_j;
    }
}

/* k19  gpt.lua:22
 *   blocks_0_mlp_2_weight = uniform() * 0.0883883 + -0.0441942  (128, 512)
 */
static void k19_update_blocks_0_mlp_2_weight(const int *restrict seed,
                                             float *restrict blocks_0_mlp_2_weight)
{
    for (long j = 0; j < 65536; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000006, j);
        const float mul4 = uniform2 * 0.0883883461f;
        const float blocks_0_mlp_2_weight_j = mul4 + (-0.0441941731f);
        blocks_0_mlp_2_weight[j] = blocks_0_mlp_2_weight_j;
    }
}

/* k20  gpt.lua:22
 *   blocks_0_mlp_2_bias = uniform() * 0.0883883 + -0.0441942  (128)
 */
static void k20_update_blocks_0_mlp_2_bias(const int *restrict seed,
                                           float *restrict blocks_0_mlp_2_bias)
{
    for (long j = 0; j < 128; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000007, j);
        const float mul4 = uniform2 * 0.0883883461f;
        const float blocks_0_mlp_2_bias_j = mul4 + (-0.0441941731f);
        blocks_0_mlp_2_bias[j] = blocks_0_mlp_2_bias_j;
    }
}

/* k21  gpt.lua:18
 *   blocks_1_norm1_weight = 1  (128)
 */
static void k21_update_blocks_1_norm1_weight(float *restrict blocks_1_norm1_weight)
{
    for (long j = 0; j < 128; j++) {
        blocks_1_norm1_weight[j] = 1.0f;
    }
}

/* k22  gpt.lua:18
 *   blocks_1_norm1_bias = 0  (128)
 */
static void k22_update_blocks_1_norm1_bias(float *restrict blocks_1_norm1_bias)
{
    for (long j = 0; j < 128; j++) {
        blocks_1_norm1_bias[j] = 0.0f;
    }
}

/* k23  gpt.lua:19
 *   blocks_1_qkv_weight = uniform() * 0.176777 + -0.0883883  (384, 128)
 */
static void k23_update_blocks_1_qkv_weight(const int *restrict seed,
                                           float *restrict blocks_1_qkv_weight)
{
    for (long j = 0; j < 49152; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000008, j);
        const float mul4 = uniform2 * 0.176776692f;
        const float blocks_1_qkv_weight_j = mul4 + (-0.0883883461f);
        blocks_1_qkv_weight[j] = blocks_1_qkv_weight_j;
    }
}

/* k24  gpt.lua:20
 *   blocks_1_out_weight = uniform() * 0.176777 + -0.0883883  (128, 128)
 */
static void k24_update_blocks_1_out_weight(const int *restrict seed,
                                           float *restrict blocks_1_out_weight)
{
    for (long j = 0; j < 16384; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000009, j);
        const float mul4 = uniform2 * 0.176776692f;
        const float blocks_1_out_weight_j = mul4 + (-0.0883883461f);
        blocks_1_out_weight[j] = blocks_1_out_weight_j;
    }
}

/* k25  gpt.lua:20
 *   blocks_1_out_bias = uniform() * 0.176777 + -0.0883883  (128)
 */
static void k25_update_blocks_1_out_bias(const int *restrict seed,
                                         float *restrict blocks_1_out_bias)
{
    for (long j = 0; j < 128; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000010, j);
        const float mul4 = uniform2 * 0.176776692f;
        const float blocks_1_out_bias_j = mul4 + (-0.0883883461f);
        blocks_1_out_bias[j] = blocks_1_out_bias_j;
    }
}

/* k26  gpt.lua:21
 *   blocks_1_norm2_weight = 1  (128)
 */
static void k26_update_blocks_1_norm2_weight(float *restrict blocks_1_norm2_weight)
{
    for (long j = 0; j < 128; j++) {
        blocks_1_norm2_weight[j] = 1.0f;
    }
}

/* k27  gpt.lua:21
 *   blocks_1_norm2_bias = 0  (128)
 */
static void k27_update_blocks_1_norm2_bias(float *restrict blocks_1_norm2_bias)
{
    for (long j = 0; j < 128; j++) {
        blocks_1_norm2_bias[j] = 0.0f;
    }
}

/* k28  gpt.lua:22
 *   blocks_1_mlp_0_weight = uniform() * 0.176777 + -0.0883883  (512, 128)
 */
static void k28_update_blocks_1_mlp_0_weight(const int *restrict seed,
                                             float *restrict blocks_1_mlp_0_weight)
{
    for (long j = 0; j < 65536; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000011, j);
        const float mul4 = uniform2 * 0.176776692f;
        const float blocks_1_mlp_0_weight_j = mul4 + (-0.0883883461f);
        blocks_1_mlp_0_weight[j] = blocks_1_mlp_0_weight_j;
    }
}

/* k29  gpt.lua:22
 *   blocks_1_mlp_0_bias = uniform() * 0.176777 + -0.0883883  (512)
 */
static void k29_update_blocks_1_mlp_0_bias(const int *restrict seed,
                                           float *restrict blocks_1_mlp_0_bias)
{
    for (long j = 0; j < 512; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000012, j);
        const float mul4 = uniform2 * 0.176776692f;
        const float blocks_1_mlp_0_bias_j = mul4 + (-0.0883883461f);
        blocks_1_mlp_0_bias[j] = blocks_1_mlp_0_bias_j;
    }
}

/* k30  gpt.lua:22
 *   blocks_1_mlp_2_weight = uniform() * 0.0883883 + -0.0441942  (128, 512)
 */
static void k30_update_blocks_1_mlp_2_weight(const int *restrict seed,
                                             float *restrict blocks_1_mlp_2_weight)
{
    for (long j = 0; j < 65536; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000013, j);
        const float mul4 = uniform2 * 0.0883883461f;
        const float blocks_1_mlp_2_weight_j = mul4 + (-0.0441941731f);
        blocks_1_mlp_2_weight[j] = blocks_1_mlp_2_weight_j;
    }
}

/* k31  gpt.lua:22
 *   blocks_1_mlp_2_bias = uniform() * 0.0883883 + -0.0441942  (128)
 */
static void k31_update_blocks_1_mlp_2_bias(const int *restrict seed,
                                           float *restrict blocks_1_mlp_2_bias)
{
    for (long j = 0; j < 128; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000014, j);
        const float mul4 = uniform2 * 0.0883883461f;
        const float blocks_1_mlp_2_bias_j = mul4 + (-0.0441941731f);
        blocks_1_mlp_2_bias[j] = blocks_1_mlp_2_bias_j;
    }
}

/* k32  gpt.lua:18
 *   blocks_2_norm1_weight = 1  (128)
 */
static void k32_update_blocks_2_norm1_weight(float *restrict blocks_2_norm1_weight)
{
    for (long j = 0; j < 128; j++) {
        blocks_2_norm1_weight[j] = 1.0f;
    }
}

/* k33  gpt.lua:18
 *   blocks_2_norm1_bias = 0  (128)
 */
static void k33_update_blocks_2_norm1_bias(float *restrict blocks_2_norm1_bias)
{
    for (long j = 0; j < 128; j++) {
        blocks_2_norm1_bias[j] = 0.0f;
    }
}

/* k34  gpt.lua:19
 *   blocks_2_qkv_weight = uniform() * 0.176777 + -0.0883883  (384, 128)
 */
static void k34_update_blocks_2_qkv_weight(const int *restrict seed,
                                           float *restrict blocks_2_qkv_weight)
{
    for (long j = 0; j < 49152; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000015, j);
        const float mul4 = uniform2 * 0.176776692f;
        const float blocks_2_qkv_weight_j = mul4 + (-0.0883883461f);
        blocks_2_qkv_weight[j] = blocks_2_qkv_weight_j;
    }
}

/* k35  gpt.lua:20
 *   blocks_2_out_weight = uniform() * 0.176777 + -0.0883883  (128, 128)
 */
static void k35_update_blocks_2_out_weight(const int *restrict seed,
                                           float *restrict blocks_2_out_weight)
{
    for (long j = 0; j < 16384; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000016, j);
        const float mul4 = uniform2 * 0.176776692f;
        const float blocks_2_out_weight_j = mul4 + (-0.0883883461f);
        blocks_2_out_weight[j] = blocks_2_out_weight_j;
    }
}

/* k36  gpt.lua:20
 *   blocks_2_out_bias = uniform() * 0.176777 + -0.0883883  (128)
 */
static void k36_update_blocks_2_out_bias(const int *restrict seed,
                                         float *restrict blocks_2_out_bias)
{
    for (long j = 0; j < 128; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000017, j);
        const float mul4 = uniform2 * 0.176776692f;
        const float blocks_2_out_bias_j = mul4 + (-0.0883883461f);
        blocks_2_out_bias[j] = blocks_2_out_bias_j;
    }
}

/* k37  gpt.lua:21
 *   blocks_2_norm2_weight = 1  (128)
 */
static void k37_update_blocks_2_norm2_weight(float *restrict blocks_2_norm2_weight)
{
    for (long j = 0; j < 128; j++) {
        blocks_2_norm2_weight[j] = 1.0f;
    }
}

/* k38  gpt.lua:21
 *   blocks_2_norm2_bias = 0  (128)
 */
static void k38_update_blocks_2_norm2_bias(float *restrict blocks_2_norm2_bias)
{
    for (long j = 0; j < 128; j++) {
        blocks_2_norm2_bias[j] = 0.0f;
    }
}

/* k39  gpt.lua:22
 *   blocks_2_mlp_0_weight = uniform() * 0.176777 + -0.0883883  (512, 128)
 */
static void k39_update_blocks_2_mlp_0_weight(const int *restrict seed,
                                             float *restrict blocks_2_mlp_0_weight)
{
    for (long j = 0; j < 65536; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000018, j);
        const float mul4 = uniform2 * 0.176776692f;
        const float blocks_2_mlp_0_weight_j = mul4 + (-0.0883883461f);
        blocks_2_mlp_0_weight[j] = blocks_2_mlp_0_weight_j;
    }
}

/* k40  gpt.lua:22
 *   blocks_2_mlp_0_bias = uniform() * 0.176777 + -0.0883883  (512)
 */
static void k40_update_blocks_2_mlp_0_bias(const int *restrict seed,
                                           float *restrict blocks_2_mlp_0_bias)
{
    for (long j = 0; j < 512; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000019, j);
        const float mul4 = uniform2 * 0.176776692f;
        const float blocks_2_mlp_0_bias_j = mul4 + (-0.0883883461f);
        blocks_2_mlp_0_bias[j] = blocks_2_mlp_0_bias_j;
    }
}

/* k41  gpt.lua:22
 *   blocks_2_mlp_2_weight = uniform() * 0.0883883 + -0.0441942  (128, 512)
 */
static void k41_update_blocks_2_mlp_2_weight(const int *restrict seed,
                                             float *restrict blocks_2_mlp_2_weight)
{
    for (long j = 0; j < 65536; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000020, j);
        const float mul4 = uniform2 * 0.0883883461f;
        const float blocks_2_mlp_2_weight_j = mul4 + (-0.0441941731f);
        blocks_2_mlp_2_weight[j] = blocks_2_mlp_2_weight_j;
    }
}

/* k42  gpt.lua:22
 *   blocks_2_mlp_2_bias = uniform() * 0.0883883 + -0.0441942  (128)
 */
static void k42_update_blocks_2_mlp_2_bias(const int *restrict seed,
                                           float *restrict blocks_2_mlp_2_bias)
{
    for (long j = 0; j < 128; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000021, j);
        const float mul4 = uniform2 * 0.0883883461f;
        const float blocks_2_mlp_2_bias_j = mul4 + (-0.0441941731f);
        blocks_2_mlp_2_bias[j] = blocks_2_mlp_2_bias_j;
    }
}

/* k43  gpt.lua:18
 *   blocks_3_norm1_weight = 1  (128)
 */
static void k43_update_blocks_3_norm1_weight(float *restrict blocks_3_norm1_weight)
{
    for (long j = 0; j < 128; j++) {
        blocks_3_norm1_weight[j] = 1.0f;
    }
}

/* k44  gpt.lua:18
 *   blocks_3_norm1_bias = 0  (128)
 */
static void k44_update_blocks_3_norm1_bias(float *restrict blocks_3_norm1_bias)
{
    for (long j = 0; j < 128; j++) {
        blocks_3_norm1_bias[j] = 0.0f;
    }
}

/* k45  gpt.lua:19
 *   blocks_3_qkv_weight = uniform() * 0.176777 + -0.0883883  (384, 128)
 */
static void k45_update_blocks_3_qkv_weight(const int *restrict seed,
                                           float *restrict blocks_3_qkv_weight)
{
    for (long j = 0; j < 49152; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000022, j);
        const float mul4 = uniform2 * 0.176776692f;
        const float blocks_3_qkv_weight_j = mul4 + (-0.0883883461f);
        blocks_3_qkv_weight[j] = blocks_3_qkv_weight_j;
    }
}

/* k46  gpt.lua:20
 *   blocks_3_out_weight = uniform() * 0.176777 + -0.0883883  (128, 128)
 */
static void k46_update_blocks_3_out_weight(const int *restrict seed,
                                           float *restrict blocks_3_out_weight)
{
    for (long j = 0; j < 16384; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000023, j);
        const float mul4 = uniform2 * 0.176776692f;
        const float blocks_3_out_weight_j = mul4 + (-0.0883883461f);
        blocks_3_out_weight[j] = blocks_3_out_weight_j;
    }
}

/* k47  gpt.lua:20
 *   blocks_3_out_bias = uniform() * 0.176777 + -0.0883883  (128)
 */
static void k47_update_blocks_3_out_bias(const int *restrict seed,
                                         float *restrict blocks_3_out_bias)
{
    for (long j = 0; j < 128; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000024, j);
        const float mul4 = uniform2 * 0.176776692f;
        const float blocks_3_out_bias_j = mul4 + (-0.0883883461f);
        blocks_3_out_bias[j] = blocks_3_out_bias_j;
    }
}

/* k48  gpt.lua:21
 *   blocks_3_norm2_weight = 1  (128)
 */
static void k48_update_blocks_3_norm2_weight(float *restrict blocks_3_norm2_weight)
{
    for (long j = 0; j < 128; j++) {
        blocks_3_norm2_weight[j] = 1.0f;
    }
}

/* k49  gpt.lua:21
 *   blocks_3_norm2_bias = 0  (128)
 */
static void k49_update_blocks_3_norm2_bias(float *restrict blocks_3_norm2_bias)
{
    for (long j = 0; j < 128; j++) {
        blocks_3_norm2_bias[j] = 0.0f;
    }
}

/* k50  gpt.lua:22
 *   blocks_3_mlp_0_weight = uniform() * 0.176777 + -0.0883883  (512, 128)
 */
static void k50_update_blocks_3_mlp_0_weight(const int *restrict seed,
                                             float *restrict blocks_3_mlp_0_weight)
{
    for (long j = 0; j < 65536; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000025, j);
        const float mul4 = uniform2 * 0.176776692f;
        const float blocks_3_mlp_0_weight_j = mul4 + (-0.0883883461f);
        blocks_3_mlp_0_weight[j] = blocks_3_mlp_0_weight_j;
    }
}

/* k51  gpt.lua:22
 *   blocks_3_mlp_0_bias = uniform() * 0.176777 + -0.0883883  (512)
 */
static void k51_update_blocks_3_mlp_0_bias(const int *restrict seed,
                                           float *restrict blocks_3_mlp_0_bias)
{
    for (long j = 0; j < 512; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000026, j);
        const float mul4 = uniform2 * 0.176776692f;
        const float blocks_3_mlp_0_bias_j = mul4 + (-0.0883883461f);
        blocks_3_mlp_0_bias[j] = blocks_3_mlp_0_bias_j;
    }
}

/* k52  gpt.lua:22
 *   blocks_3_mlp_2_weight = uniform() * 0.0883883 + -0.0441942  (128, 512)
 */
static void k52_update_blocks_3_mlp_2_weight(const int *restrict seed,
                                             float *restrict blocks_3_mlp_2_weight)
{
    for (long j = 0; j < 65536; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000027, j);
        const float mul4 = uniform2 * 0.0883883461f;
        const float blocks_3_mlp_2_weight_j = mul4 + (-0.0441941731f);
        blocks_3_mlp_2_weight[j] = blocks_3_mlp_2_weight_j;
    }
}

/* k53  gpt.lua:22
 *   blocks_3_mlp_2_bias = uniform() * 0.0883883 + -0.0441942  (128)
 */
static void k53_update_blocks_3_mlp_2_bias(const int *restrict seed,
                                           float *restrict blocks_3_mlp_2_bias)
{
    for (long j = 0; j < 128; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000028, j);
        const float mul4 = uniform2 * 0.0883883461f;
        const float blocks_3_mlp_2_bias_j = mul4 + (-0.0441941731f);
        blocks_3_mlp_2_bias[j] = blocks_3_mlp_2_bias_j;
    }
}

/* k54  gpt.lua:34
 *   characters_weight = normal()  (146, 128)
 */
static void k54_update_characters_weight(const int *restrict seed,
                                         float *restrict characters_weight)
{
    for (long j = 0; j < 18688; j++) {
        const float characters_weight_j = normal_f32(&seed[0], 0, 1000029, j);
        characters_weight[j] = characters_weight_j;
    }
}

/* k55  gpt.lua:35
 *   head_weight = uniform() * 0.176777 + -0.0883883  (146, 128)
 */
static void k55_update_head_weight(const int *restrict seed, float *restrict head_weight)
{
    for (long j = 0; j < 18688; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000030, j);
        const float mul4 = uniform2 * 0.176776692f;
        const float head_weight_j = mul4 + (-0.0883883461f);
        head_weight[j] = head_weight_j;
    }
}

/* k56  gpt.lua:35
 *   head_bias = uniform() * 0.176777 + -0.0883883  (146)
 */
static void k56_update_head_bias(const int *restrict seed, float *restrict head_bias)
{
    for (long j = 0; j < 146; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000031, j);
        const float mul4 = uniform2 * 0.176776692f;
        const float head_bias_j = mul4 + (-0.0883883461f);
        head_bias[j] = head_bias_j;
    }
}

/* k57  gpt.lua:35
 *   norm_weight = 1  (128)
 */
static void k57_update_norm_weight(float *restrict norm_weight)
{
    for (long j = 0; j < 128; j++) {
        norm_weight[j] = 1.0f;
    }
}

/* k58  gpt.lua:35
 *   norm_bias = 0  (128)
 */
static void k58_update_norm_bias(float *restrict norm_bias)
{
    for (long j = 0; j < 128; j++) {
        norm_bias[j] = 0.0f;
    }
}

/* k59  gpt.lua:34
 *   places_weight = normal()  (64, 128)
 */
static void k59_update_places_weight(const int *restrict seed, float *restrict places_weight)
{
    for (long j = 0; j < 8192; j++) {
        const float places_weight_j = normal_f32(&seed[0], 0, 1000032, j);
        places_weight[j] = places_weight_j;
    }
}

/* k60  gpt.lua:78
 *   step = 0  ()
 */
static void k60_update_step(int *restrict step)
{
    step[0] = 0;
}

/* k61  gpt.lua:78
 *   exp_avg_blocks_0_norm1_weight = 0  (128)
 */
static void k61_update_exp_avg_blocks_0_norm1_weight(float *restrict exp_avg_blocks_0_norm1_weight)
{
    for (long j = 0; j < 128; j++) {
        exp_avg_blocks_0_norm1_weight[j] = 0.0f;
    }
}

/* k62  gpt.lua:78
 *   exp_avg_sq_blocks_0_norm1_weight = 0  (128)
 */
static void k62_update_exp_avg_sq_blocks_0_norm1_weight(
    float *restrict exp_avg_sq_blocks_0_norm1_weight)
{
    for (long j = 0; j < 128; j++) {
        exp_avg_sq_blocks_0_norm1_weight[j] = 0.0f;
    }
}

/* k63  gpt.lua:78
 *   exp_avg_blocks_0_norm1_bias = 0  (128)
 */
static void k63_update_exp_avg_blocks_0_norm1_bias(float *restrict exp_avg_blocks_0_norm1_bias)
{
    for (long j = 0; j < 128; j++) {
        exp_avg_blocks_0_norm1_bias[j] = 0.0f;
    }
}

/* k64  gpt.lua:78
 *   exp_avg_sq_blocks_0_norm1_bias = 0  (128)
 */
static void k64_update_exp_avg_sq_blocks_0_norm1_bias(
    float *restrict exp_avg_sq_blocks_0_norm1_bias)
{
    for (long j = 0; j < 128; j++) {
        exp_avg_sq_blocks_0_norm1_bias[j] = 0.0f;
    }
}

/* k65  gpt.lua:78
 *   exp_avg_blocks_0_qkv_weight = 0  (384, 128)
 */
static void k65_update_exp_avg_blocks_0_qkv_weight(float *restrict exp_avg_blocks_0_qkv_weight)
{
    for (long j = 0; j < 49152; j++) {
        exp_avg_blocks_0_qkv_weight[j] = 0.0f;
    }
}

/* k66  gpt.lua:78
 *   exp_avg_sq_blocks_0_qkv_weight = 0  (384, 128)
 */
static void k66_update_exp_avg_sq_blocks_0_qkv_weight(
    float *restrict exp_avg_sq_blocks_0_qkv_weight)
{
    for (long j = 0; j < 49152; j++) {
        exp_avg_sq_blocks_0_qkv_weight[j] = 0.0f;
    }
}

/* k67  gpt.lua:78
 *   exp_avg_blocks_0_out_weight = 0  (128, 128)
 */
static void k67_update_exp_avg_blocks_0_out_weight(float *restrict exp_avg_blocks_0_out_weight)
{
    for (long j = 0; j < 16384; j++) {
        exp_avg_blocks_0_out_weight[j] = 0.0f;
    }
}

/* k68  gpt.lua:78
 *   exp_avg_sq_blocks_0_out_weight = 0  (128, 128)
 */
static void k68_update_exp_avg_sq_blocks_0_out_weight(
    float *restrict exp_avg_sq_blocks_0_out_weight)
{
    for (long j = 0; j < 16384; j++) {
        exp_avg_sq_blocks_0_out_weight[j] = 0.0f;
    }
}

/* k69  gpt.lua:78
 *   exp_avg_blocks_0_out_bias = 0  (128)
 */
static void k69_update_exp_avg_blocks_0_out_bias(float *restrict exp_avg_blocks_0_out_bias)
{
    for (long j = 0; j < 128; j++) {
        exp_avg_blocks_0_out_bias[j] = 0.0f;
    }
}

/* k70  gpt.lua:78
 *   exp_avg_sq_blocks_0_out_bias = 0  (128)
 */
static void k70_update_exp_avg_sq_blocks_0_out_bias(float *restrict exp_avg_sq_blocks_0_out_bias)
{
    for (long j = 0; j < 128; j++) {
        exp_avg_sq_blocks_0_out_bias[j] = 0.0f;
    }
}

/* k71  gpt.lua:78
 *   exp_avg_blocks_0_norm2_weight = 0  (128)
 */
static void k71_update_exp_avg_blocks_0_norm2_weight(float *restrict exp_avg_blocks_0_norm2_weight)
{
    for (long j = 0; j < 128; j++) {
        exp_avg_blocks_0_norm2_weight[j] = 0.0f;
    }
}

/* k72  gpt.lua:78
 *   exp_avg_sq_blocks_0_norm2_weight = 0  (128)
 */
static void k72_update_exp_avg_sq_blocks_0_norm2_weight(
    float *restrict exp_avg_sq_blocks_0_norm2_weight)
{
    for (long j = 0; j < 128; j++) {
        exp_avg_sq_blocks_0_norm2_weight[j] = 0.0f;
    }
}

/* k73  gpt.lua:78
 *   exp_avg_blocks_0_norm2_bias = 0  (128)
 */
static void k73_update_exp_avg_blocks_0_norm2_bias(float *restrict exp_avg_blocks_0_norm2_bias)
{
    for (long j = 0; j < 128; j++) {
        exp_avg_blocks_0_norm2_bias[j] = 0.0f;
    }
}

/* k74  gpt.lua:78
 *   exp_avg_sq_blocks_0_norm2_bias = 0  (128)
 */
static void k74_update_exp_avg_sq_blocks_0_norm2_bias(
    float *restrict exp_avg_sq_blocks_0_norm2_bias)
{
    for (long j = 0; j < 128; j++) {
        exp_avg_sq_blocks_0_norm2_bias[j] = 0.0f;
    }
}

/* k75  gpt.lua:78
 *   exp_avg_blocks_0_mlp_0_weight = 0  (512, 128)
 */
static void k75_update_exp_avg_blocks_0_mlp_0_weight(float *restrict exp_avg_blocks_0_mlp_0_weight)
{
    for (long j = 0; j < 65536; j++) {
        exp_avg_blocks_0_mlp_0_weight[j] = 0.0f;
    }
}

/* k76  gpt.lua:78
 *   exp_avg_sq_blocks_0_mlp_0_weight = 0  (512, 128)
 */
static void k76_update_exp_avg_sq_blocks_0_mlp_0_weight(
    float *restrict exp_avg_sq_blocks_0_mlp_0_weight)
{
    for (long j = 0; j < 65536; j++) {
        exp_avg_sq_blocks_0_mlp_0_weight[j] = 0.0f;
    }
}

/* k77  gpt.lua:78
 *   exp_avg_blocks_0_mlp_0_bias = 0  (512)
 */
static void k77_update_exp_avg_blocks_0_mlp_0_bias(float *restrict exp_avg_blocks_0_mlp_0_bias)
{
    for (long j = 0; j < 512; j++) {
        exp_avg_blocks_0_mlp_0_bias[j] = 0.0f;
    }
}

/* k78  gpt.lua:78
 *   exp_avg_sq_blocks_0_mlp_0_bias = 0  (512)
 */
static void k78_update_exp_avg_sq_blocks_0_mlp_0_bias(
    float *restrict exp_avg_sq_blocks_0_mlp_0_bias)
{
    for (long j = 0; j < 512; j++) {
        exp_avg_sq_blocks_0_mlp_0_bias[j] = 0.0f;
    }
}

/* k79  gpt.lua:78
 *   exp_avg_blocks_0_mlp_2_weight = 0  (128, 512)
 */
static void k79_update_exp_avg_blocks_0_mlp_2_weight(float *restrict exp_avg_blocks_0_mlp_2_weight)
{
    for (long j = 0; j < 65536; j++) {
        exp_avg_blocks_0_mlp_2_weight[j] = 0.0f;
    }
}

/* k80  gpt.lua:78
 *   exp_avg_sq_blocks_0_mlp_2_weight = 0  (128, 512)
 */
static void k80_update_exp_avg_sq_blocks_0_mlp_2_weight(
    float *restrict exp_avg_sq_blocks_0_mlp_2_weight)
{
    for (long j = 0; j < 65536; j++) {
        exp_avg_sq_blocks_0_mlp_2_weight[j] = 0.0f;
    }
}

/* k81  gpt.lua:78
 *   exp_avg_blocks_0_mlp_2_bias = 0  (128)
 */
static void k81_update_exp_avg_blocks_0_mlp_2_bias(float *restrict exp_avg_blocks_0_mlp_2_bias)
{
    for (long j = 0; j < 128; j++) {
        exp_avg_blocks_0_mlp_2_bias[j] = 0.0f;
    }
}

/* k82  gpt.lua:78
 *   exp_avg_sq_blocks_0_mlp_2_bias = 0  (128)
 */
static void k82_update_exp_avg_sq_blocks_0_mlp_2_bias(
    float *restrict exp_avg_sq_blocks_0_mlp_2_bias)
{
    for (long j = 0; j < 128; j++) {
        exp_avg_sq_blocks_0_mlp_2_bias[j] = 0.0f;
    }
}

/* k83  gpt.lua:78
 *   exp_avg_blocks_1_norm1_weight = 0  (128)
 */
static void k83_update_exp_avg_blocks_1_norm1_weight(float *restrict exp_avg_blocks_1_norm1_weight)
{
    for (long j = 0; j < 128; j++) {
        exp_avg_blocks_1_norm1_weight[j] = 0.0f;
    }
}

/* k84  gpt.lua:78
 *   exp_avg_sq_blocks_1_norm1_weight = 0  (128)
 */
static void k84_update_exp_avg_sq_blocks_1_norm1_weight(
    float *restrict exp_avg_sq_blocks_1_norm1_weight)
{
    for (long j = 0; j < 128; j++) {
        exp_avg_sq_blocks_1_norm1_weight[j] = 0.0f;
    }
}

/* k85  gpt.lua:78
 *   exp_avg_blocks_1_norm1_bias = 0  (128)
 */
static void k85_update_exp_avg_blocks_1_norm1_bias(float *restrict exp_avg_blocks_1_norm1_bias)
{
    for (long j = 0; j < 128; j++) {
        exp_avg_blocks_1_norm1_bias[j] = 0.0f;
    }
}

/* k86  gpt.lua:78
 *   exp_avg_sq_blocks_1_norm1_bias = 0  (128)
 */
static void k86_update_exp_avg_sq_blocks_1_norm1_bias(
    float *restrict exp_avg_sq_blocks_1_norm1_bias)
{
    for (long j = 0; j < 128; j++) {
        exp_avg_sq_blocks_1_norm1_bias[j] = 0.0f;
    }
}

/* k87  gpt.lua:78
 *   exp_avg_blocks_1_qkv_weight = 0  (384, 128)
 */
static void k87_update_exp_avg_blocks_1_qkv_weight(float *restrict exp_avg_blocks_1_qkv_weight)
{
    for (long j = 0; j < 49152; j++) {
        exp_avg_blocks_1_qkv_weight[j] = 0.0f;
    }
}

/* k88  gpt.lua:78
 *   exp_avg_sq_blocks_1_qkv_weight = 0  (384, 128)
 */
static void k88_update_exp_avg_sq_blocks_1_qkv_weight(
    float *restrict exp_avg_sq_blocks_1_qkv_weight)
{
    for (long j = 0; j < 49152; j++) {
        exp_avg_sq_blocks_1_qkv_weight[j] = 0.0f;
    }
}

/* k89  gpt.lua:78
 *   exp_avg_blocks_1_out_weight = 0  (128, 128)
 */
static void k89_update_exp_avg_blocks_1_out_weight(float *restrict exp_avg_blocks_1_out_weight)
{
    for (long j = 0; j < 16384; j++) {
        exp_avg_blocks_1_out_weight[j] = 0.0f;
    }
}

/* k90  gpt.lua:78
 *   exp_avg_sq_blocks_1_out_weight = 0  (128, 128)
 */
static void k90_update_exp_avg_sq_blocks_1_out_weight(
    float *restrict exp_avg_sq_blocks_1_out_weight)
{
    for (long j = 0; j < 16384; j++) {
        exp_avg_sq_blocks_1_out_weight[j] = 0.0f;
    }
}

/* k91  gpt.lua:78
 *   exp_avg_blocks_1_out_bias = 0  (128)
 */
static void k91_update_exp_avg_blocks_1_out_bias(float *restrict exp_avg_blocks_1_out_bias)
{
    for (long j = 0; j < 128; j++) {
        exp_avg_blocks_1_out_bias[j] = 0.0f;
    }
}

/* k92  gpt.lua:78
 *   exp_avg_sq_blocks_1_out_bias = 0  (128)
 */
static void k92_update_exp_avg_sq_blocks_1_out_bias(float *restrict exp_avg_sq_blocks_1_out_bias)
{
    for (long j = 0; j < 128; j++) {
        exp_avg_sq_blocks_1_out_bias[j] = 0.0f;
    }
}

/* k93  gpt.lua:78
 *   exp_avg_blocks_1_norm2_weight = 0  (128)
 */
static void k93_update_exp_avg_blocks_1_norm2_weight(float *restrict exp_avg_blocks_1_norm2_weight)
{
    for (long j = 0; j < 128; j++) {
        exp_avg_blocks_1_norm2_weight[j] = 0.0f;
    }
}

/* k94  gpt.lua:78
 *   exp_avg_sq_blocks_1_norm2_weight = 0  (128)
 */
static void k94_update_exp_avg_sq_blocks_1_norm2_weight(
    float *restrict exp_avg_sq_blocks_1_norm2_weight)
{
    for (long j = 0; j < 128; j++) {
        exp_avg_sq_blocks_1_norm2_weight[j] = 0.0f;
    }
}

/* k95  gpt.lua:78
 *   exp_avg_blocks_1_norm2_bias = 0  (128)
 */
static void k95_update_exp_avg_blocks_1_norm2_bias(float *restrict exp_avg_blocks_1_norm2_bias)
{
    for (long j = 0; j < 128; j++) {
        exp_avg_blocks_1_norm2_bias[j] = 0.0f;
    }
}

/* k96  gpt.lua:78
 *   exp_avg_sq_blocks_1_norm2_bias = 0  (128)
 */
static void k96_update_exp_avg_sq_blocks_1_norm2_bias(
    float *restrict exp_avg_sq_blocks_1_norm2_bias)
{
    for (long j = 0; j < 128; j++) {
        exp_avg_sq_blocks_1_norm2_bias[j] = 0.0f;
    }
}

/* k97  gpt.lua:78
 *   exp_avg_blocks_1_mlp_0_weight = 0  (512, 128)
 */
static void k97_update_exp_avg_blocks_1_mlp_0_weight(float *restrict exp_avg_blocks_1_mlp_0_weight)
{
    for (long j = 0; j < 65536; j++) {
        exp_avg_blocks_1_mlp_0_weight[j] = 0.0f;
    }
}

/* k98  gpt.lua:78
 *   exp_avg_sq_blocks_1_mlp_0_weight = 0  (512, 128)
 */
static void k98_update_exp_avg_sq_blocks_1_mlp_0_weight(
    float *restrict exp_avg_sq_blocks_1_mlp_0_weight)
{
    for (long j = 0; j < 65536; j++) {
        exp_avg_sq_blocks_1_mlp_0_weight[j] = 0.0f;
    }
}

/* k99  gpt.lua:78
 *   exp_avg_blocks_1_mlp_0_bias = 0  (512)
 */
static void k99_update_exp_avg_blocks_1_mlp_0_bias(float *restrict exp_avg_blocks_1_mlp_0_bias)
{
    for (long j = 0; j < 512; j++) {
        exp_avg_blocks_1_mlp_0_bias[j] = 0.0f;
    }
}

/* k100  gpt.lua:78
 *   exp_avg_sq_blocks_1_mlp_0_bias = 0  (512)
 */
static void k100_update_exp_avg_sq_blocks_1_mlp_0_bias(
    float *restrict exp_avg_sq_blocks_1_mlp_0_bias)
{
    for (long j = 0; j < 512; j++) {
        exp_avg_sq_blocks_1_mlp_0_bias[j] = 0.0f;
    }
}

/* k101  gpt.lua:78
 *   exp_avg_blocks_1_mlp_2_weight = 0  (128, 512)
 */
static void k101_update_exp_avg_blocks_1_mlp_2_weight(float *restrict exp_avg_blocks_1_mlp_2_weight)
{
    for (long j = 0; j < 65536; j++) {
        exp_avg_blocks_1_mlp_2_weight[j] = 0.0f;
    }
}

/* k102  gpt.lua:78
 *   exp_avg_sq_blocks_1_mlp_2_weight = 0  (128, 512)
 */
static void k102_update_exp_avg_sq_blocks_1_mlp_2_weight(
    float *restrict exp_avg_sq_blocks_1_mlp_2_weight)
{
    for (long j = 0; j < 65536; j++) {
        exp_avg_sq_blocks_1_mlp_2_weight[j] = 0.0f;
    }
}

/* k103  gpt.lua:78
 *   exp_avg_blocks_1_mlp_2_bias = 0  (128)
 */
static void k103_update_exp_avg_blocks_1_mlp_2_bias(float *restrict exp_avg_blocks_1_mlp_2_bias)
{
    for (long j = 0; j < 128; j++) {
        exp_avg_blocks_1_mlp_2_bias[j] = 0.0f;
    }
}

/* k104  gpt.lua:78
 *   exp_avg_sq_blocks_1_mlp_2_bias = 0  (128)
 */
static void k104_update_exp_avg_sq_blocks_1_mlp_2_bias(
    float *restrict exp_avg_sq_blocks_1_mlp_2_bias)
{
    for (long j = 0; j < 128; j++) {
        exp_avg_sq_blocks_1_mlp_2_bias[j] = 0.0f;
    }
}

/* k105  gpt.lua:78
 *   exp_avg_blocks_2_norm1_weight = 0  (128)
 */
static void k105_update_exp_avg_blocks_2_norm1_weight(float *restrict exp_avg_blocks_2_norm1_weight)
{
    for (long j = 0; j < 128; j++) {
        exp_avg_blocks_2_norm1_weight[j] = 0.0f;
    }
}

/* k106  gpt.lua:78
 *   exp_avg_sq_blocks_2_norm1_weight = 0  (128)
 */
static void k106_update_exp_avg_sq_blocks_2_norm1_weight(
    float *restrict exp_avg_sq_blocks_2_norm1_weight)
{
    for (long j = 0; j < 128; j++) {
        exp_avg_sq_blocks_2_norm1_weight[j] = 0.0f;
    }
}

/* k107  gpt.lua:78
 *   exp_avg_blocks_2_norm1_bias = 0  (128)
 */
static void k107_update_exp_avg_blocks_2_norm1_bias(float *restrict exp_avg_blocks_2_norm1_bias)
{
    for (long j = 0; j < 128; j++) {
        exp_avg_blocks_2_norm1_bias[j] = 0.0f;
    }
}

/* k108  gpt.lua:78
 *   exp_avg_sq_blocks_2_norm1_bias = 0  (128)
 */
static void k108_update_exp_avg_sq_blocks_2_norm1_bias(
    float *restrict exp_avg_sq_blocks_2_norm1_bias)
{
    for (long j = 0; j < 128; j++) {
        exp_avg_sq_blocks_2_norm1_bias[j] = 0.0f;
    }
}

/* k109  gpt.lua:78
 *   exp_avg_blocks_2_qkv_weight = 0  (384, 128)
 */
static void k109_update_exp_avg_blocks_2_qkv_weight(float *restrict exp_avg_blocks_2_qkv_weight)
{
    for (long j = 0; j < 49152; j++) {
        exp_avg_blocks_2_qkv_weight[j] = 0.0f;
    }
}

/* k110  gpt.lua:78
 *   exp_avg_sq_blocks_2_qkv_weight = 0  (384, 128)
 */
static void k110_update_exp_avg_sq_blocks_2_qkv_weight(
    float *restrict exp_avg_sq_blocks_2_qkv_weight)
{
    for (long j = 0; j < 49152; j++) {
        exp_avg_sq_blocks_2_qkv_weight[j] = 0.0f;
    }
}

/* k111  gpt.lua:78
 *   exp_avg_blocks_2_out_weight = 0  (128, 128)
 */
static void k111_update_exp_avg_blocks_2_out_weight(float *restrict exp_avg_blocks_2_out_weight)
{
    for (long j = 0; j < 16384; j++) {
        exp_avg_blocks_2_out_weight[j] = 0.0f;
    }
}

/* k112  gpt.lua:78
 *   exp_avg_sq_blocks_2_out_weight = 0  (128, 128)
 */
static void k112_update_exp_avg_sq_blocks_2_out_weight(
    float *restrict exp_avg_sq_blocks_2_out_weight)
{
    for (long j = 0; j < 16384; j++) {
        exp_avg_sq_blocks_2_out_weight[j] = 0.0f;
    }
}

/* k113  gpt.lua:78
 *   exp_avg_blocks_2_out_bias = 0  (128)
 */
static void k113_update_exp_avg_blocks_2_out_bias(float *restrict exp_avg_blocks_2_out_bias)
{
    for (long j = 0; j < 128; j++) {
        exp_avg_blocks_2_out_bias[j] = 0.0f;
    }
}

/* k114  gpt.lua:78
 *   exp_avg_sq_blocks_2_out_bias = 0  (128)
 */
static void k114_update_exp_avg_sq_blocks_2_out_bias(float *restrict exp_avg_sq_blocks_2_out_bias)
{
    for (long j = 0; j < 128; j++) {
        exp_avg_sq_blocks_2_out_bias[j] = 0.0f;
    }
}

/* k115  gpt.lua:78
 *   exp_avg_blocks_2_norm2_weight = 0  (128)
 */
static void k115_update_exp_avg_blocks_2_norm2_weight(float *restrict exp_avg_blocks_2_norm2_weight)
{
    for (long j = 0; j < 128; j++) {
        exp_avg_blocks_2_norm2_weight[j] = 0.0f;
    }
}

/* k116  gpt.lua:78
 *   exp_avg_sq_blocks_2_norm2_weight = 0  (128)
 */
static void k116_update_exp_avg_sq_blocks_2_norm2_weight(
    float *restrict exp_avg_sq_blocks_2_norm2_weight)
{
    for (long j = 0; j < 128; j++) {
        exp_avg_sq_blocks_2_norm2_weight[j] = 0.0f;
    }
}

/* k117  gpt.lua:78
 *   exp_avg_blocks_2_norm2_bias = 0  (128)
 */
static void k117_update_exp_avg_blocks_2_norm2_bias(float *restrict exp_avg_blocks_2_norm2_bias)
{
    for (long j = 0; j < 128; j++) {
        exp_avg_blocks_2_norm2_bias[j] = 0.0f;
    }
}

/* k118  gpt.lua:78
 *   exp_avg_sq_blocks_2_norm2_bias = 0  (128)
 */
static void k118_update_exp_avg_sq_blocks_2_norm2_bias(
    float *restrict exp_avg_sq_blocks_2_norm2_bias)
{
    for (long j = 0; j < 128; j++) {
        exp_avg_sq_blocks_2_norm2_bias[j] = 0.0f;
    }
}

/* k119  gpt.lua:78
 *   exp_avg_blocks_2_mlp_0_weight = 0  (512, 128)
 */
static void k119_update_exp_avg_blocks_2_mlp_0_weight(float *restrict exp_avg_blocks_2_mlp_0_weight)
{
    for (long j = 0; j < 65536; j++) {
        exp_avg_blocks_2_mlp_0_weight[j] = 0.0f;
    }
}

/* k120  gpt.lua:78
 *   exp_avg_sq_blocks_2_mlp_0_weight = 0  (512, 128)
 */
static void k120_update_exp_avg_sq_blocks_2_mlp_0_weight(
    float *restrict exp_avg_sq_blocks_2_mlp_0_weight)
{
    for (long j = 0; j < 65536; j++) {
        exp_avg_sq_blocks_2_mlp_0_weight[j] = 0.0f;
    }
}

/* k121  gpt.lua:78
 *   exp_avg_blocks_2_mlp_0_bias = 0  (512)
 */
static void k121_update_exp_avg_blocks_2_mlp_0_bias(float *restrict exp_avg_blocks_2_mlp_0_bias)
{
    for (long j = 0; j < 512; j++) {
        exp_avg_blocks_2_mlp_0_bias[j] = 0.0f;
    }
}

/* k122  gpt.lua:78
 *   exp_avg_sq_blocks_2_mlp_0_bias = 0  (512)
 */
static void k122_update_exp_avg_sq_blocks_2_mlp_0_bias(
    float *restrict exp_avg_sq_blocks_2_mlp_0_bias)
{
    for (long j = 0; j < 512; j++) {
        exp_avg_sq_blocks_2_mlp_0_bias[j] = 0.0f;
    }
}

/* k123  gpt.lua:78
 *   exp_avg_blocks_2_mlp_2_weight = 0  (128, 512)
 */
static void k123_update_exp_avg_blocks_2_mlp_2_weight(float *restrict exp_avg_blocks_2_mlp_2_weight)
{
    for (long j = 0; j < 65536; j++) {
        exp_avg_blocks_2_mlp_2_weight[j] = 0.0f;
    }
}

/* k124  gpt.lua:78
 *   exp_avg_sq_blocks_2_mlp_2_weight = 0  (128, 512)
 */
static void k124_update_exp_avg_sq_blocks_2_mlp_2_weight(
    float *restrict exp_avg_sq_blocks_2_mlp_2_weight)
{
    for (long j = 0; j < 65536; j++) {
        exp_avg_sq_blocks_2_mlp_2_weight[j] = 0.0f;
    }
}

/* k125  gpt.lua:78
 *   exp_avg_blocks_2_mlp_2_bias = 0  (128)
 */
static void k125_update_exp_avg_blocks_2_mlp_2_bias(float *restrict exp_avg_blocks_2_mlp_2_bias)
{
    for (long j = 0; j < 128; j++) {
        exp_avg_blocks_2_mlp_2_bias[j] = 0.0f;
    }
}

/* k126  gpt.lua:78
 *   exp_avg_sq_blocks_2_mlp_2_bias = 0  (128)
 */
static void k126_update_exp_avg_sq_blocks_2_mlp_2_bias(
    float *restrict exp_avg_sq_blocks_2_mlp_2_bias)
{
    for (long j = 0; j < 128; j++) {
        exp_avg_sq_blocks_2_mlp_2_bias[j] = 0.0f;
    }
}

/* k127  gpt.lua:78
 *   exp_avg_blocks_3_norm1_weight = 0  (128)
 */
static void k127_update_exp_avg_blocks_3_norm1_weight(float *restrict exp_avg_blocks_3_norm1_weight)
{
    for (long j = 0; j < 128; j++) {
        exp_avg_blocks_3_norm1_weight[j] = 0.0f;
    }
}

/* k128  gpt.lua:78
 *   exp_avg_sq_blocks_3_norm1_weight = 0  (128)
 */
static void k128_update_exp_avg_sq_blocks_3_norm1_weight(
    float *restrict exp_avg_sq_blocks_3_norm1_weight)
{
    for (long j = 0; j < 128; j++) {
        exp_avg_sq_blocks_3_norm1_weight[j] = 0.0f;
    }
}

/* k129  gpt.lua:78
 *   exp_avg_blocks_3_norm1_bias = 0  (128)
 */
static void k129_update_exp_avg_blocks_3_norm1_bias(float *restrict exp_avg_blocks_3_norm1_bias)
{
    for (long j = 0; j < 128; j++) {
        exp_avg_blocks_3_norm1_bias[j] = 0.0f;
    }
}

/* k130  gpt.lua:78
 *   exp_avg_sq_blocks_3_norm1_bias = 0  (128)
 */
static void k130_update_exp_avg_sq_blocks_3_norm1_bias(
    float *restrict exp_avg_sq_blocks_3_norm1_bias)
{
    for (long j = 0; j < 128; j++) {
        exp_avg_sq_blocks_3_norm1_bias[j] = 0.0f;
    }
}

/* k131  gpt.lua:78
 *   exp_avg_blocks_3_qkv_weight = 0  (384, 128)
 */
static void k131_update_exp_avg_blocks_3_qkv_weight(float *restrict exp_avg_blocks_3_qkv_weight)
{
    for (long j = 0; j < 49152; j++) {
        exp_avg_blocks_3_qkv_weight[j] = 0.0f;
    }
}

/* k132  gpt.lua:78
 *   exp_avg_sq_blocks_3_qkv_weight = 0  (384, 128)
 */
static void k132_update_exp_avg_sq_blocks_3_qkv_weight(
    float *restrict exp_avg_sq_blocks_3_qkv_weight)
{
    for (long j = 0; j < 49152; j++) {
        exp_avg_sq_blocks_3_qkv_weight[j] = 0.0f;
    }
}

/* k133  gpt.lua:78
 *   exp_avg_blocks_3_out_weight = 0  (128, 128)
 */
static void k133_update_exp_avg_blocks_3_out_weight(float *restrict exp_avg_blocks_3_out_weight)
{
    for (long j = 0; j < 16384; j++) {
        exp_avg_blocks_3_out_weight[j] = 0.0f;
    }
}

/* k134  gpt.lua:78
 *   exp_avg_sq_blocks_3_out_weight = 0  (128, 128)
 */
static void k134_update_exp_avg_sq_blocks_3_out_weight(
    float *restrict exp_avg_sq_blocks_3_out_weight)
{
    for (long j = 0; j < 16384; j++) {
        exp_avg_sq_blocks_3_out_weight[j] = 0.0f;
    }
}

/* k135  gpt.lua:78
 *   exp_avg_blocks_3_out_bias = 0  (128)
 */
static void k135_update_exp_avg_blocks_3_out_bias(float *restrict exp_avg_blocks_3_out_bias)
{
    for (long j = 0; j < 128; j++) {
        exp_avg_blocks_3_out_bias[j] = 0.0f;
    }
}

/* k136  gpt.lua:78
 *   exp_avg_sq_blocks_3_out_bias = 0  (128)
 */
static void k136_update_exp_avg_sq_blocks_3_out_bias(float *restrict exp_avg_sq_blocks_3_out_bias)
{
    for (long j = 0; j < 128; j++) {
        exp_avg_sq_blocks_3_out_bias[j] = 0.0f;
    }
}

/* k137  gpt.lua:78
 *   exp_avg_blocks_3_norm2_weight = 0  (128)
 */
static void k137_update_exp_avg_blocks_3_norm2_weight(float *restrict exp_avg_blocks_3_norm2_weight)
{
    for (long j = 0; j < 128; j++) {
        exp_avg_blocks_3_norm2_weight[j] = 0.0f;
    }
}

/* k138  gpt.lua:78
 *   exp_avg_sq_blocks_3_norm2_weight = 0  (128)
 */
static void k138_update_exp_avg_sq_blocks_3_norm2_weight(
    float *restrict exp_avg_sq_blocks_3_norm2_weight)
{
    for (long j = 0; j < 128; j++) {
        exp_avg_sq_blocks_3_norm2_weight[j] = 0.0f;
    }
}

/* k139  gpt.lua:78
 *   exp_avg_blocks_3_norm2_bias = 0  (128)
 */
static void k139_update_exp_avg_blocks_3_norm2_bias(float *restrict exp_avg_blocks_3_norm2_bias)
{
    for (long j = 0; j < 128; j++) {
        exp_avg_blocks_3_norm2_bias[j] = 0.0f;
    }
}

/* k140  gpt.lua:78
 *   exp_avg_sq_blocks_3_norm2_bias = 0  (128)
 */
static void k140_update_exp_avg_sq_blocks_3_norm2_bias(
    float *restrict exp_avg_sq_blocks_3_norm2_bias)
{
    for (long j = 0; j < 128; j++) {
        exp_avg_sq_blocks_3_norm2_bias[j] = 0.0f;
    }
}

/* k141  gpt.lua:78
 *   exp_avg_blocks_3_mlp_0_weight = 0  (512, 128)
 */
static void k141_update_exp_avg_blocks_3_mlp_0_weight(float *restrict exp_avg_blocks_3_mlp_0_weight)
{
    for (long j = 0; j < 65536; j++) {
        exp_avg_blocks_3_mlp_0_weight[j] = 0.0f;
    }
}

/* k142  gpt.lua:78
 *   exp_avg_sq_blocks_3_mlp_0_weight = 0  (512, 128)
 */
static void k142_update_exp_avg_sq_blocks_3_mlp_0_weight(
    float *restrict exp_avg_sq_blocks_3_mlp_0_weight)
{
    for (long j = 0; j < 65536; j++) {
        exp_avg_sq_blocks_3_mlp_0_weight[j] = 0.0f;
    }
}

/* k143  gpt.lua:78
 *   exp_avg_blocks_3_mlp_0_bias = 0  (512)
 */
static void k143_update_exp_avg_blocks_3_mlp_0_bias(float *restrict exp_avg_blocks_3_mlp_0_bias)
{
    for (long j = 0; j < 512; j++) {
        exp_avg_blocks_3_mlp_0_bias[j] = 0.0f;
    }
}

/* k144  gpt.lua:78
 *   exp_avg_sq_blocks_3_mlp_0_bias = 0  (512)
 */
static void k144_update_exp_avg_sq_blocks_3_mlp_0_bias(
    float *restrict exp_avg_sq_blocks_3_mlp_0_bias)
{
    for (long j = 0; j < 512; j++) {
        exp_avg_sq_blocks_3_mlp_0_bias[j] = 0.0f;
    }
}

/* k145  gpt.lua:78
 *   exp_avg_blocks_3_mlp_2_weight = 0  (128, 512)
 */
static void k145_update_exp_avg_blocks_3_mlp_2_weight(float *restrict exp_avg_blocks_3_mlp_2_weight)
{
    for (long j = 0; j < 65536; j++) {
        exp_avg_blocks_3_mlp_2_weight[j] = 0.0f;
    }
}

/* k146  gpt.lua:78
 *   exp_avg_sq_blocks_3_mlp_2_weight = 0  (128, 512)
 */
static void k146_update_exp_avg_sq_blocks_3_mlp_2_weight(
    float *restrict exp_avg_sq_blocks_3_mlp_2_weight)
{
    for (long j = 0; j < 65536; j++) {
        exp_avg_sq_blocks_3_mlp_2_weight[j] = 0.0f;
    }
}

/* k147  gpt.lua:78
 *   exp_avg_blocks_3_mlp_2_bias = 0  (128)
 */
static void k147_update_exp_avg_blocks_3_mlp_2_bias(float *restrict exp_avg_blocks_3_mlp_2_bias)
{
    for (long j = 0; j < 128; j++) {
        exp_avg_blocks_3_mlp_2_bias[j] = 0.0f;
    }
}

/* k148  gpt.lua:78
 *   exp_avg_sq_blocks_3_mlp_2_bias = 0  (128)
 */
static void k148_update_exp_avg_sq_blocks_3_mlp_2_bias(
    float *restrict exp_avg_sq_blocks_3_mlp_2_bias)
{
    for (long j = 0; j < 128; j++) {
        exp_avg_sq_blocks_3_mlp_2_bias[j] = 0.0f;
    }
}

/* k149  gpt.lua:78
 *   exp_avg_characters_weight = 0  (146, 128)
 */
static void k149_update_exp_avg_characters_weight(float *restrict exp_avg_characters_weight)
{
    for (long j = 0; j < 18688; j++) {
        exp_avg_characters_weight[j] = 0.0f;
    }
}

/* k150  gpt.lua:78
 *   exp_avg_sq_characters_weight = 0  (146, 128)
 */
static void k150_update_exp_avg_sq_characters_weight(float *restrict exp_avg_sq_characters_weight)
{
    for (long j = 0; j < 18688; j++) {
        exp_avg_sq_characters_weight[j] = 0.0f;
    }
}

/* k151  gpt.lua:78
 *   exp_avg_head_weight = 0  (146, 128)
 */
static void k151_update_exp_avg_head_weight(float *restrict exp_avg_head_weight)
{
    for (long j = 0; j < 18688; j++) {
        exp_avg_head_weight[j] = 0.0f;
    }
}

/* k152  gpt.lua:78
 *   exp_avg_sq_head_weight = 0  (146, 128)
 */
static void k152_update_exp_avg_sq_head_weight(float *restrict exp_avg_sq_head_weight)
{
    for (long j = 0; j < 18688; j++) {
        exp_avg_sq_head_weight[j] = 0.0f;
    }
}

/* k153  gpt.lua:78
 *   exp_avg_head_bias = 0  (146)
 */
static void k153_update_exp_avg_head_bias(float *restrict exp_avg_head_bias)
{
    for (long j = 0; j < 146; j++) {
        exp_avg_head_bias[j] = 0.0f;
    }
}

/* k154  gpt.lua:78
 *   exp_avg_sq_head_bias = 0  (146)
 */
static void k154_update_exp_avg_sq_head_bias(float *restrict exp_avg_sq_head_bias)
{
    for (long j = 0; j < 146; j++) {
        exp_avg_sq_head_bias[j] = 0.0f;
    }
}

/* k155  gpt.lua:78
 *   exp_avg_norm_weight = 0  (128)
 */
static void k155_update_exp_avg_norm_weight(float *restrict exp_avg_norm_weight)
{
    for (long j = 0; j < 128; j++) {
        exp_avg_norm_weight[j] = 0.0f;
    }
}

/* k156  gpt.lua:78
 *   exp_avg_sq_norm_weight = 0  (128)
 */
static void k156_update_exp_avg_sq_norm_weight(float *restrict exp_avg_sq_norm_weight)
{
    for (long j = 0; j < 128; j++) {
        exp_avg_sq_norm_weight[j] = 0.0f;
    }
}

/* k157  gpt.lua:78
 *   exp_avg_norm_bias = 0  (128)
 */
static void k157_update_exp_avg_norm_bias(float *restrict exp_avg_norm_bias)
{
    for (long j = 0; j < 128; j++) {
        exp_avg_norm_bias[j] = 0.0f;
    }
}

/* k158  gpt.lua:78
 *   exp_avg_sq_norm_bias = 0  (128)
 */
static void k158_update_exp_avg_sq_norm_bias(float *restrict exp_avg_sq_norm_bias)
{
    for (long j = 0; j < 128; j++) {
        exp_avg_sq_norm_bias[j] = 0.0f;
    }
}

/* k159  gpt.lua:78
 *   exp_avg_places_weight = 0  (64, 128)
 */
static void k159_update_exp_avg_places_weight(float *restrict exp_avg_places_weight)
{
    for (long j = 0; j < 8192; j++) {
        exp_avg_places_weight[j] = 0.0f;
    }
}

/* k160  gpt.lua:78
 *   exp_avg_sq_places_weight = 0  (64, 128)
 */
static void k160_update_exp_avg_sq_places_weight(float *restrict exp_avg_sq_places_weight)
{
    for (long j = 0; j < 8192; j++) {
        exp_avg_sq_places_weight[j] = 0.0f;
    }
}

/* One init: 161 kernels; `work` holds 0 bytes, aligned to 64. */
void init(const struct state *s, const struct init_io *io, void *work);
void init(const struct state *s, const struct init_io *io, void *work)
{
    (void)io;
    (void)work;

    k00_update_generate_keys1(s->generate_keys1);
    k01_update_generate_keys2(s->generate_keys2);
    k02_update_generate_keys3(s->generate_keys3);
    k03_update_generate_keys4(s->generate_keys4);
    k04_update_generate_values1(s->generate_values1);
    k05_update_generate_values2(s->generate_values2);
    k06_update_generate_values3(s->generate_values3);
    k07_update_generate_values4(s->generate_values4);
    k08_update_generate_token(s->generate_token);
    k09_update_generate_position(s->generate_position);
    k10_update_blocks_0_norm1_weight(s->blocks_0_norm1_weight);
    k11_update_blocks_0_norm1_bias(s->blocks_0_norm1_bias);
    k12_update_blocks_0_qkv_weight(s->seed, s->blocks_0_qkv_weight);
    k13_update_blocks_0_out_weight(s->seed, s->blocks_0_out_weight);
    k14_update_blocks_0_out_bias(s->seed, s->blocks_0_out_bias);
    k15_update_blocks_0_norm2_weight(s->blocks_0_norm2_weight);
    k16_update_blocks_0_norm2_bias(s->blocks_0_norm2_bias);
    k17_update_blocks_0_mlp_0_weight(s->seed, s->blocks_0_mlp_0_weight);
    k18_update_blocks_0_mlp_0_bias(s->seed, s->blocks_0_mlp_0_bias);
    k19_update_blocks_0_mlp_2_weight(s->seed, s->blocks_0_mlp_2_weight);
    k20_update_blocks_0_mlp_2_bias(s->seed, s->blocks_0_mlp_2_bias);
    k21_update_blocks_1_norm1_weight(s->blocks_1_norm1_weight);
    k22_update_blocks_1_norm1_bias(s->blocks_1_norm1_bias);
    k23_update_blocks_1_qkv_weight(s->seed, s->blocks_1_qkv_weight);
    k24_update_blocks_1_out_weight(s->seed, s->blocks_1_out_weight);
    k25_update_blocks_1_out_bias(s->seed, s->blocks_1_out_bias);
    k26_update_blocks_1_norm2_weight(s->blocks_1_norm2_weight);
    k27_update_blocks_1_norm2_bias(s->blocks_1_norm2_bias);
    k28_update_blocks_1_mlp_0_weight(s->seed, s->blocks_1_mlp_0_weight);
    k29_update_blocks_1_mlp_0_bias(s->seed, s->blocks_1_mlp_0_bias);
    k30_update_blocks_1_mlp_2_weight(s->seed, s->blocks_1_mlp_2_weight);
    k31_update_blocks_1_mlp_2_bias(s->seed, s->blocks_1_mlp_2_bias);
    k32_update_blocks_2_norm1_weight(s->blocks_2_norm1_weight);
    k33_update_blocks_2_norm1_bias(s->blocks_2_norm1_bias);
    k34_update_blocks_2_qkv_weight(s->seed, s->blocks_2_qkv_weight);
    k35_update_blocks_2_out_weight(s->seed, s->blocks_2_out_weight);
    k36_update_blocks_2_out_bias(s->seed, s->blocks_2_out_bias);
    k37_update_blocks_2_norm2_weight(s->blocks_2_norm2_weight);
    k38_update_blocks_2_norm2_bias(s->blocks_2_norm2_bias);
    k39_update_blocks_2_mlp_0_weight(s->seed, s->blocks_2_mlp_0_weight);
    k40_update_blocks_2_mlp_0_bias(s->seed, s->blocks_2_mlp_0_bias);
    k41_update_blocks_2_mlp_2_weight(s->seed, s->blocks_2_mlp_2_weight);
    k42_update_blocks_2_mlp_2_bias(s->seed, s->blocks_2_mlp_2_bias);
    k43_update_blocks_3_norm1_weight(s->blocks_3_norm1_weight);
    k44_update_blocks_3_norm1_bias(s->blocks_3_norm1_bias);
    k45_update_blocks_3_qkv_weight(s->seed, s->blocks_3_qkv_weight);
    k46_update_blocks_3_out_weight(s->seed, s->blocks_3_out_weight);
    k47_update_blocks_3_out_bias(s->seed, s->blocks_3_out_bias);
    k48_update_blocks_3_norm2_weight(s->blocks_3_norm2_weight);
    k49_update_blocks_3_norm2_bias(s->blocks_3_norm2_bias);
    k50_update_blocks_3_mlp_0_weight(s->seed, s->blocks_3_mlp_0_weight);
    k51_update_blocks_3_mlp_0_bias(s->seed, s->blocks_3_mlp_0_bias);
    k52_update_blocks_3_mlp_2_weight(s->seed, s->blocks_3_mlp_2_weight);
    k53_update_blocks_3_mlp_2_bias(s->seed, s->blocks_3_mlp_2_bias);
    k54_update_characters_weight(s->seed, s->characters_weight);
    k55_update_head_weight(s->seed, s->head_weight);
    k56_update_head_bias(s->seed, s->head_bias);
    k57_update_norm_weight(s->norm_weight);
    k58_update_norm_bias(s->norm_bias);
    k59_update_places_weight(s->seed, s->places_weight);
    k60_update_step(s->step);
    k61_update_exp_avg_blocks_0_norm1_weight(s->exp_avg_blocks_0_norm1_weight);
    k62_update_exp_avg_sq_blocks_0_norm1_weight(s->exp_avg_sq_blocks_0_norm1_weight);
    k63_update_exp_avg_blocks_0_norm1_bias(s->exp_avg_blocks_0_norm1_bias);
    k64_update_exp_avg_sq_blocks_0_norm1_bias(s->exp_avg_sq_blocks_0_norm1_bias);
    k65_update_exp_avg_blocks_0_qkv_weight(s->exp_avg_blocks_0_qkv_weight);
    k66_update_exp_avg_sq_blocks_0_qkv_weight(s->exp_avg_sq_blocks_0_qkv_weight);
    k67_update_exp_avg_blocks_0_out_weight(s->exp_avg_blocks_0_out_weight);
    k68_update_exp_avg_sq_blocks_0_out_weight(s->exp_avg_sq_blocks_0_out_weight);
    k69_update_exp_avg_blocks_0_out_bias(s->exp_avg_blocks_0_out_bias);
    k70_update_exp_avg_sq_blocks_0_out_bias(s->exp_avg_sq_blocks_0_out_bias);
    k71_update_exp_avg_blocks_0_norm2_weight(s->exp_avg_blocks_0_norm2_weight);
    k72_update_exp_avg_sq_blocks_0_norm2_weight(s->exp_avg_sq_blocks_0_norm2_weight);
    k73_update_exp_avg_blocks_0_norm2_bias(s->exp_avg_blocks_0_norm2_bias);
    k74_update_exp_avg_sq_blocks_0_norm2_bias(s->exp_avg_sq_blocks_0_norm2_bias);
    k75_update_exp_avg_blocks_0_mlp_0_weight(s->exp_avg_blocks_0_mlp_0_weight);
    k76_update_exp_avg_sq_blocks_0_mlp_0_weight(s->exp_avg_sq_blocks_0_mlp_0_weight);
    k77_update_exp_avg_blocks_0_mlp_0_bias(s->exp_avg_blocks_0_mlp_0_bias);
    k78_update_exp_avg_sq_blocks_0_mlp_0_bias(s->exp_avg_sq_blocks_0_mlp_0_bias);
    k79_update_exp_avg_blocks_0_mlp_2_weight(s->exp_avg_blocks_0_mlp_2_weight);
    k80_update_exp_avg_sq_blocks_0_mlp_2_weight(s->exp_avg_sq_blocks_0_mlp_2_weight);
    k81_update_exp_avg_blocks_0_mlp_2_bias(s->exp_avg_blocks_0_mlp_2_bias);
    k82_update_exp_avg_sq_blocks_0_mlp_2_bias(s->exp_avg_sq_blocks_0_mlp_2_bias);
    k83_update_exp_avg_blocks_1_norm1_weight(s->exp_avg_blocks_1_norm1_weight);
    k84_update_exp_avg_sq_blocks_1_norm1_weight(s->exp_avg_sq_blocks_1_norm1_weight);
    k85_update_exp_avg_blocks_1_norm1_bias(s->exp_avg_blocks_1_norm1_bias);
    k86_update_exp_avg_sq_blocks_1_norm1_bias(s->exp_avg_sq_blocks_1_norm1_bias);
    k87_update_exp_avg_blocks_1_qkv_weight(s->exp_avg_blocks_1_qkv_weight);
    k88_update_exp_avg_sq_blocks_1_qkv_weight(s->exp_avg_sq_blocks_1_qkv_weight);
    k89_update_exp_avg_blocks_1_out_weight(s->exp_avg_blocks_1_out_weight);
    k90_update_exp_avg_sq_blocks_1_out_weight(s->exp_avg_sq_blocks_1_out_weight);
    k91_update_exp_avg_blocks_1_out_bias(s->exp_avg_blocks_1_out_bias);
    k92_update_exp_avg_sq_blocks_1_out_bias(s->exp_avg_sq_blocks_1_out_bias);
    k93_update_exp_avg_blocks_1_norm2_weight(s->exp_avg_blocks_1_norm2_weight);
    k94_update_exp_avg_sq_blocks_1_norm2_weight(s->exp_avg_sq_blocks_1_norm2_weight);
    k95_update_exp_avg_blocks_1_norm2_bias(s->exp_avg_blocks_1_norm2_bias);
    k96_update_exp_avg_sq_blocks_1_norm2_bias(s->exp_avg_sq_blocks_1_norm2_bias);
    k97_update_exp_avg_blocks_1_mlp_0_weight(s->exp_avg_blocks_1_mlp_0_weight);
    k98_update_exp_avg_sq_blocks_1_mlp_0_weight(s->exp_avg_sq_blocks_1_mlp_0_weight);
    k99_update_exp_avg_blocks_1_mlp_0_bias(s->exp_avg_blocks_1_mlp_0_bias);
    k100_update_exp_avg_sq_blocks_1_mlp_0_bias(s->exp_avg_sq_blocks_1_mlp_0_bias);
    k101_update_exp_avg_blocks_1_mlp_2_weight(s->exp_avg_blocks_1_mlp_2_weight);
    k102_update_exp_avg_sq_blocks_1_mlp_2_weight(s->exp_avg_sq_blocks_1_mlp_2_weight);
    k103_update_exp_avg_blocks_1_mlp_2_bias(s->exp_avg_blocks_1_mlp_2_bias);
    k104_update_exp_avg_sq_blocks_1_mlp_2_bias(s->exp_avg_sq_blocks_1_mlp_2_bias);
    k105_update_exp_avg_blocks_2_norm1_weight(s->exp_avg_blocks_2_norm1_weight);
    k106_update_exp_avg_sq_blocks_2_norm1_weight(s->exp_avg_sq_blocks_2_norm1_weight);
    k107_update_exp_avg_blocks_2_norm1_bias(s->exp_avg_blocks_2_norm1_bias);
    k108_update_exp_avg_sq_blocks_2_norm1_bias(s->exp_avg_sq_blocks_2_norm1_bias);
    k109_update_exp_avg_blocks_2_qkv_weight(s->exp_avg_blocks_2_qkv_weight);
    k110_update_exp_avg_sq_blocks_2_qkv_weight(s->exp_avg_sq_blocks_2_qkv_weight);
    k111_update_exp_avg_blocks_2_out_weight(s->exp_avg_blocks_2_out_weight);
    k112_update_exp_avg_sq_blocks_2_out_weight(s->exp_avg_sq_blocks_2_out_weight);
    k113_update_exp_avg_blocks_2_out_bias(s->exp_avg_blocks_2_out_bias);
    k114_update_exp_avg_sq_blocks_2_out_bias(s->exp_avg_sq_blocks_2_out_bias);
    k115_update_exp_avg_blocks_2_norm2_weight(s->exp_avg_blocks_2_norm2_weight);
    k116_update_exp_avg_sq_blocks_2_norm2_weight(s->exp_avg_sq_blocks_2_norm2_weight);
    k117_update_exp_avg_blocks_2_norm2_bias(s->exp_avg_blocks_2_norm2_bias);
    k118_update_exp_avg_sq_blocks_2_norm2_bias(s->exp_avg_sq_blocks_2_norm2_bias);
    k119_update_exp_avg_blocks_2_mlp_0_weight(s->exp_avg_blocks_2_mlp_0_weight);
    k120_update_exp_avg_sq_blocks_2_mlp_0_weight(s->exp_avg_sq_blocks_2_mlp_0_weight);
    k121_update_exp_avg_blocks_2_mlp_0_bias(s->exp_avg_blocks_2_mlp_0_bias);
    k122_update_exp_avg_sq_blocks_2_mlp_0_bias(s->exp_avg_sq_blocks_2_mlp_0_bias);
    k123_update_exp_avg_blocks_2_mlp_2_weight(s->exp_avg_blocks_2_mlp_2_weight);
    k124_update_exp_avg_sq_blocks_2_mlp_2_weight(s->exp_avg_sq_blocks_2_mlp_2_weight);
    k125_update_exp_avg_blocks_2_mlp_2_bias(s->exp_avg_blocks_2_mlp_2_bias);
    k126_update_exp_avg_sq_blocks_2_mlp_2_bias(s->exp_avg_sq_blocks_2_mlp_2_bias);
    k127_update_exp_avg_blocks_3_norm1_weight(s->exp_avg_blocks_3_norm1_weight);
    k128_update_exp_avg_sq_blocks_3_norm1_weight(s->exp_avg_sq_blocks_3_norm1_weight);
    k129_update_exp_avg_blocks_3_norm1_bias(s->exp_avg_blocks_3_norm1_bias);
    k130_update_exp_avg_sq_blocks_3_norm1_bias(s->exp_avg_sq_blocks_3_norm1_bias);
    k131_update_exp_avg_blocks_3_qkv_weight(s->exp_avg_blocks_3_qkv_weight);
    k132_update_exp_avg_sq_blocks_3_qkv_weight(s->exp_avg_sq_blocks_3_qkv_weight);
    k133_update_exp_avg_blocks_3_out_weight(s->exp_avg_blocks_3_out_weight);
    k134_update_exp_avg_sq_blocks_3_out_weight(s->exp_avg_sq_blocks_3_out_weight);
    k135_update_exp_avg_blocks_3_out_bias(s->exp_avg_blocks_3_out_bias);
    k136_update_exp_avg_sq_blocks_3_out_bias(s->exp_avg_sq_blocks_3_out_bias);
    k137_update_exp_avg_blocks_3_norm2_weight(s->exp_avg_blocks_3_norm2_weight);
    k138_update_exp_avg_sq_blocks_3_norm2_weight(s->exp_avg_sq_blocks_3_norm2_weight);
    k139_update_exp_avg_blocks_3_norm2_bias(s->exp_avg_blocks_3_norm2_bias);
    k140_update_exp_avg_sq_blocks_3_norm2_bias(s->exp_avg_sq_blocks_3_norm2_bias);
    k141_update_exp_avg_blocks_3_mlp_0_weight(s->exp_avg_blocks_3_mlp_0_weight);
    k142_update_exp_avg_sq_blocks_3_mlp_0_weight(s->exp_avg_sq_blocks_3_mlp_0_weight);
    k143_update_exp_avg_blocks_3_mlp_0_bias(s->exp_avg_blocks_3_mlp_0_bias);
    k144_update_exp_avg_sq_blocks_3_mlp_0_bias(s->exp_avg_sq_blocks_3_mlp_0_bias);
    k145_update_exp_avg_blocks_3_mlp_2_weight(s->exp_avg_blocks_3_mlp_2_weight);
    k146_update_exp_avg_sq_blocks_3_mlp_2_weight(s->exp_avg_sq_blocks_3_mlp_2_weight);
    k147_update_exp_avg_blocks_3_mlp_2_bias(s->exp_avg_blocks_3_mlp_2_bias);
    k148_update_exp_avg_sq_blocks_3_mlp_2_bias(s->exp_avg_sq_blocks_3_mlp_2_bias);
    k149_update_exp_avg_characters_weight(s->exp_avg_characters_weight);
    k150_update_exp_avg_sq_characters_weight(s->exp_avg_sq_characters_weight);
    k151_update_exp_avg_head_weight(s->exp_avg_head_weight);
    k152_update_exp_avg_sq_head_weight(s->exp_avg_sq_head_weight);
    k153_update_exp_avg_head_bias(s->exp_avg_head_bias);
    k154_update_exp_avg_sq_head_bias(s->exp_avg_sq_head_bias);
    k155_update_exp_avg_norm_weight(s->exp_avg_norm_weight);
    k156_update_exp_avg_sq_norm_weight(s->exp_avg_sq_norm_weight);
    k157_update_exp_avg_norm_bias(s->exp_avg_norm_bias);
    k158_update_exp_avg_sq_norm_bias(s->exp_avg_sq_norm_bias);
    k159_update_exp_avg_places_weight(s->exp_avg_places_weight);
    k160_update_exp_avg_sq_places_weight(s->exp_avg_sq_places_weight);
}

/* ---- train_step ---- */

/* What train_step reads and writes: a batch, and its results. */
struct train_step_io {
    const int *x; /* x (12, 64) */
    const int *y; /* y (12, 64) */
    float *loss; /* loss () */
};

/* k161  gpt.lua:78
 *   step_size = (cos(min(step * 0.000531348, 3.14159)) + 1) * 0.0005 / (1 - pow(0.9, new_step))  ()
 *   root_correction = 1 / sqrt(1 - pow(0.999, new_step))  ()
 *   step = step + 1  ()
 */
static void k161_update_step(int *restrict step, float *restrict step_size,
                             float *restrict root_correction)
{
    const int step_0 = step[0];
    const float cast1 = (float)step_0;
    const float mul3 = cast1 * 0.000531347585f;
    const float v4_5 = 3.14159274f;
    const float min5 = mul3 < v4_5 ? mul3 : (mul3 == mul3 ? v4_5 : mul3);
    const float cos6 = cosf(min5);
    const float add8 = cos6 + 1.0f;
    const float mul10 = add8 * 0.0005f;
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

/* k162  gpt.lua:34
 *   gather = gather(characters_weight, x)  (768, 128)
 */
static void k162_gather(const float *restrict characters_weight, const int *restrict x,
                        float *restrict gather)
{
    for (long j = 0; j < 768; j++) {
        const long at = x[j];
        for (long k = 0; k < 128; k++) {
            gather[j * 128 + k] = ((at >= 0) & (at < 146)) ? characters_weight[at * 128 + k] : NAN;
        }
    }
}

/* k163  gpt.lua:34
 *   iota = index  (64, 128)
 */
static void k163_copy(int *restrict iota)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 128; j++) {
            iota[i * 128 + j] = (int)i;
        }
    }
}

/* k164  gpt.lua:34
 *   places = gather(places_weight, iota)  (64, 128)
 */
static void k164_gather(const float *restrict places_weight, const int *restrict iota,
                        float *restrict places)
{
    for (long j = 0; j < 64; j++) {
        for (long k = 0; k < 128; k++) {
            const long at = iota[j * 128 + k];
            places[j * 128 + k] = ((at >= 0) & (at < 64)) ? places_weight[at * 128 + k] : NAN;
        }
    }
}

/* k165  gpt.lua:18
 *   add (over gather) = gather + places  (12, 64, 128)
 *   sub = add - sum(add) / 128  (12, 64, 128)
 *   sqrt_ = sqrt(sum(sub * sub) / 128 + 1e-05)  (12, 64, 1)
 *   recip = 1 / sqrt_  (12, 64, 1)
 *   mul = sub * recip  (12, 64, 128)
 *   blocks_0_norm1 = mul * blocks_0_norm1_weight + blocks_0_norm1_bias  (12, 64, 128)
 */
static void k165_add_sum_div(float *restrict add, const float *restrict places,
                             const float *restrict blocks_0_norm1_weight,
                             const float *restrict blocks_0_norm1_bias, float *restrict sub,
                             float *restrict sqrt_, float *restrict recip, float *restrict mul,
                             float *restrict blocks_0_norm1)
{
    for (long i0 = 0; i0 < 12; i0++) {
        for (long i1 = 0; i1 < 64; i1++) {
            float sum3 = 0.0f;
            for (long j = 0; j < 128; j++) {
                const float gather_ij = add[i0 * 8192 + i1 * 128 + j];
                const float add_ij = gather_ij + places[i1 * 128 + j];
                sum3 += add_ij;
            }
            const float div5 = sum3 / 128.0f;
            float sum8 = 0.0f;
            for (long j = 0; j < 128; j++) {
                const float gather_ij = add[i0 * 8192 + i1 * 128 + j];
                const float add_ij = gather_ij + places[i1 * 128 + j];
                const float sub_ij = add_ij - div5;
                const float mul7 = sub_ij * sub_ij;
                sum8 += mul7;
            }
            const float div9 = sum8 / 128.0f;
            const float add11 = div9 + 1e-05f;
            const float sqrt__i = sqrtf(add11);
            const float recip_i = 1 / sqrt__i;
            for (long j = 0; j < 128; j++) {
                const float gather_ij = add[i0 * 8192 + i1 * 128 + j];
                const float add_ij = gather_ij + places[i1 * 128 + j];
                const float sub_ij = add_ij - div5;
                const float mul_ij = sub_ij * recip_i;
                const float mul16 = mul_ij * blocks_0_norm1_weight[j];
                const float blocks_0_norm1_ij = mul16 + blocks_0_norm1_bias[j];
                add[i0 * 8192 + i1 * 128 + j] = add_ij;
                sub[i0 * 8192 + i1 * 128 + j] = sub_ij;
                mul[i0 * 8192 + i1 * 128 + j] = mul_ij;
                blocks_0_norm1[i0 * 8192 + i1 * 128 + j] = blocks_0_norm1_ij;
            }
            sqrt_[i0 * 64 + i1] = sqrt__i;
            recip[i0 * 64 + i1] = recip_i;
        }
    }
}

/* k166  gpt.lua:19
 *   matmul = blocks_0_norm1 @ blocks_0_qkv_weight.T  (768, 384)
 */
static void k166_matmul(const float *restrict blocks_0_norm1,
                        const float *restrict blocks_0_qkv_weight, float *restrict matmul)
{
    for (long i = 0; i < 768; i++) {
        for (long j = 0; j < 384; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 128; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] +=
                        blocks_0_norm1[i * 128 + k + l] * blocks_0_qkv_weight[j * 128 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul[i * 384 + j] = sum;
        }
    }
}

/* k167  gpt.lua:54
 *   ge = index >= index  (64, 64)
 */
static void k167_ge(unsigned char *restrict ge)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 64; j++) {
            const int ge_ij = (int)i >= (int)j;
            ge[i * 64 + j] = (unsigned char)ge_ij;
        }
    }
}

/* k309  gpt.lua:54
 *   matmul_3 = matmul @ matmul_2.T  a slice of (12, 4, 64, 64)
 */
static void k309_matmul(const float *restrict matmul, const float *restrict matmul_2,
                        float *restrict matmul_3)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 32; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 32; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += matmul[i * 384 + k + l] * matmul_2[128 + j * 384 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_3[i * 32 + j] = sum;
        }
    }
}

/* k310  gpt.lua:54
 *   recip_2 = 1 / sum__6  a slice of (12, 4, 64, 1)
 *   mul (over matmul_3) = exp(where(ge, matmul_3 * 0.176777, -inf) - amax_4) * recip_2
 *       a slice of (12, 4, 64, 64)
 *   amax_4 = max(where(ge, matmul_3 * 0.176777, -inf))  a slice of (12, 4, 64, 1)
 *   sum__6 = sum(exp(where(ge, matmul_3 * 0.176777, -inf) - amax_4))  a slice of (12, 4, 64, 1)
 */
static void k310_mul_where_amax(float *restrict mul, const unsigned char *restrict ge,
                                float *restrict recip_2, float *restrict amax_4,
                                float *restrict sum__6)
{
    for (long i = 0; i < 32; i++) {
        float amax_4_i = (-INFINITY);
        for (long j = 0; j < 32; j++) {
            const float matmul_3_ij = mul[i * 32 + j];
            const float mul2 = matmul_3_ij * 0.176776692f;
            const int ge_ij = ge[i * 64 + j];
            const float where5 = ge_ij ? mul2 : (-INFINITY);
            amax_4_i = amax_4_i > where5 ? amax_4_i : (amax_4_i == amax_4_i ? where5 : amax_4_i);
        }
        float exp8[32];
        float sum__6_i = 0.0f;
        for (long j = 0; j < 32; j++) {
            const float matmul_3_ij = mul[i * 32 + j];
            const float mul2 = matmul_3_ij * 0.176776692f;
            const int ge_ij = ge[i * 64 + j];
            const float where5 = ge_ij ? mul2 : (-INFINITY);
            const float sub7 = where5 - amax_4_i;
            exp8[j] = expf(sub7);
            sum__6_i += exp8[j];
        }
        const float recip_2_i = 1 / sum__6_i;
        for (long j = 0; j < 32; j++) {
            const float mul_ij = exp8[j] * recip_2_i;
            mul[i * 32 + j] = mul_ij;
        }
        recip_2[i] = recip_2_i;
        amax_4[i] = amax_4_i;
        sum__6[i] = sum__6_i;
    }
}

/* k311  gpt.lua:54
 *   matmul_2_2 = mul @ matmul_2  a slice of (12, 4, 64, 32)
 */
static void k311_matmul(const float *restrict mul, const float *restrict matmul_2,
                        float *restrict matmul_2_2)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 32; j++) {
            matmul_2_2[i * 128 + j] = 0.0f;
        }
        for (long k = 0; k < 32; k++) {
            const float a_ik = mul[i * 32 + k];
            for (long j = 0; j < 32; j++) {
                matmul_2_2[i * 128 + j] += a_ik * matmul_2[256 + k * 384 + j];
            }
        }
    }
}

#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */
__attribute__((noinline))
#endif
static void k307_slice(const float *matmul, const float *matmul_2, const unsigned char *ge,
                       float *recip_2, float *amax_4, float *sum__6, float *matmul_2_2,
                       void *work)
{
    char *const at = work;
    float *const matmul_3 = (float *)(void *)(at + 0); /* (1024) */
    float *const mul = (float *)(void *)(at + 0); /* (1024) */

    k309_matmul(matmul, matmul_2, matmul_3);
    k310_mul_where_amax(mul, ge, recip_2, amax_4, sum__6);
    k311_matmul(mul, matmul_2, matmul_2_2);
}

/* k307  gpt.lua:54
 *   recip_2 = the last block  a slice of (12, 4, 64, 1)
 *   amax_4 = the last block  a slice of (12, 4, 64, 1)
 *   sum__6 = the last block  a slice of (12, 4, 64, 1)
 *   matmul_2 = the last block  a slice of (12, 4, 64, 32)
 */
static void k307_slices(const float *matmul, const unsigned char *ge, float *recip_2, float *amax_4,
                        float *sum__6, float *matmul_2, unsigned char *slice_work)
{
    k307_slice(matmul, matmul, ge, recip_2, amax_4, sum__6, matmul_2, slice_work);
}

/* k312  gpt.lua:54
 *   matmul_3 = matmul @ matmul_2.T  a slice of (12, 4, 64, 64)
 */
static void k312_matmul(const float *restrict matmul, const float *restrict matmul_2,
                        float *restrict matmul_3)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 64; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 32; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += matmul[12288 + i * 384 + k + l] * matmul_2[128 + j * 384 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_3[i * 64 + j] = sum;
        }
    }
}

/* k313  gpt.lua:54
 *   recip_2 = 1 / sum__6  a slice of (12, 4, 64, 1)
 *   mul (over matmul_3) = exp(where(ge, matmul_3 * 0.176777, -inf) - amax_4) * recip_2
 *       a slice of (12, 4, 64, 64)
 *   amax_4 = max(where(ge, matmul_3 * 0.176777, -inf))  a slice of (12, 4, 64, 1)
 *   sum__6 = sum(exp(where(ge, matmul_3 * 0.176777, -inf) - amax_4))  a slice of (12, 4, 64, 1)
 */
static void k313_mul_where_amax(float *restrict mul, const unsigned char *restrict ge,
                                float *restrict recip_2, float *restrict amax_4,
                                float *restrict sum__6)
{
    for (long i = 0; i < 32; i++) {
        float amax_4_i = (-INFINITY);
        for (long j = 0; j < 64; j++) {
            const float matmul_3_ij = mul[i * 64 + j];
            const float mul2 = matmul_3_ij * 0.176776692f;
            const int ge_ij = ge[2048 + i * 64 + j];
            const float where5 = ge_ij ? mul2 : (-INFINITY);
            amax_4_i = amax_4_i > where5 ? amax_4_i : (amax_4_i == amax_4_i ? where5 : amax_4_i);
        }
        float exp8[64];
        float sum__6_i = 0.0f;
        for (long j = 0; j < 64; j++) {
            const float matmul_3_ij = mul[i * 64 + j];
            const float mul2 = matmul_3_ij * 0.176776692f;
            const int ge_ij = ge[2048 + i * 64 + j];
            const float where5 = ge_ij ? mul2 : (-INFINITY);
            const float sub7 = where5 - amax_4_i;
            exp8[j] = expf(sub7);
            sum__6_i += exp8[j];
        }
        const float recip_2_i = 1 / sum__6_i;
        for (long j = 0; j < 64; j++) {
            const float mul_ij = exp8[j] * recip_2_i;
            mul[i * 64 + j] = mul_ij;
        }
        recip_2[32 + i] = recip_2_i;
        amax_4[32 + i] = amax_4_i;
        sum__6[32 + i] = sum__6_i;
    }
}

/* k314  gpt.lua:54
 *   matmul_2_2 = mul @ matmul_2  a slice of (12, 4, 64, 32)
 */
static void k314_matmul(const float *restrict mul, const float *restrict matmul_2,
                        float *restrict matmul_2_2)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 32; j++) {
            matmul_2_2[4096 + i * 128 + j] = 0.0f;
        }
        for (long k = 0; k < 64; k++) {
            const float a_ik = mul[i * 64 + k];
            for (long j = 0; j < 32; j++) {
                matmul_2_2[4096 + i * 128 + j] += a_ik * matmul_2[256 + k * 384 + j];
            }
        }
    }
}

#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */
__attribute__((noinline))
#endif
static void k308_slice(const float *matmul, const float *matmul_2, const unsigned char *ge,
                       float *recip_2, float *amax_4, float *sum__6, float *matmul_2_2,
                       void *work)
{
    char *const at = work;
    float *const matmul_3 = (float *)(void *)(at + 0); /* (2048) */
    float *const mul = (float *)(void *)(at + 0); /* (2048) */

    k312_matmul(matmul, matmul_2, matmul_3);
    k313_mul_where_amax(mul, ge, recip_2, amax_4, sum__6);
    k314_matmul(mul, matmul_2, matmul_2_2);
}

/* k308  gpt.lua:54
 *   recip_2 = the last block  a slice of (12, 4, 64, 1)
 *   amax_4 = the last block  a slice of (12, 4, 64, 1)
 *   sum__6 = the last block  a slice of (12, 4, 64, 1)
 *   matmul_2 = the last block  a slice of (12, 4, 64, 32)
 */
static void k308_slices(const float *matmul, const unsigned char *ge, float *recip_2, float *amax_4,
                        float *sum__6, float *matmul_2, unsigned char *slice_work_2)
{
    k308_slice(matmul, matmul, ge, recip_2, amax_4, sum__6, matmul_2, slice_work_2);
}

#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */
__attribute__((noinline))
#endif
static void k168_slice(const float *matmul, const unsigned char *ge, float *recip_2, float *amax_4,
                       float *sum__6, float *matmul_2, void *work)
{
    char *const at = work;
    unsigned char *const slice_work = (unsigned char *)(void *)(at + 0); /* (4096) */
    unsigned char *const slice_work_2 = (unsigned char *)(void *)(at + 0); /* (8192) */

    k307_slices(matmul, ge, recip_2, amax_4, sum__6, matmul_2, slice_work);
    k308_slices(matmul, ge, recip_2, amax_4, sum__6, matmul_2, slice_work_2);
}

/* k168  gpt.lua:54
 *   recip_2 = 12 x 4 slices  (12, 4, 64, 1)
 *   amax_4 = 12 x 4 slices  (12, 4, 64, 1)
 *   sum__6 = 12 x 4 slices  (12, 4, 64, 1)
 *   matmul_2 = 12 x 4 slices  (12, 4, 64, 32)
 */
static void k168_slices(const float *matmul, const unsigned char *ge, float *recip_2, float *amax_4,
                        float *sum__6, float *matmul_2, unsigned char *slice_work)
{
    for (long s0 = 0; s0 < 12; s0++) {
        for (long s1 = 0; s1 < 4; s1++) {
            k168_slice(matmul + s0 * 24576 + s1 * 32, ge, recip_2 + s0 * 256 + s1 * 64,
                       amax_4 + s0 * 256 + s1 * 64, sum__6 + s0 * 256 + s1 * 64,
                       matmul_2 + s0 * 8192 + s1 * 32, slice_work);
        }
    }
}

/* k169  gpt.lua:20
 *   matmul_3 = matmul_2 @ blocks_0_out_weight.T  (768, 128)
 */
static void k169_matmul(const float *restrict matmul_2, const float *restrict blocks_0_out_weight,
                        float *restrict matmul_3)
{
    for (long i0 = 0; i0 < 12; i0++) {
        for (long i1 = 0; i1 < 64; i1++) {
            for (long j = 0; j < 128; j++) {
                matmul_3[i0 * 8192 + i1 * 128 + j] = 0.0f;
            }
            for (long k0 = 0; k0 < 4; k0++) {
                for (long k1 = 0; k1 < 32; k1++) {
                    const float a_ik = matmul_2[i0 * 8192 + i1 * 128 + k0 * 32 + k1];
                    for (long j = 0; j < 128; j++) {
                        matmul_3[i0 * 8192 + i1 * 128 + j] +=
                            a_ik * blocks_0_out_weight[j * 128 + k0 * 32 + k1];
                    }
                }
            }
        }
    }
}

/* k170  gpt.lua:21
 *   add_2 (over matmul_3) = add + (matmul_3 + blocks_0_out_bias)  (12, 64, 128)
 *   sub_2 (over add) = add_2 - sum(add_2) / 128  (12, 64, 128)
 *   sqrt__2 = sqrt(sum(sub_2 * sub_2) / 128 + 1e-05)  (12, 64, 1)
 *   recip_3 = 1 / sqrt__2  (12, 64, 1)
 *   blocks_0_norm2 = sub_2 * recip_3 * blocks_0_norm2_weight + blocks_0_norm2_bias  (12, 64, 128)
 */
static void k170_add_sum_div(float *restrict add_2, const float *restrict blocks_0_out_bias,
                             float *restrict sub_2, const float *restrict blocks_0_norm2_weight,
                             const float *restrict blocks_0_norm2_bias, float *restrict sqrt__2,
                             float *restrict recip_3, float *restrict blocks_0_norm2)
{
    for (long i = 0; i < 768; i++) {
        float sum5 = 0.0f;
        for (long j = 0; j < 128; j++) {
            const float matmul_3_ij = add_2[i * 128 + j];
            const float add2 = matmul_3_ij + blocks_0_out_bias[j];
            const float add_ij = sub_2[i * 128 + j];
            const float add_2_ij = add_ij + add2;
            sum5 += add_2_ij;
        }
        const float div7 = sum5 / 128.0f;
        float sum10 = 0.0f;
        for (long j = 0; j < 128; j++) {
            const float matmul_3_ij = add_2[i * 128 + j];
            const float add2 = matmul_3_ij + blocks_0_out_bias[j];
            const float add_ij = sub_2[i * 128 + j];
            const float add_2_ij = add_ij + add2;
            const float sub_2_ij = add_2_ij - div7;
            const float mul9 = sub_2_ij * sub_2_ij;
            sum10 += mul9;
        }
        const float div11 = sum10 / 128.0f;
        const float add13 = div11 + 1e-05f;
        const float sqrt__2_i = sqrtf(add13);
        const float recip_3_i = 1 / sqrt__2_i;
        for (long j = 0; j < 128; j++) {
            const float matmul_3_ij = add_2[i * 128 + j];
            const float add2 = matmul_3_ij + blocks_0_out_bias[j];
            const float add_ij = sub_2[i * 128 + j];
            const float add_2_ij = add_ij + add2;
            const float sub_2_ij = add_2_ij - div7;
            const float mul16 = sub_2_ij * recip_3_i;
            const float mul18 = mul16 * blocks_0_norm2_weight[j];
            const float blocks_0_norm2_ij = mul18 + blocks_0_norm2_bias[j];
            add_2[i * 128 + j] = add_2_ij;
            sub_2[i * 128 + j] = sub_2_ij;
            blocks_0_norm2[i * 128 + j] = blocks_0_norm2_ij;
        }
        sqrt__2[i] = sqrt__2_i;
        recip_3[i] = recip_3_i;
    }
}

/* k171  gpt.lua:22
 *   matmul_4 = blocks_0_norm2 @ blocks_0_mlp_0_weight.T  (768, 512)
 */
static void k171_matmul(const float *restrict blocks_0_norm2,
                        const float *restrict blocks_0_mlp_0_weight, float *restrict matmul_4)
{
    for (long i = 0; i < 768; i++) {
        for (long j = 0; j < 512; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 128; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] +=
                        blocks_0_norm2[i * 128 + k + l] * blocks_0_mlp_0_weight[j * 128 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_4[i * 512 + j] = sum;
        }
    }
}

/* k172  gpt.lua:22
 *   blocks_0_mlp_0 (over matmul_4) = matmul_4 + blocks_0_mlp_0_bias  (12, 64, 512)
 *   add_3 = erf(blocks_0_mlp_0 * 0.707107) + 1  (12, 64, 512)
 *   blocks_0_mlp_1 = blocks_0_mlp_0 * 0.5 * add_3  (12, 64, 512)
 */
static void k172_add_mul_erf(float *restrict blocks_0_mlp_0,
                             const float *restrict blocks_0_mlp_0_bias, float *restrict add_3,
                             float *restrict blocks_0_mlp_1)
{
    for (long i = 0; i < 768; i++) {
        for (long j = 0; j < 512; j++) {
            const float matmul_4_ij = blocks_0_mlp_0[i * 512 + j];
            const float blocks_0_mlp_0_ij = matmul_4_ij + blocks_0_mlp_0_bias[j];
            const float mul4 = blocks_0_mlp_0_ij * 0.5f;
            const float mul6 = blocks_0_mlp_0_ij * 0.707106769f;
            const float erf7 = erff(mul6);
            const float add_3_ij = erf7 + 1.0f;
            const float blocks_0_mlp_1_ij = mul4 * add_3_ij;
            blocks_0_mlp_0[i * 512 + j] = blocks_0_mlp_0_ij;
            add_3[i * 512 + j] = add_3_ij;
            blocks_0_mlp_1[i * 512 + j] = blocks_0_mlp_1_ij;
        }
    }
}

/* k173  gpt.lua:22
 *   matmul_5 = blocks_0_mlp_1 @ blocks_0_mlp_2_weight.T  (768, 128)
 */
static void k173_matmul(const float *restrict blocks_0_mlp_1,
                        const float *restrict blocks_0_mlp_2_weight, float *restrict matmul_5)
{
    for (long i = 0; i < 768; i++) {
        for (long j = 0; j < 128; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 512; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] +=
                        blocks_0_mlp_1[i * 512 + k + l] * blocks_0_mlp_2_weight[j * 512 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_5[i * 128 + j] = sum;
        }
    }
}

/* k174  gpt.lua:18
 *   blocks_0 (over matmul_5) = add_2 + (matmul_5 + blocks_0_mlp_2_bias)  (12, 64, 128)
 *   sub_3 (over add_2) = blocks_0 - sum(blocks_0) / 128  (12, 64, 128)
 *   sqrt__3 = sqrt(sum(sub_3 * sub_3) / 128 + 1e-05)  (12, 64, 1)
 *   recip_4 = 1 / sqrt__3  (12, 64, 1)
 *   blocks_1_norm1 = sub_3 * recip_4 * blocks_1_norm1_weight + blocks_1_norm1_bias  (12, 64, 128)
 */
static void k174_add_sum_div(float *restrict blocks_0, const float *restrict blocks_0_mlp_2_bias,
                             float *restrict sub_3, const float *restrict blocks_1_norm1_weight,
                             const float *restrict blocks_1_norm1_bias, float *restrict sqrt__3,
                             float *restrict recip_4, float *restrict blocks_1_norm1)
{
    for (long i = 0; i < 768; i++) {
        float sum5 = 0.0f;
        for (long j = 0; j < 128; j++) {
            const float matmul_5_ij = blocks_0[i * 128 + j];
            const float add2 = matmul_5_ij + blocks_0_mlp_2_bias[j];
            const float add_2_ij = sub_3[i * 128 + j];
            const float blocks_0_ij = add_2_ij + add2;
            sum5 += blocks_0_ij;
        }
        const float div7 = sum5 / 128.0f;
        float sum10 = 0.0f;
        for (long j = 0; j < 128; j++) {
            const float matmul_5_ij = blocks_0[i * 128 + j];
            const float add2 = matmul_5_ij + blocks_0_mlp_2_bias[j];
            const float add_2_ij = sub_3[i * 128 + j];
            const float blocks_0_ij = add_2_ij + add2;
            const float sub_3_ij = blocks_0_ij - div7;
            const float mul9 = sub_3_ij * sub_3_ij;
            sum10 += mul9;
        }
        const float div11 = sum10 / 128.0f;
        const float add13 = div11 + 1e-05f;
        const float sqrt__3_i = sqrtf(add13);
        const float recip_4_i = 1 / sqrt__3_i;
        for (long j = 0; j < 128; j++) {
            const float matmul_5_ij = blocks_0[i * 128 + j];
            const float add2 = matmul_5_ij + blocks_0_mlp_2_bias[j];
            const float add_2_ij = sub_3[i * 128 + j];
            const float blocks_0_ij = add_2_ij + add2;
            const float sub_3_ij = blocks_0_ij - div7;
            const float mul16 = sub_3_ij * recip_4_i;
            const float mul18 = mul16 * blocks_1_norm1_weight[j];
            const float blocks_1_norm1_ij = mul18 + blocks_1_norm1_bias[j];
            blocks_0[i * 128 + j] = blocks_0_ij;
            sub_3[i * 128 + j] = sub_3_ij;
            blocks_1_norm1[i * 128 + j] = blocks_1_norm1_ij;
        }
        sqrt__3[i] = sqrt__3_i;
        recip_4[i] = recip_4_i;
    }
}

/* k175  gpt.lua:19
 *   matmul_6 = blocks_1_norm1 @ blocks_1_qkv_weight.T  (768, 384)
 */
static void k175_matmul(const float *restrict blocks_1_norm1,
                        const float *restrict blocks_1_qkv_weight, float *restrict matmul_6)
{
    for (long i = 0; i < 768; i++) {
        for (long j = 0; j < 384; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 128; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] +=
                        blocks_1_norm1[i * 128 + k + l] * blocks_1_qkv_weight[j * 128 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_6[i * 384 + j] = sum;
        }
    }
}

/* k317  gpt.lua:54
 *   matmul = matmul_6 @ matmul_6_2.T  a slice of (12, 4, 64, 64)
 */
static void k317_matmul(const float *restrict matmul_6, const float *restrict matmul_6_2,
                        float *restrict matmul)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 32; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 32; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += matmul_6[i * 384 + k + l] * matmul_6_2[128 + j * 384 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul[i * 32 + j] = sum;
        }
    }
}

/* k318  gpt.lua:54
 *   recip_5 = 1 / sum__5  a slice of (12, 4, 64, 1)
 *   mul (over matmul) = exp(where(ge, matmul * 0.176777, -inf) - amax_3) * recip_5
 *       a slice of (12, 4, 64, 64)
 *   amax_3 = max(where(ge, matmul * 0.176777, -inf))  a slice of (12, 4, 64, 1)
 *   sum__5 = sum(exp(where(ge, matmul * 0.176777, -inf) - amax_3))  a slice of (12, 4, 64, 1)
 */
static void k318_mul_where_amax(float *restrict mul, const unsigned char *restrict ge,
                                float *restrict recip_5, float *restrict amax_3,
                                float *restrict sum__5)
{
    for (long i = 0; i < 32; i++) {
        float amax_3_i = (-INFINITY);
        for (long j = 0; j < 32; j++) {
            const float matmul_ij = mul[i * 32 + j];
            const float mul2 = matmul_ij * 0.176776692f;
            const int ge_ij = ge[i * 64 + j];
            const float where5 = ge_ij ? mul2 : (-INFINITY);
            amax_3_i = amax_3_i > where5 ? amax_3_i : (amax_3_i == amax_3_i ? where5 : amax_3_i);
        }
        float exp8[32];
        float sum__5_i = 0.0f;
        for (long j = 0; j < 32; j++) {
            const float matmul_ij = mul[i * 32 + j];
            const float mul2 = matmul_ij * 0.176776692f;
            const int ge_ij = ge[i * 64 + j];
            const float where5 = ge_ij ? mul2 : (-INFINITY);
            const float sub7 = where5 - amax_3_i;
            exp8[j] = expf(sub7);
            sum__5_i += exp8[j];
        }
        const float recip_5_i = 1 / sum__5_i;
        for (long j = 0; j < 32; j++) {
            const float mul_ij = exp8[j] * recip_5_i;
            mul[i * 32 + j] = mul_ij;
        }
        recip_5[i] = recip_5_i;
        amax_3[i] = amax_3_i;
        sum__5[i] = sum__5_i;
    }
}

/* k319  gpt.lua:54
 *   matmul_7 = mul @ matmul_6_2  a slice of (12, 4, 64, 32)
 */
static void k319_matmul(const float *restrict mul, const float *restrict matmul_6_2,
                        float *restrict matmul_7)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 32; j++) {
            matmul_7[i * 128 + j] = 0.0f;
        }
        for (long k = 0; k < 32; k++) {
            const float a_ik = mul[i * 32 + k];
            for (long j = 0; j < 32; j++) {
                matmul_7[i * 128 + j] += a_ik * matmul_6_2[256 + k * 384 + j];
            }
        }
    }
}

#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */
__attribute__((noinline))
#endif
static void k315_slice(const float *matmul_6, const float *matmul_6_2, const unsigned char *ge,
                       float *recip_5, float *amax_3, float *sum__5, float *matmul_7, void *work)
{
    char *const at = work;
    float *const matmul = (float *)(void *)(at + 0); /* (1024) */
    float *const mul = (float *)(void *)(at + 0); /* (1024) */

    k317_matmul(matmul_6, matmul_6_2, matmul);
    k318_mul_where_amax(mul, ge, recip_5, amax_3, sum__5);
    k319_matmul(mul, matmul_6_2, matmul_7);
}

/* k315  gpt.lua:54
 *   recip_5 = the last block  a slice of (12, 4, 64, 1)
 *   amax_3 = the last block  a slice of (12, 4, 64, 1)
 *   sum__5 = the last block  a slice of (12, 4, 64, 1)
 *   matmul_7 = the last block  a slice of (12, 4, 64, 32)
 */
static void k315_slices(const float *matmul_6, const unsigned char *ge, float *recip_5,
                        float *amax_3, float *sum__5, float *matmul_7, unsigned char *slice_work)
{
    k315_slice(matmul_6, matmul_6, ge, recip_5, amax_3, sum__5, matmul_7, slice_work);
}

/* k320  gpt.lua:54
 *   matmul = matmul_6 @ matmul_6_2.T  a slice of (12, 4, 64, 64)
 */
static void k320_matmul(const float *restrict matmul_6, const float *restrict matmul_6_2,
                        float *restrict matmul)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 64; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 32; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] +=
                        matmul_6[12288 + i * 384 + k + l] * matmul_6_2[128 + j * 384 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul[i * 64 + j] = sum;
        }
    }
}

/* k321  gpt.lua:54
 *   recip_5 = 1 / sum__5  a slice of (12, 4, 64, 1)
 *   mul (over matmul) = exp(where(ge, matmul * 0.176777, -inf) - amax_3) * recip_5
 *       a slice of (12, 4, 64, 64)
 *   amax_3 = max(where(ge, matmul * 0.176777, -inf))  a slice of (12, 4, 64, 1)
 *   sum__5 = sum(exp(where(ge, matmul * 0.176777, -inf) - amax_3))  a slice of (12, 4, 64, 1)
 */
static void k321_mul_where_amax(float *restrict mul, const unsigned char *restrict ge,
                                float *restrict recip_5, float *restrict amax_3,
                                float *restrict sum__5)
{
    for (long i = 0; i < 32; i++) {
        float amax_3_i = (-INFINITY);
        for (long j = 0; j < 64; j++) {
            const float matmul_ij = mul[i * 64 + j];
            const float mul2 = matmul_ij * 0.176776692f;
            const int ge_ij = ge[2048 + i * 64 + j];
            const float where5 = ge_ij ? mul2 : (-INFINITY);
            amax_3_i = amax_3_i > where5 ? amax_3_i : (amax_3_i == amax_3_i ? where5 : amax_3_i);
        }
        float exp8[64];
        float sum__5_i = 0.0f;
        for (long j = 0; j < 64; j++) {
            const float matmul_ij = mul[i * 64 + j];
            const float mul2 = matmul_ij * 0.176776692f;
            const int ge_ij = ge[2048 + i * 64 + j];
            const float where5 = ge_ij ? mul2 : (-INFINITY);
            const float sub7 = where5 - amax_3_i;
            exp8[j] = expf(sub7);
            sum__5_i += exp8[j];
        }
        const float recip_5_i = 1 / sum__5_i;
        for (long j = 0; j < 64; j++) {
            const float mul_ij = exp8[j] * recip_5_i;
            mul[i * 64 + j] = mul_ij;
        }
        recip_5[32 + i] = recip_5_i;
        amax_3[32 + i] = amax_3_i;
        sum__5[32 + i] = sum__5_i;
    }
}

/* k322  gpt.lua:54
 *   matmul_7 = mul @ matmul_6_2  a slice of (12, 4, 64, 32)
 */
static void k322_matmul(const float *restrict mul, const float *restrict matmul_6_2,
                        float *restrict matmul_7)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 32; j++) {
            matmul_7[4096 + i * 128 + j] = 0.0f;
        }
        for (long k = 0; k < 64; k++) {
            const float a_ik = mul[i * 64 + k];
            for (long j = 0; j < 32; j++) {
                matmul_7[4096 + i * 128 + j] += a_ik * matmul_6_2[256 + k * 384 + j];
            }
        }
    }
}

#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */
__attribute__((noinline))
#endif
static void k316_slice(const float *matmul_6, const float *matmul_6_2, const unsigned char *ge,
                       float *recip_5, float *amax_3, float *sum__5, float *matmul_7, void *work)
{
    char *const at = work;
    float *const matmul = (float *)(void *)(at + 0); /* (2048) */
    float *const mul = (float *)(void *)(at + 0); /* (2048) */

    k320_matmul(matmul_6, matmul_6_2, matmul);
    k321_mul_where_amax(mul, ge, recip_5, amax_3, sum__5);
    k322_matmul(mul, matmul_6_2, matmul_7);
}

/* k316  gpt.lua:54
 *   recip_5 = the last block  a slice of (12, 4, 64, 1)
 *   amax_3 = the last block  a slice of (12, 4, 64, 1)
 *   sum__5 = the last block  a slice of (12, 4, 64, 1)
 *   matmul_7 = the last block  a slice of (12, 4, 64, 32)
 */
static void k316_slices(const float *matmul_6, const unsigned char *ge, float *recip_5,
                        float *amax_3, float *sum__5, float *matmul_7,
                        unsigned char *slice_work_2)
{
    k316_slice(matmul_6, matmul_6, ge, recip_5, amax_3, sum__5, matmul_7, slice_work_2);
}

#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */
__attribute__((noinline))
#endif
static void k176_slice(const float *matmul_6, const unsigned char *ge, float *recip_5,
                       float *amax_3, float *sum__5, float *matmul_7, void *work)
{
    char *const at = work;
    unsigned char *const slice_work = (unsigned char *)(void *)(at + 0); /* (4096) */
    unsigned char *const slice_work_2 = (unsigned char *)(void *)(at + 0); /* (8192) */

    k315_slices(matmul_6, ge, recip_5, amax_3, sum__5, matmul_7, slice_work);
    k316_slices(matmul_6, ge, recip_5, amax_3, sum__5, matmul_7, slice_work_2);
}

/* k176  gpt.lua:54
 *   recip_5 = 12 x 4 slices  (12, 4, 64, 1)
 *   amax_3 = 12 x 4 slices  (12, 4, 64, 1)
 *   sum__5 = 12 x 4 slices  (12, 4, 64, 1)
 *   matmul_7 = 12 x 4 slices  (12, 4, 64, 32)
 */
static void k176_slices(const float *matmul_6, const unsigned char *ge, float *recip_5,
                        float *amax_3, float *sum__5, float *matmul_7,
                        unsigned char *slice_work_2)
{
    for (long s0 = 0; s0 < 12; s0++) {
        for (long s1 = 0; s1 < 4; s1++) {
            k176_slice(matmul_6 + s0 * 24576 + s1 * 32, ge, recip_5 + s0 * 256 + s1 * 64,
                       amax_3 + s0 * 256 + s1 * 64, sum__5 + s0 * 256 + s1 * 64,
                       matmul_7 + s0 * 8192 + s1 * 32, slice_work_2);
        }
    }
}

/* k177  gpt.lua:20
 *   matmul_8 = matmul_7 @ blocks_1_out_weight.T  (768, 128)
 */
static void k177_matmul(const float *restrict matmul_7, const float *restrict blocks_1_out_weight,
                        float *restrict matmul_8)
{
    for (long i0 = 0; i0 < 12; i0++) {
        for (long i1 = 0; i1 < 64; i1++) {
            for (long j = 0; j < 128; j++) {
                matmul_8[i0 * 8192 + i1 * 128 + j] = 0.0f;
            }
            for (long k0 = 0; k0 < 4; k0++) {
                for (long k1 = 0; k1 < 32; k1++) {
                    const float a_ik = matmul_7[i0 * 8192 + i1 * 128 + k0 * 32 + k1];
                    for (long j = 0; j < 128; j++) {
                        matmul_8[i0 * 8192 + i1 * 128 + j] +=
                            a_ik * blocks_1_out_weight[j * 128 + k0 * 32 + k1];
                    }
                }
            }
        }
    }
}

/* k178  gpt.lua:21
 *   add_4 (over matmul_8) = blocks_0 + (matmul_8 + blocks_1_out_bias)  (12, 64, 128)
 *   sub_4 (over blocks_0) = add_4 - sum(add_4) / 128  (12, 64, 128)
 *   sqrt__4 = sqrt(sum(sub_4 * sub_4) / 128 + 1e-05)  (12, 64, 1)
 *   recip_6 = 1 / sqrt__4  (12, 64, 1)
 *   blocks_1_norm2 = sub_4 * recip_6 * blocks_1_norm2_weight + blocks_1_norm2_bias  (12, 64, 128)
 */
static void k178_add_sum_div(float *restrict add_4, const float *restrict blocks_1_out_bias,
                             float *restrict sub_4, const float *restrict blocks_1_norm2_weight,
                             const float *restrict blocks_1_norm2_bias, float *restrict sqrt__4,
                             float *restrict recip_6, float *restrict blocks_1_norm2)
{
    for (long i = 0; i < 768; i++) {
        float sum5 = 0.0f;
        for (long j = 0; j < 128; j++) {
            const float matmul_8_ij = add_4[i * 128 + j];
            const float add2 = matmul_8_ij + blocks_1_out_bias[j];
            const float blocks_0_ij = sub_4[i * 128 + j];
            const float add_4_ij = blocks_0_ij + add2;
            sum5 += add_4_ij;
        }
        const float div7 = sum5 / 128.0f;
        float sum10 = 0.0f;
        for (long j = 0; j < 128; j++) {
            const float matmul_8_ij = add_4[i * 128 + j];
            const float add2 = matmul_8_ij + blocks_1_out_bias[j];
            const float blocks_0_ij = sub_4[i * 128 + j];
            const float add_4_ij = blocks_0_ij + add2;
            const float sub_4_ij = add_4_ij - div7;
            const float mul9 = sub_4_ij * sub_4_ij;
            sum10 += mul9;
        }
        const float div11 = sum10 / 128.0f;
        const float add13 = div11 + 1e-05f;
        const float sqrt__4_i = sqrtf(add13);
        const float recip_6_i = 1 / sqrt__4_i;
        for (long j = 0; j < 128; j++) {
            const float matmul_8_ij = add_4[i * 128 + j];
            const float add2 = matmul_8_ij + blocks_1_out_bias[j];
            const float blocks_0_ij = sub_4[i * 128 + j];
            const float add_4_ij = blocks_0_ij + add2;
            const float sub_4_ij = add_4_ij - div7;
            const float mul16 = sub_4_ij * recip_6_i;
            const float mul18 = mul16 * blocks_1_norm2_weight[j];
            const float blocks_1_norm2_ij = mul18 + blocks_1_norm2_bias[j];
            add_4[i * 128 + j] = add_4_ij;
            sub_4[i * 128 + j] = sub_4_ij;
            blocks_1_norm2[i * 128 + j] = blocks_1_norm2_ij;
        }
        sqrt__4[i] = sqrt__4_i;
        recip_6[i] = recip_6_i;
    }
}

/* k179  gpt.lua:22
 *   matmul_9 = blocks_1_norm2 @ blocks_1_mlp_0_weight.T  (768, 512)
 */
static void k179_matmul(const float *restrict blocks_1_norm2,
                        const float *restrict blocks_1_mlp_0_weight, float *restrict matmul_9)
{
    for (long i = 0; i < 768; i++) {
        for (long j = 0; j < 512; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 128; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] +=
                        blocks_1_norm2[i * 128 + k + l] * blocks_1_mlp_0_weight[j * 128 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_9[i * 512 + j] = sum;
        }
    }
}

/* k180  gpt.lua:22
 *   blocks_1_mlp_0 (over matmul_9) = matmul_9 + blocks_1_mlp_0_bias  (12, 64, 512)
 *   add_5 = erf(blocks_1_mlp_0 * 0.707107) + 1  (12, 64, 512)
 *   blocks_1_mlp_1 = blocks_1_mlp_0 * 0.5 * add_5  (12, 64, 512)
 */
static void k180_add_mul_erf(float *restrict blocks_1_mlp_0,
                             const float *restrict blocks_1_mlp_0_bias, float *restrict add_5,
                             float *restrict blocks_1_mlp_1)
{
    for (long i = 0; i < 768; i++) {
        for (long j = 0; j < 512; j++) {
            const float matmul_9_ij = blocks_1_mlp_0[i * 512 + j];
            const float blocks_1_mlp_0_ij = matmul_9_ij + blocks_1_mlp_0_bias[j];
            const float mul4 = blocks_1_mlp_0_ij * 0.5f;
            const float mul6 = blocks_1_mlp_0_ij * 0.707106769f;
            const float erf7 = erff(mul6);
            const float add_5_ij = erf7 + 1.0f;
            const float blocks_1_mlp_1_ij = mul4 * add_5_ij;
            blocks_1_mlp_0[i * 512 + j] = blocks_1_mlp_0_ij;
            add_5[i * 512 + j] = add_5_ij;
            blocks_1_mlp_1[i * 512 + j] = blocks_1_mlp_1_ij;
        }
    }
}

/* k181  gpt.lua:22
 *   matmul_10 = blocks_1_mlp_1 @ blocks_1_mlp_2_weight.T  (768, 128)
 */
static void k181_matmul(const float *restrict blocks_1_mlp_1,
                        const float *restrict blocks_1_mlp_2_weight, float *restrict matmul_10)
{
    for (long i = 0; i < 768; i++) {
        for (long j = 0; j < 128; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 512; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] +=
                        blocks_1_mlp_1[i * 512 + k + l] * blocks_1_mlp_2_weight[j * 512 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_10[i * 128 + j] = sum;
        }
    }
}

/* k182  gpt.lua:18
 *   blocks_1 (over matmul_10) = add_4 + (matmul_10 + blocks_1_mlp_2_bias)  (12, 64, 128)
 *   sub_5 (over add_4) = blocks_1 - sum(blocks_1) / 128  (12, 64, 128)
 *   sqrt__5 = sqrt(sum(sub_5 * sub_5) / 128 + 1e-05)  (12, 64, 1)
 *   recip_7 = 1 / sqrt__5  (12, 64, 1)
 *   blocks_2_norm1 = sub_5 * recip_7 * blocks_2_norm1_weight + blocks_2_norm1_bias  (12, 64, 128)
 */
static void k182_add_sum_div(float *restrict blocks_1, const float *restrict blocks_1_mlp_2_bias,
                             float *restrict sub_5, const float *restrict blocks_2_norm1_weight,
                             const float *restrict blocks_2_norm1_bias, float *restrict sqrt__5,
                             float *restrict recip_7, float *restrict blocks_2_norm1)
{
    for (long i = 0; i < 768; i++) {
        float sum5 = 0.0f;
        for (long j = 0; j < 128; j++) {
            const float matmul_10_ij = blocks_1[i * 128 + j];
            const float add2 = matmul_10_ij + blocks_1_mlp_2_bias[j];
            const float add_4_ij = sub_5[i * 128 + j];
            const float blocks_1_ij = add_4_ij + add2;
            sum5 += blocks_1_ij;
        }
        const float div7 = sum5 / 128.0f;
        float sum10 = 0.0f;
        for (long j = 0; j < 128; j++) {
            const float matmul_10_ij = blocks_1[i * 128 + j];
            const float add2 = matmul_10_ij + blocks_1_mlp_2_bias[j];
            const float add_4_ij = sub_5[i * 128 + j];
            const float blocks_1_ij = add_4_ij + add2;
            const float sub_5_ij = blocks_1_ij - div7;
            const float mul9 = sub_5_ij * sub_5_ij;
            sum10 += mul9;
        }
        const float div11 = sum10 / 128.0f;
        const float add13 = div11 + 1e-05f;
        const float sqrt__5_i = sqrtf(add13);
        const float recip_7_i = 1 / sqrt__5_i;
        for (long j = 0; j < 128; j++) {
            const float matmul_10_ij = blocks_1[i * 128 + j];
            const float add2 = matmul_10_ij + blocks_1_mlp_2_bias[j];
            const float add_4_ij = sub_5[i * 128 + j];
            const float blocks_1_ij = add_4_ij + add2;
            const float sub_5_ij = blocks_1_ij - div7;
            const float mul16 = sub_5_ij * recip_7_i;
            const float mul18 = mul16 * blocks_2_norm1_weight[j];
            const float blocks_2_norm1_ij = mul18 + blocks_2_norm1_bias[j];
            blocks_1[i * 128 + j] = blocks_1_ij;
            sub_5[i * 128 + j] = sub_5_ij;
            blocks_2_norm1[i * 128 + j] = blocks_2_norm1_ij;
        }
        sqrt__5[i] = sqrt__5_i;
        recip_7[i] = recip_7_i;
    }
}

/* k183  gpt.lua:19
 *   matmul_11 = blocks_2_norm1 @ blocks_2_qkv_weight.T  (768, 384)
 */
static void k183_matmul(const float *restrict blocks_2_norm1,
                        const float *restrict blocks_2_qkv_weight, float *restrict matmul_11)
{
    for (long i = 0; i < 768; i++) {
        for (long j = 0; j < 384; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 128; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] +=
                        blocks_2_norm1[i * 128 + k + l] * blocks_2_qkv_weight[j * 128 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_11[i * 384 + j] = sum;
        }
    }
}

/* k325  gpt.lua:54
 *   matmul = matmul_11 @ matmul_11_2.T  a slice of (12, 4, 64, 64)
 */
static void k325_matmul(const float *restrict matmul_11, const float *restrict matmul_11_2,
                        float *restrict matmul)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 32; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 32; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += matmul_11[i * 384 + k + l] * matmul_11_2[128 + j * 384 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul[i * 32 + j] = sum;
        }
    }
}

/* k326  gpt.lua:54
 *   recip_8 = 1 / sum__4  a slice of (12, 4, 64, 1)
 *   mul (over matmul) = exp(where(ge, matmul * 0.176777, -inf) - amax_2) * recip_8
 *       a slice of (12, 4, 64, 64)
 *   amax_2 = max(where(ge, matmul * 0.176777, -inf))  a slice of (12, 4, 64, 1)
 *   sum__4 = sum(exp(where(ge, matmul * 0.176777, -inf) - amax_2))  a slice of (12, 4, 64, 1)
 */
static void k326_mul_where_amax(float *restrict mul, const unsigned char *restrict ge,
                                float *restrict recip_8, float *restrict amax_2,
                                float *restrict sum__4)
{
    for (long i = 0; i < 32; i++) {
        float amax_2_i = (-INFINITY);
        for (long j = 0; j < 32; j++) {
            const float matmul_ij = mul[i * 32 + j];
            const float mul2 = matmul_ij * 0.176776692f;
            const int ge_ij = ge[i * 64 + j];
            const float where5 = ge_ij ? mul2 : (-INFINITY);
            amax_2_i = amax_2_i > where5 ? amax_2_i : (amax_2_i == amax_2_i ? where5 : amax_2_i);
        }
        float exp8[32];
        float sum__4_i = 0.0f;
        for (long j = 0; j < 32; j++) {
            const float matmul_ij = mul[i * 32 + j];
            const float mul2 = matmul_ij * 0.176776692f;
            const int ge_ij = ge[i * 64 + j];
            const float where5 = ge_ij ? mul2 : (-INFINITY);
            const float sub7 = where5 - amax_2_i;
            exp8[j] = expf(sub7);
            sum__4_i += exp8[j];
        }
        const float recip_8_i = 1 / sum__4_i;
        for (long j = 0; j < 32; j++) {
            const float mul_ij = exp8[j] * recip_8_i;
            mul[i * 32 + j] = mul_ij;
        }
        recip_8[i] = recip_8_i;
        amax_2[i] = amax_2_i;
        sum__4[i] = sum__4_i;
    }
}

/* k327  gpt.lua:54
 *   matmul_12 = mul @ matmul_11_2  a slice of (12, 4, 64, 32)
 */
static void k327_matmul(const float *restrict mul, const float *restrict matmul_11_2,
                        float *restrict matmul_12)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 32; j++) {
            matmul_12[i * 128 + j] = 0.0f;
        }
        for (long k = 0; k < 32; k++) {
            const float a_ik = mul[i * 32 + k];
            for (long j = 0; j < 32; j++) {
                matmul_12[i * 128 + j] += a_ik * matmul_11_2[256 + k * 384 + j];
            }
        }
    }
}

#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */
__attribute__((noinline))
#endif
static void k323_slice(const float *matmul_11, const float *matmul_11_2, const unsigned char *ge,
                       float *recip_8, float *amax_2, float *sum__4, float *matmul_12,
                       void *work)
{
    char *const at = work;
    float *const matmul = (float *)(void *)(at + 0); /* (1024) */
    float *const mul = (float *)(void *)(at + 0); /* (1024) */

    k325_matmul(matmul_11, matmul_11_2, matmul);
    k326_mul_where_amax(mul, ge, recip_8, amax_2, sum__4);
    k327_matmul(mul, matmul_11_2, matmul_12);
}

/* k323  gpt.lua:54
 *   recip_8 = the last block  a slice of (12, 4, 64, 1)
 *   amax_2 = the last block  a slice of (12, 4, 64, 1)
 *   sum__4 = the last block  a slice of (12, 4, 64, 1)
 *   matmul_12 = the last block  a slice of (12, 4, 64, 32)
 */
static void k323_slices(const float *matmul_11, const unsigned char *ge, float *recip_8,
                        float *amax_2, float *sum__4, float *matmul_12,
                        unsigned char *slice_work)
{
    k323_slice(matmul_11, matmul_11, ge, recip_8, amax_2, sum__4, matmul_12, slice_work);
}

/* k328  gpt.lua:54
 *   matmul = matmul_11 @ matmul_11_2.T  a slice of (12, 4, 64, 64)
 */
static void k328_matmul(const float *restrict matmul_11, const float *restrict matmul_11_2,
                        float *restrict matmul)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 64; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 32; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] +=
                        matmul_11[12288 + i * 384 + k + l] * matmul_11_2[128 + j * 384 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul[i * 64 + j] = sum;
        }
    }
}

/* k329  gpt.lua:54
 *   recip_8 = 1 / sum__4  a slice of (12, 4, 64, 1)
 *   mul (over matmul) = exp(where(ge, matmul * 0.176777, -inf) - amax_2) * recip_8
 *       a slice of (12, 4, 64, 64)
 *   amax_2 = max(where(ge, matmul * 0.176777, -inf))  a slice of (12, 4, 64, 1)
 *   sum__4 = sum(exp(where(ge, matmul * 0.176777, -inf) - amax_2))  a slice of (12, 4, 64, 1)
 */
static void k329_mul_where_amax(float *restrict mul, const unsigned char *restrict ge,
                                float *restrict recip_8, float *restrict amax_2,
                                float *restrict sum__4)
{
    for (long i = 0; i < 32; i++) {
        float amax_2_i = (-INFINITY);
        for (long j = 0; j < 64; j++) {
            const float matmul_ij = mul[i * 64 + j];
            const float mul2 = matmul_ij * 0.176776692f;
            const int ge_ij = ge[2048 + i * 64 + j];
            const float where5 = ge_ij ? mul2 : (-INFINITY);
            amax_2_i = amax_2_i > where5 ? amax_2_i : (amax_2_i == amax_2_i ? where5 : amax_2_i);
        }
        float exp8[64];
        float sum__4_i = 0.0f;
        for (long j = 0; j < 64; j++) {
            const float matmul_ij = mul[i * 64 + j];
            const float mul2 = matmul_ij * 0.176776692f;
            const int ge_ij = ge[2048 + i * 64 + j];
            const float where5 = ge_ij ? mul2 : (-INFINITY);
            const float sub7 = where5 - amax_2_i;
            exp8[j] = expf(sub7);
            sum__4_i += exp8[j];
        }
        const float recip_8_i = 1 / sum__4_i;
        for (long j = 0; j < 64; j++) {
            const float mul_ij = exp8[j] * recip_8_i;
            mul[i * 64 + j] = mul_ij;
        }
        recip_8[32 + i] = recip_8_i;
        amax_2[32 + i] = amax_2_i;
        sum__4[32 + i] = sum__4_i;
    }
}

/* k330  gpt.lua:54
 *   matmul_12 = mul @ matmul_11_2  a slice of (12, 4, 64, 32)
 */
static void k330_matmul(const float *restrict mul, const float *restrict matmul_11_2,
                        float *restrict matmul_12)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 32; j++) {
            matmul_12[4096 + i * 128 + j] = 0.0f;
        }
        for (long k = 0; k < 64; k++) {
            const float a_ik = mul[i * 64 + k];
            for (long j = 0; j < 32; j++) {
                matmul_12[4096 + i * 128 + j] += a_ik * matmul_11_2[256 + k * 384 + j];
            }
        }
    }
}

#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */
__attribute__((noinline))
#endif
static void k324_slice(const float *matmul_11, const float *matmul_11_2, const unsigned char *ge,
                       float *recip_8, float *amax_2, float *sum__4, float *matmul_12,
                       void *work)
{
    char *const at = work;
    float *const matmul = (float *)(void *)(at + 0); /* (2048) */
    float *const mul = (float *)(void *)(at + 0); /* (2048) */

    k328_matmul(matmul_11, matmul_11_2, matmul);
    k329_mul_where_amax(mul, ge, recip_8, amax_2, sum__4);
    k330_matmul(mul, matmul_11_2, matmul_12);
}

/* k324  gpt.lua:54
 *   recip_8 = the last block  a slice of (12, 4, 64, 1)
 *   amax_2 = the last block  a slice of (12, 4, 64, 1)
 *   sum__4 = the last block  a slice of (12, 4, 64, 1)
 *   matmul_12 = the last block  a slice of (12, 4, 64, 32)
 */
static void k324_slices(const float *matmul_11, const unsigned char *ge, float *recip_8,
                        float *amax_2, float *sum__4, float *matmul_12,
                        unsigned char *slice_work_2)
{
    k324_slice(matmul_11, matmul_11, ge, recip_8, amax_2, sum__4, matmul_12, slice_work_2);
}

#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */
__attribute__((noinline))
#endif
static void k184_slice(const float *matmul_11, const unsigned char *ge, float *recip_8,
                       float *amax_2, float *sum__4, float *matmul_12, void *work)
{
    char *const at = work;
    unsigned char *const slice_work = (unsigned char *)(void *)(at + 0); /* (4096) */
    unsigned char *const slice_work_2 = (unsigned char *)(void *)(at + 0); /* (8192) */

    k323_slices(matmul_11, ge, recip_8, amax_2, sum__4, matmul_12, slice_work);
    k324_slices(matmul_11, ge, recip_8, amax_2, sum__4, matmul_12, slice_work_2);
}

/* k184  gpt.lua:54
 *   recip_8 = 12 x 4 slices  (12, 4, 64, 1)
 *   amax_2 = 12 x 4 slices  (12, 4, 64, 1)
 *   sum__4 = 12 x 4 slices  (12, 4, 64, 1)
 *   matmul_12 = 12 x 4 slices  (12, 4, 64, 32)
 */
static void k184_slices(const float *matmul_11, const unsigned char *ge, float *recip_8,
                        float *amax_2, float *sum__4, float *matmul_12,
                        unsigned char *slice_work_3)
{
    for (long s0 = 0; s0 < 12; s0++) {
        for (long s1 = 0; s1 < 4; s1++) {
            k184_slice(matmul_11 + s0 * 24576 + s1 * 32, ge, recip_8 + s0 * 256 + s1 * 64,
                       amax_2 + s0 * 256 + s1 * 64, sum__4 + s0 * 256 + s1 * 64,
                       matmul_12 + s0 * 8192 + s1 * 32, slice_work_3);
        }
    }
}

/* k185  gpt.lua:20
 *   matmul_13 = matmul_12 @ blocks_2_out_weight.T  (768, 128)
 */
static void k185_matmul(const float *restrict matmul_12, const float *restrict blocks_2_out_weight,
                        float *restrict matmul_13)
{
    for (long i0 = 0; i0 < 12; i0++) {
        for (long i1 = 0; i1 < 64; i1++) {
            for (long j = 0; j < 128; j++) {
                matmul_13[i0 * 8192 + i1 * 128 + j] = 0.0f;
            }
            for (long k0 = 0; k0 < 4; k0++) {
                for (long k1 = 0; k1 < 32; k1++) {
                    const float a_ik = matmul_12[i0 * 8192 + i1 * 128 + k0 * 32 + k1];
                    for (long j = 0; j < 128; j++) {
                        matmul_13[i0 * 8192 + i1 * 128 + j] +=
                            a_ik * blocks_2_out_weight[j * 128 + k0 * 32 + k1];
                    }
                }
            }
        }
    }
}

/* k186  gpt.lua:21
 *   add_6 (over matmul_13) = blocks_1 + (matmul_13 + blocks_2_out_bias)  (12, 64, 128)
 *   sub_6 (over blocks_1) = add_6 - sum(add_6) / 128  (12, 64, 128)
 *   sqrt__6 = sqrt(sum(sub_6 * sub_6) / 128 + 1e-05)  (12, 64, 1)
 *   recip_9 = 1 / sqrt__6  (12, 64, 1)
 *   blocks_2_norm2 = sub_6 * recip_9 * blocks_2_norm2_weight + blocks_2_norm2_bias  (12, 64, 128)
 */
static void k186_add_sum_div(float *restrict add_6, const float *restrict blocks_2_out_bias,
                             float *restrict sub_6, const float *restrict blocks_2_norm2_weight,
                             const float *restrict blocks_2_norm2_bias, float *restrict sqrt__6,
                             float *restrict recip_9, float *restrict blocks_2_norm2)
{
    for (long i = 0; i < 768; i++) {
        float sum5 = 0.0f;
        for (long j = 0; j < 128; j++) {
            const float matmul_13_ij = add_6[i * 128 + j];
            const float add2 = matmul_13_ij + blocks_2_out_bias[j];
            const float blocks_1_ij = sub_6[i * 128 + j];
            const float add_6_ij = blocks_1_ij + add2;
            sum5 += add_6_ij;
        }
        const float div7 = sum5 / 128.0f;
        float sum10 = 0.0f;
        for (long j = 0; j < 128; j++) {
            const float matmul_13_ij = add_6[i * 128 + j];
            const float add2 = matmul_13_ij + blocks_2_out_bias[j];
            const float blocks_1_ij = sub_6[i * 128 + j];
            const float add_6_ij = blocks_1_ij + add2;
            const float sub_6_ij = add_6_ij - div7;
            const float mul9 = sub_6_ij * sub_6_ij;
            sum10 += mul9;
        }
        const float div11 = sum10 / 128.0f;
        const float add13 = div11 + 1e-05f;
        const float sqrt__6_i = sqrtf(add13);
        const float recip_9_i = 1 / sqrt__6_i;
        for (long j = 0; j < 128; j++) {
            const float matmul_13_ij = add_6[i * 128 + j];
            const float add2 = matmul_13_ij + blocks_2_out_bias[j];
            const float blocks_1_ij = sub_6[i * 128 + j];
            const float add_6_ij = blocks_1_ij + add2;
            const float sub_6_ij = add_6_ij - div7;
            const float mul16 = sub_6_ij * recip_9_i;
            const float mul18 = mul16 * blocks_2_norm2_weight[j];
            const float blocks_2_norm2_ij = mul18 + blocks_2_norm2_bias[j];
            add_6[i * 128 + j] = add_6_ij;
            sub_6[i * 128 + j] = sub_6_ij;
            blocks_2_norm2[i * 128 + j] = blocks_2_norm2_ij;
        }
        sqrt__6[i] = sqrt__6_i;
        recip_9[i] = recip_9_i;
    }
}

/* k187  gpt.lua:22
 *   matmul_14 = blocks_2_norm2 @ blocks_2_mlp_0_weight.T  (768, 512)
 */
static void k187_matmul(const float *restrict blocks_2_norm2,
                        const float *restrict blocks_2_mlp_0_weight, float *restrict matmul_14)
{
    for (long i = 0; i < 768; i++) {
        for (long j = 0; j < 512; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 128; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] +=
                        blocks_2_norm2[i * 128 + k + l] * blocks_2_mlp_0_weight[j * 128 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_14[i * 512 + j] = sum;
        }
    }
}

/* k188  gpt.lua:22
 *   blocks_2_mlp_0 (over matmul_14) = matmul_14 + blocks_2_mlp_0_bias  (12, 64, 512)
 *   add_7 = erf(blocks_2_mlp_0 * 0.707107) + 1  (12, 64, 512)
 *   blocks_2_mlp_1 = blocks_2_mlp_0 * 0.5 * add_7  (12, 64, 512)
 */
static void k188_add_mul_erf(float *restrict blocks_2_mlp_0,
                             const float *restrict blocks_2_mlp_0_bias, float *restrict add_7,
                             float *restrict blocks_2_mlp_1)
{
    for (long i = 0; i < 768; i++) {
        for (long j = 0; j < 512; j++) {
            const float matmul_14_ij = blocks_2_mlp_0[i * 512 + j];
            const float blocks_2_mlp_0_ij = matmul_14_ij + blocks_2_mlp_0_bias[j];
            const float mul4 = blocks_2_mlp_0_ij * 0.5f;
            const float mul6 = blocks_2_mlp_0_ij * 0.707106769f;
            const float erf7 = erff(mul6);
            const float add_7_ij = erf7 + 1.0f;
            const float blocks_2_mlp_1_ij = mul4 * add_7_ij;
            blocks_2_mlp_0[i * 512 + j] = blocks_2_mlp_0_ij;
            add_7[i * 512 + j] = add_7_ij;
            blocks_2_mlp_1[i * 512 + j] = blocks_2_mlp_1_ij;
        }
    }
}

/* k189  gpt.lua:22
 *   matmul_15 = blocks_2_mlp_1 @ blocks_2_mlp_2_weight.T  (768, 128)
 */
static void k189_matmul(const float *restrict blocks_2_mlp_1,
                        const float *restrict blocks_2_mlp_2_weight, float *restrict matmul_15)
{
    for (long i = 0; i < 768; i++) {
        for (long j = 0; j < 128; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 512; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] +=
                        blocks_2_mlp_1[i * 512 + k + l] * blocks_2_mlp_2_weight[j * 512 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_15[i * 128 + j] = sum;
        }
    }
}

/* k190  gpt.lua:18
 *   blocks_2 (over matmul_15) = add_6 + (matmul_15 + blocks_2_mlp_2_bias)  (12, 64, 128)
 *   sub_7 (over add_6) = blocks_2 - sum(blocks_2) / 128  (12, 64, 128)
 *   sqrt__7 = sqrt(sum(sub_7 * sub_7) / 128 + 1e-05)  (12, 64, 1)
 *   recip_10 = 1 / sqrt__7  (12, 64, 1)
 *   blocks_3_norm1 = sub_7 * recip_10 * blocks_3_norm1_weight + blocks_3_norm1_bias  (12, 64, 128)
 */
static void k190_add_sum_div(float *restrict blocks_2, const float *restrict blocks_2_mlp_2_bias,
                             float *restrict sub_7, const float *restrict blocks_3_norm1_weight,
                             const float *restrict blocks_3_norm1_bias, float *restrict sqrt__7,
                             float *restrict recip_10, float *restrict blocks_3_norm1)
{
    for (long i = 0; i < 768; i++) {
        float sum5 = 0.0f;
        for (long j = 0; j < 128; j++) {
            const float matmul_15_ij = blocks_2[i * 128 + j];
            const float add2 = matmul_15_ij + blocks_2_mlp_2_bias[j];
            const float add_6_ij = sub_7[i * 128 + j];
            const float blocks_2_ij = add_6_ij + add2;
            sum5 += blocks_2_ij;
        }
        const float div7 = sum5 / 128.0f;
        float sum10 = 0.0f;
        for (long j = 0; j < 128; j++) {
            const float matmul_15_ij = blocks_2[i * 128 + j];
            const float add2 = matmul_15_ij + blocks_2_mlp_2_bias[j];
            const float add_6_ij = sub_7[i * 128 + j];
            const float blocks_2_ij = add_6_ij + add2;
            const float sub_7_ij = blocks_2_ij - div7;
            const float mul9 = sub_7_ij * sub_7_ij;
            sum10 += mul9;
        }
        const float div11 = sum10 / 128.0f;
        const float add13 = div11 + 1e-05f;
        const float sqrt__7_i = sqrtf(add13);
        const float recip_10_i = 1 / sqrt__7_i;
        for (long j = 0; j < 128; j++) {
            const float matmul_15_ij = blocks_2[i * 128 + j];
            const float add2 = matmul_15_ij + blocks_2_mlp_2_bias[j];
            const float add_6_ij = sub_7[i * 128 + j];
            const float blocks_2_ij = add_6_ij + add2;
            const float sub_7_ij = blocks_2_ij - div7;
            const float mul16 = sub_7_ij * recip_10_i;
            const float mul18 = mul16 * blocks_3_norm1_weight[j];
            const float blocks_3_norm1_ij = mul18 + blocks_3_norm1_bias[j];
            blocks_2[i * 128 + j] = blocks_2_ij;
            sub_7[i * 128 + j] = sub_7_ij;
            blocks_3_norm1[i * 128 + j] = blocks_3_norm1_ij;
        }
        sqrt__7[i] = sqrt__7_i;
        recip_10[i] = recip_10_i;
    }
}

/* k191  gpt.lua:19
 *   matmul_16 = blocks_3_norm1 @ blocks_3_qkv_weight.T  (768, 384)
 */
static void k191_matmul(const float *restrict blocks_3_norm1,
                        const float *restrict blocks_3_qkv_weight, float *restrict matmul_16)
{
    for (long i = 0; i < 768; i++) {
        for (long j = 0; j < 384; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 128; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] +=
                        blocks_3_norm1[i * 128 + k + l] * blocks_3_qkv_weight[j * 128 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_16[i * 384 + j] = sum;
        }
    }
}

/* k333  gpt.lua:54
 *   matmul = matmul_16 @ matmul_16_2.T  a slice of (12, 4, 64, 64)
 */
static void k333_matmul(const float *restrict matmul_16, const float *restrict matmul_16_2,
                        float *restrict matmul)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 32; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 32; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += matmul_16[i * 384 + k + l] * matmul_16_2[128 + j * 384 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul[i * 32 + j] = sum;
        }
    }
}

/* k334  gpt.lua:54
 *   recip_11 = 1 / sum__3  a slice of (12, 4, 64, 1)
 *   mul (over matmul) = exp(where(ge, matmul * 0.176777, -inf) - amax) * recip_11
 *       a slice of (12, 4, 64, 64)
 *   amax = max(where(ge, matmul * 0.176777, -inf))  a slice of (12, 4, 64, 1)
 *   sum__3 = sum(exp(where(ge, matmul * 0.176777, -inf) - amax))  a slice of (12, 4, 64, 1)
 */
static void k334_mul_where_amax(float *restrict mul, const unsigned char *restrict ge,
                                float *restrict recip_11, float *restrict amax,
                                float *restrict sum__3)
{
    for (long i = 0; i < 32; i++) {
        float amax_i = (-INFINITY);
        for (long j = 0; j < 32; j++) {
            const float matmul_ij = mul[i * 32 + j];
            const float mul2 = matmul_ij * 0.176776692f;
            const int ge_ij = ge[i * 64 + j];
            const float where5 = ge_ij ? mul2 : (-INFINITY);
            amax_i = amax_i > where5 ? amax_i : (amax_i == amax_i ? where5 : amax_i);
        }
        float exp8[32];
        float sum__3_i = 0.0f;
        for (long j = 0; j < 32; j++) {
            const float matmul_ij = mul[i * 32 + j];
            const float mul2 = matmul_ij * 0.176776692f;
            const int ge_ij = ge[i * 64 + j];
            const float where5 = ge_ij ? mul2 : (-INFINITY);
            const float sub7 = where5 - amax_i;
            exp8[j] = expf(sub7);
            sum__3_i += exp8[j];
        }
        const float recip_11_i = 1 / sum__3_i;
        for (long j = 0; j < 32; j++) {
            const float mul_ij = exp8[j] * recip_11_i;
            mul[i * 32 + j] = mul_ij;
        }
        recip_11[i] = recip_11_i;
        amax[i] = amax_i;
        sum__3[i] = sum__3_i;
    }
}

/* k335  gpt.lua:54
 *   matmul_17 = mul @ matmul_16_2  a slice of (12, 4, 64, 32)
 */
static void k335_matmul(const float *restrict mul, const float *restrict matmul_16_2,
                        float *restrict matmul_17)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 32; j++) {
            matmul_17[i * 128 + j] = 0.0f;
        }
        for (long k = 0; k < 32; k++) {
            const float a_ik = mul[i * 32 + k];
            for (long j = 0; j < 32; j++) {
                matmul_17[i * 128 + j] += a_ik * matmul_16_2[256 + k * 384 + j];
            }
        }
    }
}

#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */
__attribute__((noinline))
#endif
static void k331_slice(const float *matmul_16, const float *matmul_16_2, const unsigned char *ge,
                       float *recip_11, float *amax, float *sum__3, float *matmul_17, void *work)
{
    char *const at = work;
    float *const matmul = (float *)(void *)(at + 0); /* (1024) */
    float *const mul = (float *)(void *)(at + 0); /* (1024) */

    k333_matmul(matmul_16, matmul_16_2, matmul);
    k334_mul_where_amax(mul, ge, recip_11, amax, sum__3);
    k335_matmul(mul, matmul_16_2, matmul_17);
}

/* k331  gpt.lua:54
 *   recip_11 = the last block  a slice of (12, 4, 64, 1)
 *   amax = the last block  a slice of (12, 4, 64, 1)
 *   sum__3 = the last block  a slice of (12, 4, 64, 1)
 *   matmul_17 = the last block  a slice of (12, 4, 64, 32)
 */
static void k331_slices(const float *matmul_16, const unsigned char *ge, float *recip_11,
                        float *amax, float *sum__3, float *matmul_17, unsigned char *slice_work)
{
    k331_slice(matmul_16, matmul_16, ge, recip_11, amax, sum__3, matmul_17, slice_work);
}

/* k336  gpt.lua:54
 *   matmul = matmul_16 @ matmul_16_2.T  a slice of (12, 4, 64, 64)
 */
static void k336_matmul(const float *restrict matmul_16, const float *restrict matmul_16_2,
                        float *restrict matmul)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 64; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 32; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] +=
                        matmul_16[12288 + i * 384 + k + l] * matmul_16_2[128 + j * 384 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul[i * 64 + j] = sum;
        }
    }
}

/* k337  gpt.lua:54
 *   recip_11 = 1 / sum__3  a slice of (12, 4, 64, 1)
 *   mul (over matmul) = exp(where(ge, matmul * 0.176777, -inf) - amax) * recip_11
 *       a slice of (12, 4, 64, 64)
 *   amax = max(where(ge, matmul * 0.176777, -inf))  a slice of (12, 4, 64, 1)
 *   sum__3 = sum(exp(where(ge, matmul * 0.176777, -inf) - amax))  a slice of (12, 4, 64, 1)
 */
static void k337_mul_where_amax(float *restrict mul, const unsigned char *restrict ge,
                                float *restrict recip_11, float *restrict amax,
                                float *restrict sum__3)
{
    for (long i = 0; i < 32; i++) {
        float amax_i = (-INFINITY);
        for (long j = 0; j < 64; j++) {
            const float matmul_ij = mul[i * 64 + j];
            const float mul2 = matmul_ij * 0.176776692f;
            const int ge_ij = ge[2048 + i * 64 + j];
            const float where5 = ge_ij ? mul2 : (-INFINITY);
            amax_i = amax_i > where5 ? amax_i : (amax_i == amax_i ? where5 : amax_i);
        }
        float exp8[64];
        float sum__3_i = 0.0f;
        for (long j = 0; j < 64; j++) {
            const float matmul_ij = mul[i * 64 + j];
            const float mul2 = matmul_ij * 0.176776692f;
            const int ge_ij = ge[2048 + i * 64 + j];
            const float where5 = ge_ij ? mul2 : (-INFINITY);
            const float sub7 = where5 - amax_i;
            exp8[j] = expf(sub7);
            sum__3_i += exp8[j];
        }
        const float recip_11_i = 1 / sum__3_i;
        for (long j = 0; j < 64; j++) {
            const float mul_ij = exp8[j] * recip_11_i;
            mul[i * 64 + j] = mul_ij;
        }
        recip_11[32 + i] = recip_11_i;
        amax[32 + i] = amax_i;
        sum__3[32 + i] = sum__3_i;
    }
}

/* k338  gpt.lua:54
 *   matmul_17 = mul @ matmul_16_2  a slice of (12, 4, 64, 32)
 */
static void k338_matmul(const float *restrict mul, const float *restrict matmul_16_2,
                        float *restrict matmul_17)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 32; j++) {
            matmul_17[4096 + i * 128 + j] = 0.0f;
        }
        for (long k = 0; k < 64; k++) {
            const float a_ik = mul[i * 64 + k];
            for (long j = 0; j < 32; j++) {
                matmul_17[4096 + i * 128 + j] += a_ik * matmul_16_2[256 + k * 384 + j];
            }
        }
    }
}

#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */
__attribute__((noinline))
#endif
static void k332_slice(const float *matmul_16, const float *matmul_16_2, const unsigned char *ge,
                       float *recip_11, float *amax, float *sum__3, float *matmul_17, void *work)
{
    char *const at = work;
    float *const matmul = (float *)(void *)(at + 0); /* (2048) */
    float *const mul = (float *)(void *)(at + 0); /* (2048) */

    k336_matmul(matmul_16, matmul_16_2, matmul);
    k337_mul_where_amax(mul, ge, recip_11, amax, sum__3);
    k338_matmul(mul, matmul_16_2, matmul_17);
}

/* k332  gpt.lua:54
 *   recip_11 = the last block  a slice of (12, 4, 64, 1)
 *   amax = the last block  a slice of (12, 4, 64, 1)
 *   sum__3 = the last block  a slice of (12, 4, 64, 1)
 *   matmul_17 = the last block  a slice of (12, 4, 64, 32)
 */
static void k332_slices(const float *matmul_16, const unsigned char *ge, float *recip_11,
                        float *amax, float *sum__3, float *matmul_17,
                        unsigned char *slice_work_2)
{
    k332_slice(matmul_16, matmul_16, ge, recip_11, amax, sum__3, matmul_17, slice_work_2);
}

#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */
__attribute__((noinline))
#endif
static void k192_slice(const float *matmul_16, const unsigned char *ge, float *recip_11,
                       float *amax, float *sum__3, float *matmul_17, void *work)
{
    char *const at = work;
    unsigned char *const slice_work = (unsigned char *)(void *)(at + 0); /* (4096) */
    unsigned char *const slice_work_2 = (unsigned char *)(void *)(at + 0); /* (8192) */

    k331_slices(matmul_16, ge, recip_11, amax, sum__3, matmul_17, slice_work);
    k332_slices(matmul_16, ge, recip_11, amax, sum__3, matmul_17, slice_work_2);
}

/* k192  gpt.lua:54
 *   recip_11 = 12 x 4 slices  (12, 4, 64, 1)
 *   amax = 12 x 4 slices  (12, 4, 64, 1)
 *   sum__3 = 12 x 4 slices  (12, 4, 64, 1)
 *   matmul_17 = 12 x 4 slices  (12, 4, 64, 32)
 */
static void k192_slices(const float *matmul_16, const unsigned char *ge, float *recip_11,
                        float *amax, float *sum__3, float *matmul_17,
                        unsigned char *slice_work_4)
{
    for (long s0 = 0; s0 < 12; s0++) {
        for (long s1 = 0; s1 < 4; s1++) {
            k192_slice(matmul_16 + s0 * 24576 + s1 * 32, ge, recip_11 + s0 * 256 + s1 * 64,
                       amax + s0 * 256 + s1 * 64, sum__3 + s0 * 256 + s1 * 64,
                       matmul_17 + s0 * 8192 + s1 * 32, slice_work_4);
        }
    }
}

/* k193  gpt.lua:20
 *   matmul_18 = matmul_17 @ blocks_3_out_weight.T  (768, 128)
 */
static void k193_matmul(const float *restrict matmul_17, const float *restrict blocks_3_out_weight,
                        float *restrict matmul_18)
{
    for (long i0 = 0; i0 < 12; i0++) {
        for (long i1 = 0; i1 < 64; i1++) {
            for (long j = 0; j < 128; j++) {
                matmul_18[i0 * 8192 + i1 * 128 + j] = 0.0f;
            }
            for (long k0 = 0; k0 < 4; k0++) {
                for (long k1 = 0; k1 < 32; k1++) {
                    const float a_ik = matmul_17[i0 * 8192 + i1 * 128 + k0 * 32 + k1];
                    for (long j = 0; j < 128; j++) {
                        matmul_18[i0 * 8192 + i1 * 128 + j] +=
                            a_ik * blocks_3_out_weight[j * 128 + k0 * 32 + k1];
                    }
                }
            }
        }
    }
}

/* k194  gpt.lua:21
 *   add_8 (over matmul_18) = blocks_2 + (matmul_18 + blocks_3_out_bias)  (12, 64, 128)
 *   sub_8 (over blocks_2) = add_8 - sum(add_8) / 128  (12, 64, 128)
 *   sqrt__8 = sqrt(sum(sub_8 * sub_8) / 128 + 1e-05)  (12, 64, 1)
 *   recip_12 = 1 / sqrt__8  (12, 64, 1)
 *   blocks_3_norm2 = sub_8 * recip_12 * blocks_3_norm2_weight + blocks_3_norm2_bias  (12, 64, 128)
 */
static void k194_add_sum_div(float *restrict add_8, const float *restrict blocks_3_out_bias,
                             float *restrict sub_8, const float *restrict blocks_3_norm2_weight,
                             const float *restrict blocks_3_norm2_bias, float *restrict sqrt__8,
                             float *restrict recip_12, float *restrict blocks_3_norm2)
{
    for (long i = 0; i < 768; i++) {
        float sum5 = 0.0f;
        for (long j = 0; j < 128; j++) {
            const float matmul_18_ij = add_8[i * 128 + j];
            const float add2 = matmul_18_ij + blocks_3_out_bias[j];
            const float blocks_2_ij = sub_8[i * 128 + j];
            const float add_8_ij = blocks_2_ij + add2;
            sum5 += add_8_ij;
        }
        const float div7 = sum5 / 128.0f;
        float sum10 = 0.0f;
        for (long j = 0; j < 128; j++) {
            const float matmul_18_ij = add_8[i * 128 + j];
            const float add2 = matmul_18_ij + blocks_3_out_bias[j];
            const float blocks_2_ij = sub_8[i * 128 + j];
            const float add_8_ij = blocks_2_ij + add2;
            const float sub_8_ij = add_8_ij - div7;
            const float mul9 = sub_8_ij * sub_8_ij;
            sum10 += mul9;
        }
        const float div11 = sum10 / 128.0f;
        const float add13 = div11 + 1e-05f;
        const float sqrt__8_i = sqrtf(add13);
        const float recip_12_i = 1 / sqrt__8_i;
        for (long j = 0; j < 128; j++) {
            const float matmul_18_ij = add_8[i * 128 + j];
            const float add2 = matmul_18_ij + blocks_3_out_bias[j];
            const float blocks_2_ij = sub_8[i * 128 + j];
            const float add_8_ij = blocks_2_ij + add2;
            const float sub_8_ij = add_8_ij - div7;
            const float mul16 = sub_8_ij * recip_12_i;
            const float mul18 = mul16 * blocks_3_norm2_weight[j];
            const float blocks_3_norm2_ij = mul18 + blocks_3_norm2_bias[j];
            add_8[i * 128 + j] = add_8_ij;
            sub_8[i * 128 + j] = sub_8_ij;
            blocks_3_norm2[i * 128 + j] = blocks_3_norm2_ij;
        }
        sqrt__8[i] = sqrt__8_i;
        recip_12[i] = recip_12_i;
    }
}

/* k195  gpt.lua:22
 *   matmul_19 = blocks_3_norm2 @ blocks_3_mlp_0_weight.T  (768, 512)
 */
static void k195_matmul(const float *restrict blocks_3_norm2,
                        const float *restrict blocks_3_mlp_0_weight, float *restrict matmul_19)
{
    for (long i = 0; i < 768; i++) {
        for (long j = 0; j < 512; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 128; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] +=
                        blocks_3_norm2[i * 128 + k + l] * blocks_3_mlp_0_weight[j * 128 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_19[i * 512 + j] = sum;
        }
    }
}

/* k196  gpt.lua:22
 *   blocks_3_mlp_0 (over matmul_19) = matmul_19 + blocks_3_mlp_0_bias  (12, 64, 512)
 *   add_9 = erf(blocks_3_mlp_0 * 0.707107) + 1  (12, 64, 512)
 *   blocks_3_mlp_1 = blocks_3_mlp_0 * 0.5 * add_9  (12, 64, 512)
 */
static void k196_add_mul_erf(float *restrict blocks_3_mlp_0,
                             const float *restrict blocks_3_mlp_0_bias, float *restrict add_9,
                             float *restrict blocks_3_mlp_1)
{
    for (long i = 0; i < 768; i++) {
        for (long j = 0; j < 512; j++) {
            const float matmul_19_ij = blocks_3_mlp_0[i * 512 + j];
            const float blocks_3_mlp_0_ij = matmul_19_ij + blocks_3_mlp_0_bias[j];
            const float mul4 = blocks_3_mlp_0_ij * 0.5f;
            const float mul6 = blocks_3_mlp_0_ij * 0.707106769f;
            const float erf7 = erff(mul6);
            const float add_9_ij = erf7 + 1.0f;
            const float blocks_3_mlp_1_ij = mul4 * add_9_ij;
            blocks_3_mlp_0[i * 512 + j] = blocks_3_mlp_0_ij;
            add_9[i * 512 + j] = add_9_ij;
            blocks_3_mlp_1[i * 512 + j] = blocks_3_mlp_1_ij;
        }
    }
}

/* k197  gpt.lua:22
 *   matmul_20 = blocks_3_mlp_1 @ blocks_3_mlp_2_weight.T  (768, 128)
 */
static void k197_matmul(const float *restrict blocks_3_mlp_1,
                        const float *restrict blocks_3_mlp_2_weight, float *restrict matmul_20)
{
    for (long i = 0; i < 768; i++) {
        for (long j = 0; j < 128; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 512; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] +=
                        blocks_3_mlp_1[i * 512 + k + l] * blocks_3_mlp_2_weight[j * 512 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_20[i * 128 + j] = sum;
        }
    }
}

/* k198  gpt.lua:35
 *   sub_9 (over matmul_20) = add_8 + (matmul_20 + blocks_3_mlp_2_bias) - sum(add_8 + (matmul_20 +
 *       blocks_3_mlp_2_bias)) / 128  (12, 64, 128)
 *   sqrt__9 = sqrt(sum(sub_9 * sub_9) / 128 + 1e-05)  (12, 64, 1)
 *   recip_13 = 1 / sqrt__9  (12, 64, 1)
 *   norm (over add_8) = sub_9 * recip_13 * norm_weight + norm_bias  (12, 64, 128)
 */
static void k198_add_sum_div(float *restrict sub_9, const float *restrict blocks_3_mlp_2_bias,
                             float *restrict norm, const float *restrict norm_weight,
                             const float *restrict norm_bias, float *restrict sqrt__9,
                             float *restrict recip_13)
{
    for (long i = 0; i < 768; i++) {
        float sum5 = 0.0f;
        for (long j = 0; j < 128; j++) {
            const float matmul_20_ij = sub_9[i * 128 + j];
            const float add2 = matmul_20_ij + blocks_3_mlp_2_bias[j];
            const float add_8_ij = norm[i * 128 + j];
            const float add4 = add_8_ij + add2;
            sum5 += add4;
        }
        const float div7 = sum5 / 128.0f;
        float sum10 = 0.0f;
        for (long j = 0; j < 128; j++) {
            const float matmul_20_ij = sub_9[i * 128 + j];
            const float add2 = matmul_20_ij + blocks_3_mlp_2_bias[j];
            const float add_8_ij = norm[i * 128 + j];
            const float add4 = add_8_ij + add2;
            const float sub_9_ij = add4 - div7;
            const float mul9 = sub_9_ij * sub_9_ij;
            sum10 += mul9;
        }
        const float div11 = sum10 / 128.0f;
        const float add13 = div11 + 1e-05f;
        const float sqrt__9_i = sqrtf(add13);
        const float recip_13_i = 1 / sqrt__9_i;
        for (long j = 0; j < 128; j++) {
            const float matmul_20_ij = sub_9[i * 128 + j];
            const float add2 = matmul_20_ij + blocks_3_mlp_2_bias[j];
            const float add_8_ij = norm[i * 128 + j];
            const float add4 = add_8_ij + add2;
            const float sub_9_ij = add4 - div7;
            const float mul16 = sub_9_ij * recip_13_i;
            const float mul18 = mul16 * norm_weight[j];
            const float norm_ij = mul18 + norm_bias[j];
            sub_9[i * 128 + j] = sub_9_ij;
            norm[i * 128 + j] = norm_ij;
        }
        sqrt__9[i] = sqrt__9_i;
        recip_13[i] = recip_13_i;
    }
}

/* k199  gpt.lua:35
 *   matmul_21 = norm @ head_weight.T  (768, 146)
 */
static void k199_matmul(const float *restrict norm, const float *restrict head_weight,
                        float *restrict matmul_21)
{
    for (long i = 0; i < 768; i++) {
        for (long j = 0; j < 146; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 128; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += norm[i * 128 + k + l] * head_weight[j * 128 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_21[i * 146 + j] = sum;
        }
    }
}

/* k200  gpt.lua:35
 *   add2 = matmul_21 + head_bias
 *   amax3 = max(add2)
 *   sub4 = add2 - amax3
 *   exp5 = exp(sub4)
 *   sum6 = sum(exp5)
 *   and13 = (y >= 0) & (y < 146)
 *   eq15 = index == y
 *   sum20 = sum(where(eq15, sub4, where(and13, 0, nan)))
 *   sum_ = sum(sum20 - where(and13, log(sum6), 0))  (1)
 *   d_head_bias = sum(d_sub)  (1, 1, 146)
 *   d_sub (over matmul_21) = where(eq15, -0.00130208, 0) - where(and13, -0.00130208, 0) / sum6 *
 *       exp5  (768, 146)
 */
static void k200_add_amax_sub(float *restrict d_sub, const float *restrict head_bias,
                              const int *restrict y, float *restrict sum_,
                              float *restrict d_head_bias)
{
    sum_[0] = 0.0f;
    for (long j = 0; j < 146; j++) {
        d_head_bias[j] = 0.0f;
    }
    for (long i = 0; i < 768; i++) {
        const int ge10 = y[i] >= 0;
        const int lt12 = y[i] < 146;
        const int and13 = ge10 & lt12;
        const float where18 = and13 ? 0.0f : NAN;
        const float where28 = and13 ? (-0.00130208337f) : 0.0f;
        float amax3 = (-INFINITY);
        for (long j = 0; j < 146; j++) {
            const float matmul_21_ij = d_sub[i * 146 + j];
            const float add2 = matmul_21_ij + head_bias[j];
            amax3 = amax3 > add2 ? amax3 : (amax3 == amax3 ? add2 : amax3);
        }
        float exp5[146];
        float sum6 = 0.0f;
        float sum20 = 0.0f;
        for (long j = 0; j < 146; j++) {
            const float matmul_21_ij = d_sub[i * 146 + j];
            const float add2 = matmul_21_ij + head_bias[j];
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
        for (long j = 0; j < 146; j++) {
            const int eq15 = (int)j == y[i];
            const float where26 = eq15 ? (-0.00130208337f) : 0.0f;
            const float mul30 = div29 * exp5[j];
            const float d_sub_ij = where26 - mul30;
            d_head_bias[j] += d_sub_ij;
            d_sub[i * 146 + j] = d_sub_ij;
        }
        sum_[0] += sub22;
    }
}

/* k201  gpt.lua:78
 *   exp_avg_head_bias = 0.9 * exp_avg_head_bias + 0.1 * d_head_bias  (146)
 *   exp_avg_sq_head_bias = 0.999 * exp_avg_sq_head_bias + 0.001 * d_head_bias * d_head_bias  (146)
 *   head_bias = head_bias - step_size * (new_exp_avg_head_bias / (sqrt(new_exp_avg_sq_head_bias) *
 *       root_correction + 1e-08))  (146)
 */
static void k201_update_head_bias(float *restrict exp_avg_head_bias,
                                  const float *restrict d_head_bias,
                                  float *restrict exp_avg_sq_head_bias,
                                  const float *restrict root_correction,
                                  const float *restrict step_size, float *restrict head_bias)
{
    for (long j = 0; j < 146; j++) {
        const float mul2 = 0.9f * exp_avg_head_bias[j];
        const float d_head_bias_j = d_head_bias[j];
        const float mul5 = 0.1f * d_head_bias_j;
        const float new_exp_avg_head_bias_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_head_bias[j];
        const float mul11 = 0.001f * d_head_bias_j;
        const float mul12 = mul11 * d_head_bias_j;
        const float new_exp_avg_sq_head_bias_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_head_bias_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_head_bias_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_head_bias_j = head_bias[j] - mul21;
        exp_avg_head_bias[j] = new_exp_avg_head_bias_j;
        exp_avg_sq_head_bias[j] = new_exp_avg_sq_head_bias_j;
        head_bias[j] = new_head_bias_j;
    }
}

/* k202  gpt.lua:59
 *   loss = -(sum_ / 768)  ()
 */
static void k202_div_neg(const float *restrict sum_, float *restrict loss)
{
    const float div2 = sum_[0] / 768.0f;
    const float loss_0 = -div2;
    loss[0] = loss_0;
}

/* k203  gpt.lua:35
 *   d_head_weight = d_sub.T @ norm  (146, 128)
 */
static void k203_matmul(const float *restrict d_sub, const float *restrict norm,
                        float *restrict d_head_weight)
{
    for (long i = 0; i < 146; i++) {
        for (long j = 0; j < 128; j++) {
            d_head_weight[i * 128 + j] = 0.0f;
        }
        for (long k = 0; k < 768; k++) {
            const float a_ik = d_sub[k * 146 + i];
            for (long j = 0; j < 128; j++) {
                d_head_weight[i * 128 + j] += a_ik * norm[k * 128 + j];
            }
        }
    }
}

/* k204  gpt.lua:35
 *   d_norm = d_sub @ head_weight  (768, 128)
 */
static void k204_matmul(const float *restrict d_sub, const float *restrict head_weight,
                        float *restrict d_norm)
{
    for (long i = 0; i < 768; i++) {
        for (long j = 0; j < 128; j++) {
            d_norm[i * 128 + j] = 0.0f;
        }
        for (long k = 0; k < 146; k++) {
            const float a_ik = d_sub[i * 146 + k];
            for (long j = 0; j < 128; j++) {
                d_norm[i * 128 + j] += a_ik * head_weight[k * 128 + j];
            }
        }
    }
}

/* k205  gpt.lua:78
 *   exp_avg_head_weight = 0.9 * exp_avg_head_weight + 0.1 * d_head_weight  (146, 128)
 *   exp_avg_sq_head_weight = 0.999 * exp_avg_sq_head_weight + 0.001 * d_head_weight * d_head_weight
 *       (146, 128)
 *   head_weight = head_weight - step_size * (new_exp_avg_head_weight /
 *       (sqrt(new_exp_avg_sq_head_weight) * root_correction + 1e-08))  (146, 128)
 */
static void k205_update_head_weight(float *restrict exp_avg_head_weight,
                                    const float *restrict d_head_weight,
                                    float *restrict exp_avg_sq_head_weight,
                                    const float *restrict root_correction,
                                    const float *restrict step_size, float *restrict head_weight)
{
    for (long j = 0; j < 18688; j++) {
        const float mul2 = 0.9f * exp_avg_head_weight[j];
        const float d_head_weight_j = d_head_weight[j];
        const float mul5 = 0.1f * d_head_weight_j;
        const float new_exp_avg_head_weight_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_head_weight[j];
        const float mul11 = 0.001f * d_head_weight_j;
        const float mul12 = mul11 * d_head_weight_j;
        const float new_exp_avg_sq_head_weight_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_head_weight_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_head_weight_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_head_weight_j = head_weight[j] - mul21;
        exp_avg_head_weight[j] = new_exp_avg_head_weight_j;
        exp_avg_sq_head_weight[j] = new_exp_avg_sq_head_weight_j;
        head_weight[j] = new_head_weight_j;
    }
}

/* k206  gpt.lua:22
 *   d_norm_bias = sum(d_norm)  (1, 1, 128)
 *   mul9 = d_norm * norm_weight
 *   d_norm_weight = sum(d_norm * (sub_9 * recip_13))  (1, 1, 128)
 *   sum15 = sum(mul9 * sub_9)
 *   sum24 = sum(mul9)
 *   d_blocks_3_mlp_2_bias = sum(d_blocks_3)  (1, 1, 128)
 *   d_blocks_3 (over d_norm) = mul9 * recip_13 + sum15 * (recip_13 * recip_13) / (2 * sqrt__9) /
 *       128 * -2 * sub_9 - sum24 * recip_13 / 128  (12, 64, 128)
 */
static void k206_sum_mul_div(float *restrict d_blocks_3, const float *restrict norm_weight,
                             const float *restrict recip_13, const float *restrict sub_9,
                             const float *restrict sqrt__9, float *restrict d_norm_bias,
                             float *restrict d_norm_weight,
                             float *restrict d_blocks_3_mlp_2_bias)
{
    for (long j = 0; j < 128; j++) {
        d_norm_bias[j] = 0.0f;
    }
    for (long j = 0; j < 128; j++) {
        d_norm_weight[j] = 0.0f;
    }
    for (long j = 0; j < 128; j++) {
        d_blocks_3_mlp_2_bias[j] = 0.0f;
    }
    for (long i = 0; i < 768; i++) {
        const float mul16 = recip_13[i] * recip_13[i];
        const float mul18 = 2.0f * sqrt__9[i];
        float sum15 = 0.0f;
        float sum24 = 0.0f;
        for (long j = 0; j < 128; j++) {
            const float d_norm_ij = d_blocks_3[i * 128 + j];
            const float mul9 = d_norm_ij * norm_weight[j];
            const float mul14 = mul9 * sub_9[i * 128 + j];
            sum15 += mul14;
            sum24 += mul9;
        }
        const float mul17 = sum15 * mul16;
        const float div19 = mul17 / mul18;
        const float div20 = div19 / 128.0f;
        const float mul21 = div20 * (-2.0f);
        const float mul25 = sum24 * recip_13[i];
        const float div26 = mul25 / 128.0f;
        for (long j = 0; j < 128; j++) {
            const float d_norm_ij = d_blocks_3[i * 128 + j];
            const float recip_13_i = recip_13[i];
            const float sub_9_ij = sub_9[i * 128 + j];
            const float mul9 = d_norm_ij * norm_weight[j];
            const float mul10 = sub_9_ij * recip_13_i;
            const float mul11 = d_norm_ij * mul10;
            const float mul13 = mul9 * recip_13_i;
            const float mul22 = mul21 * sub_9_ij;
            const float add23 = mul13 + mul22;
            const float d_blocks_3_ij = add23 - div26;
            d_norm_bias[j] += d_norm_ij;
            d_norm_weight[j] += mul11;
            d_blocks_3_mlp_2_bias[j] += d_blocks_3_ij;
            d_blocks_3[i * 128 + j] = d_blocks_3_ij;
        }
    }
}

/* k207  gpt.lua:78
 *   exp_avg_blocks_3_mlp_2_bias = 0.9 * exp_avg_blocks_3_mlp_2_bias + 0.1 * d_blocks_3_mlp_2_bias
 *       (128)
 *   exp_avg_sq_blocks_3_mlp_2_bias = 0.999 * exp_avg_sq_blocks_3_mlp_2_bias + 0.001 *
 *       d_blocks_3_mlp_2_bias * d_blocks_3_mlp_2_bias  (128)
 *   blocks_3_mlp_2_bias = blocks_3_mlp_2_bias - step_size * (new_exp_avg_blocks_3_mlp_2_bias /
 *       (sqrt(new_exp_avg_sq_blocks_3_mlp_2_bias) * root_correction + 1e-08))  (128)
 */
static void k207_update_blocks_3_mlp_2_bias(float *restrict exp_avg_blocks_3_mlp_2_bias,
                                            const float *restrict d_blocks_3_mlp_2_bias,
                                            float *restrict exp_avg_sq_blocks_3_mlp_2_bias,
                                            const float *restrict root_correction,
                                            const float *restrict step_size,
                                            float *restrict blocks_3_mlp_2_bias)
{
    for (long j = 0; j < 128; j++) {
        const float mul2 = 0.9f * exp_avg_blocks_3_mlp_2_bias[j];
        const float d_blocks_3_mlp_2_bias_j = d_blocks_3_mlp_2_bias[j];
        const float mul5 = 0.1f * d_blocks_3_mlp_2_bias_j;
        const float new_exp_avg_blocks_3_mlp_2_bias_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_blocks_3_mlp_2_bias[j];
        const float mul11 = 0.001f * d_blocks_3_mlp_2_bias_j;
        const float mul12 = mul11 * d_blocks_3_mlp_2_bias_j;
        const float new_exp_avg_sq_blocks_3_mlp_2_bias_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_blocks_3_mlp_2_bias_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_blocks_3_mlp_2_bias_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_blocks_3_mlp_2_bias_j = blocks_3_mlp_2_bias[j] - mul21;
        exp_avg_blocks_3_mlp_2_bias[j] = new_exp_avg_blocks_3_mlp_2_bias_j;
        exp_avg_sq_blocks_3_mlp_2_bias[j] = new_exp_avg_sq_blocks_3_mlp_2_bias_j;
        blocks_3_mlp_2_bias[j] = new_blocks_3_mlp_2_bias_j;
    }
}

/* k208  gpt.lua:78
 *   exp_avg_norm_weight = 0.9 * exp_avg_norm_weight + 0.1 * d_norm_weight  (128)
 *   exp_avg_sq_norm_weight = 0.999 * exp_avg_sq_norm_weight + 0.001 * d_norm_weight * d_norm_weight
 *       (128)
 *   norm_weight = norm_weight - step_size * (new_exp_avg_norm_weight /
 *       (sqrt(new_exp_avg_sq_norm_weight) * root_correction + 1e-08))  (128)
 */
static void k208_update_norm_weight(float *restrict exp_avg_norm_weight,
                                    const float *restrict d_norm_weight,
                                    float *restrict exp_avg_sq_norm_weight,
                                    const float *restrict root_correction,
                                    const float *restrict step_size, float *restrict norm_weight)
{
    for (long j = 0; j < 128; j++) {
        const float mul2 = 0.9f * exp_avg_norm_weight[j];
        const float d_norm_weight_j = d_norm_weight[j];
        const float mul5 = 0.1f * d_norm_weight_j;
        const float new_exp_avg_norm_weight_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_norm_weight[j];
        const float mul11 = 0.001f * d_norm_weight_j;
        const float mul12 = mul11 * d_norm_weight_j;
        const float new_exp_avg_sq_norm_weight_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_norm_weight_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_norm_weight_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_norm_weight_j = norm_weight[j] - mul21;
        exp_avg_norm_weight[j] = new_exp_avg_norm_weight_j;
        exp_avg_sq_norm_weight[j] = new_exp_avg_sq_norm_weight_j;
        norm_weight[j] = new_norm_weight_j;
    }
}

/* k209  gpt.lua:78
 *   exp_avg_norm_bias = 0.9 * exp_avg_norm_bias + 0.1 * d_norm_bias  (128)
 *   exp_avg_sq_norm_bias = 0.999 * exp_avg_sq_norm_bias + 0.001 * d_norm_bias * d_norm_bias  (128)
 *   norm_bias = norm_bias - step_size * (new_exp_avg_norm_bias / (sqrt(new_exp_avg_sq_norm_bias) *
 *       root_correction + 1e-08))  (128)
 */
static void k209_update_norm_bias(float *restrict exp_avg_norm_bias,
                                  const float *restrict d_norm_bias,
                                  float *restrict exp_avg_sq_norm_bias,
                                  const float *restrict root_correction,
                                  const float *restrict step_size, float *restrict norm_bias)
{
    for (long j = 0; j < 128; j++) {
        const float mul2 = 0.9f * exp_avg_norm_bias[j];
        const float d_norm_bias_j = d_norm_bias[j];
        const float mul5 = 0.1f * d_norm_bias_j;
        const float new_exp_avg_norm_bias_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_norm_bias[j];
        const float mul11 = 0.001f * d_norm_bias_j;
        const float mul12 = mul11 * d_norm_bias_j;
        const float new_exp_avg_sq_norm_bias_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_norm_bias_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_norm_bias_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_norm_bias_j = norm_bias[j] - mul21;
        exp_avg_norm_bias[j] = new_exp_avg_norm_bias_j;
        exp_avg_sq_norm_bias[j] = new_exp_avg_sq_norm_bias_j;
        norm_bias[j] = new_norm_bias_j;
    }
}

/* k210  gpt.lua:22
 *   d_blocks_3_mlp_2_weight = d_blocks_3.T @ blocks_3_mlp_1  (128, 512)
 */
static void k210_matmul(const float *restrict d_blocks_3, const float *restrict blocks_3_mlp_1,
                        float *restrict d_blocks_3_mlp_2_weight)
{
    for (long i = 0; i < 128; i++) {
        for (long j = 0; j < 512; j++) {
            d_blocks_3_mlp_2_weight[i * 512 + j] = 0.0f;
        }
        for (long k = 0; k < 768; k++) {
            const float a_ik = d_blocks_3[k * 128 + i];
            for (long j = 0; j < 512; j++) {
                d_blocks_3_mlp_2_weight[i * 512 + j] += a_ik * blocks_3_mlp_1[k * 512 + j];
            }
        }
    }
}

/* k211  gpt.lua:22
 *   d_blocks_3_mlp_1 = d_blocks_3 @ blocks_3_mlp_2_weight  (768, 512)
 */
static void k211_matmul(const float *restrict d_blocks_3,
                        const float *restrict blocks_3_mlp_2_weight,
                        float *restrict d_blocks_3_mlp_1)
{
    for (long i = 0; i < 768; i++) {
        for (long j = 0; j < 512; j++) {
            d_blocks_3_mlp_1[i * 512 + j] = 0.0f;
        }
        for (long k = 0; k < 128; k++) {
            const float a_ik = d_blocks_3[i * 128 + k];
            for (long j = 0; j < 512; j++) {
                d_blocks_3_mlp_1[i * 512 + j] += a_ik * blocks_3_mlp_2_weight[k * 512 + j];
            }
        }
    }
}

/* k212  gpt.lua:78
 *   exp_avg_blocks_3_mlp_2_weight = 0.9 * exp_avg_blocks_3_mlp_2_weight + 0.1 *
 *       d_blocks_3_mlp_2_weight  (128, 512)
 *   exp_avg_sq_blocks_3_mlp_2_weight = 0.999 * exp_avg_sq_blocks_3_mlp_2_weight + 0.001 *
 *       d_blocks_3_mlp_2_weight * d_blocks_3_mlp_2_weight  (128, 512)
 *   blocks_3_mlp_2_weight = blocks_3_mlp_2_weight - step_size *
 *       (new_exp_avg_blocks_3_mlp_2_weight / (sqrt(new_exp_avg_sq_blocks_3_mlp_2_weight) *
 *       root_correction + 1e-08))  (128, 512)
 */
static void k212_update_blocks_3_mlp_2_weight(float *restrict exp_avg_blocks_3_mlp_2_weight,
                                              const float *restrict d_blocks_3_mlp_2_weight,
                                              float *restrict exp_avg_sq_blocks_3_mlp_2_weight,
                                              const float *restrict root_correction,
                                              const float *restrict step_size,
                                              float *restrict blocks_3_mlp_2_weight)
{
    for (long j = 0; j < 65536; j++) {
        const float mul2 = 0.9f * exp_avg_blocks_3_mlp_2_weight[j];
        const float d_blocks_3_mlp_2_weight_j = d_blocks_3_mlp_2_weight[j];
        const float mul5 = 0.1f * d_blocks_3_mlp_2_weight_j;
        const float new_exp_avg_blocks_3_mlp_2_weight_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_blocks_3_mlp_2_weight[j];
        const float mul11 = 0.001f * d_blocks_3_mlp_2_weight_j;
        const float mul12 = mul11 * d_blocks_3_mlp_2_weight_j;
        const float new_exp_avg_sq_blocks_3_mlp_2_weight_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_blocks_3_mlp_2_weight_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_blocks_3_mlp_2_weight_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_blocks_3_mlp_2_weight_j = blocks_3_mlp_2_weight[j] - mul21;
        exp_avg_blocks_3_mlp_2_weight[j] = new_exp_avg_blocks_3_mlp_2_weight_j;
        exp_avg_sq_blocks_3_mlp_2_weight[j] = new_exp_avg_sq_blocks_3_mlp_2_weight_j;
        blocks_3_mlp_2_weight[j] = new_blocks_3_mlp_2_weight_j;
    }
}

/* k213  gpt.lua:22
 *   mul8 = blocks_3_mlp_0 * 0.707107
 *   d_blocks_3_mlp_0_bias = sum(d_blocks_3_mlp_0)  (1, 1, 512)
 *   d_blocks_3_mlp_0 (over add_9) = d_blocks_3_mlp_1 * (blocks_3_mlp_0 * 0.5 * (1.12838 *
 *       exp(-(mul8 * mul8))) * 0.707107 + add_9 * 0.5)  (12, 64, 512)
 */
static void k213_mul_neg_exp(float *restrict d_blocks_3_mlp_0,
                             const float *restrict d_blocks_3_mlp_1,
                             const float *restrict blocks_3_mlp_0,
                             float *restrict d_blocks_3_mlp_0_bias)
{
    for (long j = 0; j < 512; j++) {
        d_blocks_3_mlp_0_bias[j] = 0.0f;
    }
    for (long i = 0; i < 768; i++) {
        for (long j = 0; j < 512; j++) {
            const float add_9_ij = d_blocks_3_mlp_0[i * 512 + j];
            const float blocks_3_mlp_0_ij = blocks_3_mlp_0[i * 512 + j];
            const float mul8 = blocks_3_mlp_0_ij * 0.707106769f;
            const float mul9 = mul8 * mul8;
            const float neg10 = -mul9;
            const float exp11 = expf(neg10);
            const float mul12 = 1.12837923f * exp11;
            const float mul13 = blocks_3_mlp_0_ij * 0.5f;
            const float mul14 = mul13 * mul12;
            const float mul15 = mul14 * 0.707106769f;
            const float mul16 = add_9_ij * 0.5f;
            const float add17 = mul15 + mul16;
            const float d_blocks_3_mlp_0_ij = d_blocks_3_mlp_1[i * 512 + j] * add17;
            d_blocks_3_mlp_0_bias[j] += d_blocks_3_mlp_0_ij;
            d_blocks_3_mlp_0[i * 512 + j] = d_blocks_3_mlp_0_ij;
        }
    }
}

/* k214  gpt.lua:78
 *   exp_avg_blocks_3_mlp_0_bias = 0.9 * exp_avg_blocks_3_mlp_0_bias + 0.1 * d_blocks_3_mlp_0_bias
 *       (512)
 *   exp_avg_sq_blocks_3_mlp_0_bias = 0.999 * exp_avg_sq_blocks_3_mlp_0_bias + 0.001 *
 *       d_blocks_3_mlp_0_bias * d_blocks_3_mlp_0_bias  (512)
 *   blocks_3_mlp_0_bias = blocks_3_mlp_0_bias - step_size * (new_exp_avg_blocks_3_mlp_0_bias /
 *       (sqrt(new_exp_avg_sq_blocks_3_mlp_0_bias) * root_correction + 1e-08))  (512)
 */
static void k214_update_blocks_3_mlp_0_bias(float *restrict exp_avg_blocks_3_mlp_0_bias,
                                            const float *restrict d_blocks_3_mlp_0_bias,
                                            float *restrict exp_avg_sq_blocks_3_mlp_0_bias,
                                            const float *restrict root_correction,
                                            const float *restrict step_size,
                                            float *restrict blocks_3_mlp_0_bias)
{
    for (long j = 0; j < 512; j++) {
        const float mul2 = 0.9f * exp_avg_blocks_3_mlp_0_bias[j];
        const float d_blocks_3_mlp_0_bias_j = d_blocks_3_mlp_0_bias[j];
        const float mul5 = 0.1f * d_blocks_3_mlp_0_bias_j;
        const float new_exp_avg_blocks_3_mlp_0_bias_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_blocks_3_mlp_0_bias[j];
        const float mul11 = 0.001f * d_blocks_3_mlp_0_bias_j;
        const float mul12 = mul11 * d_blocks_3_mlp_0_bias_j;
        const float new_exp_avg_sq_blocks_3_mlp_0_bias_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_blocks_3_mlp_0_bias_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_blocks_3_mlp_0_bias_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_blocks_3_mlp_0_bias_j = blocks_3_mlp_0_bias[j] - mul21;
        exp_avg_blocks_3_mlp_0_bias[j] = new_exp_avg_blocks_3_mlp_0_bias_j;
        exp_avg_sq_blocks_3_mlp_0_bias[j] = new_exp_avg_sq_blocks_3_mlp_0_bias_j;
        blocks_3_mlp_0_bias[j] = new_blocks_3_mlp_0_bias_j;
    }
}

/* k215  gpt.lua:22
 *   d_blocks_3_mlp_0_weight = d_blocks_3_mlp_0.T @ blocks_3_norm2  (512, 128)
 */
static void k215_matmul(const float *restrict d_blocks_3_mlp_0,
                        const float *restrict blocks_3_norm2,
                        float *restrict d_blocks_3_mlp_0_weight)
{
    for (long i = 0; i < 512; i++) {
        for (long j = 0; j < 128; j++) {
            d_blocks_3_mlp_0_weight[i * 128 + j] = 0.0f;
        }
        for (long k = 0; k < 768; k++) {
            const float a_ik = d_blocks_3_mlp_0[k * 512 + i];
            for (long j = 0; j < 128; j++) {
                d_blocks_3_mlp_0_weight[i * 128 + j] += a_ik * blocks_3_norm2[k * 128 + j];
            }
        }
    }
}

/* k216  gpt.lua:22
 *   d_blocks_3_norm2 = d_blocks_3_mlp_0 @ blocks_3_mlp_0_weight  (768, 128)
 */
static void k216_matmul(const float *restrict d_blocks_3_mlp_0,
                        const float *restrict blocks_3_mlp_0_weight,
                        float *restrict d_blocks_3_norm2)
{
    for (long i = 0; i < 768; i++) {
        for (long j = 0; j < 128; j++) {
            d_blocks_3_norm2[i * 128 + j] = 0.0f;
        }
        for (long k = 0; k < 512; k++) {
            const float a_ik = d_blocks_3_mlp_0[i * 512 + k];
            for (long j = 0; j < 128; j++) {
                d_blocks_3_norm2[i * 128 + j] += a_ik * blocks_3_mlp_0_weight[k * 128 + j];
            }
        }
    }
}

/* k217  gpt.lua:78
 *   exp_avg_blocks_3_mlp_0_weight = 0.9 * exp_avg_blocks_3_mlp_0_weight + 0.1 *
 *       d_blocks_3_mlp_0_weight  (512, 128)
 *   exp_avg_sq_blocks_3_mlp_0_weight = 0.999 * exp_avg_sq_blocks_3_mlp_0_weight + 0.001 *
 *       d_blocks_3_mlp_0_weight * d_blocks_3_mlp_0_weight  (512, 128)
 *   blocks_3_mlp_0_weight = blocks_3_mlp_0_weight - step_size *
 *       (new_exp_avg_blocks_3_mlp_0_weight / (sqrt(new_exp_avg_sq_blocks_3_mlp_0_weight) *
 *       root_correction + 1e-08))  (512, 128)
 */
static void k217_update_blocks_3_mlp_0_weight(float *restrict exp_avg_blocks_3_mlp_0_weight,
                                              const float *restrict d_blocks_3_mlp_0_weight,
                                              float *restrict exp_avg_sq_blocks_3_mlp_0_weight,
                                              const float *restrict root_correction,
                                              const float *restrict step_size,
                                              float *restrict blocks_3_mlp_0_weight)
{
    for (long j = 0; j < 65536; j++) {
        const float mul2 = 0.9f * exp_avg_blocks_3_mlp_0_weight[j];
        const float d_blocks_3_mlp_0_weight_j = d_blocks_3_mlp_0_weight[j];
        const float mul5 = 0.1f * d_blocks_3_mlp_0_weight_j;
        const float new_exp_avg_blocks_3_mlp_0_weight_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_blocks_3_mlp_0_weight[j];
        const float mul11 = 0.001f * d_blocks_3_mlp_0_weight_j;
        const float mul12 = mul11 * d_blocks_3_mlp_0_weight_j;
        const float new_exp_avg_sq_blocks_3_mlp_0_weight_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_blocks_3_mlp_0_weight_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_blocks_3_mlp_0_weight_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_blocks_3_mlp_0_weight_j = blocks_3_mlp_0_weight[j] - mul21;
        exp_avg_blocks_3_mlp_0_weight[j] = new_exp_avg_blocks_3_mlp_0_weight_j;
        exp_avg_sq_blocks_3_mlp_0_weight[j] = new_exp_avg_sq_blocks_3_mlp_0_weight_j;
        blocks_3_mlp_0_weight[j] = new_blocks_3_mlp_0_weight_j;
    }
}

/* k218  gpt.lua:20
 *   d_blocks_3_norm2_bias = sum(d_blocks_3_norm2)  (1, 1, 128)
 *   mul10 = d_blocks_3_norm2 * blocks_3_norm2_weight
 *   d_blocks_3_norm2_weight = sum(d_blocks_3_norm2 * (sub_8 * recip_12))  (1, 1, 128)
 *   sum16 = sum(mul10 * sub_8)
 *   sum26 = sum(mul10)
 *   d_blocks_3_out_bias = sum(d_blocks_3_out)  (1, 1, 128)
 *   d_blocks_3_out (over d_blocks_3_norm2) = d_blocks_3 + (mul10 * recip_12 + sum16 * ... / (2 *
 *       sqrt__8) / 128 * -2 * sub_8) - sum26 * recip_12 / 128  (12, 64, 128)
 */
static void k218_sum_mul_div(float *restrict d_blocks_3_out,
                             const float *restrict blocks_3_norm2_weight,
                             const float *restrict recip_12, const float *restrict sub_8,
                             const float *restrict sqrt__8, const float *restrict d_blocks_3,
                             float *restrict d_blocks_3_norm2_bias,
                             float *restrict d_blocks_3_norm2_weight,
                             float *restrict d_blocks_3_out_bias)
{
    for (long j = 0; j < 128; j++) {
        d_blocks_3_norm2_bias[j] = 0.0f;
    }
    for (long j = 0; j < 128; j++) {
        d_blocks_3_norm2_weight[j] = 0.0f;
    }
    for (long j = 0; j < 128; j++) {
        d_blocks_3_out_bias[j] = 0.0f;
    }
    for (long i = 0; i < 768; i++) {
        const float mul17 = recip_12[i] * recip_12[i];
        const float mul19 = 2.0f * sqrt__8[i];
        float sum16 = 0.0f;
        float sum26 = 0.0f;
        for (long j = 0; j < 128; j++) {
            const float d_blocks_3_norm2_ij = d_blocks_3_out[i * 128 + j];
            const float mul10 = d_blocks_3_norm2_ij * blocks_3_norm2_weight[j];
            const float mul15 = mul10 * sub_8[i * 128 + j];
            sum16 += mul15;
            sum26 += mul10;
        }
        const float mul18 = sum16 * mul17;
        const float div20 = mul18 / mul19;
        const float div21 = div20 / 128.0f;
        const float mul22 = div21 * (-2.0f);
        const float mul27 = sum26 * recip_12[i];
        const float div28 = mul27 / 128.0f;
        for (long j = 0; j < 128; j++) {
            const float d_blocks_3_norm2_ij = d_blocks_3_out[i * 128 + j];
            const float recip_12_i = recip_12[i];
            const float sub_8_ij = sub_8[i * 128 + j];
            const float mul10 = d_blocks_3_norm2_ij * blocks_3_norm2_weight[j];
            const float mul11 = sub_8_ij * recip_12_i;
            const float mul12 = d_blocks_3_norm2_ij * mul11;
            const float mul14 = mul10 * recip_12_i;
            const float mul23 = mul22 * sub_8_ij;
            const float add24 = mul14 + mul23;
            const float add25 = d_blocks_3[i * 128 + j] + add24;
            const float d_blocks_3_out_ij = add25 - div28;
            d_blocks_3_norm2_bias[j] += d_blocks_3_norm2_ij;
            d_blocks_3_norm2_weight[j] += mul12;
            d_blocks_3_out_bias[j] += d_blocks_3_out_ij;
            d_blocks_3_out[i * 128 + j] = d_blocks_3_out_ij;
        }
    }
}

/* k219  gpt.lua:78
 *   exp_avg_blocks_3_out_bias = 0.9 * exp_avg_blocks_3_out_bias + 0.1 * d_blocks_3_out_bias  (128)
 *   exp_avg_sq_blocks_3_out_bias = 0.999 * exp_avg_sq_blocks_3_out_bias + 0.001 *
 *       d_blocks_3_out_bias * d_blocks_3_out_bias  (128)
 *   blocks_3_out_bias = blocks_3_out_bias - step_size * (new_exp_avg_blocks_3_out_bias /
 *       (sqrt(new_exp_avg_sq_blocks_3_out_bias) * root_correction + 1e-08))  (128)
 */
static void k219_update_blocks_3_out_bias(float *restrict exp_avg_blocks_3_out_bias,
                                          const float *restrict d_blocks_3_out_bias,
                                          float *restrict exp_avg_sq_blocks_3_out_bias,
                                          const float *restrict root_correction,
                                          const float *restrict step_size,
                                          float *restrict blocks_3_out_bias)
{
    for (long j = 0; j < 128; j++) {
        const float mul2 = 0.9f * exp_avg_blocks_3_out_bias[j];
        const float d_blocks_3_out_bias_j = d_blocks_3_out_bias[j];
        const float mul5 = 0.1f * d_blocks_3_out_bias_j;
        const float new_exp_avg_blocks_3_out_bias_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_blocks_3_out_bias[j];
        const float mul11 = 0.001f * d_blocks_3_out_bias_j;
        const float mul12 = mul11 * d_blocks_3_out_bias_j;
        const float new_exp_avg_sq_blocks_3_out_bias_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_blocks_3_out_bias_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_blocks_3_out_bias_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_blocks_3_out_bias_j = blocks_3_out_bias[j] - mul21;
        exp_avg_blocks_3_out_bias[j] = new_exp_avg_blocks_3_out_bias_j;
        exp_avg_sq_blocks_3_out_bias[j] = new_exp_avg_sq_blocks_3_out_bias_j;
        blocks_3_out_bias[j] = new_blocks_3_out_bias_j;
    }
}

/* k220  gpt.lua:78
 *   exp_avg_blocks_3_norm2_weight = 0.9 * exp_avg_blocks_3_norm2_weight + 0.1 *
 *       d_blocks_3_norm2_weight  (128)
 *   exp_avg_sq_blocks_3_norm2_weight = 0.999 * exp_avg_sq_blocks_3_norm2_weight + 0.001 *
 *       d_blocks_3_norm2_weight * d_blocks_3_norm2_weight  (128)
 *   blocks_3_norm2_weight = blocks_3_norm2_weight - step_size *
 *       (new_exp_avg_blocks_3_norm2_weight / (sqrt(new_exp_avg_sq_blocks_3_norm2_weight) *
 *       root_correction + 1e-08))  (128)
 */
static void k220_update_blocks_3_norm2_weight(float *restrict exp_avg_blocks_3_norm2_weight,
                                              const float *restrict d_blocks_3_norm2_weight,
                                              float *restrict exp_avg_sq_blocks_3_norm2_weight,
                                              const float *restrict root_correction,
                                              const float *restrict step_size,
                                              float *restrict blocks_3_norm2_weight)
{
    for (long j = 0; j < 128; j++) {
        const float mul2 = 0.9f * exp_avg_blocks_3_norm2_weight[j];
        const float d_blocks_3_norm2_weight_j = d_blocks_3_norm2_weight[j];
        const float mul5 = 0.1f * d_blocks_3_norm2_weight_j;
        const float new_exp_avg_blocks_3_norm2_weight_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_blocks_3_norm2_weight[j];
        const float mul11 = 0.001f * d_blocks_3_norm2_weight_j;
        const float mul12 = mul11 * d_blocks_3_norm2_weight_j;
        const float new_exp_avg_sq_blocks_3_norm2_weight_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_blocks_3_norm2_weight_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_blocks_3_norm2_weight_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_blocks_3_norm2_weight_j = blocks_3_norm2_weight[j] - mul21;
        exp_avg_blocks_3_norm2_weight[j] = new_exp_avg_blocks_3_norm2_weight_j;
        exp_avg_sq_blocks_3_norm2_weight[j] = new_exp_avg_sq_blocks_3_norm2_weight_j;
        blocks_3_norm2_weight[j] = new_blocks_3_norm2_weight_j;
    }
}

/* k221  gpt.lua:78
 *   exp_avg_blocks_3_norm2_bias = 0.9 * exp_avg_blocks_3_norm2_bias + 0.1 * d_blocks_3_norm2_bias
 *       (128)
 *   exp_avg_sq_blocks_3_norm2_bias = 0.999 * exp_avg_sq_blocks_3_norm2_bias + 0.001 *
 *       d_blocks_3_norm2_bias * d_blocks_3_norm2_bias  (128)
 *   blocks_3_norm2_bias = blocks_3_norm2_bias - step_size * (new_exp_avg_blocks_3_norm2_bias /
 *       (sqrt(new_exp_avg_sq_blocks_3_norm2_bias) * root_correction + 1e-08))  (128)
 */
static void k221_update_blocks_3_norm2_bias(float *restrict exp_avg_blocks_3_norm2_bias,
                                            const float *restrict d_blocks_3_norm2_bias,
                                            float *restrict exp_avg_sq_blocks_3_norm2_bias,
                                            const float *restrict root_correction,
                                            const float *restrict step_size,
                                            float *restrict blocks_3_norm2_bias)
{
    for (long j = 0; j < 128; j++) {
        const float mul2 = 0.9f * exp_avg_blocks_3_norm2_bias[j];
        const float d_blocks_3_norm2_bias_j = d_blocks_3_norm2_bias[j];
        const float mul5 = 0.1f * d_blocks_3_norm2_bias_j;
        const float new_exp_avg_blocks_3_norm2_bias_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_blocks_3_norm2_bias[j];
        const float mul11 = 0.001f * d_blocks_3_norm2_bias_j;
        const float mul12 = mul11 * d_blocks_3_norm2_bias_j;
        const float new_exp_avg_sq_blocks_3_norm2_bias_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_blocks_3_norm2_bias_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_blocks_3_norm2_bias_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_blocks_3_norm2_bias_j = blocks_3_norm2_bias[j] - mul21;
        exp_avg_blocks_3_norm2_bias[j] = new_exp_avg_blocks_3_norm2_bias_j;
        exp_avg_sq_blocks_3_norm2_bias[j] = new_exp_avg_sq_blocks_3_norm2_bias_j;
        blocks_3_norm2_bias[j] = new_blocks_3_norm2_bias_j;
    }
}

/* k222  gpt.lua:20
 *   d_blocks_3_out_weight = d_blocks_3_out.T @ matmul_17  (128, 128)
 */
static void k222_matmul(const float *restrict d_blocks_3_out, const float *restrict matmul_17,
                        float *restrict d_blocks_3_out_weight)
{
    for (long i = 0; i < 128; i++) {
        for (long j0 = 0; j0 < 4; j0++) {
            for (long j1 = 0; j1 < 32; j1++) {
                d_blocks_3_out_weight[i * 128 + j0 * 32 + j1] = 0.0f;
            }
        }
        for (long k0 = 0; k0 < 12; k0++) {
            for (long k1 = 0; k1 < 64; k1++) {
                const float a_ik = d_blocks_3_out[k0 * 8192 + k1 * 128 + i];
                for (long j0 = 0; j0 < 4; j0++) {
                    for (long j1 = 0; j1 < 32; j1++) {
                        d_blocks_3_out_weight[i * 128 + j0 * 32 + j1] +=
                            a_ik * matmul_17[k0 * 8192 + k1 * 128 + j0 * 32 + j1];
                    }
                }
            }
        }
    }
}

/* k223  gpt.lua:20
 *   d_matmul = d_blocks_3_out @ blocks_3_out_weight  (768, 128)
 */
static void k223_matmul(const float *restrict d_blocks_3_out,
                        const float *restrict blocks_3_out_weight, float *restrict d_matmul)
{
    for (long i = 0; i < 768; i++) {
        for (long j = 0; j < 128; j++) {
            d_matmul[i * 128 + j] = 0.0f;
        }
        for (long k = 0; k < 128; k++) {
            const float a_ik = d_blocks_3_out[i * 128 + k];
            for (long j = 0; j < 128; j++) {
                d_matmul[i * 128 + j] += a_ik * blocks_3_out_weight[k * 128 + j];
            }
        }
    }
}

/* k224  gpt.lua:78
 *   exp_avg_blocks_3_out_weight = 0.9 * exp_avg_blocks_3_out_weight + 0.1 * d_blocks_3_out_weight
 *       (128, 128)
 *   exp_avg_sq_blocks_3_out_weight = 0.999 * exp_avg_sq_blocks_3_out_weight + 0.001 *
 *       d_blocks_3_out_weight * d_blocks_3_out_weight  (128, 128)
 *   blocks_3_out_weight = blocks_3_out_weight - step_size * (new_exp_avg_blocks_3_out_weight /
 *       (sqrt(new_exp_avg_sq_blocks_3_out_weight) * root_correction + 1e-08))  (128, 128)
 */
static void k224_update_blocks_3_out_weight(float *restrict exp_avg_blocks_3_out_weight,
                                            const float *restrict d_blocks_3_out_weight,
                                            float *restrict exp_avg_sq_blocks_3_out_weight,
                                            const float *restrict root_correction,
                                            const float *restrict step_size,
                                            float *restrict blocks_3_out_weight)
{
    for (long j = 0; j < 16384; j++) {
        const float mul2 = 0.9f * exp_avg_blocks_3_out_weight[j];
        const float d_blocks_3_out_weight_j = d_blocks_3_out_weight[j];
        const float mul5 = 0.1f * d_blocks_3_out_weight_j;
        const float new_exp_avg_blocks_3_out_weight_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_blocks_3_out_weight[j];
        const float mul11 = 0.001f * d_blocks_3_out_weight_j;
        const float mul12 = mul11 * d_blocks_3_out_weight_j;
        const float new_exp_avg_sq_blocks_3_out_weight_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_blocks_3_out_weight_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_blocks_3_out_weight_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_blocks_3_out_weight_j = blocks_3_out_weight[j] - mul21;
        exp_avg_blocks_3_out_weight[j] = new_exp_avg_blocks_3_out_weight_j;
        exp_avg_sq_blocks_3_out_weight[j] = new_exp_avg_sq_blocks_3_out_weight_j;
        blocks_3_out_weight[j] = new_blocks_3_out_weight_j;
    }
}

/* k339  gpt.lua:54
 *   d_matmul_2 = 0  a slice of (3, 12, 4, 64, 32)
 */
static void k339_copy(float *restrict d_matmul_2)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 32; j++) {
            d_matmul_2[256 + i * 384 + j] = 0.0f;
        }
    }
}

/* k340  gpt.lua:54
 *   d_matmul_2_3 = 0  a slice of (3, 12, 4, 64, 32)
 */
static void k340_copy(float *restrict d_matmul_2_3)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 32; j++) {
            d_matmul_2_3[128 + i * 384 + j] = 0.0f;
        }
    }
}

/* k343  gpt.lua:54
 *   matmul = matmul_16 @ matmul_16_2.T  a slice of (12, 4, 64, 64)
 */
static void k343_matmul(const float *restrict matmul_16, const float *restrict matmul_16_2,
                        float *restrict matmul)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 32; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 32; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += matmul_16[i * 384 + k + l] * matmul_16_2[128 + j * 384 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul[i * 32 + j] = sum;
        }
    }
}

/* k344  gpt.lua:54
 *   exp_ (over matmul) = exp(where(ge, matmul * 0.176777, -inf) - amax)  a slice of (12, 4, 64, 64)
 *   mul = exp_ * (1 / sum__3)  a slice of (12, 4, 64, 64)
 */
static void k344_mul_where_sub(float *restrict exp_, const unsigned char *restrict ge,
                               const float *restrict amax, const float *restrict sum__3,
                               float *restrict mul)
{
    for (long i = 0; i < 32; i++) {
        const float recip10 = 1 / sum__3[i];
        for (long j = 0; j < 32; j++) {
            const float matmul_ij = exp_[i * 32 + j];
            const float mul2 = matmul_ij * 0.176776692f;
            const int ge_ij = ge[i * 64 + j];
            const float where5 = ge_ij ? mul2 : (-INFINITY);
            const float sub7 = where5 - amax[i];
            const float exp__ij = expf(sub7);
            const float mul_ij = exp__ij * recip10;
            exp_[i * 32 + j] = exp__ij;
            mul[i * 32 + j] = mul_ij;
        }
    }
}

/* k345  gpt.lua:54
 *   d_matmul_2 + = mul.T @ d_matmul  a slice of (3, 12, 4, 64, 32)
 */
static void k345_matmul(float *restrict d_matmul_2, const float *restrict mul,
                        const float *restrict d_matmul)
{
    for (long i = 0; i < 32; i++) {
        for (long k = 0; k < 32; k++) {
            const float a_ik = mul[k * 32 + i];
            for (long j = 0; j < 32; j++) {
                d_matmul_2[256 + i * 384 + j] += a_ik * d_matmul[k * 128 + j];
            }
        }
    }
}

/* k346  gpt.lua:54
 *   d_mul = d_matmul @ matmul_16_2.T  a slice of (12, 4, 64, 64)
 */
static void k346_matmul(const float *restrict d_matmul, const float *restrict matmul_16_2,
                        float *restrict d_mul)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 32; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 32; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += d_matmul[i * 128 + k + l] * matmul_16_2[256 + j * 384 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            d_mul[i * 32 + j] = sum;
        }
    }
}

/* k347  gpt.lua:54
 *   d_matmul_3 (over d_mul) = where(ge, (d_mul * recip_11 - sum(d_mul * exp_) * (recip_11 *
 *       recip_11)) * exp_, 0) * 0.176777  a slice of (12, 4, 64, 64)
 */
static void k347_mul_sum_sub(float *restrict d_matmul_3, const float *restrict recip_11,
                             const float *restrict exp_, const unsigned char *restrict ge)
{
    for (long i = 0; i < 32; i++) {
        const float mul6 = recip_11[i] * recip_11[i];
        float sum5 = 0.0f;
        for (long j = 0; j < 32; j++) {
            const float d_mul_ij = d_matmul_3[i * 32 + j];
            const float mul4 = d_mul_ij * exp_[i * 32 + j];
            sum5 += mul4;
        }
        const float mul7 = sum5 * mul6;
        for (long j = 0; j < 32; j++) {
            const float d_mul_ij = d_matmul_3[i * 32 + j];
            const float mul2 = d_mul_ij * recip_11[i];
            const float sub8 = mul2 - mul7;
            const float mul9 = sub8 * exp_[i * 32 + j];
            const int ge_ij = ge[i * 64 + j];
            const float where12 = ge_ij ? mul9 : 0.0f;
            const float d_matmul_3_ij = where12 * 0.176776692f;
            d_matmul_3[i * 32 + j] = d_matmul_3_ij;
        }
    }
}

/* k348  gpt.lua:54
 *   d_matmul_2_2 = d_matmul_3 @ matmul_16_2  a slice of (3, 12, 4, 64, 32)
 */
static void k348_matmul(const float *restrict d_matmul_3, const float *restrict matmul_16_2,
                        float *restrict d_matmul_2_2)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 32; j++) {
            d_matmul_2_2[i * 384 + j] = 0.0f;
        }
        for (long k = 0; k < 32; k++) {
            const float a_ik = d_matmul_3[i * 32 + k];
            for (long j = 0; j < 32; j++) {
                d_matmul_2_2[i * 384 + j] += a_ik * matmul_16_2[128 + k * 384 + j];
            }
        }
    }
}

/* k349  gpt.lua:54
 *   d_matmul_2_3 + = d_matmul_3.T @ matmul_16  a slice of (3, 12, 4, 64, 32)
 */
static void k349_matmul(float *restrict d_matmul_2_3, const float *restrict d_matmul_3,
                        const float *restrict matmul_16)
{
    for (long i = 0; i < 32; i++) {
        for (long k = 0; k < 32; k++) {
            const float a_ik = d_matmul_3[k * 32 + i];
            for (long j = 0; j < 32; j++) {
                d_matmul_2_3[128 + i * 384 + j] += a_ik * matmul_16[k * 384 + j];
            }
        }
    }
}

#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */
__attribute__((noinline))
#endif
static void k341_slice(const float *matmul_16, const float *matmul_16_2, const unsigned char *ge,
                       const float *amax, const float *sum__3, const float *d_matmul,
                       float *d_matmul_2, const float *recip_11, float *d_matmul_2_2,
                       float *d_matmul_2_3, void *work)
{
    char *const at = work;
    float *const matmul = (float *)(void *)(at + 0); /* (1024) */
    float *const exp_ = (float *)(void *)(at + 0); /* (1024) */
    float *const mul = (float *)(void *)(at + 4096); /* (1024) */
    float *const d_mul = (float *)(void *)(at + 4096); /* (1024) */
    float *const d_matmul_3 = (float *)(void *)(at + 4096); /* (1024) */

    k343_matmul(matmul_16, matmul_16_2, matmul);
    k344_mul_where_sub(exp_, ge, amax, sum__3, mul);
    k345_matmul(d_matmul_2, mul, d_matmul);
    k346_matmul(d_matmul, matmul_16_2, d_mul);
    k347_mul_sum_sub(d_matmul_3, recip_11, exp_, ge);
    k348_matmul(d_matmul_3, matmul_16_2, d_matmul_2_2);
    k349_matmul(d_matmul_2_3, d_matmul_3, matmul_16);
}

/* k341  gpt.lua:54
 *   d_matmul_2 = the last block  a slice of (3, 12, 4, 64, 32)
 *   d_matmul_2_2 = the last block  a slice of (3, 12, 4, 64, 32)
 *   d_matmul_2_3 = the last block  a slice of (3, 12, 4, 64, 32)
 */
static void k341_slices(const float *matmul_16, const unsigned char *ge, const float *amax,
                        const float *sum__3, const float *d_matmul, float *d_matmul_2,
                        const float *recip_11, float *d_matmul_2_2, float *d_matmul_2_3,
                        unsigned char *slice_work)
{
    k341_slice(matmul_16, matmul_16, ge, amax, sum__3, d_matmul, d_matmul_2, recip_11, d_matmul_2_2,
               d_matmul_2_3, slice_work);
}

/* k350  gpt.lua:54
 *   matmul = matmul_16 @ matmul_16_2.T  a slice of (12, 4, 64, 64)
 */
static void k350_matmul(const float *restrict matmul_16, const float *restrict matmul_16_2,
                        float *restrict matmul)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 64; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 32; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] +=
                        matmul_16[12288 + i * 384 + k + l] * matmul_16_2[128 + j * 384 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul[i * 64 + j] = sum;
        }
    }
}

/* k351  gpt.lua:54
 *   exp_ (over matmul) = exp(where(ge, matmul * 0.176777, -inf) - amax)  a slice of (12, 4, 64, 64)
 *   mul = exp_ * (1 / sum__3)  a slice of (12, 4, 64, 64)
 */
static void k351_mul_where_sub(float *restrict exp_, const unsigned char *restrict ge,
                               const float *restrict amax, const float *restrict sum__3,
                               float *restrict mul)
{
    for (long i = 0; i < 32; i++) {
        const float recip10 = 1 / sum__3[32 + i];
        for (long j = 0; j < 64; j++) {
            const float matmul_ij = exp_[i * 64 + j];
            const float mul2 = matmul_ij * 0.176776692f;
            const int ge_ij = ge[2048 + i * 64 + j];
            const float where5 = ge_ij ? mul2 : (-INFINITY);
            const float sub7 = where5 - amax[32 + i];
            const float exp__ij = expf(sub7);
            const float mul_ij = exp__ij * recip10;
            exp_[i * 64 + j] = exp__ij;
            mul[i * 64 + j] = mul_ij;
        }
    }
}

/* k352  gpt.lua:54
 *   d_matmul_2 + = mul.T @ d_matmul  a slice of (3, 12, 4, 64, 32)
 */
static void k352_matmul(float *restrict d_matmul_2, const float *restrict mul,
                        const float *restrict d_matmul)
{
    for (long i = 0; i < 64; i++) {
        for (long k = 0; k < 32; k++) {
            const float a_ik = mul[k * 64 + i];
            for (long j = 0; j < 32; j++) {
                d_matmul_2[256 + i * 384 + j] += a_ik * d_matmul[4096 + k * 128 + j];
            }
        }
    }
}

/* k353  gpt.lua:54
 *   d_mul = d_matmul @ matmul_16_2.T  a slice of (12, 4, 64, 64)
 */
static void k353_matmul(const float *restrict d_matmul, const float *restrict matmul_16_2,
                        float *restrict d_mul)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 64; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 32; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] +=
                        d_matmul[4096 + i * 128 + k + l] * matmul_16_2[256 + j * 384 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            d_mul[i * 64 + j] = sum;
        }
    }
}

/* k354  gpt.lua:54
 *   d_matmul_3 (over d_mul) = where(ge, (d_mul * recip_11 - sum(d_mul * exp_) * (recip_11 *
 *       recip_11)) * exp_, 0) * 0.176777  a slice of (12, 4, 64, 64)
 */
static void k354_mul_sum_sub(float *restrict d_matmul_3, const float *restrict recip_11,
                             const float *restrict exp_, const unsigned char *restrict ge)
{
    for (long i = 0; i < 32; i++) {
        const float mul6 = recip_11[32 + i] * recip_11[32 + i];
        float sum5 = 0.0f;
        for (long j = 0; j < 64; j++) {
            const float d_mul_ij = d_matmul_3[i * 64 + j];
            const float mul4 = d_mul_ij * exp_[i * 64 + j];
            sum5 += mul4;
        }
        const float mul7 = sum5 * mul6;
        for (long j = 0; j < 64; j++) {
            const float d_mul_ij = d_matmul_3[i * 64 + j];
            const float mul2 = d_mul_ij * recip_11[32 + i];
            const float sub8 = mul2 - mul7;
            const float mul9 = sub8 * exp_[i * 64 + j];
            const int ge_ij = ge[2048 + i * 64 + j];
            const float where12 = ge_ij ? mul9 : 0.0f;
            const float d_matmul_3_ij = where12 * 0.176776692f;
            d_matmul_3[i * 64 + j] = d_matmul_3_ij;
        }
    }
}

/* k355  gpt.lua:54
 *   d_matmul_2_2 = d_matmul_3 @ matmul_16_2  a slice of (3, 12, 4, 64, 32)
 */
static void k355_matmul(const float *restrict d_matmul_3, const float *restrict matmul_16_2,
                        float *restrict d_matmul_2_2)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 32; j++) {
            d_matmul_2_2[12288 + i * 384 + j] = 0.0f;
        }
        for (long k = 0; k < 64; k++) {
            const float a_ik = d_matmul_3[i * 64 + k];
            for (long j = 0; j < 32; j++) {
                d_matmul_2_2[12288 + i * 384 + j] += a_ik * matmul_16_2[128 + k * 384 + j];
            }
        }
    }
}

/* k356  gpt.lua:54
 *   d_matmul_2_3 + = d_matmul_3.T @ matmul_16  a slice of (3, 12, 4, 64, 32)
 */
static void k356_matmul(float *restrict d_matmul_2_3, const float *restrict d_matmul_3,
                        const float *restrict matmul_16)
{
    for (long i = 0; i < 64; i++) {
        for (long k = 0; k < 32; k++) {
            const float a_ik = d_matmul_3[k * 64 + i];
            for (long j = 0; j < 32; j++) {
                d_matmul_2_3[128 + i * 384 + j] += a_ik * matmul_16[12288 + k * 384 + j];
            }
        }
    }
}

#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */
__attribute__((noinline))
#endif
static void k342_slice(const float *matmul_16, const float *matmul_16_2, const unsigned char *ge,
                       const float *amax, const float *sum__3, const float *d_matmul,
                       float *d_matmul_2, const float *recip_11, float *d_matmul_2_2,
                       float *d_matmul_2_3, void *work)
{
    char *const at = work;
    float *const matmul = (float *)(void *)(at + 0); /* (2048) */
    float *const exp_ = (float *)(void *)(at + 0); /* (2048) */
    float *const mul = (float *)(void *)(at + 8192); /* (2048) */
    float *const d_mul = (float *)(void *)(at + 8192); /* (2048) */
    float *const d_matmul_3 = (float *)(void *)(at + 8192); /* (2048) */

    k350_matmul(matmul_16, matmul_16_2, matmul);
    k351_mul_where_sub(exp_, ge, amax, sum__3, mul);
    k352_matmul(d_matmul_2, mul, d_matmul);
    k353_matmul(d_matmul, matmul_16_2, d_mul);
    k354_mul_sum_sub(d_matmul_3, recip_11, exp_, ge);
    k355_matmul(d_matmul_3, matmul_16_2, d_matmul_2_2);
    k356_matmul(d_matmul_2_3, d_matmul_3, matmul_16);
}

/* k342  gpt.lua:54
 *   d_matmul_2 = the last block  a slice of (3, 12, 4, 64, 32)
 *   d_matmul_2_2 = the last block  a slice of (3, 12, 4, 64, 32)
 *   d_matmul_2_3 = the last block  a slice of (3, 12, 4, 64, 32)
 */
static void k342_slices(const float *matmul_16, const unsigned char *ge, const float *amax,
                        const float *sum__3, const float *d_matmul, float *d_matmul_2,
                        const float *recip_11, float *d_matmul_2_2, float *d_matmul_2_3,
                        unsigned char *slice_work_2)
{
    k342_slice(matmul_16, matmul_16, ge, amax, sum__3, d_matmul, d_matmul_2, recip_11, d_matmul_2_2,
               d_matmul_2_3, slice_work_2);
}

#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */
__attribute__((noinline))
#endif
static void k225_slice(const float *matmul_16, const unsigned char *ge, const float *amax,
                       const float *sum__3, const float *d_matmul, float *d_matmul_2,
                       const float *recip_11, float *d_matmul_2_2, float *d_matmul_2_3,
                       void *work)
{
    char *const at = work;
    unsigned char *const slice_work = (unsigned char *)(void *)(at + 0); /* (8192) */
    unsigned char *const slice_work_2 = (unsigned char *)(void *)(at + 0); /* (16384) */

    k339_copy(d_matmul_2);
    k340_copy(d_matmul_2_3);
    k341_slices(matmul_16, ge, amax, sum__3, d_matmul, d_matmul_2, recip_11, d_matmul_2_2,
                d_matmul_2_3, slice_work);
    k342_slices(matmul_16, ge, amax, sum__3, d_matmul, d_matmul_2, recip_11, d_matmul_2_2,
                d_matmul_2_3, slice_work_2);
}

/* k225  gpt.lua:54
 *   d_matmul_2 = 12 x 4 slices  (3, 12, 4, 64, 32)
 *   d_matmul_2 = 12 x 4 slices  (3, 12, 4, 64, 32)
 *   d_matmul_2 = 12 x 4 slices  (3, 12, 4, 64, 32)
 */
static void k225_slices(const float *matmul_16, const unsigned char *ge, const float *amax,
                        const float *sum__3, const float *d_matmul, float *d_matmul_2,
                        const float *recip_11, unsigned char *slice_work_5)
{
    for (long s0 = 0; s0 < 12; s0++) {
        for (long s1 = 0; s1 < 4; s1++) {
            k225_slice(matmul_16 + s0 * 24576 + s1 * 32, ge, amax + s0 * 256 + s1 * 64,
                       sum__3 + s0 * 256 + s1 * 64, d_matmul + s0 * 8192 + s1 * 32,
                       d_matmul_2 + s0 * 24576 + s1 * 32, recip_11 + s0 * 256 + s1 * 64,
                       d_matmul_2 + s0 * 24576 + s1 * 32, d_matmul_2 + s0 * 24576 + s1 * 32,
                       slice_work_5);
        }
    }
}

/* k226  gpt.lua:19
 *   d_blocks_3_qkv_weight = d_matmul_2.T @ blocks_3_norm1  (384, 128)
 */
static void k226_matmul(const float *restrict d_matmul_2, const float *restrict blocks_3_norm1,
                        float *restrict d_blocks_3_qkv_weight)
{
    for (long i0 = 0; i0 < 3; i0++) {
        for (long i1 = 0; i1 < 4; i1++) {
            for (long i2 = 0; i2 < 32; i2++) {
                for (long j = 0; j < 128; j++) {
                    d_blocks_3_qkv_weight[i0 * 16384 + i1 * 4096 + i2 * 128 + j] = 0.0f;
                }
                for (long k0 = 0; k0 < 12; k0++) {
                    for (long k1 = 0; k1 < 64; k1++) {
                        const float a_ik =
                            d_matmul_2[k0 * 24576 + k1 * 384 + i0 * 128 + i1 * 32 + i2];
                        for (long j = 0; j < 128; j++) {
                            d_blocks_3_qkv_weight[i0 * 16384 + i1 * 4096 + i2 * 128 + j] +=
                                a_ik * blocks_3_norm1[k0 * 8192 + k1 * 128 + j];
                        }
                    }
                }
            }
        }
    }
}

/* k227  gpt.lua:19
 *   d_blocks_3_norm1 = d_matmul_2 @ blocks_3_qkv_weight  (768, 128)
 */
static void k227_matmul(const float *restrict d_matmul_2, const float *restrict blocks_3_qkv_weight,
                        float *restrict d_blocks_3_norm1)
{
    for (long i0 = 0; i0 < 12; i0++) {
        for (long i1 = 0; i1 < 64; i1++) {
            for (long j = 0; j < 128; j++) {
                d_blocks_3_norm1[i0 * 8192 + i1 * 128 + j] = 0.0f;
            }
            for (long k0 = 0; k0 < 3; k0++) {
                for (long k1 = 0; k1 < 4; k1++) {
                    for (long k2 = 0; k2 < 32; k2++) {
                        const float a_ik =
                            d_matmul_2[i0 * 24576 + i1 * 384 + k0 * 128 + k1 * 32 + k2];
                        for (long j = 0; j < 128; j++) {
                            d_blocks_3_norm1[i0 * 8192 + i1 * 128 + j] +=
                                a_ik * blocks_3_qkv_weight[k0 * 16384 + k1 * 4096 + k2 * 128 + j];
                        }
                    }
                }
            }
        }
    }
}

/* k228  gpt.lua:78
 *   exp_avg_blocks_3_qkv_weight = 0.9 * exp_avg_blocks_3_qkv_weight + 0.1 * d_blocks_3_qkv_weight
 *       (384, 128)
 *   exp_avg_sq_blocks_3_qkv_weight = 0.999 * exp_avg_sq_blocks_3_qkv_weight + 0.001 *
 *       d_blocks_3_qkv_weight * d_blocks_3_qkv_weight  (384, 128)
 *   blocks_3_qkv_weight = blocks_3_qkv_weight - step_size * (new_exp_avg_blocks_3_qkv_weight /
 *       (sqrt(new_exp_avg_sq_blocks_3_qkv_weight) * root_correction + 1e-08))  (384, 128)
 */
static void k228_update_blocks_3_qkv_weight(float *restrict exp_avg_blocks_3_qkv_weight,
                                            const float *restrict d_blocks_3_qkv_weight,
                                            float *restrict exp_avg_sq_blocks_3_qkv_weight,
                                            const float *restrict root_correction,
                                            const float *restrict step_size,
                                            float *restrict blocks_3_qkv_weight)
{
    for (long j = 0; j < 49152; j++) {
        const float mul2 = 0.9f * exp_avg_blocks_3_qkv_weight[j];
        const float d_blocks_3_qkv_weight_j = d_blocks_3_qkv_weight[j];
        const float mul5 = 0.1f * d_blocks_3_qkv_weight_j;
        const float new_exp_avg_blocks_3_qkv_weight_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_blocks_3_qkv_weight[j];
        const float mul11 = 0.001f * d_blocks_3_qkv_weight_j;
        const float mul12 = mul11 * d_blocks_3_qkv_weight_j;
        const float new_exp_avg_sq_blocks_3_qkv_weight_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_blocks_3_qkv_weight_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_blocks_3_qkv_weight_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_blocks_3_qkv_weight_j = blocks_3_qkv_weight[j] - mul21;
        exp_avg_blocks_3_qkv_weight[j] = new_exp_avg_blocks_3_qkv_weight_j;
        exp_avg_sq_blocks_3_qkv_weight[j] = new_exp_avg_sq_blocks_3_qkv_weight_j;
        blocks_3_qkv_weight[j] = new_blocks_3_qkv_weight_j;
    }
}

/* k229  gpt.lua:22
 *   d_blocks_3_norm1_bias = sum(d_blocks_3_norm1)  (1, 1, 128)
 *   mul10 = d_blocks_3_norm1 * blocks_3_norm1_weight
 *   d_blocks_3_norm1_weight = sum(d_blocks_3_norm1 * (sub_7 * recip_10))  (1, 1, 128)
 *   sum16 = sum(mul10 * sub_7)
 *   sum26 = sum(mul10)
 *   d_blocks_2_mlp_2_bias = sum(d_blocks_2)  (1, 1, 128)
 *   d_blocks_2 (over d_blocks_3_norm1) = d_blocks_3_out + (mul10 * recip_10 + sum16 * ... / (2 *
 *       sqrt__7) / 128 * -2 * sub_7) - sum26 * recip_10 / 128  (12, 64, 128)
 */
static void k229_sum_mul_div(float *restrict d_blocks_2,
                             const float *restrict blocks_3_norm1_weight,
                             const float *restrict recip_10, const float *restrict sub_7,
                             const float *restrict sqrt__7, const float *restrict d_blocks_3_out,
                             float *restrict d_blocks_3_norm1_bias,
                             float *restrict d_blocks_3_norm1_weight,
                             float *restrict d_blocks_2_mlp_2_bias)
{
    for (long j = 0; j < 128; j++) {
        d_blocks_3_norm1_bias[j] = 0.0f;
    }
    for (long j = 0; j < 128; j++) {
        d_blocks_3_norm1_weight[j] = 0.0f;
    }
    for (long j = 0; j < 128; j++) {
        d_blocks_2_mlp_2_bias[j] = 0.0f;
    }
    for (long i = 0; i < 768; i++) {
        const float mul17 = recip_10[i] * recip_10[i];
        const float mul19 = 2.0f * sqrt__7[i];
        float sum16 = 0.0f;
        float sum26 = 0.0f;
        for (long j = 0; j < 128; j++) {
            const float d_blocks_3_norm1_ij = d_blocks_2[i * 128 + j];
            const float mul10 = d_blocks_3_norm1_ij * blocks_3_norm1_weight[j];
            const float mul15 = mul10 * sub_7[i * 128 + j];
            sum16 += mul15;
            sum26 += mul10;
        }
        const float mul18 = sum16 * mul17;
        const float div20 = mul18 / mul19;
        const float div21 = div20 / 128.0f;
        const float mul22 = div21 * (-2.0f);
        const float mul27 = sum26 * recip_10[i];
        const float div28 = mul27 / 128.0f;
        for (long j = 0; j < 128; j++) {
            const float d_blocks_3_norm1_ij = d_blocks_2[i * 128 + j];
            const float recip_10_i = recip_10[i];
            const float sub_7_ij = sub_7[i * 128 + j];
            const float mul10 = d_blocks_3_norm1_ij * blocks_3_norm1_weight[j];
            const float mul11 = sub_7_ij * recip_10_i;
            const float mul12 = d_blocks_3_norm1_ij * mul11;
            const float mul14 = mul10 * recip_10_i;
            const float mul23 = mul22 * sub_7_ij;
            const float add24 = mul14 + mul23;
            const float add25 = d_blocks_3_out[i * 128 + j] + add24;
            const float d_blocks_2_ij = add25 - div28;
            d_blocks_3_norm1_bias[j] += d_blocks_3_norm1_ij;
            d_blocks_3_norm1_weight[j] += mul12;
            d_blocks_2_mlp_2_bias[j] += d_blocks_2_ij;
            d_blocks_2[i * 128 + j] = d_blocks_2_ij;
        }
    }
}

/* k230  gpt.lua:78
 *   exp_avg_blocks_2_mlp_2_bias = 0.9 * exp_avg_blocks_2_mlp_2_bias + 0.1 * d_blocks_2_mlp_2_bias
 *       (128)
 *   exp_avg_sq_blocks_2_mlp_2_bias = 0.999 * exp_avg_sq_blocks_2_mlp_2_bias + 0.001 *
 *       d_blocks_2_mlp_2_bias * d_blocks_2_mlp_2_bias  (128)
 *   blocks_2_mlp_2_bias = blocks_2_mlp_2_bias - step_size * (new_exp_avg_blocks_2_mlp_2_bias /
 *       (sqrt(new_exp_avg_sq_blocks_2_mlp_2_bias) * root_correction + 1e-08))  (128)
 */
static void k230_update_blocks_2_mlp_2_bias(float *restrict exp_avg_blocks_2_mlp_2_bias,
                                            const float *restrict d_blocks_2_mlp_2_bias,
                                            float *restrict exp_avg_sq_blocks_2_mlp_2_bias,
                                            const float *restrict root_correction,
                                            const float *restrict step_size,
                                            float *restrict blocks_2_mlp_2_bias)
{
    for (long j = 0; j < 128; j++) {
        const float mul2 = 0.9f * exp_avg_blocks_2_mlp_2_bias[j];
        const float d_blocks_2_mlp_2_bias_j = d_blocks_2_mlp_2_bias[j];
        const float mul5 = 0.1f * d_blocks_2_mlp_2_bias_j;
        const float new_exp_avg_blocks_2_mlp_2_bias_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_blocks_2_mlp_2_bias[j];
        const float mul11 = 0.001f * d_blocks_2_mlp_2_bias_j;
        const float mul12 = mul11 * d_blocks_2_mlp_2_bias_j;
        const float new_exp_avg_sq_blocks_2_mlp_2_bias_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_blocks_2_mlp_2_bias_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_blocks_2_mlp_2_bias_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_blocks_2_mlp_2_bias_j = blocks_2_mlp_2_bias[j] - mul21;
        exp_avg_blocks_2_mlp_2_bias[j] = new_exp_avg_blocks_2_mlp_2_bias_j;
        exp_avg_sq_blocks_2_mlp_2_bias[j] = new_exp_avg_sq_blocks_2_mlp_2_bias_j;
        blocks_2_mlp_2_bias[j] = new_blocks_2_mlp_2_bias_j;
    }
}

/* k231  gpt.lua:78
 *   exp_avg_blocks_3_norm1_weight = 0.9 * exp_avg_blocks_3_norm1_weight + 0.1 *
 *       d_blocks_3_norm1_weight  (128)
 *   exp_avg_sq_blocks_3_norm1_weight = 0.999 * exp_avg_sq_blocks_3_norm1_weight + 0.001 *
 *       d_blocks_3_norm1_weight * d_blocks_3_norm1_weight  (128)
 *   blocks_3_norm1_weight = blocks_3_norm1_weight - step_size *
 *       (new_exp_avg_blocks_3_norm1_weight / (sqrt(new_exp_avg_sq_blocks_3_norm1_weight) *
 *       root_correction + 1e-08))  (128)
 */
static void k231_update_blocks_3_norm1_weight(float *restrict exp_avg_blocks_3_norm1_weight,
                                              const float *restrict d_blocks_3_norm1_weight,
                                              float *restrict exp_avg_sq_blocks_3_norm1_weight,
                                              const float *restrict root_correction,
                                              const float *restrict step_size,
                                              float *restrict blocks_3_norm1_weight)
{
    for (long j = 0; j < 128; j++) {
        const float mul2 = 0.9f * exp_avg_blocks_3_norm1_weight[j];
        const float d_blocks_3_norm1_weight_j = d_blocks_3_norm1_weight[j];
        const float mul5 = 0.1f * d_blocks_3_norm1_weight_j;
        const float new_exp_avg_blocks_3_norm1_weight_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_blocks_3_norm1_weight[j];
        const float mul11 = 0.001f * d_blocks_3_norm1_weight_j;
        const float mul12 = mul11 * d_blocks_3_norm1_weight_j;
        const float new_exp_avg_sq_blocks_3_norm1_weight_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_blocks_3_norm1_weight_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_blocks_3_norm1_weight_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_blocks_3_norm1_weight_j = blocks_3_norm1_weight[j] - mul21;
        exp_avg_blocks_3_norm1_weight[j] = new_exp_avg_blocks_3_norm1_weight_j;
        exp_avg_sq_blocks_3_norm1_weight[j] = new_exp_avg_sq_blocks_3_norm1_weight_j;
        blocks_3_norm1_weight[j] = new_blocks_3_norm1_weight_j;
    }
}

/* k232  gpt.lua:78
 *   exp_avg_blocks_3_norm1_bias = 0.9 * exp_avg_blocks_3_norm1_bias + 0.1 * d_blocks_3_norm1_bias
 *       (128)
 *   exp_avg_sq_blocks_3_norm1_bias = 0.999 * exp_avg_sq_blocks_3_norm1_bias + 0.001 *
 *       d_blocks_3_norm1_bias * d_blocks_3_norm1_bias  (128)
 *   blocks_3_norm1_bias = blocks_3_norm1_bias - step_size * (new_exp_avg_blocks_3_norm1_bias /
 *       (sqrt(new_exp_avg_sq_blocks_3_norm1_bias) * root_correction + 1e-08))  (128)
 */
static void k232_update_blocks_3_norm1_bias(float *restrict exp_avg_blocks_3_norm1_bias,
                                            const float *restrict d_blocks_3_norm1_bias,
                                            float *restrict exp_avg_sq_blocks_3_norm1_bias,
                                            const float *restrict root_correction,
                                            const float *restrict step_size,
                                            float *restrict blocks_3_norm1_bias)
{
    for (long j = 0; j < 128; j++) {
        const float mul2 = 0.9f * exp_avg_blocks_3_norm1_bias[j];
        const float d_blocks_3_norm1_bias_j = d_blocks_3_norm1_bias[j];
        const float mul5 = 0.1f * d_blocks_3_norm1_bias_j;
        const float new_exp_avg_blocks_3_norm1_bias_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_blocks_3_norm1_bias[j];
        const float mul11 = 0.001f * d_blocks_3_norm1_bias_j;
        const float mul12 = mul11 * d_blocks_3_norm1_bias_j;
        const float new_exp_avg_sq_blocks_3_norm1_bias_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_blocks_3_norm1_bias_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_blocks_3_norm1_bias_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_blocks_3_norm1_bias_j = blocks_3_norm1_bias[j] - mul21;
        exp_avg_blocks_3_norm1_bias[j] = new_exp_avg_blocks_3_norm1_bias_j;
        exp_avg_sq_blocks_3_norm1_bias[j] = new_exp_avg_sq_blocks_3_norm1_bias_j;
        blocks_3_norm1_bias[j] = new_blocks_3_norm1_bias_j;
    }
}

/* k233  gpt.lua:22
 *   d_blocks_2_mlp_2_weight = d_blocks_2.T @ blocks_2_mlp_1  (128, 512)
 */
static void k233_matmul(const float *restrict d_blocks_2, const float *restrict blocks_2_mlp_1,
                        float *restrict d_blocks_2_mlp_2_weight)
{
    for (long i = 0; i < 128; i++) {
        for (long j = 0; j < 512; j++) {
            d_blocks_2_mlp_2_weight[i * 512 + j] = 0.0f;
        }
        for (long k = 0; k < 768; k++) {
            const float a_ik = d_blocks_2[k * 128 + i];
            for (long j = 0; j < 512; j++) {
                d_blocks_2_mlp_2_weight[i * 512 + j] += a_ik * blocks_2_mlp_1[k * 512 + j];
            }
        }
    }
}

/* k234  gpt.lua:22
 *   d_blocks_2_mlp_1 = d_blocks_2 @ blocks_2_mlp_2_weight  (768, 512)
 */
static void k234_matmul(const float *restrict d_blocks_2,
                        const float *restrict blocks_2_mlp_2_weight,
                        float *restrict d_blocks_2_mlp_1)
{
    for (long i = 0; i < 768; i++) {
        for (long j = 0; j < 512; j++) {
            d_blocks_2_mlp_1[i * 512 + j] = 0.0f;
        }
        for (long k = 0; k < 128; k++) {
            const float a_ik = d_blocks_2[i * 128 + k];
            for (long j = 0; j < 512; j++) {
                d_blocks_2_mlp_1[i * 512 + j] += a_ik * blocks_2_mlp_2_weight[k * 512 + j];
            }
        }
    }
}

/* k235  gpt.lua:78
 *   exp_avg_blocks_2_mlp_2_weight = 0.9 * exp_avg_blocks_2_mlp_2_weight + 0.1 *
 *       d_blocks_2_mlp_2_weight  (128, 512)
 *   exp_avg_sq_blocks_2_mlp_2_weight = 0.999 * exp_avg_sq_blocks_2_mlp_2_weight + 0.001 *
 *       d_blocks_2_mlp_2_weight * d_blocks_2_mlp_2_weight  (128, 512)
 *   blocks_2_mlp_2_weight = blocks_2_mlp_2_weight - step_size *
 *       (new_exp_avg_blocks_2_mlp_2_weight / (sqrt(new_exp_avg_sq_blocks_2_mlp_2_weight) *
 *       root_correction + 1e-08))  (128, 512)
 */
static void k235_update_blocks_2_mlp_2_weight(float *restrict exp_avg_blocks_2_mlp_2_weight,
                                              const float *restrict d_blocks_2_mlp_2_weight,
                                              float *restrict exp_avg_sq_blocks_2_mlp_2_weight,
                                              const float *restrict root_correction,
                                              const float *restrict step_size,
                                              float *restrict blocks_2_mlp_2_weight)
{
    for (long j = 0; j < 65536; j++) {
        const float mul2 = 0.9f * exp_avg_blocks_2_mlp_2_weight[j];
        const float d_blocks_2_mlp_2_weight_j = d_blocks_2_mlp_2_weight[j];
        const float mul5 = 0.1f * d_blocks_2_mlp_2_weight_j;
        const float new_exp_avg_blocks_2_mlp_2_weight_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_blocks_2_mlp_2_weight[j];
        const float mul11 = 0.001f * d_blocks_2_mlp_2_weight_j;
        const float mul12 = mul11 * d_blocks_2_mlp_2_weight_j;
        const float new_exp_avg_sq_blocks_2_mlp_2_weight_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_blocks_2_mlp_2_weight_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_blocks_2_mlp_2_weight_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_blocks_2_mlp_2_weight_j = blocks_2_mlp_2_weight[j] - mul21;
        exp_avg_blocks_2_mlp_2_weight[j] = new_exp_avg_blocks_2_mlp_2_weight_j;
        exp_avg_sq_blocks_2_mlp_2_weight[j] = new_exp_avg_sq_blocks_2_mlp_2_weight_j;
        blocks_2_mlp_2_weight[j] = new_blocks_2_mlp_2_weight_j;
    }
}

/* k236  gpt.lua:22
 *   mul8 = blocks_2_mlp_0 * 0.707107
 *   d_blocks_2_mlp_0_bias = sum(d_blocks_2_mlp_0)  (1, 1, 512)
 *   d_blocks_2_mlp_0 (over add_7) = d_blocks_2_mlp_1 * (blocks_2_mlp_0 * 0.5 * (1.12838 *
 *       exp(-(mul8 * mul8))) * 0.707107 + add_7 * 0.5)  (12, 64, 512)
 */
static void k236_mul_neg_exp(float *restrict d_blocks_2_mlp_0,
                             const float *restrict d_blocks_2_mlp_1,
                             const float *restrict blocks_2_mlp_0,
                             float *restrict d_blocks_2_mlp_0_bias)
{
    for (long j = 0; j < 512; j++) {
        d_blocks_2_mlp_0_bias[j] = 0.0f;
    }
    for (long i = 0; i < 768; i++) {
        for (long j = 0; j < 512; j++) {
            const float add_7_ij = d_blocks_2_mlp_0[i * 512 + j];
            const float blocks_2_mlp_0_ij = blocks_2_mlp_0[i * 512 + j];
            const float mul8 = blocks_2_mlp_0_ij * 0.707106769f;
            const float mul9 = mul8 * mul8;
            const float neg10 = -mul9;
            const float exp11 = expf(neg10);
            const float mul12 = 1.12837923f * exp11;
            const float mul13 = blocks_2_mlp_0_ij * 0.5f;
            const float mul14 = mul13 * mul12;
            const float mul15 = mul14 * 0.707106769f;
            const float mul16 = add_7_ij * 0.5f;
            const float add17 = mul15 + mul16;
            const float d_blocks_2_mlp_0_ij = d_blocks_2_mlp_1[i * 512 + j] * add17;
            d_blocks_2_mlp_0_bias[j] += d_blocks_2_mlp_0_ij;
            d_blocks_2_mlp_0[i * 512 + j] = d_blocks_2_mlp_0_ij;
        }
    }
}

/* k237  gpt.lua:78
 *   exp_avg_blocks_2_mlp_0_bias = 0.9 * exp_avg_blocks_2_mlp_0_bias + 0.1 * d_blocks_2_mlp_0_bias
 *       (512)
 *   exp_avg_sq_blocks_2_mlp_0_bias = 0.999 * exp_avg_sq_blocks_2_mlp_0_bias + 0.001 *
 *       d_blocks_2_mlp_0_bias * d_blocks_2_mlp_0_bias  (512)
 *   blocks_2_mlp_0_bias = blocks_2_mlp_0_bias - step_size * (new_exp_avg_blocks_2_mlp_0_bias /
 *       (sqrt(new_exp_avg_sq_blocks_2_mlp_0_bias) * root_correction + 1e-08))  (512)
 */
static void k237_update_blocks_2_mlp_0_bias(float *restrict exp_avg_blocks_2_mlp_0_bias,
                                            const float *restrict d_blocks_2_mlp_0_bias,
                                            float *restrict exp_avg_sq_blocks_2_mlp_0_bias,
                                            const float *restrict root_correction,
                                            const float *restrict step_size,
                                            float *restrict blocks_2_mlp_0_bias)
{
    for (long j = 0; j < 512; j++) {
        const float mul2 = 0.9f * exp_avg_blocks_2_mlp_0_bias[j];
        const float d_blocks_2_mlp_0_bias_j = d_blocks_2_mlp_0_bias[j];
        const float mul5 = 0.1f * d_blocks_2_mlp_0_bias_j;
        const float new_exp_avg_blocks_2_mlp_0_bias_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_blocks_2_mlp_0_bias[j];
        const float mul11 = 0.001f * d_blocks_2_mlp_0_bias_j;
        const float mul12 = mul11 * d_blocks_2_mlp_0_bias_j;
        const float new_exp_avg_sq_blocks_2_mlp_0_bias_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_blocks_2_mlp_0_bias_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_blocks_2_mlp_0_bias_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_blocks_2_mlp_0_bias_j = blocks_2_mlp_0_bias[j] - mul21;
        exp_avg_blocks_2_mlp_0_bias[j] = new_exp_avg_blocks_2_mlp_0_bias_j;
        exp_avg_sq_blocks_2_mlp_0_bias[j] = new_exp_avg_sq_blocks_2_mlp_0_bias_j;
        blocks_2_mlp_0_bias[j] = new_blocks_2_mlp_0_bias_j;
    }
}

/* k238  gpt.lua:22
 *   d_blocks_2_mlp_0_weight = d_blocks_2_mlp_0.T @ blocks_2_norm2  (512, 128)
 */
static void k238_matmul(const float *restrict d_blocks_2_mlp_0,
                        const float *restrict blocks_2_norm2,
                        float *restrict d_blocks_2_mlp_0_weight)
{
    for (long i = 0; i < 512; i++) {
        for (long j = 0; j < 128; j++) {
            d_blocks_2_mlp_0_weight[i * 128 + j] = 0.0f;
        }
        for (long k = 0; k < 768; k++) {
            const float a_ik = d_blocks_2_mlp_0[k * 512 + i];
            for (long j = 0; j < 128; j++) {
                d_blocks_2_mlp_0_weight[i * 128 + j] += a_ik * blocks_2_norm2[k * 128 + j];
            }
        }
    }
}

/* k239  gpt.lua:22
 *   d_blocks_2_norm2 = d_blocks_2_mlp_0 @ blocks_2_mlp_0_weight  (768, 128)
 */
static void k239_matmul(const float *restrict d_blocks_2_mlp_0,
                        const float *restrict blocks_2_mlp_0_weight,
                        float *restrict d_blocks_2_norm2)
{
    for (long i = 0; i < 768; i++) {
        for (long j = 0; j < 128; j++) {
            d_blocks_2_norm2[i * 128 + j] = 0.0f;
        }
        for (long k = 0; k < 512; k++) {
            const float a_ik = d_blocks_2_mlp_0[i * 512 + k];
            for (long j = 0; j < 128; j++) {
                d_blocks_2_norm2[i * 128 + j] += a_ik * blocks_2_mlp_0_weight[k * 128 + j];
            }
        }
    }
}

/* k240  gpt.lua:78
 *   exp_avg_blocks_2_mlp_0_weight = 0.9 * exp_avg_blocks_2_mlp_0_weight + 0.1 *
 *       d_blocks_2_mlp_0_weight  (512, 128)
 *   exp_avg_sq_blocks_2_mlp_0_weight = 0.999 * exp_avg_sq_blocks_2_mlp_0_weight + 0.001 *
 *       d_blocks_2_mlp_0_weight * d_blocks_2_mlp_0_weight  (512, 128)
 *   blocks_2_mlp_0_weight = blocks_2_mlp_0_weight - step_size *
 *       (new_exp_avg_blocks_2_mlp_0_weight / (sqrt(new_exp_avg_sq_blocks_2_mlp_0_weight) *
 *       root_correction + 1e-08))  (512, 128)
 */
static void k240_update_blocks_2_mlp_0_weight(float *restrict exp_avg_blocks_2_mlp_0_weight,
                                              const float *restrict d_blocks_2_mlp_0_weight,
                                              float *restrict exp_avg_sq_blocks_2_mlp_0_weight,
                                              const float *restrict root_correction,
                                              const float *restrict step_size,
                                              float *restrict blocks_2_mlp_0_weight)
{
    for (long j = 0; j < 65536; j++) {
        const float mul2 = 0.9f * exp_avg_blocks_2_mlp_0_weight[j];
        const float d_blocks_2_mlp_0_weight_j = d_blocks_2_mlp_0_weight[j];
        const float mul5 = 0.1f * d_blocks_2_mlp_0_weight_j;
        const float new_exp_avg_blocks_2_mlp_0_weight_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_blocks_2_mlp_0_weight[j];
        const float mul11 = 0.001f * d_blocks_2_mlp_0_weight_j;
        const float mul12 = mul11 * d_blocks_2_mlp_0_weight_j;
        const float new_exp_avg_sq_blocks_2_mlp_0_weight_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_blocks_2_mlp_0_weight_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_blocks_2_mlp_0_weight_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_blocks_2_mlp_0_weight_j = blocks_2_mlp_0_weight[j] - mul21;
        exp_avg_blocks_2_mlp_0_weight[j] = new_exp_avg_blocks_2_mlp_0_weight_j;
        exp_avg_sq_blocks_2_mlp_0_weight[j] = new_exp_avg_sq_blocks_2_mlp_0_weight_j;
        blocks_2_mlp_0_weight[j] = new_blocks_2_mlp_0_weight_j;
    }
}

/* k241  gpt.lua:20
 *   d_blocks_2_norm2_bias = sum(d_blocks_2_norm2)  (1, 1, 128)
 *   mul10 = d_blocks_2_norm2 * blocks_2_norm2_weight
 *   d_blocks_2_norm2_weight = sum(d_blocks_2_norm2 * (sub_6 * recip_9))  (1, 1, 128)
 *   sum16 = sum(mul10 * sub_6)
 *   sum26 = sum(mul10)
 *   d_blocks_2_out_bias = sum(d_blocks_2_out)  (1, 1, 128)
 *   d_blocks_2_out (over d_blocks_2_norm2) = d_blocks_2 + (mul10 * recip_9 + sum16 * ... / (2 *
 *       sqrt__6) / 128 * -2 * sub_6) - sum26 * recip_9 / 128  (12, 64, 128)
 */
static void k241_sum_mul_div(float *restrict d_blocks_2_out,
                             const float *restrict blocks_2_norm2_weight,
                             const float *restrict recip_9, const float *restrict sub_6,
                             const float *restrict sqrt__6, const float *restrict d_blocks_2,
                             float *restrict d_blocks_2_norm2_bias,
                             float *restrict d_blocks_2_norm2_weight,
                             float *restrict d_blocks_2_out_bias)
{
    for (long j = 0; j < 128; j++) {
        d_blocks_2_norm2_bias[j] = 0.0f;
    }
    for (long j = 0; j < 128; j++) {
        d_blocks_2_norm2_weight[j] = 0.0f;
    }
    for (long j = 0; j < 128; j++) {
        d_blocks_2_out_bias[j] = 0.0f;
    }
    for (long i = 0; i < 768; i++) {
        const float mul17 = recip_9[i] * recip_9[i];
        const float mul19 = 2.0f * sqrt__6[i];
        float sum16 = 0.0f;
        float sum26 = 0.0f;
        for (long j = 0; j < 128; j++) {
            const float d_blocks_2_norm2_ij = d_blocks_2_out[i * 128 + j];
            const float mul10 = d_blocks_2_norm2_ij * blocks_2_norm2_weight[j];
            const float mul15 = mul10 * sub_6[i * 128 + j];
            sum16 += mul15;
            sum26 += mul10;
        }
        const float mul18 = sum16 * mul17;
        const float div20 = mul18 / mul19;
        const float div21 = div20 / 128.0f;
        const float mul22 = div21 * (-2.0f);
        const float mul27 = sum26 * recip_9[i];
        const float div28 = mul27 / 128.0f;
        for (long j = 0; j < 128; j++) {
            const float d_blocks_2_norm2_ij = d_blocks_2_out[i * 128 + j];
            const float recip_9_i = recip_9[i];
            const float sub_6_ij = sub_6[i * 128 + j];
            const float mul10 = d_blocks_2_norm2_ij * blocks_2_norm2_weight[j];
            const float mul11 = sub_6_ij * recip_9_i;
            const float mul12 = d_blocks_2_norm2_ij * mul11;
            const float mul14 = mul10 * recip_9_i;
            const float mul23 = mul22 * sub_6_ij;
            const float add24 = mul14 + mul23;
            const float add25 = d_blocks_2[i * 128 + j] + add24;
            const float d_blocks_2_out_ij = add25 - div28;
            d_blocks_2_norm2_bias[j] += d_blocks_2_norm2_ij;
            d_blocks_2_norm2_weight[j] += mul12;
            d_blocks_2_out_bias[j] += d_blocks_2_out_ij;
            d_blocks_2_out[i * 128 + j] = d_blocks_2_out_ij;
        }
    }
}

/* k242  gpt.lua:78
 *   exp_avg_blocks_2_out_bias = 0.9 * exp_avg_blocks_2_out_bias + 0.1 * d_blocks_2_out_bias  (128)
 *   exp_avg_sq_blocks_2_out_bias = 0.999 * exp_avg_sq_blocks_2_out_bias + 0.001 *
 *       d_blocks_2_out_bias * d_blocks_2_out_bias  (128)
 *   blocks_2_out_bias = blocks_2_out_bias - step_size * (new_exp_avg_blocks_2_out_bias /
 *       (sqrt(new_exp_avg_sq_blocks_2_out_bias) * root_correction + 1e-08))  (128)
 */
static void k242_update_blocks_2_out_bias(float *restrict exp_avg_blocks_2_out_bias,
                                          const float *restrict d_blocks_2_out_bias,
                                          float *restrict exp_avg_sq_blocks_2_out_bias,
                                          const float *restrict root_correction,
                                          const float *restrict step_size,
                                          float *restrict blocks_2_out_bias)
{
    for (long j = 0; j < 128; j++) {
        const float mul2 = 0.9f * exp_avg_blocks_2_out_bias[j];
        const float d_blocks_2_out_bias_j = d_blocks_2_out_bias[j];
        const float mul5 = 0.1f * d_blocks_2_out_bias_j;
        const float new_exp_avg_blocks_2_out_bias_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_blocks_2_out_bias[j];
        const float mul11 = 0.001f * d_blocks_2_out_bias_j;
        const float mul12 = mul11 * d_blocks_2_out_bias_j;
        const float new_exp_avg_sq_blocks_2_out_bias_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_blocks_2_out_bias_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_blocks_2_out_bias_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_blocks_2_out_bias_j = blocks_2_out_bias[j] - mul21;
        exp_avg_blocks_2_out_bias[j] = new_exp_avg_blocks_2_out_bias_j;
        exp_avg_sq_blocks_2_out_bias[j] = new_exp_avg_sq_blocks_2_out_bias_j;
        blocks_2_out_bias[j] = new_blocks_2_out_bias_j;
    }
}

/* k243  gpt.lua:78
 *   exp_avg_blocks_2_norm2_weight = 0.9 * exp_avg_blocks_2_norm2_weight + 0.1 *
 *       d_blocks_2_norm2_weight  (128)
 *   exp_avg_sq_blocks_2_norm2_weight = 0.999 * exp_avg_sq_blocks_2_norm2_weight + 0.001 *
 *       d_blocks_2_norm2_weight * d_blocks_2_norm2_weight  (128)
 *   blocks_2_norm2_weight = blocks_2_norm2_weight - step_size *
 *       (new_exp_avg_blocks_2_norm2_weight / (sqrt(new_exp_avg_sq_blocks_2_norm2_weight) *
 *       root_correction + 1e-08))  (128)
 */
static void k243_update_blocks_2_norm2_weight(float *restrict exp_avg_blocks_2_norm2_weight,
                                              const float *restrict d_blocks_2_norm2_weight,
                                              float *restrict exp_avg_sq_blocks_2_norm2_weight,
                                              const float *restrict root_correction,
                                              const float *restrict step_size,
                                              float *restrict blocks_2_norm2_weight)
{
    for (long j = 0; j < 128; j++) {
        const float mul2 = 0.9f * exp_avg_blocks_2_norm2_weight[j];
        const float d_blocks_2_norm2_weight_j = d_blocks_2_norm2_weight[j];
        const float mul5 = 0.1f * d_blocks_2_norm2_weight_j;
        const float new_exp_avg_blocks_2_norm2_weight_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_blocks_2_norm2_weight[j];
        const float mul11 = 0.001f * d_blocks_2_norm2_weight_j;
        const float mul12 = mul11 * d_blocks_2_norm2_weight_j;
        const float new_exp_avg_sq_blocks_2_norm2_weight_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_blocks_2_norm2_weight_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_blocks_2_norm2_weight_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_blocks_2_norm2_weight_j = blocks_2_norm2_weight[j] - mul21;
        exp_avg_blocks_2_norm2_weight[j] = new_exp_avg_blocks_2_norm2_weight_j;
        exp_avg_sq_blocks_2_norm2_weight[j] = new_exp_avg_sq_blocks_2_norm2_weight_j;
        blocks_2_norm2_weight[j] = new_blocks_2_norm2_weight_j;
    }
}

/* k244  gpt.lua:78
 *   exp_avg_blocks_2_norm2_bias = 0.9 * exp_avg_blocks_2_norm2_bias + 0.1 * d_blocks_2_norm2_bias
 *       (128)
 *   exp_avg_sq_blocks_2_norm2_bias = 0.999 * exp_avg_sq_blocks_2_norm2_bias + 0.001 *
 *       d_blocks_2_norm2_bias * d_blocks_2_norm2_bias  (128)
 *   blocks_2_norm2_bias = blocks_2_norm2_bias - step_size * (new_exp_avg_blocks_2_norm2_bias /
 *       (sqrt(new_exp_avg_sq_blocks_2_norm2_bias) * root_correction + 1e-08))  (128)
 */
static void k244_update_blocks_2_norm2_bias(float *restrict exp_avg_blocks_2_norm2_bias,
                                            const float *restrict d_blocks_2_norm2_bias,
                                            float *restrict exp_avg_sq_blocks_2_norm2_bias,
                                            const float *restrict root_correction,
                                            const float *restrict step_size,
                                            float *restrict blocks_2_norm2_bias)
{
    for (long j = 0; j < 128; j++) {
        const float mul2 = 0.9f * exp_avg_blocks_2_norm2_bias[j];
        const float d_blocks_2_norm2_bias_j = d_blocks_2_norm2_bias[j];
        const float mul5 = 0.1f * d_blocks_2_norm2_bias_j;
        const float new_exp_avg_blocks_2_norm2_bias_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_blocks_2_norm2_bias[j];
        const float mul11 = 0.001f * d_blocks_2_norm2_bias_j;
        const float mul12 = mul11 * d_blocks_2_norm2_bias_j;
        const float new_exp_avg_sq_blocks_2_norm2_bias_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_blocks_2_norm2_bias_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_blocks_2_norm2_bias_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_blocks_2_norm2_bias_j = blocks_2_norm2_bias[j] - mul21;
        exp_avg_blocks_2_norm2_bias[j] = new_exp_avg_blocks_2_norm2_bias_j;
        exp_avg_sq_blocks_2_norm2_bias[j] = new_exp_avg_sq_blocks_2_norm2_bias_j;
        blocks_2_norm2_bias[j] = new_blocks_2_norm2_bias_j;
    }
}

/* k245  gpt.lua:20
 *   d_blocks_2_out_weight = d_blocks_2_out.T @ matmul_12  (128, 128)
 */
static void k245_matmul(const float *restrict d_blocks_2_out, const float *restrict matmul_12,
                        float *restrict d_blocks_2_out_weight)
{
    for (long i = 0; i < 128; i++) {
        for (long j0 = 0; j0 < 4; j0++) {
            for (long j1 = 0; j1 < 32; j1++) {
                d_blocks_2_out_weight[i * 128 + j0 * 32 + j1] = 0.0f;
            }
        }
        for (long k0 = 0; k0 < 12; k0++) {
            for (long k1 = 0; k1 < 64; k1++) {
                const float a_ik = d_blocks_2_out[k0 * 8192 + k1 * 128 + i];
                for (long j0 = 0; j0 < 4; j0++) {
                    for (long j1 = 0; j1 < 32; j1++) {
                        d_blocks_2_out_weight[i * 128 + j0 * 32 + j1] +=
                            a_ik * matmul_12[k0 * 8192 + k1 * 128 + j0 * 32 + j1];
                    }
                }
            }
        }
    }
}

/* k246  gpt.lua:20
 *   d_matmul_3 = d_blocks_2_out @ blocks_2_out_weight  (768, 128)
 */
static void k246_matmul(const float *restrict d_blocks_2_out,
                        const float *restrict blocks_2_out_weight, float *restrict d_matmul_3)
{
    for (long i = 0; i < 768; i++) {
        for (long j = 0; j < 128; j++) {
            d_matmul_3[i * 128 + j] = 0.0f;
        }
        for (long k = 0; k < 128; k++) {
            const float a_ik = d_blocks_2_out[i * 128 + k];
            for (long j = 0; j < 128; j++) {
                d_matmul_3[i * 128 + j] += a_ik * blocks_2_out_weight[k * 128 + j];
            }
        }
    }
}

/* k247  gpt.lua:78
 *   exp_avg_blocks_2_out_weight = 0.9 * exp_avg_blocks_2_out_weight + 0.1 * d_blocks_2_out_weight
 *       (128, 128)
 *   exp_avg_sq_blocks_2_out_weight = 0.999 * exp_avg_sq_blocks_2_out_weight + 0.001 *
 *       d_blocks_2_out_weight * d_blocks_2_out_weight  (128, 128)
 *   blocks_2_out_weight = blocks_2_out_weight - step_size * (new_exp_avg_blocks_2_out_weight /
 *       (sqrt(new_exp_avg_sq_blocks_2_out_weight) * root_correction + 1e-08))  (128, 128)
 */
static void k247_update_blocks_2_out_weight(float *restrict exp_avg_blocks_2_out_weight,
                                            const float *restrict d_blocks_2_out_weight,
                                            float *restrict exp_avg_sq_blocks_2_out_weight,
                                            const float *restrict root_correction,
                                            const float *restrict step_size,
                                            float *restrict blocks_2_out_weight)
{
    for (long j = 0; j < 16384; j++) {
        const float mul2 = 0.9f * exp_avg_blocks_2_out_weight[j];
        const float d_blocks_2_out_weight_j = d_blocks_2_out_weight[j];
        const float mul5 = 0.1f * d_blocks_2_out_weight_j;
        const float new_exp_avg_blocks_2_out_weight_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_blocks_2_out_weight[j];
        const float mul11 = 0.001f * d_blocks_2_out_weight_j;
        const float mul12 = mul11 * d_blocks_2_out_weight_j;
        const float new_exp_avg_sq_blocks_2_out_weight_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_blocks_2_out_weight_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_blocks_2_out_weight_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_blocks_2_out_weight_j = blocks_2_out_weight[j] - mul21;
        exp_avg_blocks_2_out_weight[j] = new_exp_avg_blocks_2_out_weight_j;
        exp_avg_sq_blocks_2_out_weight[j] = new_exp_avg_sq_blocks_2_out_weight_j;
        blocks_2_out_weight[j] = new_blocks_2_out_weight_j;
    }
}

/* k357  gpt.lua:54
 *   d_matmul_4 = 0  a slice of (3, 12, 4, 64, 32)
 */
static void k357_copy(float *restrict d_matmul_4)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 32; j++) {
            d_matmul_4[256 + i * 384 + j] = 0.0f;
        }
    }
}

/* k358  gpt.lua:54
 *   d_matmul_4_3 = 0  a slice of (3, 12, 4, 64, 32)
 */
static void k358_copy(float *restrict d_matmul_4_3)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 32; j++) {
            d_matmul_4_3[128 + i * 384 + j] = 0.0f;
        }
    }
}

/* k361  gpt.lua:54
 *   matmul = matmul_11 @ matmul_11_2.T  a slice of (12, 4, 64, 64)
 */
static void k361_matmul(const float *restrict matmul_11, const float *restrict matmul_11_2,
                        float *restrict matmul)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 32; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 32; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += matmul_11[i * 384 + k + l] * matmul_11_2[128 + j * 384 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul[i * 32 + j] = sum;
        }
    }
}

/* k362  gpt.lua:54
 *   exp_ (over matmul) = exp(where(ge, matmul * 0.176777, -inf) - amax_2)
 *       a slice of (12, 4, 64, 64)
 *   mul = exp_ * (1 / sum__4)  a slice of (12, 4, 64, 64)
 */
static void k362_mul_where_sub(float *restrict exp_, const unsigned char *restrict ge,
                               const float *restrict amax_2, const float *restrict sum__4,
                               float *restrict mul)
{
    for (long i = 0; i < 32; i++) {
        const float recip10 = 1 / sum__4[i];
        for (long j = 0; j < 32; j++) {
            const float matmul_ij = exp_[i * 32 + j];
            const float mul2 = matmul_ij * 0.176776692f;
            const int ge_ij = ge[i * 64 + j];
            const float where5 = ge_ij ? mul2 : (-INFINITY);
            const float sub7 = where5 - amax_2[i];
            const float exp__ij = expf(sub7);
            const float mul_ij = exp__ij * recip10;
            exp_[i * 32 + j] = exp__ij;
            mul[i * 32 + j] = mul_ij;
        }
    }
}

/* k363  gpt.lua:54
 *   d_matmul_4 + = mul.T @ d_matmul_3  a slice of (3, 12, 4, 64, 32)
 */
static void k363_matmul(float *restrict d_matmul_4, const float *restrict mul,
                        const float *restrict d_matmul_3)
{
    for (long i = 0; i < 32; i++) {
        for (long k = 0; k < 32; k++) {
            const float a_ik = mul[k * 32 + i];
            for (long j = 0; j < 32; j++) {
                d_matmul_4[256 + i * 384 + j] += a_ik * d_matmul_3[k * 128 + j];
            }
        }
    }
}

/* k364  gpt.lua:54
 *   d_mul = d_matmul_3 @ matmul_11_2.T  a slice of (12, 4, 64, 64)
 */
static void k364_matmul(const float *restrict d_matmul_3, const float *restrict matmul_11_2,
                        float *restrict d_mul)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 32; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 32; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += d_matmul_3[i * 128 + k + l] * matmul_11_2[256 + j * 384 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            d_mul[i * 32 + j] = sum;
        }
    }
}

/* k365  gpt.lua:54
 *   d_matmul (over d_mul) = where(ge, (d_mul * recip_8 - sum(d_mul * exp_) * (recip_8 * recip_8)) *
 *       exp_, 0) * 0.176777  a slice of (12, 4, 64, 64)
 */
static void k365_mul_sum_sub(float *restrict d_matmul, const float *restrict recip_8,
                             const float *restrict exp_, const unsigned char *restrict ge)
{
    for (long i = 0; i < 32; i++) {
        const float mul6 = recip_8[i] * recip_8[i];
        float sum5 = 0.0f;
        for (long j = 0; j < 32; j++) {
            const float d_mul_ij = d_matmul[i * 32 + j];
            const float mul4 = d_mul_ij * exp_[i * 32 + j];
            sum5 += mul4;
        }
        const float mul7 = sum5 * mul6;
        for (long j = 0; j < 32; j++) {
            const float d_mul_ij = d_matmul[i * 32 + j];
            const float mul2 = d_mul_ij * recip_8[i];
            const float sub8 = mul2 - mul7;
            const float mul9 = sub8 * exp_[i * 32 + j];
            const int ge_ij = ge[i * 64 + j];
            const float where12 = ge_ij ? mul9 : 0.0f;
            const float d_matmul_ij = where12 * 0.176776692f;
            d_matmul[i * 32 + j] = d_matmul_ij;
        }
    }
}

/* k366  gpt.lua:54
 *   d_matmul_4_2 = d_matmul @ matmul_11_2  a slice of (3, 12, 4, 64, 32)
 */
static void k366_matmul(const float *restrict d_matmul, const float *restrict matmul_11_2,
                        float *restrict d_matmul_4_2)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 32; j++) {
            d_matmul_4_2[i * 384 + j] = 0.0f;
        }
        for (long k = 0; k < 32; k++) {
            const float a_ik = d_matmul[i * 32 + k];
            for (long j = 0; j < 32; j++) {
                d_matmul_4_2[i * 384 + j] += a_ik * matmul_11_2[128 + k * 384 + j];
            }
        }
    }
}

/* k367  gpt.lua:54
 *   d_matmul_4_3 + = d_matmul.T @ matmul_11  a slice of (3, 12, 4, 64, 32)
 */
static void k367_matmul(float *restrict d_matmul_4_3, const float *restrict d_matmul,
                        const float *restrict matmul_11)
{
    for (long i = 0; i < 32; i++) {
        for (long k = 0; k < 32; k++) {
            const float a_ik = d_matmul[k * 32 + i];
            for (long j = 0; j < 32; j++) {
                d_matmul_4_3[128 + i * 384 + j] += a_ik * matmul_11[k * 384 + j];
            }
        }
    }
}

#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */
__attribute__((noinline))
#endif
static void k359_slice(const float *matmul_11, const float *matmul_11_2, const unsigned char *ge,
                       const float *amax_2, const float *sum__4, const float *d_matmul_3,
                       float *d_matmul_4, const float *recip_8, float *d_matmul_4_2,
                       float *d_matmul_4_3, void *work)
{
    char *const at = work;
    float *const matmul = (float *)(void *)(at + 0); /* (1024) */
    float *const exp_ = (float *)(void *)(at + 0); /* (1024) */
    float *const mul = (float *)(void *)(at + 4096); /* (1024) */
    float *const d_mul = (float *)(void *)(at + 4096); /* (1024) */
    float *const d_matmul = (float *)(void *)(at + 4096); /* (1024) */

    k361_matmul(matmul_11, matmul_11_2, matmul);
    k362_mul_where_sub(exp_, ge, amax_2, sum__4, mul);
    k363_matmul(d_matmul_4, mul, d_matmul_3);
    k364_matmul(d_matmul_3, matmul_11_2, d_mul);
    k365_mul_sum_sub(d_matmul, recip_8, exp_, ge);
    k366_matmul(d_matmul, matmul_11_2, d_matmul_4_2);
    k367_matmul(d_matmul_4_3, d_matmul, matmul_11);
}

/* k359  gpt.lua:54
 *   d_matmul_4 = the last block  a slice of (3, 12, 4, 64, 32)
 *   d_matmul_4_2 = the last block  a slice of (3, 12, 4, 64, 32)
 *   d_matmul_4_3 = the last block  a slice of (3, 12, 4, 64, 32)
 */
static void k359_slices(const float *matmul_11, const unsigned char *ge, const float *amax_2,
                        const float *sum__4, const float *d_matmul_3, float *d_matmul_4,
                        const float *recip_8, float *d_matmul_4_2, float *d_matmul_4_3,
                        unsigned char *slice_work)
{
    k359_slice(matmul_11, matmul_11, ge, amax_2, sum__4, d_matmul_3, d_matmul_4, recip_8,
               d_matmul_4_2, d_matmul_4_3, slice_work);
}

/* k368  gpt.lua:54
 *   matmul = matmul_11 @ matmul_11_2.T  a slice of (12, 4, 64, 64)
 */
static void k368_matmul(const float *restrict matmul_11, const float *restrict matmul_11_2,
                        float *restrict matmul)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 64; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 32; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] +=
                        matmul_11[12288 + i * 384 + k + l] * matmul_11_2[128 + j * 384 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul[i * 64 + j] = sum;
        }
    }
}

/* k369  gpt.lua:54
 *   exp_ (over matmul) = exp(where(ge, matmul * 0.176777, -inf) - amax_2)
 *       a slice of (12, 4, 64, 64)
 *   mul = exp_ * (1 / sum__4)  a slice of (12, 4, 64, 64)
 */
static void k369_mul_where_sub(float *restrict exp_, const unsigned char *restrict ge,
                               const float *restrict amax_2, const float *restrict sum__4,
                               float *restrict mul)
{
    for (long i = 0; i < 32; i++) {
        const float recip10 = 1 / sum__4[32 + i];
        for (long j = 0; j < 64; j++) {
            const float matmul_ij = exp_[i * 64 + j];
            const float mul2 = matmul_ij * 0.176776692f;
            const int ge_ij = ge[2048 + i * 64 + j];
            const float where5 = ge_ij ? mul2 : (-INFINITY);
            const float sub7 = where5 - amax_2[32 + i];
            const float exp__ij = expf(sub7);
            const float mul_ij = exp__ij * recip10;
            exp_[i * 64 + j] = exp__ij;
            mul[i * 64 + j] = mul_ij;
        }
    }
}

/* k370  gpt.lua:54
 *   d_matmul_4 + = mul.T @ d_matmul_3  a slice of (3, 12, 4, 64, 32)
 */
static void k370_matmul(float *restrict d_matmul_4, const float *restrict mul,
                        const float *restrict d_matmul_3)
{
    for (long i = 0; i < 64; i++) {
        for (long k = 0; k < 32; k++) {
            const float a_ik = mul[k * 64 + i];
            for (long j = 0; j < 32; j++) {
                d_matmul_4[256 + i * 384 + j] += a_ik * d_matmul_3[4096 + k * 128 + j];
            }
        }
    }
}

/* k371  gpt.lua:54
 *   d_mul = d_matmul_3 @ matmul_11_2.T  a slice of (12, 4, 64, 64)
 */
static void k371_matmul(const float *restrict d_matmul_3, const float *restrict matmul_11_2,
                        float *restrict d_mul)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 64; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 32; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] +=
                        d_matmul_3[4096 + i * 128 + k + l] * matmul_11_2[256 + j * 384 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            d_mul[i * 64 + j] = sum;
        }
    }
}

/* k372  gpt.lua:54
 *   d_matmul (over d_mul) = where(ge, (d_mul * recip_8 - sum(d_mul * exp_) * (recip_8 * recip_8)) *
 *       exp_, 0) * 0.176777  a slice of (12, 4, 64, 64)
 */
static void k372_mul_sum_sub(float *restrict d_matmul, const float *restrict recip_8,
                             const float *restrict exp_, const unsigned char *restrict ge)
{
    for (long i = 0; i < 32; i++) {
        const float mul6 = recip_8[32 + i] * recip_8[32 + i];
        float sum5 = 0.0f;
        for (long j = 0; j < 64; j++) {
            const float d_mul_ij = d_matmul[i * 64 + j];
            const float mul4 = d_mul_ij * exp_[i * 64 + j];
            sum5 += mul4;
        }
        const float mul7 = sum5 * mul6;
        for (long j = 0; j < 64; j++) {
            const float d_mul_ij = d_matmul[i * 64 + j];
            const float mul2 = d_mul_ij * recip_8[32 + i];
            const float sub8 = mul2 - mul7;
            const float mul9 = sub8 * exp_[i * 64 + j];
            const int ge_ij = ge[2048 + i * 64 + j];
            const float where12 = ge_ij ? mul9 : 0.0f;
            const float d_matmul_ij = where12 * 0.176776692f;
            d_matmul[i * 64 + j] = d_matmul_ij;
        }
    }
}

/* k373  gpt.lua:54
 *   d_matmul_4_2 = d_matmul @ matmul_11_2  a slice of (3, 12, 4, 64, 32)
 */
static void k373_matmul(const float *restrict d_matmul, const float *restrict matmul_11_2,
                        float *restrict d_matmul_4_2)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 32; j++) {
            d_matmul_4_2[12288 + i * 384 + j] = 0.0f;
        }
        for (long k = 0; k < 64; k++) {
            const float a_ik = d_matmul[i * 64 + k];
            for (long j = 0; j < 32; j++) {
                d_matmul_4_2[12288 + i * 384 + j] += a_ik * matmul_11_2[128 + k * 384 + j];
            }
        }
    }
}

/* k374  gpt.lua:54
 *   d_matmul_4_3 + = d_matmul.T @ matmul_11  a slice of (3, 12, 4, 64, 32)
 */
static void k374_matmul(float *restrict d_matmul_4_3, const float *restrict d_matmul,
                        const float *restrict matmul_11)
{
    for (long i = 0; i < 64; i++) {
        for (long k = 0; k < 32; k++) {
            const float a_ik = d_matmul[k * 64 + i];
            for (long j = 0; j < 32; j++) {
                d_matmul_4_3[128 + i * 384 + j] += a_ik * matmul_11[12288 + k * 384 + j];
            }
        }
    }
}

#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */
__attribute__((noinline))
#endif
static void k360_slice(const float *matmul_11, const float *matmul_11_2, const unsigned char *ge,
                       const float *amax_2, const float *sum__4, const float *d_matmul_3,
                       float *d_matmul_4, const float *recip_8, float *d_matmul_4_2,
                       float *d_matmul_4_3, void *work)
{
    char *const at = work;
    float *const matmul = (float *)(void *)(at + 0); /* (2048) */
    float *const exp_ = (float *)(void *)(at + 0); /* (2048) */
    float *const mul = (float *)(void *)(at + 8192); /* (2048) */
    float *const d_mul = (float *)(void *)(at + 8192); /* (2048) */
    float *const d_matmul = (float *)(void *)(at + 8192); /* (2048) */

    k368_matmul(matmul_11, matmul_11_2, matmul);
    k369_mul_where_sub(exp_, ge, amax_2, sum__4, mul);
    k370_matmul(d_matmul_4, mul, d_matmul_3);
    k371_matmul(d_matmul_3, matmul_11_2, d_mul);
    k372_mul_sum_sub(d_matmul, recip_8, exp_, ge);
    k373_matmul(d_matmul, matmul_11_2, d_matmul_4_2);
    k374_matmul(d_matmul_4_3, d_matmul, matmul_11);
}

/* k360  gpt.lua:54
 *   d_matmul_4 = the last block  a slice of (3, 12, 4, 64, 32)
 *   d_matmul_4_2 = the last block  a slice of (3, 12, 4, 64, 32)
 *   d_matmul_4_3 = the last block  a slice of (3, 12, 4, 64, 32)
 */
static void k360_slices(const float *matmul_11, const unsigned char *ge, const float *amax_2,
                        const float *sum__4, const float *d_matmul_3, float *d_matmul_4,
                        const float *recip_8, float *d_matmul_4_2, float *d_matmul_4_3,
                        unsigned char *slice_work_2)
{
    k360_slice(matmul_11, matmul_11, ge, amax_2, sum__4, d_matmul_3, d_matmul_4, recip_8,
               d_matmul_4_2, d_matmul_4_3, slice_work_2);
}

#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */
__attribute__((noinline))
#endif
static void k248_slice(const float *matmul_11, const unsigned char *ge, const float *amax_2,
                       const float *sum__4, const float *d_matmul_3, float *d_matmul_4,
                       const float *recip_8, float *d_matmul_4_2, float *d_matmul_4_3,
                       void *work)
{
    char *const at = work;
    unsigned char *const slice_work = (unsigned char *)(void *)(at + 0); /* (8192) */
    unsigned char *const slice_work_2 = (unsigned char *)(void *)(at + 0); /* (16384) */

    k357_copy(d_matmul_4);
    k358_copy(d_matmul_4_3);
    k359_slices(matmul_11, ge, amax_2, sum__4, d_matmul_3, d_matmul_4, recip_8, d_matmul_4_2,
                d_matmul_4_3, slice_work);
    k360_slices(matmul_11, ge, amax_2, sum__4, d_matmul_3, d_matmul_4, recip_8, d_matmul_4_2,
                d_matmul_4_3, slice_work_2);
}

/* k248  gpt.lua:54
 *   d_matmul_4 = 12 x 4 slices  (3, 12, 4, 64, 32)
 *   d_matmul_4 = 12 x 4 slices  (3, 12, 4, 64, 32)
 *   d_matmul_4 = 12 x 4 slices  (3, 12, 4, 64, 32)
 */
static void k248_slices(const float *matmul_11, const unsigned char *ge, const float *amax_2,
                        const float *sum__4, const float *d_matmul_3, float *d_matmul_4,
                        const float *recip_8, unsigned char *slice_work_6)
{
    for (long s0 = 0; s0 < 12; s0++) {
        for (long s1 = 0; s1 < 4; s1++) {
            k248_slice(matmul_11 + s0 * 24576 + s1 * 32, ge, amax_2 + s0 * 256 + s1 * 64,
                       sum__4 + s0 * 256 + s1 * 64, d_matmul_3 + s0 * 8192 + s1 * 32,
                       d_matmul_4 + s0 * 24576 + s1 * 32, recip_8 + s0 * 256 + s1 * 64,
                       d_matmul_4 + s0 * 24576 + s1 * 32, d_matmul_4 + s0 * 24576 + s1 * 32,
                       slice_work_6);
        }
    }
}

/* k249  gpt.lua:19
 *   d_blocks_2_qkv_weight = d_matmul_4.T @ blocks_2_norm1  (384, 128)
 */
static void k249_matmul(const float *restrict d_matmul_4, const float *restrict blocks_2_norm1,
                        float *restrict d_blocks_2_qkv_weight)
{
    for (long i0 = 0; i0 < 3; i0++) {
        for (long i1 = 0; i1 < 4; i1++) {
            for (long i2 = 0; i2 < 32; i2++) {
                for (long j = 0; j < 128; j++) {
                    d_blocks_2_qkv_weight[i0 * 16384 + i1 * 4096 + i2 * 128 + j] = 0.0f;
                }
                for (long k0 = 0; k0 < 12; k0++) {
                    for (long k1 = 0; k1 < 64; k1++) {
                        const float a_ik =
                            d_matmul_4[k0 * 24576 + k1 * 384 + i0 * 128 + i1 * 32 + i2];
                        for (long j = 0; j < 128; j++) {
                            d_blocks_2_qkv_weight[i0 * 16384 + i1 * 4096 + i2 * 128 + j] +=
                                a_ik * blocks_2_norm1[k0 * 8192 + k1 * 128 + j];
                        }
                    }
                }
            }
        }
    }
}

/* k250  gpt.lua:19
 *   d_blocks_2_norm1 = d_matmul_4 @ blocks_2_qkv_weight  (768, 128)
 */
static void k250_matmul(const float *restrict d_matmul_4, const float *restrict blocks_2_qkv_weight,
                        float *restrict d_blocks_2_norm1)
{
    for (long i0 = 0; i0 < 12; i0++) {
        for (long i1 = 0; i1 < 64; i1++) {
            for (long j = 0; j < 128; j++) {
                d_blocks_2_norm1[i0 * 8192 + i1 * 128 + j] = 0.0f;
            }
            for (long k0 = 0; k0 < 3; k0++) {
                for (long k1 = 0; k1 < 4; k1++) {
                    for (long k2 = 0; k2 < 32; k2++) {
                        const float a_ik =
                            d_matmul_4[i0 * 24576 + i1 * 384 + k0 * 128 + k1 * 32 + k2];
                        for (long j = 0; j < 128; j++) {
                            d_blocks_2_norm1[i0 * 8192 + i1 * 128 + j] +=
                                a_ik * blocks_2_qkv_weight[k0 * 16384 + k1 * 4096 + k2 * 128 + j];
                        }
                    }
                }
            }
        }
    }
}

/* k251  gpt.lua:78
 *   exp_avg_blocks_2_qkv_weight = 0.9 * exp_avg_blocks_2_qkv_weight + 0.1 * d_blocks_2_qkv_weight
 *       (384, 128)
 *   exp_avg_sq_blocks_2_qkv_weight = 0.999 * exp_avg_sq_blocks_2_qkv_weight + 0.001 *
 *       d_blocks_2_qkv_weight * d_blocks_2_qkv_weight  (384, 128)
 *   blocks_2_qkv_weight = blocks_2_qkv_weight - step_size * (new_exp_avg_blocks_2_qkv_weight /
 *       (sqrt(new_exp_avg_sq_blocks_2_qkv_weight) * root_correction + 1e-08))  (384, 128)
 */
static void k251_update_blocks_2_qkv_weight(float *restrict exp_avg_blocks_2_qkv_weight,
                                            const float *restrict d_blocks_2_qkv_weight,
                                            float *restrict exp_avg_sq_blocks_2_qkv_weight,
                                            const float *restrict root_correction,
                                            const float *restrict step_size,
                                            float *restrict blocks_2_qkv_weight)
{
    for (long j = 0; j < 49152; j++) {
        const float mul2 = 0.9f * exp_avg_blocks_2_qkv_weight[j];
        const float d_blocks_2_qkv_weight_j = d_blocks_2_qkv_weight[j];
        const float mul5 = 0.1f * d_blocks_2_qkv_weight_j;
        const float new_exp_avg_blocks_2_qkv_weight_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_blocks_2_qkv_weight[j];
        const float mul11 = 0.001f * d_blocks_2_qkv_weight_j;
        const float mul12 = mul11 * d_blocks_2_qkv_weight_j;
        const float new_exp_avg_sq_blocks_2_qkv_weight_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_blocks_2_qkv_weight_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_blocks_2_qkv_weight_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_blocks_2_qkv_weight_j = blocks_2_qkv_weight[j] - mul21;
        exp_avg_blocks_2_qkv_weight[j] = new_exp_avg_blocks_2_qkv_weight_j;
        exp_avg_sq_blocks_2_qkv_weight[j] = new_exp_avg_sq_blocks_2_qkv_weight_j;
        blocks_2_qkv_weight[j] = new_blocks_2_qkv_weight_j;
    }
}

/* k252  gpt.lua:22
 *   d_blocks_2_norm1_bias = sum(d_blocks_2_norm1)  (1, 1, 128)
 *   mul10 = d_blocks_2_norm1 * blocks_2_norm1_weight
 *   d_blocks_2_norm1_weight = sum(d_blocks_2_norm1 * (sub_5 * recip_7))  (1, 1, 128)
 *   sum16 = sum(mul10 * sub_5)
 *   sum26 = sum(mul10)
 *   d_blocks_1_mlp_2_bias = sum(d_blocks_1)  (1, 1, 128)
 *   d_blocks_1 (over d_blocks_2_norm1) = d_blocks_2_out + (mul10 * recip_7 + sum16 * ... / (2 *
 *       sqrt__5) / 128 * -2 * sub_5) - sum26 * recip_7 / 128  (12, 64, 128)
 */
static void k252_sum_mul_div(float *restrict d_blocks_1,
                             const float *restrict blocks_2_norm1_weight,
                             const float *restrict recip_7, const float *restrict sub_5,
                             const float *restrict sqrt__5, const float *restrict d_blocks_2_out,
                             float *restrict d_blocks_2_norm1_bias,
                             float *restrict d_blocks_2_norm1_weight,
                             float *restrict d_blocks_1_mlp_2_bias)
{
    for (long j = 0; j < 128; j++) {
        d_blocks_2_norm1_bias[j] = 0.0f;
    }
    for (long j = 0; j < 128; j++) {
        d_blocks_2_norm1_weight[j] = 0.0f;
    }
    for (long j = 0; j < 128; j++) {
        d_blocks_1_mlp_2_bias[j] = 0.0f;
    }
    for (long i = 0; i < 768; i++) {
        const float mul17 = recip_7[i] * recip_7[i];
        const float mul19 = 2.0f * sqrt__5[i];
        float sum16 = 0.0f;
        float sum26 = 0.0f;
        for (long j = 0; j < 128; j++) {
            const float d_blocks_2_norm1_ij = d_blocks_1[i * 128 + j];
            const float mul10 = d_blocks_2_norm1_ij * blocks_2_norm1_weight[j];
            const float mul15 = mul10 * sub_5[i * 128 + j];
            sum16 += mul15;
            sum26 += mul10;
        }
        const float mul18 = sum16 * mul17;
        const float div20 = mul18 / mul19;
        const float div21 = div20 / 128.0f;
        const float mul22 = div21 * (-2.0f);
        const float mul27 = sum26 * recip_7[i];
        const float div28 = mul27 / 128.0f;
        for (long j = 0; j < 128; j++) {
            const float d_blocks_2_norm1_ij = d_blocks_1[i * 128 + j];
            const float recip_7_i = recip_7[i];
            const float sub_5_ij = sub_5[i * 128 + j];
            const float mul10 = d_blocks_2_norm1_ij * blocks_2_norm1_weight[j];
            const float mul11 = sub_5_ij * recip_7_i;
            const float mul12 = d_blocks_2_norm1_ij * mul11;
            const float mul14 = mul10 * recip_7_i;
            const float mul23 = mul22 * sub_5_ij;
            const float add24 = mul14 + mul23;
            const float add25 = d_blocks_2_out[i * 128 + j] + add24;
            const float d_blocks_1_ij = add25 - div28;
            d_blocks_2_norm1_bias[j] += d_blocks_2_norm1_ij;
            d_blocks_2_norm1_weight[j] += mul12;
            d_blocks_1_mlp_2_bias[j] += d_blocks_1_ij;
            d_blocks_1[i * 128 + j] = d_blocks_1_ij;
        }
    }
}

/* k253  gpt.lua:78
 *   exp_avg_blocks_1_mlp_2_bias = 0.9 * exp_avg_blocks_1_mlp_2_bias + 0.1 * d_blocks_1_mlp_2_bias
 *       (128)
 *   exp_avg_sq_blocks_1_mlp_2_bias = 0.999 * exp_avg_sq_blocks_1_mlp_2_bias + 0.001 *
 *       d_blocks_1_mlp_2_bias * d_blocks_1_mlp_2_bias  (128)
 *   blocks_1_mlp_2_bias = blocks_1_mlp_2_bias - step_size * (new_exp_avg_blocks_1_mlp_2_bias /
 *       (sqrt(new_exp_avg_sq_blocks_1_mlp_2_bias) * root_correction + 1e-08))  (128)
 */
static void k253_update_blocks_1_mlp_2_bias(float *restrict exp_avg_blocks_1_mlp_2_bias,
                                            const float *restrict d_blocks_1_mlp_2_bias,
                                            float *restrict exp_avg_sq_blocks_1_mlp_2_bias,
                                            const float *restrict root_correction,
                                            const float *restrict step_size,
                                            float *restrict blocks_1_mlp_2_bias)
{
    for (long j = 0; j < 128; j++) {
        const float mul2 = 0.9f * exp_avg_blocks_1_mlp_2_bias[j];
        const float d_blocks_1_mlp_2_bias_j = d_blocks_1_mlp_2_bias[j];
        const float mul5 = 0.1f * d_blocks_1_mlp_2_bias_j;
        const float new_exp_avg_blocks_1_mlp_2_bias_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_blocks_1_mlp_2_bias[j];
        const float mul11 = 0.001f * d_blocks_1_mlp_2_bias_j;
        const float mul12 = mul11 * d_blocks_1_mlp_2_bias_j;
        const float new_exp_avg_sq_blocks_1_mlp_2_bias_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_blocks_1_mlp_2_bias_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_blocks_1_mlp_2_bias_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_blocks_1_mlp_2_bias_j = blocks_1_mlp_2_bias[j] - mul21;
        exp_avg_blocks_1_mlp_2_bias[j] = new_exp_avg_blocks_1_mlp_2_bias_j;
        exp_avg_sq_blocks_1_mlp_2_bias[j] = new_exp_avg_sq_blocks_1_mlp_2_bias_j;
        blocks_1_mlp_2_bias[j] = new_blocks_1_mlp_2_bias_j;
    }
}

/* k254  gpt.lua:78
 *   exp_avg_blocks_2_norm1_weight = 0.9 * exp_avg_blocks_2_norm1_weight + 0.1 *
 *       d_blocks_2_norm1_weight  (128)
 *   exp_avg_sq_blocks_2_norm1_weight = 0.999 * exp_avg_sq_blocks_2_norm1_weight + 0.001 *
 *       d_blocks_2_norm1_weight * d_blocks_2_norm1_weight  (128)
 *   blocks_2_norm1_weight = blocks_2_norm1_weight - step_size *
 *       (new_exp_avg_blocks_2_norm1_weight / (sqrt(new_exp_avg_sq_blocks_2_norm1_weight) *
 *       root_correction + 1e-08))  (128)
 */
static void k254_update_blocks_2_norm1_weight(float *restrict exp_avg_blocks_2_norm1_weight,
                                              const float *restrict d_blocks_2_norm1_weight,
                                              float *restrict exp_avg_sq_blocks_2_norm1_weight,
                                              const float *restrict root_correction,
                                              const float *restrict step_size,
                                              float *restrict blocks_2_norm1_weight)
{
    for (long j = 0; j < 128; j++) {
        const float mul2 = 0.9f * exp_avg_blocks_2_norm1_weight[j];
        const float d_blocks_2_norm1_weight_j = d_blocks_2_norm1_weight[j];
        const float mul5 = 0.1f * d_blocks_2_norm1_weight_j;
        const float new_exp_avg_blocks_2_norm1_weight_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_blocks_2_norm1_weight[j];
        const float mul11 = 0.001f * d_blocks_2_norm1_weight_j;
        const float mul12 = mul11 * d_blocks_2_norm1_weight_j;
        const float new_exp_avg_sq_blocks_2_norm1_weight_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_blocks_2_norm1_weight_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_blocks_2_norm1_weight_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_blocks_2_norm1_weight_j = blocks_2_norm1_weight[j] - mul21;
        exp_avg_blocks_2_norm1_weight[j] = new_exp_avg_blocks_2_norm1_weight_j;
        exp_avg_sq_blocks_2_norm1_weight[j] = new_exp_avg_sq_blocks_2_norm1_weight_j;
        blocks_2_norm1_weight[j] = new_blocks_2_norm1_weight_j;
    }
}

/* k255  gpt.lua:78
 *   exp_avg_blocks_2_norm1_bias = 0.9 * exp_avg_blocks_2_norm1_bias + 0.1 * d_blocks_2_norm1_bias
 *       (128)
 *   exp_avg_sq_blocks_2_norm1_bias = 0.999 * exp_avg_sq_blocks_2_norm1_bias + 0.001 *
 *       d_blocks_2_norm1_bias * d_blocks_2_norm1_bias  (128)
 *   blocks_2_norm1_bias = blocks_2_norm1_bias - step_size * (new_exp_avg_blocks_2_norm1_bias /
 *       (sqrt(new_exp_avg_sq_blocks_2_norm1_bias) * root_correction + 1e-08))  (128)
 */
static void k255_update_blocks_2_norm1_bias(float *restrict exp_avg_blocks_2_norm1_bias,
                                            const float *restrict d_blocks_2_norm1_bias,
                                            float *restrict exp_avg_sq_blocks_2_norm1_bias,
                                            const float *restrict root_correction,
                                            const float *restrict step_size,
                                            float *restrict blocks_2_norm1_bias)
{
    for (long j = 0; j < 128; j++) {
        const float mul2 = 0.9f * exp_avg_blocks_2_norm1_bias[j];
        const float d_blocks_2_norm1_bias_j = d_blocks_2_norm1_bias[j];
        const float mul5 = 0.1f * d_blocks_2_norm1_bias_j;
        const float new_exp_avg_blocks_2_norm1_bias_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_blocks_2_norm1_bias[j];
        const float mul11 = 0.001f * d_blocks_2_norm1_bias_j;
        const float mul12 = mul11 * d_blocks_2_norm1_bias_j;
        const float new_exp_avg_sq_blocks_2_norm1_bias_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_blocks_2_norm1_bias_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_blocks_2_norm1_bias_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_blocks_2_norm1_bias_j = blocks_2_norm1_bias[j] - mul21;
        exp_avg_blocks_2_norm1_bias[j] = new_exp_avg_blocks_2_norm1_bias_j;
        exp_avg_sq_blocks_2_norm1_bias[j] = new_exp_avg_sq_blocks_2_norm1_bias_j;
        blocks_2_norm1_bias[j] = new_blocks_2_norm1_bias_j;
    }
}

/* k256  gpt.lua:22
 *   d_blocks_1_mlp_2_weight = d_blocks_1.T @ blocks_1_mlp_1  (128, 512)
 */
static void k256_matmul(const float *restrict d_blocks_1, const float *restrict blocks_1_mlp_1,
                        float *restrict d_blocks_1_mlp_2_weight)
{
    for (long i = 0; i < 128; i++) {
        for (long j = 0; j < 512; j++) {
            d_blocks_1_mlp_2_weight[i * 512 + j] = 0.0f;
        }
        for (long k = 0; k < 768; k++) {
            const float a_ik = d_blocks_1[k * 128 + i];
            for (long j = 0; j < 512; j++) {
                d_blocks_1_mlp_2_weight[i * 512 + j] += a_ik * blocks_1_mlp_1[k * 512 + j];
            }
        }
    }
}

/* k257  gpt.lua:22
 *   d_blocks_1_mlp_1 = d_blocks_1 @ blocks_1_mlp_2_weight  (768, 512)
 */
static void k257_matmul(const float *restrict d_blocks_1,
                        const float *restrict blocks_1_mlp_2_weight,
                        float *restrict d_blocks_1_mlp_1)
{
    for (long i = 0; i < 768; i++) {
        for (long j = 0; j < 512; j++) {
            d_blocks_1_mlp_1[i * 512 + j] = 0.0f;
        }
        for (long k = 0; k < 128; k++) {
            const float a_ik = d_blocks_1[i * 128 + k];
            for (long j = 0; j < 512; j++) {
                d_blocks_1_mlp_1[i * 512 + j] += a_ik * blocks_1_mlp_2_weight[k * 512 + j];
            }
        }
    }
}

/* k258  gpt.lua:78
 *   exp_avg_blocks_1_mlp_2_weight = 0.9 * exp_avg_blocks_1_mlp_2_weight + 0.1 *
 *       d_blocks_1_mlp_2_weight  (128, 512)
 *   exp_avg_sq_blocks_1_mlp_2_weight = 0.999 * exp_avg_sq_blocks_1_mlp_2_weight + 0.001 *
 *       d_blocks_1_mlp_2_weight * d_blocks_1_mlp_2_weight  (128, 512)
 *   blocks_1_mlp_2_weight = blocks_1_mlp_2_weight - step_size *
 *       (new_exp_avg_blocks_1_mlp_2_weight / (sqrt(new_exp_avg_sq_blocks_1_mlp_2_weight) *
 *       root_correction + 1e-08))  (128, 512)
 */
static void k258_update_blocks_1_mlp_2_weight(float *restrict exp_avg_blocks_1_mlp_2_weight,
                                              const float *restrict d_blocks_1_mlp_2_weight,
                                              float *restrict exp_avg_sq_blocks_1_mlp_2_weight,
                                              const float *restrict root_correction,
                                              const float *restrict step_size,
                                              float *restrict blocks_1_mlp_2_weight)
{
    for (long j = 0; j < 65536; j++) {
        const float mul2 = 0.9f * exp_avg_blocks_1_mlp_2_weight[j];
        const float d_blocks_1_mlp_2_weight_j = d_blocks_1_mlp_2_weight[j];
        const float mul5 = 0.1f * d_blocks_1_mlp_2_weight_j;
        const float new_exp_avg_blocks_1_mlp_2_weight_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_blocks_1_mlp_2_weight[j];
        const float mul11 = 0.001f * d_blocks_1_mlp_2_weight_j;
        const float mul12 = mul11 * d_blocks_1_mlp_2_weight_j;
        const float new_exp_avg_sq_blocks_1_mlp_2_weight_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_blocks_1_mlp_2_weight_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_blocks_1_mlp_2_weight_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_blocks_1_mlp_2_weight_j = blocks_1_mlp_2_weight[j] - mul21;
        exp_avg_blocks_1_mlp_2_weight[j] = new_exp_avg_blocks_1_mlp_2_weight_j;
        exp_avg_sq_blocks_1_mlp_2_weight[j] = new_exp_avg_sq_blocks_1_mlp_2_weight_j;
        blocks_1_mlp_2_weight[j] = new_blocks_1_mlp_2_weight_j;
    }
}

/* k259  gpt.lua:22
 *   mul8 = blocks_1_mlp_0 * 0.707107
 *   d_blocks_1_mlp_0_bias = sum(d_blocks_1_mlp_0)  (1, 1, 512)
 *   d_blocks_1_mlp_0 (over add_5) = d_blocks_1_mlp_1 * (blocks_1_mlp_0 * 0.5 * (1.12838 *
 *       exp(-(mul8 * mul8))) * 0.707107 + add_5 * 0.5)  (12, 64, 512)
 */
static void k259_mul_neg_exp(float *restrict d_blocks_1_mlp_0,
                             const float *restrict d_blocks_1_mlp_1,
                             const float *restrict blocks_1_mlp_0,
                             float *restrict d_blocks_1_mlp_0_bias)
{
    for (long j = 0; j < 512; j++) {
        d_blocks_1_mlp_0_bias[j] = 0.0f;
    }
    for (long i = 0; i < 768; i++) {
        for (long j = 0; j < 512; j++) {
            const float add_5_ij = d_blocks_1_mlp_0[i * 512 + j];
            const float blocks_1_mlp_0_ij = blocks_1_mlp_0[i * 512 + j];
            const float mul8 = blocks_1_mlp_0_ij * 0.707106769f;
            const float mul9 = mul8 * mul8;
            const float neg10 = -mul9;
            const float exp11 = expf(neg10);
            const float mul12 = 1.12837923f * exp11;
            const float mul13 = blocks_1_mlp_0_ij * 0.5f;
            const float mul14 = mul13 * mul12;
            const float mul15 = mul14 * 0.707106769f;
            const float mul16 = add_5_ij * 0.5f;
            const float add17 = mul15 + mul16;
            const float d_blocks_1_mlp_0_ij = d_blocks_1_mlp_1[i * 512 + j] * add17;
            d_blocks_1_mlp_0_bias[j] += d_blocks_1_mlp_0_ij;
            d_blocks_1_mlp_0[i * 512 + j] = d_blocks_1_mlp_0_ij;
        }
    }
}

/* k260  gpt.lua:78
 *   exp_avg_blocks_1_mlp_0_bias = 0.9 * exp_avg_blocks_1_mlp_0_bias + 0.1 * d_blocks_1_mlp_0_bias
 *       (512)
 *   exp_avg_sq_blocks_1_mlp_0_bias = 0.999 * exp_avg_sq_blocks_1_mlp_0_bias + 0.001 *
 *       d_blocks_1_mlp_0_bias * d_blocks_1_mlp_0_bias  (512)
 *   blocks_1_mlp_0_bias = blocks_1_mlp_0_bias - step_size * (new_exp_avg_blocks_1_mlp_0_bias /
 *       (sqrt(new_exp_avg_sq_blocks_1_mlp_0_bias) * root_correction + 1e-08))  (512)
 */
static void k260_update_blocks_1_mlp_0_bias(float *restrict exp_avg_blocks_1_mlp_0_bias,
                                            const float *restrict d_blocks_1_mlp_0_bias,
                                            float *restrict exp_avg_sq_blocks_1_mlp_0_bias,
                                            const float *restrict root_correction,
                                            const float *restrict step_size,
                                            float *restrict blocks_1_mlp_0_bias)
{
    for (long j = 0; j < 512; j++) {
        const float mul2 = 0.9f * exp_avg_blocks_1_mlp_0_bias[j];
        const float d_blocks_1_mlp_0_bias_j = d_blocks_1_mlp_0_bias[j];
        const float mul5 = 0.1f * d_blocks_1_mlp_0_bias_j;
        const float new_exp_avg_blocks_1_mlp_0_bias_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_blocks_1_mlp_0_bias[j];
        const float mul11 = 0.001f * d_blocks_1_mlp_0_bias_j;
        const float mul12 = mul11 * d_blocks_1_mlp_0_bias_j;
        const float new_exp_avg_sq_blocks_1_mlp_0_bias_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_blocks_1_mlp_0_bias_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_blocks_1_mlp_0_bias_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_blocks_1_mlp_0_bias_j = blocks_1_mlp_0_bias[j] - mul21;
        exp_avg_blocks_1_mlp_0_bias[j] = new_exp_avg_blocks_1_mlp_0_bias_j;
        exp_avg_sq_blocks_1_mlp_0_bias[j] = new_exp_avg_sq_blocks_1_mlp_0_bias_j;
        blocks_1_mlp_0_bias[j] = new_blocks_1_mlp_0_bias_j;
    }
}

/* k261  gpt.lua:22
 *   d_blocks_1_mlp_0_weight = d_blocks_1_mlp_0.T @ blocks_1_norm2  (512, 128)
 */
static void k261_matmul(const float *restrict d_blocks_1_mlp_0,
                        const float *restrict blocks_1_norm2,
                        float *restrict d_blocks_1_mlp_0_weight)
{
    for (long i = 0; i < 512; i++) {
        for (long j = 0; j < 128; j++) {
            d_blocks_1_mlp_0_weight[i * 128 + j] = 0.0f;
        }
        for (long k = 0; k < 768; k++) {
            const float a_ik = d_blocks_1_mlp_0[k * 512 + i];
            for (long j = 0; j < 128; j++) {
                d_blocks_1_mlp_0_weight[i * 128 + j] += a_ik * blocks_1_norm2[k * 128 + j];
            }
        }
    }
}

/* k262  gpt.lua:22
 *   d_blocks_1_norm2 = d_blocks_1_mlp_0 @ blocks_1_mlp_0_weight  (768, 128)
 */
static void k262_matmul(const float *restrict d_blocks_1_mlp_0,
                        const float *restrict blocks_1_mlp_0_weight,
                        float *restrict d_blocks_1_norm2)
{
    for (long i = 0; i < 768; i++) {
        for (long j = 0; j < 128; j++) {
            d_blocks_1_norm2[i * 128 + j] = 0.0f;
        }
        for (long k = 0; k < 512; k++) {
            const float a_ik = d_blocks_1_mlp_0[i * 512 + k];
            for (long j = 0; j < 128; j++) {
                d_blocks_1_norm2[i * 128 + j] += a_ik * blocks_1_mlp_0_weight[k * 128 + j];
            }
        }
    }
}

/* k263  gpt.lua:78
 *   exp_avg_blocks_1_mlp_0_weight = 0.9 * exp_avg_blocks_1_mlp_0_weight + 0.1 *
 *       d_blocks_1_mlp_0_weight  (512, 128)
 *   exp_avg_sq_blocks_1_mlp_0_weight = 0.999 * exp_avg_sq_blocks_1_mlp_0_weight + 0.001 *
 *       d_blocks_1_mlp_0_weight * d_blocks_1_mlp_0_weight  (512, 128)
 *   blocks_1_mlp_0_weight = blocks_1_mlp_0_weight - step_size *
 *       (new_exp_avg_blocks_1_mlp_0_weight / (sqrt(new_exp_avg_sq_blocks_1_mlp_0_weight) *
 *       root_correction + 1e-08))  (512, 128)
 */
static void k263_update_blocks_1_mlp_0_weight(float *restrict exp_avg_blocks_1_mlp_0_weight,
                                              const float *restrict d_blocks_1_mlp_0_weight,
                                              float *restrict exp_avg_sq_blocks_1_mlp_0_weight,
                                              const float *restrict root_correction,
                                              const float *restrict step_size,
                                              float *restrict blocks_1_mlp_0_weight)
{
    for (long j = 0; j < 65536; j++) {
        const float mul2 = 0.9f * exp_avg_blocks_1_mlp_0_weight[j];
        const float d_blocks_1_mlp_0_weight_j = d_blocks_1_mlp_0_weight[j];
        const float mul5 = 0.1f * d_blocks_1_mlp_0_weight_j;
        const float new_exp_avg_blocks_1_mlp_0_weight_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_blocks_1_mlp_0_weight[j];
        const float mul11 = 0.001f * d_blocks_1_mlp_0_weight_j;
        const float mul12 = mul11 * d_blocks_1_mlp_0_weight_j;
        const float new_exp_avg_sq_blocks_1_mlp_0_weight_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_blocks_1_mlp_0_weight_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_blocks_1_mlp_0_weight_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_blocks_1_mlp_0_weight_j = blocks_1_mlp_0_weight[j] - mul21;
        exp_avg_blocks_1_mlp_0_weight[j] = new_exp_avg_blocks_1_mlp_0_weight_j;
        exp_avg_sq_blocks_1_mlp_0_weight[j] = new_exp_avg_sq_blocks_1_mlp_0_weight_j;
        blocks_1_mlp_0_weight[j] = new_blocks_1_mlp_0_weight_j;
    }
}

/* k264  gpt.lua:20
 *   d_blocks_1_norm2_bias = sum(d_blocks_1_norm2)  (1, 1, 128)
 *   mul10 = d_blocks_1_norm2 * blocks_1_norm2_weight
 *   d_blocks_1_norm2_weight = sum(d_blocks_1_norm2 * (sub_4 * recip_6))  (1, 1, 128)
 *   sum16 = sum(mul10 * sub_4)
 *   sum26 = sum(mul10)
 *   d_blocks_1_out_bias = sum(d_blocks_1_out)  (1, 1, 128)
 *   d_blocks_1_out (over d_blocks_1_norm2) = d_blocks_1 + (mul10 * recip_6 + sum16 * ... / (2 *
 *       sqrt__4) / 128 * -2 * sub_4) - sum26 * recip_6 / 128  (12, 64, 128)
 */
static void k264_sum_mul_div(float *restrict d_blocks_1_out,
                             const float *restrict blocks_1_norm2_weight,
                             const float *restrict recip_6, const float *restrict sub_4,
                             const float *restrict sqrt__4, const float *restrict d_blocks_1,
                             float *restrict d_blocks_1_norm2_bias,
                             float *restrict d_blocks_1_norm2_weight,
                             float *restrict d_blocks_1_out_bias)
{
    for (long j = 0; j < 128; j++) {
        d_blocks_1_norm2_bias[j] = 0.0f;
    }
    for (long j = 0; j < 128; j++) {
        d_blocks_1_norm2_weight[j] = 0.0f;
    }
    for (long j = 0; j < 128; j++) {
        d_blocks_1_out_bias[j] = 0.0f;
    }
    for (long i = 0; i < 768; i++) {
        const float mul17 = recip_6[i] * recip_6[i];
        const float mul19 = 2.0f * sqrt__4[i];
        float sum16 = 0.0f;
        float sum26 = 0.0f;
        for (long j = 0; j < 128; j++) {
            const float d_blocks_1_norm2_ij = d_blocks_1_out[i * 128 + j];
            const float mul10 = d_blocks_1_norm2_ij * blocks_1_norm2_weight[j];
            const float mul15 = mul10 * sub_4[i * 128 + j];
            sum16 += mul15;
            sum26 += mul10;
        }
        const float mul18 = sum16 * mul17;
        const float div20 = mul18 / mul19;
        const float div21 = div20 / 128.0f;
        const float mul22 = div21 * (-2.0f);
        const float mul27 = sum26 * recip_6[i];
        const float div28 = mul27 / 128.0f;
        for (long j = 0; j < 128; j++) {
            const float d_blocks_1_norm2_ij = d_blocks_1_out[i * 128 + j];
            const float recip_6_i = recip_6[i];
            const float sub_4_ij = sub_4[i * 128 + j];
            const float mul10 = d_blocks_1_norm2_ij * blocks_1_norm2_weight[j];
            const float mul11 = sub_4_ij * recip_6_i;
            const float mul12 = d_blocks_1_norm2_ij * mul11;
            const float mul14 = mul10 * recip_6_i;
            const float mul23 = mul22 * sub_4_ij;
            const float add24 = mul14 + mul23;
            const float add25 = d_blocks_1[i * 128 + j] + add24;
            const float d_blocks_1_out_ij = add25 - div28;
            d_blocks_1_norm2_bias[j] += d_blocks_1_norm2_ij;
            d_blocks_1_norm2_weight[j] += mul12;
            d_blocks_1_out_bias[j] += d_blocks_1_out_ij;
            d_blocks_1_out[i * 128 + j] = d_blocks_1_out_ij;
        }
    }
}

/* k265  gpt.lua:78
 *   exp_avg_blocks_1_out_bias = 0.9 * exp_avg_blocks_1_out_bias + 0.1 * d_blocks_1_out_bias  (128)
 *   exp_avg_sq_blocks_1_out_bias = 0.999 * exp_avg_sq_blocks_1_out_bias + 0.001 *
 *       d_blocks_1_out_bias * d_blocks_1_out_bias  (128)
 *   blocks_1_out_bias = blocks_1_out_bias - step_size * (new_exp_avg_blocks_1_out_bias /
 *       (sqrt(new_exp_avg_sq_blocks_1_out_bias) * root_correction + 1e-08))  (128)
 */
static void k265_update_blocks_1_out_bias(float *restrict exp_avg_blocks_1_out_bias,
                                          const float *restrict d_blocks_1_out_bias,
                                          float *restrict exp_avg_sq_blocks_1_out_bias,
                                          const float *restrict root_correction,
                                          const float *restrict step_size,
                                          float *restrict blocks_1_out_bias)
{
    for (long j = 0; j < 128; j++) {
        const float mul2 = 0.9f * exp_avg_blocks_1_out_bias[j];
        const float d_blocks_1_out_bias_j = d_blocks_1_out_bias[j];
        const float mul5 = 0.1f * d_blocks_1_out_bias_j;
        const float new_exp_avg_blocks_1_out_bias_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_blocks_1_out_bias[j];
        const float mul11 = 0.001f * d_blocks_1_out_bias_j;
        const float mul12 = mul11 * d_blocks_1_out_bias_j;
        const float new_exp_avg_sq_blocks_1_out_bias_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_blocks_1_out_bias_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_blocks_1_out_bias_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_blocks_1_out_bias_j = blocks_1_out_bias[j] - mul21;
        exp_avg_blocks_1_out_bias[j] = new_exp_avg_blocks_1_out_bias_j;
        exp_avg_sq_blocks_1_out_bias[j] = new_exp_avg_sq_blocks_1_out_bias_j;
        blocks_1_out_bias[j] = new_blocks_1_out_bias_j;
    }
}

/* k266  gpt.lua:78
 *   exp_avg_blocks_1_norm2_weight = 0.9 * exp_avg_blocks_1_norm2_weight + 0.1 *
 *       d_blocks_1_norm2_weight  (128)
 *   exp_avg_sq_blocks_1_norm2_weight = 0.999 * exp_avg_sq_blocks_1_norm2_weight + 0.001 *
 *       d_blocks_1_norm2_weight * d_blocks_1_norm2_weight  (128)
 *   blocks_1_norm2_weight = blocks_1_norm2_weight - step_size *
 *       (new_exp_avg_blocks_1_norm2_weight / (sqrt(new_exp_avg_sq_blocks_1_norm2_weight) *
 *       root_correction + 1e-08))  (128)
 */
static void k266_update_blocks_1_norm2_weight(float *restrict exp_avg_blocks_1_norm2_weight,
                                              const float *restrict d_blocks_1_norm2_weight,
                                              float *restrict exp_avg_sq_blocks_1_norm2_weight,
                                              const float *restrict root_correction,
                                              const float *restrict step_size,
                                              float *restrict blocks_1_norm2_weight)
{
    for (long j = 0; j < 128; j++) {
        const float mul2 = 0.9f * exp_avg_blocks_1_norm2_weight[j];
        const float d_blocks_1_norm2_weight_j = d_blocks_1_norm2_weight[j];
        const float mul5 = 0.1f * d_blocks_1_norm2_weight_j;
        const float new_exp_avg_blocks_1_norm2_weight_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_blocks_1_norm2_weight[j];
        const float mul11 = 0.001f * d_blocks_1_norm2_weight_j;
        const float mul12 = mul11 * d_blocks_1_norm2_weight_j;
        const float new_exp_avg_sq_blocks_1_norm2_weight_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_blocks_1_norm2_weight_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_blocks_1_norm2_weight_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_blocks_1_norm2_weight_j = blocks_1_norm2_weight[j] - mul21;
        exp_avg_blocks_1_norm2_weight[j] = new_exp_avg_blocks_1_norm2_weight_j;
        exp_avg_sq_blocks_1_norm2_weight[j] = new_exp_avg_sq_blocks_1_norm2_weight_j;
        blocks_1_norm2_weight[j] = new_blocks_1_norm2_weight_j;
    }
}

/* k267  gpt.lua:78
 *   exp_avg_blocks_1_norm2_bias = 0.9 * exp_avg_blocks_1_norm2_bias + 0.1 * d_blocks_1_norm2_bias
 *       (128)
 *   exp_avg_sq_blocks_1_norm2_bias = 0.999 * exp_avg_sq_blocks_1_norm2_bias + 0.001 *
 *       d_blocks_1_norm2_bias * d_blocks_1_norm2_bias  (128)
 *   blocks_1_norm2_bias = blocks_1_norm2_bias - step_size * (new_exp_avg_blocks_1_norm2_bias /
 *       (sqrt(new_exp_avg_sq_blocks_1_norm2_bias) * root_correction + 1e-08))  (128)
 */
static void k267_update_blocks_1_norm2_bias(float *restrict exp_avg_blocks_1_norm2_bias,
                                            const float *restrict d_blocks_1_norm2_bias,
                                            float *restrict exp_avg_sq_blocks_1_norm2_bias,
                                            const float *restrict root_correction,
                                            const float *restrict step_size,
                                            float *restrict blocks_1_norm2_bias)
{
    for (long j = 0; j < 128; j++) {
        const float mul2 = 0.9f * exp_avg_blocks_1_norm2_bias[j];
        const float d_blocks_1_norm2_bias_j = d_blocks_1_norm2_bias[j];
        const float mul5 = 0.1f * d_blocks_1_norm2_bias_j;
        const float new_exp_avg_blocks_1_norm2_bias_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_blocks_1_norm2_bias[j];
        const float mul11 = 0.001f * d_blocks_1_norm2_bias_j;
        const float mul12 = mul11 * d_blocks_1_norm2_bias_j;
        const float new_exp_avg_sq_blocks_1_norm2_bias_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_blocks_1_norm2_bias_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_blocks_1_norm2_bias_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_blocks_1_norm2_bias_j = blocks_1_norm2_bias[j] - mul21;
        exp_avg_blocks_1_norm2_bias[j] = new_exp_avg_blocks_1_norm2_bias_j;
        exp_avg_sq_blocks_1_norm2_bias[j] = new_exp_avg_sq_blocks_1_norm2_bias_j;
        blocks_1_norm2_bias[j] = new_blocks_1_norm2_bias_j;
    }
}

/* k268  gpt.lua:20
 *   d_blocks_1_out_weight = d_blocks_1_out.T @ matmul_7  (128, 128)
 */
static void k268_matmul(const float *restrict d_blocks_1_out, const float *restrict matmul_7,
                        float *restrict d_blocks_1_out_weight)
{
    for (long i = 0; i < 128; i++) {
        for (long j0 = 0; j0 < 4; j0++) {
            for (long j1 = 0; j1 < 32; j1++) {
                d_blocks_1_out_weight[i * 128 + j0 * 32 + j1] = 0.0f;
            }
        }
        for (long k0 = 0; k0 < 12; k0++) {
            for (long k1 = 0; k1 < 64; k1++) {
                const float a_ik = d_blocks_1_out[k0 * 8192 + k1 * 128 + i];
                for (long j0 = 0; j0 < 4; j0++) {
                    for (long j1 = 0; j1 < 32; j1++) {
                        d_blocks_1_out_weight[i * 128 + j0 * 32 + j1] +=
                            a_ik * matmul_7[k0 * 8192 + k1 * 128 + j0 * 32 + j1];
                    }
                }
            }
        }
    }
}

/* k269  gpt.lua:20
 *   d_matmul_5 = d_blocks_1_out @ blocks_1_out_weight  (768, 128)
 */
static void k269_matmul(const float *restrict d_blocks_1_out,
                        const float *restrict blocks_1_out_weight, float *restrict d_matmul_5)
{
    for (long i = 0; i < 768; i++) {
        for (long j = 0; j < 128; j++) {
            d_matmul_5[i * 128 + j] = 0.0f;
        }
        for (long k = 0; k < 128; k++) {
            const float a_ik = d_blocks_1_out[i * 128 + k];
            for (long j = 0; j < 128; j++) {
                d_matmul_5[i * 128 + j] += a_ik * blocks_1_out_weight[k * 128 + j];
            }
        }
    }
}

/* k270  gpt.lua:78
 *   exp_avg_blocks_1_out_weight = 0.9 * exp_avg_blocks_1_out_weight + 0.1 * d_blocks_1_out_weight
 *       (128, 128)
 *   exp_avg_sq_blocks_1_out_weight = 0.999 * exp_avg_sq_blocks_1_out_weight + 0.001 *
 *       d_blocks_1_out_weight * d_blocks_1_out_weight  (128, 128)
 *   blocks_1_out_weight = blocks_1_out_weight - step_size * (new_exp_avg_blocks_1_out_weight /
 *       (sqrt(new_exp_avg_sq_blocks_1_out_weight) * root_correction + 1e-08))  (128, 128)
 */
static void k270_update_blocks_1_out_weight(float *restrict exp_avg_blocks_1_out_weight,
                                            const float *restrict d_blocks_1_out_weight,
                                            float *restrict exp_avg_sq_blocks_1_out_weight,
                                            const float *restrict root_correction,
                                            const float *restrict step_size,
                                            float *restrict blocks_1_out_weight)
{
    for (long j = 0; j < 16384; j++) {
        const float mul2 = 0.9f * exp_avg_blocks_1_out_weight[j];
        const float d_blocks_1_out_weight_j = d_blocks_1_out_weight[j];
        const float mul5 = 0.1f * d_blocks_1_out_weight_j;
        const float new_exp_avg_blocks_1_out_weight_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_blocks_1_out_weight[j];
        const float mul11 = 0.001f * d_blocks_1_out_weight_j;
        const float mul12 = mul11 * d_blocks_1_out_weight_j;
        const float new_exp_avg_sq_blocks_1_out_weight_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_blocks_1_out_weight_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_blocks_1_out_weight_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_blocks_1_out_weight_j = blocks_1_out_weight[j] - mul21;
        exp_avg_blocks_1_out_weight[j] = new_exp_avg_blocks_1_out_weight_j;
        exp_avg_sq_blocks_1_out_weight[j] = new_exp_avg_sq_blocks_1_out_weight_j;
        blocks_1_out_weight[j] = new_blocks_1_out_weight_j;
    }
}

/* k375  gpt.lua:54
 *   d_matmul_6 = 0  a slice of (3, 12, 4, 64, 32)
 */
static void k375_copy(float *restrict d_matmul_6)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 32; j++) {
            d_matmul_6[256 + i * 384 + j] = 0.0f;
        }
    }
}

/* k376  gpt.lua:54
 *   d_matmul_6_3 = 0  a slice of (3, 12, 4, 64, 32)
 */
static void k376_copy(float *restrict d_matmul_6_3)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 32; j++) {
            d_matmul_6_3[128 + i * 384 + j] = 0.0f;
        }
    }
}

/* k379  gpt.lua:54
 *   matmul = matmul_6 @ matmul_6_2.T  a slice of (12, 4, 64, 64)
 */
static void k379_matmul(const float *restrict matmul_6, const float *restrict matmul_6_2,
                        float *restrict matmul)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 32; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 32; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += matmul_6[i * 384 + k + l] * matmul_6_2[128 + j * 384 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul[i * 32 + j] = sum;
        }
    }
}

/* k380  gpt.lua:54
 *   exp_ (over matmul) = exp(where(ge, matmul * 0.176777, -inf) - amax_3)
 *       a slice of (12, 4, 64, 64)
 *   mul = exp_ * (1 / sum__5)  a slice of (12, 4, 64, 64)
 */
static void k380_mul_where_sub(float *restrict exp_, const unsigned char *restrict ge,
                               const float *restrict amax_3, const float *restrict sum__5,
                               float *restrict mul)
{
    for (long i = 0; i < 32; i++) {
        const float recip10 = 1 / sum__5[i];
        for (long j = 0; j < 32; j++) {
            const float matmul_ij = exp_[i * 32 + j];
            const float mul2 = matmul_ij * 0.176776692f;
            const int ge_ij = ge[i * 64 + j];
            const float where5 = ge_ij ? mul2 : (-INFINITY);
            const float sub7 = where5 - amax_3[i];
            const float exp__ij = expf(sub7);
            const float mul_ij = exp__ij * recip10;
            exp_[i * 32 + j] = exp__ij;
            mul[i * 32 + j] = mul_ij;
        }
    }
}

/* k381  gpt.lua:54
 *   d_matmul_6 + = mul.T @ d_matmul_5  a slice of (3, 12, 4, 64, 32)
 */
static void k381_matmul(float *restrict d_matmul_6, const float *restrict mul,
                        const float *restrict d_matmul_5)
{
    for (long i = 0; i < 32; i++) {
        for (long k = 0; k < 32; k++) {
            const float a_ik = mul[k * 32 + i];
            for (long j = 0; j < 32; j++) {
                d_matmul_6[256 + i * 384 + j] += a_ik * d_matmul_5[k * 128 + j];
            }
        }
    }
}

/* k382  gpt.lua:54
 *   d_mul = d_matmul_5 @ matmul_6_2.T  a slice of (12, 4, 64, 64)
 */
static void k382_matmul(const float *restrict d_matmul_5, const float *restrict matmul_6_2,
                        float *restrict d_mul)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 32; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 32; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += d_matmul_5[i * 128 + k + l] * matmul_6_2[256 + j * 384 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            d_mul[i * 32 + j] = sum;
        }
    }
}

/* k383  gpt.lua:54
 *   d_matmul (over d_mul) = where(ge, (d_mul * recip_5 - sum(d_mul * exp_) * (recip_5 * recip_5)) *
 *       exp_, 0) * 0.176777  a slice of (12, 4, 64, 64)
 */
static void k383_mul_sum_sub(float *restrict d_matmul, const float *restrict recip_5,
                             const float *restrict exp_, const unsigned char *restrict ge)
{
    for (long i = 0; i < 32; i++) {
        const float mul6 = recip_5[i] * recip_5[i];
        float sum5 = 0.0f;
        for (long j = 0; j < 32; j++) {
            const float d_mul_ij = d_matmul[i * 32 + j];
            const float mul4 = d_mul_ij * exp_[i * 32 + j];
            sum5 += mul4;
        }
        const float mul7 = sum5 * mul6;
        for (long j = 0; j < 32; j++) {
            const float d_mul_ij = d_matmul[i * 32 + j];
            const float mul2 = d_mul_ij * recip_5[i];
            const float sub8 = mul2 - mul7;
            const float mul9 = sub8 * exp_[i * 32 + j];
            const int ge_ij = ge[i * 64 + j];
            const float where12 = ge_ij ? mul9 : 0.0f;
            const float d_matmul_ij = where12 * 0.176776692f;
            d_matmul[i * 32 + j] = d_matmul_ij;
        }
    }
}

/* k384  gpt.lua:54
 *   d_matmul_6_2 = d_matmul @ matmul_6_2  a slice of (3, 12, 4, 64, 32)
 */
static void k384_matmul(const float *restrict d_matmul, const float *restrict matmul_6_2,
                        float *restrict d_matmul_6_2)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 32; j++) {
            d_matmul_6_2[i * 384 + j] = 0.0f;
        }
        for (long k = 0; k < 32; k++) {
            const float a_ik = d_matmul[i * 32 + k];
            for (long j = 0; j < 32; j++) {
                d_matmul_6_2[i * 384 + j] += a_ik * matmul_6_2[128 + k * 384 + j];
            }
        }
    }
}

/* k385  gpt.lua:54
 *   d_matmul_6_3 + = d_matmul.T @ matmul_6  a slice of (3, 12, 4, 64, 32)
 */
static void k385_matmul(float *restrict d_matmul_6_3, const float *restrict d_matmul,
                        const float *restrict matmul_6)
{
    for (long i = 0; i < 32; i++) {
        for (long k = 0; k < 32; k++) {
            const float a_ik = d_matmul[k * 32 + i];
            for (long j = 0; j < 32; j++) {
                d_matmul_6_3[128 + i * 384 + j] += a_ik * matmul_6[k * 384 + j];
            }
        }
    }
}

#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */
__attribute__((noinline))
#endif
static void k377_slice(const float *matmul_6, const float *matmul_6_2, const unsigned char *ge,
                       const float *amax_3, const float *sum__5, const float *d_matmul_5,
                       float *d_matmul_6, const float *recip_5, float *d_matmul_6_2,
                       float *d_matmul_6_3, void *work)
{
    char *const at = work;
    float *const matmul = (float *)(void *)(at + 0); /* (1024) */
    float *const exp_ = (float *)(void *)(at + 0); /* (1024) */
    float *const mul = (float *)(void *)(at + 4096); /* (1024) */
    float *const d_mul = (float *)(void *)(at + 4096); /* (1024) */
    float *const d_matmul = (float *)(void *)(at + 4096); /* (1024) */

    k379_matmul(matmul_6, matmul_6_2, matmul);
    k380_mul_where_sub(exp_, ge, amax_3, sum__5, mul);
    k381_matmul(d_matmul_6, mul, d_matmul_5);
    k382_matmul(d_matmul_5, matmul_6_2, d_mul);
    k383_mul_sum_sub(d_matmul, recip_5, exp_, ge);
    k384_matmul(d_matmul, matmul_6_2, d_matmul_6_2);
    k385_matmul(d_matmul_6_3, d_matmul, matmul_6);
}

/* k377  gpt.lua:54
 *   d_matmul_6 = the last block  a slice of (3, 12, 4, 64, 32)
 *   d_matmul_6_2 = the last block  a slice of (3, 12, 4, 64, 32)
 *   d_matmul_6_3 = the last block  a slice of (3, 12, 4, 64, 32)
 */
static void k377_slices(const float *matmul_6, const unsigned char *ge, const float *amax_3,
                        const float *sum__5, const float *d_matmul_5, float *d_matmul_6,
                        const float *recip_5, float *d_matmul_6_2, float *d_matmul_6_3,
                        unsigned char *slice_work)
{
    k377_slice(matmul_6, matmul_6, ge, amax_3, sum__5, d_matmul_5, d_matmul_6, recip_5,
               d_matmul_6_2, d_matmul_6_3, slice_work);
}

/* k386  gpt.lua:54
 *   matmul = matmul_6 @ matmul_6_2.T  a slice of (12, 4, 64, 64)
 */
static void k386_matmul(const float *restrict matmul_6, const float *restrict matmul_6_2,
                        float *restrict matmul)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 64; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 32; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] +=
                        matmul_6[12288 + i * 384 + k + l] * matmul_6_2[128 + j * 384 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul[i * 64 + j] = sum;
        }
    }
}

/* k387  gpt.lua:54
 *   exp_ (over matmul) = exp(where(ge, matmul * 0.176777, -inf) - amax_3)
 *       a slice of (12, 4, 64, 64)
 *   mul = exp_ * (1 / sum__5)  a slice of (12, 4, 64, 64)
 */
static void k387_mul_where_sub(float *restrict exp_, const unsigned char *restrict ge,
                               const float *restrict amax_3, const float *restrict sum__5,
                               float *restrict mul)
{
    for (long i = 0; i < 32; i++) {
        const float recip10 = 1 / sum__5[32 + i];
        for (long j = 0; j < 64; j++) {
            const float matmul_ij = exp_[i * 64 + j];
            const float mul2 = matmul_ij * 0.176776692f;
            const int ge_ij = ge[2048 + i * 64 + j];
            const float where5 = ge_ij ? mul2 : (-INFINITY);
            const float sub7 = where5 - amax_3[32 + i];
            const float exp__ij = expf(sub7);
            const float mul_ij = exp__ij * recip10;
            exp_[i * 64 + j] = exp__ij;
            mul[i * 64 + j] = mul_ij;
        }
    }
}

/* k388  gpt.lua:54
 *   d_matmul_6 + = mul.T @ d_matmul_5  a slice of (3, 12, 4, 64, 32)
 */
static void k388_matmul(float *restrict d_matmul_6, const float *restrict mul,
                        const float *restrict d_matmul_5)
{
    for (long i = 0; i < 64; i++) {
        for (long k = 0; k < 32; k++) {
            const float a_ik = mul[k * 64 + i];
            for (long j = 0; j < 32; j++) {
                d_matmul_6[256 + i * 384 + j] += a_ik * d_matmul_5[4096 + k * 128 + j];
            }
        }
    }
}

/* k389  gpt.lua:54
 *   d_mul = d_matmul_5 @ matmul_6_2.T  a slice of (12, 4, 64, 64)
 */
static void k389_matmul(const float *restrict d_matmul_5, const float *restrict matmul_6_2,
                        float *restrict d_mul)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 64; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 32; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] +=
                        d_matmul_5[4096 + i * 128 + k + l] * matmul_6_2[256 + j * 384 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            d_mul[i * 64 + j] = sum;
        }
    }
}

/* k390  gpt.lua:54
 *   d_matmul (over d_mul) = where(ge, (d_mul * recip_5 - sum(d_mul * exp_) * (recip_5 * recip_5)) *
 *       exp_, 0) * 0.176777  a slice of (12, 4, 64, 64)
 */
static void k390_mul_sum_sub(float *restrict d_matmul, const float *restrict recip_5,
                             const float *restrict exp_, const unsigned char *restrict ge)
{
    for (long i = 0; i < 32; i++) {
        const float mul6 = recip_5[32 + i] * recip_5[32 + i];
        float sum5 = 0.0f;
        for (long j = 0; j < 64; j++) {
            const float d_mul_ij = d_matmul[i * 64 + j];
            const float mul4 = d_mul_ij * exp_[i * 64 + j];
            sum5 += mul4;
        }
        const float mul7 = sum5 * mul6;
        for (long j = 0; j < 64; j++) {
            const float d_mul_ij = d_matmul[i * 64 + j];
            const float mul2 = d_mul_ij * recip_5[32 + i];
            const float sub8 = mul2 - mul7;
            const float mul9 = sub8 * exp_[i * 64 + j];
            const int ge_ij = ge[2048 + i * 64 + j];
            const float where12 = ge_ij ? mul9 : 0.0f;
            const float d_matmul_ij = where12 * 0.176776692f;
            d_matmul[i * 64 + j] = d_matmul_ij;
        }
    }
}

/* k391  gpt.lua:54
 *   d_matmul_6_2 = d_matmul @ matmul_6_2  a slice of (3, 12, 4, 64, 32)
 */
static void k391_matmul(const float *restrict d_matmul, const float *restrict matmul_6_2,
                        float *restrict d_matmul_6_2)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 32; j++) {
            d_matmul_6_2[12288 + i * 384 + j] = 0.0f;
        }
        for (long k = 0; k < 64; k++) {
            const float a_ik = d_matmul[i * 64 + k];
            for (long j = 0; j < 32; j++) {
                d_matmul_6_2[12288 + i * 384 + j] += a_ik * matmul_6_2[128 + k * 384 + j];
            }
        }
    }
}

/* k392  gpt.lua:54
 *   d_matmul_6_3 + = d_matmul.T @ matmul_6  a slice of (3, 12, 4, 64, 32)
 */
static void k392_matmul(float *restrict d_matmul_6_3, const float *restrict d_matmul,
                        const float *restrict matmul_6)
{
    for (long i = 0; i < 64; i++) {
        for (long k = 0; k < 32; k++) {
            const float a_ik = d_matmul[k * 64 + i];
            for (long j = 0; j < 32; j++) {
                d_matmul_6_3[128 + i * 384 + j] += a_ik * matmul_6[12288 + k * 384 + j];
            }
        }
    }
}

#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */
__attribute__((noinline))
#endif
static void k378_slice(const float *matmul_6, const float *matmul_6_2, const unsigned char *ge,
                       const float *amax_3, const float *sum__5, const float *d_matmul_5,
                       float *d_matmul_6, const float *recip_5, float *d_matmul_6_2,
                       float *d_matmul_6_3, void *work)
{
    char *const at = work;
    float *const matmul = (float *)(void *)(at + 0); /* (2048) */
    float *const exp_ = (float *)(void *)(at + 0); /* (2048) */
    float *const mul = (float *)(void *)(at + 8192); /* (2048) */
    float *const d_mul = (float *)(void *)(at + 8192); /* (2048) */
    float *const d_matmul = (float *)(void *)(at + 8192); /* (2048) */

    k386_matmul(matmul_6, matmul_6_2, matmul);
    k387_mul_where_sub(exp_, ge, amax_3, sum__5, mul);
    k388_matmul(d_matmul_6, mul, d_matmul_5);
    k389_matmul(d_matmul_5, matmul_6_2, d_mul);
    k390_mul_sum_sub(d_matmul, recip_5, exp_, ge);
    k391_matmul(d_matmul, matmul_6_2, d_matmul_6_2);
    k392_matmul(d_matmul_6_3, d_matmul, matmul_6);
}

/* k378  gpt.lua:54
 *   d_matmul_6 = the last block  a slice of (3, 12, 4, 64, 32)
 *   d_matmul_6_2 = the last block  a slice of (3, 12, 4, 64, 32)
 *   d_matmul_6_3 = the last block  a slice of (3, 12, 4, 64, 32)
 */
static void k378_slices(const float *matmul_6, const unsigned char *ge, const float *amax_3,
                        const float *sum__5, const float *d_matmul_5, float *d_matmul_6,
                        const float *recip_5, float *d_matmul_6_2, float *d_matmul_6_3,
                        unsigned char *slice_work_2)
{
    k378_slice(matmul_6, matmul_6, ge, amax_3, sum__5, d_matmul_5, d_matmul_6, recip_5,
               d_matmul_6_2, d_matmul_6_3, slice_work_2);
}

#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */
__attribute__((noinline))
#endif
static void k271_slice(const float *matmul_6, const unsigned char *ge, const float *amax_3,
                       const float *sum__5, const float *d_matmul_5, float *d_matmul_6,
                       const float *recip_5, float *d_matmul_6_2, float *d_matmul_6_3,
                       void *work)
{
    char *const at = work;
    unsigned char *const slice_work = (unsigned char *)(void *)(at + 0); /* (8192) */
    unsigned char *const slice_work_2 = (unsigned char *)(void *)(at + 0); /* (16384) */

    k375_copy(d_matmul_6);
    k376_copy(d_matmul_6_3);
    k377_slices(matmul_6, ge, amax_3, sum__5, d_matmul_5, d_matmul_6, recip_5, d_matmul_6_2,
                d_matmul_6_3, slice_work);
    k378_slices(matmul_6, ge, amax_3, sum__5, d_matmul_5, d_matmul_6, recip_5, d_matmul_6_2,
                d_matmul_6_3, slice_work_2);
}

/* k271  gpt.lua:54
 *   d_matmul_6 = 12 x 4 slices  (3, 12, 4, 64, 32)
 *   d_matmul_6 = 12 x 4 slices  (3, 12, 4, 64, 32)
 *   d_matmul_6 = 12 x 4 slices  (3, 12, 4, 64, 32)
 */
static void k271_slices(const float *matmul_6, const unsigned char *ge, const float *amax_3,
                        const float *sum__5, const float *d_matmul_5, float *d_matmul_6,
                        const float *recip_5, unsigned char *slice_work_7)
{
    for (long s0 = 0; s0 < 12; s0++) {
        for (long s1 = 0; s1 < 4; s1++) {
            k271_slice(matmul_6 + s0 * 24576 + s1 * 32, ge, amax_3 + s0 * 256 + s1 * 64,
                       sum__5 + s0 * 256 + s1 * 64, d_matmul_5 + s0 * 8192 + s1 * 32,
                       d_matmul_6 + s0 * 24576 + s1 * 32, recip_5 + s0 * 256 + s1 * 64,
                       d_matmul_6 + s0 * 24576 + s1 * 32, d_matmul_6 + s0 * 24576 + s1 * 32,
                       slice_work_7);
        }
    }
}

/* k272  gpt.lua:19
 *   d_blocks_1_qkv_weight = d_matmul_6.T @ blocks_1_norm1  (384, 128)
 */
static void k272_matmul(const float *restrict d_matmul_6, const float *restrict blocks_1_norm1,
                        float *restrict d_blocks_1_qkv_weight)
{
    for (long i0 = 0; i0 < 3; i0++) {
        for (long i1 = 0; i1 < 4; i1++) {
            for (long i2 = 0; i2 < 32; i2++) {
                for (long j = 0; j < 128; j++) {
                    d_blocks_1_qkv_weight[i0 * 16384 + i1 * 4096 + i2 * 128 + j] = 0.0f;
                }
                for (long k0 = 0; k0 < 12; k0++) {
                    for (long k1 = 0; k1 < 64; k1++) {
                        const float a_ik =
                            d_matmul_6[k0 * 24576 + k1 * 384 + i0 * 128 + i1 * 32 + i2];
                        for (long j = 0; j < 128; j++) {
                            d_blocks_1_qkv_weight[i0 * 16384 + i1 * 4096 + i2 * 128 + j] +=
                                a_ik * blocks_1_norm1[k0 * 8192 + k1 * 128 + j];
                        }
                    }
                }
            }
        }
    }
}

/* k273  gpt.lua:19
 *   d_blocks_1_norm1 = d_matmul_6 @ blocks_1_qkv_weight  (768, 128)
 */
static void k273_matmul(const float *restrict d_matmul_6, const float *restrict blocks_1_qkv_weight,
                        float *restrict d_blocks_1_norm1)
{
    for (long i0 = 0; i0 < 12; i0++) {
        for (long i1 = 0; i1 < 64; i1++) {
            for (long j = 0; j < 128; j++) {
                d_blocks_1_norm1[i0 * 8192 + i1 * 128 + j] = 0.0f;
            }
            for (long k0 = 0; k0 < 3; k0++) {
                for (long k1 = 0; k1 < 4; k1++) {
                    for (long k2 = 0; k2 < 32; k2++) {
                        const float a_ik =
                            d_matmul_6[i0 * 24576 + i1 * 384 + k0 * 128 + k1 * 32 + k2];
                        for (long j = 0; j < 128; j++) {
                            d_blocks_1_norm1[i0 * 8192 + i1 * 128 + j] +=
                                a_ik * blocks_1_qkv_weight[k0 * 16384 + k1 * 4096 + k2 * 128 + j];
                        }
                    }
                }
            }
        }
    }
}

/* k274  gpt.lua:78
 *   exp_avg_blocks_1_qkv_weight = 0.9 * exp_avg_blocks_1_qkv_weight + 0.1 * d_blocks_1_qkv_weight
 *       (384, 128)
 *   exp_avg_sq_blocks_1_qkv_weight = 0.999 * exp_avg_sq_blocks_1_qkv_weight + 0.001 *
 *       d_blocks_1_qkv_weight * d_blocks_1_qkv_weight  (384, 128)
 *   blocks_1_qkv_weight = blocks_1_qkv_weight - step_size * (new_exp_avg_blocks_1_qkv_weight /
 *       (sqrt(new_exp_avg_sq_blocks_1_qkv_weight) * root_correction + 1e-08))  (384, 128)
 */
static void k274_update_blocks_1_qkv_weight(float *restrict exp_avg_blocks_1_qkv_weight,
                                            const float *restrict d_blocks_1_qkv_weight,
                                            float *restrict exp_avg_sq_blocks_1_qkv_weight,
                                            const float *restrict root_correction,
                                            const float *restrict step_size,
                                            float *restrict blocks_1_qkv_weight)
{
    for (long j = 0; j < 49152; j++) {
        const float mul2 = 0.9f * exp_avg_blocks_1_qkv_weight[j];
        const float d_blocks_1_qkv_weight_j = d_blocks_1_qkv_weight[j];
        const float mul5 = 0.1f * d_blocks_1_qkv_weight_j;
        const float new_exp_avg_blocks_1_qkv_weight_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_blocks_1_qkv_weight[j];
        const float mul11 = 0.001f * d_blocks_1_qkv_weight_j;
        const float mul12 = mul11 * d_blocks_1_qkv_weight_j;
        const float new_exp_avg_sq_blocks_1_qkv_weight_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_blocks_1_qkv_weight_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_blocks_1_qkv_weight_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_blocks_1_qkv_weight_j = blocks_1_qkv_weight[j] - mul21;
        exp_avg_blocks_1_qkv_weight[j] = new_exp_avg_blocks_1_qkv_weight_j;
        exp_avg_sq_blocks_1_qkv_weight[j] = new_exp_avg_sq_blocks_1_qkv_weight_j;
        blocks_1_qkv_weight[j] = new_blocks_1_qkv_weight_j;
    }
}

/* k275  gpt.lua:22
 *   d_blocks_1_norm1_bias = sum(d_blocks_1_norm1)  (1, 1, 128)
 *   mul10 = d_blocks_1_norm1 * blocks_1_norm1_weight
 *   d_blocks_1_norm1_weight = sum(d_blocks_1_norm1 * (sub_3 * recip_4))  (1, 1, 128)
 *   sum16 = sum(mul10 * sub_3)
 *   sum26 = sum(mul10)
 *   d_blocks_0_mlp_2_bias = sum(d_blocks_0)  (1, 1, 128)
 *   d_blocks_0 (over d_blocks_1_norm1) = d_blocks_1_out + (mul10 * recip_4 + sum16 * ... / (2 *
 *       sqrt__3) / 128 * -2 * sub_3) - sum26 * recip_4 / 128  (12, 64, 128)
 */
static void k275_sum_mul_div(float *restrict d_blocks_0,
                             const float *restrict blocks_1_norm1_weight,
                             const float *restrict recip_4, const float *restrict sub_3,
                             const float *restrict sqrt__3, const float *restrict d_blocks_1_out,
                             float *restrict d_blocks_1_norm1_bias,
                             float *restrict d_blocks_1_norm1_weight,
                             float *restrict d_blocks_0_mlp_2_bias)
{
    for (long j = 0; j < 128; j++) {
        d_blocks_1_norm1_bias[j] = 0.0f;
    }
    for (long j = 0; j < 128; j++) {
        d_blocks_1_norm1_weight[j] = 0.0f;
    }
    for (long j = 0; j < 128; j++) {
        d_blocks_0_mlp_2_bias[j] = 0.0f;
    }
    for (long i = 0; i < 768; i++) {
        const float mul17 = recip_4[i] * recip_4[i];
        const float mul19 = 2.0f * sqrt__3[i];
        float sum16 = 0.0f;
        float sum26 = 0.0f;
        for (long j = 0; j < 128; j++) {
            const float d_blocks_1_norm1_ij = d_blocks_0[i * 128 + j];
            const float mul10 = d_blocks_1_norm1_ij * blocks_1_norm1_weight[j];
            const float mul15 = mul10 * sub_3[i * 128 + j];
            sum16 += mul15;
            sum26 += mul10;
        }
        const float mul18 = sum16 * mul17;
        const float div20 = mul18 / mul19;
        const float div21 = div20 / 128.0f;
        const float mul22 = div21 * (-2.0f);
        const float mul27 = sum26 * recip_4[i];
        const float div28 = mul27 / 128.0f;
        for (long j = 0; j < 128; j++) {
            const float d_blocks_1_norm1_ij = d_blocks_0[i * 128 + j];
            const float recip_4_i = recip_4[i];
            const float sub_3_ij = sub_3[i * 128 + j];
            const float mul10 = d_blocks_1_norm1_ij * blocks_1_norm1_weight[j];
            const float mul11 = sub_3_ij * recip_4_i;
            const float mul12 = d_blocks_1_norm1_ij * mul11;
            const float mul14 = mul10 * recip_4_i;
            const float mul23 = mul22 * sub_3_ij;
            const float add24 = mul14 + mul23;
            const float add25 = d_blocks_1_out[i * 128 + j] + add24;
            const float d_blocks_0_ij = add25 - div28;
            d_blocks_1_norm1_bias[j] += d_blocks_1_norm1_ij;
            d_blocks_1_norm1_weight[j] += mul12;
            d_blocks_0_mlp_2_bias[j] += d_blocks_0_ij;
            d_blocks_0[i * 128 + j] = d_blocks_0_ij;
        }
    }
}

/* k276  gpt.lua:78
 *   exp_avg_blocks_0_mlp_2_bias = 0.9 * exp_avg_blocks_0_mlp_2_bias + 0.1 * d_blocks_0_mlp_2_bias
 *       (128)
 *   exp_avg_sq_blocks_0_mlp_2_bias = 0.999 * exp_avg_sq_blocks_0_mlp_2_bias + 0.001 *
 *       d_blocks_0_mlp_2_bias * d_blocks_0_mlp_2_bias  (128)
 *   blocks_0_mlp_2_bias = blocks_0_mlp_2_bias - step_size * (new_exp_avg_blocks_0_mlp_2_bias /
 *       (sqrt(new_exp_avg_sq_blocks_0_mlp_2_bias) * root_correction + 1e-08))  (128)
 */
static void k276_update_blocks_0_mlp_2_bias(float *restrict exp_avg_blocks_0_mlp_2_bias,
                                            const float *restrict d_blocks_0_mlp_2_bias,
                                            float *restrict exp_avg_sq_blocks_0_mlp_2_bias,
                                            const float *restrict root_correction,
                                            const float *restrict step_size,
                                            float *restrict blocks_0_mlp_2_bias)
{
    for (long j = 0; j < 128; j++) {
        const float mul2 = 0.9f * exp_avg_blocks_0_mlp_2_bias[j];
        const float d_blocks_0_mlp_2_bias_j = d_blocks_0_mlp_2_bias[j];
        const float mul5 = 0.1f * d_blocks_0_mlp_2_bias_j;
        const float new_exp_avg_blocks_0_mlp_2_bias_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_blocks_0_mlp_2_bias[j];
        const float mul11 = 0.001f * d_blocks_0_mlp_2_bias_j;
        const float mul12 = mul11 * d_blocks_0_mlp_2_bias_j;
        const float new_exp_avg_sq_blocks_0_mlp_2_bias_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_blocks_0_mlp_2_bias_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_blocks_0_mlp_2_bias_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_blocks_0_mlp_2_bias_j = blocks_0_mlp_2_bias[j] - mul21;
        exp_avg_blocks_0_mlp_2_bias[j] = new_exp_avg_blocks_0_mlp_2_bias_j;
        exp_avg_sq_blocks_0_mlp_2_bias[j] = new_exp_avg_sq_blocks_0_mlp_2_bias_j;
        blocks_0_mlp_2_bias[j] = new_blocks_0_mlp_2_bias_j;
    }
}

/* k277  gpt.lua:78
 *   exp_avg_blocks_1_norm1_weight = 0.9 * exp_avg_blocks_1_norm1_weight + 0.1 *
 *       d_blocks_1_norm1_weight  (128)
 *   exp_avg_sq_blocks_1_norm1_weight = 0.999 * exp_avg_sq_blocks_1_norm1_weight + 0.001 *
 *       d_blocks_1_norm1_weight * d_blocks_1_norm1_weight  (128)
 *   blocks_1_norm1_weight = blocks_1_norm1_weight - step_size *
 *       (new_exp_avg_blocks_1_norm1_weight / (sqrt(new_exp_avg_sq_blocks_1_norm1_weight) *
 *       root_correction + 1e-08))  (128)
 */
static void k277_update_blocks_1_norm1_weight(float *restrict exp_avg_blocks_1_norm1_weight,
                                              const float *restrict d_blocks_1_norm1_weight,
                                              float *restrict exp_avg_sq_blocks_1_norm1_weight,
                                              const float *restrict root_correction,
                                              const float *restrict step_size,
                                              float *restrict blocks_1_norm1_weight)
{
    for (long j = 0; j < 128; j++) {
        const float mul2 = 0.9f * exp_avg_blocks_1_norm1_weight[j];
        const float d_blocks_1_norm1_weight_j = d_blocks_1_norm1_weight[j];
        const float mul5 = 0.1f * d_blocks_1_norm1_weight_j;
        const float new_exp_avg_blocks_1_norm1_weight_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_blocks_1_norm1_weight[j];
        const float mul11 = 0.001f * d_blocks_1_norm1_weight_j;
        const float mul12 = mul11 * d_blocks_1_norm1_weight_j;
        const float new_exp_avg_sq_blocks_1_norm1_weight_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_blocks_1_norm1_weight_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_blocks_1_norm1_weight_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_blocks_1_norm1_weight_j = blocks_1_norm1_weight[j] - mul21;
        exp_avg_blocks_1_norm1_weight[j] = new_exp_avg_blocks_1_norm1_weight_j;
        exp_avg_sq_blocks_1_norm1_weight[j] = new_exp_avg_sq_blocks_1_norm1_weight_j;
        blocks_1_norm1_weight[j] = new_blocks_1_norm1_weight_j;
    }
}

/* k278  gpt.lua:78
 *   exp_avg_blocks_1_norm1_bias = 0.9 * exp_avg_blocks_1_norm1_bias + 0.1 * d_blocks_1_norm1_bias
 *       (128)
 *   exp_avg_sq_blocks_1_norm1_bias = 0.999 * exp_avg_sq_blocks_1_norm1_bias + 0.001 *
 *       d_blocks_1_norm1_bias * d_blocks_1_norm1_bias  (128)
 *   blocks_1_norm1_bias = blocks_1_norm1_bias - step_size * (new_exp_avg_blocks_1_norm1_bias /
 *       (sqrt(new_exp_avg_sq_blocks_1_norm1_bias) * root_correction + 1e-08))  (128)
 */
static void k278_update_blocks_1_norm1_bias(float *restrict exp_avg_blocks_1_norm1_bias,
                                            const float *restrict d_blocks_1_norm1_bias,
                                            float *restrict exp_avg_sq_blocks_1_norm1_bias,
                                            const float *restrict root_correction,
                                            const float *restrict step_size,
                                            float *restrict blocks_1_norm1_bias)
{
    for (long j = 0; j < 128; j++) {
        const float mul2 = 0.9f * exp_avg_blocks_1_norm1_bias[j];
        const float d_blocks_1_norm1_bias_j = d_blocks_1_norm1_bias[j];
        const float mul5 = 0.1f * d_blocks_1_norm1_bias_j;
        const float new_exp_avg_blocks_1_norm1_bias_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_blocks_1_norm1_bias[j];
        const float mul11 = 0.001f * d_blocks_1_norm1_bias_j;
        const float mul12 = mul11 * d_blocks_1_norm1_bias_j;
        const float new_exp_avg_sq_blocks_1_norm1_bias_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_blocks_1_norm1_bias_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_blocks_1_norm1_bias_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_blocks_1_norm1_bias_j = blocks_1_norm1_bias[j] - mul21;
        exp_avg_blocks_1_norm1_bias[j] = new_exp_avg_blocks_1_norm1_bias_j;
        exp_avg_sq_blocks_1_norm1_bias[j] = new_exp_avg_sq_blocks_1_norm1_bias_j;
        blocks_1_norm1_bias[j] = new_blocks_1_norm1_bias_j;
    }
}

/* k279  gpt.lua:22
 *   d_blocks_0_mlp_2_weight = d_blocks_0.T @ blocks_0_mlp_1  (128, 512)
 */
static void k279_matmul(const float *restrict d_blocks_0, const float *restrict blocks_0_mlp_1,
                        float *restrict d_blocks_0_mlp_2_weight)
{
    for (long i = 0; i < 128; i++) {
        for (long j = 0; j < 512; j++) {
            d_blocks_0_mlp_2_weight[i * 512 + j] = 0.0f;
        }
        for (long k = 0; k < 768; k++) {
            const float a_ik = d_blocks_0[k * 128 + i];
            for (long j = 0; j < 512; j++) {
                d_blocks_0_mlp_2_weight[i * 512 + j] += a_ik * blocks_0_mlp_1[k * 512 + j];
            }
        }
    }
}

/* k280  gpt.lua:22
 *   d_blocks_0_mlp_1 = d_blocks_0 @ blocks_0_mlp_2_weight  (768, 512)
 */
static void k280_matmul(const float *restrict d_blocks_0,
                        const float *restrict blocks_0_mlp_2_weight,
                        float *restrict d_blocks_0_mlp_1)
{
    for (long i = 0; i < 768; i++) {
        for (long j = 0; j < 512; j++) {
            d_blocks_0_mlp_1[i * 512 + j] = 0.0f;
        }
        for (long k = 0; k < 128; k++) {
            const float a_ik = d_blocks_0[i * 128 + k];
            for (long j = 0; j < 512; j++) {
                d_blocks_0_mlp_1[i * 512 + j] += a_ik * blocks_0_mlp_2_weight[k * 512 + j];
            }
        }
    }
}

/* k281  gpt.lua:78
 *   exp_avg_blocks_0_mlp_2_weight = 0.9 * exp_avg_blocks_0_mlp_2_weight + 0.1 *
 *       d_blocks_0_mlp_2_weight  (128, 512)
 *   exp_avg_sq_blocks_0_mlp_2_weight = 0.999 * exp_avg_sq_blocks_0_mlp_2_weight + 0.001 *
 *       d_blocks_0_mlp_2_weight * d_blocks_0_mlp_2_weight  (128, 512)
 *   blocks_0_mlp_2_weight = blocks_0_mlp_2_weight - step_size *
 *       (new_exp_avg_blocks_0_mlp_2_weight / (sqrt(new_exp_avg_sq_blocks_0_mlp_2_weight) *
 *       root_correction + 1e-08))  (128, 512)
 */
static void k281_update_blocks_0_mlp_2_weight(float *restrict exp_avg_blocks_0_mlp_2_weight,
                                              const float *restrict d_blocks_0_mlp_2_weight,
                                              float *restrict exp_avg_sq_blocks_0_mlp_2_weight,
                                              const float *restrict root_correction,
                                              const float *restrict step_size,
                                              float *restrict blocks_0_mlp_2_weight)
{
    for (long j = 0; j < 65536; j++) {
        const float mul2 = 0.9f * exp_avg_blocks_0_mlp_2_weight[j];
        const float d_blocks_0_mlp_2_weight_j = d_blocks_0_mlp_2_weight[j];
        const float mul5 = 0.1f * d_blocks_0_mlp_2_weight_j;
        const float new_exp_avg_blocks_0_mlp_2_weight_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_blocks_0_mlp_2_weight[j];
        const float mul11 = 0.001f * d_blocks_0_mlp_2_weight_j;
        const float mul12 = mul11 * d_blocks_0_mlp_2_weight_j;
        const float new_exp_avg_sq_blocks_0_mlp_2_weight_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_blocks_0_mlp_2_weight_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_blocks_0_mlp_2_weight_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_blocks_0_mlp_2_weight_j = blocks_0_mlp_2_weight[j] - mul21;
        exp_avg_blocks_0_mlp_2_weight[j] = new_exp_avg_blocks_0_mlp_2_weight_j;
        exp_avg_sq_blocks_0_mlp_2_weight[j] = new_exp_avg_sq_blocks_0_mlp_2_weight_j;
        blocks_0_mlp_2_weight[j] = new_blocks_0_mlp_2_weight_j;
    }
}

/* k282  gpt.lua:22
 *   mul8 = blocks_0_mlp_0 * 0.707107
 *   d_blocks_0_mlp_0_bias = sum(d_blocks_0_mlp_0)  (1, 1, 512)
 *   d_blocks_0_mlp_0 (over add_3) = d_blocks_0_mlp_1 * (blocks_0_mlp_0 * 0.5 * (1.12838 *
 *       exp(-(mul8 * mul8))) * 0.707107 + add_3 * 0.5)  (12, 64, 512)
 */
static void k282_mul_neg_exp(float *restrict d_blocks_0_mlp_0,
                             const float *restrict d_blocks_0_mlp_1,
                             const float *restrict blocks_0_mlp_0,
                             float *restrict d_blocks_0_mlp_0_bias)
{
    for (long j = 0; j < 512; j++) {
        d_blocks_0_mlp_0_bias[j] = 0.0f;
    }
    for (long i = 0; i < 768; i++) {
        for (long j = 0; j < 512; j++) {
            const float add_3_ij = d_blocks_0_mlp_0[i * 512 + j];
            const float blocks_0_mlp_0_ij = blocks_0_mlp_0[i * 512 + j];
            const float mul8 = blocks_0_mlp_0_ij * 0.707106769f;
            const float mul9 = mul8 * mul8;
            const float neg10 = -mul9;
            const float exp11 = expf(neg10);
            const float mul12 = 1.12837923f * exp11;
            const float mul13 = blocks_0_mlp_0_ij * 0.5f;
            const float mul14 = mul13 * mul12;
            const float mul15 = mul14 * 0.707106769f;
            const float mul16 = add_3_ij * 0.5f;
            const float add17 = mul15 + mul16;
            const float d_blocks_0_mlp_0_ij = d_blocks_0_mlp_1[i * 512 + j] * add17;
            d_blocks_0_mlp_0_bias[j] += d_blocks_0_mlp_0_ij;
            d_blocks_0_mlp_0[i * 512 + j] = d_blocks_0_mlp_0_ij;
        }
    }
}

/* k283  gpt.lua:78
 *   exp_avg_blocks_0_mlp_0_bias = 0.9 * exp_avg_blocks_0_mlp_0_bias + 0.1 * d_blocks_0_mlp_0_bias
 *       (512)
 *   exp_avg_sq_blocks_0_mlp_0_bias = 0.999 * exp_avg_sq_blocks_0_mlp_0_bias + 0.001 *
 *       d_blocks_0_mlp_0_bias * d_blocks_0_mlp_0_bias  (512)
 *   blocks_0_mlp_0_bias = blocks_0_mlp_0_bias - step_size * (new_exp_avg_blocks_0_mlp_0_bias /
 *       (sqrt(new_exp_avg_sq_blocks_0_mlp_0_bias) * root_correction + 1e-08))  (512)
 */
static void k283_update_blocks_0_mlp_0_bias(float *restrict exp_avg_blocks_0_mlp_0_bias,
                                            const float *restrict d_blocks_0_mlp_0_bias,
                                            float *restrict exp_avg_sq_blocks_0_mlp_0_bias,
                                            const float *restrict root_correction,
                                            const float *restrict step_size,
                                            float *restrict blocks_0_mlp_0_bias)
{
    for (long j = 0; j < 512; j++) {
        const float mul2 = 0.9f * exp_avg_blocks_0_mlp_0_bias[j];
        const float d_blocks_0_mlp_0_bias_j = d_blocks_0_mlp_0_bias[j];
        const float mul5 = 0.1f * d_blocks_0_mlp_0_bias_j;
        const float new_exp_avg_blocks_0_mlp_0_bias_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_blocks_0_mlp_0_bias[j];
        const float mul11 = 0.001f * d_blocks_0_mlp_0_bias_j;
        const float mul12 = mul11 * d_blocks_0_mlp_0_bias_j;
        const float new_exp_avg_sq_blocks_0_mlp_0_bias_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_blocks_0_mlp_0_bias_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_blocks_0_mlp_0_bias_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_blocks_0_mlp_0_bias_j = blocks_0_mlp_0_bias[j] - mul21;
        exp_avg_blocks_0_mlp_0_bias[j] = new_exp_avg_blocks_0_mlp_0_bias_j;
        exp_avg_sq_blocks_0_mlp_0_bias[j] = new_exp_avg_sq_blocks_0_mlp_0_bias_j;
        blocks_0_mlp_0_bias[j] = new_blocks_0_mlp_0_bias_j;
    }
}

/* k284  gpt.lua:22
 *   d_blocks_0_mlp_0_weight = d_blocks_0_mlp_0.T @ blocks_0_norm2  (512, 128)
 */
static void k284_matmul(const float *restrict d_blocks_0_mlp_0,
                        const float *restrict blocks_0_norm2,
                        float *restrict d_blocks_0_mlp_0_weight)
{
    for (long i = 0; i < 512; i++) {
        for (long j = 0; j < 128; j++) {
            d_blocks_0_mlp_0_weight[i * 128 + j] = 0.0f;
        }
        for (long k = 0; k < 768; k++) {
            const float a_ik = d_blocks_0_mlp_0[k * 512 + i];
            for (long j = 0; j < 128; j++) {
                d_blocks_0_mlp_0_weight[i * 128 + j] += a_ik * blocks_0_norm2[k * 128 + j];
            }
        }
    }
}

/* k285  gpt.lua:22
 *   d_blocks_0_norm2 = d_blocks_0_mlp_0 @ blocks_0_mlp_0_weight  (768, 128)
 */
static void k285_matmul(const float *restrict d_blocks_0_mlp_0,
                        const float *restrict blocks_0_mlp_0_weight,
                        float *restrict d_blocks_0_norm2)
{
    for (long i = 0; i < 768; i++) {
        for (long j = 0; j < 128; j++) {
            d_blocks_0_norm2[i * 128 + j] = 0.0f;
        }
        for (long k = 0; k < 512; k++) {
            const float a_ik = d_blocks_0_mlp_0[i * 512 + k];
            for (long j = 0; j < 128; j++) {
                d_blocks_0_norm2[i * 128 + j] += a_ik * blocks_0_mlp_0_weight[k * 128 + j];
            }
        }
    }
}

/* k286  gpt.lua:78
 *   exp_avg_blocks_0_mlp_0_weight = 0.9 * exp_avg_blocks_0_mlp_0_weight + 0.1 *
 *       d_blocks_0_mlp_0_weight  (512, 128)
 *   exp_avg_sq_blocks_0_mlp_0_weight = 0.999 * exp_avg_sq_blocks_0_mlp_0_weight + 0.001 *
 *       d_blocks_0_mlp_0_weight * d_blocks_0_mlp_0_weight  (512, 128)
 *   blocks_0_mlp_0_weight = blocks_0_mlp_0_weight - step_size *
 *       (new_exp_avg_blocks_0_mlp_0_weight / (sqrt(new_exp_avg_sq_blocks_0_mlp_0_weight) *
 *       root_correction + 1e-08))  (512, 128)
 */
static void k286_update_blocks_0_mlp_0_weight(float *restrict exp_avg_blocks_0_mlp_0_weight,
                                              const float *restrict d_blocks_0_mlp_0_weight,
                                              float *restrict exp_avg_sq_blocks_0_mlp_0_weight,
                                              const float *restrict root_correction,
                                              const float *restrict step_size,
                                              float *restrict blocks_0_mlp_0_weight)
{
    for (long j = 0; j < 65536; j++) {
        const float mul2 = 0.9f * exp_avg_blocks_0_mlp_0_weight[j];
        const float d_blocks_0_mlp_0_weight_j = d_blocks_0_mlp_0_weight[j];
        const float mul5 = 0.1f * d_blocks_0_mlp_0_weight_j;
        const float new_exp_avg_blocks_0_mlp_0_weight_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_blocks_0_mlp_0_weight[j];
        const float mul11 = 0.001f * d_blocks_0_mlp_0_weight_j;
        const float mul12 = mul11 * d_blocks_0_mlp_0_weight_j;
        const float new_exp_avg_sq_blocks_0_mlp_0_weight_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_blocks_0_mlp_0_weight_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_blocks_0_mlp_0_weight_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_blocks_0_mlp_0_weight_j = blocks_0_mlp_0_weight[j] - mul21;
        exp_avg_blocks_0_mlp_0_weight[j] = new_exp_avg_blocks_0_mlp_0_weight_j;
        exp_avg_sq_blocks_0_mlp_0_weight[j] = new_exp_avg_sq_blocks_0_mlp_0_weight_j;
        blocks_0_mlp_0_weight[j] = new_blocks_0_mlp_0_weight_j;
    }
}

/* k287  gpt.lua:20
 *   d_blocks_0_norm2_bias = sum(d_blocks_0_norm2)  (1, 1, 128)
 *   mul10 = d_blocks_0_norm2 * blocks_0_norm2_weight
 *   d_blocks_0_norm2_weight = sum(d_blocks_0_norm2 * (sub_2 * recip_3))  (1, 1, 128)
 *   sum16 = sum(mul10 * sub_2)
 *   sum26 = sum(mul10)
 *   d_blocks_0_out_bias = sum(d_blocks_0_out)  (1, 1, 128)
 *   d_blocks_0_out (over d_blocks_0_norm2) = d_blocks_0 + (mul10 * recip_3 + sum16 * ... / (2 *
 *       sqrt__2) / 128 * -2 * sub_2) - sum26 * recip_3 / 128  (12, 64, 128)
 */
static void k287_sum_mul_div(float *restrict d_blocks_0_out,
                             const float *restrict blocks_0_norm2_weight,
                             const float *restrict recip_3, const float *restrict sub_2,
                             const float *restrict sqrt__2, const float *restrict d_blocks_0,
                             float *restrict d_blocks_0_norm2_bias,
                             float *restrict d_blocks_0_norm2_weight,
                             float *restrict d_blocks_0_out_bias)
{
    for (long j = 0; j < 128; j++) {
        d_blocks_0_norm2_bias[j] = 0.0f;
    }
    for (long j = 0; j < 128; j++) {
        d_blocks_0_norm2_weight[j] = 0.0f;
    }
    for (long j = 0; j < 128; j++) {
        d_blocks_0_out_bias[j] = 0.0f;
    }
    for (long i = 0; i < 768; i++) {
        const float mul17 = recip_3[i] * recip_3[i];
        const float mul19 = 2.0f * sqrt__2[i];
        float sum16 = 0.0f;
        float sum26 = 0.0f;
        for (long j = 0; j < 128; j++) {
            const float d_blocks_0_norm2_ij = d_blocks_0_out[i * 128 + j];
            const float mul10 = d_blocks_0_norm2_ij * blocks_0_norm2_weight[j];
            const float mul15 = mul10 * sub_2[i * 128 + j];
            sum16 += mul15;
            sum26 += mul10;
        }
        const float mul18 = sum16 * mul17;
        const float div20 = mul18 / mul19;
        const float div21 = div20 / 128.0f;
        const float mul22 = div21 * (-2.0f);
        const float mul27 = sum26 * recip_3[i];
        const float div28 = mul27 / 128.0f;
        for (long j = 0; j < 128; j++) {
            const float d_blocks_0_norm2_ij = d_blocks_0_out[i * 128 + j];
            const float recip_3_i = recip_3[i];
            const float sub_2_ij = sub_2[i * 128 + j];
            const float mul10 = d_blocks_0_norm2_ij * blocks_0_norm2_weight[j];
            const float mul11 = sub_2_ij * recip_3_i;
            const float mul12 = d_blocks_0_norm2_ij * mul11;
            const float mul14 = mul10 * recip_3_i;
            const float mul23 = mul22 * sub_2_ij;
            const float add24 = mul14 + mul23;
            const float add25 = d_blocks_0[i * 128 + j] + add24;
            const float d_blocks_0_out_ij = add25 - div28;
            d_blocks_0_norm2_bias[j] += d_blocks_0_norm2_ij;
            d_blocks_0_norm2_weight[j] += mul12;
            d_blocks_0_out_bias[j] += d_blocks_0_out_ij;
            d_blocks_0_out[i * 128 + j] = d_blocks_0_out_ij;
        }
    }
}

/* k288  gpt.lua:78
 *   exp_avg_blocks_0_out_bias = 0.9 * exp_avg_blocks_0_out_bias + 0.1 * d_blocks_0_out_bias  (128)
 *   exp_avg_sq_blocks_0_out_bias = 0.999 * exp_avg_sq_blocks_0_out_bias + 0.001 *
 *       d_blocks_0_out_bias * d_blocks_0_out_bias  (128)
 *   blocks_0_out_bias = blocks_0_out_bias - step_size * (new_exp_avg_blocks_0_out_bias /
 *       (sqrt(new_exp_avg_sq_blocks_0_out_bias) * root_correction + 1e-08))  (128)
 */
static void k288_update_blocks_0_out_bias(float *restrict exp_avg_blocks_0_out_bias,
                                          const float *restrict d_blocks_0_out_bias,
                                          float *restrict exp_avg_sq_blocks_0_out_bias,
                                          const float *restrict root_correction,
                                          const float *restrict step_size,
                                          float *restrict blocks_0_out_bias)
{
    for (long j = 0; j < 128; j++) {
        const float mul2 = 0.9f * exp_avg_blocks_0_out_bias[j];
        const float d_blocks_0_out_bias_j = d_blocks_0_out_bias[j];
        const float mul5 = 0.1f * d_blocks_0_out_bias_j;
        const float new_exp_avg_blocks_0_out_bias_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_blocks_0_out_bias[j];
        const float mul11 = 0.001f * d_blocks_0_out_bias_j;
        const float mul12 = mul11 * d_blocks_0_out_bias_j;
        const float new_exp_avg_sq_blocks_0_out_bias_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_blocks_0_out_bias_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_blocks_0_out_bias_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_blocks_0_out_bias_j = blocks_0_out_bias[j] - mul21;
        exp_avg_blocks_0_out_bias[j] = new_exp_avg_blocks_0_out_bias_j;
        exp_avg_sq_blocks_0_out_bias[j] = new_exp_avg_sq_blocks_0_out_bias_j;
        blocks_0_out_bias[j] = new_blocks_0_out_bias_j;
    }
}

/* k289  gpt.lua:78
 *   exp_avg_blocks_0_norm2_weight = 0.9 * exp_avg_blocks_0_norm2_weight + 0.1 *
 *       d_blocks_0_norm2_weight  (128)
 *   exp_avg_sq_blocks_0_norm2_weight = 0.999 * exp_avg_sq_blocks_0_norm2_weight + 0.001 *
 *       d_blocks_0_norm2_weight * d_blocks_0_norm2_weight  (128)
 *   blocks_0_norm2_weight = blocks_0_norm2_weight - step_size *
 *       (new_exp_avg_blocks_0_norm2_weight / (sqrt(new_exp_avg_sq_blocks_0_norm2_weight) *
 *       root_correction + 1e-08))  (128)
 */
static void k289_update_blocks_0_norm2_weight(float *restrict exp_avg_blocks_0_norm2_weight,
                                              const float *restrict d_blocks_0_norm2_weight,
                                              float *restrict exp_avg_sq_blocks_0_norm2_weight,
                                              const float *restrict root_correction,
                                              const float *restrict step_size,
                                              float *restrict blocks_0_norm2_weight)
{
    for (long j = 0; j < 128; j++) {
        const float mul2 = 0.9f * exp_avg_blocks_0_norm2_weight[j];
        const float d_blocks_0_norm2_weight_j = d_blocks_0_norm2_weight[j];
        const float mul5 = 0.1f * d_blocks_0_norm2_weight_j;
        const float new_exp_avg_blocks_0_norm2_weight_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_blocks_0_norm2_weight[j];
        const float mul11 = 0.001f * d_blocks_0_norm2_weight_j;
        const float mul12 = mul11 * d_blocks_0_norm2_weight_j;
        const float new_exp_avg_sq_blocks_0_norm2_weight_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_blocks_0_norm2_weight_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_blocks_0_norm2_weight_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_blocks_0_norm2_weight_j = blocks_0_norm2_weight[j] - mul21;
        exp_avg_blocks_0_norm2_weight[j] = new_exp_avg_blocks_0_norm2_weight_j;
        exp_avg_sq_blocks_0_norm2_weight[j] = new_exp_avg_sq_blocks_0_norm2_weight_j;
        blocks_0_norm2_weight[j] = new_blocks_0_norm2_weight_j;
    }
}

/* k290  gpt.lua:78
 *   exp_avg_blocks_0_norm2_bias = 0.9 * exp_avg_blocks_0_norm2_bias + 0.1 * d_blocks_0_norm2_bias
 *       (128)
 *   exp_avg_sq_blocks_0_norm2_bias = 0.999 * exp_avg_sq_blocks_0_norm2_bias + 0.001 *
 *       d_blocks_0_norm2_bias * d_blocks_0_norm2_bias  (128)
 *   blocks_0_norm2_bias = blocks_0_norm2_bias - step_size * (new_exp_avg_blocks_0_norm2_bias /
 *       (sqrt(new_exp_avg_sq_blocks_0_norm2_bias) * root_correction + 1e-08))  (128)
 */
static void k290_update_blocks_0_norm2_bias(float *restrict exp_avg_blocks_0_norm2_bias,
                                            const float *restrict d_blocks_0_norm2_bias,
                                            float *restrict exp_avg_sq_blocks_0_norm2_bias,
                                            const float *restrict root_correction,
                                            const float *restrict step_size,
                                            float *restrict blocks_0_norm2_bias)
{
    for (long j = 0; j < 128; j++) {
        const float mul2 = 0.9f * exp_avg_blocks_0_norm2_bias[j];
        const float d_blocks_0_norm2_bias_j = d_blocks_0_norm2_bias[j];
        const float mul5 = 0.1f * d_blocks_0_norm2_bias_j;
        const float new_exp_avg_blocks_0_norm2_bias_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_blocks_0_norm2_bias[j];
        const float mul11 = 0.001f * d_blocks_0_norm2_bias_j;
        const float mul12 = mul11 * d_blocks_0_norm2_bias_j;
        const float new_exp_avg_sq_blocks_0_norm2_bias_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_blocks_0_norm2_bias_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_blocks_0_norm2_bias_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_blocks_0_norm2_bias_j = blocks_0_norm2_bias[j] - mul21;
        exp_avg_blocks_0_norm2_bias[j] = new_exp_avg_blocks_0_norm2_bias_j;
        exp_avg_sq_blocks_0_norm2_bias[j] = new_exp_avg_sq_blocks_0_norm2_bias_j;
        blocks_0_norm2_bias[j] = new_blocks_0_norm2_bias_j;
    }
}

/* k291  gpt.lua:20
 *   d_blocks_0_out_weight = d_blocks_0_out.T @ matmul_2  (128, 128)
 */
static void k291_matmul(const float *restrict d_blocks_0_out, const float *restrict matmul_2,
                        float *restrict d_blocks_0_out_weight)
{
    for (long i = 0; i < 128; i++) {
        for (long j0 = 0; j0 < 4; j0++) {
            for (long j1 = 0; j1 < 32; j1++) {
                d_blocks_0_out_weight[i * 128 + j0 * 32 + j1] = 0.0f;
            }
        }
        for (long k0 = 0; k0 < 12; k0++) {
            for (long k1 = 0; k1 < 64; k1++) {
                const float a_ik = d_blocks_0_out[k0 * 8192 + k1 * 128 + i];
                for (long j0 = 0; j0 < 4; j0++) {
                    for (long j1 = 0; j1 < 32; j1++) {
                        d_blocks_0_out_weight[i * 128 + j0 * 32 + j1] +=
                            a_ik * matmul_2[k0 * 8192 + k1 * 128 + j0 * 32 + j1];
                    }
                }
            }
        }
    }
}

/* k292  gpt.lua:20
 *   d_matmul_7 = d_blocks_0_out @ blocks_0_out_weight  (768, 128)
 */
static void k292_matmul(const float *restrict d_blocks_0_out,
                        const float *restrict blocks_0_out_weight, float *restrict d_matmul_7)
{
    for (long i = 0; i < 768; i++) {
        for (long j = 0; j < 128; j++) {
            d_matmul_7[i * 128 + j] = 0.0f;
        }
        for (long k = 0; k < 128; k++) {
            const float a_ik = d_blocks_0_out[i * 128 + k];
            for (long j = 0; j < 128; j++) {
                d_matmul_7[i * 128 + j] += a_ik * blocks_0_out_weight[k * 128 + j];
            }
        }
    }
}

/* k293  gpt.lua:78
 *   exp_avg_blocks_0_out_weight = 0.9 * exp_avg_blocks_0_out_weight + 0.1 * d_blocks_0_out_weight
 *       (128, 128)
 *   exp_avg_sq_blocks_0_out_weight = 0.999 * exp_avg_sq_blocks_0_out_weight + 0.001 *
 *       d_blocks_0_out_weight * d_blocks_0_out_weight  (128, 128)
 *   blocks_0_out_weight = blocks_0_out_weight - step_size * (new_exp_avg_blocks_0_out_weight /
 *       (sqrt(new_exp_avg_sq_blocks_0_out_weight) * root_correction + 1e-08))  (128, 128)
 */
static void k293_update_blocks_0_out_weight(float *restrict exp_avg_blocks_0_out_weight,
                                            const float *restrict d_blocks_0_out_weight,
                                            float *restrict exp_avg_sq_blocks_0_out_weight,
                                            const float *restrict root_correction,
                                            const float *restrict step_size,
                                            float *restrict blocks_0_out_weight)
{
    for (long j = 0; j < 16384; j++) {
        const float mul2 = 0.9f * exp_avg_blocks_0_out_weight[j];
        const float d_blocks_0_out_weight_j = d_blocks_0_out_weight[j];
        const float mul5 = 0.1f * d_blocks_0_out_weight_j;
        const float new_exp_avg_blocks_0_out_weight_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_blocks_0_out_weight[j];
        const float mul11 = 0.001f * d_blocks_0_out_weight_j;
        const float mul12 = mul11 * d_blocks_0_out_weight_j;
        const float new_exp_avg_sq_blocks_0_out_weight_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_blocks_0_out_weight_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_blocks_0_out_weight_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_blocks_0_out_weight_j = blocks_0_out_weight[j] - mul21;
        exp_avg_blocks_0_out_weight[j] = new_exp_avg_blocks_0_out_weight_j;
        exp_avg_sq_blocks_0_out_weight[j] = new_exp_avg_sq_blocks_0_out_weight_j;
        blocks_0_out_weight[j] = new_blocks_0_out_weight_j;
    }
}

/* k393  gpt.lua:54
 *   d_matmul_8 = 0  a slice of (3, 12, 4, 64, 32)
 */
static void k393_copy(float *restrict d_matmul_8)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 32; j++) {
            d_matmul_8[256 + i * 384 + j] = 0.0f;
        }
    }
}

/* k394  gpt.lua:54
 *   d_matmul_8_3 = 0  a slice of (3, 12, 4, 64, 32)
 */
static void k394_copy(float *restrict d_matmul_8_3)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 32; j++) {
            d_matmul_8_3[128 + i * 384 + j] = 0.0f;
        }
    }
}

/* k397  gpt.lua:54
 *   matmul_3 = matmul @ matmul_2.T  a slice of (12, 4, 64, 64)
 */
static void k397_matmul(const float *restrict matmul, const float *restrict matmul_2,
                        float *restrict matmul_3)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 32; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 32; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += matmul[i * 384 + k + l] * matmul_2[128 + j * 384 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_3[i * 32 + j] = sum;
        }
    }
}

/* k398  gpt.lua:54
 *   exp_ (over matmul_3) = exp(where(ge, matmul_3 * 0.176777, -inf) - amax_4)
 *       a slice of (12, 4, 64, 64)
 *   mul = exp_ * (1 / sum__6)  a slice of (12, 4, 64, 64)
 */
static void k398_mul_where_sub(float *restrict exp_, const unsigned char *restrict ge,
                               const float *restrict amax_4, const float *restrict sum__6,
                               float *restrict mul)
{
    for (long i = 0; i < 32; i++) {
        const float recip10 = 1 / sum__6[i];
        for (long j = 0; j < 32; j++) {
            const float matmul_3_ij = exp_[i * 32 + j];
            const float mul2 = matmul_3_ij * 0.176776692f;
            const int ge_ij = ge[i * 64 + j];
            const float where5 = ge_ij ? mul2 : (-INFINITY);
            const float sub7 = where5 - amax_4[i];
            const float exp__ij = expf(sub7);
            const float mul_ij = exp__ij * recip10;
            exp_[i * 32 + j] = exp__ij;
            mul[i * 32 + j] = mul_ij;
        }
    }
}

/* k399  gpt.lua:54
 *   d_matmul_8 + = mul.T @ d_matmul_7  a slice of (3, 12, 4, 64, 32)
 */
static void k399_matmul(float *restrict d_matmul_8, const float *restrict mul,
                        const float *restrict d_matmul_7)
{
    for (long i = 0; i < 32; i++) {
        for (long k = 0; k < 32; k++) {
            const float a_ik = mul[k * 32 + i];
            for (long j = 0; j < 32; j++) {
                d_matmul_8[256 + i * 384 + j] += a_ik * d_matmul_7[k * 128 + j];
            }
        }
    }
}

/* k400  gpt.lua:54
 *   d_mul = d_matmul_7 @ matmul_2.T  a slice of (12, 4, 64, 64)
 */
static void k400_matmul(const float *restrict d_matmul_7, const float *restrict matmul_2,
                        float *restrict d_mul)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 32; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 32; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += d_matmul_7[i * 128 + k + l] * matmul_2[256 + j * 384 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            d_mul[i * 32 + j] = sum;
        }
    }
}

/* k401  gpt.lua:54
 *   d_matmul (over d_mul) = where(ge, (d_mul * recip_2 - sum(d_mul * exp_) * (recip_2 * recip_2)) *
 *       exp_, 0) * 0.176777  a slice of (12, 4, 64, 64)
 */
static void k401_mul_sum_sub(float *restrict d_matmul, const float *restrict recip_2,
                             const float *restrict exp_, const unsigned char *restrict ge)
{
    for (long i = 0; i < 32; i++) {
        const float mul6 = recip_2[i] * recip_2[i];
        float sum5 = 0.0f;
        for (long j = 0; j < 32; j++) {
            const float d_mul_ij = d_matmul[i * 32 + j];
            const float mul4 = d_mul_ij * exp_[i * 32 + j];
            sum5 += mul4;
        }
        const float mul7 = sum5 * mul6;
        for (long j = 0; j < 32; j++) {
            const float d_mul_ij = d_matmul[i * 32 + j];
            const float mul2 = d_mul_ij * recip_2[i];
            const float sub8 = mul2 - mul7;
            const float mul9 = sub8 * exp_[i * 32 + j];
            const int ge_ij = ge[i * 64 + j];
            const float where12 = ge_ij ? mul9 : 0.0f;
            const float d_matmul_ij = where12 * 0.176776692f;
            d_matmul[i * 32 + j] = d_matmul_ij;
        }
    }
}

/* k402  gpt.lua:54
 *   d_matmul_8_2 = d_matmul @ matmul_2  a slice of (3, 12, 4, 64, 32)
 */
static void k402_matmul(const float *restrict d_matmul, const float *restrict matmul_2,
                        float *restrict d_matmul_8_2)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 32; j++) {
            d_matmul_8_2[i * 384 + j] = 0.0f;
        }
        for (long k = 0; k < 32; k++) {
            const float a_ik = d_matmul[i * 32 + k];
            for (long j = 0; j < 32; j++) {
                d_matmul_8_2[i * 384 + j] += a_ik * matmul_2[128 + k * 384 + j];
            }
        }
    }
}

/* k403  gpt.lua:54
 *   d_matmul_8_3 + = d_matmul.T @ matmul  a slice of (3, 12, 4, 64, 32)
 */
static void k403_matmul(float *restrict d_matmul_8_3, const float *restrict d_matmul,
                        const float *restrict matmul)
{
    for (long i = 0; i < 32; i++) {
        for (long k = 0; k < 32; k++) {
            const float a_ik = d_matmul[k * 32 + i];
            for (long j = 0; j < 32; j++) {
                d_matmul_8_3[128 + i * 384 + j] += a_ik * matmul[k * 384 + j];
            }
        }
    }
}

#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */
__attribute__((noinline))
#endif
static void k395_slice(const float *matmul, const float *matmul_2, const unsigned char *ge,
                       const float *amax_4, const float *sum__6, const float *d_matmul_7,
                       float *d_matmul_8, const float *recip_2, float *d_matmul_8_2,
                       float *d_matmul_8_3, void *work)
{
    char *const at = work;
    float *const matmul_3 = (float *)(void *)(at + 0); /* (1024) */
    float *const exp_ = (float *)(void *)(at + 0); /* (1024) */
    float *const mul = (float *)(void *)(at + 4096); /* (1024) */
    float *const d_mul = (float *)(void *)(at + 4096); /* (1024) */
    float *const d_matmul = (float *)(void *)(at + 4096); /* (1024) */

    k397_matmul(matmul, matmul_2, matmul_3);
    k398_mul_where_sub(exp_, ge, amax_4, sum__6, mul);
    k399_matmul(d_matmul_8, mul, d_matmul_7);
    k400_matmul(d_matmul_7, matmul_2, d_mul);
    k401_mul_sum_sub(d_matmul, recip_2, exp_, ge);
    k402_matmul(d_matmul, matmul_2, d_matmul_8_2);
    k403_matmul(d_matmul_8_3, d_matmul, matmul);
}

/* k395  gpt.lua:54
 *   d_matmul_8 = the last block  a slice of (3, 12, 4, 64, 32)
 *   d_matmul_8_2 = the last block  a slice of (3, 12, 4, 64, 32)
 *   d_matmul_8_3 = the last block  a slice of (3, 12, 4, 64, 32)
 */
static void k395_slices(const float *matmul, const unsigned char *ge, const float *amax_4,
                        const float *sum__6, const float *d_matmul_7, float *d_matmul_8,
                        const float *recip_2, float *d_matmul_8_2, float *d_matmul_8_3,
                        unsigned char *slice_work)
{
    k395_slice(matmul, matmul, ge, amax_4, sum__6, d_matmul_7, d_matmul_8, recip_2, d_matmul_8_2,
               d_matmul_8_3, slice_work);
}

/* k404  gpt.lua:54
 *   matmul_3 = matmul @ matmul_2.T  a slice of (12, 4, 64, 64)
 */
static void k404_matmul(const float *restrict matmul, const float *restrict matmul_2,
                        float *restrict matmul_3)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 64; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 32; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += matmul[12288 + i * 384 + k + l] * matmul_2[128 + j * 384 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_3[i * 64 + j] = sum;
        }
    }
}

/* k405  gpt.lua:54
 *   exp_ (over matmul_3) = exp(where(ge, matmul_3 * 0.176777, -inf) - amax_4)
 *       a slice of (12, 4, 64, 64)
 *   mul = exp_ * (1 / sum__6)  a slice of (12, 4, 64, 64)
 */
static void k405_mul_where_sub(float *restrict exp_, const unsigned char *restrict ge,
                               const float *restrict amax_4, const float *restrict sum__6,
                               float *restrict mul)
{
    for (long i = 0; i < 32; i++) {
        const float recip10 = 1 / sum__6[32 + i];
        for (long j = 0; j < 64; j++) {
            const float matmul_3_ij = exp_[i * 64 + j];
            const float mul2 = matmul_3_ij * 0.176776692f;
            const int ge_ij = ge[2048 + i * 64 + j];
            const float where5 = ge_ij ? mul2 : (-INFINITY);
            const float sub7 = where5 - amax_4[32 + i];
            const float exp__ij = expf(sub7);
            const float mul_ij = exp__ij * recip10;
            exp_[i * 64 + j] = exp__ij;
            mul[i * 64 + j] = mul_ij;
        }
    }
}

/* k406  gpt.lua:54
 *   d_matmul_8 + = mul.T @ d_matmul_7  a slice of (3, 12, 4, 64, 32)
 */
static void k406_matmul(float *restrict d_matmul_8, const float *restrict mul,
                        const float *restrict d_matmul_7)
{
    for (long i = 0; i < 64; i++) {
        for (long k = 0; k < 32; k++) {
            const float a_ik = mul[k * 64 + i];
            for (long j = 0; j < 32; j++) {
                d_matmul_8[256 + i * 384 + j] += a_ik * d_matmul_7[4096 + k * 128 + j];
            }
        }
    }
}

/* k407  gpt.lua:54
 *   d_mul = d_matmul_7 @ matmul_2.T  a slice of (12, 4, 64, 64)
 */
static void k407_matmul(const float *restrict d_matmul_7, const float *restrict matmul_2,
                        float *restrict d_mul)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 64; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 32; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += d_matmul_7[4096 + i * 128 + k + l] * matmul_2[256 + j * 384 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            d_mul[i * 64 + j] = sum;
        }
    }
}

/* k408  gpt.lua:54
 *   d_matmul (over d_mul) = where(ge, (d_mul * recip_2 - sum(d_mul * exp_) * (recip_2 * recip_2)) *
 *       exp_, 0) * 0.176777  a slice of (12, 4, 64, 64)
 */
static void k408_mul_sum_sub(float *restrict d_matmul, const float *restrict recip_2,
                             const float *restrict exp_, const unsigned char *restrict ge)
{
    for (long i = 0; i < 32; i++) {
        const float mul6 = recip_2[32 + i] * recip_2[32 + i];
        float sum5 = 0.0f;
        for (long j = 0; j < 64; j++) {
            const float d_mul_ij = d_matmul[i * 64 + j];
            const float mul4 = d_mul_ij * exp_[i * 64 + j];
            sum5 += mul4;
        }
        const float mul7 = sum5 * mul6;
        for (long j = 0; j < 64; j++) {
            const float d_mul_ij = d_matmul[i * 64 + j];
            const float mul2 = d_mul_ij * recip_2[32 + i];
            const float sub8 = mul2 - mul7;
            const float mul9 = sub8 * exp_[i * 64 + j];
            const int ge_ij = ge[2048 + i * 64 + j];
            const float where12 = ge_ij ? mul9 : 0.0f;
            const float d_matmul_ij = where12 * 0.176776692f;
            d_matmul[i * 64 + j] = d_matmul_ij;
        }
    }
}

/* k409  gpt.lua:54
 *   d_matmul_8_2 = d_matmul @ matmul_2  a slice of (3, 12, 4, 64, 32)
 */
static void k409_matmul(const float *restrict d_matmul, const float *restrict matmul_2,
                        float *restrict d_matmul_8_2)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 32; j++) {
            d_matmul_8_2[12288 + i * 384 + j] = 0.0f;
        }
        for (long k = 0; k < 64; k++) {
            const float a_ik = d_matmul[i * 64 + k];
            for (long j = 0; j < 32; j++) {
                d_matmul_8_2[12288 + i * 384 + j] += a_ik * matmul_2[128 + k * 384 + j];
            }
        }
    }
}

/* k410  gpt.lua:54
 *   d_matmul_8_3 + = d_matmul.T @ matmul  a slice of (3, 12, 4, 64, 32)
 */
static void k410_matmul(float *restrict d_matmul_8_3, const float *restrict d_matmul,
                        const float *restrict matmul)
{
    for (long i = 0; i < 64; i++) {
        for (long k = 0; k < 32; k++) {
            const float a_ik = d_matmul[k * 64 + i];
            for (long j = 0; j < 32; j++) {
                d_matmul_8_3[128 + i * 384 + j] += a_ik * matmul[12288 + k * 384 + j];
            }
        }
    }
}

#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */
__attribute__((noinline))
#endif
static void k396_slice(const float *matmul, const float *matmul_2, const unsigned char *ge,
                       const float *amax_4, const float *sum__6, const float *d_matmul_7,
                       float *d_matmul_8, const float *recip_2, float *d_matmul_8_2,
                       float *d_matmul_8_3, void *work)
{
    char *const at = work;
    float *const matmul_3 = (float *)(void *)(at + 0); /* (2048) */
    float *const exp_ = (float *)(void *)(at + 0); /* (2048) */
    float *const mul = (float *)(void *)(at + 8192); /* (2048) */
    float *const d_mul = (float *)(void *)(at + 8192); /* (2048) */
    float *const d_matmul = (float *)(void *)(at + 8192); /* (2048) */

    k404_matmul(matmul, matmul_2, matmul_3);
    k405_mul_where_sub(exp_, ge, amax_4, sum__6, mul);
    k406_matmul(d_matmul_8, mul, d_matmul_7);
    k407_matmul(d_matmul_7, matmul_2, d_mul);
    k408_mul_sum_sub(d_matmul, recip_2, exp_, ge);
    k409_matmul(d_matmul, matmul_2, d_matmul_8_2);
    k410_matmul(d_matmul_8_3, d_matmul, matmul);
}

/* k396  gpt.lua:54
 *   d_matmul_8 = the last block  a slice of (3, 12, 4, 64, 32)
 *   d_matmul_8_2 = the last block  a slice of (3, 12, 4, 64, 32)
 *   d_matmul_8_3 = the last block  a slice of (3, 12, 4, 64, 32)
 */
static void k396_slices(const float *matmul, const unsigned char *ge, const float *amax_4,
                        const float *sum__6, const float *d_matmul_7, float *d_matmul_8,
                        const float *recip_2, float *d_matmul_8_2, float *d_matmul_8_3,
                        unsigned char *slice_work_2)
{
    k396_slice(matmul, matmul, ge, amax_4, sum__6, d_matmul_7, d_matmul_8, recip_2, d_matmul_8_2,
               d_matmul_8_3, slice_work_2);
}

#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */
__attribute__((noinline))
#endif
static void k294_slice(const float *matmul, const unsigned char *ge, const float *amax_4,
                       const float *sum__6, const float *d_matmul_7, float *d_matmul_8,
                       const float *recip_2, float *d_matmul_8_2, float *d_matmul_8_3,
                       void *work)
{
    char *const at = work;
    unsigned char *const slice_work = (unsigned char *)(void *)(at + 0); /* (8192) */
    unsigned char *const slice_work_2 = (unsigned char *)(void *)(at + 0); /* (16384) */

    k393_copy(d_matmul_8);
    k394_copy(d_matmul_8_3);
    k395_slices(matmul, ge, amax_4, sum__6, d_matmul_7, d_matmul_8, recip_2, d_matmul_8_2,
                d_matmul_8_3, slice_work);
    k396_slices(matmul, ge, amax_4, sum__6, d_matmul_7, d_matmul_8, recip_2, d_matmul_8_2,
                d_matmul_8_3, slice_work_2);
}

/* k294  gpt.lua:54
 *   d_matmul_8 = 12 x 4 slices  (3, 12, 4, 64, 32)
 *   d_matmul_8 = 12 x 4 slices  (3, 12, 4, 64, 32)
 *   d_matmul_8 = 12 x 4 slices  (3, 12, 4, 64, 32)
 */
static void k294_slices(const float *matmul, const unsigned char *ge, const float *amax_4,
                        const float *sum__6, const float *d_matmul_7, float *d_matmul_8,
                        const float *recip_2, unsigned char *slice_work_8)
{
    for (long s0 = 0; s0 < 12; s0++) {
        for (long s1 = 0; s1 < 4; s1++) {
            k294_slice(matmul + s0 * 24576 + s1 * 32, ge, amax_4 + s0 * 256 + s1 * 64,
                       sum__6 + s0 * 256 + s1 * 64, d_matmul_7 + s0 * 8192 + s1 * 32,
                       d_matmul_8 + s0 * 24576 + s1 * 32, recip_2 + s0 * 256 + s1 * 64,
                       d_matmul_8 + s0 * 24576 + s1 * 32, d_matmul_8 + s0 * 24576 + s1 * 32,
                       slice_work_8);
        }
    }
}

/* k295  gpt.lua:19
 *   d_blocks_0_qkv_weight = d_matmul_8.T @ blocks_0_norm1  (384, 128)
 */
static void k295_matmul(const float *restrict d_matmul_8, const float *restrict blocks_0_norm1,
                        float *restrict d_blocks_0_qkv_weight)
{
    for (long i0 = 0; i0 < 3; i0++) {
        for (long i1 = 0; i1 < 4; i1++) {
            for (long i2 = 0; i2 < 32; i2++) {
                for (long j = 0; j < 128; j++) {
                    d_blocks_0_qkv_weight[i0 * 16384 + i1 * 4096 + i2 * 128 + j] = 0.0f;
                }
                for (long k0 = 0; k0 < 12; k0++) {
                    for (long k1 = 0; k1 < 64; k1++) {
                        const float a_ik =
                            d_matmul_8[k0 * 24576 + k1 * 384 + i0 * 128 + i1 * 32 + i2];
                        for (long j = 0; j < 128; j++) {
                            d_blocks_0_qkv_weight[i0 * 16384 + i1 * 4096 + i2 * 128 + j] +=
                                a_ik * blocks_0_norm1[k0 * 8192 + k1 * 128 + j];
                        }
                    }
                }
            }
        }
    }
}

/* k296  gpt.lua:19
 *   d_blocks_0_norm1 = d_matmul_8 @ blocks_0_qkv_weight  (768, 128)
 */
static void k296_matmul(const float *restrict d_matmul_8, const float *restrict blocks_0_qkv_weight,
                        float *restrict d_blocks_0_norm1)
{
    for (long i0 = 0; i0 < 12; i0++) {
        for (long i1 = 0; i1 < 64; i1++) {
            for (long j = 0; j < 128; j++) {
                d_blocks_0_norm1[i0 * 8192 + i1 * 128 + j] = 0.0f;
            }
            for (long k0 = 0; k0 < 3; k0++) {
                for (long k1 = 0; k1 < 4; k1++) {
                    for (long k2 = 0; k2 < 32; k2++) {
                        const float a_ik =
                            d_matmul_8[i0 * 24576 + i1 * 384 + k0 * 128 + k1 * 32 + k2];
                        for (long j = 0; j < 128; j++) {
                            d_blocks_0_norm1[i0 * 8192 + i1 * 128 + j] +=
                                a_ik * blocks_0_qkv_weight[k0 * 16384 + k1 * 4096 + k2 * 128 + j];
                        }
                    }
                }
            }
        }
    }
}

/* k297  gpt.lua:78
 *   exp_avg_blocks_0_qkv_weight = 0.9 * exp_avg_blocks_0_qkv_weight + 0.1 * d_blocks_0_qkv_weight
 *       (384, 128)
 *   exp_avg_sq_blocks_0_qkv_weight = 0.999 * exp_avg_sq_blocks_0_qkv_weight + 0.001 *
 *       d_blocks_0_qkv_weight * d_blocks_0_qkv_weight  (384, 128)
 *   blocks_0_qkv_weight = blocks_0_qkv_weight - step_size * (new_exp_avg_blocks_0_qkv_weight /
 *       (sqrt(new_exp_avg_sq_blocks_0_qkv_weight) * root_correction + 1e-08))  (384, 128)
 */
static void k297_update_blocks_0_qkv_weight(float *restrict exp_avg_blocks_0_qkv_weight,
                                            const float *restrict d_blocks_0_qkv_weight,
                                            float *restrict exp_avg_sq_blocks_0_qkv_weight,
                                            const float *restrict root_correction,
                                            const float *restrict step_size,
                                            float *restrict blocks_0_qkv_weight)
{
    for (long j = 0; j < 49152; j++) {
        const float mul2 = 0.9f * exp_avg_blocks_0_qkv_weight[j];
        const float d_blocks_0_qkv_weight_j = d_blocks_0_qkv_weight[j];
        const float mul5 = 0.1f * d_blocks_0_qkv_weight_j;
        const float new_exp_avg_blocks_0_qkv_weight_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_blocks_0_qkv_weight[j];
        const float mul11 = 0.001f * d_blocks_0_qkv_weight_j;
        const float mul12 = mul11 * d_blocks_0_qkv_weight_j;
        const float new_exp_avg_sq_blocks_0_qkv_weight_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_blocks_0_qkv_weight_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_blocks_0_qkv_weight_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_blocks_0_qkv_weight_j = blocks_0_qkv_weight[j] - mul21;
        exp_avg_blocks_0_qkv_weight[j] = new_exp_avg_blocks_0_qkv_weight_j;
        exp_avg_sq_blocks_0_qkv_weight[j] = new_exp_avg_sq_blocks_0_qkv_weight_j;
        blocks_0_qkv_weight[j] = new_blocks_0_qkv_weight_j;
    }
}

/* k298  gpt.lua:18
 *   d_blocks_0_norm1_bias = sum(d_blocks_0_norm1)  (1, 1, 128)
 *   d_blocks_0_norm1_weight = sum(d_blocks_0_norm1 * mul)  (1, 1, 128)
 *   d_mul (over d_blocks_0_norm1) = d_blocks_0_norm1 * blocks_0_norm1_weight  (12, 64, 128)
 *   d_sub_2 (over sqrt_) = sum(d_mul * sub) * (recip * recip) / (2 * sqrt_) / 128 * -2  (12, 64, 1)
 *   d_sum = sum(d_mul) * recip / 128  (12, 64, 1)
 */
static void k298_sum_mul_div(float *restrict d_mul, float *restrict d_blocks_0_norm1_bias,
                             const float *restrict blocks_0_norm1_weight, const float *restrict mul,
                             float *restrict d_blocks_0_norm1_weight, const float *restrict sub,
                             const float *restrict recip, float *restrict d_sub_2,
                             float *restrict d_sum)
{
    for (long j = 0; j < 128; j++) {
        d_blocks_0_norm1_bias[j] = 0.0f;
    }
    for (long j = 0; j < 128; j++) {
        d_blocks_0_norm1_weight[j] = 0.0f;
    }
    for (long i = 0; i < 768; i++) {
        const float mul11 = recip[i] * recip[i];
        const float sqrt__i = d_sub_2[i];
        const float mul15 = 2.0f * sqrt__i;
        float sum9 = 0.0f;
        float sum21 = 0.0f;
        for (long j = 0; j < 128; j++) {
            const float d_blocks_0_norm1_ij = d_mul[i * 128 + j];
            const float d_mul_ij = d_blocks_0_norm1_ij * blocks_0_norm1_weight[j];
            const float mul8 = d_mul_ij * sub[i * 128 + j];
            sum9 += mul8;
            sum21 += d_mul_ij;
        }
        const float mul12 = sum9 * mul11;
        const float div16 = mul12 / mul15;
        const float div18 = div16 / 128.0f;
        const float d_sub_2_i = div18 * (-2.0f);
        const float mul22 = sum21 * recip[i];
        const float d_sum_i = mul22 / 128.0f;
        for (long j = 0; j < 128; j++) {
            const float d_blocks_0_norm1_ij = d_mul[i * 128 + j];
            const float d_mul_ij = d_blocks_0_norm1_ij * blocks_0_norm1_weight[j];
            const float mul5 = d_blocks_0_norm1_ij * mul[i * 128 + j];
            d_blocks_0_norm1_bias[j] += d_blocks_0_norm1_ij;
            d_blocks_0_norm1_weight[j] += mul5;
            d_mul[i * 128 + j] = d_mul_ij;
        }
        d_sub_2[i] = d_sub_2_i;
        d_sum[i] = d_sum_i;
    }
}

/* k299  gpt.lua:78
 *   exp_avg_blocks_0_norm1_weight = 0.9 * exp_avg_blocks_0_norm1_weight + 0.1 *
 *       d_blocks_0_norm1_weight  (128)
 *   exp_avg_sq_blocks_0_norm1_weight = 0.999 * exp_avg_sq_blocks_0_norm1_weight + 0.001 *
 *       d_blocks_0_norm1_weight * d_blocks_0_norm1_weight  (128)
 *   blocks_0_norm1_weight = blocks_0_norm1_weight - step_size *
 *       (new_exp_avg_blocks_0_norm1_weight / (sqrt(new_exp_avg_sq_blocks_0_norm1_weight) *
 *       root_correction + 1e-08))  (128)
 */
static void k299_update_blocks_0_norm1_weight(float *restrict exp_avg_blocks_0_norm1_weight,
                                              const float *restrict d_blocks_0_norm1_weight,
                                              float *restrict exp_avg_sq_blocks_0_norm1_weight,
                                              const float *restrict root_correction,
                                              const float *restrict step_size,
                                              float *restrict blocks_0_norm1_weight)
{
    for (long j = 0; j < 128; j++) {
        const float mul2 = 0.9f * exp_avg_blocks_0_norm1_weight[j];
        const float d_blocks_0_norm1_weight_j = d_blocks_0_norm1_weight[j];
        const float mul5 = 0.1f * d_blocks_0_norm1_weight_j;
        const float new_exp_avg_blocks_0_norm1_weight_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_blocks_0_norm1_weight[j];
        const float mul11 = 0.001f * d_blocks_0_norm1_weight_j;
        const float mul12 = mul11 * d_blocks_0_norm1_weight_j;
        const float new_exp_avg_sq_blocks_0_norm1_weight_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_blocks_0_norm1_weight_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_blocks_0_norm1_weight_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_blocks_0_norm1_weight_j = blocks_0_norm1_weight[j] - mul21;
        exp_avg_blocks_0_norm1_weight[j] = new_exp_avg_blocks_0_norm1_weight_j;
        exp_avg_sq_blocks_0_norm1_weight[j] = new_exp_avg_sq_blocks_0_norm1_weight_j;
        blocks_0_norm1_weight[j] = new_blocks_0_norm1_weight_j;
    }
}

/* k300  gpt.lua:78
 *   exp_avg_blocks_0_norm1_bias = 0.9 * exp_avg_blocks_0_norm1_bias + 0.1 * d_blocks_0_norm1_bias
 *       (128)
 *   exp_avg_sq_blocks_0_norm1_bias = 0.999 * exp_avg_sq_blocks_0_norm1_bias + 0.001 *
 *       d_blocks_0_norm1_bias * d_blocks_0_norm1_bias  (128)
 *   blocks_0_norm1_bias = blocks_0_norm1_bias - step_size * (new_exp_avg_blocks_0_norm1_bias /
 *       (sqrt(new_exp_avg_sq_blocks_0_norm1_bias) * root_correction + 1e-08))  (128)
 */
static void k300_update_blocks_0_norm1_bias(float *restrict exp_avg_blocks_0_norm1_bias,
                                            const float *restrict d_blocks_0_norm1_bias,
                                            float *restrict exp_avg_sq_blocks_0_norm1_bias,
                                            const float *restrict root_correction,
                                            const float *restrict step_size,
                                            float *restrict blocks_0_norm1_bias)
{
    for (long j = 0; j < 128; j++) {
        const float mul2 = 0.9f * exp_avg_blocks_0_norm1_bias[j];
        const float d_blocks_0_norm1_bias_j = d_blocks_0_norm1_bias[j];
        const float mul5 = 0.1f * d_blocks_0_norm1_bias_j;
        const float new_exp_avg_blocks_0_norm1_bias_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_blocks_0_norm1_bias[j];
        const float mul11 = 0.001f * d_blocks_0_norm1_bias_j;
        const float mul12 = mul11 * d_blocks_0_norm1_bias_j;
        const float new_exp_avg_sq_blocks_0_norm1_bias_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_blocks_0_norm1_bias_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_blocks_0_norm1_bias_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_blocks_0_norm1_bias_j = blocks_0_norm1_bias[j] - mul21;
        exp_avg_blocks_0_norm1_bias[j] = new_exp_avg_blocks_0_norm1_bias_j;
        exp_avg_sq_blocks_0_norm1_bias[j] = new_exp_avg_sq_blocks_0_norm1_bias_j;
        blocks_0_norm1_bias[j] = new_blocks_0_norm1_bias_j;
    }
}

/* k301  gpt.lua:45
 *   d_places = sum(d_characters)  (1, 64, 128)
 *   d_characters (over d_mul) = d_blocks_0_out + (d_mul * recip + d_sub_2 * sub) - d_sum
 *       (12, 64, 128)
 */
static void k301_mul_add_sub(float *restrict d_characters, const float *restrict recip,
                             const float *restrict d_sub_2, const float *restrict sub,
                             const float *restrict d_blocks_0_out, const float *restrict d_sum,
                             float *restrict d_places)
{
    for (long j0 = 0; j0 < 64; j0++) {
        for (long j1 = 0; j1 < 128; j1++) {
            d_places[j0 * 128 + j1] = 0.0f;
        }
    }
    for (long i = 0; i < 12; i++) {
        for (long j0 = 0; j0 < 64; j0++) {
            for (long j1 = 0; j1 < 128; j1++) {
                const float d_mul_ij = d_characters[i * 8192 + j0 * 128 + j1];
                const float mul2 = d_mul_ij * recip[i * 64 + j0];
                const float mul5 = d_sub_2[i * 64 + j0] * sub[i * 8192 + j0 * 128 + j1];
                const float add6 = mul2 + mul5;
                const float add8 = d_blocks_0_out[i * 8192 + j0 * 128 + j1] + add6;
                const float d_characters_ij = add8 - d_sum[i * 64 + j0];
                d_places[j0 * 128 + j1] += d_characters_ij;
                d_characters[i * 8192 + j0 * 128 + j1] = d_characters_ij;
            }
        }
    }
}

/* k302  gpt.lua:34
 *   d_characters_weight = scatter_add(d_characters, x)  (146, 128)
 */
static void k302_scatter_add(const float *restrict d_characters, const int *restrict x,
                             float *restrict d_characters_weight)
{
    for (long n = 0; n < 18688; n++) {
        d_characters_weight[n] = 0.0f;
    }
    for (long j = 0; j < 768; j++) {
        const long at = x[j];
        for (long k = 0; k < 128; k++) {
            if ((at >= 0) & (at < 146)) {
                d_characters_weight[at * 128 + k] += d_characters[j * 128 + k];
            }
        }
    }
}

/* k303  gpt.lua:78
 *   exp_avg_characters_weight = 0.9 * exp_avg_characters_weight + 0.1 * d_characters_weight
 *       (146, 128)
 *   exp_avg_sq_characters_weight = 0.999 * exp_avg_sq_characters_weight + 0.001 *
 *       d_characters_weight * d_characters_weight  (146, 128)
 *   characters_weight = characters_weight - step_size * (new_exp_avg_characters_weight /
 *       (sqrt(new_exp_avg_sq_characters_weight) * root_correction + 1e-08))  (146, 128)
 */
static void k303_update_characters_weight(float *restrict exp_avg_characters_weight,
                                          const float *restrict d_characters_weight,
                                          float *restrict exp_avg_sq_characters_weight,
                                          const float *restrict root_correction,
                                          const float *restrict step_size,
                                          float *restrict characters_weight)
{
    for (long j = 0; j < 18688; j++) {
        const float mul2 = 0.9f * exp_avg_characters_weight[j];
        const float d_characters_weight_j = d_characters_weight[j];
        const float mul5 = 0.1f * d_characters_weight_j;
        const float new_exp_avg_characters_weight_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_characters_weight[j];
        const float mul11 = 0.001f * d_characters_weight_j;
        const float mul12 = mul11 * d_characters_weight_j;
        const float new_exp_avg_sq_characters_weight_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_characters_weight_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_characters_weight_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_characters_weight_j = characters_weight[j] - mul21;
        exp_avg_characters_weight[j] = new_exp_avg_characters_weight_j;
        exp_avg_sq_characters_weight[j] = new_exp_avg_sq_characters_weight_j;
        characters_weight[j] = new_characters_weight_j;
    }
}

/* k304  gpt.lua:34
 *   iota_2 = index  (64, 128)
 */
static void k304_copy(int *restrict iota_2)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 128; j++) {
            iota_2[i * 128 + j] = (int)i;
        }
    }
}

/* k305  gpt.lua:34
 *   d_places_weight = scatter_add(d_places, iota_2)  (64, 128)
 */
static void k305_scatter_add(const float *restrict d_places, const int *restrict iota_2,
                             float *restrict d_places_weight)
{
    for (long n = 0; n < 8192; n++) {
        d_places_weight[n] = 0.0f;
    }
    for (long j = 0; j < 64; j++) {
        for (long k = 0; k < 128; k++) {
            const long at = iota_2[j * 128 + k];
            if ((at >= 0) & (at < 64)) {
                d_places_weight[at * 128 + k] += d_places[j * 128 + k];
            }
        }
    }
}

/* k306  gpt.lua:78
 *   exp_avg_places_weight = 0.9 * exp_avg_places_weight + 0.1 * d_places_weight  (64, 128)
 *   exp_avg_sq_places_weight = 0.999 * exp_avg_sq_places_weight + 0.001 * d_places_weight *
 *       d_places_weight  (64, 128)
 *   places_weight = places_weight - step_size * (new_exp_avg_places_weight /
 *       (sqrt(new_exp_avg_sq_places_weight) * root_correction + 1e-08))  (64, 128)
 */
static void k306_update_places_weight(float *restrict exp_avg_places_weight,
                                      const float *restrict d_places_weight,
                                      float *restrict exp_avg_sq_places_weight,
                                      const float *restrict root_correction,
                                      const float *restrict step_size,
                                      float *restrict places_weight)
{
    for (long j = 0; j < 8192; j++) {
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

/* One train_step: 146 kernels; `work` holds 33367168 bytes, aligned to 64. */
void train_step(const struct state *s, const struct train_step_io *io, void *work);
void train_step(const struct state *s, const struct train_step_io *io, void *work)
{
    char *const at = work;
    float *const gather = (float *)(void *)(at + 24041472); /* (768, 128) */
    int *const iota = (int *)(void *)(at + 0); /* (64, 128) */
    float *const places = (float *)(void *)(at + 32768); /* (64, 128) */
    float *const add = (float *)(void *)(at + 24041472); /* (12, 64, 128) */
    float *const sub = (float *)(void *)(at + 24434688); /* (12, 64, 128) */
    float *const sqrt_ = (float *)(void *)(at + 33311744); /* (12, 64, 1) */
    float *const recip = (float *)(void *)(at + 33314816); /* (12, 64, 1) */
    float *const mul = (float *)(void *)(at + 24827904); /* (12, 64, 128) */
    float *const blocks_0_norm1 = (float *)(void *)(at + 25221120); /* (12, 64, 128) */
    float *const matmul = (float *)(void *)(at + 18874368); /* (768, 384) */
    unsigned char *const ge = (unsigned char *)(void *)(at + 33307648); /* (64, 64) */
    float *const recip_2 = (float *)(void *)(at + 33160192); /* (12, 4, 64, 1) */
    float *const matmul_2 = (float *)(void *)(at + 25614336); /* (12, 4, 64, 32) */
    float *const matmul_3 = (float *)(void *)(at + 26007552); /* (768, 128) */
    float *const add_2 = (float *)(void *)(at + 26007552); /* (12, 64, 128) */
    float *const sub_2 = (float *)(void *)(at + 24041472); /* (12, 64, 128) */
    float *const sqrt__2 = (float *)(void *)(at + 33317888); /* (12, 64, 1) */
    float *const recip_3 = (float *)(void *)(at + 33320960); /* (12, 64, 1) */
    float *const blocks_0_norm2 = (float *)(void *)(at + 26400768); /* (12, 64, 128) */
    float *const matmul_4 = (float *)(void *)(at + 0); /* (768, 512) */
    float *const blocks_0_mlp_0 = (float *)(void *)(at + 0); /* (12, 64, 512) */
    float *const add_3 = (float *)(void *)(at + 1572864); /* (12, 64, 512) */
    float *const blocks_0_mlp_1 = (float *)(void *)(at + 3145728); /* (12, 64, 512) */
    float *const matmul_5 = (float *)(void *)(at + 26793984); /* (768, 128) */
    float *const blocks_0 = (float *)(void *)(at + 26793984); /* (12, 64, 128) */
    float *const sub_3 = (float *)(void *)(at + 26007552); /* (12, 64, 128) */
    float *const sqrt__3 = (float *)(void *)(at + 33324032); /* (12, 64, 1) */
    float *const recip_4 = (float *)(void *)(at + 33327104); /* (12, 64, 1) */
    float *const blocks_1_norm1 = (float *)(void *)(at + 27187200); /* (12, 64, 128) */
    float *const matmul_6 = (float *)(void *)(at + 20054016); /* (768, 384) */
    float *const recip_5 = (float *)(void *)(at + 33172480); /* (12, 4, 64, 1) */
    float *const matmul_7 = (float *)(void *)(at + 27580416); /* (12, 4, 64, 32) */
    float *const matmul_8 = (float *)(void *)(at + 27973632); /* (768, 128) */
    float *const add_4 = (float *)(void *)(at + 27973632); /* (12, 64, 128) */
    float *const sub_4 = (float *)(void *)(at + 26793984); /* (12, 64, 128) */
    float *const sqrt__4 = (float *)(void *)(at + 33330176); /* (12, 64, 1) */
    float *const recip_6 = (float *)(void *)(at + 33333248); /* (12, 64, 1) */
    float *const blocks_1_norm2 = (float *)(void *)(at + 28366848); /* (12, 64, 128) */
    float *const matmul_9 = (float *)(void *)(at + 4718592); /* (768, 512) */
    float *const blocks_1_mlp_0 = (float *)(void *)(at + 4718592); /* (12, 64, 512) */
    float *const add_5 = (float *)(void *)(at + 6291456); /* (12, 64, 512) */
    float *const blocks_1_mlp_1 = (float *)(void *)(at + 7864320); /* (12, 64, 512) */
    float *const matmul_10 = (float *)(void *)(at + 28760064); /* (768, 128) */
    float *const blocks_1 = (float *)(void *)(at + 28760064); /* (12, 64, 128) */
    float *const sub_5 = (float *)(void *)(at + 27973632); /* (12, 64, 128) */
    float *const sqrt__5 = (float *)(void *)(at + 33336320); /* (12, 64, 1) */
    float *const recip_7 = (float *)(void *)(at + 33339392); /* (12, 64, 1) */
    float *const blocks_2_norm1 = (float *)(void *)(at + 29153280); /* (12, 64, 128) */
    float *const matmul_11 = (float *)(void *)(at + 21233664); /* (768, 384) */
    float *const recip_8 = (float *)(void *)(at + 33184768); /* (12, 4, 64, 1) */
    float *const matmul_12 = (float *)(void *)(at + 29546496); /* (12, 4, 64, 32) */
    float *const matmul_13 = (float *)(void *)(at + 29939712); /* (768, 128) */
    float *const add_6 = (float *)(void *)(at + 29939712); /* (12, 64, 128) */
    float *const sub_6 = (float *)(void *)(at + 28760064); /* (12, 64, 128) */
    float *const sqrt__6 = (float *)(void *)(at + 33342464); /* (12, 64, 1) */
    float *const recip_9 = (float *)(void *)(at + 33345536); /* (12, 64, 1) */
    float *const blocks_2_norm2 = (float *)(void *)(at + 30332928); /* (12, 64, 128) */
    float *const matmul_14 = (float *)(void *)(at + 9437184); /* (768, 512) */
    float *const blocks_2_mlp_0 = (float *)(void *)(at + 9437184); /* (12, 64, 512) */
    float *const add_7 = (float *)(void *)(at + 11010048); /* (12, 64, 512) */
    float *const blocks_2_mlp_1 = (float *)(void *)(at + 12582912); /* (12, 64, 512) */
    float *const matmul_15 = (float *)(void *)(at + 30726144); /* (768, 128) */
    float *const blocks_2 = (float *)(void *)(at + 30726144); /* (12, 64, 128) */
    float *const sub_7 = (float *)(void *)(at + 29939712); /* (12, 64, 128) */
    float *const sqrt__7 = (float *)(void *)(at + 33348608); /* (12, 64, 1) */
    float *const recip_10 = (float *)(void *)(at + 33351680); /* (12, 64, 1) */
    float *const blocks_3_norm1 = (float *)(void *)(at + 31119360); /* (12, 64, 128) */
    float *const matmul_16 = (float *)(void *)(at + 22413312); /* (768, 384) */
    float *const recip_11 = (float *)(void *)(at + 33197056); /* (12, 4, 64, 1) */
    float *const matmul_17 = (float *)(void *)(at + 31512576); /* (12, 4, 64, 32) */
    float *const matmul_18 = (float *)(void *)(at + 31905792); /* (768, 128) */
    float *const add_8 = (float *)(void *)(at + 31905792); /* (12, 64, 128) */
    float *const sub_8 = (float *)(void *)(at + 30726144); /* (12, 64, 128) */
    float *const sqrt__8 = (float *)(void *)(at + 33354752); /* (12, 64, 1) */
    float *const recip_12 = (float *)(void *)(at + 33357824); /* (12, 64, 1) */
    float *const blocks_3_norm2 = (float *)(void *)(at + 32299008); /* (12, 64, 128) */
    float *const matmul_19 = (float *)(void *)(at + 14155776); /* (768, 512) */
    float *const blocks_3_mlp_0 = (float *)(void *)(at + 14155776); /* (12, 64, 512) */
    float *const add_9 = (float *)(void *)(at + 15728640); /* (12, 64, 512) */
    float *const blocks_3_mlp_1 = (float *)(void *)(at + 17301504); /* (12, 64, 512) */
    float *const matmul_20 = (float *)(void *)(at + 32692224); /* (768, 128) */
    float *const sub_9 = (float *)(void *)(at + 32692224); /* (12, 64, 128) */
    float *const sqrt__9 = (float *)(void *)(at + 33360896); /* (12, 64, 1) */
    float *const recip_13 = (float *)(void *)(at + 33363968); /* (12, 64, 1) */
    float *const norm = (float *)(void *)(at + 31905792); /* (12, 64, 128) */
    float *const matmul_21 = (float *)(void *)(at + 23592960); /* (768, 146) */
    float *const sum_ = (float *)(void *)(at + 33107904); /* (1) */
    float *const d_head_bias = (float *)(void *)(at + 33107072); /* (1, 1, 146) */
    float *const d_sub = (float *)(void *)(at + 23592960); /* (768, 146) */
    float *const d_norm = (float *)(void *)(at + 31905792); /* (768, 128) */
    float *const d_head_weight = (float *)(void *)(at + 33085440); /* (146, 128) */
    float *const d_norm_bias = (float *)(void *)(at + 23623680); /* (1, 1, 128) */
    float *const d_norm_weight = (float *)(void *)(at + 23624192); /* (1, 1, 128) */
    float *const d_blocks_3_mlp_2_bias = (float *)(void *)(at + 23624704); /* (1, 1, 128) */
    float *const d_blocks_3 = (float *)(void *)(at + 31905792); /* (12, 64, 128) */
    float *const d_blocks_3_mlp_1 = (float *)(void *)(at + 17301504); /* (768, 512) */
    float *const d_blocks_3_mlp_2_weight = (float *)(void *)(at + 23592960); /* (128, 512) */
    float *const d_blocks_3_mlp_0_bias = (float *)(void *)(at + 23750656); /* (1, 1, 512) */
    float *const d_blocks_3_mlp_0 = (float *)(void *)(at + 15728640); /* (12, 64, 512) */
    float *const d_blocks_3_norm2 = (float *)(void *)(at + 15335424); /* (768, 128) */
    float *const d_blocks_3_mlp_0_weight = (float *)(void *)(at + 14155776); /* (512, 128) */
    float *const d_blocks_3_norm2_bias = (float *)(void *)(at + 14192640); /* (1, 1, 128) */
    float *const d_blocks_3_norm2_weight = (float *)(void *)(at + 14193152); /* (1, 1, 128) */
    float *const d_blocks_3_out_bias = (float *)(void *)(at + 14193664); /* (1, 1, 128) */
    float *const d_blocks_3_out = (float *)(void *)(at + 15335424); /* (12, 64, 128) */
    float *const d_matmul = (float *)(void *)(at + 15728640); /* (768, 128) */
    float *const d_blocks_3_out_weight = (float *)(void *)(at + 14155776); /* (128, 128) */
    float *const d_matmul_2 = (float *)(void *)(at + 14155776); /* (3, 12, 4, 64, 32) */
    float *const d_blocks_3_norm1 = (float *)(void *)(at + 15728640); /* (768, 128) */
    float *const d_blocks_3_qkv_weight = (float *)(void *)(at + 16121856); /* (384, 128) */
    float *const d_blocks_3_norm1_bias = (float *)(void *)(at + 14192640); /* (1, 1, 128) */
    float *const d_blocks_3_norm1_weight = (float *)(void *)(at + 14193152); /* (1, 1, 128) */
    float *const d_blocks_2_mlp_2_bias = (float *)(void *)(at + 14193664); /* (1, 1, 128) */
    float *const d_blocks_2 = (float *)(void *)(at + 15728640); /* (12, 64, 128) */
    float *const d_blocks_2_mlp_1 = (float *)(void *)(at + 12582912); /* (768, 512) */
    float *const d_blocks_2_mlp_2_weight = (float *)(void *)(at + 14155776); /* (128, 512) */
    float *const d_blocks_2_mlp_0_bias = (float *)(void *)(at + 14313472); /* (1, 1, 512) */
    float *const d_blocks_2_mlp_0 = (float *)(void *)(at + 11010048); /* (12, 64, 512) */
    float *const d_blocks_2_norm2 = (float *)(void *)(at + 10616832); /* (768, 128) */
    float *const d_blocks_2_mlp_0_weight = (float *)(void *)(at + 9437184); /* (512, 128) */
    float *const d_blocks_2_norm2_bias = (float *)(void *)(at + 9474048); /* (1, 1, 128) */
    float *const d_blocks_2_norm2_weight = (float *)(void *)(at + 9474560); /* (1, 1, 128) */
    float *const d_blocks_2_out_bias = (float *)(void *)(at + 9475072); /* (1, 1, 128) */
    float *const d_blocks_2_out = (float *)(void *)(at + 10616832); /* (12, 64, 128) */
    float *const d_matmul_3 = (float *)(void *)(at + 11010048); /* (768, 128) */
    float *const d_blocks_2_out_weight = (float *)(void *)(at + 9437184); /* (128, 128) */
    float *const d_matmul_4 = (float *)(void *)(at + 9437184); /* (3, 12, 4, 64, 32) */
    float *const d_blocks_2_norm1 = (float *)(void *)(at + 11010048); /* (768, 128) */
    float *const d_blocks_2_qkv_weight = (float *)(void *)(at + 11403264); /* (384, 128) */
    float *const d_blocks_2_norm1_bias = (float *)(void *)(at + 9474048); /* (1, 1, 128) */
    float *const d_blocks_2_norm1_weight = (float *)(void *)(at + 9474560); /* (1, 1, 128) */
    float *const d_blocks_1_mlp_2_bias = (float *)(void *)(at + 9475072); /* (1, 1, 128) */
    float *const d_blocks_1 = (float *)(void *)(at + 11010048); /* (12, 64, 128) */
    float *const d_blocks_1_mlp_1 = (float *)(void *)(at + 7864320); /* (768, 512) */
    float *const d_blocks_1_mlp_2_weight = (float *)(void *)(at + 9437184); /* (128, 512) */
    float *const d_blocks_1_mlp_0_bias = (float *)(void *)(at + 9594880); /* (1, 1, 512) */
    float *const d_blocks_1_mlp_0 = (float *)(void *)(at + 6291456); /* (12, 64, 512) */
    float *const d_blocks_1_norm2 = (float *)(void *)(at + 5898240); /* (768, 128) */
    float *const d_blocks_1_mlp_0_weight = (float *)(void *)(at + 4718592); /* (512, 128) */
    float *const d_blocks_1_norm2_bias = (float *)(void *)(at + 4755456); /* (1, 1, 128) */
    float *const d_blocks_1_norm2_weight = (float *)(void *)(at + 4755968); /* (1, 1, 128) */
    float *const d_blocks_1_out_bias = (float *)(void *)(at + 4756480); /* (1, 1, 128) */
    float *const d_blocks_1_out = (float *)(void *)(at + 5898240); /* (12, 64, 128) */
    float *const d_matmul_5 = (float *)(void *)(at + 6291456); /* (768, 128) */
    float *const d_blocks_1_out_weight = (float *)(void *)(at + 4718592); /* (128, 128) */
    float *const d_matmul_6 = (float *)(void *)(at + 4718592); /* (3, 12, 4, 64, 32) */
    float *const d_blocks_1_norm1 = (float *)(void *)(at + 6291456); /* (768, 128) */
    float *const d_blocks_1_qkv_weight = (float *)(void *)(at + 6684672); /* (384, 128) */
    float *const d_blocks_1_norm1_bias = (float *)(void *)(at + 4755456); /* (1, 1, 128) */
    float *const d_blocks_1_norm1_weight = (float *)(void *)(at + 4755968); /* (1, 1, 128) */
    float *const d_blocks_0_mlp_2_bias = (float *)(void *)(at + 4756480); /* (1, 1, 128) */
    float *const d_blocks_0 = (float *)(void *)(at + 6291456); /* (12, 64, 128) */
    float *const d_blocks_0_mlp_1 = (float *)(void *)(at + 3145728); /* (768, 512) */
    float *const d_blocks_0_mlp_2_weight = (float *)(void *)(at + 4718592); /* (128, 512) */
    float *const d_blocks_0_mlp_0_bias = (float *)(void *)(at + 4876288); /* (1, 1, 512) */
    float *const d_blocks_0_mlp_0 = (float *)(void *)(at + 1572864); /* (12, 64, 512) */
    float *const d_blocks_0_norm2 = (float *)(void *)(at + 1179648); /* (768, 128) */
    float *const d_blocks_0_mlp_0_weight = (float *)(void *)(at + 0); /* (512, 128) */
    float *const d_blocks_0_norm2_bias = (float *)(void *)(at + 36864); /* (1, 1, 128) */
    float *const d_blocks_0_norm2_weight = (float *)(void *)(at + 37376); /* (1, 1, 128) */
    float *const d_blocks_0_out_bias = (float *)(void *)(at + 37888); /* (1, 1, 128) */
    float *const d_blocks_0_out = (float *)(void *)(at + 1179648); /* (12, 64, 128) */
    float *const d_matmul_7 = (float *)(void *)(at + 1572864); /* (768, 128) */
    float *const d_blocks_0_out_weight = (float *)(void *)(at + 0); /* (128, 128) */
    float *const d_matmul_8 = (float *)(void *)(at + 0); /* (3, 12, 4, 64, 32) */
    float *const d_blocks_0_norm1 = (float *)(void *)(at + 1572864); /* (768, 128) */
    float *const d_blocks_0_qkv_weight = (float *)(void *)(at + 1966080); /* (384, 128) */
    float *const d_blocks_0_norm1_bias = (float *)(void *)(at + 20480); /* (1, 1, 128) */
    float *const d_blocks_0_norm1_weight = (float *)(void *)(at + 20992); /* (1, 1, 128) */
    float *const d_mul = (float *)(void *)(at + 1572864); /* (12, 64, 128) */
    float *const d_sub_2 = (float *)(void *)(at + 33311744); /* (12, 64, 1) */
    float *const d_sum = (float *)(void *)(at + 229376); /* (12, 64, 1) */
    float *const d_places = (float *)(void *)(at + 196608); /* (1, 64, 128) */
    float *const d_characters = (float *)(void *)(at + 1572864); /* (12, 64, 128) */
    int *const iota_2 = (int *)(void *)(at + 0); /* (64, 128) */
    float *const d_places_weight = (float *)(void *)(at + 32768); /* (64, 128) */
    float *const d_characters_weight = (float *)(void *)(at + 0); /* (146, 128) */
    float *const step_size = (float *)(void *)(at + 33367040); /* () */
    float *const root_correction = (float *)(void *)(at + 33367104); /* () */
    float *const amax = (float *)(void *)(at + 33209344); /* (12, 4, 64, 1) */
    float *const sum__3 = (float *)(void *)(at + 33221632); /* (12, 4, 64, 1) */
    float *const amax_2 = (float *)(void *)(at + 33233920); /* (12, 4, 64, 1) */
    float *const sum__4 = (float *)(void *)(at + 33246208); /* (12, 4, 64, 1) */
    float *const amax_3 = (float *)(void *)(at + 33258496); /* (12, 4, 64, 1) */
    float *const sum__5 = (float *)(void *)(at + 33270784); /* (12, 4, 64, 1) */
    float *const amax_4 = (float *)(void *)(at + 33283072); /* (12, 4, 64, 1) */
    float *const sum__6 = (float *)(void *)(at + 33295360); /* (12, 4, 64, 1) */
    unsigned char *const slice_work = (unsigned char *)(void *)(at + 0); /* (8192) */
    unsigned char *const slice_work_2 = (unsigned char *)(void *)(at + 4718592); /* (8192) */
    unsigned char *const slice_work_3 = (unsigned char *)(void *)(at + 9437184); /* (8192) */
    unsigned char *const slice_work_4 = (unsigned char *)(void *)(at + 14155776); /* (8192) */
    unsigned char *const slice_work_5 = (unsigned char *)(void *)(at + 16121856); /* (16384) */
    unsigned char *const slice_work_6 = (unsigned char *)(void *)(at + 11403264); /* (16384) */
    unsigned char *const slice_work_7 = (unsigned char *)(void *)(at + 6684672); /* (16384) */
    unsigned char *const slice_work_8 = (unsigned char *)(void *)(at + 1966080); /* (16384) */

    k161_update_step(s->step, step_size, root_correction);
    k162_gather(s->characters_weight, io->x, gather);
    k163_copy(iota);
    k164_gather(s->places_weight, iota, places);
    k165_add_sum_div(add, places, s->blocks_0_norm1_weight, s->blocks_0_norm1_bias, sub, sqrt_,
                     recip, mul, blocks_0_norm1);
    k166_matmul(blocks_0_norm1, s->blocks_0_qkv_weight, matmul);
    k167_ge(ge);
    k168_slices(matmul, ge, recip_2, amax_4, sum__6, matmul_2, slice_work);
    k169_matmul(matmul_2, s->blocks_0_out_weight, matmul_3);
    k170_add_sum_div(add_2, s->blocks_0_out_bias, sub_2, s->blocks_0_norm2_weight,
                     s->blocks_0_norm2_bias, sqrt__2, recip_3, blocks_0_norm2);
    k171_matmul(blocks_0_norm2, s->blocks_0_mlp_0_weight, matmul_4);
    k172_add_mul_erf(blocks_0_mlp_0, s->blocks_0_mlp_0_bias, add_3, blocks_0_mlp_1);
    k173_matmul(blocks_0_mlp_1, s->blocks_0_mlp_2_weight, matmul_5);
    k174_add_sum_div(blocks_0, s->blocks_0_mlp_2_bias, sub_3, s->blocks_1_norm1_weight,
                     s->blocks_1_norm1_bias, sqrt__3, recip_4, blocks_1_norm1);
    k175_matmul(blocks_1_norm1, s->blocks_1_qkv_weight, matmul_6);
    k176_slices(matmul_6, ge, recip_5, amax_3, sum__5, matmul_7, slice_work_2);
    k177_matmul(matmul_7, s->blocks_1_out_weight, matmul_8);
    k178_add_sum_div(add_4, s->blocks_1_out_bias, sub_4, s->blocks_1_norm2_weight,
                     s->blocks_1_norm2_bias, sqrt__4, recip_6, blocks_1_norm2);
    k179_matmul(blocks_1_norm2, s->blocks_1_mlp_0_weight, matmul_9);
    k180_add_mul_erf(blocks_1_mlp_0, s->blocks_1_mlp_0_bias, add_5, blocks_1_mlp_1);
    k181_matmul(blocks_1_mlp_1, s->blocks_1_mlp_2_weight, matmul_10);
    k182_add_sum_div(blocks_1, s->blocks_1_mlp_2_bias, sub_5, s->blocks_2_norm1_weight,
                     s->blocks_2_norm1_bias, sqrt__5, recip_7, blocks_2_norm1);
    k183_matmul(blocks_2_norm1, s->blocks_2_qkv_weight, matmul_11);
    k184_slices(matmul_11, ge, recip_8, amax_2, sum__4, matmul_12, slice_work_3);
    k185_matmul(matmul_12, s->blocks_2_out_weight, matmul_13);
    k186_add_sum_div(add_6, s->blocks_2_out_bias, sub_6, s->blocks_2_norm2_weight,
                     s->blocks_2_norm2_bias, sqrt__6, recip_9, blocks_2_norm2);
    k187_matmul(blocks_2_norm2, s->blocks_2_mlp_0_weight, matmul_14);
    k188_add_mul_erf(blocks_2_mlp_0, s->blocks_2_mlp_0_bias, add_7, blocks_2_mlp_1);
    k189_matmul(blocks_2_mlp_1, s->blocks_2_mlp_2_weight, matmul_15);
    k190_add_sum_div(blocks_2, s->blocks_2_mlp_2_bias, sub_7, s->blocks_3_norm1_weight,
                     s->blocks_3_norm1_bias, sqrt__7, recip_10, blocks_3_norm1);
    k191_matmul(blocks_3_norm1, s->blocks_3_qkv_weight, matmul_16);
    k192_slices(matmul_16, ge, recip_11, amax, sum__3, matmul_17, slice_work_4);
    k193_matmul(matmul_17, s->blocks_3_out_weight, matmul_18);
    k194_add_sum_div(add_8, s->blocks_3_out_bias, sub_8, s->blocks_3_norm2_weight,
                     s->blocks_3_norm2_bias, sqrt__8, recip_12, blocks_3_norm2);
    k195_matmul(blocks_3_norm2, s->blocks_3_mlp_0_weight, matmul_19);
    k196_add_mul_erf(blocks_3_mlp_0, s->blocks_3_mlp_0_bias, add_9, blocks_3_mlp_1);
    k197_matmul(blocks_3_mlp_1, s->blocks_3_mlp_2_weight, matmul_20);
    k198_add_sum_div(sub_9, s->blocks_3_mlp_2_bias, norm, s->norm_weight, s->norm_bias, sqrt__9,
                     recip_13);
    k199_matmul(norm, s->head_weight, matmul_21);
    k200_add_amax_sub(d_sub, s->head_bias, io->y, sum_, d_head_bias);
    k201_update_head_bias(s->exp_avg_head_bias, d_head_bias, s->exp_avg_sq_head_bias,
                          root_correction, step_size, s->head_bias);
    k202_div_neg(sum_, io->loss);
    k203_matmul(d_sub, norm, d_head_weight);
    k204_matmul(d_sub, s->head_weight, d_norm);
    k205_update_head_weight(s->exp_avg_head_weight, d_head_weight, s->exp_avg_sq_head_weight,
                            root_correction, step_size, s->head_weight);
    k206_sum_mul_div(d_blocks_3, s->norm_weight, recip_13, sub_9, sqrt__9, d_norm_bias,
                     d_norm_weight, d_blocks_3_mlp_2_bias);
    k207_update_blocks_3_mlp_2_bias(s->exp_avg_blocks_3_mlp_2_bias, d_blocks_3_mlp_2_bias,
                                    s->exp_avg_sq_blocks_3_mlp_2_bias, root_correction, step_size,
                                    s->blocks_3_mlp_2_bias);
    k208_update_norm_weight(s->exp_avg_norm_weight, d_norm_weight, s->exp_avg_sq_norm_weight,
                            root_correction, step_size, s->norm_weight);
    k209_update_norm_bias(s->exp_avg_norm_bias, d_norm_bias, s->exp_avg_sq_norm_bias,
                          root_correction, step_size, s->norm_bias);
    k210_matmul(d_blocks_3, blocks_3_mlp_1, d_blocks_3_mlp_2_weight);
    k211_matmul(d_blocks_3, s->blocks_3_mlp_2_weight, d_blocks_3_mlp_1);
    k212_update_blocks_3_mlp_2_weight(s->exp_avg_blocks_3_mlp_2_weight, d_blocks_3_mlp_2_weight,
                                      s->exp_avg_sq_blocks_3_mlp_2_weight, root_correction,
                                      step_size, s->blocks_3_mlp_2_weight);
    k213_mul_neg_exp(d_blocks_3_mlp_0, d_blocks_3_mlp_1, blocks_3_mlp_0, d_blocks_3_mlp_0_bias);
    k214_update_blocks_3_mlp_0_bias(s->exp_avg_blocks_3_mlp_0_bias, d_blocks_3_mlp_0_bias,
                                    s->exp_avg_sq_blocks_3_mlp_0_bias, root_correction, step_size,
                                    s->blocks_3_mlp_0_bias);
    k215_matmul(d_blocks_3_mlp_0, blocks_3_norm2, d_blocks_3_mlp_0_weight);
    k216_matmul(d_blocks_3_mlp_0, s->blocks_3_mlp_0_weight, d_blocks_3_norm2);
    k217_update_blocks_3_mlp_0_weight(s->exp_avg_blocks_3_mlp_0_weight, d_blocks_3_mlp_0_weight,
                                      s->exp_avg_sq_blocks_3_mlp_0_weight, root_correction,
                                      step_size, s->blocks_3_mlp_0_weight);
    k218_sum_mul_div(d_blocks_3_out, s->blocks_3_norm2_weight, recip_12, sub_8, sqrt__8, d_blocks_3,
                     d_blocks_3_norm2_bias, d_blocks_3_norm2_weight, d_blocks_3_out_bias);
    k219_update_blocks_3_out_bias(s->exp_avg_blocks_3_out_bias, d_blocks_3_out_bias,
                                  s->exp_avg_sq_blocks_3_out_bias, root_correction, step_size,
                                  s->blocks_3_out_bias);
    k220_update_blocks_3_norm2_weight(s->exp_avg_blocks_3_norm2_weight, d_blocks_3_norm2_weight,
                                      s->exp_avg_sq_blocks_3_norm2_weight, root_correction,
                                      step_size, s->blocks_3_norm2_weight);
    k221_update_blocks_3_norm2_bias(s->exp_avg_blocks_3_norm2_bias, d_blocks_3_norm2_bias,
                                    s->exp_avg_sq_blocks_3_norm2_bias, root_correction, step_size,
                                    s->blocks_3_norm2_bias);
    k222_matmul(d_blocks_3_out, matmul_17, d_blocks_3_out_weight);
    k223_matmul(d_blocks_3_out, s->blocks_3_out_weight, d_matmul);
    k224_update_blocks_3_out_weight(s->exp_avg_blocks_3_out_weight, d_blocks_3_out_weight,
                                    s->exp_avg_sq_blocks_3_out_weight, root_correction, step_size,
                                    s->blocks_3_out_weight);
    k225_slices(matmul_16, ge, amax, sum__3, d_matmul, d_matmul_2, recip_11, slice_work_5);
    k226_matmul(d_matmul_2, blocks_3_norm1, d_blocks_3_qkv_weight);
    k227_matmul(d_matmul_2, s->blocks_3_qkv_weight, d_blocks_3_norm1);
    k228_update_blocks_3_qkv_weight(s->exp_avg_blocks_3_qkv_weight, d_blocks_3_qkv_weight,
                                    s->exp_avg_sq_blocks_3_qkv_weight, root_correction, step_size,
                                    s->blocks_3_qkv_weight);
    k229_sum_mul_div(d_blocks_2, s->blocks_3_norm1_weight, recip_10, sub_7, sqrt__7, d_blocks_3_out,
                     d_blocks_3_norm1_bias, d_blocks_3_norm1_weight, d_blocks_2_mlp_2_bias);
    k230_update_blocks_2_mlp_2_bias(s->exp_avg_blocks_2_mlp_2_bias, d_blocks_2_mlp_2_bias,
                                    s->exp_avg_sq_blocks_2_mlp_2_bias, root_correction, step_size,
                                    s->blocks_2_mlp_2_bias);
    k231_update_blocks_3_norm1_weight(s->exp_avg_blocks_3_norm1_weight, d_blocks_3_norm1_weight,
                                      s->exp_avg_sq_blocks_3_norm1_weight, root_correction,
                                      step_size, s->blocks_3_norm1_weight);
    k232_update_blocks_3_norm1_bias(s->exp_avg_blocks_3_norm1_bias, d_blocks_3_norm1_bias,
                                    s->exp_avg_sq_blocks_3_norm1_bias, root_correction, step_size,
                                    s->blocks_3_norm1_bias);
    k233_matmul(d_blocks_2, blocks_2_mlp_1, d_blocks_2_mlp_2_weight);
    k234_matmul(d_blocks_2, s->blocks_2_mlp_2_weight, d_blocks_2_mlp_1);
    k235_update_blocks_2_mlp_2_weight(s->exp_avg_blocks_2_mlp_2_weight, d_blocks_2_mlp_2_weight,
                                      s->exp_avg_sq_blocks_2_mlp_2_weight, root_correction,
                                      step_size, s->blocks_2_mlp_2_weight);
    k236_mul_neg_exp(d_blocks_2_mlp_0, d_blocks_2_mlp_1, blocks_2_mlp_0, d_blocks_2_mlp_0_bias);
    k237_update_blocks_2_mlp_0_bias(s->exp_avg_blocks_2_mlp_0_bias, d_blocks_2_mlp_0_bias,
                                    s->exp_avg_sq_blocks_2_mlp_0_bias, root_correction, step_size,
                                    s->blocks_2_mlp_0_bias);
    k238_matmul(d_blocks_2_mlp_0, blocks_2_norm2, d_blocks_2_mlp_0_weight);
    k239_matmul(d_blocks_2_mlp_0, s->blocks_2_mlp_0_weight, d_blocks_2_norm2);
    k240_update_blocks_2_mlp_0_weight(s->exp_avg_blocks_2_mlp_0_weight, d_blocks_2_mlp_0_weight,
                                      s->exp_avg_sq_blocks_2_mlp_0_weight, root_correction,
                                      step_size, s->blocks_2_mlp_0_weight);
    k241_sum_mul_div(d_blocks_2_out, s->blocks_2_norm2_weight, recip_9, sub_6, sqrt__6, d_blocks_2,
                     d_blocks_2_norm2_bias, d_blocks_2_norm2_weight, d_blocks_2_out_bias);
    k242_update_blocks_2_out_bias(s->exp_avg_blocks_2_out_bias, d_blocks_2_out_bias,
                                  s->exp_avg_sq_blocks_2_out_bias, root_correction, step_size,
                                  s->blocks_2_out_bias);
    k243_update_blocks_2_norm2_weight(s->exp_avg_blocks_2_norm2_weight, d_blocks_2_norm2_weight,
                                      s->exp_avg_sq_blocks_2_norm2_weight, root_correction,
                                      step_size, s->blocks_2_norm2_weight);
    k244_update_blocks_2_norm2_bias(s->exp_avg_blocks_2_norm2_bias, d_blocks_2_norm2_bias,
                                    s->exp_avg_sq_blocks_2_norm2_bias, root_correction, step_size,
                                    s->blocks_2_norm2_bias);
    k245_matmul(d_blocks_2_out, matmul_12, d_blocks_2_out_weight);
    k246_matmul(d_blocks_2_out, s->blocks_2_out_weight, d_matmul_3);
    k247_update_blocks_2_out_weight(s->exp_avg_blocks_2_out_weight, d_blocks_2_out_weight,
                                    s->exp_avg_sq_blocks_2_out_weight, root_correction, step_size,
                                    s->blocks_2_out_weight);
    k248_slices(matmul_11, ge, amax_2, sum__4, d_matmul_3, d_matmul_4, recip_8, slice_work_6);
    k249_matmul(d_matmul_4, blocks_2_norm1, d_blocks_2_qkv_weight);
    k250_matmul(d_matmul_4, s->blocks_2_qkv_weight, d_blocks_2_norm1);
    k251_update_blocks_2_qkv_weight(s->exp_avg_blocks_2_qkv_weight, d_blocks_2_qkv_weight,
                                    s->exp_avg_sq_blocks_2_qkv_weight, root_correction, step_size,
                                    s->blocks_2_qkv_weight);
    k252_sum_mul_div(d_blocks_1, s->blocks_2_norm1_weight, recip_7, sub_5, sqrt__5, d_blocks_2_out,
                     d_blocks_2_norm1_bias, d_blocks_2_norm1_weight, d_blocks_1_mlp_2_bias);
    k253_update_blocks_1_mlp_2_bias(s->exp_avg_blocks_1_mlp_2_bias, d_blocks_1_mlp_2_bias,
                                    s->exp_avg_sq_blocks_1_mlp_2_bias, root_correction, step_size,
                                    s->blocks_1_mlp_2_bias);
    k254_update_blocks_2_norm1_weight(s->exp_avg_blocks_2_norm1_weight, d_blocks_2_norm1_weight,
                                      s->exp_avg_sq_blocks_2_norm1_weight, root_correction,
                                      step_size, s->blocks_2_norm1_weight);
    k255_update_blocks_2_norm1_bias(s->exp_avg_blocks_2_norm1_bias, d_blocks_2_norm1_bias,
                                    s->exp_avg_sq_blocks_2_norm1_bias, root_correction, step_size,
                                    s->blocks_2_norm1_bias);
    k256_matmul(d_blocks_1, blocks_1_mlp_1, d_blocks_1_mlp_2_weight);
    k257_matmul(d_blocks_1, s->blocks_1_mlp_2_weight, d_blocks_1_mlp_1);
    k258_update_blocks_1_mlp_2_weight(s->exp_avg_blocks_1_mlp_2_weight, d_blocks_1_mlp_2_weight,
                                      s->exp_avg_sq_blocks_1_mlp_2_weight, root_correction,
                                      step_size, s->blocks_1_mlp_2_weight);
    k259_mul_neg_exp(d_blocks_1_mlp_0, d_blocks_1_mlp_1, blocks_1_mlp_0, d_blocks_1_mlp_0_bias);
    k260_update_blocks_1_mlp_0_bias(s->exp_avg_blocks_1_mlp_0_bias, d_blocks_1_mlp_0_bias,
                                    s->exp_avg_sq_blocks_1_mlp_0_bias, root_correction, step_size,
                                    s->blocks_1_mlp_0_bias);
    k261_matmul(d_blocks_1_mlp_0, blocks_1_norm2, d_blocks_1_mlp_0_weight);
    k262_matmul(d_blocks_1_mlp_0, s->blocks_1_mlp_0_weight, d_blocks_1_norm2);
    k263_update_blocks_1_mlp_0_weight(s->exp_avg_blocks_1_mlp_0_weight, d_blocks_1_mlp_0_weight,
                                      s->exp_avg_sq_blocks_1_mlp_0_weight, root_correction,
                                      step_size, s->blocks_1_mlp_0_weight);
    k264_sum_mul_div(d_blocks_1_out, s->blocks_1_norm2_weight, recip_6, sub_4, sqrt__4, d_blocks_1,
                     d_blocks_1_norm2_bias, d_blocks_1_norm2_weight, d_blocks_1_out_bias);
    k265_update_blocks_1_out_bias(s->exp_avg_blocks_1_out_bias, d_blocks_1_out_bias,
                                  s->exp_avg_sq_blocks_1_out_bias, root_correction, step_size,
                                  s->blocks_1_out_bias);
    k266_update_blocks_1_norm2_weight(s->exp_avg_blocks_1_norm2_weight, d_blocks_1_norm2_weight,
                                      s->exp_avg_sq_blocks_1_norm2_weight, root_correction,
                                      step_size, s->blocks_1_norm2_weight);
    k267_update_blocks_1_norm2_bias(s->exp_avg_blocks_1_norm2_bias, d_blocks_1_norm2_bias,
                                    s->exp_avg_sq_blocks_1_norm2_bias, root_correction, step_size,
                                    s->blocks_1_norm2_bias);
    k268_matmul(d_blocks_1_out, matmul_7, d_blocks_1_out_weight);
    k269_matmul(d_blocks_1_out, s->blocks_1_out_weight, d_matmul_5);
    k270_update_blocks_1_out_weight(s->exp_avg_blocks_1_out_weight, d_blocks_1_out_weight,
                                    s->exp_avg_sq_blocks_1_out_weight, root_correction, step_size,
                                    s->blocks_1_out_weight);
    k271_slices(matmul_6, ge, amax_3, sum__5, d_matmul_5, d_matmul_6, recip_5, slice_work_7);
    k272_matmul(d_matmul_6, blocks_1_norm1, d_blocks_1_qkv_weight);
    k273_matmul(d_matmul_6, s->blocks_1_qkv_weight, d_blocks_1_norm1);
    k274_update_blocks_1_qkv_weight(s->exp_avg_blocks_1_qkv_weight, d_blocks_1_qkv_weight,
                                    s->exp_avg_sq_blocks_1_qkv_weight, root_correction, step_size,
                                    s->blocks_1_qkv_weight);
    k275_sum_mul_div(d_blocks_0, s->blocks_1_norm1_weight, recip_4, sub_3, sqrt__3, d_blocks_1_out,
                     d_blocks_1_norm1_bias, d_blocks_1_norm1_weight, d_blocks_0_mlp_2_bias);
    k276_update_blocks_0_mlp_2_bias(s->exp_avg_blocks_0_mlp_2_bias, d_blocks_0_mlp_2_bias,
                                    s->exp_avg_sq_blocks_0_mlp_2_bias, root_correction, step_size,
                                    s->blocks_0_mlp_2_bias);
    k277_update_blocks_1_norm1_weight(s->exp_avg_blocks_1_norm1_weight, d_blocks_1_norm1_weight,
                                      s->exp_avg_sq_blocks_1_norm1_weight, root_correction,
                                      step_size, s->blocks_1_norm1_weight);
    k278_update_blocks_1_norm1_bias(s->exp_avg_blocks_1_norm1_bias, d_blocks_1_norm1_bias,
                                    s->exp_avg_sq_blocks_1_norm1_bias, root_correction, step_size,
                                    s->blocks_1_norm1_bias);
    k279_matmul(d_blocks_0, blocks_0_mlp_1, d_blocks_0_mlp_2_weight);
    k280_matmul(d_blocks_0, s->blocks_0_mlp_2_weight, d_blocks_0_mlp_1);
    k281_update_blocks_0_mlp_2_weight(s->exp_avg_blocks_0_mlp_2_weight, d_blocks_0_mlp_2_weight,
                                      s->exp_avg_sq_blocks_0_mlp_2_weight, root_correction,
                                      step_size, s->blocks_0_mlp_2_weight);
    k282_mul_neg_exp(d_blocks_0_mlp_0, d_blocks_0_mlp_1, blocks_0_mlp_0, d_blocks_0_mlp_0_bias);
    k283_update_blocks_0_mlp_0_bias(s->exp_avg_blocks_0_mlp_0_bias, d_blocks_0_mlp_0_bias,
                                    s->exp_avg_sq_blocks_0_mlp_0_bias, root_correction, step_size,
                                    s->blocks_0_mlp_0_bias);
    k284_matmul(d_blocks_0_mlp_0, blocks_0_norm2, d_blocks_0_mlp_0_weight);
    k285_matmul(d_blocks_0_mlp_0, s->blocks_0_mlp_0_weight, d_blocks_0_norm2);
    k286_update_blocks_0_mlp_0_weight(s->exp_avg_blocks_0_mlp_0_weight, d_blocks_0_mlp_0_weight,
                                      s->exp_avg_sq_blocks_0_mlp_0_weight, root_correction,
                                      step_size, s->blocks_0_mlp_0_weight);
    k287_sum_mul_div(d_blocks_0_out, s->blocks_0_norm2_weight, recip_3, sub_2, sqrt__2, d_blocks_0,
                     d_blocks_0_norm2_bias, d_blocks_0_norm2_weight, d_blocks_0_out_bias);
    k288_update_blocks_0_out_bias(s->exp_avg_blocks_0_out_bias, d_blocks_0_out_bias,
                                  s->exp_avg_sq_blocks_0_out_bias, root_correction, step_size,
                                  s->blocks_0_out_bias);
    k289_update_blocks_0_norm2_weight(s->exp_avg_blocks_0_norm2_weight, d_blocks_0_norm2_weight,
                                      s->exp_avg_sq_blocks_0_norm2_weight, root_correction,
                                      step_size, s->blocks_0_norm2_weight);
    k290_update_blocks_0_norm2_bias(s->exp_avg_blocks_0_norm2_bias, d_blocks_0_norm2_bias,
                                    s->exp_avg_sq_blocks_0_norm2_bias, root_correction, step_size,
                                    s->blocks_0_norm2_bias);
    k291_matmul(d_blocks_0_out, matmul_2, d_blocks_0_out_weight);
    k292_matmul(d_blocks_0_out, s->blocks_0_out_weight, d_matmul_7);
    k293_update_blocks_0_out_weight(s->exp_avg_blocks_0_out_weight, d_blocks_0_out_weight,
                                    s->exp_avg_sq_blocks_0_out_weight, root_correction, step_size,
                                    s->blocks_0_out_weight);
    k294_slices(matmul, ge, amax_4, sum__6, d_matmul_7, d_matmul_8, recip_2, slice_work_8);
    k295_matmul(d_matmul_8, blocks_0_norm1, d_blocks_0_qkv_weight);
    k296_matmul(d_matmul_8, s->blocks_0_qkv_weight, d_blocks_0_norm1);
    k297_update_blocks_0_qkv_weight(s->exp_avg_blocks_0_qkv_weight, d_blocks_0_qkv_weight,
                                    s->exp_avg_sq_blocks_0_qkv_weight, root_correction, step_size,
                                    s->blocks_0_qkv_weight);
    k298_sum_mul_div(d_mul, d_blocks_0_norm1_bias, s->blocks_0_norm1_weight, mul,
                     d_blocks_0_norm1_weight, sub, recip, d_sub_2, d_sum);
    k299_update_blocks_0_norm1_weight(s->exp_avg_blocks_0_norm1_weight, d_blocks_0_norm1_weight,
                                      s->exp_avg_sq_blocks_0_norm1_weight, root_correction,
                                      step_size, s->blocks_0_norm1_weight);
    k300_update_blocks_0_norm1_bias(s->exp_avg_blocks_0_norm1_bias, d_blocks_0_norm1_bias,
                                    s->exp_avg_sq_blocks_0_norm1_bias, root_correction, step_size,
                                    s->blocks_0_norm1_bias);
    k301_mul_add_sub(d_characters, recip, d_sub_2, sub, d_blocks_0_out, d_sum, d_places);
    k302_scatter_add(d_characters, io->x, d_characters_weight);
    k303_update_characters_weight(s->exp_avg_characters_weight, d_characters_weight,
                                  s->exp_avg_sq_characters_weight, root_correction, step_size,
                                  s->characters_weight);
    k304_copy(iota_2);
    k305_scatter_add(d_places, iota_2, d_places_weight);
    k306_update_places_weight(s->exp_avg_places_weight, d_places_weight,
                              s->exp_avg_sq_places_weight, root_correction, step_size,
                              s->places_weight);
}

/* ---- eval_step ---- */

/* What eval_step reads and writes: a batch, and its results. */
struct eval_step_io {
    const int *x; /* x (12, 64) */
    const int *y; /* y (12, 64) */
    float *loss; /* loss () */
    float *bits_per_character; /* bits_per_character () */
};

/* k411  gpt.lua:34
 *   gather = gather(characters_weight, x)  (768, 128)
 */
static void k411_gather(const float *restrict characters_weight, const int *restrict x,
                        float *restrict gather)
{
    for (long j = 0; j < 768; j++) {
        const long at = x[j];
        for (long k = 0; k < 128; k++) {
            gather[j * 128 + k] = ((at >= 0) & (at < 146)) ? characters_weight[at * 128 + k] : NAN;
        }
    }
}

/* k412  gpt.lua:34
 *   iota = index  (64, 128)
 */
static void k412_copy(int *restrict iota)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 128; j++) {
            iota[i * 128 + j] = (int)i;
        }
    }
}

/* k413  gpt.lua:34
 *   places = gather(places_weight, iota)  (64, 128)
 */
static void k413_gather(const float *restrict places_weight, const int *restrict iota,
                        float *restrict places)
{
    for (long j = 0; j < 64; j++) {
        for (long k = 0; k < 128; k++) {
            const long at = iota[j * 128 + k];
            places[j * 128 + k] = ((at >= 0) & (at < 64)) ? places_weight[at * 128 + k] : NAN;
        }
    }
}

/* k414  gpt.lua:18
 *   sum3 = sum(add)
 *   sub6 = add - sum3 * 0.0078125
 *   sum8 = sum(sub6 * sub6)
 *   add (over gather) = gather + places  (12, 64, 128)
 *   blocks_0_norm1 = sub6 * (1 / sqrt(sum8 * 0.0078125 + 1e-05)) * blocks_0_norm1_weight +
 *       blocks_0_norm1_bias  (12, 64, 128)
 */
static void k414_add_sum_mul(float *restrict add, const float *restrict places,
                             const float *restrict blocks_0_norm1_weight,
                             const float *restrict blocks_0_norm1_bias,
                             float *restrict blocks_0_norm1)
{
    for (long i0 = 0; i0 < 12; i0++) {
        for (long i1 = 0; i1 < 64; i1++) {
            float sum3 = 0.0f;
            for (long j = 0; j < 128; j++) {
                const float gather_ij = add[i0 * 8192 + i1 * 128 + j];
                const float add_ij = gather_ij + places[i1 * 128 + j];
                sum3 += add_ij;
            }
            const float mul5 = sum3 * 0.0078125f;
            float sum8 = 0.0f;
            for (long j = 0; j < 128; j++) {
                const float gather_ij = add[i0 * 8192 + i1 * 128 + j];
                const float add_ij = gather_ij + places[i1 * 128 + j];
                const float sub6 = add_ij - mul5;
                const float mul7 = sub6 * sub6;
                sum8 += mul7;
            }
            const float mul9 = sum8 * 0.0078125f;
            const float add11 = mul9 + 1e-05f;
            const float sqrt12 = sqrtf(add11);
            const float recip13 = 1 / sqrt12;
            for (long j = 0; j < 128; j++) {
                const float gather_ij = add[i0 * 8192 + i1 * 128 + j];
                const float add_ij = gather_ij + places[i1 * 128 + j];
                const float sub6 = add_ij - mul5;
                const float mul14 = sub6 * recip13;
                const float mul16 = mul14 * blocks_0_norm1_weight[j];
                const float blocks_0_norm1_ij = mul16 + blocks_0_norm1_bias[j];
                add[i0 * 8192 + i1 * 128 + j] = add_ij;
                blocks_0_norm1[i0 * 8192 + i1 * 128 + j] = blocks_0_norm1_ij;
            }
        }
    }
}

/* k415  gpt.lua:19
 *   matmul = blocks_0_norm1 @ blocks_0_qkv_weight.T  (768, 384)
 */
static void k415_matmul(const float *restrict blocks_0_norm1,
                        const float *restrict blocks_0_qkv_weight, float *restrict matmul)
{
    for (long i = 0; i < 768; i++) {
        for (long j = 0; j < 384; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 128; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] +=
                        blocks_0_norm1[i * 128 + k + l] * blocks_0_qkv_weight[j * 128 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul[i * 384 + j] = sum;
        }
    }
}

/* k416  gpt.lua:54
 *   ge = index >= index  (64, 64)
 */
static void k416_ge(unsigned char *restrict ge)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 64; j++) {
            const int ge_ij = (int)i >= (int)j;
            ge[i * 64 + j] = (unsigned char)ge_ij;
        }
    }
}

/* k453  gpt.lua:54
 *   matmul_3 = matmul @ matmul_2.T  a slice of (12, 4, 64, 64)
 */
static void k453_matmul(const float *restrict matmul, const float *restrict matmul_2,
                        float *restrict matmul_3)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 32; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 32; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += matmul[i * 384 + k + l] * matmul_2[128 + j * 384 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_3[i * 32 + j] = sum;
        }
    }
}

/* k454  gpt.lua:54
 *   where5 = where(ge, matmul_3 * 0.176777, -inf)
 *   amax6 = max(where5)
 *   exp8 = exp(where5 - amax6)
 *   sum9 = sum(exp8)
 *   mul (over matmul_3) = exp8 * (1 / sum9)  a slice of (12, 4, 64, 64)
 */
static void k454_mul_where_amax(float *restrict mul, const unsigned char *restrict ge)
{
    for (long i = 0; i < 32; i++) {
        float amax6 = (-INFINITY);
        for (long j = 0; j < 32; j++) {
            const float matmul_3_ij = mul[i * 32 + j];
            const float mul2 = matmul_3_ij * 0.176776692f;
            const int ge_ij = ge[i * 64 + j];
            const float where5 = ge_ij ? mul2 : (-INFINITY);
            amax6 = amax6 > where5 ? amax6 : (amax6 == amax6 ? where5 : amax6);
        }
        float exp8[32];
        float sum9 = 0.0f;
        for (long j = 0; j < 32; j++) {
            const float matmul_3_ij = mul[i * 32 + j];
            const float mul2 = matmul_3_ij * 0.176776692f;
            const int ge_ij = ge[i * 64 + j];
            const float where5 = ge_ij ? mul2 : (-INFINITY);
            const float sub7 = where5 - amax6;
            exp8[j] = expf(sub7);
            sum9 += exp8[j];
        }
        const float recip10 = 1 / sum9;
        for (long j = 0; j < 32; j++) {
            const float mul_ij = exp8[j] * recip10;
            mul[i * 32 + j] = mul_ij;
        }
    }
}

/* k455  gpt.lua:54
 *   matmul_2_2 = mul @ matmul_2  a slice of (12, 4, 64, 32)
 */
static void k455_matmul(const float *restrict mul, const float *restrict matmul_2,
                        float *restrict matmul_2_2)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 32; j++) {
            matmul_2_2[i * 128 + j] = 0.0f;
        }
        for (long k = 0; k < 32; k++) {
            const float a_ik = mul[i * 32 + k];
            for (long j = 0; j < 32; j++) {
                matmul_2_2[i * 128 + j] += a_ik * matmul_2[256 + k * 384 + j];
            }
        }
    }
}

#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */
__attribute__((noinline))
#endif
static void k451_slice(const float *matmul, const float *matmul_2, const unsigned char *ge,
                       float *matmul_2_2, void *work)
{
    char *const at = work;
    float *const matmul_3 = (float *)(void *)(at + 0); /* (1024) */
    float *const mul = (float *)(void *)(at + 0); /* (1024) */

    k453_matmul(matmul, matmul_2, matmul_3);
    k454_mul_where_amax(mul, ge);
    k455_matmul(mul, matmul_2, matmul_2_2);
}

/* k451  gpt.lua:54
 *   matmul_2 = the last block  a slice of (12, 4, 64, 32)
 */
static void k451_slices(const float *matmul, const unsigned char *ge, float *matmul_2,
                        unsigned char *slice_work)
{
    k451_slice(matmul, matmul, ge, matmul_2, slice_work);
}

/* k456  gpt.lua:54
 *   matmul_3 = matmul @ matmul_2.T  a slice of (12, 4, 64, 64)
 */
static void k456_matmul(const float *restrict matmul, const float *restrict matmul_2,
                        float *restrict matmul_3)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 64; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 32; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += matmul[12288 + i * 384 + k + l] * matmul_2[128 + j * 384 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_3[i * 64 + j] = sum;
        }
    }
}

/* k457  gpt.lua:54
 *   where5 = where(ge, matmul_3 * 0.176777, -inf)
 *   amax6 = max(where5)
 *   exp8 = exp(where5 - amax6)
 *   sum9 = sum(exp8)
 *   mul (over matmul_3) = exp8 * (1 / sum9)  a slice of (12, 4, 64, 64)
 */
static void k457_mul_where_amax(float *restrict mul, const unsigned char *restrict ge)
{
    for (long i = 0; i < 32; i++) {
        float amax6 = (-INFINITY);
        for (long j = 0; j < 64; j++) {
            const float matmul_3_ij = mul[i * 64 + j];
            const float mul2 = matmul_3_ij * 0.176776692f;
            const int ge_ij = ge[2048 + i * 64 + j];
            const float where5 = ge_ij ? mul2 : (-INFINITY);
            amax6 = amax6 > where5 ? amax6 : (amax6 == amax6 ? where5 : amax6);
        }
        float exp8[64];
        float sum9 = 0.0f;
        for (long j = 0; j < 64; j++) {
            const float matmul_3_ij = mul[i * 64 + j];
            const float mul2 = matmul_3_ij * 0.176776692f;
            const int ge_ij = ge[2048 + i * 64 + j];
            const float where5 = ge_ij ? mul2 : (-INFINITY);
            const float sub7 = where5 - amax6;
            exp8[j] = expf(sub7);
            sum9 += exp8[j];
        }
        const float recip10 = 1 / sum9;
        for (long j = 0; j < 64; j++) {
            const float mul_ij = exp8[j] * recip10;
            mul[i * 64 + j] = mul_ij;
        }
    }
}

/* k458  gpt.lua:54
 *   matmul_2_2 = mul @ matmul_2  a slice of (12, 4, 64, 32)
 */
static void k458_matmul(const float *restrict mul, const float *restrict matmul_2,
                        float *restrict matmul_2_2)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 32; j++) {
            matmul_2_2[4096 + i * 128 + j] = 0.0f;
        }
        for (long k = 0; k < 64; k++) {
            const float a_ik = mul[i * 64 + k];
            for (long j = 0; j < 32; j++) {
                matmul_2_2[4096 + i * 128 + j] += a_ik * matmul_2[256 + k * 384 + j];
            }
        }
    }
}

#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */
__attribute__((noinline))
#endif
static void k452_slice(const float *matmul, const float *matmul_2, const unsigned char *ge,
                       float *matmul_2_2, void *work)
{
    char *const at = work;
    float *const matmul_3 = (float *)(void *)(at + 0); /* (2048) */
    float *const mul = (float *)(void *)(at + 0); /* (2048) */

    k456_matmul(matmul, matmul_2, matmul_3);
    k457_mul_where_amax(mul, ge);
    k458_matmul(mul, matmul_2, matmul_2_2);
}

/* k452  gpt.lua:54
 *   matmul_2 = the last block  a slice of (12, 4, 64, 32)
 */
static void k452_slices(const float *matmul, const unsigned char *ge, float *matmul_2,
                        unsigned char *slice_work_2)
{
    k452_slice(matmul, matmul, ge, matmul_2, slice_work_2);
}

#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */
__attribute__((noinline))
#endif
static void k417_slice(const float *matmul, const unsigned char *ge, float *matmul_2, void *work)
{
    char *const at = work;
    unsigned char *const slice_work = (unsigned char *)(void *)(at + 0); /* (4096) */
    unsigned char *const slice_work_2 = (unsigned char *)(void *)(at + 0); /* (8192) */

    k451_slices(matmul, ge, matmul_2, slice_work);
    k452_slices(matmul, ge, matmul_2, slice_work_2);
}

/* k417  gpt.lua:54
 *   matmul_2 = 12 x 4 slices  (12, 4, 64, 32)
 */
static void k417_slices(const float *matmul, const unsigned char *ge, float *matmul_2,
                        unsigned char *slice_work)
{
    for (long s0 = 0; s0 < 12; s0++) {
        for (long s1 = 0; s1 < 4; s1++) {
            k417_slice(matmul + s0 * 24576 + s1 * 32, ge, matmul_2 + s0 * 8192 + s1 * 32,
                       slice_work);
        }
    }
}

/* k418  gpt.lua:20
 *   matmul_3 = matmul_2 @ blocks_0_out_weight.T  (768, 128)
 */
static void k418_matmul(const float *restrict matmul_2, const float *restrict blocks_0_out_weight,
                        float *restrict matmul_3)
{
    for (long i0 = 0; i0 < 12; i0++) {
        for (long i1 = 0; i1 < 64; i1++) {
            for (long j = 0; j < 128; j++) {
                matmul_3[i0 * 8192 + i1 * 128 + j] = 0.0f;
            }
            for (long k0 = 0; k0 < 4; k0++) {
                for (long k1 = 0; k1 < 32; k1++) {
                    const float a_ik = matmul_2[i0 * 8192 + i1 * 128 + k0 * 32 + k1];
                    for (long j = 0; j < 128; j++) {
                        matmul_3[i0 * 8192 + i1 * 128 + j] +=
                            a_ik * blocks_0_out_weight[j * 128 + k0 * 32 + k1];
                    }
                }
            }
        }
    }
}

/* k419  gpt.lua:21
 *   sum5 = sum(add_2)
 *   sub8 = add_2 - sum5 * 0.0078125
 *   sum10 = sum(sub8 * sub8)
 *   add_2 (over matmul_3) = add + (matmul_3 + blocks_0_out_bias)  (12, 64, 128)
 *   blocks_0_norm2 (over add) = sub8 * (1 / sqrt(sum10 * 0.0078125 + 1e-05)) *
 *       blocks_0_norm2_weight + blocks_0_norm2_bias  (12, 64, 128)
 */
static void k419_add_sum_mul(float *restrict add_2, const float *restrict blocks_0_out_bias,
                             float *restrict blocks_0_norm2,
                             const float *restrict blocks_0_norm2_weight,
                             const float *restrict blocks_0_norm2_bias)
{
    for (long i = 0; i < 768; i++) {
        float sum5 = 0.0f;
        for (long j = 0; j < 128; j++) {
            const float matmul_3_ij = add_2[i * 128 + j];
            const float add2 = matmul_3_ij + blocks_0_out_bias[j];
            const float add_ij = blocks_0_norm2[i * 128 + j];
            const float add_2_ij = add_ij + add2;
            sum5 += add_2_ij;
        }
        const float mul7 = sum5 * 0.0078125f;
        float sum10 = 0.0f;
        for (long j = 0; j < 128; j++) {
            const float matmul_3_ij = add_2[i * 128 + j];
            const float add2 = matmul_3_ij + blocks_0_out_bias[j];
            const float add_ij = blocks_0_norm2[i * 128 + j];
            const float add_2_ij = add_ij + add2;
            const float sub8 = add_2_ij - mul7;
            const float mul9 = sub8 * sub8;
            sum10 += mul9;
        }
        const float mul11 = sum10 * 0.0078125f;
        const float add13 = mul11 + 1e-05f;
        const float sqrt14 = sqrtf(add13);
        const float recip15 = 1 / sqrt14;
        for (long j = 0; j < 128; j++) {
            const float matmul_3_ij = add_2[i * 128 + j];
            const float add2 = matmul_3_ij + blocks_0_out_bias[j];
            const float add_ij = blocks_0_norm2[i * 128 + j];
            const float add_2_ij = add_ij + add2;
            const float sub8 = add_2_ij - mul7;
            const float mul16 = sub8 * recip15;
            const float mul18 = mul16 * blocks_0_norm2_weight[j];
            const float blocks_0_norm2_ij = mul18 + blocks_0_norm2_bias[j];
            add_2[i * 128 + j] = add_2_ij;
            blocks_0_norm2[i * 128 + j] = blocks_0_norm2_ij;
        }
    }
}

/* k420  gpt.lua:22
 *   matmul_4 = blocks_0_norm2 @ blocks_0_mlp_0_weight.T  (768, 512)
 */
static void k420_matmul(const float *restrict blocks_0_norm2,
                        const float *restrict blocks_0_mlp_0_weight, float *restrict matmul_4)
{
    for (long i = 0; i < 768; i++) {
        for (long j = 0; j < 512; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 128; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] +=
                        blocks_0_norm2[i * 128 + k + l] * blocks_0_mlp_0_weight[j * 128 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_4[i * 512 + j] = sum;
        }
    }
}

/* k421  gpt.lua:22
 *   blocks_0_mlp_1 (over matmul_4) = (matmul_4 + blocks_0_mlp_0_bias) * 0.5 * (erf((matmul_4 +
 *       blocks_0_mlp_0_bias) * 0.707107) + 1)  (12, 64, 512)
 */
static void k421_add_mul_erf(float *restrict blocks_0_mlp_1,
                             const float *restrict blocks_0_mlp_0_bias)
{
    for (long i = 0; i < 768; i++) {
        for (long j = 0; j < 512; j++) {
            const float matmul_4_ij = blocks_0_mlp_1[i * 512 + j];
            const float add2 = matmul_4_ij + blocks_0_mlp_0_bias[j];
            const float mul4 = add2 * 0.5f;
            const float mul6 = add2 * 0.707106769f;
            const float erf7 = erff(mul6);
            const float add9 = erf7 + 1.0f;
            const float blocks_0_mlp_1_ij = mul4 * add9;
            blocks_0_mlp_1[i * 512 + j] = blocks_0_mlp_1_ij;
        }
    }
}

/* k422  gpt.lua:22
 *   matmul_5 = blocks_0_mlp_1 @ blocks_0_mlp_2_weight.T  (768, 128)
 */
static void k422_matmul(const float *restrict blocks_0_mlp_1,
                        const float *restrict blocks_0_mlp_2_weight, float *restrict matmul_5)
{
    for (long i = 0; i < 768; i++) {
        for (long j = 0; j < 128; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 512; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] +=
                        blocks_0_mlp_1[i * 512 + k + l] * blocks_0_mlp_2_weight[j * 512 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_5[i * 128 + j] = sum;
        }
    }
}

/* k423  gpt.lua:18
 *   sum5 = sum(blocks_0)
 *   sub8 = blocks_0 - sum5 * 0.0078125
 *   sum10 = sum(sub8 * sub8)
 *   blocks_0 (over matmul_5) = add_2 + (matmul_5 + blocks_0_mlp_2_bias)  (12, 64, 128)
 *   blocks_1_norm1 (over add_2) = sub8 * (1 / sqrt(sum10 * 0.0078125 + 1e-05)) *
 *       blocks_1_norm1_weight + blocks_1_norm1_bias  (12, 64, 128)
 */
static void k423_add_sum_mul(float *restrict blocks_0, const float *restrict blocks_0_mlp_2_bias,
                             float *restrict blocks_1_norm1,
                             const float *restrict blocks_1_norm1_weight,
                             const float *restrict blocks_1_norm1_bias)
{
    for (long i = 0; i < 768; i++) {
        float sum5 = 0.0f;
        for (long j = 0; j < 128; j++) {
            const float matmul_5_ij = blocks_0[i * 128 + j];
            const float add2 = matmul_5_ij + blocks_0_mlp_2_bias[j];
            const float add_2_ij = blocks_1_norm1[i * 128 + j];
            const float blocks_0_ij = add_2_ij + add2;
            sum5 += blocks_0_ij;
        }
        const float mul7 = sum5 * 0.0078125f;
        float sum10 = 0.0f;
        for (long j = 0; j < 128; j++) {
            const float matmul_5_ij = blocks_0[i * 128 + j];
            const float add2 = matmul_5_ij + blocks_0_mlp_2_bias[j];
            const float add_2_ij = blocks_1_norm1[i * 128 + j];
            const float blocks_0_ij = add_2_ij + add2;
            const float sub8 = blocks_0_ij - mul7;
            const float mul9 = sub8 * sub8;
            sum10 += mul9;
        }
        const float mul11 = sum10 * 0.0078125f;
        const float add13 = mul11 + 1e-05f;
        const float sqrt14 = sqrtf(add13);
        const float recip15 = 1 / sqrt14;
        for (long j = 0; j < 128; j++) {
            const float matmul_5_ij = blocks_0[i * 128 + j];
            const float add2 = matmul_5_ij + blocks_0_mlp_2_bias[j];
            const float add_2_ij = blocks_1_norm1[i * 128 + j];
            const float blocks_0_ij = add_2_ij + add2;
            const float sub8 = blocks_0_ij - mul7;
            const float mul16 = sub8 * recip15;
            const float mul18 = mul16 * blocks_1_norm1_weight[j];
            const float blocks_1_norm1_ij = mul18 + blocks_1_norm1_bias[j];
            blocks_0[i * 128 + j] = blocks_0_ij;
            blocks_1_norm1[i * 128 + j] = blocks_1_norm1_ij;
        }
    }
}

/* k424  gpt.lua:19
 *   matmul_6 = blocks_1_norm1 @ blocks_1_qkv_weight.T  (768, 384)
 */
static void k424_matmul(const float *restrict blocks_1_norm1,
                        const float *restrict blocks_1_qkv_weight, float *restrict matmul_6)
{
    for (long i = 0; i < 768; i++) {
        for (long j = 0; j < 384; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 128; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] +=
                        blocks_1_norm1[i * 128 + k + l] * blocks_1_qkv_weight[j * 128 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_6[i * 384 + j] = sum;
        }
    }
}

/* k461  gpt.lua:54
 *   matmul = matmul_6 @ matmul_6_2.T  a slice of (12, 4, 64, 64)
 */
static void k461_matmul(const float *restrict matmul_6, const float *restrict matmul_6_2,
                        float *restrict matmul)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 32; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 32; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += matmul_6[i * 384 + k + l] * matmul_6_2[128 + j * 384 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul[i * 32 + j] = sum;
        }
    }
}

/* k462  gpt.lua:54
 *   where5 = where(ge, matmul * 0.176777, -inf)
 *   amax6 = max(where5)
 *   exp8 = exp(where5 - amax6)
 *   sum9 = sum(exp8)
 *   mul (over matmul) = exp8 * (1 / sum9)  a slice of (12, 4, 64, 64)
 */
static void k462_mul_where_amax(float *restrict mul, const unsigned char *restrict ge)
{
    for (long i = 0; i < 32; i++) {
        float amax6 = (-INFINITY);
        for (long j = 0; j < 32; j++) {
            const float matmul_ij = mul[i * 32 + j];
            const float mul2 = matmul_ij * 0.176776692f;
            const int ge_ij = ge[i * 64 + j];
            const float where5 = ge_ij ? mul2 : (-INFINITY);
            amax6 = amax6 > where5 ? amax6 : (amax6 == amax6 ? where5 : amax6);
        }
        float exp8[32];
        float sum9 = 0.0f;
        for (long j = 0; j < 32; j++) {
            const float matmul_ij = mul[i * 32 + j];
            const float mul2 = matmul_ij * 0.176776692f;
            const int ge_ij = ge[i * 64 + j];
            const float where5 = ge_ij ? mul2 : (-INFINITY);
            const float sub7 = where5 - amax6;
            exp8[j] = expf(sub7);
            sum9 += exp8[j];
        }
        const float recip10 = 1 / sum9;
        for (long j = 0; j < 32; j++) {
            const float mul_ij = exp8[j] * recip10;
            mul[i * 32 + j] = mul_ij;
        }
    }
}

/* k463  gpt.lua:54
 *   matmul_7 = mul @ matmul_6_2  a slice of (12, 4, 64, 32)
 */
static void k463_matmul(const float *restrict mul, const float *restrict matmul_6_2,
                        float *restrict matmul_7)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 32; j++) {
            matmul_7[i * 128 + j] = 0.0f;
        }
        for (long k = 0; k < 32; k++) {
            const float a_ik = mul[i * 32 + k];
            for (long j = 0; j < 32; j++) {
                matmul_7[i * 128 + j] += a_ik * matmul_6_2[256 + k * 384 + j];
            }
        }
    }
}

#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */
__attribute__((noinline))
#endif
static void k459_slice(const float *matmul_6, const float *matmul_6_2, const unsigned char *ge,
                       float *matmul_7, void *work)
{
    char *const at = work;
    float *const matmul = (float *)(void *)(at + 0); /* (1024) */
    float *const mul = (float *)(void *)(at + 0); /* (1024) */

    k461_matmul(matmul_6, matmul_6_2, matmul);
    k462_mul_where_amax(mul, ge);
    k463_matmul(mul, matmul_6_2, matmul_7);
}

/* k459  gpt.lua:54
 *   matmul_7 = the last block  a slice of (12, 4, 64, 32)
 */
static void k459_slices(const float *matmul_6, const unsigned char *ge, float *matmul_7,
                        unsigned char *slice_work)
{
    k459_slice(matmul_6, matmul_6, ge, matmul_7, slice_work);
}

/* k464  gpt.lua:54
 *   matmul = matmul_6 @ matmul_6_2.T  a slice of (12, 4, 64, 64)
 */
static void k464_matmul(const float *restrict matmul_6, const float *restrict matmul_6_2,
                        float *restrict matmul)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 64; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 32; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] +=
                        matmul_6[12288 + i * 384 + k + l] * matmul_6_2[128 + j * 384 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul[i * 64 + j] = sum;
        }
    }
}

/* k465  gpt.lua:54
 *   where5 = where(ge, matmul * 0.176777, -inf)
 *   amax6 = max(where5)
 *   exp8 = exp(where5 - amax6)
 *   sum9 = sum(exp8)
 *   mul (over matmul) = exp8 * (1 / sum9)  a slice of (12, 4, 64, 64)
 */
static void k465_mul_where_amax(float *restrict mul, const unsigned char *restrict ge)
{
    for (long i = 0; i < 32; i++) {
        float amax6 = (-INFINITY);
        for (long j = 0; j < 64; j++) {
            const float matmul_ij = mul[i * 64 + j];
            const float mul2 = matmul_ij * 0.176776692f;
            const int ge_ij = ge[2048 + i * 64 + j];
            const float where5 = ge_ij ? mul2 : (-INFINITY);
            amax6 = amax6 > where5 ? amax6 : (amax6 == amax6 ? where5 : amax6);
        }
        float exp8[64];
        float sum9 = 0.0f;
        for (long j = 0; j < 64; j++) {
            const float matmul_ij = mul[i * 64 + j];
            const float mul2 = matmul_ij * 0.176776692f;
            const int ge_ij = ge[2048 + i * 64 + j];
            const float where5 = ge_ij ? mul2 : (-INFINITY);
            const float sub7 = where5 - amax6;
            exp8[j] = expf(sub7);
            sum9 += exp8[j];
        }
        const float recip10 = 1 / sum9;
        for (long j = 0; j < 64; j++) {
            const float mul_ij = exp8[j] * recip10;
            mul[i * 64 + j] = mul_ij;
        }
    }
}

/* k466  gpt.lua:54
 *   matmul_7 = mul @ matmul_6_2  a slice of (12, 4, 64, 32)
 */
static void k466_matmul(const float *restrict mul, const float *restrict matmul_6_2,
                        float *restrict matmul_7)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 32; j++) {
            matmul_7[4096 + i * 128 + j] = 0.0f;
        }
        for (long k = 0; k < 64; k++) {
            const float a_ik = mul[i * 64 + k];
            for (long j = 0; j < 32; j++) {
                matmul_7[4096 + i * 128 + j] += a_ik * matmul_6_2[256 + k * 384 + j];
            }
        }
    }
}

#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */
__attribute__((noinline))
#endif
static void k460_slice(const float *matmul_6, const float *matmul_6_2, const unsigned char *ge,
                       float *matmul_7, void *work)
{
    char *const at = work;
    float *const matmul = (float *)(void *)(at + 0); /* (2048) */
    float *const mul = (float *)(void *)(at + 0); /* (2048) */

    k464_matmul(matmul_6, matmul_6_2, matmul);
    k465_mul_where_amax(mul, ge);
    k466_matmul(mul, matmul_6_2, matmul_7);
}

/* k460  gpt.lua:54
 *   matmul_7 = the last block  a slice of (12, 4, 64, 32)
 */
static void k460_slices(const float *matmul_6, const unsigned char *ge, float *matmul_7,
                        unsigned char *slice_work_2)
{
    k460_slice(matmul_6, matmul_6, ge, matmul_7, slice_work_2);
}

#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */
__attribute__((noinline))
#endif
static void k425_slice(const float *matmul_6, const unsigned char *ge, float *matmul_7,
                       void *work)
{
    char *const at = work;
    unsigned char *const slice_work = (unsigned char *)(void *)(at + 0); /* (4096) */
    unsigned char *const slice_work_2 = (unsigned char *)(void *)(at + 0); /* (8192) */

    k459_slices(matmul_6, ge, matmul_7, slice_work);
    k460_slices(matmul_6, ge, matmul_7, slice_work_2);
}

/* k425  gpt.lua:54
 *   matmul_7 = 12 x 4 slices  (12, 4, 64, 32)
 */
static void k425_slices(const float *matmul_6, const unsigned char *ge, float *matmul_7,
                        unsigned char *slice_work_2)
{
    for (long s0 = 0; s0 < 12; s0++) {
        for (long s1 = 0; s1 < 4; s1++) {
            k425_slice(matmul_6 + s0 * 24576 + s1 * 32, ge, matmul_7 + s0 * 8192 + s1 * 32,
                       slice_work_2);
        }
    }
}

/* k426  gpt.lua:20
 *   matmul_8 = matmul_7 @ blocks_1_out_weight.T  (768, 128)
 */
static void k426_matmul(const float *restrict matmul_7, const float *restrict blocks_1_out_weight,
                        float *restrict matmul_8)
{
    for (long i0 = 0; i0 < 12; i0++) {
        for (long i1 = 0; i1 < 64; i1++) {
            for (long j = 0; j < 128; j++) {
                matmul_8[i0 * 8192 + i1 * 128 + j] = 0.0f;
            }
            for (long k0 = 0; k0 < 4; k0++) {
                for (long k1 = 0; k1 < 32; k1++) {
                    const float a_ik = matmul_7[i0 * 8192 + i1 * 128 + k0 * 32 + k1];
                    for (long j = 0; j < 128; j++) {
                        matmul_8[i0 * 8192 + i1 * 128 + j] +=
                            a_ik * blocks_1_out_weight[j * 128 + k0 * 32 + k1];
                    }
                }
            }
        }
    }
}

/* k427  gpt.lua:21
 *   sum5 = sum(add_3)
 *   sub8 = add_3 - sum5 * 0.0078125
 *   sum10 = sum(sub8 * sub8)
 *   add_3 (over matmul_8) = blocks_0 + (matmul_8 + blocks_1_out_bias)  (12, 64, 128)
 *   blocks_1_norm2 (over blocks_0) = sub8 * (1 / sqrt(sum10 * 0.0078125 + 1e-05)) *
 *       blocks_1_norm2_weight + blocks_1_norm2_bias  (12, 64, 128)
 */
static void k427_add_sum_mul(float *restrict add_3, const float *restrict blocks_1_out_bias,
                             float *restrict blocks_1_norm2,
                             const float *restrict blocks_1_norm2_weight,
                             const float *restrict blocks_1_norm2_bias)
{
    for (long i = 0; i < 768; i++) {
        float sum5 = 0.0f;
        for (long j = 0; j < 128; j++) {
            const float matmul_8_ij = add_3[i * 128 + j];
            const float add2 = matmul_8_ij + blocks_1_out_bias[j];
            const float blocks_0_ij = blocks_1_norm2[i * 128 + j];
            const float add_3_ij = blocks_0_ij + add2;
            sum5 += add_3_ij;
        }
        const float mul7 = sum5 * 0.0078125f;
        float sum10 = 0.0f;
        for (long j = 0; j < 128; j++) {
            const float matmul_8_ij = add_3[i * 128 + j];
            const float add2 = matmul_8_ij + blocks_1_out_bias[j];
            const float blocks_0_ij = blocks_1_norm2[i * 128 + j];
            const float add_3_ij = blocks_0_ij + add2;
            const float sub8 = add_3_ij - mul7;
            const float mul9 = sub8 * sub8;
            sum10 += mul9;
        }
        const float mul11 = sum10 * 0.0078125f;
        const float add13 = mul11 + 1e-05f;
        const float sqrt14 = sqrtf(add13);
        const float recip15 = 1 / sqrt14;
        for (long j = 0; j < 128; j++) {
            const float matmul_8_ij = add_3[i * 128 + j];
            const float add2 = matmul_8_ij + blocks_1_out_bias[j];
            const float blocks_0_ij = blocks_1_norm2[i * 128 + j];
            const float add_3_ij = blocks_0_ij + add2;
            const float sub8 = add_3_ij - mul7;
            const float mul16 = sub8 * recip15;
            const float mul18 = mul16 * blocks_1_norm2_weight[j];
            const float blocks_1_norm2_ij = mul18 + blocks_1_norm2_bias[j];
            add_3[i * 128 + j] = add_3_ij;
            blocks_1_norm2[i * 128 + j] = blocks_1_norm2_ij;
        }
    }
}

/* k428  gpt.lua:22
 *   matmul_9 = blocks_1_norm2 @ blocks_1_mlp_0_weight.T  (768, 512)
 */
static void k428_matmul(const float *restrict blocks_1_norm2,
                        const float *restrict blocks_1_mlp_0_weight, float *restrict matmul_9)
{
    for (long i = 0; i < 768; i++) {
        for (long j = 0; j < 512; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 128; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] +=
                        blocks_1_norm2[i * 128 + k + l] * blocks_1_mlp_0_weight[j * 128 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_9[i * 512 + j] = sum;
        }
    }
}

/* k429  gpt.lua:22
 *   blocks_1_mlp_1 (over matmul_9) = (matmul_9 + blocks_1_mlp_0_bias) * 0.5 * (erf((matmul_9 +
 *       blocks_1_mlp_0_bias) * 0.707107) + 1)  (12, 64, 512)
 */
static void k429_add_mul_erf(float *restrict blocks_1_mlp_1,
                             const float *restrict blocks_1_mlp_0_bias)
{
    for (long i = 0; i < 768; i++) {
        for (long j = 0; j < 512; j++) {
            const float matmul_9_ij = blocks_1_mlp_1[i * 512 + j];
            const float add2 = matmul_9_ij + blocks_1_mlp_0_bias[j];
            const float mul4 = add2 * 0.5f;
            const float mul6 = add2 * 0.707106769f;
            const float erf7 = erff(mul6);
            const float add9 = erf7 + 1.0f;
            const float blocks_1_mlp_1_ij = mul4 * add9;
            blocks_1_mlp_1[i * 512 + j] = blocks_1_mlp_1_ij;
        }
    }
}

/* k430  gpt.lua:22
 *   matmul_10 = blocks_1_mlp_1 @ blocks_1_mlp_2_weight.T  (768, 128)
 */
static void k430_matmul(const float *restrict blocks_1_mlp_1,
                        const float *restrict blocks_1_mlp_2_weight, float *restrict matmul_10)
{
    for (long i = 0; i < 768; i++) {
        for (long j = 0; j < 128; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 512; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] +=
                        blocks_1_mlp_1[i * 512 + k + l] * blocks_1_mlp_2_weight[j * 512 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_10[i * 128 + j] = sum;
        }
    }
}

/* k431  gpt.lua:18
 *   sum5 = sum(blocks_1)
 *   sub8 = blocks_1 - sum5 * 0.0078125
 *   sum10 = sum(sub8 * sub8)
 *   blocks_1 (over matmul_10) = add_3 + (matmul_10 + blocks_1_mlp_2_bias)  (12, 64, 128)
 *   blocks_2_norm1 (over add_3) = sub8 * (1 / sqrt(sum10 * 0.0078125 + 1e-05)) *
 *       blocks_2_norm1_weight + blocks_2_norm1_bias  (12, 64, 128)
 */
static void k431_add_sum_mul(float *restrict blocks_1, const float *restrict blocks_1_mlp_2_bias,
                             float *restrict blocks_2_norm1,
                             const float *restrict blocks_2_norm1_weight,
                             const float *restrict blocks_2_norm1_bias)
{
    for (long i = 0; i < 768; i++) {
        float sum5 = 0.0f;
        for (long j = 0; j < 128; j++) {
            const float matmul_10_ij = blocks_1[i * 128 + j];
            const float add2 = matmul_10_ij + blocks_1_mlp_2_bias[j];
            const float add_3_ij = blocks_2_norm1[i * 128 + j];
            const float blocks_1_ij = add_3_ij + add2;
            sum5 += blocks_1_ij;
        }
        const float mul7 = sum5 * 0.0078125f;
        float sum10 = 0.0f;
        for (long j = 0; j < 128; j++) {
            const float matmul_10_ij = blocks_1[i * 128 + j];
            const float add2 = matmul_10_ij + blocks_1_mlp_2_bias[j];
            const float add_3_ij = blocks_2_norm1[i * 128 + j];
            const float blocks_1_ij = add_3_ij + add2;
            const float sub8 = blocks_1_ij - mul7;
            const float mul9 = sub8 * sub8;
            sum10 += mul9;
        }
        const float mul11 = sum10 * 0.0078125f;
        const float add13 = mul11 + 1e-05f;
        const float sqrt14 = sqrtf(add13);
        const float recip15 = 1 / sqrt14;
        for (long j = 0; j < 128; j++) {
            const float matmul_10_ij = blocks_1[i * 128 + j];
            const float add2 = matmul_10_ij + blocks_1_mlp_2_bias[j];
            const float add_3_ij = blocks_2_norm1[i * 128 + j];
            const float blocks_1_ij = add_3_ij + add2;
            const float sub8 = blocks_1_ij - mul7;
            const float mul16 = sub8 * recip15;
            const float mul18 = mul16 * blocks_2_norm1_weight[j];
            const float blocks_2_norm1_ij = mul18 + blocks_2_norm1_bias[j];
            blocks_1[i * 128 + j] = blocks_1_ij;
            blocks_2_norm1[i * 128 + j] = blocks_2_norm1_ij;
        }
    }
}

/* k432  gpt.lua:19
 *   matmul_11 = blocks_2_norm1 @ blocks_2_qkv_weight.T  (768, 384)
 */
static void k432_matmul(const float *restrict blocks_2_norm1,
                        const float *restrict blocks_2_qkv_weight, float *restrict matmul_11)
{
    for (long i = 0; i < 768; i++) {
        for (long j = 0; j < 384; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 128; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] +=
                        blocks_2_norm1[i * 128 + k + l] * blocks_2_qkv_weight[j * 128 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_11[i * 384 + j] = sum;
        }
    }
}

/* k469  gpt.lua:54
 *   matmul = matmul_11 @ matmul_11_2.T  a slice of (12, 4, 64, 64)
 */
static void k469_matmul(const float *restrict matmul_11, const float *restrict matmul_11_2,
                        float *restrict matmul)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 32; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 32; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += matmul_11[i * 384 + k + l] * matmul_11_2[128 + j * 384 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul[i * 32 + j] = sum;
        }
    }
}

/* k470  gpt.lua:54
 *   where5 = where(ge, matmul * 0.176777, -inf)
 *   amax6 = max(where5)
 *   exp8 = exp(where5 - amax6)
 *   sum9 = sum(exp8)
 *   mul (over matmul) = exp8 * (1 / sum9)  a slice of (12, 4, 64, 64)
 */
static void k470_mul_where_amax(float *restrict mul, const unsigned char *restrict ge)
{
    for (long i = 0; i < 32; i++) {
        float amax6 = (-INFINITY);
        for (long j = 0; j < 32; j++) {
            const float matmul_ij = mul[i * 32 + j];
            const float mul2 = matmul_ij * 0.176776692f;
            const int ge_ij = ge[i * 64 + j];
            const float where5 = ge_ij ? mul2 : (-INFINITY);
            amax6 = amax6 > where5 ? amax6 : (amax6 == amax6 ? where5 : amax6);
        }
        float exp8[32];
        float sum9 = 0.0f;
        for (long j = 0; j < 32; j++) {
            const float matmul_ij = mul[i * 32 + j];
            const float mul2 = matmul_ij * 0.176776692f;
            const int ge_ij = ge[i * 64 + j];
            const float where5 = ge_ij ? mul2 : (-INFINITY);
            const float sub7 = where5 - amax6;
            exp8[j] = expf(sub7);
            sum9 += exp8[j];
        }
        const float recip10 = 1 / sum9;
        for (long j = 0; j < 32; j++) {
            const float mul_ij = exp8[j] * recip10;
            mul[i * 32 + j] = mul_ij;
        }
    }
}

/* k471  gpt.lua:54
 *   matmul_12 = mul @ matmul_11_2  a slice of (12, 4, 64, 32)
 */
static void k471_matmul(const float *restrict mul, const float *restrict matmul_11_2,
                        float *restrict matmul_12)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 32; j++) {
            matmul_12[i * 128 + j] = 0.0f;
        }
        for (long k = 0; k < 32; k++) {
            const float a_ik = mul[i * 32 + k];
            for (long j = 0; j < 32; j++) {
                matmul_12[i * 128 + j] += a_ik * matmul_11_2[256 + k * 384 + j];
            }
        }
    }
}

#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */
__attribute__((noinline))
#endif
static void k467_slice(const float *matmul_11, const float *matmul_11_2, const unsigned char *ge,
                       float *matmul_12, void *work)
{
    char *const at = work;
    float *const matmul = (float *)(void *)(at + 0); /* (1024) */
    float *const mul = (float *)(void *)(at + 0); /* (1024) */

    k469_matmul(matmul_11, matmul_11_2, matmul);
    k470_mul_where_amax(mul, ge);
    k471_matmul(mul, matmul_11_2, matmul_12);
}

/* k467  gpt.lua:54
 *   matmul_12 = the last block  a slice of (12, 4, 64, 32)
 */
static void k467_slices(const float *matmul_11, const unsigned char *ge, float *matmul_12,
                        unsigned char *slice_work)
{
    k467_slice(matmul_11, matmul_11, ge, matmul_12, slice_work);
}

/* k472  gpt.lua:54
 *   matmul = matmul_11 @ matmul_11_2.T  a slice of (12, 4, 64, 64)
 */
static void k472_matmul(const float *restrict matmul_11, const float *restrict matmul_11_2,
                        float *restrict matmul)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 64; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 32; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] +=
                        matmul_11[12288 + i * 384 + k + l] * matmul_11_2[128 + j * 384 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul[i * 64 + j] = sum;
        }
    }
}

/* k473  gpt.lua:54
 *   where5 = where(ge, matmul * 0.176777, -inf)
 *   amax6 = max(where5)
 *   exp8 = exp(where5 - amax6)
 *   sum9 = sum(exp8)
 *   mul (over matmul) = exp8 * (1 / sum9)  a slice of (12, 4, 64, 64)
 */
static void k473_mul_where_amax(float *restrict mul, const unsigned char *restrict ge)
{
    for (long i = 0; i < 32; i++) {
        float amax6 = (-INFINITY);
        for (long j = 0; j < 64; j++) {
            const float matmul_ij = mul[i * 64 + j];
            const float mul2 = matmul_ij * 0.176776692f;
            const int ge_ij = ge[2048 + i * 64 + j];
            const float where5 = ge_ij ? mul2 : (-INFINITY);
            amax6 = amax6 > where5 ? amax6 : (amax6 == amax6 ? where5 : amax6);
        }
        float exp8[64];
        float sum9 = 0.0f;
        for (long j = 0; j < 64; j++) {
            const float matmul_ij = mul[i * 64 + j];
            const float mul2 = matmul_ij * 0.176776692f;
            const int ge_ij = ge[2048 + i * 64 + j];
            const float where5 = ge_ij ? mul2 : (-INFINITY);
            const float sub7 = where5 - amax6;
            exp8[j] = expf(sub7);
            sum9 += exp8[j];
        }
        const float recip10 = 1 / sum9;
        for (long j = 0; j < 64; j++) {
            const float mul_ij = exp8[j] * recip10;
            mul[i * 64 + j] = mul_ij;
        }
    }
}

/* k474  gpt.lua:54
 *   matmul_12 = mul @ matmul_11_2  a slice of (12, 4, 64, 32)
 */
static void k474_matmul(const float *restrict mul, const float *restrict matmul_11_2,
                        float *restrict matmul_12)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 32; j++) {
            matmul_12[4096 + i * 128 + j] = 0.0f;
        }
        for (long k = 0; k < 64; k++) {
            const float a_ik = mul[i * 64 + k];
            for (long j = 0; j < 32; j++) {
                matmul_12[4096 + i * 128 + j] += a_ik * matmul_11_2[256 + k * 384 + j];
            }
        }
    }
}

#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */
__attribute__((noinline))
#endif
static void k468_slice(const float *matmul_11, const float *matmul_11_2, const unsigned char *ge,
                       float *matmul_12, void *work)
{
    char *const at = work;
    float *const matmul = (float *)(void *)(at + 0); /* (2048) */
    float *const mul = (float *)(void *)(at + 0); /* (2048) */

    k472_matmul(matmul_11, matmul_11_2, matmul);
    k473_mul_where_amax(mul, ge);
    k474_matmul(mul, matmul_11_2, matmul_12);
}

/* k468  gpt.lua:54
 *   matmul_12 = the last block  a slice of (12, 4, 64, 32)
 */
static void k468_slices(const float *matmul_11, const unsigned char *ge, float *matmul_12,
                        unsigned char *slice_work_2)
{
    k468_slice(matmul_11, matmul_11, ge, matmul_12, slice_work_2);
}

#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */
__attribute__((noinline))
#endif
static void k433_slice(const float *matmul_11, const unsigned char *ge, float *matmul_12,
                       void *work)
{
    char *const at = work;
    unsigned char *const slice_work = (unsigned char *)(void *)(at + 0); /* (4096) */
    unsigned char *const slice_work_2 = (unsigned char *)(void *)(at + 0); /* (8192) */

    k467_slices(matmul_11, ge, matmul_12, slice_work);
    k468_slices(matmul_11, ge, matmul_12, slice_work_2);
}

/* k433  gpt.lua:54
 *   matmul_12 = 12 x 4 slices  (12, 4, 64, 32)
 */
static void k433_slices(const float *matmul_11, const unsigned char *ge, float *matmul_12,
                        unsigned char *slice_work_3)
{
    for (long s0 = 0; s0 < 12; s0++) {
        for (long s1 = 0; s1 < 4; s1++) {
            k433_slice(matmul_11 + s0 * 24576 + s1 * 32, ge, matmul_12 + s0 * 8192 + s1 * 32,
                       slice_work_3);
        }
    }
}

/* k434  gpt.lua:20
 *   matmul_13 = matmul_12 @ blocks_2_out_weight.T  (768, 128)
 */
static void k434_matmul(const float *restrict matmul_12, const float *restrict blocks_2_out_weight,
                        float *restrict matmul_13)
{
    for (long i0 = 0; i0 < 12; i0++) {
        for (long i1 = 0; i1 < 64; i1++) {
            for (long j = 0; j < 128; j++) {
                matmul_13[i0 * 8192 + i1 * 128 + j] = 0.0f;
            }
            for (long k0 = 0; k0 < 4; k0++) {
                for (long k1 = 0; k1 < 32; k1++) {
                    const float a_ik = matmul_12[i0 * 8192 + i1 * 128 + k0 * 32 + k1];
                    for (long j = 0; j < 128; j++) {
                        matmul_13[i0 * 8192 + i1 * 128 + j] +=
                            a_ik * blocks_2_out_weight[j * 128 + k0 * 32 + k1];
                    }
                }
            }
        }
    }
}

/* k435  gpt.lua:21
 *   sum5 = sum(add_4)
 *   sub8 = add_4 - sum5 * 0.0078125
 *   sum10 = sum(sub8 * sub8)
 *   add_4 (over matmul_13) = blocks_1 + (matmul_13 + blocks_2_out_bias)  (12, 64, 128)
 *   blocks_2_norm2 (over blocks_1) = sub8 * (1 / sqrt(sum10 * 0.0078125 + 1e-05)) *
 *       blocks_2_norm2_weight + blocks_2_norm2_bias  (12, 64, 128)
 */
static void k435_add_sum_mul(float *restrict add_4, const float *restrict blocks_2_out_bias,
                             float *restrict blocks_2_norm2,
                             const float *restrict blocks_2_norm2_weight,
                             const float *restrict blocks_2_norm2_bias)
{
    for (long i = 0; i < 768; i++) {
        float sum5 = 0.0f;
        for (long j = 0; j < 128; j++) {
            const float matmul_13_ij = add_4[i * 128 + j];
            const float add2 = matmul_13_ij + blocks_2_out_bias[j];
            const float blocks_1_ij = blocks_2_norm2[i * 128 + j];
            const float add_4_ij = blocks_1_ij + add2;
            sum5 += add_4_ij;
        }
        const float mul7 = sum5 * 0.0078125f;
        float sum10 = 0.0f;
        for (long j = 0; j < 128; j++) {
            const float matmul_13_ij = add_4[i * 128 + j];
            const float add2 = matmul_13_ij + blocks_2_out_bias[j];
            const float blocks_1_ij = blocks_2_norm2[i * 128 + j];
            const float add_4_ij = blocks_1_ij + add2;
            const float sub8 = add_4_ij - mul7;
            const float mul9 = sub8 * sub8;
            sum10 += mul9;
        }
        const float mul11 = sum10 * 0.0078125f;
        const float add13 = mul11 + 1e-05f;
        const float sqrt14 = sqrtf(add13);
        const float recip15 = 1 / sqrt14;
        for (long j = 0; j < 128; j++) {
            const float matmul_13_ij = add_4[i * 128 + j];
            const float add2 = matmul_13_ij + blocks_2_out_bias[j];
            const float blocks_1_ij = blocks_2_norm2[i * 128 + j];
            const float add_4_ij = blocks_1_ij + add2;
            const float sub8 = add_4_ij - mul7;
            const float mul16 = sub8 * recip15;
            const float mul18 = mul16 * blocks_2_norm2_weight[j];
            const float blocks_2_norm2_ij = mul18 + blocks_2_norm2_bias[j];
            add_4[i * 128 + j] = add_4_ij;
            blocks_2_norm2[i * 128 + j] = blocks_2_norm2_ij;
        }
    }
}

/* k436  gpt.lua:22
 *   matmul_14 = blocks_2_norm2 @ blocks_2_mlp_0_weight.T  (768, 512)
 */
static void k436_matmul(const float *restrict blocks_2_norm2,
                        const float *restrict blocks_2_mlp_0_weight, float *restrict matmul_14)
{
    for (long i = 0; i < 768; i++) {
        for (long j = 0; j < 512; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 128; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] +=
                        blocks_2_norm2[i * 128 + k + l] * blocks_2_mlp_0_weight[j * 128 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_14[i * 512 + j] = sum;
        }
    }
}

/* k437  gpt.lua:22
 *   blocks_2_mlp_1 (over matmul_14) = (matmul_14 + blocks_2_mlp_0_bias) * 0.5 * (erf((matmul_14 +
 *       blocks_2_mlp_0_bias) * 0.707107) + 1)  (12, 64, 512)
 */
static void k437_add_mul_erf(float *restrict blocks_2_mlp_1,
                             const float *restrict blocks_2_mlp_0_bias)
{
    for (long i = 0; i < 768; i++) {
        for (long j = 0; j < 512; j++) {
            const float matmul_14_ij = blocks_2_mlp_1[i * 512 + j];
            const float add2 = matmul_14_ij + blocks_2_mlp_0_bias[j];
            const float mul4 = add2 * 0.5f;
            const float mul6 = add2 * 0.707106769f;
            const float erf7 = erff(mul6);
            const float add9 = erf7 + 1.0f;
            const float blocks_2_mlp_1_ij = mul4 * add9;
            blocks_2_mlp_1[i * 512 + j] = blocks_2_mlp_1_ij;
        }
    }
}

/* k438  gpt.lua:22
 *   matmul_15 = blocks_2_mlp_1 @ blocks_2_mlp_2_weight.T  (768, 128)
 */
static void k438_matmul(const float *restrict blocks_2_mlp_1,
                        const float *restrict blocks_2_mlp_2_weight, float *restrict matmul_15)
{
    for (long i = 0; i < 768; i++) {
        for (long j = 0; j < 128; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 512; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] +=
                        blocks_2_mlp_1[i * 512 + k + l] * blocks_2_mlp_2_weight[j * 512 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_15[i * 128 + j] = sum;
        }
    }
}

/* k439  gpt.lua:18
 *   sum5 = sum(blocks_2)
 *   sub8 = blocks_2 - sum5 * 0.0078125
 *   sum10 = sum(sub8 * sub8)
 *   blocks_2 (over matmul_15) = add_4 + (matmul_15 + blocks_2_mlp_2_bias)  (12, 64, 128)
 *   blocks_3_norm1 (over add_4) = sub8 * (1 / sqrt(sum10 * 0.0078125 + 1e-05)) *
 *       blocks_3_norm1_weight + blocks_3_norm1_bias  (12, 64, 128)
 */
static void k439_add_sum_mul(float *restrict blocks_2, const float *restrict blocks_2_mlp_2_bias,
                             float *restrict blocks_3_norm1,
                             const float *restrict blocks_3_norm1_weight,
                             const float *restrict blocks_3_norm1_bias)
{
    for (long i = 0; i < 768; i++) {
        float sum5 = 0.0f;
        for (long j = 0; j < 128; j++) {
            const float matmul_15_ij = blocks_2[i * 128 + j];
            const float add2 = matmul_15_ij + blocks_2_mlp_2_bias[j];
            const float add_4_ij = blocks_3_norm1[i * 128 + j];
            const float blocks_2_ij = add_4_ij + add2;
            sum5 += blocks_2_ij;
        }
        const float mul7 = sum5 * 0.0078125f;
        float sum10 = 0.0f;
        for (long j = 0; j < 128; j++) {
            const float matmul_15_ij = blocks_2[i * 128 + j];
            const float add2 = matmul_15_ij + blocks_2_mlp_2_bias[j];
            const float add_4_ij = blocks_3_norm1[i * 128 + j];
            const float blocks_2_ij = add_4_ij + add2;
            const float sub8 = blocks_2_ij - mul7;
            const float mul9 = sub8 * sub8;
            sum10 += mul9;
        }
        const float mul11 = sum10 * 0.0078125f;
        const float add13 = mul11 + 1e-05f;
        const float sqrt14 = sqrtf(add13);
        const float recip15 = 1 / sqrt14;
        for (long j = 0; j < 128; j++) {
            const float matmul_15_ij = blocks_2[i * 128 + j];
            const float add2 = matmul_15_ij + blocks_2_mlp_2_bias[j];
            const float add_4_ij = blocks_3_norm1[i * 128 + j];
            const float blocks_2_ij = add_4_ij + add2;
            const float sub8 = blocks_2_ij - mul7;
            const float mul16 = sub8 * recip15;
            const float mul18 = mul16 * blocks_3_norm1_weight[j];
            const float blocks_3_norm1_ij = mul18 + blocks_3_norm1_bias[j];
            blocks_2[i * 128 + j] = blocks_2_ij;
            blocks_3_norm1[i * 128 + j] = blocks_3_norm1_ij;
        }
    }
}

/* k440  gpt.lua:19
 *   matmul_16 = blocks_3_norm1 @ blocks_3_qkv_weight.T  (768, 384)
 */
static void k440_matmul(const float *restrict blocks_3_norm1,
                        const float *restrict blocks_3_qkv_weight, float *restrict matmul_16)
{
    for (long i = 0; i < 768; i++) {
        for (long j = 0; j < 384; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 128; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] +=
                        blocks_3_norm1[i * 128 + k + l] * blocks_3_qkv_weight[j * 128 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_16[i * 384 + j] = sum;
        }
    }
}

/* k477  gpt.lua:54
 *   matmul = matmul_16 @ matmul_16_2.T  a slice of (12, 4, 64, 64)
 */
static void k477_matmul(const float *restrict matmul_16, const float *restrict matmul_16_2,
                        float *restrict matmul)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 32; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 32; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += matmul_16[i * 384 + k + l] * matmul_16_2[128 + j * 384 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul[i * 32 + j] = sum;
        }
    }
}

/* k478  gpt.lua:54
 *   where5 = where(ge, matmul * 0.176777, -inf)
 *   amax6 = max(where5)
 *   exp8 = exp(where5 - amax6)
 *   sum9 = sum(exp8)
 *   mul (over matmul) = exp8 * (1 / sum9)  a slice of (12, 4, 64, 64)
 */
static void k478_mul_where_amax(float *restrict mul, const unsigned char *restrict ge)
{
    for (long i = 0; i < 32; i++) {
        float amax6 = (-INFINITY);
        for (long j = 0; j < 32; j++) {
            const float matmul_ij = mul[i * 32 + j];
            const float mul2 = matmul_ij * 0.176776692f;
            const int ge_ij = ge[i * 64 + j];
            const float where5 = ge_ij ? mul2 : (-INFINITY);
            amax6 = amax6 > where5 ? amax6 : (amax6 == amax6 ? where5 : amax6);
        }
        float exp8[32];
        float sum9 = 0.0f;
        for (long j = 0; j < 32; j++) {
            const float matmul_ij = mul[i * 32 + j];
            const float mul2 = matmul_ij * 0.176776692f;
            const int ge_ij = ge[i * 64 + j];
            const float where5 = ge_ij ? mul2 : (-INFINITY);
            const float sub7 = where5 - amax6;
            exp8[j] = expf(sub7);
            sum9 += exp8[j];
        }
        const float recip10 = 1 / sum9;
        for (long j = 0; j < 32; j++) {
            const float mul_ij = exp8[j] * recip10;
            mul[i * 32 + j] = mul_ij;
        }
    }
}

/* k479  gpt.lua:54
 *   matmul_17 = mul @ matmul_16_2  a slice of (12, 4, 64, 32)
 */
static void k479_matmul(const float *restrict mul, const float *restrict matmul_16_2,
                        float *restrict matmul_17)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 32; j++) {
            matmul_17[i * 128 + j] = 0.0f;
        }
        for (long k = 0; k < 32; k++) {
            const float a_ik = mul[i * 32 + k];
            for (long j = 0; j < 32; j++) {
                matmul_17[i * 128 + j] += a_ik * matmul_16_2[256 + k * 384 + j];
            }
        }
    }
}

#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */
__attribute__((noinline))
#endif
static void k475_slice(const float *matmul_16, const float *matmul_16_2, const unsigned char *ge,
                       float *matmul_17, void *work)
{
    char *const at = work;
    float *const matmul = (float *)(void *)(at + 0); /* (1024) */
    float *const mul = (float *)(void *)(at + 0); /* (1024) */

    k477_matmul(matmul_16, matmul_16_2, matmul);
    k478_mul_where_amax(mul, ge);
    k479_matmul(mul, matmul_16_2, matmul_17);
}

/* k475  gpt.lua:54
 *   matmul_17 = the last block  a slice of (12, 4, 64, 32)
 */
static void k475_slices(const float *matmul_16, const unsigned char *ge, float *matmul_17,
                        unsigned char *slice_work)
{
    k475_slice(matmul_16, matmul_16, ge, matmul_17, slice_work);
}

/* k480  gpt.lua:54
 *   matmul = matmul_16 @ matmul_16_2.T  a slice of (12, 4, 64, 64)
 */
static void k480_matmul(const float *restrict matmul_16, const float *restrict matmul_16_2,
                        float *restrict matmul)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 64; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 32; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] +=
                        matmul_16[12288 + i * 384 + k + l] * matmul_16_2[128 + j * 384 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul[i * 64 + j] = sum;
        }
    }
}

/* k481  gpt.lua:54
 *   where5 = where(ge, matmul * 0.176777, -inf)
 *   amax6 = max(where5)
 *   exp8 = exp(where5 - amax6)
 *   sum9 = sum(exp8)
 *   mul (over matmul) = exp8 * (1 / sum9)  a slice of (12, 4, 64, 64)
 */
static void k481_mul_where_amax(float *restrict mul, const unsigned char *restrict ge)
{
    for (long i = 0; i < 32; i++) {
        float amax6 = (-INFINITY);
        for (long j = 0; j < 64; j++) {
            const float matmul_ij = mul[i * 64 + j];
            const float mul2 = matmul_ij * 0.176776692f;
            const int ge_ij = ge[2048 + i * 64 + j];
            const float where5 = ge_ij ? mul2 : (-INFINITY);
            amax6 = amax6 > where5 ? amax6 : (amax6 == amax6 ? where5 : amax6);
        }
        float exp8[64];
        float sum9 = 0.0f;
        for (long j = 0; j < 64; j++) {
            const float matmul_ij = mul[i * 64 + j];
            const float mul2 = matmul_ij * 0.176776692f;
            const int ge_ij = ge[2048 + i * 64 + j];
            const float where5 = ge_ij ? mul2 : (-INFINITY);
            const float sub7 = where5 - amax6;
            exp8[j] = expf(sub7);
            sum9 += exp8[j];
        }
        const float recip10 = 1 / sum9;
        for (long j = 0; j < 64; j++) {
            const float mul_ij = exp8[j] * recip10;
            mul[i * 64 + j] = mul_ij;
        }
    }
}

/* k482  gpt.lua:54
 *   matmul_17 = mul @ matmul_16_2  a slice of (12, 4, 64, 32)
 */
static void k482_matmul(const float *restrict mul, const float *restrict matmul_16_2,
                        float *restrict matmul_17)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 32; j++) {
            matmul_17[4096 + i * 128 + j] = 0.0f;
        }
        for (long k = 0; k < 64; k++) {
            const float a_ik = mul[i * 64 + k];
            for (long j = 0; j < 32; j++) {
                matmul_17[4096 + i * 128 + j] += a_ik * matmul_16_2[256 + k * 384 + j];
            }
        }
    }
}

#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */
__attribute__((noinline))
#endif
static void k476_slice(const float *matmul_16, const float *matmul_16_2, const unsigned char *ge,
                       float *matmul_17, void *work)
{
    char *const at = work;
    float *const matmul = (float *)(void *)(at + 0); /* (2048) */
    float *const mul = (float *)(void *)(at + 0); /* (2048) */

    k480_matmul(matmul_16, matmul_16_2, matmul);
    k481_mul_where_amax(mul, ge);
    k482_matmul(mul, matmul_16_2, matmul_17);
}

/* k476  gpt.lua:54
 *   matmul_17 = the last block  a slice of (12, 4, 64, 32)
 */
static void k476_slices(const float *matmul_16, const unsigned char *ge, float *matmul_17,
                        unsigned char *slice_work_2)
{
    k476_slice(matmul_16, matmul_16, ge, matmul_17, slice_work_2);
}

#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */
__attribute__((noinline))
#endif
static void k441_slice(const float *matmul_16, const unsigned char *ge, float *matmul_17,
                       void *work)
{
    char *const at = work;
    unsigned char *const slice_work = (unsigned char *)(void *)(at + 0); /* (4096) */
    unsigned char *const slice_work_2 = (unsigned char *)(void *)(at + 0); /* (8192) */

    k475_slices(matmul_16, ge, matmul_17, slice_work);
    k476_slices(matmul_16, ge, matmul_17, slice_work_2);
}

/* k441  gpt.lua:54
 *   matmul_17 = 12 x 4 slices  (12, 4, 64, 32)
 */
static void k441_slices(const float *matmul_16, const unsigned char *ge, float *matmul_17,
                        unsigned char *slice_work_4)
{
    for (long s0 = 0; s0 < 12; s0++) {
        for (long s1 = 0; s1 < 4; s1++) {
            k441_slice(matmul_16 + s0 * 24576 + s1 * 32, ge, matmul_17 + s0 * 8192 + s1 * 32,
                       slice_work_4);
        }
    }
}

/* k442  gpt.lua:20
 *   matmul_18 = matmul_17 @ blocks_3_out_weight.T  (768, 128)
 */
static void k442_matmul(const float *restrict matmul_17, const float *restrict blocks_3_out_weight,
                        float *restrict matmul_18)
{
    for (long i0 = 0; i0 < 12; i0++) {
        for (long i1 = 0; i1 < 64; i1++) {
            for (long j = 0; j < 128; j++) {
                matmul_18[i0 * 8192 + i1 * 128 + j] = 0.0f;
            }
            for (long k0 = 0; k0 < 4; k0++) {
                for (long k1 = 0; k1 < 32; k1++) {
                    const float a_ik = matmul_17[i0 * 8192 + i1 * 128 + k0 * 32 + k1];
                    for (long j = 0; j < 128; j++) {
                        matmul_18[i0 * 8192 + i1 * 128 + j] +=
                            a_ik * blocks_3_out_weight[j * 128 + k0 * 32 + k1];
                    }
                }
            }
        }
    }
}

/* k443  gpt.lua:21
 *   sum5 = sum(add_5)
 *   sub8 = add_5 - sum5 * 0.0078125
 *   sum10 = sum(sub8 * sub8)
 *   add_5 (over matmul_18) = blocks_2 + (matmul_18 + blocks_3_out_bias)  (12, 64, 128)
 *   blocks_3_norm2 (over blocks_2) = sub8 * (1 / sqrt(sum10 * 0.0078125 + 1e-05)) *
 *       blocks_3_norm2_weight + blocks_3_norm2_bias  (12, 64, 128)
 */
static void k443_add_sum_mul(float *restrict add_5, const float *restrict blocks_3_out_bias,
                             float *restrict blocks_3_norm2,
                             const float *restrict blocks_3_norm2_weight,
                             const float *restrict blocks_3_norm2_bias)
{
    for (long i = 0; i < 768; i++) {
        float sum5 = 0.0f;
        for (long j = 0; j < 128; j++) {
            const float matmul_18_ij = add_5[i * 128 + j];
            const float add2 = matmul_18_ij + blocks_3_out_bias[j];
            const float blocks_2_ij = blocks_3_norm2[i * 128 + j];
            const float add_5_ij = blocks_2_ij + add2;
            sum5 += add_5_ij;
        }
        const float mul7 = sum5 * 0.0078125f;
        float sum10 = 0.0f;
        for (long j = 0; j < 128; j++) {
            const float matmul_18_ij = add_5[i * 128 + j];
            const float add2 = matmul_18_ij + blocks_3_out_bias[j];
            const float blocks_2_ij = blocks_3_norm2[i * 128 + j];
            const float add_5_ij = blocks_2_ij + add2;
            const float sub8 = add_5_ij - mul7;
            const float mul9 = sub8 * sub8;
            sum10 += mul9;
        }
        const float mul11 = sum10 * 0.0078125f;
        const float add13 = mul11 + 1e-05f;
        const float sqrt14 = sqrtf(add13);
        const float recip15 = 1 / sqrt14;
        for (long j = 0; j < 128; j++) {
            const float matmul_18_ij = add_5[i * 128 + j];
            const float add2 = matmul_18_ij + blocks_3_out_bias[j];
            const float blocks_2_ij = blocks_3_norm2[i * 128 + j];
            const float add_5_ij = blocks_2_ij + add2;
            const float sub8 = add_5_ij - mul7;
            const float mul16 = sub8 * recip15;
            const float mul18 = mul16 * blocks_3_norm2_weight[j];
            const float blocks_3_norm2_ij = mul18 + blocks_3_norm2_bias[j];
            add_5[i * 128 + j] = add_5_ij;
            blocks_3_norm2[i * 128 + j] = blocks_3_norm2_ij;
        }
    }
}

/* k444  gpt.lua:22
 *   matmul_19 = blocks_3_norm2 @ blocks_3_mlp_0_weight.T  (768, 512)
 */
static void k444_matmul(const float *restrict blocks_3_norm2,
                        const float *restrict blocks_3_mlp_0_weight, float *restrict matmul_19)
{
    for (long i = 0; i < 768; i++) {
        for (long j = 0; j < 512; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 128; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] +=
                        blocks_3_norm2[i * 128 + k + l] * blocks_3_mlp_0_weight[j * 128 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_19[i * 512 + j] = sum;
        }
    }
}

/* k445  gpt.lua:22
 *   blocks_3_mlp_1 (over matmul_19) = (matmul_19 + blocks_3_mlp_0_bias) * 0.5 * (erf((matmul_19 +
 *       blocks_3_mlp_0_bias) * 0.707107) + 1)  (12, 64, 512)
 */
static void k445_add_mul_erf(float *restrict blocks_3_mlp_1,
                             const float *restrict blocks_3_mlp_0_bias)
{
    for (long i = 0; i < 768; i++) {
        for (long j = 0; j < 512; j++) {
            const float matmul_19_ij = blocks_3_mlp_1[i * 512 + j];
            const float add2 = matmul_19_ij + blocks_3_mlp_0_bias[j];
            const float mul4 = add2 * 0.5f;
            const float mul6 = add2 * 0.707106769f;
            const float erf7 = erff(mul6);
            const float add9 = erf7 + 1.0f;
            const float blocks_3_mlp_1_ij = mul4 * add9;
            blocks_3_mlp_1[i * 512 + j] = blocks_3_mlp_1_ij;
        }
    }
}

/* k446  gpt.lua:22
 *   matmul_20 = blocks_3_mlp_1 @ blocks_3_mlp_2_weight.T  (768, 128)
 */
static void k446_matmul(const float *restrict blocks_3_mlp_1,
                        const float *restrict blocks_3_mlp_2_weight, float *restrict matmul_20)
{
    for (long i = 0; i < 768; i++) {
        for (long j = 0; j < 128; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 512; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] +=
                        blocks_3_mlp_1[i * 512 + k + l] * blocks_3_mlp_2_weight[j * 512 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_20[i * 128 + j] = sum;
        }
    }
}

/* k447  gpt.lua:35
 *   add4 = add_5 + (matmul_20 + blocks_3_mlp_2_bias)
 *   sum5 = sum(add4)
 *   sub8 = add4 - sum5 * 0.0078125
 *   sum10 = sum(sub8 * sub8)
 *   norm (over matmul_20) = sub8 * (1 / sqrt(sum10 * 0.0078125 + 1e-05)) * norm_weight + norm_bias
 *       (12, 64, 128)
 */
static void k447_add_sum_mul(float *restrict norm, const float *restrict blocks_3_mlp_2_bias,
                             const float *restrict add_5, const float *restrict norm_weight,
                             const float *restrict norm_bias)
{
    for (long i = 0; i < 768; i++) {
        float sum5 = 0.0f;
        for (long j = 0; j < 128; j++) {
            const float matmul_20_ij = norm[i * 128 + j];
            const float add2 = matmul_20_ij + blocks_3_mlp_2_bias[j];
            const float add4 = add_5[i * 128 + j] + add2;
            sum5 += add4;
        }
        const float mul7 = sum5 * 0.0078125f;
        float sum10 = 0.0f;
        for (long j = 0; j < 128; j++) {
            const float matmul_20_ij = norm[i * 128 + j];
            const float add2 = matmul_20_ij + blocks_3_mlp_2_bias[j];
            const float add4 = add_5[i * 128 + j] + add2;
            const float sub8 = add4 - mul7;
            const float mul9 = sub8 * sub8;
            sum10 += mul9;
        }
        const float mul11 = sum10 * 0.0078125f;
        const float add13 = mul11 + 1e-05f;
        const float sqrt14 = sqrtf(add13);
        const float recip15 = 1 / sqrt14;
        for (long j = 0; j < 128; j++) {
            const float matmul_20_ij = norm[i * 128 + j];
            const float add2 = matmul_20_ij + blocks_3_mlp_2_bias[j];
            const float add4 = add_5[i * 128 + j] + add2;
            const float sub8 = add4 - mul7;
            const float mul16 = sub8 * recip15;
            const float mul18 = mul16 * norm_weight[j];
            const float norm_ij = mul18 + norm_bias[j];
            norm[i * 128 + j] = norm_ij;
        }
    }
}

/* k448  gpt.lua:35
 *   matmul_21 = norm @ head_weight.T  (768, 146)
 */
static void k448_matmul(const float *restrict norm, const float *restrict head_weight,
                        float *restrict matmul_21)
{
    for (long i = 0; i < 768; i++) {
        for (long j = 0; j < 146; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 128; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += norm[i * 128 + k + l] * head_weight[j * 128 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_21[i * 146 + j] = sum;
        }
    }
}

/* k449  gpt.lua:59
 *   add2 = matmul_21 + head_bias
 *   amax3 = max(add2)
 *   sub4 = add2 - amax3
 *   sum6 = sum(exp(sub4))
 *   and13 = (y >= 0) & (y < 146)
 *   sum20 = sum(where(index == y, sub4, where(and13, 0, nan)))
 *   sum_ = sum(sum20 - where(and13, log(sum6), 0))  (1)
 */
static void k449_add_amax_sub(const float *restrict matmul_21, const float *restrict head_bias,
                              const int *restrict y, float *restrict sum_)
{
    sum_[0] = 0.0f;
    for (long i = 0; i < 768; i++) {
        const int ge10 = y[i] >= 0;
        const int lt12 = y[i] < 146;
        const int and13 = ge10 & lt12;
        const float where18 = and13 ? 0.0f : NAN;
        float amax3 = (-INFINITY);
        for (long j = 0; j < 146; j++) {
            const float add2 = matmul_21[i * 146 + j] + head_bias[j];
            amax3 = amax3 > add2 ? amax3 : (amax3 == amax3 ? add2 : amax3);
        }
        float sum6 = 0.0f;
        float sum20 = 0.0f;
        for (long j = 0; j < 146; j++) {
            const float add2 = matmul_21[i * 146 + j] + head_bias[j];
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

/* k450  gpt.lua:75
 *   loss = -(sum_ / 768)  ()
 *   bits_per_character = -(sum_ / 768 / 0.693147)  ()
 */
static void k450_div_neg(const float *restrict sum_, float *restrict loss,
                         float *restrict bits_per_character)
{
    const float div2 = sum_[0] / 768.0f;
    const float loss_0 = -div2;
    const float div5 = div2 / 0.693147182f;
    const float bits_per_character_0 = -div5;
    loss[0] = loss_0;
    bits_per_character[0] = bits_per_character_0;
}

/* One eval_step: 40 kernels; `work` holds 2363392 bytes, aligned to 64. */
void eval_step(const struct state *s, const struct eval_step_io *io, void *work);
void eval_step(const struct state *s, const struct eval_step_io *io, void *work)
{
    char *const at = work;
    float *const gather = (float *)(void *)(at + 1572864); /* (768, 128) */
    int *const iota = (int *)(void *)(at + 0); /* (64, 128) */
    float *const places = (float *)(void *)(at + 32768); /* (64, 128) */
    float *const add = (float *)(void *)(at + 1572864); /* (12, 64, 128) */
    float *const blocks_0_norm1 = (float *)(void *)(at + 1179648); /* (12, 64, 128) */
    float *const matmul = (float *)(void *)(at + 0); /* (768, 384) */
    unsigned char *const ge = (unsigned char *)(void *)(at + 2359296); /* (64, 64) */
    float *const matmul_2 = (float *)(void *)(at + 1179648); /* (12, 4, 64, 32) */
    float *const matmul_3 = (float *)(void *)(at + 1966080); /* (768, 128) */
    float *const add_2 = (float *)(void *)(at + 1966080); /* (12, 64, 128) */
    float *const blocks_0_norm2 = (float *)(void *)(at + 1572864); /* (12, 64, 128) */
    float *const matmul_4 = (float *)(void *)(at + 0); /* (768, 512) */
    float *const blocks_0_mlp_1 = (float *)(void *)(at + 0); /* (12, 64, 512) */
    float *const matmul_5 = (float *)(void *)(at + 1572864); /* (768, 128) */
    float *const blocks_0 = (float *)(void *)(at + 1572864); /* (12, 64, 128) */
    float *const blocks_1_norm1 = (float *)(void *)(at + 1966080); /* (12, 64, 128) */
    float *const matmul_6 = (float *)(void *)(at + 0); /* (768, 384) */
    float *const matmul_7 = (float *)(void *)(at + 1179648); /* (12, 4, 64, 32) */
    float *const matmul_8 = (float *)(void *)(at + 1966080); /* (768, 128) */
    float *const add_3 = (float *)(void *)(at + 1966080); /* (12, 64, 128) */
    float *const blocks_1_norm2 = (float *)(void *)(at + 1572864); /* (12, 64, 128) */
    float *const matmul_9 = (float *)(void *)(at + 0); /* (768, 512) */
    float *const blocks_1_mlp_1 = (float *)(void *)(at + 0); /* (12, 64, 512) */
    float *const matmul_10 = (float *)(void *)(at + 1572864); /* (768, 128) */
    float *const blocks_1 = (float *)(void *)(at + 1572864); /* (12, 64, 128) */
    float *const blocks_2_norm1 = (float *)(void *)(at + 1966080); /* (12, 64, 128) */
    float *const matmul_11 = (float *)(void *)(at + 0); /* (768, 384) */
    float *const matmul_12 = (float *)(void *)(at + 1179648); /* (12, 4, 64, 32) */
    float *const matmul_13 = (float *)(void *)(at + 1966080); /* (768, 128) */
    float *const add_4 = (float *)(void *)(at + 1966080); /* (12, 64, 128) */
    float *const blocks_2_norm2 = (float *)(void *)(at + 1572864); /* (12, 64, 128) */
    float *const matmul_14 = (float *)(void *)(at + 0); /* (768, 512) */
    float *const blocks_2_mlp_1 = (float *)(void *)(at + 0); /* (12, 64, 512) */
    float *const matmul_15 = (float *)(void *)(at + 1572864); /* (768, 128) */
    float *const blocks_2 = (float *)(void *)(at + 1572864); /* (12, 64, 128) */
    float *const blocks_3_norm1 = (float *)(void *)(at + 1966080); /* (12, 64, 128) */
    float *const matmul_16 = (float *)(void *)(at + 0); /* (768, 384) */
    float *const matmul_17 = (float *)(void *)(at + 1179648); /* (12, 4, 64, 32) */
    float *const matmul_18 = (float *)(void *)(at + 1966080); /* (768, 128) */
    float *const add_5 = (float *)(void *)(at + 1966080); /* (12, 64, 128) */
    float *const blocks_3_norm2 = (float *)(void *)(at + 1572864); /* (12, 64, 128) */
    float *const matmul_19 = (float *)(void *)(at + 0); /* (768, 512) */
    float *const blocks_3_mlp_1 = (float *)(void *)(at + 0); /* (12, 64, 512) */
    float *const matmul_20 = (float *)(void *)(at + 1572864); /* (768, 128) */
    float *const norm = (float *)(void *)(at + 1572864); /* (12, 64, 128) */
    float *const matmul_21 = (float *)(void *)(at + 0); /* (768, 146) */
    float *const sum_ = (float *)(void *)(at + 448640); /* (1) */
    unsigned char *const slice_work = (unsigned char *)(void *)(at + 1966080); /* (8192) */
    unsigned char *const slice_work_2 = (unsigned char *)(void *)(at + 1966080); /* (8192) */
    unsigned char *const slice_work_3 = (unsigned char *)(void *)(at + 1966080); /* (8192) */
    unsigned char *const slice_work_4 = (unsigned char *)(void *)(at + 1966080); /* (8192) */

    k411_gather(s->characters_weight, io->x, gather);
    k412_copy(iota);
    k413_gather(s->places_weight, iota, places);
    k414_add_sum_mul(add, places, s->blocks_0_norm1_weight, s->blocks_0_norm1_bias,
                     blocks_0_norm1);
    k415_matmul(blocks_0_norm1, s->blocks_0_qkv_weight, matmul);
    k416_ge(ge);
    k417_slices(matmul, ge, matmul_2, slice_work);
    k418_matmul(matmul_2, s->blocks_0_out_weight, matmul_3);
    k419_add_sum_mul(add_2, s->blocks_0_out_bias, blocks_0_norm2, s->blocks_0_norm2_weight,
                     s->blocks_0_norm2_bias);
    k420_matmul(blocks_0_norm2, s->blocks_0_mlp_0_weight, matmul_4);
    k421_add_mul_erf(blocks_0_mlp_1, s->blocks_0_mlp_0_bias);
    k422_matmul(blocks_0_mlp_1, s->blocks_0_mlp_2_weight, matmul_5);
    k423_add_sum_mul(blocks_0, s->blocks_0_mlp_2_bias, blocks_1_norm1, s->blocks_1_norm1_weight,
                     s->blocks_1_norm1_bias);
    k424_matmul(blocks_1_norm1, s->blocks_1_qkv_weight, matmul_6);
    k425_slices(matmul_6, ge, matmul_7, slice_work_2);
    k426_matmul(matmul_7, s->blocks_1_out_weight, matmul_8);
    k427_add_sum_mul(add_3, s->blocks_1_out_bias, blocks_1_norm2, s->blocks_1_norm2_weight,
                     s->blocks_1_norm2_bias);
    k428_matmul(blocks_1_norm2, s->blocks_1_mlp_0_weight, matmul_9);
    k429_add_mul_erf(blocks_1_mlp_1, s->blocks_1_mlp_0_bias);
    k430_matmul(blocks_1_mlp_1, s->blocks_1_mlp_2_weight, matmul_10);
    k431_add_sum_mul(blocks_1, s->blocks_1_mlp_2_bias, blocks_2_norm1, s->blocks_2_norm1_weight,
                     s->blocks_2_norm1_bias);
    k432_matmul(blocks_2_norm1, s->blocks_2_qkv_weight, matmul_11);
    k433_slices(matmul_11, ge, matmul_12, slice_work_3);
    k434_matmul(matmul_12, s->blocks_2_out_weight, matmul_13);
    k435_add_sum_mul(add_4, s->blocks_2_out_bias, blocks_2_norm2, s->blocks_2_norm2_weight,
                     s->blocks_2_norm2_bias);
    k436_matmul(blocks_2_norm2, s->blocks_2_mlp_0_weight, matmul_14);
    k437_add_mul_erf(blocks_2_mlp_1, s->blocks_2_mlp_0_bias);
    k438_matmul(blocks_2_mlp_1, s->blocks_2_mlp_2_weight, matmul_15);
    k439_add_sum_mul(blocks_2, s->blocks_2_mlp_2_bias, blocks_3_norm1, s->blocks_3_norm1_weight,
                     s->blocks_3_norm1_bias);
    k440_matmul(blocks_3_norm1, s->blocks_3_qkv_weight, matmul_16);
    k441_slices(matmul_16, ge, matmul_17, slice_work_4);
    k442_matmul(matmul_17, s->blocks_3_out_weight, matmul_18);
    k443_add_sum_mul(add_5, s->blocks_3_out_bias, blocks_3_norm2, s->blocks_3_norm2_weight,
                     s->blocks_3_norm2_bias);
    k444_matmul(blocks_3_norm2, s->blocks_3_mlp_0_weight, matmul_19);
    k445_add_mul_erf(blocks_3_mlp_1, s->blocks_3_mlp_0_bias);
    k446_matmul(blocks_3_mlp_1, s->blocks_3_mlp_2_weight, matmul_20);
    k447_add_sum_mul(norm, s->blocks_3_mlp_2_bias, add_5, s->norm_weight, s->norm_bias);
    k448_matmul(norm, s->head_weight, matmul_21);
    k449_add_amax_sub(matmul_21, s->head_bias, io->y, sum_);
    k450_div_neg(sum_, io->loss, io->bits_per_character);
}

/* ---- predict ---- */

/* What predict reads and writes: a batch, and its results. */
struct predict_io {
    const int *x; /* x (12, 64) */
    const int *y; /* y not read */
    float *prediction; /* prediction (12, 64, 146) */
};

/* k483  gpt.lua:34
 *   gather = gather(characters_weight, x)  (768, 128)
 */
static void k483_gather(const float *restrict characters_weight, const int *restrict x,
                        float *restrict gather)
{
    for (long j = 0; j < 768; j++) {
        const long at = x[j];
        for (long k = 0; k < 128; k++) {
            gather[j * 128 + k] = ((at >= 0) & (at < 146)) ? characters_weight[at * 128 + k] : NAN;
        }
    }
}

/* k484  gpt.lua:34
 *   iota = index  (64, 128)
 */
static void k484_copy(int *restrict iota)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 128; j++) {
            iota[i * 128 + j] = (int)i;
        }
    }
}

/* k485  gpt.lua:34
 *   places = gather(places_weight, iota)  (64, 128)
 */
static void k485_gather(const float *restrict places_weight, const int *restrict iota,
                        float *restrict places)
{
    for (long j = 0; j < 64; j++) {
        for (long k = 0; k < 128; k++) {
            const long at = iota[j * 128 + k];
            places[j * 128 + k] = ((at >= 0) & (at < 64)) ? places_weight[at * 128 + k] : NAN;
        }
    }
}

/* k486  gpt.lua:18
 *   sum3 = sum(add)
 *   sub6 = add - sum3 * 0.0078125
 *   sum8 = sum(sub6 * sub6)
 *   add (over gather) = gather + places  (12, 64, 128)
 *   blocks_0_norm1 = sub6 * (1 / sqrt(sum8 * 0.0078125 + 1e-05)) * blocks_0_norm1_weight +
 *       blocks_0_norm1_bias  (12, 64, 128)
 */
static void k486_add_sum_mul(float *restrict add, const float *restrict places,
                             const float *restrict blocks_0_norm1_weight,
                             const float *restrict blocks_0_norm1_bias,
                             float *restrict blocks_0_norm1)
{
    for (long i0 = 0; i0 < 12; i0++) {
        for (long i1 = 0; i1 < 64; i1++) {
            float sum3 = 0.0f;
            for (long j = 0; j < 128; j++) {
                const float gather_ij = add[i0 * 8192 + i1 * 128 + j];
                const float add_ij = gather_ij + places[i1 * 128 + j];
                sum3 += add_ij;
            }
            const float mul5 = sum3 * 0.0078125f;
            float sum8 = 0.0f;
            for (long j = 0; j < 128; j++) {
                const float gather_ij = add[i0 * 8192 + i1 * 128 + j];
                const float add_ij = gather_ij + places[i1 * 128 + j];
                const float sub6 = add_ij - mul5;
                const float mul7 = sub6 * sub6;
                sum8 += mul7;
            }
            const float mul9 = sum8 * 0.0078125f;
            const float add11 = mul9 + 1e-05f;
            const float sqrt12 = sqrtf(add11);
            const float recip13 = 1 / sqrt12;
            for (long j = 0; j < 128; j++) {
                const float gather_ij = add[i0 * 8192 + i1 * 128 + j];
                const float add_ij = gather_ij + places[i1 * 128 + j];
                const float sub6 = add_ij - mul5;
                const float mul14 = sub6 * recip13;
                const float mul16 = mul14 * blocks_0_norm1_weight[j];
                const float blocks_0_norm1_ij = mul16 + blocks_0_norm1_bias[j];
                add[i0 * 8192 + i1 * 128 + j] = add_ij;
                blocks_0_norm1[i0 * 8192 + i1 * 128 + j] = blocks_0_norm1_ij;
            }
        }
    }
}

/* k487  gpt.lua:19
 *   matmul = blocks_0_norm1 @ blocks_0_qkv_weight.T  (768, 384)
 */
static void k487_matmul(const float *restrict blocks_0_norm1,
                        const float *restrict blocks_0_qkv_weight, float *restrict matmul)
{
    for (long i = 0; i < 768; i++) {
        for (long j = 0; j < 384; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 128; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] +=
                        blocks_0_norm1[i * 128 + k + l] * blocks_0_qkv_weight[j * 128 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul[i * 384 + j] = sum;
        }
    }
}

/* k488  gpt.lua:54
 *   ge = index >= index  (64, 64)
 */
static void k488_ge(unsigned char *restrict ge)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 64; j++) {
            const int ge_ij = (int)i >= (int)j;
            ge[i * 64 + j] = (unsigned char)ge_ij;
        }
    }
}

/* k524  gpt.lua:54
 *   matmul_3 = matmul @ matmul_2.T  a slice of (12, 4, 64, 64)
 */
static void k524_matmul(const float *restrict matmul, const float *restrict matmul_2,
                        float *restrict matmul_3)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 32; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 32; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += matmul[i * 384 + k + l] * matmul_2[128 + j * 384 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_3[i * 32 + j] = sum;
        }
    }
}

/* k525  gpt.lua:54
 *   where5 = where(ge, matmul_3 * 0.176777, -inf)
 *   amax6 = max(where5)
 *   exp8 = exp(where5 - amax6)
 *   sum9 = sum(exp8)
 *   mul (over matmul_3) = exp8 * (1 / sum9)  a slice of (12, 4, 64, 64)
 */
static void k525_mul_where_amax(float *restrict mul, const unsigned char *restrict ge)
{
    for (long i = 0; i < 32; i++) {
        float amax6 = (-INFINITY);
        for (long j = 0; j < 32; j++) {
            const float matmul_3_ij = mul[i * 32 + j];
            const float mul2 = matmul_3_ij * 0.176776692f;
            const int ge_ij = ge[i * 64 + j];
            const float where5 = ge_ij ? mul2 : (-INFINITY);
            amax6 = amax6 > where5 ? amax6 : (amax6 == amax6 ? where5 : amax6);
        }
        float exp8[32];
        float sum9 = 0.0f;
        for (long j = 0; j < 32; j++) {
            const float matmul_3_ij = mul[i * 32 + j];
            const float mul2 = matmul_3_ij * 0.176776692f;
            const int ge_ij = ge[i * 64 + j];
            const float where5 = ge_ij ? mul2 : (-INFINITY);
            const float sub7 = where5 - amax6;
            exp8[j] = expf(sub7);
            sum9 += exp8[j];
        }
        const float recip10 = 1 / sum9;
        for (long j = 0; j < 32; j++) {
            const float mul_ij = exp8[j] * recip10;
            mul[i * 32 + j] = mul_ij;
        }
    }
}

/* k526  gpt.lua:54
 *   matmul_2_2 = mul @ matmul_2  a slice of (12, 4, 64, 32)
 */
static void k526_matmul(const float *restrict mul, const float *restrict matmul_2,
                        float *restrict matmul_2_2)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 32; j++) {
            matmul_2_2[i * 128 + j] = 0.0f;
        }
        for (long k = 0; k < 32; k++) {
            const float a_ik = mul[i * 32 + k];
            for (long j = 0; j < 32; j++) {
                matmul_2_2[i * 128 + j] += a_ik * matmul_2[256 + k * 384 + j];
            }
        }
    }
}

#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */
__attribute__((noinline))
#endif
static void k522_slice(const float *matmul, const float *matmul_2, const unsigned char *ge,
                       float *matmul_2_2, void *work)
{
    char *const at = work;
    float *const matmul_3 = (float *)(void *)(at + 0); /* (1024) */
    float *const mul = (float *)(void *)(at + 0); /* (1024) */

    k524_matmul(matmul, matmul_2, matmul_3);
    k525_mul_where_amax(mul, ge);
    k526_matmul(mul, matmul_2, matmul_2_2);
}

/* k522  gpt.lua:54
 *   matmul_2 = the last block  a slice of (12, 4, 64, 32)
 */
static void k522_slices(const float *matmul, const unsigned char *ge, float *matmul_2,
                        unsigned char *slice_work)
{
    k522_slice(matmul, matmul, ge, matmul_2, slice_work);
}

/* k527  gpt.lua:54
 *   matmul_3 = matmul @ matmul_2.T  a slice of (12, 4, 64, 64)
 */
static void k527_matmul(const float *restrict matmul, const float *restrict matmul_2,
                        float *restrict matmul_3)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 64; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 32; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += matmul[12288 + i * 384 + k + l] * matmul_2[128 + j * 384 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_3[i * 64 + j] = sum;
        }
    }
}

/* k528  gpt.lua:54
 *   where5 = where(ge, matmul_3 * 0.176777, -inf)
 *   amax6 = max(where5)
 *   exp8 = exp(where5 - amax6)
 *   sum9 = sum(exp8)
 *   mul (over matmul_3) = exp8 * (1 / sum9)  a slice of (12, 4, 64, 64)
 */
static void k528_mul_where_amax(float *restrict mul, const unsigned char *restrict ge)
{
    for (long i = 0; i < 32; i++) {
        float amax6 = (-INFINITY);
        for (long j = 0; j < 64; j++) {
            const float matmul_3_ij = mul[i * 64 + j];
            const float mul2 = matmul_3_ij * 0.176776692f;
            const int ge_ij = ge[2048 + i * 64 + j];
            const float where5 = ge_ij ? mul2 : (-INFINITY);
            amax6 = amax6 > where5 ? amax6 : (amax6 == amax6 ? where5 : amax6);
        }
        float exp8[64];
        float sum9 = 0.0f;
        for (long j = 0; j < 64; j++) {
            const float matmul_3_ij = mul[i * 64 + j];
            const float mul2 = matmul_3_ij * 0.176776692f;
            const int ge_ij = ge[2048 + i * 64 + j];
            const float where5 = ge_ij ? mul2 : (-INFINITY);
            const float sub7 = where5 - amax6;
            exp8[j] = expf(sub7);
            sum9 += exp8[j];
        }
        const float recip10 = 1 / sum9;
        for (long j = 0; j < 64; j++) {
            const float mul_ij = exp8[j] * recip10;
            mul[i * 64 + j] = mul_ij;
        }
    }
}

/* k529  gpt.lua:54
 *   matmul_2_2 = mul @ matmul_2  a slice of (12, 4, 64, 32)
 */
static void k529_matmul(const float *restrict mul, const float *restrict matmul_2,
                        float *restrict matmul_2_2)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 32; j++) {
            matmul_2_2[4096 + i * 128 + j] = 0.0f;
        }
        for (long k = 0; k < 64; k++) {
            const float a_ik = mul[i * 64 + k];
            for (long j = 0; j < 32; j++) {
                matmul_2_2[4096 + i * 128 + j] += a_ik * matmul_2[256 + k * 384 + j];
            }
        }
    }
}

#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */
__attribute__((noinline))
#endif
static void k523_slice(const float *matmul, const float *matmul_2, const unsigned char *ge,
                       float *matmul_2_2, void *work)
{
    char *const at = work;
    float *const matmul_3 = (float *)(void *)(at + 0); /* (2048) */
    float *const mul = (float *)(void *)(at + 0); /* (2048) */

    k527_matmul(matmul, matmul_2, matmul_3);
    k528_mul_where_amax(mul, ge);
    k529_matmul(mul, matmul_2, matmul_2_2);
}

/* k523  gpt.lua:54
 *   matmul_2 = the last block  a slice of (12, 4, 64, 32)
 */
static void k523_slices(const float *matmul, const unsigned char *ge, float *matmul_2,
                        unsigned char *slice_work_2)
{
    k523_slice(matmul, matmul, ge, matmul_2, slice_work_2);
}

#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */
__attribute__((noinline))
#endif
static void k489_slice(const float *matmul, const unsigned char *ge, float *matmul_2, void *work)
{
    char *const at = work;
    unsigned char *const slice_work = (unsigned char *)(void *)(at + 0); /* (4096) */
    unsigned char *const slice_work_2 = (unsigned char *)(void *)(at + 0); /* (8192) */

    k522_slices(matmul, ge, matmul_2, slice_work);
    k523_slices(matmul, ge, matmul_2, slice_work_2);
}

/* k489  gpt.lua:54
 *   matmul_2 = 12 x 4 slices  (12, 4, 64, 32)
 */
static void k489_slices(const float *matmul, const unsigned char *ge, float *matmul_2,
                        unsigned char *slice_work)
{
    for (long s0 = 0; s0 < 12; s0++) {
        for (long s1 = 0; s1 < 4; s1++) {
            k489_slice(matmul + s0 * 24576 + s1 * 32, ge, matmul_2 + s0 * 8192 + s1 * 32,
                       slice_work);
        }
    }
}

/* k490  gpt.lua:20
 *   matmul_3 = matmul_2 @ blocks_0_out_weight.T  (768, 128)
 */
static void k490_matmul(const float *restrict matmul_2, const float *restrict blocks_0_out_weight,
                        float *restrict matmul_3)
{
    for (long i0 = 0; i0 < 12; i0++) {
        for (long i1 = 0; i1 < 64; i1++) {
            for (long j = 0; j < 128; j++) {
                matmul_3[i0 * 8192 + i1 * 128 + j] = 0.0f;
            }
            for (long k0 = 0; k0 < 4; k0++) {
                for (long k1 = 0; k1 < 32; k1++) {
                    const float a_ik = matmul_2[i0 * 8192 + i1 * 128 + k0 * 32 + k1];
                    for (long j = 0; j < 128; j++) {
                        matmul_3[i0 * 8192 + i1 * 128 + j] +=
                            a_ik * blocks_0_out_weight[j * 128 + k0 * 32 + k1];
                    }
                }
            }
        }
    }
}

/* k491  gpt.lua:21
 *   sum5 = sum(add_2)
 *   sub8 = add_2 - sum5 * 0.0078125
 *   sum10 = sum(sub8 * sub8)
 *   add_2 (over matmul_3) = add + (matmul_3 + blocks_0_out_bias)  (12, 64, 128)
 *   blocks_0_norm2 (over add) = sub8 * (1 / sqrt(sum10 * 0.0078125 + 1e-05)) *
 *       blocks_0_norm2_weight + blocks_0_norm2_bias  (12, 64, 128)
 */
static void k491_add_sum_mul(float *restrict add_2, const float *restrict blocks_0_out_bias,
                             float *restrict blocks_0_norm2,
                             const float *restrict blocks_0_norm2_weight,
                             const float *restrict blocks_0_norm2_bias)
{
    for (long i = 0; i < 768; i++) {
        float sum5 = 0.0f;
        for (long j = 0; j < 128; j++) {
            const float matmul_3_ij = add_2[i * 128 + j];
            const float add2 = matmul_3_ij + blocks_0_out_bias[j];
            const float add_ij = blocks_0_norm2[i * 128 + j];
            const float add_2_ij = add_ij + add2;
            sum5 += add_2_ij;
        }
        const float mul7 = sum5 * 0.0078125f;
        float sum10 = 0.0f;
        for (long j = 0; j < 128; j++) {
            const float matmul_3_ij = add_2[i * 128 + j];
            const float add2 = matmul_3_ij + blocks_0_out_bias[j];
            const float add_ij = blocks_0_norm2[i * 128 + j];
            const float add_2_ij = add_ij + add2;
            const float sub8 = add_2_ij - mul7;
            const float mul9 = sub8 * sub8;
            sum10 += mul9;
        }
        const float mul11 = sum10 * 0.0078125f;
        const float add13 = mul11 + 1e-05f;
        const float sqrt14 = sqrtf(add13);
        const float recip15 = 1 / sqrt14;
        for (long j = 0; j < 128; j++) {
            const float matmul_3_ij = add_2[i * 128 + j];
            const float add2 = matmul_3_ij + blocks_0_out_bias[j];
            const float add_ij = blocks_0_norm2[i * 128 + j];
            const float add_2_ij = add_ij + add2;
            const float sub8 = add_2_ij - mul7;
            const float mul16 = sub8 * recip15;
            const float mul18 = mul16 * blocks_0_norm2_weight[j];
            const float blocks_0_norm2_ij = mul18 + blocks_0_norm2_bias[j];
            add_2[i * 128 + j] = add_2_ij;
            blocks_0_norm2[i * 128 + j] = blocks_0_norm2_ij;
        }
    }
}

/* k492  gpt.lua:22
 *   matmul_4 = blocks_0_norm2 @ blocks_0_mlp_0_weight.T  (768, 512)
 */
static void k492_matmul(const float *restrict blocks_0_norm2,
                        const float *restrict blocks_0_mlp_0_weight, float *restrict matmul_4)
{
    for (long i = 0; i < 768; i++) {
        for (long j = 0; j < 512; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 128; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] +=
                        blocks_0_norm2[i * 128 + k + l] * blocks_0_mlp_0_weight[j * 128 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_4[i * 512 + j] = sum;
        }
    }
}

/* k493  gpt.lua:22
 *   blocks_0_mlp_1 (over matmul_4) = (matmul_4 + blocks_0_mlp_0_bias) * 0.5 * (erf((matmul_4 +
 *       blocks_0_mlp_0_bias) * 0.707107) + 1)  (12, 64, 512)
 */
static void k493_add_mul_erf(float *restrict blocks_0_mlp_1,
                             const float *restrict blocks_0_mlp_0_bias)
{
    for (long i = 0; i < 768; i++) {
        for (long j = 0; j < 512; j++) {
            const float matmul_4_ij = blocks_0_mlp_1[i * 512 + j];
            const float add2 = matmul_4_ij + blocks_0_mlp_0_bias[j];
            const float mul4 = add2 * 0.5f;
            const float mul6 = add2 * 0.707106769f;
            const float erf7 = erff(mul6);
            const float add9 = erf7 + 1.0f;
            const float blocks_0_mlp_1_ij = mul4 * add9;
            blocks_0_mlp_1[i * 512 + j] = blocks_0_mlp_1_ij;
        }
    }
}

/* k494  gpt.lua:22
 *   matmul_5 = blocks_0_mlp_1 @ blocks_0_mlp_2_weight.T  (768, 128)
 */
static void k494_matmul(const float *restrict blocks_0_mlp_1,
                        const float *restrict blocks_0_mlp_2_weight, float *restrict matmul_5)
{
    for (long i = 0; i < 768; i++) {
        for (long j = 0; j < 128; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 512; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] +=
                        blocks_0_mlp_1[i * 512 + k + l] * blocks_0_mlp_2_weight[j * 512 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_5[i * 128 + j] = sum;
        }
    }
}

/* k495  gpt.lua:18
 *   sum5 = sum(blocks_0)
 *   sub8 = blocks_0 - sum5 * 0.0078125
 *   sum10 = sum(sub8 * sub8)
 *   blocks_0 (over matmul_5) = add_2 + (matmul_5 + blocks_0_mlp_2_bias)  (12, 64, 128)
 *   blocks_1_norm1 (over add_2) = sub8 * (1 / sqrt(sum10 * 0.0078125 + 1e-05)) *
 *       blocks_1_norm1_weight + blocks_1_norm1_bias  (12, 64, 128)
 */
static void k495_add_sum_mul(float *restrict blocks_0, const float *restrict blocks_0_mlp_2_bias,
                             float *restrict blocks_1_norm1,
                             const float *restrict blocks_1_norm1_weight,
                             const float *restrict blocks_1_norm1_bias)
{
    for (long i = 0; i < 768; i++) {
        float sum5 = 0.0f;
        for (long j = 0; j < 128; j++) {
            const float matmul_5_ij = blocks_0[i * 128 + j];
            const float add2 = matmul_5_ij + blocks_0_mlp_2_bias[j];
            const float add_2_ij = blocks_1_norm1[i * 128 + j];
            const float blocks_0_ij = add_2_ij + add2;
            sum5 += blocks_0_ij;
        }
        const float mul7 = sum5 * 0.0078125f;
        float sum10 = 0.0f;
        for (long j = 0; j < 128; j++) {
            const float matmul_5_ij = blocks_0[i * 128 + j];
            const float add2 = matmul_5_ij + blocks_0_mlp_2_bias[j];
            const float add_2_ij = blocks_1_norm1[i * 128 + j];
            const float blocks_0_ij = add_2_ij + add2;
            const float sub8 = blocks_0_ij - mul7;
            const float mul9 = sub8 * sub8;
            sum10 += mul9;
        }
        const float mul11 = sum10 * 0.0078125f;
        const float add13 = mul11 + 1e-05f;
        const float sqrt14 = sqrtf(add13);
        const float recip15 = 1 / sqrt14;
        for (long j = 0; j < 128; j++) {
            const float matmul_5_ij = blocks_0[i * 128 + j];
            const float add2 = matmul_5_ij + blocks_0_mlp_2_bias[j];
            const float add_2_ij = blocks_1_norm1[i * 128 + j];
            const float blocks_0_ij = add_2_ij + add2;
            const float sub8 = blocks_0_ij - mul7;
            const float mul16 = sub8 * recip15;
            const float mul18 = mul16 * blocks_1_norm1_weight[j];
            const float blocks_1_norm1_ij = mul18 + blocks_1_norm1_bias[j];
            blocks_0[i * 128 + j] = blocks_0_ij;
            blocks_1_norm1[i * 128 + j] = blocks_1_norm1_ij;
        }
    }
}

/* k496  gpt.lua:19
 *   matmul_6 = blocks_1_norm1 @ blocks_1_qkv_weight.T  (768, 384)
 */
static void k496_matmul(const float *restrict blocks_1_norm1,
                        const float *restrict blocks_1_qkv_weight, float *restrict matmul_6)
{
    for (long i = 0; i < 768; i++) {
        for (long j = 0; j < 384; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 128; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] +=
                        blocks_1_norm1[i * 128 + k + l] * blocks_1_qkv_weight[j * 128 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_6[i * 384 + j] = sum;
        }
    }
}

/* k532  gpt.lua:54
 *   matmul = matmul_6 @ matmul_6_2.T  a slice of (12, 4, 64, 64)
 */
static void k532_matmul(const float *restrict matmul_6, const float *restrict matmul_6_2,
                        float *restrict matmul)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 32; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 32; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += matmul_6[i * 384 + k + l] * matmul_6_2[128 + j * 384 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul[i * 32 + j] = sum;
        }
    }
}

/* k533  gpt.lua:54
 *   where5 = where(ge, matmul * 0.176777, -inf)
 *   amax6 = max(where5)
 *   exp8 = exp(where5 - amax6)
 *   sum9 = sum(exp8)
 *   mul (over matmul) = exp8 * (1 / sum9)  a slice of (12, 4, 64, 64)
 */
static void k533_mul_where_amax(float *restrict mul, const unsigned char *restrict ge)
{
    for (long i = 0; i < 32; i++) {
        float amax6 = (-INFINITY);
        for (long j = 0; j < 32; j++) {
            const float matmul_ij = mul[i * 32 + j];
            const float mul2 = matmul_ij * 0.176776692f;
            const int ge_ij = ge[i * 64 + j];
            const float where5 = ge_ij ? mul2 : (-INFINITY);
            amax6 = amax6 > where5 ? amax6 : (amax6 == amax6 ? where5 : amax6);
        }
        float exp8[32];
        float sum9 = 0.0f;
        for (long j = 0; j < 32; j++) {
            const float matmul_ij = mul[i * 32 + j];
            const float mul2 = matmul_ij * 0.176776692f;
            const int ge_ij = ge[i * 64 + j];
            const float where5 = ge_ij ? mul2 : (-INFINITY);
            const float sub7 = where5 - amax6;
            exp8[j] = expf(sub7);
            sum9 += exp8[j];
        }
        const float recip10 = 1 / sum9;
        for (long j = 0; j < 32; j++) {
            const float mul_ij = exp8[j] * recip10;
            mul[i * 32 + j] = mul_ij;
        }
    }
}

/* k534  gpt.lua:54
 *   matmul_7 = mul @ matmul_6_2  a slice of (12, 4, 64, 32)
 */
static void k534_matmul(const float *restrict mul, const float *restrict matmul_6_2,
                        float *restrict matmul_7)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 32; j++) {
            matmul_7[i * 128 + j] = 0.0f;
        }
        for (long k = 0; k < 32; k++) {
            const float a_ik = mul[i * 32 + k];
            for (long j = 0; j < 32; j++) {
                matmul_7[i * 128 + j] += a_ik * matmul_6_2[256 + k * 384 + j];
            }
        }
    }
}

#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */
__attribute__((noinline))
#endif
static void k530_slice(const float *matmul_6, const float *matmul_6_2, const unsigned char *ge,
                       float *matmul_7, void *work)
{
    char *const at = work;
    float *const matmul = (float *)(void *)(at + 0); /* (1024) */
    float *const mul = (float *)(void *)(at + 0); /* (1024) */

    k532_matmul(matmul_6, matmul_6_2, matmul);
    k533_mul_where_amax(mul, ge);
    k534_matmul(mul, matmul_6_2, matmul_7);
}

/* k530  gpt.lua:54
 *   matmul_7 = the last block  a slice of (12, 4, 64, 32)
 */
static void k530_slices(const float *matmul_6, const unsigned char *ge, float *matmul_7,
                        unsigned char *slice_work)
{
    k530_slice(matmul_6, matmul_6, ge, matmul_7, slice_work);
}

/* k535  gpt.lua:54
 *   matmul = matmul_6 @ matmul_6_2.T  a slice of (12, 4, 64, 64)
 */
static void k535_matmul(const float *restrict matmul_6, const float *restrict matmul_6_2,
                        float *restrict matmul)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 64; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 32; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] +=
                        matmul_6[12288 + i * 384 + k + l] * matmul_6_2[128 + j * 384 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul[i * 64 + j] = sum;
        }
    }
}

/* k536  gpt.lua:54
 *   where5 = where(ge, matmul * 0.176777, -inf)
 *   amax6 = max(where5)
 *   exp8 = exp(where5 - amax6)
 *   sum9 = sum(exp8)
 *   mul (over matmul) = exp8 * (1 / sum9)  a slice of (12, 4, 64, 64)
 */
static void k536_mul_where_amax(float *restrict mul, const unsigned char *restrict ge)
{
    for (long i = 0; i < 32; i++) {
        float amax6 = (-INFINITY);
        for (long j = 0; j < 64; j++) {
            const float matmul_ij = mul[i * 64 + j];
            const float mul2 = matmul_ij * 0.176776692f;
            const int ge_ij = ge[2048 + i * 64 + j];
            const float where5 = ge_ij ? mul2 : (-INFINITY);
            amax6 = amax6 > where5 ? amax6 : (amax6 == amax6 ? where5 : amax6);
        }
        float exp8[64];
        float sum9 = 0.0f;
        for (long j = 0; j < 64; j++) {
            const float matmul_ij = mul[i * 64 + j];
            const float mul2 = matmul_ij * 0.176776692f;
            const int ge_ij = ge[2048 + i * 64 + j];
            const float where5 = ge_ij ? mul2 : (-INFINITY);
            const float sub7 = where5 - amax6;
            exp8[j] = expf(sub7);
            sum9 += exp8[j];
        }
        const float recip10 = 1 / sum9;
        for (long j = 0; j < 64; j++) {
            const float mul_ij = exp8[j] * recip10;
            mul[i * 64 + j] = mul_ij;
        }
    }
}

/* k537  gpt.lua:54
 *   matmul_7 = mul @ matmul_6_2  a slice of (12, 4, 64, 32)
 */
static void k537_matmul(const float *restrict mul, const float *restrict matmul_6_2,
                        float *restrict matmul_7)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 32; j++) {
            matmul_7[4096 + i * 128 + j] = 0.0f;
        }
        for (long k = 0; k < 64; k++) {
            const float a_ik = mul[i * 64 + k];
            for (long j = 0; j < 32; j++) {
                matmul_7[4096 + i * 128 + j] += a_ik * matmul_6_2[256 + k * 384 + j];
            }
        }
    }
}

#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */
__attribute__((noinline))
#endif
static void k531_slice(const float *matmul_6, const float *matmul_6_2, const unsigned char *ge,
                       float *matmul_7, void *work)
{
    char *const at = work;
    float *const matmul = (float *)(void *)(at + 0); /* (2048) */
    float *const mul = (float *)(void *)(at + 0); /* (2048) */

    k535_matmul(matmul_6, matmul_6_2, matmul);
    k536_mul_where_amax(mul, ge);
    k537_matmul(mul, matmul_6_2, matmul_7);
}

/* k531  gpt.lua:54
 *   matmul_7 = the last block  a slice of (12, 4, 64, 32)
 */
static void k531_slices(const float *matmul_6, const unsigned char *ge, float *matmul_7,
                        unsigned char *slice_work_2)
{
    k531_slice(matmul_6, matmul_6, ge, matmul_7, slice_work_2);
}

#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */
__attribute__((noinline))
#endif
static void k497_slice(const float *matmul_6, const unsigned char *ge, float *matmul_7,
                       void *work)
{
    char *const at = work;
    unsigned char *const slice_work = (unsigned char *)(void *)(at + 0); /* (4096) */
    unsigned char *const slice_work_2 = (unsigned char *)(void *)(at + 0); /* (8192) */

    k530_slices(matmul_6, ge, matmul_7, slice_work);
    k531_slices(matmul_6, ge, matmul_7, slice_work_2);
}

/* k497  gpt.lua:54
 *   matmul_7 = 12 x 4 slices  (12, 4, 64, 32)
 */
static void k497_slices(const float *matmul_6, const unsigned char *ge, float *matmul_7,
                        unsigned char *slice_work_2)
{
    for (long s0 = 0; s0 < 12; s0++) {
        for (long s1 = 0; s1 < 4; s1++) {
            k497_slice(matmul_6 + s0 * 24576 + s1 * 32, ge, matmul_7 + s0 * 8192 + s1 * 32,
                       slice_work_2);
        }
    }
}

/* k498  gpt.lua:20
 *   matmul_8 = matmul_7 @ blocks_1_out_weight.T  (768, 128)
 */
static void k498_matmul(const float *restrict matmul_7, const float *restrict blocks_1_out_weight,
                        float *restrict matmul_8)
{
    for (long i0 = 0; i0 < 12; i0++) {
        for (long i1 = 0; i1 < 64; i1++) {
            for (long j = 0; j < 128; j++) {
                matmul_8[i0 * 8192 + i1 * 128 + j] = 0.0f;
            }
            for (long k0 = 0; k0 < 4; k0++) {
                for (long k1 = 0; k1 < 32; k1++) {
                    const float a_ik = matmul_7[i0 * 8192 + i1 * 128 + k0 * 32 + k1];
                    for (long j = 0; j < 128; j++) {
                        matmul_8[i0 * 8192 + i1 * 128 + j] +=
                            a_ik * blocks_1_out_weight[j * 128 + k0 * 32 + k1];
                    }
                }
            }
        }
    }
}

/* k499  gpt.lua:21
 *   sum5 = sum(add_3)
 *   sub8 = add_3 - sum5 * 0.0078125
 *   sum10 = sum(sub8 * sub8)
 *   add_3 (over matmul_8) = blocks_0 + (matmul_8 + blocks_1_out_bias)  (12, 64, 128)
 *   blocks_1_norm2 (over blocks_0) = sub8 * (1 / sqrt(sum10 * 0.0078125 + 1e-05)) *
 *       blocks_1_norm2_weight + blocks_1_norm2_bias  (12, 64, 128)
 */
static void k499_add_sum_mul(float *restrict add_3, const float *restrict blocks_1_out_bias,
                             float *restrict blocks_1_norm2,
                             const float *restrict blocks_1_norm2_weight,
                             const float *restrict blocks_1_norm2_bias)
{
    for (long i = 0; i < 768; i++) {
        float sum5 = 0.0f;
        for (long j = 0; j < 128; j++) {
            const float matmul_8_ij = add_3[i * 128 + j];
            const float add2 = matmul_8_ij + blocks_1_out_bias[j];
            const float blocks_0_ij = blocks_1_norm2[i * 128 + j];
            const float add_3_ij = blocks_0_ij + add2;
            sum5 += add_3_ij;
        }
        const float mul7 = sum5 * 0.0078125f;
        float sum10 = 0.0f;
        for (long j = 0; j < 128; j++) {
            const float matmul_8_ij = add_3[i * 128 + j];
            const float add2 = matmul_8_ij + blocks_1_out_bias[j];
            const float blocks_0_ij = blocks_1_norm2[i * 128 + j];
            const float add_3_ij = blocks_0_ij + add2;
            const float sub8 = add_3_ij - mul7;
            const float mul9 = sub8 * sub8;
            sum10 += mul9;
        }
        const float mul11 = sum10 * 0.0078125f;
        const float add13 = mul11 + 1e-05f;
        const float sqrt14 = sqrtf(add13);
        const float recip15 = 1 / sqrt14;
        for (long j = 0; j < 128; j++) {
            const float matmul_8_ij = add_3[i * 128 + j];
            const float add2 = matmul_8_ij + blocks_1_out_bias[j];
            const float blocks_0_ij = blocks_1_norm2[i * 128 + j];
            const float add_3_ij = blocks_0_ij + add2;
            const float sub8 = add_3_ij - mul7;
            const float mul16 = sub8 * recip15;
            const float mul18 = mul16 * blocks_1_norm2_weight[j];
            const float blocks_1_norm2_ij = mul18 + blocks_1_norm2_bias[j];
            add_3[i * 128 + j] = add_3_ij;
            blocks_1_norm2[i * 128 + j] = blocks_1_norm2_ij;
        }
    }
}

/* k500  gpt.lua:22
 *   matmul_9 = blocks_1_norm2 @ blocks_1_mlp_0_weight.T  (768, 512)
 */
static void k500_matmul(const float *restrict blocks_1_norm2,
                        const float *restrict blocks_1_mlp_0_weight, float *restrict matmul_9)
{
    for (long i = 0; i < 768; i++) {
        for (long j = 0; j < 512; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 128; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] +=
                        blocks_1_norm2[i * 128 + k + l] * blocks_1_mlp_0_weight[j * 128 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_9[i * 512 + j] = sum;
        }
    }
}

/* k501  gpt.lua:22
 *   blocks_1_mlp_1 (over matmul_9) = (matmul_9 + blocks_1_mlp_0_bias) * 0.5 * (erf((matmul_9 +
 *       blocks_1_mlp_0_bias) * 0.707107) + 1)  (12, 64, 512)
 */
static void k501_add_mul_erf(float *restrict blocks_1_mlp_1,
                             const float *restrict blocks_1_mlp_0_bias)
{
    for (long i = 0; i < 768; i++) {
        for (long j = 0; j < 512; j++) {
            const float matmul_9_ij = blocks_1_mlp_1[i * 512 + j];
            const float add2 = matmul_9_ij + blocks_1_mlp_0_bias[j];
            const float mul4 = add2 * 0.5f;
            const float mul6 = add2 * 0.707106769f;
            const float erf7 = erff(mul6);
            const float add9 = erf7 + 1.0f;
            const float blocks_1_mlp_1_ij = mul4 * add9;
            blocks_1_mlp_1[i * 512 + j] = blocks_1_mlp_1_ij;
        }
    }
}

/* k502  gpt.lua:22
 *   matmul_10 = blocks_1_mlp_1 @ blocks_1_mlp_2_weight.T  (768, 128)
 */
static void k502_matmul(const float *restrict blocks_1_mlp_1,
                        const float *restrict blocks_1_mlp_2_weight, float *restrict matmul_10)
{
    for (long i = 0; i < 768; i++) {
        for (long j = 0; j < 128; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 512; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] +=
                        blocks_1_mlp_1[i * 512 + k + l] * blocks_1_mlp_2_weight[j * 512 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_10[i * 128 + j] = sum;
        }
    }
}

/* k503  gpt.lua:18
 *   sum5 = sum(blocks_1)
 *   sub8 = blocks_1 - sum5 * 0.0078125
 *   sum10 = sum(sub8 * sub8)
 *   blocks_1 (over matmul_10) = add_3 + (matmul_10 + blocks_1_mlp_2_bias)  (12, 64, 128)
 *   blocks_2_norm1 (over add_3) = sub8 * (1 / sqrt(sum10 * 0.0078125 + 1e-05)) *
 *       blocks_2_norm1_weight + blocks_2_norm1_bias  (12, 64, 128)
 */
static void k503_add_sum_mul(float *restrict blocks_1, const float *restrict blocks_1_mlp_2_bias,
                             float *restrict blocks_2_norm1,
                             const float *restrict blocks_2_norm1_weight,
                             const float *restrict blocks_2_norm1_bias)
{
    for (long i = 0; i < 768; i++) {
        float sum5 = 0.0f;
        for (long j = 0; j < 128; j++) {
            const float matmul_10_ij = blocks_1[i * 128 + j];
            const float add2 = matmul_10_ij + blocks_1_mlp_2_bias[j];
            const float add_3_ij = blocks_2_norm1[i * 128 + j];
            const float blocks_1_ij = add_3_ij + add2;
            sum5 += blocks_1_ij;
        }
        const float mul7 = sum5 * 0.0078125f;
        float sum10 = 0.0f;
        for (long j = 0; j < 128; j++) {
            const float matmul_10_ij = blocks_1[i * 128 + j];
            const float add2 = matmul_10_ij + blocks_1_mlp_2_bias[j];
            const float add_3_ij = blocks_2_norm1[i * 128 + j];
            const float blocks_1_ij = add_3_ij + add2;
            const float sub8 = blocks_1_ij - mul7;
            const float mul9 = sub8 * sub8;
            sum10 += mul9;
        }
        const float mul11 = sum10 * 0.0078125f;
        const float add13 = mul11 + 1e-05f;
        const float sqrt14 = sqrtf(add13);
        const float recip15 = 1 / sqrt14;
        for (long j = 0; j < 128; j++) {
            const float matmul_10_ij = blocks_1[i * 128 + j];
            const float add2 = matmul_10_ij + blocks_1_mlp_2_bias[j];
            const float add_3_ij = blocks_2_norm1[i * 128 + j];
            const float blocks_1_ij = add_3_ij + add2;
            const float sub8 = blocks_1_ij - mul7;
            const float mul16 = sub8 * recip15;
            const float mul18 = mul16 * blocks_2_norm1_weight[j];
            const float blocks_2_norm1_ij = mul18 + blocks_2_norm1_bias[j];
            blocks_1[i * 128 + j] = blocks_1_ij;
            blocks_2_norm1[i * 128 + j] = blocks_2_norm1_ij;
        }
    }
}

/* k504  gpt.lua:19
 *   matmul_11 = blocks_2_norm1 @ blocks_2_qkv_weight.T  (768, 384)
 */
static void k504_matmul(const float *restrict blocks_2_norm1,
                        const float *restrict blocks_2_qkv_weight, float *restrict matmul_11)
{
    for (long i = 0; i < 768; i++) {
        for (long j = 0; j < 384; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 128; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] +=
                        blocks_2_norm1[i * 128 + k + l] * blocks_2_qkv_weight[j * 128 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_11[i * 384 + j] = sum;
        }
    }
}

/* k540  gpt.lua:54
 *   matmul = matmul_11 @ matmul_11_2.T  a slice of (12, 4, 64, 64)
 */
static void k540_matmul(const float *restrict matmul_11, const float *restrict matmul_11_2,
                        float *restrict matmul)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 32; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 32; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += matmul_11[i * 384 + k + l] * matmul_11_2[128 + j * 384 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul[i * 32 + j] = sum;
        }
    }
}

/* k541  gpt.lua:54
 *   where5 = where(ge, matmul * 0.176777, -inf)
 *   amax6 = max(where5)
 *   exp8 = exp(where5 - amax6)
 *   sum9 = sum(exp8)
 *   mul (over matmul) = exp8 * (1 / sum9)  a slice of (12, 4, 64, 64)
 */
static void k541_mul_where_amax(float *restrict mul, const unsigned char *restrict ge)
{
    for (long i = 0; i < 32; i++) {
        float amax6 = (-INFINITY);
        for (long j = 0; j < 32; j++) {
            const float matmul_ij = mul[i * 32 + j];
            const float mul2 = matmul_ij * 0.176776692f;
            const int ge_ij = ge[i * 64 + j];
            const float where5 = ge_ij ? mul2 : (-INFINITY);
            amax6 = amax6 > where5 ? amax6 : (amax6 == amax6 ? where5 : amax6);
        }
        float exp8[32];
        float sum9 = 0.0f;
        for (long j = 0; j < 32; j++) {
            const float matmul_ij = mul[i * 32 + j];
            const float mul2 = matmul_ij * 0.176776692f;
            const int ge_ij = ge[i * 64 + j];
            const float where5 = ge_ij ? mul2 : (-INFINITY);
            const float sub7 = where5 - amax6;
            exp8[j] = expf(sub7);
            sum9 += exp8[j];
        }
        const float recip10 = 1 / sum9;
        for (long j = 0; j < 32; j++) {
            const float mul_ij = exp8[j] * recip10;
            mul[i * 32 + j] = mul_ij;
        }
    }
}

/* k542  gpt.lua:54
 *   matmul_12 = mul @ matmul_11_2  a slice of (12, 4, 64, 32)
 */
static void k542_matmul(const float *restrict mul, const float *restrict matmul_11_2,
                        float *restrict matmul_12)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 32; j++) {
            matmul_12[i * 128 + j] = 0.0f;
        }
        for (long k = 0; k < 32; k++) {
            const float a_ik = mul[i * 32 + k];
            for (long j = 0; j < 32; j++) {
                matmul_12[i * 128 + j] += a_ik * matmul_11_2[256 + k * 384 + j];
            }
        }
    }
}

#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */
__attribute__((noinline))
#endif
static void k538_slice(const float *matmul_11, const float *matmul_11_2, const unsigned char *ge,
                       float *matmul_12, void *work)
{
    char *const at = work;
    float *const matmul = (float *)(void *)(at + 0); /* (1024) */
    float *const mul = (float *)(void *)(at + 0); /* (1024) */

    k540_matmul(matmul_11, matmul_11_2, matmul);
    k541_mul_where_amax(mul, ge);
    k542_matmul(mul, matmul_11_2, matmul_12);
}

/* k538  gpt.lua:54
 *   matmul_12 = the last block  a slice of (12, 4, 64, 32)
 */
static void k538_slices(const float *matmul_11, const unsigned char *ge, float *matmul_12,
                        unsigned char *slice_work)
{
    k538_slice(matmul_11, matmul_11, ge, matmul_12, slice_work);
}

/* k543  gpt.lua:54
 *   matmul = matmul_11 @ matmul_11_2.T  a slice of (12, 4, 64, 64)
 */
static void k543_matmul(const float *restrict matmul_11, const float *restrict matmul_11_2,
                        float *restrict matmul)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 64; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 32; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] +=
                        matmul_11[12288 + i * 384 + k + l] * matmul_11_2[128 + j * 384 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul[i * 64 + j] = sum;
        }
    }
}

/* k544  gpt.lua:54
 *   where5 = where(ge, matmul * 0.176777, -inf)
 *   amax6 = max(where5)
 *   exp8 = exp(where5 - amax6)
 *   sum9 = sum(exp8)
 *   mul (over matmul) = exp8 * (1 / sum9)  a slice of (12, 4, 64, 64)
 */
static void k544_mul_where_amax(float *restrict mul, const unsigned char *restrict ge)
{
    for (long i = 0; i < 32; i++) {
        float amax6 = (-INFINITY);
        for (long j = 0; j < 64; j++) {
            const float matmul_ij = mul[i * 64 + j];
            const float mul2 = matmul_ij * 0.176776692f;
            const int ge_ij = ge[2048 + i * 64 + j];
            const float where5 = ge_ij ? mul2 : (-INFINITY);
            amax6 = amax6 > where5 ? amax6 : (amax6 == amax6 ? where5 : amax6);
        }
        float exp8[64];
        float sum9 = 0.0f;
        for (long j = 0; j < 64; j++) {
            const float matmul_ij = mul[i * 64 + j];
            const float mul2 = matmul_ij * 0.176776692f;
            const int ge_ij = ge[2048 + i * 64 + j];
            const float where5 = ge_ij ? mul2 : (-INFINITY);
            const float sub7 = where5 - amax6;
            exp8[j] = expf(sub7);
            sum9 += exp8[j];
        }
        const float recip10 = 1 / sum9;
        for (long j = 0; j < 64; j++) {
            const float mul_ij = exp8[j] * recip10;
            mul[i * 64 + j] = mul_ij;
        }
    }
}

/* k545  gpt.lua:54
 *   matmul_12 = mul @ matmul_11_2  a slice of (12, 4, 64, 32)
 */
static void k545_matmul(const float *restrict mul, const float *restrict matmul_11_2,
                        float *restrict matmul_12)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 32; j++) {
            matmul_12[4096 + i * 128 + j] = 0.0f;
        }
        for (long k = 0; k < 64; k++) {
            const float a_ik = mul[i * 64 + k];
            for (long j = 0; j < 32; j++) {
                matmul_12[4096 + i * 128 + j] += a_ik * matmul_11_2[256 + k * 384 + j];
            }
        }
    }
}

#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */
__attribute__((noinline))
#endif
static void k539_slice(const float *matmul_11, const float *matmul_11_2, const unsigned char *ge,
                       float *matmul_12, void *work)
{
    char *const at = work;
    float *const matmul = (float *)(void *)(at + 0); /* (2048) */
    float *const mul = (float *)(void *)(at + 0); /* (2048) */

    k543_matmul(matmul_11, matmul_11_2, matmul);
    k544_mul_where_amax(mul, ge);
    k545_matmul(mul, matmul_11_2, matmul_12);
}

/* k539  gpt.lua:54
 *   matmul_12 = the last block  a slice of (12, 4, 64, 32)
 */
static void k539_slices(const float *matmul_11, const unsigned char *ge, float *matmul_12,
                        unsigned char *slice_work_2)
{
    k539_slice(matmul_11, matmul_11, ge, matmul_12, slice_work_2);
}

#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */
__attribute__((noinline))
#endif
static void k505_slice(const float *matmul_11, const unsigned char *ge, float *matmul_12,
                       void *work)
{
    char *const at = work;
    unsigned char *const slice_work = (unsigned char *)(void *)(at + 0); /* (4096) */
    unsigned char *const slice_work_2 = (unsigned char *)(void *)(at + 0); /* (8192) */

    k538_slices(matmul_11, ge, matmul_12, slice_work);
    k539_slices(matmul_11, ge, matmul_12, slice_work_2);
}

/* k505  gpt.lua:54
 *   matmul_12 = 12 x 4 slices  (12, 4, 64, 32)
 */
static void k505_slices(const float *matmul_11, const unsigned char *ge, float *matmul_12,
                        unsigned char *slice_work_3)
{
    for (long s0 = 0; s0 < 12; s0++) {
        for (long s1 = 0; s1 < 4; s1++) {
            k505_slice(matmul_11 + s0 * 24576 + s1 * 32, ge, matmul_12 + s0 * 8192 + s1 * 32,
                       slice_work_3);
        }
    }
}

/* k506  gpt.lua:20
 *   matmul_13 = matmul_12 @ blocks_2_out_weight.T  (768, 128)
 */
static void k506_matmul(const float *restrict matmul_12, const float *restrict blocks_2_out_weight,
                        float *restrict matmul_13)
{
    for (long i0 = 0; i0 < 12; i0++) {
        for (long i1 = 0; i1 < 64; i1++) {
            for (long j = 0; j < 128; j++) {
                matmul_13[i0 * 8192 + i1 * 128 + j] = 0.0f;
            }
            for (long k0 = 0; k0 < 4; k0++) {
                for (long k1 = 0; k1 < 32; k1++) {
                    const float a_ik = matmul_12[i0 * 8192 + i1 * 128 + k0 * 32 + k1];
                    for (long j = 0; j < 128; j++) {
                        matmul_13[i0 * 8192 + i1 * 128 + j] +=
                            a_ik * blocks_2_out_weight[j * 128 + k0 * 32 + k1];
                    }
                }
            }
        }
    }
}

/* k507  gpt.lua:21
 *   sum5 = sum(add_4)
 *   sub8 = add_4 - sum5 * 0.0078125
 *   sum10 = sum(sub8 * sub8)
 *   add_4 (over matmul_13) = blocks_1 + (matmul_13 + blocks_2_out_bias)  (12, 64, 128)
 *   blocks_2_norm2 (over blocks_1) = sub8 * (1 / sqrt(sum10 * 0.0078125 + 1e-05)) *
 *       blocks_2_norm2_weight + blocks_2_norm2_bias  (12, 64, 128)
 */
static void k507_add_sum_mul(float *restrict add_4, const float *restrict blocks_2_out_bias,
                             float *restrict blocks_2_norm2,
                             const float *restrict blocks_2_norm2_weight,
                             const float *restrict blocks_2_norm2_bias)
{
    for (long i = 0; i < 768; i++) {
        float sum5 = 0.0f;
        for (long j = 0; j < 128; j++) {
            const float matmul_13_ij = add_4[i * 128 + j];
            const float add2 = matmul_13_ij + blocks_2_out_bias[j];
            const float blocks_1_ij = blocks_2_norm2[i * 128 + j];
            const float add_4_ij = blocks_1_ij + add2;
            sum5 += add_4_ij;
        }
        const float mul7 = sum5 * 0.0078125f;
        float sum10 = 0.0f;
        for (long j = 0; j < 128; j++) {
            const float matmul_13_ij = add_4[i * 128 + j];
            const float add2 = matmul_13_ij + blocks_2_out_bias[j];
            const float blocks_1_ij = blocks_2_norm2[i * 128 + j];
            const float add_4_ij = blocks_1_ij + add2;
            const float sub8 = add_4_ij - mul7;
            const float mul9 = sub8 * sub8;
            sum10 += mul9;
        }
        const float mul11 = sum10 * 0.0078125f;
        const float add13 = mul11 + 1e-05f;
        const float sqrt14 = sqrtf(add13);
        const float recip15 = 1 / sqrt14;
        for (long j = 0; j < 128; j++) {
            const float matmul_13_ij = add_4[i * 128 + j];
            const float add2 = matmul_13_ij + blocks_2_out_bias[j];
            const float blocks_1_ij = blocks_2_norm2[i * 128 + j];
            const float add_4_ij = blocks_1_ij + add2;
            const float sub8 = add_4_ij - mul7;
            const float mul16 = sub8 * recip15;
            const float mul18 = mul16 * blocks_2_norm2_weight[j];
            const float blocks_2_norm2_ij = mul18 + blocks_2_norm2_bias[j];
            add_4[i * 128 + j] = add_4_ij;
            blocks_2_norm2[i * 128 + j] = blocks_2_norm2_ij;
        }
    }
}

/* k508  gpt.lua:22
 *   matmul_14 = blocks_2_norm2 @ blocks_2_mlp_0_weight.T  (768, 512)
 */
static void k508_matmul(const float *restrict blocks_2_norm2,
                        const float *restrict blocks_2_mlp_0_weight, float *restrict matmul_14)
{
    for (long i = 0; i < 768; i++) {
        for (long j = 0; j < 512; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 128; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] +=
                        blocks_2_norm2[i * 128 + k + l] * blocks_2_mlp_0_weight[j * 128 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_14[i * 512 + j] = sum;
        }
    }
}

/* k509  gpt.lua:22
 *   blocks_2_mlp_1 (over matmul_14) = (matmul_14 + blocks_2_mlp_0_bias) * 0.5 * (erf((matmul_14 +
 *       blocks_2_mlp_0_bias) * 0.707107) + 1)  (12, 64, 512)
 */
static void k509_add_mul_erf(float *restrict blocks_2_mlp_1,
                             const float *restrict blocks_2_mlp_0_bias)
{
    for (long i = 0; i < 768; i++) {
        for (long j = 0; j < 512; j++) {
            const float matmul_14_ij = blocks_2_mlp_1[i * 512 + j];
            const float add2 = matmul_14_ij + blocks_2_mlp_0_bias[j];
            const float mul4 = add2 * 0.5f;
            const float mul6 = add2 * 0.707106769f;
            const float erf7 = erff(mul6);
            const float add9 = erf7 + 1.0f;
            const float blocks_2_mlp_1_ij = mul4 * add9;
            blocks_2_mlp_1[i * 512 + j] = blocks_2_mlp_1_ij;
        }
    }
}

/* k510  gpt.lua:22
 *   matmul_15 = blocks_2_mlp_1 @ blocks_2_mlp_2_weight.T  (768, 128)
 */
static void k510_matmul(const float *restrict blocks_2_mlp_1,
                        const float *restrict blocks_2_mlp_2_weight, float *restrict matmul_15)
{
    for (long i = 0; i < 768; i++) {
        for (long j = 0; j < 128; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 512; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] +=
                        blocks_2_mlp_1[i * 512 + k + l] * blocks_2_mlp_2_weight[j * 512 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_15[i * 128 + j] = sum;
        }
    }
}

/* k511  gpt.lua:18
 *   sum5 = sum(blocks_2)
 *   sub8 = blocks_2 - sum5 * 0.0078125
 *   sum10 = sum(sub8 * sub8)
 *   blocks_2 (over matmul_15) = add_4 + (matmul_15 + blocks_2_mlp_2_bias)  (12, 64, 128)
 *   blocks_3_norm1 (over add_4) = sub8 * (1 / sqrt(sum10 * 0.0078125 + 1e-05)) *
 *       blocks_3_norm1_weight + blocks_3_norm1_bias  (12, 64, 128)
 */
static void k511_add_sum_mul(float *restrict blocks_2, const float *restrict blocks_2_mlp_2_bias,
                             float *restrict blocks_3_norm1,
                             const float *restrict blocks_3_norm1_weight,
                             const float *restrict blocks_3_norm1_bias)
{
    for (long i = 0; i < 768; i++) {
        float sum5 = 0.0f;
        for (long j = 0; j < 128; j++) {
            const float matmul_15_ij = blocks_2[i * 128 + j];
            const float add2 = matmul_15_ij + blocks_2_mlp_2_bias[j];
            const float add_4_ij = blocks_3_norm1[i * 128 + j];
            const float blocks_2_ij = add_4_ij + add2;
            sum5 += blocks_2_ij;
        }
        const float mul7 = sum5 * 0.0078125f;
        float sum10 = 0.0f;
        for (long j = 0; j < 128; j++) {
            const float matmul_15_ij = blocks_2[i * 128 + j];
            const float add2 = matmul_15_ij + blocks_2_mlp_2_bias[j];
            const float add_4_ij = blocks_3_norm1[i * 128 + j];
            const float blocks_2_ij = add_4_ij + add2;
            const float sub8 = blocks_2_ij - mul7;
            const float mul9 = sub8 * sub8;
            sum10 += mul9;
        }
        const float mul11 = sum10 * 0.0078125f;
        const float add13 = mul11 + 1e-05f;
        const float sqrt14 = sqrtf(add13);
        const float recip15 = 1 / sqrt14;
        for (long j = 0; j < 128; j++) {
            const float matmul_15_ij = blocks_2[i * 128 + j];
            const float add2 = matmul_15_ij + blocks_2_mlp_2_bias[j];
            const float add_4_ij = blocks_3_norm1[i * 128 + j];
            const float blocks_2_ij = add_4_ij + add2;
            const float sub8 = blocks_2_ij - mul7;
            const float mul16 = sub8 * recip15;
            const float mul18 = mul16 * blocks_3_norm1_weight[j];
            const float blocks_3_norm1_ij = mul18 + blocks_3_norm1_bias[j];
            blocks_2[i * 128 + j] = blocks_2_ij;
            blocks_3_norm1[i * 128 + j] = blocks_3_norm1_ij;
        }
    }
}

/* k512  gpt.lua:19
 *   matmul_16 = blocks_3_norm1 @ blocks_3_qkv_weight.T  (768, 384)
 */
static void k512_matmul(const float *restrict blocks_3_norm1,
                        const float *restrict blocks_3_qkv_weight, float *restrict matmul_16)
{
    for (long i = 0; i < 768; i++) {
        for (long j = 0; j < 384; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 128; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] +=
                        blocks_3_norm1[i * 128 + k + l] * blocks_3_qkv_weight[j * 128 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_16[i * 384 + j] = sum;
        }
    }
}

/* k548  gpt.lua:54
 *   matmul = matmul_16 @ matmul_16_2.T  a slice of (12, 4, 64, 64)
 */
static void k548_matmul(const float *restrict matmul_16, const float *restrict matmul_16_2,
                        float *restrict matmul)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 32; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 32; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += matmul_16[i * 384 + k + l] * matmul_16_2[128 + j * 384 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul[i * 32 + j] = sum;
        }
    }
}

/* k549  gpt.lua:54
 *   where5 = where(ge, matmul * 0.176777, -inf)
 *   amax6 = max(where5)
 *   exp8 = exp(where5 - amax6)
 *   sum9 = sum(exp8)
 *   mul (over matmul) = exp8 * (1 / sum9)  a slice of (12, 4, 64, 64)
 */
static void k549_mul_where_amax(float *restrict mul, const unsigned char *restrict ge)
{
    for (long i = 0; i < 32; i++) {
        float amax6 = (-INFINITY);
        for (long j = 0; j < 32; j++) {
            const float matmul_ij = mul[i * 32 + j];
            const float mul2 = matmul_ij * 0.176776692f;
            const int ge_ij = ge[i * 64 + j];
            const float where5 = ge_ij ? mul2 : (-INFINITY);
            amax6 = amax6 > where5 ? amax6 : (amax6 == amax6 ? where5 : amax6);
        }
        float exp8[32];
        float sum9 = 0.0f;
        for (long j = 0; j < 32; j++) {
            const float matmul_ij = mul[i * 32 + j];
            const float mul2 = matmul_ij * 0.176776692f;
            const int ge_ij = ge[i * 64 + j];
            const float where5 = ge_ij ? mul2 : (-INFINITY);
            const float sub7 = where5 - amax6;
            exp8[j] = expf(sub7);
            sum9 += exp8[j];
        }
        const float recip10 = 1 / sum9;
        for (long j = 0; j < 32; j++) {
            const float mul_ij = exp8[j] * recip10;
            mul[i * 32 + j] = mul_ij;
        }
    }
}

/* k550  gpt.lua:54
 *   matmul_17 = mul @ matmul_16_2  a slice of (12, 4, 64, 32)
 */
static void k550_matmul(const float *restrict mul, const float *restrict matmul_16_2,
                        float *restrict matmul_17)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 32; j++) {
            matmul_17[i * 128 + j] = 0.0f;
        }
        for (long k = 0; k < 32; k++) {
            const float a_ik = mul[i * 32 + k];
            for (long j = 0; j < 32; j++) {
                matmul_17[i * 128 + j] += a_ik * matmul_16_2[256 + k * 384 + j];
            }
        }
    }
}

#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */
__attribute__((noinline))
#endif
static void k546_slice(const float *matmul_16, const float *matmul_16_2, const unsigned char *ge,
                       float *matmul_17, void *work)
{
    char *const at = work;
    float *const matmul = (float *)(void *)(at + 0); /* (1024) */
    float *const mul = (float *)(void *)(at + 0); /* (1024) */

    k548_matmul(matmul_16, matmul_16_2, matmul);
    k549_mul_where_amax(mul, ge);
    k550_matmul(mul, matmul_16_2, matmul_17);
}

/* k546  gpt.lua:54
 *   matmul_17 = the last block  a slice of (12, 4, 64, 32)
 */
static void k546_slices(const float *matmul_16, const unsigned char *ge, float *matmul_17,
                        unsigned char *slice_work)
{
    k546_slice(matmul_16, matmul_16, ge, matmul_17, slice_work);
}

/* k551  gpt.lua:54
 *   matmul = matmul_16 @ matmul_16_2.T  a slice of (12, 4, 64, 64)
 */
static void k551_matmul(const float *restrict matmul_16, const float *restrict matmul_16_2,
                        float *restrict matmul)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 64; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 32; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] +=
                        matmul_16[12288 + i * 384 + k + l] * matmul_16_2[128 + j * 384 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul[i * 64 + j] = sum;
        }
    }
}

/* k552  gpt.lua:54
 *   where5 = where(ge, matmul * 0.176777, -inf)
 *   amax6 = max(where5)
 *   exp8 = exp(where5 - amax6)
 *   sum9 = sum(exp8)
 *   mul (over matmul) = exp8 * (1 / sum9)  a slice of (12, 4, 64, 64)
 */
static void k552_mul_where_amax(float *restrict mul, const unsigned char *restrict ge)
{
    for (long i = 0; i < 32; i++) {
        float amax6 = (-INFINITY);
        for (long j = 0; j < 64; j++) {
            const float matmul_ij = mul[i * 64 + j];
            const float mul2 = matmul_ij * 0.176776692f;
            const int ge_ij = ge[2048 + i * 64 + j];
            const float where5 = ge_ij ? mul2 : (-INFINITY);
            amax6 = amax6 > where5 ? amax6 : (amax6 == amax6 ? where5 : amax6);
        }
        float exp8[64];
        float sum9 = 0.0f;
        for (long j = 0; j < 64; j++) {
            const float matmul_ij = mul[i * 64 + j];
            const float mul2 = matmul_ij * 0.176776692f;
            const int ge_ij = ge[2048 + i * 64 + j];
            const float where5 = ge_ij ? mul2 : (-INFINITY);
            const float sub7 = where5 - amax6;
            exp8[j] = expf(sub7);
            sum9 += exp8[j];
        }
        const float recip10 = 1 / sum9;
        for (long j = 0; j < 64; j++) {
            const float mul_ij = exp8[j] * recip10;
            mul[i * 64 + j] = mul_ij;
        }
    }
}

/* k553  gpt.lua:54
 *   matmul_17 = mul @ matmul_16_2  a slice of (12, 4, 64, 32)
 */
static void k553_matmul(const float *restrict mul, const float *restrict matmul_16_2,
                        float *restrict matmul_17)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 32; j++) {
            matmul_17[4096 + i * 128 + j] = 0.0f;
        }
        for (long k = 0; k < 64; k++) {
            const float a_ik = mul[i * 64 + k];
            for (long j = 0; j < 32; j++) {
                matmul_17[4096 + i * 128 + j] += a_ik * matmul_16_2[256 + k * 384 + j];
            }
        }
    }
}

#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */
__attribute__((noinline))
#endif
static void k547_slice(const float *matmul_16, const float *matmul_16_2, const unsigned char *ge,
                       float *matmul_17, void *work)
{
    char *const at = work;
    float *const matmul = (float *)(void *)(at + 0); /* (2048) */
    float *const mul = (float *)(void *)(at + 0); /* (2048) */

    k551_matmul(matmul_16, matmul_16_2, matmul);
    k552_mul_where_amax(mul, ge);
    k553_matmul(mul, matmul_16_2, matmul_17);
}

/* k547  gpt.lua:54
 *   matmul_17 = the last block  a slice of (12, 4, 64, 32)
 */
static void k547_slices(const float *matmul_16, const unsigned char *ge, float *matmul_17,
                        unsigned char *slice_work_2)
{
    k547_slice(matmul_16, matmul_16, ge, matmul_17, slice_work_2);
}

#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */
__attribute__((noinline))
#endif
static void k513_slice(const float *matmul_16, const unsigned char *ge, float *matmul_17,
                       void *work)
{
    char *const at = work;
    unsigned char *const slice_work = (unsigned char *)(void *)(at + 0); /* (4096) */
    unsigned char *const slice_work_2 = (unsigned char *)(void *)(at + 0); /* (8192) */

    k546_slices(matmul_16, ge, matmul_17, slice_work);
    k547_slices(matmul_16, ge, matmul_17, slice_work_2);
}

/* k513  gpt.lua:54
 *   matmul_17 = 12 x 4 slices  (12, 4, 64, 32)
 */
static void k513_slices(const float *matmul_16, const unsigned char *ge, float *matmul_17,
                        unsigned char *slice_work_4)
{
    for (long s0 = 0; s0 < 12; s0++) {
        for (long s1 = 0; s1 < 4; s1++) {
            k513_slice(matmul_16 + s0 * 24576 + s1 * 32, ge, matmul_17 + s0 * 8192 + s1 * 32,
                       slice_work_4);
        }
    }
}

/* k514  gpt.lua:20
 *   matmul_18 = matmul_17 @ blocks_3_out_weight.T  (768, 128)
 */
static void k514_matmul(const float *restrict matmul_17, const float *restrict blocks_3_out_weight,
                        float *restrict matmul_18)
{
    for (long i0 = 0; i0 < 12; i0++) {
        for (long i1 = 0; i1 < 64; i1++) {
            for (long j = 0; j < 128; j++) {
                matmul_18[i0 * 8192 + i1 * 128 + j] = 0.0f;
            }
            for (long k0 = 0; k0 < 4; k0++) {
                for (long k1 = 0; k1 < 32; k1++) {
                    const float a_ik = matmul_17[i0 * 8192 + i1 * 128 + k0 * 32 + k1];
                    for (long j = 0; j < 128; j++) {
                        matmul_18[i0 * 8192 + i1 * 128 + j] +=
                            a_ik * blocks_3_out_weight[j * 128 + k0 * 32 + k1];
                    }
                }
            }
        }
    }
}

/* k515  gpt.lua:21
 *   sum5 = sum(add_5)
 *   sub8 = add_5 - sum5 * 0.0078125
 *   sum10 = sum(sub8 * sub8)
 *   add_5 (over matmul_18) = blocks_2 + (matmul_18 + blocks_3_out_bias)  (12, 64, 128)
 *   blocks_3_norm2 (over blocks_2) = sub8 * (1 / sqrt(sum10 * 0.0078125 + 1e-05)) *
 *       blocks_3_norm2_weight + blocks_3_norm2_bias  (12, 64, 128)
 */
static void k515_add_sum_mul(float *restrict add_5, const float *restrict blocks_3_out_bias,
                             float *restrict blocks_3_norm2,
                             const float *restrict blocks_3_norm2_weight,
                             const float *restrict blocks_3_norm2_bias)
{
    for (long i = 0; i < 768; i++) {
        float sum5 = 0.0f;
        for (long j = 0; j < 128; j++) {
            const float matmul_18_ij = add_5[i * 128 + j];
            const float add2 = matmul_18_ij + blocks_3_out_bias[j];
            const float blocks_2_ij = blocks_3_norm2[i * 128 + j];
            const float add_5_ij = blocks_2_ij + add2;
            sum5 += add_5_ij;
        }
        const float mul7 = sum5 * 0.0078125f;
        float sum10 = 0.0f;
        for (long j = 0; j < 128; j++) {
            const float matmul_18_ij = add_5[i * 128 + j];
            const float add2 = matmul_18_ij + blocks_3_out_bias[j];
            const float blocks_2_ij = blocks_3_norm2[i * 128 + j];
            const float add_5_ij = blocks_2_ij + add2;
            const float sub8 = add_5_ij - mul7;
            const float mul9 = sub8 * sub8;
            sum10 += mul9;
        }
        const float mul11 = sum10 * 0.0078125f;
        const float add13 = mul11 + 1e-05f;
        const float sqrt14 = sqrtf(add13);
        const float recip15 = 1 / sqrt14;
        for (long j = 0; j < 128; j++) {
            const float matmul_18_ij = add_5[i * 128 + j];
            const float add2 = matmul_18_ij + blocks_3_out_bias[j];
            const float blocks_2_ij = blocks_3_norm2[i * 128 + j];
            const float add_5_ij = blocks_2_ij + add2;
            const float sub8 = add_5_ij - mul7;
            const float mul16 = sub8 * recip15;
            const float mul18 = mul16 * blocks_3_norm2_weight[j];
            const float blocks_3_norm2_ij = mul18 + blocks_3_norm2_bias[j];
            add_5[i * 128 + j] = add_5_ij;
            blocks_3_norm2[i * 128 + j] = blocks_3_norm2_ij;
        }
    }
}

/* k516  gpt.lua:22
 *   matmul_19 = blocks_3_norm2 @ blocks_3_mlp_0_weight.T  (768, 512)
 */
static void k516_matmul(const float *restrict blocks_3_norm2,
                        const float *restrict blocks_3_mlp_0_weight, float *restrict matmul_19)
{
    for (long i = 0; i < 768; i++) {
        for (long j = 0; j < 512; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 128; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] +=
                        blocks_3_norm2[i * 128 + k + l] * blocks_3_mlp_0_weight[j * 128 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_19[i * 512 + j] = sum;
        }
    }
}

/* k517  gpt.lua:22
 *   blocks_3_mlp_1 (over matmul_19) = (matmul_19 + blocks_3_mlp_0_bias) * 0.5 * (erf((matmul_19 +
 *       blocks_3_mlp_0_bias) * 0.707107) + 1)  (12, 64, 512)
 */
static void k517_add_mul_erf(float *restrict blocks_3_mlp_1,
                             const float *restrict blocks_3_mlp_0_bias)
{
    for (long i = 0; i < 768; i++) {
        for (long j = 0; j < 512; j++) {
            const float matmul_19_ij = blocks_3_mlp_1[i * 512 + j];
            const float add2 = matmul_19_ij + blocks_3_mlp_0_bias[j];
            const float mul4 = add2 * 0.5f;
            const float mul6 = add2 * 0.707106769f;
            const float erf7 = erff(mul6);
            const float add9 = erf7 + 1.0f;
            const float blocks_3_mlp_1_ij = mul4 * add9;
            blocks_3_mlp_1[i * 512 + j] = blocks_3_mlp_1_ij;
        }
    }
}

/* k518  gpt.lua:22
 *   matmul_20 = blocks_3_mlp_1 @ blocks_3_mlp_2_weight.T  (768, 128)
 */
static void k518_matmul(const float *restrict blocks_3_mlp_1,
                        const float *restrict blocks_3_mlp_2_weight, float *restrict matmul_20)
{
    for (long i = 0; i < 768; i++) {
        for (long j = 0; j < 128; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 512; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] +=
                        blocks_3_mlp_1[i * 512 + k + l] * blocks_3_mlp_2_weight[j * 512 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_20[i * 128 + j] = sum;
        }
    }
}

/* k519  gpt.lua:35
 *   add4 = add_5 + (matmul_20 + blocks_3_mlp_2_bias)
 *   sum5 = sum(add4)
 *   sub8 = add4 - sum5 * 0.0078125
 *   sum10 = sum(sub8 * sub8)
 *   norm (over matmul_20) = sub8 * (1 / sqrt(sum10 * 0.0078125 + 1e-05)) * norm_weight + norm_bias
 *       (12, 64, 128)
 */
static void k519_add_sum_mul(float *restrict norm, const float *restrict blocks_3_mlp_2_bias,
                             const float *restrict add_5, const float *restrict norm_weight,
                             const float *restrict norm_bias)
{
    for (long i = 0; i < 768; i++) {
        float sum5 = 0.0f;
        for (long j = 0; j < 128; j++) {
            const float matmul_20_ij = norm[i * 128 + j];
            const float add2 = matmul_20_ij + blocks_3_mlp_2_bias[j];
            const float add4 = add_5[i * 128 + j] + add2;
            sum5 += add4;
        }
        const float mul7 = sum5 * 0.0078125f;
        float sum10 = 0.0f;
        for (long j = 0; j < 128; j++) {
            const float matmul_20_ij = norm[i * 128 + j];
            const float add2 = matmul_20_ij + blocks_3_mlp_2_bias[j];
            const float add4 = add_5[i * 128 + j] + add2;
            const float sub8 = add4 - mul7;
            const float mul9 = sub8 * sub8;
            sum10 += mul9;
        }
        const float mul11 = sum10 * 0.0078125f;
        const float add13 = mul11 + 1e-05f;
        const float sqrt14 = sqrtf(add13);
        const float recip15 = 1 / sqrt14;
        for (long j = 0; j < 128; j++) {
            const float matmul_20_ij = norm[i * 128 + j];
            const float add2 = matmul_20_ij + blocks_3_mlp_2_bias[j];
            const float add4 = add_5[i * 128 + j] + add2;
            const float sub8 = add4 - mul7;
            const float mul16 = sub8 * recip15;
            const float mul18 = mul16 * norm_weight[j];
            const float norm_ij = mul18 + norm_bias[j];
            norm[i * 128 + j] = norm_ij;
        }
    }
}

/* k520  gpt.lua:35
 *   matmul_21 = norm @ head_weight.T  (768, 146)
 */
static void k520_matmul(const float *restrict norm, const float *restrict head_weight,
                        float *restrict matmul_21)
{
    for (long i = 0; i < 768; i++) {
        for (long j = 0; j < 146; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 128; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += norm[i * 128 + k + l] * head_weight[j * 128 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_21[i * 146 + j] = sum;
        }
    }
}

/* k521  gpt.lua:76
 *   prediction = exp(matmul_21 + head_bias - max(matmul_21 + head_bias)) * (1 / sum(exp(matmul_21 +
 *       head_bias - max(matmul_21 + head_bias))))  (12, 64, 146)
 */
static void k521_add_amax_sub(const float *restrict matmul_21, const float *restrict head_bias,
                              float *restrict prediction)
{
    for (long i = 0; i < 768; i++) {
        float amax3 = (-INFINITY);
        for (long j = 0; j < 146; j++) {
            const float add2 = matmul_21[i * 146 + j] + head_bias[j];
            amax3 = amax3 > add2 ? amax3 : (amax3 == amax3 ? add2 : amax3);
        }
        float exp5[146];
        float sum6 = 0.0f;
        for (long j = 0; j < 146; j++) {
            const float add2 = matmul_21[i * 146 + j] + head_bias[j];
            const float sub4 = add2 - amax3;
            exp5[j] = expf(sub4);
            sum6 += exp5[j];
        }
        const float recip7 = 1 / sum6;
        for (long j = 0; j < 146; j++) {
            const float prediction_ij = exp5[j] * recip7;
            prediction[i * 146 + j] = prediction_ij;
        }
    }
}

/* One predict: 39 kernels; `work` holds 2363392 bytes, aligned to 64. */
void predict(const struct state *s, const struct predict_io *io, void *work);
void predict(const struct state *s, const struct predict_io *io, void *work)
{
    char *const at = work;
    float *const gather = (float *)(void *)(at + 1572864); /* (768, 128) */
    int *const iota = (int *)(void *)(at + 0); /* (64, 128) */
    float *const places = (float *)(void *)(at + 32768); /* (64, 128) */
    float *const add = (float *)(void *)(at + 1572864); /* (12, 64, 128) */
    float *const blocks_0_norm1 = (float *)(void *)(at + 1179648); /* (12, 64, 128) */
    float *const matmul = (float *)(void *)(at + 0); /* (768, 384) */
    unsigned char *const ge = (unsigned char *)(void *)(at + 2359296); /* (64, 64) */
    float *const matmul_2 = (float *)(void *)(at + 1179648); /* (12, 4, 64, 32) */
    float *const matmul_3 = (float *)(void *)(at + 1966080); /* (768, 128) */
    float *const add_2 = (float *)(void *)(at + 1966080); /* (12, 64, 128) */
    float *const blocks_0_norm2 = (float *)(void *)(at + 1572864); /* (12, 64, 128) */
    float *const matmul_4 = (float *)(void *)(at + 0); /* (768, 512) */
    float *const blocks_0_mlp_1 = (float *)(void *)(at + 0); /* (12, 64, 512) */
    float *const matmul_5 = (float *)(void *)(at + 1572864); /* (768, 128) */
    float *const blocks_0 = (float *)(void *)(at + 1572864); /* (12, 64, 128) */
    float *const blocks_1_norm1 = (float *)(void *)(at + 1966080); /* (12, 64, 128) */
    float *const matmul_6 = (float *)(void *)(at + 0); /* (768, 384) */
    float *const matmul_7 = (float *)(void *)(at + 1179648); /* (12, 4, 64, 32) */
    float *const matmul_8 = (float *)(void *)(at + 1966080); /* (768, 128) */
    float *const add_3 = (float *)(void *)(at + 1966080); /* (12, 64, 128) */
    float *const blocks_1_norm2 = (float *)(void *)(at + 1572864); /* (12, 64, 128) */
    float *const matmul_9 = (float *)(void *)(at + 0); /* (768, 512) */
    float *const blocks_1_mlp_1 = (float *)(void *)(at + 0); /* (12, 64, 512) */
    float *const matmul_10 = (float *)(void *)(at + 1572864); /* (768, 128) */
    float *const blocks_1 = (float *)(void *)(at + 1572864); /* (12, 64, 128) */
    float *const blocks_2_norm1 = (float *)(void *)(at + 1966080); /* (12, 64, 128) */
    float *const matmul_11 = (float *)(void *)(at + 0); /* (768, 384) */
    float *const matmul_12 = (float *)(void *)(at + 1179648); /* (12, 4, 64, 32) */
    float *const matmul_13 = (float *)(void *)(at + 1966080); /* (768, 128) */
    float *const add_4 = (float *)(void *)(at + 1966080); /* (12, 64, 128) */
    float *const blocks_2_norm2 = (float *)(void *)(at + 1572864); /* (12, 64, 128) */
    float *const matmul_14 = (float *)(void *)(at + 0); /* (768, 512) */
    float *const blocks_2_mlp_1 = (float *)(void *)(at + 0); /* (12, 64, 512) */
    float *const matmul_15 = (float *)(void *)(at + 1572864); /* (768, 128) */
    float *const blocks_2 = (float *)(void *)(at + 1572864); /* (12, 64, 128) */
    float *const blocks_3_norm1 = (float *)(void *)(at + 1966080); /* (12, 64, 128) */
    float *const matmul_16 = (float *)(void *)(at + 0); /* (768, 384) */
    float *const matmul_17 = (float *)(void *)(at + 1179648); /* (12, 4, 64, 32) */
    float *const matmul_18 = (float *)(void *)(at + 1966080); /* (768, 128) */
    float *const add_5 = (float *)(void *)(at + 1966080); /* (12, 64, 128) */
    float *const blocks_3_norm2 = (float *)(void *)(at + 1572864); /* (12, 64, 128) */
    float *const matmul_19 = (float *)(void *)(at + 0); /* (768, 512) */
    float *const blocks_3_mlp_1 = (float *)(void *)(at + 0); /* (12, 64, 512) */
    float *const matmul_20 = (float *)(void *)(at + 1572864); /* (768, 128) */
    float *const norm = (float *)(void *)(at + 1572864); /* (12, 64, 128) */
    float *const matmul_21 = (float *)(void *)(at + 0); /* (768, 146) */
    unsigned char *const slice_work = (unsigned char *)(void *)(at + 1966080); /* (8192) */
    unsigned char *const slice_work_2 = (unsigned char *)(void *)(at + 1966080); /* (8192) */
    unsigned char *const slice_work_3 = (unsigned char *)(void *)(at + 1966080); /* (8192) */
    unsigned char *const slice_work_4 = (unsigned char *)(void *)(at + 1966080); /* (8192) */

    k483_gather(s->characters_weight, io->x, gather);
    k484_copy(iota);
    k485_gather(s->places_weight, iota, places);
    k486_add_sum_mul(add, places, s->blocks_0_norm1_weight, s->blocks_0_norm1_bias,
                     blocks_0_norm1);
    k487_matmul(blocks_0_norm1, s->blocks_0_qkv_weight, matmul);
    k488_ge(ge);
    k489_slices(matmul, ge, matmul_2, slice_work);
    k490_matmul(matmul_2, s->blocks_0_out_weight, matmul_3);
    k491_add_sum_mul(add_2, s->blocks_0_out_bias, blocks_0_norm2, s->blocks_0_norm2_weight,
                     s->blocks_0_norm2_bias);
    k492_matmul(blocks_0_norm2, s->blocks_0_mlp_0_weight, matmul_4);
    k493_add_mul_erf(blocks_0_mlp_1, s->blocks_0_mlp_0_bias);
    k494_matmul(blocks_0_mlp_1, s->blocks_0_mlp_2_weight, matmul_5);
    k495_add_sum_mul(blocks_0, s->blocks_0_mlp_2_bias, blocks_1_norm1, s->blocks_1_norm1_weight,
                     s->blocks_1_norm1_bias);
    k496_matmul(blocks_1_norm1, s->blocks_1_qkv_weight, matmul_6);
    k497_slices(matmul_6, ge, matmul_7, slice_work_2);
    k498_matmul(matmul_7, s->blocks_1_out_weight, matmul_8);
    k499_add_sum_mul(add_3, s->blocks_1_out_bias, blocks_1_norm2, s->blocks_1_norm2_weight,
                     s->blocks_1_norm2_bias);
    k500_matmul(blocks_1_norm2, s->blocks_1_mlp_0_weight, matmul_9);
    k501_add_mul_erf(blocks_1_mlp_1, s->blocks_1_mlp_0_bias);
    k502_matmul(blocks_1_mlp_1, s->blocks_1_mlp_2_weight, matmul_10);
    k503_add_sum_mul(blocks_1, s->blocks_1_mlp_2_bias, blocks_2_norm1, s->blocks_2_norm1_weight,
                     s->blocks_2_norm1_bias);
    k504_matmul(blocks_2_norm1, s->blocks_2_qkv_weight, matmul_11);
    k505_slices(matmul_11, ge, matmul_12, slice_work_3);
    k506_matmul(matmul_12, s->blocks_2_out_weight, matmul_13);
    k507_add_sum_mul(add_4, s->blocks_2_out_bias, blocks_2_norm2, s->blocks_2_norm2_weight,
                     s->blocks_2_norm2_bias);
    k508_matmul(blocks_2_norm2, s->blocks_2_mlp_0_weight, matmul_14);
    k509_add_mul_erf(blocks_2_mlp_1, s->blocks_2_mlp_0_bias);
    k510_matmul(blocks_2_mlp_1, s->blocks_2_mlp_2_weight, matmul_15);
    k511_add_sum_mul(blocks_2, s->blocks_2_mlp_2_bias, blocks_3_norm1, s->blocks_3_norm1_weight,
                     s->blocks_3_norm1_bias);
    k512_matmul(blocks_3_norm1, s->blocks_3_qkv_weight, matmul_16);
    k513_slices(matmul_16, ge, matmul_17, slice_work_4);
    k514_matmul(matmul_17, s->blocks_3_out_weight, matmul_18);
    k515_add_sum_mul(add_5, s->blocks_3_out_bias, blocks_3_norm2, s->blocks_3_norm2_weight,
                     s->blocks_3_norm2_bias);
    k516_matmul(blocks_3_norm2, s->blocks_3_mlp_0_weight, matmul_19);
    k517_add_mul_erf(blocks_3_mlp_1, s->blocks_3_mlp_0_bias);
    k518_matmul(blocks_3_mlp_1, s->blocks_3_mlp_2_weight, matmul_20);
    k519_add_sum_mul(norm, s->blocks_3_mlp_2_bias, add_5, s->norm_weight, s->norm_bias);
    k520_matmul(norm, s->head_weight, matmul_21);
    k521_add_amax_sub(matmul_21, s->head_bias, io->prediction);
}

/* ---- generate ---- */

/* What generate reads and writes. */
struct generate_io {
    const int *x; /* x not read */
    const int *y; /* y not read */
    float *logits; /* logits (1, 1, 146) */
};

/* k554  gpt.lua:65
 *   eq = index == generate_position  (64)
 */
static void k554_eq(const int *restrict generate_position, unsigned char *restrict eq)
{
    for (long j = 0; j < 64; j++) {
        const int eq_j = (int)j == generate_position[0];
        eq[j] = (unsigned char)eq_j;
    }
}

/* k555  gpt.lua:65
 *   le = index <= generate_position  (64)
 */
static void k555_le(const int *restrict generate_position, unsigned char *restrict le)
{
    for (long j = 0; j < 64; j++) {
        const int le_j = (int)j <= generate_position[0];
        le[j] = (unsigned char)le_j;
    }
}

/* k556  gpt.lua:34
 *   gather = gather(characters_weight, generate_token)  (1, 128)
 */
static void k556_gather(const float *restrict characters_weight, const int *restrict generate_token,
                        float *restrict gather)
{
    const long at = generate_token[0];
    for (long k = 0; k < 128; k++) {
        gather[k] = ((at >= 0) & (at < 146)) ? characters_weight[at * 128 + k] : NAN;
    }
}

/* k557  gpt.lua:34
 *   places = gather(places_weight, generate_position)  (1, 128)
 */
static void k557_gather(const float *restrict places_weight, const int *restrict generate_position,
                        float *restrict places)
{
    const long at = generate_position[0];
    for (long k = 0; k < 128; k++) {
        places[k] = ((at >= 0) & (at < 64)) ? places_weight[at * 128 + k] : NAN;
    }
}

/* k558  gpt.lua:35
 *   generate_position = generate_position + 1  ()
 */
static void k558_update_generate_position(int *restrict generate_position)
{
    const int new_generate_position_0 = generate_position[0] + 1;
    generate_position[0] = new_generate_position_0;
}

/* k559  gpt.lua:18
 *   sum_ = sum(add)  (1, 1, 1)
 *   add (over gather) = gather + places  (1, 1, 128)
 */
static void k559_add_sum(float *restrict add, const float *restrict places, float *restrict sum_)
{
    sum_[0] = 0.0f;
    for (long j = 0; j < 128; j++) {
        const float gather_j = add[j];
        const float add_j = gather_j + places[j];
        sum_[0] += add_j;
        add[j] = add_j;
    }
}

/* k560  gpt.lua:18
 *   mul (over sum_) = sum_ * 0.0078125  (1, 1, 1)
 */
static void k560_mul(float *restrict mul)
{
    const float sum__0 = mul[0];
    const float mul_0 = sum__0 * 0.0078125f;
    mul[0] = mul_0;
}

/* k561  gpt.lua:18
 *   sum__2 = sum(sub * sub)  (1, 1, 1)
 *   sub = add - mul  (1, 1, 128)
 */
static void k561_sub_mul_sum(const float *restrict add, const float *restrict mul,
                             float *restrict sum__2, float *restrict sub)
{
    sum__2[0] = 0.0f;
    for (long j = 0; j < 128; j++) {
        const float sub_j = add[j] - mul[0];
        const float mul3 = sub_j * sub_j;
        sum__2[0] += mul3;
        sub[j] = sub_j;
    }
}

/* k562  gpt.lua:18
 *   recip (over sum__2) = 1 / sqrt(sum__2 * 0.0078125 + 1e-05)  (1, 1, 1)
 */
static void k562_mul_add_sqrt(float *restrict recip)
{
    const float sum__2_0 = recip[0];
    const float mul2 = sum__2_0 * 0.0078125f;
    const float add4 = mul2 + 1e-05f;
    const float sqrt5 = sqrtf(add4);
    const float recip_0 = 1 / sqrt5;
    recip[0] = recip_0;
}

/* k563  gpt.lua:18
 *   blocks_0_norm1 (over sub) = sub * recip * blocks_0_norm1_weight + blocks_0_norm1_bias
 *       (1, 1, 128)
 */
static void k563_mul_add(float *restrict blocks_0_norm1, const float *restrict recip,
                         const float *restrict blocks_0_norm1_weight,
                         const float *restrict blocks_0_norm1_bias)
{
    for (long j = 0; j < 128; j++) {
        const float sub_j = blocks_0_norm1[j];
        const float mul2 = sub_j * recip[0];
        const float mul4 = mul2 * blocks_0_norm1_weight[j];
        const float blocks_0_norm1_j = mul4 + blocks_0_norm1_bias[j];
        blocks_0_norm1[j] = blocks_0_norm1_j;
    }
}

/* k564  gpt.lua:19
 *   matmul = blocks_0_norm1 @ blocks_0_qkv_weight.T  (1, 384)
 */
static void k564_matmul(const float *restrict blocks_0_norm1,
                        const float *restrict blocks_0_qkv_weight, float *restrict matmul)
{
    for (long j = 0; j < 384; j++) {
        float sum = 0.0f;
        float lane[16] = {0};
        for (long k = 0; k < 128; k += 16) {
            for (long l = 0; l < 16; l++) {
                lane[l] += blocks_0_norm1[k + l] * blocks_0_qkv_weight[j * 128 + k + l];
            }
        }
        for (long l = 0; l < 16; l++) {
            sum += lane[l];
        }
        matmul[j] = sum;
    }
}

/* k565  gpt.lua:35
 *   where = where(eq, matmul[128 ...], generate_keys1)  (1, 4, 64, 32)
 *   generate_keys1 = where(eq, matmul[128 ...], generate_keys1)  (1, 4, 64, 32)
 */
static void k565_update_generate_keys1(const unsigned char *restrict eq,
                                       const float *restrict matmul, float *restrict generate_keys1,
                                       float *restrict where)
{
    for (long i0 = 0; i0 < 4; i0++) {
        for (long i1 = 0; i1 < 64; i1++) {
            for (long j = 0; j < 32; j++) {
                const int eq_i = eq[i1];
                const float matmul_ij = matmul[128 + i0 * 32 + j];
                const float generate_keys1_ij = generate_keys1[i0 * 2048 + i1 * 32 + j];
                const float where_ij = eq_i ? matmul_ij : generate_keys1_ij;
                where[i0 * 2048 + i1 * 32 + j] = where_ij;
                generate_keys1[i0 * 2048 + i1 * 32 + j] = where_ij;
            }
        }
    }
}

/* k566  gpt.lua:35
 *   where_2 = where(eq, matmul[256 ...], generate_values1)  (1, 4, 64, 32)
 *   generate_values1 = where(eq, matmul[256 ...], generate_values1)  (1, 4, 64, 32)
 */
static void k566_update_generate_values1(const unsigned char *restrict eq,
                                         const float *restrict matmul,
                                         float *restrict generate_values1,
                                         float *restrict where_2)
{
    for (long i0 = 0; i0 < 4; i0++) {
        for (long i1 = 0; i1 < 64; i1++) {
            for (long j = 0; j < 32; j++) {
                const int eq_i = eq[i1];
                const float matmul_ij = matmul[256 + i0 * 32 + j];
                const float generate_values1_ij = generate_values1[i0 * 2048 + i1 * 32 + j];
                const float where_2_ij = eq_i ? matmul_ij : generate_values1_ij;
                where_2[i0 * 2048 + i1 * 32 + j] = where_2_ij;
                generate_values1[i0 * 2048 + i1 * 32 + j] = where_2_ij;
            }
        }
    }
}

/* k638  gpt.lua:69
 *   matmul_3 = matmul @ where.T  a slice of (1, 4, 1, 64)
 */
static void k638_matmul(const float *restrict matmul, const float *restrict where,
                        float *restrict matmul_3)
{
    for (long j = 0; j < 64; j++) {
        float sum = 0.0f;
        float lane[16] = {0};
        for (long k = 0; k < 32; k += 16) {
            for (long l = 0; l < 16; l++) {
                lane[l] += matmul[k + l] * where[j * 32 + k + l];
            }
        }
        for (long l = 0; l < 16; l++) {
            sum += lane[l];
        }
        matmul_3[j] = sum;
    }
}

/* k639  gpt.lua:69
 *   where5 = where(le, matmul_3 * 0.176777, -inf)
 *   amax6 = max(where5)
 *   exp12 = exp(where5 - where(amax6 == -inf, 0, amax6))
 *   sum13 = sum(exp12)
 *   mul (over matmul_3) = exp12 * (1 / where(sum13 == 0, 1, sum13))  a slice of (1, 4, 1, 64)
 */
static void k639_mul_where_amax(float *restrict mul, const unsigned char *restrict le)
{
    float amax6 = (-INFINITY);
    for (long j = 0; j < 64; j++) {
        const float matmul_3_j = mul[j];
        const float mul2 = matmul_3_j * 0.176776692f;
        const int le_j = le[j];
        const float where5 = le_j ? mul2 : (-INFINITY);
        amax6 = amax6 > where5 ? amax6 : (amax6 == amax6 ? where5 : amax6);
    }
    const int eq8 = amax6 == (-INFINITY);
    const float where10 = eq8 ? 0.0f : amax6;
    float exp12[64];
    float sum13 = 0.0f;
    for (long j = 0; j < 64; j++) {
        const float matmul_3_j = mul[j];
        const float mul2 = matmul_3_j * 0.176776692f;
        const int le_j = le[j];
        const float where5 = le_j ? mul2 : (-INFINITY);
        const float sub11 = where5 - where10;
        exp12[j] = expf(sub11);
        sum13 += exp12[j];
    }
    const int eq14 = sum13 == 0.0f;
    const float where16 = eq14 ? 1.0f : sum13;
    const float recip17 = 1 / where16;
    for (long j = 0; j < 64; j++) {
        const float mul_j = exp12[j] * recip17;
        mul[j] = mul_j;
    }
}

/* k640  gpt.lua:69
 *   matmul_2 = mul @ where_2  a slice of (1, 4, 1, 32)
 */
static void k640_matmul(const float *restrict mul, const float *restrict where_2,
                        float *restrict matmul_2)
{
    for (long j = 0; j < 32; j++) {
        matmul_2[j] = 0.0f;
    }
    for (long k = 0; k < 64; k++) {
        const float a_ik = mul[k];
        for (long j = 0; j < 32; j++) {
            matmul_2[j] += a_ik * where_2[k * 32 + j];
        }
    }
}

#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */
__attribute__((noinline))
#endif
static void k567_slice(const float *matmul, const float *where, const unsigned char *le,
                       const float *where_2, float *matmul_2, void *work)
{
    char *const at = work;
    float *const matmul_3 = (float *)(void *)(at + 0); /* (64) */
    float *const mul = (float *)(void *)(at + 0); /* (64) */

    k638_matmul(matmul, where, matmul_3);
    k639_mul_where_amax(mul, le);
    k640_matmul(mul, where_2, matmul_2);
}

/* k567  gpt.lua:69
 *   matmul_2 = 4 slices  (1, 4, 1, 32)
 */
static void k567_slices(const float *matmul, const float *where, const unsigned char *le,
                        const float *where_2, float *matmul_2, unsigned char *slice_work)
{
    for (long s0 = 0; s0 < 4; s0++) {
        k567_slice(matmul + s0 * 32, where + s0 * 2048, le, where_2 + s0 * 2048, matmul_2 + s0 * 32,
                   slice_work);
    }
}

/* k568  gpt.lua:20
 *   matmul_3 = matmul_2 @ blocks_0_out_weight.T  (1, 128)
 */
static void k568_matmul(const float *restrict matmul_2, const float *restrict blocks_0_out_weight,
                        float *restrict matmul_3)
{
    for (long j = 0; j < 128; j++) {
        float sum = 0.0f;
        float lane[16] = {0};
        for (long k = 0; k < 128; k += 16) {
            for (long l = 0; l < 16; l++) {
                lane[l] += matmul_2[k + l] * blocks_0_out_weight[j * 128 + k + l];
            }
        }
        for (long l = 0; l < 16; l++) {
            sum += lane[l];
        }
        matmul_3[j] = sum;
    }
}

/* k569  gpt.lua:21
 *   sum__3 = sum(add_2)  (1, 1, 1)
 *   add_2 (over matmul_3) = add + (matmul_3 + blocks_0_out_bias)  (1, 1, 128)
 */
static void k569_add_sum(float *restrict add_2, const float *restrict blocks_0_out_bias,
                         const float *restrict add, float *restrict sum__3)
{
    sum__3[0] = 0.0f;
    for (long j = 0; j < 128; j++) {
        const float matmul_3_j = add_2[j];
        const float add2 = matmul_3_j + blocks_0_out_bias[j];
        const float add_2_j = add[j] + add2;
        sum__3[0] += add_2_j;
        add_2[j] = add_2_j;
    }
}

/* k570  gpt.lua:21
 *   mul_2 (over sum__3) = sum__3 * 0.0078125  (1, 1, 1)
 */
static void k570_mul(float *restrict mul_2)
{
    const float sum__3_0 = mul_2[0];
    const float mul_2_0 = sum__3_0 * 0.0078125f;
    mul_2[0] = mul_2_0;
}

/* k571  gpt.lua:21
 *   sum__4 = sum(sub_2 * sub_2)  (1, 1, 1)
 *   sub_2 = add_2 - mul_2  (1, 1, 128)
 */
static void k571_sub_mul_sum(const float *restrict add_2, const float *restrict mul_2,
                             float *restrict sum__4, float *restrict sub_2)
{
    sum__4[0] = 0.0f;
    for (long j = 0; j < 128; j++) {
        const float sub_2_j = add_2[j] - mul_2[0];
        const float mul3 = sub_2_j * sub_2_j;
        sum__4[0] += mul3;
        sub_2[j] = sub_2_j;
    }
}

/* k572  gpt.lua:21
 *   recip_2 (over sum__4) = 1 / sqrt(sum__4 * 0.0078125 + 1e-05)  (1, 1, 1)
 */
static void k572_mul_add_sqrt(float *restrict recip_2)
{
    const float sum__4_0 = recip_2[0];
    const float mul2 = sum__4_0 * 0.0078125f;
    const float add4 = mul2 + 1e-05f;
    const float sqrt5 = sqrtf(add4);
    const float recip_2_0 = 1 / sqrt5;
    recip_2[0] = recip_2_0;
}

/* k573  gpt.lua:21
 *   blocks_0_norm2 (over sub_2) = sub_2 * recip_2 * blocks_0_norm2_weight + blocks_0_norm2_bias
 *       (1, 1, 128)
 */
static void k573_mul_add(float *restrict blocks_0_norm2, const float *restrict recip_2,
                         const float *restrict blocks_0_norm2_weight,
                         const float *restrict blocks_0_norm2_bias)
{
    for (long j = 0; j < 128; j++) {
        const float sub_2_j = blocks_0_norm2[j];
        const float mul2 = sub_2_j * recip_2[0];
        const float mul4 = mul2 * blocks_0_norm2_weight[j];
        const float blocks_0_norm2_j = mul4 + blocks_0_norm2_bias[j];
        blocks_0_norm2[j] = blocks_0_norm2_j;
    }
}

/* k574  gpt.lua:22
 *   matmul_4 = blocks_0_norm2 @ blocks_0_mlp_0_weight.T  (1, 512)
 */
static void k574_matmul(const float *restrict blocks_0_norm2,
                        const float *restrict blocks_0_mlp_0_weight, float *restrict matmul_4)
{
    for (long j = 0; j < 512; j++) {
        float sum = 0.0f;
        float lane[16] = {0};
        for (long k = 0; k < 128; k += 16) {
            for (long l = 0; l < 16; l++) {
                lane[l] += blocks_0_norm2[k + l] * blocks_0_mlp_0_weight[j * 128 + k + l];
            }
        }
        for (long l = 0; l < 16; l++) {
            sum += lane[l];
        }
        matmul_4[j] = sum;
    }
}

/* k575  gpt.lua:22
 *   blocks_0_mlp_1 (over matmul_4) = (matmul_4 + blocks_0_mlp_0_bias) * 0.5 * (erf((matmul_4 +
 *       blocks_0_mlp_0_bias) * 0.707107) + 1)  (1, 1, 512)
 */
static void k575_add_mul_erf(float *restrict blocks_0_mlp_1,
                             const float *restrict blocks_0_mlp_0_bias)
{
    for (long j = 0; j < 512; j++) {
        const float matmul_4_j = blocks_0_mlp_1[j];
        const float add2 = matmul_4_j + blocks_0_mlp_0_bias[j];
        const float mul4 = add2 * 0.5f;
        const float mul6 = add2 * 0.707106769f;
        const float erf7 = erff(mul6);
        const float add9 = erf7 + 1.0f;
        const float blocks_0_mlp_1_j = mul4 * add9;
        blocks_0_mlp_1[j] = blocks_0_mlp_1_j;
    }
}

/* k576  gpt.lua:22
 *   matmul_5 = blocks_0_mlp_1 @ blocks_0_mlp_2_weight.T  (1, 128)
 */
static void k576_matmul(const float *restrict blocks_0_mlp_1,
                        const float *restrict blocks_0_mlp_2_weight, float *restrict matmul_5)
{
    for (long j = 0; j < 128; j++) {
        float sum = 0.0f;
        float lane[16] = {0};
        for (long k = 0; k < 512; k += 16) {
            for (long l = 0; l < 16; l++) {
                lane[l] += blocks_0_mlp_1[k + l] * blocks_0_mlp_2_weight[j * 512 + k + l];
            }
        }
        for (long l = 0; l < 16; l++) {
            sum += lane[l];
        }
        matmul_5[j] = sum;
    }
}

/* k577  gpt.lua:18
 *   sum__5 = sum(blocks_0)  (1, 1, 1)
 *   blocks_0 (over matmul_5) = add_2 + (matmul_5 + blocks_0_mlp_2_bias)  (1, 1, 128)
 */
static void k577_add_sum(float *restrict blocks_0, const float *restrict blocks_0_mlp_2_bias,
                         const float *restrict add_2, float *restrict sum__5)
{
    sum__5[0] = 0.0f;
    for (long j = 0; j < 128; j++) {
        const float matmul_5_j = blocks_0[j];
        const float add2 = matmul_5_j + blocks_0_mlp_2_bias[j];
        const float blocks_0_j = add_2[j] + add2;
        sum__5[0] += blocks_0_j;
        blocks_0[j] = blocks_0_j;
    }
}

/* k578  gpt.lua:18
 *   mul_3 (over sum__5) = sum__5 * 0.0078125  (1, 1, 1)
 */
static void k578_mul(float *restrict mul_3)
{
    const float sum__5_0 = mul_3[0];
    const float mul_3_0 = sum__5_0 * 0.0078125f;
    mul_3[0] = mul_3_0;
}

/* k579  gpt.lua:18
 *   sum__6 = sum(sub_3 * sub_3)  (1, 1, 1)
 *   sub_3 = blocks_0 - mul_3  (1, 1, 128)
 */
static void k579_sub_mul_sum(const float *restrict blocks_0, const float *restrict mul_3,
                             float *restrict sum__6, float *restrict sub_3)
{
    sum__6[0] = 0.0f;
    for (long j = 0; j < 128; j++) {
        const float sub_3_j = blocks_0[j] - mul_3[0];
        const float mul3 = sub_3_j * sub_3_j;
        sum__6[0] += mul3;
        sub_3[j] = sub_3_j;
    }
}

/* k580  gpt.lua:18
 *   recip_3 (over sum__6) = 1 / sqrt(sum__6 * 0.0078125 + 1e-05)  (1, 1, 1)
 */
static void k580_mul_add_sqrt(float *restrict recip_3)
{
    const float sum__6_0 = recip_3[0];
    const float mul2 = sum__6_0 * 0.0078125f;
    const float add4 = mul2 + 1e-05f;
    const float sqrt5 = sqrtf(add4);
    const float recip_3_0 = 1 / sqrt5;
    recip_3[0] = recip_3_0;
}

/* k581  gpt.lua:18
 *   blocks_1_norm1 (over sub_3) = sub_3 * recip_3 * blocks_1_norm1_weight + blocks_1_norm1_bias
 *       (1, 1, 128)
 */
static void k581_mul_add(float *restrict blocks_1_norm1, const float *restrict recip_3,
                         const float *restrict blocks_1_norm1_weight,
                         const float *restrict blocks_1_norm1_bias)
{
    for (long j = 0; j < 128; j++) {
        const float sub_3_j = blocks_1_norm1[j];
        const float mul2 = sub_3_j * recip_3[0];
        const float mul4 = mul2 * blocks_1_norm1_weight[j];
        const float blocks_1_norm1_j = mul4 + blocks_1_norm1_bias[j];
        blocks_1_norm1[j] = blocks_1_norm1_j;
    }
}

/* k582  gpt.lua:19
 *   matmul_6 = blocks_1_norm1 @ blocks_1_qkv_weight.T  (1, 384)
 */
static void k582_matmul(const float *restrict blocks_1_norm1,
                        const float *restrict blocks_1_qkv_weight, float *restrict matmul_6)
{
    for (long j = 0; j < 384; j++) {
        float sum = 0.0f;
        float lane[16] = {0};
        for (long k = 0; k < 128; k += 16) {
            for (long l = 0; l < 16; l++) {
                lane[l] += blocks_1_norm1[k + l] * blocks_1_qkv_weight[j * 128 + k + l];
            }
        }
        for (long l = 0; l < 16; l++) {
            sum += lane[l];
        }
        matmul_6[j] = sum;
    }
}

/* k583  gpt.lua:35
 *   where_3 = where(eq, matmul_6[128 ...], generate_keys2)  (1, 4, 64, 32)
 *   generate_keys2 = where(eq, matmul_6[128 ...], generate_keys2)  (1, 4, 64, 32)
 */
static void k583_update_generate_keys2(const unsigned char *restrict eq,
                                       const float *restrict matmul_6,
                                       float *restrict generate_keys2, float *restrict where_3)
{
    for (long i0 = 0; i0 < 4; i0++) {
        for (long i1 = 0; i1 < 64; i1++) {
            for (long j = 0; j < 32; j++) {
                const int eq_i = eq[i1];
                const float matmul_6_ij = matmul_6[128 + i0 * 32 + j];
                const float generate_keys2_ij = generate_keys2[i0 * 2048 + i1 * 32 + j];
                const float where_3_ij = eq_i ? matmul_6_ij : generate_keys2_ij;
                where_3[i0 * 2048 + i1 * 32 + j] = where_3_ij;
                generate_keys2[i0 * 2048 + i1 * 32 + j] = where_3_ij;
            }
        }
    }
}

/* k584  gpt.lua:35
 *   where_4 = where(eq, matmul_6[256 ...], generate_values2)  (1, 4, 64, 32)
 *   generate_values2 = where(eq, matmul_6[256 ...], generate_values2)  (1, 4, 64, 32)
 */
static void k584_update_generate_values2(const unsigned char *restrict eq,
                                         const float *restrict matmul_6,
                                         float *restrict generate_values2,
                                         float *restrict where_4)
{
    for (long i0 = 0; i0 < 4; i0++) {
        for (long i1 = 0; i1 < 64; i1++) {
            for (long j = 0; j < 32; j++) {
                const int eq_i = eq[i1];
                const float matmul_6_ij = matmul_6[256 + i0 * 32 + j];
                const float generate_values2_ij = generate_values2[i0 * 2048 + i1 * 32 + j];
                const float where_4_ij = eq_i ? matmul_6_ij : generate_values2_ij;
                where_4[i0 * 2048 + i1 * 32 + j] = where_4_ij;
                generate_values2[i0 * 2048 + i1 * 32 + j] = where_4_ij;
            }
        }
    }
}

/* k641  gpt.lua:69
 *   matmul = matmul_6 @ where_3.T  a slice of (1, 4, 1, 64)
 */
static void k641_matmul(const float *restrict matmul_6, const float *restrict where_3,
                        float *restrict matmul)
{
    for (long j = 0; j < 64; j++) {
        float sum = 0.0f;
        float lane[16] = {0};
        for (long k = 0; k < 32; k += 16) {
            for (long l = 0; l < 16; l++) {
                lane[l] += matmul_6[k + l] * where_3[j * 32 + k + l];
            }
        }
        for (long l = 0; l < 16; l++) {
            sum += lane[l];
        }
        matmul[j] = sum;
    }
}

/* k642  gpt.lua:69
 *   where5 = where(le, matmul * 0.176777, -inf)
 *   amax6 = max(where5)
 *   exp12 = exp(where5 - where(amax6 == -inf, 0, amax6))
 *   sum13 = sum(exp12)
 *   mul (over matmul) = exp12 * (1 / where(sum13 == 0, 1, sum13))  a slice of (1, 4, 1, 64)
 */
static void k642_mul_where_amax(float *restrict mul, const unsigned char *restrict le)
{
    float amax6 = (-INFINITY);
    for (long j = 0; j < 64; j++) {
        const float matmul_j = mul[j];
        const float mul2 = matmul_j * 0.176776692f;
        const int le_j = le[j];
        const float where5 = le_j ? mul2 : (-INFINITY);
        amax6 = amax6 > where5 ? amax6 : (amax6 == amax6 ? where5 : amax6);
    }
    const int eq8 = amax6 == (-INFINITY);
    const float where10 = eq8 ? 0.0f : amax6;
    float exp12[64];
    float sum13 = 0.0f;
    for (long j = 0; j < 64; j++) {
        const float matmul_j = mul[j];
        const float mul2 = matmul_j * 0.176776692f;
        const int le_j = le[j];
        const float where5 = le_j ? mul2 : (-INFINITY);
        const float sub11 = where5 - where10;
        exp12[j] = expf(sub11);
        sum13 += exp12[j];
    }
    const int eq14 = sum13 == 0.0f;
    const float where16 = eq14 ? 1.0f : sum13;
    const float recip17 = 1 / where16;
    for (long j = 0; j < 64; j++) {
        const float mul_j = exp12[j] * recip17;
        mul[j] = mul_j;
    }
}

/* k643  gpt.lua:69
 *   matmul_7 = mul @ where_4  a slice of (1, 4, 1, 32)
 */
static void k643_matmul(const float *restrict mul, const float *restrict where_4,
                        float *restrict matmul_7)
{
    for (long j = 0; j < 32; j++) {
        matmul_7[j] = 0.0f;
    }
    for (long k = 0; k < 64; k++) {
        const float a_ik = mul[k];
        for (long j = 0; j < 32; j++) {
            matmul_7[j] += a_ik * where_4[k * 32 + j];
        }
    }
}

#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */
__attribute__((noinline))
#endif
static void k585_slice(const float *matmul_6, const float *where_3, const unsigned char *le,
                       const float *where_4, float *matmul_7, void *work)
{
    char *const at = work;
    float *const matmul = (float *)(void *)(at + 0); /* (64) */
    float *const mul = (float *)(void *)(at + 0); /* (64) */

    k641_matmul(matmul_6, where_3, matmul);
    k642_mul_where_amax(mul, le);
    k643_matmul(mul, where_4, matmul_7);
}

/* k585  gpt.lua:69
 *   matmul_7 = 4 slices  (1, 4, 1, 32)
 */
static void k585_slices(const float *matmul_6, const float *where_3, const unsigned char *le,
                        const float *where_4, float *matmul_7, unsigned char *slice_work_2)
{
    for (long s0 = 0; s0 < 4; s0++) {
        k585_slice(matmul_6 + s0 * 32, where_3 + s0 * 2048, le, where_4 + s0 * 2048,
                   matmul_7 + s0 * 32, slice_work_2);
    }
}

/* k586  gpt.lua:20
 *   matmul_8 = matmul_7 @ blocks_1_out_weight.T  (1, 128)
 */
static void k586_matmul(const float *restrict matmul_7, const float *restrict blocks_1_out_weight,
                        float *restrict matmul_8)
{
    for (long j = 0; j < 128; j++) {
        float sum = 0.0f;
        float lane[16] = {0};
        for (long k = 0; k < 128; k += 16) {
            for (long l = 0; l < 16; l++) {
                lane[l] += matmul_7[k + l] * blocks_1_out_weight[j * 128 + k + l];
            }
        }
        for (long l = 0; l < 16; l++) {
            sum += lane[l];
        }
        matmul_8[j] = sum;
    }
}

/* k587  gpt.lua:21
 *   sum__7 = sum(add_3)  (1, 1, 1)
 *   add_3 (over matmul_8) = blocks_0 + (matmul_8 + blocks_1_out_bias)  (1, 1, 128)
 */
static void k587_add_sum(float *restrict add_3, const float *restrict blocks_1_out_bias,
                         const float *restrict blocks_0, float *restrict sum__7)
{
    sum__7[0] = 0.0f;
    for (long j = 0; j < 128; j++) {
        const float matmul_8_j = add_3[j];
        const float add2 = matmul_8_j + blocks_1_out_bias[j];
        const float add_3_j = blocks_0[j] + add2;
        sum__7[0] += add_3_j;
        add_3[j] = add_3_j;
    }
}

/* k588  gpt.lua:21
 *   mul_4 (over sum__7) = sum__7 * 0.0078125  (1, 1, 1)
 */
static void k588_mul(float *restrict mul_4)
{
    const float sum__7_0 = mul_4[0];
    const float mul_4_0 = sum__7_0 * 0.0078125f;
    mul_4[0] = mul_4_0;
}

/* k589  gpt.lua:21
 *   sum__8 = sum(sub_4 * sub_4)  (1, 1, 1)
 *   sub_4 = add_3 - mul_4  (1, 1, 128)
 */
static void k589_sub_mul_sum(const float *restrict add_3, const float *restrict mul_4,
                             float *restrict sum__8, float *restrict sub_4)
{
    sum__8[0] = 0.0f;
    for (long j = 0; j < 128; j++) {
        const float sub_4_j = add_3[j] - mul_4[0];
        const float mul3 = sub_4_j * sub_4_j;
        sum__8[0] += mul3;
        sub_4[j] = sub_4_j;
    }
}

/* k590  gpt.lua:21
 *   recip_4 (over sum__8) = 1 / sqrt(sum__8 * 0.0078125 + 1e-05)  (1, 1, 1)
 */
static void k590_mul_add_sqrt(float *restrict recip_4)
{
    const float sum__8_0 = recip_4[0];
    const float mul2 = sum__8_0 * 0.0078125f;
    const float add4 = mul2 + 1e-05f;
    const float sqrt5 = sqrtf(add4);
    const float recip_4_0 = 1 / sqrt5;
    recip_4[0] = recip_4_0;
}

/* k591  gpt.lua:21
 *   blocks_1_norm2 (over sub_4) = sub_4 * recip_4 * blocks_1_norm2_weight + blocks_1_norm2_bias
 *       (1, 1, 128)
 */
static void k591_mul_add(float *restrict blocks_1_norm2, const float *restrict recip_4,
                         const float *restrict blocks_1_norm2_weight,
                         const float *restrict blocks_1_norm2_bias)
{
    for (long j = 0; j < 128; j++) {
        const float sub_4_j = blocks_1_norm2[j];
        const float mul2 = sub_4_j * recip_4[0];
        const float mul4 = mul2 * blocks_1_norm2_weight[j];
        const float blocks_1_norm2_j = mul4 + blocks_1_norm2_bias[j];
        blocks_1_norm2[j] = blocks_1_norm2_j;
    }
}

/* k592  gpt.lua:22
 *   matmul_9 = blocks_1_norm2 @ blocks_1_mlp_0_weight.T  (1, 512)
 */
static void k592_matmul(const float *restrict blocks_1_norm2,
                        const float *restrict blocks_1_mlp_0_weight, float *restrict matmul_9)
{
    for (long j = 0; j < 512; j++) {
        float sum = 0.0f;
        float lane[16] = {0};
        for (long k = 0; k < 128; k += 16) {
            for (long l = 0; l < 16; l++) {
                lane[l] += blocks_1_norm2[k + l] * blocks_1_mlp_0_weight[j * 128 + k + l];
            }
        }
        for (long l = 0; l < 16; l++) {
            sum += lane[l];
        }
        matmul_9[j] = sum;
    }
}

/* k593  gpt.lua:22
 *   blocks_1_mlp_1 (over matmul_9) = (matmul_9 + blocks_1_mlp_0_bias) * 0.5 * (erf((matmul_9 +
 *       blocks_1_mlp_0_bias) * 0.707107) + 1)  (1, 1, 512)
 */
static void k593_add_mul_erf(float *restrict blocks_1_mlp_1,
                             const float *restrict blocks_1_mlp_0_bias)
{
    for (long j = 0; j < 512; j++) {
        const float matmul_9_j = blocks_1_mlp_1[j];
        const float add2 = matmul_9_j + blocks_1_mlp_0_bias[j];
        const float mul4 = add2 * 0.5f;
        const float mul6 = add2 * 0.707106769f;
        const float erf7 = erff(mul6);
        const float add9 = erf7 + 1.0f;
        const float blocks_1_mlp_1_j = mul4 * add9;
        blocks_1_mlp_1[j] = blocks_1_mlp_1_j;
    }
}

/* k594  gpt.lua:22
 *   matmul_10 = blocks_1_mlp_1 @ blocks_1_mlp_2_weight.T  (1, 128)
 */
static void k594_matmul(const float *restrict blocks_1_mlp_1,
                        const float *restrict blocks_1_mlp_2_weight, float *restrict matmul_10)
{
    for (long j = 0; j < 128; j++) {
        float sum = 0.0f;
        float lane[16] = {0};
        for (long k = 0; k < 512; k += 16) {
            for (long l = 0; l < 16; l++) {
                lane[l] += blocks_1_mlp_1[k + l] * blocks_1_mlp_2_weight[j * 512 + k + l];
            }
        }
        for (long l = 0; l < 16; l++) {
            sum += lane[l];
        }
        matmul_10[j] = sum;
    }
}

/* k595  gpt.lua:18
 *   sum__9 = sum(blocks_1)  (1, 1, 1)
 *   blocks_1 (over matmul_10) = add_3 + (matmul_10 + blocks_1_mlp_2_bias)  (1, 1, 128)
 */
static void k595_add_sum(float *restrict blocks_1, const float *restrict blocks_1_mlp_2_bias,
                         const float *restrict add_3, float *restrict sum__9)
{
    sum__9[0] = 0.0f;
    for (long j = 0; j < 128; j++) {
        const float matmul_10_j = blocks_1[j];
        const float add2 = matmul_10_j + blocks_1_mlp_2_bias[j];
        const float blocks_1_j = add_3[j] + add2;
        sum__9[0] += blocks_1_j;
        blocks_1[j] = blocks_1_j;
    }
}

/* k596  gpt.lua:18
 *   mul_5 (over sum__9) = sum__9 * 0.0078125  (1, 1, 1)
 */
static void k596_mul(float *restrict mul_5)
{
    const float sum__9_0 = mul_5[0];
    const float mul_5_0 = sum__9_0 * 0.0078125f;
    mul_5[0] = mul_5_0;
}

/* k597  gpt.lua:18
 *   sum__10 = sum(sub_5 * sub_5)  (1, 1, 1)
 *   sub_5 = blocks_1 - mul_5  (1, 1, 128)
 */
static void k597_sub_mul_sum(const float *restrict blocks_1, const float *restrict mul_5,
                             float *restrict sum__10, float *restrict sub_5)
{
    sum__10[0] = 0.0f;
    for (long j = 0; j < 128; j++) {
        const float sub_5_j = blocks_1[j] - mul_5[0];
        const float mul3 = sub_5_j * sub_5_j;
        sum__10[0] += mul3;
        sub_5[j] = sub_5_j;
    }
}

/* k598  gpt.lua:18
 *   recip_5 (over sum__10) = 1 / sqrt(sum__10 * 0.0078125 + 1e-05)  (1, 1, 1)
 */
static void k598_mul_add_sqrt(float *restrict recip_5)
{
    const float sum__10_0 = recip_5[0];
    const float mul2 = sum__10_0 * 0.0078125f;
    const float add4 = mul2 + 1e-05f;
    const float sqrt5 = sqrtf(add4);
    const float recip_5_0 = 1 / sqrt5;
    recip_5[0] = recip_5_0;
}

/* k599  gpt.lua:18
 *   blocks_2_norm1 (over sub_5) = sub_5 * recip_5 * blocks_2_norm1_weight + blocks_2_norm1_bias
 *       (1, 1, 128)
 */
static void k599_mul_add(float *restrict blocks_2_norm1, const float *restrict recip_5,
                         const float *restrict blocks_2_norm1_weight,
                         const float *restrict blocks_2_norm1_bias)
{
    for (long j = 0; j < 128; j++) {
        const float sub_5_j = blocks_2_norm1[j];
        const float mul2 = sub_5_j * recip_5[0];
        const float mul4 = mul2 * blocks_2_norm1_weight[j];
        const float blocks_2_norm1_j = mul4 + blocks_2_norm1_bias[j];
        blocks_2_norm1[j] = blocks_2_norm1_j;
    }
}

/* k600  gpt.lua:19
 *   matmul_11 = blocks_2_norm1 @ blocks_2_qkv_weight.T  (1, 384)
 */
static void k600_matmul(const float *restrict blocks_2_norm1,
                        const float *restrict blocks_2_qkv_weight, float *restrict matmul_11)
{
    for (long j = 0; j < 384; j++) {
        float sum = 0.0f;
        float lane[16] = {0};
        for (long k = 0; k < 128; k += 16) {
            for (long l = 0; l < 16; l++) {
                lane[l] += blocks_2_norm1[k + l] * blocks_2_qkv_weight[j * 128 + k + l];
            }
        }
        for (long l = 0; l < 16; l++) {
            sum += lane[l];
        }
        matmul_11[j] = sum;
    }
}

/* k601  gpt.lua:35
 *   where_5 = where(eq, matmul_11[128 ...], generate_keys3)  (1, 4, 64, 32)
 *   generate_keys3 = where(eq, matmul_11[128 ...], generate_keys3)  (1, 4, 64, 32)
 */
static void k601_update_generate_keys3(const unsigned char *restrict eq,
                                       const float *restrict matmul_11,
                                       float *restrict generate_keys3, float *restrict where_5)
{
    for (long i0 = 0; i0 < 4; i0++) {
        for (long i1 = 0; i1 < 64; i1++) {
            for (long j = 0; j < 32; j++) {
                const int eq_i = eq[i1];
                const float matmul_11_ij = matmul_11[128 + i0 * 32 + j];
                const float generate_keys3_ij = generate_keys3[i0 * 2048 + i1 * 32 + j];
                const float where_5_ij = eq_i ? matmul_11_ij : generate_keys3_ij;
                where_5[i0 * 2048 + i1 * 32 + j] = where_5_ij;
                generate_keys3[i0 * 2048 + i1 * 32 + j] = where_5_ij;
            }
        }
    }
}

/* k602  gpt.lua:35
 *   where_6 = where(eq, matmul_11[256 ...], generate_values3)  (1, 4, 64, 32)
 *   generate_values3 = where(eq, matmul_11[256 ...], generate_values3)  (1, 4, 64, 32)
 */
static void k602_update_generate_values3(const unsigned char *restrict eq,
                                         const float *restrict matmul_11,
                                         float *restrict generate_values3,
                                         float *restrict where_6)
{
    for (long i0 = 0; i0 < 4; i0++) {
        for (long i1 = 0; i1 < 64; i1++) {
            for (long j = 0; j < 32; j++) {
                const int eq_i = eq[i1];
                const float matmul_11_ij = matmul_11[256 + i0 * 32 + j];
                const float generate_values3_ij = generate_values3[i0 * 2048 + i1 * 32 + j];
                const float where_6_ij = eq_i ? matmul_11_ij : generate_values3_ij;
                where_6[i0 * 2048 + i1 * 32 + j] = where_6_ij;
                generate_values3[i0 * 2048 + i1 * 32 + j] = where_6_ij;
            }
        }
    }
}

/* k644  gpt.lua:69
 *   matmul = matmul_11 @ where_5.T  a slice of (1, 4, 1, 64)
 */
static void k644_matmul(const float *restrict matmul_11, const float *restrict where_5,
                        float *restrict matmul)
{
    for (long j = 0; j < 64; j++) {
        float sum = 0.0f;
        float lane[16] = {0};
        for (long k = 0; k < 32; k += 16) {
            for (long l = 0; l < 16; l++) {
                lane[l] += matmul_11[k + l] * where_5[j * 32 + k + l];
            }
        }
        for (long l = 0; l < 16; l++) {
            sum += lane[l];
        }
        matmul[j] = sum;
    }
}

/* k645  gpt.lua:69
 *   where5 = where(le, matmul * 0.176777, -inf)
 *   amax6 = max(where5)
 *   exp12 = exp(where5 - where(amax6 == -inf, 0, amax6))
 *   sum13 = sum(exp12)
 *   mul (over matmul) = exp12 * (1 / where(sum13 == 0, 1, sum13))  a slice of (1, 4, 1, 64)
 */
static void k645_mul_where_amax(float *restrict mul, const unsigned char *restrict le)
{
    float amax6 = (-INFINITY);
    for (long j = 0; j < 64; j++) {
        const float matmul_j = mul[j];
        const float mul2 = matmul_j * 0.176776692f;
        const int le_j = le[j];
        const float where5 = le_j ? mul2 : (-INFINITY);
        amax6 = amax6 > where5 ? amax6 : (amax6 == amax6 ? where5 : amax6);
    }
    const int eq8 = amax6 == (-INFINITY);
    const float where10 = eq8 ? 0.0f : amax6;
    float exp12[64];
    float sum13 = 0.0f;
    for (long j = 0; j < 64; j++) {
        const float matmul_j = mul[j];
        const float mul2 = matmul_j * 0.176776692f;
        const int le_j = le[j];
        const float where5 = le_j ? mul2 : (-INFINITY);
        const float sub11 = where5 - where10;
        exp12[j] = expf(sub11);
        sum13 += exp12[j];
    }
    const int eq14 = sum13 == 0.0f;
    const float where16 = eq14 ? 1.0f : sum13;
    const float recip17 = 1 / where16;
    for (long j = 0; j < 64; j++) {
        const float mul_j = exp12[j] * recip17;
        mul[j] = mul_j;
    }
}

/* k646  gpt.lua:69
 *   matmul_12 = mul @ where_6  a slice of (1, 4, 1, 32)
 */
static void k646_matmul(const float *restrict mul, const float *restrict where_6,
                        float *restrict matmul_12)
{
    for (long j = 0; j < 32; j++) {
        matmul_12[j] = 0.0f;
    }
    for (long k = 0; k < 64; k++) {
        const float a_ik = mul[k];
        for (long j = 0; j < 32; j++) {
            matmul_12[j] += a_ik * where_6[k * 32 + j];
        }
    }
}

#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */
__attribute__((noinline))
#endif
static void k603_slice(const float *matmul_11, const float *where_5, const unsigned char *le,
                       const float *where_6, float *matmul_12, void *work)
{
    char *const at = work;
    float *const matmul = (float *)(void *)(at + 0); /* (64) */
    float *const mul = (float *)(void *)(at + 0); /* (64) */

    k644_matmul(matmul_11, where_5, matmul);
    k645_mul_where_amax(mul, le);
    k646_matmul(mul, where_6, matmul_12);
}

/* k603  gpt.lua:69
 *   matmul_12 = 4 slices  (1, 4, 1, 32)
 */
static void k603_slices(const float *matmul_11, const float *where_5, const unsigned char *le,
                        const float *where_6, float *matmul_12, unsigned char *slice_work_3)
{
    for (long s0 = 0; s0 < 4; s0++) {
        k603_slice(matmul_11 + s0 * 32, where_5 + s0 * 2048, le, where_6 + s0 * 2048,
                   matmul_12 + s0 * 32, slice_work_3);
    }
}

/* k604  gpt.lua:20
 *   matmul_13 = matmul_12 @ blocks_2_out_weight.T  (1, 128)
 */
static void k604_matmul(const float *restrict matmul_12, const float *restrict blocks_2_out_weight,
                        float *restrict matmul_13)
{
    for (long j = 0; j < 128; j++) {
        float sum = 0.0f;
        float lane[16] = {0};
        for (long k = 0; k < 128; k += 16) {
            for (long l = 0; l < 16; l++) {
                lane[l] += matmul_12[k + l] * blocks_2_out_weight[j * 128 + k + l];
            }
        }
        for (long l = 0; l < 16; l++) {
            sum += lane[l];
        }
        matmul_13[j] = sum;
    }
}

/* k605  gpt.lua:21
 *   sum__11 = sum(add_4)  (1, 1, 1)
 *   add_4 (over matmul_13) = blocks_1 + (matmul_13 + blocks_2_out_bias)  (1, 1, 128)
 */
static void k605_add_sum(float *restrict add_4, const float *restrict blocks_2_out_bias,
                         const float *restrict blocks_1, float *restrict sum__11)
{
    sum__11[0] = 0.0f;
    for (long j = 0; j < 128; j++) {
        const float matmul_13_j = add_4[j];
        const float add2 = matmul_13_j + blocks_2_out_bias[j];
        const float add_4_j = blocks_1[j] + add2;
        sum__11[0] += add_4_j;
        add_4[j] = add_4_j;
    }
}

/* k606  gpt.lua:21
 *   mul_6 (over sum__11) = sum__11 * 0.0078125  (1, 1, 1)
 */
static void k606_mul(float *restrict mul_6)
{
    const float sum__11_0 = mul_6[0];
    const float mul_6_0 = sum__11_0 * 0.0078125f;
    mul_6[0] = mul_6_0;
}

/* k607  gpt.lua:21
 *   sum__12 = sum(sub_6 * sub_6)  (1, 1, 1)
 *   sub_6 = add_4 - mul_6  (1, 1, 128)
 */
static void k607_sub_mul_sum(const float *restrict add_4, const float *restrict mul_6,
                             float *restrict sum__12, float *restrict sub_6)
{
    sum__12[0] = 0.0f;
    for (long j = 0; j < 128; j++) {
        const float sub_6_j = add_4[j] - mul_6[0];
        const float mul3 = sub_6_j * sub_6_j;
        sum__12[0] += mul3;
        sub_6[j] = sub_6_j;
    }
}

/* k608  gpt.lua:21
 *   recip_6 (over sum__12) = 1 / sqrt(sum__12 * 0.0078125 + 1e-05)  (1, 1, 1)
 */
static void k608_mul_add_sqrt(float *restrict recip_6)
{
    const float sum__12_0 = recip_6[0];
    const float mul2 = sum__12_0 * 0.0078125f;
    const float add4 = mul2 + 1e-05f;
    const float sqrt5 = sqrtf(add4);
    const float recip_6_0 = 1 / sqrt5;
    recip_6[0] = recip_6_0;
}

/* k609  gpt.lua:21
 *   blocks_2_norm2 (over sub_6) = sub_6 * recip_6 * blocks_2_norm2_weight + blocks_2_norm2_bias
 *       (1, 1, 128)
 */
static void k609_mul_add(float *restrict blocks_2_norm2, const float *restrict recip_6,
                         const float *restrict blocks_2_norm2_weight,
                         const float *restrict blocks_2_norm2_bias)
{
    for (long j = 0; j < 128; j++) {
        const float sub_6_j = blocks_2_norm2[j];
        const float mul2 = sub_6_j * recip_6[0];
        const float mul4 = mul2 * blocks_2_norm2_weight[j];
        const float blocks_2_norm2_j = mul4 + blocks_2_norm2_bias[j];
        blocks_2_norm2[j] = blocks_2_norm2_j;
    }
}

/* k610  gpt.lua:22
 *   matmul_14 = blocks_2_norm2 @ blocks_2_mlp_0_weight.T  (1, 512)
 */
static void k610_matmul(const float *restrict blocks_2_norm2,
                        const float *restrict blocks_2_mlp_0_weight, float *restrict matmul_14)
{
    for (long j = 0; j < 512; j++) {
        float sum = 0.0f;
        float lane[16] = {0};
        for (long k = 0; k < 128; k += 16) {
            for (long l = 0; l < 16; l++) {
                lane[l] += blocks_2_norm2[k + l] * blocks_2_mlp_0_weight[j * 128 + k + l];
            }
        }
        for (long l = 0; l < 16; l++) {
            sum += lane[l];
        }
        matmul_14[j] = sum;
    }
}

/* k611  gpt.lua:22
 *   blocks_2_mlp_1 (over matmul_14) = (matmul_14 + blocks_2_mlp_0_bias) * 0.5 * (erf((matmul_14 +
 *       blocks_2_mlp_0_bias) * 0.707107) + 1)  (1, 1, 512)
 */
static void k611_add_mul_erf(float *restrict blocks_2_mlp_1,
                             const float *restrict blocks_2_mlp_0_bias)
{
    for (long j = 0; j < 512; j++) {
        const float matmul_14_j = blocks_2_mlp_1[j];
        const float add2 = matmul_14_j + blocks_2_mlp_0_bias[j];
        const float mul4 = add2 * 0.5f;
        const float mul6 = add2 * 0.707106769f;
        const float erf7 = erff(mul6);
        const float add9 = erf7 + 1.0f;
        const float blocks_2_mlp_1_j = mul4 * add9;
        blocks_2_mlp_1[j] = blocks_2_mlp_1_j;
    }
}

/* k612  gpt.lua:22
 *   matmul_15 = blocks_2_mlp_1 @ blocks_2_mlp_2_weight.T  (1, 128)
 */
static void k612_matmul(const float *restrict blocks_2_mlp_1,
                        const float *restrict blocks_2_mlp_2_weight, float *restrict matmul_15)
{
    for (long j = 0; j < 128; j++) {
        float sum = 0.0f;
        float lane[16] = {0};
        for (long k = 0; k < 512; k += 16) {
            for (long l = 0; l < 16; l++) {
                lane[l] += blocks_2_mlp_1[k + l] * blocks_2_mlp_2_weight[j * 512 + k + l];
            }
        }
        for (long l = 0; l < 16; l++) {
            sum += lane[l];
        }
        matmul_15[j] = sum;
    }
}

/* k613  gpt.lua:18
 *   sum__13 = sum(blocks_2)  (1, 1, 1)
 *   blocks_2 (over matmul_15) = add_4 + (matmul_15 + blocks_2_mlp_2_bias)  (1, 1, 128)
 */
static void k613_add_sum(float *restrict blocks_2, const float *restrict blocks_2_mlp_2_bias,
                         const float *restrict add_4, float *restrict sum__13)
{
    sum__13[0] = 0.0f;
    for (long j = 0; j < 128; j++) {
        const float matmul_15_j = blocks_2[j];
        const float add2 = matmul_15_j + blocks_2_mlp_2_bias[j];
        const float blocks_2_j = add_4[j] + add2;
        sum__13[0] += blocks_2_j;
        blocks_2[j] = blocks_2_j;
    }
}

/* k614  gpt.lua:18
 *   mul_7 (over sum__13) = sum__13 * 0.0078125  (1, 1, 1)
 */
static void k614_mul(float *restrict mul_7)
{
    const float sum__13_0 = mul_7[0];
    const float mul_7_0 = sum__13_0 * 0.0078125f;
    mul_7[0] = mul_7_0;
}

/* k615  gpt.lua:18
 *   sum__14 = sum(sub_7 * sub_7)  (1, 1, 1)
 *   sub_7 = blocks_2 - mul_7  (1, 1, 128)
 */
static void k615_sub_mul_sum(const float *restrict blocks_2, const float *restrict mul_7,
                             float *restrict sum__14, float *restrict sub_7)
{
    sum__14[0] = 0.0f;
    for (long j = 0; j < 128; j++) {
        const float sub_7_j = blocks_2[j] - mul_7[0];
        const float mul3 = sub_7_j * sub_7_j;
        sum__14[0] += mul3;
        sub_7[j] = sub_7_j;
    }
}

/* k616  gpt.lua:18
 *   recip_7 (over sum__14) = 1 / sqrt(sum__14 * 0.0078125 + 1e-05)  (1, 1, 1)
 */
static void k616_mul_add_sqrt(float *restrict recip_7)
{
    const float sum__14_0 = recip_7[0];
    const float mul2 = sum__14_0 * 0.0078125f;
    const float add4 = mul2 + 1e-05f;
    const float sqrt5 = sqrtf(add4);
    const float recip_7_0 = 1 / sqrt5;
    recip_7[0] = recip_7_0;
}

/* k617  gpt.lua:18
 *   blocks_3_norm1 (over sub_7) = sub_7 * recip_7 * blocks_3_norm1_weight + blocks_3_norm1_bias
 *       (1, 1, 128)
 */
static void k617_mul_add(float *restrict blocks_3_norm1, const float *restrict recip_7,
                         const float *restrict blocks_3_norm1_weight,
                         const float *restrict blocks_3_norm1_bias)
{
    for (long j = 0; j < 128; j++) {
        const float sub_7_j = blocks_3_norm1[j];
        const float mul2 = sub_7_j * recip_7[0];
        const float mul4 = mul2 * blocks_3_norm1_weight[j];
        const float blocks_3_norm1_j = mul4 + blocks_3_norm1_bias[j];
        blocks_3_norm1[j] = blocks_3_norm1_j;
    }
}

/* k618  gpt.lua:19
 *   matmul_16 = blocks_3_norm1 @ blocks_3_qkv_weight.T  (1, 384)
 */
static void k618_matmul(const float *restrict blocks_3_norm1,
                        const float *restrict blocks_3_qkv_weight, float *restrict matmul_16)
{
    for (long j = 0; j < 384; j++) {
        float sum = 0.0f;
        float lane[16] = {0};
        for (long k = 0; k < 128; k += 16) {
            for (long l = 0; l < 16; l++) {
                lane[l] += blocks_3_norm1[k + l] * blocks_3_qkv_weight[j * 128 + k + l];
            }
        }
        for (long l = 0; l < 16; l++) {
            sum += lane[l];
        }
        matmul_16[j] = sum;
    }
}

/* k619  gpt.lua:35
 *   where_7 = where(eq, matmul_16[128 ...], generate_keys4)  (1, 4, 64, 32)
 *   generate_keys4 = where(eq, matmul_16[128 ...], generate_keys4)  (1, 4, 64, 32)
 */
static void k619_update_generate_keys4(const unsigned char *restrict eq,
                                       const float *restrict matmul_16,
                                       float *restrict generate_keys4, float *restrict where_7)
{
    for (long i0 = 0; i0 < 4; i0++) {
        for (long i1 = 0; i1 < 64; i1++) {
            for (long j = 0; j < 32; j++) {
                const int eq_i = eq[i1];
                const float matmul_16_ij = matmul_16[128 + i0 * 32 + j];
                const float generate_keys4_ij = generate_keys4[i0 * 2048 + i1 * 32 + j];
                const float where_7_ij = eq_i ? matmul_16_ij : generate_keys4_ij;
                where_7[i0 * 2048 + i1 * 32 + j] = where_7_ij;
                generate_keys4[i0 * 2048 + i1 * 32 + j] = where_7_ij;
            }
        }
    }
}

/* k620  gpt.lua:35
 *   where_8 = where(eq, matmul_16[256 ...], generate_values4)  (1, 4, 64, 32)
 *   generate_values4 = where(eq, matmul_16[256 ...], generate_values4)  (1, 4, 64, 32)
 */
static void k620_update_generate_values4(const unsigned char *restrict eq,
                                         const float *restrict matmul_16,
                                         float *restrict generate_values4,
                                         float *restrict where_8)
{
    for (long i0 = 0; i0 < 4; i0++) {
        for (long i1 = 0; i1 < 64; i1++) {
            for (long j = 0; j < 32; j++) {
                const int eq_i = eq[i1];
                const float matmul_16_ij = matmul_16[256 + i0 * 32 + j];
                const float generate_values4_ij = generate_values4[i0 * 2048 + i1 * 32 + j];
                const float where_8_ij = eq_i ? matmul_16_ij : generate_values4_ij;
                where_8[i0 * 2048 + i1 * 32 + j] = where_8_ij;
                generate_values4[i0 * 2048 + i1 * 32 + j] = where_8_ij;
            }
        }
    }
}

/* k647  gpt.lua:69
 *   matmul = matmul_16 @ where_7.T  a slice of (1, 4, 1, 64)
 */
static void k647_matmul(const float *restrict matmul_16, const float *restrict where_7,
                        float *restrict matmul)
{
    for (long j = 0; j < 64; j++) {
        float sum = 0.0f;
        float lane[16] = {0};
        for (long k = 0; k < 32; k += 16) {
            for (long l = 0; l < 16; l++) {
                lane[l] += matmul_16[k + l] * where_7[j * 32 + k + l];
            }
        }
        for (long l = 0; l < 16; l++) {
            sum += lane[l];
        }
        matmul[j] = sum;
    }
}

/* k648  gpt.lua:69
 *   where5 = where(le, matmul * 0.176777, -inf)
 *   amax6 = max(where5)
 *   exp12 = exp(where5 - where(amax6 == -inf, 0, amax6))
 *   sum13 = sum(exp12)
 *   mul (over matmul) = exp12 * (1 / where(sum13 == 0, 1, sum13))  a slice of (1, 4, 1, 64)
 */
static void k648_mul_where_amax(float *restrict mul, const unsigned char *restrict le)
{
    float amax6 = (-INFINITY);
    for (long j = 0; j < 64; j++) {
        const float matmul_j = mul[j];
        const float mul2 = matmul_j * 0.176776692f;
        const int le_j = le[j];
        const float where5 = le_j ? mul2 : (-INFINITY);
        amax6 = amax6 > where5 ? amax6 : (amax6 == amax6 ? where5 : amax6);
    }
    const int eq8 = amax6 == (-INFINITY);
    const float where10 = eq8 ? 0.0f : amax6;
    float exp12[64];
    float sum13 = 0.0f;
    for (long j = 0; j < 64; j++) {
        const float matmul_j = mul[j];
        const float mul2 = matmul_j * 0.176776692f;
        const int le_j = le[j];
        const float where5 = le_j ? mul2 : (-INFINITY);
        const float sub11 = where5 - where10;
        exp12[j] = expf(sub11);
        sum13 += exp12[j];
    }
    const int eq14 = sum13 == 0.0f;
    const float where16 = eq14 ? 1.0f : sum13;
    const float recip17 = 1 / where16;
    for (long j = 0; j < 64; j++) {
        const float mul_j = exp12[j] * recip17;
        mul[j] = mul_j;
    }
}

/* k649  gpt.lua:69
 *   matmul_17 = mul @ where_8  a slice of (1, 4, 1, 32)
 */
static void k649_matmul(const float *restrict mul, const float *restrict where_8,
                        float *restrict matmul_17)
{
    for (long j = 0; j < 32; j++) {
        matmul_17[j] = 0.0f;
    }
    for (long k = 0; k < 64; k++) {
        const float a_ik = mul[k];
        for (long j = 0; j < 32; j++) {
            matmul_17[j] += a_ik * where_8[k * 32 + j];
        }
    }
}

#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */
__attribute__((noinline))
#endif
static void k621_slice(const float *matmul_16, const float *where_7, const unsigned char *le,
                       const float *where_8, float *matmul_17, void *work)
{
    char *const at = work;
    float *const matmul = (float *)(void *)(at + 0); /* (64) */
    float *const mul = (float *)(void *)(at + 0); /* (64) */

    k647_matmul(matmul_16, where_7, matmul);
    k648_mul_where_amax(mul, le);
    k649_matmul(mul, where_8, matmul_17);
}

/* k621  gpt.lua:69
 *   matmul_17 = 4 slices  (1, 4, 1, 32)
 */
static void k621_slices(const float *matmul_16, const float *where_7, const unsigned char *le,
                        const float *where_8, float *matmul_17, unsigned char *slice_work_4)
{
    for (long s0 = 0; s0 < 4; s0++) {
        k621_slice(matmul_16 + s0 * 32, where_7 + s0 * 2048, le, where_8 + s0 * 2048,
                   matmul_17 + s0 * 32, slice_work_4);
    }
}

/* k622  gpt.lua:20
 *   matmul_18 = matmul_17 @ blocks_3_out_weight.T  (1, 128)
 */
static void k622_matmul(const float *restrict matmul_17, const float *restrict blocks_3_out_weight,
                        float *restrict matmul_18)
{
    for (long j = 0; j < 128; j++) {
        float sum = 0.0f;
        float lane[16] = {0};
        for (long k = 0; k < 128; k += 16) {
            for (long l = 0; l < 16; l++) {
                lane[l] += matmul_17[k + l] * blocks_3_out_weight[j * 128 + k + l];
            }
        }
        for (long l = 0; l < 16; l++) {
            sum += lane[l];
        }
        matmul_18[j] = sum;
    }
}

/* k623  gpt.lua:21
 *   sum__15 = sum(add_5)  (1, 1, 1)
 *   add_5 (over matmul_18) = blocks_2 + (matmul_18 + blocks_3_out_bias)  (1, 1, 128)
 */
static void k623_add_sum(float *restrict add_5, const float *restrict blocks_3_out_bias,
                         const float *restrict blocks_2, float *restrict sum__15)
{
    sum__15[0] = 0.0f;
    for (long j = 0; j < 128; j++) {
        const float matmul_18_j = add_5[j];
        const float add2 = matmul_18_j + blocks_3_out_bias[j];
        const float add_5_j = blocks_2[j] + add2;
        sum__15[0] += add_5_j;
        add_5[j] = add_5_j;
    }
}

/* k624  gpt.lua:21
 *   mul_8 (over sum__15) = sum__15 * 0.0078125  (1, 1, 1)
 */
static void k624_mul(float *restrict mul_8)
{
    const float sum__15_0 = mul_8[0];
    const float mul_8_0 = sum__15_0 * 0.0078125f;
    mul_8[0] = mul_8_0;
}

/* k625  gpt.lua:21
 *   sum__16 = sum(sub_8 * sub_8)  (1, 1, 1)
 *   sub_8 = add_5 - mul_8  (1, 1, 128)
 */
static void k625_sub_mul_sum(const float *restrict add_5, const float *restrict mul_8,
                             float *restrict sum__16, float *restrict sub_8)
{
    sum__16[0] = 0.0f;
    for (long j = 0; j < 128; j++) {
        const float sub_8_j = add_5[j] - mul_8[0];
        const float mul3 = sub_8_j * sub_8_j;
        sum__16[0] += mul3;
        sub_8[j] = sub_8_j;
    }
}

/* k626  gpt.lua:21
 *   recip_8 (over sum__16) = 1 / sqrt(sum__16 * 0.0078125 + 1e-05)  (1, 1, 1)
 */
static void k626_mul_add_sqrt(float *restrict recip_8)
{
    const float sum__16_0 = recip_8[0];
    const float mul2 = sum__16_0 * 0.0078125f;
    const float add4 = mul2 + 1e-05f;
    const float sqrt5 = sqrtf(add4);
    const float recip_8_0 = 1 / sqrt5;
    recip_8[0] = recip_8_0;
}

/* k627  gpt.lua:21
 *   blocks_3_norm2 (over sub_8) = sub_8 * recip_8 * blocks_3_norm2_weight + blocks_3_norm2_bias
 *       (1, 1, 128)
 */
static void k627_mul_add(float *restrict blocks_3_norm2, const float *restrict recip_8,
                         const float *restrict blocks_3_norm2_weight,
                         const float *restrict blocks_3_norm2_bias)
{
    for (long j = 0; j < 128; j++) {
        const float sub_8_j = blocks_3_norm2[j];
        const float mul2 = sub_8_j * recip_8[0];
        const float mul4 = mul2 * blocks_3_norm2_weight[j];
        const float blocks_3_norm2_j = mul4 + blocks_3_norm2_bias[j];
        blocks_3_norm2[j] = blocks_3_norm2_j;
    }
}

/* k628  gpt.lua:22
 *   matmul_19 = blocks_3_norm2 @ blocks_3_mlp_0_weight.T  (1, 512)
 */
static void k628_matmul(const float *restrict blocks_3_norm2,
                        const float *restrict blocks_3_mlp_0_weight, float *restrict matmul_19)
{
    for (long j = 0; j < 512; j++) {
        float sum = 0.0f;
        float lane[16] = {0};
        for (long k = 0; k < 128; k += 16) {
            for (long l = 0; l < 16; l++) {
                lane[l] += blocks_3_norm2[k + l] * blocks_3_mlp_0_weight[j * 128 + k + l];
            }
        }
        for (long l = 0; l < 16; l++) {
            sum += lane[l];
        }
        matmul_19[j] = sum;
    }
}

/* k629  gpt.lua:22
 *   blocks_3_mlp_1 (over matmul_19) = (matmul_19 + blocks_3_mlp_0_bias) * 0.5 * (erf((matmul_19 +
 *       blocks_3_mlp_0_bias) * 0.707107) + 1)  (1, 1, 512)
 */
static void k629_add_mul_erf(float *restrict blocks_3_mlp_1,
                             const float *restrict blocks_3_mlp_0_bias)
{
    for (long j = 0; j < 512; j++) {
        const float matmul_19_j = blocks_3_mlp_1[j];
        const float add2 = matmul_19_j + blocks_3_mlp_0_bias[j];
        const float mul4 = add2 * 0.5f;
        const float mul6 = add2 * 0.707106769f;
        const float erf7 = erff(mul6);
        const float add9 = erf7 + 1.0f;
        const float blocks_3_mlp_1_j = mul4 * add9;
        blocks_3_mlp_1[j] = blocks_3_mlp_1_j;
    }
}

/* k630  gpt.lua:22
 *   matmul_20 = blocks_3_mlp_1 @ blocks_3_mlp_2_weight.T  (1, 128)
 */
static void k630_matmul(const float *restrict blocks_3_mlp_1,
                        const float *restrict blocks_3_mlp_2_weight, float *restrict matmul_20)
{
    for (long j = 0; j < 128; j++) {
        float sum = 0.0f;
        float lane[16] = {0};
        for (long k = 0; k < 512; k += 16) {
            for (long l = 0; l < 16; l++) {
                lane[l] += blocks_3_mlp_1[k + l] * blocks_3_mlp_2_weight[j * 512 + k + l];
            }
        }
        for (long l = 0; l < 16; l++) {
            sum += lane[l];
        }
        matmul_20[j] = sum;
    }
}

/* k631  gpt.lua:35
 *   sum__17 = sum(blocks_3)  (1, 1, 1)
 *   blocks_3 (over matmul_20) = add_5 + (matmul_20 + blocks_3_mlp_2_bias)  (1, 1, 128)
 */
static void k631_add_sum(float *restrict blocks_3, const float *restrict blocks_3_mlp_2_bias,
                         const float *restrict add_5, float *restrict sum__17)
{
    sum__17[0] = 0.0f;
    for (long j = 0; j < 128; j++) {
        const float matmul_20_j = blocks_3[j];
        const float add2 = matmul_20_j + blocks_3_mlp_2_bias[j];
        const float blocks_3_j = add_5[j] + add2;
        sum__17[0] += blocks_3_j;
        blocks_3[j] = blocks_3_j;
    }
}

/* k632  gpt.lua:35
 *   mul_9 (over sum__17) = sum__17 * 0.0078125  (1, 1, 1)
 */
static void k632_mul(float *restrict mul_9)
{
    const float sum__17_0 = mul_9[0];
    const float mul_9_0 = sum__17_0 * 0.0078125f;
    mul_9[0] = mul_9_0;
}

/* k633  gpt.lua:35
 *   sum__18 = sum(sub_9 * sub_9)  (1, 1, 1)
 *   sub_9 (over blocks_3) = blocks_3 - mul_9  (1, 1, 128)
 */
static void k633_sub_mul_sum(float *restrict sub_9, const float *restrict mul_9,
                             float *restrict sum__18)
{
    sum__18[0] = 0.0f;
    for (long j = 0; j < 128; j++) {
        const float blocks_3_j = sub_9[j];
        const float sub_9_j = blocks_3_j - mul_9[0];
        const float mul3 = sub_9_j * sub_9_j;
        sum__18[0] += mul3;
        sub_9[j] = sub_9_j;
    }
}

/* k634  gpt.lua:35
 *   recip_9 (over sum__18) = 1 / sqrt(sum__18 * 0.0078125 + 1e-05)  (1, 1, 1)
 */
static void k634_mul_add_sqrt(float *restrict recip_9)
{
    const float sum__18_0 = recip_9[0];
    const float mul2 = sum__18_0 * 0.0078125f;
    const float add4 = mul2 + 1e-05f;
    const float sqrt5 = sqrtf(add4);
    const float recip_9_0 = 1 / sqrt5;
    recip_9[0] = recip_9_0;
}

/* k635  gpt.lua:35
 *   norm (over sub_9) = sub_9 * recip_9 * norm_weight + norm_bias  (1, 1, 128)
 */
static void k635_mul_add(float *restrict norm, const float *restrict recip_9,
                         const float *restrict norm_weight, const float *restrict norm_bias)
{
    for (long j = 0; j < 128; j++) {
        const float sub_9_j = norm[j];
        const float mul2 = sub_9_j * recip_9[0];
        const float mul4 = mul2 * norm_weight[j];
        const float norm_j = mul4 + norm_bias[j];
        norm[j] = norm_j;
    }
}

/* k636  gpt.lua:35
 *   matmul_21 = norm @ head_weight.T  (1, 146)
 */
static void k636_matmul(const float *restrict norm, const float *restrict head_weight,
                        float *restrict matmul_21)
{
    for (long j = 0; j < 146; j++) {
        float sum = 0.0f;
        float lane[16] = {0};
        for (long k = 0; k < 128; k += 16) {
            for (long l = 0; l < 16; l++) {
                lane[l] += norm[k + l] * head_weight[j * 128 + k + l];
            }
        }
        for (long l = 0; l < 16; l++) {
            sum += lane[l];
        }
        matmul_21[j] = sum;
    }
}

/* k637  gpt.lua:35
 *   logits = matmul_21 + head_bias  (1, 1, 146)
 */
static void k637_add(const float *restrict matmul_21, const float *restrict head_bias,
                     float *restrict logits)
{
    for (long j = 0; j < 146; j++) {
        const float logits_j = matmul_21[j] + head_bias[j];
        logits[j] = logits_j;
    }
}

/* One generate: 84 kernels; `work` holds 68480 bytes, aligned to 64. */
void generate(const struct state *s, const struct generate_io *io, void *work);
void generate(const struct state *s, const struct generate_io *io, void *work)
{
    char *const at = work;
    unsigned char *const eq = (unsigned char *)(void *)(at + 68352); /* (64) */
    unsigned char *const le = (unsigned char *)(void *)(at + 68416); /* (64) */
    float *const gather = (float *)(void *)(at + 67072); /* (1, 128) */
    float *const places = (float *)(void *)(at + 0); /* (1, 128) */
    float *const sum_ = (float *)(void *)(at + 512); /* (1, 1, 1) */
    float *const add = (float *)(void *)(at + 67072); /* (1, 1, 128) */
    float *const mul = (float *)(void *)(at + 512); /* (1, 1, 1) */
    float *const sum__2 = (float *)(void *)(at + 576); /* (1, 1, 1) */
    float *const sub = (float *)(void *)(at + 0); /* (1, 1, 128) */
    float *const recip = (float *)(void *)(at + 576); /* (1, 1, 1) */
    float *const blocks_0_norm1 = (float *)(void *)(at + 0); /* (1, 1, 128) */
    float *const matmul = (float *)(void *)(at + 65536); /* (1, 384) */
    float *const where = (float *)(void *)(at + 0); /* (1, 4, 64, 32) */
    float *const where_2 = (float *)(void *)(at + 32768); /* (1, 4, 64, 32) */
    float *const matmul_2 = (float *)(void *)(at + 67584); /* (1, 4, 1, 32) */
    float *const matmul_3 = (float *)(void *)(at + 2048); /* (1, 128) */
    float *const sum__3 = (float *)(void *)(at + 0); /* (1, 1, 1) */
    float *const add_2 = (float *)(void *)(at + 2048); /* (1, 1, 128) */
    float *const mul_2 = (float *)(void *)(at + 0); /* (1, 1, 1) */
    float *const sum__4 = (float *)(void *)(at + 64); /* (1, 1, 1) */
    float *const sub_2 = (float *)(void *)(at + 2560); /* (1, 1, 128) */
    float *const recip_2 = (float *)(void *)(at + 64); /* (1, 1, 1) */
    float *const blocks_0_norm2 = (float *)(void *)(at + 2560); /* (1, 1, 128) */
    float *const matmul_4 = (float *)(void *)(at + 0); /* (1, 512) */
    float *const blocks_0_mlp_1 = (float *)(void *)(at + 0); /* (1, 1, 512) */
    float *const matmul_5 = (float *)(void *)(at + 67072); /* (1, 128) */
    float *const sum__5 = (float *)(void *)(at + 512); /* (1, 1, 1) */
    float *const blocks_0 = (float *)(void *)(at + 67072); /* (1, 1, 128) */
    float *const mul_3 = (float *)(void *)(at + 512); /* (1, 1, 1) */
    float *const sum__6 = (float *)(void *)(at + 576); /* (1, 1, 1) */
    float *const sub_3 = (float *)(void *)(at + 0); /* (1, 1, 128) */
    float *const recip_3 = (float *)(void *)(at + 576); /* (1, 1, 1) */
    float *const blocks_1_norm1 = (float *)(void *)(at + 0); /* (1, 1, 128) */
    float *const matmul_6 = (float *)(void *)(at + 65536); /* (1, 384) */
    float *const where_3 = (float *)(void *)(at + 0); /* (1, 4, 64, 32) */
    float *const where_4 = (float *)(void *)(at + 32768); /* (1, 4, 64, 32) */
    float *const matmul_7 = (float *)(void *)(at + 67584); /* (1, 4, 1, 32) */
    float *const matmul_8 = (float *)(void *)(at + 2048); /* (1, 128) */
    float *const sum__7 = (float *)(void *)(at + 0); /* (1, 1, 1) */
    float *const add_3 = (float *)(void *)(at + 2048); /* (1, 1, 128) */
    float *const mul_4 = (float *)(void *)(at + 0); /* (1, 1, 1) */
    float *const sum__8 = (float *)(void *)(at + 64); /* (1, 1, 1) */
    float *const sub_4 = (float *)(void *)(at + 2560); /* (1, 1, 128) */
    float *const recip_4 = (float *)(void *)(at + 64); /* (1, 1, 1) */
    float *const blocks_1_norm2 = (float *)(void *)(at + 2560); /* (1, 1, 128) */
    float *const matmul_9 = (float *)(void *)(at + 0); /* (1, 512) */
    float *const blocks_1_mlp_1 = (float *)(void *)(at + 0); /* (1, 1, 512) */
    float *const matmul_10 = (float *)(void *)(at + 67072); /* (1, 128) */
    float *const sum__9 = (float *)(void *)(at + 512); /* (1, 1, 1) */
    float *const blocks_1 = (float *)(void *)(at + 67072); /* (1, 1, 128) */
    float *const mul_5 = (float *)(void *)(at + 512); /* (1, 1, 1) */
    float *const sum__10 = (float *)(void *)(at + 576); /* (1, 1, 1) */
    float *const sub_5 = (float *)(void *)(at + 0); /* (1, 1, 128) */
    float *const recip_5 = (float *)(void *)(at + 576); /* (1, 1, 1) */
    float *const blocks_2_norm1 = (float *)(void *)(at + 0); /* (1, 1, 128) */
    float *const matmul_11 = (float *)(void *)(at + 65536); /* (1, 384) */
    float *const where_5 = (float *)(void *)(at + 0); /* (1, 4, 64, 32) */
    float *const where_6 = (float *)(void *)(at + 32768); /* (1, 4, 64, 32) */
    float *const matmul_12 = (float *)(void *)(at + 67584); /* (1, 4, 1, 32) */
    float *const matmul_13 = (float *)(void *)(at + 2048); /* (1, 128) */
    float *const sum__11 = (float *)(void *)(at + 0); /* (1, 1, 1) */
    float *const add_4 = (float *)(void *)(at + 2048); /* (1, 1, 128) */
    float *const mul_6 = (float *)(void *)(at + 0); /* (1, 1, 1) */
    float *const sum__12 = (float *)(void *)(at + 64); /* (1, 1, 1) */
    float *const sub_6 = (float *)(void *)(at + 2560); /* (1, 1, 128) */
    float *const recip_6 = (float *)(void *)(at + 64); /* (1, 1, 1) */
    float *const blocks_2_norm2 = (float *)(void *)(at + 2560); /* (1, 1, 128) */
    float *const matmul_14 = (float *)(void *)(at + 0); /* (1, 512) */
    float *const blocks_2_mlp_1 = (float *)(void *)(at + 0); /* (1, 1, 512) */
    float *const matmul_15 = (float *)(void *)(at + 67072); /* (1, 128) */
    float *const sum__13 = (float *)(void *)(at + 512); /* (1, 1, 1) */
    float *const blocks_2 = (float *)(void *)(at + 67072); /* (1, 1, 128) */
    float *const mul_7 = (float *)(void *)(at + 512); /* (1, 1, 1) */
    float *const sum__14 = (float *)(void *)(at + 576); /* (1, 1, 1) */
    float *const sub_7 = (float *)(void *)(at + 0); /* (1, 1, 128) */
    float *const recip_7 = (float *)(void *)(at + 576); /* (1, 1, 1) */
    float *const blocks_3_norm1 = (float *)(void *)(at + 0); /* (1, 1, 128) */
    float *const matmul_16 = (float *)(void *)(at + 65536); /* (1, 384) */
    float *const where_7 = (float *)(void *)(at + 0); /* (1, 4, 64, 32) */
    float *const where_8 = (float *)(void *)(at + 32768); /* (1, 4, 64, 32) */
    float *const matmul_17 = (float *)(void *)(at + 67584); /* (1, 4, 1, 32) */
    float *const matmul_18 = (float *)(void *)(at + 2048); /* (1, 128) */
    float *const sum__15 = (float *)(void *)(at + 0); /* (1, 1, 1) */
    float *const add_5 = (float *)(void *)(at + 2048); /* (1, 1, 128) */
    float *const mul_8 = (float *)(void *)(at + 0); /* (1, 1, 1) */
    float *const sum__16 = (float *)(void *)(at + 64); /* (1, 1, 1) */
    float *const sub_8 = (float *)(void *)(at + 2560); /* (1, 1, 128) */
    float *const recip_8 = (float *)(void *)(at + 64); /* (1, 1, 1) */
    float *const blocks_3_norm2 = (float *)(void *)(at + 2560); /* (1, 1, 128) */
    float *const matmul_19 = (float *)(void *)(at + 0); /* (1, 512) */
    float *const blocks_3_mlp_1 = (float *)(void *)(at + 0); /* (1, 1, 512) */
    float *const matmul_20 = (float *)(void *)(at + 2560); /* (1, 128) */
    float *const sum__17 = (float *)(void *)(at + 0); /* (1, 1, 1) */
    float *const blocks_3 = (float *)(void *)(at + 2560); /* (1, 1, 128) */
    float *const mul_9 = (float *)(void *)(at + 0); /* (1, 1, 1) */
    float *const sum__18 = (float *)(void *)(at + 64); /* (1, 1, 1) */
    float *const sub_9 = (float *)(void *)(at + 2560); /* (1, 1, 128) */
    float *const recip_9 = (float *)(void *)(at + 64); /* (1, 1, 1) */
    float *const norm = (float *)(void *)(at + 2560); /* (1, 1, 128) */
    float *const matmul_21 = (float *)(void *)(at + 0); /* (1, 146) */
    unsigned char *const slice_work = (unsigned char *)(void *)(at + 68096); /* (256) */
    unsigned char *const slice_work_2 = (unsigned char *)(void *)(at + 68096); /* (256) */
    unsigned char *const slice_work_3 = (unsigned char *)(void *)(at + 68096); /* (256) */
    unsigned char *const slice_work_4 = (unsigned char *)(void *)(at + 68096); /* (256) */

    k554_eq(s->generate_position, eq);
    k555_le(s->generate_position, le);
    k556_gather(s->characters_weight, s->generate_token, gather);
    k557_gather(s->places_weight, s->generate_position, places);
    k558_update_generate_position(s->generate_position);
    k559_add_sum(add, places, sum_);
    k560_mul(mul);
    k561_sub_mul_sum(add, mul, sum__2, sub);
    k562_mul_add_sqrt(recip);
    k563_mul_add(blocks_0_norm1, recip, s->blocks_0_norm1_weight, s->blocks_0_norm1_bias);
    k564_matmul(blocks_0_norm1, s->blocks_0_qkv_weight, matmul);
    k565_update_generate_keys1(eq, matmul, s->generate_keys1, where);
    k566_update_generate_values1(eq, matmul, s->generate_values1, where_2);
    k567_slices(matmul, where, le, where_2, matmul_2, slice_work);
    k568_matmul(matmul_2, s->blocks_0_out_weight, matmul_3);
    k569_add_sum(add_2, s->blocks_0_out_bias, add, sum__3);
    k570_mul(mul_2);
    k571_sub_mul_sum(add_2, mul_2, sum__4, sub_2);
    k572_mul_add_sqrt(recip_2);
    k573_mul_add(blocks_0_norm2, recip_2, s->blocks_0_norm2_weight, s->blocks_0_norm2_bias);
    k574_matmul(blocks_0_norm2, s->blocks_0_mlp_0_weight, matmul_4);
    k575_add_mul_erf(blocks_0_mlp_1, s->blocks_0_mlp_0_bias);
    k576_matmul(blocks_0_mlp_1, s->blocks_0_mlp_2_weight, matmul_5);
    k577_add_sum(blocks_0, s->blocks_0_mlp_2_bias, add_2, sum__5);
    k578_mul(mul_3);
    k579_sub_mul_sum(blocks_0, mul_3, sum__6, sub_3);
    k580_mul_add_sqrt(recip_3);
    k581_mul_add(blocks_1_norm1, recip_3, s->blocks_1_norm1_weight, s->blocks_1_norm1_bias);
    k582_matmul(blocks_1_norm1, s->blocks_1_qkv_weight, matmul_6);
    k583_update_generate_keys2(eq, matmul_6, s->generate_keys2, where_3);
    k584_update_generate_values2(eq, matmul_6, s->generate_values2, where_4);
    k585_slices(matmul_6, where_3, le, where_4, matmul_7, slice_work_2);
    k586_matmul(matmul_7, s->blocks_1_out_weight, matmul_8);
    k587_add_sum(add_3, s->blocks_1_out_bias, blocks_0, sum__7);
    k588_mul(mul_4);
    k589_sub_mul_sum(add_3, mul_4, sum__8, sub_4);
    k590_mul_add_sqrt(recip_4);
    k591_mul_add(blocks_1_norm2, recip_4, s->blocks_1_norm2_weight, s->blocks_1_norm2_bias);
    k592_matmul(blocks_1_norm2, s->blocks_1_mlp_0_weight, matmul_9);
    k593_add_mul_erf(blocks_1_mlp_1, s->blocks_1_mlp_0_bias);
    k594_matmul(blocks_1_mlp_1, s->blocks_1_mlp_2_weight, matmul_10);
    k595_add_sum(blocks_1, s->blocks_1_mlp_2_bias, add_3, sum__9);
    k596_mul(mul_5);
    k597_sub_mul_sum(blocks_1, mul_5, sum__10, sub_5);
    k598_mul_add_sqrt(recip_5);
    k599_mul_add(blocks_2_norm1, recip_5, s->blocks_2_norm1_weight, s->blocks_2_norm1_bias);
    k600_matmul(blocks_2_norm1, s->blocks_2_qkv_weight, matmul_11);
    k601_update_generate_keys3(eq, matmul_11, s->generate_keys3, where_5);
    k602_update_generate_values3(eq, matmul_11, s->generate_values3, where_6);
    k603_slices(matmul_11, where_5, le, where_6, matmul_12, slice_work_3);
    k604_matmul(matmul_12, s->blocks_2_out_weight, matmul_13);
    k605_add_sum(add_4, s->blocks_2_out_bias, blocks_1, sum__11);
    k606_mul(mul_6);
    k607_sub_mul_sum(add_4, mul_6, sum__12, sub_6);
    k608_mul_add_sqrt(recip_6);
    k609_mul_add(blocks_2_norm2, recip_6, s->blocks_2_norm2_weight, s->blocks_2_norm2_bias);
    k610_matmul(blocks_2_norm2, s->blocks_2_mlp_0_weight, matmul_14);
    k611_add_mul_erf(blocks_2_mlp_1, s->blocks_2_mlp_0_bias);
    k612_matmul(blocks_2_mlp_1, s->blocks_2_mlp_2_weight, matmul_15);
    k613_add_sum(blocks_2, s->blocks_2_mlp_2_bias, add_4, sum__13);
    k614_mul(mul_7);
    k615_sub_mul_sum(blocks_2, mul_7, sum__14, sub_7);
    k616_mul_add_sqrt(recip_7);
    k617_mul_add(blocks_3_norm1, recip_7, s->blocks_3_norm1_weight, s->blocks_3_norm1_bias);
    k618_matmul(blocks_3_norm1, s->blocks_3_qkv_weight, matmul_16);
    k619_update_generate_keys4(eq, matmul_16, s->generate_keys4, where_7);
    k620_update_generate_values4(eq, matmul_16, s->generate_values4, where_8);
    k621_slices(matmul_16, where_7, le, where_8, matmul_17, slice_work_4);
    k622_matmul(matmul_17, s->blocks_3_out_weight, matmul_18);
    k623_add_sum(add_5, s->blocks_3_out_bias, blocks_2, sum__15);
    k624_mul(mul_8);
    k625_sub_mul_sum(add_5, mul_8, sum__16, sub_8);
    k626_mul_add_sqrt(recip_8);
    k627_mul_add(blocks_3_norm2, recip_8, s->blocks_3_norm2_weight, s->blocks_3_norm2_bias);
    k628_matmul(blocks_3_norm2, s->blocks_3_mlp_0_weight, matmul_19);
    k629_add_mul_erf(blocks_3_mlp_1, s->blocks_3_mlp_0_bias);
    k630_matmul(blocks_3_mlp_1, s->blocks_3_mlp_2_weight, matmul_20);
    k631_add_sum(blocks_3, s->blocks_3_mlp_2_bias, add_5, sum__17);
    k632_mul(mul_9);
    k633_sub_mul_sum(sub_9, mul_9, sum__18);
    k634_mul_add_sqrt(recip_9);
    k635_mul_add(norm, recip_9, s->norm_weight, s->norm_bias);
    k636_matmul(norm, s->head_weight, matmul_21);
    k637_add(matmul_21, s->head_bias, io->logits);
}

