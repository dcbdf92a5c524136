"""Exports super-networks of PyTorch, and what PyTorch itself computes for some of their sub-networks.

usage: networks.py FOLDER   (linas_export.py on PYTHONPATH)

Writes NAME.onnx, NAME.json, NAME-space.json and NAME-expected.json: inputs, and logits by genome;
the same in NAME-references.safetensors. A sub-network is computed by
code that knows nothing of the export: a function of the whole network's weights and the options.
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


class Attention(nn.Module):
    def __init__(self, dim, heads, head_dim):
        super().__init__()
        self.head_dim = head_dim
        self.q, self.k, self.v = (nn.Linear(dim, heads * head_dim) for _ in range(3))
        self.out = nn.Linear(heads * head_dim, dim)

    def forward(self, x):
        batch, tokens, _ = x.shape
        q, k, v = (
            part(x).view(batch, tokens, -1, self.head_dim).transpose(1, 2) for part in (self.q, self.k, self.v)
        )
        weights = torch.softmax(q @ k.transpose(-1, -2) / self.head_dim**0.5, -1)
        return self.out((weights @ v).transpose(1, 2).reshape(batch, tokens, -1))


class Layer(nn.Module):
    def __init__(self, dim, heads, head_dim, hidden):
        super().__init__()
        self.norm1, self.norm2 = nn.LayerNorm(dim), nn.LayerNorm(dim)
        self.attention = Attention(dim, heads, head_dim)
        self.up, self.down = nn.Linear(dim, hidden), nn.Linear(hidden, dim)

    def forward(self, x):
        x = x + self.attention(self.norm1(x))
        return x + self.down(F.gelu(self.up(self.norm2(x))))


class Transformer(nn.Module):
    """Elastic: width of embeddings, heads and hidden width of every layer, number of layers, vocabulary."""

    def __init__(self):
        super().__init__()
        self.tokens = nn.Embedding(50, 32)
        self.places = nn.Parameter(torch.randn(1, 12, 32) * 0.1)
        self.layers = nn.ModuleList([Layer(32, 4, 8, 64) for _ in range(3)])
        self.norm = nn.LayerNorm(32)
        self.logits = nn.Linear(32, 10)

    def forward(self, ids):
        x = self.tokens(ids) + self.places
        for layer in self.layers:
            x = layer(x)
        return self.logits(self.norm(x)).mean(1)

    def sub_network(self, ids, o):
        d = o["dim"]

        def linear(x, module, out, into):
            return F.linear(x, module.weight[:out, :into], module.bias[:out])

        def norm(x, module):
            return F.layer_norm(x, (d,), module.weight[:d], module.bias[:d])

        x = F.embedding(ids, self.tokens.weight[:, :d]) + self.places[:, :, :d]
        for i, layer in enumerate(self.layers[: o["layers"]]):
            heads, hidden, a = o[f"heads{i}"], o[f"hidden{i}"], layer.attention
            y, wide = norm(x, layer.norm1), heads * 8
            q, k, v = (
                linear(y, part, wide, d).view(*y.shape[:2], heads, 8).transpose(1, 2) for part in (a.q, a.k, a.v)
            )
            y = (torch.softmax(q @ k.transpose(-1, -2) / 8**0.5, -1) @ v).transpose(1, 2).reshape(*y.shape[:2], wide)
            x = x + linear(y, a.out, d, wide)
            y = F.gelu(linear(norm(x, layer.norm2), layer.up, hidden, d))
            x = x + linear(y, layer.down, d, hidden)
        return linear(norm(x, self.norm), self.logits, 10, d).mean(1)


class Recommender(nn.Module):
    """Neural collaborative filtering (He et al., 2017). Elastic: all embeddings and hidden widths, number of layers."""

    def __init__(self):
        super().__init__()
        self.user_gmf, self.item_gmf = nn.Embedding(40, 16), nn.Embedding(60, 16)
        self.user_mlp, self.item_mlp = nn.Embedding(40, 16), nn.Embedding(60, 16)
        self.first, self.second, self.third = nn.Linear(32, 32), nn.Linear(32, 16), nn.Linear(16, 16)
        self.score = nn.Linear(32, 1)

    def forward(self, user, item):
        x = torch.cat([self.user_mlp(user), self.item_mlp(item)], -1)
        x = self.between(F.relu(self.second(F.relu(self.first(x)))))
        return self.score(torch.cat([self.user_gmf(user) * self.item_gmf(item), x], -1))

    def between(self, x):
        return F.relu(self.third(x))

    def sub_network(self, user, item, o):
        g, m, a, b = o["gmf"], o["mlp"], o["first"], o["second"]
        first = torch.cat([self.first.weight[:a, :m], self.first.weight[:a, 16 : 16 + m]], 1)
        x = torch.cat([F.embedding(user, self.user_mlp.weight[:, :m]), F.embedding(item, self.item_mlp.weight[:, :m])], -1)
        x = F.relu(F.linear(x, first, self.first.bias[:a]))
        x = F.relu(F.linear(x, self.second.weight[:b, :a], self.second.bias[:b]))
        x = F.relu(F.linear(x, self.third.weight[:, :b], self.third.bias))
        product = F.embedding(user, self.user_gmf.weight[:, :g]) * F.embedding(item, self.item_gmf.weight[:, :g])
        score = torch.cat([self.score.weight[:, :g], self.score.weight[:, 16:]], 1)
        return F.linear(torch.cat([product, x], -1), score, self.score.bias)


def write(name, network, sidecar, variables, inputs, names):
    sidecar.export(network, tuple(inputs), FOLDER / f"{name}.onnx", names)
    space = {"format": "linas-space/1", "name": name, "variables": [{"name": n, "options": o} for n, o in variables.items()]}
    (FOLDER / f"{name}-space.json").write_text(json.dumps(space))
    genomes = [[len(o) - 1 for o in variables.values()], [0] * len(variables)]
    genomes += [[random.randrange(len(o)) for o in variables.values()] for _ in range(48)]
    expected, outputs = [], []
    with torch.no_grad():
        for genome in genomes:
            options = {n: o[i] for (n, o), i in zip(variables.items(), genome)}
            outputs.append(network.sub_network(*inputs, options))
            expected.append({"genome": genome, "logits": outputs[-1].flatten().tolist()})
    write_references(FOLDER / f"{name}-references.safetensors", genomes, dict(zip(names, inputs)), outputs)
    content = {"inputs": {n: {"shape": list(t.shape), "values": t.flatten().tolist()} for n, t in zip(names, inputs)}}
    (FOLDER / f"{name}-expected.json").write_text(json.dumps({**content, "sub_networks": expected}))


network, sidecar = Transformer(), Sidecar("transformer", space="transformer")
sidecar.ids("ids", 50)
sidecar.width("dim", network.tokens, axis=1)
variables = {"dim": [16, 32], "layers": [1, 2, 3]}
for i, layer in enumerate(network.layers):
    sidecar.width({"product": [f"heads{i}", 8]}, layer.attention.q, layer.attention.k, layer.attention.v)
    sidecar.width(f"hidden{i}", layer.up)
    variables |= {f"heads{i}": [2, 3, 4], f"hidden{i}": [16, 48, 64]}
    if i > 0:
        sidecar.block(layer, layers=list(range(i + 1, 4)))
write("transformer", network, sidecar, variables, [torch.randint(0, 50, (3, 12))], ["ids"])

network, sidecar = Recommender(), Sidecar("recommender", space="recommender")
sidecar.ids("user", 40)
sidecar.ids("item", 60)
sidecar.width("gmf", network.user_gmf, axis=1)
sidecar.width("mlp", network.user_mlp, network.item_mlp, axis=1)
sidecar.width("first", network.first)
sidecar.width("second", network.second)
variables = {"gmf": [4, 8, 16], "mlp": [4, 8, 16], "first": [8, 16, 32], "second": [4, 8, 16]}
inputs = [torch.randint(0, 40, (5,)), torch.randint(0, 60, (5,))]
write("recommender", network, sidecar, variables, inputs, ["user", "item"])
