"""Word classes, unknown words and lemma exceptions, without the word lists that only training needs."""

import json

import pytest
import spacy
from spacy.training import Example

from training.assemble import treebank_lemmas
from training.lexicon import spelled_classes, with_ending, with_s
from training.spacy_parts import nonce, unknown_word_augmenter, word_class_loader


@pytest.mark.parametrize(
    ("lemma", "form"),
    [("protest", "protests"), ("city", "cities"), ("day", "days"), ("church", "churches"), ("tax", "taxes")],
)
def test_regular_forms_with_s(lemma, form):
    assert with_s(lemma) == form


def test_regular_forms_with_e():
    assert [with_ending("try", "ed"), with_ending("play", "ed"), with_ending("bak", "ed")] == [
        "tried",
        "played",
        "baked",
    ]


def test_a_capitalised_name_keeps_the_readings_of_the_common_word():
    common = {"turkey": {"n"}, "run": {"v", "n"}, "zax": {"n"}}
    names = {"Turkey": {"C"}, "Ada": {"G"}}
    classes = spelled_classes(common, names, {"turkey": 4.0, "run": 5.0, "zax": 1.6}.__getitem__)
    assert classes["Turkey"] == "n:C"
    assert classes["turkey"] == "n"
    assert classes["Ada"] == ":G"
    assert classes["run"] == classes["Run"] == "nv"
    assert "zax" in classes
    assert "Zax" not in classes  # too rare for a place at the start of a sentence


def test_word_classes_become_norms_that_survive_saving(tmp_path):
    (tmp_path / "classes.json").write_text(json.dumps({"protesters": "N"}), encoding="utf8")
    nlp = word_class_loader(tmp_path / "classes.json")(spacy.blank("en"))
    nlp.to_disk(tmp_path / "pipeline")
    loaded = spacy.load(tmp_path / "pipeline")
    assert [t.norm_ for t in loaded("Three protesters")] == ["three", "N"]


def test_an_unknown_word_keeps_norm_ending_shape_and_annotation(tmp_path):
    (tmp_path / "rare.json").write_text(json.dumps(["protesters"]), encoding="utf8")
    nlp = spacy.blank("en")
    nlp.vocab["protesters"].norm_ = "N"
    predicted = nlp("Two protesters sang.")
    example = Example.from_dict(
        predicted, {"tags": ["CD", "NNS", "VBD", "."], "heads": [1, 2, 2, 2], "deps": list("abcd")}
    )
    (augmented,) = unknown_word_augmenter(tmp_path / "rare.json", 1.0, 0)(nlp, example)
    made_up = augmented.predicted[1]
    assert made_up.text != "protesters"
    assert (made_up.norm_, made_up.suffix_, made_up.prefix_, made_up.shape_) == ("N", "ers", "p", "xxxx")
    assert augmented.reference.text == augmented.predicted.text
    assert augmented.get_aligned("TAG", as_string=True) == ["CD", "NNS", "VBD", "."]
    (untouched,) = unknown_word_augmenter(tmp_path / "rare.json", 0.0, 0)(nlp, example)
    assert untouched is example


def test_a_word_that_the_treebank_splits_otherwise_is_left_alone(tmp_path):
    (tmp_path / "rare.json").write_text(json.dumps(["cannot"]), encoding="utf8")
    nlp = spacy.blank("en")
    reference = spacy.tokens.Doc(nlp.vocab, words=["They", "cannot", "go"])
    example = Example(nlp("They cannot go"), reference)
    (augmented,) = unknown_word_augmenter(tmp_path / "rare.json", 1.0, 0)(nlp, example)
    assert augmented is example


@pytest.mark.parametrize("word", ["protesters", "Protesters", "PROTESTERS"])
def test_a_made_up_word_has_the_case_of_the_word(word):
    import random

    shapes = [spacy.blank("en").vocab[form].shape_ for form in (word, nonce(word, random.Random(3)))]
    assert shapes[0] == shapes[1]


def test_lemmas_are_learned_where_the_treebank_is_sure():
    vocab = spacy.blank("en").vocab

    def doc(*rows):
        words, pos, lemmas = zip(*rows, strict=True)
        return spacy.tokens.Doc(vocab, words=list(words), pos=list(pos), lemmas=list(lemmas))

    sure = doc(("them", "PRON", "they"), ("’m", "AUX", "be"), ("people", "NOUN", "person"))
    rare = doc(("oxen", "NOUN", "ox"), ("Leeds", "PROPN", "Leed"))
    torn = [doc(("found", "VERB", "found")), doc(("found", "VERB", "find")), doc(("found", "VERB", "find"))]
    learned = treebank_lemmas([sure, sure, sure, rare, *torn])
    assert learned == {("PRON", "them"): "they", ("AUX", "'m"): "be", ("NOUN", "people"): "person"}
