/* emit_parameters.c: what a checkpoint knows, as a source of a library. In: the file behind the
 * library, and the values. Out: an array for each state that is known, and the function that puts
 * them into the state.
 *
 * What some function of the library writes is copied. For the rest a member of the state points to
 * the array, which is const, so that on a device it stays in flash.
 */
#include "emit_file.h"

#include <string.h>

typedef struct Values {
    DType dtype;
    const void *at;
} Values;

static double number_of_values(const void *context, int64_t i)
{
    const Values *values = context;
    switch (values->dtype) {
    case DT_F32:
        return ((const float *)values->at)[i];
    case DT_F64:
        return ((const double *)values->at)[i];
    case DT_I32:
        return ((const int *)values->at)[i];
    default:
        return ((const unsigned char *)values->at)[i];
    }
}

/* The array of a state; returns its name. */
static const char *add_array(const File *file, const Library *library, int s, Text *out)
{
    const StateVar *state = &file->model->states[s];
    const Values values = {state->dtype, library->values[s]};
    const char *array = arena_printf(file->arena, "%s_numbers", file->state_names[s]);
    const char *comment = arena_printf(file->arena, "%s %s", comment_text(file->arena, state->name),
                                       shape_text(file->arena, &state->shape));
    emit_numbers(out, state->dtype, array, comment, shape_count(&state->shape), number_of_values,
                 &values);
    return array;
}

void emit_parameters(const File *file, Library *library)
{
    const char *name = library->name;
    Text *out = &library->files[LIBRARY_PARAMETERS], arrays = {0}, lines = {0};
    bool copies = false;
    for (int s = 0; s < file->model->state_count; s++) {
        if (library->values[s] == NULL) {
            continue;
        }
        const char *array = add_array(file, library, s, &arrays), *member = file->state_names[s];
        if (library->constant[s]) {
            text_printf(&lines, "    s->%s = %s;\n", member, array);
        } else {
            text_printf(&lines, "    memcpy(s->%s, %s, sizeof %s);\n", member, array, array);
            copies = true;
        }
    }
    text_printf(out, "%sfrom %s. */\n#include \"%s.h\"\n\n%s",
                library_mark(file->arena, name, LIBRARY_PARAMETERS),
                comment_text(file->arena, library->values_origin), name,
                copies ? "#include <string.h>\n\n" : "");
    text_addn(out, arrays.data, arrays.length);
    text_printf(out, "void %s_parameters(struct %s_state *s)\n{\n%s}\n", name, name,
                lines.length > 0 ? lines.data : "    (void)s;\n");
    text_free(&arrays);
    text_free(&lines);
}
