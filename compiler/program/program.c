/* program.c: the Program itself: making, measuring and printing it. In: a program. Out: text,
 * sizes.
 */
#include "program.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

Program *program_new(const Graph *graph)
{
    Arena *arena = arena_new();
    Program *program = ARENA_NEW(arena, Program);
    program->arena = arena;
    program->graph = graph;
    return program;
}

Program *kernel_body(const Kernel *kernel)
{
    return kernel->kind == KERNEL_LOOP     ? kernel->loop->body
           : kernel->kind == KERNEL_SLICES ? kernel->slices->body
                                           : NULL;
}

void program_free(Program *program)
{
    for (int k = 0; program != NULL && k < program->kernel_count; k++) {
        program_free(kernel_body(&program->kernels[k]));
    }
    if (program != NULL) {
        arena_free(program->arena);
    }
}

bool access_same_place(const Access *a, const Access *b)
{
    return a->offset == b->offset && memcmp(a->stride, b->stride, sizeof a->stride) == 0;
}

bool access_equal(const Access *a, const Access *b)
{
    return a->buffer == b->buffer && access_same_place(a, b);
}

bool kernel_goes_by_strides(const Kernel *kernel)
{
    return kernel->kind == KERNEL_MAP || kernel->kind == KERNEL_MATMUL ||
           kernel->kind == KERNEL_PRODUCT;
}

void program_rename_buffer(Program *program, int from, int to)
{
    for (int k = 0; k < program->kernel_count; k++) {
        Kernel *kernel = &program->kernels[k];
        for (int i = 0; i < kernel_access_count(kernel); i++) {
            Access *access = kernel_access(kernel, i);
            access->buffer = access->buffer == from ? to : access->buffer;
        }
    }
}

int program_add_buffer(Program *program, Buffer buffer)
{
    ARENA_PUSH(program->arena, program->buffers, program->buffer_count, program->buffer_capacity,
               buffer);
    return program->buffer_count - 1;
}

void program_add_kernel(Program *program, Kernel kernel)
{
    ARENA_PUSH(program->arena, program->kernels, program->kernel_count, program->kernel_capacity,
               kernel);
}

Kernel *program_take_kernels(Program *program, int *count)
{
    Kernel *kernels = program->kernels;
    *count = program->kernel_count;
    program->kernels = NULL;
    program->kernel_count = program->kernel_capacity = 0;
    return kernels;
}

bool loop_has_trail(const Loop *loop, int carry)
{
    return loop->outputs[carry].stride[0] != 0;
}

int program_buffer(const Program *program, Storage storage, int slot)
{
    int found = -1;
    for (int b = 0; b < program->buffer_count; b++) {
        const Buffer *buffer = &program->buffers[b];
        found = buffer->storage == storage && buffer->slot == slot ? b : found;
    }
    return found;
}

Instr instr_new(InstrKind kind, Op op, DType dtype, NodeId node)
{
    Instr instr = {.kind = kind, .op = op, .dtype = dtype, .node = node, .partial = -1};
    instr.access.buffer = -1;
    memset(instr.arg, -1, sizeof instr.arg);
    return instr;
}

Kernel kernel_copying(const Program *program, int axes, const int64_t *extent, const Access *from,
                      const Access *to, NodeId node)
{
    const DType dtype = program->buffers[to->buffer].dtype;
    Kernel copy = {.kind = KERNEL_MAP, .node = node};
    copy.col_axes = axes > 0;
    copy.row_axes = axes - copy.col_axes;
    copy.instr_count = copy.instr_capacity = 2;
    copy.instrs = ARENA_ARRAY(program->arena, Instr, 2);
    copy.instrs[0] = instr_new(INSTR_LOAD, OP_update, dtype, node);
    copy.instrs[0].access = *from;
    copy.instrs[1] = instr_new(INSTR_STORE, OP_update, dtype, node);
    copy.instrs[1].access = *to;
    copy.instrs[1].arg[0] = 0;
    memcpy(copy.extent, extent, sizeof(int64_t) * (size_t)axes);
    return copy;
}

bool is_accumulation(const Instr *instr)
{
    return instr->kind == INSTR_REDUCE && instr->role != ROW;
}

bool is_row_reduction(const Instr *instr)
{
    return instr->kind == INSTR_REDUCE && instr->role == ROW;
}

