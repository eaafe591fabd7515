"""Changing questions in a file: byte for byte what it was, but for the lines of what changed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from example_quiz import ARTICLE, HALL, LEFT, RISE, TEXT, UNHURT, WHO_CLOSED, cited
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.errors import BadInput
from quizapp.formats.bank import parse_bank
from quizapp.formats.bank_edits import change_questions
from quizapp.formats.bank_writer import answer_first
from quizapp.model import Difficulty, Edit, Item, Option, Provenance

HEAD = """\
# My bank, since 2019.   Do not tidy up!
quiz:   The flood   # a title with too many spaces
article:
  title: "Flood closes the old bridge in Halden"
  text: |
""" + "".join(f"    {line}\n" if line else "\n" for line in TEXT.splitlines())
BANK = (
    HEAD
    + """\


questions:
  # ---- easy ones ----
  - id: rise
    question: By how many centimetres did the river rise overnight?   # asked in class
    answer: 85   # the key
    distractors:
      - 58
      # digits turned round
      - '95'

      - "105"
    citation: {quote: "The river rose by 85 centimetres overnight"}
    rationale: >-
      The water office
      gave the figure.

      # that was no comment
    # but this is one

  - {id: who, question: "Who closed it?", answer: Police, distractors: [Firefighters, "The army"], citation: {quote: Police closed the old bridge}}

  - statement: In Halden, 21 people spent the night in the sports hall.
    answer: false
    edit:
      original: "12"
      replacement: "21"   # turned round
    citation:
      quote: 12 of them spent the night in the sports hall
    tags: [numbers, 'night']
