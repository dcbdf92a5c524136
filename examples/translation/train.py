"""Trains an elastic Transformer that translates numbers, dates and times from English to German, and exports it for Linas.

usage: python3 train.py [--steps 600] [--seed 1] [--state STATE.pt]

Needs PyTorch 1.13 or newer (Debian: python3-torch, and libopenblas0) and sacreBLEU (PyPI: sacrebleu), which only scores. Writes,
beside itself, what examples/translation/search.yaml reads. A training that is stopped goes on from STATE, and ends with the same
weights as one that never was. The sentences are generated: expressions.py; the network is transformer.py's.
"""

import argparse
import csv
import json
import pathlib
import random
import sys

import torch

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "pytorch")]
import expressions as ex  # noqa: E402
from linas_export import Sidecar, write_references, write_tensors  # noqa: E402
from transformer import (  # noqa: E402
    BEGIN,
    EACH,
    END,
    HEAD,
    HEADS,
    LARGEST,
    LAYERS,
    PAD,
    SMALLEST,
    SOURCE,
    SPACE,
    TARGET,
    VARIABLES,
    Transformer,
    beam_search,
)

BUCKETS = 4
SCORED = 3


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
