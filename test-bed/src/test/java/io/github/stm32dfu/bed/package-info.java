/**
 * Tests on a real Linux kernel, which takes the simulated board for a board: {@code test-bed/it}
 * runs them. Read {@link io.github.stm32dfu.bed.PluggedBoards} first.
 */
@NullMarked
package io.github.stm32dfu.bed;

import org.jspecify.annotations.NullMarked;
