package io.github.stm32dfu.journey.release;

import io.github.stm32dfu.host.JdkSha256;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Releases of few products and hardware, so that they meet. */
final class AnyRelease {
  static final List<String> PRODUCTS = List.of("Desk Lamp", "Lampe \"Ü\" \\ 💡", "Thermostat");
  static final List<String> HARDWARE = List.of("rev-a", "rev-b", "rev-c");
  static final List<String> VERSIONS = List.of("1.0.0", "1.1.0", "0.9", "2.0-beta", "9");

  private AnyRelease() {}

  static Arbitrary<Release> any() {
    Arbitrary<Set<String>> hardware = Arbitraries.of(HARDWARE).set().ofMaxSize(2);
    Arbitrary<FileReference> files =
        Arbitraries.of("lamp.hex", "1.0/lamp-1_0.dfu", "a/b/c~1+x.bin").map(FileReference::new);
    Arbitrary<byte[]> contents = Arbitraries.bytes().array(byte[].class).ofMinSize(1).ofMaxSize(40);
    return Combinators.combine(
            Arbitraries.of(PRODUCTS),
            hardware,
            Arbitraries.of(VERSIONS),
            Arbitraries.longs().between(1, 12),
            files,
            contents)
        .as(AnyRelease::release)
        .withoutEdgeCases();
  }

  static Release release(
      String product,
      Set<String> hardware,
      String version,
      long releaseSeq,
      FileReference file,
      byte[] content) {
    return Release.describing(
        product, hardware, version, releaseSeq, file, content, new JdkSha256());
  }

  /** {@return lists in which no release clashes with another} */
  static Arbitrary<List<Release>> lists() {
    return any().list().ofMaxSize(12).map(AnyRelease::withoutClashes);
  }

  static Arbitrary<ProductModel> models() {
    return Combinators.combine(
            Arbitraries.of(PRODUCTS),
            Arbitraries.of(HARDWARE).injectNull(0.3).map(Optional::ofNullable))
        .as(ProductModel::new);
  }

  private static List<Release> withoutClashes(List<Release> drawn) {
    List<Release> kept = new ArrayList<>();
    for (Release one : drawn) {
      if (kept.stream().noneMatch(one::clashesWith)) {
        kept.add(one);
      }
    }
    return kept;
  }
}
