/** Whole updates by the production code, over simulated boards. */
@NullMarked
package io.github.stm32dfu.simulator.update;

import org.jspecify.annotations.NullMarked;
