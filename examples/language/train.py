"""Trains an elastic decoder language model on characters of the King James Bible, and exports it for Linas.

usage: bible gen1:1-rev22:21 > kjv.txt && python3 train.py kjv.txt [--steps 1600] [--seed 1] [--state STATE.pt]

Needs PyTorch 1.13 or newer (Debian: python3-torch) and the text (Debian: bible-kjv, whose copyright file says: the copyright
has expired). Writes, beside itself, what examples/language/search.yaml reads. A training that is stopped goes on from STATE, and
ends with the same weights as one that never was.

A pre-norm Transformer (GPT-2's order) of 4 layers, exported with a cache of keys and values, so that one graph reads a text at once and
writes it on character by character. Elastic: the number of layers, and of every layer the number of heads and the
width of the feed-forward network; smaller ones are the leading part of larger ones, as in MatFormer (Devvrit et al., 2023).
"""

import argparse
import csv
import json
import math
import pathlib
import random
import re
import sys

import torch
import torch.nn as nn
import torch.nn.functional as F

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "pytorch"))
from linas_export import Sidecar, write_references, write_tensors  # noqa: E402

CONTEXT, WIDTH, LAYERS, HEADS, HEAD, HIDDEN = 64, 64, 4, 4, 16, 256
PROMPT = 32  # characters that are read at once before others are written, when the network is timed
VARIABLES = {"layers": list(range(1, LAYERS + 1))}
VARIABLES |= {f"heads{i}": list(range(1, HEADS + 1)) for i in range(LAYERS)}
VARIABLES |= {f"hidden{i}": [32, 64, 128, 192, 256] for i in range(LAYERS)}
LARGEST = {name: options[-1] for name, options in VARIABLES.items()}
SMALLEST = {name: options[0] for name, options in VARIABLES.items()}
SPACE = {
    "format": "linas-space/1",
    "name": "decoder-kjv",
    "description": "A decoder language model: layers, and of every layer heads and feed-forward width, nested as in MatFormer.",
    "variables": [
        {"name": "layers", "options": VARIABLES["layers"]},
        {"name": f"heads0..heads{LAYERS - 1}", "options": VARIABLES["heads0"]},
        {"name": f"hidden0..hidden{LAYERS - 1}", "options": VARIABLES["hidden0"]},
    ],
    "active": [
        {"variables": [f"heads{i}", f"hidden{i}"], "when": {"layers": list(range(i + 1, LAYERS + 1))}} for i in range(1, LAYERS)
    ],
}


def chapters(text):
    """The chapters, a line per verse, without numbers and headings."""
    found = []
    for line in text.splitlines():
        verse = re.match(r" +(\d+) (.*)", line)
        if verse and verse.group(1) == "1":
            found.append([])
        if verse:
            found[-1].append(verse.group(2).strip())
        elif line and found and not re.fullmatch(r"[1-3A-Z][A-Za-z1-3 ]* \d+", line):
            found[-1][-1] += " " + line.strip()
    return ["\n".join(verses) + "\n" for verses in found]


def attention(q, k, mask):
    scores = q @ k.transpose(-1, -2) / HEAD**0.5
    return torch.softmax(torch.where(mask, scores, torch.full((), -1e9)), -1)


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH), nn.LayerNorm(WIDTH)
        self.q, self.k, self.v = (nn.Linear(WIDTH, HEADS * HEAD) for _ in range(3))
        self.out = nn.Linear(HEADS * HEAD, WIDTH)
        self.up, self.down = nn.Linear(WIDTH, HIDDEN), nn.Linear(HIDDEN, WIDTH)

    def forward(self, x, mask, past_keys, past_values):
        """What comes out, and keys and values of all characters up to now."""
        y = self.norm1(x)
        q, k, v = (part(y).view(x.shape[0], x.shape[1], -1, HEAD).transpose(1, 2) for part in (self.q, self.k, self.v))
        keys, values = torch.cat([past_keys, k], 2), torch.cat([past_values, v], 2)
        weights = attention(q, keys, mask)
        x = x + self.out((weights @ values).transpose(1, 2).reshape(x.shape[0], x.shape[1], -1))
        return x + self.down(F.relu(self.up(self.norm2(x)))), keys, values

    def sub_network(self, x, mask, heads, hidden):
        """The same for some heads and a narrower feed-forward network; knows nothing of the export."""
        y, wide = self.norm1(x), heads * HEAD
        q, k, v = (
            F.linear(y, p.weight[:wide], p.bias[:wide]).view(*x.shape[:2], heads, HEAD).transpose(1, 2)
            for p in (self.q, self.k, self.v)
        )
        weights = attention(q, k, mask)
        y = (weights @ v).transpose(1, 2).reshape(*x.shape[:2], wide)
        x = x + F.linear(y, self.out.weight[:, :wide], self.out.bias)
        y = F.relu(F.linear(self.norm2(x), self.up.weight[:hidden], self.up.bias[:hidden]))
        return x + F.linear(y, self.down.weight[:, :hidden], self.down.bias)


