"""Train in two phases: at a constant rate until the scores level off, then at a rate that falls to nothing.

The borders of sentences are learned apart.
"""

import sys
from pathlib import Path

import spacy
from spacy.cli.train import train as train_by_config
from spacy.training.loop import train as train_loop
from spacy.util import import_file

HERE = Path(__file__).parent
REFINING = {"initial_rate": 0.0007, "warmup_steps": 20, "total_steps": 800}
REFINING_BATCH_WORDS = 1000
REFINING_EVALUATION = 200


def train(corpus: Path, work: Path) -> Path:
    """Train on what `convert` wrote; return the folder of the best pipeline."""
    register_parts()
    train_by_config(HERE / "config.cfg", work / "trained", overrides=paths_below(corpus))
    return refine(work / "trained" / "model-best", work / "refined")


def train_borders(corpus: Path, work: Path) -> Path:
    """Train what finds the borders of sentences, apart from the rest; return the folder of the best pipeline.

    A parser finds them as the ends of its trees, and loses them where web text has no full stop; a small network that
    sees nothing but the words beside a border finds more of them.
    """
    register_parts()
    train_by_config(HERE / "borders.cfg", work / "borders", overrides=paths_below(corpus))
    return work / "borders" / "model-best"


def paths_below(corpus: Path) -> dict[str, str]:
    """Return the settings that say where `convert` wrote the corpora."""
    return {
        "paths.train": str(corpus / "train.spacy"),
        "paths.dev": str(corpus / "dev.spacy"),
        "paths.word_classes": str(corpus / "word_classes.json"),
        "paths.rare_words": str(corpus / "rare_words.json"),
    }


def refine(trained: Path, output: Path) -> Path:
    """Train a pipeline on with a falling learning rate; the best one may be the one it began with."""
    output.mkdir(parents=True, exist_ok=True)
    nlp = spacy.load(trained)
    training = nlp.config["training"]
    training["optimizer"]["learn_rate"] = {"@schedules": "warmup_linear.v1", **REFINING}
    training["batcher"]["size"] = REFINING_BATCH_WORDS
    training["max_steps"] = REFINING["total_steps"]
    training["eval_frequency"] = REFINING_EVALUATION
    train_loop(nlp, output, stdout=sys.stdout, stderr=sys.stderr)
    return output / "model-best"


def register_parts() -> None:
    """Make the functions that `config.cfg` names known to spaCy."""
    import_file("training_parts", HERE / "spacy_parts.py")
