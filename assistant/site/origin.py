"""Whether a form that was posted comes from a page of this server, as far as the browser tells.

The token in every form is what keeps other sites out. This keeps out one thing that a token does not: a site whose
name is made to lead to this machine ("DNS rebinding") is of the same origin for the browser and can read the token.
Such a site has a name with a domain and is fetched without TLS, and for such pages browsers send no Sec-Fetch-Site;
so where that header is absent, the host must be named in a way that no stranger can register.
"""

import socket
from collections.abc import Mapping
from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

_LOCAL_ENDINGS: Final = (".localhost", ".local")


def from_here(headers: Mapping[str, str]) -> bool:
    """Whether a form may be accepted; ``headers`` are the request's, by lower-case name.

    ``Origin: null`` is what a browser sends for our own pages, since they ask for no referrer.
    """
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    host, origin = headers.get("host", ""), headers.get("origin", "null")
    return _is_ours(host) and (origin == "null" or urlsplit(origin).netloc.lower() == host.lower())


def _is_ours(host: str) -> bool:
    """Whether a host is named by its address, or by a name that belongs to this machine or its nearest network."""
    try:
        name = (urlsplit(f"//{host}").hostname or "").rstrip(".")
    except ValueError:
        return False
    if not name:
        return False
    try:
        return bool(ip_address(name))
    except ValueError:
        return "." not in name or name.endswith(_LOCAL_ENDINGS) or name == socket.gethostname().lower()
