"""Files, pages and data to articles: every form of input, good and bad, with invented reports."""

import gzip
import json
import os
import subprocess
import sys
import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut.errors import InputError
from runut.records import Article, DateValue, Failure
from runut.sources import article_from_text, iter_articles, read_anew
from runut.sources.article import MOST_BYTES, MOST_CHARACTERS
from runut.sources.plain import decode
from runut.sources.published import published_in, published_of

NELAYAN = "Kepala Dinas Perikanan Nerawati Sulu mengatakan tujuh kapal belum kembali ke pelabuhan hingga Jumat malam."
KABAR = "“Kami masih menunggu kabar dari mereka, dan pencarian dilanjutkan besok pagi,” kata Nerawati kepada wartawan."
JUDUL = "Tujuh Kapal Nelayan Belum Kembali ke Pelabuhan Sekawan"
REPORT = (
    f"{JUDUL}\n\nRaka Adiwinata\nJumat, 20 Juni 2031 13:30 WITA\n\nKABARSEKAWAN.COM, SEKAWAN - {NELAYAN}\n\n{KABAR}\n"
)


def read(*paths):
    return list(iter_articles(paths))


def only(*paths):
    (found,) = read(*paths)
    return found


def failure(path):
    found = only(path)
    assert isinstance(found, Failure)
    assert found.stage == "sources"
    assert found.remedy
    return found


# ---------------------------------------------------------------- one text


def test_what_a_pasted_text_tells():
    article = article_from_text("laporan.txt", REPORT)
    assert article.title == JUDUL
    assert article.byline == "Raka Adiwinata"
    assert article.outlet == "KABARSEKAWAN.COM"
    assert article.dateline == "SEKAWAN"
    assert article.published == DateValue("2031-06-20T13:30+08:00", "minute", "stated")
    assert article.text == REPORT


def test_what_it_does_not_tell_is_unknown():
    article = article_from_text("laporan.txt", f"{NELAYAN}\n\n{KABAR}")
    known = (article.title, article.outlet, article.byline, article.dateline, article.url, article.published.value)
    assert known == (None,) * 6


def test_what_the_caller_knows_wins():
    day = DateValue("2031-06-21", "day", "stated")
    article = article_from_text("x", REPORT, title="Lain", outlet="Kabar Lain", byline="Sekar", published=day)
    assert (article.title, article.outlet, article.byline, article.published) == ("Lain", "Kabar Lain", "Sekar", day)


def test_ids_are_of_the_content():
    one, same = article_from_text("a", REPORT), article_from_text("a", REPORT)
    other, changed = article_from_text("b", REPORT), article_from_text("a", REPORT + "!")
    assert one == same
    assert len({one.id, other.id, changed.id}) == 3


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("Oleh: Raka Adiwinata", "Raka Adiwinata"),
        ("Penulis: Raka Adiwinata | Editor: Sekar Wulan", "Raka Adiwinata"),
        ("Raka Adiwinata - detikNews", "Raka Adiwinata"),
        ("oleh Raka Adiwinata diperbarui 20 Jun 2031, 13:30 WIB", "Raka Adiwinata"),
    ],
)
def test_bylines(line, byline):
    assert article_from_text("x", f"{JUDUL}\n{line}\n{NELAYAN}\n{KABAR}").byline == byline


def test_only_line_ends_change():
    text = "Satu\u00a0baris.\r\nDua \t baris.\rTiga."
    assert article_from_text("x", text).text == "Satu\u00a0baris.\nDua \t baris.\nTiga."


def test_a_broken_character_is_replaced():
    assert article_from_text("x", "Kapal \ud83d karam.").text == "Kapal \ufffd karam."


@pytest.mark.parametrize(("text", "told"), [(" \n ", "no text"), ("a" * (MOST_CHARACTERS + 1), "200,001 characters")])
def test_texts_that_are_refused(text, told):
    with pytest.raises(InputError, match=told):
        article_from_text("x", text)


