"""The commands about forms themselves: those that are known, and a new one learnt."""

from __future__ import annotations

from xlforms.cli.chinese import argument, echo, option
from xlforms.cli.commands import forms_option, json_option, main, password_option
from xlforms.errors import EXIT_DONE


@main.command(short_help="列出认识的表样", help="表样：列出认识的表，以及靠哪些标题和栏目认出它们。")
@forms_option
@json_option
def forms(*, forms: str | None, as_json: bool) -> int:
    """表样: every known form, those of a bureau's own among them."""
    from xlforms.cli import known
    from xlforms.forms.declared import declared_in

    set_ = declared_in(forms).forms
    echo(known.forms_json(set_) if as_json else known.forms(set_))
    return EXIT_DONE


@main.command(
    short_help="给不认识的表起草表样声明",
    help="""学表：看一张不认识的表，起草一份表样声明（.toml）。
    认识的栏目写成注释，不认识的列出来，由人写明是什么；改好后放进“表样”文件夹。""",
)
@argument("file", metavar="文件")
@option("-o", "--output", "target", metavar="文件", help="声明写到这个文件，默认写在表旁边的“表样”文件夹里。")
@option("--sheet", metavar="工作表", help="表所在的工作表，默认是不认识的表里最像的一张。")
@option("--replace", is_flag=True, help="覆盖已有的声明。")
@password_option
def learn(file: str, target: str | None, sheet: str | None, password: str | None, *, replace: bool) -> int:
    """学表: draft a declaration of an unknown form."""
    from xlforms.cli.learning import learned

    echo(learned(file, target, sheet=sheet, password=password, replace=replace))
    return EXIT_DONE
