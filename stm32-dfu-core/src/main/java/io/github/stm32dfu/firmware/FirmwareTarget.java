package io.github.stm32dfu.firmware;

/**
 * One target of a DfuSe file.
 *
 * @param bAlternateSetting the alternate setting it is meant for, 0 to 255
 * @param name szTargetName up to its NUL, at most 255 Latin-1 characters; empty where the file
 *     gives none
 * @param image its elements
 */
public record FirmwareTarget(int bAlternateSetting, String name, FirmwareImage image) {
  public FirmwareTarget {
    if (bAlternateSetting < 0 || bAlternateSetting > 255) {
      throw new IllegalArgumentException("bAlternateSetting is one byte: " + bAlternateSetting);
    }
    if (name.length() > 255 || name.chars().anyMatch(c -> c == 0 || c > 255)) {
      throw new IllegalArgumentException("not a target name: " + name);
    }
  }
}
