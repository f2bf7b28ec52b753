"""The pictures of the sample documents: a landscape drawn point by point, as PNG bytes."""

import math
import struct
import zlib
from functools import cache

_PALETTE = ((214, 230, 240), (236, 240, 238), (250, 214, 150), (150, 176, 178), (104, 142, 132), (64, 106, 88),
            (38, 76, 62), (120, 164, 188), (98, 144, 172))  # fmt: skip


@cache
def landscape(seed: int, width: int = 720, height: int = 384) -> bytes:
    """Hills by a lake under a low sun; another `seed` gives another skyline."""
    columns = [_column(x / width, seed, height) for x in range(width)]
    return _png([bytes(row) for row in zip(*columns, strict=True)], width, height)


def _column(across: float, seed: int, height: int) -> bytes:
    ridges = [base - _ridge(across, seed, number) for number, base in enumerate((0.42, 0.52, 0.62, 0.70))]
    return bytes(_colour(across, y / height, seed, ridges) for y in range(height))


def _colour(across: float, down: float, seed: int, ridges: list[float]) -> int:
    if down > 0.78:
        return 7 if math.sin(down * 160 + math.sin(across * 9 + seed) * 2) > -0.3 else 8
    for number, ridge in enumerate(ridges):
        if down > ridge:
            return 3 + number
    if (across - 0.72) ** 2 * 3.4 + (down - 0.22) ** 2 < 0.007:
        return 2
    return 0 if down < 0.26 else 1


def _ridge(across: float, seed: int, number: int) -> float:
    wave = math.sin(across * (5 + 3 * number) + seed * 1.7 + number * 2.1)
    detail = math.sin(across * (17 + 7 * number) + seed * 0.6)
    return 0.14 / (1 + 0.5 * number) * wave + 0.03 * detail


def _png(rows: list[bytes], width: int, height: int) -> bytes:
    data = zlib.compress(b"".join(b"\0" + row for row in rows), 9)
    palette = b"".join(bytes(colour) for colour in _PALETTE)
    header = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"PLTE", palette), (b"IDAT", data), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, body) for name, body in chunks)


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
