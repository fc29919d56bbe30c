package io.github.stm32dfu.journey.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.Refusal;
import io.github.stm32dfu.error.RefusedException;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.error.TransportException.Kind;
import io.github.stm32dfu.journey.application.RunningApplication;
import io.github.stm32dfu.journey.trigger.BootloaderTrigger.Outcome;
import io.github.stm32dfu.protocol.DfuRequest;
import io.github.stm32dfu.protocol.FunctionalDescriptor;
import io.github.stm32dfu.transport.DeviceString;
import io.github.stm32dfu.transport.DfuFinder;
import io.github.stm32dfu.transport.DfuIdentity;
import io.github.stm32dfu.transport.DfuIdentity.Mode;
import io.github.stm32dfu.transport.DfuTransport;
import io.github.stm32dfu.transport.PortPath;
import io.github.stm32dfu.transport.ScriptedPort;
import io.github.stm32dfu.transport.SerialIdentity;
import io.github.stm32dfu.transport.SteppingClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class DetachTriggerTest {
  private static final int WILL_DETACH = 0x08;
  private static final int NEEDS_RESET = 0x00;
  private static final PortPath HERE = PortPath.of("1-5");
  private static final PortPath THERE = PortPath.of("1-6");
  private static final PortPath SOMEWHERE = PortPath.unknown();

  private final SteppingClock clock = new SteppingClock();
  private final List<String> calls = new ArrayList<>();
  private final ScriptedPort serial =
      new ScriptedPort(
          clock,
          (data, port) -> {
            throw new AssertionError("the serial port is left alone");
          });

  @Test
  void theInterfaceOnTheSamePortIsSentAway() throws Exception {
    Outcome outcome =
        pull(
            port(HERE, "A"),
            device(THERE, "A", Mode.RUN_TIME, WILL_DETACH),
            device(HERE, "other serial", Mode.RUN_TIME, WILL_DETACH),
            device(SOMEWHERE, "B", Mode.DFU, WILL_DETACH));

    assertThat(outcome).isEqualTo(Outcome.SENT);
    assertThat(calls).containsExactly("open 1-5", "DETACH 255", "close");
    assertThat(serial.events()).isEmpty();
  }

  @Test
  void aDeviceThatAsksForAResetGetsOne() throws Exception {
    pull(port(HERE, "A"), device(HERE, "A", Mode.RUN_TIME, NEEDS_RESET));

    assertThat(calls).containsExactly("open 1-5", "DETACH 255", "reset", "close");
  }

  @Test
  void wherePathsAreNotKnownIdsAndSerialDecide() throws Exception {
    pull(
        port(SOMEWHERE, "A"),
        device(SOMEWHERE, "B", Mode.RUN_TIME, WILL_DETACH),
        device(THERE, "A", Mode.RUN_TIME, WILL_DETACH));

    assertThat(calls).containsExactly("open 1-6", "DETACH 255", "close");
  }

  @Test
  void twoThatFitAreNotGuessedAt() {
    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(
            () ->
                pull(
                    port(SOMEWHERE, "A"),
                    device(HERE, "A", Mode.RUN_TIME, WILL_DETACH),
                    device(THERE, "A", Mode.RUN_TIME, WILL_DETACH)))
        .withMessageContaining("1-5")
        .withMessageContaining("1-6")
        .returns(Hint.CHOOSE_BOARD, TransportException::hint);
    assertThat(calls).isEmpty();
  }

  @Test
  void anApplicationWithoutSuchAnInterfaceCannotBeSentAwayBySuch() {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(
            () ->
                pull(
                    port(HERE, "A"),
                    device(HERE, "A", Mode.DFU, WILL_DETACH),
                    device(THERE, "A", Mode.RUN_TIME, WILL_DETACH)))
        .withMessageContaining("has no DFU run-time interface")
        .returns(Refusal.UNSUPPORTED, RefusedException::reason)
        .returns(Hint.CHECK_TRIGGER, RefusedException::hint);
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(
            () ->
                pull(SerialIdentity.named("pts/3"), device(HERE, "A", Mode.RUN_TIME, WILL_DETACH)));
    assertThat(calls).isEmpty();
  }

  private Outcome pull(SerialIdentity port, DfuIdentity... devices) throws DfuException {
    return new DetachTrigger()
        .pull(new RunningApplication(port, serial, new Bus(List.of(devices)), clock));
  }

  private static SerialIdentity port(PortPath path, String serial) {
    return new SerialIdentity(
        "ttyACM0",
        OptionalInt.of(0x0483),
        OptionalInt.of(0x5740),
        new DeviceString.Text(serial),
        new DeviceString.Absent(),
        path);
  }

  private static DfuIdentity device(PortPath path, String serial, Mode mode, int bmAttributes) {
    return new DfuIdentity(
        0x0483,
        0x5740,
        0x0200,
        new DeviceString.Text(serial),
        path,
        mode,
        List.of(),
        Optional.of(new FunctionalDescriptor(bmAttributes, 255, 64, 0x0110)));
  }

  private final class Bus implements DfuFinder {
    private final List<DfuIdentity> devices;

    Bus(List<DfuIdentity> devices) {
      this.devices = devices;
    }

    @Override
    public List<DfuIdentity> list() {
      return devices;
    }

    @Override
    public DfuTransport open(DfuIdentity device) {
      calls.add("open " + device.portPath());
      return new Transport(device);
    }
  }

  private final class Transport implements DfuTransport {
    private final DfuIdentity device;

    Transport(DfuIdentity device) {
      this.device = device;
    }

    @Override
    public DfuIdentity identity() {
      return device;
    }

    @Override
    public void controlOut(DfuRequest request, int wValue, byte[] data, Duration timeout) {
      calls.add(request + " " + wValue);
    }

    @Override
    public byte[] controlIn(DfuRequest request, int wValue, int wLength, Duration timeout) {
      throw new AssertionError("nothing is asked");
    }

    @Override
    public void selectAlternateSetting(int bAlternateSetting) {
      throw new AssertionError("nothing is selected");
    }

    @Override
    public void resetPort() throws TransportException {
      calls.add("reset");
      throw new TransportException(Kind.DISCONNECTED, "it comes back as another", Hint.NONE);
    }

    @Override
    public void close() {
      calls.add("close");
    }
  }
}
