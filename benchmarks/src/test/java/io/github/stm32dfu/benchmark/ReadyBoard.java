package io.github.stm32dfu.benchmark;

import io.github.stm32dfu.protocol.DfuRequest;
import io.github.stm32dfu.protocol.DfuState;
import io.github.stm32dfu.protocol.FunctionalDescriptor;
import io.github.stm32dfu.protocol.StatusReply;
import io.github.stm32dfu.transport.AlternateSetting;
import io.github.stm32dfu.transport.DeviceString;
import io.github.stm32dfu.transport.DfuIdentity;
import io.github.stm32dfu.transport.DfuTransport;
import io.github.stm32dfu.transport.PortPath;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * An F373 without a memory that is done at once and makes no garbage: each answer is an array that
 * it has already.
 */
final class ReadyBoard implements DfuTransport {
  static final int PAGE = 2048;
  private static final String MEMORY = "@Internal Flash /0x08000000/128*0002Kg";

  private final byte[] page = new byte[PAGE];
  private final byte[] idle = status(DfuState.DFU_IDLE);
  private final byte[] busy = status(DfuState.DFU_DNBUSY);
  private final byte[] downloaded = status(DfuState.DFU_DNLOAD_IDLE);
  private final byte[] uploaded = status(DfuState.DFU_UPLOAD_IDLE);
  private byte[] next = idle;

  private static byte[] status(DfuState state) {
    return new StatusReply(0, 0, state, 0).toBytes();
  }

  @Override
  public DfuIdentity identity() {
    return new DfuIdentity(
        0x0483,
        0xDF11,
        0x2200,
        new DeviceString.Text("READY"),
        PortPath.of("1-1"),
        DfuIdentity.Mode.DFU,
        List.of(new AlternateSetting(0, new DeviceString.Text(MEMORY))),
        Optional.of(new FunctionalDescriptor(0x0B, 255, PAGE, FunctionalDescriptor.DFUSE_VERSION)));
  }

  @Override
  public void controlOut(DfuRequest request, int wValue, byte[] data, Duration timeout) {
    next = request == DfuRequest.DNLOAD ? busy : idle;
  }

  @Override
  public byte[] controlIn(DfuRequest request, int wValue, int wLength, Duration timeout) {
    if (request == DfuRequest.UPLOAD) {
      next = uploaded;
      return page;
    }
    byte[] answer = next;
    next = answer == busy ? downloaded : answer;
    return answer;
  }

  @Override
  public void selectAlternateSetting(int bAlternateSetting) {}

  @Override
  public void resetPort() {}

  @Override
  public void close() {}
}
