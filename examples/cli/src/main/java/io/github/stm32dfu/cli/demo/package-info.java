/**
 * The show: a firmware made on the spot, a simulated board, and time at a pace that can be watched.
 * Read {@link io.github.stm32dfu.cli.demo.DemoBoard} and {@link
 * io.github.stm32dfu.cli.demo.DemoFirmware} first.
 */
@NullMarked
package io.github.stm32dfu.cli.demo;

import org.jspecify.annotations.NullMarked;
