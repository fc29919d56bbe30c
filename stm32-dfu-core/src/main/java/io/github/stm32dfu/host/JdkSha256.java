package io.github.stm32dfu.host;

import io.github.stm32dfu.flash.ContentHash;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 of the JDK, which every one of them has. */
public final class JdkSha256 implements ContentHash {
  @Override
  public byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
