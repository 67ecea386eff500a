"""`actas schema`: the JSON Schema of a record, for editors and other programs."""

from actas.cli import OK
from actas.cli.terminal import out_bytes


def schema() -> int:
    """Print the schema."""
    from actas.validate import schema_bytes

    out_bytes(schema_bytes())
    return OK
