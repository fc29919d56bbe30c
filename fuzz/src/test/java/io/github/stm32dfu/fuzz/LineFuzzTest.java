package io.github.stm32dfu.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.journey.application.AppIdentity;
import io.github.stm32dfu.journey.application.LineProtocol;
import io.github.stm32dfu.simulator.time.VirtualClock;
import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.transport.DeviceString;
import io.github.stm32dfu.transport.ModemLine;
import io.github.stm32dfu.transport.PortPath;
import io.github.stm32dfu.transport.SerialIdentity;
import io.github.stm32dfu.transport.SerialLink;
import io.github.stm32dfu.transport.SerialSettings;
import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalInt;

/** Whatever an application says, it is understood or not within seconds. */
class LineFuzzTest {
  @FuzzTest(maxDuration = "1m")
  void identity(byte[] said) {
    VirtualClock clock = new VirtualClock();
    try {
      AppIdentity identity = LineProtocol.standard().identify(new Talker(said, clock), clock);
      assertThat(identity.toString()).doesNotContainPattern("\\p{Cc}");
    } catch (DfuException refused) {
      assertThat(refused.getMessage()).doesNotContainPattern("[\\p{Cc}&&[^\\n]]");
    }
    assertThat(clock.now()).isLessThan(Duration.ofSeconds(10));
  }

  /** Says its bytes whatever it hears, and then nothing more. */
  private static final class Talker implements SerialLink {
    private final byte[] said;
    private final Clock clock;
    private int at;

    Talker(byte[] said, Clock clock) {
      this.said = said;
      this.clock = clock;
    }

    @Override
    public SerialIdentity identity() {
      DeviceString nothing = new DeviceString.Text("");
      return new SerialIdentity(
          "fuzz", OptionalInt.empty(), OptionalInt.empty(), nothing, nothing, PortPath.unknown());
    }

    @Override
    public void configure(SerialSettings settings) {}

    @Override
    public void set(ModemLine line, ModemLine.Level level) {}

    @Override
    public void write(byte[] data, Duration timeout) {}

    @Override
    public byte[] read(int most, Duration timeout) {
      int end = Math.min(said.length, at + Math.min(most, 64));
      byte[] next = Arrays.copyOfRange(said, at, end);
      at = end;
      clock.sleep(next.length == 0 ? timeout : Duration.ofMillis(1));
      return next;
    }

    @Override
    public void close() {}
  }
}
