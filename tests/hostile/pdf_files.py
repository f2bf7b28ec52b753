"""Hostile PDFs, written object by object."""

import hashlib
import zlib
from collections.abc import Mapping

from tests.hostile.corpus import Shelf

shelf = Shelf()
_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
_TEXT = b"BT /F1 12 Tf 50 700 Td (Trygg oppvekst for alle barn) Tj ET"


def pdf(objects: Mapping[int, bytes], trailer: bytes = b"", root: int = 1) -> bytes:
    """A PDF with these objects and a cross-reference table that fits."""
    parts = [b"%PDF-1.7\n"]
    length = len(parts[0])
    places: dict[int, int] = {}
    for number, content in objects.items():
        places[number] = length
        parts.append(b"%d 0 obj\n%b\nendobj\n" % (number, content))
        length += len(parts[-1])
    highest = max(objects)
    parts.append(b"xref\n0 %d\n0000000000 65535 f \n" % (highest + 1))
    for number in range(1, highest + 1):
        used = number in places
        parts.append(b"%010d %05d %b \n" % (places.get(number, 0), 0 if used else 65535, b"n" if used else b"f"))
    ends = b"trailer\n<</Size %d/Root %d 0 R%b>>\nstartxref\n%d\n%%%%EOF\n" % (highest + 1, root, trailer, length)
    return b"".join([*parts, ends])


def stream(content: bytes, extra: bytes = b"") -> bytes:
    """A stream as it is."""
    return b"<</Length %d%b>>\nstream\n%b\nendstream" % (len(content), extra, content)


def packed(content: bytes, extra: bytes = b"") -> bytes:
    """A stream with FlateDecode."""
    return stream(zlib.compress(content, 6), b"/Filter/FlateDecode" + extra)


def page_of(contents: bytes, resources: bytes = b"", extra: bytes = b"") -> dict[int, bytes]:
    """The objects of a document with one page; number 4 is its content, 5 its font; more may be added from 6."""
    return {
        1: b"<</Type/Catalog/Pages 2 0 R%b>>" % extra,
        2: b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>%b>>>>"
        % resources,
        4: contents,
        5: _FONT,
    }


@shelf.add("objects-1000000.pdf")
def many_objects() -> bytes:
    """A page, and a million objects that nobody uses."""
    return pdf({**page_of(stream(_TEXT)), **dict.fromkeys(range(6, 1_000_006), b"<<>>")})


