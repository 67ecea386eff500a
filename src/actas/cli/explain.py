"""`actas explain`: the manual page of a rule, or the list of all."""

from typing import Annotated

import typer

from actas.cli import OK
from actas.cli import options as opt
from actas.cli.app import nearest
from actas.cli.terminal import language, out
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
        for slug in rules():
            out(f"{slug:<{width}}  {manual(slug, shown).lstrip().splitlines()[0]}\n")
        return OK
    if rule not in rules():
        meant = nearest(rule, rules())
        raise BadUsage("cli.no-such-rule-near" if meant else "cli.no-such-rule", rule=rule, meant=meant)
    out(manual(rule, shown).rstrip() + "\n")
    return OK
