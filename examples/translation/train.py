"""Trains an elastic Transformer that translates numbers, dates and times from English to German, and exports it for Linas.

usage: python3 train.py [--steps 600] [--seed 1] [--state STATE.pt]

Needs PyTorch 1.13 or newer (Debian: python3-torch, and libopenblas0) and sacreBLEU (PyPI: sacrebleu), which only scores. Writes,
beside itself, what examples/translation/search.yaml reads. A training that is stopped goes on from STATE, and ends with the same
weights as one that never was. The sentences are generated: expressions.py.

A pre-norm encoder and decoder of 3 layers each. Elastic, as in HAT (Wang et al., 2020): both embeddings, the feed-forward
networks, the heads, the layers of the decoder, and how many of the last layers of the encoder each of them attends to (-1: the
last one, 1: the last two, 2: the last three). Smaller ones are the leading part of larger ones.
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
sys.path[:0] = [str(HERE), str(HERE.parent / "pytorch")]
import expressions as ex  # noqa: E402
from linas_export import Sidecar, write_references, write_tensors  # noqa: E402

PAD, BEGIN, END = 0, 1, 2
SOURCE, TARGET = 24, 25  # pieces of a source, filled up with PAD; pieces of a translation at most, END included
WIDTH, LAYERS, HEADS, HEAD, HIDDEN = 64, 3, 4, 16, 256
BEAM, LENGTH_PENALTY = 5, 0.6
BUCKETS = 4
SCORED = 3
EACH = range(LAYERS)
VARIABLES = {"encoder_embedding": [32, 48, 64], "decoder_embedding": [32, 48, 64], "decoder_layers": [1, 2, 3]}
VARIABLES |= {f"encoder_heads{i}": [1, 2, 3, 4] for i in EACH} | {f"encoder_hidden{i}": [64, 128, 192, 256] for i in EACH}
VARIABLES |= {f"self_heads{i}": [1, 2, 3, 4] for i in EACH} | {f"cross_heads{i}": [1, 2, 3, 4] for i in EACH}
VARIABLES |= {f"decoder_hidden{i}": [64, 128, 192, 256] for i in EACH} | {f"attention{i}": [-1, 1, 2] for i in EACH}
LARGEST = {name: options[-1] for name, options in VARIABLES.items()}
SMALLEST = {name: options[0] for name, options in VARIABLES.items()}
ATTENDED = {-1: 1, 1: 2, 2: 3}  # layers of the encoder, the last first
OF_LAYER = ("self_heads", "cross_heads", "decoder_hidden", "attention")
SPACE = {
    "format": "linas-space/1",
    "name": "transformer-expressions",
    "description": "A Transformer of 3 + 1 to 3 layers: embeddings, feed-forward widths, heads, decoder layers, and how many"
    " of the encoder's last layers are attended to, as in HAT.",
    "variables": [{"name": name, "options": options} for name, options in VARIABLES.items()],
    "active": [
        {"variables": [f"{name}{i}" for name in OF_LAYER], "when": {"decoder_layers": list(range(i + 1, LAYERS + 1))}}
        for i in EACH[1:]
    ],
}


def linear(x, module, out, into):
    """A layer with the leading OUT outputs and INTO inputs."""
    return F.linear(x, module.weight[:out, :into], module.bias[:out])


def norm(x, module):
    d = x.shape[-1]
    return F.layer_norm(x, (d,), module.weight[:d], module.bias[:d])


def split(x):
    """[batch, places, heads * 16] as [batch, heads, places, 16]."""
    return x.view(x.shape[0], x.shape[1], -1, HEAD).transpose(1, 2)


def join(x):
    x = x.transpose(1, 2)
    return x.reshape(x.shape[0], x.shape[1], -1)


def attention(q, k, v, bias=None):
    scores = q @ k.transpose(-1, -2) / HEAD**0.5
    return torch.softmax(scores if bias is None else scores + bias, -1) @ v


class Append(nn.Module):
    """Puts more behind something along an axis: what a sub-network leaves out that attends to fewer layers of the encoder."""

    def __init__(self, axis):
        super().__init__()
        self.axis = axis

    def forward(self, x, more):
        return torch.cat([x, more], self.axis)


class Appends(nn.Module):
    """Two of them, one after the other. The axes are swapped between, for PyTorch's exporter makes one Concat of two in a row."""

    def __init__(self, axis):
        super().__init__()
        self.first, self.second = Append(axis), Append(5 - axis)  # axes 2 and 3 of four

    def forward(self, x, second, third):
        return self.second(self.first(x, second).transpose(2, 3), third.transpose(2, 3))


