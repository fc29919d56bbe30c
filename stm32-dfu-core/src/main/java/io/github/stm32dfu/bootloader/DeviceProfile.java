package io.github.stm32dfu.bootloader;

/**
 * Placeholder until the engine lands.
 *
 * @param name of the ROM
 */
public record DeviceProfile(String name) {}
