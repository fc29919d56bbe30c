package io.github.stm32dfu.journey.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.stm32dfu.bootloader.UniqueId;
import io.github.stm32dfu.error.CancelledException;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.ProtocolException;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.error.TransportException.Kind;
import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.transport.ScriptedPort;
import io.github.stm32dfu.transport.SerialLink;
import io.github.stm32dfu.transport.SteppingClock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineProtocolTest {
  private static final String LAMP =
      "id product=\"Desk Lamp\" version=1.2.0 uid=003B00415033570620333333 rom=41";
  private static final AppIdentity LAMP_IDENTITY =
      new AppIdentity(
          Optional.of("Desk Lamp"),
          Optional.of("1.2.0"),
          Optional.of(new UniqueId(0x003B0041, 0x50335706, 0x20333333)),
          OptionalInt.of(0x41));
  private static final AddressRange SOME = AddressRange.ofLength(0x0800_0000, 196_608);

  private final SteppingClock clock = new SteppingClock();
  private final LineProtocol protocol = LineProtocol.standard();

  @Test
  void anApplicationSaysWhoItIs() throws Exception {
    ScriptedLines application = ScriptedLines.saying(LAMP);

    assertThat(identify(application)).isEqualTo(LAMP_IDENTITY);
    assertThat(application.heard()).containsExactly("", "id?");
  }

  @Test
  void keysComeInAnyOrderAndUnknownOnesArePassedOver() throws Exception {
    String answer = "id rom=50 colour=\"warm = white\"  version=\"2\" x=  product=Lamp ";

    assertThat(identify(ScriptedLines.saying(answer)))
        .isEqualTo(
            new AppIdentity(
                Optional.of("Lamp"), Optional.of("2"), Optional.empty(), OptionalInt.of(0x50)));
  }

  @Test
  void everyKeyMayBeAbsent() throws Exception {
    assertThat(identify(ScriptedLines.saying("id"))).isEqualTo(AppIdentity.unknown());
    assertThat(identify(ScriptedLines.saying("id x=1"))).isEqualTo(AppIdentity.unknown());
  }

  @Test
  void logsAndLateAnswersArePassedOver() throws Exception {
    ScriptedLines application =
        ScriptedLines.saying("I (312) lamp on", "crc 0x08000000 1 00000000", "identity x=1", LAMP);

    assertThat(identify(application)).isEqualTo(LAMP_IDENTITY);
  }

  @Test
  void anErrorForHalfALineOfAnotherProgramIsNoAnswer() throws Exception {
    assertThat(identify(ScriptedLines.saying("error unknown", LAMP))).isEqualTo(LAMP_IDENTITY);
  }

  @Test
  void anApplicationThatKnowsNoIdIsUnknownAndAskedOnce() throws Exception {
    ScriptedLines application = ScriptedLines.saying("error unknown");
    Duration start = clock.now();

    assertThat(identify(application)).isEqualTo(AppIdentity.unknown());
    assertThat(application.heard()).containsExactly("", "id?");
    assertThat(clock.now()).isEqualTo(start.plusMillis(500));
  }

  @Test
  void aMissingAnswerIsAskedForOnceMore() throws Exception {
    ScriptedLines application =
        new ScriptedLines(
            (line, count, port) -> {
              if (count == 2) {
                ScriptedLines.say(port, LAMP);
              }
            });

    assertThat(identify(application)).isEqualTo(LAMP_IDENTITY);
    assertThat(application.heard()).containsExactly("", "id?", "", "id?");
  }

  @Test
  void aGarbledAnswerIsAskedForOnceMore() throws Exception {
    ScriptedLines application =
        new ScriptedLines(
            (line, count, port) -> ScriptedLines.say(port, count == 1 ? "id uid=00?" : LAMP));

    assertThat(identify(application)).isEqualTo(LAMP_IDENTITY);
  }

  @Test
  void silenceIsATimeout() {
    ScriptedLines application = ScriptedLines.saying();
    Duration start = clock.now();

    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(() -> identify(application))
        .withMessage("ttyTEST did not answer \"id?\" within 500 ms")
        .returns(Kind.TIMEOUT, TransportException::kind)
        .returns(Hint.CHECK_PORT, TransportException::hint);
    assertThat(application.heard()).containsExactly("", "id?", "", "id?");
    assertThat(clock.now()).isEqualTo(start.plusMillis(1_000));
  }

  @Test
  void anotherLanguageIsNoTimeout() {
    assertThatExceptionOfType(ProtocolException.class)
        .isThrownBy(() -> identify(ScriptedLines.saying(">>> id?\u001B[31m", "NameError: id")))
        .withMessageContaining("sent 29 bytes")
        .withMessageContaining("last the line \"NameError: id\"")
        .returns(Hint.CHECK_TRIGGER, ProtocolException::hint);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id uid=003B0041503357062033333",
        "id uid=003B00415033570620333333A",
        "id uid=003B0041503357062033333G",
        "id uid=",
        "id rom=4",
        "id rom=041",
        "id rom=0x41",
        "id rom=-1",
        "id product=",
        "id product=\"\"",
        "id product=\"123456789012345678901234567890123\"",
        "id version=1234567890123456789012345",
        "id version=1.\u001B[2J",
        "id version=1.\u202E0",
        "id product=\"no end",
        "id product=\"a\"b",
        "id product=a\"b\"",
        "id version",
        "id version =1",
        "id =1",
        "id version=1 version=1",
      })
  void whatCannotBeReadIsGarbled(String answer) {
    assertThatExceptionOfType(ProtocolException.class)
        .isThrownBy(() -> identify(ScriptedLines.saying(answer)))
        .withMessageContaining("cannot read the answer \"id")
        .withMessageMatching("[^\\p{Cc}\\p{Cf}]*")
        .returns(Hint.CHECK_PORT, ProtocolException::hint);
  }

  @Test
  void malformedUtf8IsGarbled() {
    ScriptedLines application =
        new ScriptedLines(
            (line, count, port) ->
                port.send(
                    Duration.ZERO,
                    new byte[] {
                      'i', 'd', ' ', 'v', 'e', 'r', 's', 'i', 'o', 'n', '=', (byte) 0xFF, '\n'
                    }));

    assertThatExceptionOfType(ProtocolException.class)
        .isThrownBy(() -> identify(application))
        .withMessageContaining("its version is not");
  }

  @Test
  void aPortThatVanishesIsNotAskedAgain() {
    ScriptedLines application =
        new ScriptedLines((line, count, port) -> port.vanish(Duration.ofMillis(20)));

    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(() -> identify(application))
        .returns(Kind.DISCONNECTED, TransportException::kind);
    assertThat(application.heard()).containsExactly("", "id?");
  }

  @Test
  void anInterruptEndsTheQuestion() {
    Thread.currentThread().interrupt();

    assertThatExceptionOfType(CancelledException.class)
        .isThrownBy(() -> identify(ScriptedLines.saying(LAMP)));
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void memoryIsSummedByTheApplication() throws Exception {
    ScriptedLines application = ScriptedLines.saying("crc 0x08000000 196608 cbf43926");

    assertThat(crc(application)).hasValue(0xCBF43926L);
    assertThat(application.heard()).containsExactly("", "crc? 0x08000000 196608");
    assertThat(crc(ScriptedLines.saying("crc 0x08000000 196608 CBF43926"))).hasValue(0xCBF43926L);
  }

  @Test
  void onlyTheCrcOfTheRangeThatWasAskedForCounts() throws Exception {
    assertThat(
            crc(
                ScriptedLines.saying(
                    "crc 0x08000000 19660 00000001",
                    "crc 0x08000000 1966080 00000002",
                    "crc 0x08000000 196608 00000003")))
        .hasValue(3);
  }

  @Test
  void anApplicationThatCannotTellIsNoError() throws Exception {
    assertThat(crc(ScriptedLines.saying("error range"))).isEqualTo(OptionalLong.empty());
    assertThat(crc(ScriptedLines.saying("error unknown"))).isEqualTo(OptionalLong.empty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "cbf4392", "cbf439261", "cbf4392g", "0xcbf43926", "-bf43926"})
  void aGarbledCrcIsAnError(String digits) {
    assertThatExceptionOfType(ProtocolException.class)
        .isThrownBy(() -> crc(ScriptedLines.saying("crc 0x08000000 196608 " + digits)))
        .withMessageContaining("8 hex digits");
  }

  @Test
  void aCrcMayTakeLongerForMoreBytes() {
    Duration start = clock.now();

    // 12 times 16 KiB.
    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(() -> crc(ScriptedLines.saying()))
        .withMessageContaining("within 1700 ms");
    assertThat(clock.now()).isEqualTo(start.plusMillis(2 * 1_700));
    assertThat(new CrcQuestion(AddressRange.ofLength(0, 1)).within()).hasMillis(600);
    assertThat(new CrcQuestion(AddressRange.ofLength(0, 16_385)).within()).hasMillis(700);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CrcQuestion(AddressRange.ofLength(0, 0)));
  }

  private AppIdentity identify(ScriptedLines application) throws Exception {
    ScriptedPort port = new ScriptedPort(clock, application);
    try (SerialLink link = port.open(port.identity(), protocol.settings())) {
      return protocol.identify(link, clock);
    }
  }

  private OptionalLong crc(ScriptedLines application) throws Exception {
    ScriptedPort port = new ScriptedPort(clock, application);
    try (SerialLink link = port.open(port.identity(), protocol.settings())) {
      return protocol.crc32(link, SOME, clock);
    }
  }
}
