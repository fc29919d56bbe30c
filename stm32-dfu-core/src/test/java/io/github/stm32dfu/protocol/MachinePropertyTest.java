package io.github.stm32dfu.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.TransportException;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a device answers, every machine comes to an end within its limits. */
class MachinePropertyTest {
  private static final OperationLimit LIMIT = new OperationLimit(500, 2_000);
  private static final int MOST_STEPS = 10_000;
  private static final Operation TEST = Operation.dfuSe("test");

  @Property(tries = 3_000)
  void endsWithinItsLimits(
      @ForAll("machines") Supplier<Machine<?>> machine, @ForAll long seed, @ForAll boolean busy) {
    HostileDevice device = new HostileDevice(seed, busy);

    drive(machine.get(), device);

    assertThat(device.steps).isLessThan(MOST_STEPS);
    assertThat(device.waitedMillis)
        .isLessThanOrEqualTo(LIMIT.deadlineMillis() + LIMIT.pollCeilingMillis());
  }

  @Provide
  Arbitrary<Supplier<Machine<?>>> machines() {
    List<Supplier<Machine<?>>> machines =
        List.of(
            () -> new StateRepair(LIMIT),
            () ->
                new Download(
                    TEST, 2, new byte[4], LIMIT, Pace.advertised(), 3, Download.Expectation.STAYS),
            () ->
                new Download(
                    TEST,
                    0,
                    new byte[1],
                    LIMIT,
                    Pace.advertised(),
                    3,
                    Download.Expectation.MAY_VANISH),
            () -> new Upload(TEST, 2, 64),
            Abort::new,
            Leave::new,
            () -> new Manifestation(1, Manifestation.Tolerance.TOLERANT, LIMIT),
            () -> new Manifestation(1, Manifestation.Tolerance.NEEDS_RESET, LIMIT),
            () -> new Detach(new FunctionalDescriptor(0x0F, 255, 64, 0x0110)));
    return Arbitraries.of(machines);
  }

  private static <R> void drive(Machine<R> machine, HostileDevice device) {
    try {
      Action<R> action = machine.start();
      while (!(action instanceof Action.Done<R>) && device.steps < MOST_STEPS) {
        action = machine.next(device.answer(action));
      }
    } catch (DfuException typedEnd) {
      assertThat(typedEnd).hasMessageMatching("(?s).+");
    }
  }

  /** Answers with anything at all; if busy, mostly with dfuDNBUSY. */
  private static final class HostileDevice {
    private final Random random;
    private final boolean busy;
    private int steps;
    private long waitedMillis;

    HostileDevice(long seed, boolean busy) {
      this.random = new Random(seed);
      this.busy = busy;
    }

    Answer answer(Action<?> action) {
      steps++;
      if (action instanceof Action.Wait<?> wait) {
        waitedMillis += wait.millis();
        return new Answer.Completed();
      }
      if (random.nextInt(10) == 0) {
        TransportException.Kind[] kinds = TransportException.Kind.values();
        return new Answer.Failed(
            new TransportException(kinds[random.nextInt(kinds.length)], "planned", Hint.NONE));
      }
      return action instanceof Action.In<?> in
          ? new Answer.Received(bytes(in.wLength()))
          : new Answer.Completed();
    }

    private byte[] bytes(int wLength) {
      byte[] data = new byte[random.nextInt(8) == 0 ? random.nextInt(wLength + 1) : wLength];
      random.nextBytes(data);
      if (data.length == StatusReply.LENGTH && random.nextInt(4) > 0) {
        data[0] = 0;
        data[4] = (byte) (busy ? DfuState.DFU_DNBUSY.code() : random.nextInt(12));
        data[3] = (byte) random.nextInt(2);
      }
      return data;
    }
  }
}
