/* emit_loops.c: the spelling for people and for optimising compilers. In: a kernel of kind MAP.
 * Out: the body of its function, plain C99 loops with one named temporary per value.
 *
 * A row reduction is finished before anything that needs it: the columns are walked in phases, one
 * `for` each. A value needed again in a later phase is computed again, or, when it costs a call of
 * libm and the row is short, kept in a small array: in a long row, no two phases need what would
 * not round alike in both (keep.c). Stores come last, so results may lie over operands.
 */
#include "emit_loops.h"

#include <inttypes.h>
#include <string.h>

enum { SHORT_LOOP = 16 }; /* steps */

void open_axes(Loops *l, int first, int last)
{
    for (int axis = first; axis < last; axis++) {
        emit_for(l->e, axis_name(l->e, axis), l->e->kernel->extent[axis]);
    }
}

/* ---- values ---- */

char *memory_text(const Loops *l, const Access *access)
{
    return arena_printf(l->e->arena, "%s[%s]", buffer_var(l->e, access->buffer),
                        subscript_text(l->e, access));
}

/* The parameter has the name of a result that takes the place of what is read. */
static bool is_overlaid(const Loops *l, const Access *access)
{
    return buffer_var(l->e, access->buffer) != l->e->buffer_names[access->buffer];
}

static bool is_inline(const Loops *l, int i)
{
    const Instr *instr = instr_at(l, i);
    return instr->kind == INSTR_CONST || instr->kind == INSTR_IOTA ||
           (instr->kind == INSTR_LOAD && l->uses[i] == 1 && !l->hoisted[i] &&
            !is_overwritten_copy(l->e, i) && !is_overlaid(l, &instr->access));
}

char *value_text(const Loops *l, int i)
{
    const Instr *instr = instr_at(l, i);
    if (instr->kind == INSTR_CONST) {
        return number_text(l->e->arena, instr->dtype, instr->value);
    }
    if (l->kept[i]) {
        return arena_printf(l->e->arena, "%s[%s]", l->local[i], column_index_text(l->e));
    }
    if (instr->kind == INSTR_IOTA) {
        const char *index = subscript_text(l->e, &instr->access);
        return arena_printf(l->e->arena, strchr(index, ' ') != NULL ? "(%s)(%s)" : "(%s)%s",
                            c_value_type(instr->dtype), index);
    }
    return is_inline(l, i) ? memory_text(l, &instr->access) : l->local[i];
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
        char *name =
            arena_printf(l->e->arena, "%s_%d", l->local[arg], (int)(instr - l->e->kernel->instrs));
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

/* Choices between integers in loops too short for vectors, of which gcc 12 makes jumps; and where the
 * largest of a window is does not follow a pattern. */
static bool is_jump(const Loops *l, const Instr *instr)
{
    const Kernel *kernel = l->e->kernel;
    const int last = kernel->row_axes + kernel->col_axes - 1;
    const bool whole = instr->dtype == DT_I32 || instr->dtype == DT_BOOL;
    return instr->kind == INSTR_ELEM && instr->op == OP_where && whole &&
           is_tuned(l->e->spelling) && last >= 0 && kernel->extent[last] < SHORT_LOOP;
}

/* b where a holds, else c. */
static char *choice_text(Loops *l, const Instr *instr)
{
    const bool truth = instr_at(l, instr->arg[0])->kind == INSTR_ELEM; /* 0 or 1 */
    const char *a = argument_text(l, instr, 0), *c = argument_text(l, instr, 2);
    return arena_printf(l->e->arena,
                        truth ? "%s ^ (-%s & (%s ^ %s))" : "%s ^ (-(%s != 0) & (%s ^ %s))", c, a,
                        argument_text(l, instr, 1), c);
}

static char *computation_text(Loops *l, const Instr *instr)
{
    if (is_jump(l, instr)) {
        return choice_text(l, instr);
    }
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
        emit_line(l->e, "const %s %s = %s;", c_value_type(instr->dtype), l->local[i], text);
    }
}

/* ---- phases ---- */

bool is_root(const Loops *l, int i, int phase)
{
    const Instr *instr = instr_at(l, i);
    const bool last = phase == l->phase_count - 1;
    return (is_row_reduction(instr) && l->phase[i] == phase) ||
           (last && instr->kind == INSTR_STORE && instr->role == EACH) ||
           (last && is_accumulation(instr) && instr->over == EACH);
}

