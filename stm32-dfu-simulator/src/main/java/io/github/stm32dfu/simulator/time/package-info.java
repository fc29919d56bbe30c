/** Time without waiting. Read {@link io.github.stm32dfu.simulator.time.VirtualClock} first. */
@NullMarked
package io.github.stm32dfu.simulator.time;

import org.jspecify.annotations.NullMarked;
