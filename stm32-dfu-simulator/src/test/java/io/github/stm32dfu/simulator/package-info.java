/** Tests of the simulated board as a whole. */
@NullMarked
package io.github.stm32dfu.simulator;

import org.jspecify.annotations.NullMarked;
