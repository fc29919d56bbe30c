package io.github.stm32dfu.transport;

/**
 * One alternate setting of a DFU interface; in DfuSe, one memory.
 *
 * @param bAlternateSetting its number
 * @param name its string, in DfuSe the memory layout
 */
public record AlternateSetting(int bAlternateSetting, DeviceString name) {}
