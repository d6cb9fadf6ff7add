# SPDX-FileCopyrightText: The Ringface authors
# SPDX-License-Identifier: Apache-2.0
"""spread.py CROPS TRAINED.pt OUTPUT.pt: stretches the directions of the descriptors in which the learned faces differ
little (partial whitening), as a part of the network's last layer."""
import sys

import numpy as np
import torch
from torch.nn import functional as F

import faces
from net import NUMBERS, Net

POWER = 0.2  # 0.5 would whiten wholly
SHARE = 0.5  # of the mean variance, added to each direction

folder, trained, output = sys.argv[1:]
crops, names = faces.load(folder)
crops = crops[~faces.held_out(names)]
net = Net()
net.load_state_dict(torch.load(trained)["net"])
net.eval()
rng = np.random.default_rng(5)
pictures = [faces.normal(faces.plain(c)) for c in crops] + [faces.varied(c, rng) for c in crops]
with torch.no_grad():
    d = torch.cat([F.normalize(net(p)) for p in torch.from_numpy(np.stack(pictures))[:, None].split(256)]).double()
    d -= d.mean(0)
    variance = d.T @ d / len(d)
    variance += SHARE * torch.trace(variance) / NUMBERS * torch.eye(NUMBERS)
    size, direction = torch.linalg.eigh(variance)
    stretch = direction @ torch.diag(size ** -POWER) @ direction.T
    last, normal = net.out
    factor = normal.weight / torch.sqrt(normal.running_var + normal.eps)
    offset = normal.bias - factor * normal.running_mean
    last.weight.copy_((stretch @ (factor[:, None] * last.weight.flatten(1)).double())[:, :, None, None])
    normal.bias.copy_(stretch @ offset.double())
    normal.weight.fill_(1)
    normal.running_mean.zero_()
    normal.running_var.fill_(1 - normal.eps)
torch.save({"net": net.state_dict()}, output)
