// The board's side of docs/line-protocol.md, over any stream of bytes.
#ifndef LINE_PROTOCOL_H
#define LINE_PROTOCOL_H

#include <stdbool.h>
#include <stdint.h>

// Sends an answer. It may keep the caller waiting, and drop the bytes where nobody listens.
typedef void line_send(const char *bytes, uint32_t length);

// Begins anew. Answers go to `send`.
void line_protocol_start(line_send *send);

// Takes a byte that was received, and answers when it ends a line. True once it was "bootloader!":
// the answer is sent; what remains is bootloader_request().
//
// Call it from the main loop, not from USB's interrupt: crc? of the whole flash takes up to half a
// second.
bool line_protocol_byte(uint8_t byte);

#endif