def test_the_longest_text_is_read_in_time():
    start = time.perf_counter()
    article_from_text("x", (NELAYAN + " ") * (MOST_CHARACTERS // (len(NELAYAN) + 1)))
    assert time.perf_counter() - start < 5


def test_what_the_text_told_is_read_anew_and_what_the_caller_knew_stays():
    article = article_from_text("x", REPORT, outlet="Kabar Lain", url="https://kabar.example/1")
    (first,) = [part for part in article.parts if part.kind == "title"]
    old = replace(article, parts=(replace(first, end=11), *article.parts[1:]), title=REPORT[:11], first_seen="2031")
    assert read_anew(old) == replace(article, first_seen="2031")


# ---------------------------------------------------------------- days of publication


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("2013-12-5", "2013-12-05"),
        ("2025-06-28T17:42", "2025-06-28T17:42"),
        ("2025-06-28T17:42:10+07:00", "2025-06-28T17:42+07:00"),
        ("2025-06-28T17:42:10.123Z", "2025-06-28T17:42+00:00"),
        ("2025-06-28 17:42 WIT", "2025-06-28T17:42+09:00"),
        ("2025-06-28T17:42+0800", "2025-06-28T17:42+08:00"),
        ("2025-06-28 00:00:00", "2025-06-28"),
        ("2025-06", "2025-06"),
        ("27 Okt 2031, 08:21 WIB", "2031-10-27T08:21+07:00"),
        ("28/05/2025, 13:30 WIB", "2025-05-28T13:30+07:00"),
        ("2025-02-30", None),
        ("kemarin", None),
        ("", None),
        (None, None),
    ],
)
def test_published_of(written, value):
    found = published_of(written)
    assert found.value == value
    assert found.basis == ("stated" if value else "unknown")


@pytest.mark.parametrize("written", ["27 Okt 2031, 24:00 WIB", "2031-10-27 24:00:00 WIB"])
def test_what_appeared_at_the_end_of_a_day_appeared_on_it(written):
    assert published_of(written) == DateValue("2031-10-27", "day", "stated")


def test_a_day_of_publication_counts_before_one_of_an_update():
    lines = ["Diperbarui 28 Okt 2031, 10:00 WIB", "Diterbitkan 27 Okt 2031, 08:21 WIB"]
    assert published_in(lines).value == "2031-10-27T08:21+07:00"
    assert published_in(lines[:1]).value == "2031-10-28T10:00+07:00"


# ---------------------------------------------------------------- encodings


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_encodings(encoding):
    text = f"{NELAYAN}\n{KABAR}"
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(("encoding", "told"), [("utf-8", None), ("utf-16", None), ("cp1252", "windows-1252")])
def test_an_encoding_that_is_guessed_is_kept_with_the_article(tmp_path, encoding, told):
    (tmp_path / "nelayan.txt").write_bytes(f"{NELAYAN}\n{KABAR}".encode(encoding))
    (article,) = iter_articles([tmp_path / "nelayan.txt"])
    assert article.guessed == read_anew(article).guessed == told


def test_a_broken_byte_in_utf8_loses_no_article():
    raw = f"{NELAYAN}\n{KABAR}\n{KABAR}".encode()
    assert decode(raw[:-20] + b"\xe2\x80" + raw[-20:]).count("\ufffd") == 1


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"", "empty"),
        (b" \n\n", "empty"),
        (b"%PDF-1.7 x", "a PDF"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "a picture"),
        (b"PK\x03\x04\x14\x00", "a ZIP archive"),
        (bytes(range(256)) * 20, "binary"),
        (b"\x01\x02\x03\x04 kapal " * 20, "binary"),
    ],
)
def test_what_is_no_text_is_refused(raw, told):
    with pytest.raises(InputError, match=told):
        decode(raw)


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(raw):
    try:
        text = decode(raw)
    except InputError:
        return
    assert text.strip("\ufeff")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(str.strip))
def test_utf8_is_read_as_it_was_written(text):
    assert decode(text.encode()) == text.removeprefix("\ufeff")


# ---------------------------------------------------------------- files and folders


def test_a_text_file(tmp_path):
    path = tmp_path / "laporan.txt"
    path.write_bytes(REPORT.replace("\n", "\r\n").encode("utf-16"))
    article = only(path)
    assert (article.source, article.text, article.title) == ("laporan.txt", REPORT, JUDUL)


def test_text_files_do_not_load_what_pages_need():
    code = "import runut.sources, sys; sys.exit(any(name in sys.modules for name in ('trafilatura', 'lxml')))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_folder_is_read_in_order_with_its_folders(tmp_path):
    for name in ("b.txt", "a.TXT", "sub/c.txt", "sub/d.pdf", ".hidden.txt", "README.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"{NELAYAN} {name}")
    assert [article.source for article in read(tmp_path)] == ["a.TXT", "b.txt", "sub/c.txt"]


def test_a_folder_of_nothing(tmp_path):
    assert "no file of a known ending" in failure(tmp_path).error


def test_links_in_circles_end(tmp_path):
    (tmp_path / "a.txt").write_text(NELAYAN)
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "up").symlink_to(tmp_path)
    assert [article.source for article in read(tmp_path)] == ["a.txt"]


