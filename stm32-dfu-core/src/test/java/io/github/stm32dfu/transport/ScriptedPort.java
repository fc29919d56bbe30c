package io.github.stm32dfu.transport;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.error.TransportException.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A serial port in virtual time, and the application behind it as a script. It is strict: calls
 * that the seam forbids fail the test.
 */
public final class ScriptedPort implements SerialFinder {
  private final SteppingClock clock;
  private final Application application;
  private final Deque<Arrival> arrivals = new ArrayDeque<>();
  private final List<String> events = new ArrayList<>();
  private Optional<Supplier<Arrival>> babble = Optional.empty();
  private Optional<Duration> end = Optional.empty();
  private Optional<TransportException> refusal = Optional.empty();
  private int largestRead = Integer.MAX_VALUE;
  private boolean open;

  /** What is behind the port. */
  @FunctionalInterface
  public interface Application {
    /** Takes what the host wrote, or does not. */
    void receive(byte[] data, ScriptedPort port) throws TransportException;

    /** Sees a line change, where the port has lines. */
    default void signal(ModemLine line, ModemLine.Level level, ScriptedPort port)
        throws TransportException {}
  }

  private record Arrival(Duration at, byte[] bytes) {}

  public ScriptedPort(SteppingClock clock, Application application) {
    this.clock = clock;
    this.application = application;
  }

  /** Sends bytes to the host, after those that are on their way. */
  public void send(Duration after, byte[] bytes) {
    arrivals.add(new Arrival(clock.now().plus(after), bytes.clone()));
  }

  /** Goes on sending, from now on and without an end, whenever nothing else is on its way. */
  public void babble(Duration every, Supplier<byte[]> source) {
    babble = Optional.of(() -> new Arrival(clock.now().plus(every), source.get()));
  }

  /** Leaves the bus. */
  public void vanish(Duration after) {
    end = Optional.of(clock.now().plus(after));
  }

  /** Lets nobody in. */
  public void refuse(Kind kind) {
    refusal = Optional.of(new TransportException(kind, "scripted", Hint.CLOSE_OTHER_PROGRAM));
  }

  /** Gives at most so many bytes at once. */
  public void readsAtMost(int bytes) {
    largestRead = bytes;
  }

  /** {@return what happened, in order, such as {@code open 115200 8N1} and {@code close}} */
  public List<String> events() {
    return List.copyOf(events);
  }

  /** {@return whether it was left open} */
  public boolean isOpen() {
    return open;
  }

  public SerialIdentity identity() {
    return SerialIdentity.named("ttyTEST");
  }

  @Override
  public List<SerialIdentity> list() {
    return List.of(identity());
  }

  @Override
  public SerialLink open(SerialIdentity port, SerialSettings settings) throws TransportException {
    if (refusal.isPresent()) {
      throw refusal.get();
    }
    require(!open, "opened twice");
    open = true;
    events.add("open " + settings);
    return new Link();
  }

  private static void require(boolean condition, String rule) {
    if (!condition) {
      throw new AssertionError(rule);
    }
  }

  private final class Link implements SerialLink {
    private boolean closed;

    @Override
    public SerialIdentity identity() {
      return ScriptedPort.this.identity();
    }

    @Override
    public void configure(SerialSettings settings) throws TransportException {
      use();
      events.add("configure " + settings);
    }

    @Override
    public void set(ModemLine line, ModemLine.Level level) throws TransportException {
      use();
      events.add(line + " " + level);
      application.signal(line, level, ScriptedPort.this);
    }

    @Override
    public void write(byte[] data, Duration timeout) throws TransportException {
      require(!timeout.isNegative(), "negative timeout");
      use();
      events.add("write " + new String(data, StandardCharsets.ISO_8859_1));
      application.receive(data.clone(), ScriptedPort.this);
    }

    @Override
    public byte[] read(int most, Duration timeout) throws TransportException {
      require(most > 0 && !timeout.isNegative(), "impossible read");
      use();
      Duration deadline = clock.now().plus(timeout);
      if (arrivals.isEmpty()) {
        babble.ifPresent(source -> arrivals.add(source.get()));
      }
      Arrival next = arrivals.peek();
      Duration until = next == null || next.at.compareTo(deadline) > 0 ? deadline : next.at;
      boolean ends = end.isPresent() && end.get().compareTo(until) <= 0;
      pass(ends ? end.orElseThrow() : until);
      use();
      if (next == null || next.at.compareTo(clock.now()) > 0) {
        return new byte[0];
      }
      arrivals.remove();
      int count = Math.min(Math.min(most, largestRead), next.bytes.length);
      if (count < next.bytes.length) {
        arrivals.addFirst(
            new Arrival(next.at, Arrays.copyOfRange(next.bytes, count, next.bytes.length)));
      }
      return Arrays.copyOf(next.bytes, count);
    }

    @Override
    public void close() {
      if (!closed) {
        closed = true;
        open = false;
        events.add("close");
      }
    }

    private void pass(Duration until) {
      Duration left = until.minus(clock.now());
      if (!left.isNegative()) {
        clock.sleep(left);
      }
    }

    private void use() throws TransportException {
      require(!closed, "used after it was closed");
      if (end.isPresent() && end.get().compareTo(clock.now()) <= 0) {
        throw new TransportException(Kind.DISCONNECTED, "it left the bus", Hint.NONE);
      }
    }
  }
}