int find_phases(const Kernel *kernel, int *phase)
{
    int count = 1;
    for (int i = 0; i < kernel->instr_count; i++) {
        for (int k = 0; k < MAX_INPUTS && kernel->instrs[i].arg[k] >= 0; k++) {
            const int arg = kernel->instrs[i].arg[k];
            const int ready = phase[arg] + is_row_reduction(&kernel->instrs[arg]);
            phase[i] = ready > phase[i] ? ready : phase[i];
        }
        count = phase[i] + 1 > count ? phase[i] + 1 : count;
    }
    return count;
}

bool instr_rounds_by_place(const Instr *instr)
{
    return instr->kind == INSTR_ELEM && op_rounds_by_place(instr->op, instr->dtype);
}

/* Stores come last, so no instruction's argument moves. */
void kernel_remove_store(Kernel *kernel, int store)
{
    kernel->instr_count--;
    for (int i = store; i < kernel->instr_count; i++) {
        kernel->instrs[i] = kernel->instrs[i + 1];
    }
}

void kernel_drop_unused(Arena *arena, Kernel *kernel)
{
    bool *used = ARENA_ARRAY(arena, bool, kernel->instr_count + 1);
    int *number = ARENA_ARRAY(arena, int, kernel->instr_count + 1), count = 0;
    for (int i = kernel->instr_count - 1; i >= 0; i--) {
        const Instr *instr = &kernel->instrs[i];
        used[i] |= kernel_writes(kernel, i);
        for (int a = 0; a < MAX_INPUTS && used[i]; a++) {
            if (instr->arg[a] >= 0) {
                used[instr->arg[a]] = true;
            }
        }
    }
    for (int i = 0; i < kernel->instr_count; i++) {
        Instr instr = kernel->instrs[i];
        for (int a = 0; a < MAX_INPUTS; a++) {
            instr.arg[a] = instr.arg[a] >= 0 ? number[instr.arg[a]] : -1;
        }
        number[i] = count;
        if (used[i]) {
            kernel->instrs[count++] = instr;
        }
    }
    kernel->instr_count = count;
}

int kernel_access_count(const Kernel *kernel)
{
    return kernel_body(kernel) != NULL ? 0
                                       : kernel->instr_count + (kernel->kind == KERNEL_MAP ? 0 : 3);
}

Access *kernel_access(const Kernel *kernel, int i)
{
    Kernel *whose = (Kernel *)kernel;
    Access *const own[] = {&whose->a, &whose->b, &whose->c};
    return i < kernel->instr_count ? &kernel->instrs[i].access : own[i - kernel->instr_count];
}

bool kernel_writes(const Kernel *kernel, int i)
{
    if (i >= kernel->instr_count) {
        return kernel_access(kernel, i) == &kernel->c;
    }
    return kernel->instrs[i].kind == INSTR_STORE || is_accumulation(&kernel->instrs[i]);
}

int program_kernels(const Program *program)
{
    int count = program->kernel_count;
    for (int k = 0; k < program->kernel_count; k++) {
        const Program *body = kernel_body(&program->kernels[k]);
        count += body != NULL ? program_kernels(body) : 0;
    }
    return count;
}

void program_number_states(Program *program, const int *slots)
{
    for (int b = 0; b < program->buffer_count; b++) {
        Buffer *buffer = &program->buffers[b];
        if (buffer->storage == IN_STATE) {
            buffer->slot = slots[buffer->slot];
        }
    }
}

static int64_t extents_product(const Kernel *kernel, int first, int last)
{
    int64_t product = 1;
    for (int axis = first; axis < last; axis++) {
        product *= kernel->extent[axis];
    }
    return product;
}

int kernel_group(const Kernel *kernel, NestGroup group)
{
    int first = 0;
    for (int before = 0; before < (int)group; before++) {
        first += kernel->group_axes[before];
    }
    return first;
}

int64_t kernel_rows(const Kernel *kernel)
{
    return extents_product(kernel, 0, kernel->row_axes);
}

int64_t kernel_cols(const Kernel *kernel)
{
    return extents_product(kernel, kernel->row_axes, kernel->row_axes + kernel->col_axes);
}

bool kernel_has_row_reduction(const Kernel *kernel)
{
    for (int i = 0; i < kernel->instr_count; i++) {
        if (kernel->instrs[i].kind == INSTR_REDUCE && kernel->instrs[i].role == ROW) {
            return true;
        }
    }
    return false;
}

bool kernel_has_doubles(const Kernel *kernel)
{
    bool doubles = false;
    for (int i = 0; i < kernel->instr_count; i++) {
        doubles |= kernel->instrs[i].dtype == DT_F64;
    }
    return doubles;
}

