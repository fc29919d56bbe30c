/**
 * Firmware files, free of their format. Read {@link io.github.stm32dfu.firmware.FirmwareFile} and
 * {@link io.github.stm32dfu.firmware.FirmwareImage} first.
 */
@NullMarked
package io.github.stm32dfu.firmware;

import org.jspecify.annotations.NullMarked;
