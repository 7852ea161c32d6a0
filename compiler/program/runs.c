/* runs.c: which kernels become one loop over slices. In: the kernels in a valid order. Out: runs of
 * them, the kernels of each next to each other.
 *
 * A run starts from a product with batch axes, which are the axes of the slices, and takes in later
 * kernels that touch the same memory in the same slices. Within a slice it starts from a product
 * whose result is larger than its operands, and is cut along the rows of that. Outside of slices
 * such a run is the gradient of a weight and the update that reads it. A kernel may be in it when
 *   - it can be cut (cut.c): it has an axis for each axis of the slices, and sums over none, unless
 *     it is a product, the slices come one after the other, and nothing else touches the sums,
 *   - of what one kernel of the run writes and another touches, no two slices share an element,
 *   - it waits for no kernel outside that waits for the run: those come after all of the run.
 */
#include "slice.h"

#include "uses.h"

#include <string.h>

enum {
    LEAST_SLICES = 4,  /* fewer leave threads without work */
    NEIGHBOURS = 32,   /* kernels that may lie between two of a run */
    LEAST_BLOCKS = 16, /* of a large gradient: no cache holds it, and threads have work */
    MOST_STEPS = 256,  /* of its product, which goes through an operand again for every block: with
                           more (512: 5 %) that costs what is saved */
};

/* Of a kernel near a run being grown: when it runs. */
typedef enum RunRole { BEFORE, INSIDE, BEHIND } RunRole;

/* A buffer as the run being grown sees it. */
typedef struct Memory {
    int run;                        /* the rest is about this one */
    bool read, written;             /* by its kernels, */
    bool read_behind, write_behind; /* and by those that have to wait for it */
    bool shared;                    /* some access leaves the elements of the slice */
    bool placed;                    /* `place` is where the slices are */
    int64_t place[MAX_RANK];
} Memory;

/* The run being grown, and what it sees. */
typedef struct Growth {
    Slicer *slicer;
    Arena *arena;
    Memory *memory; /* per buffer */
    RunRole *role;  /* per kernel */
    int id;
} Growth;

/* ---- what a run touches ---- */

static Memory *memory_of(Growth *g, int buffer)
{
    Memory *memory = &g->memory[buffer];
    if (memory->run != g->id) {
        *memory = (Memory){.run = g->id};
    }
    return memory;
}

static bool moves_with_slices(const Run *run, const Access *access)
{
    bool moves = true;
    for (int a = 0; a < run->axes.count; a++) {
        moves = moves && access->stride[a] > 0;
    }
    return moves;
}

/* Are the elements that different slices reach different ones? With a slice S elements behind the
 * one before it, of `count`, an element belongs to slice (element / S) % count, if all that is not
 * a multiple of S * count adds up to less than S. */
static bool keeps_apart(const Run *run, const Kernel *part, const Access *access,
                        const int64_t *place)
{
    const SliceAxes *axes = &run->axes;
    int64_t extent[2 * MAX_RANK];
    memcpy(extent, axes->extent, sizeof(int64_t) * (size_t)axes->count);
    const int rank = axes->count + access_extents(part, access, extent + axes->count);
    bool apart = access->offset >= 0;
    for (int s = 0; s < axes->count && apart; s++) {
        const int64_t step = place[s], cycle = step * axes->extent[s]; /* rows are slices so far */
        apart =
            access->stride[s] == step && step > 0 && access->offset / step % axes->extent[s] == 0;
        int64_t within = apart ? access->offset % step : 0;
        for (int axis = 0; axis < rank && apart; axis++) {
            if (axis != s && access->stride[axis] % cycle != 0) {
                apart = access->stride[axis] >= 0;
                within += access->stride[axis] * (extent[axis] - 1);
            }
        }
        apart = apart && within < step;
    }
    return apart;
}

static void note_part(Growth *g, const Run *run, Kernel *part)
{
    for (int i = 0; i < kernel_access_count(part); i++) {
        const Access *access = kernel_access(part, i);
        if (access->buffer < 0) {
            continue;
        }
        Memory *memory = memory_of(g, access->buffer);
        *(kernel_writes(part, i) ? &memory->written : &memory->read) = true;
        if (!memory->placed && moves_with_slices(run, access)) {
            memory->placed = true;
            memcpy(memory->place, access->stride, sizeof memory->place);
        }
        memory->shared |= !memory->placed || !keeps_apart(run, part, access, memory->place);
    }
}

