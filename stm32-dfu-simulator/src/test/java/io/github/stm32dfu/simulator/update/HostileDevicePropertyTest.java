package io.github.stm32dfu.simulator.update;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.bootloader.Bootloader;
import io.github.stm32dfu.bootloader.DfuBootloaders;
import io.github.stm32dfu.bootloader.PollPolicy;
import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.flash.CancelToken;
import io.github.stm32dfu.flash.FlashListener;
import io.github.stm32dfu.flash.FlashOptions;
import io.github.stm32dfu.flash.Flasher;
import io.github.stm32dfu.flash.Verification;
import io.github.stm32dfu.protocol.FunctionalDescriptor;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.chip.FlashGeometry;
import io.github.stm32dfu.transport.AlternateSetting;
import io.github.stm32dfu.transport.DeviceString;
import io.github.stm32dfu.transport.DfuFinder;
import io.github.stm32dfu.transport.DfuIdentity;
import io.github.stm32dfu.transport.DfuTransport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

/** Whatever a device answers, a run ends in time, and success is never what was not read back. */
final class HostileDevicePropertyTest {
  /** Of virtual time: the longest of all limits is that of a device without addresses, twice. */
  private static final Duration DEADLINE = Duration.ofMinutes(20);

  private static final int MOST_TRANSFERS = 20_000;

  @Property(tries = 400)
  void aDeviceThatLiesNowAndThenEndsInTime(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 30) int percent) {
    flash(new Random(seed), percent, identity -> identity);
  }

  @Property(tries = 200)
  void aDeviceThatAnswersAnythingEndsInTime(@ForAll long seed) {
    flash(new Random(seed), 100, identity -> identity);
  }

  @Property(tries = 400)
  void absurdDescriptorsEndInTime(
      @ForAll long seed, @ForAll @IntRange(min = 0, max = 10) int percent) {
    Random chance = new Random(seed);
    flash(chance, percent, identity -> absurd(identity, chance));
  }

  private interface Claim {
    DfuIdentity of(DfuIdentity identity);
  }

  private static void flash(Random chance, int percent, Claim claim) {
    SimulatedF373 board = SimulatedF373.rom().geometry(new FlashGeometry(4, 256)).build();
    byte[] application = Update.application(3 * 256, chance.nextLong());
    Duration start = board.clock().now();
    Liar liar = new Liar(board.finder(), claim, chance, percent);
    PollPolicy polling = chance.nextBoolean() ? PollPolicy.adaptive() : PollPolicy.advertised();
    DfuBootloaders bootloaders = new DfuBootloaders(liar, board.clock(), polling);
    try (Bootloader bootloader = bootloaders.open(liar.list().get(0))) {
      Verification verification =
          new Flasher(bootloader, board.clock(), FlashListener.silent(), new CancelToken())
              .flash(Update.file(FirmwareImage.of(Update.BASE, application)), FlashOptions.safe())
              .verification();
      Statistics.collect(verification);
      if (verification == Verification.YES) {
        assertThat(board.flash()).startsWith(application);
      }
    } catch (DfuException typed) {
      Statistics.collect(typed.getClass().getSimpleName());
      assertThat(typed.getMessage()).hasSizeBetween(10, 4_000);
      assertThat(typed.hint()).isNotNull();
    }
    assertThat(board.clock().now().minus(start)).isLessThan(DEADLINE);
    assertThat(liar.transfers()).isLessThan(MOST_TRANSFERS);
  }

  private static DfuIdentity absurd(DfuIdentity identity, Random chance) {
    List<AlternateSetting> settings = new ArrayList<>();
    int number = chance.nextInt(5);
    for (int i = 0; i < number; i++) {
      settings.add(new AlternateSetting(chance.nextInt(256), name(chance)));
    }
    Optional<FunctionalDescriptor> descriptor =
        chance.nextInt(4) == 0
            ? Optional.empty()
            : Optional.of(
                new FunctionalDescriptor(
                    chance.nextInt(256),
                    chance.nextInt(0x10000),
                    chance.nextInt(4) == 0 ? chance.nextInt(3) : chance.nextInt(0x10000),
                    chance.nextBoolean()
                        ? FunctionalDescriptor.DFUSE_VERSION
                        : chance.nextInt(0x10000)));
    return new DfuIdentity(
        identity.idVendor(),
        identity.idProduct(),
        chance.nextBoolean() ? identity.bcdDevice() : chance.nextInt(0x10000),
        name(chance),
        identity.portPath(),
        identity.mode(),
        settings,
        descriptor);
  }

  /** As long as a string descriptor can be, and longer; layouts that end beyond 32 bits. */
  private static DeviceString name(Random chance) {
    return switch (chance.nextInt(6)) {
      case 0 -> new DeviceString.Absent();
      case 1 -> new DeviceString.Unreadable("it stalled");
      case 2 -> new DeviceString.Text("@".repeat(chance.nextInt(100_000)));
      case 3 -> new DeviceString.Text("@Internal Flash  /0x08000000/04*256 g");
      case 4 ->
          new DeviceString.Text(
              "@Flash /0x%X/%d*%d%s%s"
                  .formatted(
                      chance.nextInt(),
                      chance.nextInt(100_000_000),
                      chance.nextInt(2000),
                      "BKM ".charAt(chance.nextInt(4)),
                      (char) ('a' + chance.nextInt(8))));
      default -> new DeviceString.Text(chars(chance));
    };
  }

  private static String chars(Random chance) {
    StringBuilder text = new StringBuilder();
    int length = chance.nextInt(126);
    for (int i = 0; i < length; i++) {
      text.append("@/,*0123456789abcdefgxKMB ".charAt(chance.nextInt(26)));
    }
    return text.toString();
  }

  /** A bus with one device, which is not what it seems to be. */
  private static final class Liar implements DfuFinder {
    private final DfuFinder honest;
    private final DfuIdentity identity;
    private final Random chance;
    private final int percent;
    private final List<LyingTransport> opened = new ArrayList<>();

    Liar(DfuFinder honest, Claim claim, Random chance, int percent) {
      this.honest = honest;
      this.chance = chance;
      this.percent = percent;
      try {
        this.identity = claim.of(honest.list().get(0));
      } catch (TransportException broken) {
        throw new AssertionError(broken);
      }
    }

    long transfers() {
      return opened.stream().mapToLong(LyingTransport::transfers).sum();
    }

    @Override
    public List<DfuIdentity> list() {
      return List.of(identity);
    }

    @Override
    public DfuTransport open(DfuIdentity device) throws TransportException {
      LyingTransport transport =
          new LyingTransport(honest.open(honest.list().get(0)), identity, chance, percent);
      opened.add(transport);
      return transport;
    }
  }
}
