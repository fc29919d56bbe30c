/** The tool from outside: arguments in, exit code and both streams out. */
@NullMarked
package io.github.stm32dfu.cli;

import org.jspecify.annotations.NullMarked;
