package io.github.stm32dfu.simulator;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.error.TransportException.Kind;
import io.github.stm32dfu.protocol.FunctionalDescriptor;
import io.github.stm32dfu.simulator.chip.Timing;
import io.github.stm32dfu.simulator.fault.Fault;
import io.github.stm32dfu.simulator.fault.FaultPlan;
import io.github.stm32dfu.simulator.plain.PlainDfu;
import io.github.stm32dfu.simulator.usb.ControlReply;
import io.github.stm32dfu.simulator.usb.SetupPacket;
import io.github.stm32dfu.simulator.usb.TransferLog;
import io.github.stm32dfu.transport.AlternateSetting;
import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.transport.DeviceString;
import io.github.stm32dfu.transport.DfuIdentity;
import io.github.stm32dfu.transport.DfuTransport;
import io.github.stm32dfu.transport.PortPath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A plain DFU device at the end of a cable, which powers it. */
final class Dfu11Port implements DevicePort {
  private static final ControlReply NO_ANSWER = new ControlReply.NoAnswer();
  private static final ControlReply GONE = new ControlReply.Gone();
  private static final long UNCLAIMED = -1;

  // The test ids of pid.codes; a bootloader may have another product than its application.
  private static final int ID_VENDOR = 0x1209;
  private static final int ID_APPLICATION = 0x0001;
  private static final int ID_BOOTLOADER = 0x0002;
  private static final int BCD_DEVICE = 0x0100;

  private final PlainDfu dfu;
  private final FunctionalDescriptor descriptor;
  private final List<AlternateSetting> alternateSettings = new ArrayList<>();
  private final PortPath path;
  private final Clock clock;
  private final Timing timing;
  private final Presence presence;
  private final TransferLog log = new TransferLog();
  private final Tampering tampering = new Tampering();
  private final Schedule schedule = new Schedule();
  private FaultPlan faults = FaultPlan.none();
  private boolean plugged = true;
  private long claimed = UNCLAIMED;

  Dfu11Port(Dfu11Builder of, FunctionalDescriptor descriptor, PlainDfu dfu) {
    this.dfu = dfu;
    this.descriptor = descriptor;
    this.path = of.portPath;
    this.clock = of.clock;
    this.timing = of.timing;
    this.presence = new Presence(timing.enumeration());
    for (String name : of.alternateSettings) {
      alternateSettings.add(
          new AlternateSetting(alternateSettings.size(), new DeviceString.Text(name)));
    }
  }

  void plan(FaultPlan plan) {
    faults = plan;
  }

  Clock clock() {
    return clock;
  }

  TransferLog log() {
    return log;
  }

  boolean powered() {
    return plugged;
  }

  /** Does what should have happened by now. */
  void catchUp() {
    Duration now = clock.now();
    Optional<Duration> event = schedule.next();
    while (event.isPresent() && event.get().compareTo(now) <= 0) {
      settle(event.get());
      schedule.runNext();
      event = schedule.next();
    }
    settle(now);
  }

  void plug() {
    if (!plugged) {
      plugged = true;
      dfu.start();
      presence.renew(clock.now());
    }
  }

  void unplug() {
    if (plugged) {
      plugged = false;
      presence.renew(clock.now());
    }
  }

  @Override
  public synchronized Optional<DfuIdentity> seen() {
    catchUp();
    return plugged && presence.enumerated(clock.now()) ? Optional.of(identity()) : Optional.empty();
  }

  @Override
  public synchronized DfuTransport claim(DfuIdentity identity) throws TransportException {
    if (claimed == presence.attachment()) {
      throw new TransportException(
          Kind.BUSY, identity + " is held by another program", Hint.CLOSE_OTHER_PROGRAM);
    }
    claimed = presence.attachment();
    return new BoardTransport(this, identity, claimed);
  }

  @Override
  public synchronized void release(long attachment) {
    if (claimed == attachment) {
      claimed = UNCLAIMED;
    }
  }

  @Override
  public synchronized boolean reset(long attachment) {
    catchUp();
    if (isGone(attachment)) {
      return false;
    }
    dfu.busReset();
    presence.renew(clock.now());
    return true;
  }

  @Override
  public ControlReply transfer(long attachment, SetupPacket setup, byte[] data, Duration timeout) {
    Duration start = clock.now();
    Optional<Fault> fault = begin();
    clock.sleep(timing.transferOf(setup.wLength()));
    ControlReply reply;
    synchronized (this) {
      catchUp();
      reply = isGone(attachment) ? GONE : reply(attachment, setup, data, fault);
    }
    if (reply instanceof ControlReply.NoAnswer) {
      clock.sleep(timeout);
    }
    log.add(start, clock.now(), setup, data, reply, fault);
    return reply;
  }

  private synchronized Optional<Fault> begin() {
    catchUp();
    Optional<Fault> fault = faults.faultAt(log.count());
    if (fault.isPresent() && fault.get() instanceof Fault.UnplugBefore) {
      pullPlug();
    }
    return fault;
  }

  private ControlReply reply(
      long attachment, SetupPacket setup, byte[] data, Optional<Fault> fault) {
    if (fault.isPresent() && fault.get() instanceof Fault.LostRequest) {
      return NO_ANSWER;
    }
    ControlReply answer = answer(setup, data, fault);
    ControlReply seen = tampering.altered(attachment, setup, answer, fault);
    settle(clock.now());
    return pulledAfter(fault) ? GONE : seen;
  }

  private ControlReply answer(SetupPacket setup, byte[] data, Optional<Fault> fault) {
    if (fault.isPresent() && fault.get() instanceof Fault.StallIntoError error) {
      dfu.fail(error.bStatus());
      return new ControlReply.Stalled();
    }
    return fault.isPresent() && fault.get() instanceof Fault.Stall
        ? new ControlReply.Stalled()
        : dfu.answer(setup, data, clock.now());
  }

  /** {@return whether the device is away before its answer is} */
  private boolean pulledAfter(Optional<Fault> fault) {
    Optional<Duration> delay = Optional.empty();
    if (fault.isPresent() && fault.get() instanceof Fault.UnplugAfter unplug) {
      delay = Optional.of(unplug.delay());
    } else if (fault.isPresent() && fault.get() instanceof Fault.PowerCut cut) {
      delay = Optional.of(cut.delay());
    }
    if (delay.isPresent() && delay.get().isZero()) {
      pullPlug();
      return true;
    }
    delay.ifPresent(wait -> schedule.at(clock.now().plus(wait), this::pullPlug));
    return false;
  }

  private void pullPlug() {
    unplug();
    faults.returnsAfter().ifPresent(after -> schedule.at(clock.now().plus(after), this::plug));
  }

  private void settle(Duration now) {
    if (plugged) {
      dfu.observe(now);
      if (dfu.leaves()) {
        presence.renew(now);
      }
    }
  }

  private boolean isGone(long attachment) {
    return !plugged || attachment != presence.attachment() || !presence.enumerated(clock.now());
  }

  private DfuIdentity identity() {
    boolean application = dfu.inApplication();
    return new DfuIdentity(
        ID_VENDOR,
        application ? ID_APPLICATION : ID_BOOTLOADER,
        BCD_DEVICE,
        new DeviceString.Absent(),
        path,
        application ? DfuIdentity.Mode.RUN_TIME : DfuIdentity.Mode.DFU,
        application ? alternateSettings.subList(0, 1) : alternateSettings,
        Optional.of(descriptor));
  }
}
