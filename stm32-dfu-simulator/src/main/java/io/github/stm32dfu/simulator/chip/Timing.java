package io.github.stm32dfu.simulator.chip;

import java.time.Duration;

/**
 * How long things take. Flash times are the datasheet's class of values (DS9075, flash memory
 * characteristics); transfer times are what public logs of ST ROMs show.
 *
 * @param pageErase one page
 * @param massErase all pages at once
 * @param halfWord programming two bytes
 * @param transfer one control transfer without data
 * @param kilobyte what 1024 bytes of data add to it
 * @param enumeration from power or reset until the host sees the board; zero unless set
 */
public record Timing(
    Duration pageErase,
    Duration massErase,
    Duration halfWord,
    Duration transfer,
    Duration kilobyte,
    Duration enumeration) {
  /** {@return typical values: erase 25 ms, half-word 53.5 us, 1 ms a transfer, 2 ms per 2 KB} */
  public static Timing typical() {
    return flash(25, 53_500);
  }

  /** {@return the slowest part in the datasheet: erase 40 ms, half-word 70 us} */
  public static Timing slowest() {
    return flash(40, 70_000);
  }

  /** {@return a part and a bus that take no time at all} */
  public static Timing instant() {
    Duration none = Duration.ZERO;
    return new Timing(none, none, none, none, none, none);
  }

  /**
   * {@return these with another time until the host sees the board}
   *
   * @param time after power or reset
   */
  public Timing withEnumeration(Duration time) {
    return new Timing(pageErase, massErase, halfWord, transfer, kilobyte, time);
  }

  /** {@return these with transfers that take no time: where the bus is real, it takes its own} */
  public Timing onRealBus() {
    return new Timing(pageErase, massErase, halfWord, Duration.ZERO, Duration.ZERO, enumeration);
  }

  /**
   * {@return how long a transfer takes}
   *
   * @param bytes of data in it
   */
  public Duration transferOf(int bytes) {
    return transfer.plus(kilobyte.multipliedBy(bytes).dividedBy(1024));
  }

  private static Timing flash(int eraseMillis, int halfWordNanos) {
    Duration erase = Duration.ofMillis(eraseMillis);
    Duration millisecond = Duration.ofMillis(1);
    return new Timing(
        erase, erase, Duration.ofNanos(halfWordNanos), millisecond, millisecond, Duration.ZERO);
  }
}
