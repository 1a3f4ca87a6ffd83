"""When wording in common is copied, and what is known of the archive by it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Copying:
    """When wording in common counts as a copied passage. Words are folded words of body regions."""

    gram: int = 4
    """Words of the shortest run that can start a match. Three gives formulae, five loses passages with many small changes."""
    cap: int = 200
    """A run that stands in more documents than this starts no match but is walked over. In 31,030 articles 56 of all runs of five
    words pass it, nearly all royal titles, and make half of the work; capping loses 0.02 % of the pairs of copies."""
    places: int = 1000
    """The same for the places of a run, several in one document counted: a page of one phrase over and over has no passages."""
    gap: int = 20
    """Words that may lie between two matches of one passage, in either document."""
    words: int = 20
    """Shared words of a passage. Between 12 and 20 it is mostly titles and formulae; the longest run that communiques of two
    different meetings share in the seeds has 19."""
    fewest_words: int = 12
    """The same for a passage that is all but verbatim (``verbatim``) and rare throughout (``rare``), which only a register of
    ``background`` documents can tell."""
    run: int = 10
    """Words of the longest run without a change: three formulae in a row are no passage (the seeds have such a chain of six-word
    runs, 22 words in all, between communiques of two meetings)."""
    different: float = 0.6
    """Different words among the shared ones, as a share. Of 1,125 passages of 20 to 39 words in two days of news half have .96
    and more, the one in a hundred under .6 are lists and tables; lists of names, which have no long run either, have .5."""
    weight: float = 14.0
    """Shared words, each weighed by rarity (1: in two documents only), that a passage needs. Of those 1,125 passages 68 fall
    short: rulers with their titles, all six of six read."""
    common: float = 0.55
    """Mean rarity of the words of any passage, however long. Of 47,101 passages in 23,615 articles one in a hundred falls below;
    25 of 25 read are two or three rulers with all their titles, and of 100 others drawn only two such fall near."""
    rare: float = 0.95
    """Mean rarity of the words of a passage shorter than ``words``."""
    verbatim: float = 0.9
    """``share`` of a passage shorter than ``words``."""
    background: int = 1000
    """Documents among which a smaller register is weighed as if it stood there."""
    share: float = 0.5
    """Share of the words of the two places that they have to have in common, in order."""
    copied: float = 0.5
    """Share of the shorter body that has to stand in the other document for the two to count as copies of one another, one source.
    Of pairs above it in real news, six of six read by eye were one story, cut or added to."""
    furniture: int = 5
    """Documents of one outlet, and of no other, in which a run is furniture of its pages and no copy."""
    slots: int = 2
    """Places at which two passages hold other names or numbers, from which on they may be one form filled in twice."""
    filled: float = 0.4
    """Share of the weight of names and numbers that differ, of all in them, from which on they are. Of 33,292 pairs in 23,894 articles
    one in 24 lies above: weather, markets, telegrams, results of companies, 26 of 28 read. From .25 to .4 one in three is an agency's story
    that was brought up to date or reworded; nearly all pairs have less than .1."""
    particular: float = 0.6
    """Rarity of a word from which on it counts as a name or number: 1 for one that comes twice in the archive, 0 in all documents."""
    respelt: float = 0.6
    """Likeness by letters from which on what stands in a slot is one thing spelt in two ways."""
    days: int = 3
    """Days on which one outlet has to print words, among others each time, for them to be no copy of one another. In 23,894 articles one pair
    in seven is told by it, 35 of 40 and more read being weather, markets, telegrams, attendance and the background of running stories."""
    same_text: float = 0.85
    """Share of the shorter body from which on two documents are one text, however often its words come."""
    threads: int = 2
    """Threads that look for passages; any number finds the same. Most of the time is spent outside Python, which does not hold them up."""
    shard: int = 10_000_000
    """Words of an archive (some 35,000 articles) whose runs are sorted at once, in memory; more are sorted part by part on the disk.
    306,760 articles (nine parts): 2.5 GB of memory and 227 s of the processor; with every row in memory 6.1 GB were held before it was done."""
    occasion: int = 14
    """Days: texts further apart that share less than ``copied`` are of different occasions, and what they share is a formula."""
    tolerance: int = 1
    """Days that two publication dates have to be apart by more than, to say who came first: papers print agency text of the day
    before."""
