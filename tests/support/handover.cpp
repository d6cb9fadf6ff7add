// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// Debian's Qt is not built for the thread sanitizer, which therefore sees nothing of the lock with which QThreadPool
// hands a job to its thread. Linked into everything that is built for it, this stands before Qt's function and says so.

#include <QRunnable>
#include <QThreadPool>

#include <dlfcn.h>
#include <sanitizer/tsan_interface.h>

namespace
{

class Handed : public QRunnable
{
public:
    explicit Handed(QRunnable* job)
        : m_job(job)
    {
        __tsan_release(this);
    }
    void run() override
    {
        __tsan_acquire(this);
        const bool ours = m_job->autoDelete(); // it may be gone after run()
        m_job->run();
        if (ours)
            delete m_job;
    }

private:
    QRunnable* m_job;
};

} // namespace

void QThreadPool::start(QRunnable* runnable, int priority)
{
    using Start = void (*)(QThreadPool*, QRunnable*, int);
    static const auto start = reinterpret_cast<Start>(dlsym(RTLD_NEXT, "_ZN11QThreadPool5startEP9QRunnablei"));
    start(this, new Handed(runnable), priority);
}
