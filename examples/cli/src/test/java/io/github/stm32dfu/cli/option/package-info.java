/** Tests of package {@code option}. */
@NullMarked
package io.github.stm32dfu.cli.option;

import org.jspecify.annotations.NullMarked;
