package io.github.stm32dfu.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.error.DeviceStatusException;
import io.github.stm32dfu.error.Hint;
import org.junit.jupiter.api.Test;

class OperationTest {
  /** To offer "unprotect" for a vendor's own code could erase a device for nothing. */
  @Test
  void errVendorIsReadProtectionInDfuSeOnly() {
    assertThat(failure(Operation.dfuSe("Write"), DfuStatus.ERR_VENDOR))
        .hasMessageContaining("read protection")
        .returns(Hint.READ_PROTECTED, DeviceStatusException::hint);
    assertThat(failure(Operation.plain("Write"), DfuStatus.ERR_VENDOR))
        .hasMessageNotContaining("read protection")
        .returns(Hint.RUN_AGAIN, DeviceStatusException::hint);
  }

  @Test
  void errTargetIsAnAddressOrAFile() {
    assertThat(failure(Operation.dfuSe("Write"), DfuStatus.ERR_TARGET))
        .hasMessageContaining("address");
    assertThat(failure(Operation.plain("Write"), DfuStatus.ERR_TARGET))
        .hasMessageContaining("not for this device")
        .returns(Hint.CHECK_FILE, DeviceStatusException::hint);
  }

  private static DeviceStatusException failure(Operation operation, DfuStatus bStatus) {
    return operation.failed(new StatusReply(bStatus.code(), 0, DfuState.DFU_ERROR, 0));
  }
}