class Attention(nn.Module):
    def __init__(self):
        super().__init__()
        self.norm = nn.LayerNorm(WIDTH)
        self.q, self.k, self.v = (nn.Linear(WIDTH, HEADS * HEAD) for _ in range(3))
        self.out = nn.Linear(HEADS * HEAD, WIDTH)

    def sliced(self, x, memory, heads, past, bias):
        """Of some heads; MEMORY is what is attended to, PAST keys and values of earlier places. Knows nothing of the export."""
        wide = heads * HEAD
        q = split(linear(norm(x, self.norm), self.q, wide, x.shape[-1]))
        k, v = (split(linear(memory, p, wide, memory.shape[-1])) for p in (self.k, self.v))
        if past is not None:
            k, v = torch.cat([past[0][:, :heads], k], 2), torch.cat([past[1][:, :heads], v], 2)
        return linear(join(attention(q, k, v, bias)), self.out, x.shape[-1], wide)


class FeedForward(nn.Module):
    def __init__(self):
        super().__init__()
        self.norm = nn.LayerNorm(WIDTH)
        self.up, self.down = nn.Linear(WIDTH, HIDDEN), nn.Linear(HIDDEN, WIDTH)

    def forward(self, x):
        return self.down(F.relu(self.up(self.norm(x))))

    def sliced(self, x, hidden):
        y = F.relu(linear(norm(x, self.norm), self.up, hidden, x.shape[-1]))
        return linear(y, self.down, x.shape[-1], hidden)


class EncoderLayer(nn.Module):
    def __init__(self):
        super().__init__()
        self.attention, self.feed_forward = Attention(), FeedForward()

    def forward(self, x, bias):
        a = self.attention
        y = a.norm(x)
        x = x + a.out(join(attention(split(a.q(y)), split(a.k(y)), split(a.v(y)), bias)))
        return x + self.feed_forward(x)

    def sliced(self, x, bias, heads, hidden):
        x = x + self.attention.sliced(x, norm(x, self.attention.norm), heads, None, bias)
        return x + self.feed_forward.sliced(x, hidden)


class DecoderLayer(nn.Module):
    def __init__(self):
        super().__init__()
        self.self_attention, self.cross_attention, self.feed_forward = Attention(), Attention(), FeedForward()
        self.keys, self.values, self.biases = Appends(2), Appends(3), Appends(2)

    def forward(self, x, memories, bias, past_key, past_value):
        """One place; returns it with all keys and values up to it."""
        a = self.self_attention
        y = a.norm(x)
        key, value = torch.cat([past_key, split(a.k(y))], 2), torch.cat([past_value, split(a.v(y))], 2)
        x = x + a.out(join(attention(split(a.q(y)), key, value)))
        a = self.cross_attention
        keys = self.keys(*(split(a.k(memory)) for memory in memories))
        values = self.values(*(split(a.v(memory)).transpose(2, 3) for memory in memories))
        biases = self.biases(*[bias.transpose(2, 3)] * 3)
        x = x + a.out(join(torch.softmax(split(a.q(a.norm(x))) @ keys / HEAD**0.5 + biases, -1) @ values))
        return x + self.feed_forward(x), key, value

    def sliced(self, x, memories, mask, bias, past, self_heads, cross_heads, hidden, attended):
        x = x + self.self_attention.sliced(x, norm(x, self.self_attention.norm), self_heads, past, mask)
        memory = torch.cat(memories[: ATTENDED[attended]], 1)
        x = x + self.cross_attention.sliced(x, memory, cross_heads, None, bias.repeat(1, 1, 1, ATTENDED[attended]))
        return x + self.feed_forward.sliced(x, hidden)


