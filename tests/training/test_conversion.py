"""The converter, on a treebank of two sentences that stands here in full."""

import random
from pathlib import Path

import pytest
import spacy

from training.conllu import Sentence, read_conllu
from training.corpora import MissingCorpus, check_corpora, with_uner_names
from training.documents import curly, guessed_spaces, headline_case, paragraphs, to_doc, to_name_doc
from training.gum_names import names
from training.spans import EntitySpan, iob_sentences, iob_spans

TREEBANK = """\
# newdoc id = made_up
# newpar
# sent_id = made_up-1
1\tPresident\tPresident\tPROPN\tNNP\tNumber=Sing\t2\tnmod:desc\t_\tEntity=(1-person-new-cf1-2-coref
2\tAda\tAda\tPROPN\tNNP\tNumber=Sing\t4\tnsubj\t_\t_
3\tStone\tStone\tPROPN\tNNP\tNumber=Sing\t2\tflat\t_\tEntity=1)
4-5\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
4\tdid\tdo\tAUX\tVBD\tTense=Past|Typo=No\t6\taux\t_\t_
5\tn't\tnot\tPART\tRB\t_\t6\tadvmod\t_\t_
5.1\tever\tever\tADV\tRB\t_\t_\t_\t_\t_
6\tvisit\tvisit\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\t_
7\tthe\tthe\tDET\tDT\tDefinite=Def\t8\tdet\t_\tEntity=(2-organization-new-cf2-2-coref
8\tUniversity\tUniversity\tPROPN\tNNP\tNumber=Sing\t6\tobj\t_\t_
9\tof\tof\tADP\tIN\t_\t10\tcase\t_\t_
10\tLeeds\tLeeds\tPROPN\tNNP\tNumber=Sing\t8\tnmod\t_\tEntity=(3-place-new-cf3-1-coref)2)|SpaceAfter=No
11\t.\t.\tPUNCT\t.\t_\t6\tpunct\t_\t_

# newpar_block = list
# sent_id = made_up-2
1\tRain\train\tNOUN\tNN\tNumber=Sing\t0\troot\t_\t_

# newpar
# sent_id = made_up-3
1\tSnow\tsnow\tNOUN\tNN\tNumber=Sing\t0\troot\t_\t_
"""


@pytest.fixture
def sentences(tmp_path: Path) -> list[Sentence]:
    source = tmp_path / "made_up.conllu"
    source.write_text(TREEBANK, encoding="utf8")
    return read_conllu(source)


def test_a_paragraph_starts_at_newpar_and_not_at_a_layout_block(sentences):
    assert [s.opens_paragraph for s in sentences] == [True, False, True]
    assert [[s.sent_id for s in p] for p in paragraphs(sentences)] == [["made_up-1", "made_up-2"], ["made_up-3"]]


def test_parts_of_a_contraction_have_no_space_between_them(sentences):
    assert "didn't visit the University of Leeds." in to_doc(spacy.blank("en").vocab, sentences[:1]).text


def test_an_empty_node_is_no_token(sentences):
    assert "ever" not in [token.form for token in sentences[0].tokens]


def test_heads_lemmas_and_kept_features_reach_the_document(sentences):
    doc = to_doc(spacy.blank("en").vocab, sentences[:2])
    assert [(t.text, t.head.text) for t in doc][:2] == [("President", "Ada"), ("Ada", "did")]
    assert [t.text for t in doc if t.dep_ == "ROOT"] == ["visit", "Rain"]
    assert (doc[3].lemma_, str(doc[3].morph)) == ("do", "Tense=Past")
    assert [s.text for s in doc.sents] == [
        "President Ada Stone didn't visit the University of Leeds.",
        "Rain",
    ]


def test_a_name_is_cut_out_of_its_mention_without_title_or_article(sentences):
    assert names(sentences[0].tokens) == [EntitySpan(1, 3, "PERSON"), EntitySpan(7, 10, "ORG")]


def test_unknown_names_are_missing_and_not_outside(sentences):
    vocab = spacy.blank("en").vocab
    assert {t.ent_iob_ for t in to_doc(vocab, sentences[:1])} == {""}
    annotated = to_doc(vocab, [sentences[0].with_names([EntitySpan(1, 3, "PERSON")])])
    assert [t.ent_iob_ for t in annotated][:4] == ["O", "B", "I", "O"]


def test_names_of_another_release_are_used_only_where_the_words_agree(sentences):
    words = [token.form for token in sentences[0].tokens]
    tags = ["O", "B-PER", "I-PER", *["O"] * (len(words) - 3)]
    assert with_uner_names(sentences[0], {"made_up-1": (words, tags)}).names == (EntitySpan(1, 3, "PERSON"),)
    assert with_uner_names(sentences[0], {"made_up-1": (words[:-1], tags[:-1])}).names is None
    assert with_uner_names(sentences[0], {}).names is None


@pytest.mark.parametrize(
    ("tags", "spans"),
    [
        (["B-PER", "I-PER", "O"], [(0, 2, "PERSON")]),
        (["I-PER", "I-PER", "I-LOC"], [(0, 2, "PERSON"), (2, 3, "LOC")]),  # IOB1 opens with I
        (["B-LOC", "B-LOC"], [(0, 1, "LOC"), (1, 2, "LOC")]),
        (["B-OTH", "O"], []),
    ],
)
def test_iob_tags_become_spans(tags, spans):
    assert iob_spans(tags, {"PER": "PERSON", "LOC": "LOC"}) == spans


def test_sentences_of_an_iob_file_end_at_blank_lines_and_at_its_end(tmp_path):
    (tmp_path / "names.conll").write_text("Ada I-PER\nran O\n\n\nLeeds I-LOC", encoding="utf8")
    found = list(iob_sentences(tmp_path / "names.conll", 0, 1, " "))
    assert found == [("", ["Ada", "ran"], ["I-PER", "O"]), ("", ["Leeds"], ["I-LOC"])]


def test_spaces_are_restored_around_punctuation_and_quotes():
    words = ["He", "(", "Ada", "'s", "son", ")", "said", ":", '"', "No", ",", "two", "%", '"', "."]
    doc = to_name_doc(spacy.blank("en").vocab, words, [EntitySpan(2, 3, "PERSON")], [])
    assert doc.text.strip() == 'He (Ada\'s son) said: "No, two%".'
    assert len(guessed_spaces(words)) == len(words)


def test_spellings_change_letters_and_never_the_number_of_characters():
    words = ['"', "it", "'s", "raining", '"']
    assert curly(words) == ["“", "it", "’s", "raining", "”"]
    assert headline_case(["rain", "in", "many", "towns"]) == ["Rain", "in", "Many", "Towns"]


def test_merging_draws_from_the_given_generator_only(sentences):
    merged = paragraphs(sentences, 1.0, random.Random(1))
    assert [[s.sent_id for s in p] for p in merged] == [["made_up-1", "made_up-2", "made_up-3"]]


def test_a_folder_without_the_corpora_is_named_with_all_that_is_missing(tmp_path):
    with pytest.raises(MissingCorpus, match=r"gum/dep.*uner.*wikigold"):
        check_corpora(tmp_path)