class Decoder(nn.Module):
    def __init__(self, vocabulary):
        super().__init__()
        self.tokens = nn.Embedding(vocabulary, WIDTH)
        self.places = nn.Parameter(torch.randn(1, CONTEXT, WIDTH) * 0.02)
        self.layers = nn.ModuleList([Layer() for _ in range(LAYERS)])
        self.norm = nn.LayerNorm(WIDTH)
        self.logits = nn.Linear(WIDTH, vocabulary)
        nn.init.normal_(self.tokens.weight, std=0.02)

    def forward(self, tokens, *past):
        """The whole network, which is exported: logits of the token after each, then keys and values of each layer.

        TOKENS [batch, n] go on from n0 others, whose keys and values PAST are, [batch, heads, n0, 16] each; n0 may be 0.
        """
        before = past[0].shape[2]
        places = torch.arange(before + tokens.shape[1])
        x = self.tokens(tokens) + self.places[:, before : before + tokens.shape[1]]
        mask = places[None, :] <= places[before:, None]
        states = []
        for layer, keys, values in zip(self.layers, past[0::2], past[1::2]):
            x, *new = layer(x, mask, keys, values)
            states += new
        return self.logits(self.norm(x)), *states

    def sub_network(self, tokens, o):
        """Logits without a cache; knows nothing of the export."""
        length = tokens.shape[1]
        x, mask = self.tokens(tokens) + self.places[:, :length], torch.ones(length, length, dtype=torch.bool).tril()
        for i, layer in enumerate(self.layers[: o["layers"]]):
            x = layer.sub_network(x, mask, o[f"heads{i}"], o[f"hidden{i}"])
        return self.logits(self.norm(x))

    def loss(self, tokens, o):
        """Mean negative log-likelihood, in nats, of every token but the first, given those before it."""
        logits = self.sub_network(tokens[:, :-1], o)
        return F.cross_entropy(logits.flatten(0, 1), tokens[:, 1:].flatten())


def options_of(rng):
    return {name: rng.choice(options) for name, options in VARIABLES.items()}


def train(args, text, held, vocabulary):
    torch.manual_seed(args.seed)
    network = Decoder(vocabulary)
    optimizer = torch.optim.AdamW(network.parameters(), lr=args.rate, betas=(0.9, 0.95), weight_decay=0.01)
    start, log = 0, []
    if args.state.exists():
        state = torch.load(args.state)
        network.load_state_dict(state["network"])
        optimizer.load_state_dict(state["optimizer"])
        start, log = state["step"], state["log"]
    for step in range(start, args.steps):
        rng = random.Random(1_000_000 * args.seed + step)
        rate = args.rate * min(1, (step + 1) / 100) * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * step / args.steps)))
        for group in optimizer.param_groups:
            group["lr"] = rate
        starts = [rng.randrange(len(text) - CONTEXT - 1) for _ in range(args.batch)]
        tokens = torch.stack([text[s : s + CONTEXT + 1] for s in starts])
        optimizer.zero_grad()
        for o in (LARGEST, SMALLEST, options_of(rng)):  # the sandwich rule (Yu and Huang, 2019)
            network.loss(tokens, o).backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        if (step + 1) % 50 == 0:
            with torch.no_grad():
                log.append([step + 1, *(round(math.exp(network.loss(held, o).item()), 4) for o in (LARGEST, SMALLEST))])
            print(*log[-1], flush=True)
            state = {"network": network.state_dict(), "optimizer": optimizer.state_dict(), "step": step + 1, "log": log}
            torch.save(state, args.state.with_suffix(".new"))
            args.state.with_suffix(".new").replace(args.state)
    return network, log


