"""Exports the translator of examples/translation with random weights, and what PyTorch computes for 50 of its sub-networks.

usage: translator.py FOLDER   (examples/pytorch and examples/translation on PYTHONPATH)
"""

import json
import pathlib
import sys

import torch
import train

train.HERE = pathlib.Path(sys.argv[1])
torch.manual_seed(0)
torch.set_num_threads(1)
ENGLISH, GERMAN = 40, 30
network = train.Transformer(ENGLISH, GERMAN).eval()
for parameter in network.parameters():
    parameter.data += 0.2 * torch.randn(parameter.shape)
source = torch.randint(3, ENGLISH, (2, train.SOURCE))
source[0, 10:] = train.PAD
target = torch.randint(3, GERMAN, (2, train.TARGET + 1))
(train.HERE / "german.json").write_text(json.dumps([f"_{i}" for i in range(GERMAN)]))
train.export(network, range(ENGLISH), range(GERMAN), source, target, seed=1)
