package io.github.stm32dfu.journey.application;

import io.github.stm32dfu.bootloader.UniqueId;
import io.github.stm32dfu.error.ProtocolException;
import io.github.stm32dfu.firmware.ImageTag;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** {@code id?}: who runs there. */
final class IdQuestion implements Question<AppIdentity> {
  private static final String WORD = "id";

  @Override
  public String line() {
    return "id?";
  }

  @Override
  public Duration within() {
    return LineConversation.ANSWER_TIME;
  }

  @Override
  public boolean isAnsweredBy(String line) {
    return line.equals(WORD) || line.startsWith(WORD + " ");
  }

  @Override
  public AppIdentity read(String answer) throws ProtocolException {
    Fields fields = Fields.of(answer, WORD.length());
    Optional<String> product =
        fields.value("product", ImageTag::isProduct, "1 to 32 bytes of readable UTF-8");
    Optional<String> version =
        fields.value("version", ImageTag::isVersion, "1 to 24 bytes of readable UTF-8");
    Optional<String> uid =
        fields.value("uid", text -> UniqueId.parse(text).isPresent(), "24 hex digits");
    Optional<String> rom = fields.value("rom", text -> HexDigits.are(text, 2), "2 hex digits");
    return new AppIdentity(
        product,
        version,
        uid.flatMap(UniqueId::parse),
        rom.isPresent() ? OptionalInt.of((int) HexDigits.value(rom.get())) : OptionalInt.empty());
  }
}
