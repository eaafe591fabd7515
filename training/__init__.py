"""Train the English pipeline of `quizapp.reading` from open treebanks."""