def test_the_same_article_twice_counts_once(tmp_path):
    (tmp_path / "a.txt").write_text(NELAYAN)
    assert len(read(tmp_path / "a.txt", tmp_path / "a.txt", tmp_path)) == 1


def test_two_files_of_one_name_are_two_articles(tmp_path):
    for day in ("senin", "selasa"):
        (tmp_path / day).mkdir()
        (tmp_path / day / "a.txt").write_text(f"{NELAYAN} {day}")
    found = read(tmp_path / "senin" / "a.txt", tmp_path / "selasa" / "a.txt")
    assert [article.source for article in found] == ["a.txt", "selasa/a.txt"]


def test_a_file_name_that_is_not_utf8(tmp_path):
    for name, text in ((b"x\xff.txt", NELAYAN), (b"y\xff.txt", "")):
        (tmp_path / os.fsdecode(name)).write_text(text)
    (tmp_path / "z.txt").write_text(KABAR)
    first, bad, last = read(tmp_path)
    assert (first.source, last.source) == ("x\ufffd.txt", "z.txt")
    assert bad.source.endswith("y\ufffd.txt")
    assert only(tmp_path / os.fsdecode(b"x\xff.txt")).id == first.id
    assert str(first.location).encode()


def test_one_bad_file_leaves_the_others(tmp_path):
    (tmp_path / "a.txt").write_text("")
    (tmp_path / "b.txt").write_text(NELAYAN)
    bad, good = read(tmp_path)
    assert isinstance(bad, Failure)
    assert isinstance(good, Article)


def test_a_path_that_is_not_there(tmp_path):
    assert failure(tmp_path / "x.txt").error == "There is no such file."


def test_what_cannot_be_read_is_named_as_it_was_given(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for day in ("senin", "selasa"):
        (tmp_path / day).mkdir()
        (tmp_path / day / "a.txt").write_text("")
    found = read("senin", "selasa/a.txt", "rabu/a.txt")
    assert [failure.source for failure in found] == ["senin/a.txt", "selasa/a.txt", "rabu/a.txt"]


def test_a_link_to_nothing(tmp_path):
    (tmp_path / "x.txt").symlink_to(tmp_path / "nowhere")
    assert "link to a file that is not there" in failure(tmp_path / "x.txt").error


def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "x.txt")
    assert "no regular file" in failure(tmp_path / "x.txt").error


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
@pytest.mark.parametrize("name", ["x.txt", "x.jsonl", "x.html"])
def test_no_permission(tmp_path, name):
    path = tmp_path / name
    path.write_text(NELAYAN)
    path.chmod(0)
    assert "may not be read" in failure(path).error


def test_a_file_too_large(tmp_path):
    path = tmp_path / "x.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    assert "larger than 10 MB" in failure(path).error


def test_one_endless_line(tmp_path):
    path = tmp_path / "x.txt"
    path.write_bytes(b"a" * MOST_BYTES)
    start = time.perf_counter()
    assert "characters" in failure(path).error
    assert time.perf_counter() - start < 5


def test_a_gzipped_bomb(tmp_path):
    path = tmp_path / "x.txt"
    path.write_bytes(gzip.compress(b"a" * (MOST_BYTES + 1)))
    assert "Unpacked" in failure(path).error


# ---------------------------------------------------------------- JSON Lines


def rows(count):
    return [{"id": f"r{i}", "text": f"{NELAYAN} Kapal nomor {i}.", "extra": [1]} for i in range(count)]


def write(path, lines):
    raw = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines).encode()
    path.write_bytes(gzip.compress(raw) if path.suffix == ".gz" else raw)
    return path


