/** USB/IP, from both ends. */
@NullMarked
package io.github.stm32dfu.simulator.usbip;

import org.jspecify.annotations.NullMarked;
