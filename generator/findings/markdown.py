"""Text and code in GitHub's Markdown, whatever is in them."""


def code(text: str) -> str:
    """As code: the fence is longer than any row of backticks inside."""
    visible = "".join(char if char.isprintable() else "·" for char in text)
    fence = "`"
    while fence in visible:
        fence += "`"
    gap = " " if visible.startswith("`") or visible.endswith("`") else ""
    return f"{fence}{gap}{visible}{gap}{fence}"


def prose(text: str) -> str:
    """As it stands: what Markdown or HTML could read in it is written as an entity."""
    return "".join(f"&#{ord(char)};" if char in "<>&*_`[]|\\~#@" else char for char in text)
