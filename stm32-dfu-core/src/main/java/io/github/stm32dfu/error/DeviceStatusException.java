package io.github.stm32dfu.error;

/** The device answered with an error status (DFU 1.1, section 6.1.2; AN3156 for its meaning). */
public final class DeviceStatusException extends DfuException {
  private static final long serialVersionUID = 1L;

  private final int bStatus;

  /**
   * Reports a device's own error.
   *
   * @param bStatus status code as sent by the device, 0x00 to 0xFF
   * @param message what was being done, where, and the status by its name
   * @param hint what the person does next
   */
  public DeviceStatusException(int bStatus, String message, Hint hint) {
    super(message, hint);
    this.bStatus = bStatus;
  }

  /**
   * Reports a device's own error, told after it refused a request.
   *
   * @param bStatus status code as sent by the device, 0x00 to 0xFF
   * @param message what was being done, where, and the status by its name
   * @param hint what the person does next
   * @param cause the refusal
   */
  public DeviceStatusException(int bStatus, String message, Hint hint, TransportException cause) {
    super(message, hint, cause);
    this.bStatus = bStatus;
  }

  @Override
  public boolean isTransient() {
    return true;
  }

  /** {@return the status code as the device sent it} */
  public int bStatus() {
    return bStatus;
  }
}
