package io.github.stm32dfu.protocol;

/** Class requests by their names in DFU 1.1, section 3; the ordinal is bRequest. */
public enum DfuRequest {
  /** 0: leave the application. */
  DETACH,
  /** 1: host to device data; length zero ends a download. */
  DNLOAD,
  /** 2: device to host data. */
  UPLOAD,
  /** 3: six bytes of status; in DfuSe it starts the work. */
  GETSTATUS,
  /** 4: leave dfuERROR, and only that. */
  CLRSTATUS,
  /** 5: one byte of state, without side effects. */
  GETSTATE,
  /** 6: back to dfuIDLE from the idle-like states. */
  ABORT;

  /** {@return bRequest, 0 to 6} */
  public int code() {
    return ordinal();
  }

  /** {@return bmRequestType: class, interface, and the direction of the data} */
  public int bmRequestType() {
    return this == UPLOAD || this == GETSTATUS || this == GETSTATE ? 0xA1 : 0x21;
  }
}
