"""Exports a classifier of images of several sizes, one of one size alone, and what PyTorch computes of the first at each size.

usage: sizes.py FOLDER   (linas_export.py on PYTHONPATH)

The first is convolutional: strides, a normalisation measured apart, squeeze and excitation, a table of positions that is stretched to the
size, a global pooling. The second is a Transformer of patches with a position for each.
"""

import json
import pathlib
import random
import sys

import torch
import torch.nn as nn
import torch.nn.functional as F
from linas_export import Sidecar, write_references

torch.manual_seed(0)
torch.set_num_threads(1)
random.seed(0)
FOLDER = pathlib.Path(sys.argv[1])
SIZES = [16, 24, 33]


class Convolutional(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem, self.norm = nn.Conv2d(3, 16, 3, 2, 1), nn.BatchNorm2d(16)
        self.squeeze, self.excite = nn.Conv2d(16, 4, 1), nn.Conv2d(4, 16, 1)
        self.places = nn.Parameter(torch.randn(1, 8, 5, 5))
        self.body, self.logits = nn.Conv2d(16, 8, 3, 2, 1), nn.Linear(8, 6)
        nn.init.uniform_(self.norm.running_var, 0.5, 2)

    def forward(self, x):
        return self.sub_network(x, 16)

    def sub_network(self, x, w):
        n = self.norm
        x = F.conv2d(x, self.stem.weight[:w], self.stem.bias[:w], 2, 1)
        x = F.batch_norm(x, n.running_mean[:w], n.running_var[:w], n.weight[:w], n.bias[:w]).relu()
        gate = F.conv2d(x.mean((2, 3), keepdim=True), self.squeeze.weight[:, :w], self.squeeze.bias).relu()
        x = x * torch.sigmoid(F.conv2d(gate, self.excite.weight[:w], self.excite.bias[:w]))
        x = F.conv2d(x, self.body.weight[:, :w], self.body.bias, 2, 1)
        x = x + F.interpolate(self.places, size=x.shape[2:], mode="bilinear", align_corners=False)
        return self.logits(x.relu().mean((2, 3)))


class Patches(nn.Module):
    def __init__(self):
        super().__init__()
        self.patch, self.logits = nn.Conv2d(3, 8, 8, 8), nn.Linear(8, 6)
        self.places = nn.Parameter(torch.randn(1, 9, 8))

    def forward(self, x):
        x = self.patch(x).flatten(2).transpose(1, 2) + self.places
        return self.logits(x.mean(1))


class Whole(Convolutional):
    """Exported with modules in place of slices, so that the weights keep their names."""

    def forward(self, x):
        x = self.norm(self.stem(x)).relu()
        x = x * torch.sigmoid(self.excite(self.squeeze(x.mean((2, 3), keepdim=True)).relu()))
        x = self.body(x)
        x = x + F.interpolate(self.places, size=x.shape[2:], mode="bilinear", align_corners=False)
        return self.logits(x.relu().mean((2, 3)))


def export(network, name, **kept):
    sidecar = Sidecar(name, space="sizes")
    sidecar.size("input", "r", [3, 24, 24])
    sidecar.image_classification([0.5] * 3, [0.5] * 3)
    sidecar.width(*kept.popitem()[1])
    sidecar.export(network, (torch.randn(2, 3, 24, 24),), FOLDER / f"{name}.onnx", ["input"])


whole = Whole().eval()
export(whole, "sizes", width=("w", whole.stem))
patches = Patches()
export(patches, "patches", width=({"product": [6]}, patches.logits))
WIDTHS = [6, 11, 16]
space = {"format": "linas-space/1", "name": "sizes"}
space["variables"] = [{"name": "w", "options": WIDTHS}, {"name": "r", "options": SIZES}]
(FOLDER / "space.json").write_text(json.dumps(space))
with torch.no_grad():
    for r, size in enumerate(SIZES):
        x = torch.randn(4, 3, size, size)
        genomes = [[w, r] for w in range(len(WIDTHS))]
        write_references(
            FOLDER / f"references-{size}.safetensors", genomes, {"input": x}, [whole.sub_network(x, w) for w in WIDTHS]
        )
