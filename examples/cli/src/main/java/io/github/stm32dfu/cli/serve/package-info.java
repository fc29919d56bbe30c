/**
 * Simulated boards for other programs. Read {@link io.github.stm32dfu.cli.serve.ServedBoards} and
 * {@link io.github.stm32dfu.cli.serve.BoardLog} first.
 */
@NullMarked
package io.github.stm32dfu.cli.serve;

import org.jspecify.annotations.NullMarked;
