package io.github.stm32dfu.error;

/**
 * What went wrong after something else had: kept with the first trouble as a suppressed exception.
 * In a browser it is dropped, since TeaVM 0.15 leaves a {@code Throwable} without room for any, so
 * that {@code addSuppressed} fails there.
 */
public final class Aftermath {
  private static final boolean KEPT = hasRoom();

  private Aftermath() {}

  /**
   * Keeps a later trouble with the first one.
   *
   * @param first that is reported
   * @param later that came of cleaning up after it
   */
  public static void keep(Throwable first, Throwable later) {
    if (KEPT) {
      first.addSuppressed(later);
    }
  }

  /**
   * Keeps with one trouble what was kept with another.
   *
   * @param from that is not reported
   * @param to that is reported in its place
   */
  public static void move(Throwable from, Throwable to) {
    if (KEPT) {
      for (Throwable later : from.getSuppressed()) {
        to.addSuppressed(later);
      }
    }
  }

  private static boolean hasRoom() {
    try {
      new Exception("first").addSuppressed(new Exception("later"));
      return true;
    } catch (RuntimeException noRoom) {
      return false;
    }
  }
}
