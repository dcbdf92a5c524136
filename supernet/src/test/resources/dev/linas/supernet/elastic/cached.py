"""Exports a decoder with a cache as LLaMA has it, and what PyTorch computes for sub-networks without one.

usage: cached.py FOLDER   (linas_export.py on PYTHONPATH)

RMSNorm, rotary embeddings of places that are an input, two groups of keys and values for four heads, gated feed-forward networks, logits
by the transposed embedding; keys and values are kept as [batch, tokens, groups, 8]. Elastic: width of embeddings, groups with their
heads and hidden width of every layer, layers.
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
VOCABULARY, WIDTH, GROUPS, EACH, HEAD, HIDDEN, LAYERS, PLACES, PROMPT = 40, 24, 2, 2, 8, 48, 3, 40, 7


def rotated(x, places):
    """X [batch, tokens, heads, 8], each pair of numbers turned by its place."""
    angles = places[..., None].float() * (100.0 ** -(torch.arange(0, HEAD, 2) / HEAD))
    cos, sin = torch.cos(angles)[:, :, None], torch.sin(angles)[:, :, None]
    a, b = x[..., : HEAD // 2], x[..., HEAD // 2 :]
    return torch.cat([a * cos - b * sin, a * sin + b * cos], -1)


def normed(x, weight):
    return x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + 1e-6) * weight


def attended(q, keys, values, places):
    """q [batch, tokens, groups, each, 8], keys and values [batch, all tokens, groups, 8] -> like q."""
    scores = torch.einsum("btged,bsgd->bgets", q, keys) / HEAD**0.5
    before = torch.arange(keys.shape[1])[None, None, :] <= places[:, :, None]
    scores = torch.where(before[:, None, None], scores, torch.full((), -1e9))
    return torch.einsum("bgets,bsgd->btged", torch.softmax(scores, -1), values)


class Norm(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.rand(WIDTH) + 0.5)

    def forward(self, x):
        return normed(x, self.weight)


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.norm1, self.norm2 = Norm(), Norm()
        self.q = nn.Linear(WIDTH, GROUPS * EACH * HEAD, bias=False)
        self.k, self.v = (nn.Linear(WIDTH, GROUPS * HEAD, bias=False) for _ in range(2))
        self.out = nn.Linear(GROUPS * EACH * HEAD, WIDTH, bias=False)
        self.gate, self.up = nn.Linear(WIDTH, HIDDEN, bias=False), nn.Linear(WIDTH, HIDDEN, bias=False)
        self.down = nn.Linear(HIDDEN, WIDTH, bias=False)

    def forward(self, x, places, past_keys, past_values):
        y = self.norm1(x)
        b, n = x.shape[0], x.shape[1]
        q = rotated(self.q(y).view(b, n, -1, HEAD), places).view(b, n, -1, EACH, HEAD)
        keys = torch.cat([past_keys, rotated(self.k(y).view(b, n, -1, HEAD), places)], 1)
        values = torch.cat([past_values, self.v(y).view(b, n, -1, HEAD)], 1)
        x = x + self.out(attended(q, keys, values, places).reshape(b, n, -1))
        y = self.norm2(x)
        return x + self.down(F.silu(self.gate(y)) * self.up(y)), keys, values

    def sub_network(self, x, places, d, groups, hidden):
        b, n = x.shape[:2]
        y, wide = normed(x, self.norm1.weight[:d]), groups * HEAD
        q = rotated(F.linear(y, self.q.weight[: wide * EACH, :d]).view(b, n, -1, HEAD), places)
        k = rotated(F.linear(y, self.k.weight[:wide, :d]).view(b, n, groups, HEAD), places)
        v = F.linear(y, self.v.weight[:wide, :d]).view(b, n, groups, HEAD)
        y = attended(q.view(b, n, groups, EACH, HEAD), k, v, places).reshape(b, n, -1)
        x = x + F.linear(y, self.out.weight[:d, : wide * EACH])
        y = normed(x, self.norm2.weight[:d])
        y = F.silu(F.linear(y, self.gate.weight[:hidden, :d])) * F.linear(y, self.up.weight[:hidden, :d])
        return x + F.linear(y, self.down.weight[:d, :hidden])


class Decoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.tokens = nn.Embedding(VOCABULARY, WIDTH)
        self.layers = nn.ModuleList([Layer() for _ in range(LAYERS)])
        self.norm = Norm()

    def forward(self, tokens, places, *past):
        x, states = self.tokens(tokens), []
        for layer, keys, values in zip(self.layers, past[0::2], past[1::2]):
            x, *new = layer(x, places, keys, values)
            states += new
        return self.norm(x) @ self.tokens.weight.t(), *states

    def sub_network(self, tokens, places, o):
        d = o["width"]
        x = F.embedding(tokens, self.tokens.weight[:, :d])
        for i, layer in enumerate(self.layers[: o["layers"]]):
            x = layer.sub_network(x, places, d, o[f"groups{i}"], o[f"hidden{i}"])
        return normed(x, self.norm.weight[:d]) @ self.tokens.weight[:, :d].t()


network = Decoder()
variables = {"width": [16, 24], "layers": [1, 2, 3]}
sidecar = Sidecar("cached", space="cached")
sidecar.ids("tokens", VOCABULARY)
sidecar.ids("places", PLACES)
states = {f"past_{part}{i}": f"{part}{i}" for i in range(LAYERS) for part in ("k", "v")}
sidecar.steps(9, states, axis=1, prompt=(PROMPT, ["tokens", "places"]))
sidecar.width("width", network.tokens, axis=1)
for i, layer in enumerate(network.layers):
    sidecar.width({"product": [f"groups{i}", HEAD]}, layer.k, layer.v)
    sidecar.width({"product": [f"groups{i}", EACH * HEAD]}, layer.q)
    sidecar.width(f"hidden{i}", layer.gate, layer.up)
    variables |= {f"groups{i}": [1, 2], f"hidden{i}": [16, 32, 48]}
    if i > 0:
        sidecar.block(layer, layers=list(range(i + 1, LAYERS + 1)))
tokens, places = torch.randint(0, VOCABULARY, (2, PROMPT)), torch.arange(PROMPT).repeat(2, 1)
sidecar.export(
    network,
    (tokens, places, *[torch.zeros(2, 3, GROUPS, HEAD) for _ in states]),
    FOLDER / "cached.onnx",
    ["tokens", "places", *states],
    output_names=["logits", *states.values()],
)
space = {"format": "linas-space/1", "name": "cached", "variables": [{"name": n, "options": o} for n, o in variables.items()]}
(FOLDER / "space.json").write_text(json.dumps(space))
genomes = [[len(o) - 1 for o in variables.values()], [0] * len(variables)]
genomes += [[random.randrange(len(o)) for o in variables.values()] for _ in range(18)]
with torch.no_grad():
    outputs = [
        network.sub_network(tokens, places, {n: o[i] for (n, o), i in zip(variables.items(), genome)}) for genome in genomes
    ]
write_references(FOLDER / "references.safetensors", genomes, {"tokens": tokens, "places": places}, outputs)
