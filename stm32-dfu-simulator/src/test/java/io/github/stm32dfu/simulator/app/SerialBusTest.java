package io.github.stm32dfu.simulator.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.simulator.F373Builder;
import io.github.stm32dfu.simulator.SimulatedBus;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.chip.UniqueId;
import io.github.stm32dfu.simulator.time.VirtualClock;
import io.github.stm32dfu.transport.DfuIdentity;
import io.github.stm32dfu.transport.PortPath;
import io.github.stm32dfu.transport.SerialFinder;
import io.github.stm32dfu.transport.SerialIdentity;
import io.github.stm32dfu.transport.SerialLink;
import io.github.stm32dfu.transport.SerialSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Several applications at one host, on one clock. */
class SerialBusTest {
  private static final Duration PATIENCE = Duration.ofMillis(500);

  private final VirtualClock clock = new VirtualClock();

  private F373Builder builder(int number, AppSerial serial) {
    return SimulatedF373.strict()
        .clock(clock)
        .portPath("1-" + number)
        .uniqueId(new UniqueId(number, 0x5033_5706, 0x2033_3333))
        .application(SimulatedApp.lineProtocol().serial(serial));
  }

  private static String ask(SerialFinder finder, SerialIdentity port) throws Exception {
    try (SerialLink link = finder.open(port, SerialSettings.standard())) {
      link.write("id?\n".getBytes(), PATIENCE);
      return new String(link.read(200, PATIENCE));
    }
  }

  @Test
  void eachHasANameAPathAndAVoiceOfItsOwn() throws Exception {
    SimulatedF373 one = AppImage.running(builder(1, AppSerial.UNIQUE_ID));
    SimulatedF373 two = AppImage.running(builder(2, AppSerial.AS_ROM));
    SimulatedF373 none = builder(3, AppSerial.NONE).build();
    SerialFinder finder = SimulatedBus.of(one, none, two).serialFinder();
    assertThat(finder.list())
        .extracting(SerialIdentity::name)
        .containsExactly("sim/ttyACM0", "sim/ttyACM2");
    assertThat(finder.list())
        .extracting(SerialIdentity::portPath)
        .containsExactly(one.portPath(), two.portPath());
    assertThat(ask(finder, finder.list().get(0))).contains("uid=00000001");
    assertThat(ask(finder, finder.list().get(1))).contains("uid=00000002");
    two.unplug();
    assertThat(finder.list()).hasSize(1);
  }

  @Test
  void theSerialComesInManyForms() throws Exception {
    UniqueId id = new UniqueId(1, 0x5033_5706, 0x2033_3333);
    assertThat(AppSerial.UNIQUE_ID.of(id)).hasValue("000000015033570620333333");
    assertThat(AppSerial.AS_ROM.of(id)).hasValue(id.romSerial()).hasValue("203333342033");
    assertThat(AppSerial.ST_EXAMPLE.of(id)).hasValue("203333345033");
    assertThat(AppSerial.CONSTANT.of(id)).hasValue("STM32");
    SimulatedF373 without = AppImage.running(builder(1, AppSerial.NONE));
    assertThat(without.serialFinder().list().get(0).serial().asText()).isEmpty();
  }

  @Test
  void aHostThatCannotTellPortsStillHasTwoBoards() throws Exception {
    SimulatedF373 one = AppImage.running(builder(1, AppSerial.UNIQUE_ID).portPathUnknown());
    SimulatedF373 two = AppImage.running(builder(2, AppSerial.UNIQUE_ID).portPathUnknown());
    SimulatedBus bus = SimulatedBus.of(one, two);
    SerialFinder finder = bus.serialFinder();
    assertThat(finder.list()).extracting(SerialIdentity::portPath).containsOnly(PortPath.unknown());
    assertThat(ask(finder, finder.list().get(1))).contains("uid=00000002");
    one.enterBootloader();
    two.enterBootloader();
    assertThat(bus.finder().list())
        .extracting(DfuIdentity::portPath)
        .containsOnly(PortPath.unknown());
    bus.finder().open(bus.finder().list().get(1)).selectAlternateSetting(0);
    assertThat(one.transferLog().count()).isLessThan(two.transferLog().count());
  }
}
