"""A register as linked data: JSON-LD of Web Annotation, PROV-O and schema.org, with terms of our own where these have none.

- a document is a ``schema:NewsArticle`` (an official text a ``schema:CreativeWork``), a meeting a ``schema:Event``;
- a statement is an ``oa:Annotation`` whose target selects its characters by position (code points, end exclusive, as the
  recommendation counts them) and by quotation with the words around it;
- a point ``prov:wasDerivedFrom`` its statements and, where it goes on from an earlier meeting, ``prov:wasRevisionOf`` the
  earlier point; carriage, commitments and changes have classes of our own, with the names of the register's JSON;
- a document ``prov:wasQuotedFrom`` another where there is evidence who copied.

Names stand in ``urn:communique:``, and the context is in the file: nothing has to be fetched. Reasons and notes are left out.
"""

from __future__ import annotations

import json
from urllib.parse import quote

from communique.model import Change, Commitment, Copy, Document, Meeting, Point, Register, Span, Statement
from communique.register.sheets import Words

AROUND = 32
"""Characters of context on either side of a quotation."""

Node = dict[str, object]

CONTEXT: Node = {
    "@vocab": "urn:communique:term:",
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "schema": "https://schema.org/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"},
    "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
    "selector": {"@id": "oa:hasSelector"},
    "source": {"@id": "oa:hasSource", "@type": "@id"},
    **{
        name: {"@type": "@id"} for name in ("point", "document", "meeting", "statement", "fromPoint", "toPoint", "earlier", "later")
    },
}

GOES_ON = frozenset({"kept", "reworded", "strengthened", "weakened"})


def to_jsonld(register: Register) -> str:
    """The register as one JSON-LD document, a node a line; the same register gives the same bytes."""
    texts, words = {document.id: document.text for document in register.documents}, Words(register.documents)
    earlier = _earlier(register.changes)
    nodes: list[Node] = [_document(document, _copied(document, register.copies)) for document in register.documents]
    nodes += [_meeting(meeting) for meeting in register.meetings]
    nodes += [_statement(statement, texts[statement.document]) for statement in register.statements]
    nodes += [_point(point, words, texts, earlier.get(point.id, [])) for point in register.points]
    nodes += [
        _known({"@type": "Carriage", "point": _iri("point", c.point), "document": _iri("document", c.document), "form": c.form,
                "spans": [_target(span, texts[span.document]) for span in c.spans] or None})
        for c in register.carriage
    ]  # fmt: skip
    nodes += [_change(change) for change in register.changes]
    nodes += [
        _known({"@type": "Conflict", "meeting": _iri("meeting", c.meeting), "kind": c.kind, "schema:description": c.text,
                "spans": [_target(span, texts[span.document]) for span in c.spans] or None})
        for c in register.conflicts
    ]  # fmt: skip
    lines = ",\n  ".join(json.dumps(node, ensure_ascii=_broken(node)) for node in nodes)
    return f'{{"@context": {json.dumps(CONTEXT)},\n "@graph": [\n  {lines}\n]}}\n'


def _iri(kind: str, ident: str) -> str:
    return f"urn:communique:{kind}:{quote(ident, safe='/:-._~#')}"


def _known(node: Node) -> Node:
    """Without what is not known."""
    return {name: value for name, value in node.items() if value is not None}


def _broken(node: Node) -> bool:
    """Whether it holds half an emoji of a broken source, which only escapes can write."""
    return any("\ud800" <= letter <= "\udfff" for letter in json.dumps(node, ensure_ascii=False))


def _names(en: str | None, ar: str | None) -> list[Node]:
    return [{"@value": name, "@language": language} for name, language in ((en, "en"), (ar, "ar")) if name]


def _document(document: Document, quoted: list[str]) -> Node:
    organisation: Node | None = {"@type": "schema:Organization", "schema:name": document.outlet} if document.outlet else None
    return _known(
        {
            "@id": _iri("document", document.id),
            "@type": "schema:NewsArticle" if document.kind == "press" else "schema:CreativeWork",
            "schema:headline": document.title,
            "schema:inLanguage": document.language,
            "schema:datePublished": document.published.date if document.published else None,
            "schema:publisher": organisation,
            "schema:author": document.author,
            "schema:url": document.url,
            "schema:about": [{"@id": _iri("meeting", meeting)} for meeting in document.meetings] or None,
            "prov:wasQuotedFrom": [{"@id": _iri("document", source)} for source in quoted] or None,
            "schema:text": document.text,
        }
    )


