"""The zip around the parts: fixed order, fixed times, so that the same page gives the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can say
_LEVEL = 6  # 9 is half a percent smaller and twice as slow


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """Return the parts as a zip, in their order, the content types first as Word expects them."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as archive:
        for name in sorted(parts, key=lambda name: name != "[Content_Types].xml"):
            info = zipfile.ZipInfo(name, _FIRST_DAY)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0  # the same on Windows and elsewhere
            archive.writestr(info, parts[name])
    return out.getvalue()
