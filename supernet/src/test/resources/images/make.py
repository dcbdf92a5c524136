"""Makes the images of this folder and expected.txt; needs Pillow (9.4.0 was used) and numpy.

A line of expected.txt is: name, mode, side, width, height, samples in hexadecimal, where side 0 is the
whole image as convert(mode) gives it, and any other the square that torchvision's
Resize(ceil(side / 0.875)), CenterCrop(side) makes of it. Samples of 16 bits in grey are cut to the high byte,
as the PNG specification and every other library have it: convert() of Pillow clips them at 255.
"""
import math, random, struct, zlib
import numpy as np
from PIL import Image

random.seed(1)
W, H = 23, 17
y, x = np.mgrid[0:H, 0:W]
noise = np.random.RandomState(3).randint(-20, 20, (H, W, 4))
rgb = np.clip(np.stack([x * 11, y * 15, 255 - x * 6 - y * 6], -1) + noise[..., :3], 0, 255).astype(np.uint8)
grey = np.clip(x * 8 + y * 4 + noise[..., 3], 0, 255).astype(np.uint8)
alpha = np.clip(x * 11, 0, 255).astype(np.uint8)
cmyk = np.clip(np.stack([x * 9, y * 13, 200 - x * 5, y * 5], -1) + noise, 0, 255).astype(np.uint8)
made = {}

def png(name, colour, depth, rows, chunks=b""):
    chunk = lambda t, d: struct.pack(">I", len(d)) + t + d + struct.pack(">I", zlib.crc32(t + d))
    body = b"".join(b"\0" + row for row in rows)
    open(name, "wb").write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", W, H, depth, colour, 0, 0, 0))
                           + chunks + chunk(b"IDAT", zlib.compress(body)) + chunk(b"IEND", b""))

def packed(values, bits):
    bitstring = "".join(format(int(v), f"0{bits}b") for v in values)
    bitstring += "0" * (-len(bitstring) % 8)
    return bytes(int(bitstring[i:i + 8], 2) for i in range(0, len(bitstring), 8))

def chunk(t, d):
    return struct.pack(">I", len(d)) + t + d + struct.pack(">I", zlib.crc32(t + d))

def save(name, image, **options):
    image.save(name, **options)
    made[name] = None

def segments(data):                                   # of a JPEG: (type, bytes) up to the scan, then the rest
    at, parts = 2, []
    while data[at + 1] != 0xDA:
        length = struct.unpack(">H", data[at + 2:at + 4])[0]
        parts.append((data[at + 1], data[at:at + 2 + length])); at += 2 + length
    return parts, data[at:]

def rewrite(source, name, change):
    parts, rest = segments(open(source, "rb").read())
    open(name, "wb").write(b"\xff\xd8" + b"".join(change(parts)) + rest)
    made[name] = None

adobe = lambda transform: b"\xff\xee\x00\x0eAdobe\x00\x64\x00\x00\x00\x00" + bytes([transform])

save("grey8.png", Image.fromarray(grey))
save("rgb8.png", Image.fromarray(rgb))
save("grey-alpha8.png", Image.merge("LA", (Image.fromarray(grey), Image.fromarray(alpha))))
save("rgba8.png", Image.fromarray(np.dstack([rgb, alpha])))
save("palette8.png", Image.fromarray(rgb).quantize(60))
save("palette-transparent.png", Image.fromarray(rgb).quantize(14), transparency=3)
save("rgb-transparent.png", Image.fromarray(rgb), transparency=tuple(int(v) for v in rgb[3, 4]))
for bits in (1, 2, 4):
    png(f"grey{bits}.png", 0, bits, [packed(row >> (8 - bits), bits) for row in grey]); made[f"grey{bits}.png"] = None
wide = grey.astype(np.uint16) * 256 + 255 - grey
png("grey16.png", 0, 16, [row.astype(">u2").tobytes() for row in wide]); made["grey16.png"] = Image.fromarray(grey)
png("grey-alpha16.png", 4, 16, [np.dstack([r, r // 2]).astype(">u2").tobytes() for r in wide[:, None, :]])
made["grey-alpha16.png"] = None
rgb_wide = rgb.astype(np.uint16) * 256 + 77
png("rgb16.png", 2, 16, [row.astype(">u2").tobytes() for row in rgb_wide]); made["rgb16.png"] = None
png("rgba16.png", 6, 16, [np.concatenate([r, r[:, :1]], 1).astype(">u2").tobytes() for r in rgb_wide]); made["rgba16.png"] = None
png("grey-gamma.png", 0, 8, [row.tobytes() for row in grey], chunk(b"gAMA", struct.pack(">I", 100000))); made["grey-gamma.png"] = None
save("grey.jpg", Image.fromarray(grey), quality=90)
save("rgb-444.jpg", Image.fromarray(rgb), quality=90, subsampling=0)
save("rgb-422.jpg", Image.fromarray(rgb), quality=90, subsampling=1)
save("rgb-420.jpg", Image.fromarray(rgb), quality=90, subsampling=2)
save("rgb-progressive.jpg", Image.fromarray(rgb), quality=90, progressive=True)
exif = Image.Exif(); exif[0x0112] = 6
save("rgb-turned.jpg", Image.fromarray(rgb), quality=90, exif=exif)
save("cmyk.jpg", Image.fromarray(cmyk, "CMYK"), quality=90)
rewrite("cmyk.jpg", "ycck.jpg", lambda parts: [adobe(2) if t == 0xEE else b for t, b in parts])
rewrite("rgb-444.jpg", "rgb-unmarked.jpg", lambda parts: [b for t, b in parts if t != 0xE0])
rewrite("rgb-444.jpg", "rgb-adobe.jpg", lambda parts: [adobe(0)] + [b for t, b in parts if t != 0xE0])
save("rgb.bmp", Image.fromarray(rgb))
save("palette.bmp", Image.fromarray(rgb).quantize(60))
save("grey.gif", Image.fromarray(grey))
save("palette.gif", Image.fromarray(rgb).quantize(60))

def square(image, side):
    shorter = math.ceil(side / 0.875)
    w, h = image.size
    size = (shorter, int(shorter * h / w)) if w <= h else (int(shorter * w / h), shorter)
    image = image.resize(size, Image.BILINEAR)
    left, top = int(round((size[0] - side) / 2.0)), int(round((size[1] - side) / 2.0))
    return image.crop((left, top, left + side, top + side))

with open("expected.txt", "w") as out:
    def line(name, mode, side, image):
        out.write(f"{name} {mode} {side} {image.width} {image.height} {image.tobytes().hex()}\n")
    for name in sorted(made):
        for mode in ("RGB", "L"):
            line(name, mode, 0, (made[name] or Image.open(name)).convert(mode))
    for name in ("rgb8.png", "grey8.png", "rgb-420.jpg"):
        for side in (4, 7, 11, 16, 32):
            for mode in ("RGB", "L"):
                line(name, mode, side, square(Image.open(name).convert(mode), side))
    tall = Image.fromarray(rgb).transpose(Image.ROTATE_90)
    tall.save("tall.png")
    for side in (8, 13, 20):
        line("tall.png", "RGB", side, square(tall, side))
