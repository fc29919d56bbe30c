package io.github.stm32dfu;

import java.util.Set;

/**
 * What of java.base is missing or wrong in TeaVM 0.15.0, the compiler behind the browser build. The
 * web module finds what is missing by compiling core; these lists say so when core alone is built,
 * and know what compiles but does not work.
 */
final class BrowserLimits {
  /** Regular expressions of the classes that core does without. */
  static final Set<String> CLASSES =
      Set.of(
          "java\\.text\\..*",
          "java\\.util\\.(Formatter|HexFormat|Scanner|ServiceLoader|SplittableRandom|StringJoiner|Timer)",
          // Atomics and concurrent maps are there; locks, executors and futures are not.
          "java\\.util\\.concurrent\\.(?!atomic\\.|ConcurrentHashMap|ConcurrentMap|TimeUnit).*",
          "java\\.util\\.zip\\.CRC32C");

  /** Members of classes that otherwise can be used; with parameter types where only they matter. */
  static final Set<String> MEMBERS =
      Set.of(
          "java.io.ByteArrayOutputStream.writeBytes",
          "java.lang.Class.isRecord",
          "java.lang.Integer.parseUnsignedInt(java.lang.String, int)",
          "java.lang.Long.parseUnsignedLong",
          "java.lang.String.lines",
          "java.lang.System.getLogger",
          "java.lang.Thread.onSpinWait",
          "java.nio.ByteBuffer.mismatch",
          "java.nio.ByteBuffer.slice(int, int)",
          "java.time.Duration.truncatedTo",
          "java.util.zip.CRC32.update(java.nio.ByteBuffer)",
          // Makes the script ten times as large, and throws on %,d and %.1f.
          "java.lang.String.format",
          "java.lang.String.formatted",
          "java.io.PrintStream.format",
          "java.io.PrintStream.printf",
          "java.io.PrintWriter.format",
          "java.io.PrintWriter.printf",
          // Returns null.
          "java.lang.Throwable.getStackTrace",
          // Repeats one byte.
          "java.util.Random.nextBytes");

  private BrowserLimits() {}
}
