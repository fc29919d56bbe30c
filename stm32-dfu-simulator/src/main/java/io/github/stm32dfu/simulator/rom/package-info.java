/**
 * The ROM bootloader's device side. Read {@link io.github.stm32dfu.simulator.rom.RomUsb} and {@link
 * io.github.stm32dfu.simulator.rom.RomDfu} first.
 */
@NullMarked
package io.github.stm32dfu.simulator.rom;

import org.jspecify.annotations.NullMarked;
