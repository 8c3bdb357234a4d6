"""font.py IN.woff2 OUT.woff2 - keeps the letters that Indonesian and English pages use and the weights 400 to 800."""
import sys

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

LETTERS = [
    *range(0x20, 0x7F),        # ASCII
    0xA0, 0xA7, 0xAB, 0xB0, 0xB7, 0xBB, 0xD7,  # no-break space § « ° · » ×
    *range(0xC0, 0xD7), *range(0xD8, 0xF7), *range(0xF8, 0x100),  # names with accents
    0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2026, 0x2212, 0x20AC,  # dashes, quotes, bullet, minus
]

source, target = sys.argv[1:]
font = TTFont(source, recalcTimestamp=False)
font = instancer.instantiateVariableFont(font, {"wght": (400, 800)})
options = subset.Options()
options.flavor = "woff2"
options.layout_features = ["kern", "liga", "ccmp", "locl", "mark", "tnum", "lnum"]
options.hinting = False
options.name_IDs = [0, 1, 2, 13, 14]  # the licence stays in the file
options.recalc_timestamp = False
keep = subset.Subsetter(options)
keep.populate(unicodes=LETTERS)
keep.subset(font)
subset.save_font(font, target, options)
