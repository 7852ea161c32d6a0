/* emit_head.c: how an emitted file begins. In: a model and the spelling. Out: what the model's
 * script says of it, as a comment, and the functions of libm, in the way that the compiler of this
 * spelling has them: from <math.h>, with vector forms, or by prototypes where there is no header.
 */
#include "emit_kernel.h"

#include <string.h>

/* By arity: the parameters of a function of libm for double, and for float. */
static const char *const numbers[][2] = {
    {"", ""}, {"double", "float"}, {"double, double", "float, float"}};

/* With these gcc finds the vector forms of libm's functions, which have no errno to set. */
static void declare_vectors(Text *out)
{
    text_add(out, "#if defined(__x86_64__) && !defined(__clang__)\n");
#define OWN(name, arity)                                                                           \
    text_printf(out, "__attribute__((simd(\"notinbranch\"))) double " #name "(%s);\n",             \
                numbers[arity][0]);
#define VECTOR(name, arity)                                                                        \
    OWN(name, arity)                                                                               \
    text_printf(out, "__attribute__((simd(\"notinbranch\"))) float " #name "f(%s);\n",             \
                numbers[arity][1]);
#define SCALAR(name, arity)
#define LIBM(name, arity, vector) vector(name, arity)
#include "libm.def"
#undef OWN
#undef VECTOR
#undef SCALAR
    text_add(out, "#endif\n\n");
}

/* Prototypes of the functions of libm. */
static void declare_libm(Text *out)
{
#define LIBM(name, arity, ...)                                                                     \
    text_printf(out, "double " #name "(%s);\n", numbers[arity][0]);                                \
    text_printf(out, "float " #name "f(%s);\n", numbers[arity][1]);
#include "libm.def"
    text_add(out, "\n");
}

void emit_head(Arena *arena, const Model *model, Spelling spelling, Text *out)
{
    text_printf(out, "/* %s: made by gradcc from %s.lua.\n", comment_text(arena, model->name),
                comment_text(arena, model->name));
    const char *at = model->doc != NULL ? model->doc : "";
    while (*at != '\0') {
        const size_t length = strcspn(at, "\n");
        char *doc = comment_text(arena, arena_strndup(arena, at, length));
        text_printf(out, " *%s%s\n", *doc != '\0' ? " " : "", doc);
        at += length + (at[length] == '\n');
    }
    text_add(out, " */\n");
    const bool headers = spelling == LOOPS || is_tuned(spelling);
    text_add(out, headers ? "#include <math.h>\n\n"
                          : "#define INFINITY (1.0f / 0.0f)\n"
                            "#define NAN (0.0f / 0.0f)\n\n");
    if (spelling == LOOPS_BARE) {
        declare_libm(out);
    } else if (is_tuned(spelling)) {
        declare_vectors(out);
        text_printf(out, "%s\n", (const char *)embedded_branchless);
    }
}
