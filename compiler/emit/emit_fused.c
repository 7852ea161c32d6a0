/* emit_fused.c: several operations in one pass over a tile. In: the instructions of a kernel. Out:
 * which of them a block kernel of runtime/fused.def computes inside of that for another one.
 *
 * What is computed inside has no other reader, so it needs no pass, and no tile, of its own.
 */
#include "emit_tile.h"

#include <ctype.h>
#include <string.h>

static const Fused kernels[] = {
#define FUSED(name, modes, tree) {#name, #modes, #tree},
#include "../../runtime/fused.def"
};
static const char form[] = "form_";

bool fused_has_lines(const Fused *kernel)
{
    return strncmp(kernel->modes, "LINES", strlen("LINES")) == 0;
}

/* Its modes are those alone, not a family. */
static bool is_particular(const Fused *kernel)
{
    return islower((unsigned char)kernel->modes[0]) != 0;
}

/* ---- a tree's text ---- */

static bool is_operand(const char *tree)
{
    return strncmp(tree, form, strlen(form)) != 0;
}

/* The operand behind this one. */
static const char *next_operand(const char *tree)
{
    int depth = 0;
    for (; depth > 0 || *tree != ','; tree++) {
        depth += (*tree == '(') - (*tree == ')');
    }
    return tree + strlen(", ");
}

/* The tree's operator is op: its first operand; else NULL. */
static const char *operands_of(const char *tree, Op op)
{
    const char *name = tree + strlen(form);
    const size_t length = strlen(op_info[op].name);
    return strncmp(name, op_info[op].name, length) == 0 && name[length] == '(' ? name + length + 1
                                                                               : NULL;
}

/* ---- a tree among instructions ---- */

typedef struct Search {
    const Blocks *b;
    const Fused *kernel;
    int operand[MOST_OPERANDS]; /* the instructions that a, b, c, ... are, or -1 */
    int inside[MOST_OPERANDS], visits[MOST_OPERANDS], inside_count;
} Search;

static bool binds(Search *s, int letter, int i)
{
    const Instr *instr = instr_at(s->b, i);
    const bool number = is_always_there(s->b, instr);
    if (instr->dtype != DT_F32 || (s->operand[letter] >= 0 && s->operand[letter] != i) ||
        (is_particular(s->kernel) &&
         (s->kernel->modes[letter] == 's' ? !number : number || instr->role != EACH))) {
        return false;
    }
    s->operand[letter] = i;
    return true;
}

/* Instruction i would be computed inside; false if it is otherwise already. */
static bool enters(Search *s, int i)
{
    if (s->b->inside[i] >= 0 || s->b->fused[i].kernel != NULL) {
        return false;
    }
    int at = 0;
    while (at < s->inside_count && s->inside[at] != i) {
        at++;
    }
    if (at == MOST_OPERANDS) {
        return false;
    }
    if (at == s->inside_count) {
        s->inside[s->inside_count++] = i;
        s->visits[at] = 0;
    }
    s->visits[at]++;
    return true;
}

static bool finds(Search *s, const char *tree, int i);

/* Are the operands of instr, the first two the other way round if `swapped`, those of the text? */
static bool finds_operands(Search *s, const char *tree, const Instr *instr, bool swapped)
{
    bool found = true;
    for (int k = 0; k < op_info[instr->op].arity && found; k++) {
        const int arg = instr->arg[swapped ? 1 - k : k];
        tree = k > 0 ? next_operand(tree) : tree;
        found =
            is_operand(tree) ? binds(s, tree[0] - 'a', arg) : enters(s, arg) && finds(s, tree, arg);
    }
    return found;
}

static bool finds(Search *s, const char *tree, int i)
{
    const Instr *instr = instr_at(s->b, i);
    const char *operands =
        instr->kind == INSTR_ELEM && instr->role == EACH ? operands_of(tree, instr->op) : NULL;
    if (operands == NULL) {
        return false;
    }
    const Search before = *s;
    if (finds_operands(s, operands, instr, false)) {
        return true;
    }
    *s = before;
    return (op_info[instr->op].traits & COMMUTES) != 0 && finds_operands(s, operands, instr, true);
}