bool is_each(const Loops *l, int i)
{
    const Instr *instr = instr_at(l, i);
    return (instr->kind == INSTR_LOAD && !l->hoisted[i] && !l->loaded[i]) ||
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

/* Values that call libm and are wanted in several phases: the first of them makes them. The others
 * need not get the same bits of it, and may look for the largest. Of long rows, keep.c has left
 * those alone whose bits are the same again. */
static void find_kept(Loops *l)
{
    const Kernel *kernel = l->e->kernel;
    const bool short_row = kernel->col_axes > 0 && kernel_cols(kernel) <= KEPT_ROW;
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

static void emit_root(Loops *l, int i)
{
    const Instr *instr = instr_at(l, i);
    if (instr->kind == INSTR_STORE) {
        const bool byte = instr->dtype == DT_BOOL;
        emit_line(l->e, "%s = %s%s;", memory_text(l, &instr->access), byte ? "(unsigned char)" : "",
                  value_text(l, instr->arg[0]));
    } else {
        emit_reduction(l, i);
    }
}

/* ---- rows ---- */

/* Memory that is read once per row, before something is written over it. */
static void emit_row_load(Loops *l, int i)
{
    if (i >= 0 && instr_at(l, i)->kind == INSTR_LOAD && !l->loaded[i] && !l->hoisted[i] &&
        !is_inline(l, i)) {
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
        if (shared && !l->hoisted[i] && !l->loaded[i] && !is_overwritten_copy(l->e, i)) {
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
            emit_line(l->e, "%s %s[%s];", c_value_type(kernel->instrs[i].dtype), l->local[i],
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

/* What is written once per row: stores of row values, sums of them over the rows; or, where the
 * runtime adds those, they themselves, side by side. */
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

/* The rows of a unit together, because their values are summed by the runtime. */
static bool sums_rows_by_tile(const Loops *l)
{
    bool sums = false;
    for (int i = 0; i < l->e->kernel->instr_count; i++) {
        sums |= is_row_sum_by_tile(l, i);
    }
    return sums;
}

static void emit_row_sums(Loops *l, const char *count)
{
    for (int i = 0; i < l->e->kernel->instr_count; i++) {
        if (is_row_sum_by_tile(l, i)) {
            emit_tile_reduction(l, i, count);
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

/* All rows, or those of the units, one unit after the other where there are several row axes, or
 * `by_unit`; returns how many loops were opened. */
static int open_rows(Loops *l, bool by_unit)
{
    const Kernel *kernel = l->e->kernel;
    const int last = kernel->row_axes - 1;
    if (l->tiling == NULL || last < 0) {
        open_axes(l, 0, kernel->row_axes);
        return kernel->row_axes;
    }
    if (last == 0 && !by_unit) {
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
    for (int i = 0; i < kernel->instr_count; i++) {
        if (is_row_sum_by_tile(l, i)) {
            open_tile(l, i);
        }
    }
    emit_line(l->e, "for (long %s = first; %s < first + %s && %s < %s; %s++) {", name, name, rows,
              name, integer_text(arena, kernel->extent[last]), name);
    l->e->indent++;
    return 2;
}

static void close_rows(Loops *l, int opened, bool by_unit)
{
    const Kernel *kernel = l->e->kernel;
    if (by_unit) {
        const char *rows = integer_text(l->e->arena, l->tiling->rows);
        const char *all = integer_text(l->e->arena, kernel->extent[kernel->row_axes - 1]);
        emit_close(l->e, 1);
        emit_row_sums(l, arena_printf(l->e->arena, "%s - first < %s ? %s - first : %s", all, rows,
                                      all, rows));
        opened--;
    }
    emit_close(l->e, opened);
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
    name_locals(l);
    if (l->tiling == NULL) {
        emit_clear(l);
    }
    const bool by_unit = sums_rows_by_tile(l);
    const int opened = open_rows(l, by_unit);
    for (int phase = 0; phase < l->phase_count; phase++) {
        emit_phase(l, phase);
    }
    emit_row_ends(l);
    close_rows(l, opened, by_unit);
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
