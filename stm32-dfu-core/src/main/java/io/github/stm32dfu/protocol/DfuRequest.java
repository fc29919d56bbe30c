package io.github.stm32dfu.protocol;

/** Class requests by their names in DFU 1.1, section 3. */
public enum DfuRequest {
  /** 0: leave the application. */
  DETACH(0, 0x21),
  /** 1: host to device data; length zero ends a download. */
  DNLOAD(1, 0x21),
  /** 2: device to host data. */
  UPLOAD(2, 0xA1),
  /** 3: six bytes of status; in DfuSe it starts the work. */
  GETSTATUS(3, 0xA1),
  /** 4: leave dfuERROR, and only that. */
  CLRSTATUS(4, 0x21),
  /** 5: one byte of state, without side effects. */
  GETSTATE(5, 0xA1),
  /** 6: back to dfuIDLE from the idle-like states. */
  ABORT(6, 0x21);

  private final int code;
  private final int bmRequestType;

  DfuRequest(int code, int bmRequestType) {
    this.code = code;
    this.bmRequestType = bmRequestType;
  }

  /** {@return bRequest, 0 to 6} */
  public int code() {
    return code;
  }

  /** {@return bmRequestType: class, interface, and the direction of the data} */
  public int bmRequestType() {
    return bmRequestType;
  }
}
