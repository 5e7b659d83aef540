#ifndef THONGCAO_EXPORT_H_
#define THONGCAO_EXPORT_H_

// Marks what the shared libraries export; everything else is built with hidden visibility.
#define THONGCAO_API __attribute__((visibility("default")))

#endif  // THONGCAO_EXPORT_H_
