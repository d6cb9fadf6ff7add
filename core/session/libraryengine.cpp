// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/session/libraryengine.h"

#include "core/library/library.h"
#include "core/library/store/recognitionstore.h"

namespace ringface
{

using namespace Qt::StringLiterals;

EngineSetup engineFor(const Library& library, const ModelCatalogue& catalogue, EngineChoice choice)
{
    if (choice.engine.isEmpty())
        choice.engine = library.setting(u"engine"_s);
    if (choice.detector.isEmpty())
        choice.detector = library.setting(u"detector"_s);
    const EngineSetup setup = setUpEngine(catalogue, choice);
    if (setup.recognises)
        return setup;
    const QString present = library.recognition().newestEncoder();
    return setUpEngine(catalogue, choice, present.isEmpty() || present == basicEncoder().id);
}

} // namespace ringface