def _many_pages(count: int, text: bytes = _TEXT) -> bytes:
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>"
    kids = b" ".join(b"%d 0 R" % number for number in range(6, count + 6))
    head = {1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Count %d/Kids[%b]>>" % (count, kids)}
    return pdf({**head, 4: stream(text), 5: _FONT, **dict.fromkeys(range(6, count + 6), page)})


@shelf.add("pages-10000.pdf")
def many_pages() -> bytes:
    """Ten thousand pages of one line."""
    return _many_pages(10_000)


@shelf.add("pages-2900-full.pdf")
def full_pages() -> bytes:
    """Nearly as many pages as are read, each with sixty lines of text."""
    lines = b" ".join(
        b"(Alle barn skal ha en trygg oppvekst og lare a svomme, linje %d) '" % each for each in range(60)
    )
    return _many_pages(2900, b"BT /F1 9 Tf 12 TL 50 800 Td " + lines + b" ET")


@shelf.add("pages-claimed-1e9.pdf", quick=True)
def claimed_pages() -> bytes:
    """One page, said to be a billion."""
    objects = page_of(stream(_TEXT))
    return pdf({**objects, 2: b"<</Type/Pages/Count 1000000000/Kids[3 0 R]>>"})


@shelf.add("page-tree-ring.pdf", quick=True)
def page_ring() -> bytes:
    """A page tree that holds itself."""
    return pdf({**page_of(stream(_TEXT)), 2: b"<</Type/Pages/Count 3/Kids[3 0 R 2 0 R 2 0 R]/Parent 2 0 R>>"})


@shelf.add("page-tree-5000-deep.pdf", quick=True)
def page_depth() -> bytes:
    """A page tree of 5000 levels."""
    objects = page_of(stream(_TEXT))
    for number in range(6, 5006):
        objects[number] = b"<</Type/Pages/Count 1/Kids[%d 0 R]>>" % (number + 1 if number < 5005 else 3)
    return pdf({**objects, 2: b"<</Type/Pages/Count 1/Kids[6 0 R]>>"})


@shelf.add("page-tree-wide-ring.pdf", quick=True)
def page_doubling() -> bytes:
    """Thirty levels, each of which holds the next one twice: a billion pages out of thirty objects."""
    objects = page_of(stream(_TEXT))
    for number in range(6, 36):
        below = number + 1 if number < 35 else 3
        objects[number] = b"<</Type/Pages/Count %d/Kids[%d 0 R %d 0 R]>>" % (2 ** (36 - number), below, below)
    return pdf({**objects, 2: b"<</Type/Pages/Count 2147483648/Kids[6 0 R 6 0 R]>>"})


@shelf.add("no-unicode.pdf", quick=True)
def no_unicode() -> bytes:
    """A font whose letters have no meaning: glyph numbers without a map to characters."""
    font = (
        b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2"
        b"/BaseFont/X/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>]>>"
    )
    lines = b" ".join(b"<%04x%04x%04x00030004> Tj T*" % (each + 1, each + 40, each + 7) for each in range(30))
    return pdf({**page_of(stream(b"BT /F1 12 Tf 14 TL 50 700 Td " + lines + b" ET")), 5: font})


@shelf.add("unicode-map-ring.pdf", quick=True)
def unicode_ring() -> bytes:
    """A map to characters that uses itself, with ranges of four billion."""
    cmap = b"/X usecmap begincmap 1 begincodespacerange <00000000> <FFFFFFFF> endcodespacerange "
    cmap += b"1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange endcmap"
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>"
    return pdf({**page_of(stream(_TEXT)), 5: font, 6: stream(cmap, b"/UseCMap 6 0 R")})


@shelf.add("mediabox-huge.pdf", quick=True)
def huge_page() -> bytes:
    """A page as wide as the solar system."""
    objects = page_of(stream(_TEXT))
    return pdf({**objects, 3: objects[3].replace(b"0 0 595 842", b"-1e30 -99999999999 1e38 99999999999999")})


@shelf.add("mediabox-empty.pdf", quick=True)
def empty_page() -> bytes:
    """A page without width, turned by 17 degrees."""
    objects = page_of(stream(_TEXT))
    return pdf({**objects, 3: objects[3].replace(b"[0 0 595 842]", b"[0 0 0 0]/Rotate 17/UserUnit 1e9")})


@shelf.add("numbers-nan.pdf", quick=True)
def odd_numbers() -> bytes:
    """Matrices that are no numbers, and fonts of no size and of a million."""
    content = b"nan inf 0 0 1e400 -1e400 cm BT /F1 0 Tf 50 700 Td (Null) Tj /F1 1e6 Tf (Stor) Tj "
    content += b"0 0 0 0 0 0 Tm (Flat) Tj 1e38 1e38 1e38 1e38 1e38 1e38 Tm (Ute) Tj ET " + _TEXT
    return pdf(page_of(stream(content)))


@shelf.add("paths-1000000.pdf")
def many_paths() -> bytes:
    """A million lines on one page."""
    lines = b"".join(b"%d %d m %d %d l S\n" % (at % 595, at % 842, (at * 7) % 595, at % 842) for at in range(1_000_000))
    return pdf(page_of(packed(_TEXT + b"\n" + lines)))


@shelf.add("grid-400x400.pdf")
def huge_grid() -> bytes:
    """A table of 160 000 cells on one page."""
    across = b"".join(b"10 %.2f m 585 %.2f l S\n" % (at * 2 + 20, at * 2 + 20) for at in range(400))
    down = b"".join(b"%.2f 20 m %.2f 820 l S\n" % (at * 1.4 + 12, at * 1.4 + 12) for at in range(400))
    return pdf(page_of(packed(_TEXT + b"\n" + across + down)))


@shelf.add("rectangles-100000.pdf")
def many_rectangles() -> bytes:
    """A hundred thousand small filled boxes on one page."""
    boxes = b"".join(
        b"0.%d g %d %d 3 2 re f\n" % (at % 9, at % 300 * 2, at // 300 % 400 * 2 + 10) for at in range(100_000)
    )
    return pdf(page_of(packed(boxes + b"0 g " + _TEXT)))


def _forms(content: dict[int, bytes]) -> dict[int, bytes]:
    names = b"".join(b"/X%d %d 0 R" % (each, each) for each in content)
    kind = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<<%b>>/Font<</F1 5 0 R>>>>" % names
    return {number: stream(words, kind) for number, words in content.items()}


@shelf.add("forms-ring.pdf")
def form_ring() -> bytes:
    """Drawings that hold each other."""
    page = page_of(stream(b"/X6 Do " + _TEXT), b"/XObject<</X6 6 0 R>>")
    return pdf({**page, **_forms({6: b"/X7 Do", 7: b"/X6 Do /X7 Do"})})


@shelf.add("forms-doubling.pdf")
def form_doubling() -> bytes:
    """Twenty-five drawings, each of which shows the next one twice: 33 million times a word."""
    forms = {number: b"/X%d Do /X%d Do" % (number + 1, number + 1) for number in range(6, 31)}
    page = page_of(stream(b"/X6 Do " + _TEXT), b"/XObject<</X6 6 0 R>>")
    return pdf({**page, **_forms({**forms, 31: _TEXT})})


@shelf.add("states-1000000-deep.pdf")
def deep_states() -> bytes:
    """A million saved states, and a million brackets."""
    return pdf(page_of(packed(b"q " * 1_000_000 + b"[" * 1_000_000 + b" " + _TEXT)))


@shelf.add("arrays-100000-deep.pdf", quick=True)
def deep_arrays() -> bytes:
    """Lists in lists where the page's box ought to be."""
    objects = page_of(stream(_TEXT))
    return pdf({**objects, 3: objects[3].replace(b"[0 0 595 842]", b"[" * 100_000 + b"]" * 100_000)})


@shelf.add("xref-cut.pdf", quick=True)
def cut_xref() -> bytes:
    """The end of the file is gone, cross-references with it."""
    data = pdf(page_of(stream(_TEXT)))
    return data[: data.index(b"xref") + 20]


@shelf.add("xref-ring.pdf", quick=True)
def xref_ring() -> bytes:
    """A table of cross-references that goes on in itself."""
    data = pdf(page_of(stream(_TEXT)))
    return data.replace(b"trailer\n<<", b"trailer\n<</Prev %d" % data.index(b"xref"))


@shelf.add("xref-everywhere.pdf", quick=True)
def wrong_xref() -> bytes:
    """Every object is said to be at the same place."""
    data = pdf(page_of(stream(_TEXT)))
    head, table = data[: data.index(b"xref")], data[data.index(b"xref") :]
    return head + b"\n".join(b"0000000009" + row[10:] if row.endswith(b"n ") else row for row in table.split(b"\n"))


@shelf.add("length-wrong.pdf", quick=True)
def wrong_length() -> bytes:
    """Streams that are said to be longer than the file, and shorter than nothing."""
    objects = page_of(stream(_TEXT).replace(b"/Length %d" % len(_TEXT), b"/Length 999999999999"))
    return pdf({**objects, 6: b"<</Length -5>>\nstream\nx\nendstream", 7: b"<</Length 7 0 R>>\nstream\nx\nendstream"})


@shelf.add("password.pdf", quick=True)
def with_password() -> bytes:
    """Needs a password to be opened (the standard way with 40 bits, ISO 32000-1, 7.6.3)."""
    padding = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
    owner = _rc4(hashlib.md5((b"eier" + padding)[:32]).digest()[:5], (b"hemmelig" + padding)[:32])
    permissions = (-4).to_bytes(4, "little", signed=True)
    key = hashlib.md5((b"hemmelig" + padding)[:32] + owner + permissions + b"0" * 16).digest()[:5]
    user = _rc4(key, padding)
    content = _rc4(hashlib.md5(key + (4).to_bytes(3, "little") + bytes(2)).digest()[:10], _TEXT)
    lock = b"<</Filter/Standard/V 1/R 2/P -4/O<%b>/U<%b>>>" % (owner.hex().encode(), user.hex().encode())
    trailer = b"/Encrypt 6 0 R/ID[<%b><%b>]" % (b"30" * 16, b"30" * 16)
    return pdf({**page_of(stream(content)), 6: lock}, trailer)


def _rc4(key: bytes, data: bytes) -> bytes:
    box = list(range(256))
    j = 0
    for i in range(256):
        j = (j + box[i] + key[i % len(key)]) % 256
        box[i], box[j] = box[j], box[i]
    out = bytearray()
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + box[i]) % 256
        box[i], box[j] = box[j], box[i]
        out.append(byte ^ box[(box[i] + box[j]) % 256])
    return bytes(out)


@shelf.add("lock-unknown.pdf", quick=True)
def unknown_lock() -> bytes:
    """Locked in a way that does not exist."""
    return pdf({**page_of(stream(_TEXT)), 6: b"<</Filter/Ukjent/V 99/R 99>>"}, b"/Encrypt 6 0 R")


@shelf.add("bomb-flate.pdf")
def flate_bomb() -> bytes:
    """A page whose content unpacks to a gigabyte of spaces."""
    packer = zlib.compressobj(6)
    content = packer.compress(_TEXT) + b"".join(packer.compress(b" " * 1_000_000) for _ in range(1000)) + packer.flush()
    return pdf(page_of(stream(content, b"/Filter/FlateDecode")))


@shelf.add("bomb-flate-twice.pdf")
def flate_twice() -> bytes:
    """A gigabyte packed twice: a few kilobytes."""
    packer = zlib.compressobj(9)
    content = b"".join(packer.compress(b" " * 1_000_000) for _ in range(1000)) + packer.flush()
    return pdf(page_of(stream(zlib.compress(content, 9), b"/Filter[/FlateDecode/FlateDecode]")))


@shelf.add("bomb-objects.pdf")
def object_bomb() -> bytes:
    """A stream of objects that says it holds ten million, and unpacks to 500 MB."""
    content = zlib.compress(b"7 0 " * 125_000_000, 6)
    extra = b"/Type/ObjStm/N 10000000/First 400000000/Filter/FlateDecode"
    return pdf({**page_of(stream(_TEXT)), 6: stream(content, extra)}).replace(b"/Size 7", b"/Size 9999999")


@shelf.add("filters-1000.pdf", quick=True)
def many_filters() -> bytes:
    """A stream with a thousand filters."""
    return pdf(page_of(stream(b"61>", b"/Filter[" + b"/ASCIIHexDecode" * 1000 + b"]")))


@shelf.add("actions.pdf", quick=True)
def actions() -> bytes:
    """Opens with a script, a program and a web page; all of it is passed over."""
    extra = b"/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>/AA<</WC<</S/Launch/F(cmd.exe)>>>>"
    extra += b"/Names<</JavaScript<</Names[(a)<</S/JavaScript/JS(while\\(1\\);)>>]>>"
    extra += b"/EmbeddedFiles<</Names[(x.exe) 6 0 R]>>>>"
    return pdf(
        {**page_of(stream(_TEXT), extra=extra), 6: b"<</Type/Filespec/F(x.exe)/EF<</F 7 0 R>>>>", 7: stream(b"MZ")}
    )


@shelf.add("notes-garbage.pdf", quick=True)
def garbage_notes() -> bytes:
    """Notes of wrong types, in rings, without a place, and the page's own notes a number."""
    notes = b"[6 0 R 7 0 R 8 0 R 99 0 R null 17 (a) <</Subtype/Text/Rect[1]/Contents<FEFF>>>]"
    objects = page_of(stream(_TEXT))
    ring = b"<</Type/Annot/Subtype/Popup/Rect[0 0 nan 1e400]/Parent 6 0 R/Popup 6 0 R/IRT 6 0 R>>"
    bad = b"<</Type/Annot/Subtype/Link/Rect(x)/A<</S/URI/URI 7 0 R>>/Dest 7 0 R>>"
    text = b"<</Type/Annot/Subtype/Highlight/QuadPoints[1 2 3]/Rect[0 0 9 9]/Contents(\\376\\377\\330\\000)>>"
    changed = objects[3].replace(b"/Contents", b"/Annots %b/Contents" % notes)
    return pdf({**objects, 3: changed, 6: ring, 7: bad, 8: text})


@shelf.add("notes-100000.pdf")
def many_notes() -> bytes:
    """A hundred thousand notes on one page."""
    objects = page_of(stream(_TEXT))
    note = b"<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents(Hva med dette?)>>"
    notes = b"/Annots[" + b" ".join(b"%d 0 R" % number for number in range(6, 100_006)) + b"]/Contents"
    changed = objects[3].replace(b"/Contents", notes)
    return pdf({**objects, 3: changed, **dict.fromkeys(range(6, 100_006), note)})


@shelf.add("outline-ring.pdf", quick=True)
def outline_ring() -> bytes:
    """Bookmarks that are each other's next and first."""
    mark = b"<</Title(Mal)/Parent 6 0 R/Next 7 0 R/Prev 7 0 R/First 7 0 R/Last 7 0 R/Dest[3 0 R/Fit]>>"
    outline = b"<</Type/Outlines/First 7 0 R/Last 7 0 R/Count 1000000>>"
    return pdf({**page_of(stream(_TEXT), extra=b"/Outlines 6 0 R"), 6: outline, 7: mark})


@shelf.add("characters-200000.pdf")
def many_characters() -> bytes:
    """A page with 200 000 characters in very small print."""
    lines = b" ".join(b"(%b) '" % (b"Trygg oppvekst for alle " * 20)[:500] for _ in range(400))
    return pdf(page_of(packed(b"BT /F1 1.5 Tf 2 TL 20 830 Td " + lines + b" ET")))


@shelf.add("characters-scattered.pdf")
def scattered() -> bytes:
    """50 000 letters, each put in a place of its own that is no line's."""
    letters = b" ".join(
        b"1 0 0 1 %.1f %.1f Tm (%b) Tj"
        % (at * 37 % 5900 / 10, at * 53 % 8400 / 10, b"abcdefghij"[at % 10 : at % 10 + 1])
        for at in range(50_000)
    )
    return pdf(page_of(packed(b"BT /F1 6 Tf " + letters + b" ET")))


@shelf.add("text-on-text.pdf")
def text_on_text() -> bytes:
    """The same line printed 20 000 times in one place."""
    line = b"1 0 0 1 50 700 Tm (Trygg oppvekst for alle barn) Tj "
    return pdf(page_of(packed(b"BT /F1 12 Tf " + line * 20_000 + b" ET")))


@shelf.add("metadata-laughs.pdf", quick=True)
def metadata() -> bytes:
    """Entities in the metadata, and a title of a million letters."""
    xmp = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>'
    objects = page_of(stream(_TEXT), extra=b"/Metadata 6 0 R")
    return pdf({**objects, 6: stream(xmp, b"/Type/Metadata/Subtype/XML"), 7: b"<</Title(" + b"a" * 1_000_000 + b")>>"},
               b"/Info 7 0 R")  # fmt: skip


@shelf.add("only-header.pdf", quick=True)
def only_header() -> bytes:
    """Says what it is, and nothing else."""
    return b"%PDF-1.7\n" + b"\0" * 5000


@shelf.add("root-is-number.pdf", quick=True)
def wrong_root() -> bytes:
    """The catalogue is a number."""
    return pdf({1: b"17", 2: b"[1 0 R]"})
