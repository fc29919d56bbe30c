/**
 * Many boards at once. Read {@link io.github.stm32dfu.host.station.Station} first, then {@link
 * io.github.stm32dfu.host.station.StationReport}.
 */
package io.github.stm32dfu.host.station;