/* What the part and the kernels before it hand on stays within slices. */
static bool part_fits(Growth *g, const Run *run, Kernel *part)
{
    const int count = kernel_access_count(part);
    for (int i = 0; i < count; i++) {
        const Access *first = kernel_access(part, i);
        if (first->buffer < 0) {
            continue;
        }
        const Memory *memory = memory_of(g, first->buffer);
        const int64_t *place = memory->placed ? memory->place : first->stride;
        bool written = memory->written, touched = memory->read || memory->written;
        bool apart = !memory->shared;
        for (int k = 0; k < count; k++) {
            const Access *access = kernel_access(part, k);
            if (access->buffer == first->buffer) {
                written |= kernel_writes(part, k);
                touched |= k != i;
                apart = apart && keeps_apart(run, part, access, place);
            }
        }
        if (written && touched && !apart) {
            return false;
        }
    }
    return true;
}

/* ---- which kernels ---- */

typedef struct Question {
    Growth *growth;
    bool behind; /* about the kernels that wait for the run, else about those in it */
    bool conflicts;
} Question;

static void ask_use(void *context, const Use *use)
{
    Question *q = context;
    const Memory *memory = memory_of(q->growth, use->buffer);
    q->conflicts |= q->behind ? memory->write_behind || (use->writes && memory->read_behind)
                              : memory->written || (use->writes && memory->read);
}

/* Must the kernel come after those of the run, or after those that wait for it? */
static bool comes_after(Growth *g, const Kernel *kernel, bool behind)
{
    Question q = {.growth = g, .behind = behind};
    kernel_uses(kernel, ask_use, &q);
    for (int w = 0; w < kernel->wait_count; w++) {
        const Memory *memory = memory_of(g, kernel->waits[w]);
        q.conflicts |= behind ? memory->write_behind : memory->written;
    }
    return q.conflicts;
}

static void note_behind(void *context, const Use *use)
{
    Memory *memory = memory_of(context, use->buffer);
    *(use->writes ? &memory->write_behind : &memory->read_behind) = true;
}

/* Blocks are told by what kernels hand on to each other: in memory from outside, rows may be those
 * of another operand. */
static bool may_guide(Growth *g, int buffer)
{
    const Slicer *s = g->slicer;
    return buffer >= 0 && memory_of(g, buffer)->placed &&
           (!s->blocks || s->program->buffers[buffer].storage == IN_WORK);
}

/* Learns from a kernel that can be cut where the rows are in what it hands on. */
static bool place_values(Growth *g, const Run *run, Kernel *kernel)
{
    Kernel part;
    bool cut = false;
    for (int i = 0; i < kernel_access_count(kernel) && !cut; i++) {
        const int buffer = kernel_access(kernel, i)->buffer;
        cut = may_guide(g, buffer) &&
              cut_kernel(g->arena, kernel, &run->axes, i, memory_of(g, buffer)->place, &part);
    }
    for (int i = 0; cut && i < kernel_access_count(&part); i++) {
        const Access *access = kernel_access(&part, i);
        Memory *memory = access->buffer < 0 ? NULL : memory_of(g, access->buffer);
        if (memory != NULL && !memory->placed && moves_with_slices(run, access)) {
            memory->placed = true;
            memcpy(memory->place, access->stride, sizeof memory->place);
        }
    }
    return cut;
}

/* From kernel `first` on, and back: what tells how to cut a product may come behind it. */
static void place_rows(Growth *g, const Run *run, int first)
{
    const Program *program = g->slicer->program;
    bool *known = ARENA_ARRAY(g->arena, bool, program->kernel_count);
    for (bool again = true; again;) {
        again = false;
        for (int k = first; k < program->kernel_count; k++) {
            const bool learnt = !known[k] && place_values(g, run, &program->kernels[k]);
            known[k] |= learnt;
            again |= learnt;
        }
    }
}

