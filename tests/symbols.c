/* symbols: kernels by name for tests and benchmarks. */
#include "symbols.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../runtime/rt.h"

void *runtime_symbol(const char *name)
{
    int count;
    const RtSymbol *symbols = rt_symbols(&count);
    for (int i = 0; i < count; i++) {
        if (strcmp(symbols[i].name, name) == 0) {
            return symbols[i].address;
        }
    }
    fprintf(stderr, "no symbol %s\n", name);
    exit(1);
}

void under_every_isa(void (*check)(void))
{
    static const char *const isas[] = {"baseline", "avx2", "avx512"};
    for (int i = 0; i < 3; i++) {
        setenv("GRADCC_ISA", isas[i], 1);
        if (!rt_start(1)) {
            abort();
        }
        if (strcmp(rt_isa(), isas[i]) == 0) {
            check();
        }
        rt_stop();
    }
    unsetenv("GRADCC_ISA");
}
