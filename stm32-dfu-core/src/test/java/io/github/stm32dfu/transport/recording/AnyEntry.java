package io.github.stm32dfu.transport.recording;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.protocol.DfuRequest;
import io.github.stm32dfu.protocol.FunctionalDescriptor;
import io.github.stm32dfu.transport.AlternateSetting;
import io.github.stm32dfu.transport.DeviceString;
import io.github.stm32dfu.transport.DfuIdentity;
import io.github.stm32dfu.transport.PortPath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Recordings of all shapes. */
final class AnyEntry {
  private static final int WORD = 0xFFFF;

  private AnyEntry() {}

  static Arbitrary<List<RecordingEntry>> recordings() {
    return Combinators.combine(devices(), exchanges().list().ofMaxSize(12))
        .as(
            (device, exchanges) -> {
              List<RecordingEntry> all = new ArrayList<>();
              all.add(new RecordingEntry.Opened(device));
              all.addAll(exchanges);
              return all;
            });
  }

  static Arbitrary<RecordingEntry.Exchange> exchanges() {
    Arbitrary<Duration> times = Arbitraries.longs().between(0, 1L << 50).map(Duration::ofNanos);
    return Combinators.combine(times, times, calls(), outcomes()).as(RecordingEntry.Exchange::new);
  }

  static Arbitrary<Call> calls() {
    Arbitrary<DfuRequest> requests = Arbitraries.of(DfuRequest.class);
    return Arbitraries.oneOf(
        Combinators.combine(requests, words(), bytes()).as(Call.Out::new),
        Combinators.combine(requests, words(), words()).as(Call.In::new),
        Arbitraries.integers().between(0, 255).map(Call.Select::new),
        Arbitraries.just(new Call.Reset()));
  }

  static Arbitrary<Outcome> outcomes() {
    return Arbitraries.oneOf(
        Arbitraries.just(new Outcome.Taken()),
        bytes().map(Outcome.Answered::new),
        Combinators.combine(
                Arbitraries.of(TransportException.Kind.class), Arbitraries.of(Hint.class), texts())
            .as(Outcome.Failed::new));
  }

  static Arbitrary<DfuIdentity> devices() {
    Arbitrary<AlternateSetting> alternates =
        Combinators.combine(Arbitraries.integers().between(0, 255), strings())
            .as(AlternateSetting::new);
    Arbitrary<FunctionalDescriptor> functional =
        Combinators.combine(Arbitraries.integers().between(0, 255), words(), words(), words())
            .as(FunctionalDescriptor::new);
    return Combinators.combine(
            words(),
            Combinators.combine(strings(), strings()).as(List::of),
            texts().map(PortPath::of).injectNull(0.3),
            Arbitraries.of(DfuIdentity.Mode.class),
            alternates.list().ofMaxSize(3),
            functional.optional(),
            Arbitraries.integers().between(0, 255),
            texts().list().ofMaxSize(2))
        .as(
            (seed, two, path, mode, settings, descriptor, bInterfaceNumber, remarks) -> {
              Random ids = new Random(seed);
              return new DfuIdentity(
                  ids.nextInt(WORD + 1),
                  ids.nextInt(WORD + 1),
                  ids.nextInt(WORD + 1),
                  two.get(0),
                  path == null ? PortPath.unknown() : path,
                  mode,
                  settings,
                  descriptor,
                  two.get(1),
                  bInterfaceNumber,
                  remarks);
            });
  }

  private static Arbitrary<DeviceString> strings() {
    return Arbitraries.oneOf(
        Arbitraries.just(new DeviceString.Absent()),
        texts().map(DeviceString.Text::new),
        texts().map(DeviceString.Unreadable::new));
  }

  /** Text that consists mostly of what a parser could trip over. */
  private static Arbitrary<String> texts() {
    return Arbitraries.frequencyOf(
            Tuple.of(3, Arbitraries.of(' ', '"', '\\', '=', ',', 'u', '0', '\n', '\r', '\0')),
            Tuple.of(1, Arbitraries.of('d', 'f', 'u', '#', '1', '-', '>')),
            Tuple.of(1, Arbitraries.chars().all()))
        .list()
        .ofMaxSize(20)
        .map(chars -> chars.stream().map(String::valueOf).collect(Collectors.joining()));
  }

  private static Arbitrary<Integer> words() {
    return Arbitraries.integers().between(0, WORD);
  }

  private static Arbitrary<byte[]> bytes() {
    return Arbitraries.bytes().array(byte[].class).ofMaxSize(70);
  }
}