@pytest.mark.parametrize("name", ["x.jsonl", "x.jsonl.gz", "x.ndjson", "x.txt", "x.dat"])
def test_json_lines(tmp_path, name):
    row = {
        "id": "kabar-1",
        "outlet": "Kabar Sekawan",
        "published": "2031-6-5",
        "title": JUDUL,
        "url": "https://kabarsekawan.com/1",
        "author": ["Raka Adiwinata", "Sekar Wulan"],
        "text": f"{NELAYAN}\r\n{KABAR}",
    }
    article = only(write(tmp_path / name, [row]))
    assert (article.source, article.outlet, article.title) == ("kabar-1", "Kabar Sekawan", JUDUL)
    assert (article.published.value, article.byline) == ("2031-06-05", "Raka Adiwinata, Sekar Wulan")
    assert (article.url, article.text) == ("https://kabarsekawan.com/1", f"{NELAYAN}\n{KABAR}")


def test_json_lines_with_little_in_them(tmp_path):
    lines = [
        {"text": NELAYAN},
        "",
        {"text": KABAR, "url": "https://www.kompas.com/2", "title": None, "published": None},
    ]
    first, second = read(write(tmp_path / "x.jsonl", lines))
    assert (first.source, first.outlet) == ("x.jsonl:1", None)
    assert (second.source, second.outlet, second.published.value) == ("https://www.kompas.com/2", "Kompas", None)


def test_a_broken_line_of_a_thousand(tmp_path):
    lines = rows(1000)
    lines[6] = '{"id": "r6", "text": '
    found = read(write(tmp_path / "x.jsonl", lines))
    (broken,) = [one for one in found if isinstance(one, Failure)]
    assert len(found) == 1000
    assert broken.source == f"{tmp_path}/x.jsonl:7"
    assert "Line 7" in broken.error


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("[1, 2]", "no object"),
        ('"kata"', "no object"),
        ('{"id": 1}', "no text"),
        ('{"text": ""}', "no text"),
        ('{"text": 5}', "no text"),
        ("[" * 100_000, "not JSON"),
        ('{"text": "' + "a" * (MOST_CHARACTERS + 1) + '"}', "characters"),
        (json.dumps({"text": "a" * MOST_BYTES}), "longer than 10 MB"),
    ],
)
def test_lines_that_are_no_article(tmp_path, line, told):
    bad, good = read(write(tmp_path / "x.jsonl", [line, {"id": "r", "text": NELAYAN}]))
    assert told in bad.error
    assert good.source == "r"


def test_one_id_with_two_texts(tmp_path):
    lines = [{"id": "r", "text": NELAYAN}, {"id": "r", "text": NELAYAN}, {"id": "r", "text": KABAR}]
    first, other = read(write(tmp_path / "x.jsonl", lines))
    assert first.text == NELAYAN
    assert other.source == "r"
    assert "another text" in other.error


def test_an_archive_that_breaks_off(tmp_path):
    path = write(tmp_path / "x.jsonl.gz", [{"id": f"r{i}", "text": f"{i} {os.urandom(200).hex()}"} for i in range(500)])
    path.write_bytes(path.read_bytes()[:-5000])
    *good, last = read(path)
    assert len(good) > 100
    assert all(isinstance(one, Article) for one in good)
    assert "breaks off" in last.error


def test_lines_are_read_one_at_a_time(tmp_path):
    found = iter_articles([write(tmp_path / "x.jsonl", [*rows(3), "{"])])
    assert next(found).source == "r0"
    found.close()


# ---------------------------------------------------------------- pages

PAGE = """<!DOCTYPE html><html lang="id"><head><meta charset="utf-8"><title>{title} - Kompas.com</title>
<meta property="og:title" content="{title} - Kompas.com"><meta property="og:site_name" content="KOMPAS.com">
<meta name="author" content="Kompas Cyber Media"><link rel="canonical" href="https://sekawan.kompas.com/read/1">
{meta}</head><body><ul><li><a href="/2">Harga Beras Naik</a> 19/06/2031, 08:00 WIB</li></ul>
<h1>{title}</h1><div>{shown}</div><article><p>SEKAWAN, KOMPAS.com - {one}</p><p>{two}</p><p>{one} {two}</p></article>
<footer>Hak cipta 2031</footer></body></html>"""


def page(tmp_path, meta="", shown="Jumat, 20 Juni 2031 | 13:30 WIB", name="x.html"):
    path = tmp_path / name
    path.write_text(PAGE.format(title=JUDUL, meta=meta, shown=shown, one=NELAYAN, two=KABAR))
    return only(path)


