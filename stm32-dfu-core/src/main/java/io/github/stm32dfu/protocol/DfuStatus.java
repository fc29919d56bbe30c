package io.github.stm32dfu.protocol;

/** Status codes by their names in DFU 1.1, section 6.1.2. */
public enum DfuStatus {
  /** No error. */
  OK(0x00, "OK"),
  /** The file is not for this device; DfuSe: wrong or unsupported address. */
  ERR_TARGET(0x01, "errTARGET"),
  /** The file fails a vendor's test. */
  ERR_FILE(0x02, "errFILE"),
  /** Memory cannot be written. */
  ERR_WRITE(0x03, "errWRITE"),
  /** Erasing failed. */
  ERR_ERASE(0x04, "errERASE"),
  /** Memory is not erased. */
  ERR_CHECK_ERASED(0x05, "errCHECK_ERASED"),
  /** Programming failed. */
  ERR_PROG(0x06, "errPROG"),
  /** Programmed memory differs. */
  ERR_VERIFY(0x07, "errVERIFY"),
  /** An address out of range. */
  ERR_ADDRESS(0x08, "errADDRESS"),
  /** The end came before all data. */
  ERR_NOTDONE(0x09, "errNOTDONE"),
  /** The firmware is corrupt; usual leftover of ST ROMs at first contact. */
  ERR_FIRMWARE(0x0A, "errFIRMWARE"),
  /** Vendor specific; DfuSe: read protection is active. */
  ERR_VENDOR(0x0B, "errVENDOR"),
  /** An unexpected bus reset. */
  ERR_USBR(0x0C, "errUSBR"),
  /** An unexpected power-on reset. */
  ERR_POR(0x0D, "errPOR"),
  /** Something else. */
  ERR_UNKNOWN(0x0E, "errUNKNOWN"),
  /** A request was stalled. */
  ERR_STALLEDPKT(0x0F, "errSTALLEDPKT");

  private static final DfuStatus[] BY_CODE = values();

  private final int code;
  private final String specName;

  DfuStatus(int code, String specName) {
    this.code = code;
    this.specName = specName;
  }

  /** {@return the code on the wire} */
  public int code() {
    return code;
  }

  /**
   * {@return the status of a code; {@link #ERR_UNKNOWN} for one that the specification lacks}
   *
   * @param code byte on the wire
   */
  public static DfuStatus ofCode(int code) {
    return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : ERR_UNKNOWN;
  }

  /** {@return the name as the specification spells it} */
  @Override
  public String toString() {
    return specName;
  }
}
