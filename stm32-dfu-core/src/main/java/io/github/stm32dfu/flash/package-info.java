/**
 * Plans as values, and their execution. Read {@link io.github.stm32dfu.flash.FlashPlan} and {@link
 * io.github.stm32dfu.flash.Flasher} first.
 */
@NullMarked
package io.github.stm32dfu.flash;

import org.jspecify.annotations.NullMarked;
