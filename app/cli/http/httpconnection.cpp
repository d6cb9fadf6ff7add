// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "app/cli/http/httpconnection.h"

#include <QDeadlineTimer>

#include <algorithm>
#include <array>
#include <cerrno>
#include <httplib.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace ringface::cli
{

using namespace Qt::StringLiterals;

namespace
{
using Arrived = QPromise<std::shared_ptr<HttpRequest>>;

constexpr size_t largestHead = 16 << 10;            ///< bytes of request line and headers
constexpr std::chrono::seconds toArrive{5};         ///< all of a request
constexpr std::chrono::seconds toTakeTheAnswer{30}; ///< all of it
constexpr std::chrono::seconds farewell{2};
constexpr qint64 lookInterval = 100; ///< ms after which it is seen that the program ends

/// A socket as httplib reads and writes it. httplib's own limits are for each piece that arrives, and for each header;
/// these are for all of them.
class LimitedStream : public httplib::Stream
{
public:
    LimitedStream(int socket, const Arrived& arrived)
        : m_socket(socket)
        , m_arrived(arrived)
    {
    }
    ~LimitedStream() override
    {
        // The answer could be lost if the connection were closed while something arrives (RFC 9112, 9.6).
        ::shutdown(m_socket, SHUT_WR);
        const QDeadlineTimer end(farewell);
        while (waitFor(POLLIN, end) && ::recv(m_socket, m_buffer.data(), m_buffer.size(), MSG_DONTWAIT) > 0) {
        }
        ::close(m_socket);
    }
    LimitedStream(const LimitedStream&) = delete;
    LimitedStream& operator=(const LimitedStream&) = delete;

    /// Nothing more is written.
    void giveUp() { m_isBroken = true; }
    /// What is read from now on is the body.
    void headIsThere() { m_left = size_t(HttpRequestGate::largestBody) + 1; }
    /// What is written from now on is the answer.
    void answerIsThere() { m_mayBeTaken.setRemainingTime(toTakeTheAnswer); }
    /// Whether nobody waits for an answer.
    bool isGone() const
    {
        pollfd state{m_socket, POLLRDHUP, 0};
        return m_arrived.isCanceled() || ::poll(&state, 1, 0) > 0;
    }

    bool is_readable() const override { return waitFor(POLLIN, m_mayArrive); }
    bool is_writable() const override { return !m_isBroken && waitFor(POLLOUT, m_mayBeTaken); }
    ssize_t read(char* to, size_t size) override
    {
        if (m_left == 0)
            return 0; // the end, so that it is answered
        if (m_next == m_end) {
            m_next = 0;
            const ssize_t got =
                is_readable() ? ::recv(m_socket, m_buffer.data(), m_buffer.size(), MSG_DONTWAIT) : ssize_t(-1);
            m_end = size_t(std::max<ssize_t>(got, 0));
            m_isBroken = m_end == 0;
            if (m_isBroken)
                return -1;
        }
        const size_t count = std::min({size, m_end - m_next, m_left});
        std::copy_n(m_buffer.begin() + std::ptrdiff_t(m_next), count, to);
        m_next += count;
        m_left -= count;
        return ssize_t(count);
    }
    ssize_t write(const char* from, size_t size) override
    {
        return is_writable() ? ::send(m_socket, from, size, MSG_NOSIGNAL | MSG_DONTWAIT) : -1;
    }
    void get_remote_ip_and_port(std::string& ip, int& port) const override { nobodyAsks(ip, port); }
    void get_local_ip_and_port(std::string& ip, int& port) const override { nobodyAsks(ip, port); }
    socket_t socket() const override { return m_socket; }

private:
    static void nobodyAsks(std::string& ip, int& port)
    {
        ip.clear();
        port = 0;
    }
    bool waitFor(short what, const QDeadlineTimer& until) const
    {
        pollfd state{m_socket, what, 0};
        int ready = 0;
        while (ready == 0 && !m_arrived.isCanceled() && !until.hasExpired()) {
            ready = ::poll(&state, 1, int(std::min(until.remainingTime(), lookInterval)));
            if (ready < 0 && errno == EINTR)
                ready = 0;
        }
        return ready > 0;
    }

    int m_socket;
    const Arrived& m_arrived;
    QDeadlineTimer m_mayArrive{toArrive};
    QDeadlineTimer m_mayBeTaken{toTakeTheAnswer};
    std::array<char, 4096> m_buffer{};
    size_t m_next = 0; ///< what of it is not read yet
    size_t m_end = 0;
    size_t m_left = largestHead; ///< bytes that may still be read
    bool m_isBroken = false;     ///< too late, cut off or given up: nothing is answered
};

void fill(httplib::Response& response, const HttpAnswer& answer)
{
    response.status = int(answer.status);
    response.set_content(answer.content.toStdString(), answer.type.toStdString());
}

/// What httplib turns away by itself.
HttpAnswer ownRefusal(const httplib::Request& request, int status)
{
    constexpr int pathTooLong = 414;
    const bool isFirstLineRight = !request.path.empty();
    if (status == pathTooLong || (status == int(HttpStatus::BadRequest) && isFirstLineRight))
        return HttpAnswer::error(HttpStatus::HeadersTooLarge,
                                 u"The headers of the request are too large, too many, or not in order."_s);
    if (status == int(HttpStatus::BadRequest))
        return HttpAnswer::error(HttpStatus::BadRequest, u"This is no request of HTTP/1.1."_s);
    return HttpAnswer::error(HttpStatus(status), u"The request cannot be answered."_s);
}

/// Speaks HTTP on one connection.
class HttpConnection : private httplib::Server
{
public:
    HttpConnection(LimitedStream& stream, Arrived& arrived, const HttpRequestGate& gate)
        : m_stream(stream)
    {
        set_default_headers({{"X-Content-Type-Options", "nosniff"}});
        set_pre_routing_handler([&gate](const httplib::Request& request, httplib::Response& response) {
            const std::optional<HttpAnswer> refusal = gate.refusal(request);
            if (refusal)
                fill(response, *refusal);
            return refusal ? HandlerResponse::Handled : HandlerResponse::Unhandled;
        });
        const auto ask = [&stream, &arrived](const httplib::Request& request, httplib::Response& response) {
            const auto asked = std::make_shared<HttpRequest>(QString::fromStdString(request.path),
                                                             QByteArray::fromStdString(request.body));
            arrived.addResult(asked);
            const std::optional<HttpAnswer> answer = asked->waitForAnswer([&stream] { return stream.isGone(); });
            if (!answer)
                return stream.giveUp();
            stream.answerIsThere();
            fill(response, *answer);
        };
        Get(".*", ask);
        Post(".*", ask);
        set_error_handler([](const httplib::Request& request, httplib::Response& response) {
            if (response.body.empty())
                fill(response, ownRefusal(request, response.status));
        });
    }

    void run() { process(&HttpConnection::process_request); }

private:
    using Setup = std::function<void(httplib::Request&)>;

    // httplib 0.11 asks the stream who speaks to whom, 0.18 is told.
    void process(bool (Server::*request)(httplib::Stream&, bool, bool&, const Setup&))
    {
        bool isClosed = false;
        (this->*request)(m_stream, true, isClosed, setup());
    }
    void process(bool (Server::*request)(httplib::Stream&, const std::string&, int, const std::string&, int, bool,
                                         bool&, const Setup&))
    {
        bool isClosed = false;
        (this->*request)(m_stream, {}, 0, {}, 0, true, isClosed, setup());
    }
    Setup setup()
    {
        return [this](httplib::Request& request) {
            m_stream.headIsThere();
            request.ranges.clear(); // answers are sent as a whole
        };
    }

    LimitedStream& m_stream;
};
} // namespace

void serveConnection(Arrived& arrived, int socket, const HttpRequestGate& gate)
{
    LimitedStream stream(socket, arrived);
    HttpConnection(stream, arrived, gate).run();
}

} // namespace ringface::cli
