"""QR codes as pictures in the page: shapes with plain attributes, which a strict content policy lets be."""

from __future__ import annotations

from markupsafe import Markup, escape

QUIET = 4  # modules of light margin, as ISO/IEC 18004 asks for


def qr_code(text: str, label: str) -> Markup:
    """Return a QR code of the text as SVG, dark on light in either theme. It is scaled by its style sheet."""
    import segno

    code = segno.make_qr(text, error="m")
    side = code.symbol_size(scale=1, border=QUIET)[0]
    path = "".join(
        f"M{column} {row}h1v1h-1z"
        for row, line in enumerate(code.matrix_iter(scale=1, border=QUIET))
        for column, dark in enumerate(line)
        if dark
    )
    frame = f'class="qr" viewBox="0 0 {side} {side}" role="img" aria-label="{escape(label)}"'
    light = f'<rect class="qr-light" width="{side}" height="{side}"/>'
    dark = f'<path class="qr-dark" shape-rendering="crispEdges" d="{path}"/>'
    return Markup(f"<svg {frame}>{light}{dark}</svg>")  # noqa: S704 - numbers, our own mark-up, an escaped label
