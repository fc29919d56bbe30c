/**
 * What the firmware in a simulated board's flash does while it runs. Read {@link
 * io.github.stm32dfu.simulator.app.SimulatedApp} first.
 */
@NullMarked
package io.github.stm32dfu.simulator.app;

import org.jspecify.annotations.NullMarked;
