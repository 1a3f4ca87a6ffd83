"""Limits and manners of what comes in: files, and addresses that the user named."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reading:
    """What ``sources`` accepts."""

    largest_file: int = 64_000_000
    """Bytes; a larger file is set aside with a note. The largest real page seen has under 2 MB."""
    longest_text: int = 2_000_000
    """Characters of one document; a longer one is cut here with a note and counts as incomplete."""
    longest_page: int = 8_000_000
    """Characters of one HTML page, markup included; the extractor's time grows faster than the page."""
    shortest_article: int = 400
    """Characters in paragraphs of its own that one of several articles of a page needs to be a source; the extracts that sites cut by
    themselves have 55 words, some 350 characters."""
    largest_archive: int = 2_000_000_000
    """Bytes that one zip or gz file unpacks to, all members together; a larger zip file is set aside unopened, a gz file read so far."""
    largest_ratio: int = 200
    """Unpacked bytes to packed ones of a zip member or gz file. News text packs 3 to 20 times; what passes 200 is a bomb or no text."""
    most_members: int = 100_000
    """Members of one zip or tar file."""
    control_share: float = 0.01
    """Control characters among the characters of a text: above it the file is taken for binary. Text has practically none."""
    broken_share: float = 0.02
    """Bytes that are no UTF-8 among those above 127: up to here it is UTF-8 with damage, above it another encoding.
    Arabic in Windows-1256 or ISO-8859-6, read as UTF-8, breaks at more than 90 of 100 such bytes."""


@dataclass(frozen=True, slots=True)
class Fetching:
    """How ``web`` asks for addresses that the user named. No measurements: these are manners, and limits against hostile hosts."""

    contact: str = ""
    """An address of yours that goes into the user agent, so that a host can reach you: good manners for long lists."""
    seconds_between: float = 1.0
    """Between two requests to one host; more where its robots.txt asks for more (``Crawl-delay``)."""
    seconds_to_connect: float = 10.0
    seconds_of_silence: float = 20.0
    seconds_in_all: float = 60.0
    """Until a host takes the connection; without a byte; for one answer, however steadily it drips."""
    longest_wait: float = 60.0
    """Seconds that a host may ask us to wait (``Retry-After``, ``Crawl-delay``); one that asks for more is left for a later run."""
    tries: int = 3
    """Of one address, where the host is busy (429, 503) or the connection fails."""
    most_failures: int = 3
    """Addresses in a row on which a host fails before its others are left for a later run."""
    most_redirects: int = 5
    """From one address to the next; each is checked like the first."""
    largest_body: int = 20_000_000
    """Bytes of one answer, packed or unpacked."""
    feed_minutes: int = 15
    """Age at which a feed is asked for again, with its ETag and date, so that one without news costs next to nothing."""
    page_days: int = 0
    """Age at which a page is asked for again; 0: what was fetched once is never asked for again."""
    follow: bool = True
    """Fetch the pages of feed items that hold no full text; else their extracts are read."""
    most_followed: int = 200
    """Pages of one feed."""
    allow_private: bool = False
    """Ask this machine and private networks too. For tests against a local server: with it, a stranger's list can reach them."""
