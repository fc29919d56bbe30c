package io.github.stm32dfu.simulator.plain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.protocol.DfuRequest;
import io.github.stm32dfu.protocol.DfuState;
import io.github.stm32dfu.protocol.FunctionalDescriptor;
import io.github.stm32dfu.simulator.plain.PlainTransitions.Event;
import io.github.stm32dfu.simulator.rom.Violations;
import io.github.stm32dfu.simulator.usb.ControlReply;
import io.github.stm32dfu.simulator.usb.SetupPacket;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever a host sends, the device stays within the table, and notes all that is not in it. */
class PlainDfuPropertyTest {
  private static final int ALL_ABILITIES = 0x07;
  private static final int NOT_TOLERANT = 0x03;
  private static final int BLOCK = 16;
  private static final int POLL = 10;

  @Property(tries = 500)
  void anyEventsStayWithinTheTable(
      @ForAll long seed, @ForAll boolean tolerant, @ForAll @IntRange(max = 2) int busyPolls) {
    Bench bench = new Bench(seed, tolerant ? ALL_ABILITIES : NOT_TOLERANT, busyPolls);
    for (int i = 0; i < 300; i++) {
      bench.step();
    }
  }

  /** Else the property above could hold by visiting next to nothing. */
  @Example
  void allStatesAreReached() {
    Set<DfuState> seen = EnumSet.noneOf(DfuState.class);
    for (long seed = 0; seed < 50; seed++) {
      Bench bench = new Bench(seed, seed % 2 == 0 ? ALL_ABILITIES : NOT_TOLERANT, 1);
      for (int i = 0; i < 300; i++) {
        bench.step();
        seen.add(bench.dfu.state());
      }
    }
    assertThat(seen).containsExactlyInAnyOrder(DfuState.values());
  }

  /** A device, and a host without manners who prefers what leads on. */
  private static final class Bench {
    private final Random random;
    private final Violations violations = new Violations(Violations.Watch.FLASH_AND_PROTOCOL);
    private final PlainDfu dfu;
    private Duration now = Duration.ZERO;

    Bench(long seed, int bmAttributes, int busyPolls) {
      random = new Random(seed);
      FunctionalDescriptor descriptor = new FunctionalDescriptor(bmAttributes, POLL, BLOCK, 0x0110);
      PlainSettings settings =
          new PlainSettings(
              descriptor,
              false,
              5 * BLOCK,
              OptionalInt.empty(),
              POLL,
              busyPolls,
              firmware -> firmware.length % 3 != 0);
      dfu = new PlainDfu(settings, Optional.of(new byte[40]), violations);
      dfu.start();
    }

    void step() {
      DfuState from = dfu.state();
      int noted = violations.found().size();
      Event wanted = Event.values()[random.nextInt(Event.values().length)];
      boolean leadsOn = PlainTransitions.defines(from, wanted) && wanted != Event.BUS_RESET;
      if (!leadsOn && random.nextInt(20) > 0 && from != DfuState.APP_DETACH) {
        return;
      }
      Event event = wanted;
      boolean stalled = false;
      switch (wanted) {
        case TIME -> {
          now = now.plusMillis(POLL);
          dfu.observe(now);
        }
        case BUS_RESET -> dfu.busReset();
        default -> {
          ControlReply reply = send(wanted);
          stalled = reply instanceof ControlReply.Stalled;
          event = happened(wanted, reply);
        }
      }
      boolean asked = event != Event.TIME && event != Event.BUS_RESET;
      boolean defined = PlainTransitions.defines(from, event);
      assertThat(PlainTransitions.after(from, event))
          .as("%s in %s", event, from)
          .contains(dfu.state());
      assertThat(stalled).as("%s in %s", event, from).isEqualTo(asked && !defined);
      if (asked && !defined) {
        assertThat(violations.found()).as("%s in %s", event, from).hasSizeGreaterThan(noted);
      }
    }

    private ControlReply send(Event event) {
      DfuRequest request =
          switch (event) {
            case DNLOAD_DATA, DNLOAD_ZERO -> DfuRequest.DNLOAD;
            case UPLOAD_FULL, UPLOAD_SHORT -> DfuRequest.UPLOAD;
            default -> DfuRequest.valueOf(event.name());
          };
      byte[] data = event == Event.DNLOAD_DATA ? new byte[1 + random.nextInt(BLOCK)] : new byte[0];
      int wLength =
          switch (event) {
            case DNLOAD_DATA -> data.length;
            case UPLOAD_FULL -> 4;
            case UPLOAD_SHORT -> BLOCK;
            case GETSTATUS -> 6;
            case GETSTATE -> 1;
            default -> 0;
          };
      return dfu.answer(SetupPacket.of(request, 1000, wLength), data, now);
    }

    /** Whether an upload is short is for the device to say. */
    private static Event happened(Event wanted, ControlReply reply) {
      boolean upload = wanted == Event.UPLOAD_FULL || wanted == Event.UPLOAD_SHORT;
      if (!upload || !(reply instanceof ControlReply.Data data)) {
        return wanted;
      }
      int wLength = wanted == Event.UPLOAD_FULL ? 4 : BLOCK;
      return data.bytes().length < wLength ? Event.UPLOAD_SHORT : Event.UPLOAD_FULL;
    }
  }
}
