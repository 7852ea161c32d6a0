/* range: what is known of a value, whatever the elements looked at. It is from low to high; finite
 * bounds are whole numbers that every dtype has. If it is not known, it is any number but, for the
 * sake of 0 times it, an infinite one.
 */
#ifndef GRADCC_RANGE_H
#define GRADCC_RANGE_H

#include "program.h"

typedef struct Range {
    bool known;
    double low, high;
} Range;

extern const Range ANY_NUMBER, ZERO;

Range range_of(double low, double high); /* ANY_NUMBER where those are too large */
bool range_is(Range a, double value);    /* nothing else */
/* Of an instruction that is no load: by those of the instructions before it, and of the axes of its
 * kernel. */
Range range_of_instr(const Instr *instr, const Range *value, const Range *axis, int rank);

#endif
