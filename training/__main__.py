"""Reproduce the English pipeline: `python -m training TREEBANKS OUTPUT`."""

import argparse
import sys
from pathlib import Path

from training.assemble import assemble
from training.convert import convert
from training.corpora import MissingCorpus, check_corpora
from training.train import train, train_borders


def main() -> int:
    """Convert, train, assemble; return the exit status. What lies between stays in the folder `--work`."""
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
    corpus = options.work / "corpus"
    print({part: f"{tokens} tokens" for part, tokens in convert(options.treebanks, corpus).items()})
    assemble(train(corpus, options.work), train_borders(corpus, options.work), corpus, options.output)
    return 0


if __name__ == "__main__":
    sys.exit(main())
