/** Tests of package {@code board}. */
@NullMarked
package io.github.stm32dfu.cli.board;

import org.jspecify.annotations.NullMarked;
