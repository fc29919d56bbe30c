/**
 * Standard output and standard error. Read {@link io.github.stm32dfu.cli.console.Console} first.
 */
@NullMarked
package io.github.stm32dfu.cli.console;

import org.jspecify.annotations.NullMarked;
