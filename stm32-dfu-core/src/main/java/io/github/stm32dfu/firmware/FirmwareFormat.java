package io.github.stm32dfu.firmware;

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

  /** {@return the short name} */
  public String label() {
    return label;
  }
}
