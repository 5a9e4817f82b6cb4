"""Pictures that a document carries in itself: a text as a QR code."""


def code(text: str) -> str:
    """Return a text as a QR code, as SVG of no size of its own; it holds the text and no address of a server."""
    import segno

    return str(
        segno.make(text, error="m", micro=False).svg_inline(border=2, omitsize=True, svgclass=None, lineclass=None)
    )
