"""Generates implicit feedback, trains an elastic NeuMF on it, and exports it for Linas.

usage: python3 train.py [--epochs 8] [--seed 1] [--state STATE.pt]

Needs PyTorch 1.13 or newer (Debian: python3-torch). Writes, beside itself, what examples/recommendation/search.yaml reads.
A training that is stopped goes on from STATE, and ends with the same weights as one that never was.

The data is generated, not collected: 2,000 users and 1,000 items have hidden factors; a user's affinity for an item is a
bilinear form of both, plus a random two-layer network of both, plus the item's popularity, which falls off as Zipf's law.
Every user interacts with 20 to 80 items, drawn by affinity (Gumbel top-k). One of them is held out and ranked among 99 items
that the user never met, drawn uniformly (He et al., Neural collaborative filtering, 2017).
"""

import argparse
import csv
import json
import math
import pathlib
import random
import sys

import torch
import torch.nn as nn
import torch.nn.functional as F

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "pytorch"))
from linas_export import Sidecar, write_references, write_tensors  # noqa: E402

USERS, ITEMS, NEGATIVES = 2000, 1000, 99
EMBEDDING, HIDDEN, LAYERS = 32, 256, 4
VARIABLES = {"mlp_embedding": [4, 8, 16, 32], "gmf_embedding": [4, 8, 16, 32], "mlp_layers": [1, 2, 3, 4]}
VARIABLES |= {f"hidden{i}": [16, 32, 64, 128, 256] for i in range(LAYERS)}
SPACE = {
    "format": "linas-space/1",
    "name": "neumf-generated",
    "description": "NeuMF (He et al., 2017) made elastic as ncf-pinterest20 is, in smaller numbers: embeddings of the multi-layer"
    " perceptron (MLP) and of the matrix factorisation (GMF), number of MLP layers, their hidden sizes.",
    "variables": [{"name": name, "options": options} for name, options in VARIABLES.items()],
    "active": [
        {"variables": ["hidden1"], "when": {"mlp_layers": [2, 3, 4]}},
        {"variables": ["hidden2"], "when": {"mlp_layers": [3, 4]}},
        {"variables": ["hidden3"], "when": {"mlp_layers": [4]}},
    ],
}
LARGEST = {name: options[-1] for name, options in VARIABLES.items()}
SMALLEST = {name: options[0] for name, options in VARIABLES.items()}


def generate(seed):
    """Interactions [n, 2], held-out items [users], items never met [users, 99], and the true affinities [users, items]."""
    g = torch.Generator().manual_seed(seed)

    def draw(*shape):
        return torch.randn(*shape, generator=g)

    user, item = draw(USERS, 12), draw(ITEMS, 12)
    taste = user @ draw(12, 12) @ item.T
    first, second, last = draw(24, 48) / 24**0.5 * 1.5, draw(48, 48) / 48**0.5 * 1.5, draw(48, 1)
    pairs = torch.tanh((user @ first[:12])[:, None] + (item @ first[12:])[None])
    quirk = (torch.tanh(pairs @ second) @ last).squeeze(-1)
    rank = torch.randperm(ITEMS, generator=g) + 1.0
    popularity = -0.7 * rank.log()
    affinity = 2.0 * taste / taste.std() + 2.0 * (quirk - quirk.mean()) / quirk.std() + popularity
    noise = -torch.log(-torch.log(torch.rand(USERS, ITEMS, generator=g)))
    order = (affinity + noise).argsort(1, descending=True)
    counts = torch.randint(20, 81, (USERS,), generator=g)
    seen, held, unseen = [], [], []
    for u in range(USERS):
        n = int(counts[u])
        met = order[u, :n][torch.randperm(n, generator=g)]
        held.append(met[0])
        seen.append(torch.stack([torch.full((n - 1,), u), met[1:]], 1))
        rest = order[u, n:]
        unseen.append(rest[torch.randperm(len(rest), generator=g)[:NEGATIVES]])
    return torch.cat(seen), torch.stack(held), torch.stack(unseen), affinity


