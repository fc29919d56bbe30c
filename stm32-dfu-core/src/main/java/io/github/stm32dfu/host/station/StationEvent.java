package io.github.stm32dfu.host.station;

import io.github.stm32dfu.flash.FlashEvent;
import io.github.stm32dfu.transport.DfuIdentity;

/**
 * What happens to one of the boards. The events of one board come in the order of {@link
 * FlashEvent}, exactly one of them, its last, says how it ended; those of several boards come as
 * they happen.
 *
 * @param board as it was found
 * @param event of its run; a board that could not even be opened has only {@link FlashEvent.Failed}
 */
public record StationEvent(DfuIdentity board, FlashEvent event) {}
