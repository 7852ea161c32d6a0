/* resnet: made by gradcc from resnet.lua.
 * Learns to tell ten kinds of clothes apart (Fashion-MNIST, 60,000 pictures of 28 x 28) with a s...
 * residual network (He, Zhang, Ren and Sun, 2016): three stages of blocks, 16, 32 and 64 channels
 * wide, of two convolutions with batch norm around which the input goes by a shortcut; pictures to
 * train with are mirrored half of the time. Data: Debian's package dataset-fashion-mnist.
 * Expect 92.7 % accuracy on the 10,000 test pictures after 8 epochs, within ten minutes.
 */
#include <math.h>

/* All that lives from step to step: parameters, the optimiser's moments, counters. */
struct state {
    float *p0_weight; /* 0.weight (16, 1, 3, 3) */
    float *p1_weight; /* 1.weight (16) */
    float *p1_bias; /* 1.bias (16) */
    float *p3_0_conv1_weight; /* 3.0.conv1.weight (16, 16, 3, 3) */
    float *p3_0_bn1_weight; /* 3.0.bn1.weight (16) */
    float *p3_0_bn1_bias; /* 3.0.bn1.bias (16) */
    float *p3_0_conv2_weight; /* 3.0.conv2.weight (16, 16, 3, 3) */
    float *p3_0_bn2_weight; /* 3.0.bn2.weight (16) */
    float *p3_0_bn2_bias; /* 3.0.bn2.bias (16) */
    float *p4_0_conv1_weight; /* 4.0.conv1.weight (32, 16, 3, 3) */
    float *p4_0_bn1_weight; /* 4.0.bn1.weight (32) */
    float *p4_0_bn1_bias; /* 4.0.bn1.bias (32) */
    float *p4_0_conv2_weight; /* 4.0.conv2.weight (32, 32, 3, 3) */
    float *p4_0_bn2_weight; /* 4.0.bn2.weight (32) */
    float *p4_0_bn2_bias; /* 4.0.bn2.bias (32) */
    float *p4_0_shortcut_0_weight; /* 4.0.shortcut.0.weight (32, 16, 1, 1) */
    float *p4_0_shortcut_1_weight; /* 4.0.shortcut.1.weight (32) */
    float *p4_0_shortcut_1_bias; /* 4.0.shortcut.1.bias (32) */
    float *p5_0_conv1_weight; /* 5.0.conv1.weight (64, 32, 3, 3) */
    float *p5_0_bn1_weight; /* 5.0.bn1.weight (64) */
    float *p5_0_bn1_bias; /* 5.0.bn1.bias (64) */
    float *p5_0_conv2_weight; /* 5.0.conv2.weight (64, 64, 3, 3) */
    float *p5_0_bn2_weight; /* 5.0.bn2.weight (64) */
    float *p5_0_bn2_bias; /* 5.0.bn2.bias (64) */
    float *p5_0_shortcut_0_weight; /* 5.0.shortcut.0.weight (64, 32, 1, 1) */
    float *p5_0_shortcut_1_weight; /* 5.0.shortcut.1.weight (64) */
    float *p5_0_shortcut_1_bias; /* 5.0.shortcut.1.bias (64) */
    float *p8_weight; /* 8.weight (10, 64) */
    float *p8_bias; /* 8.bias (10) */
    float *p1_running_var; /* 1.running_var (16) */
    float *p1_running_mean; /* 1.running_mean (16) */
    float *p1_num_batches_tracked; /* 1.num_batches_tracked () */
    float *p3_0_bn1_running_var; /* 3.0.bn1.running_var (16) */
    float *p3_0_bn1_running_mean; /* 3.0.bn1.running_mean (16) */
    float *p3_0_bn1_num_batches_tracked; /* 3.0.bn1.num_batches_tracked () */
    float *p3_0_bn2_running_var; /* 3.0.bn2.running_var (16) */
    float *p3_0_bn2_running_mean; /* 3.0.bn2.running_mean (16) */
    float *p3_0_bn2_num_batches_tracked; /* 3.0.bn2.num_batches_tracked () */
    float *p4_0_bn1_running_var; /* 4.0.bn1.running_var (32) */
    float *p4_0_bn1_running_mean; /* 4.0.bn1.running_mean (32) */
    float *p4_0_bn1_num_batches_tracked; /* 4.0.bn1.num_batches_tracked () */
    float *p4_0_bn2_running_var; /* 4.0.bn2.running_var (32) */
    float *p4_0_bn2_running_mean; /* 4.0.bn2.running_mean (32) */
    float *p4_0_bn2_num_batches_tracked; /* 4.0.bn2.num_batches_tracked () */
    float *p4_0_shortcut_1_running_var; /* 4.0.shortcut.1.running_var (32) */
    float *p4_0_shortcut_1_running_mean; /* 4.0.shortcut.1.running_mean (32) */
    float *p4_0_shortcut_1_num_batches_tracked; /* 4.0.shortcut.1.num_batches_tracked () */
    float *p5_0_bn1_running_var; /* 5.0.bn1.running_var (64) */
    float *p5_0_bn1_running_mean; /* 5.0.bn1.running_mean (64) */
    float *p5_0_bn1_num_batches_tracked; /* 5.0.bn1.num_batches_tracked () */
    float *p5_0_bn2_running_var; /* 5.0.bn2.running_var (64) */
    float *p5_0_bn2_running_mean; /* 5.0.bn2.running_mean (64) */
    float *p5_0_bn2_num_batches_tracked; /* 5.0.bn2.num_batches_tracked () */
    float *p5_0_shortcut_1_running_var; /* 5.0.shortcut.1.running_var (64) */
    float *p5_0_shortcut_1_running_mean; /* 5.0.shortcut.1.running_mean (64) */
    float *p5_0_shortcut_1_num_batches_tracked; /* 5.0.shortcut.1.num_batches_tracked () */
    int *seed; /* seed (2) */
    int *step; /* step () */
    float *momentum_buffer_0_weight; /* momentum_buffer/0.weight (16, 1, 3, 3) */
    float *momentum_buffer_1_weight; /* momentum_buffer/1.weight (16) */
    float *momentum_buffer_1_bias; /* momentum_buffer/1.bias (16) */
    float *momentum_buffer_3_0_conv1_weight; /* momentum_buffer/3.0.conv1.weight (16, 16, 3, 3) */
    float *momentum_buffer_3_0_bn1_weight; /* momentum_buffer/3.0.bn1.weight (16) */
    float *momentum_buffer_3_0_bn1_bias; /* momentum_buffer/3.0.bn1.bias (16) */
    float *momentum_buffer_3_0_conv2_weight; /* momentum_buffer/3.0.conv2.weight (16, 16, 3, 3) */
    float *momentum_buffer_3_0_bn2_weight; /* momentum_buffer/3.0.bn2.weight (16) */
    float *momentum_buffer_3_0_bn2_bias; /* momentum_buffer/3.0.bn2.bias (16) */
    float *momentum_buffer_4_0_conv1_weight; /* momentum_buffer/4.0.conv1.weight (32, 16, 3, 3) */
    float *momentum_buffer_4_0_bn1_weight; /* momentum_buffer/4.0.bn1.weight (32) */
    float *momentum_buffer_4_0_bn1_bias; /* momentum_buffer/4.0.bn1.bias (32) */
    float *momentum_buffer_4_0_conv2_weight; /* momentum_buffer/4.0.conv2.weight (32, 32, 3, 3) */
    float *momentum_buffer_4_0_bn2_weight; /* momentum_buffer/4.0.bn2.weight (32) */
    float *momentum_buffer_4_0_bn2_bias; /* momentum_buffer/4.0.bn2.bias (32) */
    /* momentum_buffer/4.0.shortcut.0.weight (32, 16, 1, 1) */
    float *momentum_buffer_4_0_shortcut_0_weight;
    float *momentum_buffer_4_0_shortcut_1_weight; /* momentum_buffer/4.0.shortcut.1.weight (32) */
    float *momentum_buffer_4_0_shortcut_1_bias; /* momentum_buffer/4.0.shortcut.1.bias (32) */
    float *momentum_buffer_5_0_conv1_weight; /* momentum_buffer/5.0.conv1.weight (64, 32, 3, 3) */
    float *momentum_buffer_5_0_bn1_weight; /* momentum_buffer/5.0.bn1.weight (64) */
    float *momentum_buffer_5_0_bn1_bias; /* momentum_buffer/5.0.bn1.bias (64) */
    float *momentum_buffer_5_0_conv2_weight; /* momentum_buffer/5.0.conv2.weight (64, 64, 3, 3) */
    float *momentum_buffer_5_0_bn2_weight; /* momentum_buffer/5.0.bn2.weight (64) */
    float *momentum_buffer_5_0_bn2_bias; /* momentum_buffer/5.0.bn2.bias (64) */
    /* momentum_buffer/5.0.shortcut.0.weight (64, 32, 1, 1) */
    float *momentum_buffer_5_0_shortcut_0_weight;
    float *momentum_buffer_5_0_shortcut_1_weight; /* momentum_buffer/5.0.shortcut.1.weight (64) */
    float *momentum_buffer_5_0_shortcut_1_bias; /* momentum_buffer/5.0.shortcut.1.bias (64) */
    float *momentum_buffer_8_weight; /* momentum_buffer/8.weight (10, 64) */
    float *momentum_buffer_8_bias; /* momentum_buffer/8.bias (10) */
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

/* k00  resnet.lua:37
 *   p0_weight = uniform() * 0.666667 + -0.333333  (16, 1, 3, 3)
 */
static void k00_update_p0_weight(const int *restrict seed, float *restrict p0_weight)
{
    for (long j = 0; j < 144; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000001, j);
        const float mul4 = uniform2 * 0.666666687f;
        const float p0_weight_j = mul4 + (-0.333333343f);
        p0_weight[j] = p0_weight_j;
    }
}

/* k01  resnet.lua:37
 *   p1_weight = 1  (16)
 */
static void k01_update_p1_weight(float *restrict p1_weight)
{
    for (long j = 0; j < 16; j++) {
        p1_weight[j] = 1.0f;
    }
}

/* k02  resnet.lua:37
 *   p1_bias = 0  (16)
 */
static void k02_update_p1_bias(float *restrict p1_bias)
{
    for (long j = 0; j < 16; j++) {
        p1_bias[j] = 0.0f;
    }
}

/* k03  resnet.lua:37
 *   p1_running_var = 1  (16)
 */
static void k03_update_p1_running_var(float *restrict p1_running_var)
{
    for (long j = 0; j < 16; j++) {
        p1_running_var[j] = 1.0f;
    }
}

/* k04  resnet.lua:37
 *   p1_running_mean = 0  (16)
 */
static void k04_update_p1_running_mean(float *restrict p1_running_mean)
{
    for (long j = 0; j < 16; j++) {
        p1_running_mean[j] = 0.0f;
    }
}

/* k05  resnet.lua:37
 *   p1_num_batches_tracked = 0  ()
 */
static void k05_update_p1_num_batches_tracked(float *restrict p1_num_batches_tracked)
{
    p1_num_batches_tracked[0] = 0.0f;
}

/* k06  resnet.lua:12
 *   p3_0_conv1_weight = uniform() * 0.166667 + -0.0833333  (16, 16, 3, 3)
 */
static void k06_update_p3_0_conv1_weight(const int *restrict seed,
                                         float *restrict p3_0_conv1_weight)
{
    for (long j = 0; j < 2304; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000002, j);
        const float mul4 = uniform2 * 0.166666672f;
        const float p3_0_conv1_weight_j = mul4 + (-0.0833333358f);
        p3_0_conv1_weight[j] = p3_0_conv1_weight_j;
    }
}

/* k07  resnet.lua:13
 *   p3_0_bn1_weight = 1  (16)
 */
static void k07_update_p3_0_bn1_weight(float *restrict p3_0_bn1_weight)
{
    for (long j = 0; j < 16; j++) {
        p3_0_bn1_weight[j] = 1.0f;
    }
}

/* k08  resnet.lua:13
 *   p3_0_bn1_bias = 0  (16)
 */
static void k08_update_p3_0_bn1_bias(float *restrict p3_0_bn1_bias)
{
    for (long j = 0; j < 16; j++) {
        p3_0_bn1_bias[j] = 0.0f;
    }
}

/* k09  resnet.lua:13
 *   p3_0_bn1_running_var = 1  (16)
 */
static void k09_update_p3_0_bn1_running_var(float *restrict p3_0_bn1_running_var)
{
    for (long j = 0; j < 16; j++) {
        p3_0_bn1_running_var[j] = 1.0f;
    }
}

/* k10  resnet.lua:13
 *   p3_0_bn1_running_mean = 0  (16)
 */
static void k10_update_p3_0_bn1_running_mean(float *restrict p3_0_bn1_running_mean)
{
    for (long j = 0; j < 16; j++) {
        p3_0_bn1_running_mean[j] = 0.0f;
    }
}

/* k11  resnet.lua:13
 *   p3_0_bn1_num_batches_tracked = 0  ()
 */
static void k11_update_p3_0_bn1_num_batches_tracked(float *restrict p3_0_bn1_num_batches_tracked)
{
    p3_0_bn1_num_batches_tracked[0] = 0.0f;
}

/* k12  resnet.lua:14
 *   p3_0_conv2_weight = uniform() * 0.166667 + -0.0833333  (16, 16, 3, 3)
 */
static void k12_update_p3_0_conv2_weight(const int *restrict seed,
                                         float *restrict p3_0_conv2_weight)
{
    for (long j = 0; j < 2304; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000003, j);
        const float mul4 = uniform2 * 0.166666672f;
        const float p3_0_conv2_weight_j = mul4 + (-0.0833333358f);
        p3_0_conv2_weight[j] = p3_0_conv2_weight_j;
    }
}

/* k13  resnet.lua:15
 *   p3_0_bn2_weight = 1  (16)
 */
static void k13_update_p3_0_bn2_weight(float *restrict p3_0_bn2_weight)
{
    for (long j = 0; j < 16; j++) {
        p3_0_bn2_weight[j] = 1.0f;
    }
}

/* k14  resnet.lua:15
 *   p3_0_bn2_bias = 0  (16)
 */
static void k14_update_p3_0_bn2_bias(float *restrict p3_0_bn2_bias)
{
    for (long j = 0; j < 16; j++) {
        p3_0_bn2_bias[j] = 0.0f;
    }
}

/* k15  resnet.lua:15
 *   p3_0_bn2_running_var = 1  (16)
 */
static void k15_update_p3_0_bn2_running_var(float *restrict p3_0_bn2_running_var)
{
    for (long j = 0; j < 16; j++) {
        p3_0_bn2_running_var[j] = 1.0f;
    }
}

/* k16  resnet.lua:15
 *   p3_0_bn2_running_mean = 0  (16)
 */
static void k16_update_p3_0_bn2_running_mean(float *restrict p3_0_bn2_running_mean)
{
    for (long j = 0; j < 16; j++) {
        p3_0_bn2_running_mean[j] = 0.0f;
    }
}

/* k17  resnet.lua:15
 *   p3_0_bn2_num_batches_tracked = 0  ()
 */
static void k17_update_p3_0_bn2_num_batches_tracked(float *restrict p3_0_bn2_num_batches_tracked)
{
    p3_0_bn2_num_batches_tracked[0] = 0.0f;
}

/* k18  resnet.lua:12
 *   p4_0_conv1_weight = uniform() * 0.166667 + -0.0833333  (32, 16, 3, 3)
 */
static void k18_update_p4_0_conv1_weight(const int *restrict seed,
                                         float *restrict p4_0_conv1_weight)
{
    for (long j = 0; j < 4608; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000004, j);
        const float mul4 = uniform2 * 0.166666672f;
        const float p4_0_conv1_weight_j = mul4 + (-0.0833333358f);
        p4_0_conv1_weight[j] = p4_0_conv1_weight_j;
    }
}

/* k19  resnet.lua:13
 *   p4_0_bn1_weight = 1  (32)
 */
static void k19_update_p4_0_bn1_weight(float *restrict p4_0_bn1_weight)
{
    for (long j = 0; j < 32; j++) {
        p4_0_bn1_weight[j] = 1.0f;
    }
}

/* k20  resnet.lua:13
 *   p4_0_bn1_bias = 0  (32)
 */
static void k20_update_p4_0_bn1_bias(float *restrict p4_0_bn1_bias)
{
    for (long j = 0; j < 32; j++) {
        p4_0_bn1_bias[j] = 0.0f;
    }
}

/* k21  resnet.lua:13
 *   p4_0_bn1_running_var = 1  (32)
 */
static void k21_update_p4_0_bn1_running_var(float *restrict p4_0_bn1_running_var)
{
    for (long j = 0; j < 32; j++) {
        p4_0_bn1_running_var[j] = 1.0f;
    }
}

/* k22  resnet.lua:13
 *   p4_0_bn1_running_mean = 0  (32)
 */
static void k22_update_p4_0_bn1_running_mean(float *restrict p4_0_bn1_running_mean)
{
    for (long j = 0; j < 32; j++) {
        p4_0_bn1_running_mean[j] = 0.0f;
    }
}

/* k23  resnet.lua:13
 *   p4_0_bn1_num_batches_tracked = 0  ()
 */
static void k23_update_p4_0_bn1_num_batches_tracked(float *restrict p4_0_bn1_num_batches_tracked)
{
    p4_0_bn1_num_batches_tracked[0] = 0.0f;
}

/* k24  resnet.lua:14
 *   p4_0_conv2_weight = uniform() * 0.117851 + -0.0589256  (32, 32, 3, 3)
 */
static void k24_update_p4_0_conv2_weight(const int *restrict seed,
                                         float *restrict p4_0_conv2_weight)
{
    for (long j = 0; j < 9216; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000005, j);
        const float mul4 = uniform2 * 0.117851131f;
        const float p4_0_conv2_weight_j = mul4 + (-0.0589255653f);
        p4_0_conv2_weight[j] = p4_0_conv2_weight_j;
    }
}

/* k25  resnet.lua:15
 *   p4_0_bn2_weight = 1  (32)
 */
static void k25_update_p4_0_bn2_weight(float *restrict p4_0_bn2_weight)
{
    for (long j = 0; j < 32; j++) {
        p4_0_bn2_weight[j] = 1.0f;
    }
}

/* k26  resnet.lua:15
 *   p4_0_bn2_bias = 0  (32)
 */
static void k26_update_p4_0_bn2_bias(float *restrict p4_0_bn2_bias)
{
    for (long j = 0; j < 32; j++) {
        p4_0_bn2_bias[j] = 0.0f;
    }
}

/* k27  resnet.lua:15
 *   p4_0_bn2_running_var = 1  (32)
 */
static void k27_update_p4_0_bn2_running_var(float *restrict p4_0_bn2_running_var)
{
    for (long j = 0; j < 32; j++) {
        p4_0_bn2_running_var[j] = 1.0f;
    }
}

/* k28  resnet.lua:15
 *   p4_0_bn2_running_mean = 0  (32)
 */
static void k28_update_p4_0_bn2_running_mean(float *restrict p4_0_bn2_running_mean)
{
    for (long j = 0; j < 32; j++) {
        p4_0_bn2_running_mean[j] = 0.0f;
    }
}

/* k29  resnet.lua:15
 *   p4_0_bn2_num_batches_tracked = 0  ()
 */
static void k29_update_p4_0_bn2_num_batches_tracked(float *restrict p4_0_bn2_num_batches_tracked)
{
    p4_0_bn2_num_batches_tracked[0] = 0.0f;
}

/* k30  resnet.lua:17
 *   p4_0_shortcut_0_weight = uniform() * 0.5 + -0.25  (32, 16, 1, 1)
 */
static void k30_update_p4_0_shortcut_0_weight(const int *restrict seed,
                                              float *restrict p4_0_shortcut_0_weight)
{
    for (long j = 0; j < 512; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000006, j);
        const float mul4 = uniform2 * 0.5f;
        const float p4_0_shortcut_0_weight_j = mul4 + (-0.25f);
        p4_0_shortcut_0_weight[j] = p4_0_shortcut_0_weight_j;
    }
}

/* k31  resnet.lua:17
 *   p4_0_shortcut_1_weight = 1  (32)
 */
static void k31_update_p4_0_shortcut_1_weight(float *restrict p4_0_shortcut_1_weight)
{
    for (long j = 0; j < 32; j++) {
        p4_0_shortcut_1_weight[j] = 1.0f;
    }
}

/* k32  resnet.lua:17
 *   p4_0_shortcut_1_bias = 0  (32)
 */
static void k32_update_p4_0_shortcut_1_bias(float *restrict p4_0_shortcut_1_bias)
{
    for (long j = 0; j < 32; j++) {
        p4_0_shortcut_1_bias[j] = 0.0f;
    }
}

/* k33  resnet.lua:17
 *   p4_0_shortcut_1_running_var = 1  (32)
 */
static void k33_update_p4_0_shortcut_1_running_var(float *restrict p4_0_shortcut_1_running_var)
{
    for (long j = 0; j < 32; j++) {
        p4_0_shortcut_1_running_var[j] = 1.0f;
    }
}

/* k34  resnet.lua:17
 *   p4_0_shortcut_1_running_mean = 0  (32)
 */
static void k34_update_p4_0_shortcut_1_running_mean(float *restrict p4_0_shortcut_1_running_mean)
{
    for (long j = 0; j < 32; j++) {
        p4_0_shortcut_1_running_mean[j] = 0.0f;
    }
}

/* k35  resnet.lua:17
 *   p4_0_shortcut_1_num_batches_tracked = 0  ()
 */
static void k35_update_p4_0_shortcut_1_num_batches_tracked(
    float *restrict p4_0_shortcut_1_num_batches_tracked)
{
    p4_0_shortcut_1_num_batches_tracked[0] = 0.0f;
}

/* k36  resnet.lua:12
 *   p5_0_conv1_weight = uniform() * 0.117851 + -0.0589256  (64, 32, 3, 3)
 */
static void k36_update_p5_0_conv1_weight(const int *restrict seed,
                                         float *restrict p5_0_conv1_weight)
{
    for (long j = 0; j < 18432; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000007, j);
        const float mul4 = uniform2 * 0.117851131f;
        const float p5_0_conv1_weight_j = mul4 + (-0.0589255653f);
        p5_0_conv1_weight[j] = p5_0_conv1_weight_j;
    }
}

/* k37  resnet.lua:13
 *   p5_0_bn1_weight = 1  (64)
 */
static void k37_update_p5_0_bn1_weight(float *restrict p5_0_bn1_weight)
{
    for (long j = 0; j < 64; j++) {
        p5_0_bn1_weight[j] = 1.0f;
    }
}

/* k38  resnet.lua:13
 *   p5_0_bn1_bias = 0  (64)
 */
static void k38_update_p5_0_bn1_bias(float *restrict p5_0_bn1_bias)
{
    for (long j = 0; j < 64; j++) {
        p5_0_bn1_bias[j] = 0.0f;
    }
}

/* k39  resnet.lua:13
 *   p5_0_bn1_running_var = 1  (64)
 */
static void k39_update_p5_0_bn1_running_var(float *restrict p5_0_bn1_running_var)
{
    for (long j = 0; j < 64; j++) {
        p5_0_bn1_running_var[j] = 1.0f;
    }
}

/* k40  resnet.lua:13
 *   p5_0_bn1_running_mean = 0  (64)
 */
static void k40_update_p5_0_bn1_running_mean(float *restrict p5_0_bn1_running_mean)
{
    for (long j = 0; j < 64; j++) {
        p5_0_bn1_running_mean[j] = 0.0f;
    }
}

/* k41  resnet.lua:13
 *   p5_0_bn1_num_batches_tracked = 0  ()
 */
static void k41_update_p5_0_bn1_num_batches_tracked(float *restrict p5_0_bn1_num_batches_tracked)
{
    p5_0_bn1_num_batches_tracked[0] = 0.0f;
}

/* k42  resnet.lua:14
 *   p5_0_conv2_weight = uniform() * 0.0833333 + -0.0416667  (64, 64, 3, 3)
 */
static void k42_update_p5_0_conv2_weight(const int *restrict seed,
                                         float *restrict p5_0_conv2_weight)
{
    for (long j = 0; j < 36864; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000008, j);
        const float mul4 = uniform2 * 0.0833333358f;
        const float p5_0_conv2_weight_j = mul4 + (-0.0416666679f);
        p5_0_conv2_weight[j] = p5_0_conv2_weight_j;
    }
}

/* k43  resnet.lua:15
 *   p5_0_bn2_weight = 1  (64)
 */
static void k43_update_p5_0_bn2_weight(float *restrict p5_0_bn2_weight)
{
    for (long j = 0; j < 64; j++) {
        p5_0_bn2_weight[j] = 1.0f;
    }
}

/* k44  resnet.lua:15
 *   p5_0_bn2_bias = 0  (64)
 */
static void k44_update_p5_0_bn2_bias(float *restrict p5_0_bn2_bias)
{
    for (long j = 0; j < 64; j++) {
        p5_0_bn2_bias[j] = 0.0f;
    }
}

/* k45  resnet.lua:15
 *   p5_0_bn2_running_var = 1  (64)
 */
static void k45_update_p5_0_bn2_running_var(float *restrict p5_0_bn2_running_var)
{
    for (long j = 0; j < 64; j++) {
        p5_0_bn2_running_var[j] = 1.0f;
    }
}

/* k46  resnet.lua:15
 *   p5_0_bn2_running_mean = 0  (64)
 */
static void k46_update_p5_0_bn2_running_mean(float *restrict p5_0_bn2_running_mean)
{
    for (long j = 0; j < 64; j++) {
        p5_0_bn2_running_mean[j] = 0.0f;
    }
}

/* k47  resnet.lua:15
 *   p5_0_bn2_num_batches_tracked = 0  ()
 */
static void k47_update_p5_0_bn2_num_batches_tracked(float *restrict p5_0_bn2_num_batches_tracked)
{
    p5_0_bn2_num_batches_tracked[0] = 0.0f;
}

/* k48  resnet.lua:17
 *   p5_0_shortcut_0_weight = uniform() * 0.353553 + -0.176777  (64, 32, 1, 1)
 */
static void k48_update_p5_0_shortcut_0_weight(const int *restrict seed,
                                              float *restrict p5_0_shortcut_0_weight)
{
    for (long j = 0; j < 2048; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000009, j);
        const float mul4 = uniform2 * 0.353553385f;
        const float p5_0_shortcut_0_weight_j = mul4 + (-0.176776692f);
        p5_0_shortcut_0_weight[j] = p5_0_shortcut_0_weight_j;
    }
}

/* k49  resnet.lua:17
 *   p5_0_shortcut_1_weight = 1  (64)
 */
static void k49_update_p5_0_shortcut_1_weight(float *restrict p5_0_shortcut_1_weight)
{
    for (long j = 0; j < 64; j++) {
        p5_0_shortcut_1_weight[j] = 1.0f;
    }
}

/* k50  resnet.lua:17
 *   p5_0_shortcut_1_bias = 0  (64)
 */
static void k50_update_p5_0_shortcut_1_bias(float *restrict p5_0_shortcut_1_bias)
{
    for (long j = 0; j < 64; j++) {
        p5_0_shortcut_1_bias[j] = 0.0f;
    }
}

/* k51  resnet.lua:17
 *   p5_0_shortcut_1_running_var = 1  (64)
 */
static void k51_update_p5_0_shortcut_1_running_var(float *restrict p5_0_shortcut_1_running_var)
{
    for (long j = 0; j < 64; j++) {
        p5_0_shortcut_1_running_var[j] = 1.0f;
    }
}

/* k52  resnet.lua:17
 *   p5_0_shortcut_1_running_mean = 0  (64)
 */
static void k52_update_p5_0_shortcut_1_running_mean(float *restrict p5_0_shortcut_1_running_mean)
{
    for (long j = 0; j < 64; j++) {
        p5_0_shortcut_1_running_mean[j] = 0.0f;
    }
}

/* k53  resnet.lua:17
 *   p5_0_shortcut_1_num_batches_tracked = 0  ()
 */
static void k53_update_p5_0_shortcut_1_num_batches_tracked(
    float *restrict p5_0_shortcut_1_num_batches_tracked)
{
    p5_0_shortcut_1_num_batches_tracked[0] = 0.0f;
}

/* k54  resnet.lua:39
 *   p8_weight = uniform() * 0.25 + -0.125  (10, 64)
 */
static void k54_update_p8_weight(const int *restrict seed, float *restrict p8_weight)
{
    for (long j = 0; j < 640; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000010, j);
        const float mul4 = uniform2 * 0.25f;
        const float p8_weight_j = mul4 + (-0.125f);
        p8_weight[j] = p8_weight_j;
    }
}

/* k55  resnet.lua:39
 *   p8_bias = uniform() * 0.25 + -0.125  (10)
 */
static void k55_update_p8_bias(const int *restrict seed, float *restrict p8_bias)
{
    for (long j = 0; j < 10; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000011, j);
        const float mul4 = uniform2 * 0.25f;
        const float p8_bias_j = mul4 + (-0.125f);
        p8_bias[j] = p8_bias_j;
    }
}

/* k56  resnet.lua:47
 *   step = 0  ()
 */
static void k56_update_step(int *restrict step)
{
    step[0] = 0;
}

/* k57  resnet.lua:57
 *   momentum_buffer_0_weight = 0  (16, 1, 3, 3)
 */
static void k57_update_momentum_buffer_0_weight(float *restrict momentum_buffer_0_weight)
{
    for (long j = 0; j < 144; j++) {
        momentum_buffer_0_weight[j] = 0.0f;
    }
}

/* k58  resnet.lua:57
 *   momentum_buffer_1_weight = 0  (16)
 */
static void k58_update_momentum_buffer_1_weight(float *restrict momentum_buffer_1_weight)
{
    for (long j = 0; j < 16; j++) {
        momentum_buffer_1_weight[j] = 0.0f;
    }
}

/* k59  resnet.lua:57
 *   momentum_buffer_1_bias = 0  (16)
 */
static void k59_update_momentum_buffer_1_bias(float *restrict momentum_buffer_1_bias)
{
    for (long j = 0; j < 16; j++) {
        momentum_buffer_1_bias[j] = 0.0f;
    }
}

/* k60  resnet.lua:57
 *   momentum_buffer_3_0_conv1_weight = 0  (16, 16, 3, 3)
 */
static void k60_update_momentum_buffer_3_0_conv1_weight(
    float *restrict momentum_buffer_3_0_conv1_weight)
{
    for (long j = 0; j < 2304; j++) {
        momentum_buffer_3_0_conv1_weight[j] = 0.0f;
    }
}

/* k61  resnet.lua:57
 *   momentum_buffer_3_0_bn1_weight = 0  (16)
 */
static void k61_update_momentum_buffer_3_0_bn1_weight(
    float *restrict momentum_buffer_3_0_bn1_weight)
{
    for (long j = 0; j < 16; j++) {
        momentum_buffer_3_0_bn1_weight[j] = 0.0f;
    }
}

/* k62  resnet.lua:57
 *   momentum_buffer_3_0_bn1_bias = 0  (16)
 */
static void k62_update_momentum_buffer_3_0_bn1_bias(float *restrict momentum_buffer_3_0_bn1_bias)
{
    for (long j = 0; j < 16; j++) {
        momentum_buffer_3_0_bn1_bias[j] = 0.0f;
    }
}

/* k63  resnet.lua:57
 *   momentum_buffer_3_0_conv2_weight = 0  (16, 16, 3, 3)
 */
static void k63_update_momentum_buffer_3_0_conv2_weight(
    float *restrict momentum_buffer_3_0_conv2_weight)
{
    for (long j = 0; j < 2304; j++) {
        momentum_buffer_3_0_conv2_weight[j] = 0.0f;
    }
}

/* k64  resnet.lua:57
 *   momentum_buffer_3_0_bn2_weight = 0  (16)
 */
static void k64_update_momentum_buffer_3_0_bn2_weight(
    float *restrict momentum_buffer_3_0_bn2_weight)
{
    for (long j = 0; j < 16; j++) {
        momentum_buffer_3_0_bn2_weight[j] = 0.0f;
    }
}

/* k65  resnet.lua:57
 *   momentum_buffer_3_0_bn2_bias = 0  (16)
 */
static void k65_update_momentum_buffer_3_0_bn2_bias(float *restrict momentum_buffer_3_0_bn2_bias)
{
    for (long j = 0; j < 16; j++) {
        momentum_buffer_3_0_bn2_bias[j] = 0.0f;
    }
}

/* k66  resnet.lua:57
 *   momentum_buffer_4_0_conv1_weight = 0  (32, 16, 3, 3)
 */
static void k66_update_momentum_buffer_4_0_conv1_weight(
    float *restrict momentum_buffer_4_0_conv1_weight)
{
    for (long j = 0; j < 4608; j++) {
        momentum_buffer_4_0_conv1_weight[j] = 0.0f;
    }
}

/* k67  resnet.lua:57
 *   momentum_buffer_4_0_bn1_weight = 0  (32)
 */
static void k67_update_momentum_buffer_4_0_bn1_weight(
    float *restrict momentum_buffer_4_0_bn1_weight)
{
    for (long j = 0; j < 32; j++) {
        momentum_buffer_4_0_bn1_weight[j] = 0.0f;
    }
}

/* k68  resnet.lua:57
 *   momentum_buffer_4_0_bn1_bias = 0  (32)
 */
static void k68_update_momentum_buffer_4_0_bn1_bias(float *restrict momentum_buffer_4_0_bn1_bias)
{
    for (long j = 0; j < 32; j++) {
        momentum_buffer_4_0_bn1_bias[j] = 0.0f;
    }
}

/* k69  resnet.lua:57
 *   momentum_buffer_4_0_conv2_weight = 0  (32, 32, 3, 3)
 */
static void k69_update_momentum_buffer_4_0_conv2_weight(
    float *restrict momentum_buffer_4_0_conv2_weight)
{
    for (long j = 0; j < 9216; j++) {
        momentum_buffer_4_0_conv2_weight[j] = 0.0f;
    }
}

/* k70  resnet.lua:57
 *   momentum_buffer_4_0_bn2_weight = 0  (32)
 */
static void k70_update_momentum_buffer_4_0_bn2_weight(
    float *restrict momentum_buffer_4_0_bn2_weight)
{
    for (long j = 0; j < 32; j++) {
        momentum_buffer_4_0_bn2_weight[j] = 0.0f;
    }
}

/* k71  resnet.lua:57
 *   momentum_buffer_4_0_bn2_bias = 0  (32)
 */
static void k71_update_momentum_buffer_4_0_bn2_bias(float *restrict momentum_buffer_4_0_bn2_bias)
{
    for (long j = 0; j < 32; j++) {
        momentum_buffer_4_0_bn2_bias[j] = 0.0f;
    }
}

/* k72  resnet.lua:57
 *   momentum_buffer_4_0_shortcut_0_weight = 0  (32, 16, 1, 1)
 */
static void k72_update_momentum_buffer_4_0_shortcut_0_weight(
    float *restrict momentum_buffer_4_0_shortcut_0_weight)
{
    for (long j = 0; j < 512; j++) {
        momentum_buffer_4_0_shortcut_0_weight[j] = 0.0f;
    }
}

/* k73  resnet.lua:57
 *   momentum_buffer_4_0_shortcut_1_weight = 0  (32)
 */
static void k73_update_momentum_buffer_4_0_shortcut_1_weight(
    float *restrict momentum_buffer_4_0_shortcut_1_weight)
{
    for (long j = 0; j < 32; j++) {
        momentum_buffer_4_0_shortcut_1_weight[j] = 0.0f;
    }
}

/* k74  resnet.lua:57
 *   momentum_buffer_4_0_shortcut_1_bias = 0  (32)
 */
static void k74_update_momentum_buffer_4_0_shortcut_1_bias(
    float *restrict momentum_buffer_4_0_shortcut_1_bias)
{
    for (long j = 0; j < 32; j++) {
        momentum_buffer_4_0_shortcut_1_bias[j] = 0.0f;
    }
}

/* k75  resnet.lua:57
 *   momentum_buffer_5_0_conv1_weight = 0  (64, 32, 3, 3)
 */
static void k75_update_momentum_buffer_5_0_conv1_weight(
    float *restrict momentum_buffer_5_0_conv1_weight)
{
    for (long j = 0; j < 18432; j++) {
        momentum_buffer_5_0_conv1_weight[j] = 0.0f;
    }
}

/* k76  resnet.lua:57
 *   momentum_buffer_5_0_bn1_weight = 0  (64)
 */
static void k76_update_momentum_buffer_5_0_bn1_weight(
    float *restrict momentum_buffer_5_0_bn1_weight)
{
    for (long j = 0; j < 64; j++) {
        momentum_buffer_5_0_bn1_weight[j] = 0.0f;
    }
}

/* k77  resnet.lua:57
 *   momentum_buffer_5_0_bn1_bias = 0  (64)
 */
static void k77_update_momentum_buffer_5_0_bn1_bias(float *restrict momentum_buffer_5_0_bn1_bias)
{
    for (long j = 0; j < 64; j++) {
        momentum_buffer_5_0_bn1_bias[j] = 0.0f;
    }
}

/* k78  resnet.lua:57
 *   momentum_buffer_5_0_conv2_weight = 0  (64, 64, 3, 3)
 */
static void k78_update_momentum_buffer_5_0_conv2_weight(
    float *restrict momentum_buffer_5_0_conv2_weight)
{
    for (long j = 0; j < 36864; j++) {
        momentum_buffer_5_0_conv2_weight[j] = 0.0f;
    }
}

/* k79  resnet.lua:57
 *   momentum_buffer_5_0_bn2_weight = 0  (64)
 */
static void k79_update_momentum_buffer_5_0_bn2_weight(
    float *restrict momentum_buffer_5_0_bn2_weight)
{
    for (long j = 0; j < 64; j++) {
        momentum_buffer_5_0_bn2_weight[j] = 0.0f;
    }
}

/* k80  resnet.lua:57
 *   momentum_buffer_5_0_bn2_bias = 0  (64)
 */
static void k80_update_momentum_buffer_5_0_bn2_bias(float *restrict momentum_buffer_5_0_bn2_bias)
{
    for (long j = 0; j < 64; j++) {
        momentum_buffer_5_0_bn2_bias[j] = 0.0f;
    }
}

/* k81  resnet.lua:57
 *   momentum_buffer_5_0_shortcut_0_weight = 0  (64, 32, 1, 1)
 */
static void k81_update_momentum_buffer_5_0_shortcut_0_weight(
    float *restrict momentum_buffer_5_0_shortcut_0_weight)
{
    for (long j = 0; j < 2048; j++) {
        momentum_buffer_5_0_shortcut_0_weight[j] = 0.0f;
    }
}

/* k82  resnet.lua:57
 *   momentum_buffer_5_0_shortcut_1_weight = 0  (64)
 */
static void k82_update_momentum_buffer_5_0_shortcut_1_weight(
    float *restrict momentum_buffer_5_0_shortcut_1_weight)
{
    for (long j = 0; j < 64; j++) {
        momentum_buffer_5_0_shortcut_1_weight[j] = 0.0f;
    }
}

/* k83  resnet.lua:57
 *   momentum_buffer_5_0_shortcut_1_bias = 0  (64)
 */
static void k83_update_momentum_buffer_5_0_shortcut_1_bias(
    float *restrict momentum_buffer_5_0_shortcut_1_bias)
{
    for (long j = 0; j < 64; j++) {
        momentum_buffer_5_0_shortcut_1_bias[j] = 0.0f;
    }
}

/* k84  resnet.lua:57
 *   momentum_buffer_8_weight = 0  (10, 64)
 */
static void k84_update_momentum_buffer_8_weight(float *restrict momentum_buffer_8_weight)
{
    for (long j = 0; j < 640; j++) {
        momentum_buffer_8_weight[j] = 0.0f;
    }
}

/* k85  resnet.lua:57
 *   momentum_buffer_8_bias = 0  (10)
 */
static void k85_update_momentum_buffer_8_bias(float *restrict momentum_buffer_8_bias)
{
    for (long j = 0; j < 10; j++) {
        momentum_buffer_8_bias[j] = 0.0f;
    }
}

/* One init: 86 kernels; `work` holds 0 bytes, aligned to 64. */
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
    k06_update_p3_0_conv1_weight(s->seed, s->p3_0_conv1_weight);
    k07_update_p3_0_bn1_weight(s->p3_0_bn1_weight);
    k08_update_p3_0_bn1_bias(s->p3_0_bn1_bias);
    k09_update_p3_0_bn1_running_var(s->p3_0_bn1_running_var);
    k10_update_p3_0_bn1_running_mean(s->p3_0_bn1_running_mean);
    k11_update_p3_0_bn1_num_batches_tracked(s->p3_0_bn1_num_batches_tracked);
    k12_update_p3_0_conv2_weight(s->seed, s->p3_0_conv2_weight);
    k13_update_p3_0_bn2_weight(s->p3_0_bn2_weight);
    k14_update_p3_0_bn2_bias(s->p3_0_bn2_bias);
    k15_update_p3_0_bn2_running_var(s->p3_0_bn2_running_var);
    k16_update_p3_0_bn2_running_mean(s->p3_0_bn2_running_mean);
    k17_update_p3_0_bn2_num_batches_tracked(s->p3_0_bn2_num_batches_tracked);
    k18_update_p4_0_conv1_weight(s->seed, s->p4_0_conv1_weight);
    k19_update_p4_0_bn1_weight(s->p4_0_bn1_weight);
    k20_update_p4_0_bn1_bias(s->p4_0_bn1_bias);
    k21_update_p4_0_bn1_running_var(s->p4_0_bn1_running_var);
    k22_update_p4_0_bn1_running_mean(s->p4_0_bn1_running_mean);
    k23_update_p4_0_bn1_num_batches_tracked(s->p4_0_bn1_num_batches_tracked);
    k24_update_p4_0_conv2_weight(s->seed, s->p4_0_conv2_weight);
    k25_update_p4_0_bn2_weight(s->p4_0_bn2_weight);
    k26_update_p4_0_bn2_bias(s->p4_0_bn2_bias);
    k27_update_p4_0_bn2_running_var(s->p4_0_bn2_running_var);
    k28_update_p4_0_bn2_running_mean(s->p4_0_bn2_running_mean);
    k29_update_p4_0_bn2_num_batches_tracked(s->p4_0_bn2_num_batches_tracked);
    k30_update_p4_0_shortcut_0_weight(s->seed, s->p4_0_shortcut_0_weight);
    k31_update_p4_0_shortcut_1_weight(s->p4_0_shortcut_1_weight);
    k32_update_p4_0_shortcut_1_bias(s->p4_0_shortcut_1_bias);
    k33_update_p4_0_shortcut_1_running_var(s->p4_0_shortcut_1_running_var);
    k34_update_p4_0_shortcut_1_running_mean(s->p4_0_shortcut_1_running_mean);
    k35_update_p4_0_shortcut_1_num_batches_tracked(s->p4_0_shortcut_1_num_batches_tracked);
    k36_update_p5_0_conv1_weight(s->seed, s->p5_0_conv1_weight);
    k37_update_p5_0_bn1_weight(s->p5_0_bn1_weight);
    k38_update_p5_0_bn1_bias(s->p5_0_bn1_bias);
    k39_update_p5_0_bn1_running_var(s->p5_0_bn1_running_var);
    k40_update_p5_0_bn1_running_mean(s->p5_0_bn1_running_mean);
    k41_update_p5_0_bn1_num_batches_tracked(s->p5_0_bn1_num_batches_tracked);
    k42_update_p5_0_conv2_weight(s->seed, s->p5_0_conv2_weight);
    k43_update_p5_0_bn2_weight(s->p5_0_bn2_weight);
    k44_update_p5_0_bn2_bias(s->p5_0_bn2_bias);
    k45_update_p5_0_bn2_running_var(s->p5_0_bn2_running_var);
    k46_update_p5_0_bn2_running_mean(s->p5_0_bn2_running_mean);
    k47_update_p5_0_bn2_num_batches_tracked(s->p5_0_bn2_num_batches_tracked);
    k48_update_p5_0_shortcut_0_weight(s->seed, s->p5_0_shortcut_0_weight);
    k49_update_p5_0_shortcut_1_weight(s->p5_0_shortcut_1_weight);
    k50_update_p5_0_shortcut_1_bias(s->p5_0_shortcut_1_bias);
    k51_update_p5_0_shortcut_1_running_var(s->p5_0_shortcut_1_running_var);
    k52_update_p5_0_shortcut_1_running_mean(s->p5_0_shortcut_1_running_mean);
    k53_update_p5_0_shortcut_1_num_batches_tracked(s->p5_0_shortcut_1_num_batches_tracked);
    k54_update_p8_weight(s->seed, s->p8_weight);
    k55_update_p8_bias(s->seed, s->p8_bias);
    k56_update_step(s->step);
    k57_update_momentum_buffer_0_weight(s->momentum_buffer_0_weight);
    k58_update_momentum_buffer_1_weight(s->momentum_buffer_1_weight);
    k59_update_momentum_buffer_1_bias(s->momentum_buffer_1_bias);
    k60_update_momentum_buffer_3_0_conv1_weight(s->momentum_buffer_3_0_conv1_weight);
    k61_update_momentum_buffer_3_0_bn1_weight(s->momentum_buffer_3_0_bn1_weight);
    k62_update_momentum_buffer_3_0_bn1_bias(s->momentum_buffer_3_0_bn1_bias);
    k63_update_momentum_buffer_3_0_conv2_weight(s->momentum_buffer_3_0_conv2_weight);
    k64_update_momentum_buffer_3_0_bn2_weight(s->momentum_buffer_3_0_bn2_weight);
    k65_update_momentum_buffer_3_0_bn2_bias(s->momentum_buffer_3_0_bn2_bias);
    k66_update_momentum_buffer_4_0_conv1_weight(s->momentum_buffer_4_0_conv1_weight);
    k67_update_momentum_buffer_4_0_bn1_weight(s->momentum_buffer_4_0_bn1_weight);
    k68_update_momentum_buffer_4_0_bn1_bias(s->momentum_buffer_4_0_bn1_bias);
    k69_update_momentum_buffer_4_0_conv2_weight(s->momentum_buffer_4_0_conv2_weight);
    k70_update_momentum_buffer_4_0_bn2_weight(s->momentum_buffer_4_0_bn2_weight);
    k71_update_momentum_buffer_4_0_bn2_bias(s->momentum_buffer_4_0_bn2_bias);
    k72_update_momentum_buffer_4_0_shortcut_0_weight(s->momentum_buffer_4_0_shortcut_0_weight);
    k73_update_momentum_buffer_4_0_shortcut_1_weight(s->momentum_buffer_4_0_shortcut_1_weight);
    k74_update_momentum_buffer_4_0_shortcut_1_bias(s->momentum_buffer_4_0_shortcut_1_bias);
    k75_update_momentum_buffer_5_0_conv1_weight(s->momentum_buffer_5_0_conv1_weight);
    k76_update_momentum_buffer_5_0_bn1_weight(s->momentum_buffer_5_0_bn1_weight);
    k77_update_momentum_buffer_5_0_bn1_bias(s->momentum_buffer_5_0_bn1_bias);
    k78_update_momentum_buffer_5_0_conv2_weight(s->momentum_buffer_5_0_conv2_weight);
    k79_update_momentum_buffer_5_0_bn2_weight(s->momentum_buffer_5_0_bn2_weight);
    k80_update_momentum_buffer_5_0_bn2_bias(s->momentum_buffer_5_0_bn2_bias);
    k81_update_momentum_buffer_5_0_shortcut_0_weight(s->momentum_buffer_5_0_shortcut_0_weight);
    k82_update_momentum_buffer_5_0_shortcut_1_weight(s->momentum_buffer_5_0_shortcut_1_weight);
    k83_update_momentum_buffer_5_0_shortcut_1_bias(s->momentum_buffer_5_0_shortcut_1_bias);
    k84_update_momentum_buffer_8_weight(s->momentum_buffer_8_weight);
    k85_update_momentum_buffer_8_bias(s->momentum_buffer_8_bias);
}

/* ---- train_step ---- */

/* What train_step reads and writes: a batch, and its results. */
struct train_step_io {
    const float *x; /* x (64, 1, 28, 28) */
    const int *y; /* y (64) */
    float *loss; /* loss () */
};

/* k86  resnet.lua:37
 *   p1_num_batches_tracked = p1_num_batches_tracked + 1  ()
 */
static void k86_update_p1_num_batches_tracked(float *restrict p1_num_batches_tracked)
{
    const float new_p1_num_batches_tracked_0 = p1_num_batches_tracked[0] + 1.0f;
    p1_num_batches_tracked[0] = new_p1_num_batches_tracked_0;
}

/* k87  resnet.lua:13
 *   p3_0_bn1_num_batches_tracked = p3_0_bn1_num_batches_tracked + 1  ()
 */
static void k87_update_p3_0_bn1_num_batches_tracked(float *restrict p3_0_bn1_num_batches_tracked)
{
    const float new_p3_0_bn1_num_batches_tracked_0 = p3_0_bn1_num_batches_tracked[0] + 1.0f;
    p3_0_bn1_num_batches_tracked[0] = new_p3_0_bn1_num_batches_tracked_0;
}

/* k88  resnet.lua:15
 *   p3_0_bn2_num_batches_tracked = p3_0_bn2_num_batches_tracked + 1  ()
 */
static void k88_update_p3_0_bn2_num_batches_tracked(float *restrict p3_0_bn2_num_batches_tracked)
{
    const float new_p3_0_bn2_num_batches_tracked_0 = p3_0_bn2_num_batches_tracked[0] + 1.0f;
    p3_0_bn2_num_batches_tracked[0] = new_p3_0_bn2_num_batches_tracked_0;
}

/* k89  resnet.lua:13
 *   p4_0_bn1_num_batches_tracked = p4_0_bn1_num_batches_tracked + 1  ()
 */
static void k89_update_p4_0_bn1_num_batches_tracked(float *restrict p4_0_bn1_num_batches_tracked)
{
    const float new_p4_0_bn1_num_batches_tracked_0 = p4_0_bn1_num_batches_tracked[0] + 1.0f;
    p4_0_bn1_num_batches_tracked[0] = new_p4_0_bn1_num_batches_tracked_0;
}

/* k90  resnet.lua:15
 *   p4_0_bn2_num_batches_tracked = p4_0_bn2_num_batches_tracked + 1  ()
 */
static void k90_update_p4_0_bn2_num_batches_tracked(float *restrict p4_0_bn2_num_batches_tracked)
{
    const float new_p4_0_bn2_num_batches_tracked_0 = p4_0_bn2_num_batches_tracked[0] + 1.0f;
    p4_0_bn2_num_batches_tracked[0] = new_p4_0_bn2_num_batches_tracked_0;
}

/* k91  resnet.lua:17
 *   p4_0_shortcut_1_num_batches_tracked = p4_0_shortcut_1_num_batches_tracked + 1  ()
 */
static void k91_update_p4_0_shortcut_1_num_batches_tracked(
    float *restrict p4_0_shortcut_1_num_batches_tracked)
{
    const float new_p4_0_shortcut_1_num_batches_tracked_0 =
        p4_0_shortcut_1_num_batches_tracked[0] + 1.0f;
    p4_0_shortcut_1_num_batches_tracked[0] = new_p4_0_shortcut_1_num_batches_tracked_0;
}

/* k92  resnet.lua:13
 *   p5_0_bn1_num_batches_tracked = p5_0_bn1_num_batches_tracked + 1  ()
 */
static void k92_update_p5_0_bn1_num_batches_tracked(float *restrict p5_0_bn1_num_batches_tracked)
{
    const float new_p5_0_bn1_num_batches_tracked_0 = p5_0_bn1_num_batches_tracked[0] + 1.0f;
    p5_0_bn1_num_batches_tracked[0] = new_p5_0_bn1_num_batches_tracked_0;
}

/* k93  resnet.lua:15
 *   p5_0_bn2_num_batches_tracked = p5_0_bn2_num_batches_tracked + 1  ()
 */
static void k93_update_p5_0_bn2_num_batches_tracked(float *restrict p5_0_bn2_num_batches_tracked)
{
    const float new_p5_0_bn2_num_batches_tracked_0 = p5_0_bn2_num_batches_tracked[0] + 1.0f;
    p5_0_bn2_num_batches_tracked[0] = new_p5_0_bn2_num_batches_tracked_0;
}

/* k94  resnet.lua:17
 *   p5_0_shortcut_1_num_batches_tracked = p5_0_shortcut_1_num_batches_tracked + 1  ()
 */
static void k94_update_p5_0_shortcut_1_num_batches_tracked(
    float *restrict p5_0_shortcut_1_num_batches_tracked)
{
    const float new_p5_0_shortcut_1_num_batches_tracked_0 =
        p5_0_shortcut_1_num_batches_tracked[0] + 1.0f;
    p5_0_shortcut_1_num_batches_tracked[0] = new_p5_0_shortcut_1_num_batches_tracked_0;
}

/* k95  resnet.lua:47
 *   uniform_ = uniform()  (64, 1, 1, 1)
 */
static void k95_uniform(const int *restrict seed, const int *restrict step,
                        float *restrict uniform_)
{
    for (long j = 0; j < 64; j++) {
        const float uniform__j = uniform_f32(&seed[0], step[0], 1, j);
        uniform_[j] = uniform__j;
    }
}

/* k96  resnet.lua:57
 *   mul = (cos(min(step * 0.000418879, 3.14159)) + 1) * 0.05 * min((step + 1) * 0.0032, 1)  ()
 *   step = step + 1  ()
 */
static void k96_update_step(int *restrict step, float *restrict mul)
{
    const int step_0 = step[0];
    const float cast1 = (float)step_0;
    const float mul3 = cast1 * 0.000418879034f;
    const float v4_5 = 3.14159274f;
    const float min5 = mul3 < v4_5 ? mul3 : (mul3 == mul3 ? v4_5 : mul3);
    const float cos6 = cosf(min5);
    const float add8 = cos6 + 1.0f;
    const float mul10 = add8 * 0.05f;
    const float add11 = cast1 + 1.0f;
    const float mul13 = add11 * 0.0032f;
    const float v7_14 = 1.0f;
    const float min14 = mul13 < v7_14 ? mul13 : (mul13 == mul13 ? v7_14 : mul13);
    const float mul_0 = mul10 * min14;
    const int new_step_0 = step_0 + 1;
    mul[0] = mul_0;
    step[0] = new_step_0;
}

/* k97  resnet.lua:47
 *   where = where(uniform_ < 0.5, x, x)  (64, 1, 28, 28)
 */
static void k97_lt_where(const float *restrict uniform_, const float *restrict x,
                         float *restrict where)
{
    for (long i = 0; i < 64; i++) {
        const int lt2 = uniform_[i] < 0.5f;
        for (long j0 = 0; j0 < 28; j0++) {
            for (long j1 = 0; j1 < 28; j1++) {
                const float x_ij = x[27 + i * 784 + j0 * 28 - j1];
                const float v4 = x[i * 784 + j0 * 28 + j1];
                const float where_ij = lt2 ? x_ij : v4;
                where[i * 784 + j0 * 28 + j1] = where_ij;
            }
        }
    }
}

/* k98  resnet.lua:37
 *   where_2 = 0  (64, 1, 30, 30)
 */
static void k98_copy(float *restrict where_2)
{
    for (long j = 0; j < 57600; j++) {
        where_2[j] = 0.0f;
    }
}

/* k99  resnet.lua:37
 *   where_2[31 ...] = where  (64, 1, 30, 30)
 */
static void k99_copy(const float *restrict where, float *restrict where_2)
{
    for (long i0 = 0; i0 < 64; i0++) {
        for (long i1 = 0; i1 < 28; i1++) {
            for (long j = 0; j < 28; j++) {
                where_2[31 + i0 * 900 + i1 * 30 + j] = where[i0 * 784 + i1 * 28 + j];
            }
        }
    }
}

/* k100  resnet.lua:37
 *   matmul = p0_weight @ view(where_2)  (16, 50176)
 */
static void k100_matmul(const float *restrict p0_weight, const float *restrict where_2,
                        float *restrict matmul)
{
    for (long j0 = 0; j0 < 64; j0++) {
        for (long i = 0; i < 16; i++) {
            for (long j1 = 0; j1 < 28; j1++) {
                for (long j2 = 0; j2 < 28; j2++) {
                    matmul[i * 50176 + j0 * 784 + j1 * 28 + j2] = 0.0f;
                }
            }
            for (long k0 = 0; k0 < 3; k0++) {
                for (long k1 = 0; k1 < 3; k1++) {
                    const float a_ik = p0_weight[i * 9 + k0 * 3 + k1];
                    for (long j1 = 0; j1 < 28; j1++) {
                        for (long j2 = 0; j2 < 28; j2++) {
                            matmul[i * 50176 + j0 * 784 + j1 * 28 + j2] +=
                                a_ik * where_2[j0 * 900 + k0 * 30 + j1 * 30 + k1 + j2];
                        }
                    }
                }
            }
        }
    }
}

/* k101  resnet.lua:37
 *   sub = matmul - sum(matmul) / 50176  (64, 16, 28, 28)
 *   sqrt_ = sqrt(sum(sub * sub) / 50176 + 1e-05)  (1, 16, 1, 1)
 *   recip = 1 / sqrt_  (1, 16, 1, 1)
 *   h2 = relu(sub * recip * p1_weight + p1_bias)  (64, 16, 28, 28)
 *   p1_running_mean = p1_running_mean * 0.9 + sum(matmul) / 50176 * 0.1  (16)
 *   p1_running_var = p1_running_var * 0.9 + sum(sub * sub) / 50176 * 1.00002 * 0.1  (16)
 */
static void k101_update_p1_running_var(const float *restrict matmul,
                                       float *restrict p1_running_mean,
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

/* k102  resnet.lua:12
 *   h2_2 = 0  (64, 16, 30, 30)
 */
static void k102_copy(float *restrict h2_2)
{
    for (long j = 0; j < 921600; j++) {
        h2_2[j] = 0.0f;
    }
}

/* k103  resnet.lua:12
 *   h2_2[31 ...] = h2  (64, 16, 30, 30)
 */
static void k103_copy(const float *restrict h2, float *restrict h2_2)
{
    for (long i0 = 0; i0 < 1024; i0++) {
        for (long i1 = 0; i1 < 28; i1++) {
            for (long j = 0; j < 28; j++) {
                h2_2[31 + i0 * 900 + i1 * 30 + j] = h2[i0 * 784 + i1 * 28 + j];
            }
        }
    }
}

/* k104  resnet.lua:12
 *   matmul_2 = p3_0_conv1_weight @ view(h2_2)  (16, 50176)
 */
static void k104_matmul(const float *restrict p3_0_conv1_weight, const float *restrict h2_2,
                        float *restrict matmul_2)
{
    for (long j0 = 0; j0 < 64; j0++) {
        for (long i = 0; i < 16; i++) {
            for (long j1 = 0; j1 < 28; j1++) {
                for (long j2 = 0; j2 < 28; j2++) {
                    matmul_2[i * 50176 + j0 * 784 + j1 * 28 + j2] = 0.0f;
                }
            }
            for (long k0 = 0; k0 < 16; k0++) {
                for (long k1 = 0; k1 < 3; k1++) {
                    for (long k2 = 0; k2 < 3; k2++) {
                        const float a_ik = p3_0_conv1_weight[i * 144 + k0 * 9 + k1 * 3 + k2];
                        for (long j1 = 0; j1 < 28; j1++) {
                            for (long j2 = 0; j2 < 28; j2++) {
                                matmul_2[i * 50176 + j0 * 784 + j1 * 28 + j2] +=
                                    a_ik *
                                    h2_2[j0 * 14400 + k0 * 900 + k1 * 30 + j1 * 30 + k2 + j2];
                            }
                        }
                    }
                }
            }
        }
    }
}

/* k105  resnet.lua:13
 *   sub_2 = matmul_2 - sum(matmul_2) / 50176  (64, 16, 28, 28)
 *   sqrt__2 = sqrt(sum(sub_2 * sub_2) / 50176 + 1e-05)  (1, 16, 1, 1)
 *   recip_2 = 1 / sqrt__2  (1, 16, 1, 1)
 *   relu = relu(sub_2 * recip_2 * p3_0_bn1_weight + p3_0_bn1_bias)  (64, 16, 28, 28)
 *   p3_0_bn1_running_mean = p3_0_bn1_running_mean * 0.9 + sum(matmul_2) / 50176 * 0.1  (16)
 *   p3_0_bn1_running_var = p3_0_bn1_running_var * 0.9 + sum(sub_2 * sub_2) / 50176 * 1.00002 * 0.1
 *       (16)
 */
static void k105_update_p3_0_bn1_running_var(const float *restrict matmul_2,
                                             float *restrict p3_0_bn1_running_mean,
                                             float *restrict p3_0_bn1_running_var,
                                             const float *restrict p3_0_bn1_weight,
                                             const float *restrict p3_0_bn1_bias,
                                             float *restrict sub_2, float *restrict sqrt__2,
                                             float *restrict recip_2, float *restrict relu)
{
    for (long i = 0; i < 16; i++) {
        const float mul15 = p3_0_bn1_running_mean[i] * 0.9f;
        const float mul22 = p3_0_bn1_running_var[i] * 0.9f;
        float sum1 = 0.0f;
        for (long j0 = 0; j0 < 64; j0++) {
            float part1 = 0.0f;
            for (long j1 = 0; j1 < 784; j1++) {
                part1 += matmul_2[i * 50176 + j0 * 784 + j1];
            }
            sum1 += part1;
        }
        const float div3 = sum1 / 50176.0f;
        const float mul17 = div3 * 0.1f;
        const float new_p3_0_bn1_running_mean_i = mul15 + mul17;
        float sum6 = 0.0f;
        for (long j0 = 0; j0 < 64; j0++) {
            float part6 = 0.0f;
            for (long j1 = 0; j1 < 784; j1++) {
                const float sub_2_ij = matmul_2[i * 50176 + j0 * 784 + j1] - div3;
                const float mul5 = sub_2_ij * sub_2_ij;
                part6 += mul5;
            }
            sum6 += part6;
        }
        const float div7 = sum6 / 50176.0f;
        const float add9 = div7 + 1e-05f;
        const float sqrt__2_i = sqrtf(add9);
        const float recip_2_i = 1 / sqrt__2_i;
        const float mul20 = div7 * 1.00001991f;
        const float mul23 = mul20 * 0.1f;
        const float new_p3_0_bn1_running_var_i = mul22 + mul23;
        for (long j0 = 0; j0 < 64; j0++) {
            for (long j1 = 0; j1 < 784; j1++) {
                const float sub_2_ij = matmul_2[i * 50176 + j0 * 784 + j1] - div3;
                const float mul12 = sub_2_ij * recip_2_i;
                const float mul26 = mul12 * p3_0_bn1_weight[i];
                const float add28 = mul26 + p3_0_bn1_bias[i];
                const float relu_ij = add28 < 0 ? 0 : add28;
                sub_2[j0 * 12544 + i * 784 + j1] = sub_2_ij;
                relu[j0 * 12544 + i * 784 + j1] = relu_ij;
            }
        }
        sqrt__2[i] = sqrt__2_i;
        recip_2[i] = recip_2_i;
        p3_0_bn1_running_mean[i] = new_p3_0_bn1_running_mean_i;
        p3_0_bn1_running_var[i] = new_p3_0_bn1_running_var_i;
    }
}

/* k106  resnet.lua:14
 *   relu_2 = 0  (64, 16, 30, 30)
 */
static void k106_copy(float *restrict relu_2)
{
    for (long j = 0; j < 921600; j++) {
        relu_2[j] = 0.0f;
    }
}

/* k107  resnet.lua:14
 *   relu_2[31 ...] = relu  (64, 16, 30, 30)
 */
static void k107_copy(const float *restrict relu, float *restrict relu_2)
{
    for (long i0 = 0; i0 < 1024; i0++) {
        for (long i1 = 0; i1 < 28; i1++) {
            for (long j = 0; j < 28; j++) {
                relu_2[31 + i0 * 900 + i1 * 30 + j] = relu[i0 * 784 + i1 * 28 + j];
            }
        }
    }
}

/* k108  resnet.lua:14
 *   matmul_3 = p3_0_conv2_weight @ view(relu_2)  (16, 50176)
 */
static void k108_matmul(const float *restrict p3_0_conv2_weight, const float *restrict relu_2,
                        float *restrict matmul_3)
{
    for (long j0 = 0; j0 < 64; j0++) {
        for (long i = 0; i < 16; i++) {
            for (long j1 = 0; j1 < 28; j1++) {
                for (long j2 = 0; j2 < 28; j2++) {
                    matmul_3[i * 50176 + j0 * 784 + j1 * 28 + j2] = 0.0f;
                }
            }
            for (long k0 = 0; k0 < 16; k0++) {
                for (long k1 = 0; k1 < 3; k1++) {
                    for (long k2 = 0; k2 < 3; k2++) {
                        const float a_ik = p3_0_conv2_weight[i * 144 + k0 * 9 + k1 * 3 + k2];
                        for (long j1 = 0; j1 < 28; j1++) {
                            for (long j2 = 0; j2 < 28; j2++) {
                                matmul_3[i * 50176 + j0 * 784 + j1 * 28 + j2] +=
                                    a_ik *
                                    relu_2[j0 * 14400 + k0 * 900 + k1 * 30 + j1 * 30 + k2 + j2];
                            }
                        }
                    }
                }
            }
        }
    }
}

/* k109  resnet.lua:15
 *   sub_3 = matmul_3 - sum(matmul_3) / 50176  (64, 16, 28, 28)
 *   sqrt__3 = sqrt(sum(sub_3 * sub_3) / 50176 + 1e-05)  (1, 16, 1, 1)
 *   recip_3 = 1 / sqrt__3  (1, 16, 1, 1)
 *   h3_0 = relu(sub_3 * recip_3 * p3_0_bn2_weight + p3_0_bn2_bias + h2)  (64, 16, 28, 28)
 *   p3_0_bn2_running_mean = p3_0_bn2_running_mean * 0.9 + sum(matmul_3) / 50176 * 0.1  (16)
 *   p3_0_bn2_running_var = p3_0_bn2_running_var * 0.9 + sum(sub_3 * sub_3) / 50176 * 1.00002 * 0.1
 *       (16)
 */
static void k109_update_p3_0_bn2_running_var(const float *restrict matmul_3,
                                             float *restrict p3_0_bn2_running_mean,
                                             float *restrict p3_0_bn2_running_var,
                                             const float *restrict p3_0_bn2_weight,
                                             const float *restrict p3_0_bn2_bias,
                                             const float *restrict h2, float *restrict sub_3,
                                             float *restrict sqrt__3, float *restrict recip_3,
                                             float *restrict h3_0)
{
    for (long i = 0; i < 16; i++) {
        const float mul15 = p3_0_bn2_running_mean[i] * 0.9f;
        const float mul22 = p3_0_bn2_running_var[i] * 0.9f;
        float sum1 = 0.0f;
        for (long j0 = 0; j0 < 64; j0++) {
            float part1 = 0.0f;
            for (long j1 = 0; j1 < 784; j1++) {
                part1 += matmul_3[i * 50176 + j0 * 784 + j1];
            }
            sum1 += part1;
        }
        const float div3 = sum1 / 50176.0f;
        const float mul17 = div3 * 0.1f;
        const float new_p3_0_bn2_running_mean_i = mul15 + mul17;
        float sum6 = 0.0f;
        for (long j0 = 0; j0 < 64; j0++) {
            float part6 = 0.0f;
            for (long j1 = 0; j1 < 784; j1++) {
                const float sub_3_ij = matmul_3[i * 50176 + j0 * 784 + j1] - div3;
                const float mul5 = sub_3_ij * sub_3_ij;
                part6 += mul5;
            }
            sum6 += part6;
        }
        const float div7 = sum6 / 50176.0f;
        const float add9 = div7 + 1e-05f;
        const float sqrt__3_i = sqrtf(add9);
        const float recip_3_i = 1 / sqrt__3_i;
        const float mul20 = div7 * 1.00001991f;
        const float mul23 = mul20 * 0.1f;
        const float new_p3_0_bn2_running_var_i = mul22 + mul23;
        for (long j0 = 0; j0 < 64; j0++) {
            for (long j1 = 0; j1 < 784; j1++) {
                const float sub_3_ij = matmul_3[i * 50176 + j0 * 784 + j1] - div3;
                const float mul12 = sub_3_ij * recip_3_i;
                const float mul26 = mul12 * p3_0_bn2_weight[i];
                const float add28 = mul26 + p3_0_bn2_bias[i];
                const float add30 = add28 + h2[j0 * 12544 + i * 784 + j1];
                const float h3_0_ij = add30 < 0 ? 0 : add30;
                sub_3[j0 * 12544 + i * 784 + j1] = sub_3_ij;
                h3_0[j0 * 12544 + i * 784 + j1] = h3_0_ij;
            }
        }
        sqrt__3[i] = sqrt__3_i;
        recip_3[i] = recip_3_i;
        p3_0_bn2_running_mean[i] = new_p3_0_bn2_running_mean_i;
        p3_0_bn2_running_var[i] = new_p3_0_bn2_running_var_i;
    }
}

/* k110  resnet.lua:12
 *   h3_0_2 = 0  (64, 16, 30, 30)
 */
static void k110_copy(float *restrict h3_0_2)
{
    for (long j = 0; j < 921600; j++) {
        h3_0_2[j] = 0.0f;
    }
}

/* k111  resnet.lua:12
 *   h3_0_2[31 ...] = h3_0  (64, 16, 30, 30)
 */
static void k111_copy(const float *restrict h3_0, float *restrict h3_0_2)
{
    for (long i0 = 0; i0 < 1024; i0++) {
        for (long i1 = 0; i1 < 28; i1++) {
            for (long j = 0; j < 28; j++) {
                h3_0_2[31 + i0 * 900 + i1 * 30 + j] = h3_0[i0 * 784 + i1 * 28 + j];
            }
        }
    }
}

/* k112  resnet.lua:12
 *   matmul_4 = p4_0_conv1_weight @ view(h3_0_2)  (32, 12544)
 */
static void k112_matmul(const float *restrict p4_0_conv1_weight, const float *restrict h3_0_2,
                        float *restrict matmul_4)
{
    for (long j0 = 0; j0 < 64; j0++) {
        for (long i = 0; i < 32; i++) {
            for (long j1 = 0; j1 < 14; j1++) {
                for (long j2 = 0; j2 < 14; j2++) {
                    matmul_4[i * 12544 + j0 * 196 + j1 * 14 + j2] = 0.0f;
                }
            }
            for (long k0 = 0; k0 < 16; k0++) {
                for (long k1 = 0; k1 < 3; k1++) {
                    for (long k2 = 0; k2 < 3; k2++) {
                        const float a_ik = p4_0_conv1_weight[i * 144 + k0 * 9 + k1 * 3 + k2];
                        for (long j1 = 0; j1 < 14; j1++) {
                            for (long j2 = 0; j2 < 14; j2++) {
                                matmul_4[i * 12544 + j0 * 196 + j1 * 14 + j2] +=
                                    a_ik *
                                    h3_0_2[j0 * 14400 + k0 * 900 + j1 * 60 + k1 * 30 + j2 * 2 + k2];
                            }
                        }
                    }
                }
            }
        }
    }
}

/* k113  resnet.lua:13
 *   sub_4 = matmul_4 - sum(matmul_4) / 12544  (64, 32, 14, 14)
 *   sqrt__4 = sqrt(sum(sub_4 * sub_4) / 12544 + 1e-05)  (1, 32, 1, 1)
 *   recip_4 = 1 / sqrt__4  (1, 32, 1, 1)
 *   relu_3 = relu(sub_4 * recip_4 * p4_0_bn1_weight + p4_0_bn1_bias)  (64, 32, 14, 14)
 *   p4_0_bn1_running_mean = p4_0_bn1_running_mean * 0.9 + sum(matmul_4) / 12544 * 0.1  (32)
 *   p4_0_bn1_running_var = p4_0_bn1_running_var * 0.9 + sum(sub_4 * sub_4) / 12544 * 1.00008 * 0.1
 *       (32)
 */
static void k113_update_p4_0_bn1_running_var(const float *restrict matmul_4,
                                             float *restrict p4_0_bn1_running_mean,
                                             float *restrict p4_0_bn1_running_var,
                                             const float *restrict p4_0_bn1_weight,
                                             const float *restrict p4_0_bn1_bias,
                                             float *restrict sub_4, float *restrict sqrt__4,
                                             float *restrict recip_4, float *restrict relu_3)
{
    for (long i = 0; i < 32; i++) {
        const float mul15 = p4_0_bn1_running_mean[i] * 0.9f;
        const float mul22 = p4_0_bn1_running_var[i] * 0.9f;
        float sum1 = 0.0f;
        for (long j0 = 0; j0 < 64; j0++) {
            float part1 = 0.0f;
            for (long j1 = 0; j1 < 196; j1++) {
                part1 += matmul_4[i * 12544 + j0 * 196 + j1];
            }
            sum1 += part1;
        }
        const float div3 = sum1 / 12544.0f;
        const float mul17 = div3 * 0.1f;
        const float new_p4_0_bn1_running_mean_i = mul15 + mul17;
        float sum6 = 0.0f;
        for (long j0 = 0; j0 < 64; j0++) {
            float part6 = 0.0f;
            for (long j1 = 0; j1 < 196; j1++) {
                const float sub_4_ij = matmul_4[i * 12544 + j0 * 196 + j1] - div3;
                const float mul5 = sub_4_ij * sub_4_ij;
                part6 += mul5;
            }
            sum6 += part6;
        }
        const float div7 = sum6 / 12544.0f;
        const float add9 = div7 + 1e-05f;
        const float sqrt__4_i = sqrtf(add9);
        const float recip_4_i = 1 / sqrt__4_i;
        const float mul20 = div7 * 1.00007975f;
        const float mul23 = mul20 * 0.1f;
        const float new_p4_0_bn1_running_var_i = mul22 + mul23;
        for (long j0 = 0; j0 < 64; j0++) {
            for (long j1 = 0; j1 < 196; j1++) {
                const float sub_4_ij = matmul_4[i * 12544 + j0 * 196 + j1] - div3;
                const float mul12 = sub_4_ij * recip_4_i;
                const float mul26 = mul12 * p4_0_bn1_weight[i];
                const float add28 = mul26 + p4_0_bn1_bias[i];
                const float relu_3_ij = add28 < 0 ? 0 : add28;
                sub_4[j0 * 6272 + i * 196 + j1] = sub_4_ij;
                relu_3[j0 * 6272 + i * 196 + j1] = relu_3_ij;
            }
        }
        sqrt__4[i] = sqrt__4_i;
        recip_4[i] = recip_4_i;
        p4_0_bn1_running_mean[i] = new_p4_0_bn1_running_mean_i;
        p4_0_bn1_running_var[i] = new_p4_0_bn1_running_var_i;
    }
}

/* k114  resnet.lua:14
 *   relu_4 = 0  (64, 32, 16, 16)
 */
static void k114_copy(float *restrict relu_4)
{
    for (long j = 0; j < 524288; j++) {
        relu_4[j] = 0.0f;
    }
}

/* k115  resnet.lua:14
 *   relu_4[17 ...] = relu_3  (64, 32, 16, 16)
 */
static void k115_copy(const float *restrict relu_3, float *restrict relu_4)
{
    for (long i0 = 0; i0 < 2048; i0++) {
        for (long i1 = 0; i1 < 14; i1++) {
            for (long j = 0; j < 14; j++) {
                relu_4[17 + i0 * 256 + i1 * 16 + j] = relu_3[i0 * 196 + i1 * 14 + j];
            }
        }
    }
}

/* k116  resnet.lua:14
 *   matmul_5 = p4_0_conv2_weight @ view(relu_4)  (32, 12544)
 */
static void k116_matmul(const float *restrict p4_0_conv2_weight, const float *restrict relu_4,
                        float *restrict matmul_5)
{
    for (long j0 = 0; j0 < 64; j0++) {
        for (long i = 0; i < 32; i++) {
            for (long j1 = 0; j1 < 14; j1++) {
                for (long j2 = 0; j2 < 14; j2++) {
                    matmul_5[i * 12544 + j0 * 196 + j1 * 14 + j2] = 0.0f;
                }
            }
            for (long k0 = 0; k0 < 32; k0++) {
                for (long k1 = 0; k1 < 3; k1++) {
                    for (long k2 = 0; k2 < 3; k2++) {
                        const float a_ik = p4_0_conv2_weight[i * 288 + k0 * 9 + k1 * 3 + k2];
                        for (long j1 = 0; j1 < 14; j1++) {
                            for (long j2 = 0; j2 < 14; j2++) {
                                matmul_5[i * 12544 + j0 * 196 + j1 * 14 + j2] +=
                                    a_ik *
                                    relu_4[j0 * 8192 + k0 * 256 + k1 * 16 + j1 * 16 + k2 + j2];
                            }
                        }
                    }
                }
            }
        }
    }
}

/* k117  resnet.lua:17
 *   matmul_6 = p4_0_shortcut_0_weight @ view(h3_0)  (64, 32, 196)
 */
static void k117_matmul(const float *restrict p4_0_shortcut_0_weight, const float *restrict h3_0,
                        float *restrict matmul_6)
{
    for (long b = 0; b < 64; b++) {
        for (long i = 0; i < 32; i++) {
            for (long j0 = 0; j0 < 14; j0++) {
                for (long j1 = 0; j1 < 14; j1++) {
                    matmul_6[b * 6272 + i * 196 + j0 * 14 + j1] = 0.0f;
                }
            }
            for (long k = 0; k < 16; k++) {
                const float a_ik = p4_0_shortcut_0_weight[i * 16 + k];
                for (long j0 = 0; j0 < 14; j0++) {
                    for (long j1 = 0; j1 < 14; j1++) {
                        matmul_6[b * 6272 + i * 196 + j0 * 14 + j1] +=
                            a_ik * h3_0[b * 12544 + k * 784 + j0 * 56 + j1 * 2];
                    }
                }
            }
        }
    }
}

/* k118  resnet.lua:17
 *   sub_5 (over matmul_6) = matmul_5 - sum(matmul_5) / 12544  (64, 32, 14, 14)
 *   sqrt__5 = sqrt(sum(sub_5 * sub_5) / 12544 + 1e-05)  (1, 32, 1, 1)
 *   recip_5 = 1 / sqrt__5  (1, 32, 1, 1)
 *   sub_6 = matmul_6 - sum(matmul_6) / 12544  (64, 32, 14, 14)
 *   sqrt__6 = sqrt(sum(sub_6 * sub_6) / 12544 + 1e-05)  (1, 32, 1, 1)
 *   recip_6 = 1 / sqrt__6  (1, 32, 1, 1)
 *   h4_0 = relu(sub_5 * recip_5 * p4_0_bn2_weight + p4_0_bn2_bias + (sub_6 * recip_6 *
 *       p4_0_shortcut_1_weight + p4_0_shortcut_1_bias))  (64, 32, 14, 14)
 *   p4_0_bn2_running_mean = p4_0_bn2_running_mean * 0.9 + sum(matmul_5) / 12544 * 0.1  (32)
 *   p4_0_bn2_running_var = p4_0_bn2_running_var * 0.9 + sum(sub_5 * sub_5) / 12544 * 1.00008 * 0.1
 *       (32)
 *   p4_0_shortcut_1_running_mean = p4_0_shortcut_1_running_mean * 0.9 + sum(matmul_6) / 12544 * 0.1
 *       (32)
 *   p4_0_shortcut_1_running_var = p4_0_shortcut_1_running_var * 0.9 + sum(sub_6 * sub_6) / 12544 *
 *       1.00008 * 0.1  (32)
 */
static void k118_update_p4_0_shortcut_1_running_var(const float *restrict matmul_5,
                                                    float *restrict p4_0_bn2_running_mean,
                                                    float *restrict p4_0_bn2_running_var,
                                                    const float *restrict p4_0_bn2_weight,
                                                    const float *restrict p4_0_bn2_bias,
                                                    float *restrict sub_5,
                                                    float *restrict p4_0_shortcut_1_running_mean,
                                                    float *restrict p4_0_shortcut_1_running_var,
                                                    const float *restrict p4_0_shortcut_1_weight,
                                                    const float *restrict p4_0_shortcut_1_bias,
                                                    float *restrict sqrt__5,
                                                    float *restrict recip_5, float *restrict sub_6,
                                                    float *restrict sqrt__6,
                                                    float *restrict recip_6,
                                                    float *restrict h4_0)
{
    for (long i = 0; i < 32; i++) {
        const float mul15 = p4_0_bn2_running_mean[i] * 0.9f;
        const float mul22 = p4_0_bn2_running_var[i] * 0.9f;
        const float mul41 = p4_0_shortcut_1_running_mean[i] * 0.9f;
        const float mul46 = p4_0_shortcut_1_running_var[i] * 0.9f;
        float sum1 = 0.0f;
        float sum30 = 0.0f;
        for (long j0 = 0; j0 < 64; j0++) {
            float part1 = 0.0f;
            float part30 = 0.0f;
            for (long j1 = 0; j1 < 196; j1++) {
                const float matmul_6_ij = sub_5[j0 * 6272 + i * 196 + j1];
                part1 += matmul_5[i * 12544 + j0 * 196 + j1];
                part30 += matmul_6_ij;
            }
            sum1 += part1;
            sum30 += part30;
        }
        const float div3 = sum1 / 12544.0f;
        const float mul17 = div3 * 0.1f;
        const float new_p4_0_bn2_running_mean_i = mul15 + mul17;
        const float div31 = sum30 / 12544.0f;
        const float mul42 = div31 * 0.1f;
        const float new_p4_0_shortcut_1_running_mean_i = mul41 + mul42;
        float sum6 = 0.0f;
        float sum34 = 0.0f;
        for (long j0 = 0; j0 < 64; j0++) {
            float part6 = 0.0f;
            float part34 = 0.0f;
            for (long j1 = 0; j1 < 196; j1++) {
                const float sub_5_ij = matmul_5[i * 12544 + j0 * 196 + j1] - div3;
                const float mul5 = sub_5_ij * sub_5_ij;
                const float matmul_6_ij = sub_5[j0 * 6272 + i * 196 + j1];
                const float sub_6_ij = matmul_6_ij - div31;
                const float mul33 = sub_6_ij * sub_6_ij;
                part6 += mul5;
                part34 += mul33;
            }
            sum6 += part6;
            sum34 += part34;
        }
        const float div7 = sum6 / 12544.0f;
        const float add9 = div7 + 1e-05f;
        const float sqrt__5_i = sqrtf(add9);
        const float recip_5_i = 1 / sqrt__5_i;
        const float mul20 = div7 * 1.00007975f;
        const float mul23 = mul20 * 0.1f;
        const float new_p4_0_bn2_running_var_i = mul22 + mul23;
        const float div35 = sum34 / 12544.0f;
        const float add36 = div35 + 1e-05f;
        const float sqrt__6_i = sqrtf(add36);
        const float recip_6_i = 1 / sqrt__6_i;
        const float mul44 = div35 * 1.00007975f;
        const float mul47 = mul44 * 0.1f;
        const float new_p4_0_shortcut_1_running_var_i = mul46 + mul47;
        for (long j0 = 0; j0 < 64; j0++) {
            for (long j1 = 0; j1 < 196; j1++) {
                const float sub_5_ij = matmul_5[i * 12544 + j0 * 196 + j1] - div3;
                const float mul12 = sub_5_ij * recip_5_i;
                const float mul26 = mul12 * p4_0_bn2_weight[i];
                const float add28 = mul26 + p4_0_bn2_bias[i];
                const float matmul_6_ij = sub_5[j0 * 6272 + i * 196 + j1];
                const float sub_6_ij = matmul_6_ij - div31;
                const float mul39 = sub_6_ij * recip_6_i;
                const float mul50 = mul39 * p4_0_shortcut_1_weight[i];
                const float add52 = mul50 + p4_0_shortcut_1_bias[i];
                const float add53 = add28 + add52;
                const float h4_0_ij = add53 < 0 ? 0 : add53;
                sub_5[j0 * 6272 + i * 196 + j1] = sub_5_ij;
                sub_6[j0 * 6272 + i * 196 + j1] = sub_6_ij;
                h4_0[j0 * 6272 + i * 196 + j1] = h4_0_ij;
            }
        }
        sqrt__5[i] = sqrt__5_i;
        recip_5[i] = recip_5_i;
        sqrt__6[i] = sqrt__6_i;
        recip_6[i] = recip_6_i;
        p4_0_bn2_running_mean[i] = new_p4_0_bn2_running_mean_i;
        p4_0_bn2_running_var[i] = new_p4_0_bn2_running_var_i;
        p4_0_shortcut_1_running_mean[i] = new_p4_0_shortcut_1_running_mean_i;
        p4_0_shortcut_1_running_var[i] = new_p4_0_shortcut_1_running_var_i;
    }
}

/* k119  resnet.lua:12
 *   h4_0_2 = 0  (64, 32, 16, 16)
 */
static void k119_copy(float *restrict h4_0_2)
{
    for (long j = 0; j < 524288; j++) {
        h4_0_2[j] = 0.0f;
    }
}

/* k120  resnet.lua:12
 *   h4_0_2[17 ...] = h4_0  (64, 32, 16, 16)
 */
static void k120_copy(const float *restrict h4_0, float *restrict h4_0_2)
{
    for (long i0 = 0; i0 < 2048; i0++) {
        for (long i1 = 0; i1 < 14; i1++) {
            for (long j = 0; j < 14; j++) {
                h4_0_2[17 + i0 * 256 + i1 * 16 + j] = h4_0[i0 * 196 + i1 * 14 + j];
            }
        }
    }
}

/* k121  resnet.lua:12
 *   matmul_7 = p5_0_conv1_weight @ view(h4_0_2)  (64, 3136)
 */
static void k121_matmul(const float *restrict p5_0_conv1_weight, const float *restrict h4_0_2,
                        float *restrict matmul_7)
{
    for (long j0 = 0; j0 < 64; j0++) {
        for (long i = 0; i < 64; i++) {
            for (long j1 = 0; j1 < 7; j1++) {
                for (long j2 = 0; j2 < 7; j2++) {
                    matmul_7[i * 3136 + j0 * 49 + j1 * 7 + j2] = 0.0f;
                }
            }
            for (long k0 = 0; k0 < 32; k0++) {
                for (long k1 = 0; k1 < 3; k1++) {
                    for (long k2 = 0; k2 < 3; k2++) {
                        const float a_ik = p5_0_conv1_weight[i * 288 + k0 * 9 + k1 * 3 + k2];
                        for (long j1 = 0; j1 < 7; j1++) {
                            for (long j2 = 0; j2 < 7; j2++) {
                                matmul_7[i * 3136 + j0 * 49 + j1 * 7 + j2] +=
                                    a_ik *
                                    h4_0_2[j0 * 8192 + k0 * 256 + j1 * 32 + k1 * 16 + j2 * 2 + k2];
                            }
                        }
                    }
                }
            }
        }
    }
}

/* k122  resnet.lua:13
 *   sub_7 = matmul_7 - sum(matmul_7) / 3136  (64, 64, 7, 7)
 *   sqrt__7 = sqrt(sum(sub_7 * sub_7) / 3136 + 1e-05)  (1, 64, 1, 1)
 *   recip_7 = 1 / sqrt__7  (1, 64, 1, 1)
 *   relu_5 = relu(sub_7 * recip_7 * p5_0_bn1_weight + p5_0_bn1_bias)  (64, 64, 7, 7)
 *   p5_0_bn1_running_mean = p5_0_bn1_running_mean * 0.9 + sum(matmul_7) / 3136 * 0.1  (64)
 *   p5_0_bn1_running_var = p5_0_bn1_running_var * 0.9 + sum(sub_7 * sub_7) / 3136 * 1.00032 * 0.1
 *       (64)
 */
static void k122_update_p5_0_bn1_running_var(const float *restrict matmul_7,
                                             float *restrict p5_0_bn1_running_mean,
                                             float *restrict p5_0_bn1_running_var,
                                             const float *restrict p5_0_bn1_weight,
                                             const float *restrict p5_0_bn1_bias,
                                             float *restrict sub_7, float *restrict sqrt__7,
                                             float *restrict recip_7, float *restrict relu_5)
{
    for (long i = 0; i < 64; i++) {
        const float mul15 = p5_0_bn1_running_mean[i] * 0.9f;
        const float mul22 = p5_0_bn1_running_var[i] * 0.9f;
        float sum1 = 0.0f;
        for (long j0 = 0; j0 < 64; j0++) {
            float part1 = 0.0f;
            for (long j1 = 0; j1 < 49; j1++) {
                part1 += matmul_7[i * 3136 + j0 * 49 + j1];
            }
            sum1 += part1;
        }
        const float div3 = sum1 / 3136.0f;
        const float mul17 = div3 * 0.1f;
        const float new_p5_0_bn1_running_mean_i = mul15 + mul17;
        float sum6 = 0.0f;
        for (long j0 = 0; j0 < 64; j0++) {
            float part6 = 0.0f;
            for (long j1 = 0; j1 < 49; j1++) {
                const float sub_7_ij = matmul_7[i * 3136 + j0 * 49 + j1] - div3;
                const float mul5 = sub_7_ij * sub_7_ij;
                part6 += mul5;
            }
            sum6 += part6;
        }
        const float div7 = sum6 / 3136.0f;
        const float add9 = div7 + 1e-05f;
        const float sqrt__7_i = sqrtf(add9);
        const float recip_7_i = 1 / sqrt__7_i;
        const float mul20 = div7 * 1.000319f;
        const float mul23 = mul20 * 0.1f;
        const float new_p5_0_bn1_running_var_i = mul22 + mul23;
        for (long j0 = 0; j0 < 64; j0++) {
            for (long j1 = 0; j1 < 49; j1++) {
                const float sub_7_ij = matmul_7[i * 3136 + j0 * 49 + j1] - div3;
                const float mul12 = sub_7_ij * recip_7_i;
                const float mul26 = mul12 * p5_0_bn1_weight[i];
                const float add28 = mul26 + p5_0_bn1_bias[i];
                const float relu_5_ij = add28 < 0 ? 0 : add28;
                sub_7[j0 * 3136 + i * 49 + j1] = sub_7_ij;
                relu_5[j0 * 3136 + i * 49 + j1] = relu_5_ij;
            }
        }
        sqrt__7[i] = sqrt__7_i;
        recip_7[i] = recip_7_i;
        p5_0_bn1_running_mean[i] = new_p5_0_bn1_running_mean_i;
        p5_0_bn1_running_var[i] = new_p5_0_bn1_running_var_i;
    }
}

/* k123  resnet.lua:14
 *   relu_6 = 0  (64, 64, 9, 9)
 */
static void k123_copy(float *restrict relu_6)
{
    for (long j = 0; j < 331776; j++) {
        relu_6[j] = 0.0f;
    }
}

/* k124  resnet.lua:14
 *   relu_6[10 ...] = relu_5  (64, 64, 9, 9)
 */
static void k124_copy(const float *restrict relu_5, float *restrict relu_6)
{
    for (long i0 = 0; i0 < 4096; i0++) {
        for (long i1 = 0; i1 < 7; i1++) {
            for (long j = 0; j < 7; j++) {
                relu_6[10 + i0 * 81 + i1 * 9 + j] = relu_5[i0 * 49 + i1 * 7 + j];
            }
        }
    }
}

/* k125  resnet.lua:14
 *   matmul_8 = p5_0_conv2_weight @ view(relu_6)  (64, 3136)
 */
static void k125_matmul(const float *restrict p5_0_conv2_weight, const float *restrict relu_6,
                        float *restrict matmul_8)
{
    for (long j0 = 0; j0 < 64; j0++) {
        for (long i = 0; i < 64; i++) {
            for (long j1 = 0; j1 < 7; j1++) {
                for (long j2 = 0; j2 < 7; j2++) {
                    matmul_8[i * 3136 + j0 * 49 + j1 * 7 + j2] = 0.0f;
                }
            }
            for (long k0 = 0; k0 < 64; k0++) {
                for (long k1 = 0; k1 < 3; k1++) {
                    for (long k2 = 0; k2 < 3; k2++) {
                        const float a_ik = p5_0_conv2_weight[i * 576 + k0 * 9 + k1 * 3 + k2];
                        for (long j1 = 0; j1 < 7; j1++) {
                            for (long j2 = 0; j2 < 7; j2++) {
                                matmul_8[i * 3136 + j0 * 49 + j1 * 7 + j2] +=
                                    a_ik * relu_6[j0 * 5184 + k0 * 81 + k1 * 9 + j1 * 9 + k2 + j2];
                            }
                        }
                    }
                }
            }
        }
    }
}

/* k126  resnet.lua:17
 *   matmul_9 = p5_0_shortcut_0_weight @ view(h4_0)  (64, 64, 49)
 */
static void k126_matmul(const float *restrict p5_0_shortcut_0_weight, const float *restrict h4_0,
                        float *restrict matmul_9)
{
    for (long b = 0; b < 64; b++) {
        for (long i = 0; i < 64; i++) {
            for (long j0 = 0; j0 < 7; j0++) {
                for (long j1 = 0; j1 < 7; j1++) {
                    matmul_9[b * 3136 + i * 49 + j0 * 7 + j1] = 0.0f;
                }
            }
            for (long k = 0; k < 32; k++) {
                const float a_ik = p5_0_shortcut_0_weight[i * 32 + k];
                for (long j0 = 0; j0 < 7; j0++) {
                    for (long j1 = 0; j1 < 7; j1++) {
                        matmul_9[b * 3136 + i * 49 + j0 * 7 + j1] +=
                            a_ik * h4_0[b * 6272 + k * 196 + j0 * 28 + j1 * 2];
                    }
                }
            }
        }
    }
}

/* k127  resnet.lua:17
 *   sub_8 (over matmul_9) = matmul_8 - sum(matmul_8) / 3136  (64, 64, 7, 7)
 *   sqrt__8 = sqrt(sum(sub_8 * sub_8) / 3136 + 1e-05)  (1, 64, 1, 1)
 *   recip_8 = 1 / sqrt__8  (1, 64, 1, 1)
 *   sub_9 = matmul_9 - sum(matmul_9) / 3136  (64, 64, 7, 7)
 *   sqrt__9 = sqrt(sum(sub_9 * sub_9) / 3136 + 1e-05)  (1, 64, 1, 1)
 *   recip_9 = 1 / sqrt__9  (1, 64, 1, 1)
 *   h5_0 = relu(sub_8 * recip_8 * p5_0_bn2_weight + p5_0_bn2_bias + (sub_9 * recip_9 *
 *       p5_0_shortcut_1_weight + p5_0_shortcut_1_bias))  (64, 64, 7, 7)
 *   p5_0_bn2_running_mean = p5_0_bn2_running_mean * 0.9 + sum(matmul_8) / 3136 * 0.1  (64)
 *   p5_0_bn2_running_var = p5_0_bn2_running_var * 0.9 + sum(sub_8 * sub_8) / 3136 * 1.00032 * 0.1
 *       (64)
 *   p5_0_shortcut_1_running_mean = p5_0_shortcut_1_running_mean * 0.9 + sum(matmul_9) / 3136 * 0.1
 *       (64)
 *   p5_0_shortcut_1_running_var = p5_0_shortcut_1_running_var * 0.9 + sum(sub_9 * sub_9) / 3136 *
 *       1.00032 * 0.1  (64)
 */
static void k127_update_p5_0_shortcut_1_running_var(const float *restrict matmul_8,
                                                    float *restrict p5_0_bn2_running_mean,
                                                    float *restrict p5_0_bn2_running_var,
                                                    const float *restrict p5_0_bn2_weight,
                                                    const float *restrict p5_0_bn2_bias,
                                                    float *restrict sub_8,
                                                    float *restrict p5_0_shortcut_1_running_mean,
                                                    float *restrict p5_0_shortcut_1_running_var,
                                                    const float *restrict p5_0_shortcut_1_weight,
                                                    const float *restrict p5_0_shortcut_1_bias,
                                                    float *restrict sqrt__8,
                                                    float *restrict recip_8, float *restrict sub_9,
                                                    float *restrict sqrt__9,
                                                    float *restrict recip_9,
                                                    float *restrict h5_0)
{
    for (long i = 0; i < 64; i++) {
        const float mul15 = p5_0_bn2_running_mean[i] * 0.9f;
        const float mul22 = p5_0_bn2_running_var[i] * 0.9f;
        const float mul41 = p5_0_shortcut_1_running_mean[i] * 0.9f;
        const float mul46 = p5_0_shortcut_1_running_var[i] * 0.9f;
        float sum1 = 0.0f;
        float sum30 = 0.0f;
        for (long j0 = 0; j0 < 64; j0++) {
            float part1 = 0.0f;
            float part30 = 0.0f;
            for (long j1 = 0; j1 < 49; j1++) {
                const float matmul_9_ij = sub_8[j0 * 3136 + i * 49 + j1];
                part1 += matmul_8[i * 3136 + j0 * 49 + j1];
                part30 += matmul_9_ij;
            }
            sum1 += part1;
            sum30 += part30;
        }
        const float div3 = sum1 / 3136.0f;
        const float mul17 = div3 * 0.1f;
        const float new_p5_0_bn2_running_mean_i = mul15 + mul17;
        const float div31 = sum30 / 3136.0f;
        const float mul42 = div31 * 0.1f;
        const float new_p5_0_shortcut_1_running_mean_i = mul41 + mul42;
        float sum6 = 0.0f;
        float sum34 = 0.0f;
        for (long j0 = 0; j0 < 64; j0++) {
            float part6 = 0.0f;
            float part34 = 0.0f;
            for (long j1 = 0; j1 < 49; j1++) {
                const float sub_8_ij = matmul_8[i * 3136 + j0 * 49 + j1] - div3;
                const float mul5 = sub_8_ij * sub_8_ij;
                const float matmul_9_ij = sub_8[j0 * 3136 + i * 49 + j1];
                const float sub_9_ij = matmul_9_ij - div31;
                const float mul33 = sub_9_ij * sub_9_ij;
                part6 += mul5;
                part34 += mul33;
            }
            sum6 += part6;
            sum34 += part34;
        }
        const float div7 = sum6 / 3136.0f;
        const float add9 = div7 + 1e-05f;
        const float sqrt__8_i = sqrtf(add9);
        const float recip_8_i = 1 / sqrt__8_i;
        const float mul20 = div7 * 1.000319f;
        const float mul23 = mul20 * 0.1f;
        const float new_p5_0_bn2_running_var_i = mul22 + mul23;
        const float div35 = sum34 / 3136.0f;
        const float add36 = div35 + 1e-05f;
        const float sqrt__9_i = sqrtf(add36);
        const float recip_9_i = 1 / sqrt__9_i;
        const float mul44 = div35 * 1.000319f;
        const float mul47 = mul44 * 0.1f;
        const float new_p5_0_shortcut_1_running_var_i = mul46 + mul47;
        for (long j0 = 0; j0 < 64; j0++) {
            for (long j1 = 0; j1 < 49; j1++) {
                const float sub_8_ij = matmul_8[i * 3136 + j0 * 49 + j1] - div3;
                const float mul12 = sub_8_ij * recip_8_i;
                const float mul26 = mul12 * p5_0_bn2_weight[i];
                const float add28 = mul26 + p5_0_bn2_bias[i];
                const float matmul_9_ij = sub_8[j0 * 3136 + i * 49 + j1];
                const float sub_9_ij = matmul_9_ij - div31;
                const float mul39 = sub_9_ij * recip_9_i;
                const float mul50 = mul39 * p5_0_shortcut_1_weight[i];
                const float add52 = mul50 + p5_0_shortcut_1_bias[i];
                const float add53 = add28 + add52;
                const float h5_0_ij = add53 < 0 ? 0 : add53;
                sub_8[j0 * 3136 + i * 49 + j1] = sub_8_ij;
                sub_9[j0 * 3136 + i * 49 + j1] = sub_9_ij;
                h5_0[j0 * 3136 + i * 49 + j1] = h5_0_ij;
            }
        }
        sqrt__8[i] = sqrt__8_i;
        recip_8[i] = recip_8_i;
        sqrt__9[i] = sqrt__9_i;
        recip_9[i] = recip_9_i;
        p5_0_bn2_running_mean[i] = new_p5_0_bn2_running_mean_i;
        p5_0_bn2_running_var[i] = new_p5_0_bn2_running_var_i;
        p5_0_shortcut_1_running_mean[i] = new_p5_0_shortcut_1_running_mean_i;
        p5_0_shortcut_1_running_var[i] = new_p5_0_shortcut_1_running_var_i;
    }
}

/* k128  resnet.lua:39
 *   sum_ = sum(h5_0)  (64, 64, 1, 7, 1)
 */
static void k128_sum(const float *restrict h5_0, float *restrict sum_)
{
    for (long i0 = 0; i0 < 4096; i0++) {
        for (long i1 = 0; i1 < 7; i1++) {
            float sum__i = 0.0f;
            for (long j = 0; j < 7; j++) {
                sum__i += h5_0[i0 * 49 + j * 7 + i1];
            }
            sum_[i0 * 7 + i1] = sum__i;
        }
    }
}

/* k129  resnet.lua:39
 *   h6 = sum(sum_) / 49  (64, 64, 1, 1)
 */
static void k129_sum_div(const float *restrict sum_, float *restrict h6)
{
    for (long i = 0; i < 4096; i++) {
        float sum1 = 0.0f;
        for (long j = 0; j < 7; j++) {
            sum1 += sum_[i * 7 + j];
        }
        const float h6_i = sum1 / 49.0f;
        h6[i] = h6_i;
    }
}

/* k130  resnet.lua:39
 *   matmul_10 = h6 @ p8_weight.T  (64, 10)
 */
static void k130_matmul(const float *restrict h6, const float *restrict p8_weight,
                        float *restrict matmul_10)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 10; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 64; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += h6[i * 64 + k + l] * p8_weight[j * 64 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_10[i * 10 + j] = sum;
        }
    }
}

/* k131  resnet.lua:39
 *   add2 = matmul_10 + p8_bias
 *   amax3 = max(add2)
 *   sub4 = add2 - amax3
 *   exp5 = exp(sub4)
 *   sum6 = sum(exp5)
 *   and13 = (y >= 0) & (y < 10)
 *   eq15 = index == y
 *   sum20 = sum(where(eq15, sub4, where(and13, 0, nan)))
 *   sum__2 = sum(sum20 - where(and13, log(sum6), 0))  (1)
 *   d_p8_bias = sum(d_h8)  (1, 10)
 *   d_h8 (over matmul_10) = where(eq15, -0.015625, 0) - where(and13, -0.015625, 0) / sum6 * exp5
 *       (64, 10)
 */
static void k131_add_amax_sub(float *restrict d_h8, const float *restrict p8_bias,
                              const int *restrict y, float *restrict sum__2,
                              float *restrict d_p8_bias)
{
    sum__2[0] = 0.0f;
    for (long j = 0; j < 10; j++) {
        d_p8_bias[j] = 0.0f;
    }
    for (long i = 0; i < 64; i++) {
        const int ge10 = y[i] >= 0;
        const int lt12 = y[i] < 10;
        const int and13 = ge10 & lt12;
        const float where18 = and13 ? 0.0f : NAN;
        const float where28 = and13 ? (-0.015625f) : 0.0f;
        float amax3 = (-INFINITY);
        for (long j = 0; j < 10; j++) {
            const float matmul_10_ij = d_h8[i * 10 + j];
            const float add2 = matmul_10_ij + p8_bias[j];
            amax3 = amax3 > add2 ? amax3 : (amax3 == amax3 ? add2 : amax3);
        }
        float exp5[10];
        float sum6 = 0.0f;
        float sum20 = 0.0f;
        for (long j = 0; j < 10; j++) {
            const float matmul_10_ij = d_h8[i * 10 + j];
            const float add2 = matmul_10_ij + p8_bias[j];
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
            const float d_h8_ij = where26 - mul30;
            d_p8_bias[j] += d_h8_ij;
            d_h8[i * 10 + j] = d_h8_ij;
        }
        sum__2[0] += sub22;
    }
}

/* k132  resnet.lua:57
 *   momentum_buffer_8_bias = 0.9 * momentum_buffer_8_bias + (d_p8_bias + 0.0005 * p8_bias)  (10)
 *   p8_bias = p8_bias - mul * (d_p8_bias + 0.0005 * p8_bias + 0.9 * new_momentum_buffer_8_bias)
 *       (10)
 */
static void k132_update_p8_bias(float *restrict p8_bias, const float *restrict d_p8_bias,
                                float *restrict momentum_buffer_8_bias,
                                const float *restrict mul)
{
    for (long j = 0; j < 10; j++) {
        const float p8_bias_j = p8_bias[j];
        const float mul2 = 0.0005f * p8_bias_j;
        const float add4 = d_p8_bias[j] + mul2;
        const float mul7 = 0.9f * momentum_buffer_8_bias[j];
        const float new_momentum_buffer_8_bias_j = mul7 + add4;
        const float mul9 = 0.9f * new_momentum_buffer_8_bias_j;
        const float add10 = add4 + mul9;
        const float mul12 = mul[0] * add10;
        const float new_p8_bias_j = p8_bias_j - mul12;
        momentum_buffer_8_bias[j] = new_momentum_buffer_8_bias_j;
        p8_bias[j] = new_p8_bias_j;
    }
}

/* k133  resnet.lua:54
 *   loss = sum__2 * -0.015625  ()
 */
static void k133_mul(const float *restrict sum__2, float *restrict loss)
{
    const float loss_0 = sum__2[0] * (-0.015625f);
    loss[0] = loss_0;
}

/* k134  resnet.lua:39
 *   d_p8_weight = d_h8.T @ h6  (10, 64)
 */
static void k134_matmul(const float *restrict d_h8, const float *restrict h6,
                        float *restrict d_p8_weight)
{
    for (long i = 0; i < 10; i++) {
        for (long j = 0; j < 64; j++) {
            d_p8_weight[i * 64 + j] = 0.0f;
        }
        for (long k = 0; k < 64; k++) {
            const float a_ik = d_h8[k * 10 + i];
            for (long j = 0; j < 64; j++) {
                d_p8_weight[i * 64 + j] += a_ik * h6[k * 64 + j];
            }
        }
    }
}

/* k135  resnet.lua:39
 *   d_h7 = d_h8 @ p8_weight  (64, 64)
 */
static void k135_matmul(const float *restrict d_h8, const float *restrict p8_weight,
                        float *restrict d_h7)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 64; j++) {
            d_h7[i * 64 + j] = 0.0f;
        }
        for (long k = 0; k < 10; k++) {
            const float a_ik = d_h8[i * 10 + k];
            for (long j = 0; j < 64; j++) {
                d_h7[i * 64 + j] += a_ik * p8_weight[k * 64 + j];
            }
        }
    }
}

/* k136  resnet.lua:57
 *   momentum_buffer_8_weight = 0.9 * momentum_buffer_8_weight + (d_p8_weight + 0.0005 * p8_weight)
 *       (10, 64)
 *   p8_weight = p8_weight - mul * (d_p8_weight + 0.0005 * p8_weight + 0.9 *
 *       new_momentum_buffer_8_weight)  (10, 64)
 */
static void k136_update_p8_weight(float *restrict p8_weight, const float *restrict d_p8_weight,
                                  float *restrict momentum_buffer_8_weight,
                                  const float *restrict mul)
{
    for (long j = 0; j < 640; j++) {
        const float p8_weight_j = p8_weight[j];
        const float mul2 = 0.0005f * p8_weight_j;
        const float add4 = d_p8_weight[j] + mul2;
        const float mul7 = 0.9f * momentum_buffer_8_weight[j];
        const float new_momentum_buffer_8_weight_j = mul7 + add4;
        const float mul9 = 0.9f * new_momentum_buffer_8_weight_j;
        const float add10 = add4 + mul9;
        const float mul12 = mul[0] * add10;
        const float new_p8_weight_j = p8_weight_j - mul12;
        momentum_buffer_8_weight[j] = new_momentum_buffer_8_weight_j;
        p8_weight[j] = new_p8_weight_j;
    }
}

/* k137  resnet.lua:39
 *   d_sum (over d_h7) = d_h7 / 49  (64, 64, 1, 1)
 */
static void k137_div(float *restrict d_sum)
{
    for (long j = 0; j < 4096; j++) {
        const float d_h7_j = d_sum[j];
        const float d_sum_j = d_h7_j / 49.0f;
        d_sum[j] = d_sum_j;
    }
}

/* k138  resnet.lua:57
 *   d_h5_0_shortcut_1 (over h5_0) = where(h5_0 > 0, d_sum, 0)  (64, 64, 7, 7)
 *   sum__3 (over sqrt__9) = sum(sub_9 * d_h5_0_shortcut_1)  (1, 64, 1, 1)
 *   d_sub (over sqrt__8) = sum__3 * p5_0_shortcut_1_weight * (recip_9 * recip_9) / (2 * sqrt__9) /
 *       3136 * -2  (1, 64, 1, 1)
 *   d_sum_2 = sum(d_h5_0_shortcut_1) * p5_0_shortcut_1_weight * recip_9 / 3136  (1, 64, 1, 1)
 *   sum__4 = sum(sub_8 * d_h5_0_shortcut_1)  (1, 64, 1, 1)
 *   d_sub_2 = sum__4 * p5_0_bn2_weight * (recip_8 * recip_8) / (2 * sqrt__8) / 3136 * -2
 *       (1, 64, 1, 1)
 *   d_sum_3 = sum(d_h5_0_shortcut_1) * p5_0_bn2_weight * recip_8 / 3136  (1, 64, 1, 1)
 *   momentum_buffer_5_0_bn2_bias = 0.9 * momentum_buffer_5_0_bn2_bias + (sum(d_h5_0_shortcut_1) +
 *       0.0005 * p5_0_bn2_bias)  (64)
 *   p5_0_bn2_bias = p5_0_bn2_bias - mul * (sum(d_h5_0_shortcut_1) + 0.0005 * p5_0_bn2_bias + 0.9 *
 *       new_momentum_buffer_5_0_bn2_bias)  (64)
 *   momentum_buffer_5_0_shortcut_1_bias = 0.9 * momentum_buffer_5_0_shortcut_1_bias +
 *       (sum(d_h5_0_shortcut_1) + 0.0005 * p5_0_shortcut_1_bias)  (64)
 *   p5_0_shortcut_1_bias = p5_0_shortcut_1_bias - mul * (sum(d_h5_0_shortcut_1) + 0.0005 *
 *       p5_0_shortcut_1_bias + 0.9 * new_momentum_buffer_5_0_shortcut_1_bias)  (64)
 */
static void k138_update_p5_0_shortcut_1_bias(float *restrict d_h5_0_shortcut_1,
                                             const float *restrict d_sum,
                                             const float *restrict sub_9,
                                             const float *restrict p5_0_shortcut_1_weight,
                                             const float *restrict recip_9, float *restrict sum__3,
                                             const float *restrict sub_8,
                                             const float *restrict p5_0_bn2_weight,
                                             const float *restrict recip_8, float *restrict d_sub,
                                             float *restrict p5_0_bn2_bias,
                                             float *restrict momentum_buffer_5_0_bn2_bias,
                                             const float *restrict mul,
                                             float *restrict p5_0_shortcut_1_bias,
                                             float *restrict momentum_buffer_5_0_shortcut_1_bias,
                                             float *restrict d_sum_2, float *restrict sum__4,
                                             float *restrict d_sub_2, float *restrict d_sum_3)
{
    for (long i = 0; i < 64; i++) {
        const float mul12 = recip_9[i] * recip_9[i];
        const float sqrt__9_i = sum__3[i];
        const float mul16 = 2.0f * sqrt__9_i;
        const float mul31 = recip_8[i] * recip_8[i];
        const float sqrt__8_i = d_sub[i];
        const float mul34 = 2.0f * sqrt__8_i;
        const float mul43 = 0.0005f * p5_0_bn2_bias[i];
        const float mul47 = 0.9f * momentum_buffer_5_0_bn2_bias[i];
        const float mul55 = 0.0005f * p5_0_shortcut_1_bias[i];
        const float mul58 = 0.9f * momentum_buffer_5_0_shortcut_1_bias[i];
        float sum5 = 0.0f;
        float sum__3_i = 0.0f;
        float sum__4_i = 0.0f;
        for (long j0 = 0; j0 < 64; j0++) {
            float part5 = 0.0f;
            float part8 = 0.0f;
            float part27 = 0.0f;
            for (long j1 = 0; j1 < 49; j1++) {
                const float h5_0_ij = d_h5_0_shortcut_1[j0 * 3136 + i * 49 + j1];
                const int gt2 = h5_0_ij > 0.0f;
                const float d_sum_ij = d_sum[j0 * 64 + i];
                const float d_h5_0_shortcut_1_ij = gt2 ? d_sum_ij : 0.0f;
                const float mul7 = sub_9[j0 * 3136 + i * 49 + j1] * d_h5_0_shortcut_1_ij;
                const float mul26 = sub_8[j0 * 3136 + i * 49 + j1] * d_h5_0_shortcut_1_ij;
                part5 += d_h5_0_shortcut_1_ij;
                part8 += mul7;
                part27 += mul26;
            }
            sum5 += part5;
            sum__3_i += part8;
            sum__4_i += part27;
        }
        const float mul10 = sum__3_i * p5_0_shortcut_1_weight[i];
        const float mul13 = mul10 * mul12;
        const float div17 = mul13 / mul16;
        const float div19 = div17 / 3136.0f;
        const float d_sub_i = div19 * (-2.0f);
        const float mul22 = sum5 * p5_0_shortcut_1_weight[i];
        const float mul23 = mul22 * recip_9[i];
        const float d_sum_2_i = mul23 / 3136.0f;
        const float mul29 = sum__4_i * p5_0_bn2_weight[i];
        const float mul32 = mul29 * mul31;
        const float div35 = mul32 / mul34;
        const float div36 = div35 / 3136.0f;
        const float d_sub_2_i = div36 * (-2.0f);
        const float mul38 = sum5 * p5_0_bn2_weight[i];
        const float mul39 = mul38 * recip_8[i];
        const float d_sum_3_i = mul39 / 3136.0f;
        const float add44 = sum5 + mul43;
        const float new_momentum_buffer_5_0_bn2_bias_i = mul47 + add44;
        const float mul49 = 0.9f * new_momentum_buffer_5_0_bn2_bias_i;
        const float add50 = add44 + mul49;
        const float mul52 = mul[0] * add50;
        const float new_p5_0_bn2_bias_i = p5_0_bn2_bias[i] - mul52;
        const float add56 = sum5 + mul55;
        const float new_momentum_buffer_5_0_shortcut_1_bias_i = mul58 + add56;
        const float mul60 = 0.9f * new_momentum_buffer_5_0_shortcut_1_bias_i;
        const float add61 = add56 + mul60;
        const float mul62 = mul[0] * add61;
        const float new_p5_0_shortcut_1_bias_i = p5_0_shortcut_1_bias[i] - mul62;
        for (long j0 = 0; j0 < 64; j0++) {
            for (long j1 = 0; j1 < 49; j1++) {
                const float h5_0_ij = d_h5_0_shortcut_1[j0 * 3136 + i * 49 + j1];
                const int gt2 = h5_0_ij > 0.0f;
                const float d_sum_ij = d_sum[j0 * 64 + i];
                const float d_h5_0_shortcut_1_ij = gt2 ? d_sum_ij : 0.0f;
                d_h5_0_shortcut_1[j0 * 3136 + i * 49 + j1] = d_h5_0_shortcut_1_ij;
            }
        }
        sum__3[i] = sum__3_i;
        d_sub[i] = d_sub_i;
        d_sum_2[i] = d_sum_2_i;
        sum__4[i] = sum__4_i;
        d_sub_2[i] = d_sub_2_i;
        d_sum_3[i] = d_sum_3_i;
        momentum_buffer_5_0_bn2_bias[i] = new_momentum_buffer_5_0_bn2_bias_i;
        p5_0_bn2_bias[i] = new_p5_0_bn2_bias_i;
        momentum_buffer_5_0_shortcut_1_bias[i] = new_momentum_buffer_5_0_shortcut_1_bias_i;
        p5_0_shortcut_1_bias[i] = new_p5_0_shortcut_1_bias_i;
    }
}

/* k139  resnet.lua:17
 *   d_h5_0_shortcut_0 (over sub_9) = d_h5_0_shortcut_1 * p5_0_shortcut_1_weight * recip_9 + d_sub *
 *       sub_9 - d_sum_2  (64, 64, 7, 7)
 */
static void k139_mul_add_sub(const float *restrict d_h5_0_shortcut_1,
                             const float *restrict p5_0_shortcut_1_weight,
                             const float *restrict recip_9, const float *restrict d_sub,
                             float *restrict d_h5_0_shortcut_0, const float *restrict d_sum_2)
{
    for (long i0 = 0; i0 < 64; i0++) {
        for (long i1 = 0; i1 < 64; i1++) {
            for (long j = 0; j < 49; j++) {
                const float mul2 =
                    d_h5_0_shortcut_1[i0 * 3136 + i1 * 49 + j] * p5_0_shortcut_1_weight[i1];
                const float mul4 = mul2 * recip_9[i1];
                const float sub_9_ij = d_h5_0_shortcut_0[i0 * 3136 + i1 * 49 + j];
                const float mul7 = d_sub[i1] * sub_9_ij;
                const float add8 = mul4 + mul7;
                const float d_h5_0_shortcut_0_ij = add8 - d_sum_2[i1];
                d_h5_0_shortcut_0[i0 * 3136 + i1 * 49 + j] = d_h5_0_shortcut_0_ij;
            }
        }
    }
}

/* k140  resnet.lua:57
 *   momentum_buffer_5_0_shortcut_1_weight = 0.9 * momentum_buffer_5_0_shortcut_1_weight + (sum__3 *
 *       recip_9 + 0.0005 * p5_0_shortcut_1_weight)  (64)
 *   p5_0_shortcut_1_weight = p5_0_shortcut_1_weight - mul * (sum__3 * recip_9 + 0.0005 *
 *       p5_0_shortcut_1_weight + 0.9 * new_momentum_buffer_5_0_shortcut_1_weight)  (64)
 */
static void k140_update_p5_0_shortcut_1_weight(
    const float *restrict sum__3, const float *restrict recip_9,
    float *restrict p5_0_shortcut_1_weight, float *restrict momentum_buffer_5_0_shortcut_1_weight,
    const float *restrict mul)
{
    for (long j = 0; j < 64; j++) {
        const float mul2 = sum__3[j] * recip_9[j];
        const float p5_0_shortcut_1_weight_j = p5_0_shortcut_1_weight[j];
        const float mul5 = 0.0005f * p5_0_shortcut_1_weight_j;
        const float add6 = mul2 + mul5;
        const float mul9 = 0.9f * momentum_buffer_5_0_shortcut_1_weight[j];
        const float new_momentum_buffer_5_0_shortcut_1_weight_j = mul9 + add6;
        const float mul11 = 0.9f * new_momentum_buffer_5_0_shortcut_1_weight_j;
        const float add12 = add6 + mul11;
        const float mul14 = mul[0] * add12;
        const float new_p5_0_shortcut_1_weight_j = p5_0_shortcut_1_weight_j - mul14;
        momentum_buffer_5_0_shortcut_1_weight[j] = new_momentum_buffer_5_0_shortcut_1_weight_j;
        p5_0_shortcut_1_weight[j] = new_p5_0_shortcut_1_weight_j;
    }
}

/* k141  resnet.lua:15
 *   d_h5_0_conv2 (over d_h5_0_shortcut_1) = d_h5_0_shortcut_1 * p5_0_bn2_weight * recip_8 +
 *       d_sub_2 * sub_8 - d_sum_3  (64, 64, 7, 7)
 */
static void k141_mul_add_sub(float *restrict d_h5_0_conv2, const float *restrict p5_0_bn2_weight,
                             const float *restrict recip_8, const float *restrict d_sub_2,
                             const float *restrict sub_8, const float *restrict d_sum_3)
{
    for (long i0 = 0; i0 < 64; i0++) {
        for (long i1 = 0; i1 < 64; i1++) {
            for (long j = 0; j < 49; j++) {
                const float d_h5_0_shortcut_1_ij = d_h5_0_conv2[i0 * 3136 + i1 * 49 + j];
                const float mul2 = d_h5_0_shortcut_1_ij * p5_0_bn2_weight[i1];
                const float mul4 = mul2 * recip_8[i1];
                const float mul7 = d_sub_2[i1] * sub_8[i0 * 3136 + i1 * 49 + j];
                const float add8 = mul4 + mul7;
                const float d_h5_0_conv2_ij = add8 - d_sum_3[i1];
                d_h5_0_conv2[i0 * 3136 + i1 * 49 + j] = d_h5_0_conv2_ij;
            }
        }
    }
}

/* k142  resnet.lua:57
 *   momentum_buffer_5_0_bn2_weight = 0.9 * momentum_buffer_5_0_bn2_weight + (sum__4 * recip_8 +
 *       0.0005 * p5_0_bn2_weight)  (64)
 *   p5_0_bn2_weight = p5_0_bn2_weight - mul * (sum__4 * recip_8 + 0.0005 * p5_0_bn2_weight + 0.9 *
 *       new_momentum_buffer_5_0_bn2_weight)  (64)
 */
static void k142_update_p5_0_bn2_weight(const float *restrict sum__4, const float *restrict recip_8,
                                        float *restrict p5_0_bn2_weight,
                                        float *restrict momentum_buffer_5_0_bn2_weight,
                                        const float *restrict mul)
{
    for (long j = 0; j < 64; j++) {
        const float mul2 = sum__4[j] * recip_8[j];
        const float p5_0_bn2_weight_j = p5_0_bn2_weight[j];
        const float mul5 = 0.0005f * p5_0_bn2_weight_j;
        const float add6 = mul2 + mul5;
        const float mul9 = 0.9f * momentum_buffer_5_0_bn2_weight[j];
        const float new_momentum_buffer_5_0_bn2_weight_j = mul9 + add6;
        const float mul11 = 0.9f * new_momentum_buffer_5_0_bn2_weight_j;
        const float add12 = add6 + mul11;
        const float mul14 = mul[0] * add12;
        const float new_p5_0_bn2_weight_j = p5_0_bn2_weight_j - mul14;
        momentum_buffer_5_0_bn2_weight[j] = new_momentum_buffer_5_0_bn2_weight_j;
        p5_0_bn2_weight[j] = new_p5_0_bn2_weight_j;
    }
}

/* k143  resnet.lua:14
 *   d_p5_0_conv2_weight = view(d_h5_0_conv2) @ view(relu_6)  (64, 576)
 */
static void k143_matmul(const float *restrict d_h5_0_conv2, const float *restrict relu_6,
                        float *restrict d_p5_0_conv2_weight)
{
    for (long j0 = 0; j0 < 64; j0++) {
        for (long i = 0; i < 64; i++) {
            for (long j1 = 0; j1 < 3; j1++) {
                for (long j2 = 0; j2 < 3; j2++) {
                    d_p5_0_conv2_weight[i * 576 + j0 * 9 + j1 * 3 + j2] = 0.0f;
                }
            }
            for (long k0 = 0; k0 < 64; k0++) {
                for (long k1 = 0; k1 < 7; k1++) {
                    for (long k2 = 0; k2 < 7; k2++) {
                        const float a_ik = d_h5_0_conv2[k0 * 3136 + i * 49 + k1 * 7 + k2];
                        for (long j1 = 0; j1 < 3; j1++) {
                            for (long j2 = 0; j2 < 3; j2++) {
                                d_p5_0_conv2_weight[i * 576 + j0 * 9 + j1 * 3 + j2] +=
                                    a_ik * relu_6[k0 * 5184 + j0 * 81 + k1 * 9 + j1 * 9 + k2 + j2];
                            }
                        }
                    }
                }
            }
        }
    }
}

/* k144  resnet.lua:14
 *   d_relu = p5_0_conv2_weight  (576, 64)
 */
static void k144_copy(const float *restrict p5_0_conv2_weight, float *restrict d_relu)
{
    for (long i = 0; i < 9; i++) {
        for (long j = 0; j < 4096; j++) {
            d_relu[i * 4096 + j] = p5_0_conv2_weight[j * 9 + i];
        }
    }
}

/* k145  resnet.lua:57
 *   momentum_buffer_5_0_conv2_weight = 0.9 * momentum_buffer_5_0_conv2_weight +
 *       (d_p5_0_conv2_weight + 0.0005 * p5_0_conv2_weight)  (64, 64, 3, 3)
 *   p5_0_conv2_weight = p5_0_conv2_weight - mul * (d_p5_0_conv2_weight + 0.0005 *
 *       p5_0_conv2_weight + 0.9 * new_momentum_buffer_5_0_conv2_weight)  (64, 64, 3, 3)
 */
static void k145_update_p5_0_conv2_weight(float *restrict p5_0_conv2_weight,
                                          const float *restrict d_p5_0_conv2_weight,
                                          float *restrict momentum_buffer_5_0_conv2_weight,
                                          const float *restrict mul)
{
    for (long j = 0; j < 36864; j++) {
        const float p5_0_conv2_weight_j = p5_0_conv2_weight[j];
        const float mul2 = 0.0005f * p5_0_conv2_weight_j;
        const float add4 = d_p5_0_conv2_weight[j] + mul2;
        const float mul7 = 0.9f * momentum_buffer_5_0_conv2_weight[j];
        const float new_momentum_buffer_5_0_conv2_weight_j = mul7 + add4;
        const float mul9 = 0.9f * new_momentum_buffer_5_0_conv2_weight_j;
        const float add10 = add4 + mul9;
        const float mul12 = mul[0] * add10;
        const float new_p5_0_conv2_weight_j = p5_0_conv2_weight_j - mul12;
        momentum_buffer_5_0_conv2_weight[j] = new_momentum_buffer_5_0_conv2_weight_j;
        p5_0_conv2_weight[j] = new_p5_0_conv2_weight_j;
    }
}

/* k146  resnet.lua:14
 *   d_relu_4 = fold(d_h5_0_conv2.T @ d_relu)  (64, 64, 7, 7)
 */
static void k146_fold(const float *restrict d_h5_0_conv2, const float *restrict d_relu,
                      float *restrict d_relu_4)
{
    for (long n = 0; n < 200704; n++) {
        d_relu_4[n] = 0.0f;
    }
    for (long b = 0; b < 64; b++) {
        for (long j = 0; j < 64; j++) {
            for (long t0 = 0; t0 < 3; t0++) {
                for (long t1 = 0; t1 < 3; t1++) {
                    for (long k = 0; k < 64; k++) {
                        const float b_kj = d_relu[t0 * 12288 + t1 * 4096 + k * 64 + j];
                        for (long i0 = 0; i0 < 7; i0++) {
                            const long r0 = i0 + t0 - 1;
                            if (r0 < 0 || r0 >= 7) {
                                continue;
                            }
                            for (long i1 = 0; i1 < 7; i1++) {
                                const long r1 = i1 + t1 - 1;
                                if (r1 < 0 || r1 >= 7) {
                                    continue;
                                }
                                d_relu_4[j * 3136 + b * 49 + r0 * 7 + r1] +=
                                    d_h5_0_conv2[b * 3136 + k * 49 + i0 * 7 + i1] * b_kj;
                            }
                        }
                    }
                }
            }
        }
    }
}

/* k147  resnet.lua:57
 *   where4 = where(relu_5 > 0, d_relu_4, 0)
 *   sum5 = sum(where4)
 *   add33 = sum5 + 0.0005 * p5_0_bn1_bias
 *   sum__5 (over sqrt__7) = sum(sub_7 * where4)  (1, 64, 1, 1)
 *   d_h5_0_conv1 (over relu_5) = where4 * p5_0_bn1_weight * recip_7 + sum__5 * p5_0_bn1_weight *
 *       (recip_7 * recip_7) / (2 * sqrt__7) / 3136 * -2 * sub_7 - sum5 * p5_0_bn1_weight *
 *       recip_7 / 3136  (64, 64, 7, 7)
 *   momentum_buffer_5_0_bn1_bias = 0.9 * momentum_buffer_5_0_bn1_bias + add33  (64)
 *   p5_0_bn1_bias = p5_0_bn1_bias - mul * (add33 + 0.9 * new_momentum_buffer_5_0_bn1_bias)  (64)
 */
static void k147_update_p5_0_bn1_bias(float *restrict d_h5_0_conv1, const float *restrict d_relu_4,
                                      const float *restrict p5_0_bn1_weight,
                                      const float *restrict sub_7, const float *restrict recip_7,
                                      float *restrict sum__5, float *restrict p5_0_bn1_bias,
                                      float *restrict momentum_buffer_5_0_bn1_bias,
                                      const float *restrict mul)
{
    for (long i = 0; i < 64; i++) {
        const float mul14 = recip_7[i] * recip_7[i];
        const float sqrt__7_i = sum__5[i];
        const float mul18 = 2.0f * sqrt__7_i;
        const float mul32 = 0.0005f * p5_0_bn1_bias[i];
        const float mul36 = 0.9f * momentum_buffer_5_0_bn1_bias[i];
        float sum5 = 0.0f;
        float sum__5_i = 0.0f;
        for (long j0 = 0; j0 < 64; j0++) {
            float part5 = 0.0f;
            float part10 = 0.0f;
            for (long j1 = 0; j1 < 49; j1++) {
                const float relu_5_ij = d_h5_0_conv1[j0 * 3136 + i * 49 + j1];
                const int gt2 = relu_5_ij > 0.0f;
                const float d_relu_4_ij = d_relu_4[i * 3136 + j0 * 49 + j1];
                const float where4 = gt2 ? d_relu_4_ij : 0.0f;
                const float mul9 = sub_7[j0 * 3136 + i * 49 + j1] * where4;
                part5 += where4;
                part10 += mul9;
            }
            sum5 += part5;
            sum__5_i += part10;
        }
        const float mul13 = sum__5_i * p5_0_bn1_weight[i];
        const float mul15 = mul13 * mul14;
        const float div19 = mul15 / mul18;
        const float div21 = div19 / 3136.0f;
        const float mul23 = div21 * (-2.0f);
        const float mul26 = sum5 * p5_0_bn1_weight[i];
        const float mul27 = mul26 * recip_7[i];
        const float div28 = mul27 / 3136.0f;
        const float add33 = sum5 + mul32;
        const float new_momentum_buffer_5_0_bn1_bias_i = mul36 + add33;
        const float mul38 = 0.9f * new_momentum_buffer_5_0_bn1_bias_i;
        const float add39 = add33 + mul38;
        const float mul41 = mul[0] * add39;
        const float new_p5_0_bn1_bias_i = p5_0_bn1_bias[i] - mul41;
        for (long j0 = 0; j0 < 64; j0++) {
            for (long j1 = 0; j1 < 49; j1++) {
                const float relu_5_ij = d_h5_0_conv1[j0 * 3136 + i * 49 + j1];
                const int gt2 = relu_5_ij > 0.0f;
                const float d_relu_4_ij = d_relu_4[i * 3136 + j0 * 49 + j1];
                const float where4 = gt2 ? d_relu_4_ij : 0.0f;
                const float mul7 = where4 * p5_0_bn1_weight[i];
                const float mul12 = mul7 * recip_7[i];
                const float mul24 = mul23 * sub_7[j0 * 3136 + i * 49 + j1];
                const float add25 = mul12 + mul24;
                const float d_h5_0_conv1_ij = add25 - div28;
                d_h5_0_conv1[j0 * 3136 + i * 49 + j1] = d_h5_0_conv1_ij;
            }
        }
        sum__5[i] = sum__5_i;
        momentum_buffer_5_0_bn1_bias[i] = new_momentum_buffer_5_0_bn1_bias_i;
        p5_0_bn1_bias[i] = new_p5_0_bn1_bias_i;
    }
}

/* k148  resnet.lua:57
 *   momentum_buffer_5_0_bn1_weight = 0.9 * momentum_buffer_5_0_bn1_weight + (sum__5 * recip_7 +
 *       0.0005 * p5_0_bn1_weight)  (64)
 *   p5_0_bn1_weight = p5_0_bn1_weight - mul * (sum__5 * recip_7 + 0.0005 * p5_0_bn1_weight + 0.9 *
 *       new_momentum_buffer_5_0_bn1_weight)  (64)
 */
static void k148_update_p5_0_bn1_weight(const float *restrict sum__5, const float *restrict recip_7,
                                        float *restrict p5_0_bn1_weight,
                                        float *restrict momentum_buffer_5_0_bn1_weight,
                                        const float *restrict mul)
{
    for (long j = 0; j < 64; j++) {
        const float mul2 = sum__5[j] * recip_7[j];
        const float p5_0_bn1_weight_j = p5_0_bn1_weight[j];
        const float mul5 = 0.0005f * p5_0_bn1_weight_j;
        const float add6 = mul2 + mul5;
        const float mul9 = 0.9f * momentum_buffer_5_0_bn1_weight[j];
        const float new_momentum_buffer_5_0_bn1_weight_j = mul9 + add6;
        const float mul11 = 0.9f * new_momentum_buffer_5_0_bn1_weight_j;
        const float add12 = add6 + mul11;
        const float mul14 = mul[0] * add12;
        const float new_p5_0_bn1_weight_j = p5_0_bn1_weight_j - mul14;
        momentum_buffer_5_0_bn1_weight[j] = new_momentum_buffer_5_0_bn1_weight_j;
        p5_0_bn1_weight[j] = new_p5_0_bn1_weight_j;
    }
}

/* k149  resnet.lua:12
 *   d_p5_0_conv1_weight = view(d_h5_0_conv1) @ view(h4_0_2)  (64, 288)
 */
static void k149_matmul(const float *restrict d_h5_0_conv1, const float *restrict h4_0_2,
                        float *restrict d_p5_0_conv1_weight)
{
    for (long j0 = 0; j0 < 32; j0++) {
        for (long i = 0; i < 64; i++) {
            for (long j1 = 0; j1 < 3; j1++) {
                for (long j2 = 0; j2 < 3; j2++) {
                    d_p5_0_conv1_weight[i * 288 + j0 * 9 + j1 * 3 + j2] = 0.0f;
                }
            }
            for (long k0 = 0; k0 < 64; k0++) {
                for (long k1 = 0; k1 < 7; k1++) {
                    for (long k2 = 0; k2 < 7; k2++) {
                        const float a_ik = d_h5_0_conv1[k0 * 3136 + i * 49 + k1 * 7 + k2];
                        for (long j1 = 0; j1 < 3; j1++) {
                            for (long j2 = 0; j2 < 3; j2++) {
                                d_p5_0_conv1_weight[i * 288 + j0 * 9 + j1 * 3 + j2] +=
                                    a_ik *
                                    h4_0_2[k0 * 8192 + j0 * 256 + k1 * 32 + j1 * 16 + k2 * 2 + j2];
                            }
                        }
                    }
                }
            }
        }
    }
}

/* k150  resnet.lua:12
 *   d_h4_0 = p5_0_conv1_weight  (288, 64)
 */
static void k150_copy(const float *restrict p5_0_conv1_weight, float *restrict d_h4_0)
{
    for (long i = 0; i < 9; i++) {
        for (long j = 0; j < 2048; j++) {
            d_h4_0[i * 2048 + j] = p5_0_conv1_weight[j * 9 + i];
        }
    }
}

/* k151  resnet.lua:57
 *   momentum_buffer_5_0_conv1_weight = 0.9 * momentum_buffer_5_0_conv1_weight +
 *       (d_p5_0_conv1_weight + 0.0005 * p5_0_conv1_weight)  (64, 32, 3, 3)
 *   p5_0_conv1_weight = p5_0_conv1_weight - mul * (d_p5_0_conv1_weight + 0.0005 *
 *       p5_0_conv1_weight + 0.9 * new_momentum_buffer_5_0_conv1_weight)  (64, 32, 3, 3)
 */
static void k151_update_p5_0_conv1_weight(float *restrict p5_0_conv1_weight,
                                          const float *restrict d_p5_0_conv1_weight,
                                          float *restrict momentum_buffer_5_0_conv1_weight,
                                          const float *restrict mul)
{
    for (long j = 0; j < 18432; j++) {
        const float p5_0_conv1_weight_j = p5_0_conv1_weight[j];
        const float mul2 = 0.0005f * p5_0_conv1_weight_j;
        const float add4 = d_p5_0_conv1_weight[j] + mul2;
        const float mul7 = 0.9f * momentum_buffer_5_0_conv1_weight[j];
        const float new_momentum_buffer_5_0_conv1_weight_j = mul7 + add4;
        const float mul9 = 0.9f * new_momentum_buffer_5_0_conv1_weight_j;
        const float add10 = add4 + mul9;
        const float mul12 = mul[0] * add10;
        const float new_p5_0_conv1_weight_j = p5_0_conv1_weight_j - mul12;
        momentum_buffer_5_0_conv1_weight[j] = new_momentum_buffer_5_0_conv1_weight_j;
        p5_0_conv1_weight[j] = new_p5_0_conv1_weight_j;
    }
}

/* k152  resnet.lua:14
 *   d_relu_2 = p4_0_conv2_weight  (288, 32)
 */
static void k152_copy(const float *restrict p4_0_conv2_weight, float *restrict d_relu_2)
{
    for (long i = 0; i < 9; i++) {
        for (long j = 0; j < 1024; j++) {
            d_relu_2[i * 1024 + j] = p4_0_conv2_weight[j * 9 + i];
        }
    }
}

/* k153  resnet.lua:12
 *   d_h3_0 = p4_0_conv1_weight  (144, 32)
 */
static void k153_copy(const float *restrict p4_0_conv1_weight, float *restrict d_h3_0)
{
    for (long i = 0; i < 9; i++) {
        for (long j = 0; j < 512; j++) {
            d_h3_0[i * 512 + j] = p4_0_conv1_weight[j * 9 + i];
        }
    }
}

/* k154  resnet.lua:14
 *   d_relu_3 = p3_0_conv2_weight  (144, 16)
 */
static void k154_copy(const float *restrict p3_0_conv2_weight, float *restrict d_relu_3)
{
    for (long i = 0; i < 9; i++) {
        for (long j = 0; j < 256; j++) {
            d_relu_3[i * 256 + j] = p3_0_conv2_weight[j * 9 + i];
        }
    }
}

/* k155  resnet.lua:12
 *   d_h2 = p3_0_conv1_weight  (144, 16)
 */
static void k155_copy(const float *restrict p3_0_conv1_weight, float *restrict d_h2)
{
    for (long i = 0; i < 9; i++) {
        for (long j = 0; j < 256; j++) {
            d_h2[i * 256 + j] = p3_0_conv1_weight[j * 9 + i];
        }
    }
}

/* k156  resnet.lua:17
 *   d_p5_0_shortcut_0_weight = d_h5_0_shortcut_0 @ view(h4_0)  (64, 64, 32)
 */
static void k156_matmul(const float *restrict d_h5_0_shortcut_0, const float *restrict h4_0,
                        float *restrict d_p5_0_shortcut_0_weight)
{
    for (long b = 0; b < 64; b++) {
        for (long i = 0; i < 64; i++) {
            for (long j = 0; j < 32; j++) {
                d_p5_0_shortcut_0_weight[b * 2048 + i * 32 + j] = 0.0f;
            }
            for (long k0 = 0; k0 < 7; k0++) {
                for (long k1 = 0; k1 < 7; k1++) {
                    const float a_ik = d_h5_0_shortcut_0[b * 3136 + i * 49 + k0 * 7 + k1];
                    for (long j = 0; j < 32; j++) {
                        d_p5_0_shortcut_0_weight[b * 2048 + i * 32 + j] +=
                            a_ik * h4_0[b * 6272 + j * 196 + k0 * 28 + k1 * 2];
                    }
                }
            }
        }
    }
}

/* k157  resnet.lua:17
 *   d_p5_0_shortcut_0_weight_2 = sum(d_p5_0_shortcut_0_weight)  (1, 64, 32)
 */
static void k157_sum(const float *restrict d_p5_0_shortcut_0_weight,
                     float *restrict d_p5_0_shortcut_0_weight_2)
{
    for (long j = 0; j < 2048; j++) {
        d_p5_0_shortcut_0_weight_2[j] = 0.0f;
    }
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 2048; j++) {
            d_p5_0_shortcut_0_weight_2[j] += d_p5_0_shortcut_0_weight[i * 2048 + j];
        }
    }
}

/* k158  resnet.lua:17
 *   d_h4_0_2 = 0  (64, 32, 14, 14)
 */
static void k158_copy(float *restrict d_h4_0_2)
{
    for (long j = 0; j < 401408; j++) {
        d_h4_0_2[j] = 0.0f;
    }
}

/* k194  resnet.lua:17
 *   d_h4_0 = p5_0_shortcut_0_weight_2.T @ d_h5_0_shortcut_0  a slice of (64, 32, 49)
 */
static void k194_matmul(const float *restrict p5_0_shortcut_0_weight_2,
                        const float *restrict d_h5_0_shortcut_0, float *restrict d_h4_0)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 49; j++) {
            d_h4_0[i * 49 + j] = 0.0f;
        }
        for (long k = 0; k < 64; k++) {
            const float a_ik = p5_0_shortcut_0_weight_2[k * 32 + i];
            for (long j = 0; j < 49; j++) {
                d_h4_0[i * 49 + j] += a_ik * d_h5_0_shortcut_0[k * 49 + j];
            }
        }
    }
}

/* k195  resnet.lua:17
 *   d_h4_0_2 = d_h4_0  a slice of (64, 32, 14, 14)
 */
static void k195_copy(const float *restrict d_h4_0, float *restrict d_h4_0_2)
{
    for (long i = 0; i < 224; i++) {
        for (long j = 0; j < 7; j++) {
            d_h4_0_2[i * 28 + j * 2] = d_h4_0[i * 7 + j];
        }
    }
}

#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */
__attribute__((noinline))
#endif
static void k159_slice(const float *p5_0_shortcut_0_weight_2, const float *d_h5_0_shortcut_0,
                       float *d_h4_0_2, void *work)
{
    char *const at = work;
    float *const d_h4_0 = (float *)(void *)(at + 0); /* (1568) */

    k194_matmul(p5_0_shortcut_0_weight_2, d_h5_0_shortcut_0, d_h4_0);
    k195_copy(d_h4_0, d_h4_0_2);
}

/* k159  resnet.lua:17
 *   d_h4_0_2 = 64 slices  (64, 32, 14, 14)
 */
static void k159_slices(const float *p5_0_shortcut_0_weight, const float *d_h5_0_shortcut_0,
                        float *d_h4_0_2, unsigned char *slice_work)
{
    for (long s0 = 0; s0 < 64; s0++) {
        k159_slice(p5_0_shortcut_0_weight, d_h5_0_shortcut_0 + s0 * 3136, d_h4_0_2 + s0 * 6272,
                   slice_work);
    }
}

/* k160  resnet.lua:57
 *   momentum_buffer_5_0_shortcut_0_weight = 0.9 * momentum_buffer_5_0_shortcut_0_weight +
 *       (d_p5_0_shortcut_0_weight_2 + 0.0005 * p5_0_shortcut_0_weight)  (64, 32, 1, 1)
 *   p5_0_shortcut_0_weight = p5_0_shortcut_0_weight - mul * (d_p5_0_shortcut_0_weight_2 + 0.0005 *
 *       p5_0_shortcut_0_weight + 0.9 * new_momentum_buffer_5_0_shortcut_0_weight)  (64, 32, 1, 1)
 */
static void k160_update_p5_0_shortcut_0_weight(
    float *restrict p5_0_shortcut_0_weight, const float *restrict d_p5_0_shortcut_0_weight_2,
    float *restrict momentum_buffer_5_0_shortcut_0_weight, const float *restrict mul)
{
    for (long j = 0; j < 2048; j++) {
        const float p5_0_shortcut_0_weight_j = p5_0_shortcut_0_weight[j];
        const float mul2 = 0.0005f * p5_0_shortcut_0_weight_j;
        const float add4 = d_p5_0_shortcut_0_weight_2[j] + mul2;
        const float mul7 = 0.9f * momentum_buffer_5_0_shortcut_0_weight[j];
        const float new_momentum_buffer_5_0_shortcut_0_weight_j = mul7 + add4;
        const float mul9 = 0.9f * new_momentum_buffer_5_0_shortcut_0_weight_j;
        const float add10 = add4 + mul9;
        const float mul12 = mul[0] * add10;
        const float new_p5_0_shortcut_0_weight_j = p5_0_shortcut_0_weight_j - mul12;
        momentum_buffer_5_0_shortcut_0_weight[j] = new_momentum_buffer_5_0_shortcut_0_weight_j;
        p5_0_shortcut_0_weight[j] = new_p5_0_shortcut_0_weight_j;
    }
}

/* k161  resnet.lua:12
 *   d_h4_0_3 = fold(d_h5_0_conv1.T @ d_h4_0)  (64, 32, 14, 14)
 */
static void k161_fold(const float *restrict d_h5_0_conv1, const float *restrict d_h4_0,
                      float *restrict d_h4_0_3)
{
    for (long n = 0; n < 401408; n++) {
        d_h4_0_3[n] = 0.0f;
    }
    for (long b = 0; b < 64; b++) {
        for (long j = 0; j < 32; j++) {
            for (long t0 = 0; t0 < 3; t0++) {
                for (long t1 = 0; t1 < 3; t1++) {
                    for (long k = 0; k < 64; k++) {
                        const float b_kj = d_h4_0[t0 * 6144 + t1 * 2048 + k * 32 + j];
                        for (long i0 = 0; i0 < 7; i0++) {
                            const long r0 = 2 * i0 + t0 - 1;
                            if (r0 < 0 || r0 >= 14) {
                                continue;
                            }
                            for (long i1 = 0; i1 < 7; i1++) {
                                const long r1 = 2 * i1 + t1 - 1;
                                if (r1 < 0 || r1 >= 14) {
                                    continue;
                                }
                                d_h4_0_3[j * 12544 + b * 196 + r0 * 14 + r1] +=
                                    d_h5_0_conv1[b * 3136 + k * 49 + i0 * 7 + i1] * b_kj;
                            }
                        }
                    }
                }
            }
        }
    }
}

/* k162  resnet.lua:57
 *   d_h4_0_shortcut_1 (over d_h4_0_2) = where(h4_0 > 0, d_h4_0_2 + d_h4_0_3, 0)  (64, 32, 14, 14)
 *   sum__6 (over sqrt__6) = sum(sub_6 * d_h4_0_shortcut_1)  (1, 32, 1, 1)
 *   d_sub_3 (over sqrt__5) = sum__6 * p4_0_shortcut_1_weight * (recip_6 * recip_6) / (2 *
 *       sqrt__6) / 12544 * -2  (1, 32, 1, 1)
 *   d_sum_4 = sum(d_h4_0_shortcut_1) * p4_0_shortcut_1_weight * recip_6 / 12544  (1, 32, 1, 1)
 *   sum__7 = sum(sub_5 * d_h4_0_shortcut_1)  (1, 32, 1, 1)
 *   d_sub_4 = sum__7 * p4_0_bn2_weight * (recip_5 * recip_5) / (2 * sqrt__5) / 12544 * -2
 *       (1, 32, 1, 1)
 *   d_sum_5 = sum(d_h4_0_shortcut_1) * p4_0_bn2_weight * recip_5 / 12544  (1, 32, 1, 1)
 *   momentum_buffer_4_0_bn2_bias = 0.9 * momentum_buffer_4_0_bn2_bias + (sum(d_h4_0_shortcut_1) +
 *       0.0005 * p4_0_bn2_bias)  (32)
 *   p4_0_bn2_bias = p4_0_bn2_bias - mul * (sum(d_h4_0_shortcut_1) + 0.0005 * p4_0_bn2_bias + 0.9 *
 *       new_momentum_buffer_4_0_bn2_bias)  (32)
 *   momentum_buffer_4_0_shortcut_1_bias = 0.9 * momentum_buffer_4_0_shortcut_1_bias +
 *       (sum(d_h4_0_shortcut_1) + 0.0005 * p4_0_shortcut_1_bias)  (32)
 *   p4_0_shortcut_1_bias = p4_0_shortcut_1_bias - mul * (sum(d_h4_0_shortcut_1) + 0.0005 *
 *       p4_0_shortcut_1_bias + 0.9 * new_momentum_buffer_4_0_shortcut_1_bias)  (32)
 */
static void k162_update_p4_0_shortcut_1_bias(float *restrict d_h4_0_shortcut_1,
                                             const float *restrict d_h4_0_3,
                                             const float *restrict h4_0,
                                             const float *restrict sub_6,
                                             const float *restrict p4_0_shortcut_1_weight,
                                             const float *restrict recip_6, float *restrict sum__6,
                                             const float *restrict sub_5,
                                             const float *restrict p4_0_bn2_weight,
                                             const float *restrict recip_5, float *restrict d_sub_3,
                                             float *restrict p4_0_bn2_bias,
                                             float *restrict momentum_buffer_4_0_bn2_bias,
                                             const float *restrict mul,
                                             float *restrict p4_0_shortcut_1_bias,
                                             float *restrict momentum_buffer_4_0_shortcut_1_bias,
                                             float *restrict d_sum_4, float *restrict sum__7,
                                             float *restrict d_sub_4, float *restrict d_sum_5)
{
    for (long i = 0; i < 32; i++) {
        const float mul14 = recip_6[i] * recip_6[i];
        const float sqrt__6_i = sum__6[i];
        const float mul18 = 2.0f * sqrt__6_i;
        const float mul33 = recip_5[i] * recip_5[i];
        const float sqrt__5_i = d_sub_3[i];
        const float mul36 = 2.0f * sqrt__5_i;
        const float mul45 = 0.0005f * p4_0_bn2_bias[i];
        const float mul49 = 0.9f * momentum_buffer_4_0_bn2_bias[i];
        const float mul57 = 0.0005f * p4_0_shortcut_1_bias[i];
        const float mul60 = 0.9f * momentum_buffer_4_0_shortcut_1_bias[i];
        float sum7 = 0.0f;
        float sum__6_i = 0.0f;
        float sum__7_i = 0.0f;
        for (long j0 = 0; j0 < 64; j0++) {
            float part7 = 0.0f;
            float part10 = 0.0f;
            float part29 = 0.0f;
            for (long j1 = 0; j1 < 196; j1++) {
                const float d_h4_0_2_ij = d_h4_0_shortcut_1[j0 * 6272 + i * 196 + j1];
                const float add2 = d_h4_0_2_ij + d_h4_0_3[i * 12544 + j0 * 196 + j1];
                const int gt5 = h4_0[j0 * 6272 + i * 196 + j1] > 0.0f;
                const float d_h4_0_shortcut_1_ij = gt5 ? add2 : 0.0f;
                const float mul9 = sub_6[j0 * 6272 + i * 196 + j1] * d_h4_0_shortcut_1_ij;
                const float mul28 = sub_5[j0 * 6272 + i * 196 + j1] * d_h4_0_shortcut_1_ij;
                part7 += d_h4_0_shortcut_1_ij;
                part10 += mul9;
                part29 += mul28;
            }
            sum7 += part7;
            sum__6_i += part10;
            sum__7_i += part29;
        }
        const float mul12 = sum__6_i * p4_0_shortcut_1_weight[i];
        const float mul15 = mul12 * mul14;
        const float div19 = mul15 / mul18;
        const float div21 = div19 / 12544.0f;
        const float d_sub_3_i = div21 * (-2.0f);
        const float mul24 = sum7 * p4_0_shortcut_1_weight[i];
        const float mul25 = mul24 * recip_6[i];
        const float d_sum_4_i = mul25 / 12544.0f;
        const float mul31 = sum__7_i * p4_0_bn2_weight[i];
        const float mul34 = mul31 * mul33;
        const float div37 = mul34 / mul36;
        const float div38 = div37 / 12544.0f;
        const float d_sub_4_i = div38 * (-2.0f);
        const float mul40 = sum7 * p4_0_bn2_weight[i];
        const float mul41 = mul40 * recip_5[i];
        const float d_sum_5_i = mul41 / 12544.0f;
        const float add46 = sum7 + mul45;
        const float new_momentum_buffer_4_0_bn2_bias_i = mul49 + add46;
        const float mul51 = 0.9f * new_momentum_buffer_4_0_bn2_bias_i;
        const float add52 = add46 + mul51;
        const float mul54 = mul[0] * add52;
        const float new_p4_0_bn2_bias_i = p4_0_bn2_bias[i] - mul54;
        const float add58 = sum7 + mul57;
        const float new_momentum_buffer_4_0_shortcut_1_bias_i = mul60 + add58;
        const float mul62 = 0.9f * new_momentum_buffer_4_0_shortcut_1_bias_i;
        const float add63 = add58 + mul62;
        const float mul64 = mul[0] * add63;
        const float new_p4_0_shortcut_1_bias_i = p4_0_shortcut_1_bias[i] - mul64;
        for (long j0 = 0; j0 < 64; j0++) {
            for (long j1 = 0; j1 < 196; j1++) {
                const float d_h4_0_2_ij = d_h4_0_shortcut_1[j0 * 6272 + i * 196 + j1];
                const float add2 = d_h4_0_2_ij + d_h4_0_3[i * 12544 + j0 * 196 + j1];
                const int gt5 = h4_0[j0 * 6272 + i * 196 + j1] > 0.0f;
                const float d_h4_0_shortcut_1_ij = gt5 ? add2 : 0.0f;
                d_h4_0_shortcut_1[j0 * 6272 + i * 196 + j1] = d_h4_0_shortcut_1_ij;
            }
        }
        sum__6[i] = sum__6_i;
        d_sub_3[i] = d_sub_3_i;
        d_sum_4[i] = d_sum_4_i;
        sum__7[i] = sum__7_i;
        d_sub_4[i] = d_sub_4_i;
        d_sum_5[i] = d_sum_5_i;
        momentum_buffer_4_0_bn2_bias[i] = new_momentum_buffer_4_0_bn2_bias_i;
        p4_0_bn2_bias[i] = new_p4_0_bn2_bias_i;
        momentum_buffer_4_0_shortcut_1_bias[i] = new_momentum_buffer_4_0_shortcut_1_bias_i;
        p4_0_shortcut_1_bias[i] = new_p4_0_shortcut_1_bias_i;
    }
}

/* k163  resnet.lua:17
 *   d_h4_0_shortcut_0 (over sub_6) = d_h4_0_shortcut_1 * p4_0_shortcut_1_weight * recip_6 +
 *       d_sub_3 * sub_6 - d_sum_4  (64, 32, 14, 14)
 */
static void k163_mul_add_sub(const float *restrict d_h4_0_shortcut_1,
                             const float *restrict p4_0_shortcut_1_weight,
                             const float *restrict recip_6, const float *restrict d_sub_3,
                             float *restrict d_h4_0_shortcut_0, const float *restrict d_sum_4)
{
    for (long i0 = 0; i0 < 64; i0++) {
        for (long i1 = 0; i1 < 32; i1++) {
            for (long j = 0; j < 196; j++) {
                const float mul2 =
                    d_h4_0_shortcut_1[i0 * 6272 + i1 * 196 + j] * p4_0_shortcut_1_weight[i1];
                const float mul4 = mul2 * recip_6[i1];
                const float sub_6_ij = d_h4_0_shortcut_0[i0 * 6272 + i1 * 196 + j];
                const float mul7 = d_sub_3[i1] * sub_6_ij;
                const float add8 = mul4 + mul7;
                const float d_h4_0_shortcut_0_ij = add8 - d_sum_4[i1];
                d_h4_0_shortcut_0[i0 * 6272 + i1 * 196 + j] = d_h4_0_shortcut_0_ij;
            }
        }
    }
}

/* k164  resnet.lua:57
 *   momentum_buffer_4_0_shortcut_1_weight = 0.9 * momentum_buffer_4_0_shortcut_1_weight + (sum__6 *
 *       recip_6 + 0.0005 * p4_0_shortcut_1_weight)  (32)
 *   p4_0_shortcut_1_weight = p4_0_shortcut_1_weight - mul * (sum__6 * recip_6 + 0.0005 *
 *       p4_0_shortcut_1_weight + 0.9 * new_momentum_buffer_4_0_shortcut_1_weight)  (32)
 */
static void k164_update_p4_0_shortcut_1_weight(
    const float *restrict sum__6, const float *restrict recip_6,
    float *restrict p4_0_shortcut_1_weight, float *restrict momentum_buffer_4_0_shortcut_1_weight,
    const float *restrict mul)
{
    for (long j = 0; j < 32; j++) {
        const float mul2 = sum__6[j] * recip_6[j];
        const float p4_0_shortcut_1_weight_j = p4_0_shortcut_1_weight[j];
        const float mul5 = 0.0005f * p4_0_shortcut_1_weight_j;
        const float add6 = mul2 + mul5;
        const float mul9 = 0.9f * momentum_buffer_4_0_shortcut_1_weight[j];
        const float new_momentum_buffer_4_0_shortcut_1_weight_j = mul9 + add6;
        const float mul11 = 0.9f * new_momentum_buffer_4_0_shortcut_1_weight_j;
        const float add12 = add6 + mul11;
        const float mul14 = mul[0] * add12;
        const float new_p4_0_shortcut_1_weight_j = p4_0_shortcut_1_weight_j - mul14;
        momentum_buffer_4_0_shortcut_1_weight[j] = new_momentum_buffer_4_0_shortcut_1_weight_j;
        p4_0_shortcut_1_weight[j] = new_p4_0_shortcut_1_weight_j;
    }
}

/* k165  resnet.lua:15
 *   d_h4_0_conv2 (over d_h4_0_shortcut_1) = d_h4_0_shortcut_1 * p4_0_bn2_weight * recip_5 +
 *       d_sub_4 * sub_5 - d_sum_5  (64, 32, 14, 14)
 */
static void k165_mul_add_sub(float *restrict d_h4_0_conv2, const float *restrict p4_0_bn2_weight,
                             const float *restrict recip_5, const float *restrict d_sub_4,
                             const float *restrict sub_5, const float *restrict d_sum_5)
{
    for (long i0 = 0; i0 < 64; i0++) {
        for (long i1 = 0; i1 < 32; i1++) {
            for (long j = 0; j < 196; j++) {
                const float d_h4_0_shortcut_1_ij = d_h4_0_conv2[i0 * 6272 + i1 * 196 + j];
                const float mul2 = d_h4_0_shortcut_1_ij * p4_0_bn2_weight[i1];
                const float mul4 = mul2 * recip_5[i1];
                const float mul7 = d_sub_4[i1] * sub_5[i0 * 6272 + i1 * 196 + j];
                const float add8 = mul4 + mul7;
                const float d_h4_0_conv2_ij = add8 - d_sum_5[i1];
                d_h4_0_conv2[i0 * 6272 + i1 * 196 + j] = d_h4_0_conv2_ij;
            }
        }
    }
}

/* k166  resnet.lua:57
 *   momentum_buffer_4_0_bn2_weight = 0.9 * momentum_buffer_4_0_bn2_weight + (sum__7 * recip_5 +
 *       0.0005 * p4_0_bn2_weight)  (32)
 *   p4_0_bn2_weight = p4_0_bn2_weight - mul * (sum__7 * recip_5 + 0.0005 * p4_0_bn2_weight + 0.9 *
 *       new_momentum_buffer_4_0_bn2_weight)  (32)
 */
static void k166_update_p4_0_bn2_weight(const float *restrict sum__7, const float *restrict recip_5,
                                        float *restrict p4_0_bn2_weight,
                                        float *restrict momentum_buffer_4_0_bn2_weight,
                                        const float *restrict mul)
{
    for (long j = 0; j < 32; j++) {
        const float mul2 = sum__7[j] * recip_5[j];
        const float p4_0_bn2_weight_j = p4_0_bn2_weight[j];
        const float mul5 = 0.0005f * p4_0_bn2_weight_j;
        const float add6 = mul2 + mul5;
        const float mul9 = 0.9f * momentum_buffer_4_0_bn2_weight[j];
        const float new_momentum_buffer_4_0_bn2_weight_j = mul9 + add6;
        const float mul11 = 0.9f * new_momentum_buffer_4_0_bn2_weight_j;
        const float add12 = add6 + mul11;
        const float mul14 = mul[0] * add12;
        const float new_p4_0_bn2_weight_j = p4_0_bn2_weight_j - mul14;
        momentum_buffer_4_0_bn2_weight[j] = new_momentum_buffer_4_0_bn2_weight_j;
        p4_0_bn2_weight[j] = new_p4_0_bn2_weight_j;
    }
}

/* k167  resnet.lua:14
 *   d_p4_0_conv2_weight = view(d_h4_0_conv2) @ view(relu_4)  (32, 288)
 */
static void k167_matmul(const float *restrict d_h4_0_conv2, const float *restrict relu_4,
                        float *restrict d_p4_0_conv2_weight)
{
    for (long j0 = 0; j0 < 32; j0++) {
        for (long i = 0; i < 32; i++) {
            for (long j1 = 0; j1 < 3; j1++) {
                for (long j2 = 0; j2 < 3; j2++) {
                    d_p4_0_conv2_weight[i * 288 + j0 * 9 + j1 * 3 + j2] = 0.0f;
                }
            }
            for (long k0 = 0; k0 < 64; k0++) {
                for (long k1 = 0; k1 < 14; k1++) {
                    for (long k2 = 0; k2 < 14; k2++) {
                        const float a_ik = d_h4_0_conv2[k0 * 6272 + i * 196 + k1 * 14 + k2];
                        for (long j1 = 0; j1 < 3; j1++) {
                            for (long j2 = 0; j2 < 3; j2++) {
                                d_p4_0_conv2_weight[i * 288 + j0 * 9 + j1 * 3 + j2] +=
                                    a_ik *
                                    relu_4[k0 * 8192 + j0 * 256 + k1 * 16 + j1 * 16 + k2 + j2];
                            }
                        }
                    }
                }
            }
        }
    }
}

/* k168  resnet.lua:57
 *   momentum_buffer_4_0_conv2_weight = 0.9 * momentum_buffer_4_0_conv2_weight +
 *       (d_p4_0_conv2_weight + 0.0005 * p4_0_conv2_weight)  (32, 32, 3, 3)
 *   p4_0_conv2_weight = p4_0_conv2_weight - mul * (d_p4_0_conv2_weight + 0.0005 *
 *       p4_0_conv2_weight + 0.9 * new_momentum_buffer_4_0_conv2_weight)  (32, 32, 3, 3)
 */
static void k168_update_p4_0_conv2_weight(float *restrict p4_0_conv2_weight,
                                          const float *restrict d_p4_0_conv2_weight,
                                          float *restrict momentum_buffer_4_0_conv2_weight,
                                          const float *restrict mul)
{
    for (long j = 0; j < 9216; j++) {
        const float p4_0_conv2_weight_j = p4_0_conv2_weight[j];
        const float mul2 = 0.0005f * p4_0_conv2_weight_j;
        const float add4 = d_p4_0_conv2_weight[j] + mul2;
        const float mul7 = 0.9f * momentum_buffer_4_0_conv2_weight[j];
        const float new_momentum_buffer_4_0_conv2_weight_j = mul7 + add4;
        const float mul9 = 0.9f * new_momentum_buffer_4_0_conv2_weight_j;
        const float add10 = add4 + mul9;
        const float mul12 = mul[0] * add10;
        const float new_p4_0_conv2_weight_j = p4_0_conv2_weight_j - mul12;
        momentum_buffer_4_0_conv2_weight[j] = new_momentum_buffer_4_0_conv2_weight_j;
        p4_0_conv2_weight[j] = new_p4_0_conv2_weight_j;
    }
}

/* k169  resnet.lua:14
 *   d_relu_5 = fold(d_h4_0_conv2.T @ d_relu_2)  (64, 32, 14, 14)
 */
static void k169_fold(const float *restrict d_h4_0_conv2, const float *restrict d_relu_2,
                      float *restrict d_relu_5)
{
    for (long n = 0; n < 401408; n++) {
        d_relu_5[n] = 0.0f;
    }
    for (long b = 0; b < 64; b++) {
        for (long j = 0; j < 32; j++) {
            for (long t0 = 0; t0 < 3; t0++) {
                for (long t1 = 0; t1 < 3; t1++) {
                    for (long k = 0; k < 32; k++) {
                        const float b_kj = d_relu_2[t0 * 3072 + t1 * 1024 + k * 32 + j];
                        for (long i0 = 0; i0 < 14; i0++) {
                            const long r0 = i0 + t0 - 1;
                            if (r0 < 0 || r0 >= 14) {
                                continue;
                            }
                            for (long i1 = 0; i1 < 14; i1++) {
                                const long r1 = i1 + t1 - 1;
                                if (r1 < 0 || r1 >= 14) {
                                    continue;
                                }
                                d_relu_5[j * 12544 + b * 196 + r0 * 14 + r1] +=
                                    d_h4_0_conv2[b * 6272 + k * 196 + i0 * 14 + i1] * b_kj;
                            }
                        }
                    }
                }
            }
        }
    }
}

/* k170  resnet.lua:57
 *   where4 = where(relu_3 > 0, d_relu_5, 0)
 *   sum5 = sum(where4)
 *   add33 = sum5 + 0.0005 * p4_0_bn1_bias
 *   sum__8 (over sqrt__4) = sum(sub_4 * where4)  (1, 32, 1, 1)
 *   d_h4_0_conv1 (over relu_3) = where4 * p4_0_bn1_weight * recip_4 + sum__8 * p4_0_bn1_weight *
 *       (recip_4 * recip_4) / (2 * sqrt__4) / 12544 * -2 * sub_4 - sum5 * p4_0_bn1_weight *
 *       recip_4 / 12544  (64, 32, 14, 14)
 *   momentum_buffer_4_0_bn1_bias = 0.9 * momentum_buffer_4_0_bn1_bias + add33  (32)
 *   p4_0_bn1_bias = p4_0_bn1_bias - mul * (add33 + 0.9 * new_momentum_buffer_4_0_bn1_bias)  (32)
 */
static void k170_update_p4_0_bn1_bias(float *restrict d_h4_0_conv1, const float *restrict d_relu_5,
                                      const float *restrict p4_0_bn1_weight,
                                      const float *restrict sub_4, const float *restrict recip_4,
                                      float *restrict sum__8, float *restrict p4_0_bn1_bias,
                                      float *restrict momentum_buffer_4_0_bn1_bias,
                                      const float *restrict mul)
{
    for (long i = 0; i < 32; i++) {
        const float mul14 = recip_4[i] * recip_4[i];
        const float sqrt__4_i = sum__8[i];
        const float mul18 = 2.0f * sqrt__4_i;
        const float mul32 = 0.0005f * p4_0_bn1_bias[i];
        const float mul36 = 0.9f * momentum_buffer_4_0_bn1_bias[i];
        float sum5 = 0.0f;
        float sum__8_i = 0.0f;
        for (long j0 = 0; j0 < 64; j0++) {
            float part5 = 0.0f;
            float part10 = 0.0f;
            for (long j1 = 0; j1 < 196; j1++) {
                const float relu_3_ij = d_h4_0_conv1[j0 * 6272 + i * 196 + j1];
                const int gt2 = relu_3_ij > 0.0f;
                const float d_relu_5_ij = d_relu_5[i * 12544 + j0 * 196 + j1];
                const float where4 = gt2 ? d_relu_5_ij : 0.0f;
                const float mul9 = sub_4[j0 * 6272 + i * 196 + j1] * where4;
                part5 += where4;
                part10 += mul9;
            }
            sum5 += part5;
            sum__8_i += part10;
        }
        const float mul13 = sum__8_i * p4_0_bn1_weight[i];
        const float mul15 = mul13 * mul14;
        const float div19 = mul15 / mul18;
        const float div21 = div19 / 12544.0f;
        const float mul23 = div21 * (-2.0f);
        const float mul26 = sum5 * p4_0_bn1_weight[i];
        const float mul27 = mul26 * recip_4[i];
        const float div28 = mul27 / 12544.0f;
        const float add33 = sum5 + mul32;
        const float new_momentum_buffer_4_0_bn1_bias_i = mul36 + add33;
        const float mul38 = 0.9f * new_momentum_buffer_4_0_bn1_bias_i;
        const float add39 = add33 + mul38;
        const float mul41 = mul[0] * add39;
        const float new_p4_0_bn1_bias_i = p4_0_bn1_bias[i] - mul41;
        for (long j0 = 0; j0 < 64; j0++) {
            for (long j1 = 0; j1 < 196; j1++) {
                const float relu_3_ij = d_h4_0_conv1[j0 * 6272 + i * 196 + j1];
                const int gt2 = relu_3_ij > 0.0f;
                const float d_relu_5_ij = d_relu_5[i * 12544 + j0 * 196 + j1];
                const float where4 = gt2 ? d_relu_5_ij : 0.0f;
                const float mul7 = where4 * p4_0_bn1_weight[i];
                const float mul12 = mul7 * recip_4[i];
                const float mul24 = mul23 * sub_4[j0 * 6272 + i * 196 + j1];
                const float add25 = mul12 + mul24;
                const float d_h4_0_conv1_ij = add25 - div28;
                d_h4_0_conv1[j0 * 6272 + i * 196 + j1] = d_h4_0_conv1_ij;
            }
        }
        sum__8[i] = sum__8_i;
        momentum_buffer_4_0_bn1_bias[i] = new_momentum_buffer_4_0_bn1_bias_i;
        p4_0_bn1_bias[i] = new_p4_0_bn1_bias_i;
    }
}

/* k171  resnet.lua:57
 *   momentum_buffer_4_0_bn1_weight = 0.9 * momentum_buffer_4_0_bn1_weight + (sum__8 * recip_4 +
 *       0.0005 * p4_0_bn1_weight)  (32)
 *   p4_0_bn1_weight = p4_0_bn1_weight - mul * (sum__8 * recip_4 + 0.0005 * p4_0_bn1_weight + 0.9 *
 *       new_momentum_buffer_4_0_bn1_weight)  (32)
 */
static void k171_update_p4_0_bn1_weight(const float *restrict sum__8, const float *restrict recip_4,
                                        float *restrict p4_0_bn1_weight,
                                        float *restrict momentum_buffer_4_0_bn1_weight,
                                        const float *restrict mul)
{
    for (long j = 0; j < 32; j++) {
        const float mul2 = sum__8[j] * recip_4[j];
        const float p4_0_bn1_weight_j = p4_0_bn1_weight[j];
        const float mul5 = 0.0005f * p4_0_bn1_weight_j;
        const float add6 = mul2 + mul5;
        const float mul9 = 0.9f * momentum_buffer_4_0_bn1_weight[j];
        const float new_momentum_buffer_4_0_bn1_weight_j = mul9 + add6;
        const float mul11 = 0.9f * new_momentum_buffer_4_0_bn1_weight_j;
        const float add12 = add6 + mul11;
        const float mul14 = mul[0] * add12;
        const float new_p4_0_bn1_weight_j = p4_0_bn1_weight_j - mul14;
        momentum_buffer_4_0_bn1_weight[j] = new_momentum_buffer_4_0_bn1_weight_j;
        p4_0_bn1_weight[j] = new_p4_0_bn1_weight_j;
    }
}

/* k172  resnet.lua:12
 *   d_p4_0_conv1_weight = view(d_h4_0_conv1) @ view(h3_0_2)  (32, 144)
 */
static void k172_matmul(const float *restrict d_h4_0_conv1, const float *restrict h3_0_2,
                        float *restrict d_p4_0_conv1_weight)
{
    for (long j0 = 0; j0 < 16; j0++) {
        for (long i = 0; i < 32; i++) {
            for (long j1 = 0; j1 < 3; j1++) {
                for (long j2 = 0; j2 < 3; j2++) {
                    d_p4_0_conv1_weight[i * 144 + j0 * 9 + j1 * 3 + j2] = 0.0f;
                }
            }
            for (long k0 = 0; k0 < 64; k0++) {
                for (long k1 = 0; k1 < 14; k1++) {
                    for (long k2 = 0; k2 < 14; k2++) {
                        const float a_ik = d_h4_0_conv1[k0 * 6272 + i * 196 + k1 * 14 + k2];
                        for (long j1 = 0; j1 < 3; j1++) {
                            for (long j2 = 0; j2 < 3; j2++) {
                                d_p4_0_conv1_weight[i * 144 + j0 * 9 + j1 * 3 + j2] +=
                                    a_ik *
                                    h3_0_2[k0 * 14400 + j0 * 900 + k1 * 60 + j1 * 30 + k2 * 2 + j2];
                            }
                        }
                    }
                }
            }
        }
    }
}

/* k173  resnet.lua:57
 *   momentum_buffer_4_0_conv1_weight = 0.9 * momentum_buffer_4_0_conv1_weight +
 *       (d_p4_0_conv1_weight + 0.0005 * p4_0_conv1_weight)  (32, 16, 3, 3)
 *   p4_0_conv1_weight = p4_0_conv1_weight - mul * (d_p4_0_conv1_weight + 0.0005 *
 *       p4_0_conv1_weight + 0.9 * new_momentum_buffer_4_0_conv1_weight)  (32, 16, 3, 3)
 */
static void k173_update_p4_0_conv1_weight(float *restrict p4_0_conv1_weight,
                                          const float *restrict d_p4_0_conv1_weight,
                                          float *restrict momentum_buffer_4_0_conv1_weight,
                                          const float *restrict mul)
{
    for (long j = 0; j < 4608; j++) {
        const float p4_0_conv1_weight_j = p4_0_conv1_weight[j];
        const float mul2 = 0.0005f * p4_0_conv1_weight_j;
        const float add4 = d_p4_0_conv1_weight[j] + mul2;
        const float mul7 = 0.9f * momentum_buffer_4_0_conv1_weight[j];
        const float new_momentum_buffer_4_0_conv1_weight_j = mul7 + add4;
        const float mul9 = 0.9f * new_momentum_buffer_4_0_conv1_weight_j;
        const float add10 = add4 + mul9;
        const float mul12 = mul[0] * add10;
        const float new_p4_0_conv1_weight_j = p4_0_conv1_weight_j - mul12;
        momentum_buffer_4_0_conv1_weight[j] = new_momentum_buffer_4_0_conv1_weight_j;
        p4_0_conv1_weight[j] = new_p4_0_conv1_weight_j;
    }
}

/* k174  resnet.lua:17
 *   d_p4_0_shortcut_0_weight = d_h4_0_shortcut_0 @ view(h3_0)  (64, 32, 16)
 */
static void k174_matmul(const float *restrict d_h4_0_shortcut_0, const float *restrict h3_0,
                        float *restrict d_p4_0_shortcut_0_weight)
{
    for (long b = 0; b < 64; b++) {
        for (long i = 0; i < 32; i++) {
            for (long j = 0; j < 16; j++) {
                d_p4_0_shortcut_0_weight[b * 512 + i * 16 + j] = 0.0f;
            }
            for (long k0 = 0; k0 < 14; k0++) {
                for (long k1 = 0; k1 < 14; k1++) {
                    const float a_ik = d_h4_0_shortcut_0[b * 6272 + i * 196 + k0 * 14 + k1];
                    for (long j = 0; j < 16; j++) {
                        d_p4_0_shortcut_0_weight[b * 512 + i * 16 + j] +=
                            a_ik * h3_0[b * 12544 + j * 784 + k0 * 56 + k1 * 2];
                    }
                }
            }
        }
    }
}

/* k175  resnet.lua:17
 *   d_p4_0_shortcut_0_weight_2 = sum(d_p4_0_shortcut_0_weight)  (1, 32, 16)
 */
static void k175_sum(const float *restrict d_p4_0_shortcut_0_weight,
                     float *restrict d_p4_0_shortcut_0_weight_2)
{
    for (long j = 0; j < 512; j++) {
        d_p4_0_shortcut_0_weight_2[j] = 0.0f;
    }
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 512; j++) {
            d_p4_0_shortcut_0_weight_2[j] += d_p4_0_shortcut_0_weight[i * 512 + j];
        }
    }
}

/* k176  resnet.lua:17
 *   d_h3_0_2 = 0  (64, 16, 28, 28)
 */
static void k176_copy(float *restrict d_h3_0_2)
{
    for (long j = 0; j < 802816; j++) {
        d_h3_0_2[j] = 0.0f;
    }
}

/* k196  resnet.lua:17
 *   d_h3_0 = p4_0_shortcut_0_weight_2.T @ d_h4_0_shortcut_0  a slice of (64, 16, 196)
 */
static void k196_matmul(const float *restrict p4_0_shortcut_0_weight_2,
                        const float *restrict d_h4_0_shortcut_0, float *restrict d_h3_0)
{
    for (long i = 0; i < 16; i++) {
        for (long j = 0; j < 196; j++) {
            d_h3_0[i * 196 + j] = 0.0f;
        }
        for (long k = 0; k < 32; k++) {
            const float a_ik = p4_0_shortcut_0_weight_2[k * 16 + i];
            for (long j = 0; j < 196; j++) {
                d_h3_0[i * 196 + j] += a_ik * d_h4_0_shortcut_0[k * 196 + j];
            }
        }
    }
}

/* k197  resnet.lua:17
 *   d_h3_0_2 = d_h3_0  a slice of (64, 16, 28, 28)
 */
static void k197_copy(const float *restrict d_h3_0, float *restrict d_h3_0_2)
{
    for (long i = 0; i < 224; i++) {
        for (long j = 0; j < 14; j++) {
            d_h3_0_2[i * 56 + j * 2] = d_h3_0[i * 14 + j];
        }
    }
}

#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */
__attribute__((noinline))
#endif
static void k177_slice(const float *p4_0_shortcut_0_weight_2, const float *d_h4_0_shortcut_0,
                       float *d_h3_0_2, void *work)
{
    char *const at = work;
    float *const d_h3_0 = (float *)(void *)(at + 0); /* (3136) */

    k196_matmul(p4_0_shortcut_0_weight_2, d_h4_0_shortcut_0, d_h3_0);
    k197_copy(d_h3_0, d_h3_0_2);
}

/* k177  resnet.lua:17
 *   d_h3_0_2 = 64 slices  (64, 16, 28, 28)
 */
static void k177_slices(const float *p4_0_shortcut_0_weight, const float *d_h4_0_shortcut_0,
                        float *d_h3_0_2, unsigned char *slice_work_2)
{
    for (long s0 = 0; s0 < 64; s0++) {
        k177_slice(p4_0_shortcut_0_weight, d_h4_0_shortcut_0 + s0 * 6272, d_h3_0_2 + s0 * 12544,
                   slice_work_2);
    }
}

/* k178  resnet.lua:57
 *   momentum_buffer_4_0_shortcut_0_weight = 0.9 * momentum_buffer_4_0_shortcut_0_weight +
 *       (d_p4_0_shortcut_0_weight_2 + 0.0005 * p4_0_shortcut_0_weight)  (32, 16, 1, 1)
 *   p4_0_shortcut_0_weight = p4_0_shortcut_0_weight - mul * (d_p4_0_shortcut_0_weight_2 + 0.0005 *
 *       p4_0_shortcut_0_weight + 0.9 * new_momentum_buffer_4_0_shortcut_0_weight)  (32, 16, 1, 1)
 */
static void k178_update_p4_0_shortcut_0_weight(
    float *restrict p4_0_shortcut_0_weight, const float *restrict d_p4_0_shortcut_0_weight_2,
    float *restrict momentum_buffer_4_0_shortcut_0_weight, const float *restrict mul)
{
    for (long j = 0; j < 512; j++) {
        const float p4_0_shortcut_0_weight_j = p4_0_shortcut_0_weight[j];
        const float mul2 = 0.0005f * p4_0_shortcut_0_weight_j;
        const float add4 = d_p4_0_shortcut_0_weight_2[j] + mul2;
        const float mul7 = 0.9f * momentum_buffer_4_0_shortcut_0_weight[j];
        const float new_momentum_buffer_4_0_shortcut_0_weight_j = mul7 + add4;
        const float mul9 = 0.9f * new_momentum_buffer_4_0_shortcut_0_weight_j;
        const float add10 = add4 + mul9;
        const float mul12 = mul[0] * add10;
        const float new_p4_0_shortcut_0_weight_j = p4_0_shortcut_0_weight_j - mul12;
        momentum_buffer_4_0_shortcut_0_weight[j] = new_momentum_buffer_4_0_shortcut_0_weight_j;
        p4_0_shortcut_0_weight[j] = new_p4_0_shortcut_0_weight_j;
    }
}

/* k179  resnet.lua:12
 *   d_h3_0_3 = fold(d_h4_0_conv1.T @ d_h3_0)  (64, 16, 28, 28)
 */
static void k179_fold(const float *restrict d_h4_0_conv1, const float *restrict d_h3_0,
                      float *restrict d_h3_0_3)
{
    for (long n = 0; n < 802816; n++) {
        d_h3_0_3[n] = 0.0f;
    }
    for (long b = 0; b < 64; b++) {
        for (long j = 0; j < 16; j++) {
            for (long t0 = 0; t0 < 3; t0++) {
                for (long t1 = 0; t1 < 3; t1++) {
                    for (long k = 0; k < 32; k++) {
                        const float b_kj = d_h3_0[t0 * 1536 + t1 * 512 + k * 16 + j];
                        for (long i0 = 0; i0 < 14; i0++) {
                            const long r0 = 2 * i0 + t0 - 1;
                            if (r0 < 0 || r0 >= 28) {
                                continue;
                            }
                            for (long i1 = 0; i1 < 14; i1++) {
                                const long r1 = 2 * i1 + t1 - 1;
                                if (r1 < 0 || r1 >= 28) {
                                    continue;
                                }
                                d_h3_0_3[j * 50176 + b * 784 + r0 * 28 + r1] +=
                                    d_h4_0_conv1[b * 6272 + k * 196 + i0 * 14 + i1] * b_kj;
                            }
                        }
                    }
                }
            }
        }
    }
}

/* k180  resnet.lua:57
 *   sum7 = sum(d_h3_0_bn2)
 *   add35 = sum7 + 0.0005 * p3_0_bn2_bias
 *   d_h3_0_bn2 (over d_h3_0_2) = where(h3_0 > 0, d_h3_0_2 + d_h3_0_3, 0)  (64, 16, 28, 28)
 *   sum__9 (over sqrt__3) = sum(sub_3 * d_h3_0_bn2)  (1, 16, 1, 1)
 *   d_h3_0_conv2 (over h3_0) = d_h3_0_bn2 * p3_0_bn2_weight * recip_3 + sum__9 * p3_0_bn2_weight *
 *       (recip_3 * recip_3) / (2 * sqrt__3) / 50176 * -2 * sub_3 - sum7 * p3_0_bn2_weight *
 *       recip_3 / 50176  (64, 16, 28, 28)
 *   momentum_buffer_3_0_bn2_bias = 0.9 * momentum_buffer_3_0_bn2_bias + add35  (16)
 *   p3_0_bn2_bias = p3_0_bn2_bias - mul * (add35 + 0.9 * new_momentum_buffer_3_0_bn2_bias)  (16)
 */
static void k180_update_p3_0_bn2_bias(float *restrict d_h3_0_bn2, const float *restrict d_h3_0_3,
                                      float *restrict d_h3_0_conv2,
                                      const float *restrict p3_0_bn2_weight,
                                      const float *restrict sub_3, const float *restrict recip_3,
                                      float *restrict sum__9, float *restrict p3_0_bn2_bias,
                                      float *restrict momentum_buffer_3_0_bn2_bias,
                                      const float *restrict mul)
{
    for (long i = 0; i < 16; i++) {
        const float mul16 = recip_3[i] * recip_3[i];
        const float sqrt__3_i = sum__9[i];
        const float mul20 = 2.0f * sqrt__3_i;
        const float mul34 = 0.0005f * p3_0_bn2_bias[i];
        const float mul38 = 0.9f * momentum_buffer_3_0_bn2_bias[i];
        float sum7 = 0.0f;
        float sum__9_i = 0.0f;
        for (long j0 = 0; j0 < 64; j0++) {
            float part7 = 0.0f;
            float part12 = 0.0f;
            for (long j1 = 0; j1 < 784; j1++) {
                const float d_h3_0_2_ij = d_h3_0_bn2[j0 * 12544 + i * 784 + j1];
                const float add2 = d_h3_0_2_ij + d_h3_0_3[i * 50176 + j0 * 784 + j1];
                const float h3_0_ij = d_h3_0_conv2[j0 * 12544 + i * 784 + j1];
                const int gt5 = h3_0_ij > 0.0f;
                const float d_h3_0_bn2_ij = gt5 ? add2 : 0.0f;
                const float mul11 = sub_3[j0 * 12544 + i * 784 + j1] * d_h3_0_bn2_ij;
                part7 += d_h3_0_bn2_ij;
                part12 += mul11;
            }
            sum7 += part7;
            sum__9_i += part12;
        }
        const float mul15 = sum__9_i * p3_0_bn2_weight[i];
        const float mul17 = mul15 * mul16;
        const float div21 = mul17 / mul20;
        const float div23 = div21 / 50176.0f;
        const float mul25 = div23 * (-2.0f);
        const float mul28 = sum7 * p3_0_bn2_weight[i];
        const float mul29 = mul28 * recip_3[i];
        const float div30 = mul29 / 50176.0f;
        const float add35 = sum7 + mul34;
        const float new_momentum_buffer_3_0_bn2_bias_i = mul38 + add35;
        const float mul40 = 0.9f * new_momentum_buffer_3_0_bn2_bias_i;
        const float add41 = add35 + mul40;
        const float mul43 = mul[0] * add41;
        const float new_p3_0_bn2_bias_i = p3_0_bn2_bias[i] - mul43;
        for (long j0 = 0; j0 < 64; j0++) {
            for (long j1 = 0; j1 < 784; j1++) {
                const float d_h3_0_2_ij = d_h3_0_bn2[j0 * 12544 + i * 784 + j1];
                const float add2 = d_h3_0_2_ij + d_h3_0_3[i * 50176 + j0 * 784 + j1];
                const float h3_0_ij = d_h3_0_conv2[j0 * 12544 + i * 784 + j1];
                const int gt5 = h3_0_ij > 0.0f;
                const float d_h3_0_bn2_ij = gt5 ? add2 : 0.0f;
                const float mul9 = d_h3_0_bn2_ij * p3_0_bn2_weight[i];
                const float mul14 = mul9 * recip_3[i];
                const float mul26 = mul25 * sub_3[j0 * 12544 + i * 784 + j1];
                const float add27 = mul14 + mul26;
                const float d_h3_0_conv2_ij = add27 - div30;
                d_h3_0_bn2[j0 * 12544 + i * 784 + j1] = d_h3_0_bn2_ij;
                d_h3_0_conv2[j0 * 12544 + i * 784 + j1] = d_h3_0_conv2_ij;
            }
        }
        sum__9[i] = sum__9_i;
        momentum_buffer_3_0_bn2_bias[i] = new_momentum_buffer_3_0_bn2_bias_i;
        p3_0_bn2_bias[i] = new_p3_0_bn2_bias_i;
    }
}

/* k181  resnet.lua:57
 *   momentum_buffer_3_0_bn2_weight = 0.9 * momentum_buffer_3_0_bn2_weight + (sum__9 * recip_3 +
 *       0.0005 * p3_0_bn2_weight)  (16)
 *   p3_0_bn2_weight = p3_0_bn2_weight - mul * (sum__9 * recip_3 + 0.0005 * p3_0_bn2_weight + 0.9 *
 *       new_momentum_buffer_3_0_bn2_weight)  (16)
 */
static void k181_update_p3_0_bn2_weight(const float *restrict sum__9, const float *restrict recip_3,
                                        float *restrict p3_0_bn2_weight,
                                        float *restrict momentum_buffer_3_0_bn2_weight,
                                        const float *restrict mul)
{
    for (long j = 0; j < 16; j++) {
        const float mul2 = sum__9[j] * recip_3[j];
        const float p3_0_bn2_weight_j = p3_0_bn2_weight[j];
        const float mul5 = 0.0005f * p3_0_bn2_weight_j;
        const float add6 = mul2 + mul5;
        const float mul9 = 0.9f * momentum_buffer_3_0_bn2_weight[j];
        const float new_momentum_buffer_3_0_bn2_weight_j = mul9 + add6;
        const float mul11 = 0.9f * new_momentum_buffer_3_0_bn2_weight_j;
        const float add12 = add6 + mul11;
        const float mul14 = mul[0] * add12;
        const float new_p3_0_bn2_weight_j = p3_0_bn2_weight_j - mul14;
        momentum_buffer_3_0_bn2_weight[j] = new_momentum_buffer_3_0_bn2_weight_j;
        p3_0_bn2_weight[j] = new_p3_0_bn2_weight_j;
    }
}

/* k182  resnet.lua:14
 *   d_p3_0_conv2_weight = view(d_h3_0_conv2) @ view(relu_2)  (16, 144)
 */
static void k182_matmul(const float *restrict d_h3_0_conv2, const float *restrict relu_2,
                        float *restrict d_p3_0_conv2_weight)
{
    for (long j0 = 0; j0 < 16; j0++) {
        for (long i = 0; i < 16; i++) {
            for (long j1 = 0; j1 < 3; j1++) {
                for (long j2 = 0; j2 < 3; j2++) {
                    d_p3_0_conv2_weight[i * 144 + j0 * 9 + j1 * 3 + j2] = 0.0f;
                }
            }
            for (long k0 = 0; k0 < 64; k0++) {
                for (long k1 = 0; k1 < 28; k1++) {
                    for (long k2 = 0; k2 < 28; k2++) {
                        const float a_ik = d_h3_0_conv2[k0 * 12544 + i * 784 + k1 * 28 + k2];
                        for (long j1 = 0; j1 < 3; j1++) {
                            for (long j2 = 0; j2 < 3; j2++) {
                                d_p3_0_conv2_weight[i * 144 + j0 * 9 + j1 * 3 + j2] +=
                                    a_ik *
                                    relu_2[k0 * 14400 + j0 * 900 + k1 * 30 + j1 * 30 + k2 + j2];
                            }
                        }
                    }
                }
            }
        }
    }
}

/* k183  resnet.lua:57
 *   momentum_buffer_3_0_conv2_weight = 0.9 * momentum_buffer_3_0_conv2_weight +
 *       (d_p3_0_conv2_weight + 0.0005 * p3_0_conv2_weight)  (16, 16, 3, 3)
 *   p3_0_conv2_weight = p3_0_conv2_weight - mul * (d_p3_0_conv2_weight + 0.0005 *
 *       p3_0_conv2_weight + 0.9 * new_momentum_buffer_3_0_conv2_weight)  (16, 16, 3, 3)
 */
static void k183_update_p3_0_conv2_weight(float *restrict p3_0_conv2_weight,
                                          const float *restrict d_p3_0_conv2_weight,
                                          float *restrict momentum_buffer_3_0_conv2_weight,
                                          const float *restrict mul)
{
    for (long j = 0; j < 2304; j++) {
        const float p3_0_conv2_weight_j = p3_0_conv2_weight[j];
        const float mul2 = 0.0005f * p3_0_conv2_weight_j;
        const float add4 = d_p3_0_conv2_weight[j] + mul2;
        const float mul7 = 0.9f * momentum_buffer_3_0_conv2_weight[j];
        const float new_momentum_buffer_3_0_conv2_weight_j = mul7 + add4;
        const float mul9 = 0.9f * new_momentum_buffer_3_0_conv2_weight_j;
        const float add10 = add4 + mul9;
        const float mul12 = mul[0] * add10;
        const float new_p3_0_conv2_weight_j = p3_0_conv2_weight_j - mul12;
        momentum_buffer_3_0_conv2_weight[j] = new_momentum_buffer_3_0_conv2_weight_j;
        p3_0_conv2_weight[j] = new_p3_0_conv2_weight_j;
    }
}

/* k184  resnet.lua:14
 *   d_relu_6 = fold(d_h3_0_conv2.T @ d_relu_3)  (64, 16, 28, 28)
 */
static void k184_fold(const float *restrict d_h3_0_conv2, const float *restrict d_relu_3,
                      float *restrict d_relu_6)
{
    for (long n = 0; n < 802816; n++) {
        d_relu_6[n] = 0.0f;
    }
    for (long b = 0; b < 64; b++) {
        for (long j = 0; j < 16; j++) {
            for (long t0 = 0; t0 < 3; t0++) {
                for (long t1 = 0; t1 < 3; t1++) {
                    for (long k = 0; k < 16; k++) {
                        const float b_kj = d_relu_3[t0 * 768 + t1 * 256 + k * 16 + j];
                        for (long i0 = 0; i0 < 28; i0++) {
                            const long r0 = i0 + t0 - 1;
                            if (r0 < 0 || r0 >= 28) {
                                continue;
                            }
                            for (long i1 = 0; i1 < 28; i1++) {
                                const long r1 = i1 + t1 - 1;
                                if (r1 < 0 || r1 >= 28) {
                                    continue;
                                }
                                d_relu_6[j * 50176 + b * 784 + r0 * 28 + r1] +=
                                    d_h3_0_conv2[b * 12544 + k * 784 + i0 * 28 + i1] * b_kj;
                            }
                        }
                    }
                }
            }
        }
    }
}

/* k185  resnet.lua:57
 *   where4 = where(relu > 0, d_relu_6, 0)
 *   sum5 = sum(where4)
 *   add33 = sum5 + 0.0005 * p3_0_bn1_bias
 *   sum__10 (over sqrt__2) = sum(sub_2 * where4)  (1, 16, 1, 1)
 *   d_h3_0_conv1 (over relu) = where4 * p3_0_bn1_weight * recip_2 + sum__10 * p3_0_bn1_weight *
 *       (recip_2 * recip_2) / (2 * sqrt__2) / 50176 * -2 * sub_2 - sum5 * p3_0_bn1_weight *
 *       recip_2 / 50176  (64, 16, 28, 28)
 *   momentum_buffer_3_0_bn1_bias = 0.9 * momentum_buffer_3_0_bn1_bias + add33  (16)
 *   p3_0_bn1_bias = p3_0_bn1_bias - mul * (add33 + 0.9 * new_momentum_buffer_3_0_bn1_bias)  (16)
 */
static void k185_update_p3_0_bn1_bias(float *restrict d_h3_0_conv1, const float *restrict d_relu_6,
                                      const float *restrict p3_0_bn1_weight,
                                      const float *restrict sub_2, const float *restrict recip_2,
                                      float *restrict sum__10, float *restrict p3_0_bn1_bias,
                                      float *restrict momentum_buffer_3_0_bn1_bias,
                                      const float *restrict mul)
{
    for (long i = 0; i < 16; i++) {
        const float mul14 = recip_2[i] * recip_2[i];
        const float sqrt__2_i = sum__10[i];
        const float mul18 = 2.0f * sqrt__2_i;
        const float mul32 = 0.0005f * p3_0_bn1_bias[i];
        const float mul36 = 0.9f * momentum_buffer_3_0_bn1_bias[i];
        float sum5 = 0.0f;
        float sum__10_i = 0.0f;
        for (long j0 = 0; j0 < 64; j0++) {
            float part5 = 0.0f;
            float part10 = 0.0f;
            for (long j1 = 0; j1 < 784; j1++) {
                const float relu_ij = d_h3_0_conv1[j0 * 12544 + i * 784 + j1];
                const int gt2 = relu_ij > 0.0f;
                const float d_relu_6_ij = d_relu_6[i * 50176 + j0 * 784 + j1];
                const float where4 = gt2 ? d_relu_6_ij : 0.0f;
                const float mul9 = sub_2[j0 * 12544 + i * 784 + j1] * where4;
                part5 += where4;
                part10 += mul9;
            }
            sum5 += part5;
            sum__10_i += part10;
        }
        const float mul13 = sum__10_i * p3_0_bn1_weight[i];
        const float mul15 = mul13 * mul14;
        const float div19 = mul15 / mul18;
        const float div21 = div19 / 50176.0f;
        const float mul23 = div21 * (-2.0f);
        const float mul26 = sum5 * p3_0_bn1_weight[i];
        const float mul27 = mul26 * recip_2[i];
        const float div28 = mul27 / 50176.0f;
        const float add33 = sum5 + mul32;
        const float new_momentum_buffer_3_0_bn1_bias_i = mul36 + add33;
        const float mul38 = 0.9f * new_momentum_buffer_3_0_bn1_bias_i;
        const float add39 = add33 + mul38;
        const float mul41 = mul[0] * add39;
        const float new_p3_0_bn1_bias_i = p3_0_bn1_bias[i] - mul41;
        for (long j0 = 0; j0 < 64; j0++) {
            for (long j1 = 0; j1 < 784; j1++) {
                const float relu_ij = d_h3_0_conv1[j0 * 12544 + i * 784 + j1];
                const int gt2 = relu_ij > 0.0f;
                const float d_relu_6_ij = d_relu_6[i * 50176 + j0 * 784 + j1];
                const float where4 = gt2 ? d_relu_6_ij : 0.0f;
                const float mul7 = where4 * p3_0_bn1_weight[i];
                const float mul12 = mul7 * recip_2[i];
                const float mul24 = mul23 * sub_2[j0 * 12544 + i * 784 + j1];
                const float add25 = mul12 + mul24;
                const float d_h3_0_conv1_ij = add25 - div28;
                d_h3_0_conv1[j0 * 12544 + i * 784 + j1] = d_h3_0_conv1_ij;
            }
        }
        sum__10[i] = sum__10_i;
        momentum_buffer_3_0_bn1_bias[i] = new_momentum_buffer_3_0_bn1_bias_i;
        p3_0_bn1_bias[i] = new_p3_0_bn1_bias_i;
    }
}

/* k186  resnet.lua:57
 *   momentum_buffer_3_0_bn1_weight = 0.9 * momentum_buffer_3_0_bn1_weight + (sum__10 * recip_2 +
 *       0.0005 * p3_0_bn1_weight)  (16)
 *   p3_0_bn1_weight = p3_0_bn1_weight - mul * (sum__10 * recip_2 + 0.0005 * p3_0_bn1_weight + 0.9 *
 *       new_momentum_buffer_3_0_bn1_weight)  (16)
 */
static void k186_update_p3_0_bn1_weight(const float *restrict sum__10,
                                        const float *restrict recip_2,
                                        float *restrict p3_0_bn1_weight,
                                        float *restrict momentum_buffer_3_0_bn1_weight,
                                        const float *restrict mul)
{
    for (long j = 0; j < 16; j++) {
        const float mul2 = sum__10[j] * recip_2[j];
        const float p3_0_bn1_weight_j = p3_0_bn1_weight[j];
        const float mul5 = 0.0005f * p3_0_bn1_weight_j;
        const float add6 = mul2 + mul5;
        const float mul9 = 0.9f * momentum_buffer_3_0_bn1_weight[j];
        const float new_momentum_buffer_3_0_bn1_weight_j = mul9 + add6;
        const float mul11 = 0.9f * new_momentum_buffer_3_0_bn1_weight_j;
        const float add12 = add6 + mul11;
        const float mul14 = mul[0] * add12;
        const float new_p3_0_bn1_weight_j = p3_0_bn1_weight_j - mul14;
        momentum_buffer_3_0_bn1_weight[j] = new_momentum_buffer_3_0_bn1_weight_j;
        p3_0_bn1_weight[j] = new_p3_0_bn1_weight_j;
    }
}

/* k187  resnet.lua:12
 *   d_p3_0_conv1_weight = view(d_h3_0_conv1) @ view(h2_2)  (16, 144)
 */
static void k187_matmul(const float *restrict d_h3_0_conv1, const float *restrict h2_2,
                        float *restrict d_p3_0_conv1_weight)
{
    for (long j0 = 0; j0 < 16; j0++) {
        for (long i = 0; i < 16; i++) {
            for (long j1 = 0; j1 < 3; j1++) {
                for (long j2 = 0; j2 < 3; j2++) {
                    d_p3_0_conv1_weight[i * 144 + j0 * 9 + j1 * 3 + j2] = 0.0f;
                }
            }
            for (long k0 = 0; k0 < 64; k0++) {
                for (long k1 = 0; k1 < 28; k1++) {
                    for (long k2 = 0; k2 < 28; k2++) {
                        const float a_ik = d_h3_0_conv1[k0 * 12544 + i * 784 + k1 * 28 + k2];
                        for (long j1 = 0; j1 < 3; j1++) {
                            for (long j2 = 0; j2 < 3; j2++) {
                                d_p3_0_conv1_weight[i * 144 + j0 * 9 + j1 * 3 + j2] +=
                                    a_ik *
                                    h2_2[k0 * 14400 + j0 * 900 + k1 * 30 + j1 * 30 + k2 + j2];
                            }
                        }
                    }
                }
            }
        }
    }
}

/* k188  resnet.lua:57
 *   momentum_buffer_3_0_conv1_weight = 0.9 * momentum_buffer_3_0_conv1_weight +
 *       (d_p3_0_conv1_weight + 0.0005 * p3_0_conv1_weight)  (16, 16, 3, 3)
 *   p3_0_conv1_weight = p3_0_conv1_weight - mul * (d_p3_0_conv1_weight + 0.0005 *
 *       p3_0_conv1_weight + 0.9 * new_momentum_buffer_3_0_conv1_weight)  (16, 16, 3, 3)
 */
static void k188_update_p3_0_conv1_weight(float *restrict p3_0_conv1_weight,
                                          const float *restrict d_p3_0_conv1_weight,
                                          float *restrict momentum_buffer_3_0_conv1_weight,
                                          const float *restrict mul)
{
    for (long j = 0; j < 2304; j++) {
        const float p3_0_conv1_weight_j = p3_0_conv1_weight[j];
        const float mul2 = 0.0005f * p3_0_conv1_weight_j;
        const float add4 = d_p3_0_conv1_weight[j] + mul2;
        const float mul7 = 0.9f * momentum_buffer_3_0_conv1_weight[j];
        const float new_momentum_buffer_3_0_conv1_weight_j = mul7 + add4;
        const float mul9 = 0.9f * new_momentum_buffer_3_0_conv1_weight_j;
        const float add10 = add4 + mul9;
        const float mul12 = mul[0] * add10;
        const float new_p3_0_conv1_weight_j = p3_0_conv1_weight_j - mul12;
        momentum_buffer_3_0_conv1_weight[j] = new_momentum_buffer_3_0_conv1_weight_j;
        p3_0_conv1_weight[j] = new_p3_0_conv1_weight_j;
    }
}

/* k189  resnet.lua:12
 *   d_h2_2 = fold(d_h3_0_conv1.T @ d_h2)  (64, 16, 28, 28)
 */
static void k189_fold(const float *restrict d_h3_0_conv1, const float *restrict d_h2,
                      float *restrict d_h2_2)
{
    for (long n = 0; n < 802816; n++) {
        d_h2_2[n] = 0.0f;
    }
    for (long b = 0; b < 64; b++) {
        for (long j = 0; j < 16; j++) {
            for (long t0 = 0; t0 < 3; t0++) {
                for (long t1 = 0; t1 < 3; t1++) {
                    for (long k = 0; k < 16; k++) {
                        const float b_kj = d_h2[t0 * 768 + t1 * 256 + k * 16 + j];
                        for (long i0 = 0; i0 < 28; i0++) {
                            const long r0 = i0 + t0 - 1;
                            if (r0 < 0 || r0 >= 28) {
                                continue;
                            }
                            for (long i1 = 0; i1 < 28; i1++) {
                                const long r1 = i1 + t1 - 1;
                                if (r1 < 0 || r1 >= 28) {
                                    continue;
                                }
                                d_h2_2[j * 50176 + b * 784 + r0 * 28 + r1] +=
                                    d_h3_0_conv1[b * 12544 + k * 784 + i0 * 28 + i1] * b_kj;
                            }
                        }
                    }
                }
            }
        }
    }
}

/* k190  resnet.lua:57
 *   where6 = where(h2 > 0, d_h3_0_bn2 + d_h2_2, 0)
 *   sum7 = sum(where6)
 *   add35 = sum7 + 0.0005 * p1_bias
 *   sum__11 (over sqrt_) = sum(sub * where6)  (1, 16, 1, 1)
 *   d_h0 (over d_h3_0_bn2) = where6 * p1_weight * recip + sum__11 * p1_weight * (recip * recip) /
 *       (2 * sqrt_) / 50176 * -2 * sub - sum7 * p1_weight * recip / 50176  (64, 16, 28, 28)
 *   momentum_buffer_1_bias = 0.9 * momentum_buffer_1_bias + add35  (16)
 *   p1_bias = p1_bias - mul * (add35 + 0.9 * new_momentum_buffer_1_bias)  (16)
 */
static void k190_update_p1_bias(float *restrict d_h0, const float *restrict d_h2_2,
                                const float *restrict h2, const float *restrict p1_weight,
                                const float *restrict sub, const float *restrict recip,
                                float *restrict sum__11, float *restrict p1_bias,
                                float *restrict momentum_buffer_1_bias,
                                const float *restrict mul)
{
    for (long i = 0; i < 16; i++) {
        const float mul16 = recip[i] * recip[i];
        const float sqrt__i = sum__11[i];
        const float mul20 = 2.0f * sqrt__i;
        const float mul34 = 0.0005f * p1_bias[i];
        const float mul38 = 0.9f * momentum_buffer_1_bias[i];
        float sum7 = 0.0f;
        float sum__11_i = 0.0f;
        for (long j0 = 0; j0 < 64; j0++) {
            float part7 = 0.0f;
            float part12 = 0.0f;
            for (long j1 = 0; j1 < 784; j1++) {
                const float d_h3_0_bn2_ij = d_h0[j0 * 12544 + i * 784 + j1];
                const float add2 = d_h3_0_bn2_ij + d_h2_2[i * 50176 + j0 * 784 + j1];
                const int gt5 = h2[j0 * 12544 + i * 784 + j1] > 0.0f;
                const float where6 = gt5 ? add2 : 0.0f;
                const float mul11 = sub[j0 * 12544 + i * 784 + j1] * where6;
                part7 += where6;
                part12 += mul11;
            }
            sum7 += part7;
            sum__11_i += part12;
        }
        const float mul15 = sum__11_i * p1_weight[i];
        const float mul17 = mul15 * mul16;
        const float div21 = mul17 / mul20;
        const float div23 = div21 / 50176.0f;
        const float mul25 = div23 * (-2.0f);
        const float mul28 = sum7 * p1_weight[i];
        const float mul29 = mul28 * recip[i];
        const float div30 = mul29 / 50176.0f;
        const float add35 = sum7 + mul34;
        const float new_momentum_buffer_1_bias_i = mul38 + add35;
        const float mul40 = 0.9f * new_momentum_buffer_1_bias_i;
        const float add41 = add35 + mul40;
        const float mul43 = mul[0] * add41;
        const float new_p1_bias_i = p1_bias[i] - mul43;
        for (long j0 = 0; j0 < 64; j0++) {
            for (long j1 = 0; j1 < 784; j1++) {
                const float d_h3_0_bn2_ij = d_h0[j0 * 12544 + i * 784 + j1];
                const float add2 = d_h3_0_bn2_ij + d_h2_2[i * 50176 + j0 * 784 + j1];
                const int gt5 = h2[j0 * 12544 + i * 784 + j1] > 0.0f;
                const float where6 = gt5 ? add2 : 0.0f;
                const float mul9 = where6 * p1_weight[i];
                const float mul14 = mul9 * recip[i];
                const float mul26 = mul25 * sub[j0 * 12544 + i * 784 + j1];
                const float add27 = mul14 + mul26;
                const float d_h0_ij = add27 - div30;
                d_h0[j0 * 12544 + i * 784 + j1] = d_h0_ij;
            }
        }
        sum__11[i] = sum__11_i;
        momentum_buffer_1_bias[i] = new_momentum_buffer_1_bias_i;
        p1_bias[i] = new_p1_bias_i;
    }
}

/* k191  resnet.lua:57
 *   momentum_buffer_1_weight = 0.9 * momentum_buffer_1_weight + (sum__11 * recip + 0.0005 *
 *       p1_weight)  (16)
 *   p1_weight = p1_weight - mul * (sum__11 * recip + 0.0005 * p1_weight + 0.9 *
 *       new_momentum_buffer_1_weight)  (16)
 */
static void k191_update_p1_weight(const float *restrict sum__11, const float *restrict recip,
                                  float *restrict p1_weight,
                                  float *restrict momentum_buffer_1_weight,
                                  const float *restrict mul)
{
    for (long j = 0; j < 16; j++) {
        const float mul2 = sum__11[j] * recip[j];
        const float p1_weight_j = p1_weight[j];
        const float mul5 = 0.0005f * p1_weight_j;
        const float add6 = mul2 + mul5;
        const float mul9 = 0.9f * momentum_buffer_1_weight[j];
        const float new_momentum_buffer_1_weight_j = mul9 + add6;
        const float mul11 = 0.9f * new_momentum_buffer_1_weight_j;
        const float add12 = add6 + mul11;
        const float mul14 = mul[0] * add12;
        const float new_p1_weight_j = p1_weight_j - mul14;
        momentum_buffer_1_weight[j] = new_momentum_buffer_1_weight_j;
        p1_weight[j] = new_p1_weight_j;
    }
}

/* k192  resnet.lua:37
 *   d_p0_weight = view(d_h0) @ view(where_2)  (16, 9)
 */
static void k192_matmul(const float *restrict d_h0, const float *restrict where_2,
                        float *restrict d_p0_weight)
{
    for (long i = 0; i < 16; i++) {
        for (long j0 = 0; j0 < 3; j0++) {
            for (long j1 = 0; j1 < 3; j1++) {
                d_p0_weight[i * 9 + j0 * 3 + j1] = 0.0f;
            }
        }
        for (long k0 = 0; k0 < 64; k0++) {
            for (long k1 = 0; k1 < 28; k1++) {
                for (long k2 = 0; k2 < 28; k2++) {
                    const float a_ik = d_h0[k0 * 12544 + i * 784 + k1 * 28 + k2];
                    for (long j0 = 0; j0 < 3; j0++) {
                        for (long j1 = 0; j1 < 3; j1++) {
                            d_p0_weight[i * 9 + j0 * 3 + j1] +=
                                a_ik * where_2[k0 * 900 + k1 * 30 + j0 * 30 + k2 + j1];
                        }
                    }
                }
            }
        }
    }
}

/* k193  resnet.lua:57
 *   momentum_buffer_0_weight = 0.9 * momentum_buffer_0_weight + (d_p0_weight + 0.0005 * p0_weight)
 *       (16, 1, 3, 3)
 *   p0_weight = p0_weight - mul * (d_p0_weight + 0.0005 * p0_weight + 0.9 *
 *       new_momentum_buffer_0_weight)  (16, 1, 3, 3)
 */
static void k193_update_p0_weight(float *restrict p0_weight, const float *restrict d_p0_weight,
                                  float *restrict momentum_buffer_0_weight,
                                  const float *restrict mul)
{
    for (long j = 0; j < 144; j++) {
        const float p0_weight_j = p0_weight[j];
        const float mul2 = 0.0005f * p0_weight_j;
        const float add4 = d_p0_weight[j] + mul2;
        const float mul7 = 0.9f * momentum_buffer_0_weight[j];
        const float new_momentum_buffer_0_weight_j = mul7 + add4;
        const float mul9 = 0.9f * new_momentum_buffer_0_weight_j;
        const float add10 = add4 + mul9;
        const float mul12 = mul[0] * add10;
        const float new_p0_weight_j = p0_weight_j - mul12;
        momentum_buffer_0_weight[j] = new_momentum_buffer_0_weight_j;
        p0_weight[j] = new_p0_weight_j;
    }
}

/* One train_step: 108 kernels; `work` holds 48926400 bytes, aligned to 64. */
void train_step(const struct state *s, const struct train_step_io *io, void *work);
void train_step(const struct state *s, const struct train_step_io *io, void *work)
{
    char *const at = work;
    float *const uniform_ = (float *)(void *)(at + 200704); /* (64, 1, 1, 1) */
    float *const where = (float *)(void *)(at + 0); /* (64, 1, 28, 28) */
    float *const where_2 = (float *)(void *)(at + 48693248); /* (64, 1, 30, 30) */
    float *const matmul = (float *)(void *)(at + 0); /* (16, 50176) */
    float *const sub = (float *)(void *)(at + 11059200); /* (64, 16, 28, 28) */
    float *const sqrt_ = (float *)(void *)(at + 48925952); /* (1, 16, 1, 1) */
    float *const recip = (float *)(void *)(at + 48926016); /* (1, 16, 1, 1) */
    float *const h2 = (float *)(void *)(at + 14270464); /* (64, 16, 28, 28) */
    float *const h2_2 = (float *)(void *)(at + 0); /* (64, 16, 30, 30) */
    float *const matmul_2 = (float *)(void *)(at + 3686400); /* (16, 50176) */
    float *const sub_2 = (float *)(void *)(at + 17481728); /* (64, 16, 28, 28) */
    float *const sqrt__2 = (float *)(void *)(at + 48926080); /* (1, 16, 1, 1) */
    float *const recip_2 = (float *)(void *)(at + 48926144); /* (1, 16, 1, 1) */
    float *const relu = (float *)(void *)(at + 20692992); /* (64, 16, 28, 28) */
    float *const relu_2 = (float *)(void *)(at + 3686400); /* (64, 16, 30, 30) */
    float *const matmul_3 = (float *)(void *)(at + 7372800); /* (16, 50176) */
    float *const sub_3 = (float *)(void *)(at + 23904256); /* (64, 16, 28, 28) */
    float *const sqrt__3 = (float *)(void *)(at + 48926208); /* (1, 16, 1, 1) */
    float *const recip_3 = (float *)(void *)(at + 48926272); /* (1, 16, 1, 1) */
    float *const h3_0 = (float *)(void *)(at + 27115520); /* (64, 16, 28, 28) */
    float *const h3_0_2 = (float *)(void *)(at + 7372800); /* (64, 16, 30, 30) */
    float *const matmul_4 = (float *)(void *)(at + 30326784); /* (32, 12544) */
    float *const sub_4 = (float *)(void *)(at + 34521088); /* (64, 32, 14, 14) */
    float *const sqrt__4 = (float *)(void *)(at + 48925184); /* (1, 32, 1, 1) */
    float *const recip_4 = (float *)(void *)(at + 48925312); /* (1, 32, 1, 1) */
    float *const relu_3 = (float *)(void *)(at + 36126720); /* (64, 32, 14, 14) */
    float *const relu_4 = (float *)(void *)(at + 30326784); /* (64, 32, 16, 16) */
    float *const matmul_5 = (float *)(void *)(at + 32423936); /* (32, 12544) */
    float *const matmul_6 = (float *)(void *)(at + 37732352); /* (64, 32, 196) */
    float *const sub_5 = (float *)(void *)(at + 37732352); /* (64, 32, 14, 14) */
    float *const sqrt__5 = (float *)(void *)(at + 48925440); /* (1, 32, 1, 1) */
    float *const recip_5 = (float *)(void *)(at + 48925568); /* (1, 32, 1, 1) */
    float *const sub_6 = (float *)(void *)(at + 39337984); /* (64, 32, 14, 14) */
    float *const sqrt__6 = (float *)(void *)(at + 48925696); /* (1, 32, 1, 1) */
    float *const recip_6 = (float *)(void *)(at + 48925824); /* (1, 32, 1, 1) */
    float *const h4_0 = (float *)(void *)(at + 40943616); /* (64, 32, 14, 14) */
    float *const h4_0_2 = (float *)(void *)(at + 32423936); /* (64, 32, 16, 16) */
    float *const matmul_7 = (float *)(void *)(at + 42549248); /* (64, 3136) */
    float *const sub_7 = (float *)(void *)(at + 43876352); /* (64, 64, 7, 7) */
    float *const sqrt__7 = (float *)(void *)(at + 48923648); /* (1, 64, 1, 1) */
    float *const recip_7 = (float *)(void *)(at + 48923904); /* (1, 64, 1, 1) */
    float *const relu_5 = (float *)(void *)(at + 44679168); /* (64, 64, 7, 7) */
    float *const relu_6 = (float *)(void *)(at + 42549248); /* (64, 64, 9, 9) */
    float *const matmul_8 = (float *)(void *)(at + 45481984); /* (64, 3136) */
    float *const matmul_9 = (float *)(void *)(at + 46284800); /* (64, 64, 49) */
    float *const sub_8 = (float *)(void *)(at + 46284800); /* (64, 64, 7, 7) */
    float *const sqrt__8 = (float *)(void *)(at + 48924160); /* (1, 64, 1, 1) */
    float *const recip_8 = (float *)(void *)(at + 48924416); /* (1, 64, 1, 1) */
    float *const sub_9 = (float *)(void *)(at + 47087616); /* (64, 64, 7, 7) */
    float *const sqrt__9 = (float *)(void *)(at + 48924672); /* (1, 64, 1, 1) */
    float *const recip_9 = (float *)(void *)(at + 48924928); /* (1, 64, 1, 1) */
    float *const h5_0 = (float *)(void *)(at + 47890432); /* (64, 64, 7, 7) */
    float *const sum_ = (float *)(void *)(at + 45481984); /* (64, 64, 1, 7, 1) */
    float *const h6 = (float *)(void *)(at + 45596672); /* (64, 64, 1, 1) */
    float *const matmul_10 = (float *)(void *)(at + 45498368); /* (64, 10) */
    float *const sum__2 = (float *)(void *)(at + 45482048); /* (1) */
    float *const d_p8_bias = (float *)(void *)(at + 45481984); /* (1, 10) */
    float *const d_h8 = (float *)(void *)(at + 45498368); /* (64, 10) */
    float *const d_h7 = (float *)(void *)(at + 45481984); /* (64, 64) */
    float *const d_p8_weight = (float *)(void *)(at + 45500928); /* (10, 64) */
    float *const d_sum = (float *)(void *)(at + 45481984); /* (64, 64, 1, 1) */
    float *const d_relu = (float *)(void *)(at + 43352064); /* (576, 64) */
    float *const d_h4_0 = (float *)(void *)(at + 34029568); /* (288, 64) */
    float *const d_relu_2 = (float *)(void *)(at + 34103296); /* (288, 32) */
    float *const d_h3_0 = (float *)(void *)(at + 34140160); /* (144, 32) */
    float *const d_relu_3 = (float *)(void *)(at + 34158592); /* (144, 16) */
    float *const d_h2 = (float *)(void *)(at + 34167808); /* (144, 16) */
    float *const mul = (float *)(void *)(at + 48926336); /* () */
    float *const d_h5_0_shortcut_1 = (float *)(void *)(at + 47890432); /* (64, 64, 7, 7) */
    float *const sum__3 = (float *)(void *)(at + 48924672); /* (1, 64, 1, 1) */
    float *const d_sub = (float *)(void *)(at + 48924160); /* (1, 64, 1, 1) */
    float *const d_sum_2 = (float *)(void *)(at + 45498368); /* (1, 64, 1, 1) */
    float *const sum__4 = (float *)(void *)(at + 45498624); /* (1, 64, 1, 1) */
    float *const d_sub_2 = (float *)(void *)(at + 45498880); /* (1, 64, 1, 1) */
    float *const d_sum_3 = (float *)(void *)(at + 45499136); /* (1, 64, 1, 1) */
    float *const d_h5_0_shortcut_0 = (float *)(void *)(at + 47087616); /* (64, 64, 7, 7) */
    float *const d_p5_0_shortcut_0_weight = (float *)(void *)(at + 32423936); /* (64, 64, 32) */
    float *const d_p5_0_shortcut_0_weight_2 = (float *)(void *)(at + 34177024); /* (1, 64, 32) */
    float *const d_h4_0_2 = (float *)(void *)(at + 32423936); /* (64, 32, 14, 14) */
    float *const d_h5_0_conv2 = (float *)(void *)(at + 47890432); /* (64, 64, 7, 7) */
    float *const d_p5_0_conv2_weight = (float *)(void *)(at + 45481984); /* (64, 576) */
    float *const d_relu_4 = (float *)(void *)(at + 42549248); /* (64, 64, 7, 7) */
    float *const sum__5 = (float *)(void *)(at + 48923648); /* (1, 64, 1, 1) */
    float *const d_h5_0_conv1 = (float *)(void *)(at + 44679168); /* (64, 64, 7, 7) */
    float *const d_p5_0_conv1_weight = (float *)(void *)(at + 42549248); /* (64, 288) */
    float *const d_h4_0_3 = (float *)(void *)(at + 42549248); /* (64, 32, 14, 14) */
    float *const d_h4_0_shortcut_1 = (float *)(void *)(at + 32423936); /* (64, 32, 14, 14) */
    float *const sum__6 = (float *)(void *)(at + 48925696); /* (1, 32, 1, 1) */
    float *const d_sub_3 = (float *)(void *)(at + 48925440); /* (1, 32, 1, 1) */
    float *const d_sum_4 = (float *)(void *)(at + 34029568); /* (1, 32, 1, 1) */
    float *const sum__7 = (float *)(void *)(at + 34029696); /* (1, 32, 1, 1) */
    float *const d_sub_4 = (float *)(void *)(at + 34029824); /* (1, 32, 1, 1) */
    float *const d_sum_5 = (float *)(void *)(at + 34029952); /* (1, 32, 1, 1) */
    float *const d_h4_0_shortcut_0 = (float *)(void *)(at + 39337984); /* (64, 32, 14, 14) */
    float *const d_p4_0_shortcut_0_weight = (float *)(void *)(at + 7372800); /* (64, 32, 16) */
    float *const d_p4_0_shortcut_0_weight_2 = (float *)(void *)(at + 10596608); /* (1, 32, 16) */
    float *const d_h3_0_2 = (float *)(void *)(at + 7372800); /* (64, 16, 28, 28) */
    float *const d_h4_0_conv2 = (float *)(void *)(at + 32423936); /* (64, 32, 14, 14) */
    float *const d_p4_0_conv2_weight = (float *)(void *)(at + 34029568); /* (32, 288) */
    float *const d_relu_5 = (float *)(void *)(at + 30326784); /* (64, 32, 14, 14) */
    float *const sum__8 = (float *)(void *)(at + 48925184); /* (1, 32, 1, 1) */
    float *const d_h4_0_conv1 = (float *)(void *)(at + 36126720); /* (64, 32, 14, 14) */
    float *const d_p4_0_conv1_weight = (float *)(void *)(at + 30326784); /* (32, 144) */
    float *const d_h3_0_3 = (float *)(void *)(at + 30326784); /* (64, 16, 28, 28) */
    float *const d_h3_0_bn2 = (float *)(void *)(at + 7372800); /* (64, 16, 28, 28) */
    float *const sum__9 = (float *)(void *)(at + 48926208); /* (1, 16, 1, 1) */
    float *const d_h3_0_conv2 = (float *)(void *)(at + 27115520); /* (64, 16, 28, 28) */
    float *const d_p3_0_conv2_weight = (float *)(void *)(at + 10584064); /* (16, 144) */
    float *const d_relu_6 = (float *)(void *)(at + 3686400); /* (64, 16, 28, 28) */
    float *const sum__10 = (float *)(void *)(at + 48926080); /* (1, 16, 1, 1) */
    float *const d_h3_0_conv1 = (float *)(void *)(at + 20692992); /* (64, 16, 28, 28) */
    float *const d_p3_0_conv1_weight = (float *)(void *)(at + 3686400); /* (16, 144) */
    float *const d_h2_2 = (float *)(void *)(at + 0); /* (64, 16, 28, 28) */
    float *const sum__11 = (float *)(void *)(at + 48925952); /* (1, 16, 1, 1) */
    float *const d_h0 = (float *)(void *)(at + 7372800); /* (64, 16, 28, 28) */
    float *const d_p0_weight = (float *)(void *)(at + 0); /* (16, 9) */
    unsigned char *const slice_work = (unsigned char *)(void *)(at + 34185216); /* (6272) */
    unsigned char *const slice_work_2 = (unsigned char *)(void *)(at + 10584064); /* (12544) */

    k86_update_p1_num_batches_tracked(s->p1_num_batches_tracked);
    k87_update_p3_0_bn1_num_batches_tracked(s->p3_0_bn1_num_batches_tracked);
    k88_update_p3_0_bn2_num_batches_tracked(s->p3_0_bn2_num_batches_tracked);
    k89_update_p4_0_bn1_num_batches_tracked(s->p4_0_bn1_num_batches_tracked);
    k90_update_p4_0_bn2_num_batches_tracked(s->p4_0_bn2_num_batches_tracked);
    k91_update_p4_0_shortcut_1_num_batches_tracked(s->p4_0_shortcut_1_num_batches_tracked);
    k92_update_p5_0_bn1_num_batches_tracked(s->p5_0_bn1_num_batches_tracked);
    k93_update_p5_0_bn2_num_batches_tracked(s->p5_0_bn2_num_batches_tracked);
    k94_update_p5_0_shortcut_1_num_batches_tracked(s->p5_0_shortcut_1_num_batches_tracked);
    k95_uniform(s->seed, s->step, uniform_);
    k96_update_step(s->step, mul);
    k97_lt_where(uniform_, io->x, where);
    k98_copy(where_2);
    k99_copy(where, where_2);
    k100_matmul(s->p0_weight, where_2, matmul);
    k101_update_p1_running_var(matmul, s->p1_running_mean, s->p1_running_var, s->p1_weight,
                               s->p1_bias, sub, sqrt_, recip, h2);
    k102_copy(h2_2);
    k103_copy(h2, h2_2);
    k104_matmul(s->p3_0_conv1_weight, h2_2, matmul_2);
    k105_update_p3_0_bn1_running_var(matmul_2, s->p3_0_bn1_running_mean, s->p3_0_bn1_running_var,
                                     s->p3_0_bn1_weight, s->p3_0_bn1_bias, sub_2, sqrt__2, recip_2,
                                     relu);
    k106_copy(relu_2);
    k107_copy(relu, relu_2);
    k108_matmul(s->p3_0_conv2_weight, relu_2, matmul_3);
    k109_update_p3_0_bn2_running_var(matmul_3, s->p3_0_bn2_running_mean, s->p3_0_bn2_running_var,
                                     s->p3_0_bn2_weight, s->p3_0_bn2_bias, h2, sub_3, sqrt__3,
                                     recip_3, h3_0);
    k110_copy(h3_0_2);
    k111_copy(h3_0, h3_0_2);
    k112_matmul(s->p4_0_conv1_weight, h3_0_2, matmul_4);
    k113_update_p4_0_bn1_running_var(matmul_4, s->p4_0_bn1_running_mean, s->p4_0_bn1_running_var,
                                     s->p4_0_bn1_weight, s->p4_0_bn1_bias, sub_4, sqrt__4, recip_4,
                                     relu_3);
    k114_copy(relu_4);
    k115_copy(relu_3, relu_4);
    k116_matmul(s->p4_0_conv2_weight, relu_4, matmul_5);
    k117_matmul(s->p4_0_shortcut_0_weight, h3_0, matmul_6);
    k118_update_p4_0_shortcut_1_running_var(matmul_5, s->p4_0_bn2_running_mean,
                                            s->p4_0_bn2_running_var, s->p4_0_bn2_weight,
                                            s->p4_0_bn2_bias, sub_5,
                                            s->p4_0_shortcut_1_running_mean,
                                            s->p4_0_shortcut_1_running_var,
                                            s->p4_0_shortcut_1_weight, s->p4_0_shortcut_1_bias,
                                            sqrt__5, recip_5, sub_6, sqrt__6, recip_6, h4_0);
    k119_copy(h4_0_2);
    k120_copy(h4_0, h4_0_2);
    k121_matmul(s->p5_0_conv1_weight, h4_0_2, matmul_7);
    k122_update_p5_0_bn1_running_var(matmul_7, s->p5_0_bn1_running_mean, s->p5_0_bn1_running_var,
                                     s->p5_0_bn1_weight, s->p5_0_bn1_bias, sub_7, sqrt__7, recip_7,
                                     relu_5);
    k123_copy(relu_6);
    k124_copy(relu_5, relu_6);
    k125_matmul(s->p5_0_conv2_weight, relu_6, matmul_8);
    k126_matmul(s->p5_0_shortcut_0_weight, h4_0, matmul_9);
    k127_update_p5_0_shortcut_1_running_var(matmul_8, s->p5_0_bn2_running_mean,
                                            s->p5_0_bn2_running_var, s->p5_0_bn2_weight,
                                            s->p5_0_bn2_bias, sub_8,
                                            s->p5_0_shortcut_1_running_mean,
                                            s->p5_0_shortcut_1_running_var,
                                            s->p5_0_shortcut_1_weight, s->p5_0_shortcut_1_bias,
                                            sqrt__8, recip_8, sub_9, sqrt__9, recip_9, h5_0);
    k128_sum(h5_0, sum_);
    k129_sum_div(sum_, h6);
    k130_matmul(h6, s->p8_weight, matmul_10);
    k131_add_amax_sub(d_h8, s->p8_bias, io->y, sum__2, d_p8_bias);
    k132_update_p8_bias(s->p8_bias, d_p8_bias, s->momentum_buffer_8_bias, mul);
    k133_mul(sum__2, io->loss);
    k134_matmul(d_h8, h6, d_p8_weight);
    k135_matmul(d_h8, s->p8_weight, d_h7);
    k136_update_p8_weight(s->p8_weight, d_p8_weight, s->momentum_buffer_8_weight, mul);
    k137_div(d_sum);
    k138_update_p5_0_shortcut_1_bias(d_h5_0_shortcut_1, d_sum, sub_9, s->p5_0_shortcut_1_weight,
                                     recip_9, sum__3, sub_8, s->p5_0_bn2_weight, recip_8, d_sub,
                                     s->p5_0_bn2_bias, s->momentum_buffer_5_0_bn2_bias, mul,
                                     s->p5_0_shortcut_1_bias,
                                     s->momentum_buffer_5_0_shortcut_1_bias, d_sum_2, sum__4,
                                     d_sub_2, d_sum_3);
    k139_mul_add_sub(d_h5_0_shortcut_1, s->p5_0_shortcut_1_weight, recip_9, d_sub,
                     d_h5_0_shortcut_0, d_sum_2);
    k140_update_p5_0_shortcut_1_weight(sum__3, recip_9, s->p5_0_shortcut_1_weight,
                                       s->momentum_buffer_5_0_shortcut_1_weight, mul);
    k141_mul_add_sub(d_h5_0_conv2, s->p5_0_bn2_weight, recip_8, d_sub_2, sub_8, d_sum_3);
    k142_update_p5_0_bn2_weight(sum__4, recip_8, s->p5_0_bn2_weight,
                                s->momentum_buffer_5_0_bn2_weight, mul);
    k143_matmul(d_h5_0_conv2, relu_6, d_p5_0_conv2_weight);
    k144_copy(s->p5_0_conv2_weight, d_relu);
    k145_update_p5_0_conv2_weight(s->p5_0_conv2_weight, d_p5_0_conv2_weight,
                                  s->momentum_buffer_5_0_conv2_weight, mul);
    k146_fold(d_h5_0_conv2, d_relu, d_relu_4);
    k147_update_p5_0_bn1_bias(d_h5_0_conv1, d_relu_4, s->p5_0_bn1_weight, sub_7, recip_7, sum__5,
                              s->p5_0_bn1_bias, s->momentum_buffer_5_0_bn1_bias, mul);
    k148_update_p5_0_bn1_weight(sum__5, recip_7, s->p5_0_bn1_weight,
                                s->momentum_buffer_5_0_bn1_weight, mul);
    k149_matmul(d_h5_0_conv1, h4_0_2, d_p5_0_conv1_weight);
    k150_copy(s->p5_0_conv1_weight, d_h4_0);
    k151_update_p5_0_conv1_weight(s->p5_0_conv1_weight, d_p5_0_conv1_weight,
                                  s->momentum_buffer_5_0_conv1_weight, mul);
    k152_copy(s->p4_0_conv2_weight, d_relu_2);
    k153_copy(s->p4_0_conv1_weight, d_h3_0);
    k154_copy(s->p3_0_conv2_weight, d_relu_3);
    k155_copy(s->p3_0_conv1_weight, d_h2);
    k156_matmul(d_h5_0_shortcut_0, h4_0, d_p5_0_shortcut_0_weight);
    k157_sum(d_p5_0_shortcut_0_weight, d_p5_0_shortcut_0_weight_2);
    k158_copy(d_h4_0_2);
    k159_slices(s->p5_0_shortcut_0_weight, d_h5_0_shortcut_0, d_h4_0_2, slice_work);
    k160_update_p5_0_shortcut_0_weight(s->p5_0_shortcut_0_weight, d_p5_0_shortcut_0_weight_2,
                                       s->momentum_buffer_5_0_shortcut_0_weight, mul);
    k161_fold(d_h5_0_conv1, d_h4_0, d_h4_0_3);
    k162_update_p4_0_shortcut_1_bias(d_h4_0_shortcut_1, d_h4_0_3, h4_0, sub_6,
                                     s->p4_0_shortcut_1_weight, recip_6, sum__6, sub_5,
                                     s->p4_0_bn2_weight, recip_5, d_sub_3, s->p4_0_bn2_bias,
                                     s->momentum_buffer_4_0_bn2_bias, mul, s->p4_0_shortcut_1_bias,
                                     s->momentum_buffer_4_0_shortcut_1_bias, d_sum_4, sum__7,
                                     d_sub_4, d_sum_5);
    k163_mul_add_sub(d_h4_0_shortcut_1, s->p4_0_shortcut_1_weight, recip_6, d_sub_3,
                     d_h4_0_shortcut_0, d_sum_4);
    k164_update_p4_0_shortcut_1_weight(sum__6, recip_6, s->p4_0_shortcut_1_weight,
                                       s->momentum_buffer_4_0_shortcut_1_weight, mul);
    k165_mul_add_sub(d_h4_0_conv2, s->p4_0_bn2_weight, recip_5, d_sub_4, sub_5, d_sum_5);
    k166_update_p4_0_bn2_weight(sum__7, recip_5, s->p4_0_bn2_weight,
                                s->momentum_buffer_4_0_bn2_weight, mul);
    k167_matmul(d_h4_0_conv2, relu_4, d_p4_0_conv2_weight);
    k168_update_p4_0_conv2_weight(s->p4_0_conv2_weight, d_p4_0_conv2_weight,
                                  s->momentum_buffer_4_0_conv2_weight, mul);
    k169_fold(d_h4_0_conv2, d_relu_2, d_relu_5);
    k170_update_p4_0_bn1_bias(d_h4_0_conv1, d_relu_5, s->p4_0_bn1_weight, sub_4, recip_4, sum__8,
                              s->p4_0_bn1_bias, s->momentum_buffer_4_0_bn1_bias, mul);
    k171_update_p4_0_bn1_weight(sum__8, recip_4, s->p4_0_bn1_weight,
                                s->momentum_buffer_4_0_bn1_weight, mul);
    k172_matmul(d_h4_0_conv1, h3_0_2, d_p4_0_conv1_weight);
    k173_update_p4_0_conv1_weight(s->p4_0_conv1_weight, d_p4_0_conv1_weight,
                                  s->momentum_buffer_4_0_conv1_weight, mul);
    k174_matmul(d_h4_0_shortcut_0, h3_0, d_p4_0_shortcut_0_weight);
    k175_sum(d_p4_0_shortcut_0_weight, d_p4_0_shortcut_0_weight_2);
    k176_copy(d_h3_0_2);
    k177_slices(s->p4_0_shortcut_0_weight, d_h4_0_shortcut_0, d_h3_0_2, slice_work_2);
    k178_update_p4_0_shortcut_0_weight(s->p4_0_shortcut_0_weight, d_p4_0_shortcut_0_weight_2,
                                       s->momentum_buffer_4_0_shortcut_0_weight, mul);
    k179_fold(d_h4_0_conv1, d_h3_0, d_h3_0_3);
    k180_update_p3_0_bn2_bias(d_h3_0_bn2, d_h3_0_3, d_h3_0_conv2, s->p3_0_bn2_weight, sub_3,
                              recip_3, sum__9, s->p3_0_bn2_bias, s->momentum_buffer_3_0_bn2_bias,
                              mul);
    k181_update_p3_0_bn2_weight(sum__9, recip_3, s->p3_0_bn2_weight,
                                s->momentum_buffer_3_0_bn2_weight, mul);
    k182_matmul(d_h3_0_conv2, relu_2, d_p3_0_conv2_weight);
    k183_update_p3_0_conv2_weight(s->p3_0_conv2_weight, d_p3_0_conv2_weight,
                                  s->momentum_buffer_3_0_conv2_weight, mul);
    k184_fold(d_h3_0_conv2, d_relu_3, d_relu_6);
    k185_update_p3_0_bn1_bias(d_h3_0_conv1, d_relu_6, s->p3_0_bn1_weight, sub_2, recip_2, sum__10,
                              s->p3_0_bn1_bias, s->momentum_buffer_3_0_bn1_bias, mul);
    k186_update_p3_0_bn1_weight(sum__10, recip_2, s->p3_0_bn1_weight,
                                s->momentum_buffer_3_0_bn1_weight, mul);
    k187_matmul(d_h3_0_conv1, h2_2, d_p3_0_conv1_weight);
    k188_update_p3_0_conv1_weight(s->p3_0_conv1_weight, d_p3_0_conv1_weight,
                                  s->momentum_buffer_3_0_conv1_weight, mul);
    k189_fold(d_h3_0_conv1, d_h2, d_h2_2);
    k190_update_p1_bias(d_h0, d_h2_2, h2, s->p1_weight, sub, recip, sum__11, s->p1_bias,
                        s->momentum_buffer_1_bias, mul);
    k191_update_p1_weight(sum__11, recip, s->p1_weight, s->momentum_buffer_1_weight, mul);
    k192_matmul(d_h0, where_2, d_p0_weight);
    k193_update_p0_weight(s->p0_weight, d_p0_weight, s->momentum_buffer_0_weight, mul);
}

/* ---- eval_step ---- */

/* What eval_step reads and writes: a batch, and its results. */
struct eval_step_io {
    const float *x; /* x (64, 1, 28, 28) */
    const int *y; /* y (64) */
    float *loss; /* loss () */
    float *accuracy; /* accuracy () */
};

/* k198  resnet.lua:37
 *   recip = 1 / sqrt(p1_running_var + 1e-05)  (16)
 */
static void k198_add_sqrt_recip(const float *restrict p1_running_var, float *restrict recip)
{
    for (long j = 0; j < 16; j++) {
        const float add2 = p1_running_var[j] + 1e-05f;
        const float sqrt3 = sqrtf(add2);
        const float recip_j = 1 / sqrt3;
        recip[j] = recip_j;
    }
}

/* k199  resnet.lua:13
 *   recip_2 = 1 / sqrt(p3_0_bn1_running_var + 1e-05)  (16)
 */
static void k199_add_sqrt_recip(const float *restrict p3_0_bn1_running_var,
                                float *restrict recip_2)
{
    for (long j = 0; j < 16; j++) {
        const float add2 = p3_0_bn1_running_var[j] + 1e-05f;
        const float sqrt3 = sqrtf(add2);
        const float recip_2_j = 1 / sqrt3;
        recip_2[j] = recip_2_j;
    }
}

/* k200  resnet.lua:15
 *   recip_3 = 1 / sqrt(p3_0_bn2_running_var + 1e-05)  (16)
 */
static void k200_add_sqrt_recip(const float *restrict p3_0_bn2_running_var,
                                float *restrict recip_3)
{
    for (long j = 0; j < 16; j++) {
        const float add2 = p3_0_bn2_running_var[j] + 1e-05f;
        const float sqrt3 = sqrtf(add2);
        const float recip_3_j = 1 / sqrt3;
        recip_3[j] = recip_3_j;
    }
}

/* k201  resnet.lua:13
 *   recip_4 = 1 / sqrt(p4_0_bn1_running_var + 1e-05)  (32)
 */
static void k201_add_sqrt_recip(const float *restrict p4_0_bn1_running_var,
                                float *restrict recip_4)
{
    for (long j = 0; j < 32; j++) {
        const float add2 = p4_0_bn1_running_var[j] + 1e-05f;
        const float sqrt3 = sqrtf(add2);
        const float recip_4_j = 1 / sqrt3;
        recip_4[j] = recip_4_j;
    }
}

/* k202  resnet.lua:15
 *   recip_5 = 1 / sqrt(p4_0_bn2_running_var + 1e-05)  (32)
 */
static void k202_add_sqrt_recip(const float *restrict p4_0_bn2_running_var,
                                float *restrict recip_5)
{
    for (long j = 0; j < 32; j++) {
        const float add2 = p4_0_bn2_running_var[j] + 1e-05f;
        const float sqrt3 = sqrtf(add2);
        const float recip_5_j = 1 / sqrt3;
        recip_5[j] = recip_5_j;
    }
}

/* k203  resnet.lua:17
 *   recip_6 = 1 / sqrt(p4_0_shortcut_1_running_var + 1e-05)  (32)
 */
static void k203_add_sqrt_recip(const float *restrict p4_0_shortcut_1_running_var,
                                float *restrict recip_6)
{
    for (long j = 0; j < 32; j++) {
        const float add2 = p4_0_shortcut_1_running_var[j] + 1e-05f;
        const float sqrt3 = sqrtf(add2);
        const float recip_6_j = 1 / sqrt3;
        recip_6[j] = recip_6_j;
    }
}

/* k204  resnet.lua:13
 *   recip_7 = 1 / sqrt(p5_0_bn1_running_var + 1e-05)  (64)
 */
static void k204_add_sqrt_recip(const float *restrict p5_0_bn1_running_var,
                                float *restrict recip_7)
{
    for (long j = 0; j < 64; j++) {
        const float add2 = p5_0_bn1_running_var[j] + 1e-05f;
        const float sqrt3 = sqrtf(add2);
        const float recip_7_j = 1 / sqrt3;
        recip_7[j] = recip_7_j;
    }
}

/* k205  resnet.lua:15
 *   recip_8 = 1 / sqrt(p5_0_bn2_running_var + 1e-05)  (64)
 */
static void k205_add_sqrt_recip(const float *restrict p5_0_bn2_running_var,
                                float *restrict recip_8)
{
    for (long j = 0; j < 64; j++) {
        const float add2 = p5_0_bn2_running_var[j] + 1e-05f;
        const float sqrt3 = sqrtf(add2);
        const float recip_8_j = 1 / sqrt3;
        recip_8[j] = recip_8_j;
    }
}

/* k206  resnet.lua:17
 *   recip_9 = 1 / sqrt(p5_0_shortcut_1_running_var + 1e-05)  (64)
 */
static void k206_add_sqrt_recip(const float *restrict p5_0_shortcut_1_running_var,
                                float *restrict recip_9)
{
    for (long j = 0; j < 64; j++) {
        const float add2 = p5_0_shortcut_1_running_var[j] + 1e-05f;
        const float sqrt3 = sqrtf(add2);
        const float recip_9_j = 1 / sqrt3;
        recip_9[j] = recip_9_j;
    }
}

/* k207  resnet.lua:37
 *   x_2 = 0  (64, 1, 30, 30)
 */
static void k207_copy(float *restrict x_2)
{
    for (long j = 0; j < 57600; j++) {
        x_2[j] = 0.0f;
    }
}

/* k208  resnet.lua:37
 *   x_2[31 ...] = x  (64, 1, 30, 30)
 */
static void k208_copy(const float *restrict x, float *restrict x_2)
{
    for (long i0 = 0; i0 < 64; i0++) {
        for (long i1 = 0; i1 < 28; i1++) {
            for (long j = 0; j < 28; j++) {
                x_2[31 + i0 * 900 + i1 * 30 + j] = x[i0 * 784 + i1 * 28 + j];
            }
        }
    }
}

/* k209  resnet.lua:37
 *   matmul = p0_weight @ view(x_2)  (16, 50176)
 */
static void k209_matmul(const float *restrict p0_weight, const float *restrict x_2,
                        float *restrict matmul)
{
    for (long j0 = 0; j0 < 64; j0++) {
        for (long i = 0; i < 16; i++) {
            for (long j1 = 0; j1 < 28; j1++) {
                for (long j2 = 0; j2 < 28; j2++) {
                    matmul[i * 50176 + j0 * 784 + j1 * 28 + j2] = 0.0f;
                }
            }
            for (long k0 = 0; k0 < 3; k0++) {
                for (long k1 = 0; k1 < 3; k1++) {
                    const float a_ik = p0_weight[i * 9 + k0 * 3 + k1];
                    for (long j1 = 0; j1 < 28; j1++) {
                        for (long j2 = 0; j2 < 28; j2++) {
                            matmul[i * 50176 + j0 * 784 + j1 * 28 + j2] +=
                                a_ik * x_2[j0 * 900 + k0 * 30 + j1 * 30 + k1 + j2];
                        }
                    }
                }
            }
        }
    }
}

/* k210  resnet.lua:37
 *   h2 = relu((matmul - p1_running_mean) * recip * p1_weight + p1_bias)  (64, 16, 28, 28)
 */
static void k210_sub_mul_add(const float *restrict matmul, const float *restrict p1_running_mean,
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

/* k211  resnet.lua:12
 *   h2_2 = 0  (64, 16, 30, 30)
 */
static void k211_copy(float *restrict h2_2)
{
    for (long j = 0; j < 921600; j++) {
        h2_2[j] = 0.0f;
    }
}

/* k212  resnet.lua:12
 *   h2_2[31 ...] = h2  (64, 16, 30, 30)
 */
static void k212_copy(const float *restrict h2, float *restrict h2_2)
{
    for (long i0 = 0; i0 < 1024; i0++) {
        for (long i1 = 0; i1 < 28; i1++) {
            for (long j = 0; j < 28; j++) {
                h2_2[31 + i0 * 900 + i1 * 30 + j] = h2[i0 * 784 + i1 * 28 + j];
            }
        }
    }
}

/* k213  resnet.lua:12
 *   matmul_2 = p3_0_conv1_weight @ view(h2_2)  (16, 50176)
 */
static void k213_matmul(const float *restrict p3_0_conv1_weight, const float *restrict h2_2,
                        float *restrict matmul_2)
{
    for (long j0 = 0; j0 < 64; j0++) {
        for (long i = 0; i < 16; i++) {
            for (long j1 = 0; j1 < 28; j1++) {
                for (long j2 = 0; j2 < 28; j2++) {
                    matmul_2[i * 50176 + j0 * 784 + j1 * 28 + j2] = 0.0f;
                }
            }
            for (long k0 = 0; k0 < 16; k0++) {
                for (long k1 = 0; k1 < 3; k1++) {
                    for (long k2 = 0; k2 < 3; k2++) {
                        const float a_ik = p3_0_conv1_weight[i * 144 + k0 * 9 + k1 * 3 + k2];
                        for (long j1 = 0; j1 < 28; j1++) {
                            for (long j2 = 0; j2 < 28; j2++) {
                                matmul_2[i * 50176 + j0 * 784 + j1 * 28 + j2] +=
                                    a_ik *
                                    h2_2[j0 * 14400 + k0 * 900 + k1 * 30 + j1 * 30 + k2 + j2];
                            }
                        }
                    }
                }
            }
        }
    }
}

/* k214  resnet.lua:22
 *   relu = relu((matmul_2 - p3_0_bn1_running_mean) * recip_2 * p3_0_bn1_weight + p3_0_bn1_bias)
 *       (64, 16, 28, 28)
 */
static void k214_sub_mul_add(const float *restrict matmul_2,
                             const float *restrict p3_0_bn1_running_mean,
                             const float *restrict recip_2, const float *restrict p3_0_bn1_weight,
                             const float *restrict p3_0_bn1_bias, float *restrict relu)
{
    for (long i0 = 0; i0 < 64; i0++) {
        for (long i1 = 0; i1 < 16; i1++) {
            for (long j = 0; j < 784; j++) {
                const float sub2 = matmul_2[i1 * 50176 + i0 * 784 + j] - p3_0_bn1_running_mean[i1];
                const float mul4 = sub2 * recip_2[i1];
                const float mul6 = mul4 * p3_0_bn1_weight[i1];
                const float add8 = mul6 + p3_0_bn1_bias[i1];
                const float relu_ij = add8 < 0 ? 0 : add8;
                relu[i0 * 12544 + i1 * 784 + j] = relu_ij;
            }
        }
    }
}

/* k215  resnet.lua:14
 *   relu_2 = 0  (64, 16, 30, 30)
 */
static void k215_copy(float *restrict relu_2)
{
    for (long j = 0; j < 921600; j++) {
        relu_2[j] = 0.0f;
    }
}

/* k216  resnet.lua:14
 *   relu_2[31 ...] = relu  (64, 16, 30, 30)
 */
static void k216_copy(const float *restrict relu, float *restrict relu_2)
{
    for (long i0 = 0; i0 < 1024; i0++) {
        for (long i1 = 0; i1 < 28; i1++) {
            for (long j = 0; j < 28; j++) {
                relu_2[31 + i0 * 900 + i1 * 30 + j] = relu[i0 * 784 + i1 * 28 + j];
            }
        }
    }
}

/* k217  resnet.lua:14
 *   matmul_3 = p3_0_conv2_weight @ view(relu_2)  (16, 50176)
 */
static void k217_matmul(const float *restrict p3_0_conv2_weight, const float *restrict relu_2,
                        float *restrict matmul_3)
{
    for (long j0 = 0; j0 < 64; j0++) {
        for (long i = 0; i < 16; i++) {
            for (long j1 = 0; j1 < 28; j1++) {
                for (long j2 = 0; j2 < 28; j2++) {
                    matmul_3[i * 50176 + j0 * 784 + j1 * 28 + j2] = 0.0f;
                }
            }
            for (long k0 = 0; k0 < 16; k0++) {
                for (long k1 = 0; k1 < 3; k1++) {
                    for (long k2 = 0; k2 < 3; k2++) {
                        const float a_ik = p3_0_conv2_weight[i * 144 + k0 * 9 + k1 * 3 + k2];
                        for (long j1 = 0; j1 < 28; j1++) {
                            for (long j2 = 0; j2 < 28; j2++) {
                                matmul_3[i * 50176 + j0 * 784 + j1 * 28 + j2] +=
                                    a_ik *
                                    relu_2[j0 * 14400 + k0 * 900 + k1 * 30 + j1 * 30 + k2 + j2];
                            }
                        }
                    }
                }
            }
        }
    }
}

/* k218  resnet.lua:23
 *   h3_0 (over h2) = relu((matmul_3 - p3_0_bn2_running_mean) * recip_3 * p3_0_bn2_weight +
 *       p3_0_bn2_bias + h2)  (64, 16, 28, 28)
 */
static void k218_sub_mul_add(const float *restrict matmul_3,
                             const float *restrict p3_0_bn2_running_mean,
                             const float *restrict recip_3, const float *restrict p3_0_bn2_weight,
                             const float *restrict p3_0_bn2_bias, float *restrict h3_0)
{
    for (long i0 = 0; i0 < 64; i0++) {
        for (long i1 = 0; i1 < 16; i1++) {
            for (long j = 0; j < 784; j++) {
                const float sub2 = matmul_3[i1 * 50176 + i0 * 784 + j] - p3_0_bn2_running_mean[i1];
                const float mul4 = sub2 * recip_3[i1];
                const float mul6 = mul4 * p3_0_bn2_weight[i1];
                const float add8 = mul6 + p3_0_bn2_bias[i1];
                const float h2_ij = h3_0[i0 * 12544 + i1 * 784 + j];
                const float add10 = add8 + h2_ij;
                const float h3_0_ij = add10 < 0 ? 0 : add10;
                h3_0[i0 * 12544 + i1 * 784 + j] = h3_0_ij;
            }
        }
    }
}

/* k219  resnet.lua:12
 *   h3_0_2 = 0  (64, 16, 30, 30)
 */
static void k219_copy(float *restrict h3_0_2)
{
    for (long j = 0; j < 921600; j++) {
        h3_0_2[j] = 0.0f;
    }
}

/* k220  resnet.lua:12
 *   h3_0_2[31 ...] = h3_0  (64, 16, 30, 30)
 */
static void k220_copy(const float *restrict h3_0, float *restrict h3_0_2)
{
    for (long i0 = 0; i0 < 1024; i0++) {
        for (long i1 = 0; i1 < 28; i1++) {
            for (long j = 0; j < 28; j++) {
                h3_0_2[31 + i0 * 900 + i1 * 30 + j] = h3_0[i0 * 784 + i1 * 28 + j];
            }
        }
    }
}

/* k221  resnet.lua:12
 *   matmul_4 = p4_0_conv1_weight @ view(h3_0_2)  (32, 12544)
 */
static void k221_matmul(const float *restrict p4_0_conv1_weight, const float *restrict h3_0_2,
                        float *restrict matmul_4)
{
    for (long j0 = 0; j0 < 64; j0++) {
        for (long i = 0; i < 32; i++) {
            for (long j1 = 0; j1 < 14; j1++) {
                for (long j2 = 0; j2 < 14; j2++) {
                    matmul_4[i * 12544 + j0 * 196 + j1 * 14 + j2] = 0.0f;
                }
            }
            for (long k0 = 0; k0 < 16; k0++) {
                for (long k1 = 0; k1 < 3; k1++) {
                    for (long k2 = 0; k2 < 3; k2++) {
                        const float a_ik = p4_0_conv1_weight[i * 144 + k0 * 9 + k1 * 3 + k2];
                        for (long j1 = 0; j1 < 14; j1++) {
                            for (long j2 = 0; j2 < 14; j2++) {
                                matmul_4[i * 12544 + j0 * 196 + j1 * 14 + j2] +=
                                    a_ik *
                                    h3_0_2[j0 * 14400 + k0 * 900 + j1 * 60 + k1 * 30 + j2 * 2 + k2];
                            }
                        }
                    }
                }
            }
        }
    }
}

/* k222  resnet.lua:22
 *   relu_3 = relu((matmul_4 - p4_0_bn1_running_mean) * recip_4 * p4_0_bn1_weight + p4_0_bn1_bias)
 *       (64, 32, 14, 14)
 */
static void k222_sub_mul_add(const float *restrict matmul_4,
                             const float *restrict p4_0_bn1_running_mean,
                             const float *restrict recip_4, const float *restrict p4_0_bn1_weight,
                             const float *restrict p4_0_bn1_bias, float *restrict relu_3)
{
    for (long i0 = 0; i0 < 64; i0++) {
        for (long i1 = 0; i1 < 32; i1++) {
            for (long j = 0; j < 196; j++) {
                const float sub2 = matmul_4[i1 * 12544 + i0 * 196 + j] - p4_0_bn1_running_mean[i1];
                const float mul4 = sub2 * recip_4[i1];
                const float mul6 = mul4 * p4_0_bn1_weight[i1];
                const float add8 = mul6 + p4_0_bn1_bias[i1];
                const float relu_3_ij = add8 < 0 ? 0 : add8;
                relu_3[i0 * 6272 + i1 * 196 + j] = relu_3_ij;
            }
        }
    }
}

/* k223  resnet.lua:17
 *   matmul_6 = p4_0_shortcut_0_weight @ view(h3_0)  (64, 32, 196)
 */
static void k223_matmul(const float *restrict p4_0_shortcut_0_weight, const float *restrict h3_0,
                        float *restrict matmul_6)
{
    for (long b = 0; b < 64; b++) {
        for (long i = 0; i < 32; i++) {
            for (long j0 = 0; j0 < 14; j0++) {
                for (long j1 = 0; j1 < 14; j1++) {
                    matmul_6[b * 6272 + i * 196 + j0 * 14 + j1] = 0.0f;
                }
            }
            for (long k = 0; k < 16; k++) {
                const float a_ik = p4_0_shortcut_0_weight[i * 16 + k];
                for (long j0 = 0; j0 < 14; j0++) {
                    for (long j1 = 0; j1 < 14; j1++) {
                        matmul_6[b * 6272 + i * 196 + j0 * 14 + j1] +=
                            a_ik * h3_0[b * 12544 + k * 784 + j0 * 56 + j1 * 2];
                    }
                }
            }
        }
    }
}

/* k224  resnet.lua:14
 *   relu_4 = 0  (64, 32, 16, 16)
 */
static void k224_copy(float *restrict relu_4)
{
    for (long j = 0; j < 524288; j++) {
        relu_4[j] = 0.0f;
    }
}

/* k225  resnet.lua:14
 *   relu_4[17 ...] = relu_3  (64, 32, 16, 16)
 */
static void k225_copy(const float *restrict relu_3, float *restrict relu_4)
{
    for (long i0 = 0; i0 < 2048; i0++) {
        for (long i1 = 0; i1 < 14; i1++) {
            for (long j = 0; j < 14; j++) {
                relu_4[17 + i0 * 256 + i1 * 16 + j] = relu_3[i0 * 196 + i1 * 14 + j];
            }
        }
    }
}

/* k226  resnet.lua:14
 *   matmul_5 = p4_0_conv2_weight @ view(relu_4)  (32, 12544)
 */
static void k226_matmul(const float *restrict p4_0_conv2_weight, const float *restrict relu_4,
                        float *restrict matmul_5)
{
    for (long j0 = 0; j0 < 64; j0++) {
        for (long i = 0; i < 32; i++) {
            for (long j1 = 0; j1 < 14; j1++) {
                for (long j2 = 0; j2 < 14; j2++) {
                    matmul_5[i * 12544 + j0 * 196 + j1 * 14 + j2] = 0.0f;
                }
            }
            for (long k0 = 0; k0 < 32; k0++) {
                for (long k1 = 0; k1 < 3; k1++) {
                    for (long k2 = 0; k2 < 3; k2++) {
                        const float a_ik = p4_0_conv2_weight[i * 288 + k0 * 9 + k1 * 3 + k2];
                        for (long j1 = 0; j1 < 14; j1++) {
                            for (long j2 = 0; j2 < 14; j2++) {
                                matmul_5[i * 12544 + j0 * 196 + j1 * 14 + j2] +=
                                    a_ik *
                                    relu_4[j0 * 8192 + k0 * 256 + k1 * 16 + j1 * 16 + k2 + j2];
                            }
                        }
                    }
                }
            }
        }
    }
}

/* k227  resnet.lua:23
 *   h4_0 (over matmul_6) = relu(... * recip_5 * p4_0_bn2_weight + p4_0_bn2_bias + (... * recip_6 *
 *       p4_0_shortcut_1_weight + p4_0_shortcut_1_bias))  (64, 32, 14, 14)
 */
static void k227_sub_mul_add(const float *restrict matmul_5,
                             const float *restrict p4_0_bn2_running_mean,
                             const float *restrict recip_5, const float *restrict p4_0_bn2_weight,
                             const float *restrict p4_0_bn2_bias, float *restrict h4_0,
                             const float *restrict p4_0_shortcut_1_running_mean,
                             const float *restrict recip_6,
                             const float *restrict p4_0_shortcut_1_weight,
                             const float *restrict p4_0_shortcut_1_bias)
{
    for (long i0 = 0; i0 < 64; i0++) {
        for (long i1 = 0; i1 < 32; i1++) {
            for (long j = 0; j < 196; j++) {
                const float sub2 = matmul_5[i1 * 12544 + i0 * 196 + j] - p4_0_bn2_running_mean[i1];
                const float mul4 = sub2 * recip_5[i1];
                const float mul6 = mul4 * p4_0_bn2_weight[i1];
                const float add8 = mul6 + p4_0_bn2_bias[i1];
                const float matmul_6_ij = h4_0[i0 * 6272 + i1 * 196 + j];
                const float sub11 = matmul_6_ij - p4_0_shortcut_1_running_mean[i1];
                const float mul13 = sub11 * recip_6[i1];
                const float mul15 = mul13 * p4_0_shortcut_1_weight[i1];
                const float add17 = mul15 + p4_0_shortcut_1_bias[i1];
                const float add18 = add8 + add17;
                const float h4_0_ij = add18 < 0 ? 0 : add18;
                h4_0[i0 * 6272 + i1 * 196 + j] = h4_0_ij;
            }
        }
    }
}

/* k228  resnet.lua:12
 *   h4_0_2 = 0  (64, 32, 16, 16)
 */
static void k228_copy(float *restrict h4_0_2)
{
    for (long j = 0; j < 524288; j++) {
        h4_0_2[j] = 0.0f;
    }
}

/* k229  resnet.lua:12
 *   h4_0_2[17 ...] = h4_0  (64, 32, 16, 16)
 */
static void k229_copy(const float *restrict h4_0, float *restrict h4_0_2)
{
    for (long i0 = 0; i0 < 2048; i0++) {
        for (long i1 = 0; i1 < 14; i1++) {
            for (long j = 0; j < 14; j++) {
                h4_0_2[17 + i0 * 256 + i1 * 16 + j] = h4_0[i0 * 196 + i1 * 14 + j];
            }
        }
    }
}

/* k230  resnet.lua:12
 *   matmul_7 = p5_0_conv1_weight @ view(h4_0_2)  (64, 3136)
 */
static void k230_matmul(const float *restrict p5_0_conv1_weight, const float *restrict h4_0_2,
                        float *restrict matmul_7)
{
    for (long j0 = 0; j0 < 64; j0++) {
        for (long i = 0; i < 64; i++) {
            for (long j1 = 0; j1 < 7; j1++) {
                for (long j2 = 0; j2 < 7; j2++) {
                    matmul_7[i * 3136 + j0 * 49 + j1 * 7 + j2] = 0.0f;
                }
            }
            for (long k0 = 0; k0 < 32; k0++) {
                for (long k1 = 0; k1 < 3; k1++) {
                    for (long k2 = 0; k2 < 3; k2++) {
                        const float a_ik = p5_0_conv1_weight[i * 288 + k0 * 9 + k1 * 3 + k2];
                        for (long j1 = 0; j1 < 7; j1++) {
                            for (long j2 = 0; j2 < 7; j2++) {
                                matmul_7[i * 3136 + j0 * 49 + j1 * 7 + j2] +=
                                    a_ik *
                                    h4_0_2[j0 * 8192 + k0 * 256 + j1 * 32 + k1 * 16 + j2 * 2 + k2];
                            }
                        }
                    }
                }
            }
        }
    }
}

/* k231  resnet.lua:22
 *   relu_5 = relu((matmul_7 - p5_0_bn1_running_mean) * recip_7 * p5_0_bn1_weight + p5_0_bn1_bias)
 *       (64, 64, 7, 7)
 */
static void k231_sub_mul_add(const float *restrict matmul_7,
                             const float *restrict p5_0_bn1_running_mean,
                             const float *restrict recip_7, const float *restrict p5_0_bn1_weight,
                             const float *restrict p5_0_bn1_bias, float *restrict relu_5)
{
    for (long i0 = 0; i0 < 64; i0++) {
        for (long i1 = 0; i1 < 64; i1++) {
            for (long j = 0; j < 49; j++) {
                const float sub2 = matmul_7[i1 * 3136 + i0 * 49 + j] - p5_0_bn1_running_mean[i1];
                const float mul4 = sub2 * recip_7[i1];
                const float mul6 = mul4 * p5_0_bn1_weight[i1];
                const float add8 = mul6 + p5_0_bn1_bias[i1];
                const float relu_5_ij = add8 < 0 ? 0 : add8;
                relu_5[i0 * 3136 + i1 * 49 + j] = relu_5_ij;
            }
        }
    }
}

/* k232  resnet.lua:17
 *   matmul_9 = p5_0_shortcut_0_weight @ view(h4_0)  (64, 64, 49)
 */
static void k232_matmul(const float *restrict p5_0_shortcut_0_weight, const float *restrict h4_0,
                        float *restrict matmul_9)
{
    for (long b = 0; b < 64; b++) {
        for (long i = 0; i < 64; i++) {
            for (long j0 = 0; j0 < 7; j0++) {
                for (long j1 = 0; j1 < 7; j1++) {
                    matmul_9[b * 3136 + i * 49 + j0 * 7 + j1] = 0.0f;
                }
            }
            for (long k = 0; k < 32; k++) {
                const float a_ik = p5_0_shortcut_0_weight[i * 32 + k];
                for (long j0 = 0; j0 < 7; j0++) {
                    for (long j1 = 0; j1 < 7; j1++) {
                        matmul_9[b * 3136 + i * 49 + j0 * 7 + j1] +=
                            a_ik * h4_0[b * 6272 + k * 196 + j0 * 28 + j1 * 2];
                    }
                }
            }
        }
    }
}

/* k233  resnet.lua:14
 *   relu_6 = 0  (64, 64, 9, 9)
 */
static void k233_copy(float *restrict relu_6)
{
    for (long j = 0; j < 331776; j++) {
        relu_6[j] = 0.0f;
    }
}

/* k234  resnet.lua:14
 *   relu_6[10 ...] = relu_5  (64, 64, 9, 9)
 */
static void k234_copy(const float *restrict relu_5, float *restrict relu_6)
{
    for (long i0 = 0; i0 < 4096; i0++) {
        for (long i1 = 0; i1 < 7; i1++) {
            for (long j = 0; j < 7; j++) {
                relu_6[10 + i0 * 81 + i1 * 9 + j] = relu_5[i0 * 49 + i1 * 7 + j];
            }
        }
    }
}

/* k235  resnet.lua:14
 *   matmul_8 = p5_0_conv2_weight @ view(relu_6)  (64, 3136)
 */
static void k235_matmul(const float *restrict p5_0_conv2_weight, const float *restrict relu_6,
                        float *restrict matmul_8)
{
    for (long j0 = 0; j0 < 64; j0++) {
        for (long i = 0; i < 64; i++) {
            for (long j1 = 0; j1 < 7; j1++) {
                for (long j2 = 0; j2 < 7; j2++) {
                    matmul_8[i * 3136 + j0 * 49 + j1 * 7 + j2] = 0.0f;
                }
            }
            for (long k0 = 0; k0 < 64; k0++) {
                for (long k1 = 0; k1 < 3; k1++) {
                    for (long k2 = 0; k2 < 3; k2++) {
                        const float a_ik = p5_0_conv2_weight[i * 576 + k0 * 9 + k1 * 3 + k2];
                        for (long j1 = 0; j1 < 7; j1++) {
                            for (long j2 = 0; j2 < 7; j2++) {
                                matmul_8[i * 3136 + j0 * 49 + j1 * 7 + j2] +=
                                    a_ik * relu_6[j0 * 5184 + k0 * 81 + k1 * 9 + j1 * 9 + k2 + j2];
                            }
                        }
                    }
                }
            }
        }
    }
}

/* k236  resnet.lua:23
 *   h5_0 (over matmul_9) = relu(... * recip_8 * p5_0_bn2_weight + p5_0_bn2_bias + (... * recip_9 *
 *       p5_0_shortcut_1_weight + p5_0_shortcut_1_bias))  (64, 64, 7, 7)
 */
static void k236_sub_mul_add(const float *restrict matmul_8,
                             const float *restrict p5_0_bn2_running_mean,
                             const float *restrict recip_8, const float *restrict p5_0_bn2_weight,
                             const float *restrict p5_0_bn2_bias, float *restrict h5_0,
                             const float *restrict p5_0_shortcut_1_running_mean,
                             const float *restrict recip_9,
                             const float *restrict p5_0_shortcut_1_weight,
                             const float *restrict p5_0_shortcut_1_bias)
{
    for (long i0 = 0; i0 < 64; i0++) {
        for (long i1 = 0; i1 < 64; i1++) {
            for (long j = 0; j < 49; j++) {
                const float sub2 = matmul_8[i1 * 3136 + i0 * 49 + j] - p5_0_bn2_running_mean[i1];
                const float mul4 = sub2 * recip_8[i1];
                const float mul6 = mul4 * p5_0_bn2_weight[i1];
                const float add8 = mul6 + p5_0_bn2_bias[i1];
                const float matmul_9_ij = h5_0[i0 * 3136 + i1 * 49 + j];
                const float sub11 = matmul_9_ij - p5_0_shortcut_1_running_mean[i1];
                const float mul13 = sub11 * recip_9[i1];
                const float mul15 = mul13 * p5_0_shortcut_1_weight[i1];
                const float add17 = mul15 + p5_0_shortcut_1_bias[i1];
                const float add18 = add8 + add17;
                const float h5_0_ij = add18 < 0 ? 0 : add18;
                h5_0[i0 * 3136 + i1 * 49 + j] = h5_0_ij;
            }
        }
    }
}

/* k237  resnet.lua:39
 *   sum_ = sum(h5_0)  (64, 64, 1, 7, 1)
 */
static void k237_sum(const float *restrict h5_0, float *restrict sum_)
{
    for (long i0 = 0; i0 < 4096; i0++) {
        for (long i1 = 0; i1 < 7; i1++) {
            float sum__i = 0.0f;
            for (long j = 0; j < 7; j++) {
                sum__i += h5_0[i0 * 49 + j * 7 + i1];
            }
            sum_[i0 * 7 + i1] = sum__i;
        }
    }
}

/* k238  resnet.lua:39
 *   h6 = sum(sum_) / 49  (64, 64, 1, 1)
 */
static void k238_sum_div(const float *restrict sum_, float *restrict h6)
{
    for (long i = 0; i < 4096; i++) {
        float sum1 = 0.0f;
        for (long j = 0; j < 7; j++) {
            sum1 += sum_[i * 7 + j];
        }
        const float h6_i = sum1 / 49.0f;
        h6[i] = h6_i;
    }
}

/* k239  resnet.lua:39
 *   matmul_10 = h6 @ p8_weight.T  (64, 10)
 */
static void k239_matmul(const float *restrict h6, const float *restrict p8_weight,
                        float *restrict matmul_10)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 10; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 64; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += h6[i * 64 + k + l] * p8_weight[j * 64 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_10[i * 10 + j] = sum;
        }
    }
}

/* k240  resnet.lua:55
 *   add2 = matmul_10 + p8_bias
 *   amax3 = max(add2)
 *   sub4 = add2 - amax3
 *   sum6 = sum(exp(sub4))
 *   and13 = (y >= 0) & (y < 10)
 *   sum20 = sum(where(index == y, sub4, where(and13, 0, nan)))
 *   sum__2 = sum(sum20 - where(and13, log(sum6), 0))  (1)
 *   argmax24 = argmax(add2)
 *   sum__3 = sum(argmax24 == y)  (1)
 */
static void k240_add_amax_sub(const float *restrict matmul_10, const float *restrict p8_bias,
                              const int *restrict y, float *restrict sum__2,
                              float *restrict sum__3)
{
    sum__2[0] = 0.0f;
    sum__3[0] = 0.0f;
    for (long i = 0; i < 64; i++) {
        const int ge10 = y[i] >= 0;
        const int lt12 = y[i] < 10;
        const int and13 = ge10 & lt12;
        const float where18 = and13 ? 0.0f : NAN;
        float amax3 = (-INFINITY);
        float best24 = (-INFINITY);
        int argmax24 = 0;
        for (long j = 0; j < 10; j++) {
            const float add2 = matmul_10[i * 10 + j] + p8_bias[j];
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
            const float add2 = matmul_10[i * 10 + j] + p8_bias[j];
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
        sum__2[0] += sub22;
        sum__3[0] += cast26;
    }
}

/* k241  resnet.lua:54
 *   loss = sum__2 * -0.015625  ()
 */
static void k241_mul(const float *restrict sum__2, float *restrict loss)
{
    const float loss_0 = sum__2[0] * (-0.015625f);
    loss[0] = loss_0;
}

/* k242  resnet.lua:55
 *   accuracy = sum__3 * 0.015625  ()
 */
static void k242_mul(const float *restrict sum__3, float *restrict accuracy)
{
    const float accuracy_0 = sum__3[0] * 0.015625f;
    accuracy[0] = accuracy_0;
}

/* One eval_step: 45 kernels; `work` holds 13321472 bytes, aligned to 64. */
void eval_step(const struct state *s, const struct eval_step_io *io, void *work);
void eval_step(const struct state *s, const struct eval_step_io *io, void *work)
{
    char *const at = work;
    float *const x_2 = (float *)(void *)(at + 3211264); /* (64, 1, 30, 30) */
    float *const matmul = (float *)(void *)(at + 0); /* (16, 50176) */
    float *const recip = (float *)(void *)(at + 3441664); /* (16) */
    float *const h2 = (float *)(void *)(at + 3686400); /* (64, 16, 28, 28) */
    float *const h2_2 = (float *)(void *)(at + 0); /* (64, 16, 30, 30) */
    float *const matmul_2 = (float *)(void *)(at + 6897664); /* (16, 50176) */
    float *const recip_2 = (float *)(void *)(at + 13321344); /* (16) */
    float *const relu = (float *)(void *)(at + 10108928); /* (64, 16, 28, 28) */
    float *const relu_2 = (float *)(void *)(at + 0); /* (64, 16, 30, 30) */
    float *const matmul_3 = (float *)(void *)(at + 6897664); /* (16, 50176) */
    float *const recip_3 = (float *)(void *)(at + 13321408); /* (16) */
    float *const h3_0 = (float *)(void *)(at + 3686400); /* (64, 16, 28, 28) */
    float *const h3_0_2 = (float *)(void *)(at + 0); /* (64, 16, 30, 30) */
    float *const matmul_4 = (float *)(void *)(at + 6897664); /* (32, 12544) */
    float *const recip_4 = (float *)(void *)(at + 13320960); /* (32) */
    float *const relu_3 = (float *)(void *)(at + 8503296); /* (64, 32, 14, 14) */
    float *const relu_4 = (float *)(void *)(at + 0); /* (64, 32, 16, 16) */
    float *const matmul_5 = (float *)(void *)(at + 2097152); /* (32, 12544) */
    float *const recip_5 = (float *)(void *)(at + 13321088); /* (32) */
    float *const matmul_6 = (float *)(void *)(at + 6897664); /* (64, 32, 196) */
    float *const recip_6 = (float *)(void *)(at + 13321216); /* (32) */
    float *const h4_0 = (float *)(void *)(at + 6897664); /* (64, 32, 14, 14) */
    float *const h4_0_2 = (float *)(void *)(at + 0); /* (64, 32, 16, 16) */
    float *const matmul_7 = (float *)(void *)(at + 2097152); /* (64, 3136) */
    float *const recip_7 = (float *)(void *)(at + 13320192); /* (64) */
    float *const relu_5 = (float *)(void *)(at + 2899968); /* (64, 64, 7, 7) */
    float *const relu_6 = (float *)(void *)(at + 0); /* (64, 64, 9, 9) */
    float *const matmul_8 = (float *)(void *)(at + 1327104); /* (64, 3136) */
    float *const recip_8 = (float *)(void *)(at + 13320448); /* (64) */
    float *const matmul_9 = (float *)(void *)(at + 3702784); /* (64, 64, 49) */
    float *const recip_9 = (float *)(void *)(at + 13320704); /* (64) */
    float *const h5_0 = (float *)(void *)(at + 3702784); /* (64, 64, 7, 7) */
    float *const sum_ = (float *)(void *)(at + 0); /* (64, 64, 1, 7, 1) */
    float *const h6 = (float *)(void *)(at + 114688); /* (64, 64, 1, 1) */
    float *const matmul_10 = (float *)(void *)(at + 0); /* (64, 10) */
    float *const sum__2 = (float *)(void *)(at + 2560); /* (1) */
    float *const sum__3 = (float *)(void *)(at + 2624); /* (1) */

    k198_add_sqrt_recip(s->p1_running_var, recip);
    k199_add_sqrt_recip(s->p3_0_bn1_running_var, recip_2);
    k200_add_sqrt_recip(s->p3_0_bn2_running_var, recip_3);
    k201_add_sqrt_recip(s->p4_0_bn1_running_var, recip_4);
    k202_add_sqrt_recip(s->p4_0_bn2_running_var, recip_5);
    k203_add_sqrt_recip(s->p4_0_shortcut_1_running_var, recip_6);
    k204_add_sqrt_recip(s->p5_0_bn1_running_var, recip_7);
    k205_add_sqrt_recip(s->p5_0_bn2_running_var, recip_8);
    k206_add_sqrt_recip(s->p5_0_shortcut_1_running_var, recip_9);
    k207_copy(x_2);
    k208_copy(io->x, x_2);
    k209_matmul(s->p0_weight, x_2, matmul);
    k210_sub_mul_add(matmul, s->p1_running_mean, recip, s->p1_weight, s->p1_bias, h2);
    k211_copy(h2_2);
    k212_copy(h2, h2_2);
    k213_matmul(s->p3_0_conv1_weight, h2_2, matmul_2);
    k214_sub_mul_add(matmul_2, s->p3_0_bn1_running_mean, recip_2, s->p3_0_bn1_weight,
                     s->p3_0_bn1_bias, relu);
    k215_copy(relu_2);
    k216_copy(relu, relu_2);
    k217_matmul(s->p3_0_conv2_weight, relu_2, matmul_3);
    k218_sub_mul_add(matmul_3, s->p3_0_bn2_running_mean, recip_3, s->p3_0_bn2_weight,
                     s->p3_0_bn2_bias, h3_0);
    k219_copy(h3_0_2);
    k220_copy(h3_0, h3_0_2);
    k221_matmul(s->p4_0_conv1_weight, h3_0_2, matmul_4);
    k222_sub_mul_add(matmul_4, s->p4_0_bn1_running_mean, recip_4, s->p4_0_bn1_weight,
                     s->p4_0_bn1_bias, relu_3);
    k223_matmul(s->p4_0_shortcut_0_weight, h3_0, matmul_6);
    k224_copy(relu_4);
    k225_copy(relu_3, relu_4);
    k226_matmul(s->p4_0_conv2_weight, relu_4, matmul_5);
    k227_sub_mul_add(matmul_5, s->p4_0_bn2_running_mean, recip_5, s->p4_0_bn2_weight,
                     s->p4_0_bn2_bias, h4_0, s->p4_0_shortcut_1_running_mean, recip_6,
                     s->p4_0_shortcut_1_weight, s->p4_0_shortcut_1_bias);
    k228_copy(h4_0_2);
    k229_copy(h4_0, h4_0_2);
    k230_matmul(s->p5_0_conv1_weight, h4_0_2, matmul_7);
    k231_sub_mul_add(matmul_7, s->p5_0_bn1_running_mean, recip_7, s->p5_0_bn1_weight,
                     s->p5_0_bn1_bias, relu_5);
    k232_matmul(s->p5_0_shortcut_0_weight, h4_0, matmul_9);
    k233_copy(relu_6);
    k234_copy(relu_5, relu_6);
    k235_matmul(s->p5_0_conv2_weight, relu_6, matmul_8);
    k236_sub_mul_add(matmul_8, s->p5_0_bn2_running_mean, recip_8, s->p5_0_bn2_weight,
                     s->p5_0_bn2_bias, h5_0, s->p5_0_shortcut_1_running_mean, recip_9,
                     s->p5_0_shortcut_1_weight, s->p5_0_shortcut_1_bias);
    k237_sum(h5_0, sum_);
    k238_sum_div(sum_, h6);
    k239_matmul(h6, s->p8_weight, matmul_10);
    k240_add_amax_sub(matmul_10, s->p8_bias, io->y, sum__2, sum__3);
    k241_mul(sum__2, io->loss);
    k242_mul(sum__3, io->accuracy);
}

/* ---- predict ---- */

/* What predict reads and writes: a batch, and its results. */
struct predict_io {
    const float *x; /* x (64, 1, 28, 28) */
    const int *y; /* y not read */
    float *prediction; /* prediction (64, 10) */
};

/* k243  resnet.lua:37
 *   recip = 1 / sqrt(p1_running_var + 1e-05)  (16)
 */
static void k243_add_sqrt_recip(const float *restrict p1_running_var, float *restrict recip)
{
    for (long j = 0; j < 16; j++) {
        const float add2 = p1_running_var[j] + 1e-05f;
        const float sqrt3 = sqrtf(add2);
        const float recip_j = 1 / sqrt3;
        recip[j] = recip_j;
    }
}

/* k244  resnet.lua:13
 *   recip_2 = 1 / sqrt(p3_0_bn1_running_var + 1e-05)  (16)
 */
static void k244_add_sqrt_recip(const float *restrict p3_0_bn1_running_var,
                                float *restrict recip_2)
{
    for (long j = 0; j < 16; j++) {
        const float add2 = p3_0_bn1_running_var[j] + 1e-05f;
        const float sqrt3 = sqrtf(add2);
        const float recip_2_j = 1 / sqrt3;
        recip_2[j] = recip_2_j;
    }
}

/* k245  resnet.lua:15
 *   recip_3 = 1 / sqrt(p3_0_bn2_running_var + 1e-05)  (16)
 */
static void k245_add_sqrt_recip(const float *restrict p3_0_bn2_running_var,
                                float *restrict recip_3)
{
    for (long j = 0; j < 16; j++) {
        const float add2 = p3_0_bn2_running_var[j] + 1e-05f;
        const float sqrt3 = sqrtf(add2);
        const float recip_3_j = 1 / sqrt3;
        recip_3[j] = recip_3_j;
    }
}

/* k246  resnet.lua:13
 *   recip_4 = 1 / sqrt(p4_0_bn1_running_var + 1e-05)  (32)
 */
static void k246_add_sqrt_recip(const float *restrict p4_0_bn1_running_var,
                                float *restrict recip_4)
{
    for (long j = 0; j < 32; j++) {
        const float add2 = p4_0_bn1_running_var[j] + 1e-05f;
        const float sqrt3 = sqrtf(add2);
        const float recip_4_j = 1 / sqrt3;
        recip_4[j] = recip_4_j;
    }
}

/* k247  resnet.lua:15
 *   recip_5 = 1 / sqrt(p4_0_bn2_running_var + 1e-05)  (32)
 */
static void k247_add_sqrt_recip(const float *restrict p4_0_bn2_running_var,
                                float *restrict recip_5)
{
    for (long j = 0; j < 32; j++) {
        const float add2 = p4_0_bn2_running_var[j] + 1e-05f;
        const float sqrt3 = sqrtf(add2);
        const float recip_5_j = 1 / sqrt3;
        recip_5[j] = recip_5_j;
    }
}

/* k248  resnet.lua:17
 *   recip_6 = 1 / sqrt(p4_0_shortcut_1_running_var + 1e-05)  (32)
 */
static void k248_add_sqrt_recip(const float *restrict p4_0_shortcut_1_running_var,
                                float *restrict recip_6)
{
    for (long j = 0; j < 32; j++) {
        const float add2 = p4_0_shortcut_1_running_var[j] + 1e-05f;
        const float sqrt3 = sqrtf(add2);
        const float recip_6_j = 1 / sqrt3;
        recip_6[j] = recip_6_j;
    }
}

/* k249  resnet.lua:13
 *   recip_7 = 1 / sqrt(p5_0_bn1_running_var + 1e-05)  (64)
 */
static void k249_add_sqrt_recip(const float *restrict p5_0_bn1_running_var,
                                float *restrict recip_7)
{
    for (long j = 0; j < 64; j++) {
        const float add2 = p5_0_bn1_running_var[j] + 1e-05f;
        const float sqrt3 = sqrtf(add2);
        const float recip_7_j = 1 / sqrt3;
        recip_7[j] = recip_7_j;
    }
}

/* k250  resnet.lua:15
 *   recip_8 = 1 / sqrt(p5_0_bn2_running_var + 1e-05)  (64)
 */
static void k250_add_sqrt_recip(const float *restrict p5_0_bn2_running_var,
                                float *restrict recip_8)
{
    for (long j = 0; j < 64; j++) {
        const float add2 = p5_0_bn2_running_var[j] + 1e-05f;
        const float sqrt3 = sqrtf(add2);
        const float recip_8_j = 1 / sqrt3;
        recip_8[j] = recip_8_j;
    }
}

/* k251  resnet.lua:17
 *   recip_9 = 1 / sqrt(p5_0_shortcut_1_running_var + 1e-05)  (64)
 */
static void k251_add_sqrt_recip(const float *restrict p5_0_shortcut_1_running_var,
                                float *restrict recip_9)
{
    for (long j = 0; j < 64; j++) {
        const float add2 = p5_0_shortcut_1_running_var[j] + 1e-05f;
        const float sqrt3 = sqrtf(add2);
        const float recip_9_j = 1 / sqrt3;
        recip_9[j] = recip_9_j;
    }
}

/* k252  resnet.lua:37
 *   x_2 = 0  (64, 1, 30, 30)
 */
static void k252_copy(float *restrict x_2)
{
    for (long j = 0; j < 57600; j++) {
        x_2[j] = 0.0f;
    }
}

/* k253  resnet.lua:37
 *   x_2[31 ...] = x  (64, 1, 30, 30)
 */
static void k253_copy(const float *restrict x, float *restrict x_2)
{
    for (long i0 = 0; i0 < 64; i0++) {
        for (long i1 = 0; i1 < 28; i1++) {
            for (long j = 0; j < 28; j++) {
                x_2[31 + i0 * 900 + i1 * 30 + j] = x[i0 * 784 + i1 * 28 + j];
            }
        }
    }
}

/* k254  resnet.lua:37
 *   matmul = p0_weight @ view(x_2)  (16, 50176)
 */
static void k254_matmul(const float *restrict p0_weight, const float *restrict x_2,
                        float *restrict matmul)
{
    for (long j0 = 0; j0 < 64; j0++) {
        for (long i = 0; i < 16; i++) {
            for (long j1 = 0; j1 < 28; j1++) {
                for (long j2 = 0; j2 < 28; j2++) {
                    matmul[i * 50176 + j0 * 784 + j1 * 28 + j2] = 0.0f;
                }
            }
            for (long k0 = 0; k0 < 3; k0++) {
                for (long k1 = 0; k1 < 3; k1++) {
                    const float a_ik = p0_weight[i * 9 + k0 * 3 + k1];
                    for (long j1 = 0; j1 < 28; j1++) {
                        for (long j2 = 0; j2 < 28; j2++) {
                            matmul[i * 50176 + j0 * 784 + j1 * 28 + j2] +=
                                a_ik * x_2[j0 * 900 + k0 * 30 + j1 * 30 + k1 + j2];
                        }
                    }
                }
            }
        }
    }
}

/* k255  resnet.lua:37
 *   h2 = relu((matmul - p1_running_mean) * recip * p1_weight + p1_bias)  (64, 16, 28, 28)
 */
static void k255_sub_mul_add(const float *restrict matmul, const float *restrict p1_running_mean,
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

/* k256  resnet.lua:12
 *   h2_2 = 0  (64, 16, 30, 30)
 */
static void k256_copy(float *restrict h2_2)
{
    for (long j = 0; j < 921600; j++) {
        h2_2[j] = 0.0f;
    }
}

/* k257  resnet.lua:12
 *   h2_2[31 ...] = h2  (64, 16, 30, 30)
 */
static void k257_copy(const float *restrict h2, float *restrict h2_2)
{
    for (long i0 = 0; i0 < 1024; i0++) {
        for (long i1 = 0; i1 < 28; i1++) {
            for (long j = 0; j < 28; j++) {
                h2_2[31 + i0 * 900 + i1 * 30 + j] = h2[i0 * 784 + i1 * 28 + j];
            }
        }
    }
}

/* k258  resnet.lua:12
 *   matmul_2 = p3_0_conv1_weight @ view(h2_2)  (16, 50176)
 */
static void k258_matmul(const float *restrict p3_0_conv1_weight, const float *restrict h2_2,
                        float *restrict matmul_2)
{
    for (long j0 = 0; j0 < 64; j0++) {
        for (long i = 0; i < 16; i++) {
            for (long j1 = 0; j1 < 28; j1++) {
                for (long j2 = 0; j2 < 28; j2++) {
                    matmul_2[i * 50176 + j0 * 784 + j1 * 28 + j2] = 0.0f;
                }
            }
            for (long k0 = 0; k0 < 16; k0++) {
                for (long k1 = 0; k1 < 3; k1++) {
                    for (long k2 = 0; k2 < 3; k2++) {
                        const float a_ik = p3_0_conv1_weight[i * 144 + k0 * 9 + k1 * 3 + k2];
                        for (long j1 = 0; j1 < 28; j1++) {
                            for (long j2 = 0; j2 < 28; j2++) {
                                matmul_2[i * 50176 + j0 * 784 + j1 * 28 + j2] +=
                                    a_ik *
                                    h2_2[j0 * 14400 + k0 * 900 + k1 * 30 + j1 * 30 + k2 + j2];
                            }
                        }
                    }
                }
            }
        }
    }
}

/* k259  resnet.lua:22
 *   relu = relu((matmul_2 - p3_0_bn1_running_mean) * recip_2 * p3_0_bn1_weight + p3_0_bn1_bias)
 *       (64, 16, 28, 28)
 */
static void k259_sub_mul_add(const float *restrict matmul_2,
                             const float *restrict p3_0_bn1_running_mean,
                             const float *restrict recip_2, const float *restrict p3_0_bn1_weight,
                             const float *restrict p3_0_bn1_bias, float *restrict relu)
{
    for (long i0 = 0; i0 < 64; i0++) {
        for (long i1 = 0; i1 < 16; i1++) {
            for (long j = 0; j < 784; j++) {
                const float sub2 = matmul_2[i1 * 50176 + i0 * 784 + j] - p3_0_bn1_running_mean[i1];
                const float mul4 = sub2 * recip_2[i1];
                const float mul6 = mul4 * p3_0_bn1_weight[i1];
                const float add8 = mul6 + p3_0_bn1_bias[i1];
                const float relu_ij = add8 < 0 ? 0 : add8;
                relu[i0 * 12544 + i1 * 784 + j] = relu_ij;
            }
        }
    }
}

/* k260  resnet.lua:14
 *   relu_2 = 0  (64, 16, 30, 30)
 */
static void k260_copy(float *restrict relu_2)
{
    for (long j = 0; j < 921600; j++) {
        relu_2[j] = 0.0f;
    }
}

/* k261  resnet.lua:14
 *   relu_2[31 ...] = relu  (64, 16, 30, 30)
 */
static void k261_copy(const float *restrict relu, float *restrict relu_2)
{
    for (long i0 = 0; i0 < 1024; i0++) {
        for (long i1 = 0; i1 < 28; i1++) {
            for (long j = 0; j < 28; j++) {
                relu_2[31 + i0 * 900 + i1 * 30 + j] = relu[i0 * 784 + i1 * 28 + j];
            }
        }
    }
}

/* k262  resnet.lua:14
 *   matmul_3 = p3_0_conv2_weight @ view(relu_2)  (16, 50176)
 */
static void k262_matmul(const float *restrict p3_0_conv2_weight, const float *restrict relu_2,
                        float *restrict matmul_3)
{
    for (long j0 = 0; j0 < 64; j0++) {
        for (long i = 0; i < 16; i++) {
            for (long j1 = 0; j1 < 28; j1++) {
                for (long j2 = 0; j2 < 28; j2++) {
                    matmul_3[i * 50176 + j0 * 784 + j1 * 28 + j2] = 0.0f;
                }
            }
            for (long k0 = 0; k0 < 16; k0++) {
                for (long k1 = 0; k1 < 3; k1++) {
                    for (long k2 = 0; k2 < 3; k2++) {
                        const float a_ik = p3_0_conv2_weight[i * 144 + k0 * 9 + k1 * 3 + k2];
                        for (long j1 = 0; j1 < 28; j1++) {
                            for (long j2 = 0; j2 < 28; j2++) {
                                matmul_3[i * 50176 + j0 * 784 + j1 * 28 + j2] +=
                                    a_ik *
                                    relu_2[j0 * 14400 + k0 * 900 + k1 * 30 + j1 * 30 + k2 + j2];
                            }
                        }
                    }
                }
            }
        }
    }
}

/* k263  resnet.lua:23
 *   h3_0 (over h2) = relu((matmul_3 - p3_0_bn2_running_mean) * recip_3 * p3_0_bn2_weight +
 *       p3_0_bn2_bias + h2)  (64, 16, 28, 28)
 */
static void k263_sub_mul_add(const float *restrict matmul_3,
                             const float *restrict p3_0_bn2_running_mean,
                             const float *restrict recip_3, const float *restrict p3_0_bn2_weight,
                             const float *restrict p3_0_bn2_bias, float *restrict h3_0)
{
    for (long i0 = 0; i0 < 64; i0++) {
        for (long i1 = 0; i1 < 16; i1++) {
            for (long j = 0; j < 784; j++) {
                const float sub2 = matmul_3[i1 * 50176 + i0 * 784 + j] - p3_0_bn2_running_mean[i1];
                const float mul4 = sub2 * recip_3[i1];
                const float mul6 = mul4 * p3_0_bn2_weight[i1];
                const float add8 = mul6 + p3_0_bn2_bias[i1];
                const float h2_ij = h3_0[i0 * 12544 + i1 * 784 + j];
                const float add10 = add8 + h2_ij;
                const float h3_0_ij = add10 < 0 ? 0 : add10;
                h3_0[i0 * 12544 + i1 * 784 + j] = h3_0_ij;
            }
        }
    }
}

/* k264  resnet.lua:12
 *   h3_0_2 = 0  (64, 16, 30, 30)
 */
static void k264_copy(float *restrict h3_0_2)
{
    for (long j = 0; j < 921600; j++) {
        h3_0_2[j] = 0.0f;
    }
}

/* k265  resnet.lua:12
 *   h3_0_2[31 ...] = h3_0  (64, 16, 30, 30)
 */
static void k265_copy(const float *restrict h3_0, float *restrict h3_0_2)
{
    for (long i0 = 0; i0 < 1024; i0++) {
        for (long i1 = 0; i1 < 28; i1++) {
            for (long j = 0; j < 28; j++) {
                h3_0_2[31 + i0 * 900 + i1 * 30 + j] = h3_0[i0 * 784 + i1 * 28 + j];
            }
        }
    }
}

/* k266  resnet.lua:12
 *   matmul_4 = p4_0_conv1_weight @ view(h3_0_2)  (32, 12544)
 */
static void k266_matmul(const float *restrict p4_0_conv1_weight, const float *restrict h3_0_2,
                        float *restrict matmul_4)
{
    for (long j0 = 0; j0 < 64; j0++) {
        for (long i = 0; i < 32; i++) {
            for (long j1 = 0; j1 < 14; j1++) {
                for (long j2 = 0; j2 < 14; j2++) {
                    matmul_4[i * 12544 + j0 * 196 + j1 * 14 + j2] = 0.0f;
                }
            }
            for (long k0 = 0; k0 < 16; k0++) {
                for (long k1 = 0; k1 < 3; k1++) {
                    for (long k2 = 0; k2 < 3; k2++) {
                        const float a_ik = p4_0_conv1_weight[i * 144 + k0 * 9 + k1 * 3 + k2];
                        for (long j1 = 0; j1 < 14; j1++) {
                            for (long j2 = 0; j2 < 14; j2++) {
                                matmul_4[i * 12544 + j0 * 196 + j1 * 14 + j2] +=
                                    a_ik *
                                    h3_0_2[j0 * 14400 + k0 * 900 + j1 * 60 + k1 * 30 + j2 * 2 + k2];
                            }
                        }
                    }
                }
            }
        }
    }
}

/* k267  resnet.lua:22
 *   relu_3 = relu((matmul_4 - p4_0_bn1_running_mean) * recip_4 * p4_0_bn1_weight + p4_0_bn1_bias)
 *       (64, 32, 14, 14)
 */
static void k267_sub_mul_add(const float *restrict matmul_4,
                             const float *restrict p4_0_bn1_running_mean,
                             const float *restrict recip_4, const float *restrict p4_0_bn1_weight,
                             const float *restrict p4_0_bn1_bias, float *restrict relu_3)
{
    for (long i0 = 0; i0 < 64; i0++) {
        for (long i1 = 0; i1 < 32; i1++) {
            for (long j = 0; j < 196; j++) {
                const float sub2 = matmul_4[i1 * 12544 + i0 * 196 + j] - p4_0_bn1_running_mean[i1];
                const float mul4 = sub2 * recip_4[i1];
                const float mul6 = mul4 * p4_0_bn1_weight[i1];
                const float add8 = mul6 + p4_0_bn1_bias[i1];
                const float relu_3_ij = add8 < 0 ? 0 : add8;
                relu_3[i0 * 6272 + i1 * 196 + j] = relu_3_ij;
            }
        }
    }
}

/* k268  resnet.lua:17
 *   matmul_6 = p4_0_shortcut_0_weight @ view(h3_0)  (64, 32, 196)
 */
static void k268_matmul(const float *restrict p4_0_shortcut_0_weight, const float *restrict h3_0,
                        float *restrict matmul_6)
{
    for (long b = 0; b < 64; b++) {
        for (long i = 0; i < 32; i++) {
            for (long j0 = 0; j0 < 14; j0++) {
                for (long j1 = 0; j1 < 14; j1++) {
                    matmul_6[b * 6272 + i * 196 + j0 * 14 + j1] = 0.0f;
                }
            }
            for (long k = 0; k < 16; k++) {
                const float a_ik = p4_0_shortcut_0_weight[i * 16 + k];
                for (long j0 = 0; j0 < 14; j0++) {
                    for (long j1 = 0; j1 < 14; j1++) {
                        matmul_6[b * 6272 + i * 196 + j0 * 14 + j1] +=
                            a_ik * h3_0[b * 12544 + k * 784 + j0 * 56 + j1 * 2];
                    }
                }
            }
        }
    }
}

/* k269  resnet.lua:14
 *   relu_4 = 0  (64, 32, 16, 16)
 */
static void k269_copy(float *restrict relu_4)
{
    for (long j = 0; j < 524288; j++) {
        relu_4[j] = 0.0f;
    }
}

/* k270  resnet.lua:14
 *   relu_4[17 ...] = relu_3  (64, 32, 16, 16)
 */
static void k270_copy(const float *restrict relu_3, float *restrict relu_4)
{
    for (long i0 = 0; i0 < 2048; i0++) {
        for (long i1 = 0; i1 < 14; i1++) {
            for (long j = 0; j < 14; j++) {
                relu_4[17 + i0 * 256 + i1 * 16 + j] = relu_3[i0 * 196 + i1 * 14 + j];
            }
        }
    }
}

/* k271  resnet.lua:14
 *   matmul_5 = p4_0_conv2_weight @ view(relu_4)  (32, 12544)
 */
static void k271_matmul(const float *restrict p4_0_conv2_weight, const float *restrict relu_4,
                        float *restrict matmul_5)
{
    for (long j0 = 0; j0 < 64; j0++) {
        for (long i = 0; i < 32; i++) {
            for (long j1 = 0; j1 < 14; j1++) {
                for (long j2 = 0; j2 < 14; j2++) {
                    matmul_5[i * 12544 + j0 * 196 + j1 * 14 + j2] = 0.0f;
                }
            }
            for (long k0 = 0; k0 < 32; k0++) {
                for (long k1 = 0; k1 < 3; k1++) {
                    for (long k2 = 0; k2 < 3; k2++) {
                        const float a_ik = p4_0_conv2_weight[i * 288 + k0 * 9 + k1 * 3 + k2];
                        for (long j1 = 0; j1 < 14; j1++) {
                            for (long j2 = 0; j2 < 14; j2++) {
                                matmul_5[i * 12544 + j0 * 196 + j1 * 14 + j2] +=
                                    a_ik *
                                    relu_4[j0 * 8192 + k0 * 256 + k1 * 16 + j1 * 16 + k2 + j2];
                            }
                        }
                    }
                }
            }
        }
    }
}

/* k272  resnet.lua:23
 *   h4_0 (over matmul_6) = relu(... * recip_5 * p4_0_bn2_weight + p4_0_bn2_bias + (... * recip_6 *
 *       p4_0_shortcut_1_weight + p4_0_shortcut_1_bias))  (64, 32, 14, 14)
 */
static void k272_sub_mul_add(const float *restrict matmul_5,
                             const float *restrict p4_0_bn2_running_mean,
                             const float *restrict recip_5, const float *restrict p4_0_bn2_weight,
                             const float *restrict p4_0_bn2_bias, float *restrict h4_0,
                             const float *restrict p4_0_shortcut_1_running_mean,
                             const float *restrict recip_6,
                             const float *restrict p4_0_shortcut_1_weight,
                             const float *restrict p4_0_shortcut_1_bias)
{
    for (long i0 = 0; i0 < 64; i0++) {
        for (long i1 = 0; i1 < 32; i1++) {
            for (long j = 0; j < 196; j++) {
                const float sub2 = matmul_5[i1 * 12544 + i0 * 196 + j] - p4_0_bn2_running_mean[i1];
                const float mul4 = sub2 * recip_5[i1];
                const float mul6 = mul4 * p4_0_bn2_weight[i1];
                const float add8 = mul6 + p4_0_bn2_bias[i1];
                const float matmul_6_ij = h4_0[i0 * 6272 + i1 * 196 + j];
                const float sub11 = matmul_6_ij - p4_0_shortcut_1_running_mean[i1];
                const float mul13 = sub11 * recip_6[i1];
                const float mul15 = mul13 * p4_0_shortcut_1_weight[i1];
                const float add17 = mul15 + p4_0_shortcut_1_bias[i1];
                const float add18 = add8 + add17;
                const float h4_0_ij = add18 < 0 ? 0 : add18;
                h4_0[i0 * 6272 + i1 * 196 + j] = h4_0_ij;
            }
        }
    }
}

/* k273  resnet.lua:12
 *   h4_0_2 = 0  (64, 32, 16, 16)
 */
static void k273_copy(float *restrict h4_0_2)
{
    for (long j = 0; j < 524288; j++) {
        h4_0_2[j] = 0.0f;
    }
}

/* k274  resnet.lua:12
 *   h4_0_2[17 ...] = h4_0  (64, 32, 16, 16)
 */
static void k274_copy(const float *restrict h4_0, float *restrict h4_0_2)
{
    for (long i0 = 0; i0 < 2048; i0++) {
        for (long i1 = 0; i1 < 14; i1++) {
            for (long j = 0; j < 14; j++) {
                h4_0_2[17 + i0 * 256 + i1 * 16 + j] = h4_0[i0 * 196 + i1 * 14 + j];
            }
        }
    }
}

/* k275  resnet.lua:12
 *   matmul_7 = p5_0_conv1_weight @ view(h4_0_2)  (64, 3136)
 */
static void k275_matmul(const float *restrict p5_0_conv1_weight, const float *restrict h4_0_2,
                        float *restrict matmul_7)
{
    for (long j0 = 0; j0 < 64; j0++) {
        for (long i = 0; i < 64; i++) {
            for (long j1 = 0; j1 < 7; j1++) {
                for (long j2 = 0; j2 < 7; j2++) {
                    matmul_7[i * 3136 + j0 * 49 + j1 * 7 + j2] = 0.0f;
                }
            }
            for (long k0 = 0; k0 < 32; k0++) {
                for (long k1 = 0; k1 < 3; k1++) {
                    for (long k2 = 0; k2 < 3; k2++) {
                        const float a_ik = p5_0_conv1_weight[i * 288 + k0 * 9 + k1 * 3 + k2];
                        for (long j1 = 0; j1 < 7; j1++) {
                            for (long j2 = 0; j2 < 7; j2++) {
                                matmul_7[i * 3136 + j0 * 49 + j1 * 7 + j2] +=
                                    a_ik *
                                    h4_0_2[j0 * 8192 + k0 * 256 + j1 * 32 + k1 * 16 + j2 * 2 + k2];
                            }
                        }
                    }
                }
            }
        }
    }
}

/* k276  resnet.lua:22
 *   relu_5 = relu((matmul_7 - p5_0_bn1_running_mean) * recip_7 * p5_0_bn1_weight + p5_0_bn1_bias)
 *       (64, 64, 7, 7)
 */
static void k276_sub_mul_add(const float *restrict matmul_7,
                             const float *restrict p5_0_bn1_running_mean,
                             const float *restrict recip_7, const float *restrict p5_0_bn1_weight,
                             const float *restrict p5_0_bn1_bias, float *restrict relu_5)
{
    for (long i0 = 0; i0 < 64; i0++) {
        for (long i1 = 0; i1 < 64; i1++) {
            for (long j = 0; j < 49; j++) {
                const float sub2 = matmul_7[i1 * 3136 + i0 * 49 + j] - p5_0_bn1_running_mean[i1];
                const float mul4 = sub2 * recip_7[i1];
                const float mul6 = mul4 * p5_0_bn1_weight[i1];
                const float add8 = mul6 + p5_0_bn1_bias[i1];
                const float relu_5_ij = add8 < 0 ? 0 : add8;
                relu_5[i0 * 3136 + i1 * 49 + j] = relu_5_ij;
            }
        }
    }
}

/* k277  resnet.lua:17
 *   matmul_9 = p5_0_shortcut_0_weight @ view(h4_0)  (64, 64, 49)
 */
static void k277_matmul(const float *restrict p5_0_shortcut_0_weight, const float *restrict h4_0,
                        float *restrict matmul_9)
{
    for (long b = 0; b < 64; b++) {
        for (long i = 0; i < 64; i++) {
            for (long j0 = 0; j0 < 7; j0++) {
                for (long j1 = 0; j1 < 7; j1++) {
                    matmul_9[b * 3136 + i * 49 + j0 * 7 + j1] = 0.0f;
                }
            }
            for (long k = 0; k < 32; k++) {
                const float a_ik = p5_0_shortcut_0_weight[i * 32 + k];
                for (long j0 = 0; j0 < 7; j0++) {
                    for (long j1 = 0; j1 < 7; j1++) {
                        matmul_9[b * 3136 + i * 49 + j0 * 7 + j1] +=
                            a_ik * h4_0[b * 6272 + k * 196 + j0 * 28 + j1 * 2];
                    }
                }
            }
        }
    }
}

/* k278  resnet.lua:14
 *   relu_6 = 0  (64, 64, 9, 9)
 */
static void k278_copy(float *restrict relu_6)
{
    for (long j = 0; j < 331776; j++) {
        relu_6[j] = 0.0f;
    }
}

/* k279  resnet.lua:14
 *   relu_6[10 ...] = relu_5  (64, 64, 9, 9)
 */
static void k279_copy(const float *restrict relu_5, float *restrict relu_6)
{
    for (long i0 = 0; i0 < 4096; i0++) {
        for (long i1 = 0; i1 < 7; i1++) {
            for (long j = 0; j < 7; j++) {
                relu_6[10 + i0 * 81 + i1 * 9 + j] = relu_5[i0 * 49 + i1 * 7 + j];
            }
        }
    }
}

/* k280  resnet.lua:14
 *   matmul_8 = p5_0_conv2_weight @ view(relu_6)  (64, 3136)
 */
static void k280_matmul(const float *restrict p5_0_conv2_weight, const float *restrict relu_6,
                        float *restrict matmul_8)
{
    for (long j0 = 0; j0 < 64; j0++) {
        for (long i = 0; i < 64; i++) {
            for (long j1 = 0; j1 < 7; j1++) {
                for (long j2 = 0; j2 < 7; j2++) {
                    matmul_8[i * 3136 + j0 * 49 + j1 * 7 + j2] = 0.0f;
                }
            }
            for (long k0 = 0; k0 < 64; k0++) {
                for (long k1 = 0; k1 < 3; k1++) {
                    for (long k2 = 0; k2 < 3; k2++) {
                        const float a_ik = p5_0_conv2_weight[i * 576 + k0 * 9 + k1 * 3 + k2];
                        for (long j1 = 0; j1 < 7; j1++) {
                            for (long j2 = 0; j2 < 7; j2++) {
                                matmul_8[i * 3136 + j0 * 49 + j1 * 7 + j2] +=
                                    a_ik * relu_6[j0 * 5184 + k0 * 81 + k1 * 9 + j1 * 9 + k2 + j2];
                            }
                        }
                    }
                }
            }
        }
    }
}

/* k281  resnet.lua:23
 *   h5_0 (over matmul_9) = relu(... * recip_8 * p5_0_bn2_weight + p5_0_bn2_bias + (... * recip_9 *
 *       p5_0_shortcut_1_weight + p5_0_shortcut_1_bias))  (64, 64, 7, 7)
 */
static void k281_sub_mul_add(const float *restrict matmul_8,
                             const float *restrict p5_0_bn2_running_mean,
                             const float *restrict recip_8, const float *restrict p5_0_bn2_weight,
                             const float *restrict p5_0_bn2_bias, float *restrict h5_0,
                             const float *restrict p5_0_shortcut_1_running_mean,
                             const float *restrict recip_9,
                             const float *restrict p5_0_shortcut_1_weight,
                             const float *restrict p5_0_shortcut_1_bias)
{
    for (long i0 = 0; i0 < 64; i0++) {
        for (long i1 = 0; i1 < 64; i1++) {
            for (long j = 0; j < 49; j++) {
                const float sub2 = matmul_8[i1 * 3136 + i0 * 49 + j] - p5_0_bn2_running_mean[i1];
                const float mul4 = sub2 * recip_8[i1];
                const float mul6 = mul4 * p5_0_bn2_weight[i1];
                const float add8 = mul6 + p5_0_bn2_bias[i1];
                const float matmul_9_ij = h5_0[i0 * 3136 + i1 * 49 + j];
                const float sub11 = matmul_9_ij - p5_0_shortcut_1_running_mean[i1];
                const float mul13 = sub11 * recip_9[i1];
                const float mul15 = mul13 * p5_0_shortcut_1_weight[i1];
                const float add17 = mul15 + p5_0_shortcut_1_bias[i1];
                const float add18 = add8 + add17;
                const float h5_0_ij = add18 < 0 ? 0 : add18;
                h5_0[i0 * 3136 + i1 * 49 + j] = h5_0_ij;
            }
        }
    }
}

/* k282  resnet.lua:39
 *   sum_ = sum(h5_0)  (64, 64, 1, 7, 1)
 */
static void k282_sum(const float *restrict h5_0, float *restrict sum_)
{
    for (long i0 = 0; i0 < 4096; i0++) {
        for (long i1 = 0; i1 < 7; i1++) {
            float sum__i = 0.0f;
            for (long j = 0; j < 7; j++) {
                sum__i += h5_0[i0 * 49 + j * 7 + i1];
            }
            sum_[i0 * 7 + i1] = sum__i;
        }
    }
}

/* k283  resnet.lua:39
 *   h6 = sum(sum_) / 49  (64, 64, 1, 1)
 */
static void k283_sum_div(const float *restrict sum_, float *restrict h6)
{
    for (long i = 0; i < 4096; i++) {
        float sum1 = 0.0f;
        for (long j = 0; j < 7; j++) {
            sum1 += sum_[i * 7 + j];
        }
        const float h6_i = sum1 / 49.0f;
        h6[i] = h6_i;
    }
}

/* k284  resnet.lua:39
 *   matmul_10 = h6 @ p8_weight.T  (64, 10)
 */
static void k284_matmul(const float *restrict h6, const float *restrict p8_weight,
                        float *restrict matmul_10)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 10; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 64; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += h6[i * 64 + k + l] * p8_weight[j * 64 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_10[i * 10 + j] = sum;
        }
    }
}

/* k285  resnet.lua:56
 *   prediction = exp(matmul_10 + p8_bias - max(matmul_10 + p8_bias)) * (1 / sum(exp(matmul_10 +
 *       p8_bias - max(matmul_10 + p8_bias))))  (64, 10)
 */
static void k285_add_amax_sub(const float *restrict matmul_10, const float *restrict p8_bias,
                              float *restrict prediction)
{
    for (long i = 0; i < 64; i++) {
        float amax3 = (-INFINITY);
        for (long j = 0; j < 10; j++) {
            const float add2 = matmul_10[i * 10 + j] + p8_bias[j];
            amax3 = amax3 > add2 ? amax3 : (amax3 == amax3 ? add2 : amax3);
        }
        float exp5[10];
        float sum6 = 0.0f;
        for (long j = 0; j < 10; j++) {
            const float add2 = matmul_10[i * 10 + j] + p8_bias[j];
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

/* One predict: 43 kernels; `work` holds 13321472 bytes, aligned to 64. */
void predict(const struct state *s, const struct predict_io *io, void *work);
void predict(const struct state *s, const struct predict_io *io, void *work)
{
    char *const at = work;
    float *const x_2 = (float *)(void *)(at + 3211264); /* (64, 1, 30, 30) */
    float *const matmul = (float *)(void *)(at + 0); /* (16, 50176) */
    float *const recip = (float *)(void *)(at + 3441664); /* (16) */
    float *const h2 = (float *)(void *)(at + 3686400); /* (64, 16, 28, 28) */
    float *const h2_2 = (float *)(void *)(at + 0); /* (64, 16, 30, 30) */
    float *const matmul_2 = (float *)(void *)(at + 6897664); /* (16, 50176) */
    float *const recip_2 = (float *)(void *)(at + 13321344); /* (16) */
    float *const relu = (float *)(void *)(at + 10108928); /* (64, 16, 28, 28) */
    float *const relu_2 = (float *)(void *)(at + 0); /* (64, 16, 30, 30) */
    float *const matmul_3 = (float *)(void *)(at + 6897664); /* (16, 50176) */
    float *const recip_3 = (float *)(void *)(at + 13321408); /* (16) */
    float *const h3_0 = (float *)(void *)(at + 3686400); /* (64, 16, 28, 28) */
    float *const h3_0_2 = (float *)(void *)(at + 0); /* (64, 16, 30, 30) */
    float *const matmul_4 = (float *)(void *)(at + 6897664); /* (32, 12544) */
    float *const recip_4 = (float *)(void *)(at + 13320960); /* (32) */
    float *const relu_3 = (float *)(void *)(at + 8503296); /* (64, 32, 14, 14) */
    float *const relu_4 = (float *)(void *)(at + 0); /* (64, 32, 16, 16) */
    float *const matmul_5 = (float *)(void *)(at + 2097152); /* (32, 12544) */
    float *const recip_5 = (float *)(void *)(at + 13321088); /* (32) */
    float *const matmul_6 = (float *)(void *)(at + 6897664); /* (64, 32, 196) */
    float *const recip_6 = (float *)(void *)(at + 13321216); /* (32) */
    float *const h4_0 = (float *)(void *)(at + 6897664); /* (64, 32, 14, 14) */
    float *const h4_0_2 = (float *)(void *)(at + 0); /* (64, 32, 16, 16) */
    float *const matmul_7 = (float *)(void *)(at + 2097152); /* (64, 3136) */
    float *const recip_7 = (float *)(void *)(at + 13320192); /* (64) */
    float *const relu_5 = (float *)(void *)(at + 2899968); /* (64, 64, 7, 7) */
    float *const relu_6 = (float *)(void *)(at + 0); /* (64, 64, 9, 9) */
    float *const matmul_8 = (float *)(void *)(at + 1327104); /* (64, 3136) */
    float *const recip_8 = (float *)(void *)(at + 13320448); /* (64) */
    float *const matmul_9 = (float *)(void *)(at + 3702784); /* (64, 64, 49) */
    float *const recip_9 = (float *)(void *)(at + 13320704); /* (64) */
    float *const h5_0 = (float *)(void *)(at + 3702784); /* (64, 64, 7, 7) */
    float *const sum_ = (float *)(void *)(at + 0); /* (64, 64, 1, 7, 1) */
    float *const h6 = (float *)(void *)(at + 114688); /* (64, 64, 1, 1) */
    float *const matmul_10 = (float *)(void *)(at + 0); /* (64, 10) */

    k243_add_sqrt_recip(s->p1_running_var, recip);
    k244_add_sqrt_recip(s->p3_0_bn1_running_var, recip_2);
    k245_add_sqrt_recip(s->p3_0_bn2_running_var, recip_3);
    k246_add_sqrt_recip(s->p4_0_bn1_running_var, recip_4);
    k247_add_sqrt_recip(s->p4_0_bn2_running_var, recip_5);
    k248_add_sqrt_recip(s->p4_0_shortcut_1_running_var, recip_6);
    k249_add_sqrt_recip(s->p5_0_bn1_running_var, recip_7);
    k250_add_sqrt_recip(s->p5_0_bn2_running_var, recip_8);
    k251_add_sqrt_recip(s->p5_0_shortcut_1_running_var, recip_9);
    k252_copy(x_2);
    k253_copy(io->x, x_2);
    k254_matmul(s->p0_weight, x_2, matmul);
    k255_sub_mul_add(matmul, s->p1_running_mean, recip, s->p1_weight, s->p1_bias, h2);
    k256_copy(h2_2);
    k257_copy(h2, h2_2);
    k258_matmul(s->p3_0_conv1_weight, h2_2, matmul_2);
    k259_sub_mul_add(matmul_2, s->p3_0_bn1_running_mean, recip_2, s->p3_0_bn1_weight,
                     s->p3_0_bn1_bias, relu);
    k260_copy(relu_2);
    k261_copy(relu, relu_2);
    k262_matmul(s->p3_0_conv2_weight, relu_2, matmul_3);
    k263_sub_mul_add(matmul_3, s->p3_0_bn2_running_mean, recip_3, s->p3_0_bn2_weight,
                     s->p3_0_bn2_bias, h3_0);
    k264_copy(h3_0_2);
    k265_copy(h3_0, h3_0_2);
    k266_matmul(s->p4_0_conv1_weight, h3_0_2, matmul_4);
    k267_sub_mul_add(matmul_4, s->p4_0_bn1_running_mean, recip_4, s->p4_0_bn1_weight,
                     s->p4_0_bn1_bias, relu_3);
    k268_matmul(s->p4_0_shortcut_0_weight, h3_0, matmul_6);
    k269_copy(relu_4);
    k270_copy(relu_3, relu_4);
    k271_matmul(s->p4_0_conv2_weight, relu_4, matmul_5);
    k272_sub_mul_add(matmul_5, s->p4_0_bn2_running_mean, recip_5, s->p4_0_bn2_weight,
                     s->p4_0_bn2_bias, h4_0, s->p4_0_shortcut_1_running_mean, recip_6,
                     s->p4_0_shortcut_1_weight, s->p4_0_shortcut_1_bias);
    k273_copy(h4_0_2);
    k274_copy(h4_0, h4_0_2);
    k275_matmul(s->p5_0_conv1_weight, h4_0_2, matmul_7);
    k276_sub_mul_add(matmul_7, s->p5_0_bn1_running_mean, recip_7, s->p5_0_bn1_weight,
                     s->p5_0_bn1_bias, relu_5);
    k277_matmul(s->p5_0_shortcut_0_weight, h4_0, matmul_9);
    k278_copy(relu_6);
    k279_copy(relu_5, relu_6);
    k280_matmul(s->p5_0_conv2_weight, relu_6, matmul_8);
    k281_sub_mul_add(matmul_8, s->p5_0_bn2_running_mean, recip_8, s->p5_0_bn2_weight,
                     s->p5_0_bn2_bias, h5_0, s->p5_0_shortcut_1_running_mean, recip_9,
                     s->p5_0_shortcut_1_weight, s->p5_0_shortcut_1_bias);
    k282_sum(h5_0, sum_);
    k283_sum_div(sum_, h6);
    k284_matmul(h6, s->p8_weight, matmul_10);
    k285_add_amax_sub(matmul_10, s->p8_bias, io->prediction);
}