class NeuMF(nn.Module):
    def __init__(self):
        super().__init__()
        self.user_gmf, self.item_gmf = nn.Embedding(USERS, EMBEDDING), nn.Embedding(ITEMS, EMBEDDING)
        self.user_mlp, self.item_mlp = nn.Embedding(USERS, EMBEDDING), nn.Embedding(ITEMS, EMBEDDING)
        for table in (self.user_gmf, self.item_gmf, self.user_mlp, self.item_mlp):
            nn.init.normal_(table.weight, std=0.05)
        self.first = nn.Linear(2 * EMBEDDING, HIDDEN)
        self.layers = nn.ModuleList([nn.Sequential(nn.Linear(HIDDEN, HIDDEN), nn.ReLU()) for _ in range(LAYERS - 1)])
        self.score = nn.Linear(EMBEDDING + HIDDEN, 1)

    def forward(self, user, item):
        """Scores of pairs, [batch, 1]: the whole network, which is exported."""
        x = F.relu(self.first(torch.cat([self.user_mlp(user), self.item_mlp(item)], -1)))
        for layer in self.layers:
            x = layer(x)
        return self.score(torch.cat([self.user_gmf(user) * self.item_gmf(item), x], -1))

    def sub_network(self, user, item, o):
        """The same for the options of a genome, from slices of the weights; knows nothing of the export."""
        m, g, width = o["mlp_embedding"], o["gmf_embedding"], o["hidden0"]
        both = torch.cat([self.first.weight[:width, :m], self.first.weight[:width, EMBEDDING : EMBEDDING + m]], 1)
        x = torch.cat([self.user_mlp(user)[..., :m], self.item_mlp(item)[..., :m]], -1)
        x = F.relu(F.linear(x, both, self.first.bias[:width]))
        for i in range(1, o["mlp_layers"]):
            layer, next_width = self.layers[i - 1][0], o[f"hidden{i}"]
            x = F.relu(F.linear(x, layer.weight[:next_width, :width], layer.bias[:next_width]))
            width = next_width
        product = self.user_gmf(user)[..., :g] * self.item_gmf(item)[..., :g]
        score = torch.cat([self.score.weight[:, :g], self.score.weight[:, EMBEDDING : EMBEDDING + width]], 1)
        return F.linear(torch.cat([product, x], -1), score, self.score.bias)


def ranked(scores):
    """HR@10 and NDCG@10 of scores [users, 100], the held-out item first; equal scores rank before it."""
    ranks = (scores[:, 1:] >= scores[:, :1]).sum(1)
    hit = ranks < 10
    gain = torch.where(hit, 1 / torch.log2(ranks + 2.0), torch.zeros(()))
    return 100 * hit.float().mean().item(), 100 * gain.mean().item()


@torch.no_grad()
def evaluate(network, candidates, o):
    users = torch.arange(USERS)[:, None].expand_as(candidates)
    return ranked(network.sub_network(users.reshape(-1), candidates.reshape(-1), o).view(candidates.shape))


def options_of(rng):
    return {name: rng.choice(options) for name, options in VARIABLES.items()}


def train(args, seen, candidates):
    torch.manual_seed(args.seed)
    network = NeuMF()
    optimizer = torch.optim.Adam(network.parameters(), lr=args.rate)
    met = torch.zeros(USERS, ITEMS, dtype=torch.bool)
    met[seen[:, 0], seen[:, 1]] = True
    start, log = 0, []
    if args.state.exists():
        state = torch.load(args.state)
        network.load_state_dict(state["network"])
        optimizer.load_state_dict(state["optimizer"])
        start, log = state["epoch"], state["log"]
    batch = 512
    steps = math.ceil(len(seen) / batch)
    for epoch in range(start, args.epochs):
        g = torch.Generator().manual_seed(1000 * args.seed + epoch)
        rng = random.Random(1000 * args.seed + epoch)
        order, total = torch.randperm(len(seen), generator=g), 0.0
        for step in range(steps):
            for group in optimizer.param_groups:
                group["lr"] = args.rate * 0.5 * (1 + math.cos(math.pi * (epoch + step / steps) / args.epochs))
            chosen = seen[order[step * batch : (step + 1) * batch]]
            user = chosen[:, 0].repeat(5)
            item = torch.cat([chosen[:, 1], torch.randint(0, ITEMS, (4 * len(chosen),), generator=g)])
            target = met[user, item].float()[:, None]
            optimizer.zero_grad()
            for o in (LARGEST, SMALLEST, options_of(rng), options_of(rng)):  # the sandwich rule (Yu and Huang, 2019)
                loss = F.binary_cross_entropy_with_logits(network.sub_network(user, item, o), target)
                loss.backward()
                total += loss.item() if o is LARGEST else 0
            optimizer.step()
        largest, smallest = evaluate(network, candidates, LARGEST), evaluate(network, candidates, SMALLEST)
        log.append([epoch + 1, round(total / steps, 4), *(round(x, 2) for x in (*largest, *smallest))])
        print(*log[-1], flush=True)
        state = {"network": network.state_dict(), "optimizer": optimizer.state_dict(), "epoch": epoch + 1, "log": log}
        torch.save(state, args.state.with_suffix(".new"))
        args.state.with_suffix(".new").replace(args.state)
    return network, log


