package io.github.stm32dfu.journey.trigger;

import io.github.stm32dfu.error.MalformedTriggerException;
import java.util.List;
import java.util.Locale;

/** Triggers as a person writes them: {@code line}, {@code touch1200}, {@code text:reset dfu}. */
public final class TriggerNotation {
  private TriggerNotation() {}

  /**
   * A way to write a trigger.
   *
   * @param text for example {@code touch1200} or {@code hex:7E 01 -> 06}
   * @param meaning what that does, without a full stop
   */
  public record Form(String text, String meaning) {}

  /** {@return all that can be written, for a help text} */
  public static List<Form> forms() {
    return TriggerForm.ALL.stream().map(form -> new Form(form.text(), form.meaning())).toList();
  }

  /**
   * {@return the trigger that a text stands for}
   *
   * @param text one of the {@link #forms}, its word in upper or lower case
   * @throws MalformedTriggerException where it stands for none
   */
  public static BootloaderTrigger parse(String text) throws MalformedTriggerException {
    int wordEnd = text.indexOf(':') + 1;
    String word = wordEnd == 0 ? text : text.substring(0, wordEnd);
    for (TriggerForm form : TriggerForm.ALL) {
      if (form.word().equals(word.strip().toLowerCase(Locale.ROOT))) {
        return form.reader().read(text.substring(word.length()));
      }
    }
    throw new MalformedTriggerException(
        "unknown trigger \""
            + text
            + "\"; there are "
            + String.join(", ", TriggerForm.ALL.stream().map(TriggerForm::text).toList()));
  }
}
