"""What stands around the text: header and footer where the template has none, language, list marks, properties."""

from typing import Any

from tracecheck.reports.coupling.blocks import Pages, clean
from tracecheck.reports.coupling.word.elements import Element, add, field, make, name, paragraph, text_run
from tracecheck.reports.coupling.word.paper import Paper
from tracecheck.resources import load_data

LOCALES = {"nb": "nb-NO", "nn": "nn-NO", "en": "en-GB"}
_NUMBERING = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering"
_NUMBERING_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
_EMPTY = b'<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'


def frame_pages(document: Any, pages: Pages, begins: bool, paper: Paper) -> None:
    """The title at the head and «Side 1 av 9» at the foot of each page, unless the template has its own. The first page
    has the title in its text (`begins`: the report begins the document)."""
    section = document.sections[-1]
    own_header, own_footer = section.header, section.footer
    head, foot = own_header.is_linked_to_previous, own_footer.is_linked_to_previous
    if head:
        _only(own_header, paper.style("header"), pages.title)
    if foot:
        _numbered(own_footer, paper)
    if head and foot and begins:
        section.different_first_page_header_footer = True
        _only(section.first_page_header, paper.style("footer"), "")
        _numbered(section.first_page_footer, paper)


def _only(part: Any, style: str, text: str) -> Element:
    """The part with one paragraph."""
    part.is_linked_to_previous = False
    root = part._element
    for each in list(root):
        root.remove(each)
    held = paragraph(root, style)
    if text:
        text_run(held, text)
    return held


def _numbered(part: Any, paper: Paper) -> None:
    held = _only(part, paper.style("footer"), "")
    before, between, after = _around(paper.catalogue.text("word_report.page", page="\0", pages="\0"))
    text_run(held, before)
    field(held, "PAGE", "1")
    text_run(held, between)
    field(held, "NUMPAGES", "1")
    if after:
        text_run(held, after)


def _around(text: str) -> tuple[str, str, str]:
    before, between, after = text.split("\0")
    return before, between, after


def set_language(document: Any, language: str) -> None:
    """The language of all text that no style gives another one."""
    locale = LOCALES[language]
    styles = document.styles.element
    defaults = styles.find(name("docDefaults"))
    if defaults is None:
        defaults = make("docDefaults")
        styles.insert(0, defaults)
    look = _child(_child(defaults, "rPrDefault"), "rPr")
    spoken = _child(look, "lang")
    spoken.set(name("val"), locale)
    _forget_outside(document)
    _unlock(document)


def _child(parent: Element, tag: str) -> Element:
    found = parent.find(name(tag))
    return add(parent, tag) if found is None else found


def _forget_outside(document: Any) -> None:
    """The report does not point at the place that the template had on somebody's disk."""
    settings = document.settings.element
    part = next(each.target_part for each in document.part.rels.values() if each.reltype.endswith("/settings"))
    for each in settings.findall(name("attachedTemplate")):
        for key in each.attrib.values():
            part.rels.pop(key, None)
        settings.remove(each)


def _unlock(document: Any) -> None:
    """A template that is locked but for its form fields would give a report with columns nobody can write in."""
    settings = document.settings.element
    for each in settings.findall(name("documentProtection")):
        settings.remove(each)


def set_properties(document: Any, pages: Pages) -> None:
    """Title, language and the mark by which the program knows its own report; no person's name and no time of day."""
    about = document.core_properties
    about.title, about.subject = clean(pages.title)[:255], clean(pages.subtitle)[:255]
    about.language = LOCALES[pages.language]
    about.keywords = str(load_data("word_report")["keywords"])
    about.author, about.last_modified_by, about.comments, about.category = "tracecheck", "tracecheck", "", ""
    about.revision = 1
    for tag in ("created", "modified", "lastPrinted"):
        for each in about._element.findall(f".//{{*}}{tag}"):
            about._element.remove(each)


def bullet_list(document: Any, style: str) -> int | None:
    """The number of a list with marks for bullets; None where the style of the template has its own."""
    found = next(each for each in document.styles.element.iter(name("style")) if each.get(name("styleId")) == style)
    if found.find(f"{name('pPr')}/{name('numPr')}") is not None and _has_numbering(document):
        return None
    numbering = _numbering(document)
    abstract = 1 + max(
        (int(each.get(name("abstractNumId"))) for each in numbering.iter(name("abstractNum"))), default=0
    )
    number = 1 + max((int(each.get(name("numId"))) for each in numbering.findall(name("num"))), default=0)
    first = numbering.find(name("num"))
    listed = _marks(abstract)
    numbering.append(listed) if first is None else first.addprevious(listed)
    add(add(numbering, "num", numId=number), "abstractNumId", val=abstract)
    return number


def _has_numbering(document: Any) -> bool:
    return any(each.reltype == _NUMBERING for each in document.part.rels.values())


def _numbering(document: Any) -> Element:
    from docx.opc.packuri import PackURI
    from docx.opc.part import XmlPart
    from docx.oxml import parse_xml

    if _has_numbering(document):
        return document.part.numbering_part.element
    part = XmlPart(PackURI("/word/numbering.xml"), _NUMBERING_TYPE, parse_xml(_EMPTY), document.part.package)
    document.part.relate_to(part, _NUMBERING)
    return part.element


def _marks(number: int) -> Element:
    listed = make("abstractNum", abstractNumId=number)
    add(listed, "multiLevelType", val="hybridMultilevel")
    level = add(listed, "lvl", ilvl=0)
    add(level, "start", val=1)
    add(level, "numFmt", val="bullet")
    add(level, "lvlText", val="•")
    add(level, "lvlJc", val="left")
    add(add(level, "pPr"), "ind", left=340, hanging=255)
    return listed
