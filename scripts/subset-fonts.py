#!/usr/bin/env python3
"""Makes the fonts of the PDF statement out of Inter: only the scripts that are printed, figures all of one width.

    npm pack @expo-google-fonts/inter@0.4.2 && tar xzf expo-google-fonts-inter-0.4.2.tgz
    python3 scripts/subset-fonts.py package        (needs fonttools; Debian: apt-get install fonttools)
"""
import pathlib
import sys

from fontTools import subset
from fontTools.ttLib import TTFont

FACES = {"Inter-Regular.ttf": "400Regular/Inter_400Regular.ttf", "Inter-SemiBold.ttf": "600SemiBold/Inter_600SemiBold.ttf"}
# Latin, Greek, Cyrillic, punctuation without controls, currencies, letterlike signs, arrows, mathematics.
RANGES = [
    (0x20, 0x7E), (0xA0, 0xAC), (0xAE, 0x24F), (0x370, 0x3FF), (0x400, 0x52F), (0x1E00, 0x1EFF), (0x2010, 0x2027), (0x2030, 0x205E),
    (0x20A0, 0x20BF), (0x2100, 0x214F), (0x2190, 0x2193), (0x2212, 0x2212), (0x2248, 0x2248), (0x2260, 0x2265),
]
REPLACEMENT, WHITE_SQUARE = 0xFFFD, 0x25A1


def maps(font):
    """Tables of several platforms may share one map, which is changed once."""
    return {id(table.cmap): table.cmap for table in font["cmap"].tables}.values()


def figures_of_one_width(font):
    """Skia draws by the character map alone and knows no features, so tabular figures must be its digits."""
    table = font["GSUB"].table
    lookups = next(r.Feature.LookupListIndex for r in table.FeatureList.FeatureRecord if r.FeatureTag == "tnum")
    tabular = {}
    for lookup in lookups:
        for part in table.LookupList.Lookup[lookup].SubTable:
            tabular |= getattr(part, "ExtSubTable", part).mapping
    for characters in maps(font):
        for digit in range(ord("0"), ord("9") + 1):
            characters[digit] = tabular[characters[digit]]


def main(package):
    into = pathlib.Path(__file__).parent.parent / "StreamOps/Components/Pdf/Fonts"
    for name, source in FACES.items():
        font = TTFont(package / source, recalcTimestamp=False)
        figures_of_one_width(font)
        for characters in maps(font):
            # What stands for every character that the font lacks. Inter has none of its own: a white square.
            characters[REPLACEMENT] = characters.pop(WHITE_SQUARE)
        options = subset.Options(layout_features=[], hinting=False, name_IDs=[0, 1, 2, 4, 6, 13, 14], notdef_outline=True)
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes=[c for first, last in RANGES for c in range(first, last + 1)] + [REPLACEMENT])
        subsetter.subset(font)
        font.save(into / name)
    (into / "OFL.txt").write_text((package / "LICENSE_FONT").read_text())


main(pathlib.Path(sys.argv[1]))
