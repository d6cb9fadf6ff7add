// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// Loaded into a program (LD_PRELOAD): each attempt to reach another computer is written to $RINGFACE_CONNECTIONS, a
// line each: connections and messages to internet addresses, and questions for a computer's address.
#include <dlfcn.h>
#include <fcntl.h>
#include <netdb.h>
#include <string>
#include <sys/socket.h>
#include <unistd.h>

namespace
{
void tell(const std::string& what)
{
    const char* path = getenv("RINGFACE_CONNECTIONS");
    const int log = path == nullptr ? -1 : open(path, O_WRONLY | O_CREAT | O_APPEND, 0600);
    if (log < 0)
        return;
    const std::string line = what + "\n";
    (void)!write(log, line.data(), line.size());
    close(log);
}

bool isInternet(const sockaddr* address)
{
    return address != nullptr && (address->sa_family == AF_INET || address->sa_family == AF_INET6);
}

template <typename Function>
Function original(const char* name)
{
    return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}
} // namespace

extern "C" {

int connect(int socket, const sockaddr* address, socklen_t length)
{
    if (isInternet(address))
        tell("connect");
    return original<int (*)(int, const sockaddr*, socklen_t)>("connect")(socket, address, length);
}

ssize_t sendto(int socket, const void* data, size_t size, int flags, const sockaddr* address, socklen_t length)
{
    if (isInternet(address))
        tell("sendto");
    return original<ssize_t (*)(int, const void*, size_t, int, const sockaddr*, socklen_t)>("sendto")(
        socket, data, size, flags, address, length);
}

ssize_t sendmsg(int socket, const msghdr* message, int flags)
{
    if (message != nullptr && isInternet(static_cast<const sockaddr*>(message->msg_name)))
        tell("sendmsg");
    return original<ssize_t (*)(int, const msghdr*, int)>("sendmsg")(socket, message, flags);
}

int getaddrinfo(const char* node, const char* service, const addrinfo* hints, addrinfo** result)
{
    tell(std::string("getaddrinfo ") + (node == nullptr ? "" : node));
    return original<int (*)(const char*, const char*, const addrinfo*, addrinfo**)>("getaddrinfo")(node, service, hints,
                                                                                                   result);
}
}
