"""Money and posts."""

import re

from tracecheck.model.plan import Amount

_AMOUNT = re.compile(
    r"(?:(?P<before>kr)\.?\s?)?(?P<value>\d{1,3}(?:[ \u00a0\u2009.]\d{3})+|\d{1,9}(?:,\d{1,3})?)(?:,-)?\s?"
    r"(?P<scale>mill\w*\.?|mrd\.?)?\s?(?P<after>kr(?:oner)?|årsverk)?(?!\w)",
    re.IGNORECASE,
)


def _value(digits: str) -> float:
    return float(re.sub(r"[ \u00a0\u2009.]", "", digits).replace(",", ".").replace("−", "-"))


def find_amounts(text: str) -> tuple[Amount, ...]:
    """Amounts of money (kr) and posts (arsverk) in `text`, in order of place."""
    found = []
    for match in _AMOUNT.finditer(text):
        if match["before"] or match["after"] or match["scale"]:
            scale = 1e9 if (match["scale"] or "").startswith("mrd") else 1e6 if match["scale"] else 1.0
            unit = "arsverk" if match["after"] == "årsverk" else "kr"
            found.append(Amount(None, _value(match["value"]) * scale, unit, text=match.group()))
    return tuple(found)


def read_amount_cell(text: str, factor: float = 1.0, year: int | None = None) -> Amount | None:
    """The amount in a table cell in kr; brackets mean minus, (I) and (D) give the kind."""
    match = re.fullmatch(
        r"\s*(?P<open>\()?(?P<value>[-−–]?\s?\d{1,3}(?:[ .]?\d{3}){0,4}(?:,\d+)?)\)?\s*(?:\((?P<kind>[ID])\))?\s*", text
    )
    if match is None:
        return None
    value = _value(match["value"].replace("–", "-")) * factor * (-1 if match["open"] else 1)
    return Amount(year, value, "kr", {"I": "investment", "D": "operating"}.get(match["kind"] or ""), text)


def read_amount_unit(text: str) -> float | None:
    """What one unit of a table's numbers is worth in kr, from its caption or header."""
    if re.search(r"\bmill", text, re.IGNORECASE):
        return 1e6
    return 1000.0 if re.search(r"\b1\s?000\b|\btusen\b", text, re.IGNORECASE) else None
