/**
 * An application at work: a CDC-ACM device that speaks the line protocol. Read {@link
 * io.github.stm32dfu.simulator.cdc.CdcUsb} and {@link io.github.stm32dfu.simulator.cdc.Application}
 * first.
 */
@NullMarked
package io.github.stm32dfu.simulator.cdc;

import org.jspecify.annotations.NullMarked;
