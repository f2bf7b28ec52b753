"""A stated parent can be checked from the words: the right one stands out, a wrong one does not."""

from dataclasses import replace

from plans_of_lyngmo import D, K, item, plan

from tracecheck.linker.corpus import make_corpus
from tracecheck.linker.grading.plausibility import plausibilities
from tracecheck.linker.grading.signs import Sign


def register(**wrong):
    """Three goals with three measures each; `wrong` puts a measure under another goal."""
    texts = {
        "skole": ("Alle elever har et trygt skolemiljø", "Følge opp elever som mobbes", "Skolehelsetjeneste hver dag",
                  "Elevråd på alle skoler"),
        "klima": ("Klimagassutslippene er halvert", "Elbiler uten klimagassutslipp", "Solceller kutter utslipp",
                  "Utslippsfrie anleggsplasser"),
        "eldre": ("Eldre bor trygt hjemme", "Trygghetsalarm til alle hjemmeboende", "Dagtilbud for eldre med demens",
                  "Hjemmebesøk til alle over 80"),
    }  # fmt: skip
    items = []
    for goal, (name, *measures) in texts.items():
        items.append(item(goal, K.GOAL, name))
        items += [
            item(f"{goal}{n}", K.MEASURE, text, parent=wrong.get(f"{goal}{n}", goal)) for n, text in enumerate(measures)
        ]
    return make_corpus([plan("okonomiplan.docx", D.OKONOMIPLAN, *items)])


def found(corpus):
    scores = plausibilities(corpus.parents.items(), corpus)
    return {source.split("#")[1]: score for (source, _), score in scores.items()}


def test_a_right_parent_is_more_plausible_than_most():
    assert all(score > 0 for score in found(register()).values())


def test_a_wrong_parent_is_less_plausible_than_every_right_one():
    scores = found(register(klima2="eldre"))
    wrong = scores.pop("klima2")
    assert wrong < min(scores.values())


def test_the_other_children_tell_where_the_goal_itself_has_no_words_in_common():
    alone = {"g": "Levende bygder", "h": "God økonomi"}
    measures = [
        ("a", "g", "Kulturskole i grendehuset"),
        ("b", "g", "Bibliotek i grendehuset"),
        ("c", "h", "Nye gebyrer"),
    ]
    items = [item(key, K.GOAL, text) for key, text in alone.items()]
    items += [item(key, K.MEASURE, text, parent=parent) for key, parent, text in measures]
    scores = found(make_corpus([plan("okonomiplan.docx", D.OKONOMIPLAN, *items)]))
    assert scores["a"] > 0
    assert scores["b"] > 0


def strange_goals(**wrong):
    """Three numbered goals with names that say nothing of what stands under them, in chapters of their own."""
    names = {"1": "Vi løfter sammen", "2": "Rom for alle", "3": "Fra ord til handling"}
    items = []
    for number, name in names.items():
        chapter = (f"Satsingsområde {number}",)
        items.append(item(f"g{number}", K.GOAL, name, label=f"Mål {number}", section=chapter))
        for place, text in enumerate(MEASURES[number], start=1):
            parent = wrong.get(f"m{number}{place}", f"g{number}")
            items.append(
                item(f"m{number}{place}", K.MEASURE, text, label=f"{number}.{place}", parent=parent, section=chapter)
            )
    return make_corpus([plan("temaplan.docx", D.TEMAPLAN, *items)])


MEASURES = {
    "1": ("Nytt kjøkken på sykehjemmet", "Sykkelparkering ved skolene", "Ledere møtes hver måned"),
    "2": ("Leie ut båter", "Åpne biblioteket om kvelden", "Bytte lyspærer"),
    "3": ("Lærlinger i barnehagene", "Kurs i førstehjelp", "Rydde strendene"),
}


def test_where_words_say_nothing_numbers_chapters_and_neighbours_tell_a_wrong_parent():
    scores = found(strange_goals(m22="g3"))
    wrong = scores.pop("m22")
    assert wrong < 0 < min(scores.values())


def test_where_the_words_are_asked_alone_the_layout_says_nothing():
    printed = strange_goals(m22="g3")
    bare = tuple(replace(each, label=None, section=()) for each in reversed(printed.documents[0].items))
    corpora = printed, make_corpus([replace(printed.documents[0], items=bare)])
    one, other = (plausibilities(corpus.parents.items(), corpus, (Sign.WORDS,)) for corpus in corpora)
    assert one == other


def test_a_register_in_any_order_is_told_by_its_words():
    plans = register(klima2="eldre").documents[0]
    shuffled = make_corpus([replace(plans, items=tuple(sorted(plans.items, key=lambda each: each.text[::-1])))])
    scores = found(shuffled)
    assert min(scores, key=scores.__getitem__) == "klima2"


def test_one_parent_alone_has_no_alternative():
    items = [item("g", K.GOAL, "Levende bygder"), item("a", K.MEASURE, "Kulturskole", parent="g")]
    assert found(make_corpus([plan("okonomiplan.docx", D.OKONOMIPLAN, *items)])) == {"a": 0.0}


def test_no_pairs_give_no_scores():
    assert plausibilities([], make_corpus([])) == {}
