/** Programs that tests start. */
@NullMarked
package io.github.stm32dfu.program;

import org.jspecify.annotations.NullMarked;
