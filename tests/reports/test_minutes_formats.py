"""Minutes in every form: the same words, inert, and a PDF that reads back whole."""

import json
import re
from html.parser import HTMLParser
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import lived_meetings as lived
import pytest
from kept_minutes import Kept
from pypdf import PdfReader

from cercle_tui.cli import main
from cercle_tui.locale import Words, words_for
from cercle_tui.model.practice import Practice
from cercle_tui.reports.document import Document, Paragraph, Run, SetApart, parse, plain
from cercle_tui.reports.document_html import document_html
from cercle_tui.reports.document_pdf import document_pdf, paginate
from cercle_tui.reports.document_pdf_fonts import FONTS
from cercle_tui.reports.document_pdf_rows import Row
from cercle_tui.reports.document_text import cells, document_text
from cercle_tui.reports.minutes_formats import FORMATS, format_of, render, render_minutes

EN, FR = words_for("en"), words_for("fr")
HOSTILE = (
    "[/] <img src=x onerror=alert(1)> [x](javascript:z) <https://evil.example> **{0}** `c`"
    " ![i](u) %s &lt; </style><script>y</script> \x1b[2J\u202e"
)
SCRIPTS = "ᐃᓄᒃᑎᑐᑦ Ҋван Ἀθηνᾶ أمينة עמית"


def made(form: str, words: Words = FR, record: Any = None, **more: Any) -> bytes:
    record = record or lived.first_evening()
    return render(record, lived.circle(record), words, form, **more)


def hostile() -> Any:
    names = {id: f"{HOSTILE} {name}" for id, name in lived.NAMES.items()}
    return lived.first_evening(names, dress=lambda text: f"# {text}\n- {HOSTILE}\n1. {text}")


def squeezed(text: str) -> str:
    """Return text as one line, its ordinary blanks as one."""
    return re.sub(r"[ \n]+", " ", text)


def pdf_text(data: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages)


