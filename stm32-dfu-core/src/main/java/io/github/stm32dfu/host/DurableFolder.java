package io.github.stm32dfu.host;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A folder of its owner's, in which a change is on the disk when the method that makes it returns,
 * as far as the disk says the truth.
 */
final class DurableFolder {
  private static final String UNFINISHED = ".new";

  private final Path path;

  DurableFolder(Path path) {
    this.path = path;
  }

  Path path() {
    return path;
  }

  /** {@return a file in it} */
  Path file(String name) {
    return path.resolve(name);
  }

  /** Makes the folder, if it is not there; Windows has its users' folders closed to others. */
  void make() throws IOException {
    if (!Files.isDirectory(path)) {
      Files.createDirectories(path, ownerOnly("rwx------"));
    }
  }

  /** Under the name there is the old file, if there was one, or all of the new one. */
  void replace(String name, byte[] content) throws IOException {
    Path unfinished = file(name + UNFINISHED);
    Files.deleteIfExists(unfinished);
    Files.createFile(unfinished, ownerOnly("rw-------"));
    try (FileOutputStream out = new FileOutputStream(unfinished.toFile())) {
      write(out, content);
    } catch (IOException full) {
      Files.deleteIfExists(unfinished);
      throw full;
    }
    Files.move(unfinished, file(name), StandardCopyOption.ATOMIC_MOVE);
    sync();
  }

  void append(String name, byte[] bytes) throws IOException {
    if (!Files.exists(file(name))) {
      throw new NoSuchFileException(file(name).toString());
    }
    try (FileOutputStream out = new FileOutputStream(file(name).toFile(), true)) {
      write(out, bytes);
    }
  }

  void delete(String name) throws IOException {
    Files.deleteIfExists(file(name + UNFINISHED));
    Files.deleteIfExists(file(name));
    sync();
  }

  /** A channel would be closed where somebody interrupts the thread, and the update end by that. */
  private static void write(FileOutputStream out, byte[] bytes) throws IOException {
    out.write(bytes);
    out.getFD().sync();
  }

  /** A new name is safe from a crash once its folder is; Windows does that by itself. */
  private void sync() throws IOException {
    if (!isPosix()) {
      return;
    }
    boolean interrupted = Thread.interrupted();
    try (FileChannel open = FileChannel.open(path, StandardOpenOption.READ)) {
      open.force(true);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private FileAttribute<?>[] ownerOnly(String permissions) {
    return isPosix()
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private boolean isPosix() {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
