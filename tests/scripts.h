/* scripts: what tests of the front end share: a folder for scripts, loading them, and catching what
 * is said about those that are wrong. */
#ifndef GRADCC_SCRIPTS_H
#define GRADCC_SCRIPTS_H

#include "host.h"

/* Setup and teardown of a group of tests. */
int scripts_make_folder(void **state);
int scripts_remove_folder(void **state);

extern char scripts_folder[];

/* Puts a script into the folder; the path stays valid until the next call. */
const char *script_bytes(const char *name, const char *text, size_t length);
const char *script(const char *text); /* script.lua */

/* Sends stderr to a file while a test expects messages; message_end gives what was written. */
void message_begin(void);
const char *message_end(void);

Model *script_loads(const char *text);
/* Loads a script that must fail, and returns the message. */
const char *script_fails(const char *text, const FrontOptions *options);

#endif
