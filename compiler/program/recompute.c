/* recompute: cheap values are not kept. In: a program, not yet ordered. Out: the same, with fewer
 * results in memory.
 *
 * A kernel writes a value for later kernels. If that is one cheap operation away from what each of
 * them reads anyway, at the same element, they do the operation themselves: it costs less than to
 * write, keep and read the result. Layer norm leaves its centred rows to its backward pass, but not
 * the normalised ones as well. And where several values are kept that are each one such operation
 * away from the same one, that is kept in their place: of GELU x, not x / 2 and x / sqrt(2).
 */
#include "program.h"
#include "uses.h"

#include <string.h>

typedef struct Recompute {
    Arena *arena;
    Program *program;
    int *writer, *writes; /* per buffer: a kernel that writes it, and how many do */
    int **readers;        /* per buffer: the loop nests that read it */
    int *reader_count, *reader_capacity;
    int *other_reads; /* per buffer: by products and the like, and by kernels that wait for it */
    int kernel;       /* being looked at */
} Recompute;

/* ---- who reads and writes what ---- */

static void note_use(void *context, const Use *use)
{
    Recompute *r = context;
    const int b = use->buffer, last = r->reader_count[b] - 1;
    if (use->writes) {
        r->writer[b] = r->kernel;
        r->writes[b]++;
    } else if (r->program->kernels[r->kernel].kind != KERNEL_MAP) {
        r->other_reads[b]++;
    } else if (last < 0 || r->readers[b][last] != r->kernel) {
        ARENA_PUSH(r->arena, r->readers[b], r->reader_count[b], r->reader_capacity[b], r->kernel);
    }
}

static void note_uses(Recompute *r)
{
    for (r->kernel = 0; r->kernel < r->program->kernel_count; r->kernel++) {
        const Kernel *kernel = &r->program->kernels[r->kernel];
        kernel_uses(kernel, note_use, r);
        for (int w = 0; w < kernel->wait_count; w++) {
            r->other_reads[kernel->waits[w]]++;
        }
    }
}

/* ---- what can be had in the reader ---- */

static bool same_nest(const Kernel *a, const Kernel *b)
{
    return a->row_axes == b->row_axes && a->col_axes == b->col_axes &&
           memcmp(a->extent, b->extent, sizeof(int64_t) * (size_t)(a->row_axes + a->col_axes)) == 0;
}

static int load_of(const Kernel *kernel, const Access *access)
{
    for (int i = 0; i < kernel->instr_count; i++) {
        if (kernel->instrs[i].kind == INSTR_LOAD &&
            access_equal(&kernel->instrs[i].access, access)) {
            return i;
        }
    }
    return -1;
}

/* The load by which the reader has value `arg` of the writer: of the memory that the writer reads
 * it from, or stores it to; -1 if there is none. A state may have changed since. */
static int find_argument(const Program *program, const Kernel *writer, int arg,
                         const Kernel *reader)
{
    int found = -1;
    for (int i = 0; i < writer->instr_count && found < 0; i++) {
        const Instr *instr = &writer->instrs[i];
        const bool holds = instr->kind == INSTR_STORE ? instr->arg[0] == arg
                                                      : instr->kind == INSTR_LOAD && i == arg;
        if (holds && program->buffers[instr->access.buffer].storage != IN_STATE) {
            found = load_of(reader, &instr->access);
        }
    }
    return found;
}

static bool is_cheap(const Instr *instr)
{
    return instr->kind == INSTR_ELEM && instr->role == EACH && !op_calls_libm(instr->op);
}

/* Is the buffer all its own, and read only element by element, by other loops like the writer's? */
static bool is_read_alike(const Recompute *r, const Kernel *writer, const Instr *store)
{
    const int buffer = store->access.buffer;
    bool alike = r->program->buffers[buffer].storage == IN_WORK && r->writes[buffer] == 1 &&
                 r->other_reads[buffer] == 0;
    for (int n = 0; n < r->reader_count[buffer] && alike; n++) {
        const Kernel *reader = &r->program->kernels[r->readers[buffer][n]];
        alike = reader != writer && same_nest(writer, reader);
        for (int i = 0; i < reader->instr_count && alike; i++) {
            const Access *access = &reader->instrs[i].access;
            alike = access->buffer != buffer || access_equal(access, &store->access);
        }
    }
    return alike;
}

/* Can the reader make the stored value from what else it reads? */
static bool can_make(const Program *program, const Kernel *writer, const Instr *store,
                     const Kernel *reader)
{
    const Instr *value = &writer->instrs[store->arg[0]];
    bool can = true;
    for (int k = 0; k < op_info[value->op].arity && can; k++) {
        can = writer->instrs[value->arg[k]].kind == INSTR_CONST ||
              find_argument(program, writer, value->arg[k], reader) >= 0;
    }
    return can;
}

static int store_of(const Kernel *kernel, int buffer)
{
    for (int i = 0; i < kernel->instr_count; i++) {
        if (kernel->instrs[i].kind == INSTR_STORE && kernel->instrs[i].access.buffer == buffer) {
            return i;
        }
    }
    return -1;
}