/* ---- text ---- */

static void print_access(const Access *access, int rank, Text *out)
{
    if (access->buffer >= 0) {
        text_printf(out, "b%d", access->buffer);
    }
    text_printf(out, "[%" PRId64, access->offset);
    for (int axis = 0; axis < rank; axis++) {
        if (access->stride[axis] != 0) {
            text_printf(out, " + %" PRId64 " i%d", access->stride[axis], axis);
        }
    }
    text_add(out, "]");
}

static void print_instr(const Kernel *kernel, int i, Text *out)
{
    static const char *const roles[] = {"each", "row", "column", "total"};
    const Instr *instr = &kernel->instrs[i];
    const int rank = kernel->row_axes + kernel->col_axes;
    text_printf(out, "    v%d = ", i);
    if (instr->kind == INSTR_LOAD) {
        text_add(out, "load ");
        print_access(&instr->access, rank, out);
    } else if (instr->kind == INSTR_CONST) {
        /* Of a NaN without its sign, which says on what machine it was computed. */
        text_printf(out, isnan(instr->value) ? "const nan" : "const %.9g", instr->value);
    } else if (instr->kind == INSTR_IOTA) {
        text_add(out, "iota ");
        print_access(&instr->access, rank, out);
    } else {
        text_add(out, instr->kind == INSTR_STORE ? "store" : op_info[instr->op].name);
        for (int k = 0; k < MAX_INPUTS && instr->arg[k] >= 0; k++) {
            text_printf(out, " v%d", instr->arg[k]);
        }
        if (instr->kind == INSTR_STORE || instr->access.buffer >= 0) {
            text_add(out, " to ");
            print_access(&instr->access, rank, out);
        }
    }
    text_printf(out, "  ; %s %s\n", dtype_name(instr->dtype), roles[instr->role]);
}

static void print_extents(const Kernel *kernel, int first, int last, Text *out)
{
    text_add(out, "(");
    for (int axis = first; axis < last; axis++) {
        text_printf(out, "%s%" PRId64, axis > first ? ", " : "", kernel->extent[axis]);
    }
    text_add(out, ")");
}

/* The operands of a kernel that is one operator. */
static void print_operands(const Kernel *kernel, Text *out)
{
    const int rank = kernel->kind == KERNEL_MATMUL    ? kernel->batch_axes + 2
                     : kernel->kind == KERNEL_PRODUCT ? kernel_group(kernel, NEST_GROUPS)
                     : kernel->kind == KERNEL_FOLD    ? kernel->batch_axes + FOLD_AXES
                                                      : 3;
    const Access *access[] = {&kernel->a, &kernel->b, &kernel->c};
    static const char *const names[] = {"a", "b", "c"};
    for (int a = 0; a < 3; a++) {
        if (access[a]->buffer < 0) {
            continue;
        }
        text_printf(out, "    %s = ", names[a]);
        print_access(access[a], rank, out);
        text_add(out, "\n");
    }
}

static void print_loop(const Loop *loop, Text *out)
{
    for (int i = 0; i < loop->input_count; i++) {
        const bool carry = i < loop->attr.carries;
        const bool stacked = !carry && i < loop->attr.carries + loop->attr.stacked;
        if (loop->inputs[i].buffer < 0) {
            continue;
        }
        text_printf(out, "    %s = ", carry ? "carry" : stacked ? "x" : "constant");
        print_access(&loop->inputs[i], stacked || (carry && loop_has_trail(loop, i)), out);
        text_add(out, loop->overwritten[i] ? ", overwritten\n" : "\n");
    }
    for (int k = 0; k < loop->output_count; k++) {
        const bool carry = k < loop->attr.carries, trails = carry && loop_has_trail(loop, k);
        if (loop->outputs[k].buffer < 0) {
            continue;
        }
        text_add(out, trails ? "    next " : carry ? "    last " : "    y ");
        print_access(&loop->outputs[k], !carry || trails, out);
        if (carry && loop->spares[k] >= 0) {
            text_printf(out, " in turns with b%d", loop->spares[k]);
        }
        text_add(out, "\n");
    }
    program_print(loop->body, out);
}

