/** Tests of package {@code progress}. */
@NullMarked
package io.github.stm32dfu.cli.progress;

import org.jspecify.annotations.NullMarked;
