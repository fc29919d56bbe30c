package io.github.stm32dfu.transport.recording;

import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.protocol.DfuRequest;
import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.transport.DfuIdentity;
import io.github.stm32dfu.transport.DfuTransport;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Passes every call on to another transport and tells a sink how it ended, failures too.
 * Programming errors are not recorded: they reach no device.
 */
public final class RecordingTransport implements DfuTransport {
  private final DfuTransport device;
  private final Clock clock;
  private final Consumer<RecordingEntry> sink;
  private final Duration opened;

  /**
   * Starts a recording: the sink gets {@link RecordingEntry.Opened} at once.
   *
   * @param device that does the work; closed with this transport
   * @param clock for the times in the recording
   * @param sink called on the caller's thread, after each call's end
   */
  public RecordingTransport(DfuTransport device, Clock clock, Consumer<RecordingEntry> sink) {
    this.device = device;
    this.clock = clock;
    this.sink = sink;
    this.opened = clock.now();
    sink.accept(new RecordingEntry.Opened(device.identity()));
  }

  @Override
  public DfuIdentity identity() {
    return device.identity();
  }

  @Override
  public void controlOut(DfuRequest request, int wValue, byte[] data, Duration timeout)
      throws TransportException {
    Call call = new Call.Out(request, wValue, data);
    record(
        call,
        () -> {
          device.controlOut(request, wValue, data, timeout);
          return new Outcome.Taken();
        });
  }

  @Override
  public byte[] controlIn(DfuRequest request, int wValue, int wLength, Duration timeout)
      throws TransportException {
    Call call = new Call.In(request, wValue, wLength);
    return record(
            call, () -> new Outcome.Answered(device.controlIn(request, wValue, wLength, timeout)))
        .data();
  }

  @Override
  public void selectAlternateSetting(int bAlternateSetting) throws TransportException {
    record(
        new Call.Select(bAlternateSetting),
        () -> {
          device.selectAlternateSetting(bAlternateSetting);
          return new Outcome.Taken();
        });
  }

  @Override
  public void resetPort() throws TransportException {
    record(
        new Call.Reset(),
        () -> {
          device.resetPort();
          return new Outcome.Taken();
        });
  }

  @Override
  public void close() {
    device.close();
  }

  private interface Work<O extends Outcome> {
    O carryOut() throws TransportException;
  }

  private <O extends Outcome> O record(Call call, Work<O> work) throws TransportException {
    Duration start = clock.now();
    O outcome;
    try {
      outcome = work.carryOut();
    } catch (TransportException failure) {
      tell(start, call, Outcome.Failed.with(failure));
      throw failure;
    }
    tell(start, call, outcome);
    return outcome;
  }

  private void tell(Duration start, Call call, Outcome outcome) {
    sink.accept(
        new RecordingEntry.Exchange(start.minus(opened), clock.now().minus(start), call, outcome));
  }
}
