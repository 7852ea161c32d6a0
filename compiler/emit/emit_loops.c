/* emit_loops.c: the spelling for people and for optimising compilers. In: a kernel of kind MAP.
 * Out: the body of its function, plain C99 loops with one named temporary per value.
 *
 * A row reduction is finished before anything that needs it: the columns are walked in phases, one
 * `for` each. A value needed again in a later phase is computed again, or, when it costs a call of
 * libm and the row is short, kept in a small array. Stores come last, so results may lie over
 * operands. A sum inside several loops is taken in parts, one for each run of the innermost loop.
 */
#include "emit_kernel.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

enum { KEPT_ROW = 1024, LONG_ROW = 4096, PIECE = 1024 };

typedef struct Loops {
    Emitter *e;
    int phase_count;
    int *phase;           /* per instruction: the first phase in which it can be computed */
    int *uses;            /* per instruction: how often the current phase reads it */
    bool *wanted;         /* per instruction: the current phase computes it for every element */
    bool *kept;           /* per instruction: lives in an array over the columns */
    bool *loaded;         /* per load: it has been made for the row */
    bool *hoisted;        /* per load: it has a name outside of the loop over the columns */
    bool pieces;          /* the current phase walks the columns piece by piece */
    const Tiling *tiling; /* whose units from `begin` to `end` are walked; NULL: everything */
} Loops;

static const Instr *instr_at(const Loops *l, int i)
{
    return &l->e->kernel->instrs[i];
}

/* ---- loops ---- */

static void open_axes(Loops *l, int first, int last)
{
    for (int axis = first; axis < last; axis++) {
        emit_for(l->e, axis_name(l->e, axis), l->e->kernel->extent[axis]);
    }
}

/* ---- values ---- */

static char *memory_text(const Loops *l, const Access *access)
{
    return arena_printf(l->e->arena, "%s[%s]", buffer_var(l->e, access->buffer),
                        subscript_text(l->e, access));
}

/* "exp7": the operator and the number of the instruction; but atan_2, for atan2 is a function. */
static char *temporary(const Loops *l, int i)
{
    const Instr *instr = instr_at(l, i);
    const bool load = instr->kind == INSTR_LOAD || instr->kind == INSTR_CONST;
    const char *stem = load ? "v" : op_info[instr->op].name;
    char *name = arena_printf(l->e->arena, "%s%d", stem, i);
    return is_libm_function(name) ? arena_printf(l->e->arena, "%s_%d", stem, i) : name; /* atan2 */
}

static bool is_inline(const Loops *l, int i)
{
    const Instr *instr = instr_at(l, i);
    return instr->kind == INSTR_CONST || instr->kind == INSTR_IOTA ||
           (instr->kind == INSTR_LOAD && l->uses[i] == 1 && !l->hoisted[i] &&
            !is_overwritten_copy(l->e, i));
}

static char *value_text(const Loops *l, int i)
{
    const Instr *instr = instr_at(l, i);
    if (instr->kind == INSTR_CONST) {
        return number_text(l->e->arena, instr->dtype, instr->value);
    }
    if (l->kept[i]) {
        return arena_printf(l->e->arena, "%s[%s]", temporary(l, i),
                            axis_name(l->e, l->e->kernel->row_axes));
    }
    if (instr->kind == INSTR_IOTA) {
        const char *index = subscript_text(l->e, &instr->access);
        return arena_printf(l->e->arena, strchr(index, ' ') != NULL ? "(%s)(%s)" : "(%s)%s",
                            c_value_type(instr->dtype), index);
    }
    return is_inline(l, i) ? memory_text(l, &instr->access) : temporary(l, i);
}

/* tcc miscompiles constant conditions, so what a conditional form tests is never a literal. */
static char *argument_text(Loops *l, const Instr *instr, int k)
{
    const int arg = instr->arg[k];
    if (arg < 0) {
        return "";
    }
    const bool branch = instr->op == OP_where && k > 0;
    const bool tested = strchr(op_info[instr->op].cform, '?') != NULL && !branch;
    if (tested && instr_at(l, arg)->kind == INSTR_CONST) {
        const Instr *number = instr_at(l, arg);
        char *name = arena_printf(l->e->arena, "%s_%d", temporary(l, arg),
                                  (int)(instr - l->e->kernel->instrs));
        bool named = false;
        for (int before = 0; before < k; before++) {
            named |= instr->arg[before] == arg;
        }
        if (!named) {
            emit_line(l->e, "const %s %s = %s;", c_value_type(number->dtype), name,
                      value_text(l, arg));
        }
        return name;
    }
    return value_text(l, arg);
}

