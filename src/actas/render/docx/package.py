"""The zip around the parts: fixed order, fixed times, so that the same page gives the same bytes.

Written by hand: `zipfile` is slow to load, and a part that is the same in every report (styles, settings)
need not be packed again for each.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from functools import lru_cache

_LEVEL = 6  # 9 is half a percent smaller and twice as slow
_KEPT = 65_536  # bytes: larger parts are documents, no two alike
_VERSION, _DEFLATED = 20, 8  # of the zip format; as one way to pack
_UTF8_NAME = 0x800
_FIRST_DAY = (1 << 5) | 1  # 1980-01-01, the earliest that a zip can say
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")


def _packed(data: bytes) -> bytes:
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


_packed_once = lru_cache(maxsize=32)(_packed)


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """Return the parts as a zip, in their order, the content types first as Word expects them."""
    out, directory, at = [], [], 0
    for name in sorted(parts, key=lambda name: name != "[Content_Types].xml"):
        data, title = parts[name], name.encode()
        body = _packed(data) if len(data) > _KEPT else _packed_once(data)
        flag = 0 if name.isascii() else _UTF8_NAME
        sizes = (zlib.crc32(data), len(body), len(data))
        head = _LOCAL.pack(b"PK\3\4", _VERSION, flag, _DEFLATED, 0, _FIRST_DAY, *sizes, len(title), 0)
        out += [head, title, body]
        entry = (_VERSION, _VERSION, flag, _DEFLATED, 0, _FIRST_DAY, *sizes, len(title), 0, 0, 0, 0, 0, at)
        directory += [_CENTRAL.pack(b"PK\1\2", *entry), title]
        at += len(head) + len(title) + len(body)
    size = sum(map(len, directory))
    end = _END.pack(b"PK\5\6", 0, 0, len(parts), len(parts), size, at, 0)
    return b"".join([*out, *directory, end])
