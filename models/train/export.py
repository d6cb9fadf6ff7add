# SPDX-FileCopyrightText: The Ringface authors
# SPDX-License-Identifier: Apache-2.0
"""export.py encoder|points TRAINED.pt OUTPUT.onnx: writes a trained network as OpenCV 4.6 reads it, with weights of 8 bits a number and one step
size a channel."""
import sys

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from net import SIDE, Net, Points

kind, trained, output = sys.argv[1:]
net, side = (Net(), SIDE) if kind == "encoder" else (Points(), 48)
net.load_state_dict(torch.load(trained)["net"])
torch.onnx.export(net.eval(), torch.zeros(1, 1, side, side), output, input_names=["face"],
                  output_names=["descriptor" if kind == "encoder" else "points"], opset_version=11)
# Weights become whole numbers from -127 to 127; the size of a step, one a channel, goes into a normalisation behind
# each convolution, where the channel's constant is too. OpenCV puts the two together again when it loads the file.
model = onnx.load(output)
graph = model.graph
values = {w.name: numpy_helper.to_array(w) for w in graph.initializer}
del graph.initializer[:]
nodes = list(graph.node)
del graph.node[:]
constant = lambda name, value: graph.initializer.append(numpy_helper.from_array(value, name))
for node in nodes:
    if node.op_type != "Conv":
        graph.node.append(node)
        continue
    name = node.input[1]
    weights = values[name]
    steps = np.maximum(abs(weights).max((1, 2, 3)), 1e-8) / 127
    channels = np.zeros_like(steps)
    constant(name + ".counts", np.rint(weights / steps[:, None, None, None]).astype(np.int8))
    constant(name + ".steps", steps)
    constant(name + ".offsets", values[node.input[2]] if len(node.input) > 2 else channels)
    constant(name + ".mean", channels)
    constant(name + ".variance", channels + 1)
    graph.node.append(helper.make_node("Cast", [name + ".counts"], [name], to=TensorProto.FLOAT))
    after = node.output[0]
    convolution = onnx.NodeProto()
    convolution.CopyFrom(node)
    del convolution.input[2:]
    convolution.output[0] = after + ".steps"
    graph.node.append(convolution)
    graph.node.append(helper.make_node(
        "BatchNormalization", [after + ".steps", name + ".steps", name + ".offsets", name + ".mean", name + ".variance"],
        [after], epsilon=0.0))
for name, value in values.items():
    if any(name in node.input for node in graph.node) and not any(name in node.output for node in graph.node):
        constant(name, value)
onnx.checker.check_model(model)
onnx.save(model, output)
