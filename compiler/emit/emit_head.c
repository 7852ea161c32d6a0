/* emit_head.c: how an emitted file begins. In: a model and the spelling. Out: what the model's
 * script says of it, as a comment, and the functions of libm, in the way that the compiler of this
 * spelling has them: from <math.h>, with vector forms, or by prototypes where there is no header;
 * and the list of states.
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

void emit_title(Arena *arena, const Model *model, const char *name, Text *out)
{
    text_printf(out, "/* %s: made by gradcc from %s.lua.\n", comment_text(arena, name),
                comment_text(arena, model->name));
    const char *at = model->doc != NULL ? model->doc : "";
    while (*at != '\0') {
        const size_t length = strcspn(at, "\n");
        char *doc = comment_text(arena, arena_strndup(arena, at, length));
        text_printf(out, " *%s%s\n", *doc != '\0' ? " " : "", doc);
        at += length + (at[length] == '\n');
    }
}

void emit_includes(Spelling spelling, Text *out)
{
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

void emit_described(Arena *arena, Text *out, const char *member, const char *raw, const char *shape)
{
    const char *comment = arena_printf(arena, "/* %s %s */", comment_text(arena, raw), shape);
    if (strlen(member) + 1 + strlen(comment) <= LINE_LENGTH) {
        text_printf(out, "%s %s\n", member, comment);
    } else {
        text_printf(out, "    %s\n%s\n", comment, member);
    }
}

void emit_states(Arena *arena, const Model *model, Spelling spelling, const char *prefix,
                 const char **names, const bool *constant, Text *out)
{
    const bool array = has_state_array(spelling);
    text_printf(out, "%s %sstate {\n", array ? "enum" : "struct", prefix);
    for (int s = 0; s < model->state_count; s++) {
        const StateVar *state = &model->states[s];
        const char *name = names[s];
        const char *constness = constant != NULL && constant[s] ? "const " : "";
        const char *member =
            array ? arena_printf(arena, "    %s,", name)
                  : arena_printf(arena, "    %s%s *%s;", constness, c_type(state->dtype), name);
        emit_described(arena, out, member, state->name, shape_text(arena, &state->shape));
    }
    const char *nothing = array ? "    nothing\n" : "    char *nothing;\n";
    text_printf(out, "%s};\n\n", model->state_count == 0 ? nothing : "");
}
