/** What a host sees of simulated applications. */
@NullMarked
package io.github.stm32dfu.simulator.app;

import org.jspecify.annotations.NullMarked;
