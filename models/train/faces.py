# SPDX-FileCopyrightText: The Ringface authors
# SPDX-License-Identifier: Apache-2.0
"""The crops, who is on them, what the teacher sees in them, and what recordings of a doorbell do to a face."""
import hashlib
import pathlib

import cv2
import numpy as np

from net import SIDE

CROP = 128
PER_SIDE = 20
# From the crop to the encoder's picture: the 112 pixels inside the margin of 8.
INNER = np.float32([[SIDE / 112, 0, -8 * SIDE / 112], [0, SIDE / 112, -8 * SIDE / 112]])
HELD_OUT = 400


def load(folder):
    """Crops as uint8 (n, 128, 128) and a name for each."""
    folder = pathlib.Path(folder)
    names = [line.rsplit("_", 1)[0] for line in (folder / "names.txt").read_text().split()]
    crops = []
    for sheet in sorted(folder.glob("sheet*.jpg")):
        grey = cv2.imread(str(sheet), cv2.IMREAD_GRAYSCALE)
        for i in range(PER_SIDE * PER_SIDE):
            y, x = i // PER_SIDE * CROP, i % PER_SIDE * CROP
            crops.append(grey[y:y + CROP, x:x + CROP])
    return np.stack(crops[:len(names)]), names


def held_out(names):
    """True for the crops of 400 people, drawn by the hash of their names."""
    people = sorted(set(names), key=lambda n: hashlib.sha256(n.encode()).digest())
    chosen = set(people[:HELD_OUT])
    return np.array([n in chosen for n in names])


def read_teacher(path, count):
    """YuNet's points (n, 5, 2; -1 where there are none) and the teacher's descriptors (n, 128)."""
    rows = np.fromfile(path, "<f4").reshape(-1, 10 + 128)[:count]
    return rows[:, :10].reshape(-1, 5, 2), rows[:, 10:]


def normal(picture):
    """Mean 0, spread 1: what the program does before it asks the network."""
    picture = picture.astype(np.float32)
    return (picture - picture.mean()) / max(float(picture.std()), 8.0)


def plain(crop):
    return cv2.warpAffine(crop, INNER, (SIDE, SIDE), flags=cv2.INTER_LINEAR)


def moved(crop, rng):
    """Another pose: turned, nearer or farther, beside its place, narrower, in a slanting plane."""
    angle = np.deg2rad(rng.normal(0, 5))
    scale = np.exp(rng.normal(0, 0.06))
    narrow = np.exp(rng.normal(-0.02, 0.06))
    c, s = np.cos(angle) * scale, np.sin(angle) * scale
    middle = np.float32([SIDE / 2, SIDE / 2])
    linear = np.float32([[c * narrow, -s], [s * narrow, c]])
    shift = middle - linear @ middle + rng.normal(0, 1.6, 2).astype(np.float32)
    m = np.vstack([np.hstack([linear, shift[:, None]]), [0, 0, 1]]) @ np.vstack([INNER, [0, 0, 1]])
    if rng.random() < 0.5:
        m = np.float32([[-1, 0, SIDE - 1], [0, 1, 0], [0, 0, 1]]) @ m
    if rng.random() < 0.3:
        slant = np.eye(3)
        slant[2, :2] = rng.normal(0, 0.0012, 2)
        slant[:2, 2] = -slant[2, :2] * SIDE * SIDE / 4
        m = slant @ m
    border = cv2.BORDER_CONSTANT if rng.random() < 0.5 else cv2.BORDER_REPLICATE
    return cv2.warpPerspective(crop, m, (SIDE, SIDE), flags=cv2.INTER_LINEAR, borderMode=border)