# the end
"""  # noqa: E501 - a teacher's line
)


def items_of(content: bytes) -> dict[str, Item]:
    bank = parse_bank(content, "bank.yaml")
    assert bank.quiz is not None, bank.problems
    return {item.id: item for item in bank.quiz.items}


def lines_changed(before: str, after: str) -> tuple[list[str], list[str]]:
    import difflib

    diff = list(difflib.ndiff(before.splitlines(keepends=True), after.splitlines(keepends=True)))
    return [line[2:] for line in diff if line.startswith("- ")], [line[2:] for line in diff if line.startswith("+ ")]


def edited(name: str, **changes: object) -> tuple[list[str], list[str]]:
    """Change one question of the bank; return the lines that went and the lines that came."""
    item = replace(items_of(BANK.encode())[name], **changes)
    after = change_questions(BANK.encode(), {name: item})
    found = items_of(after)
    assert answer_first(found[name]) == answer_first(item)
    return lines_changed(BANK, after.decode())


def test_no_change_leaves_every_byte() -> None:
    content = BANK.encode()
    assert change_questions(content, {}) == content
    assert change_questions(content, items_of(content)) == content


def test_a_changed_stem_changes_its_line_alone_and_keeps_its_comment() -> None:
    assert edited("rise", stem="How far did it rise: by what?") == (
        ["    question: By how many centimetres did the river rise overnight?   # asked in class\n"],
        ['    question: "How far did it rise: by what?"   # asked in class\n'],
    )


def test_a_changed_option_keeps_its_quotation_marks_and_the_others() -> None:
    options = (Option("85"), Option("58"), Option("75"), Option("106"))
    assert edited("rise", options=options) == (
        ["      - '95'\n", '      - "105"\n'],
        ["      - '75'\n", '      - "106"\n'],
    )


def test_one_option_less_keeps_the_list_a_list() -> None:
    gone, come = edited("rise", options=(Option("85"), Option("58"), Option("95")))
    assert "      - 58\n" not in gone
    assert come == ["      - 95\n"]


def test_a_changed_block_of_text_stays_a_block() -> None:
    gone, come = edited("rise", rationale="It gave it.\n\n  Twice: “85”.")
    assert gone[0] == "    rationale: >-\n"
    assert (
        come == ["    rationale: |\n", "      It gave it.\n", "\n", "        Twice: “85”.\n"]
        or come[0] == "    rationale: |\n"
    )


def test_a_question_in_braces_stays_in_braces() -> None:
    gone, come = edited("who", options=(Option("Police"), Option("Firefighters"), Option("A navy, perhaps")))
    assert come == [gone[0].replace('"The army"', '"A navy, perhaps"')]
    gone, come = edited("who", difficulty=Difficulty.EASY)
    assert come == [gone[0].replace("bridge}}", "bridge}, difficulty: easy}")]


def test_keys_come_and_go_on_lines_of_their_own() -> None:
    gone, come = edited("rise", tags=("river", "no, yes"), rationale="")
    assert come == ['    tags: [river, "no, yes"]\n']
    assert gone[0] == "    rationale: >-\n"
    assert not any("but this is one" in line for line in gone)


def test_the_first_key_goes_and_the_dash_stays_where_it_was() -> None:
    content = BANK.replace("  - id: rise\n", "  - difficulty: easy\n    id: rise\n").encode()
    after = change_questions(content, {"rise": replace(items_of(content)["rise"], difficulty=None)})
    assert after.decode() == BANK


def test_a_question_without_an_id_is_given_the_one_it_had() -> None:
    name = next(key for key in items_of(BANK.encode()) if key.startswith("q-"))
    gone, come = edited(
        name, stem="In Halden, 22 people spent the night in the sports hall.", edit=Edit("", "12", "22", 11)
    )
    assert come[0] == f"  - id: {name}\n"
    assert '      replacement: "22"   # turned round\n' in come
    assert len(gone) == 2


def test_another_verdict_rewrites_the_question_and_nothing_else() -> None:
    name = next(key for key in items_of(BANK.encode()) if key.startswith("q-"))
    gone, come = edited(
        name, stem="In Halden, 12 people spent the night in the sports hall.", key=0, edit=None, rationale="Yes."
    )
    assert [line for line in gone if "edit" in line] == ["    edit:\n"]
    assert "    rationale: Yes.\n" in come
    question = replace(LEFT, id=name)
    after = change_questions(BANK.encode(), {name: question}).decode()
    assert after.startswith(BANK[: BANK.index("  - statement")])
    assert after.endswith("# the end\n")


def test_a_shared_anchor_is_not_changed_for_others() -> None:
    shared = BANK.replace(
        "citation:\n      quote: 12 of them spent the night in the sports hall", "citation: *c"
    ).replace("- id: rise\n", "- id: rise\n    kind: &k number\n")
    shared = shared.replace(
        'citation: {quote: "The river rose',
        'citation: &c {quote: "12 of them spent the night in the sports hall"} # {quote: "The river rose',
    )
    shared = shared.replace("answer: 85 ", "answer: 12 ").replace("tags: [numbers, 'night']", "kind: *k")
    content = shared.encode()
    items = items_of(content)
    name = next(key for key in items if key.startswith("q-"))
    rise = replace(
        items["rise"],
        kind="count",
        citation=cited("About 340 people"),
        stem="How many?",
        options=(Option("340"), Option("58"), Option("95"), Option("105")),
    )
    after = items_of(change_questions(content, {"rise": rise}))
    assert after["rise"].citation == rise.citation
    assert (after[name].kind, after[name].citation) == ("number", items[name].citation)


def test_line_ends_byte_order_mark_and_encoding_stay() -> None:
    windows = BANK.replace("\n", "\r\n")
    for content in (b"\xef\xbb\xbf" + windows.encode(), b"\xff\xfe" + windows.encode("utf-16-le")):
        item = replace(
            items_of(content)["rise"], stem="Wie hoch?", tags=("fluß",), rationale="Line one.\n\nLine three."
        )
        after = change_questions(content, {"rise": item})
        assert after[:2] == content[:2]
        text = after.decode("utf-8-sig" if content[:1] == b"\xef" else "utf-16")
        assert text.count("\n") == text.count("\r\n")
        assert items_of(after)["rise"].tags == ("fluß",)


def test_what_cannot_be_done_is_said() -> None:
    with pytest.raises(BadInput, match="no question with the id nobody"):
        change_questions(BANK.encode(), {"nobody": RISE})
    with pytest.raises(BadInput, match="has errors"):
        change_questions(BANK.replace("answer: 85", "anwser: 85").encode(), {"rise": RISE})


# --- any teacher's file, any change ------------------------------------------------------------------------------

WORDS = (
    st.text(
        st.characters(
            codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn"), exclude_characters="\u2028\u2029\x85"
        ),
        min_size=1,
        max_size=30,
    )
    .map(lambda text: " ".join(text.split()))
    .filter(lambda text: any(char.isalnum() for char in text))
)
COMMENTS = st.sampled_from(["", "", "  # note: keep", "   #!", " # a, [b], {c}: “d”"])
FILLING = st.sampled_from(["", "", "\n", "    # between\n", "\n\n# at the edge\n", "  \n"])


@st.composite
def scalars(draw: st.DrawFn, text: str, indent: int) -> str:
    import json

    style = draw(st.sampled_from(["double", "single", "block", "double"]))
    if style == "single":
        return "'" + text.replace("'", "''") + "'"
    if style == "block":
        return "|-\n" + " " * indent + text
    return json.dumps(text, ensure_ascii=False)


@st.composite
def questions(draw: st.DrawFn, number: int) -> str:
    """Return one entry of the list as some teacher might write it."""
    item = draw(st.sampled_from((RISE, WHO_CLOSED, LEFT, HALL, UNHURT)))
    pairs: list[str] = []
    add = pairs.append
    if draw(st.booleans()) or number:
        add(f"id: n{number}")
    is_statement = item in (HALL, UNHURT)
    stem = item.stem if number == 0 else f"{item.stem[:-1]} ({number})."
    add(("statement: " if is_statement else "question: ") + draw(scalars(stem, 8)))
    if is_statement:
        add(f"answer: {'false' if item is HALL else 'true'}")
        if item is HALL:
            flow = draw(st.booleans())
            add(
                'edit: {original: "12", replacement: "21"}'
                if flow
                else "edit:\n      replacement: 21\n      original: 12"
            )
    else:
        add("answer: " + draw(scalars(item.key_text, 8)))
        wrong = [option.text for option in item.options[1:]]
        listed = ", ".join(f'"{text}"' for text in wrong)
        below = "".join(f"\n      - '{text}'" for text in wrong)
        add(f"distractors: [{listed}]" if draw(st.booleans()) else f"distractors:{below}")
    add("citation: " + draw(st.sampled_from(['{quote: "%s"}', '\n      quote: "%s"'])) % item.citation.quote)
    if draw(st.booleans()):
        add("rationale: " + draw(scalars(draw(WORDS), 8)))
    if draw(st.booleans()):
        add("tags: [a, b]")
    head, *rest = pairs if draw(st.booleans()) else draw(st.permutations(pairs))
    lines = [f"  - {head}"] + [f"    {pair}" for pair in rest]
    written = ""
    for line in lines:
        block = "|-" in line.split("\n")[0]
        comment = "" if block or line.count("\n") or line.endswith("|-") else draw(COMMENTS)
        written += line + comment + "\n" + ("" if block else draw(FILLING))
    return written


@st.composite
def banks(draw: st.DrawFn) -> bytes:
    entries = [draw(questions(number)) for number in range(draw(st.integers(1, 3)))]
    text = HEAD + "questions:\n" + draw(FILLING) + "".join(entries) + draw(st.sampled_from(["", "# end", "# end\n"]))
    if draw(st.booleans()):
        text = text.rstrip("\n")
    if draw(st.booleans()):
        text = text.replace("\n", "\r\n")
    return (b"\xef\xbb\xbf" if draw(st.booleans()) else b"") + text.encode()


@st.composite
def changes(draw: st.DrawFn, item: Item) -> Item:
    new = item
    if draw(st.booleans()):
        new = replace(new, rationale=draw(WORDS))
    if draw(st.booleans()):
        new = replace(new, tags=tuple(draw(st.lists(WORDS, max_size=3, unique=True))))
    if draw(st.booleans()):
        new = replace(new, difficulty=draw(st.sampled_from([*Difficulty, None])))
    if new.edit is None and draw(st.booleans()):
        new = replace(new, stem=draw(WORDS))
    if new.type == RISE.type and draw(st.booleans()):
        wrong = draw(st.lists(st.integers(200, 300).map(str), min_size=1, max_size=4, unique=True))
        key = new.options[new.key]
        new = replace(new, options=(key, *(Option(text, draw(st.none() | WORDS)) for text in wrong)), key=0)
    return replace(new, provenance=Provenance.AUTHORED)


@settings(max_examples=250, deadline=None)
@given(st.data())
def test_any_change_of_one_question_leaves_every_byte_outside_it(data: st.DataObject) -> None:
    content = data.draw(banks())
    items = items_of(content)
    name = data.draw(st.sampled_from(sorted(items)))
    item = data.draw(changes(items[name]))
    try:
        after = change_questions(content, {name: item})
    except BadInput as refusal:
        assert "cannot be written" in str(refusal)
        with_item = [answer_first(item) if key == name else other for key, other in items.items()]
        assert not holds(with_item), "refused, although a fresh file could hold it"
        return
    found = items_of(after)
    assert list(found) == list(items)
    assert {key: answer_first(found[key]) for key in found} == {
        key: answer_first(item if key == name else items[key]) for key in items
    }
    if after == content:
        assert item == items[name]
        return
    assert item != items[name]
    first, last = span_of(content, name)
    assert after.startswith(content[:first])
    assert after.endswith(content[last:])
    if len(item.options) == len(items[name].options):
        rest = after[first : len(after) - len(content[last:])]
        assert comments_in(rest, item) == comments_in(content[first:last], items[name])


def comments_in(content: bytes, item: Item) -> list[bytes]:
    """Return the lines of comment; in a block of text a line that begins with # is none."""
    said = {item.stem.encode(), item.rationale.encode()}
    lines = [line.strip() for line in content.splitlines()]
    return [line for line in lines if line.startswith(b"#") and line not in said]


