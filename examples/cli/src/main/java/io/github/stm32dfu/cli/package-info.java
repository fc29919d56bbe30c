/**
 * The tool {@code stm32-dfu}: its start, its exit codes and its failures. Read {@link
 * io.github.stm32dfu.cli.Tool} and {@link io.github.stm32dfu.cli.ExitCode} first.
 */
@NullMarked
package io.github.stm32dfu.cli;

import org.jspecify.annotations.NullMarked;
