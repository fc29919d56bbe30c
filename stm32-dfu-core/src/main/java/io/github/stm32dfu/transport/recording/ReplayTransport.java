package io.github.stm32dfu.transport.recording;

import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.protocol.DfuRequest;
import io.github.stm32dfu.transport.DfuIdentity;
import io.github.stm32dfu.transport.DfuTransport;
import java.time.Duration;

/**
 * Plays the device's part of a recording, without waiting. The host must say exactly what it said
 * then: anything else is an {@link IllegalStateException} that names the line and both calls.
 */
public final class ReplayTransport implements DfuTransport {
  private final Recording recording;
  private int played;
  private boolean closed;

  /**
   * Starts at the beginning.
   *
   * @param recording of one session
   */
  public ReplayTransport(Recording recording) {
    this.recording = recording;
  }

  /** {@return how many calls of the recording have not been made yet} */
  public int remaining() {
    return recording.steps().size() - played;
  }

  @Override
  public DfuIdentity identity() {
    return recording.device();
  }

  @Override
  public void controlOut(DfuRequest request, int wValue, byte[] data, Duration timeout)
      throws TransportException {
    play(new Call.Out(request, wValue, data));
  }

  @Override
  public byte[] controlIn(DfuRequest request, int wValue, int wLength, Duration timeout)
      throws TransportException {
    Outcome outcome = play(new Call.In(request, wValue, wLength));
    return outcome instanceof Outcome.Answered answered ? answered.data() : new byte[0];
  }

  @Override
  public void selectAlternateSetting(int bAlternateSetting) throws TransportException {
    play(new Call.Select(bAlternateSetting));
  }

  @Override
  public void resetPort() throws TransportException {
    play(new Call.Reset());
  }

  @Override
  public void close() {
    closed = true;
  }

  private Outcome play(Call call) throws TransportException {
    if (closed) {
      throw new IllegalStateException("this transport is closed");
    }
    if (remaining() == 0) {
      throw new IllegalStateException(
          "the recording ends after " + played + " calls; the replay goes on with " + call);
    }
    Recording.Step step = recording.steps().get(played);
    if (!step.exchange().call().equals(call)) {
      throw new IllegalStateException(
          "line "
              + step.line()
              + ": the recording has "
              + step.exchange().call()
              + ", the replay has "
              + call);
    }
    played++;
    if (step.exchange().outcome() instanceof Outcome.Failed failed) {
      throw failed.exception();
    }
    return step.exchange().outcome();
  }
}
