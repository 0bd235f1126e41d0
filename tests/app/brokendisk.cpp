// SPDX-License-Identifier: GPL-3.0-or-later
// Loaded before the C library: from when the file that BROKEN_DISK names is there, no flush to
// the disk succeeds.
#include <cerrno>
#include <cstdlib>
#include <dlfcn.h>
#include <unistd.h>

namespace {

using Flush = int (*)(int);

int flush(const char *name, int file)
{
    const char *sign = std::getenv("BROKEN_DISK");
    if (sign && ::access(sign, F_OK) == 0) {
        errno = EIO;
        return -1;
    }
    return reinterpret_cast<Flush>(::dlsym(RTLD_NEXT, name))(file);
}

} // namespace

extern "C" int fsync(int file)
{
    return flush("fsync", file);
}

extern "C" int fdatasync(int file)
{
    return flush("fdatasync", file);
}
