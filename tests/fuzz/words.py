"""Words of plans and characters that trouble readers, for texts put together by chance."""

_WORDS = """
mål Mål Hovedmål hovudmål delmål Delmål tiltak Tiltak Strategi Visjon Satsingsområde Indikator Resultat Vedtak
til fra mellom og av i innen minst ikke over under jf. se side kap. samfunnsdelen økonomiplanen handlingsplan
1 1. 2.3 4.2.6 A1 a) 14: 2026 2024-2027 2025/26 31.12.26 8,2 16.000 (650) ti 45/25 K24/2018 sak PS % prosent kr
mill. årsverk ,- Handlingsplan høsten tertial januar redusere øke halvere nullvisjon utsatt rammen Ansvarlig
ansvar Frist frist Kostnad Sum Rådmannen Enhet skole Lyngmo kommune Kommunen vil Kommuneplanens samfunnsdel
Enhetsavtale 2026 leder Navn Utvikling Leder Egen kompetanse Vi skal sikre gode oppvekstvilkår for barn og unge
Trygge nærmiljø er viktig. Status Måltall Baseline Ansvarleg fylgje opp årleg kommunedirektør : ; ( ) « » - – /
• o * ** # ## | |-|-| 1e400 ٣ İ ß 🙂 § …… ..... 12 Innhold Innhald Side Kilde: Vedtatt 18.12.2025 Høringsutkast
"""
_ODD = ("\u00a0", "\u2009", "\t", "\n", "\u00ad", "\u200b", "\u202e", "\ue000", "\u0301", "æøå", "A" * 90)
PLAN_WORDS = (*_WORDS.split(), *_ODD)
