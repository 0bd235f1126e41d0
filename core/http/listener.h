// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/http/server.h"
#include "core/http/tls.h"

#include <memory>
#include <vector>

namespace signalbox::http {

/// A file descriptor that closes itself.
class UniqueFd
{
public:
    explicit UniqueFd(int fd = -1)
        : m_fd(fd)
    {}
    UniqueFd(UniqueFd &&other) noexcept
        : m_fd(std::exchange(other.m_fd, -1))
    {}
    UniqueFd &operator=(UniqueFd &&other) noexcept
    {
        std::swap(m_fd, other.m_fd);
        return *this;
    }
    ~UniqueFd() { reset(); }

    [[nodiscard]] int get() const { return m_fd; }
    [[nodiscard]] bool isValid() const { return m_fd >= 0; }
    [[nodiscard]] int release() { return std::exchange(m_fd, -1); }
    void reset();

private:
    int m_fd;
};

/// A listening socket of one worker.
struct Listener
{
    UniqueFd fd;
    std::shared_ptr<const TlsContext> tls; ///< null: plain
};

/// One address, bound once for each worker.
struct BoundAddress
{
    QUrl url;
    std::vector<Listener> perWorker;
};

/// Binds `workers` sockets to the address, among which the kernel spreads connections. Fails
/// if any other program has the port, even one of the same user that shares ports as well.
[[nodiscard]] Result<BoundAddress> bindAddress(const ListenAddress &address, int workers);

} // namespace signalbox::http
