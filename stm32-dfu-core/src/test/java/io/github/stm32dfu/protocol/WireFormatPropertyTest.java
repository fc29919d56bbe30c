package io.github.stm32dfu.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stm32dfu.error.ProtocolException;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class WireFormatPropertyTest {
  @Property
  void statusReplyReadsWhatItWrites(
      @ForAll @IntRange(max = 0xFF) int status,
      @ForAll @IntRange(max = 0xFFFFFF) int poll,
      @ForAll DfuState state,
      @ForAll @IntRange(max = 0xFF) int iString)
      throws ProtocolException {
    StatusReply reply = new StatusReply(status, poll, state, iString);

    assertThat(StatusReply.parse(reply.toBytes())).isEqualTo(reply);
  }

  @Property
  void statusReplyRefusesAnyOtherLength(@ForAll @Size(max = 20) byte[] bytes) {
    if (bytes.length != StatusReply.LENGTH) {
      assertThatThrownBy(() -> StatusReply.parse(bytes)).isInstanceOf(ProtocolException.class);
    }
  }

  @Property
  void anyDescriptorBytesAreReadOrSkipped(@ForAll @Size(max = 300) byte[] bytes) {
    Optional<FunctionalDescriptor> found = FunctionalDescriptor.find(bytes);

    found.ifPresent(one -> assertThat(one.wTransferSize()).isBetween(0, 0xFFFF));
  }

  /** ST's ROMs send it once, after the last alternate setting. */
  @Example
  void functionalDescriptorIsFoundAfterTheLastAlternateSetting() {
    byte[] configuration =
        bytes(
            0x09, 0x02, 0x24, 0x00, 0x01, 0x01, 0x00, 0xC0, 0x32, // configuration
            0x09, 0x04, 0x00, 0x00, 0x00, 0xFE, 0x01, 0x02, 0x04, // alternate setting 0
            0x09, 0x04, 0x00, 0x01, 0x00, 0xFE, 0x01, 0x02, 0x05, // alternate setting 1
            0x09, 0x21, 0x0B, 0xFF, 0x00, 0x00, 0x08, 0x1A, 0x01); // functional

    FunctionalDescriptor found = FunctionalDescriptor.find(configuration).orElseThrow();

    assertThat(found).isEqualTo(new FunctionalDescriptor(0x0B, 255, 2048, 0x011A));
    assertThat(found.isDfuSe()).isTrue();
    assertThat(found.canDownload()).isTrue();
    assertThat(found.canUpload()).isTrue();
    assertThat(found.manifestationTolerant()).isFalse();
    assertThat(found.willDetach()).isTrue();
  }

  @Example
  void sevenBytesAreDfu10() {
    byte[] old = bytes(0x07, 0x21, 0x03, 0xFF, 0x00, 0x40, 0x00);

    assertThat(FunctionalDescriptor.find(old).orElseThrow().bcdDFUVersion()).isEqualTo(0x0100);
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}
