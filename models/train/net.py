# SPDX-FileCopyrightText: The Ringface authors
# SPDX-License-Identifier: Apache-2.0
"""The encoder "basic": an 80 x 80 grey face in, a descriptor of 128 numbers of length 1 out."""
import torch
from torch import nn

SIDE = 80
NUMBERS = 128


class Block(nn.Module):
    """Two 3 x 3 convolutions beside a short cut; the first may halve the picture."""

    def __init__(self, below, width, stride=1):
        super().__init__()
        self.body = nn.Sequential(
            nn.Conv2d(below, width, 3, stride, 1, bias=False), nn.BatchNorm2d(width), nn.ReLU(True),
            nn.Conv2d(width, width, 3, 1, 1, bias=False), nn.BatchNorm2d(width))
        self.short = nn.Identity() if stride == 1 and below == width else nn.Sequential(
            nn.Conv2d(below, width, 1, stride, bias=False), nn.BatchNorm2d(width))
        self.after = nn.ReLU(True)

    def forward(self, x):
        return self.after(self.body(x) + self.short(x))


class Net(nn.Module):
    def __init__(self, widths=(16, 32, 80, 160), depths=(1, 2, 2, 2)):
        super().__init__()
        layers = [nn.Conv2d(1, widths[0], 3, 2, 1, bias=False), nn.BatchNorm2d(widths[0]), nn.ReLU(True)]
        below = widths[0]
        for i, (width, depth) in enumerate(zip(widths, depths)):
            for k in range(depth):
                layers.append(Block(below, width, 2 if i > 0 and k == 0 else 1))
                below = width
        self.features = nn.Sequential(*layers)
        # One weight a channel and place instead of a mean, as MobileFaceNet does (Chen et al. 2018).
        self.gather = nn.Sequential(nn.Conv2d(below, below, SIDE // 16, groups=below, bias=False), nn.BatchNorm2d(below))
        self.out = nn.Sequential(nn.Conv2d(below, NUMBERS, 1, bias=False), nn.BatchNorm2d(NUMBERS))

    def forward(self, x):
        return self.out(self.gather(self.features(x))).flatten(1)


class Points(nn.Module):
    """A 48 x 48 grey face in, five points (x, y as shares of the side) out."""

    def __init__(self):
        super().__init__()
        layers, below = [], 1
        for width in (16, 32, 48, 64):
            layers += [nn.Conv2d(below, width, 3, 2, 1, bias=False), nn.BatchNorm2d(width), nn.ReLU(True),
                       nn.Conv2d(width, width, 3, 1, 1, bias=False), nn.BatchNorm2d(width), nn.ReLU(True)]
            below = width
        self.features = nn.Sequential(*layers)
        self.out = nn.Conv2d(below, 10, 3)

    def forward(self, x):
        return self.out(self.features(x)).flatten(1)
