package io.github.stm32dfu.cdc;

import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.memory.Hex;
import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.transport.SerialLink;
import java.time.Duration;
import org.slf4j.Logger;

/**
 * The calls on one port as lines of a debug log. Times are in microseconds, the first since the
 * opening:
 *
 * <pre>
 * serial#1 at=0 took=6480 OPEN /dev/ttyACM0 (0483:5740 at 1-5.2, serial 2077345D2039) 115200 8N1 -> ok
 * serial#1 at=7020 took=310 WRITE timeout=1000 data=69643F0A -> ok
 * serial#1 at=7340 took=2210 READ timeout=1000 most=256 -> data=6F6B0A
 * serial#1 at=9800 took=11980 READ timeout=1000 most=256 -> failed kind=DISCONNECTED message=...
 * </pre>
 */
final class LinkLog {
  private final int session;
  private final Clock clock;
  private final Logger log;
  private final Duration start;

  LinkLog(int session, Clock clock, Logger log) {
    this.session = session;
    this.clock = clock;
    this.log = log;
    this.start = clock.now();
  }

  /** A call on a port. */
  @FunctionalInterface
  interface Call<T> {
    T carryOut() throws TransportException;
  }

  /** {@return what a call gives; it and how it ends become a line} */
  <T> T of(String what, Call<T> call) throws TransportException {
    Duration begin = clock.now();
    T result;
    try {
      result = call.carryOut();
    } catch (TransportException failure) {
      tell(begin, what, "failed kind=" + failure.kind() + " message=" + failure.getMessage());
      throw failure;
    }
    tell(begin, what, result instanceof byte[] data ? "data=" + Hex.bytes(data) : "ok");
    return result;
  }

  /** Closes a link. */
  void close(SerialLink link) {
    Duration begin = clock.now();
    link.close();
    tell(begin, "CLOSE", "ok");
  }

  private void tell(Duration begin, String what, String end) {
    log.debug(
        "serial#{} at={} took={} {} -> {}",
        session,
        micros(begin.minus(start)),
        micros(clock.now().minus(begin)),
        what,
        end);
  }

  private static long micros(Duration time) {
    return time.toNanos() / 1000;
  }
}
