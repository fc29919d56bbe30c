package io.github.stm32dfu.host;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.ReleaseException;
import io.github.stm32dfu.error.ReleaseException.Kind;
import io.github.stm32dfu.journey.release.FileReference;
import io.github.stm32dfu.journey.release.Release;
import io.github.stm32dfu.journey.release.ReleaseIndex;
import io.github.stm32dfu.journey.release.ReleaseSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Releases in a folder: a USB stick, a test bench, a share. Symbolic links count where they stay
 * inside the folder; one that leads out of it is refused, as is whatever is no plain file. Nothing
 * but the folder's owner vouches for what is in it.
 *
 * @param folder with {@code firmware.json} and the files beside or below it
 */
public record FolderReleases(Path folder) implements ReleaseSource {
  /**
   * Reads the index.
   *
   * @return what it says
   * @throws ReleaseException where it cannot be had, or makes no sense
   */
  @Override
  public ReleaseIndex index() throws ReleaseException {
    return ReleaseIndex.read(content(ReleaseIndex.FILE, ReleaseIndex.MAX_BYTES));
  }

  /**
   * Reads a release's file.
   *
   * @param release that the index has
   * @return its bytes as they are
   * @throws ReleaseException where it cannot be had
   */
  @Override
  public byte[] fetch(Release release) throws ReleaseException {
    return content(release.file(), release.size());
  }

  /** {@return the folder} */
  @Override
  public String toString() {
    return folder.toString();
  }

  private byte[] content(FileReference file, int maxBytes) throws ReleaseException {
    Path path = folder.resolve(file.text());
    try {
      Path real = path.toRealPath();
      if (!real.startsWith(folder.toRealPath())) {
        throw refuse(Kind.INSECURE, path + " leads out of " + folder);
      }
      if (!Files.isRegularFile(real)) {
        throw refuse(Kind.DENIED, path + " is no plain file");
      }
      return bounded(real, maxBytes);
    } catch (ReleaseException alreadyClear) {
      throw alreadyClear;
    } catch (NoSuchFileException missing) {
      throw new ReleaseException(
          Kind.NOT_FOUND, path + " does not exist", Hint.CHOOSE_RELEASE, missing);
    } catch (AccessDeniedException denied) {
      throw new ReleaseException(
          Kind.DENIED, path + " cannot be read: permission denied", Hint.CHOOSE_RELEASE, denied);
    } catch (IOException other) {
      throw new ReleaseException(
          Kind.UNREACHABLE, path + " cannot be read: " + other.getMessage(), Hint.RUN_AGAIN, other);
    }
  }

  /** A file may grow while it is read. */
  private static byte[] bounded(Path path, int maxBytes) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] content = in.readNBytes(maxBytes);
      if (in.read() >= 0) {
        throw refuse(Kind.TOO_LARGE, path + " has more than " + maxBytes + " bytes");
      }
      return content;
    }
  }

  private static ReleaseException refuse(Kind kind, String message) {
    return new ReleaseException(kind, message, Hint.TELL_PUBLISHER);
  }
}
