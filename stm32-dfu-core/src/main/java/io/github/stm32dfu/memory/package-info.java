/**
 * Addresses, sectors and the memory layouts that a DfuSe device advertises. Read {@link
 * io.github.stm32dfu.memory.AddressRange} and {@link io.github.stm32dfu.memory.MemoryLayout} first.
 */
@NullMarked
package io.github.stm32dfu.memory;

import org.jspecify.annotations.NullMarked;
