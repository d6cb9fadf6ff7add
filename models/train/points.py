# SPDX-FileCopyrightText: The Ringface authors
# SPDX-License-Identifier: Apache-2.0
"""points.py CROPS TEACHER OUTPUT.pt [--passes N]: trains the network that finds the five points of a face in the box
that dlib's frontal face detector draws around it. Its teacher is YuNet."""
import argparse
import time

import cv2
import numpy as np
import torch
from torch import nn

import faces
from net import Points

SIDE = 48
# Where the points lie in dlib's box, in shares of its sides: means over 108 boxes, as faceFilling() of core/vision.
IN_BOX = np.float32([[0.30, 0.29], [0.72, 0.29], [0.52, 0.54], [0.33, 0.72], [0.69, 0.72]])
MARGIN = 0.15  # around the box, in shares of its width
MIRRORED = [1, 0, 2, 4, 3]


def picture(crop, points, rng):
    """What is around the box, and the points as shares of its side; a box as the detector might draw it if rng is given."""
    m = cv2.estimateAffinePartial2D(points, (IN_BOX + MARGIN) / (1 + 2 * MARGIN) * SIDE, method=cv2.LMEDS)[0]
    scale = np.hypot(m[0, 0], m[0, 1])  # the box stands upright, however the face leans
    m = np.float64([[scale, 0, 0], [0, scale, 0]])
    m[:, 2] = SIDE / 2 - scale * points.mean(0) + [0.01 * SIDE, 0.01 * SIDE]
    if rng is not None:
        angle, s = np.deg2rad(rng.normal(0, 10)), np.exp(rng.normal(0, 0.1))
        turn = np.float64([[np.cos(angle) * s, -np.sin(angle) * s, 0], [np.sin(angle) * s, np.cos(angle) * s, 0]])
        turn[:, 2] = SIDE / 2 - turn[:, :2] @ [SIDE / 2, SIDE / 2] + rng.normal(0, 0.05 * SIDE, 2)
        m = turn @ np.vstack([m, [0, 0, 1]])
    face = cv2.warpAffine(crop, m, (SIDE, SIDE), flags=cv2.INTER_AREA, borderMode=cv2.BORDER_REPLICATE)
    at = (points @ m[:, :2].T + m[:, 2]) / SIDE
    if rng is not None:
        if rng.random() < 0.5:
            face = face[:, ::-1].copy()
            at = np.float32([1 - 1 / SIDE, 0] + at * [-1, 1])[MIRRORED]
        big = cv2.resize(face, (faces.SIDE, faces.SIDE))
        face = cv2.resize(faces.seen(faces.worn(big, rng), rng), (SIDE, SIDE), interpolation=cv2.INTER_AREA)
    return faces.normal(face), at.astype(np.float32)


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("crops"); ap.add_argument("teacher"); ap.add_argument("output")
    ap.add_argument("--passes", type=int, default=30)
    a = ap.parse_args()
    torch.manual_seed(1)
    crops, names = faces.load(a.crops)
    points = faces.read_teacher(a.teacher, len(names))[0]
    found = (points >= 0).all((1, 2))
    out = faces.held_out(names) & found
    learn = np.flatnonzero(found & ~out)
    held = [picture(crops[i], points[i], np.random.default_rng(int(i)) ) for i in np.flatnonzero(out)]
    held_x = torch.from_numpy(np.stack([h[0] for h in held]))[:, None]
    held_y = torch.from_numpy(np.stack([h[1] for h in held]))
    net = Points()
    steps = len(learn) // 64
    optimiser = torch.optim.AdamW(net.parameters(), lr=2e-3, weight_decay=0.02)
    plan = torch.optim.lr_scheduler.OneCycleLR(optimiser, 2e-3, total_steps=steps * a.passes, pct_start=0.05)
    began = time.monotonic()
    for k in range(a.passes):
        rng = np.random.default_rng(k)
        net.train()
        order = rng.permutation(learn)
        total = 0
        for s in range(steps):
            batch = [picture(crops[i], points[i], rng) for i in order[s * 64:(s + 1) * 64]]
            x = torch.from_numpy(np.stack([b[0] for b in batch]))[:, None]
            y = torch.from_numpy(np.stack([b[1] for b in batch])).flatten(1)
            loss = nn.functional.smooth_l1_loss(net(x), y, beta=0.02)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            plan.step()
            total += loss.item()
        net.eval()
        with torch.no_grad():
            off = (net(held_x).view(-1, 5, 2) - held_y).norm(dim=2)
            eyes = (held_y[:, 0] - held_y[:, 1]).norm(dim=1)
        print("pass %d: loss %.5f; held out, disturbed: points off by %.3f of the distance of the eyes, nine in ten by less than %.3f (%.0f s)"
              % (k + 1, total / steps, (off.mean(1) / eyes).mean(), (off.mean(1) / eyes).quantile(0.9), time.monotonic() - began), flush=True)
    torch.save({"net": net.state_dict()}, a.output)


if __name__ == "__main__":
    main()
