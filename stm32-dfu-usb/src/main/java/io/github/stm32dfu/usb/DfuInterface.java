package io.github.stm32dfu.usb;

import io.github.stm32dfu.protocol.FunctionalDescriptor;
import io.github.stm32dfu.transport.DfuIdentity;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A DFU interface (DFU 1.1, section 4.2) as a configuration descriptor describes it.
 *
 * @param bInterfaceNumber 0 to 255
 * @param mode from bInterfaceProtocol
 * @param alternateSettings iInterface, the index of the name, by bAlternateSetting
 * @param functional the functional descriptor, wherever it stood
 */
record DfuInterface(
    int bInterfaceNumber,
    DfuIdentity.Mode mode,
    SortedMap<Integer, Integer> alternateSettings,
    Optional<FunctionalDescriptor> functional) {}
