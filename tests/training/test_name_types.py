"""The hand-typed list of names, and how it marks a sentence."""

from pathlib import Path

import pytest

from training.conllu import read_conllu
from training.name_types import listed_names, name_types
from training.spans import EntitySpan

SENTENCE = """\
# newpar
# sent_id = made_up-1
1\tAda\tAda\tPROPN\tNNP\t_\t2\tnsubj\t_\t_
2\twill\twill\tAUX\tMD\t_\t3\taux\t_\t_
3\tjoin\tjoin\tVERB\tVB\t_\t0\troot\t_\t_
4\tHarwell\tHarwell\tPROPN\tNNP\t_\t5\tcompound\t_\t_
5\tBank\tbank\tPROPN\tNNP\t_\t3\tobj\t_\t_
6\tin\tin\tADP\tIN\t_\t7\tcase\t_\t_
7\tHarwell\tHarwell\tPROPN\tNNP\t_\t3\tobl\t_\t_
8\tDay\tday\tPROPN\tNNP\t_\t3\tobl\t_\t_
"""


def marked(tmp_path: Path, *lines: str) -> list[EntitySpan]:
    (tmp_path / "types.tsv").write_text("\n".join(lines) + "\n", encoding="utf8")
    (tmp_path / "made_up.conllu").write_text(SENTENCE, encoding="utf8")
    return listed_names(read_conllu(tmp_path / "made_up.conllu")[0].tokens, name_types(tmp_path / "types.tsv"))


def test_the_longest_listed_name_is_taken(tmp_path):
    assert marked(tmp_path, "LOC\tHarwell", "ORG\tHarwell Bank") == [EntitySpan(3, 5, "ORG"), EntitySpan(6, 7, "LOC")]


def test_a_word_that_is_no_proper_noun_is_no_name(tmp_path):
    assert marked(tmp_path, "PERSON\twill", "PERSON\tAda") == [EntitySpan(0, 1, "PERSON")]


def test_what_is_listed_as_no_name_hides_the_name_in_it(tmp_path):
    assert marked(tmp_path, "LOC\tHarwell", "-\tHarwell Day") == [EntitySpan(3, 4, "LOC")]


def test_a_line_without_a_type_is_told_with_its_number(tmp_path):
    with pytest.raises(ValueError, match=r"types.tsv:2: expected a type, a tab and a name, found 'Harwell'"):
        marked(tmp_path, "PERSON\tAda", "Harwell")


def test_the_list_that_comes_with_the_recipe_can_be_read():
    kinds = {kind for names in name_types().values() for kind in names.values()}
    assert kinds == {"PERSON", "ORG", "LOC", "-"}
