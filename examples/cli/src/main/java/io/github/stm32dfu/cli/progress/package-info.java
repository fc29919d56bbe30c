/**
 * What a person sees while something runs, and how it is stopped. Read {@link
 * io.github.stm32dfu.cli.progress.Progress} and {@link io.github.stm32dfu.cli.progress.Interrupts}
 * first.
 */
@NullMarked
package io.github.stm32dfu.cli.progress;

import org.jspecify.annotations.NullMarked;