class Tags(HTMLParser):
    """What a page holds: its tags with their attributes, and its words."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.mark.parametrize("words", [EN, FR], ids=["en", "fr"])
def test_every_form_says_the_same_words(words: Words) -> None:
    document = parse(made("md", words).decode(), words.lang)
    said = squeezed(document_text(document, 10_000))
    wanted = set(re.findall(r"[^\W\d_]{3,}", said))
    assert "boîte" in wanted and len(wanted) > 80
    texts = {
        "html": Tags(made("html", words).decode()).words,
        "txt": made("txt", words).decode(),
        "pdf": pdf_text(made("pdf", words)),
    }
    for form, text in texts.items():
        assert wanted <= set(re.findall(r"[^\W\d_]{3,}", text)), form


def test_the_text_has_no_signs_and_fits_an_email() -> None:
    text = made("txt").decode()
    assert max(cells(line) for line in text.splitlines()) <= 72
    assert not re.search(r"\*\*|\\|^#|^>", text, re.MULTILINE)
    decision = text.split("H-2026-001")[1].split("  -----")[0]
    assert "Résultat" in decision
    assert all(line.startswith("    ") for line in decision.splitlines()[1:] if line)
    assert "«\u00a0On ne saura jamais" in re.sub(r"\n +", " ", text)


def test_the_page_needs_nothing_and_runs_nothing() -> None:
    page = Tags(made("html").decode())
    names = [tag for tag, _ in page.tags]
    policy = next(a["content"] for t, a in page.tags if a.get("http-equiv")) or ""
    assert "default-src 'none'" in policy and "unsafe" not in policy
    assert ("html", {"lang": "fr"}) in page.tags and names.count("h1") == 1
    assert not {"script", "link", "img", "iframe", "object"} & set(names)
    assert not any("src" in a or "href" in a or "style" in a for _, a in page.tags)
    levels = [int(name[1]) for name in names if re.fullmatch(r"h\d", name)]
    assert levels[0] == 1 and all(b <= a + 1 for a, b in pairwise(levels))
    assert "url(" not in made("html").decode() and "@import" not in made("html").decode()


def test_hostile_text_is_inert_in_every_form() -> None:
    record = hostile()
    practice = Practice(names_beside=True)
    page = Tags(made("html", record=record, practice=practice).decode())
    plain_page = Tags(made("html", practice=practice).decode())
    assert {t for t, _ in page.tags} == {t for t, _ in plain_page.tags}
    assert all(set(a) <= {"lang", "charset", "content", "http-equiv", "name", "class"}
               for _, a in page.tags)  # fmt: skip
    for form in ("md", "html", "txt", "json"):
        said = made(form, record=record, practice=practice).decode()
        assert "\x1b" not in said and "\u202e" not in said, form
    data = made("pdf", record=record, practice=practice)
    reader = PdfReader(BytesIO(data))
    assert not any("/Annots" in sheet for sheet in reader.pages)
    assert "/JavaScript" not in data.decode("latin-1")
    text = squeezed(pdf_text(data))
    assert "<img src=x onerror=alert(1)>" in text and "\ufffd[2J" in text
    assert json.loads(made("json", record=record))["names"]["zoe"].startswith("[/] <img")


def test_links_are_of_the_web_or_of_mail_only() -> None:
    said = parse(
        "[a](https://a.ca) [b](mailto:b@b.ca) [c](javascript:x) [d](file:///e) [f](data:x) <b>",
        "en",
    )
    links = [
        run.link for block in said.blocks if isinstance(block, Paragraph) for run in block.runs
    ]
    assert {link for link in links if link} == {"https://a.ca", "mailto:b@b.ca"}
    page = Tags(document_html(said))
    assert [a["href"] for t, a in page.tags if t == "a"] == ["https://a.ca", "mailto:b@b.ca"]
    assert "<b>" in page.words


def test_the_pdf_reads_back_whole() -> None:
    said = f"« Œuvre à l’aînée » : cœur, 10\u202f000 $ — ﬁn… æ ‑ → ✓ 1ʳᵉ {SCRIPTS}"
    blocks = (Paragraph((Run(said),)), SetApart((Paragraph((Run(said, strong=True),)),)))
    data = document_pdf(Document("Procès-verbal", "fr", blocks), FR)
    text = squeezed(pdf_text(data))
    assert text.count(said) == 2
    reader = PdfReader(BytesIO(data))
    assert reader.metadata is not None and reader.metadata.title == "Procès-verbal"
    assert reader.trailer["/Root"]["/Lang"] == "fr"  # type: ignore[index]
    assert all(
        "/FontFile2" in font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        for page in reader.pages
        for font in (f.get_object() for f in page["/Resources"]["/Font"].values())  # type: ignore[index]
    )


def test_a_long_pdf_counts_its_pages_and_leaves_no_heading_alone() -> None:
    record = lived.first_evening()
    decisions = [d.model_copy(update={"id": f"{d.id}{n}"})
                 for d in record.decisions for n in range(9)]  # fmt: skip
    long = record.model_copy(update={"decisions": tuple(decisions)})
    data = made("pdf", EN, long)
    pages = [page.extract_text() for page in PdfReader(BytesIO(data)).pages]
    count = len(pages)
    assert count >= 6 and made("pdf", EN, long) == data, "the same minutes make the same bytes"
    for n, text in enumerate(pages, 1):
        assert f"page {n} of {count}" in text
        assert ("Horizon · March 12, 2026" in text) == (n > 1)
    outline = PdfReader(BytesIO(data)).outline
    assert outline


def test_rows_that_keep_together_share_a_page() -> None:
    rows = [Row(10.0) for _ in range(22)] + [Row(10.0, keep=True, heading=(2, "x")), Row(10.0)]
    pages = paginate(rows)
    assert [len(page) for page in pages] == [22, 2]
    endless = paginate([Row(10.0, keep=True) for _ in range(60)])
    assert [len(page) for page in endless] == [23, 23, 14], "what no page holds is broken"


def test_the_data_names_nobody_who_objected_unless_the_practice_does() -> None:
    quiet = json.loads(made("json"))
    named = json.loads(made("json", practice=Practice(names_beside=True)))
    assert quiet["format"] == "cercle-minutes" and quiet["schema"] == 1
    decision = quiet["meeting"]["decisions"][0]
    assert quiet["numbers"][decision["id"]] == "H-2026-001"
    assert decision["objections"][0]["reason"] and "author" not in decision["objections"][0]
    assert decision["rounds"][0]["tally"] == {"no_objection": 3, "objection": 1}
    assert "answers" not in json.dumps(quiet)
    assert named["meeting"]["decisions"][0]["objections"][0]["author"] == "marie"


def test_a_tree_of_what_markdown_says() -> None:
    said = parse("# T\n\n> **D**\n>\n> - a *b*\n>   - c\n\n3. x\n4. y\n\n```\ncode\n```", "en")
    assert said.title == "T" and isinstance(said.blocks[1], SetApart)
    assert document_text(said).splitlines()[-4:] == ["3. x", "4. y", "", "code"]
    assert plain((Run("a"), Run("b", strong=True))) == "ab"


def test_the_fonts_are_small_and_come_with_their_licences() -> None:
    shipped = sorted(path.name for path in FONTS.iterdir() if path.suffix in (".ttf", ".txt"))
    assert sum((FONTS / name).stat().st_size for name in shipped) < 1_200_000
    assert [n for n in shipped if n.endswith(".txt")] == ["LICENSE-DejaVu.txt", "LICENSE-Lato.txt"]
    assert len([n for n in shipped if n.endswith(".ttf")]) == 4


def test_a_suffix_says_the_format() -> None:
    assert [format_of(f"a/pv.{s}") for s in ("md", "HTM", "pdf", "txt", "json", "doc")] == [
        "md", "html", "pdf", "txt", "json", "",
    ]  # fmt: skip
    assert set(FORMATS) == {"md", "html", "pdf", "txt", "json"}


class Terminal:
    """Standard output as a terminal has it."""

    def __init__(self) -> None:
        self.buffer, self.said = BytesIO(), ""

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> None:
        self.said += text

    def flush(self) -> None: ...


def test_the_command_writes_every_form_and_version(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    home = Kept(tmp_path / "data")
    first = home.meet()
    home.later(days=1).correct(first, "Seven keys.")
    there = ["--data", str(tmp_path / "data"), "--lang", "en"]

    def run(*args: str) -> tuple[int, bytes]:
        status = main(["minutes", first, *there, *args])
        return status, capsysbinary.readouterr().out

    for form in FORMATS:
        path = tmp_path / f"pv.{form}"
        assert run("-o", str(path))[0] == 0
        assert path.read_bytes() == render_minutes(home.minutes(first), EN, form), form
    assert run("--format", "pdf")[1].startswith(b"%PDF-")
    assert b"Seven" in run()[1] and b"Seven" not in run("--version", "1")[1]
    told = run("--changes")[1].decode()
    assert re.search(r"^\+ .*Seven keys", told, re.MULTILINE)
    assert main(["minutes", first, *there, "--version", "3"]) == 1
    assert b"the last one is 2" in capsysbinary.readouterr().err
    assert main(["minutes", first, *there, "--changes", "--version", "1"]) == 1
    capsysbinary.readouterr()
    monkeypatch.setattr("sys.stdout", Terminal())
    assert main(["minutes", first, *there, "--format", "pdf"]) == 1
    assert b"name a file with -o" in capsysbinary.readouterr().err
