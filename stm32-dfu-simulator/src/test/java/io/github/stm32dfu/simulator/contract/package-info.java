/**
 * What every implementation of core's seams must do, as tests to inherit. Read {@link
 * io.github.stm32dfu.simulator.contract.DfuTransportContract} and {@link
 * io.github.stm32dfu.simulator.contract.BootloaderContract} first.
 */
@NullMarked
package io.github.stm32dfu.simulator.contract;

import org.jspecify.annotations.NullMarked;
