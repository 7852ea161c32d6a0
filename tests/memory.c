/* memory: values of the reference as compiled code sees them, and back. */
#include "reference.h"

double *reference_from_memory(Arena *arena, DType dtype, int64_t count, const void *memory)
{
    double *values = ARENA_ARRAY(arena, double, count);
    for (int64_t i = 0; i < count; i++) {
        switch (dtype) {
        case DT_BOOL:
            values[i] = ((const uint8_t *)memory)[i];
            break;
        case DT_I32:
            values[i] = ((const int32_t *)memory)[i];
            break;
        case DT_F32:
            values[i] = (double)((const float *)memory)[i];
            break;
        default:
            values[i] = ((const double *)memory)[i];
        }
    }
    return values;
}

void reference_to_memory(DType dtype, int64_t count, const double *values, void *memory)
{
    for (int64_t i = 0; i < count; i++) {
        switch (dtype) {
        case DT_BOOL:
            ((uint8_t *)memory)[i] = values[i] != 0;
            break;
        case DT_I32:
            ((int32_t *)memory)[i] = (int32_t)values[i];
            break;
        case DT_F32:
            ((float *)memory)[i] = (float)values[i];
            break;
        default:
            ((double *)memory)[i] = values[i];
        }
    }
}
