"""Exports a PyTorch super-network for Linas: the largest network as ONNX, and a sidecar that says what is elastic in it.

Copy this file beside your code; it needs PyTorch 1.13 or newer, nothing else.

    from linas_export import Sidecar

    sidecar = Sidecar("my-network", space="my-space")
    sidecar.width("w0", net.conv1)                                  # output channels; what is tied to them follows
    sidecar.width({"product": ["heads", 16]}, net.q, net.k, net.v)  # whole heads of 16
    sidecar.width("embed", net.embedding, axis=1)                   # an axis of a weight
    sidecar.kernel("ks0", net.conv2)                                # the centre of the kernel
    sidecar.block(net.stage1[1], d0=[2, 3])                         # there when variable d0 is 2 or 3
    sidecar.image_classification(mean=[0.5], std=[0.25])
    sidecar.export(net, (torch.zeros(2, 1, 28, 28),), "my-network.onnx", input_names=["input"])

This writes my-network.onnx and my-network.json. Then check that every cut can be followed:

    ./linas supernet check my-network.json --space my-space.json

Where you can run a sub-network by itself, compare with that:

    write_references("outputs.safetensors", genomes, {"input": images}, [sub_network(g)(images) for g in genomes])
    ./linas supernet check my-network.json --space my-space.json --reference outputs.safetensors
"""

import json
import pathlib

import torch


class Sidecar:
    """What is elastic in a network. Declare everything, then export once."""

    def __init__(self, name, space):
        self.content = {"format": "linas-network/1", "family": "elastic-onnx", "name": name, "space": space}
        self.widths, self.kernels, self.blocks, self.inputs, self.extra = [], [], [], [], {}

    def width(self, keep, *parts, axis=0, indices=None):
        """The first KEEP indices of an axis of each part: a module, whose weight is meant, or a parameter.

        KEEP is a number, the name of a variable, or {"product": [...], "divisor": N}, which may be nested.
        """
        self.widths.append((keep, parts, axis, indices))

    def kernel(self, keep, convolution, transforms=()):
        """A kernel that is KEEP wide: the centre, through the matrices of TRANSFORMS (from large to small), if any."""
        self.kernels.append((keep, convolution, transforms))

    def block(self, module, **when):
        """A module that keeps shapes, and is there when every variable named has one of the options listed."""
        self.blocks.append((module, when))

    def ids(self, input_name, count, axes=None):
        """An input that holds whole numbers from 0 to COUNT, exclusive; AXES are lengths that the export leaves open."""
        self.inputs.append({"name": input_name, "ids": count, **({"axes": list(axes)} if axes else {})})

    def size(self, input_name, variable, shape):
        """The height and width of an input, its axes 2 and on, are what VARIABLE says; SHAPE, without the batch, is the export's.

        The network must compute at any of its sizes with the same weights, as convolutions and a global pooling do.
        """
        self.inputs.append({"name": input_name, "axes": list(shape), "size": variable})

    def image_classification(self, mean, std):
        """The network takes (x / 255 - mean) / std of images and puts out logits, so that accuracy can be measured."""
        self.content["task"] = {"kind": "image-classification", "mean": list(mean), "std": list(std)}

    def recommendation(self, user, item):
        """The network takes ids of users and of items, by the names of two inputs, and puts out a score for each pair."""
        self.content["task"] = {"kind": "recommendation", "user": user, "item": item}

    def language_modelling(self, length=None):
        """The network takes tokens, and puts out logits of the token after each, given those up to it.

        LENGTH: tokens of the texts that it is scored on, where it takes a prompt of any length.
        """
        self.content["task"] = {"kind": "language-modelling", **({"length": length} if length else {})}

    def steps(self, count, states, axis, once=(), prompt=None):
        """The network runs step by step, and goes on from what it computed before.

        COUNT: how many steps are counted and timed, an odd number. STATES: of each input that is what the step before put out, the
        output that it is; they grow along AXIS. ONCE: names of the inputs that are the same at all steps; what depends on them alone
        is computed once. PROMPT: a length that is timed, and the names of the inputs that have a number for each token along axis 1,
        of which the first run takes as many as the prompt has, with states of length 0, and each step one: (32, ["tokens"]).
        """
        states = [{"input": i, "output": o, "axis": axis} for i, o in states.items()]
        self.content["steps"] = {
            "count": count,
            **({"once": list(once)} if once else {}),
            **({"prompt": {"inputs": list(prompt[1]), "length": prompt[0]}} if prompt else {}),
            "states": states,
        }

    def translation(self, source, token, place, pad, begin, end, pieces):
        """The network takes a SOURCE, filled up with the piece PAD, and at every step the piece before, TOKEN, and PLACE, how many
        there are before; it puts out logits of the next piece. Translations go from BEGIN to END; PIECES is a JSON file of the texts
        of all, an underscore for a space.
        """
        names = {"source": source, "token": token, "place": place}
        self.content["task"] = {"kind": "translation", **names, "pad": pad, "begin": begin, "end": end, "pieces": pieces}

    def export(self, network, example, path, input_names, opset=17, **options):
        """Writes PATH (.onnx) and the sidecar beside it (.json). EXAMPLE is a tuple of inputs, the first axis the batch."""
        path = pathlib.Path(path)
        network.eval()
        torch.onnx.export(
            network,
            example,
            str(path),
            input_names=list(input_names),
            opset_version=opset,
            dynamic_axes={name: {0: "batch"} for name in input_names}
            | {i["name"]: {0: "batch", **{a: f"size{a}" for a in range(2, len(i["axes"]) + 1)}} for i in self.inputs if "size" in i}
            | {name: {0: "batch", 1: "length"} for name in self.content.get("steps", {}).get("prompt", {}).get("inputs", [])}
            | {s["input"]: {0: "batch", s["axis"]: "past"} for s in self.content.get("steps", {}).get("states", [])},
            do_constant_folding=False,  # keeps the names of the weights
            training=torch.onnx.TrainingMode.PRESERVE,  # keeps batch normalisations, so that they can be measured anew
            **options,
        )
        parameters = {id(tensor): name for name, tensor in network.named_parameters()}
        modules = {id(module): name for name, module in network.named_modules()}
        scopes = _scopes(network, example)
        tensors = {}
        self.content["model"] = path.name
        self.content["widths"] = [
            {
                "tensors": [_name(parameters, part) for part in parts],
                "axis": axis,
                "keep": keep,
                **({"indices": {str(k): list(v) for k, v in indices.items()}} if indices else {}),
            }
            for keep, parts, axis, indices in self.widths
        ]
        self.content["kernels"] = []
        for keep, convolution, transforms in self.kernels:
            weight = _name(parameters, convolution)
            names = []
            for transform in transforms:
                names.append(f"{weight}.transform{len(names)}")
                tensors[names[-1]] = transform.detach()
            self.content["kernels"].append(
                {"weight": weight, "keep": keep, **({"transforms": names} if names else {})}
            )
        self.content["blocks"] = [
            {"nodes": scopes[modules[id(module)]], "when": {k: list(v) for k, v in when.items()}}
            for module, when in self.blocks
        ]
        self.content["inputs"] = self.inputs
        self.content["untrained"] = _untrained(network, path.read_bytes())
        for key in ("widths", "kernels", "blocks", "inputs", "untrained"):
            if not self.content[key]:
                del self.content[key]
        with open(path, "ab") as file:
            for name, tensor in tensors.items():
                file.write(_field(7, _field(5, _tensor(name, tensor))))  # model.graph.initializer, added to those there
        path.with_suffix(".json").write_text(json.dumps(self.content, indent=2) + "\n")