/* The kernel becomes a part of the run, if it can be cut that way and fits. */
static bool join(Growth *g, Run *run, const Kernel *kernel, int guide, const int64_t *place)
{
    Kernel part;
    if (!cut_kernel(g->arena, kernel, &run->axes, guide, place, &part) ||
        !part_fits(g, run, &part)) {
        return false;
    }
    note_part(g, run, &part);
    ARENA_PUSH(g->arena, run->parts, run->count, run->capacity, part);
    if (run->axes.blocks) {
        Origin origin = {.kernel = *kernel, .guide = guide};
        memcpy(origin.place, place, sizeof origin.place);
        ARENA_PUSH(g->arena, run->origins, run->origin_count, run->origin_capacity, origin);
    }
    return true;
}

static bool try_join(Growth *g, Run *run, const Kernel *kernel)
{
    for (int i = 0; i < kernel_access_count(kernel); i++) {
        const int buffer = kernel_access(kernel, i)->buffer;
        if (may_guide(g, buffer) && join(g, run, kernel, i, memory_of(g, buffer)->place)) {
            return true;
        }
    }
    return false;
}

/* Is it a product whose result is larger than its operands, and goes no further? */
static bool is_expansion(const Program *program, const Kernel *kernel)
{
    return kernel->k < kernel->m && kernel->k < kernel->n &&
           program->buffers[kernel->c.buffer].storage == IN_WORK;
}

/* The batch axes of a product, or the rows of its result, cut along themselves. */
static bool start_run(Growth *g, Run *run, const Kernel *kernel)
{
    const bool blocks = g->slicer->blocks;
    const int result = kernel_access_count(kernel) - 1;
    int64_t place[MAX_RANK] = {0};
    if (kernel->kind != KERNEL_MATMUL) {
        return false;
    }
    run->axes = (SliceAxes){.size = 1, .blocks = blocks};
    for (int axis = 0; axis < kernel->batch_axes && !blocks; axis++) {
        if (kernel->extent[axis] > 1) {
            place[run->axes.count] = kernel->c.stride[axis];
            run->axes.extent[run->axes.count++] = kernel->extent[axis];
        }
    }
    if (blocks && is_expansion(g->slicer->program, kernel)) {
        place[0] = kernel->c.stride[kernel->batch_axes];
        run->axes.extent[run->axes.count++] = kernel->m;
    }
    g->id++;
    return slice_count(&run->axes) >= LEAST_SLICES && join(g, run, kernel, result, place);
}

/* Of the kernels first to end, those of the run come together, those that wait for them behind.
 * Returns where the latter begin. */
static int place_run(Growth *g, Run run, int first, int end)
{
    Kernel *sorted = ARENA_ARRAY(g->arena, Kernel, end - first),
           *kernels = g->slicer->program->kernels;
    int next = first, placed = 0;
    for (int role = BEFORE; role <= BEHIND; role++) {
        run.place = role == INSIDE ? first + placed : run.place;
        for (int k = first; k < end; k++) {
            if ((int)g->role[k] == role) {
                g->slicer->run_of[first + placed] = role == INSIDE ? g->slicer->run_count : -1;
                sorted[placed++] = kernels[k];
            }
        }
        next = role == INSIDE ? first + placed : next;
    }
    memcpy(kernels + first, sorted, sizeof(Kernel) * (size_t)(end - first));
    ARENA_PUSH(g->arena, g->slicer->runs, g->slicer->run_count, g->slicer->run_capacity, run);
    return next;
}

/* The run that starts with kernel `first`, if there is one; returns where to look for the next. */
static int grow_run(Growth *g, int first)
{
    Run run = {0};
    Kernel *kernels = g->slicer->program->kernels;
    if (!start_run(g, &run, &kernels[first])) {
        return first + 1;
    }
    int end = first + 1;
    g->role[first] = INSIDE;
    if (run.axes.blocks) {
        place_rows(g, &run, end);
    }
    for (int k = first + 1; k < g->slicer->program->kernel_count && k < end + NEIGHBOURS; k++) {
        const bool late = comes_after(g, &kernels[k], true);
        g->role[k] = BEFORE;
        if (!late && try_join(g, &run, &kernels[k])) {
            g->role[k] = INSIDE;
            end = k + 1;
        } else if (late || comes_after(g, &kernels[k], false)) {
            g->role[k] = BEHIND;
            kernel_uses(&kernels[k], note_behind, g);
        }
    }
    return run.count == 1 ? first + 1 : place_run(g, run, first, end);
}

