"""`actas schema`: the JSON Schema of a record, for editors and other programs."""

from actas import pipeline
from actas.cli import OK
from actas.cli.terminal import out_bytes


def schema() -> int:
    """Print the schema."""
    out_bytes(pipeline.schema())
    return OK
