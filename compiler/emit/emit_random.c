/* emit_random.c: counter-based random numbers as plain C, for the loops spelling. In: the programs.
 * Out: the helper functions that their random kernels call, the same numbers as the runtime's.
 *
 * Philox4x32-10 of Salmon et al., "Parallel Random Numbers: As Easy as 1, 2, 3", SC11. Element e of
 * a stream is word e % 4 of the block with counter (e / 4, step, stream), keyed by the seed.
 */
#include "emit_kernel.h"

static bool draws(Program *const *programs, int count, Op op, DType dtype)
{
    for (int p = 0; p < count; p++) {
        for (NodeId id = 0; id < programs[p]->graph->count; id++) {
            const Node *node = &programs[p]->graph->nodes[id];
            if (node->op == op && node->dtype == dtype) {
                return true;
            }
        }
    }
    return false;
}

static const char philox[] =
    "/* Word `element % 4` of a Philox4x32-10 block: ten rounds of multiply and exchange. */\n"
    "static unsigned philox(const int *seed, int step, int stream, long element)\n"
    "{\n"
    "    const unsigned long long block = (unsigned long long)element / 4;\n"
    "    unsigned c0 = (unsigned)(block & 0xffffffffu), c1 = (unsigned)(block >> 32);\n"
    "    unsigned c2 = (unsigned)step, c3 = (unsigned)stream;\n"
    "    unsigned key0 = (unsigned)seed[0], key1 = (unsigned)seed[1];\n"
    "    for (int round = 0; round < 10; round++) {\n"
    "        const unsigned long long p0 = 0xd2511f53ull * c0;\n"
    "        const unsigned long long p1 = 0xcd9e8d57ull * c2;\n"
    "        c0 = (unsigned)(p1 >> 32) ^ c1 ^ key0;\n"
    "        c2 = (unsigned)(p0 >> 32) ^ c3 ^ key1;\n"
    "        c1 = (unsigned)(p1 & 0xffffffffu);\n"
    "        c3 = (unsigned)(p0 & 0xffffffffu);\n"
    "        key0 += 0x9e3779b9u;\n"
    "        key1 += 0xbb67ae85u;\n"
    "    }\n"
    "    const unsigned words[4] = {c0, c1, c2, c3};\n"
    "    return words[element % 4];\n"
    "}\n\n";

static void emit_uniform(DType dtype, Text *out)
{
    const char *type = c_type(dtype), *name = dtype_name(dtype);
    text_printf(out,
                "/* Uniform in [0, 1): the upper 24 bits of the word. */\n"
                "static %s uniform_%s(const int *seed, int step, int stream, long element)\n"
                "{\n"
                "    const int bits = (int)(philox(seed, step, stream, element) >> 8);\n"
                "    return (%s)bits * %s;\n"
                "}\n\n",
                type, name, type, dtype == DT_F32 ? "0x1p-24f" : "0x1p-24");
}

static void emit_normal(DType dtype, Text *out)
{
    const char *type = c_type(dtype), *name = dtype_name(dtype);
    const char *suffix = dtype == DT_F32 ? "f" : "";
    text_printf(out,
                "/* Standard normal, by Box and Muller: an even element takes the cosine, the odd "
                "one after\n"
                " * it the sine of the same pair of uniform numbers. */\n"
                "static %s normal_%s(const int *seed, int step, int stream, long element)\n"
                "{\n"
                "    const long even = element - element %% 2;\n"
                "    const %s radius2 = -2 * log%s(1 - uniform_%s(seed, step, stream, even));\n"
                "    const %s angle = %s * uniform_%s(seed, step, stream, even + 1);\n"
                "    const %s wave = element == even ? cos%s(angle) : sin%s(angle);\n"
                "    return sqrt%s(radius2) * wave;\n"
                "}\n\n",
                type, name, type, suffix, name, type,
                dtype == DT_F32 ? "6.28318531f" : "6.283185307179586", name, type, suffix, suffix,
                suffix);
}

void emit_random_helpers(Program *const *programs, int count, Text *out)
{
    bool first = true;
    for (DType dtype = DT_F32; dtype <= DT_F64; dtype++) {
        const bool normal = draws(programs, count, OP_normal, dtype);
        if (!normal && !draws(programs, count, OP_uniform, dtype)) {
            continue;
        }
        if (first) {
            text_add(out, philox);
            first = false;
        }
        emit_uniform(dtype, out);
        if (normal) {
            emit_normal(dtype, out);
        }
    }
}
