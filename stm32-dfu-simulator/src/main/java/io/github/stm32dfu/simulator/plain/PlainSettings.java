package io.github.stm32dfu.simulator.plain;

import io.github.stm32dfu.protocol.FunctionalDescriptor;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * What is configurable about a device.
 *
 * @param descriptor what it says of itself, and what it does
 * @param restarts whether it leaves the bus after manifestation, whatever its descriptor says
 * @param capacity most bytes of a firmware
 * @param wornByte offset of a byte that holds another value than was written
 * @param bwPollTimeout what it says when it is busy, and for how long it is
 * @param busyPolls how often it says so after each block and at manifestation
 * @param test whether the vendor takes a firmware for his own
 */
public record PlainSettings(
    FunctionalDescriptor descriptor,
    boolean restarts,
    int capacity,
    OptionalInt wornByte,
    int bwPollTimeout,
    int busyPolls,
    Predicate<byte[]> test) {}