static Growth start_growth(Slicer *s)
{
    const Program *program = s->program;
    s->run_of = ARENA_ARRAY(s->arena, int, program->kernel_count + 1);
    memset(s->run_of, -1, sizeof(int) * (size_t)(program->kernel_count + 1));
    return (Growth){.slicer = s,
                    .arena = s->arena,
                    .memory = ARENA_ARRAY(s->arena, Memory, program->buffer_count + 1),
                    .role = ARENA_ARRAY(s->arena, RunRole, program->kernel_count + 1)};
}

void find_runs(Slicer *s)
{
    Growth g = start_growth(s);
    for (int k = 0; k < s->program->kernel_count;) {
        k = grow_run(&g, k);
    }
}

/* ---- a gradient and the update that reads it ---- */

/* What a kernel does to a product that would be made behind it, and to the states. */
typedef struct Delay {
    const Program *program;
    const Kernel *product;
    bool reads, spoils; /* its result, its operands */
    bool updates;       /* all that it writes are states */
} Delay;

static void note_delay(void *context, const Use *use)
{
    Delay *d = context;
    const Kernel *product = d->product;
    d->reads |= use->buffer == product->c.buffer;
    d->spoils |=
        use->writes && (use->buffer == product->a.buffer || use->buffer == product->b.buffer);
    d->updates &= !use->writes || d->program->buffers[use->buffer].storage == IN_STATE;
}

/* The first kernel behind the product that touches its result, or waits for it; -1 if it is no update,
 * or if the product cannot be made as late as that, because its operands change. */
static int next_update(const Program *program, int product)
{
    Delay delay = {.program = program, .product = &program->kernels[product]};
    int k = product;
    while (!delay.reads && !delay.spoils && ++k < program->kernel_count) {
        const Kernel *kernel = &program->kernels[k];
        delay.updates = true;
        kernel_uses(kernel, note_delay, &delay);
        for (int w = 0; w < kernel->wait_count; w++) {
            delay.reads |= kernel->waits[w] == delay.product->c.buffer;
        }
    }
    return delay.reads && delay.updates ? k : -1;
}

/* Might the product be a large gradient, with one reader and few enough steps? */
static bool is_worth_rows(const Slicer *s, const Kernel *kernel)
{
    if (kernel->kind != KERNEL_MATMUL || kernel->batch_axes > 0) {
        return false;
    }
    const Traffic *traffic = &s->traffic[kernel->c.buffer];
    return traffic->reads == 1 && traffic->writes == 1 && kernel->k <= MOST_STEPS &&
           s->program->buffers[kernel->c.buffer].bytes >= LEAST_BLOCKS * s->block_bytes;
}

/* The product moves to its update. */
static void pair_up(Slicer *s, Run run, int product, int update)
{
    Kernel *kernels = s->program->kernels;
    const Kernel moved = kernels[product];
    const size_t between = (size_t)(update - 1 - product);
    memmove(kernels + product, kernels + product + 1, sizeof moved * between);
    memmove(s->run_of + product, s->run_of + product + 1, sizeof(int) * between);
    run.place = update - 1;
    kernels[run.place] = moved;
    s->run_of[run.place] = s->run_of[update] = s->run_count;
    ARENA_PUSH(s->arena, s->runs, s->run_count, s->run_capacity, run);
}

void find_updates(Slicer *s)
{
    const Program *program = s->program;
    Growth g = start_growth(s);
    for (int k = 0; k < program->kernel_count;) {
        const Kernel *kernel = &program->kernels[k];
        Run run = {0};
        const bool starts =
            s->run_of[k] < 0 && is_worth_rows(s, kernel) && start_run(&g, &run, kernel);
        const int update = starts ? next_update(program, k) : -1;
        if (update >= 0 && s->run_of[update] < 0 && try_join(&g, &run, &program->kernels[update])) {
            pair_up(s, run, k, update); /* another kernel is here now */
            continue;
        }
        k++;
    }
}