static char *random_text(const Loops *l, const Instr *instr)
{
    const char *suffix = instr->dtype == DT_F64 ? "_f64" : "_f32";
    const Instr *seed = instr_at(l, instr->arg[0]);
    const char *place = subscript_text(l->e, &instr->access);
    if (instr->arg[2] >= 0) { /* how many come before the slice's */
        place = arena_printf(l->e->arena, "%s + %s", value_text(l, instr->arg[2]), place);
    }
    return arena_printf(l->e->arena, "%s%s(&%s, %s, %" PRId64 ", %s)", op_info[instr->op].name,
                        suffix, memory_text(l, &seed->access), value_text(l, instr->arg[1]),
                        instr->stream, place);
}

static char *computation_text(Loops *l, const Instr *instr)
{
    switch (instr->kind) {
    case INSTR_LOAD:
        return memory_text(l, &instr->access);
    case INSTR_RANDOM:
        return random_text(l, instr);
    default: {
        char *a = argument_text(l, instr, 0);
        char *b = argument_text(l, instr, 1);
        return form_text(l->e->arena, instr, a, b, argument_text(l, instr, 2));
    }
    }
}

static void emit_value(Loops *l, int i)
{
    const Instr *instr = instr_at(l, i);
    if (is_inline(l, i)) {
        return;
    }
    const char *text = computation_text(l, instr);
    if (l->kept[i]) {
        emit_line(l->e, "%s = %s;", value_text(l, i), text);
    } else {
        emit_line(l->e, "const %s %s = %s;", c_value_type(instr->dtype), temporary(l, i), text);
    }
}

/* ---- reductions ---- */

static const char *initial_text(const Loops *l, const Instr *instr)
{
    if (instr->op == OP_sum) {
        return number_text(l->e->arena, instr->dtype, 0);
    }
    const DType dtype = instr->op == OP_argmax ? instr_at(l, instr->arg[0])->dtype : instr->dtype;
    return dtype == DT_I32 ? "-2147483647 - 1" : number_text(l->e->arena, dtype, (double)-INFINITY);
}

/* accumulator = form(accumulator, value) */
static void emit_accumulate(Loops *l, const Instr *instr, const char *accumulator,
                            const char *value)
{
    if (instr->op == OP_sum) {
        emit_line(l->e, "%s += %s;", accumulator, value);
    } else {
        emit_line(l->e, "%s = %s;", accumulator,
                  form_text(l->e->arena, instr, accumulator, value, ""));
    }
}

static void emit_argmax(Loops *l, int i)
{
    const Instr *instr = instr_at(l, i);
    const char *value = value_text(l, instr->arg[0]);
    if (dtype_is_float(instr_at(l, instr->arg[0])->dtype)) { /* the first NaN is the largest */
        emit_line(l->e, "if ((%s > best%d) | ((%s != %s) & (best%d == best%d))) {", value, i, value,
                  value, i, i);
    } else {
        emit_line(l->e, "if (%s > best%d) {", value, i);
    }
    emit_line(l->e, "    best%d = %s;", i, value);
    emit_line(l->e, "    %s = (int)(%s);", temporary(l, i), column_index_text(l->e));
    emit_line(l->e, "}");
}

/* What the kernel's later phases, or its caller, find the result in. */
static char *accumulator_text(const Loops *l, int i)
{
    const Instr *instr = instr_at(l, i);
    if (l->tiling != NULL && instr->role != ROW) {
        Access place = instr->access;
        place.offset = 0;
        return arena_printf(l->e->arena, "acc%d[%s]", i, subscript_text(l->e, &place));
    }
    return instr->role == ROW ? temporary(l, i) : memory_text(l, &instr->access);
}

static void open_row_reduction(Loops *l, int i)
{
    const Instr *instr = instr_at(l, i);
    if (instr->op == OP_argmax) {
        emit_line(l->e, "%s best%d = %s;", c_value_type(instr_at(l, instr->arg[0])->dtype), i,
                  initial_text(l, instr));
        emit_line(l->e, "int %s = 0;", temporary(l, i));
    } else {
        emit_line(l->e, "%s %s = %s;", c_value_type(instr->dtype), temporary(l, i),
                  initial_text(l, instr));
    }
}