/* The store of a value that all its readers can make themselves; -1 for other buffers. */
static int needless_store(const Recompute *r, int buffer)
{
    const Program *program = r->program;
    if (r->writes[buffer] != 1) {
        return -1;
    }
    const Kernel *writer = &program->kernels[r->writer[buffer]];
    const int store = store_of(writer, buffer);
    bool needless = store >= 0 && is_cheap(&writer->instrs[writer->instrs[store].arg[0]]) &&
                    is_read_alike(r, writer, &writer->instrs[store]);
    for (int n = 0; n < r->reader_count[buffer] && needless; n++) {
        const Kernel *reader = &program->kernels[r->readers[buffer][n]];
        needless = can_make(program, writer, &writer->instrs[store], reader);
    }
    return needless ? store : -1;
}

/* ---- what several kept values come from ---- */

enum { MOST_TOGETHER = 8 };

/* Stores of values that are each one cheap operation away from `source`. */
typedef struct Together {
    int source, count;
    int stores[MOST_TOGETHER];
} Together;

/* The only instruction that the stored value is made of, beside constants; -1 if there are more, or
 * it is memory. */
static int source_of(const Kernel *kernel, const Instr *store)
{
    const Instr *value = &kernel->instrs[store->arg[0]];
    int source = -1;
    for (int k = 0; k < MAX_INPUTS && value->arg[k] >= 0; k++) {
        const Instr *arg = &kernel->instrs[value->arg[k]];
        if (arg->kind == INSTR_CONST || value->arg[k] == source) {
            continue;
        }
        if (source >= 0 || arg->kind != INSTR_ELEM || arg->role != EACH ||
            arg->dtype != store->dtype) {
            return -1;
        }
        source = value->arg[k];
    }
    return is_cheap(value) ? source : -1;
}

/* The stores, this and later ones, that have the source of this one. */
static Together find_together(const Recompute *r, const Kernel *kernel, int first)
{
    const Instr *instrs = kernel->instrs;
    Together t = {.source = -1};
    if (instrs[first].kind == INSTR_STORE && instrs[first].role == EACH) {
        t.source = source_of(kernel, &instrs[first]);
    }
    for (int i = first; i < kernel->instr_count && t.source >= 0 && t.count < MOST_TOGETHER; i++) {
        if (instrs[i].kind == INSTR_STORE && instrs[i].role == EACH &&
            source_of(kernel, &instrs[i]) == t.source &&
            access_same_place(&instrs[i].access, &instrs[first].access) &&
            is_read_alike(r, kernel, &instrs[i])) {
            t.stores[t.count++] = i;
        }
    }
    return t;
}

/* ---- the change ---- */

/* Loads and constants move to the front, where every operation can use them. */
static void sort_instrs(Arena *arena, Kernel *kernel)
{
    int *place = ARENA_ARRAY(arena, int, kernel->instr_count), count = 0;
    Instr *sorted = ARENA_ARRAY(arena, Instr, kernel->instr_count);
    for (int computed = 0; computed < 2; computed++) {
        for (int i = 0; i < kernel->instr_count; i++) {
            const InstrKind kind = kernel->instrs[i].kind;
            if ((kind != INSTR_LOAD && kind != INSTR_CONST) == computed) {
                place[i] = count;
                sorted[count++] = kernel->instrs[i];
            }
        }
    }
    for (int i = 0; i < count; i++) {
        for (int k = 0; k < MAX_INPUTS; k++) {
            sorted[i].arg[k] = sorted[i].arg[k] < 0 ? -1 : place[sorted[i].arg[k]];
        }
    }
    memcpy(kernel->instrs, sorted, sizeof(Instr) * (size_t)count);
}

/* The operation that made the stored value, for the reader: constants come along, `source` of the
 * writer is number `at` here, other arguments are read. */
static Instr made_again(Recompute *r, const Kernel *writer, const Instr *store, Kernel *reader,
                        int source, int at)
{
    Instr made = writer->instrs[store->arg[0]];
    for (int k = 0; k < op_info[made.op].arity; k++) {
        const int arg = made.arg[k];
        if (arg == source) {
            made.arg[k] = at;
        } else if (writer->instrs[arg].kind == INSTR_CONST) {
            made.arg[k] = reader->instr_count;
            ARENA_PUSH(r->program->arena, reader->instrs, reader->instr_count,
                       reader->instr_capacity, writer->instrs[arg]);
        } else {
            made.arg[k] = find_argument(r->program, writer, arg, reader);
        }
    }
    return made;
}

/* The reader's load becomes the operation that made the value. */
static void make_value(Recompute *r, const Kernel *writer, const Instr *store, Kernel *reader)
{
    const Instr made = made_again(r, writer, store, reader, -1, -1);
    reader->instrs[load_of(reader, &store->access)] = made;
    sort_instrs(r->arena, reader);
}

