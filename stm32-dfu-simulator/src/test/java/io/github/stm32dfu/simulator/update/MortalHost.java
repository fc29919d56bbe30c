package io.github.stm32dfu.simulator.update;

import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.flash.journal.JournalStore;
import io.github.stm32dfu.protocol.DfuRequest;
import io.github.stm32dfu.simulator.fault.CutPoint;
import io.github.stm32dfu.transport.DfuFinder;
import io.github.stm32dfu.transport.DfuIdentity;
import io.github.stm32dfu.transport.DfuTransport;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * A host that is killed at one of its calls, be it a transfer or a write to the disk: from then on
 * nothing that it does reaches either, whatever its program tries on the way out.
 */
final class MortalHost {
  private final long lastCall;
  private final CutPoint where;
  private long calls;
  private boolean dead;

  /** What a killed program never sees. */
  static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private MortalHost(long lastCall, CutPoint where) {
    this.lastCall = lastCall;
    this.where = where;
  }

  /** {@return a host that lives on} */
  static MortalHost immortal() {
    return new MortalHost(-1, CutPoint.BEFORE);
  }

  /**
   * {@return a host that is killed}
   *
   * @param call at which, counted from 0
   * @param where within it; half of what it appends can be on the disk
   */
  static MortalHost killedAt(long call, CutPoint where) {
    return new MortalHost(call, where);
  }

  /** {@return how many calls it made} */
  long calls() {
    return calls;
  }

  /** {@return a bus as this host sees it} */
  DfuFinder on(DfuFinder bus) {
    return new DfuFinder() {
      @Override
      public List<DfuIdentity> list() throws TransportException {
        return bus.list();
      }

      @Override
      public DfuTransport open(DfuIdentity device) throws TransportException {
        return new Wire(bus.open(device));
      }
    };
  }

  /** {@return a disk as this host sees it} */
  JournalStore on(JournalStore disk) {
    return new Disk(disk);
  }

  private void before() {
    boolean last = !dead && calls++ == lastCall;
    dead |= last && where == CutPoint.BEFORE;
    endIfDead();
  }

  private boolean isCut() {
    return calls - 1 == lastCall && where == CutPoint.DURING;
  }

  private void after() {
    dead |= calls - 1 == lastCall;
    endIfDead();
  }

  private void endIfDead() {
    if (dead) {
      throw new Killed();
    }
  }

  private final class Disk implements JournalStore {
    private final JournalStore disk;

    Disk(JournalStore disk) {
      this.disk = disk;
    }

    @Override
    public List<String> names() throws DfuException {
      endIfDead();
      return disk.names();
    }

    @Override
    public byte[] read(String name) throws DfuException {
      endIfDead();
      return disk.read(name);
    }

    @Override
    public void claim(String name) throws DfuException {
      endIfDead();
      disk.claim(name);
    }

    @Override
    public void create(String name, byte[] content) throws DfuException {
      before();
      if (!isCut()) {
        disk.create(name, content);
      }
      after();
    }

    @Override
    public void append(String name, byte[] records) throws DfuException {
      before();
      disk.append(name, isCut() ? Arrays.copyOf(records, records.length / 2) : records);
      after();
    }

    @Override
    public void delete(String name) throws DfuException {
      before();
      disk.delete(name);
      after();
    }
  }

  private final class Wire implements DfuTransport {
    private final DfuTransport wire;

    Wire(DfuTransport wire) {
      this.wire = wire;
    }

    @Override
    public DfuIdentity identity() {
      return wire.identity();
    }

    @Override
    public void controlOut(DfuRequest request, int wValue, byte[] data, Duration timeout)
        throws TransportException {
      before();
      wire.controlOut(request, wValue, data, timeout);
      after();
    }

    @Override
    public byte[] controlIn(DfuRequest request, int wValue, int wLength, Duration timeout)
        throws TransportException {
      before();
      byte[] answer = wire.controlIn(request, wValue, wLength, timeout);
      after();
      return answer;
    }

    @Override
    public void selectAlternateSetting(int bAlternateSetting) throws TransportException {
      before();
      wire.selectAlternateSetting(bAlternateSetting);
      after();
    }

    @Override
    public void resetPort() throws TransportException {
      before();
      wire.resetPort();
      after();
    }

    /** The operating system does it for a killed program. */
    @Override
    public void close() {
      wire.close();
    }
  }
}
