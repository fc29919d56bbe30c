package io.github.stm32dfu.bootloader;

import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.transport.DfuIdentity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is known of a kind of device beyond what it says itself; its deviations are data here, never
 * branches in a machine.
 *
 * @param name for people
 * @param flashBase where the part starts from with BOOT0 low
 * @param ram in which an initial stack pointer lies
 * @param optionBytes that change protection, written only by name; empty where unknown
 * @param writeProtection where the option bytes tell which pages are write protected
 * @param builtInMemory names in the DfuSe grammar that stand in for unreadable ones, by alternate
 *     setting
 * @param resetAddress to which "leave" resets instead of jumps, because no vector table can stand
 *     there; none where unknown
 * @param writeAlignment addresses and lengths of writes are multiples of it
 * @param usualTransferSize where the functional descriptor is missing or absurd, in bytes
 * @param stallsWhileBusy how many stalled GETSTATUS of one operation mean "still busy"
 * @param limits on the time of each operation
 * @param transferTimeout of one control transfer; outlasts a GETSTATUS that the ROM answers late
 */
public record DeviceProfile(
    String name,
    long flashBase,
    AddressRange ram,
    AddressRange optionBytes,
    Optional<WriteProtectionBits> writeProtection,
    List<String> builtInMemory,
    OptionalLong resetAddress,
    int writeAlignment,
    int usualTransferSize,
    int stallsWhileBusy,
    OperationLimits limits,
    Duration transferTimeout) {
  private static final int ST = 0x0483;
  private static final int ST_DFU = 0xDF11;
  private static final long FLASH_BASE = 0x08000000L;

  public DeviceProfile {
    builtInMemory = List.copyOf(builtInMemory);
  }

  /**
   * {@return the STM32F373xC with bootloader V4.1, DFU V2.2}
   *
   * <p>Sources: AN2606 (STM32F373xx), AN3156; the alternate settings' names stand in by analogy
   * with the F303xC, whose ROM has the same id. The reset address is the option bytes' base: no
   * stack pointer can be read there, so that the ROM resets (AN3156, section 5.5).
   */
  public static DeviceProfile stm32f373() {
    return new DeviceProfile(
        "STM32F373",
        FLASH_BASE,
        new AddressRange(0x20000000L, 0x20008000L),
        AddressRange.ofLength(0x1FFFF800L, 16),
        Optional.of(WriteProtectionBits.stm32f37x()),
        List.of("@Internal Flash  /0x08000000/128*0002Kg", "@Option Bytes  /0x1FFFF800/01*016 e"),
        OptionalLong.of(0x1FFFF800L),
        4,
        2048,
        3,
        OperationLimits.smallPages(),
        Duration.ofSeconds(5));
  }

  /** {@return any other DfuSe device: wide limits, nothing stands in} */
  public static DeviceProfile anyDfuSe() {
    return new DeviceProfile(
        "DfuSe device",
        FLASH_BASE,
        new AddressRange(0x20000000L, 0x20200000L),
        new AddressRange(0, 0),
        Optional.empty(),
        List.of(),
        OptionalLong.empty(),
        8,
        1024,
        3,
        OperationLimits.largeSectors(),
        Duration.ofSeconds(35));
  }

  /** {@return any device without addresses: DFU 1.0 or 1.1} */
  public static DeviceProfile anyDfu11() {
    AddressRange none = new AddressRange(0, 0);
    return new DeviceProfile(
        "DFU 1.1 device",
        0,
        none,
        none,
        Optional.empty(),
        List.of(),
        OptionalLong.empty(),
        1,
        64,
        0,
        OperationLimits.wholeImages(),
        Duration.ofSeconds(35));
  }

  /**
   * {@return the profile for a DfuSe device that was found}
   *
   * <p>ST gives every ROM the same ids, so the layout decides: DFU V2.2 with 2 KB pages and option
   * bytes at 0x1FFFF800 is the F373's ROM or the F303xC's, which is its twin.
   *
   * @param device as its finder lists it
   */
  public static DeviceProfile of(DfuIdentity device) {
    boolean twoKiBPages =
        AlternateMemory.of(device, anyDfuSe()).stream()
            .flatMap(memory -> memory.layout().stream())
            .flatMap(layout -> layout.sectorAt(FLASH_BASE).stream())
            .anyMatch(sector -> sector.size() == 2048);
    boolean nothingReadable =
        device.alternateSettings().stream().allMatch(setting -> setting.name().asText().isEmpty());
    boolean version22 = device.bcdDevice() == 0x2200;
    return isStBootloader(device) && version22 && (twoKiBPages || nothingReadable)
        ? stm32f373()
        : anyDfuSe();
  }

  static boolean isStBootloader(DfuIdentity device) {
    return device.idVendor() == ST && device.idProduct() == ST_DFU;
  }
}
