/* symbols: block kernels of the runtime by name, and every instruction set of this machine. */
#ifndef GRADCC_SYMBOLS_H
#define GRADCC_SYMBOLS_H

/* The function; ends the program if there is none of the name. */
void *runtime_symbol(const char *name);

/* Runs `check` under every instruction set that this machine has. */
void under_every_isa(void (*check)(void));

#endif
