package io.github.stm32dfu.simulator.reading;

/** What wBlockNum is multiplied with: address = pointer + (wBlockNum - 2) x wTransferSize. */
public enum AddressFormula implements OpenQuestion {
  /**
   * wTransferSize of the functional descriptor, as in ST's own DFU class; updaters that number a
   * short last block on work with F3, F4 and F7.
   */
  CONSTANT_TRANSFER_SIZE,
  /** The length of this very request, as AN3156 (sections 4.1 and 5.1) defines it. */
  LENGTH_OF_REQUEST
}
