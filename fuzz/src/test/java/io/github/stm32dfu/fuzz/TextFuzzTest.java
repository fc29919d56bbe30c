package io.github.stm32dfu.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.stm32dfu.error.MalformedLayoutException;
import io.github.stm32dfu.error.MalformedRecordingException;
import io.github.stm32dfu.error.ReleaseException;
import io.github.stm32dfu.journey.release.ReleaseIndex;
import io.github.stm32dfu.memory.MemoryLayout;
import io.github.stm32dfu.transport.recording.Recording;
import java.util.List;

/** Texts of devices, servers and people are read, or refused with a reason. */
class TextFuzzTest {
  @FuzzTest(maxDuration = "1m")
  void memoryName(FuzzedDataProvider data) {
    String name = data.consumeRemainingAsString();
    try {
      MemoryLayout layout = MemoryLayout.parse(name);
      assertThat(MemoryLayout.parse(layout.toString()).regions()).isEqualTo(layout.regions());
    } catch (MalformedLayoutException refused) {
      assertThat(refused).hasMessageMatching("(?s).{5,}");
    }
  }

  @FuzzTest(maxDuration = "1m")
  void releases(byte[] json) {
    try {
      ReleaseIndex.read(json);
    } catch (ReleaseException refused) {
      assertThat(refused).hasMessageMatching("(?s).{5,}");
    }
  }

  @FuzzTest(maxDuration = "1m")
  void recording(FuzzedDataProvider data) {
    try {
      List<Recording> all = Recording.parse(data.consumeRemainingAsString());
      for (Recording one : all) {
        assertThat(Recording.parse(one.toString())).isEqualTo(List.of(one));
      }
    } catch (MalformedRecordingException refused) {
      assertThat(refused).hasMessageMatching("(?s).{5,}");
    }
  }
}
