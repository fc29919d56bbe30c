package io.github.stm32dfu.bootloader;

/** Placeholder until the engine lands. */
public record DeviceProfile(String name) {}
