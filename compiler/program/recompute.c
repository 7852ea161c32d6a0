/* recompute: cheap values are not kept. In: a program, not yet ordered. Out: the same, with fewer
 * results in memory.
 *
 * A kernel writes a value for later kernels. If that is one cheap operation away from what each of
 * them reads anyway, at the same element, they do the operation themselves: it costs less than to
 * write, keep and read the result. Layer norm leaves its centred rows to its backward pass, but not
 * the normalised ones as well; GELU its operand, but not the scaled one.
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

/* Can the reader make the value, which it reads just as it was written, from what else it reads? */
static bool can_make(const Program *program, const Kernel *writer, const Instr *store,
                     const Kernel *reader)
{
    const Instr *value = &writer->instrs[store->arg[0]];
    bool can = same_nest(writer, reader);
    for (int i = 0; i < reader->instr_count; i++) {
        const Access *access = &reader->instrs[i].access;
        can =
            can && (access->buffer != store->access.buffer || access_equal(access, &store->access));
    }
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
    if (program->buffers[buffer].storage != IN_WORK || r->writes[buffer] != 1 ||
        r->other_reads[buffer] > 0) {
        return -1;
    }
    const Kernel *writer = &program->kernels[r->writer[buffer]];
    const int store = store_of(writer, buffer);
    bool needless = store >= 0 && is_cheap(&writer->instrs[writer->instrs[store].arg[0]]);
    for (int n = 0; n < r->reader_count[buffer] && needless; n++) {
        const Kernel *reader = &program->kernels[r->readers[buffer][n]];
        needless = reader != writer && can_make(program, writer, &writer->instrs[store], reader);
    }
    return needless ? store : -1;
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

/* The reader's load becomes the operation that made the value. */
static void make_value(Recompute *r, const Kernel *writer, const Instr *store, Kernel *reader)
{
    Instr made = writer->instrs[store->arg[0]];
    for (int k = 0; k < op_info[made.op].arity; k++) {
        const int arg = made.arg[k];
        if (writer->instrs[arg].kind == INSTR_CONST) {
            made.arg[k] = reader->instr_count;
            ARENA_PUSH(r->program->arena, reader->instrs, reader->instr_count,
                       reader->instr_capacity, writer->instrs[arg]);
        } else {
            made.arg[k] = find_argument(r->program, writer, arg, reader);
        }
    }
    reader->instrs[load_of(reader, &store->access)] = made;
    sort_instrs(r->arena, reader);
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

static void drop_empty_kernels(Program *program)
{
    int count = 0;
    for (int k = 0; k < program->kernel_count; k++) {
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
    drop_empty_kernels(program);
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