def export(network, vocabulary, held, seed):
    sidecar = Sidecar("decoder-kjv", space="decoder-kjv")
    sidecar.ids("tokens", vocabulary)
    sidecar.language_modelling(length=CONTEXT)
    states = {f"past_{part}{i}": f"{part}{i}" for i in range(LAYERS) for part in ("keys", "values")}
    sidecar.steps(CONTEXT - PROMPT - 1, states, axis=2, prompt=(PROMPT, ["tokens"]))
    for i, layer in enumerate(network.layers):
        sidecar.width({"product": [f"heads{i}", HEAD]}, layer.q, layer.k, layer.v)
        sidecar.width(f"hidden{i}", layer.up)
        if i > 0:
            sidecar.block(layer, layers=list(range(i + 1, LAYERS + 1)))
    past = [torch.zeros(2, HEADS, 3, HEAD) for _ in states]
    sidecar.export(
        network,
        (torch.zeros(2, PROMPT, dtype=torch.int64), *past),
        HERE / "decoder.onnx",
        ["tokens", *states],
        output_names=["logits", *states.values()],
    )
    (HERE / "space.json").write_text(json.dumps(SPACE, indent=2) + "\n")
    rng = random.Random(seed)
    genomes = [[len(o) - 1 for o in VARIABLES.values()], [0] * len(VARIABLES)]
    genomes += [[rng.randrange(len(o)) for o in VARIABLES.values()] for _ in range(48)]
    options = [{n: o[i] for (n, o), i in zip(VARIABLES.items(), genome)} for genome in genomes]
    tokens = held[:1, :PROMPT]
    with torch.no_grad():
        write_references(
            HERE / "references.safetensors", genomes, {"tokens": tokens}, [network.sub_network(tokens, o) for o in options]
        )
        losses = [network.loss(held, o).item() for o in options[:8]]
    scores = [{"genome": genome, "perplexity": math.exp(loss)} for genome, loss in zip(genomes, losses)]
    (HERE / "training" / "scores.json").write_text(json.dumps(scores, indent=1) + "\n")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("text", type=pathlib.Path)
    parser.add_argument("--steps", type=int, default=1600)
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rate", type=float, default=3e-3)
    parser.add_argument("--state", type=pathlib.Path, default=HERE / "training" / "state.pt")
    args = parser.parse_args()
    (HERE / "training").mkdir(exist_ok=True)
    torch.set_num_threads(1)
    found = chapters(args.text.read_text())
    letters = sorted(set("".join(found)))
    ids = {letter: i for i, letter in enumerate(letters)}
    encoded = [torch.tensor([ids[c] for c in chapter]) for chapter in found]
    text = torch.cat([chapter for n, chapter in enumerate(encoded) if n % 20])
    test = torch.cat([chapter for n, chapter in enumerate(encoded) if n % 20 == 0])  # every 20th chapter is held out
    pieces = len(test) // (CONTEXT + 1)
    held = test[: pieces * (CONTEXT + 1)].view(pieces, CONTEXT + 1)[:: pieces // 128][:128].contiguous()
    print(len(found), "chapters", len(text), "characters,", len(letters), "different;", pieces, "pieces held out")
    network, log = train(args, text, held, len(letters))
    (HERE / "vocabulary.json").write_text(json.dumps(letters) + "\n")
    write_tensors(HERE / "test.safetensors", {"tokens": held})
    export(network, len(letters), held, args.seed)
    with open(HERE / "training" / "log.csv", "w", newline="") as file:
        head = ["step", "perplexity_largest", "perplexity_smallest"]
        csv.writer(file, lineterminator="\n").writerows([head, *log])


if __name__ == "__main__":
    main()
