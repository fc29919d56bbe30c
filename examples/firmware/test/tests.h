// One function for each file of tests.
#ifndef TESTS_H
#define TESTS_H

void test_answer(void);
void test_boot_stub(void);
void test_bootloader_jump(void);
void test_crc32(void);
void test_image_check(void);
void test_line_protocol(void);
void test_start(void);
void test_unique_id(void);

#endif
