/**
 * Where boards come from, and which one is meant. Read {@link
 * io.github.stm32dfu.cli.board.BoardSources} and {@link io.github.stm32dfu.cli.board.BoardChooser}
 * first.
 */
@NullMarked
package io.github.stm32dfu.cli.board;

import org.jspecify.annotations.NullMarked;
