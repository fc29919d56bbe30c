#include <stdio.h>

#include "tests.h"

int main(void) {
  test_crc32();
  test_unique_id();
  test_answer();
  test_line_protocol();
  test_start();
  test_bootloader_jump();
  test_image_check();
  test_boot_stub();
  puts("all tests passed");
}
