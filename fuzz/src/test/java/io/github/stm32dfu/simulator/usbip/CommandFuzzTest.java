package io.github.stm32dfu.simulator.usbip;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** A header of USB/IP is a command, or breaks the protocol. */
class CommandFuzzTest {
  private static final int HEADER = 48;

  @FuzzTest(maxDuration = "1m")
  void command(byte[] bytes) {
    try {
      assertThat(Command.parse(ByteBuffer.wrap(Arrays.copyOf(bytes, HEADER)))).isNotNull();
    } catch (ProtocolException refused) {
      assertThat(refused).hasMessageMatching("(?s).{5,}");
    }
  }
}
