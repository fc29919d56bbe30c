package io.github.stm32dfu.simulator;

/** The plug and the supply of a board. */
final class Power {
  private final PowerSupply supply;
  private boolean plugged = true;
  private boolean supplied = true;

  Power(PowerSupply supply) {
    this.supply = supply;
  }

  boolean fromBus() {
    return supply == PowerSupply.BUS;
  }

  boolean plugged() {
    return plugged;
  }

  /** {@return whether the supply, wherever it is, has power to give} */
  boolean supplied() {
    return supplied;
  }

  /** {@return whether the chip has power} */
  boolean on() {
    return supplied && (plugged || !fromBus());
  }

  void plug() {
    plugged = true;
  }

  void unplug() {
    plugged = false;
  }

  void switchOn() {
    supplied = true;
  }

  void switchOff() {
    supplied = false;
  }
}