/* ---- phases ---- */

/* Does the instruction do its work once per element in this phase? */
static bool is_root(const Loops *l, int i, int phase)
{
    const Instr *instr = instr_at(l, i);
    const bool last = phase == l->phase_count - 1;
    return (is_row_reduction(instr) && l->phase[i] == phase) ||
           (last && instr->kind == INSTR_STORE && instr->role == EACH) ||
           (last && is_accumulation(instr) && instr->over == EACH);
}

/* Made inside the column loop: elements, and whatever is just read from memory. */
static bool is_each(const Loops *l, int i)
{
    const Instr *instr = instr_at(l, i);
    return (instr->kind == INSTR_LOAD && !l->hoisted[i]) ||
           (instr->role == EACH && (instr->kind == INSTR_ELEM || instr->kind == INSTR_RANDOM));
}

/* What the phase computes per element, and how often each value is read; false if nothing. */
static bool find_wanted(Loops *l, int phase)
{
    const int count = l->e->kernel->instr_count;
    bool any = false;
    memset(l->wanted, 0, sizeof(bool) * (size_t)count);
    memset(l->uses, 0, sizeof(int) * (size_t)count);
    for (int i = count - 1; i >= 0; i--) {
        const Instr *instr = instr_at(l, i);
        const bool root = is_root(l, i, phase);
        any |= root;
        const bool made_before = l->kept[i] && l->phase[i] < phase;
        if (!root && !(l->wanted[i] && is_each(l, i) && !made_before)) {
            l->wanted[i] = false;
            continue;
        }
        const bool repeats = instr->kind == INSTR_ELEM && strchr(op_info[instr->op].cform, '?');
        const int first = instr->kind == INSTR_RANDOM ? 1 : 0; /* the seed is an address */
        for (int k = first; k < MAX_INPUTS && instr->arg[k] >= 0; k++) {
            l->wanted[instr->arg[k]] = true;
            l->uses[instr->arg[k]] += repeats ? 2 : 1;
        }
    }
    return any;
}

/* Values that call libm and are wanted in several phases: the first of them makes them. */
static void find_kept(Loops *l)
{
    const Kernel *kernel = l->e->kernel;
    const bool short_row = kernel->col_axes == 1 && kernel_cols(kernel) <= KEPT_ROW;
    int *seen = ARENA_ARRAY(l->e->arena, int, kernel->instr_count + 1);
    int *first = ARENA_ARRAY(l->e->arena, int, kernel->instr_count + 1);
    for (int phase = 0; phase < l->phase_count && short_row; phase++) {
        find_wanted(l, phase);
        for (int i = 0; i < kernel->instr_count; i++) {
            if (l->wanted[i] && is_each(l, i) && seen[i]++ == 0) {
                first[i] = phase;
            }
        }
    }
    for (int i = 0; i < kernel->instr_count; i++) {
        const Instr *instr = &kernel->instrs[i];
        const bool calls =
            instr->kind == INSTR_RANDOM || (instr->kind == INSTR_ELEM && op_calls_libm(instr->op));
        l->kept[i] = calls && seen[i] > 1;
        l->phase[i] = l->kept[i] ? first[i] : l->phase[i];
    }
}

/* A sum of all elements of a row or of the kernel. */
static bool is_sum_of_elements(const Instr *instr)
{
    return instr->kind == INSTR_REDUCE && instr->op == OP_sum &&
           (instr->role == ROW || (instr->role == TOTAL && instr->over == EACH));
}

/* Parts round less than one long sum. And gcc 12.2 -O3 gets sums over nested loops wrong: of
 * `for (i < 3) for (j < 6) sum += a[11 + i * 6 - j]` it adds some elements twice, others never. */
static bool is_in_parts(const Loops *l, int i)
{
    const Kernel *kernel = l->e->kernel;
    const int rows = instr_at(l, i)->role == TOTAL ? kernel->row_axes : 0;
    const bool in_memory = instr_at(l, i)->role == TOTAL && l->tiling != NULL;
    return is_sum_of_elements(instr_at(l, i)) && kernel->col_axes > 0 &&
           (rows + kernel->col_axes + l->pieces > 1 || in_memory);
}

