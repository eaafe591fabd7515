"""What the tests of fetching share."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from sites import Site


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()
    thread = threading.Thread(target=made.server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield made
    made.server.shutdown()
    made.server.server_close()
    thread.join()
