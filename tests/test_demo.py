"""What was planted in the demo story is found: the whole way from ten files to one story's records."""

from decimal import Decimal
from importlib.resources import as_file, files

import pytest

from runut.dossier import dossier
from runut.pipeline import read, related, stories_in
from runut.records import Article
from runut.sources import iter_articles


@pytest.fixture(scope="module")
def demo():
    with as_file(files("runut") / "demo") as folder:
        articles = [item for item in iter_articles([folder]) if isinstance(item, Article)]
    readings = [read(article) for article in articles]
    (story,) = stories_in(readings)
    return related(story, readings)


@pytest.fixture(scope="module")
def by_source(demo):
    return {reading.article.source: reading for reading in demo.readings}


def values(figure):
    return [(point.low, point.high) for point in figure.points]


def speakers(demo, source):
    reading = next(r for r in demo.readings if r.article.source == source)
    return {speaker.name for statement in reading.statements for speaker in statement.speakers}


def test_ten_reports_are_one_story(demo):
    assert len(demo.story.articles) == 10


@pytest.mark.parametrize(
    ("source", "outlet", "published", "title"),
    [
        ("01-kabarselat.txt", "KabarSelat.id", "2031-03-10T13:05+08:00", "Feri Bintang Kelana Tenggelam"),
        ("02-wartapalung.txt", "Warta Palung", "2031-03-10T19:40+08:00", "Kapal Feri Karam di Renggali"),
        ("03-lensapagi.txt", "Lensa Pagi", "2031-03-11", "Puluhan Penumpang Feri Masih Dicari"),
        ("04-samudraharian.txt", "Samudra Harian", "2031-03-11T16:15+08:00", "Korban Tewas Feri"),
        ("05-radiobahari.txt", "Radio Bahari", None, None),
        ("06-radiobahari.txt", "Radio Bahari", "2031-03-12", "Ralat: Korban Tewas"),
        ("08-lensapagi.txt", "Lensa Pagi", None, "Kerugian Feri Karam"),
    ],
)
def test_articles_know_what_their_pages_told(source, outlet, published, title):
    with as_file(files("runut") / "demo" / source) as path:
        (article,) = iter_articles([path])
    assert article.outlet == outlet
    assert article.published.value == published
    assert (article.title or "").startswith(title or "")
    assert (article.title is None) == (title is None)


def test_undated_reports_get_their_day_from_the_story(by_source):
    assert by_source["08-lensapagi.txt"].article.published.value == "2031-03-13"
    assert by_source["08-lensapagi.txt"].article.published.basis == "story"
    assert by_source["05-radiobahari.txt"].article.published.value == "2031-03-11"


def test_the_toll_is_one_figure_that_grows(demo):
    toll = max(demo.figures, key=lambda f: ("tewas" in f.measure or "meninggal" in f.measure, len(f.points)))
    found = [low for low, _ in values(toll)]
    assert {Decimal(3), Decimal(7), Decimal(9), Decimal(11)} <= set(found)
    assert found.index(Decimal(3)) < found.index(Decimal(7)) < found.index(Decimal(9)) < found.index(Decimal(11))


def test_the_state_of_the_saved_follows_the_report_of_the_day_before(demo):
    (saved,) = (state for state in dossier(demo).state if state.measure == "orang selamat")
    assert (saved.latest.low, saved.before.low) == (54, 51)


def test_passengers_aboard_are_disputed(demo):
    """64 by the manifest against 71 by the police: a contradiction with both sides' sentences."""
    texts = {r.article.id: r.article.text for r in demo.readings}
    contradictions = [f for f in demo.findings if f.type == "contradiction"]
    sides = [" ".join(span.of(texts[span.article]) for span in finding.evidence) for finding in contradictions]
    assert any("71" in side and "64" in side for side in sides)


def test_one_loss_is_credited_to_two_speakers(demo):
    texts = {r.article.id: r.article.text for r in demo.readings}
    findings = [f for f in demo.findings if f.type == "attribution_conflict"]
    sides = [" ".join(span.of(texts[span.article]) for span in finding.evidence) for finding in findings]
    assert any("4,2 miliar" in side for side in sides)


def test_the_wire_is_one_origin_of_two_reports(demo, by_source):
    wire = next(o for o in demo.lineage.origins if o.origin == "Kantor Berita Nusa")
    ids = {by_source[name].article.id for name in ("02-wartapalung.txt", "03-lensapagi.txt")}
    assert ids <= set(wire.articles)
    assert demo.lineage.independent_origins < 10


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("01-kabarselat.txt", "Lestari Maheswari"),
        ("01-kabarselat.txt", "Rahmat Sulendra"),
        ("01-kabarselat.txt", "Hartono Wiguna"),
        ("02-wartapalung.txt", "Ningsih Arumi"),
        ("04-samudraharian.txt", "Yusran Tadete"),
        ("05-radiobahari.txt", "Citra Anindita"),
        ("07-kabarselat.txt", "Dimas Prawira"),
        ("08-lensapagi.txt", "Bagus Santika"),
        ("09-wartapalung.txt", "Darman Lukito"),
    ],
)
def test_who_speaks_has_a_full_name(demo, source, name):
    assert name in speakers(demo, source)


def test_a_person_is_one_entity_over_all_reports(demo):
    people = [e for e in demo.entities if e.type == "person" and "Maheswari" in e.name]
    assert [e.name for e in people] == ["Lestari Maheswari"]
    assert "Lestari" in people[0].aliases


def test_unnamed_sources_stay_unnamed(demo):
    names = speakers(demo, "02-wartapalung.txt") | speakers(demo, "09-wartapalung.txt")
    assert any("petugas pelabuhan" in name.lower() for name in names)
    assert any("pejabat kementerian perhubungan" in name.lower() for name in names)


def test_every_date_form_is_read(by_source):
    found = {(d.text, d.value) for reading in by_source.values() for d in reading.dates}
    planted = {
        ("Senin (10/3/2031) pagi", "2031-03-10TMO"),
        ("pukul 05.10 WITA", "2031-03-10T05:10"),
        ("lusa", "2031-03-12"),
        ("pagi tadi", "2031-03-11TMO"),
        ("sehari sebelumnya", "2031-03-10"),
        ("kemarin", "2031-03-11"),
        ("Dua hari lalu", "2031-03-10"),
        ("akhir pekan ini", "2031-W11-WE"),
        ("awal April", "2031-04"),
        ("pekan depan", "2031-W12"),
        ("Juni 2029", "2029-06"),
        ("Agustus 2019", "2019-08"),
        ("tahun depan", "2032"),
    }
    assert planted <= found, planted - found


def test_the_denial_and_the_admission_are_both_there(demo):
    acts = {
        (statement.act, statement.said.day)
        for reading in demo.readings
        for statement in reading.statements
        if any("Prawira" in s.name or "Bintang Kelana" in s.name for s in statement.speakers)
    }
    assert {act for act, _ in acts} >= {"deny", "confirm", "withhold"}


def test_furniture_is_set_aside_not_lost(by_source):
    article = by_source["01-kabarselat.txt"].article
    aside = {article.text[p.start : p.end].strip() for p in article.parts if p.kind not in ("body", "lead")}
    assert any("POPULER" in words for words in aside)
    assert any("Cuaca Buruk" in words for words in aside)
    assert not any("Cuaca Buruk" in s.of(article.text) for s in by_source["01-kabarselat.txt"].sentences)