/* The name of the sum itself is free where that is in memory. */
static char *part_text(const Loops *l, int i)
{
    return instr_at(l, i)->role == TOTAL ? temporary(l, i) : arena_printf(l->e->arena, "part%d", i);
}

static void emit_root(Loops *l, int i)
{
    const Instr *instr = instr_at(l, i);
    if (instr->kind == INSTR_STORE) {
        const bool byte = instr->dtype == DT_BOOL;
        emit_line(l->e, "%s = %s%s;", memory_text(l, &instr->access), byte ? "(unsigned char)" : "",
                  value_text(l, instr->arg[0]));
    } else if (instr->op == OP_argmax) {
        emit_argmax(l, i);
    } else {
        emit_accumulate(l, instr, is_in_parts(l, i) ? part_text(l, i) : accumulator_text(l, i),
                        value_text(l, instr->arg[0]));
    }
}

/* ---- the loops over the columns ---- */

static bool sums_long_rows(const Loops *l, int phase)
{
    const Kernel *kernel = l->e->kernel;
    const int last = kernel->row_axes + kernel->col_axes - 1;
    bool sums = false;
    for (int i = 0; i < kernel->instr_count; i++) {
        sums |= is_root(l, i, phase) && is_sum_of_elements(&kernel->instrs[i]);
    }
    return sums && kernel->col_axes > 0 && kernel->extent[last] > LONG_ROW &&
           !(l->tiling != NULL && l->tiling->flat);
}

/* Whether the loop of this phase calls functions of floats. */
static bool calls_functions(const Loops *l)
{
    bool calls = false;
    for (int i = 0; i < l->e->kernel->instr_count; i++) {
        const Instr *instr = instr_at(l, i);
        calls |= l->wanted[i] && is_each(l, i) && instr->kind == INSTR_ELEM &&
                 op_calls_libm(instr->op) && instr->dtype == DT_F32;
    }
    return calls;
}

/* Tells the compiler that no element depends on another, and lets it sum in lanes: the order is its
 * own, but the same in every run. Where much is computed, the widest vectors pay, of which gcc
 * takes half by itself. */
static void allow_lanes(Loops *l, int phase)
{
    if (!is_tuned(l->e->spelling) || l->e->kernel->col_axes == 0) {
        return;
    }
    const char *sums = "";
    for (int i = 0; i < l->e->kernel->instr_count; i++) {
        if (is_root(l, i, phase) && is_sum_of_elements(instr_at(l, i))) {
            const char *sum = is_in_parts(l, i) ? part_text(l, i) : accumulator_text(l, i);
            sums = arena_printf(l->e->arena, "%s%s%s", sums, *sums != '\0' ? ", " : "", sum);
        }
    }
    const bool much = calls_functions(l);
    if (*sums == '\0' && !much) {
        text_printf(l->e->out, "#pragma GCC ivdep\n");
        return;
    }
    text_printf(l->e->out, "#pragma omp simd%s%s%s%s\n", much ? " simdlen(16)" : "",
                *sums != '\0' ? " reduction(+ : " : "", sums, *sums != '\0' ? ")" : "");
}

/* "for (long i = begin * 4; i < last; i++) {": the axis that units are cut from. */
static void open_units(Loops *l, int phase, const char *name, int64_t size, int64_t extent)
{
    const char *all = integer_text(l->e->arena, extent), *unit = integer_text(l->e->arena, size);
    emit_line(l->e, "const long last = end * %s < %s ? end * %s : %s;", unit, all, unit, all);
    if (l->tiling->flat) {
        allow_lanes(l, phase);
    }
    emit_line(l->e, "for (long %s = begin * %s; %s < last; %s++) {", name, unit, name, name);
    l->e->indent++;
}

