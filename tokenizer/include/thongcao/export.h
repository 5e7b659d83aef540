#ifndef THONGCAO_EXPORT_H_
#define THONGCAO_EXPORT_H_

// Marks what the shared libraries export; everything else is built with hidden visibility.
#define THONGCAO_API __attribute__((visibility("default")))
// A class inside an exported one that is not exported itself.
#define THONGCAO_HIDDEN __attribute__((visibility("hidden")))

#endif  // THONGCAO_EXPORT_H_
