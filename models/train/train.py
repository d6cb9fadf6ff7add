# SPDX-FileCopyrightText: The Ringface authors
# SPDX-License-Identifier: Apache-2.0
"""train.py CROPS TEACHER OUTPUT.pt [--passes N] [--calm-passes M]: trains the encoder; goes on where it was stopped."""
import argparse
import os
import time

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

import faces
from net import NUMBERS, Net

BATCH = 128
RATE = 2e-3
WARM_UP = 300       # steps
MARGIN, SCALE = 0.3, 24.0  # of CosFace (Wang et al. 2018)
PAIRS = 20.0
PEOPLE = 0.1


def descriptors(net, crops):
    net.eval()
    pictures = torch.from_numpy(np.stack([faces.normal(faces.plain(c)) for c in crops]))[:, None]
    with torch.no_grad():
        return torch.cat([F.normalize(net(p)) for p in pictures.split(256)])


def figures(d, names):
    """Equal error rate, and the share of one person's pairs that are accepted when 1 in 1000 and 1 in 100 of strangers' are."""
    ids = np.unique(names, return_inverse=True)[1]
    i, j = np.triu_indices(len(ids), 1)
    alike = (d @ d.T).numpy()[i, j]
    same = ids[i] == ids[j]
    own, other = np.sort(alike[same]), np.sort(alike[~same])
    accepted = lambda limit: 1 - np.searchsorted(own, limit) / len(own)
    rejected = 1 - accepted(other)
    wrong = 1 - np.arange(len(other)) / len(other)
    k = np.argmin(abs(rejected - wrong))
    return (rejected[k] + wrong[k]) / 2, accepted(np.quantile(other, 0.999)), accepted(np.quantile(other, 0.99))


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("crops"); ap.add_argument("teacher"); ap.add_argument("output")
    ap.add_argument("--passes", type=int, default=40)
    ap.add_argument("--calm-passes", type=int, default=80, help="after those, half of the pictures undisturbed")
    ap.add_argument("--minutes", type=float, default=1e9, help="stop after so long, to be gone on with")
    a = ap.parse_args()
    torch.manual_seed(1)
    crops, names = faces.load(a.crops)
    teacher = faces.read_teacher(a.teacher, len(names))[1]
    out = faces.held_out(names)
    held_crops, held_names = crops[out], np.array(names)[out]
    t = torch.from_numpy(teacher)
    teaching = F.normalize(t - t[~out].mean(0))
    print(f"{(~out).sum()} crops to learn from, {out.sum()} of {len(set(held_names))} people held out; "
          "the teacher: EER %.4f, TAR at FAR 0.1 %% %.4f, 1 %% %.4f" % figures(teaching[out], held_names), flush=True)
    crops, teaching = crops[~out], teaching[~out]
    people = torch.from_numpy(np.unique(np.array(names)[~out], return_inverse=True)[1])

    net = Net().to(memory_format=torch.channels_last)
    heads = nn.Parameter(torch.randn(int(people.max()) + 1, NUMBERS) * 0.1)
    optimiser = torch.optim.AdamW(
        [{"params": [p for p in net.parameters() if p.dim() > 1], "weight_decay": 0.05},
         {"params": [p for p in net.parameters() if p.dim() <= 1], "weight_decay": 0},
         {"params": [heads], "weight_decay": 0.05}], lr=RATE)
    steps = len(crops) // BATCH
    total = steps * a.passes
    calm_total = steps * a.calm_passes

    def share(s):
        if s < total:
            return min(1, (s + 1) / WARM_UP) * (0.5 + 0.5 * np.cos(np.pi * s / total)) + 1e-4
        return 0.5 * (0.5 + 0.5 * np.cos(np.pi * (s - total) / calm_total)) + 1e-4

    plan = torch.optim.lr_scheduler.LambdaLR(optimiser, share)
    first = 0
    if os.path.exists(a.output):
        kept = torch.load(a.output)
        net.load_state_dict(kept["net"]); heads.data = kept["heads"]
        optimiser.load_state_dict(kept["optimiser"]); plan.load_state_dict(kept["plan"])
        first = kept["passes"]
    began = time.monotonic()
    for k in range(first, a.passes + a.calm_passes):
        rng = np.random.default_rng(k)
        net.train()
        order = rng.permutation(len(crops))
        sums = np.zeros(3)
        for s in range(steps):
            chosen = order[s * BATCH:(s + 1) * BATCH]
            x = torch.from_numpy(np.stack([faces.varied(crops[i], rng, 0.0 if k < a.passes else 0.5) for i in chosen]))[:, None]
            with torch.autocast("cpu", torch.bfloat16):
                y = net(x.contiguous(memory_format=torch.channels_last))
            d = F.normalize(y.float())
            want = teaching[chosen]
            teach = (1 - (d * want).sum(1)).mean()
            pairs = ((d @ d.T - want @ want.T) ** 2).mean()
            cosines = d @ F.normalize(heads).T
            own = people[chosen]
            person = F.cross_entropy(SCALE * (cosines - MARGIN * F.one_hot(own, len(heads))), own)
            optimiser.zero_grad()
            (teach + PAIRS * pairs + PEOPLE * person).backward()
            optimiser.step()
            plan.step()
            sums += [teach.item(), pairs.item(), person.item()]
        said = "pass %d: teacher %.4f pairs %.5f people %.3f" % (k + 1, *(sums / steps))
        if k % 5 == 4:
            said += "; held out: EER %.4f, TAR at FAR 0.1 %% %.4f, 1 %% %.4f" % figures(descriptors(net, held_crops), held_names)
        print(said + " (%.0f s)" % (time.monotonic() - began), flush=True)
        torch.save({"net": net.state_dict(), "heads": heads.data, "optimiser": optimiser.state_dict(),
                    "plan": plan.state_dict(), "passes": k + 1}, a.output + ".new")
        os.replace(a.output + ".new", a.output)
        if time.monotonic() - began > 60 * a.minutes:
            return


if __name__ == "__main__":
    main()