static void print_product(const Kernel *kernel, Text *out)
{
    static const char *const names[] = {"batch", "rows", "steps", "taps", "columns"};
    text_add(out, kernel->image_axes > 0 ? "folded product" : "product");
    for (int group = 0; group < NEST_GROUPS; group++) {
        const int first = kernel_group(kernel, (NestGroup)group);
        text_printf(out, " %s ", names[group]);
        print_extents(kernel, first, first + kernel->group_axes[group], out);
    }
    for (int axis = 0; axis < kernel->image_axes; axis++) {
        const ImageAxis *image = &kernel->image[axis];
        text_printf(out, "%s%" PRId64 ":%" PRId64 " of %" PRId64, axis == 0 ? " image " : ", ",
                    image->first, image->first + image->count, image->extent);
    }
}

static void print_slices(const Kernel *kernel, Text *out)
{
    const Slices *slices = kernel->slices;
    for (int p = 0; p < slices->pointer_count; p++) {
        text_printf(out, "    b%d of a slice = ", p);
        print_access(&slices->pointers[p].access, kernel->batch_axes, out);
        text_add(out, slices->pointers[p].written ? " written\n" : "\n");
    }
    program_print(slices->body, out);
}

static void print_kernel(const Program *program, int k, Text *out)
{
    const Kernel *kernel = &program->kernels[k];
    const Node *node = &program->graph->nodes[kernel->node];
    text_printf(out, "  kernel %d ", k);
    switch (kernel->kind) {
    case KERNEL_MAP:
        text_add(out, "map rows ");
        print_extents(kernel, 0, kernel->row_axes, out);
        text_add(out, " columns ");
        print_extents(kernel, kernel->row_axes, kernel->row_axes + kernel->col_axes, out);
        break;
    case KERNEL_MATMUL:
        text_printf(out, "matmul %" PRId64 " x %" PRId64 " x %" PRId64 "%s batch ", kernel->m,
                    kernel->n, kernel->k, kernel->adds ? " added" : "");
        print_extents(kernel, 0, kernel->batch_axes, out);
        break;
    case KERNEL_PRODUCT:
        print_product(kernel, out);
        break;
    case KERNEL_FOLD:
        text_add(out, "fold ");
        print_extents(kernel, 0, kernel->batch_axes + FOLD_AXES, out);
        text_printf(out, " extent %" PRId64 " step %" PRId64 " dilation %" PRId64, kernel->to,
                    kernel->window.step, kernel->window.dilation);
        break;
    case KERNEL_ALONG:
        text_printf(out, "%s outer %" PRId64 " from %" PRId64 " to %" PRId64 " inner %" PRId64,
                    op_info[kernel->op].name, kernel->outer, kernel->from, kernel->to,
                    kernel->inner);
        break;
    case KERNEL_LOOP:
        text_printf(out, "loop of %" PRId64 " steps%s", kernel->loop->attr.steps,
                    kernel->loop->attr.reverse ? ", reverse" : "");
        break;
    case KERNEL_SLICES:
        text_add(out, "slices ");
        print_extents(kernel, 0, kernel->batch_axes, out);
        break;
    }
    text_add(out, "  ; ");
    text_add_escaped(out, loc_base(node->loc));
    text_printf(out, ":%d\n", node->loc.line);
    if (kernel->kind == KERNEL_LOOP) {
        print_loop(kernel->loop, out);
    } else if (kernel->kind == KERNEL_SLICES) {
        print_slices(kernel, out);
    } else if (kernel->kind != KERNEL_MAP) {
        print_operands(kernel, out);
    }
    for (int i = 0; i < kernel->instr_count; i++) {
        print_instr(kernel, i, out);
    }
}

void program_print(const Program *program, Text *out)
{
    static const char *const storages[] = {"work", "state", "input", "output", "table", "slice"};
    text_printf(out,
                "program %s: %d kernels, %d buffers, %" PRId64 " bytes of work, %" PRId64
                " live at the peak\n",
                program->graph->name, program->kernel_count, program->buffer_count,
                program->work_bytes, program->live_bytes);
    for (int b = 0; b < program->buffer_count; b++) {
        const Buffer *buffer = &program->buffers[b];
        if (buffer->first < 0) {
            continue; /* no kernel uses it any more */
        }
        text_printf(out, "  b%d %s", b, storages[buffer->storage]);
        if (buffer->storage == IN_WORK) {
            text_printf(out, " at %" PRId64 ", kernels %d to %d", buffer->offset, buffer->first,
                        buffer->last);
        } else {
            text_printf(out, " %d", buffer->slot);
        }
        text_printf(out, " : %s[%" PRId64 "]\n", dtype_name(buffer->dtype), buffer->count);
    }
    for (int k = 0; k < program->kernel_count; k++) {
        print_kernel(program, k, out);
    }
}
