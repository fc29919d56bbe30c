/**
 * What can go wrong, as values. Read {@link io.github.stm32dfu.simulator.fault.FaultPlan} and
 * {@link io.github.stm32dfu.simulator.fault.Fault} first.
 */
@NullMarked
package io.github.stm32dfu.simulator.fault;

import org.jspecify.annotations.NullMarked;
