/* frozen: parameters that a loss reads but that the script keeps as they are. In: the traced loss,
 * and the parameters that are to be trained by it. Out: `frozen` of the others' StateVar, for which
 * there is no warning that nothing trains them.
 *
 * A script freezes a parameter by leaving it out of the parameters that it names, or by detaching
 * what was computed from it. Behind an operator without a gradient, such as argmax, it is lost, and
 * not frozen; so it is where nothing reads it, and behind a detach in the body of a loop.
 */
#include "front.h"

enum { READ = 1, DETACHED = 2 };

/* How the loss reads each node: directly, or behind a detach, or both ways. */
static const uint8_t *find_read(const Graph *graph, NodeId loss)
{
    uint8_t *how = ARENA_ARRAY(graph->arena, uint8_t, graph->count);
    how[loss] = READ;
    for (NodeId id = loss; id >= 0; id--) { /* operands come before what reads them */
        const Node *node = &graph->nodes[id];
        const uint8_t of_operands = how[id] && hold_leaves_out(graph, id) ? DETACHED : how[id];
        for (int i = 0; i < node->arity; i++) {
            how[node->in[i]] |= of_operands;
        }
    }
    return how;
}

void frozen_note(Front *front, NodeId loss, Variable *const *asked, int count)
{
    const uint8_t *how = find_read(front->graph, loss);
    for (int i = 0; i < count; i++) {
        asked[i]->asked = front->trace;
    }
    for (Variable *variable = front->variables; variable; variable = variable->next) {
        if (variable->var.kind == STATE_PARAMETER && variable->trace == front->trace) {
            const bool is_asked = variable->asked == front->trace;
            const int enough = is_asked ? DETACHED : READ | DETACHED;
            variable->var.frozen |= (how[variable->node] & enough) != 0;
        }
    }
}

/* core.frozen(loss, parameters): these are to be trained by the loss. */
static int core_frozen(lua_State *L)
{
    Front *front = tensor_tracing(L, "minimize");
    const NodeId loss = tensor_node(L, 1, "minimize");
    luaL_checktype(L, 2, LUA_TTABLE);
    const int count = (int)lua_rawlen(L, 2);
    sandbox_charge(L, (size_t)count * sizeof(Variable *) + (size_t)front->graph->count);
    Variable **asked = ARENA_ARRAY(front->graph->arena, Variable *, count + 1);
    for (int i = 0; i < count; i++) {
        lua_rawgeti(L, 2, i + 1);
        asked[i] = tensor_variable(L, -1);
        luaL_argcheck(L, asked[i], 2, "parameters");
        lua_pop(L, 1);
    }
    frozen_note(front, loss, asked, count);
    return 0;
}

void frozen_register(lua_State *L)
{
    static const luaL_Reg functions[] = {{"frozen", core_frozen}, {NULL, NULL}};
    luaL_setfuncs(L, functions, 0);
}