class Transformer(nn.Module):
    def __init__(self, source_pieces, target_pieces):
        super().__init__()
        self.source, self.target = nn.Embedding(source_pieces, WIDTH), nn.Embedding(target_pieces, WIDTH)
        self.source_places = nn.Parameter(torch.randn(1, SOURCE, WIDTH) * 0.1)
        self.target_places = nn.Embedding(TARGET, WIDTH)
        self.encoder = nn.ModuleList([EncoderLayer() for _ in EACH])
        self.encoder_norm = nn.LayerNorm(WIDTH)
        self.decoder = nn.ModuleList([DecoderLayer() for _ in EACH])
        self.decoder_norm = nn.LayerNorm(WIDTH)
        self.logits = nn.Linear(WIDTH, target_pieces)
        for table in (self.source, self.target, self.target_places):
            nn.init.normal_(table.weight, std=0.1)

    def forward(self, source, token, place, *past):
        """The encoder, and one step of the decoder: the whole network, which is exported.

        SOURCE [batch, 24]; TOKEN [batch], the piece before, and PLACE [batch], which one it is; PAST keys and values of each layer
        [batch, heads, places before, 16]. Returns logits [batch, pieces] of the next piece, and the keys and values with this one's.
        """
        bias = padding(source)
        x, memories = self.source(source) + self.source_places, []
        for layer in self.encoder:
            x = layer(x, bias)
            memories.insert(0, self.encoder_norm(x))
        x, states = (self.target(token) + self.target_places(place)).unsqueeze(1), []
        for i, layer in enumerate(self.decoder):
            own = bias * (1 + i / 8)  # as far from the others as ever; the exporter makes one of equal ones, but each is cut
            x, *new = layer(x, memories, own, past[2 * i], past[2 * i + 1])
            states += new
        return (self.logits(self.decoder_norm(x)[:, 0]), *states)

    def encode(self, source, o):
        bias, d, memories = padding(source), o["encoder_embedding"], []
        x = F.embedding(source, self.source.weight[:, :d]) + self.source_places[:, : source.shape[1], :d]
        for i, layer in enumerate(self.encoder):
            x = layer.sliced(x, bias, o[f"encoder_heads{i}"], o[f"encoder_hidden{i}"])
            memories.insert(0, norm(x, self.encoder_norm))
        return memories, bias

    def decode(self, tokens, places, memories, bias, o, past=None):
        """Logits after each of TOKENS [batch, places]; without PAST each sees those before it."""
        d, length = o["decoder_embedding"], tokens.shape[1]
        x = F.embedding(tokens, self.target.weight[:, :d]) + F.embedding(places, self.target_places.weight[:, :d])
        mask = None if past else torch.full((length, length), -1e9).triu(1)
        for i, layer in enumerate(self.decoder[: o["decoder_layers"]]):
            own = [o[f"{name}{i}"] for name in OF_LAYER]
            x = layer.sliced(x, memories, mask, bias, past and past[2 * i : 2 * i + 2], *own)
        return linear(norm(x, self.decoder_norm), self.logits, self.logits.weight.shape[0], d)

    def loss(self, source, target, o):
        """Mean negative log-likelihood, in nats, of all pieces of the translation and its end."""
        memories, bias = self.encode(source, o)
        logits = self.decode(target[:, :-1], torch.arange(target.shape[1] - 1), memories, bias, o)
        return F.cross_entropy(logits.flatten(0, 1), target[:, 1:].flatten(), ignore_index=PAD)


def padding(source):
    return ((source == PAD).to(torch.float32) * -1e9).unsqueeze(1).unsqueeze(1)


