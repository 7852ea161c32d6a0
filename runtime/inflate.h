/* inflate: what a gzip file holds (RFC 1952, and RFC 1951 for DEFLATE), from a file to memory. */
#ifndef GRADCC_INFLATE_H
#define GRADCC_INFLATE_H

#include <stdbool.h>
#include <stddef.h>

typedef enum InflateEnd {
    INFLATE_DONE,    /* all of it is there; lengths and checksums agree */
    INFLATE_FULL,    /* there is more than room for it */
    INFLATE_CUT,     /* the file ends too early */
    INFLATE_DAMAGED, /* or is no gzip file */
    INFLATE_UNREAD,  /* reading failed, errno says why */
} InflateEnd;

/* Reads on from where the file is. As in gunzip, several gzip files in a row are one, and what
 * follows them that is none is left out. `count` bytes of `out` are good in any case. */
InflateEnd inflate_gzip(int fd, unsigned char *out, size_t room, size_t *count);
bool inflate_is_gzip(const unsigned char magic[2]);

#endif
