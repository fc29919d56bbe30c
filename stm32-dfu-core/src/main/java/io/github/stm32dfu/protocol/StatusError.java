package io.github.stm32dfu.protocol;

import io.github.stm32dfu.error.DeviceStatusException;
import io.github.stm32dfu.error.Hint;

/** What a device's error status means to a person. */
final class StatusError {
  private StatusError() {}

  /** AN3156, section 3: errTARGET is a wrong address, errVENDOR is active read protection. */
  static DeviceStatusException of(String operation, StatusReply reply) {
    String meaning =
        switch (reply.bStatus()) {
          case ERR_TARGET -> ": wrong or unsupported address";
          case ERR_VENDOR -> ": read protection is active";
          default -> "";
        };
    Hint hint = reply.bStatus() == DfuStatus.ERR_VENDOR ? Hint.READ_PROTECTED : Hint.RUN_AGAIN;
    return new DeviceStatusException(
        reply.statusCode(), operation + " failed: the device is in " + reply + meaning, hint);
  }
}
