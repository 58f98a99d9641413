"""Whether what a browser reads makes it load something from another host, or tell it something.

An address counts wherever it stands, except where only a person follows it, or nobody.
"""

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Final

from generator.safeguarding.finished import pieces, without_backslashes


def tag_contacts(tag: str, own: str) -> bool:
    """`tag` as it is written, with its brackets; `own` is the host of the site itself, with its port."""
    if not _may_hold_address(tag):
        return False
    name, *written = pieces(tag)
    attributes = [attribute(piece) for piece in written]
    # Of two with the same name a browser takes the first.
    taken = dict(reversed(attributes))
    return any(_attribute_contacts(name.lower(), taken, key, value, own) for key, value in attributes)


def _may_hold_address(tag: str) -> bool:
    """Most tags hold none, however it be written; what a script does on an event can put one together."""
    if tag.count("/") < 2 and not any(sign in tag.lower() for sign in _NEEDED):
        return False
    return _ADDRESS_OR_EVENT.search(tag) is not None


_NEEDED: Final = (":", "\\", "&", "on")
_ADDRESS_OR_EVENT = re.compile(r"[:\\&]|/[\t\n\r]*/|[\s/\"']on", re.IGNORECASE)


def attribute(piece: str) -> tuple[str, str]:
    """Name, in small letters, and value, read as a browser reads them."""
    name, _, value = piece.partition("=")
    value = value.strip()
    return name.strip().lower(), unescape(value[1:-1] if value[:1] in ("'", '"') else value)


def _attribute_contacts(tag: str, attributes: Mapping[str, str], key: str, value: str, own: str) -> bool:
    if key in _SAID or key.startswith(("aria-", "xmlns")):
        return False
    if key.startswith("on") or value.strip(_LEFT_OUT).lower().startswith("javascript:"):
        return script_contacts(value, own)
    if _is_only_followed(tag, attributes, key):
        return False
    return style_contacts(value, own)


_SAID: Final = frozenset({"alt", "title", "placeholder", "value", "label", "summary", "cite"})
_LEFT_OUT: Final = "".join(map(chr, range(33)))
"""A browser takes these characters off both ends of an address."""


def _is_only_followed(tag: str, attributes: Mapping[str, str], key: str) -> bool:
    if tag == "link":
        kinds = attributes.get("rel", "").lower().split()
        return key == "href" and bool(kinds) and _RELATIONS.issuperset(kinds)
    if tag == "meta":
        return key == "content" and "http-equiv" not in attributes
    return tag in ("a", "area") and key in ("href", "xlink:href")


_RELATIONS: Final = frozenset({"canonical", "alternate", "license", "author", "me"})
"""Of links that no browser loads by itself."""


def style_contacts(style: str, own: str) -> bool:
    return any(_foreign(_ADDRESS, text, own) for text in _readings(style))


def script_contacts(script: str, own: str) -> bool:
    """As far as it can be told without running it: addresses are found escaped, and put together from pieces."""
    return any(_foreign(_ADDRESS_IN_SCRIPT, _JOINED.sub("", text), own) for text in _readings(script))


_JOINED = re.compile(r"""["'`]\s*\+\s*["'`]""")


def _readings(text: str) -> Iterator[str]:
    """In a browser a backslash is a slash or escapes; line ends and tabs in an address do not count, or end it."""
    for escaped in dict.fromkeys((text, unescape(text))):
        for read in dict.fromkeys((escaped.replace("\\", "/"), without_backslashes(escaped))):
            for gap in ("", " "):
                yield _GAP.sub(gap, read).strip(_LEFT_OUT).lower()


_GAP = re.compile(r"[\t\n\r]")


def _foreign(address: re.Pattern[str], text: str, own: str) -> bool:
    return any(found["host"] != own and any(found.groups()) for found in address.finditer(_NAMESPACE.sub("", text)))


# In small letters.
_SCHEME: Final = r"(?<![\w+.-])(?:https?|wss?|ftp):(?P<slashes>/*+)"
_HOST: Final = r"""(?P<host>[^/?#\s"'`(),;<>]*+)"""
_ADDRESS = re.compile(rf"""(?:{_SCHEME}|(?:\A|(?<=[\s,;=("'`]))(?P<relative>//+)){_HOST}""")
# Two slashes outside of quotation marks begin a remark.
_ADDRESS_IN_SCRIPT = re.compile(rf"""(?:{_SCHEME}|(?<=["'`])(?P<relative>//+)){_HOST}""")
# Names, which nothing loads.
_NAMESPACE = re.compile(r"http://www\.w3\.org/(?:2000/svg|1999/x(?:link|html)|1998/math/mathml)(?![\w/.?#-])")
