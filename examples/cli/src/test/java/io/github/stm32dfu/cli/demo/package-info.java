/** Tests of package {@code demo}. */
@NullMarked
package io.github.stm32dfu.cli.demo;

import org.jspecify.annotations.NullMarked;