/* Nothing but the tree reads what is computed inside. */
static bool is_closed(const Search *s, const int *uses)
{
    bool closed = true;
    for (int at = 0; at < s->inside_count; at++) {
        closed &= uses[s->inside[at]] == s->visits[at];
    }
    return closed;
}

/* Makes instruction i the root of the kernel's tree, if it is one. */
static bool try_kernel(Blocks *b, const Fused *kernel, const int *uses, int i)
{
    Search s = {.b = b, .kernel = kernel};
    for (int k = 0; k < MOST_OPERANDS; k++) {
        s.operand[k] = -1;
    }
    if (!finds(&s, kernel->tree, i) || !is_closed(&s, uses)) {
        return false;
    }
    b->fused[i].kernel = kernel;
    for (int k = 0; k < MOST_OPERANDS && s.operand[k] >= 0; k++) {
        b->fused[i].operand[b->fused[i].count++] = s.operand[k];
    }
    for (int at = 0; at < s.inside_count; at++) {
        b->inside[s.inside[at]] = i;
    }
    return true;
}

static void try_kernels(Blocks *b, bool particular, const int *uses, int i)
{
    const Instr *instr = instr_at(b, i);
    if (instr->kind != INSTR_ELEM || instr->dtype != DT_F32 || instr->role != EACH ||
        b->inside[i] >= 0 || b->fused[i].kernel != NULL) {
        return;
    }
    for (int k = 0; k < COUNT_OF(kernels); k++) {
        if (is_particular(&kernels[k]) == particular && try_kernel(b, &kernels[k], uses, i)) {
            return;
        }
    }
}

/* ---- a kernel's ---- */

bool is_dot(const Blocks *b, int i)
{
    const Instr *instr = instr_at(b, i);
    return instr->kind == INSTR_REDUCE && b->inside[instr->arg[0]] == i;
}

static void try_dot(Blocks *b, const int *uses, int i)
{
    const Instr *instr = instr_at(b, i);
    if (instr->kind != INSTR_REDUCE || instr->op != OP_sum ||
        (instr->role != ROW && (instr->role != TOTAL || instr->over != EACH))) {
        return;
    }
    const int arg = instr->arg[0];
    const Instr *inner = instr_at(b, arg);
    if (inner->kind == INSTR_ELEM && inner->role == EACH && inner->op == OP_mul && uses[arg] == 1 &&
        b->fused[arg].kernel == NULL && instr_at(b, inner->arg[0])->role == EACH &&
        instr_at(b, inner->arg[1])->role == EACH) {
        b->inside[arg] = i;
    }
}

/* Kernels of particular modes take tiles alone: operands in lines would be copied for them. */
static bool all_dense(const Blocks *b)
{
    bool dense = true;
    for (int i = 0; i < b->e->kernel->instr_count; i++) {
        const Instr *instr = instr_at(b, i);
        const bool moves = instr->kind == INSTR_LOAD || instr->kind == INSTR_STORE;
        dense &= !moves || instr->role != EACH || is_always_there(b, instr) ||
                 is_dense(b, &instr->access);
    }
    return dense;
}

/* The largest trees first, from their roots, which come last; then two operations each, from the
 * first on, so that a chain of n takes n / 2 passes. */
void find_fused(Blocks *b)
{
    const Kernel *kernel = b->e->kernel;
    const int count = kernel->instr_count;
    int *uses = ARENA_ARRAY(b->e->arena, int, count + 1);
    for (int i = 0; i < count; i++) {
        b->inside[i] = -1;
        for (int k = 0; k < MAX_INPUTS && kernel->instrs[i].arg[k] >= 0; k++) {
            uses[kernel->instrs[i].arg[k]]++;
        }
    }
    if (kernel->row_axes + kernel->col_axes == 0) {
        return;
    }
    for (int i = all_dense(b) ? count - 1 : -1; i >= 0; i--) {
        try_kernels(b, true, uses, i);
    }
    for (int i = 0; i < count; i++) {
        try_kernels(b, false, uses, i);
        try_dot(b, uses, i);
    }
}
