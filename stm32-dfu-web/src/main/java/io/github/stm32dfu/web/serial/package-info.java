/**
 * Web Serial as a transport. Read {@link io.github.stm32dfu.web.serial.WebSerialFinder} and {@code
 * WebSerialLink} first.
 */
@NullMarked
package io.github.stm32dfu.web.serial;

import org.jspecify.annotations.NullMarked;
