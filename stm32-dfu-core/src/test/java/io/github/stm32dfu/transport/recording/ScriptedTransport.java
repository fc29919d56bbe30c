package io.github.stm32dfu.transport.recording;

import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.protocol.DfuRequest;
import io.github.stm32dfu.transport.DfuIdentity;
import io.github.stm32dfu.transport.DfuTransport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** A device that does to each call what the next outcome says, whatever the call. */
final class ScriptedTransport implements DfuTransport {
  private final DfuIdentity identity;
  private final Iterator<Outcome> outcomes;
  private final List<Call> calls = new ArrayList<>();
  private int closed;

  ScriptedTransport(DfuIdentity identity, List<Outcome> outcomes) {
    this.identity = identity;
    this.outcomes = outcomes.iterator();
  }

  List<Call> calls() {
    return calls;
  }

  int timesClosed() {
    return closed;
  }

  /** {@return how a call on any transport ended} */
  static Outcome make(Call call, DfuTransport transport) {
    try {
      if (call instanceof Call.Out out) {
        transport.controlOut(out.request(), out.wValue(), out.data(), Duration.ofSeconds(1));
      } else if (call instanceof Call.In in) {
        return new Outcome.Answered(
            transport.controlIn(in.request(), in.wValue(), in.wLength(), Duration.ofSeconds(1)));
      } else if (call instanceof Call.Select select) {
        transport.selectAlternateSetting(select.bAlternateSetting());
      } else {
        transport.resetPort();
      }
      return new Outcome.Taken();
    } catch (TransportException failure) {
      return Outcome.Failed.with(failure);
    }
  }

  @Override
  public DfuIdentity identity() {
    return identity;
  }

  @Override
  public void controlOut(DfuRequest request, int wValue, byte[] data, Duration timeout)
      throws TransportException {
    next(new Call.Out(request, wValue, data));
  }

  @Override
  public byte[] controlIn(DfuRequest request, int wValue, int wLength, Duration timeout)
      throws TransportException {
    Outcome outcome = next(new Call.In(request, wValue, wLength));
    return outcome instanceof Outcome.Answered answered ? answered.data() : new byte[0];
  }

  @Override
  public void selectAlternateSetting(int bAlternateSetting) throws TransportException {
    next(new Call.Select(bAlternateSetting));
  }

  @Override
  public void resetPort() throws TransportException {
    next(new Call.Reset());
  }

  @Override
  public void close() {
    closed++;
  }

  private Outcome next(Call call) throws TransportException {
    calls.add(call);
    Outcome outcome = outcomes.next();
    if (outcome instanceof Outcome.Failed failed) {
      throw failed.exception();
    }
    return outcome;
  }
}
