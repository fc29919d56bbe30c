package io.github.stm32dfu.journey;

import io.github.stm32dfu.flash.ContentHash;
import io.github.stm32dfu.flash.journal.JournalStore;
import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.transport.DfuFinder;
import io.github.stm32dfu.transport.SerialFinder;

/**
 * What a journey has around it, all of it seams: a computer, a web page, or a simulation.
 *
 * @param usb bus on which bootloaders appear
 * @param serial ports on which applications answer
 * @param clock for all waits
 * @param journals where interrupted updates are remembered
 * @param hash by which a remembered image is known
 */
public record Surroundings(
    DfuFinder usb, SerialFinder serial, Clock clock, JournalStore journals, ContentHash hash) {}