@pytest.mark.parametrize("name", ["x.html", "x.htm", "x.txt", "halaman"])
def test_a_page(tmp_path, name):
    article = page(tmp_path, name=name)
    assert (article.source, article.title, article.outlet) == (name, JUDUL, "Kompas")
    assert (article.byline, article.url, article.dateline) == (None, "https://sekawan.kompas.com/read/1", "SEKAWAN")
    assert article.published == DateValue("2031-06-20T13:30+07:00", "minute", "stated")
    assert NELAYAN in article.text
    assert "Harga Beras" not in article.text


STAMP = '<meta property="article:published_time" content="{}">'
LINKED = '<script type="application/ld+json">{}</script>'


@pytest.mark.parametrize(
    ("meta", "shown", "published"),
    [
        (STAMP.format("2031-06-20T06:30:07+00:00"), "20/06/2031, 13:30 WIB", "2031-06-20T13:30+07:00"),
        (STAMP.format("2031-06-20T13:30:07Z"), "20/06/2031, 13:30 WIB", "2031-06-20T13:30+07:00"),
        (STAMP.format("2031-06-20T18:30:00Z"), "", "2031-06-21T01:30+07:00"),
        (STAMP.format("2031-06-20 13:30:07"), "", "2031-06-20T13:30+07:00"),
        (
            LINKED.format('{"@type": "NewsArticle", "datePublished": "2031-06-20T13:30:00+07:00"}'),
            "",
            "2031-06-20T13:30+07:00",
        ),
        (LINKED.format('{"@graph": [{"@type": "NewsArticle", "datePublished": "2031-06-20"}]}'), "", "2031-06-20"),
        (LINKED.format("{broken"), "20/06/2031, 13:30 WITA", "2031-06-20T13:30+08:00"),
    ],
)
def test_when_a_page_was_published(tmp_path, meta, shown, published):
    assert page(tmp_path, meta, shown).published.value == published


def test_who_wrote_a_page(tmp_path):
    linked = LINKED.format('{"@type": "NewsArticle", "author": [{"@type": "Person", "name": "Raka Adiwinata"}]}')
    assert page(tmp_path, linked).byline == "Raka Adiwinata"


def test_a_page_without_a_text(tmp_path):
    (tmp_path / "x.html").write_text("<html><body></body></html>")
    assert "no article" in failure(tmp_path / "x.html").error


def test_the_words_of_a_page_without_paragraphs(tmp_path):
    links = "".join(
        f"<li>{day}/06/2031 08:00 WIB <a href='/{day}'>Berita Lain Nomor {day}</a></li>" for day in range(10, 29)
    )
    words = "<br><br>".join([NELAYAN, KABAR.replace("masih", "<b>masih</b>"), NELAYAN.replace("tujuh", "delapan")])
    (tmp_path / "x.html").write_text(f"<html><body><ul>{links}</ul><div>{words}<script>x</script></div></body></html>")
    text = only(tmp_path / "x.html").text
    assert NELAYAN in text
    assert KABAR in text
    assert "delapan kapal" in text


@pytest.mark.parametrize(
    ("told", "printed", "title"),
    [
        (f"{JUDUL} | Kompas Daerah", "", JUDUL),
        (f"Kompas.com: {JUDUL}", "", JUDUL),
        (f"{JUDUL} - Kompas.com", f"<div>Kilas Foto: {JUDUL}</div>", f"Kilas Foto: {JUDUL}"),
        (f"{JUDUL} - Sebuah Kisah", "", f"{JUDUL} - Sebuah Kisah"),
    ],
)
def test_the_title_of_a_page(tmp_path, told, printed, title):
    address = '<link rel="canonical" href="https://sekawan.kompas.com/read/1">'
    head = f'<head>{address}<meta property="og:title" content="{told}"></head>'
    (tmp_path / "x.html").write_text(f"<html>{head}<body>{printed}<p>{NELAYAN}</p><p>{KABAR}</p></body></html>")
    assert only(tmp_path / "x.html").title == title


def test_a_page_that_a_library_stumbles_over_stops_no_run(tmp_path, monkeypatch):
    (tmp_path / "a.html").write_text("<html><body><p>Hujan di Palung.</p></body></html>", encoding="utf8")
    (tmp_path / "b.txt").write_text("Hujan turun di Palung sejak Senin pagi.", encoding="utf8")
    monkeypatch.setitem(sys.modules, "trafilatura", None)  # what a broken installation looks like
    monkeypatch.delitem(sys.modules, "runut.sources.pages", raising=False)
    failure, article = iter_articles([tmp_path])
    assert isinstance(failure, Failure)
    assert "Error" in failure.error
    assert article.source == "b.txt"
