"""click in Chinese, and the one door to it: what it says of its own accord is worded here.

Help, usage errors, interrupts and what nobody foresaw: each ends in Chinese words and one of the exit codes.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from typing import Any
from unicodedata import east_asian_width

import click

from xlforms.cli.failures import unforeseen
from xlforms.cli.streams import leave, survive_any_text
from xlforms.errors import EXIT_DONE, EXIT_FILE, EXIT_USAGE, FileError

EXIT_INTERRUPTED = 130  # 128 + SIGINT, as shells count

# A workbook's objects live until it is saved; looking through them for garbage every 700 finds none.
SELDOM = 50_000

STOPPED = "已中止：写好的结果都是完整的，其余文件没有处理。"
NOT_UNDERSTOOD = "命令的写法不对。"
_HEADINGS = {"Options": "选项", "Commands": "命令"}

argument = click.argument
echo = click.echo
option = click.option
progressbar = click.progressbar


class Misuse(click.UsageError):
    """A usage error worded by us."""


class _Formatter(click.HelpFormatter):
    """Lines are broken by hand: click counts characters, and a Chinese one takes two columns."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args.replace("[OPTIONS]", "[选项]"), prefix or "用法：")

    def write_heading(self, heading: str) -> None:
        self.write(f"{_HEADINGS.get(heading, heading)}：\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:  # noqa: ARG002
        table = [*rows]
        width = max(_columns(term) for term, _ in table) + col_spacing
        indent = " " * self.current_indent
        self.write("".join(f"{indent}{term}{' ' * (width - _columns(term))}{text}\n" for term, text in table))

    def write_text(self, text: str) -> None:
        self.write("".join(f"{' ' * self.current_indent}{line}\n" for line in text.splitlines()))


class _Context(click.Context):
    formatter_class = _Formatter


def _notice(names: Sequence[str], text: Callable[[click.Context], str], about: str) -> click.Option:
    """An option that prints a text and ends. click's own would look for translations of their English."""

    def show(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
        if wanted and not ctx.resilient_parsing:
            echo(text(ctx))
            ctx.exit()

    return click.Option(names, is_flag=True, is_eager=True, expose_value=False, callback=show, help=about)


_HELP = _notice(["-h", "--help"], click.Context.get_help, "显示本说明。")


class Command(click.Command):
    """A command whose help and errors are Chinese."""

    context_class = _Context
    allow_extra_args = True  # refused below, in our own words

    def get_help_option(self, ctx: click.Context) -> click.Option:  # noqa: ARG002
        """The help option, in Chinese."""
        return _HELP

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse; what is left over is a usage error."""
        with _within(ctx):
            if rest := super().parse_args(ctx, args):
                raise Misuse(f"多出了“{' '.join(rest)}”，这个命令用不上。")
        return rest


class Group(click.Group):
    """A group whose help and errors are Chinese, and whose commands have a Chinese name as well.

    Attributes:
        aliases: the commands' names by their Chinese ones.
        elsewhere: the modules that hold commands of other rooms, by the commands' names; imported when asked for.
    """

    context_class = _Context
    command_class = Command

    def __init__(
        self, name: str, version: str, about: str, epilog: str, aliases: dict[str, str], elsewhere: dict[str, str]
    ) -> None:
        told = _notice(["--version"], lambda _: f"{name} {version}", "显示版本号。")
        super().__init__(name, params=[told], help=about, epilog=epilog, subcommand_metavar="命令 …")
        self.aliases = aliases
        self.elsewhere = elsewhere

    def get_help_option(self, ctx: click.Context) -> click.Option:  # noqa: ARG002
        """The help option, in Chinese."""
        return _HELP

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse; without any argument the help is what is wanted."""
        with _within(ctx):
            return super().parse_args(ctx, args or ["--help"])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of an English or a Chinese name."""
        name = self.aliases.get(cmd_name, cmd_name)
        if name in self.elsewhere:
            import_module(self.elsewhere[name])
        return super().get_command(ctx, name)

    def every(self) -> Mapping[str, click.Command]:
        """Every command by its name, those of other modules too."""
        for module in self.elsewhere.values():
            import_module(module)
        return self.commands

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first argument names; Misuse with the nearest one when none is."""
        if self.get_command(ctx, args[0]) is None:
            raise Misuse(self._unknown(args[0]), ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the commands with both of their names."""
        chinese = {name: alias for alias, name in self.aliases.items()}
        with formatter.section("Commands"):
            formatter.write_dl(
                [(f"{name} {chinese[name]}", command.get_short_help_str()) for name, command in self.every().items()]
            )

    def main(self, args: Sequence[str] | None = None, *_: Any, **settings: Any) -> Any:  # noqa: ANN401  as click has it
        """Run the command line and leave with its exit code; without `args` the process is ours and ends at once."""
        survive_any_text()
        if args is None:
            gc.set_threshold(SELDOM)
        settings |= {"prog_name": self.name, "standalone_mode": False, "windows_expand_args": False}
        code = _exit_code(partial(super().main, args, **settings))
        if args is None:
            leave(code)
        sys.exit(code)

    def _unknown(self, name: str) -> str:
        from difflib import get_close_matches

        if os.path.exists(name):
            return f"要先写命令，再写文件，例如：xlforms fill {name}"
        close = get_close_matches(name, [*self.every(), *self.aliases], cutoff=0.5)
        # Of two that are as near, the one that begins alike.
        nearest = sorted(close, key=lambda one: one[0] != name[0])
        hint = f"，是不是 {nearest[0]}？" if nearest else f"；有这些命令：{'、'.join(self.every())}。"
        return f"没有“{name}”这个命令{hint}"


@contextmanager
def _within(ctx: click.Context) -> Iterator[None]:
    """Tell a usage error, some of which don't know, which command it is about."""
    try:
        yield
    except click.UsageError as error:
        error.ctx = error.ctx or ctx
        raise


def _columns(text: str) -> int:
    """The width of a text on a terminal."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def _exit_code(run: Callable[[], int | None]) -> int:
    """The exit code of `run`; whatever stopped it is said on stderr."""
    try:
        return run() or EXIT_DONE
    except click.UsageError as error:
        return _said(_misuse(error), EXIT_USAGE)
    except FileError as error:
        return _said(f"错误 {error.code} {error.message}", EXIT_FILE)
    except click.Abort:
        return _said(STOPPED, EXIT_INTERRUPTED)
    except Exception as error:  # noqa: BLE001  the last resort: a person gets a sentence, never a traceback
        return _said(f"错误 {unforeseen(error).message}", EXIT_FILE)


def _said(sentence: str, code: int) -> int:
    echo(sentence, err=True)
    return code


def _misuse(error: click.UsageError) -> str:
    """What was wrong, how the command is used, and where its help is."""
    lines = [f"错误：{_wrong(error)}"]
    if error.ctx is not None:
        lines += [error.ctx.get_usage(), f"查看说明：{error.ctx.command_path} --help"]
    return "\n".join(lines)


def _wrong(error: click.UsageError) -> str:
    match error:
        case Misuse():
            return error.message
        case click.MissingParameter(param=click.Parameter() as parameter):
            return f"缺少参数：{parameter.human_readable_name}。"
        case click.BadParameter(param=click.Parameter() as parameter):
            return f"{parameter.opts[0]} 的值不对：{error.message.partition(' ')[0]}。"
        case click.NoSuchOption():
            nearest = f"，是不是 {error.possibilities[0]}？" if error.possibilities else "。"
            return f"没有 {error.option_name} 这个选项{nearest}"
        case click.BadOptionUsage():
            return f"选项 {error.option_name} {_value_of(error)}。"
        case _:
            return NOT_UNDERSTOOD


def _value_of(error: click.BadOptionUsage) -> str:
    options = error.ctx.command.get_params(error.ctx) if error.ctx else []
    flags = {name for each in options if isinstance(each, click.Option) and each.is_flag for name in each.opts}
    return "后面不带值" if error.option_name in flags else "后面要写上它的值"
