/* emit_share.c: which kernels are one function. In: a kernel. Out: a key, the same for all kernels
 * whose functions differ in nothing but the names of their parameters: the layers of a network, its
 * forward pass for training and for evaluation. The spellings that are compiled while somebody
 * waits print one of them, and call it with the operands of each, and its stream of random numbers.
 *
 * A key is a string of numbers: all that the text of a kernel is made of, with its parameters
 * counted in place of buffers.
 */
#include "emit_kernel.h"

#include <string.h>

enum { NUMBER_BYTES = 11, MOST_NUMBERS = 24 };

/* Six bits a byte, the lowest first, none of them zero; 0, -1, 1, -2 are counted as 0, 1, 2, 3.
 * Returns how many bytes it takes. */
static size_t put_number(char *bytes, int64_t number)
{
    uint64_t rest = (uint64_t)number << 1 ^ (number < 0 ? UINT64_MAX : 0);
    size_t count = 0;
    do {
        const unsigned more = rest > 0x3f ? 0x40 : 0;
        bytes[count++] = (char)(0x80 | more | (rest & 0x3f));
        rest >>= 6;
    } while (rest > 0);
    return count;
}

/* At most MOST_NUMBERS. */
static void add_numbers(Text *key, const int64_t *numbers, int count)
{
    char bytes[MOST_NUMBERS * NUMBER_BYTES];
    size_t length = 0;
    for (int i = 0; i < count; i++) {
        length += put_number(bytes + length, numbers[i]);
    }
    text_addn(key, bytes, length);
}

static void add_number(Text *key, int64_t number)
{
    add_numbers(key, &number, 1);
}

static void add_access(const Emitter *e, Text *key, const Access *access)
{
    int64_t numbers[2 + MAX_RANK] = {access->buffer < 0 ? -1 : param_of(e, access->buffer),
                                     access->offset};
    memcpy(numbers + 2, access->stride, sizeof access->stride);
    add_numbers(key, numbers, COUNT_OF(numbers));
}

static void add_instr(const Emitter *e, Text *key, const Instr *instr)
{
    int64_t value;
    memcpy(&value, &instr->value, sizeof value);
    const bool reads = instr->kind == INSTR_LOAD; /* whatever made what it reads */
    const int64_t numbers[] = {instr->kind,   reads ? 0 : instr->op,
                               instr->dtype,  instr->role,
                               instr->over,   e->stream == NO_STREAM ? instr->stream : 0,
                               value,         instr->partial < 0 ? -1 : param_of(e, instr->partial),
                               instr->arg[0], instr->arg[1],
                               instr->arg[2]};
    add_numbers(key, numbers, COUNT_OF(numbers));
    if (instr->kind == INSTR_LOAD || instr->kind == INSTR_STORE || is_accumulation(instr)) {
        add_access(e, key, &instr->access);
    } else if (instr->kind == INSTR_IOTA || instr->kind == INSTR_RANDOM) {
        add_number(key, instr->access.offset);
        add_numbers(key, instr->access.stride, MAX_RANK);
    }
}

static void add_kernel(Emitter *e, Text *key);

/* The work on one slice is a function as well, with memory of its own. */
static void add_slices(const Emitter *e, Text *key, const Slices *slices)
{
    add_number(key, slices->pointer_count);
    for (int p = 0; p < slices->pointer_count; p++) {
        add_access(e, key, &slices->pointers[p].access);
        add_number(key, slices->pointers[p].written);
    }
    Emitter body = {.arena = e->arena, .program = slices->body};
    add_number(key, slices->body->kernel_count);
    for (int k = 0; k < slices->body->kernel_count; k++) {
        emitter_start_kernel(&body, k);
        add_kernel(&body, key);
        for (int p = 0; p < body.param_count; p++) {
            const Buffer *buffer = &slices->body->buffers[body.params[p].buffer];
            const int64_t numbers[] = {body.params[p].buffer, buffer->storage, buffer->slot,
                                       buffer->count, buffer->offset};
            add_numbers(key, numbers, COUNT_OF(numbers));
        }
    }
}

/* Of the kernel that the emitter has started. */
static void add_kernel(Emitter *e, Text *key)
{
    const Kernel *kernel = e->kernel;
    const int64_t numbers[] = {
        kernel->kind,        kernel->row_axes,   kernel->col_axes,    kernel->op,
        kernel->dtype,       kernel->batch_axes, kernel->m,           kernel->n,
        kernel->k,           kernel->adds,       kernel->image_axes,  kernel->outer,
        kernel->from,        kernel->to,         kernel->inner,       kernel->window.size,
        kernel->window.step, e->param_count,     kernel->instr_count, kernel->window.dilation};
    add_numbers(key, numbers, COUNT_OF(numbers));
    add_number(key, kernel_is_for_next_step(e));
    add_numbers(key, kernel->extent, MAX_RANK);
    for (int group = 0; group < NEST_GROUPS; group++) {
        add_number(key, kernel->group_axes[group]);
    }
    for (int axis = 0; axis < kernel->image_axes; axis++) {
        const ImageAxis *image = &kernel->image[axis];
        const int64_t sizes[] = {image->extent, image->stride, image->first, image->count};
        add_numbers(key, sizes, COUNT_OF(sizes));
    }
    for (int p = 0; p < e->param_count; p++) {
        const Param *param = &e->params[p];
        add_number(key, e->program->buffers[param->buffer].dtype);
        add_number(key, param->written + 2 * param->partial + 4 * param->slice);
    }
    for (int i = 0; i < kernel->instr_count; i++) {
        add_instr(e, key, &kernel->instrs[i]);
    }
    if (kernel->kind == KERNEL_SLICES) {
        add_slices(e, key, kernel->slices);
    } else if (kernel->kind != KERNEL_MAP) {
        add_access(e, key, &kernel->a);
        add_access(e, key, &kernel->b);
        add_access(e, key, &kernel->c);
    }
}

/* A loop sets pointers by the names of its step. */
static bool has_loop(const Kernel *kernel)
{
    bool found = kernel->kind == KERNEL_LOOP;
    for (int k = 0; kernel->kind == KERNEL_SLICES && k < kernel->slices->body->kernel_count; k++) {
        found = found || has_loop(&kernel->slices->body->kernels[k]);
    }
    return found;
}

const char *share_key(Emitter *e)
{
    if (has_loop(e->kernel)) {
        return NULL;
    }
    Text key = {0};
    add_kernel(e, &key);
    const char *kept = arena_strdup(e->arena, key.data);
    text_free(&key);
    return kept;
}
