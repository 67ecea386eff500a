"""The `actas` command itself: its table of commands, each loaded when asked for, and how help is drawn.

A command lives in a file of its own, named like it, as a function of that name; its words are
`help-<command>`, `long-<command>` and `examples-<command>` in the catalogue, and those of its options
`opt-<option>`, or `opt-<command>-<option>` where a command means it differently. A command of commands,
such as `follow`, has its own in the same file; their words are those of `follow-add` and so on.
"""

import sys
import textwrap
from collections.abc import Callable, Iterable
from importlib import import_module
from keyword import iskeyword
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from actas import __version__
from actas.cli.terminal import coloured, columns, language, paint, tell
from actas.model.errors import BadUsage
from actas.vocabulary.messages import catalogue, say

# In the order in which people need them.
COMMANDS = (
    "parse", "validate", "approve", "render", "report", "template", "show", "fmt", "init", "entities",
    "follow", "lineage", "coverage", "coach", "find", "next", "export", "import", "text", "vocabulary",
    "explain", "schema", "demo",
)  # fmt: skip
GROUPS = {"follow": ("add", "status"), "vocabulary": ("check", "list")}
SETTINGS = {"help_option_names": ["-h", "--help"]}


class Command(TyperCommand):
    """One command, whose help is drawn from the catalogue."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Draw usage, what it does, arguments, options and examples."""
        formatter.write(_help(self, ctx))


class Commands(TyperGroup):
    """The group of all commands. A command's module is imported when that command runs."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the commands' names, in the table's order."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return a command by its name; None when there is none."""
        return load(cmd_name) if cmd_name in COMMANDS else None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command that the arguments begin with.

        Raises BadUsage, with the nearest names, when there is none.
        """
        known = self.list_commands(ctx)
        if args[0] not in known:
            meant = nearest(args[0], known)
            raise BadUsage(
                "cli.no-such-command-near" if meant else "cli.no-such-command", name=args[0], meant=meant
            )
        return super().resolve_command(ctx, args)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Draw what actas does, its commands, its options and examples."""
        formatter.write(_help(self, ctx))


class Group(Commands):
    """A command of commands."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names of its commands."""
        return list(GROUPS[str(self.name)])

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return one of its commands by name; None when there is none."""
        return load(cmd_name, str(self.name)) if cmd_name in GROUPS[str(self.name)] else None


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word that looks most like this one; "" when none does."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, list(known), n=1)), "")


def module_of(name: str) -> str:
    """Return what a command's module and function are called: Python keeps some words for itself."""
    return f"{name}_" if iskeyword(name) else name


def load(name: str, group: str = "") -> Any:
    """Import one command's module and return its command; ``group`` is the command that it belongs to."""
    function: Callable[..., int] = getattr(
        import_module(f"actas.cli.{module_of(group or name)}"), module_of(name)
    )
    if name in GROUPS and not group:
        several = typer.Typer(
            cls=Group, name=name, add_completion=False, rich_markup_mode=None, invoke_without_command=True,
            context_settings=SETTINGS, short_help=tell(f"help-{name}"),
        )  # fmt: skip
        several.callback()(function)
        return get_command(several)
    slug = f"{group}-{name}" if group else name
    alone = typer.Typer(add_completion=False, rich_markup_mode=None, context_settings=SETTINGS)
    alone.command(name=slug, cls=Command, short_help=tell(f"help-{slug}"))(function)
    return get_command(alone)


def _version(value: bool) -> None:
    if value:
        sys.stdout.write(f"actas {__version__}\n")
        raise typer.Exit


def _root(
    ctx: typer.Context,
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True)] = False,
    debug: Annotated[
        bool, typer.Option("--debug")
    ] = False,  # stands here for the help; main() reads it, anywhere
) -> int:
    if ctx.invoked_subcommand is None:
        sys.stderr.write(ctx.get_help() + "\n")
        return 2
    return 0


def build() -> Any:
    """Return the `actas` command."""
    app = typer.Typer(
        cls=Commands, rich_markup_mode=None, invoke_without_command=True, context_settings=SETTINGS
    )
    app.callback()(_root)
    return get_command(app)


def _help(command: Any, ctx: Any) -> str:
    colour = coloured(sys.stdout)
    width = columns()
    group = isinstance(command, Commands)
    name = command.name if isinstance(command, Group) or not group else ""
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    options = [p for p in command.get_params(ctx) if p.param_type_name == "option"]
    usage = " ".join([*(_usage(p, name) for p in arguments), f"[{tell('options')}]"])
    if group:
        usage = f"[{tell('options')}] {tell('metavar-command')} …"
    parts = [
        paint(tell("usage"), "bold", colour=colour) + f" {ctx.command_path} {usage}",
        *(textwrap.fill(p, width) for p in tell(f"long-{name or 'actas'}").split("\n\n")),
    ]
    tables = (
        ("commands", _commands(command, ctx, name) if group else []),
        ("arguments", [(_metavar(p, name), _about(p, name)) for p in arguments]),
        ("options", [(_flags(p, name), _about(p, name)) for p in options]),
    )
    parts += [_table(slug, rows, width, colour) for slug, rows in tables if rows]
    examples = tell(f"examples-{name or 'actas'}").strip("\n")
    parts.append(
        paint(tell("heading-examples"), "bold", colour=colour) + "\n" + textwrap.indent(examples, "  ")
    )
    return "\n\n".join(parts) + "\n"


def _commands(command: Any, ctx: Any, name: str) -> list[tuple[str, str]]:
    above = f"{name}-" if name else ""
    return [(one, tell(f"help-{above}{one}")) for one in command.list_commands(ctx)]


def _table(slug: str, rows: list[tuple[str, str]], width: int, colour: bool) -> str:
    left = min(max(len(head) for head, _ in rows), width // 3)
    lines = [paint(tell(f"heading-{slug}"), "bold", colour=colour)]
    for head, about in rows:
        # «csv-participants» is typed as it stands: it is not cut at its hyphen.
        body = textwrap.wrap(about, width - left - 4, break_on_hyphens=False) or [""]
        if len(head) > left:
            lines.append("  " + paint(head, "good", colour=colour))
        else:
            lines.append("  " + paint(head.ljust(left), "good", colour=colour) + "  " + body.pop(0))
        lines += [" " * (left + 4) + line for line in body]
    return "\n".join(lines)


def _metavar(param: Any, command: str) -> str:
    slugs = (f"metavar-{command}-{param.name}", f"metavar-{param.metavar or param.name}")
    return tell(next((s for s in slugs if s in catalogue("cli")), "metavar-text"))


def _usage(param: Any, command: str) -> str:
    shown = _metavar(param, command) + ("…" if param.nargs == -1 else "")
    return shown if param.required else f"[{shown}]"


def _flags(param: Any, command: str) -> str:
    flags = ", ".join(sorted(param.opts, key=len))
    if len(flags) and not flags.startswith(("-h", "-o")):
        flags = "    " + flags  # long names stand under long names
    return flags if param.metavar is None else f"{flags} {_metavar(param, command)}"


def _about(param: Any, command: str) -> str:
    slugs = (f"opt-{command}-{param.name}", f"opt-{param.name}")
    slug = next(s for s in slugs if s in catalogue("cli"))
    return say(f"cli.{slug}", language())