def write_references(path, genomes, inputs, outputs):
    """Writes what sub-networks compute, for 'linas supernet check --reference'.

    GENOMES: a list of option indices per sub-network. INPUTS: tensors by name, the same examples for all. OUTPUTS: the first
    output of each sub-network.
    """
    tensors = {"genomes": torch.tensor(genomes, dtype=torch.int64)}
    for name, tensor in inputs.items():
        tensors[f"input.{name}"] = tensor if tensor.is_floating_point() else tensor.to(torch.int64)
    tensors["output"] = torch.stack([output.detach() for output in outputs])
    write_tensors(path, tensors)


def write_tensors(path, tensors):
    """Writes tensors by name as safetensors: 32-bit floats, and whole numbers of 64 bits. Data of tasks is kept so."""
    header, data = {}, b""
    for name, tensor in tensors.items():
        kind, code = ("F32", "<f4") if tensor.is_floating_point() else ("I64", "<i8")
        content = tensor.cpu().contiguous().numpy().astype(code).tobytes()
        header[name] = {"dtype": kind, "shape": list(tensor.shape), "data_offsets": [len(data), len(data) + len(content)]}
        data += content
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    pathlib.Path(path).write_bytes(len(text).to_bytes(8, "little") + text + data)


def _name(parameters, part):
    weight = part if isinstance(part, torch.Tensor) else part.weight
    if id(weight) not in parameters:
        raise ValueError(f"{part} is no part of the network that is exported")
    return parameters[id(weight)]


def _untrained(network, model):
    """Names of the buffers that the model holds, such as tables of positions; Linas knows batch normalisations' itself."""
    names = [
        name
        for name, tensor in network.named_buffers()
        if tensor.is_floating_point() and not name.endswith(("running_mean", "running_var"))
    ]
    # the name of an initializer, or, of one that equals another, the output of a node
    return [name for name in names if any(_field(number, name.encode()) in model for number in (8, 2))]


def _scopes(network, example):
    """How PyTorch names the nodes of every module that is called: /stage1/stage1.0/conv/ or, in a list, /layers.0/conv/."""
    paths = {id(module): path for path, module in network.named_modules()}
    called = set()
    hooks = [module.register_forward_pre_hook(lambda m, _: called.add(paths[id(m)])) for module in network.modules()]
    with torch.no_grad():
        network(*example)
    for hook in hooks:
        hook.remove()
    scopes = {}
    for path in called:
        scope, element, parent = "/", "", ""
        parts = path.split(".")
        for end in range(1, len(parts) + 1):
            here = ".".join(parts[:end])
            if here in called and here:
                inside = here[len(parent) + 1 :] if parent else here
                element = f"{element}.{inside}" if inside[0].isdigit() else inside
                scope, parent = scope + element + "/", here
        scopes[path] = scope
    return scopes


def _varint(number):
    out = b""
    while number > 127:
        out += bytes([number & 127 | 128])
        number >>= 7
    return out + bytes([number])


def _field(number, content):
    """A field of a protocol buffer that holds bytes."""
    return _varint(number << 3 | 2) + _varint(len(content)) + content


def _tensor(name, tensor):
    """A TensorProto of 32-bit floats."""
    dims = b"".join(_varint(1 << 3) + _varint(length) for length in tensor.shape)
    values = tensor.to(torch.float32).contiguous().cpu().numpy().astype("<f4").tobytes()
    return dims + _varint(2 << 3) + _varint(1) + _field(8, name.encode()) + _field(9, values)
