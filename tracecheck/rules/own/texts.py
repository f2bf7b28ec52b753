"""The words of a municipality's own rules, beside those of the catalogue."""

import re
from collections.abc import Mapping, Sequence

from tracecheck.messages import Catalogue, Text
from tracecheck.model.settings import OwnRule, Wording

_PLACE = re.compile(r"\{(\w+)\}")
_FORMS: Mapping[str, str] = {"document": "the_document", "kind": "kind", "place": "place"}


def with_own_rules(catalogue: Catalogue, own: Sequence[OwnRule]) -> Catalogue:
    """The catalogue with the messages and pages of these rules."""
    texts: dict[str, Text] = {}
    for rule in own:
        texts.update(_texts(rule, catalogue))
    return catalogue.with_texts(texts)


def _texts(rule: OwnRule, catalogue: Catalogue) -> dict[str, Text]:
    language = catalogue.language
    title = in_language(rule.title, language) or title_of(rule.slug)
    many = in_language(rule.message_all, language)
    found = {
        "": _template(in_language(rule.message, language)),
        ".title": title,
        ".all": _template(many) if many else _many(catalogue, "own.all", title, rule),
        ".every": _template(many) if many else _many(catalogue, "own.every", title, rule),
        ".what": _what(rule, catalogue),
        ".page": catalogue.text("own.stands"),
        ".remedy": _template(in_language(rule.remedy, language)),
        ".why": _escaped(in_language(rule.why, language)),
        ".norm": _escaped(in_language(rule.source, language)),
    }
    family = {f"explain.family.{rule.code[:3]}": catalogue.text("own.family")}
    return {**{f"{rule.code}{name}": text for name, text in found.items() if text}, **family}


def in_language(wording: Wording, language: str) -> str:
    """The text in the language of the run, else the first one; empty where there is none."""
    return dict(wording).get(language) or (wording[0][1] if wording else "")


def title_of(slug: str) -> str:
    """«tiltak-uten-frist» as words."""
    words = slug.replace("-", " ")
    return words[:1].upper() + words[1:]


def _template(text: str) -> str:
    """A user's message with the forms that the catalogue asks for: «{document}» is shown as «økonomiplanen»."""
    return _PLACE.sub(lambda found: f"{{{found[1]}:{_FORMS[found[1]]}}}" if found[1] in _FORMS else found[0], text)


def _many(catalogue: Catalogue, key: str, title: str, rule: OwnRule) -> Text:
    """The catalogue's text for many at once, with the title of the rule and what it counts («26 tiltak»)."""
    things = _things(catalogue, rule)
    found = catalogue.texts[key]
    forms = {"": found} if isinstance(found, str) else dict(found)
    filled = {form: text.replace("{own}", _escaped(title)).replace("{things}", things) for form, text in forms.items()}
    return filled.get("") or filled


def _things(catalogue: Catalogue, rule: OwnRule) -> str:
    """The number of all that the rule is about, with their name where they are of one kind."""
    if len(rule.items) != 1:
        return "{total}"
    found = catalogue.texts[f"kinds.{rule.items[0]}"]
    return (found if isinstance(found, str) else found["other"]).replace("{count}", "{total}")


def _what(rule: OwnRule, catalogue: Catalogue) -> str:
    """What the rule asks, in the words of its conditions."""
    items = ", ".join(catalogue.text(f"kind.{each}") for each in rule.items)
    parts = [("items", items), ("when", rule.when), ("require", rule.require), ("forbid", rule.forbid)]
    lines = [catalogue.text(f"own.{name}", value=" ".join(value.split())) for name, value in parts if value]
    return _escaped("\n".join([catalogue.text("own.page"), *lines]))


def _escaped(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")
