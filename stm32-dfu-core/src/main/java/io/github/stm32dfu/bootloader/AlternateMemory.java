package io.github.stm32dfu.bootloader;

import io.github.stm32dfu.error.MalformedLayoutException;
import io.github.stm32dfu.memory.MemoryLayout;
import io.github.stm32dfu.transport.AlternateSetting;
import io.github.stm32dfu.transport.DfuIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The memory behind one alternate setting of a DfuSe device.
 *
 * @param bAlternateSetting its number
 * @param layout of the memory; none makes this alternate setting unusable, never the device
 * @param remark why there is no layout, or why it is not the device's own; empty where all is well
 */
public record AlternateMemory(int bAlternateSetting, Optional<MemoryLayout> layout, String remark) {
  /**
   * {@return one for each alternate setting of a device}
   *
   * @param device as its finder lists it
   * @param profile whose built-in names stand in for those that cannot be read
   */
  public static List<AlternateMemory> of(DfuIdentity device, DeviceProfile profile) {
    List<AlternateMemory> memories = new ArrayList<>();
    for (AlternateSetting setting : device.alternateSettings()) {
      memories.add(of(setting, profile));
    }
    return memories;
  }

  private static AlternateMemory of(AlternateSetting setting, DeviceProfile profile) {
    int number = setting.bAlternateSetting();
    Optional<String> own = setting.name().asText();
    String trouble = "its name is " + setting.name();
    if (own.isPresent()) {
      try {
        return new AlternateMemory(number, Optional.of(MemoryLayout.parse(own.get())), "");
      } catch (MalformedLayoutException malformed) {
        trouble = String.valueOf(malformed.getMessage());
      }
    }
    Optional<MemoryLayout> standIn = builtIn(number, profile);
    String remark =
        "alternate setting "
            + number
            + ": "
            + trouble
            + standIn.map(layout -> "; taken as " + layout).orElse("; not usable");
    return new AlternateMemory(number, standIn, remark);
  }

  private static Optional<MemoryLayout> builtIn(int number, DeviceProfile profile) {
    if (number < 0 || number >= profile.builtInMemory().size()) {
      return Optional.empty();
    }
    try {
      return Optional.of(MemoryLayout.parse(profile.builtInMemory().get(number)));
    } catch (MalformedLayoutException malformed) {
      throw new IllegalArgumentException("the profile's own layout " + number, malformed);
    }
  }
}
