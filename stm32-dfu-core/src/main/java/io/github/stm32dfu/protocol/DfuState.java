package io.github.stm32dfu.protocol;

import java.util.Optional;

/** Device states by their names in DFU 1.1, section 6.1.2, in the order of their codes. */
public enum DfuState {
  /** 0: the application runs. */
  APP_IDLE(0, "appIDLE"),
  /** 1: the application has got DETACH and waits for a bus reset. */
  APP_DETACH(1, "appDETACH"),
  /** 2: ready. */
  DFU_IDLE(2, "dfuIDLE"),
  /** 3: a block has arrived, GETSTATUS is awaited. */
  DFU_DNLOAD_SYNC(3, "dfuDNLOAD-SYNC"),
  /** 4: busy with a block. */
  DFU_DNBUSY(4, "dfuDNBUSY"),
  /** 5: within a download, the next block is awaited. */
  DFU_DNLOAD_IDLE(5, "dfuDNLOAD-IDLE"),
  /** 6: the last block has arrived, GETSTATUS is awaited. */
  DFU_MANIFEST_SYNC(6, "dfuMANIFEST-SYNC"),
  /** 7: the new firmware is put in place. */
  DFU_MANIFEST(7, "dfuMANIFEST"),
  /** 8: a bus reset is awaited. */
  DFU_MANIFEST_WAIT_RESET(8, "dfuMANIFEST-WAIT-RESET"),
  /** 9: within an upload. */
  DFU_UPLOAD_IDLE(9, "dfuUPLOAD-IDLE"),
  /** 10: an error is awaiting CLRSTATUS. */
  DFU_ERROR(10, "dfuERROR");

  private static final DfuState[] BY_CODE = values();

  private final int code;
  private final String specName;

  DfuState(int code, String specName) {
    this.code = code;
    this.specName = specName;
  }

  /** {@return the code on the wire, 0 to 10} */
  public int code() {
    return code;
  }

  /**
   * {@return the state of a code, if the specification has it}
   *
   * @param code byte on the wire
   */
  public static Optional<DfuState> ofCode(int code) {
    return code >= 0 && code < BY_CODE.length ? Optional.of(BY_CODE[code]) : Optional.empty();
  }

  /** {@return the name as the specification spells it} */
  @Override
  public String toString() {
    return specName;
  }
}