def beam_search(network, source, o):
    """Pieces of the best translation of each, END left out: the search that docs/other-modalities.md describes, without a cache."""
    count = len(source)
    with torch.no_grad():
        memories, bias = network.encode(source, o)
        memories, bias = [m.repeat_interleave(BEAM, 0) for m in memories], bias.repeat_interleave(BEAM, 0)
        beams = [[(0.0, [BEGIN])] for _ in range(count)]
        finished = [[] for _ in range(count)]
        for length in range(1, TARGET + 1):
            rows = [pieces for own in beams for _, pieces in (own + own[:1] * BEAM)[:BEAM]]
            tokens = torch.tensor(rows)
            every = network.decode(tokens, torch.arange(length), memories, bias, o)[:, -1].log_softmax(-1)
            every[:, [PAD, BEGIN]] = -math.inf
            if length == TARGET:
                every[:, :END] = every[:, END + 1 :] = -math.inf
            for s in range(count):
                if len(finished[s]) >= BEAM:
                    continue
                sums = torch.tensor([b[0] for b in beams[s]])[:, None] + every[s * BEAM : s * BEAM + len(beams[s])]
                best, where = sums.flatten().topk(2 * BEAM)
                following = []
                for rank, (total, place) in enumerate(zip(best.tolist(), where.tolist())):
                    pieces, piece = beams[s][place // sums.shape[1]][1], place % sums.shape[1]
                    if total == -math.inf:
                        continue
                    if piece == END and rank < BEAM and len(finished[s]) < BEAM:
                        finished[s].append((total / length**LENGTH_PENALTY, pieces[1:]))
                    elif piece != END and len(following) < BEAM:
                        following.append((total, pieces + [piece]))
                beams[s] = following or [(0.0, [BEGIN] * (length + 1))]
            if all(len(own) >= BEAM for own in finished):
                break
            beams = [[(t, p) if len(p) == length + 1 else (t, p + [PAD]) for t, p in own] for own in beams]
    return [max(own, key=lambda hypothesis: hypothesis[0])[1] for own in finished]


class Sentences:
    """Draws sentences, as ids."""

    def __init__(self):
        rng = random.Random(0)
        drawn = [ex.expression(ex.form_of(rng), rng) for _ in range(100_000)]
        self.english = ex.SPECIAL + sorted({p for en, _ in drawn for p in ex.pieces(en, ex.ENGLISH)})
        self.german = ex.SPECIAL + sorted({p for _, de in drawn for p in ex.pieces(de, ex.GERMAN)})
        self.english_ids = {piece: i for i, piece in enumerate(self.english)}
        self.german_ids = {piece: i for i, piece in enumerate(self.german)}

    def draw(self, rng, wanted):
        """A sentence whose form and English WANTED takes: English, German, and the ids of both."""
        while True:
            form = ex.form_of(rng)
            en, de = ex.expression(form, rng)
            if not wanted(form, en):
                continue
            source = [self.english_ids[p] for p in ex.pieces(en, ex.ENGLISH)]
            target = [BEGIN] + [self.german_ids[p] for p in ex.pieces(de, ex.GERMAN)] + [END]
            if len(source) <= SOURCE and len(target) <= TARGET + 1:
                return en, de, source + [PAD] * (SOURCE - len(source)), target + [PAD] * (TARGET + 1 - len(target))

    def batch(self, rng, count, wanted):
        drawn = [self.draw(rng, wanted) for _ in range(count)]
        return [d[0] for d in drawn], [d[1] for d in drawn], torch.tensor([d[2] for d in drawn]), torch.tensor([d[3] for d in drawn])


def is_trained_on(form, english):
    return not ex.is_held_out(form) and not ex.is_test(english)


def options_of(rng):
    return {name: rng.choice(options) for name, options in VARIABLES.items()}


def train(args, sentences):
    torch.manual_seed(args.seed)
    network = Transformer(len(sentences.english), len(sentences.german))
    optimizer = torch.optim.AdamW(network.parameters(), lr=args.rate, betas=(0.9, 0.98), weight_decay=0.01)
    start, log, drawn = 0, [], None
    if args.state.exists():
        state = torch.load(args.state)
        network.load_state_dict(state["network"])
        optimizer.load_state_dict(state["optimizer"])
        start, log = state["step"], state["log"]
    *_, held_source, held_target = sentences.batch(random.Random(-1), 200, lambda form, en: not is_trained_on(form, en))
    for step in range(start, args.steps):
        rng = random.Random(1_000_000 * args.seed + step)
        if drawn is None or step % BUCKETS == 0:  # sentences of about equal length run together
            draw = random.Random(1_000_000 * args.seed + step - step % BUCKETS)
            *_, sources, targets = sentences.batch(draw, BUCKETS * args.batch, is_trained_on)
            order = ((sources != PAD).sum(1) + (targets != PAD).sum(1)).argsort(stable=True)
            drawn = [(sources[rows], targets[rows]) for rows in order.view(BUCKETS, -1)]
        source, target = (ids[:, : int((ids != PAD).sum(1).max())] for ids in drawn[step % BUCKETS])
        rate = args.rate * min(1, (step + 1) / 100, 0.02 + 4 * (args.steps - step) / args.steps)  # falls in the last quarter
        for group in optimizer.param_groups:
            group["lr"] = rate
        optimizer.zero_grad()
        for o in (LARGEST, SMALLEST, options_of(rng)):  # the sandwich rule (Yu and Huang, 2019)
            network.loss(source, target, o).backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        if (step + 1) % 50 == 0:
            with torch.no_grad():
                losses = [round(network.loss(held_source, held_target, o).item(), 4) for o in (LARGEST, SMALLEST)]
            log.append([step + 1, *losses])
            print(*log[-1], flush=True)
            state = {"network": network.state_dict(), "optimizer": optimizer.state_dict(), "step": step + 1, "log": log}
            torch.save(state, args.state.with_suffix(".new"))
            args.state.with_suffix(".new").replace(args.state)
    return network, log


def export(network, english, german, source, target, seed):
    """Writes network, space and references; ENGLISH and GERMAN are all pieces. Returns genomes to score, and their options."""
    sidecar = Sidecar("transformer-expressions", space="transformer-expressions")
    sidecar.ids("source", len(english))
    sidecar.ids("token", len(german))
    sidecar.ids("place", TARGET)
    past = [f"past_{kind}{i}" for i in EACH for kind in ("key", "value")]
    sidecar.steps(TARGET, once=["source"], states={name: name[5:] for name in past}, axis=2)
    sidecar.translation("source", "token", "place", pad=PAD, begin=BEGIN, end=END, pieces="german.json")
    sidecar.width("encoder_embedding", network.source, axis=1)
    sidecar.width("decoder_embedding", network.target, axis=1)
    for i, layer in enumerate(network.encoder):
        a = layer.attention
        sidecar.width({"product": [f"encoder_heads{i}", HEAD]}, a.q, a.k, a.v)
        sidecar.width(f"encoder_hidden{i}", layer.feed_forward.up)
    for i, layer in enumerate(network.decoder):
        for kind, a in (("self", layer.self_attention), ("cross", layer.cross_attention)):
            sidecar.width({"product": [f"{kind}_heads{i}", HEAD]}, a.q, a.k, a.v)
        sidecar.width(f"decoder_hidden{i}", layer.feed_forward.up)
        for appends in (layer.keys, layer.values, layer.biases):
            sidecar.block(appends.first, **{f"attention{i}": [1, 2]})
            sidecar.block(appends.second, **{f"attention{i}": [2]})
        if i > 0:
            sidecar.block(layer, decoder_layers=list(range(i + 1, LAYERS + 1)))
    example = [torch.zeros(2, HEADS, (TARGET - 1) // 2, HEAD) for _ in past]
    sidecar.export(
        network,
        (torch.ones(2, SOURCE, dtype=torch.int64), torch.ones(2, dtype=torch.int64), torch.ones(2, dtype=torch.int64), *example),
        HERE / "transformer.onnx",
        ["source", "token", "place", *past],
        output_names=["logits", *(name[5:] for name in past)],
    )
    (HERE / "space.json").write_text(json.dumps(SPACE, indent=2) + "\n")
    rng = random.Random(seed)
    genomes = [[len(o) - 1 for o in VARIABLES.values()], [0] * len(VARIABLES)]
    genomes += [[rng.randrange(len(o)) for o in VARIABLES.values()] for _ in range(48)]
    options = [{n: o[i] for (n, o), i in zip(VARIABLES.items(), genome)} for genome in genomes]
    generator = torch.Generator().manual_seed(seed)
    states = [torch.randn(2, HEADS, (TARGET - 1) // 2, HEAD, generator=generator) for _ in past]
    token, place = target[:2, 3], torch.tensor([3, 12])
    with torch.no_grad():
        outputs = [
            network.decode(token[:, None], place[:, None], *network.encode(source[:2], o), o, states)[:, 0] for o in options
        ]
    inputs = {"source": source[:2], "token": token, "place": place, **dict(zip(past, states))}
    write_references(HERE / "references.safetensors", genomes, inputs, outputs)
    return genomes[:SCORED], options[:SCORED]


def score(network, sentences, test, genomes, every):
    """What some sub-networks reach, searched without a cache and scored by sacreBLEU."""
    english, german, source, _ = test
    scores = []
    for genome, o in zip(genomes, every):
        found = [ex.text_of([sentences.german[p] for p in pieces]) for pieces in beam_search(network, source, o)]
        scores.append(
            {
                "genome": genome,
                "bleu": bleu(found, german),
                "of_forms_trained_on": bleu(found[::2], german[::2]),
                "of_forms_held_out": bleu(found[1::2], german[1::2]),
                "exact": sum(f == g for f, g in zip(found, german)) / len(found),
            }
        )
        print(json.dumps(scores[-1]), *(f"{e} -> {f}" for e, f in zip(english[:4], found)), sep="\n  ", flush=True)
    (HERE / "training" / "scores.json").write_text(json.dumps(scores, indent=1) + "\n")


def bleu(found, expected):
    import sacrebleu

    return sacrebleu.corpus_bleu(found, [expected]).score


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--steps", type=int, default=600)
    parser.add_argument("--batch", type=int, default=64)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--state", type=pathlib.Path, default=HERE / "training" / "state.pt")
    args = parser.parse_args()
    (HERE / "training").mkdir(exist_ok=True)
    torch.set_num_threads(1)
    sentences = Sentences()
    print(len(sentences.english), "pieces of English,", len(sentences.german), "of German", flush=True)
    network, log = train(args, sentences)
    network.eval()
    # of every two test sentences one is of a form that was trained on, the other of one that was not
    kept, left = (
        sentences.batch(random.Random(-2 - k), 100, wanted)
        for k, wanted in enumerate([lambda f, en: not ex.is_held_out(f) and ex.is_test(en), lambda f, en: ex.is_held_out(f)])
    )
    test = [[t for pair in zip(a, b) for t in pair] for a, b in zip(kept[:2], left[:2])]
    test += [torch.stack([a, b], 1).flatten(0, 1) for a, b in zip(kept[2:], left[2:])]
    (HERE / "german.json").write_text(json.dumps(sentences.german, ensure_ascii=False) + "\n")
    (HERE / "english.json").write_text(json.dumps(sentences.english) + "\n")
    write_tensors(HERE / "test.safetensors", {"source": test[2], "target": test[3]})
    exported = export(network, sentences.english, sentences.german, *test[2:], args.seed)
    score(network, sentences, test, *exported)
    with open(HERE / "training" / "log.csv", "w", newline="") as file:
        head = ["step", "loss_largest", "loss_smallest"]
        csv.writer(file, lineterminator="\n").writerows([head, *log])


if __name__ == "__main__":
    main()
