package io.github.stm32dfu.protocol;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.ProtocolException;
import io.github.stm32dfu.memory.Hex;

/**
 * The answer to GETSTATUS (DFU 1.1, section 6.1.2).
 *
 * @param statusCode bStatus as sent, 0x00 to 0xFF
 * @param bwPollTimeout least milliseconds until the next GETSTATUS, 24 bits
 * @param bState the state that the device enters after this answer
 * @param iString index of a string about the status
 */
public record StatusReply(int statusCode, int bwPollTimeout, DfuState bState, int iString) {
  /** Bytes on the wire. */
  public static final int LENGTH = 6;

  /**
   * {@return the reply of six bytes}
   *
   * @param bytes as received
   * @throws ProtocolException where the length or the state is impossible
   */
  public static StatusReply parse(byte[] bytes) throws ProtocolException {
    if (bytes.length != LENGTH) {
      throw new ProtocolException(
          "GETSTATUS answered " + bytes.length + " bytes instead of " + LENGTH, Hint.REPLUG);
    }
    int stateCode = bytes[4] & 0xFF;
    DfuState state =
        DfuState.ofCode(stateCode)
            .orElseThrow(
                () ->
                    new ProtocolException(
                        "GETSTATUS answered state " + stateCode + ", which DFU 1.1 does not have",
                        Hint.REPLUG));
    int poll = (bytes[1] & 0xFF) | (bytes[2] & 0xFF) << 8 | (bytes[3] & 0xFF) << 16;
    return new StatusReply(bytes[0] & 0xFF, poll, state, bytes[5] & 0xFF);
  }

  /** {@return the status by name} */
  public DfuStatus bStatus() {
    return DfuStatus.ofCode(statusCode);
  }

  /** {@return the six bytes of this reply} */
  public byte[] toBytes() {
    return new byte[] {
      (byte) statusCode,
      (byte) bwPollTimeout,
      (byte) (bwPollTimeout >> 8),
      (byte) (bwPollTimeout >> 16),
      (byte) bState.code(),
      (byte) iString
    };
  }

  /** {@return state and status, for messages} */
  @Override
  public String toString() {
    return bState + " with status " + bStatus() + " (0x" + Hex.digits(statusCode, 2) + ")";
  }
}
