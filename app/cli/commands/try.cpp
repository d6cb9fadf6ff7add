// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// Looks through one recording and keeps nothing: what the programs start to find out whether it ends them.
#include "app/cli/command.h"
#include "core/jobs/scanvideo.h"

namespace ringface::cli
{

using namespace Qt::StringLiterals;

namespace
{
class Try : public Command
{
public:
    void addTo(CLI::App& app, Context& context) override
    {
        CLI::App* me = add(app, "try", "Look through one recording, for the programs");
        me->group(""); // not in help
        addText(me, "RECORDING", m_recording, "The recording", "FILE")->required();
        addScanOptions(me, context);
    }
    int run(Context& context) override
    {
        const auto engine = setUpEngine(context.catalogue(), context.choice, true).factory();
        if (!engine)
            return Failed;
        MediaError error = MediaError::None;
        scanVideo(m_recording, *engine, context.scanOptions(),
                  {[&error](const ScanBatch& batch) { error = batch.error; }, [] { return false; }});
        return error == MediaError::None ? Good : SomeUnreadable;
    }

private:
    QString m_recording;
};
} // namespace

std::unique_ptr<Command> makeTry()
{
    return std::make_unique<Try>();
}

} // namespace ringface::cli
