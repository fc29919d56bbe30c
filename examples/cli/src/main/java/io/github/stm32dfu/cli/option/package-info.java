/**
 * Options that several commands share, and the spelling of their values. Read {@link
 * io.github.stm32dfu.cli.option.BoardOptions} and {@link io.github.stm32dfu.cli.option.PlanOptions}
 * first.
 */
@NullMarked
package io.github.stm32dfu.cli.option;

import org.jspecify.annotations.NullMarked;
