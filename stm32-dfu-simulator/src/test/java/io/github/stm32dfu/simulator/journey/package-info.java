/** The whole of an update, against boards whose applications run. */
@NullMarked
package io.github.stm32dfu.simulator.journey;

import org.jspecify.annotations.NullMarked;
