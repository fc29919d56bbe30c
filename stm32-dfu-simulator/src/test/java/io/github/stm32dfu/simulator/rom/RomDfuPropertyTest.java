package io.github.stm32dfu.simulator.rom;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.protocol.DfuRequest;
import io.github.stm32dfu.protocol.DfuState;
import io.github.stm32dfu.simulator.chip.FlashGeometry;
import io.github.stm32dfu.simulator.chip.OptionBytes;
import io.github.stm32dfu.simulator.chip.ReadProtection;
import io.github.stm32dfu.simulator.chip.Timing;
import io.github.stm32dfu.simulator.chip.UniqueId;
import io.github.stm32dfu.simulator.reading.OpenQuestion;
import io.github.stm32dfu.simulator.reading.PollTimes;
import io.github.stm32dfu.simulator.reading.Readings;
import io.github.stm32dfu.simulator.rom.DfuTransitions.Event;
import io.github.stm32dfu.simulator.rom.DfuTransitions.Outcome;
import io.github.stm32dfu.simulator.silicon.Chip;
import io.github.stm32dfu.simulator.usb.ControlReply;
import io.github.stm32dfu.simulator.usb.SetupPacket;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RomDfuPropertyTest {
  private static final int TRANSFER = 64;
  private static final byte[] NOTHING = {};

  /** A request, or with none the passing of time. */
  record Step(Optional<DfuRequest> request, int wValue, int wLength, byte[] data, int millis) {
    @Override
    public String toString() {
      return request.map(DfuRequest::name).orElse("sleep " + millis) + " " + wValue + "/" + wLength;
    }
  }

  /** The ROM, and the time that it lives in. */
  private static final class Bench {
    final Chip chip;
    final RomDfu rom;
    final Readings readings;
    Duration now = Duration.ZERO;

    Bench(Readings readings, ReadProtection level) {
      this.readings = readings;
      FlashGeometry tiny = new FlashGeometry(4, 64);
      chip = new Chip(tiny, new UniqueId(1, 2, 3), 0x41, Timing.typical(), new Random(0));
      chip.loadOptions(OptionBytes.factory().with(level));
      chip.reset();
      RomSettings settings =
          new RomSettings(readings, PollTimes.physical(), TRANSFER, "1", List.of("@a", "@b"));
      rom = new RomDfu(chip, settings, new Violations(Violations.Watch.FLASH_AND_PROTOCOL));
    }

    void sleep(int millis) {
      now = now.plus(Duration.ofMillis(millis));
      chip.controller().advance(now);
    }

    /** {@return the answer, as late as the endpoint gives it} */
    ControlReply answer(DfuRequest request, int wValue, int wLength, byte[] data) {
      SetupPacket setup = SetupPacket.of(request, wValue, wLength);
      Optional<ControlReply> reply = rom.answer(request, setup, data, now);
      while (reply.isEmpty()) {
        now = chip.controller().doneAt();
        chip.controller().advance(now);
        reply = rom.answer(request, setup, data, now);
      }
      return reply.get();
    }

    DfuState state() {
      ControlReply reply = answer(DfuRequest.GETSTATE, 0, 1, NOTHING);
      return DfuState.ofCode(((ControlReply.Data) reply).bytes()[0]).orElseThrow();
    }
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<Step> bare =
        Arbitraries.of(
                DfuRequest.GETSTATUS,
                DfuRequest.GETSTATUS,
                DfuRequest.GETSTATUS,
                DfuRequest.GETSTATE,
                DfuRequest.ABORT,
                DfuRequest.ABORT,
                DfuRequest.CLRSTATUS,
                DfuRequest.DETACH)
            .map(request -> step(request, 0, request == DfuRequest.GETSTATUS ? 6 : 1, NOTHING));
    Arbitrary<Step> sleeps =
        Arbitraries.of(1, 24, 60).map(millis -> new Step(Optional.empty(), 0, 0, NOTHING, millis));
    Arbitrary<Step> commands =
        Arbitraries.of(
                command(0x21, 0x0800_0000),
                command(0x21, 0x0800_0040),
                command(0x21, 0x0700_0000),
                command(0x21, 0x1FFF_F7AC),
                command(0x41, 0x0800_0040),
                command(0x41, 0x0900_0000),
                new byte[] {0x41},
                new byte[] {0},
                new byte[] {0x33, 1})
            .map(data -> step(DfuRequest.DNLOAD, 0, data.length, data));
    Arbitrary<Step> writes =
        Combinators.combine(
                Arbitraries.of(1, 2, 3, 700), Arbitraries.of(0, 1, 6, 16, TRANSFER, TRANSFER + 4))
            .as((block, length) -> step(DfuRequest.DNLOAD, block, length, new byte[length]));
    Arbitrary<Step> uploads =
        Combinators.combine(
                Arbitraries.of(0, 1, 2, 3, 5, 700), Arbitraries.of(0, 3, 4, 16, TRANSFER, 100))
            .as((block, length) -> step(DfuRequest.UPLOAD, block, length, NOTHING));
    return Arbitraries.oneOf(bare, bare, sleeps, commands, writes, uploads).list().ofMaxSize(60);
  }

  @Provide
  Arbitrary<Readings> readings() {
    List<OpenQuestion> answers =
        Readings.questions()
            .flatMap(question -> Stream.of((OpenQuestion[]) question.getEnumConstants()))
            .toList();
    return Arbitraries.of(answers)
        .list()
        .ofMaxSize(6)
        .map(
            chosen -> {
              Readings all = Readings.defaults();
              for (OpenQuestion answer : chosen) {
                all = all.with(answer);
              }
              return all;
            });
  }

  @Property(tries = 600)
  void anyRequestsStayWithinTheTableUnderAnyReading(
      @ForAll("steps") List<Step> steps,
      @ForAll("readings") Readings readings,
      @ForAll ReadProtection level) {
    check(steps, new Bench(readings, level));
  }

  @Property(tries = 600)
  void anyRequestsStayWithinTheTableOfAnOpenPart(@ForAll("steps") List<Step> steps) {
    check(steps, new Bench(Readings.defaults(), ReadProtection.LEVEL_0));
  }

  /** Else the properties above could hold by visiting next to nothing. */
  @Example
  void allStatesAreReached() {
    Set<DfuState> seen = EnumSet.noneOf(DfuState.class);
    Bench bench = new Bench(Readings.defaults(), ReadProtection.LEVEL_0);
    List<Step> tour =
        List.of(
            step(DfuRequest.UPLOAD, 0, 4, NOTHING),
            step(DfuRequest.ABORT, 0, 0, NOTHING),
            step(DfuRequest.DNLOAD, 0, 5, command(0x41, 0x0800_0000)),
            step(DfuRequest.GETSTATUS, 0, 6, NOTHING),
            new Step(Optional.empty(), 0, 0, NOTHING, 30),
            step(DfuRequest.GETSTATUS, 0, 6, NOTHING),
            step(DfuRequest.UPLOAD, 2, 4, NOTHING),
            step(DfuRequest.CLRSTATUS, 0, 0, NOTHING),
            step(DfuRequest.DNLOAD, 0, 0, NOTHING));
    for (Step step : tour) {
      check(List.of(step), bench);
      seen.add(bench.state());
    }
    assertThat(seen)
        .containsExactlyInAnyOrder(
            DfuState.DFU_IDLE,
            DfuState.DFU_DNLOAD_SYNC,
            DfuState.DFU_DNBUSY,
            DfuState.DFU_DNLOAD_IDLE,
            DfuState.DFU_MANIFEST_SYNC,
            DfuState.DFU_UPLOAD_IDLE,
            DfuState.DFU_ERROR);
  }

  private static void check(List<Step> steps, Bench bench) {
    for (Step step : steps) {
      if (step.request().isEmpty()) {
        DfuState before = bench.state();
        bench.sleep(step.millis());
        boolean done = before == DfuState.DFU_DNBUSY && bench.state() != before;
        assertThat(bench.state()).isEqualTo(done ? DfuState.DFU_DNLOAD_SYNC : before);
      } else if (bench.rom.departure().isEmpty()) {
        request(step, bench);
      }
    }
  }

  private static void request(Step step, Bench bench) {
    DfuState from = bench.state();
    DfuRequest request = step.request().orElseThrow();
    ControlReply reply = bench.answer(request, step.wValue(), step.wLength(), step.data());
    DfuState to = after(request, reply, bench);
    Outcome outcome = reply instanceof ControlReply.Stalled ? Outcome.STALLED : Outcome.ANSWERED;
    Event event = event(step, reply);
    assertThat(DfuTransitions.allows(bench.readings, from, event, outcome, to))
        .as("%s on %s (%s) to %s, %s under %s", from, event, step, to, outcome, bench.readings)
        .isTrue();
  }

  /** bState is what the device enters as it answers; work of no length is over when it is asked. */
  private static DfuState after(DfuRequest request, ControlReply reply, Bench bench) {
    if (request != DfuRequest.GETSTATUS || !(reply instanceof ControlReply.Data data)) {
      return bench.state();
    }
    byte[] six = data.bytes();
    assertThat(six).hasSize(6);
    DfuState entered = DfuState.ofCode(six[4]).orElseThrow();
    assertThat(six[0] == 0).isEqualTo(entered != DfuState.DFU_ERROR);
    boolean atOnce = entered == DfuState.DFU_DNBUSY && (six[1] | six[2] | six[3]) == 0;
    assertThat(bench.state()).isEqualTo(atOnce ? DfuState.DFU_DNLOAD_SYNC : entered);
    return entered;
  }

  private static Event event(Step step, ControlReply reply) {
    boolean shortFrame =
        reply instanceof ControlReply.Data data && data.bytes().length < step.wLength();
    return switch (step.request().orElseThrow()) {
      case DETACH -> Event.DETACH;
      case DNLOAD -> step.data().length == 0 ? Event.DNLOAD_ZERO : Event.DNLOAD_DATA;
      case UPLOAD -> shortFrame ? Event.UPLOAD_SHORT : Event.UPLOAD_FULL;
      case GETSTATUS -> Event.GETSTATUS;
      case GETSTATE -> Event.GETSTATE;
      case CLRSTATUS -> Event.CLRSTATUS;
      case ABORT -> Event.ABORT;
    };
  }

  private static Step step(DfuRequest request, int wValue, int wLength, byte[] data) {
    return new Step(Optional.of(request), wValue, wLength, data, 0);
  }

  private static byte[] command(int opcode, int address) {
    return new byte[] {
      (byte) opcode,
      (byte) address,
      (byte) (address >> 8),
      (byte) (address >> 16),
      (byte) (address >> 24)
    };
  }
}
