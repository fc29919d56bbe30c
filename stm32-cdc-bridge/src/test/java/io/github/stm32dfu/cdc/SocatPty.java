package io.github.stm32dfu.cdc;

import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.stm32dfu.transport.Clock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** A pty that socat makes, as a serial port whose other end is in this test's hands. */
final class SocatPty implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration STEP = Duration.ofMillis(2);

  private final Path link;
  private final Process socat;
  private final Thread reader = new Thread(this::takeAll, "other end of the pty");
  private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
  private boolean stalled;

  private SocatPty(Path link, Process socat) {
    this.link = link;
    this.socat = socat;
  }

  /**
   * {@return a pty}; skips the test where there is no socat
   *
   * @param link a file that shall lead to it
   */
  static SocatPty at(Path link) throws IOException {
    assumeThat(installed()).as("socat is not installed (CI installs it)").isTrue();
    // A block that fits into a pipe which is writable. A larger one would hold socat in its write
    // when nobody reads here, so that it could not pass on what is sent the other way.
    Process socat =
        new ProcessBuilder("socat", "-b", "4096", "pty,raw,echo=0,link=" + link, "STDIO")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    SocatPty pty = new SocatPty(link, socat);
    pty.await(() -> Files.exists(link));
    pty.reader.start();
    return pty;
  }

  private static boolean installed() {
    for (String folder : System.getenv("PATH").split(":", -1)) {
      if (Files.isExecutable(Path.of(folder, "socat"))) {
        return true;
      }
    }
    return false;
  }

  Path link() {
    return link;
  }

  void send(byte[] data) throws IOException {
    OutputStream out = socat.getOutputStream();
    out.write(data);
    out.flush();
  }

  /** {@return the next bytes, so many or those that came within ten seconds} */
  byte[] receive(int count) {
    await(() -> size() >= count);
    synchronized (taken) {
      byte[] all = taken.toByteArray();
      int given = Math.min(count, all.length);
      taken.reset();
      taken.write(all, given, all.length - given);
      return Arrays.copyOf(all, given);
    }
  }

  void stall() {
    synchronized (taken) {
      stalled = true;
    }
  }

  /** The master's end goes, as a board that is unplugged. */
  void unplug() {
    socat.destroyForcibly();
    await(() -> !socat.isAlive());
  }

  /** {@return what stty says of the terminal: speed and settings} */
  String settings() throws IOException {
    Process stty =
        new ProcessBuilder("stty", "-F", link.toString(), "-a").redirectErrorStream(true).start();
    return new String(stty.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  int baudRate() throws IOException {
    String words = settings();
    return Integer.parseInt(words.substring("speed ".length(), words.indexOf(" baud")));
  }

  @Override
  public void close() throws IOException {
    socat.destroyForcibly();
    try {
      socat.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
    Files.deleteIfExists(link);
  }

  private void takeAll() {
    InputStream in = socat.getInputStream();
    byte[] buffer = new byte[4096];
    try {
      int count;
      while ((count = in.read(buffer)) > 0) {
        synchronized (taken) {
          taken.write(buffer, 0, count);
          while (stalled && socat.isAlive()) {
            taken.wait(100);
          }
        }
      }
    } catch (IOException end) {
      // The process has ended.
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private int size() {
    synchronized (taken) {
      return taken.size();
    }
  }

  private interface Condition {
    boolean holds();
  }

  private void await(Condition condition) {
    Clock clock = Clock.system();
    Duration deadline = clock.now().plus(PATIENCE);
    while (!condition.holds() && clock.now().compareTo(deadline) < 0) {
      clock.sleep(STEP);
    }
  }
}
