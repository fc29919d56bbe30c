package io.github.stm32dfu.simulator.update;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.protocol.DfuRequest;
import io.github.stm32dfu.transport.DfuIdentity;
import io.github.stm32dfu.transport.DfuTransport;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;

/** A device between us and a real one, which answers some of the questions as it likes. */
final class LyingTransport implements DfuTransport {
  private final DfuTransport honest;
  private final DfuIdentity identity;
  private final Random chance;
  private final int percent;
  private long transfers;

  /**
   * Stands before a device.
   *
   * @param honest the device
   * @param identity what it says that it is
   * @param chance for what it does
   * @param percent of the transfers that it does as it likes, 0 to 100
   */
  LyingTransport(DfuTransport honest, DfuIdentity identity, Random chance, int percent) {
    this.honest = honest;
    this.identity = identity;
    this.chance = chance;
    this.percent = percent;
  }

  long transfers() {
    return transfers;
  }

  @Override
  public DfuIdentity identity() {
    return identity;
  }

  @Override
  public void controlOut(DfuRequest request, int wValue, byte[] data, Duration timeout)
      throws TransportException {
    transfers++;
    if (isHonest()) {
      honest.controlOut(request, wValue, data, timeout);
    } else if (chance.nextBoolean()) {
      throw refusal();
    }
  }

  @Override
  public byte[] controlIn(DfuRequest request, int wValue, int wLength, Duration timeout)
      throws TransportException {
    transfers++;
    if (isHonest()) {
      return honest.controlIn(request, wValue, wLength, timeout);
    }
    return switch (chance.nextInt(4)) {
      case 0 -> throw refusal();
      case 1 -> bytes(chance.nextInt(wLength + 1));
      case 2 -> bytes(wLength);
      default -> nearly(honest.controlIn(request, wValue, wLength, timeout));
    };
  }

  @Override
  public void selectAlternateSetting(int bAlternateSetting) throws TransportException {
    transfers++;
    if (isHonest()) {
      honest.selectAlternateSetting(bAlternateSetting);
    } else if (chance.nextBoolean()) {
      throw refusal();
    }
  }

  @Override
  public void resetPort() throws TransportException {
    honest.resetPort();
  }

  @Override
  public void close() {
    honest.close();
  }

  private boolean isHonest() {
    return chance.nextInt(100) >= percent;
  }

  private TransportException refusal() {
    TransportException.Kind[] kinds = TransportException.Kind.values();
    return new TransportException(
        kinds[chance.nextInt(kinds.length)], "the device does as it likes", Hint.REPLUG);
  }

  private byte[] bytes(int size) {
    byte[] some = new byte[size];
    chance.nextBytes(some);
    if (size == 6) {
      // States and statuses that exist go further than others.
      some[0] = (byte) chance.nextInt(18);
      some[4] = (byte) chance.nextInt(12);
    }
    return some;
  }

  private byte[] nearly(byte[] honestly) {
    byte[] lie = Arrays.copyOf(honestly, honestly.length);
    if (lie.length > 0) {
      lie[chance.nextInt(lie.length)] ^= (byte) (1 << chance.nextInt(8));
    }
    return lie;
  }
}