def _copied(document: Document, copies: tuple[Copy, ...]) -> list[str]:
    """Documents that this one is known to have taken words from."""
    took = {c.b.document for c in copies if c.a.document == document.id and c.direction == "b-to-a"}
    took |= {c.a.document for c in copies if c.b.document == document.id and c.direction == "a-to-b"}
    return sorted(took - {document.id})


def _meeting(meeting: Meeting) -> Node:
    held = meeting.held
    return _known(
        {
            "@id": _iri("meeting", meeting.id),
            "@type": "schema:Event",
            "schema:name": meeting.formation,
            "schema:organizer": {"@type": "schema:Organization", "schema:name": _names(meeting.body_name.en, meeting.body_name.ar)},
            "schema:startDate": held.date,
            "notBefore": held.not_before,
            "notAfter": held.not_after,
            "schema:location": meeting.place,
            "schema:eventAttendanceMode": meeting.format,
            "schema:attendee": [
                _known(
                    {
                        "@type": "schema:Person" if one.person else "schema:Organization",
                        "schema:name": one.person or _names(one.name.en, one.name.ar),
                        "schema:affiliation": _names(one.name.en, one.name.ar) if one.person else None,
                        "role": one.role,
                        "party": one.party,
                    }
                )
                for one in meeting.participants
            ]
            or None,
        }
    )


def _target(span: Span, text: str) -> Node:
    position: Node = {"@type": "oa:TextPositionSelector", "start": span.start, "end": span.end}
    around = text[max(0, span.start - AROUND) : span.start], text[span.end : span.end + AROUND]
    exact = text[span.start : span.end]
    quotation: Node = {"@type": "oa:TextQuoteSelector", "exact": exact, "prefix": around[0], "suffix": around[1]}
    return {"@type": "oa:SpecificResource", "source": _iri("document", span.document), "selector": [position, quotation]}


def _statement(statement: Statement, text: str) -> Node:
    body: Node = {
        "@type": "Statement",
        "act": statement.act,
        "strength": statement.strength,
        "mode": statement.mode,
        "voice": statement.voice,
        "themes": list(statement.themes) or None,
        "cue": statement.cue.lemma if statement.cue else None,
        "schema:creator": statement.speaker.text if statement.speaker else None,
        "content": " ".join(text[start:end] for start, end in statement.content) or None,
        "point": _iri("point", statement.point) if statement.point else None,
    }
    return {
        "@id": _iri("statement", statement.id),
        "@type": "oa:Annotation",
        "oa:motivatedBy": {"@id": "oa:classifying"},
        "oa:hasBody": _known(body),
        "oa:hasTarget": _target(Span(statement.document, statement.start, statement.end), text),
    }


def _earlier(changes: tuple[Change, ...]) -> dict[str, list[str]]:
    """The points that each point goes on from."""
    found: dict[str, list[str]] = {}
    for change in changes:
        if change.kind in GOES_ON and change.from_point and change.to_point:
            found.setdefault(change.to_point, []).append(change.from_point)
    return found


def _point(point: Point, words: Words, texts: dict[str, str], earlier: list[str]) -> Node:
    return _known(
        {
            "@id": _iri("point", point.id),
            "@type": ["Point", "prov:Entity"],
            "meeting": _iri("meeting", point.meeting),
            "act": point.act,
            "strength": point.strength,
            "themes": list(point.themes) or None,
            "joint": point.joint,
            "independentSources": point.independent_sources,
            "schema:text": words.of(point.wording),
            "wording": _target(point.wording, texts[point.wording.document]),
            "prov:wasDerivedFrom": [{"@id": _iri("statement", ident)} for ident in point.statements],
            "prov:wasRevisionOf": [{"@id": _iri("point", ident)} for ident in sorted(earlier)] or None,
            "commitment": _commitment(point.commitment, words) if point.commitment else None,
        }
    )


def _commitment(found: Commitment, words: Words) -> Node:
    return _known(
        {
            "@type": "Commitment",
            "evidence": found.evidence,
            "doer": words.of(*found.doer),
            "action": words.of(found.action),
            "beneficiary": words.of(*found.beneficiary),
            "mechanism": words.of(*found.mechanism),
            "amount": words.of(found.amount),
            "due": words.of(found.due),
            "condition": words.of(found.condition),
        }
    )


def _change(change: Change) -> Node:
    return _known(
        {
            "@type": "Change",
            "kind": change.kind,
            "earlier": _iri("meeting", change.earlier),
            "later": _iri("meeting", change.later),
            "fromPoint": _iri("point", change.from_point) if change.from_point else None,
            "toPoint": _iri("point", change.to_point) if change.to_point else None,
        }
    )
