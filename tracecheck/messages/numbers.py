"""Numbers and dates as a language writes them."""

_DECIMAL = {"nb": ",", "nn": ",", "en": "."}
_THOUSANDS = {"nb": "\u00a0", "nn": "\u00a0", "en": ","}


def format_number(value: int | float | str, language: str) -> str:
    """`1234.5` as «1 234,5» (bokmål, nynorsk) or «1,234.5» (English); text is given back as it is."""
    if isinstance(value, str):
        return value
    rounded = round(value, 4)
    whole, _, decimals = f"{rounded:,.4f}".partition(".")
    decimals = decimals.rstrip("0")
    grouped = whole.replace(",", _THOUSANDS[language]) if abs(value) >= 10_000 else whole.replace(",", "")
    return grouped + (_DECIMAL[language] + decimals if decimals else "")


def format_date(iso: str, language: str) -> str:
    """«2025-12-11» as «11.12.2025», in English as it is; anything that is no full date is given back."""
    parts = iso.split("-")
    return iso if language == "en" or len(parts) != 3 else ".".join(reversed(parts))
