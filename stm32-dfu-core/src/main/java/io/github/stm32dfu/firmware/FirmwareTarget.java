package io.github.stm32dfu.firmware;

/**
 * One target of a DfuSe file.
 *
 * @param bAlternateSetting the alternate setting it is meant for
 * @param name szTargetName up to its NUL; empty where the file gives none
 * @param image its elements
 */
public record FirmwareTarget(int bAlternateSetting, String name, FirmwareImage image) {}