static void open_columns(Loops *l, int phase)
{
    const Kernel *kernel = l->e->kernel;
    const int last = kernel->row_axes + kernel->col_axes - 1;
    l->pieces = sums_long_rows(l, phase);
    open_axes(l, kernel->row_axes, last);
    if (l->pieces) {
        const char *extent = integer_text(l->e->arena, kernel->extent[last]);
        emit_line(l->e, "for (long begin = 0; begin < %s; begin += %d) {", extent, PIECE);
        l->e->indent++;
        emit_line(l->e, "const long end = begin + %d < %s ? begin + %d : %s;", PIECE, extent, PIECE,
                  extent);
    }
    for (int i = 0; i < kernel->instr_count; i++) {
        if (is_root(l, i, phase) && is_in_parts(l, i)) {
            emit_line(l->e, "%s %s = %s;", c_value_type(instr_at(l, i)->dtype), part_text(l, i),
                      initial_text(l, instr_at(l, i)));
        }
    }
    if (l->tiling != NULL && l->tiling->flat) {
        open_units(l, phase, axis_name(l->e, last), l->tiling->cols, kernel->extent[last]);
    } else if (l->pieces) {
        const char *name = axis_name(l->e, last);
        allow_lanes(l, phase);
        emit_line(l->e, "for (long %s = begin; %s < end; %s++) {", name, name, name);
        l->e->indent++;
    } else if (kernel->col_axes > 0) {
        allow_lanes(l, phase);
        open_axes(l, last, last + 1);
    }
}

static void close_columns(Loops *l, int phase)
{
    const Kernel *kernel = l->e->kernel;
    if (kernel->col_axes == 0) {
        return;
    }
    emit_close(l->e, 1);
    for (int i = 0; i < kernel->instr_count; i++) {
        if (is_root(l, i, phase) && is_in_parts(l, i)) {
            emit_accumulate(l, instr_at(l, i), accumulator_text(l, i), part_text(l, i));
        }
    }
    emit_close(l->e, kernel->col_axes - 1 + l->pieces);
}

/* ---- rows ---- */

/* Memory that is read once per row, before something is written over it. */
static void emit_row_load(Loops *l, int i)
{
    if (i >= 0 && instr_at(l, i)->kind == INSTR_LOAD && !l->loaded[i]) {
        l->loaded[i] = true;
        emit_value(l, i);
    }
}

/* Row values that become computable with this phase. */
static void emit_row_values(Loops *l, int phase)
{
    const Kernel *kernel = l->e->kernel;
    for (int i = 0; i < kernel->instr_count; i++) {
        l->uses[i] = 1;
    }
    for (int i = 0; i < kernel->instr_count; i++) {
        const Instr *instr = &kernel->instrs[i];
        if (l->phase[i] == phase && instr->kind == INSTR_ELEM && instr->role == ROW) {
            for (int k = 0; k < MAX_INPUTS; k++) {
                emit_row_load(l, instr->arg[k]);
            }
            emit_value(l, i);
        }
    }
}

/* What the columns of a row share is read in front of them: gcc 12 turns a choice between values
 * into a jump where it moves the load itself, and then makes no vectors. */
static void hoist_loads(Loops *l)
{
    const Kernel *kernel = l->e->kernel;
    for (int i = 0; i < kernel->instr_count && is_tuned(l->e->spelling); i++) {
        const Instr *instr = &kernel->instrs[i];
        const bool shared = instr->kind == INSTR_LOAD && instr->role == ROW && l->wanted[i];
        if (shared && !l->hoisted[i] && !is_overwritten_copy(l->e, i)) {
            l->hoisted[i] = true;
            emit_value(l, i);
        }
    }
}

static void emit_phase(Loops *l, int phase)
{
    const Kernel *kernel = l->e->kernel;
    emit_row_values(l, phase);
    if (!find_wanted(l, phase)) {
        return;
    }
    hoist_loads(l);
    for (int i = 0; i < kernel->instr_count; i++) {
        if (is_row_reduction(&kernel->instrs[i]) && l->phase[i] == phase) {
            open_row_reduction(l, i);
        }
        if (l->kept[i] && l->phase[i] == phase) {
            emit_line(l->e, "%s %s[%s];", c_value_type(kernel->instrs[i].dtype), temporary(l, i),
                      integer_text(l->e->arena, kernel_cols(kernel)));
        }
    }
    const bool bare = kernel->col_axes == 0 && l->phase_count > 1; /* phases of a single element */
    if (bare) {
        emit_line(l->e, "{");
        l->e->indent++;
    }
    open_columns(l, phase);
    for (int i = 0; i < kernel->instr_count; i++) {
        const bool made_before = l->kept[i] && l->phase[i] < phase;
        if (l->wanted[i] && is_each(l, i) && !made_before) {
            emit_value(l, i);
        }
    }
    for (int i = 0; i < kernel->instr_count; i++) {
        if (is_root(l, i, phase)) {
            emit_root(l, i);
        }
    }
    close_columns(l, phase);
    emit_close(l->e, bare);
}

