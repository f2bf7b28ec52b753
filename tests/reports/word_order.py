"""What Word asks of a document that LibreOffice and python-docx forgive: elements in the order of the schema, ids once.

Word calls a file damaged where properties stand in another order than ECMA-376 part 1 (annex A, wml.xsd) has them.
"""

import io
import zipfile
from collections import Counter
from collections.abc import Iterator
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_LONGEST = 40

# The children of an element in their order (CT_PPr, CT_RPr, CT_TcPr, CT_TblPr, CT_SectPr, …).
_ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
    "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em "
    "lang eastAsianLayout specVanish oMath",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
    "tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark "
    "headers cellIns cellDel cellMerge tcPrChange",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType "
    "pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings "
    "sectPrChange",
    "tbl": "bookmarkStart bookmarkEnd tblPr tblGrid tr",
    "tcBorders": "top start left bottom end right insideH insideV tl2br tr2bl",
    "tblBorders": "top start left bottom end right insideH insideV",
    "tblCellMar": "top start left bottom end right",
    "tcMar": "top start left bottom end right",
    "pBdr": "top left bottom right between bar",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked "
    "personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
    "tblStylePr": "pPr rPr tblPr trPr tcPr",
    "sdt": "sdtPr sdtEndPr sdtContent",
    "numbering": "numPicBullet abstractNum num numIdMacAtCleanup",
}
# Children that may stand more than once; any other of the lists above is there once at most.
_MANY = frozenset(
    {"headerReference", "footerReference", "tr", "lvl", "abstractNum", "num", "tblStylePr", "numPicBullet"}
)
_FREE = frozenset({"bookmarkStart", "bookmarkEnd"})
_FIRST = {"tc": "tcPr", "p": "pPr", "r": "rPr", "tr": "trPr"}
_ONCE = {"bookmarkStart": "id", "comment": "id", "commentRangeStart": "id", "commentReference": "id"}


def word_faults(data: bytes) -> list[str]:
    """What Word would not take of a .docx, each with its part; empty where there is nothing."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    trees = {
        name: etree.fromstring(part) for name, part in parts.items() if name.startswith("word/") and name[-4:] == ".xml"
    }
    faults = [f"{name}: {fault}" for name, tree in trees.items() for fault in _of_part(tree)]
    return [*faults, *_styles(trees), *_comments(trees), *_drawings(trees), *_untyped(parts)]


def _of_part(tree: Any) -> Iterator[str]:
    for element in tree.iter(f"{W}*"):
        tag = _local(element)
        children = [_local(each) for each in element.iterchildren(f"{W}*")]
        yield from _out_of_order(tag, children)
        if tag in _FIRST and _FIRST[tag] in children[1:]:
            yield f"{_FIRST[tag]} is not the first in {tag}"
        if tag == "tc" and (not children or children[-1] not in ("p", "sdt", "bookmarkEnd")):
            yield "a cell without a paragraph at its end"
        if tag == "tr" and not {"tc", "sdt"} & set(children):
            yield "a row without cells"
        if tag == "tbl" and not {"tblPr", "tblGrid"} <= set(children):
            yield "a table without tblPr or tblGrid"
    yield from _marks(tree)


def _out_of_order(tag: str, children: list[str]) -> Iterator[str]:
    if tag not in _ORDER:
        return
    order = _ORDER[tag].split()
    known = [each for each in children if each in order and each not in _FREE]
    places = [_place(order, each) for each in known]
    if places != sorted(places):
        yield f"{tag} has its parts in another order: {' '.join(known)}"
    for name, count in Counter(known).items():
        if count > 1 and name not in _MANY:
            yield f"{tag} has {name} {count} times"


def _place(order: list[str], name: str) -> int:
    """Heads and feet of pages may stand in any order among themselves."""
    return 0 if name.endswith("Reference") else order.index(name)


def _marks(tree: Any) -> Iterator[str]:
    for tag, key in _ONCE.items():
        for value, count in Counter(each.get(W + key) for each in tree.iter(W + tag)).items():
            if count > 1:
                yield f"{tag} {key} {value} is there {count} times"
    names = Counter((each.get(W + "name") or "").casefold() for each in tree.iter(f"{W}bookmarkStart"))
    for name, count in names.items():
        if count > 1 or not 0 < len(name) <= _LONGEST:
            yield f"bookmark {name!r}: {count} times, {len(name)} characters"
    for kind in ("bookmark", "commentRange"):
        begun, ended = ({each.get(f"{W}id") for each in tree.iter(f"{W}{kind}{end}")} for end in ("Start", "End"))
        if begun != ended:
            yield f"{kind} that does not end: {sorted(begun ^ ended)}"


def _styles(trees: dict[str, Any]) -> Iterator[str]:
    """Every style that is used is there, and each id is there once."""
    styles = trees.get("word/styles.xml")
    if styles is None:
        return
    ids = Counter(each.get(W + "styleId") for each in styles.iter(f"{W}style"))
    yield from (f"style {name} is there {count} times" for name, count in ids.items() if count > 1)
    for part, tree in trees.items():
        used = {each.get(W + "val") for tag in ("pStyle", "rStyle", "tblStyle") for each in tree.iter(W + tag)}
        yield from (f"{part}: style {name} is not there" for name in sorted(used - set(ids)))


def _comments(trees: dict[str, Any]) -> Iterator[str]:
    """Each comment has its mark in the text, and each mark its comment."""
    document = trees.get("word/document.xml")
    if document is None:
        return
    told = trees.get("word/comments.xml")
    ids = set() if told is None else {each.get(W + "id") for each in told.iter(f"{W}comment")}
    marked = {each.get(W + "id") for each in document.iter(f"{W}commentReference")}
    yield from (f"comment {each} without its mark, or the other way round" for each in sorted(ids ^ marked))


def _drawings(trees: dict[str, Any]) -> Iterator[str]:
    ids = Counter(each.get("id") for tree in trees.values() for each in tree.iter(_DRAWN))
    yield from (f"docPr id {name} is there {count} times" for name, count in ids.items() if count > 1)


def _untyped(parts: dict[str, bytes]) -> Iterator[str]:
    """Each part has a type, each type of one part its part."""
    types = etree.fromstring(parts["[Content_Types].xml"])
    named = {each.get("PartName", "").lstrip("/") for each in types.iter("{*}Override")}
    endings = {each.get("Extension", "").casefold() for each in types.iter("{*}Default")}
    yield from (f"{each} has a type and is not there" for each in sorted(named - set(parts)))
    for name in sorted(set(parts) - named - {"[Content_Types].xml"}):
        if name.rpartition(".")[2].casefold() not in endings and not name.endswith("/"):
            yield f"{name} has no type"


def _local(element: Any) -> str:
    return str(etree.QName(element).localname)
