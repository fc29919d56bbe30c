package io.github.stm32dfu.flash.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.bootloader.UniqueId;
import io.github.stm32dfu.transport.PortPath;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When two sightings are one board. */
class BoardMarkTest {
  private static final String ID = "003B0041" + "50335706" + "20333333";
  private static final String OTHER_ID = "003B0042" + "50335706" + "20333333";

  /** A dash stands for what is not known; F3 and F4 are the serials that ROMs make of the id. */
  @ParameterizedTest
  @CsvSource({
    "id - 1-1,       id - 2-2,       YES",
    "id A 1-1,       id B 1-1,       YES",
    "id A 1-1,       other A 1-1,    NO",
    "- A 1-1,        - A 1-1,        YES",
    "- a 1-1,        - A 1-1,        YES",
    "- A 1-1,        - A 1-2,        ASK",
    "- A 1-1,        - A -,          ASK",
    "- A 1-1,        - B 1-1,        NO",
    "- A 1-1,        - B -,          NO",
    "id - 1-1,       - F3 1-1,       YES",
    "id - 1-1,       - F4 1-1,       YES",
    "id F3 1-1,      - F4 1-1,       YES",
    "id - 1-1,       - F3 1-2,       ASK",
    "id - 1-1,       - A 1-1,        ASK",
    "id - 1-1,       - A 1-2,        NO",
    "- STM32 1-1,    - STM32 1-1,    ASK",
    "- STM32 1-1,    - STM32 1-2,    ASK",
    "- STM32 1-1,    - A 1-1,        ASK",
    "- STM32 1-1,    - A 1-2,        NO",
    "id STM32 1-1,   - F3 1-1,       ASK",
    "- - 1-1,        - - 1-1,        ASK",
    "- - 1-1,        - - 1-2,        NO",
    "- - -,          - - -,          ASK",
    "- - 1-1,        - A 1-1,        ASK"
  })
  void compares(String one, String other, JournalMatch expected) {
    assertThat(mark(one).compare(mark(other))).isEqualTo(expected);
    assertThat(mark(other).compare(mark(one))).isEqualTo(expected);
  }

  private static BoardMark mark(String text) {
    String[] words = text.trim().split(" ", -1);
    Optional<UniqueId> id =
        switch (words[0]) {
          case "id" -> UniqueId.parse(ID);
          case "other" -> UniqueId.parse(OTHER_ID);
          default -> Optional.empty();
        };
    Optional<String> serial =
        switch (words[1]) {
          case "-" -> Optional.empty();
          case "F3" -> Optional.of("206E33742033");
          case "F4" -> Optional.of("206E33745033");
          default -> Optional.of(words[1]);
        };
    PortPath port = words[2].equals("-") ? PortPath.unknown() : PortPath.of(words[2]);
    return new BoardMark(id, serial, port);
  }
}
