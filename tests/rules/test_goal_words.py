"""What the words of a goal say, in bokmål and nynorsk: sentences as plans print them."""

import pytest

from tracecheck.rules.goal_words import first_found, says_how_much, words_left


@pytest.mark.parametrize(
    "goal",
    [
        "3000 innbyggarar innan 2030",
        "Sykefraværet er redusert",
        "Talet på lærlingar har auka",
        "Alle elever har en trygg voksen på skolen",
        "Ingen barn vokser opp i fattigdom",
        "Halvparten av reisene skjer med buss eller sykkel",
        "Lyngmo er klimanøytral",
        "Flere ungdommer fullfører videregående",
        "Eleven møter ein skule der alle elevar blir sett",
        "Det er til enhver tid ledig plass i barnehagen",
        "Elevene har bedre resultater enn landsgjennomsnittet",
    ],
)
def test_a_number_a_share_or_something_counted_says_how_much(goal: str) -> None:
    assert says_how_much(goal)


@pytest.mark.parametrize(
    "goal",
    [
        "Lyngmo har et rikt kulturliv for alle",
        "Eit variert næringsliv fram mot 2040",
        "Elevene møter flinke lærere",
        "Innbyggerne trives i alle livsfaser",
        "Tilbudet er godt på flere områder",
    ],
)
def test_a_year_or_a_flourish_does_not(goal: str) -> None:
    assert not says_how_much(goal)


@pytest.mark.parametrize(
    ("goal", "reservation"),
    [
        ("Eldre får hjelp hjemme så langt det er mulig", "så langt det er mulig"),
        ("Eldre får hjelp heime så langt råd er", "så langt råd"),
        ("Skolene samarbeider der det er hensiktsmessig", "der det er hensiktsmessig"),
        ("Skulane samarbeider der det høver", "der det høver"),
        ("Kommunen skal i størst mulig grad bruke lokale varer", "i størst mulig grad"),
        ("Kommunen skal etterstrebe kort ventetid", "etterstrebe"),
        ("Flest mulig går til skolen", None),
        ("Eldre bor hjemme så lenge som mulig", None),
        ("Tjenesten gis til den som har behov", None),
    ],
)
def test_true_reservations_only(goal: str, reservation: str | None) -> None:
    assert first_found(goal, "hedges", "words") == reservation


def test_what_is_left_of_a_goal_beside_words_that_everybody_agrees_with() -> None:
    assert words_left("Lyngmo kommune skal være en attraktiv og robust kommune", "Lyngmo") == []
    assert words_left("Leggje til rette for god næringsutvikling", "") == ["næringsutvikling"]
    assert words_left("Styrke samarbeidet om barn i lavinntektsfamilier", "")[-1] == "lavinntektsfamilier"
