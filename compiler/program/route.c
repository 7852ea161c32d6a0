/* route: accesses to a buffer as accesses to another one that holds the same in another layout. */
#include "route.h"

void route_add(Route *route, int64_t extent, int64_t from, int64_t to)
{
    int at = route->rank++;
    for (; at > 0 && route->from[at - 1] < from; at--) {
        route->extent[at] = route->extent[at - 1];
        route->from[at] = route->from[at - 1];
        route->to[at] = route->to[at - 1];
    }
    route->extent[at] = extent;
    route->from[at] = from;
    route->to[at] = to;
}

bool route_is_plain(const Route *route)
{
    bool plain = true;
    for (int axis = 0; axis < route->rank; axis++) {
        const int64_t inner =
            axis + 1 < route->rank ? route->from[axis + 1] * route->extent[axis + 1] : 1;
        plain = plain && route->from[axis] >= inner && route->to[axis] > 0;
    }
    return plain;
}

bool route_follow(const Route *route, const Kernel *kernel, const Access *access, Access *to)
{
    int64_t extent[MAX_RANK + 2], place[MAX_RANK] = {0};
    const int rank = access_extents(kernel, access, extent);
    int64_t rest = access->offset - route->source.offset;
    *to = (Access){.buffer = route->target.buffer, .offset = route->target.offset};
    for (int r = 0; r < route->rank; r++) {
        place[r] = rest / route->from[r];
        rest -= place[r] * route->from[r];
        to->offset += place[r] * route->to[r];
    }
    bool fits = rest == 0 && access->offset >= route->source.offset;
    for (int axis = 0; axis < rank && fits; axis++) {
        const int64_t stride = access->stride[axis];
        int r = 0;
        while (r < route->rank && (route->from[r] > stride || stride % route->from[r] != 0)) {
            r++;
        }
        fits = stride == 0 || r < route->rank;
        if (fits && stride != 0) {
            to->stride[axis] = stride / route->from[r] * route->to[r];
            place[r] += stride / route->from[r] * (extent[axis] - 1);
        }
    }
    for (int r = 0; r < route->rank; r++) {
        fits = fits && place[r] < route->extent[r];
    }
    return fits;
}

bool route_may_write(const Kernel *kernel, const Access *access)
{
    const int64_t *row = access->stride + kernel->batch_axes;
    return kernel->kind == KERNEL_MAP ||
           ((row[1] == 1 || kernel->n == 1) && (row[0] >= kernel->n || kernel->m == 1));
}

bool route_send(const Route *route, Kernel *kernel, RouteTest *may, bool change)
{
    bool possible = true;
    for (int i = 0; i < kernel_access_count(kernel) && possible; i++) {
        Access *access = kernel_access(kernel, i), sent;
        if (access->buffer != route->source.buffer) {
            continue;
        }
        possible = route_follow(route, kernel, access, &sent) && may(route, kernel, i, &sent);
        if (possible && change) {
            *access = sent;
        }
    }
    return possible;
}
