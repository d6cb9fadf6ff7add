// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QtGlobal>

#include <sqlite3.h>

#include <pthread.h>

#include <utility>

namespace ringface::testing
{

/// How much SQLite does for this thread, which is the same on every computer, however busy: a figure for speed without
/// a clock. Of the connections that are opened while one of these exists; one at a time.
class SqlWork
{
public:
    SqlWork()
    {
        current() = this;
        sqlite3_auto_extension(reinterpret_cast<void (*)()>(&watch));
    }
    ~SqlWork()
    {
        sqlite3_cancel_auto_extension(reinterpret_cast<void (*)()>(&watch));
        current() = nullptr;
    }
    SqlWork(const SqlWork&) = delete;
    SqlWork& operator=(const SqlWork&) = delete;

    /// Instructions of SQLite's virtual machine, some for each row, since this was asked last.
    qint64 steps() { return std::exchange(m_steps, 0); }
    /// Indexes that SQLite made for the time of one statement, because one was lacking.
    int ownIndexes() const { return m_ownIndexes; }

private:
    static SqlWork*& current()
    {
        static SqlWork* work = nullptr;
        return work;
    }
    static int watch(sqlite3* db, const char** /*error*/, const sqlite3_api_routines* /*api*/)
    {
        return sqlite3_trace_v2(db, SQLITE_TRACE_PROFILE, &ended, nullptr);
    }
    /// A statement has ended.
    static int ended(unsigned /*event*/, void* /*context*/, void* statement, void* /*ns*/)
    {
        SqlWork* work = current();
        if (work && pthread_equal(work->m_thread, pthread_self())) {
            auto* s = static_cast<sqlite3_stmt*>(statement);
            work->m_steps += sqlite3_stmt_status(s, SQLITE_STMTSTATUS_VM_STEP, 1);
            work->m_ownIndexes += sqlite3_stmt_status(s, SQLITE_STMTSTATUS_AUTOINDEX, 1);
        }
        return 0;
    }

    const pthread_t m_thread = pthread_self();
    qint64 m_steps = 0;
    int m_ownIndexes = 0;
};

} // namespace ringface::testing
