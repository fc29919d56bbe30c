package io.github.stm32dfu.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.ReleaseException;
import io.github.stm32dfu.error.ReleaseException.Kind;
import io.github.stm32dfu.journey.release.FileReference;
import io.github.stm32dfu.journey.release.ProductModel;
import io.github.stm32dfu.journey.release.Release;
import io.github.stm32dfu.journey.release.ReleaseIndex;
import io.github.stm32dfu.journey.release.Releases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderReleasesTest {
  private static final byte[] CONTENT = {1, 2, 3, 4};

  @TempDir private Path disk;
  private Path folder;

  @BeforeEach
  void publish() throws IOException {
    folder = Files.createDirectories(disk.resolve("stick"));
    Files.createDirectories(folder.resolve("1.3"));
    Files.write(folder.resolve("1.3/lamp.hex"), CONTENT);
    Files.write(
        folder.resolve("firmware.json"),
        new ReleaseIndex(List.of(release("1.3/lamp.hex"))).toJson());
  }

  @Test
  void aReleaseIsFoundAndRead() throws DfuException {
    Releases releases = new Releases(new FolderReleases(folder), new JdkSha256());
    Release newest = releases.newest(ProductModel.of("Desk Lamp"), Optional.empty()).release();
    assertThat(newest).isEqualTo(release("1.3/lamp.hex"));
    assertThat(releases.fetch(newest)).isEqualTo(CONTENT);
  }

  @Test
  void whatIsNotThereIsSaid() throws IOException {
    Path nowhere = disk.resolve("nowhere");
    assertThatExceptionOfType(ReleaseException.class)
        .isThrownBy(() -> new FolderReleases(nowhere).index())
        .withMessage(nowhere.resolve("firmware.json") + " does not exist")
        .satisfies(error -> assertThat(error.kind()).isEqualTo(Kind.NOT_FOUND));
    Files.delete(folder.resolve("1.3/lamp.hex"));
    assertFails("1.3/lamp.hex", Kind.NOT_FOUND);
  }

  @Test
  void aFileThatGrewIsNotReadOn() throws IOException {
    Files.write(folder.resolve("1.3/lamp.hex"), new byte[1000]);
    assertFails("1.3/lamp.hex", Kind.TOO_LARGE).withMessageEndingWith("has more than 4 bytes");
  }

  @Test
  void onlyPlainFilesAreRead() {
    assertFails("1.3", Kind.DENIED).withMessage(folder.resolve("1.3") + " is no plain file");
  }

  @Test
  void aFileWithoutPermissionIsSaid() {
    Path file = folder.resolve("1.3/lamp.hex");
    Assumptions.assumeTrue(
        file.toFile().setReadable(false) && !Files.isReadable(file),
        "this user may read every file");
    assertFails("1.3/lamp.hex", Kind.DENIED).withMessageEndingWith("permission denied");
  }

  @Test
  void linksCountInsideTheFolder() throws IOException {
    link("latest.hex", Path.of("1.3/lamp.hex"));
    link("latest", folder.resolve("1.3"));
    assertThat(new FolderReleases(folder).fetch(release("latest.hex"))).isEqualTo(CONTENT);
    assertThat(new FolderReleases(folder).fetch(release("latest/lamp.hex"))).isEqualTo(CONTENT);
    Path mounted = disk.resolve("mounted");
    Files.createSymbolicLink(mounted, folder);
    assertThat(new FolderReleases(mounted).fetch(release("latest.hex"))).isEqualTo(CONTENT);
  }

  @Test
  void linksOutOfTheFolderAreRefused() throws IOException {
    Path outside = Files.write(disk.resolve("outside.hex"), CONTENT);
    Path sibling = Files.createDirectories(disk.resolve("stick2"));
    Files.write(sibling.resolve("lamp.hex"), CONTENT);
    link("a.hex", outside);
    link("b.hex", Path.of("../outside.hex"));
    link("c", sibling);
    link("d.hex", Path.of("/dev/zero"));
    assertFails("a.hex", Kind.INSECURE);
    assertFails("b.hex", Kind.INSECURE);
    assertFails("c/lamp.hex", Kind.INSECURE)
        .withMessage(folder.resolve("c/lamp.hex") + " leads out of " + folder);
    assertFails("d.hex", Kind.INSECURE);
    Files.delete(folder.resolve("d.hex"));
  }

  @Test
  void aLinkToItselfEnds() throws IOException {
    link("loop", Path.of("loop"));
    assertFails("loop", Kind.UNREACHABLE);
  }

  private void link(String name, Path target) throws IOException {
    try {
      Files.createSymbolicLink(folder.resolve(name), target);
    } catch (UnsupportedOperationException none) {
      Assumptions.abort("no symbolic links here");
    }
  }

  private ThrowableAssertAlternative<ReleaseException> assertFails(String file, Kind kind) {
    return assertThatExceptionOfType(ReleaseException.class)
        .isThrownBy(() -> new FolderReleases(folder).fetch(release(file)))
        .satisfies(error -> assertThat(error.kind()).isEqualTo(kind));
  }

  private static Release release(String file) {
    return Release.describing(
        "Desk Lamp", Set.of(), "1.3.0", 7, new FileReference(file), CONTENT, new JdkSha256());
  }
}
