package io.github.stm32dfu.transport.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.stm32dfu.protocol.DfuRequest;
import io.github.stm32dfu.transport.DfuIdentity;
import io.github.stm32dfu.transport.SteppingClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class ReplayPropertyTest {
  @Provide
  Arbitrary<DfuIdentity> devices() {
    return AnyEntry.devices().withoutEdgeCases();
  }

  @Provide
  Arbitrary<Call> calls() {
    return AnyEntry.calls().withoutEdgeCases();
  }

  @Provide
  Arbitrary<Outcome> outcomes() {
    return AnyEntry.outcomes().withoutEdgeCases();
  }

  @Property(tries = 200)
  void aReplayAnswersAsTheDeviceDid(
      @ForAll("devices") DfuIdentity device,
      @ForAll @Size(10) List<@From("calls") Call> calls,
      @ForAll @Size(10) List<@From("outcomes") Outcome> outcomes)
      throws Exception {
    List<RecordingEntry> entries = new ArrayList<>();
    List<Outcome> seen = new ArrayList<>();
    ScriptedTransport script = new ScriptedTransport(device, outcomes);
    try (RecordingTransport recording =
        new RecordingTransport(script, new SteppingClock(), entries::add)) {
      calls.forEach(call -> seen.add(ScriptedTransport.make(call, recording)));
    }

    assertThat(script.calls()).isEqualTo(calls);
    String text = Recording.of(entries).text(1);
    ReplayTransport replay = new ReplayTransport(Recording.parse(text).get(0));
    assertThat(replay.identity()).isEqualTo(device);
    for (int i = 0; i < calls.size(); i++) {
      assertThat(ScriptedTransport.make(calls.get(i), replay)).isEqualTo(seen.get(i));
    }
    assertThat(replay.remaining()).isZero();
    assertThatIllegalStateException()
        .isThrownBy(replay::resetPort)
        .withMessageContaining("ends after 10 calls");
  }

  @Property(tries = 200)
  void aReplayThatDivergesSaysWhereAndHow(
      @ForAll("devices") DfuIdentity device,
      @ForAll @Size(min = 1, max = 10) List<@From("calls") Call> calls,
      @ForAll("calls") Call other)
      throws Exception {
    int last = calls.size() - 1;
    if (calls.get(last).equals(other)) {
      return;
    }
    List<RecordingEntry> entries = new ArrayList<>();
    entries.add(new RecordingEntry.Opened(device));
    for (Call call : calls) {
      entries.add(
          new RecordingEntry.Exchange(Duration.ZERO, Duration.ZERO, call, new Outcome.Taken()));
    }
    String log = "a line before\n" + Recording.of(entries).text(4);
    ReplayTransport replay = new ReplayTransport(Recording.parse(log).get(0));
    calls.subList(0, last).forEach(call -> ScriptedTransport.make(call, replay));

    assertThatIllegalStateException()
        .isThrownBy(() -> ScriptedTransport.make(other, replay))
        .withMessage(
            "line %d: the recording has %s, the replay has %s", last + 3, calls.get(last), other);
    assertThat(replay.remaining()).isEqualTo(1);
  }

  @Property(tries = 100)
  void oneOtherByteIsADivergence(
      @ForAll("devices") DfuIdentity device, @ForAll @Size(min = 1, max = 64) byte[] data) {
    Call recorded = new Call.Out(DfuRequest.DNLOAD, 2, data);
    data[data.length / 2] ^= 1;
    Call asked = new Call.Out(DfuRequest.DNLOAD, 2, data);
    RecordingEntry.Exchange step =
        new RecordingEntry.Exchange(Duration.ZERO, Duration.ZERO, recorded, new Outcome.Taken());
    List<RecordingEntry> entries = List.of(new RecordingEntry.Opened(device), step);
    ReplayTransport replay = new ReplayTransport(Recording.of(entries));

    assertThatIllegalStateException()
        .isThrownBy(() -> ScriptedTransport.make(asked, replay))
        .withMessageContaining("line 2: the recording has DNLOAD");
  }

  @Example
  void timesCountFromTheOpening() {
    List<RecordingEntry> entries = new ArrayList<>();
    ScriptedTransport script =
        new ScriptedTransport(
            AnyEntry.devices().sample(), List.of(new Outcome.Taken(), new Outcome.Taken()));
    SteppingClock clock = new SteppingClock();
    RecordingTransport recording = new RecordingTransport(script, clock, entries::add);
    clock.sleep(Duration.ofMillis(250));
    ScriptedTransport.make(new Call.Reset(), recording);
    clock.sleep(Duration.ofMillis(50));
    ScriptedTransport.make(new Call.Reset(), recording);

    assertThat(entries.subList(1, 3))
        .extracting(entry -> ((RecordingEntry.Exchange) entry).at())
        .containsExactly(Duration.ofMillis(250), Duration.ofMillis(300));
  }

  @Example
  void closingReachesTheDevice() {
    ScriptedTransport script = new ScriptedTransport(AnyEntry.devices().sample(), List.of());

    new RecordingTransport(script, new SteppingClock(), entry -> {}).close();

    assertThat(script.timesClosed()).isEqualTo(1);
  }

  @Example
  void aClosedReplayIsNotUsed() {
    Recording empty = new Recording(AnyEntry.devices().sample(), List.of());
    ReplayTransport replay = new ReplayTransport(empty);
    replay.close();

    assertThatIllegalStateException()
        .isThrownBy(replay::resetPort)
        .withMessageContaining("this transport is closed");
  }

  @Example
  void aRecordingHasOneOpening() {
    RecordingEntry opened = new RecordingEntry.Opened(AnyEntry.devices().sample());
    assertThatIllegalArgumentException().isThrownBy(() -> Recording.of(List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> Recording.of(List.of(opened, opened)));
  }
}
