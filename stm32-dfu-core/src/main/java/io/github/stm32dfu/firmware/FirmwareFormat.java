package io.github.stm32dfu.firmware;

import java.util.Locale;
import java.util.Optional;

/** File formats by the names that the tools print. */
public enum FirmwareFormat {
  /** DfuSe (UM0391): targets, elements, and a DFU suffix. */
  DFUSE("dfuse"),
  /** Bytes without addresses and a DFU suffix (DFU 1.1, appendix B). */
  DFU("dfu"),
  /** Intel HEX. */
  INTEL_HEX("ihex"),
  /** Motorola S-record. */
  S_RECORD("srec"),
  /** ELF32, little-endian. */
  ELF("elf"),
  /** Bytes without addresses. */
  RAW("raw");

  private final String label;

  FirmwareFormat(String label) {
    this.label = label;
  }

  /**
   * {@return the format that a file name's extension stands for; {@code .dfu} stands for DfuSe}
   *
   * @param fileName with or without folders, in any case
   */
  public static Optional<FirmwareFormat> ofFileName(String fileName) {
    String extension = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return switch (extension) {
      case "dfu" -> Optional.of(DFUSE);
      case "hex", "ihex", "ihx" -> Optional.of(INTEL_HEX);
      case "srec", "s19", "s28", "s37", "mot" -> Optional.of(S_RECORD);
      case "elf", "axf" -> Optional.of(ELF);
      case "bin" -> Optional.of(RAW);
      default -> Optional.empty();
    };
  }

  /** {@return whether files of this format say where their bytes belong} */
  public boolean hasAddresses() {
    return this != DFU && this != RAW;
  }

  /** {@return the short name} */
  public String label() {
    return label;
  }
}
