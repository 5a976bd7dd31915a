"""Cuts the fonts of the reports out of Noto Sans CJK SC; see README.md beside this file."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.transformPen import TransformPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection, TTFont

from tools.fonts.characters import big5, gb2312, printed, wanted

FAMILY = "Polysight Sans SC"
FACE = "Noto Sans CJK SC"
FEATURES = ("ccmp", "halt", "kern", "liga", "mark", "palt")
TABLES_DROPPED = ("BASE", "VORG", "vhea", "vmtx", "DSIG")
#: Subscript digits that Noto Sans CJK lacks, and the superscript whose shape they take.
LOWERED = {0x2081: 0x00B9, 0x2082: 0x00B2, 0x2083: 0x00B3, 0x2084: 0x2074}
#: How far a superscript goes down to become a subscript, in units of 1/1000 em.
DROP = 571


def face(path: Path) -> TTFont:
    """The simplified Chinese face of a Noto Sans CJK collection.

    Parameters
    ----------
    path : pathlib.Path
        Collection of faces.

    Returns
    -------
    fontTools.ttLib.TTFont
        The face.
    """
    for font in TTCollection(path).fonts:
        if font["name"].getDebugName(1) == FACE:
            font.recalcTimestamp = False
            return font
    sys.exit(f"{path} holds no face {FACE}")


def reduce(font: TTFont, points: set[int]) -> None:
    """Leave only the glyphs of some characters.

    Parameters
    ----------
    font : fontTools.ttLib.TTFont
        Font to change.
    points : set of int
        Code points to keep.
    """
    options = Options()
    options.layout_features = list(FEATURES)
    options.drop_tables += TABLES_DROPPED
    options.hinting = False
    options.name_IDs = ["*"]
    options.name_languages = [0x409]
    options.notdef_outline = True
    options.recalc_timestamp = False
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=points)
    subsetter.subset(font)


def add_subscripts(font: TTFont) -> None:
    """Give the font the subscript digits 1 to 4: its own superscripts, lowered.

    Parameters
    ----------
    font : fontTools.ttLib.TTFont
        Font to change.
    """
    top = font["CFF "].cff.topDictIndex[0]
    strings = top.CharStrings
    characters = font.getBestCmap()
    glyphs = font.getGlyphSet()
    for number, (subscript, superscript) in enumerate(sorted(LOWERED.items())):
        if subscript in characters:
            continue
        model = characters[superscript]
        part = top.FDSelect[font.getGlyphID(model)]
        pen = T2CharStringPen(font["hmtx"][model][0], glyphs)
        glyphs[model].draw(TransformPen(pen, (1, 0, 0, 1, 0, -DROP)))
        outline = pen.getCharString(top.FDArray[part].Private, font["CFF "].cff.GlobalSubrs)
        name = f"cid{65500 + number:05d}"
        strings.charStringsIndex.append(outline)
        strings.charStrings[name] = len(strings.charStringsIndex) - 1
        top.charset.append(name)
        top.FDSelect.append(part)
        font.setGlyphOrder(top.charset)
        font["hmtx"][name] = font["hmtx"][model]
        for table in font["cmap"].tables:
            if table.isUnicode() and table.format != 14:
                table.cmap[subscript] = name


def rename(font: TTFont, style: str) -> None:
    """Give the font its own family name, so that no installed font can stand in for it.

    Parameters
    ----------
    font : fontTools.ttLib.TTFont
        Font to change.
    style : str
        ``Regular`` or ``Bold``.
    """
    postscript = f"{FAMILY.replace(' ', '')}-{style}"
    names = font["name"]
    version = names.getDebugName(5).split(";")[0]
    texts = {
        1: FAMILY,
        2: style,
        3: f"{version};{postscript}",
        4: f"{FAMILY} {style}",
        5: f"{version}; cut from {FACE}",
        6: postscript,
    }
    names.names = [n for n in names.names if n.nameID <= 14 and n.platformID == 3]
    for number, text in texts.items():
        names.setName(text, number, 3, 1, 0x409)
    cff = font["CFF "].cff
    cff.fontNames = [postscript]
    cff.topDictIndex[0].FullName = texts[4]
    cff.topDictIndex[0].FamilyName = FAMILY


def main() -> int:
    """Cut both weights.

    Returns
    -------
    int
        Exit code.
    """
    root = Path(__file__).parents[2]
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("noto", type=Path, help="folder with NotoSansCJK-Regular.ttc and -Bold.ttc")
    parser.add_argument("--output", type=Path, default=root / "src/polysight/report/fonts")
    options = parser.parse_args()
    points = wanted(root)
    for style in ("Regular", "Bold"):
        font = face(options.noto / f"NotoSansCJK-{style}.ttc")
        reduce(font, points)
        add_subscripts(font)
        rename(font, style)
        path = options.output / f"PolysightSansSC-{style}.otf"
        font.save(path)
        carried = set(TTFont(path).getBestCmap())
        print(f"{path.name}: {len(carried)} characters, {path.stat().st_size:,} bytes")
        missing = sorted((gb2312() | big5() | printed(root)) - carried)
        if missing:
            sys.exit(f"not in the source font: {''.join(map(chr, missing))}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
