package io.github.stm32dfu.usb;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.stm32dfu.protocol.FunctionalDescriptor;

/** Listing never fails for what a device says of itself. */
class DescriptorFuzzTest {
  @FuzzTest(maxDuration = "1m")
  void configuration(byte[] bytes) {
    assertThat(
            ConfigurationDescriptor.parse(
                bytes, new DeviceDescriptor(0x0483, 0xDF11, 0x2200, 1, 2)))
        .isNotNull();
  }

  @FuzzTest(maxDuration = "1m")
  void functional(byte[] bytes) {
    FunctionalDescriptor.find(bytes)
        .ifPresent(found -> assertThat(found.wTransferSize()).isBetween(0, 0xFFFF));
  }

  @FuzzTest(maxDuration = "1m")
  void string(byte[] bytes) {
    assertThat(StringDescriptor.decode(bytes).toString()).doesNotContainPattern("[\\p{Cc}]");
  }
}
