package io.github.stm32dfu.usb;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** A bus with whatever devices a test puts on it, and a count of what is open. */
final class FakeBus implements UsbBus.Opener {
  private final Supplier<List<UsbDevice>> devices;
  private final List<Look> open = new ArrayList<>();
  private int looks;

  FakeBus(Supplier<List<UsbDevice>> devices) {
    this.devices = devices;
  }

  int looks() {
    return looks;
  }

  /** {@return how many looks at the bus nobody has closed} */
  int open() {
    return open.size();
  }

  @Override
  public UsbBus look() {
    looks++;
    Look look = new Look(devices.get());
    open.add(look);
    return look;
  }

  private final class Look implements UsbBus {
    private final List<UsbDevice> devices;

    Look(List<UsbDevice> devices) {
      this.devices = devices;
    }

    @Override
    public List<UsbDevice> devices() {
      return devices;
    }

    @Override
    public void close() {
      open.remove(this);
    }
  }
}