def holds(items: list[Item]) -> bool:
    from quizapp.formats.bank_writer import write_bank
    from quizapp.model import Quiz

    quiz = parse_bank(write_bank(Quiz("Flood", ARTICLE, tuple(items))).encode(), "x").quiz
    return quiz is not None and [answer_first(one) for one in quiz.items] == items


def span_of(content: bytes, name: str) -> tuple[int, int]:
    """Return where the lines of a question begin and where the next question (or the file) does, in bytes."""
    place = list(items_of(content)).index(name)
    starts = [at for at in range(len(content)) if content.startswith(b"  - ", at) and content[at - 1 : at] in (b"\n",)]
    starts = [at for at in starts if at > content.index(b"questions:")]
    return starts[place], (starts[place + 1] if place + 1 < len(starts) else len(content))


def test_a_comment_below_the_first_key_stays_when_that_key_goes() -> None:
    content = (
        HEAD
        + "questions:\n  - tags: [a, b]\n    # asked in May\n"
        + f'    statement: "{HALL.stem}"\n    answer: false\n    edit: {{replacement: 21, original: 12}}\n'
        + f'    citation: {{quote: "{HALL.citation.quote}"}}\n    id: hall\n'
    ).encode()
    [held] = items_of(content).values()
    after = change_questions(content, {"hall": replace(held, tags=())})
    assert b"\n    # asked in May\n    statement:" in after
    assert [item.tags for item in items_of(after).values()] == [()]