static bool is_row_end(const Instr *instr)
{
    return (instr->kind == INSTR_STORE && instr->role == ROW) ||
           (is_accumulation(instr) && instr->over == ROW);
}

/* What is written once per row: stores of row values, sums of them over the rows. */
static void emit_row_ends(Loops *l)
{
    const Kernel *kernel = l->e->kernel;
    for (int i = 0; i < kernel->instr_count; i++) {
        l->uses[i] = 1;
    }
    for (int i = 0; i < kernel->instr_count; i++) {
        if (is_row_end(&kernel->instrs[i])) {
            emit_row_load(l, kernel->instrs[i].arg[0]);
        }
    }
    for (int i = 0; i < kernel->instr_count; i++) {
        if (is_row_end(&kernel->instrs[i])) {
            emit_root(l, i);
        }
    }
}

/* Accumulations start from the neutral element in memory. */
static void emit_clear(Loops *l)
{
    const Kernel *kernel = l->e->kernel;
    for (int i = 0; i < kernel->instr_count; i++) {
        const Instr *instr = &kernel->instrs[i];
        if (is_accumulation(instr)) {
            const int axes = instr->role == COLUMN ? kernel->col_axes : 0;
            open_axes(l, kernel->row_axes, kernel->row_axes + axes);
            emit_line(l->e, "%s = %s;", memory_text(l, &instr->access), initial_text(l, instr));
            emit_close(l->e, axes);
        }
    }
}

/* All rows, or those of the units; returns how many loops were opened. */
static int open_rows(Loops *l)
{
    const Kernel *kernel = l->e->kernel;
    const int last = kernel->row_axes - 1;
    if (l->tiling == NULL || last < 0) {
        open_axes(l, 0, kernel->row_axes);
        return kernel->row_axes;
    }
    if (last == 0) {
        open_units(l, 0, axis_name(l->e, 0), l->tiling->rows, kernel->extent[0]);
        return 1;
    }
    Arena *arena = l->e->arena;
    emit_line(l->e, "for (long u = begin; u < end; u++) {");
    l->e->indent++;
    int64_t below = l->tiling->tiles_per_axis;
    for (int axis = last - 1; axis >= 0; axis--) {
        emit_line(l->e, "const long %s = u / %s %% %s;", axis_name(l->e, axis),
                  integer_text(arena, below), integer_text(arena, kernel->extent[axis]));
        below *= kernel->extent[axis];
    }
    const char *rows = integer_text(arena, l->tiling->rows), *name = axis_name(l->e, last);
    emit_line(l->e, "const long first = u %% %s * %s;",
              integer_text(arena, l->tiling->tiles_per_axis), rows);
    emit_line(l->e, "for (long %s = first; %s < first + %s && %s < %s; %s++) {", name, name, rows,
              name, integer_text(arena, kernel->extent[last]), name);
    l->e->indent++;
    return 2;
}

static void emit_map(Loops *l)
{
    const Kernel *kernel = l->e->kernel;
    const int64_t count = kernel->instr_count + 1;
    l->phase = ARENA_ARRAY(l->e->arena, int, count);
    l->uses = ARENA_ARRAY(l->e->arena, int, count);
    l->wanted = ARENA_ARRAY(l->e->arena, bool, count);
    l->kept = ARENA_ARRAY(l->e->arena, bool, count);
    l->loaded = ARENA_ARRAY(l->e->arena, bool, count);
    l->hoisted = ARENA_ARRAY(l->e->arena, bool, count);
    l->phase_count = find_phases(kernel, l->phase);
    find_kept(l);
    if (l->tiling == NULL) {
        emit_clear(l);
    }
    const int opened = open_rows(l);
    for (int phase = 0; phase < l->phase_count; phase++) {
        emit_phase(l, phase);
    }
    emit_row_ends(l);
    emit_close(l->e, opened);
}

void emit_units_in_loops(Emitter *e, const Tiling *tiling)
{
    Loops l = {.e = e, .tiling = tiling};
    emit_map(&l);
}

void emit_map_loops(Emitter *e)
{
    Loops l = {.e = e};
    emit_map(&l);
}
