"""A list of strategies behind a list of goals answers all of them, not the last one."""

from pathlib import Path

from structure_plans import above, item, plan

PLAN = """# Samfunnsdel 2025-2037

## Levande bygder

### Dette vil vi oppnå

- Innbyggjarane har tilgang på varierte bustader
- Bygdene har eit rikt kulturliv

### Slik gjer vi det

- Vi lagar ein bustadstrategi
- Vi legg til rette for fleire møteplassar

## Indikatorar

| Indikator | Mål 2029 |
|---|---|
| Del unge utanfor | 8 % |
"""


def test_strategies_behind_a_row_of_goals_have_no_single_goal_above(tmp_path: Path) -> None:
    document = plan(tmp_path, PLAN)
    assert item(document, "Vi lagar ein bustadstrategi").parent is None
    assert item(document, "Vi lagar ein bustadstrategi").section[1] == "Levande bygder"
    assert item(document, "Del unge utanfor").parent is None


def test_strategies_behind_one_goal_are_its_own(tmp_path: Path) -> None:
    document = plan(tmp_path, PLAN.replace("- Bygdene har eit rikt kulturliv\n", ""))
    assert above(document, "Vi lagar ein bustadstrategi") == "Innbyggjarane har tilgang på varierte bustader"
