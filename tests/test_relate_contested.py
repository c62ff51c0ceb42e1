"""What is denied without a word of denying: a number, what others say of a body."""

# A sentence of a report stands on one line.

import pytest

from relate_reports import report, said
from runut.relate import relate


def disputes(*readings):
    """The summaries of what contradicts."""
    (related,) = relate(readings, one_story=True)
    return [finding.summary for finding in related.findings if finding.type == "contradiction"]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Dinas mencatat simpanan kas Kota Lembah [Rp 4,1 miliar|4100000000] di bank.", 1),
        ("Dinas mencatat simpanan kas Kota Lembah [Rp 2,4 miliar|2400000000] di bank.", 0),
        ("Dinas membeli kapal patroli [Rp 4,1 miliar|4100000000].", 0),  # another matter
        ("Simpanan kas Kota Lembah di bank bukan [Rp 4,1 miliar|4100000000].", 0),  # denied as well
    ],
)
def test_a_number_that_is_denied_is_held_against_who_gives_it(sentence, found):
    denial = "Simpanan kas Kota Lembah di bank hanya [Rp 2,4 miliar|2400000000], bukan [Rp 4,1 miliar|4100000000]."
    findings = disputes(report("a", denial, outlet="Kabar Delta"), report("b", sentence, outlet="Warta Timur"))
    both = "Rp 2,4 miliar (Kabar Delta) atau Rp 4,1 miliar (Warta Timur)"
    assert [both in summary for summary in findings] == [True] * found


@pytest.mark.parametrize(
    ("sentence", "day", "found"),
    [
        ("Bank Lembah disebut sudah memulai pembicaraan dengan Surya Kencana.", "2031-05-02", 1),
        ("Kantor berita Nusa menyebut Bank Lembah memulai pembicaraan dengan Surya Kencana.", "2031-05-02", 1),
        ("Bank Lembah disebut sudah memulai pembicaraan dengan Surya Kencana.", "2031-05-09", 0),  # since then
        ("Bank Lembah disebut belum memulai pembicaraan dengan Surya Kencana.", "2031-05-02", 0),
        ("Bank Tanjung disebut sudah memulai pembicaraan dengan Surya Kencana.", "2031-05-02", 0),
        ("Bank Lembah disebut sudah membuka cabang di Surya Kencana.", "2031-05-02", 0),
        ("Bank Lembah memulai pembicaraan dengan Surya Kencana.", "2031-05-02", 0),  # nobody's hearsay
    ],
)
def test_what_is_said_of_a_body_meets_its_speaker_who_knows_of_none(sentence, day, found):
    words = "sampai saat ini belum ada pembicaraan soal itu"
    none = said(
        report("a", f"{{Sinta Wardani|Direktur Bank Lembah}} mengatakan {words}.", outlet="Kabar Delta"),
        words,
        "Sinta Wardani",
        role="Direktur Bank Lembah",
        day="2031-05-02",
    )
    findings = disputes(none, report("b", sentence, day=day, outlet="Warta Timur"))
    summary = "Sinta Wardani membantah (Kabar Delta) apa yang diceritakan dalam laporan (Warta Timur)."
    assert findings == [summary] * found
