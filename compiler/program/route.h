/* route: where the elements of a buffer go when they are laid out in another way. Element `offset +
 * sum of stride * i` of the old place is taken apart into the indices of the route's axes; their
 * strides in the new one give the access to it.
 */
#ifndef GRADCC_ROUTE_H
#define GRADCC_ROUTE_H

#include "program.h"

/* The axes, the largest steps through the source first. */
typedef struct Route {
    int rank;
    int64_t extent[MAX_RANK], from[MAX_RANK], to[MAX_RANK];
    Access source, target; /* whose buffers and offsets count */
} Route;

void route_add(Route *route, int64_t extent, int64_t from, int64_t to);
/* Every element of the source goes to one place, and no stride is among those of another axis. */
bool route_is_plain(const Route *route);
/* The access to the source as one to the target; false where it crosses from one axis of the route
 * into the next, or leaves the route. */
bool route_follow(const Route *route, const Kernel *kernel, const Access *access, Access *to);
/* Products write rows. */
bool route_may_write(const Kernel *kernel, const Access *access);

/* Whether access number i of a kernel may become `sent`. */
typedef bool RouteTest(const Route *route, const Kernel *kernel, int i, const Access *sent);
/* Sends the kernel's accesses to the source along the route; without `change` only asks whether they
 * can follow, and may. */
bool route_send(const Route *route, Kernel *kernel, RouteTest *may, bool change);

#endif
