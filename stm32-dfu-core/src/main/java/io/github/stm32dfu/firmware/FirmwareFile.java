package io.github.stm32dfu.firmware;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A firmware file that was read and checked.
 *
 * @param format what it was
 * @param image all bytes of all targets; at address 0 where the file has no addresses
 * @param addressed whether the addresses come from the file or from the caller, so that the image
 *     can be put into a device's memory
 * @param targets of a DfuSe file, else none
 * @param suffix of a DFU or DfuSe file
 * @param entry the entry point of HEX, S-record and ELF; the reset handler, not the vector table
 * @param warnings what was odd and was accepted, one sentence each
 */
public record FirmwareFile(
    FirmwareFormat format,
    FirmwareImage image,
    Addressing addressed,
    List<FirmwareTarget> targets,
    Optional<DfuSuffix> suffix,
    OptionalLong entry,
    List<String> warnings) {
  /** Where the addresses of an image come from. */
  public enum Addressing {
    /** The file or the caller gave them. */
    KNOWN,
    /** Nobody gave any: the image stands at address 0, for devices without addresses. */
    UNKNOWN
  }

  public FirmwareFile {
    targets = List.copyOf(targets);
    warnings = List.copyOf(warnings);
  }
}
