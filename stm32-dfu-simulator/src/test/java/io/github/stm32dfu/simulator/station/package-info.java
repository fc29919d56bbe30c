/** Many boards at once, on simulated boards in real time. */
package io.github.stm32dfu.simulator.station;
