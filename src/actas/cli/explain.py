"""`actas explain`: the manual page of a rule, or the list of all."""

from typing import Annotated

import typer

from actas.cli import OK
from actas.cli import options as opt
from actas.cli.app import nearest
from actas.cli.terminal import language, out_lines
from actas.model.errors import BadUsage
from actas.pipeline import manual, rules


def explain(
    rule: Annotated[str | None, typer.Argument(metavar="rule", show_default=False)] = None,
    lang: opt.Lang = None,
) -> int:
    """Print one manual page or the list of rules."""
    shown = lang or language()
    if shown not in ("es", "en"):
        raise BadUsage("cli.bad-manual-language", value=shown)
    if rule is None:
        width = max(len(slug) for slug in rules())
        titles = (f"{slug:<{width}}  {manual(slug, shown).lstrip().splitlines()[0]}" for slug in rules())
        out_lines(titles, hung=width + 2)
        return OK
    if rule not in rules():
        meant = nearest(rule, rules())
        raise BadUsage("cli.no-such-rule-near" if meant else "cli.no-such-rule", rule=rule, meant=meant)
    for line in manual(rule, shown).rstrip().split("\n"):
        out_lines([line], hung=4 if line.startswith(" ") else 0)  # a sample's YAML goes on further in
    return OK
