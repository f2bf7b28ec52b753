"""Markers of list items as a browser would print them."""

from lxml.html import HtmlElement

BULLET = "•"
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def markers(element: HtmlElement) -> dict[HtmlElement, str]:
    """The marker of every item of a list, by `start`, `value` and `type`."""
    items = [child for child in element if child.tag == "li"]
    if element.tag != "ol":
        return dict.fromkeys(items, BULLET)
    number = _whole(element.get("start"), 1)
    found: dict[HtmlElement, str] = {}
    for item in items:
        number = _whole(item.get("value"), number)
        found[item] = _printed(number, element.get("type") or "1")
        number += 1
    return found


def _whole(text: str | None, default: int) -> int:
    return int(text) if text is not None and text.strip().lstrip("-").isdecimal() and len(text) < 6 else default


def _printed(number: int, kind: str) -> str:
    if kind in ("a", "A") and 1 <= number <= 26:
        letter = chr(ord("a") + number - 1)
        return f"{letter if kind == 'a' else letter.upper()}."
    if kind in ("i", "I") and 1 <= number < 40:
        roman = _roman(number)
        return f"{roman if kind == 'i' else roman.upper()}."
    return f"{number}."


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        while number >= value:
            text, number = text + letters, number - value
    return text
