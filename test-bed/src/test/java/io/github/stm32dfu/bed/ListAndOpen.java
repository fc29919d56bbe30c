package io.github.stm32dfu.bed;

import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.transport.AlternateSetting;
import io.github.stm32dfu.transport.DfuFinder;
import io.github.stm32dfu.transport.DfuIdentity;
import io.github.stm32dfu.usb.UsbDfu;

/** Prints all boards, opens the first one, and says how that ended. */
final class ListAndOpen {
  private ListAndOpen() {}

  public static void main(String[] arguments) throws TransportException {
    DfuFinder finder = UsbDfu.finder();
    for (DfuIdentity device : finder.list()) {
      System.out.println(device);
      for (AlternateSetting setting : device.alternateSettings()) {
        System.out.println(setting.bAlternateSetting() + " " + setting.name());
      }
    }
    try {
      finder.open(finder.list().get(0)).close();
      System.out.println("opened");
    } catch (TransportException failure) {
      System.out.println(failure.getMessage());
      System.out.println(failure.kind() + " " + failure.hint());
    }
  }
}
