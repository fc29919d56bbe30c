/**
 * Real serial ports, through jSerialComm. Read {@link io.github.stm32dfu.cdc.CdcPorts}, which gives
 * core's {@link io.github.stm32dfu.transport.SerialFinder}; then {@code PortLink}, which says how a
 * call keeps its timeout.
 *
 * <p>With debug logging on for this package, each call on a port is one line of the log.
 */
@NullMarked
package io.github.stm32dfu.cdc;

import org.jspecify.annotations.NullMarked;
