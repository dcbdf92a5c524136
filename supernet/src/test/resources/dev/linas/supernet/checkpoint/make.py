"""Made the files beside it, with PyTorch 1.13: python3 make.py"""

import collections
import os
import pathlib

import torch

HERE = pathlib.Path(__file__).parent
shared = torch.arange(24, dtype=torch.float32)
state = collections.OrderedDict(
    [
        ("plain", torch.tensor([[1.5, -2.0, 3.25], [0.0, 1e30, -1e-30]])),
        ("view", shared.view(4, 6)[1:3, 2:4]),  # not contiguous, with an offset
        ("transposed", shared.view(4, 6).t()),
        ("half", torch.tensor([1.5, -0.1, 65504.0, 6e-8, float("inf")], dtype=torch.float16)),
        ("brain", torch.tensor([1.5, -0.1, 3e38], dtype=torch.bfloat16)),
        ("double", torch.tensor([0.1, 1e-300], dtype=torch.float64)),
        ("count", torch.tensor(7)),
        ("parameter", torch.nn.Parameter(torch.tensor([2.5]))),
    ]
)
torch.save(state, HERE / "plain.pt")
torch.save({"epoch": 3, "lr": 0.1, "state_dict": {"module." + k: v for k, v in state.items()}}, HERE / "wrapped.pth")
torch.save({"state_dict": state}, HERE / "older.pth", _use_new_zipfile_serialization=False)


class Evil:
    def __reduce__(self):
        return os.system, ("touch /tmp/linas-was-here",)


torch.save({"state_dict": state, "evil": Evil()}, HERE / "evil.pt")
torch.save(torch.nn.Linear(2, 2), HERE / "whole-model.pt")
