/* OURO_API marks what the shared library exports; everything else in it is hidden. */
#ifndef OURO_EXPORT_H
#define OURO_EXPORT_H

#if defined(__GNUC__) || defined(__clang__)
#define OURO_API __attribute__((visibility("default")))
#else
#define OURO_API
#endif

#endif
