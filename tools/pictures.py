"""Make the pictures of the manual and the README: `python -m tools.pictures [DIR]`, by default into docs/pictures/.

They are pages of the example and of the blank template as LibreOffice prints them, the figures spoken of framed in
red. Wants soffice, pdftotext and pdftoppm (poppler-utils), convert (ImageMagick) and the Noto CJK typefaces.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

import xlforms
from tools import ten_units
from xlforms import examples, templates
from xlforms.desk.book import write_book

PICTURES = Path(__file__).parent.parent / "docs" / "pictures"
DOTS = 110
"""Dots an inch of the pictures; a PDF counts in points, 72 an inch."""
COLOURS = 64
FRAME = 5
"""Dots between a framed figure and its frame."""
FONTS = Path(__file__).with_name("fonts.conf")


class Picture(NamedTuple):
    """One picture.

    Attributes:
        name: of its file.
        book: `done` for the completed example, `blank` for the template, `document` for the example's report, `marked`
            for a marked example.
        title: a line of its page.
        share: how much of the page's height it shows, from the top.
        framed: what is framed in red on it.
    """

    name: str
    book: str
    title: str
    share: float
    framed: tuple[str, ...] = ()


PAGES = (
    Picture("blank", "blank", "2024年度部门整体支出绩效自评表", 0.56),
    Picture("material", "blank", "2024年度自评报告素材", 0.94),
    Picture("department", "done", "2024年度部门整体支出绩效自评表", 0.6, ("98.40%", "9.84")),
    Picture("base-data", "done", "2024年度部门整体支出绩效评价基础数据表", 0.62, ("10.80", "17.07")),
    Picture("annex5", "done", "部门整体支出绩效自评工作考核评分表", 0.94),
    Picture("report", "done", "整体支出绩效自评报告", 0.72),
    Picture("document", "document", "整体支出绩效自评报告", 0.94),
    Picture("marked", "marked", "预算单位整体支出绩效评价基础数据表", 0.6),
    Picture("problems", "done", "问题清单", 0.6, ("基础数据表!F21",)),
    Picture("summary", "summary", "绩效自评汇总：总览", 0.6),
    Picture("charts", "summary", "绩效自评汇总：图", 0.94),
)


class Word(NamedTuple):
    """A word on a page, with its left, top, right and bottom in points."""

    text: str
    edges: tuple[float, ...]


def main(folder: Path) -> None:
    """Make every picture."""
    with tempfile.TemporaryDirectory() as scratch:
        books = printed(Path(scratch))
        for picture in PAGES:
            draw(picture, books[picture.book], folder / f"{picture.name}.png")


def printed(scratch: Path) -> dict[str, Path]:
    """The completed example, its report, the blank template and a marked example as PDF."""
    done = xlforms.fill(examples.path("junshan-2024"), str(scratch)).output
    document = xlforms.report(examples.path("junshan-2024"), str(scratch / "document.docx")).output
    blank = templates.path("zipingbiao")
    marked = shown(Path(xlforms.annotate(examples.path("caizheng-jinrong-2024"), str(scratch)).copies[0].output))
    command = ("soffice", f"-env:UserInstallation={scratch.as_uri()}/profile", "--headless", "--convert-to", "pdf")
    books = {"done": done, "blank": blank, "document": document, "marked": marked, "summary": summary(scratch)}
    environment = {**os.environ, "FONTCONFIG_FILE": str(FONTS)}
    subprocess.run([*command, "--outdir", scratch, *books.values()], env=environment, check=True, capture_output=True)
    return {name: scratch / f"{Path(book).stem}.pdf" for name, book in books.items()}


def summary(scratch: Path) -> str:
    """The summary of ten made-up units."""
    inbox, target = scratch / "报来", scratch / "汇总.xlsx"
    inbox.mkdir()
    ten_units.write(inbox)
    write_book(xlforms.summarize(inbox, cache=False), str(target), replace=True)
    return str(target)


def shown(path: Path) -> str:
    """The workbook with its notes open, as if the mouse stood on their cells."""
    open_ = path.with_name("marked.xlsx")
    with ZipFile(path) as source, ZipFile(open_, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name.endswith(".vml"):
                content = content.replace(b"visibility:hidden", b"visibility:visible")
                content = content.replace(b"</x:ClientData>", b"<x:Visible/></x:ClientData>")
            target.writestr(name, content)
    return str(open_)


def draw(picture: Picture, pdf: Path, target: Path) -> None:
    """Cut the picture out of its page."""
    page = page_of(picture.title, pdf)
    drawn = pdf.with_name(picture.name)
    only = ("-singlefile", "-f", str(page), "-l", str(page))
    subprocess.run(["pdftoppm", "-r", str(DOTS), "-png", *only, str(pdf), str(drawn)], check=True)
    reach = ("-crop", f"100%x{picture.share:.0%}+0+0", "+repage", "-trim", "+repage")
    look = ("-bordercolor", "white", "-border", "12", "-dither", "None", "-colors", str(COLOURS), "-strip")
    boxes = frames([word for word in words(pdf, page) if word.text in picture.framed])
    subprocess.run(["convert", f"{drawn}.png", *boxes, *reach, *look, str(target)], check=True)


def page_of(title: str, pdf: Path) -> int:
    """The page with this title."""
    text = subprocess.run(["pdftotext", pdf, "-"], stdout=subprocess.PIPE, text=True, check=True).stdout
    return next(number for number, page in enumerate(text.split("\f"), start=1) if title in page.splitlines())


def words(pdf: Path, page: int) -> list[Word]:
    """The words of a page."""
    command = ["pdftotext", "-bbox", "-f", str(page), "-l", str(page), str(pdf), "-"]
    told = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout
    return [
        Word(text, tuple(map(float, re.findall(r'M\w+="([\d.]+)"', edges))))
        for edges, text in re.findall(r"<word ([^>]*)>([^<]*)</word>", told)
    ]


def frames(found: list[Word]) -> list[str]:
    """Frames around words, as `convert` draws them."""
    drawn = []
    for word in found:
        left, top, right, bottom = (edge * DOTS / 72 for edge in word.edges)
        drawn += ["-draw", f"rectangle {left - FRAME},{top - FRAME} {right + FRAME},{bottom + FRAME}"]
    return ["-fill", "none", "-stroke", "red", "-strokewidth", "3", *drawn]


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURES)
