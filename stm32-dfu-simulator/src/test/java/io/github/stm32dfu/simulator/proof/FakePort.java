package io.github.stm32dfu.simulator.proof;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.error.TransportException.Kind;
import io.github.stm32dfu.transport.DeviceString;
import io.github.stm32dfu.transport.PortPath;
import io.github.stm32dfu.transport.SerialFinder;
import io.github.stm32dfu.transport.SerialIdentity;
import io.github.stm32dfu.transport.SerialLink;
import io.github.stm32dfu.transport.SerialSettings;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A port in memory and virtual time, with what is at its other end, and one defect or none. */
final class FakePort implements SerialFinder {
  static final int ROOM = 4096;

  final SerialIdentity identity =
      new SerialIdentity(
          "/dev/fake0",
          OptionalInt.of(0x0483),
          OptionalInt.of(0x5740),
          new DeviceString.Text("F00D"),
          new DeviceString.Text("Virtual COM port"),
          PortPath.of("1-5.2"));
  final ScheduledClock clock = new ScheduledClock();
  final Defect defect;
  final Deque<Byte> toHost = new ArrayDeque<>();
  private final Deque<Byte> toDevice = new ArrayDeque<>();
  private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
  private boolean stalled;
  private boolean gone;
  private Optional<FakeLink> holder = Optional.empty();
  private SerialSettings settings = new SerialSettings(9600, SerialSettings.Parity.NONE);

  FakePort(Defect defect) {
    this.defect = defect;
  }

  @Override
  public List<SerialIdentity> list() {
    List<SerialIdentity> all = new ArrayList<>();
    SerialIdentity onBoard = SerialIdentity.named("/dev/fakeS0");
    boolean hidden = defect == Defect.HIDES_WHAT_IS_HELD && holder.isPresent();
    if (!hidden && (!gone || defect == Defect.LISTS_WHAT_IS_GONE)) {
      all.add(identity);
    }
    all.add(defect == Defect.LISTS_OTHERS_FIRST ? 0 : all.size(), onBoard);
    if (defect == Defect.LISTS_TWICE) {
      all.add(onBoard);
    }
    return all;
  }

  @Override
  public SerialLink open(SerialIdentity port, SerialSettings begin) throws TransportException {
    if ((gone || !port.name().equals(identity.name())) && defect != Defect.OPENS_NOTHING) {
      throw new TransportException(Kind.DISCONNECTED, port + " is gone", Hint.CONNECT_DEVICE);
    }
    if (defect == Defect.TOUCHES_WHAT_IS_HELD) {
      settings = begin;
    }
    if (holder.isPresent() && defect != Defect.SHARES) {
      throw new TransportException(Kind.BUSY, port + " is held", Hint.CLOSE_OTHER_PROGRAM);
    }
    if (defect != Defect.FORGETS_SETTINGS) {
      settings = begin;
    }
    FakeLink link = new FakeLink(this, port);
    holder = Optional.of(link);
    return link;
  }

  void release(FakeLink link) {
    if (defect == Defect.FLUSHES_ON_CLOSE) {
      toDevice.clear();
    }
    boolean held = holder.filter(link::equals).isPresent() || defect == Defect.CLOSES_FOR_OTHERS;
    if (held && defect != Defect.KEEPS_AFTER_CLOSE) {
      holder = Optional.empty();
    }
  }

  /** {@return whether there was room for it} */
  boolean offer(byte one) {
    boolean swallowed = defect == Defect.FLOW_CONTROL && (one == 0x11 || one == 0x13);
    return swallowed || (toDevice.size() < ROOM && toDevice.add(one));
  }

  void configure(SerialSettings wanted) {
    if (defect != Defect.FIXED_SETTINGS) {
      settings = wanted;
    }
  }

  boolean gone() {
    return gone;
  }

  void stall() {
    stalled = true;
  }

  void unplug() {
    gone = true;
  }

  int baudRate() {
    return settings.baudRate();
  }

  void send(byte[] data) {
    for (byte one : data) {
      toHost.add(defect == Defect.TRANSLATES_CR && one == '\r' ? (byte) '\n' : one);
    }
  }

  void carry() {
    while (!stalled && !toDevice.isEmpty()) {
      taken.write(toDevice.remove());
    }
  }

  byte[] receive(int count) {
    carry();
    byte[] all = taken.toByteArray();
    int given = Math.min(count, all.length);
    taken.reset();
    taken.write(all, given, all.length - given);
    return Arrays.copyOf(all, given);
  }
}
