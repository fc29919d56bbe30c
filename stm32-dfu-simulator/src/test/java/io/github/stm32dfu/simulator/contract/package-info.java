/**
 * What every implementation of core's seams must do, as tests to inherit. Read {@link
 * io.github.stm32dfu.simulator.contract.DfuTransportContract}, {@link
 * io.github.stm32dfu.simulator.contract.BootloaderContract} and {@link
 * io.github.stm32dfu.simulator.contract.SerialLinkContract} first.
 */
@NullMarked
package io.github.stm32dfu.simulator.contract;

import org.jspecify.annotations.NullMarked;
