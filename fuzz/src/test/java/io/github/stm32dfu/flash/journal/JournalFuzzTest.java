package io.github.stm32dfu.flash.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.stm32dfu.error.JournalException;
import io.github.stm32dfu.host.JdkSha256;

/** A journal is read as far as it is whole, or refused. */
class JournalFuzzTest {
  @FuzzTest(maxDuration = "1m")
  void journal(byte[] bytes) {
    try {
      assertThat(JournalReader.read(bytes, new JdkSha256()).state()).isNotNull();
    } catch (JournalException refused) {
      assertThat(refused).hasMessageMatching("(?s).{5,}");
    }
  }
}
