/**
 * Wire names and state machines of DFU 1.1 and DfuSe, without any input or output. Read {@link
 * io.github.stm32dfu.protocol.Machine} and {@link io.github.stm32dfu.protocol.Action} first.
 */
@NullMarked
package io.github.stm32dfu.protocol;

import org.jspecify.annotations.NullMarked;
