/**
 * The ways by which applications are told to start their bootloader. Read {@link
 * io.github.stm32dfu.journey.trigger.BootloaderTrigger} and {@link
 * io.github.stm32dfu.journey.trigger.SerialTrigger} first.
 */
@NullMarked
package io.github.stm32dfu.journey.trigger;

import org.jspecify.annotations.NullMarked;
