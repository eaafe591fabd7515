"""Reproduce the English pipeline: `python -m training TREEBANKS OUTPUT`."""

import argparse
import sys
from pathlib import Path

from spacy.cli.train import train
from spacy.util import import_file

from training.assemble import assemble
from training.convert import convert
from training.corpora import MissingCorpus, check_corpora

HERE = Path(__file__).parent


def main() -> int:
    """Convert, train, assemble; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("treebanks", type=Path, help="folder with ewt/, gum/, uner/ and wikigold/")
    parser.add_argument("output", type=Path, help="folder for the finished pipeline")
    parser.add_argument("--work", type=Path, default=Path("build/training"), help="folder for what lies between")
    options = parser.parse_args()
    try:
        check_corpora(options.treebanks)
    except MissingCorpus as error:
        print(error, file=sys.stderr)
        return 2
    build(options.treebanks, options.work, options.output)
    return 0


def build(treebanks: Path, work: Path, output: Path) -> None:
    """Write the pipeline to `output`; corpora, checkpoints and scores stay in `work`."""
    corpus = work / "corpus"
    print({part: f"{tokens} tokens" for part, tokens in convert(treebanks, corpus).items()})
    import_file("training_parts", HERE / "spacy_parts.py")
    overrides = {
        "paths.train": str(corpus / "train.spacy"),
        "paths.dev": str(corpus / "dev.spacy"),
        "paths.word_classes": str(corpus / "word_classes.json"),
        "paths.rare_words": str(corpus / "rare_words.json"),
    }
    train(HERE / "config.cfg", work / "trained", overrides=overrides)
    assemble(work / "trained" / "model-best", corpus, output)


if __name__ == "__main__":
    sys.exit(main())
