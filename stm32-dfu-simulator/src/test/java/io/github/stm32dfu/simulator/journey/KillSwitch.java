package io.github.stm32dfu.simulator.journey;

import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.flash.journal.JournalStore;
import io.github.stm32dfu.journey.Surroundings;
import io.github.stm32dfu.protocol.DfuRequest;
import io.github.stm32dfu.transport.DfuFinder;
import io.github.stm32dfu.transport.DfuIdentity;
import io.github.stm32dfu.transport.DfuTransport;
import io.github.stm32dfu.transport.ModemLine;
import io.github.stm32dfu.transport.SerialFinder;
import io.github.stm32dfu.transport.SerialIdentity;
import io.github.stm32dfu.transport.SerialLink;
import io.github.stm32dfu.transport.SerialSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A host process that is killed at one of its calls to the world: neither that call nor any later
 * one gets through, to a board or to the journals.
 */
public final class KillSwitch {
  /** Nothing catches this. */
  public static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  private final long killAt;
  private final Runnable atDeath;
  private final List<AutoCloseable> handles = new ArrayList<>();
  private long calls;
  private long refused;

  /**
   * Watches a process.
   *
   * @param killAt number of the call, from 0, that does not get through any more
   */
  public KillSwitch(long killAt) {
    this(killAt, () -> {});
  }

  /**
   * Watches a process.
   *
   * @param killAt number of the call, from 0, that does not get through any more
   * @param atDeath is run at that moment, once
   */
  public KillSwitch(long killAt, Runnable atDeath) {
    this.killAt = killAt;
    this.atDeath = atDeath;
  }

  /** {@return how many calls got through} */
  public long calls() {
    return calls;
  }

  /** {@return how many calls were made and did not} */
  public long refused() {
    return refused;
  }

  /**
   * Does what the operating system does with the handles of a process that is gone.
   *
   * @throws Exception where one cannot be closed
   */
  public void releaseHandles() throws Exception {
    for (AutoCloseable handle : handles) {
      handle.close();
    }
  }

  /**
   * {@return the world as the process reaches it}
   *
   * @param world as it is
   */
  public Surroundings around(Surroundings world) {
    return new Surroundings(
        new Usb(world.usb()),
        new Serial(world.serial()),
        world.clock(),
        new Journals(world.journals()),
        world.hash());
  }

  private void call() {
    if (calls == killAt) {
      if (refused == 0) {
        atDeath.run();
      }
      refused++;
      throw new Killed();
    }
    calls++;
  }

  private final class Usb implements DfuFinder {
    private final DfuFinder world;

    Usb(DfuFinder world) {
      this.world = world;
    }

    @Override
    public List<DfuIdentity> list() throws TransportException {
      call();
      return world.list();
    }

    @Override
    public DfuTransport open(DfuIdentity device) throws TransportException {
      call();
      DfuTransport transport = world.open(device);
      handles.add(transport);
      return new Transport(transport);
    }
  }

  private final class Transport implements DfuTransport {
    private final DfuTransport world;

    Transport(DfuTransport world) {
      this.world = world;
    }

    @Override
    public DfuIdentity identity() {
      return world.identity();
    }

    @Override
    public void controlOut(DfuRequest request, int wValue, byte[] data, Duration timeout)
        throws TransportException {
      call();
      world.controlOut(request, wValue, data, timeout);
    }

    @Override
    public byte[] controlIn(DfuRequest request, int wValue, int wLength, Duration timeout)
        throws TransportException {
      call();
      return world.controlIn(request, wValue, wLength, timeout);
    }

    @Override
    public void selectAlternateSetting(int bAlternateSetting) throws TransportException {
      call();
      world.selectAlternateSetting(bAlternateSetting);
    }

    @Override
    public void resetPort() throws TransportException {
      call();
      world.resetPort();
    }

    /** What a dead process holds, the operating system gives back. */
    @Override
    public void close() {
      if (refused == 0) {
        world.close();
      }
    }
  }

  private final class Serial implements SerialFinder {
    private final SerialFinder world;

    Serial(SerialFinder world) {
      this.world = world;
    }

    @Override
    public List<SerialIdentity> list() throws TransportException {
      call();
      return world.list();
    }

    @Override
    public SerialLink open(SerialIdentity port, SerialSettings settings) throws TransportException {
      call();
      SerialLink link = world.open(port, settings);
      handles.add(link);
      return new Link(link);
    }
  }

  private final class Link implements SerialLink {
    private final SerialLink world;

    Link(SerialLink world) {
      this.world = world;
    }

    @Override
    public SerialIdentity identity() {
      return world.identity();
    }

    @Override
    public void configure(SerialSettings settings) throws TransportException {
      call();
      world.configure(settings);
    }

    @Override
    public void set(ModemLine line, ModemLine.Level level) throws TransportException {
      call();
      world.set(line, level);
    }

    @Override
    public void write(byte[] data, Duration timeout) throws TransportException {
      call();
      world.write(data, timeout);
    }

    @Override
    public byte[] read(int most, Duration timeout) throws TransportException {
      call();
      return world.read(most, timeout);
    }

    @Override
    public void close() {
      if (refused == 0) {
        world.close();
      }
    }
  }

  private final class Journals implements JournalStore {
    private final JournalStore world;

    Journals(JournalStore world) {
      this.world = world;
    }

    @Override
    public List<String> names() throws DfuException {
      call();
      return world.names();
    }

    @Override
    public byte[] read(String name) throws DfuException {
      call();
      return world.read(name);
    }

    @Override
    public void claim(String name) throws DfuException {
      call();
      world.claim(name);
    }

    @Override
    public void create(String name, byte[] content) throws DfuException {
      call();
      world.create(name, content);
    }

    @Override
    public void append(String name, byte[] record) throws DfuException {
      call();
      world.append(name, record);
    }

    @Override
    public void delete(String name) throws DfuException {
      call();
      world.delete(name);
    }
  }
}
