"""Jobs: long work beside the pages. A row says what is asked and how far it is; a worker process does it."""
