"""What the bytes of many files are, told by their fingerprints; only files whose stamp is new are read.

A project of ten thousand records and fifty thousand steps is asked about again and again, and almost nothing
in it has changed. So the fingerprints are kept with the stamps; see `actas.files.stamps` for when a stamp is
believed.
"""

from __future__ import annotations

import marshal
from collections.abc import Sequence
from hashlib import sha256
from time import time_ns

from actas.cache import Cache
from actas.files import read_bytes
from actas.files.stamps import settled, stamp_of

_Known = dict[str, tuple[str, bytes]]  # file -> its stamp, the fingerprint of its bytes


def digests(name: str, files: Sequence[str]) -> list[bytes]:
    """Return the fingerprint of the bytes of each file.

    Args:
        name: under which they are kept, one for each set of files.
        files: all of the set.

    Raises UnreadableRecord for a file that cannot be read.

    """
    cache, key, at = Cache("stamps"), sha256(name.encode("utf-8", "surrogateescape")).hexdigest(), time_ns()
    body = cache.get(key)
    known: _Known = marshal.loads(body) if body else {}
    found: list[bytes] = []
    keep: _Known = {}
    for file in files:
        stamp = stamp_of(file) or ""
        entry = known.get(file)
        if entry is None or entry[0] != stamp:
            entry = (stamp, sha256(read_bytes(file)).digest())
            if stamp and settled(stamp, at):
                keep[file] = entry
        else:
            keep[file] = entry
        found.append(entry[1])
    if keep != known:
        cache.put(key, marshal.dumps(keep))
    return found