/* The reader makes from the source, which is now in the first buffer, what it reads of all. */
static void read_source(Recompute *r, const Kernel *writer, const Together *t, Kernel *reader)
{
    const Instr *source = &writer->instrs[t->source], *kept = &writer->instrs[t->stores[0]];
    Instr load = instr_new(INSTR_LOAD, OP_update, source->dtype, source->node);
    load.access = kept->access;
    const int at = reader->instr_count;
    ARENA_PUSH(r->program->arena, reader->instrs, reader->instr_count, reader->instr_capacity,
               load);
    for (int s = 0; s < t->count; s++) {
        const Instr *store = &writer->instrs[t->stores[s]];
        const int old = load_of(reader, &store->access);
        if (old >= 0 && old != at) { /* it reads this one */
            const Instr made = made_again(r, writer, store, reader, t->source, at);
            reader->instrs[old] = made;
        }
    }
    sort_instrs(r->arena, reader);
}

static bool reads(const Recompute *r, int buffer, int kernel)
{
    bool found = false;
    for (int n = 0; n < r->reader_count[buffer]; n++) {
        found |= r->readers[buffer][n] == kernel;
    }
    return found;
}

/* The source is stored in the place of the first value, the others are not. */
static void keep_source(Recompute *r, Kernel *writer, const Together *t)
{
    const int kept = writer->instrs[t->stores[0]].access.buffer;
    for (int s = 1; s < t->count; s++) {
        const int buffer = writer->instrs[t->stores[s]].access.buffer;
        for (int n = 0; n < r->reader_count[buffer]; n++) {
            if (!reads(r, kept, r->readers[buffer][n])) {
                ARENA_PUSH(r->arena, r->readers[kept], r->reader_count[kept],
                           r->reader_capacity[kept], r->readers[buffer][n]);
            }
        }
        r->writes[buffer] = r->reader_count[buffer] = 0;
    }
    for (int n = 0; n < r->reader_count[kept]; n++) {
        read_source(r, writer, t, &r->program->kernels[r->readers[kept][n]]);
    }
    Instr *store = &writer->instrs[t->stores[0]];
    store->arg[0] = t->source;
    store->node = r->program->buffers[kept].node = writer->instrs[t->source].node;
    for (int s = t->count - 1; s > 0; s--) {
        kernel_remove_store(writer, t->stores[s]);
    }
}

static void keep_sources(Recompute *r, Kernel *kernel)
{
    for (int i = 0; i < kernel->instr_count && kernel->kind == KERNEL_MAP; i++) {
        const Together together = find_together(r, kernel, i);
        if (together.count > 1) {
            keep_source(r, kernel, &together);
        }
    }
}

static bool leaves_nothing(const Kernel *kernel)
{
    bool nothing = kernel->kind == KERNEL_MAP;
    for (int i = 0; i < kernel->instr_count; i++) {
        const Instr *instr = &kernel->instrs[i];
        nothing = nothing && instr->kind != INSTR_STORE && !is_accumulation(instr);
    }
    return nothing;
}

/* What was only for stores that are gone goes, and kernels of which nothing is left. */
static void drop_rest(Recompute *r)
{
    Program *program = r->program;
    int count = 0;
    for (int k = 0; k < program->kernel_count; k++) {
        kernel_drop_unused(r->arena, &program->kernels[k]);
        if (!leaves_nothing(&program->kernels[k])) {
            program->kernels[count++] = program->kernels[k];
        }
    }
    program->kernel_count = count;
}

void recompute(Program *program)
{
    Recompute r = {.arena = arena_new(), .program = program};
    const int buffers = program->buffer_count + 1;
    r.writer = ARENA_ARRAY(r.arena, int, buffers);
    r.writes = ARENA_ARRAY(r.arena, int, buffers);
    r.readers = ARENA_ARRAY(r.arena, int *, buffers);
    r.reader_count = ARENA_ARRAY(r.arena, int, buffers);
    r.reader_capacity = ARENA_ARRAY(r.arena, int, buffers);
    r.other_reads = ARENA_ARRAY(r.arena, int, buffers);
    note_uses(&r);
    for (int k = 0; k < program->kernel_count; k++) {
        keep_sources(&r, &program->kernels[k]);
    }
    for (int b = 0; b < program->buffer_count; b++) {
        const int store = needless_store(&r, b);
        if (store < 0) {
            continue;
        }
        Kernel *writer = &program->kernels[r.writer[b]];
        for (int n = 0; n < r.reader_count[b]; n++) {
            Kernel *reader = &program->kernels[r.readers[b][n]];
            make_value(&r, writer, &writer->instrs[store], reader);
        }
        kernel_remove_store(writer, store);
    }
    drop_rest(&r);
    arena_free(r.arena);
    for (int k = 0; k < program->kernel_count; k++) {
        if (program->kernels[k].kind == KERNEL_MAP) {
            kernel_fit_partials(program, &program->kernels[k]);
        }
        Program *body = kernel_body(&program->kernels[k]);
        if (body != NULL) {
            recompute(body);
        }
    }
}
