/**
 * Devices that answer anything at all: a run against one ends in time, with a typed error or with
 * what was read back. Read {@link io.github.stm32dfu.simulator.hostile.HostileDevicePropertyTest}
 * and {@link io.github.stm32dfu.simulator.hostile.LyingTransport}.
 */
package io.github.stm32dfu.simulator.hostile;