def export(network, candidates, seed):
    sidecar = Sidecar("neumf-generated", space="neumf-generated")
    sidecar.ids("user", USERS)
    sidecar.ids("item", ITEMS)
    sidecar.recommendation(user="user", item="item")
    sidecar.width("gmf_embedding", network.user_gmf, axis=1)
    sidecar.width("mlp_embedding", network.user_mlp, network.item_mlp, axis=1)
    sidecar.width("hidden0", network.first)
    for i, layer in enumerate(network.layers):
        sidecar.width(f"hidden{i + 1}", layer[0])
        sidecar.block(layer, mlp_layers=list(range(i + 2, LAYERS + 1)))
    example = (torch.zeros(2, dtype=torch.int64), torch.zeros(2, dtype=torch.int64))
    sidecar.export(network, example, HERE / "neumf.onnx", ["user", "item"])
    (HERE / "space.json").write_text(json.dumps(SPACE, indent=2) + "\n")
    rng = random.Random(seed)
    genomes = [[len(o) - 1 for o in VARIABLES.values()], [0] * len(VARIABLES)]
    genomes += [[rng.randrange(len(o)) for o in VARIABLES.values()] for _ in range(48)]
    g = torch.Generator().manual_seed(seed)
    user, item = torch.randint(0, USERS, (32,), generator=g), torch.randint(0, ITEMS, (32,), generator=g)
    options = [{n: o[i] for (n, o), i in zip(VARIABLES.items(), genome)} for genome in genomes]
    scores = []
    for genome, o in list(zip(genomes, options))[:8]:
        hits, gain = evaluate(network, candidates, o)
        scores.append({"genome": genome, "hr_at_10": hits, "ndcg_at_10": gain})
    (HERE / "training" / "scores.json").write_text(json.dumps(scores, indent=1) + "\n")
    with torch.no_grad():
        outputs = [network.sub_network(user, item, o) for o in options]
    write_references(HERE / "references.safetensors", genomes, {"user": user, "item": item}, outputs)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rate", type=float, default=3e-3)
    parser.add_argument("--state", type=pathlib.Path, default=HERE / "training" / "state.pt")
    args = parser.parse_args()
    (HERE / "training").mkdir(exist_ok=True)
    torch.set_num_threads(1)
    seen, held, unseen, affinity = generate(args.seed)
    candidates = torch.cat([held[:, None], unseen], 1)
    popular = torch.bincount(seen[:, 1], minlength=ITEMS).float()
    print("interactions", len(seen), "oracle", ranked(affinity.gather(1, candidates)), "popularity", ranked(popular[candidates]))
    network, log = train(args, seen, candidates)
    write_tensors(HERE / "test.safetensors", {"user": torch.arange(USERS), "item": held, "negatives": unseen})
    export(network, candidates, args.seed)
    with open(HERE / "training" / "log.csv", "w", newline="") as file:
        head = ["epoch", "loss", "hr_at_10_largest", "ndcg_at_10_largest", "hr_at_10_smallest", "ndcg_at_10_smallest"]
        csv.writer(file, lineterminator="\n").writerows([head, *log])


if __name__ == "__main__":
    main()
