package io.github.stm32dfu.cdc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.error.TransportException.Kind;
import io.github.stm32dfu.program.PortProgram;
import io.github.stm32dfu.transport.ModemLine;
import io.github.stm32dfu.transport.SerialFinder;
import io.github.stm32dfu.transport.SerialIdentity;
import io.github.stm32dfu.transport.SerialLink;
import io.github.stm32dfu.transport.SerialSettings;
import io.github.stm32dfu.transport.SerialSettings.Parity;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the contract leaves open, on a pty of the kernel. */
class PtyPortTest {
  private static final SerialSettings SETTINGS = SerialSettings.standard();
  private static final Duration LONG = Duration.ofSeconds(20);

  private final SerialFinder finder = CdcPorts.finder();

  @TempDir Path folder;
  private SocatPty pty;
  private SerialIdentity port;

  @BeforeEach
  void begin() throws Exception {
    pty = SocatPty.at(folder.resolve("port"));
    port = SerialIdentity.named(pty.link().toString());
  }

  @AfterEach
  void end() throws Exception {
    pty.close();
  }

  @Test
  void leaksNeitherFilesNorThreads() throws Exception {
    cycle();
    long files = openFiles();
    for (int i = 0; i < 200; i++) {
      cycle();
    }
    assertThat(openFiles()).isEqualTo(files);
    for (Thread helper : helpers()) {
      helper.join(LONG.toMillis());
      assertThat(helper.isAlive()).isFalse();
    }
  }

  private void cycle() throws TransportException {
    try (SerialLink link = finder.open(port, SETTINGS)) {
      link.write(new byte[] {'x'}, LONG);
    }
  }

  @Test
  void leaksNothingWhereWritesDoNotEnd() throws Exception {
    pty.stall();
    long files = openFiles();
    for (int i = 0; i < 3; i++) {
      SerialLink link = finder.open(port, SETTINGS);
      assertFails(
          Kind.TIMEOUT, Hint.REPLUG, () -> link.write(new byte[1 << 20], Duration.ofMillis(50)));
      link.close();
    }
    assertThat(openFiles()).isEqualTo(files);
    for (Thread helper : helpers()) {
      helper.join(LONG.toMillis());
      assertThat(helper.isAlive()).isFalse();
    }
  }

  @Test
  void carriesBytesAsTheyAre() throws Exception {
    try (SerialLink link = finder.open(port, SETTINGS.with(Parity.EVEN))) {
      assertThat(pty.settings())
          .contains("speed 115200 baud")
          .contains("cs8", "-cstopb", "-crtscts", "-ixon", "-ixoff", "-icrnl", "-opost")
          .contains("-icanon", "-echo ", "-isig");
      for (int i = 0; i < 3; i++) {
        link.configure(SETTINGS.with(Parity.EVEN));
        link.configure(SETTINGS);
      }
      link.configure(SETTINGS.at(921_600));
      assertThat(pty.baudRate()).isEqualTo(921_600);
    }
  }

  @Test
  void hasNoModemLines() throws Exception {
    try (SerialLink link = finder.open(port, SETTINGS)) {
      for (ModemLine line : ModemLine.values()) {
        assertFails(Kind.UNSUPPORTED, Hint.NONE, () -> link.set(line, ModemLine.Level.RELEASED));
      }
    }
  }

  @Test
  void isNotListed() throws Exception {
    assertThat(finder.list()).extracting(SerialIdentity::name).noneMatch(n -> n.contains("pts"));
  }

  @Test
  void isOneUnderTwoNames() throws Exception {
    Path other = Files.createSymbolicLink(folder.resolve("other"), pty.link());
    SerialIdentity target = SerialIdentity.named(pty.link().toRealPath().toString());
    try (SerialLink link = finder.open(port, SETTINGS)) {
      assertThat(link.identity()).isEqualTo(port);
      for (SerialIdentity name : List.of(SerialIdentity.named(other.toString()), target)) {
        assertFails(
            Kind.BUSY,
            Hint.CLOSE_OTHER_PROGRAM,
            () -> CdcPorts.finder().open(name, SETTINGS).close());
      }
    }
  }

  @Test
  void isBusyWhileAnotherProcessLocksIt() throws Exception {
    Process holder =
        new ProcessBuilder("flock", "-o", pty.link().toString(), "sh", "-c", "echo held; sleep 60")
            .start();
    try {
      assertThat(holder.inputReader().readLine()).isEqualTo("held");
      assertFails(Kind.BUSY, Hint.CLOSE_OTHER_PROGRAM, () -> finder.open(port, SETTINGS).close());
    } finally {
      holder.descendants().forEach(ProcessHandle::destroyForcibly);
      holder.destroyForcibly().waitFor();
    }
    finder.open(port, SETTINGS).close();
  }

  @Test
  void aFileThatIsNoPortIsToldFromOne() throws Exception {
    Path text = Files.writeString(folder.resolve("text"), "no port");
    for (Path file : List.of(text, Path.of("/dev/null"))) {
      assertFails(
          Kind.UNSUPPORTED,
          Hint.NONE,
          () -> finder.open(SerialIdentity.named(file.toString()), SETTINGS).close());
    }
    assertThat(text).hasContent("no port");
  }

  @Test
  void worksAsAModule() throws Exception {
    pty.send("hello\n".getBytes(StandardCharsets.US_ASCII));
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--module-path",
                modulePath(),
                "--add-modules",
                "io.github.stm32dfu.cdc",
                "-cp",
                System.getProperty("java.class.path"),
                PortProgram.class.getName(),
                pty.link().toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(program.waitFor()).as(output).isZero();
    assertThat(output.lines())
        .containsExactly(
            "module io.github.stm32dfu.cdc", "module com.fazecast.jSerialComm", "hello");
    assertThat(pty.receive(6)).isEqualTo("hello\n".getBytes(StandardCharsets.US_ASCII));
  }

  private static String modulePath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(
            entry ->
                entry.contains("stm32-cdc-bridge") && !entry.endsWith("test-classes")
                    || entry.contains("stm32-dfu-core")
                    || entry.contains("jSerialComm")
                    || entry.contains("slf4j-api"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static List<Thread> helpers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("stm32-dfu port"))
        .toList();
  }

  private long openFiles() throws IOException {
    Path real = pty.link().toRealPath();
    try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
      return all.filter(file -> leadsTo(file, real)).count();
    }
  }

  private static boolean leadsTo(Path file, Path target) {
    try {
      return Files.readSymbolicLink(file).equals(target);
    } catch (IOException closedMeanwhile) {
      return false;
    }
  }

  private static void assertFails(Kind kind, Hint hint, ThrowingCallable call) {
    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(call)
        .satisfies(
            failure -> {
              assertThat(failure.kind()).isEqualTo(kind);
              assertThat(failure.hint()).isEqualTo(hint);
            });
  }
}
