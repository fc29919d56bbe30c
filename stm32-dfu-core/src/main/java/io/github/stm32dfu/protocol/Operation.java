package io.github.stm32dfu.protocol;

import io.github.stm32dfu.error.DeviceStatusException;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.TransportException;

/**
 * What a machine is about, for messages, and what the device's error codes mean there.
 *
 * @param name with the address or offset in hex
 * @param standard that gives the codes their meaning
 */
public record Operation(String name, Standard standard) {
  /** Whose status codes they are. */
  public enum Standard {
    /** DFU 1.1, section 6.1.2. */
    DFU,
    /** AN3156, section 3, which gives some codes another meaning. */
    DFUSE
  }

  /**
   * {@return an operation on a device without addresses}
   *
   * @param name with the offset in hex
   */
  public static Operation plain(String name) {
    return new Operation(name, Standard.DFU);
  }

  /**
   * {@return an operation on a DfuSe device}
   *
   * @param name with the address in hex
   */
  public static Operation dfuSe(String name) {
    return new Operation(name, Standard.DFUSE);
  }

  /** {@return the failure that a device reports} */
  DeviceStatusException failed(StatusReply reply) {
    return new DeviceStatusException(reply.statusCode(), message(reply), hint(reply.bStatus()));
  }

  /** {@return the failure that a device reports after it refused a request} */
  DeviceStatusException failed(StatusReply reply, TransportException refusal) {
    return new DeviceStatusException(
        reply.statusCode(), message(reply), hint(reply.bStatus()), refusal);
  }

  private String message(StatusReply reply) {
    return name + " failed: the device is in " + reply + meaning(reply.bStatus());
  }

  private String meaning(DfuStatus bStatus) {
    boolean dfuSe = standard == Standard.DFUSE;
    return switch (bStatus) {
      case ERR_TARGET ->
          dfuSe ? ": wrong or unsupported address" : ": the file is not for this device";
      case ERR_FILE -> ": the file fails the vendor's test";
      case ERR_VENDOR -> dfuSe ? ": read protection is active" : "";
      default -> "";
    };
  }

  private Hint hint(DfuStatus bStatus) {
    boolean dfuSe = standard == Standard.DFUSE;
    return switch (bStatus) {
      case ERR_TARGET -> dfuSe ? Hint.RUN_AGAIN : Hint.CHECK_FILE;
      case ERR_FILE -> Hint.CHECK_FILE;
      case ERR_VENDOR -> dfuSe ? Hint.READ_PROTECTED : Hint.RUN_AGAIN;
      default -> Hint.RUN_AGAIN;
    };
  }

  /** {@return the name} */
  @Override
  public String toString() {
    return name;
  }
}
