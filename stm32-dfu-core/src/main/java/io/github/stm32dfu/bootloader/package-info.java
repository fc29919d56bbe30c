/**
 * Bootloaders as one interface, and what is known of each ROM. Read {@link
 * io.github.stm32dfu.bootloader.Bootloader} and {@link io.github.stm32dfu.bootloader.DeviceProfile}
 * first.
 */
@NullMarked
package io.github.stm32dfu.bootloader;

import org.jspecify.annotations.NullMarked;