def worn(face, rng):
    """Something over part of the face: a cap, glasses, a scarf or a hand."""
    kind = rng.random()
    shade = int(rng.integers(0, 200))
    if kind < 0.12:
        y = int(rng.integers(4, 20))
        bow = int(rng.integers(0, 8))
        cv2.ellipse(face, (SIDE // 2 + int(rng.integers(-6, 7)), 0), (SIDE, y + bow), 0, 0, 180, shade, -1)
        if rng.random() < 0.6:  # the visor's shadow
            face[y + bow:y + bow + 14] = (face[y + bow:y + bow + 14] * rng.uniform(0.3, 0.9)).astype(np.uint8)
    elif kind < 0.26:
        lens, thick = (int(rng.integers(8, 13)), int(rng.integers(6, 11))), int(rng.integers(1, 3))
        filled = rng.random() < 0.35
        dark = int(rng.integers(0, 90))
        y = 31 + int(rng.integers(-2, 4))
        for x in (22, 47):
            centre = (x + int(rng.integers(-1, 2)), y)
            if rng.random() < 0.5:
                cv2.ellipse(face, centre, lens, 0, 0, 360, dark, -1 if filled else thick, cv2.LINE_AA)
            else:
                cv2.rectangle(face, (centre[0] - lens[0], y - lens[1]), (centre[0] + lens[0], y + lens[1]), dark,
                              -1 if filled else thick, cv2.LINE_AA)
        cv2.line(face, (31, y - 2), (39, y - 2), dark, thick, cv2.LINE_AA)
    elif kind < 0.34:
        if rng.random() < 0.5:
            face[int(rng.integers(56, 76)):] = shade
        else:
            x, y = rng.integers(0, SIDE, 2)
            w, h = rng.integers(8, 32, 2)
            face[y:y + h, x:x + w] = shade
    return face


def seen(face, rng):
    """Other light, a worse camera, farther away, dark."""
    f = face.astype(np.float32)
    if rng.random() < 0.8:
        f = 255 * (f / 255) ** np.exp(rng.normal(0, 0.35))
        f = (f - 128) * np.exp(rng.normal(-0.1, 0.3)) + 128 + rng.normal(0, 25)
    if rng.random() < 0.4:  # light from one side
        angle = rng.uniform(0, 2 * np.pi)
        y, x = np.mgrid[-1:1:SIDE * 1j, -1:1:SIDE * 1j].astype(np.float32)
        f = f * (1 + rng.uniform(0.1, 0.7) * np.tanh(rng.uniform(0.8, 3) * (x * np.cos(angle) + y * np.sin(angle))))
    f = np.clip(f, 0, 255)
    if rng.random() < 0.4:
        small = int(rng.integers(18, 64))
        f = cv2.resize(cv2.resize(f, (small, small), interpolation=cv2.INTER_AREA), (SIDE, SIDE),
                       interpolation=cv2.INTER_LINEAR if rng.random() < 0.6 else cv2.INTER_CUBIC)
    if rng.random() < 0.3:
        f = cv2.GaussianBlur(f, (0, 0), rng.uniform(0.4, 1.8))
    if rng.random() < 0.12:  # while walking
        n = int(rng.integers(3, 8))
        kernel = np.zeros((n, n), np.float32)
        kernel[n // 2] = 1 / n
        kernel = cv2.warpAffine(kernel, cv2.getRotationMatrix2D((n // 2, n // 2), rng.uniform(0, 180), 1), (n, n))
        f = cv2.filter2D(f, -1, kernel / max(kernel.sum(), 1e-3))
    if rng.random() < 0.5:
        f = f + rng.normal(0, rng.uniform(1, 14), f.shape).astype(np.float32)
    f = np.clip(f, 0, 255).astype(np.uint8)
    if rng.random() < 0.3:
        f = cv2.imdecode(cv2.imencode(".jpg", f, [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(15, 80))])[1],
                         cv2.IMREAD_GRAYSCALE)
    return f


def varied(crop, rng, calm=0.0):
    """A picture for training; a share of calm of them is only moved."""
    face = moved(crop, rng)
    return normal(face if rng.random() < calm else seen(worn(face, rng), rng))
