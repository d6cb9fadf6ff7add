# SPDX-FileCopyrightText: The Ringface authors
# SPDX-License-Identifier: Apache-2.0
"""measure.py CROPS ENCODER.onnx: the figures of the model card, of the file as OpenCV reads it."""
import sys
import time

import cv2
import numpy as np
import torch

import faces
from train import figures

crops, names = faces.load(sys.argv[1])
out = faces.held_out(names)
cv2.setNumThreads(1)
net = cv2.dnn.readNetFromONNX(sys.argv[2])
descriptors, times = [], []
for crop in crops[out]:
    began = time.perf_counter()
    net.setInput(faces.normal(faces.plain(crop))[None, None])
    d = net.forward()[0]
    times.append(time.perf_counter() - began)
    descriptors.append(d / np.linalg.norm(d))
d = torch.from_numpy(np.stack(descriptors))
people = np.array(names)[out]
print("%d crops of %d people held out: EER %.4f, TAR at FAR 0.1 %% %.4f, 1 %% %.4f; %.2f ms a face (median, one core)"
      % (len(d), len(set(people)), *figures(d, people), 1000 * np.median(times)))
ids = np.unique(people, return_inverse=True)[1]
i, j = np.triu_indices(len(ids), 1)
away = torch.sqrt((2 - 2 * (d @ d.T)).clamp(min=0)).numpy()[i, j]
for share in (0.0001, 0.001, 0.01):
    print("of strangers, %g %% lie within %.3f; of two pictures of one person, half within %.3f"
          % (100 * share, np.quantile(away[ids[i] != ids[j]], share), np.median(away[ids[i] == ids[j]])))
