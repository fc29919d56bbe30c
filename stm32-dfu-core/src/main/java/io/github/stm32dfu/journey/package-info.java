/**
 * From the running application into the bootloader and back: the whole of an update. Read {@link
 * io.github.stm32dfu.journey.FirmwareUpdater} and {@link io.github.stm32dfu.journey.JourneyEvent}
 * first.
 */
@NullMarked
package io.github.stm32dfu.journey;

import org.jspecify.annotations.NullMarked;
