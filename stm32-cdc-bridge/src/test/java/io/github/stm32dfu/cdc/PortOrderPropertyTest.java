package io.github.stm32dfu.cdc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.transport.DeviceString;
import io.github.stm32dfu.transport.PortPath;
import io.github.stm32dfu.transport.SerialIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PortOrderPropertyTest {
  private final PortOrder order = new PortOrder();

  @Property
  void isAnOrder(
      @ForAll("ports") SerialIdentity a,
      @ForAll("ports") SerialIdentity b,
      @ForAll("ports") SerialIdentity c) {
    assertThat(Integer.signum(order.compare(a, b))).isEqualTo(-Integer.signum(order.compare(b, a)));
    if (order.compare(a, b) <= 0 && order.compare(b, c) <= 0) {
      assertThat(order.compare(a, c)).isLessThanOrEqualTo(0);
    }
    assertThat(order.compare(a, b) == 0)
        .isEqualTo(a.name().equals(b.name()) && a.onUsb() == b.onUsb());
  }

  @Example
  void putsBoardsFirstAndCountsAsPeopleDo() {
    List<SerialIdentity> ports = new ArrayList<>();
    for (String name : List.of("/dev/ttyS0", "COM10", "COM7", "/dev/tty", "/dev/ttyS10")) {
      ports.add(port(name, false));
      ports.add(port(name, true));
    }
    ports.sort(order);

    assertThat(ports)
        .extracting(SerialIdentity::name)
        .containsExactly(
            "/dev/tty",
            "/dev/ttyS0",
            "/dev/ttyS10",
            "COM7",
            "COM10", //
            "/dev/tty",
            "/dev/ttyS0",
            "/dev/ttyS10",
            "COM7",
            "COM10");
    assertThat(ports.subList(0, 5)).allMatch(SerialIdentity::onUsb);
  }

  @Provide
  Arbitrary<SerialIdentity> ports() {
    Arbitrary<String> stems = Arbitraries.of("COM", "/dev/ttyACM", "/dev/ttyS", "");
    Arbitrary<String> numbers = Arbitraries.of("", "0", "00", "1", "9", "10", "011", "99999999999");
    return Combinators.combine(stems, numbers, Arbitraries.of(true, false))
        .as((stem, number, onUsb) -> port(stem + number, onUsb));
  }

  private static SerialIdentity port(String name, boolean onUsb) {
    OptionalInt id = onUsb ? OptionalInt.of(1) : OptionalInt.empty();
    DeviceString none = new DeviceString.Absent();
    return new SerialIdentity(name, id, id, none, none, PortPath.unknown());
  }
}
