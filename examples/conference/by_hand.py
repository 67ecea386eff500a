"""What the rapporteur wrote into the records after parsing, written into them again.

`python3 run.py examples` parses the notes anew and then runs this; nobody else needs it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from actas.store import insert_key, load

RECORDS = Path(__file__).parent / "records"
EDITS: tuple[tuple[str, str, str, Any], ...] = (
    ("agua-2016-05", "R7", "adoption", "agreed"),
    ("agua-2016-11", "R1", "reiterates", [{"to": "agua-2016-05#R2", "fingerprint": "3543bb5f7275"}]),
    ("agua-2016-11", "R5", "adoption", "withdrawn"),
    ("agua-2017-06", "R1", "reiterates", [{"to": "agua-2016-11#R1", "fingerprint": "55a18165d5f2"}]),
)


def items(data: Mapping[str, Any]) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    """Yield each top item's id and path."""
    for at, section in enumerate(data["sections"]):
        for number, item in enumerate(section.get("items", ())):
            yield item["id"], ("sections", at, "items", number)


def main() -> None:
    """Write every edit into its record."""
    for record, item, key, value in EDITS:
        file = RECORDS / f"{record}.acta.yaml"
        text = file.read_text("utf-8")
        paths = dict(items(load(text, file.name).data))
        file.write_text(insert_key(text, paths[item], key, value), "utf-8", newline="\n")


if __name__ == "__main__":
    main()
