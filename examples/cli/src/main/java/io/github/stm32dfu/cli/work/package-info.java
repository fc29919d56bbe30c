/**
 * What takes its time on a board: it shows how far it got, and can be stopped. Read {@link
 * io.github.stm32dfu.cli.work.FlashRun} and {@link io.github.stm32dfu.cli.work.Watch} first.
 */
@NullMarked
package io.github.stm32dfu.cli.work;

import org.jspecify.annotations.NullMarked;
