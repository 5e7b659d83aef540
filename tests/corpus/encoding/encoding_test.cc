#include <gtest/gtest.h>

#include <thongcao/encoding.h>

TEST(Encoding, Placeholder) {}
