// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QTcpServer>

#include <chrono>

class QTcpSocket;

namespace ringface::cli
{

/// Lets requests in, one a connection, each when it is there as a whole. What is too large, too slow, too many, or
/// without a length is turned away here, so that nobody can fill the memory.
/// Thread: that of the program.
class Entrance : public QTcpServer
{
    Q_OBJECT

public:
    struct Limits {
        qsizetype head = 16 << 10; ///< bytes of request line and headers
        qsizetype body = 1 << 20;  ///< bytes
        int connections = 64;      ///< at the same time
        std::chrono::milliseconds arrival{5000};
    };

    explicit Entrance(const Limits& limits, QObject* parent = nullptr);

protected:
    void incomingConnection(qintptr handle) override;

private:
    struct Arriving;
    void look(QTcpSocket& socket, Arriving& arriving);

    Limits m_limits;
    int m_connections = 0;
};

} // namespace ringface::cli
