/* layout: values lie in memory in the order in which products read them. In: a program, not yet
 * ordered. Out: the same, with some buffers in another layout.
 *
 * The gradients of queries, keys and values are made head by head, (3, batch, heads, time, size), and
 * read as rows of (batch, time) times (3, heads, size): in runs of a head's size, which the product
 * packs bit by bit. Written in that order they are a matrix to it, and whoever made them does not
 * mind. A buffer is turned if all that touch it go by strides that the new order has, too, and loops
 * that walked it element by element still do.
 */
#include "route.h"
#include "uses.h"

/* Elements side by side from which on packing copies about as fast as from a matrix. */
enum { LONG_RUN = 64 };

typedef struct Layout {
    Program *program;
    const Touchers *touchers; /* per buffer */
    bool *fixed; /* per buffer: something touches it otherwise than by strides that may change */
    int kernel;
} Layout;

static bool goes_by_strides(const Kernel *kernel, const Access *access)
{
    return access != NULL && kernel_goes_by_strides(kernel) &&
           !(kernel->kind == KERNEL_PRODUCT && access == &kernel->c);
}

static void note_use(void *context, const Use *use)
{
    Layout *l = context;
    const Kernel *kernel = &l->program->kernels[l->kernel];
    l->fixed[use->buffer] |= !goes_by_strides(kernel, use->access);
}

static void note_uses(Layout *l)
{
    for (l->kernel = 0; l->kernel < l->program->kernel_count; l->kernel++) {
        const Kernel *kernel = &l->program->kernels[l->kernel];
        kernel_uses(kernel, note_use, l);
        for (int w = 0; w < kernel->wait_count; w++) {
            l->fixed[kernel->waits[w]] = true;
        }
    }
}

/* ---- the order in which a product reads ---- */

/* The axes of an operand in that order: the lines of the matrix, then the steps. */
static int axes_of(const Kernel *product, bool left, int *axes)
{
    const NestGroup groups[] = {left ? NEST_ROWS : NEST_STEPS, left ? NEST_STEPS : NEST_COLUMNS};
    int count = 0;
    for (int g = 0; g < 2; g++) {
        const int first = kernel_group(product, groups[g]);
        for (int axis = first; axis < first + product->group_axes[groups[g]]; axis++) {
            axes[count++] = axis;
        }
    }
    return count;
}

/* How many elements lie side by side along the last axes. */
static int64_t run_of(const Kernel *product, const Access *access, const int *axes, int count)
{
    int64_t run = 1;
    for (int i = count - 1; i >= 0 && access->stride[axes[i]] == run; i--) {
        run *= product->extent[axes[i]];
    }
    return run;
}

/* From the layout in which the operand lies to that in which it is read; false if it does not take
 * up its buffer, or is read in long runs. */
static bool route_of(const Layout *l, const Kernel *product, bool left, Route *route)
{
    const Access *access = left ? &product->a : &product->b;
    const Buffer *buffer = &l->program->buffers[access->buffer];
    int axes[MAX_RANK];
    const int count = axes_of(product, left, axes);
    const int64_t run = run_of(product, access, axes, count);
    *route = (Route){.source = *access, .target = *access};
    int64_t elements = 1;
    for (int i = count - 1; i >= 0; i--) {
        route_add(route, product->extent[axes[i]], access->stride[axes[i]], elements);
        elements *= product->extent[axes[i]];
    }
    return buffer->storage == IN_WORK && !l->fixed[access->buffer] && access->offset == 0 &&
           elements == buffer->count && run > 1 && run < LONG_RUN && run < elements &&
           route_is_plain(route) && route->from[0] * route->extent[0] == elements;
}

/* ---- the change ---- */

/* A loop over what lies side by side still is one, and products can write where they are to. */
static bool may_turn(const Route *route, const Kernel *kernel, int i, const Access *turned)
{
    (void)route;
    const int last = kernel->row_axes + kernel->col_axes - 1;
    const Access *before = kernel_access(kernel, i);
    const bool walks = kernel->kind != KERNEL_MAP || last < 0 || before->stride[last] != 1 ||
                       turned->stride[last] == 1;
    return walks && (!kernel_writes(kernel, i) || route_may_write(kernel, turned));
}

/* All accesses to the buffer go by the new layout; without `change` only asks whether they can. */
static bool turn(Layout *l, const Route *route, bool change)
{
    const Touchers *touchers = &l->touchers[route->source.buffer];
    bool possible = true;
    for (int i = 0; i < touchers->count && possible; i++) {
        Kernel *kernel = &l->program->kernels[touchers->kernels[i]];
        possible = route_send(route, kernel, may_turn, change);
    }
    return possible;
}

void layout(Program *program)
{
    Arena *arena = arena_new();
    Layout l = {.program = program, .touchers = find_touchers(arena, program)};
    l.fixed = ARENA_ARRAY(arena, bool, program->buffer_count + 1);
    note_uses(&l);
    for (int k = 0; k < program->kernel_count; k++) {
        const Kernel *kernel = &program->kernels[k];
        for (int left = 0; left < 2 && kernel->kind == KERNEL_PRODUCT; left++) {
            Route route;
            if (route_of(&l, kernel, left, &route) && turn(&l, &route, false)) {
                turn(&l, &route, true);
            }
        }
    }
    arena_free(arena);
    for (int k = 0; k < program->kernel_count; k++) {
        Program *body = kernel_body(&program->kernels[k]);
        if (body != NULL) {
            layout(body);
        }
    }
}
