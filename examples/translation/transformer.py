"""The elastic Transformer that train.py trains, its search space, and its beam search.

A pre-norm encoder and decoder of 3 layers each. Elastic, as in HAT (Wang et al., 2020): both embeddings, the feed-forward
networks, the heads, the layers of the decoder, and how many of the last layers of the encoder each of them attends to (-1: the
last one, 1: the last two, 2: the last three). Smaller ones are the leading part of larger ones.
"""

import math

import torch
import torch.nn as nn
import torch.nn.functional as F

PAD, BEGIN, END = 0, 1, 2
SOURCE, TARGET = 24, 25  # pieces of a source, filled up with PAD; pieces of a translation at most, END included
WIDTH, LAYERS, HEADS, HEAD, HIDDEN = 64, 3, 4, 16, 256
BEAM, LENGTH_PENALTY = 5, 0.6
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
